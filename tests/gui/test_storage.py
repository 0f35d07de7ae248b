"""Results on their way to the project's folder."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.gui.storage import move_in
from msme_qgis_plugin.styling.context import has_context
from msme_qgis_plugin.styling.project_map import context_folder


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    made = tmp_path / "umkm.gpkg"
    made.write_text("whole")
    return made


def test_a_second_result_of_one_name_gets_a_number(profile: Path, scratch: Path) -> None:
    (profile / "umkm.gpkg").write_text("older")
    assert move_in(scratch) == profile / "umkm_2.gpkg"
    assert (profile / "umkm.gpkg").read_text() == "older"


def test_a_full_disk_leaves_no_half_of_a_file(
    profile: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_source: str, target: str) -> None:
        Path(target).write_text("wh")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "move", half)
    with pytest.raises(WriteFailedError, match="No space left on device"):
        move_in(scratch)
    assert list(profile.iterdir()) == []
    assert scratch.read_text() == "whole"


def test_surroundings_that_find_no_room_are_not_left_in_part(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = tmp_path / "roomy"
    roomy.mkdir()
    copy = shutil.copyfile

    def half(source: Path, target: Path) -> None:
        if profile in target.parents:
            target.write_text("half")
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", half)
    folder = context_folder(profile, roomy)
    assert [one for one in profile.rglob("*") if one.is_file()] == []
    assert folder is not None
    assert folder.parent == roomy
    assert has_context(folder)
    assert context_folder(profile) is None
