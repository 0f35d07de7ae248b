"""The options: kept, read again, bad ones replaced; what is checked."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject

from msme_qgis_plugin.computer import Finding, as_text, check_computer
from msme_qgis_plugin.settings import (
    Preferences,
    keep_preferences,
    keep_value,
    preferences,
    usable_logo,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def clean(qgis_app: object) -> Iterator[None]:
    QgsSettings().remove("msme")
    yield
    QgsSettings().remove("msme")


def test_nothing_kept_gives_the_usual() -> None:
    assert preferences() == Preferences()
    assert preferences().minimum_coverage == 0.8


def test_the_page_keeps_what_is_chosen_on_ok_only() -> None:
    from msme_qgis_plugin.gui.options import OptionsPage

    page = OptionsPage()
    page.body.method.setCurrentIndex(page.body.method.findData("quantile"))
    page.body.coverage.setProperty("value", 60)
    page.body.organisation.setText(" Bappeda Jambi ")
    assert preferences() == Preferences()
    page.apply()
    held = preferences()
    assert held.method == "quantile"
    assert held.minimum_coverage == 0.6
    assert held.organisation == "Bappeda Jambi"
    again = OptionsPage()
    assert again.chosen() == held


def test_values_written_by_hand_do_no_harm() -> None:
    keep_value("method", "magic")
    keep_value("minimum_coverage", "lots")
    keep_value("threshold", "-4")
    held = preferences()
    assert held.method == "jenks"
    assert held.minimum_coverage == 0.8
    assert held.threshold == 1


def test_a_logo_that_is_gone_is_not_used(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    assert usable_logo(Preferences(logo=str(logo))) == ""
    logo.write_bytes(b"png")
    assert usable_logo(Preferences(logo=str(logo))) == str(logo)


def test_a_new_analysis_starts_with_the_coverage_of_the_options(clean: object) -> None:
    from msme_qgis_plugin.gui.analyse.analyseview import AnalyseView
    from msme_qgis_plugin.gui.analyse.held_tables import AtHand
    from msme_qgis_plugin.gui.subject import Subject

    keep_preferences(Preferences(minimum_coverage=0.5))
    assert AnalyseView(AtHand(), Subject(QObject())).coverage.value() == 50


def test_the_check_names_programs_packages_formats_and_the_network() -> None:
    names = [one.what for one in check_computer()]
    for wanted in ("QGIS", "Python", "GDAL", "pandas", "XLSX", "Network"):
        assert wanted in names
    assert all(one.good is not False for one in check_computer())


def test_a_missing_package_says_how_to_install_it_from_a_stick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from msme_qgis_plugin import computer

    monkeypatch.setattr(computer, "missing_packages", lambda: ("pandas",))
    text = as_text(check_computer())
    assert "python -m pip install --target msme-packages" in text
    assert "!!" in text
    assert "The map works" not in text


def test_a_package_that_is_too_old_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    from msme_qgis_plugin import computer

    monkeypatch.setattr(computer, "missing_packages", lambda: ("pandas",))
    monkeypatch.setattr(metadata, "version", lambda _name: "1.5.3")
    (found,) = (one for one in check_computer() if one.what == "pandas")
    assert (found.found, found.good) == ("1.5.3, too old", False)


def test_the_copied_check_is_plain_lines() -> None:
    found = [Finding("A", "1"), Finding("B", "2", False, "do this")]
    assert as_text(found) == "ok  A: 1\n!!  B: 2\n      do this"
