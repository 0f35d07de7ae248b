"""Results on their way to the project's folder."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.gui import storage
from msme_qgis_plugin.gui.storage import bring_beside_project, move_in
from msme_qgis_plugin.styling.context import has_context
from msme_qgis_plugin.styling.project_map import context_folder

if TYPE_CHECKING:
    from msme_qgis_plugin.gui.dock import DockFrame
    from tests.gui.test_dock import Wait


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    made = tmp_path / "umkm.gpkg"
    made.write_text("whole")
    return made


def test_a_second_result_of_one_name_gets_a_number(profile: Path, scratch: Path) -> None:
    (profile / "umkm.gpkg").write_text("older")
    assert move_in(scratch) == profile / "umkm_2.gpkg"
    assert (profile / "umkm.gpkg").read_text() == "older"


def held(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "held")


def half(_source: Path, target: Path) -> None:
    target.write_text("wh")
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def other_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The profile is where a file can only be copied to."""
    monkeypatch.setattr(Path, "rename", held)


def test_a_result_that_is_still_open_is_there_all_the_same(
    profile: Path, scratch: Path, other_drive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "unlink", held)
    assert move_in(scratch) == profile / "umkm.gpkg"
    assert (profile / "umkm.gpkg").read_text() == "whole"


def test_a_full_disk_leaves_no_half_of_a_file(
    profile: Path, scratch: Path, other_drive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(WriteFailedError, match="No space left on device"):
        move_in(scratch)
    assert list(profile.iterdir()) == []
    assert scratch.read_text() == "whole"


def test_half_a_file_that_a_virus_scanner_holds_hides_no_reason(
    profile: Path, scratch: Path, other_drive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "copyfile", half)
    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(WriteFailedError, match="No space left on device"):
        move_in(scratch)


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


def test_results_move_beside_a_project_that_is_saved(profile: Path, tmp_path: Path) -> None:
    own = profile / "hasil.gpkg"
    around = profile / "around_1" / "districts.gpkg"
    around.parent.mkdir()
    for one in (own, around):
        shutil.copyfile(resource("reference", "districts.gpkg"), one)
    project = QgsProject.instance()
    layers = [
        QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        for path, name in ((own, "district"), (own, "province"), (around, "province"))
    ]
    for layer in layers:
        layer.setOpacity(0.5)
        assert project.addMapLayer(layer) is not None
    project.addMapLayer(QgsVectorLayer("Point", "memory", "memory"))
    home = tmp_path / "elsewhere"
    home.mkdir()
    project.setFileName(str(home / "a.qgz"))
    assert bring_beside_project(project) == (home / "hasil.gpkg",)
    assert not own.exists()
    # Other projects show the surroundings too.
    assert around.exists()
    for layer, count in zip(layers, (514, 38, 38)):
        assert layer.source().startswith(str(home))
        assert layer.featureCount() == count
        assert layer.opacity() == 0.5
    # Once is enough.
    assert bring_beside_project(project) == ()


@pytest.mark.parametrize("ending", ["qgz", "qgs"])
def test_a_project_that_was_saved_opens_with_its_results(
    frame: DockFrame, wait: Wait, profile: Path, tmp_path: Path, ending: str
) -> None:
    own, home = profile / "hasil.gpkg", tmp_path / "elsewhere"
    shutil.copyfile(resource("reference", "districts.gpkg"), own)
    home.mkdir()
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer(f"{own}|layername=district", "d", "ogr"))
    assert project.write(str(home / f"a.{ending}"))
    wait(lambda: not own.exists())
    project.clear()
    assert project.read(str(home / f"a.{ending}"))
    (layer,) = project.mapLayers().values()
    assert layer.isValid()
    assert layer.source().startswith(str(home))


def test_results_that_are_still_open_move_all_the_same(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, home = profile / "hasil.gpkg", tmp_path / "elsewhere"
    shutil.copyfile(resource("reference", "districts.gpkg"), own)
    home.mkdir()
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer(f"{own}|layername=district", "d", "ogr"))
    project.setFileName(str(home / "a.qgz"))
    monkeypatch.setattr(Path, "unlink", held)
    assert bring_beside_project(project) == (home / "hasil.gpkg",)


def test_results_stay_where_the_projects_folder_takes_nothing(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "_free_name", full)
    own = profile / "hasil.gpkg"
    shutil.copyfile(resource("reference", "districts.gpkg"), own)
    layer = QgsVectorLayer(f"{own}|layername=district", "d", "ogr")
    project = QgsProject.instance()
    project.addMapLayer(layer)
    project.setFileName(str(tmp_path / "a.qgz"))
    with pytest.raises(WriteFailedError, match="No space left"):
        bring_beside_project(project)
    assert own.exists()
    assert layer.source().startswith(str(own))
