"""The zip in a real QGIS on a virtual screen of a small laptop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import package
import pytest

PROJECT = Path(__file__).resolve().parents[2]
PROBE = Path(__file__).with_name("window_probe.py")
SCREEN = "-screen 0 1366x768x24"
TITLES = {"en": "MSME planning", "id": "Perencanaan UMKM"}
TABS = {"en": ["Data", "Analyse", "Map", "Report"], "id": ["Data", "Analisis", "Peta", "Laporan"]}
SETTINGS = """\
[locale]
overrideFlag=true
userLocale={locale}
globalLocale={locale}
[PythonPlugins]
msme_qgis_plugin=true
processing=true
"""


def run_qgis(
    arguments: list[str], *, project: Path, patience: float = 120, **environment: str
) -> str:
    """Run QGIS on a screen of its own and return what it complained of."""
    process = subprocess.Popen(
        ["xvfb-run", "-a", "-s", SCREEN, "tools/in-env", "qgis", "--nologo",
         "--noversioncheck", *arguments],
        cwd=project,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        return process.communicate(timeout=patience)[1]
    finally:
        # A QGIS that hangs must not stay behind, nor its screen.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module", params=["en", "id"])
def locale(request: pytest.FixtureRequest) -> str:
    return request.param


def probe_window(
    probe: Path, home: Path, locale: str, patience: float = 120, **environment: str
) -> dict[str, Any]:
    """Install the zip in a profile of its own and return what a probe in its QGIS noted."""
    profile = home / "profiles" / "default"
    with zipfile.ZipFile(package.build(home)) as archive:
        archive.extractall(profile / "python" / "plugins")
    (profile / "QGIS").mkdir()
    settings = profile / "QGIS" / "QGIS3.ini"
    settings.write_text(SETTINGS.format(locale=locale))
    report = home / "report.json"
    said = run_qgis(
        ["--lang", locale, "--code", str(probe)],
        project=PROJECT,
        patience=patience,
        QGIS_CUSTOM_CONFIG_PATH=str(home),
        MSME_PROBE_REPORT=str(report),
        **environment,
    )
    assert report.exists(), said
    return {**json.loads(report.read_text()), "said": said}


@pytest.fixture(scope="module")
def seen(locale: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return probe_window(PROBE, tmp_path_factory.mktemp("qgis"), locale)


def test_the_plugin_starts_without_a_traceback(seen: dict[str, Any]) -> None:
    assert seen["active"]
    assert "Traceback" not in seen["said"]


def test_the_dock_is_open_and_keeps_its_width(seen: dict[str, Any]) -> None:
    assert seen["visible"]
    assert seen["width"] >= 400


def test_the_dock_speaks_the_language_of_qgis(seen: dict[str, Any], locale: str) -> None:
    assert seen["locale"].startswith(locale)
    assert seen["title"] == TITLES[locale]
    assert seen["tabs"] == TABS[locale]


def test_every_control_has_a_tooltip(seen: dict[str, Any]) -> None:
    assert seen["silent"] == []


def test_every_page_fits_the_dock(seen: dict[str, Any]) -> None:
    # 400 pixels less a scroll bar.
    assert len(seen["widths"]) == 4
    assert max(seen["widths"].values()) <= 385


def test_whoever_opens_the_dock_can_go_on_by_keys(seen: dict[str, Any]) -> None:
    assert seen["focus"] == "tabs"
    assert seen["focus_after_demo"]


def test_a_dialog_that_the_dock_opens_is_alive_until_it_is_closed(seen: dict[str, Any]) -> None:
    alive, gone = seen["dialog"]
    assert alive
    assert gone


def test_the_toolbox_has_the_algorithms(seen: dict[str, Any]) -> None:
    assert set(seen["algorithms"]) >= {"harmonise", "importboundaries", "stylechoropleth"}


def test_the_demo_is_called_in_the_language_of_qgis(seen: dict[str, Any], locale: str) -> None:
    assert (
        seen["subject"]
        == {"en": "Enterprises per 1,000 people", "id": "UMK per 1.000 penduduk"}[locale]
    )


def test_the_demo_becomes_a_styled_map_with_its_surroundings(seen: dict[str, Any]) -> None:
    districts = [514, "RuleRenderer"]
    assert seen["layers"].count(districts) == 1
    position = seen["layers"].index(districts)
    # Names and borders above; coast and neighbours below.
    assert position == 3
    assert len(seen["layers"]) == 6
