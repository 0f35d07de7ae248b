"""Codes of KBLI and the sections that they belong to."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.analysis.errors import AmbiguousKbliError
from msme_qgis_plugin.core.analysis.structure_options import KbliVersion
from msme_qgis_plugin.core.register.kbli_codes import sector_letters

V2020, V2025 = KbliVersion.V2020, KbliVersion.V2025


@pytest.mark.parametrize(
    ("code", "in_2020", "in_2025"),
    [
        ("01111", "A", "A"),
        ("10710", "C", "C"),
        ("47111", "G", "G"),
        ("56101", "I", "I"),
        ("58110", "J", "J"),
        ("61100", "J", "K"),
        ("64191", "K", "L"),
        ("96121", "S", "T"),
        ("99000", "U", "V"),
    ],
)
def test_a_code_is_of_the_section_of_its_division(code: str, in_2020: str, in_2025: str) -> None:
    assert sector_letters([code], given=V2020)[1] == {code: in_2020}
    assert sector_letters([code], given=V2025)[1] == {code: in_2025}


def test_codes_up_to_60_need_no_version() -> None:
    assert sector_letters(["01111", "58110"]) == (V2025, {"01111": "A", "58110": "J"})


def test_later_codes_need_one() -> None:
    with pytest.raises(AmbiguousKbliError, match="61"):
        sector_letters(["01111", "61100"])
    assert sector_letters(["61100"], year=2024)[0] is V2020


def test_trade_in_cars_is_told_apart_by_itself_until_2020() -> None:
    version, letters = sector_letters(["45101", "61100"])
    assert version is V2020
    assert letters == {"45101": "G", "61100": "J"}


def test_a_zero_that_a_spreadsheet_took_comes_back() -> None:
    found = sector_letters(["1111", "47111", "10710.0"], given=V2020)[1]
    assert found == {"1111": "A", "47111": "G", "10710.0": "C"}
    # Where zeros stand, a code of four digits is a class of its own.
    assert sector_letters(["1111", "01111"], given=V2020)[1]["1111"] == "C"


def test_letters_titles_and_what_is_neither() -> None:
    found = sector_letters(["C", "Konstruksi", "warung", "34000", ""], given=V2020)[1]
    assert found == {"C": "C", "Konstruksi": "F"}
