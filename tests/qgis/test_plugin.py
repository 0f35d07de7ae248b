"""The plugin loaded and unloaded by QGIS, from the tree and from the zip."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import package
import pytest

PROBE = Path(__file__).with_name("plugin_probe.py")
ALGORITHMS = {"msme:harmonise", "msme:importboundaries", "msme:stylechoropleth"}
TITLES = {"en": "MSME planning", "id": "Perencanaan UMKM"}


def probe(folder: Path, locale: str, profile: Path, *hidden: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, PROBE, folder, locale, profile, *hidden],
        cwd=profile,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plugins folder of a profile after "Install from ZIP"."""
    scratch = tmp_path_factory.mktemp("installed")
    plugins = scratch / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(package.build(scratch)) as archive:
        archive.extractall(plugins)
    return plugins


@pytest.fixture(scope="module", params=["tree", "zip"])
def where(request: pytest.FixtureRequest, project: Path, installed: Path) -> Path:
    return project if request.param == "tree" else installed


@pytest.fixture(scope="module", params=["en", "id"])
def locale(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def seen(where: Path, locale: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    package.compile_translations()
    return probe(where, locale, tmp_path_factory.mktemp("profile"))


def test_qgis_loads_it_from_where_it_is_meant_to(seen: dict[str, Any], where: Path) -> None:
    assert seen["loaded"]
    assert seen["started"]
    assert Path(seen["file"]).is_relative_to(where)


def test_provider_dock_and_action_are_there_in_qgis_own_language(
    seen: dict[str, Any], locale: str
) -> None:
    title = TITLES[locale]
    assert seen["locale"].startswith(locale)
    assert set(seen["while"]["algorithms"]) >= ALGORITHMS
    assert seen["while"]["docks"] == [title]
    assert seen["while"]["toolbar"] == [title]
    assert seen["while"]["menu"] == [title]


def test_unload_undoes_everything(seen: dict[str, Any]) -> None:
    assert seen["unloaded"]
    assert seen["after"] == seen["before"]
    assert seen["word"] == "MSME planning"


def test_ten_times_on_and_off_leave_no_object_behind(seen: dict[str, Any]) -> None:
    assert len(seen["left"]) == 10
    assert set(seen["left"]) == {seen["left"][0]}


def test_loading_imports_nothing_heavy(seen: dict[str, Any]) -> None:
    assert seen["heavy"] == []


def test_the_dock_fits_400_pixels(seen: dict[str, Any]) -> None:
    assert seen["while"]["dock_width"] == [400]
    assert seen["while"]["needed_width"][0] <= 400


def test_without_geopandas_it_loads_and_says_what_is_missing(project: Path, tmp_path: Path) -> None:
    seen = probe(project, "en", tmp_path, "geopandas")
    assert seen["started"]
    assert seen["while"]["docks"] == ["MSME planning"]
    assert not any(seen["while"]["runnable"])
    (reason,) = seen["while"]["reasons"]
    assert "geopandas" in reason
    assert "pandas, " not in reason
    assert "USB" in reason


def test_the_command_of_the_developer_guide_works(project: Path, tmp_path: Path) -> None:
    guide = (project / "docs" / "developer.md").read_text(encoding="utf-8")
    (line,) = (one for one in guide.splitlines() if one.startswith("    tools/run_qgis_process"))
    words = shlex.split(line.replace("build/", f"{tmp_path}/"))
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "MATCHED:\t514" in done.stdout
    assert (tmp_path / "districts.gpkg").is_file()


def test_qgis_process_sees_the_zip_and_the_packages_of_the_venv(
    project: Path, installed: Path, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "kode;nama;usaha\n"
        "1101;Simeulue;12\n"
        "1102;Aceh Singkil;7\n"
        "1103;Aceh Selatan;9\n"
        "1104;Kota Bandung;5\n"
    )
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(installed.parents[3])}

    def ask(*words: str) -> str:
        done = subprocess.run(
            ["tools/in-env", "qgis_process", *words],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    ask("plugins", "enable", "msme_qgis_plugin")
    answer = ask(
        "--json",
        "run",
        "msme:harmonise",
        f"--INPUT={table}",
        f"--OUTPUT={tmp_path / 'districts.gpkg'}",
        f"--REPORT={tmp_path / 'report.csv'}",
    )
    results = json.loads(answer)["results"]
    assert (results["MATCHED"], results["CONFLICTS"]) == (3, 1)
