"""Codes as spreadsheets leave them."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.codes import (
    CodeKind,
    Repair,
    column_repair,
    read_code,
    village_district,
)


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("1101", "1101"),
        (" 1101 ", "1101"),
        ("'1101", "1101"),
        ("11.01", "1101"),
        ("11,01", "1101"),
        ("11-01", "1101"),
        ("11 01", "1101"),
        ("ID1101", "1101"),
        ("1101.0", "1101"),
        ("1101,00", "1101"),
        ("1,101", "1101"),
        ("1.101", "1101"),
        ("1.101E+03", "1101"),
        ("01101", "1101"),
        ("1101000", "1101"),
        ("11.10", "1110"),
        ("[1101] Simeulue", "1101"),
        ("1101 - Simeulue", "1101"),
        ("101", "0101"),
    ],
)
def test_a_district_code_in_every_dress(cell: str, digits: str) -> None:
    code = read_code(cell)
    assert (code.kind, code.appended) == (CodeKind.DISTRICT, digits)
    assert not code.damaged


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", CodeKind.EMPTY),
        ("11", CodeKind.PROVINCE),
        ("1100", CodeKind.PROVINCE),
        ("11.00", CodeKind.PROVINCE),
        ("11.0", CodeKind.PROVINCE),
        ("0", CodeKind.NATION),
        ("9999", CodeKind.NATION),
        ("1101010", CodeKind.FINER),
        ("110101", CodeKind.FINER),
        ("1101010001", CodeKind.FINER),
        ("11.01.01", CodeKind.FINER),
        ("11.01.01.2001", CodeKind.FINER),
        ("IDN.1.22_1", CodeKind.GADM),
        ("Jumlah", CodeKind.TEXT),
        ("2016/2017", CodeKind.TEXT),
    ],
)
def test_what_is_no_district_code(cell: str, kind: CodeKind) -> None:
    assert read_code(cell).kind is kind


def test_a_code_that_lost_its_zero_keeps_both_readings() -> None:
    code = read_code("11.1")
    assert code.damaged
    assert code.readings(Repair.NONE) == ("1110", "1101")
    assert code.readings(Repair.APPENDED) == ("1110",)
    assert code.readings(Repair.PADDED) == ("1101",)


KNOWN = {"1101", "1102", "1110", "1201", "1210"}


@pytest.mark.parametrize(
    ("column", "repair"),
    [
        # 11.01 stands beside it, so 11.1 is what is left of 11.10
        (["11.01", "11.02", "11.1"], Repair.APPENDED),
        # 11.10 stands beside it, so 11.1 is 11.01
        (["11.1", "11.2", "11.10"], Repair.PADDED),
        # 11.20 is in no list, so nothing was eaten at the end
        (["11.1", "11.2"], Repair.PADDED),
        # nothing tells
        (["11.1", "12.1"], Repair.NONE),
        (["11.01", "11.02"], Repair.NONE),
    ],
)
def test_the_whole_column_tells_which_zero_was_lost(column: list[str], repair: Repair) -> None:
    codes = [read_code(cell) for cell in column]
    assert column_repair(codes, KNOWN) is repair


def test_village_and_subdistrict_codes_hold_their_district() -> None:
    codes = pd.Series(
        [
            "1101010001",
            "11.01.01.2001",
            "1101010",
            "110101",
            "ID1101010",
            "1101010001.0",
            "1101",
            "x",
            "",
        ]
    )
    before = codes.copy()
    found = village_district(codes)
    assert found.tolist() == ["1101"] * 6 + [""] * 3
    pd.testing.assert_series_equal(codes, before)


def test_village_codes_stored_as_numbers() -> None:
    found = village_district(pd.Series([1101010001, 9471010001]))
    assert found.tolist() == ["1101", "9471"]
