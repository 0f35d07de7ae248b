"""Text that has to fit, in whatever letters there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFontUtils
from qgis.PyQt.QtCore import QSizeF

from msme_qgis_plugin.report.lettering import Ink, fit, text_height, text_width
from msme_qgis_plugin.styling import fonts
from tests.qgis.test_districtreport import NORTH, districts, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

NOTE = (
    "Pendataan Lengkap Koperasi dan UMKM 2023 (Kementerian Koperasi dan UKM "
    "bersama Badan Pusat Statistik); proyeksi penduduk Indonesia"
)
FAMILIES = ("Open Sans", "DejaVu Sans")


@pytest.fixture(params=FAMILIES)
def family(
    request: pytest.FixtureRequest, qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Each family, as if it were the only one installed."""
    name = str(request.param)
    if not QgsFontUtils.fontFamilyOnSystem(name):
        pytest.skip(f"{name} is not installed")
    monkeypatch.setattr(fonts, "_FAMILIES", (name,))
    return name


def test_short_text_keeps_its_size(family: str) -> None:
    fitted = fit("Sumber: BPS", QSizeF(122, 6.3), Ink(6.0))
    assert fitted.ink.size == 6.0
    assert fitted.lines == ("Sumber: BPS",)


def test_long_text_is_broken_before_it_shrinks(family: str) -> None:
    fitted = fit(NOTE, QSizeF(122, 6.3), Ink(6.0))
    assert fitted.ink.size == 6.0
    assert len(fitted.lines) == 2
    assert fitted.text == NOTE
    assert all(text_width(one, fitted.ink) <= 122 for one in fitted.lines)


@pytest.mark.parametrize("times", [1, 30])
def test_no_text_leaves_its_place(family: str, times: int) -> None:
    size = QSizeF(78, 7.1)
    fitted = fit(" ".join([NOTE] * times), size, Ink(6.0))
    assert fitted.ink.size >= 4.6
    assert all(text_width(one, fitted.ink) <= size.width() for one in fitted.lines)
    lines = len(fitted.lines)
    assert text_height(fitted.ink, lines) <= size.height() * 1.05
    cut = {1: False, 30: True}
    assert fitted.lines[-1].endswith("…") == cut[times]


def test_a_word_wider_than_its_place_is_cut(family: str) -> None:
    fitted = fit("x" * 400, QSizeF(40, 4), Ink(8.0))
    (line,) = fitted.lines
    assert line.endswith("…")
    assert text_width(line, fitted.ink) <= 40


def test_pages_say_the_same_in_other_letters(run: Run, family: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    run(
        "msme:districtreport",
        INPUT=districts(),
        FIELDS=["v"],
        PAGE="province",
        PROVINCE=NORTH,
        TITLE="Usaha mikro, kecil, dan menengah menurut kabupaten/kota",
        SOURCE=NOTE,
        LANGUAGE="id",
        OUTPUT=str(path),
        PROJECT=None,
    )
    words = " ".join(page_texts(path)[0].split())
    assert "Usaha mikro, kecil, dan menengah menurut kabupaten/kota" in words
    assert "proyeksi penduduk Indonesia" in words
    assert "…" not in words
