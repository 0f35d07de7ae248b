"""What is said where pandas, geopandas or shapely are missing or too old."""

from __future__ import annotations

import platform
import sys
import sysconfig
from importlib import metadata
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING, NamedTuple

import pytest
from qgis.core import QgsApplication, QgsProcessingException

from msme_qgis_plugin.algorithms import base
from msme_qgis_plugin.dependencies import NEEDED, missing_packages, missing_packages_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run


class Python(NamedTuple):
    major: int
    minor: int


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Linux that has a name."""
    tell_of(monkeypatch, {})


def tell_of(monkeypatch: pytest.MonkeyPatch, release: dict[str, str]) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)


def found_with(monkeypatch: pytest.MonkeyPatch, **versions: str) -> tuple[str, ...]:
    def version(name: str) -> str:
        if name not in versions:
            raise PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)
    return missing_packages.__wrapped__()


def test_what_is_too_old_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    # Debian 12's own.
    found = found_with(monkeypatch, pandas="1.5.3", geopandas="0.12.2", shapely="1.8.5")
    assert found == ("pandas", "geopandas", "shapely")
    assert "pandas 1.5.3, geopandas 0.12.2" in missing_packages_text(found)


def test_a_version_that_is_not_said_is_good_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found_with(monkeypatch, pandas="2.0.0", shapely="0+unknown") == ()


def test_the_advice_fits_this_system_and_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "win-amd64")
    monkeypatch.setattr(sys, "version_info", Python(3, 12))
    text = missing_packages_text(NEEDED)
    for wanted in (
        "--no-deps --only-binary=:all: --python-version 3.12 --platform win_amd64 pandas==",
        "--target msme-packages",
        QgsApplication.qgisSettingsDirPath().rstrip("/"),
    ):
        assert wanted in text


def test_linux_asks_for_files_that_run_on_any_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "linux-aarch64")
    text = missing_packages_text(NEEDED)
    assert "--platform manylinux_2_28_aarch64 --platform manylinux2014_aarch64 " in text


def test_the_stick_holds_what_the_tests_run_with(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", Python(3, 13))
    pins = (project / "requirements" / "constraints.txt").read_text().split()
    advised = missing_packages_text(NEEDED).split()
    assert {pin for pin in pins if pin.startswith(NEEDED)} <= set(advised)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ({"ID": "debian", "VERSION_ID": "13"}, "python3-geopandas python3-shapely"),
        ({"ID": "arch"}, "python-geopandas python-shapely"),
        ({"ID": "debian", "VERSION_ID": "12"}, ""),
        ({"ID": "ubuntu", "VERSION_ID": "24.04"}, ""),
    ],
)
def test_packages_of_the_system_are_named_where_they_are_new_enough(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], expected: str
) -> None:
    tell_of(monkeypatch, release)
    text = missing_packages_text(("geopandas", "shapely"))
    assert ("administrator" in text) == bool(expected)
    assert expected in text


def test_a_script_gets_the_advice_and_no_python_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(base, "missing_packages", lambda: ("pandas",))
    monkeypatch.setitem(sys.modules, "pandas", None)
    table = tmp_path / "table.csv"
    table.write_text("kode,nama\n1101,Simeulue\n")
    with pytest.raises(QgsProcessingException, match="msme-packages"):
        run("msme:harmonise", INPUT=str(table))
