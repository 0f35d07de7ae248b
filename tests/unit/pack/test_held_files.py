"""What another program holds for a moment: a pack that is there is not said to have failed."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import pytest

from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.write import write_pack

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents


def held(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "held by another program")


def units_of(path: Path) -> list[str]:
    return read_pack(path).observations["unit"].tolist()


def test_what_cannot_be_tidied_up_spoils_no_pack(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    died_long_ago = tmp_path / ".pack.gpkg.1-1.new"
    died_long_ago.write_bytes(b"x")
    os.utime(died_long_ago, (0, 0))
    monkeypatch.setattr(Path, "unlink", held)
    path = tmp_path / "pack.gpkg"
    assert write_pack(path, pair).created
    assert units_of(path) == ["1101", "1102"]


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A stick on which a file cannot be linked; what is waited for."""
    waited: list[float] = []
    monkeypatch.setattr(os, "link", held)
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


def holding(times: int) -> Callable[..., Path]:
    """Return a `Path.replace` that a scanner holds up so many times."""
    left, real = [None] * times, Path.replace

    def replace(self: Path, target: Path) -> Path:
        if left:
            left.pop()
            held()
        return real(self, target)

    return replace


def test_a_new_pack_waits_for_a_virus_scanner(
    tmp_path: Path, pair: Contents, no_links: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", holding(3))
    path = tmp_path / "pack.gpkg"
    assert write_pack(path, pair).created
    assert len(no_links) == 3
    assert units_of(path) == ["1101", "1102"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_is_never_let_go_of_is_told(
    tmp_path: Path, pair: Contents, no_links: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", holding(1000))
    with pytest.raises(WriteFailedError, match="held by another program"):
        write_pack(tmp_path / "pack.gpkg", pair)
    assert sum(no_links) <= 5
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="folders are brought to the disk there alone")
def test_a_folder_that_cannot_be_brought_to_the_disk_spoils_no_pack(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refused(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", refused)
    path = tmp_path / "pack.gpkg"
    assert write_pack(path, pair).created
    assert units_of(path) == ["1101", "1102"]
