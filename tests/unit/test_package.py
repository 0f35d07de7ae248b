"""The zip: what is in it, and that it works as the source tree does."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import gate
import package
import pytest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package.build(tmp_path_factory.mktemp("zip"))


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile's plugins folder after "Install from ZIP"."""
    plugins = tmp_path_factory.mktemp("profile") / "python" / "plugins"
    with zipfile.ZipFile(built) as archive:
        archive.extractall(plugins)
    return plugins


def test_the_name_carries_the_version_of_the_metadata(built: Path) -> None:
    assert built.name == f"msme_qgis_plugin-{package.version()}.zip"


def test_the_zip_has_the_shape_that_the_repository_wants(built: Path) -> None:
    assert gate.shape(built) == []


def test_resources_licence_and_compiled_words_are_inside(built: Path) -> None:
    names = set(zipfile.ZipFile(built).namelist())
    assert {
        "msme_qgis_plugin/metadata.txt",
        "msme_qgis_plugin/LICENSE",
        "msme_qgis_plugin/resources/icons/msme.svg",
        "msme_qgis_plugin/i18n/msme_id.qm",
        "msme_qgis_plugin/core/paths.py",
    } <= names
    assert not [name for name in names if name.endswith((".ts", ".pyc"))]


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = package.build(tmp_path)
    first, second = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (built, again))
    assert first == second


def test_staging_replaces_what_an_older_version_left(tmp_path: Path) -> None:
    old = tmp_path / "msme_qgis_plugin" / "gone.py"
    old.parent.mkdir()
    old.write_text("")
    package.stage(tmp_path)
    assert not old.exists()


@pytest.mark.parametrize("where", ["tree", "zip"])
def test_one_locator_finds_the_files_in_the_tree_and_in_the_zip(
    where: str, project: Path, installed: Path
) -> None:
    folder = project if where == "tree" else installed
    code = (
        "from msme_qgis_plugin.core.paths import home, resource\n"
        "print(home())\n"
        "print(resource('icons', 'msme.svg').stat().st_size)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    found_home, size = done.stdout.split()
    expected = project if where == "tree" else folder / "msme_qgis_plugin"
    assert Path(found_home) == expected
    icon = project / "resources" / "icons" / "msme.svg"
    assert int(size) == icon.stat().st_size
