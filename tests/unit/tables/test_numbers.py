"""Cells to numbers: styles, signs for no value, percentages."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.messages import Message
from msme_qgis_plugin.core.tables.errors import (
    ColumnStyleNotUnderstoodError,
    ContradictedNumberStyleError,
    MixedNumberStyleError,
    UndecidableNumberStyleError,
    UndecidablePercentError,
    UnreadableNumbersError,
)
from msme_qgis_plugin.core.tables.model import Table
from msme_qgis_plugin.core.tables.number_notes import in_few_lines
from msme_qgis_plugin.core.tables.numbers import (
    NumberColumn,
    NumberStyle,
    looks_numeric,
    parse_numbers,
    two_readings,
)
from msme_qgis_plugin.core.tables.styles import ColumnStyles, column_styles

NAN = float("nan")


def read(
    *cells: str,
    stored: list[bool] | None = None,
    style: NumberStyle | ColumnStyles = NumberStyle.AUTO,
) -> NumberColumn:
    column = pd.Series(list(cells), name="Usaha", dtype=object)
    before = column.copy()
    result = parse_numbers(
        column, is_number=None if stored is None else pd.Series(stored), style=style
    )
    pd.testing.assert_series_equal(column, before)
    return result


def values(*cells: str, style: NumberStyle | ColumnStyles = NumberStyle.AUTO) -> list[float]:
    return read(*cells, style=style).values.tolist()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("18,98", 18.98),
        ("11.34", 11.34),
        (" 71,15 ", 71.15),
        ("1.648.096", 1648096.0),
        ("8,200,000", 8200000.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("12.345,678", 12345.678),
        ("1234.567", 1234.567),
        ("1234,567", 1234.567),
        ("0.123", 0.123),
        ("0,123", 0.123),
        (",5", 0.5),
        (".5", 0.5),
        ("1234567", 1234567.0),
        ("00101", 101.0),
        ("-5", -5.0),
        ("−5", -5.0),
        ("– 5", -5.0),
        ("+7", 7.0),
        ("(1.234,5)", -1234.5),
        ("-1.648.096", -1648096.0),
        ("Rp 1.500,00", 1500.0),
        ("Rp. -3", -3.0),
        ("1\u00a0234\u00a0567", 1234567.0),
        ("1\u2009234,5", 1234.5),
        ("1\u202f234.567", 1234.567),
        ("1'234'567", 1234567.0),
        ("'1101", 1101.0),
        ("1,5E+05", 150000.0),
        ("1.5e-07", 1.5e-07),
        ("45,49%", 45.49),
        ("45.49 %", 45.49),
    ],
)
def test_cell_that_proves_itself(cell: str, value: float) -> None:
    assert values(cell) == [value]


@pytest.mark.parametrize("zero", ["0", "0,00", "0.0", "-0", "0%"])
def test_zero_is_zero_and_normal(zero: str) -> None:
    column = read(zero)
    assert column.values[0] == 0
    assert column.status[0] == "A"


@pytest.mark.parametrize(
    "cell",
    [
        *("", " ", "\u00a0", "-", "–", "—", "...", "…", "..", "NA", "n.a."),
        *("N/A", "null", "tidak ada data", "*)", "-*)", "... 1)", "#N/A"),
        "#DIV/0!",
    ],
)
def test_sign_for_no_data_is_missing_never_zero(cell: str) -> None:
    column = read(cell, "7")
    assert np.isnan(column.values[0])
    assert column.status.tolist() == ["M", "A"]


@pytest.mark.parametrize("cell", ["x", "X", "xx", "rahasia", "Conf.", "(c)"])
def test_suppressed_is_not_missing(cell: str) -> None:
    column = read(cell, "7")
    assert np.isnan(column.values[0])
    assert column.status.tolist() == ["Q", "A"]


def test_not_asked_and_not_comparable_stay_apart() -> None:
    column = read("tidak ditanyakan", "tidak dapat dibandingkan", "7")
    assert column.status.tolist() == ["N", "X", "A"]


def test_footnote_marks_are_set_aside_and_told() -> None:
    column = read("1.234,0*)", "12,5 r", "7 1)", "8**", "9 a)", "3²")
    assert column.values.tolist() == [1234.0, 12.5, 7.0, 8.0, 9.0, 3.0]
    assert set(column.status) == {"A"}
    assert "6 cell(s) carry footnote marks" in str(column.notes[0])


def test_estimate_keeps_its_mark_as_status() -> None:
    column = read("5e", "6 e", "7")
    assert column.values.tolist() == [5.0, 6.0, 7.0]
    assert column.status.tolist() == ["E", "E", "A"]


def test_dash_is_told_as_missing() -> None:
    column = read("-", "–", "3")
    assert "2 cell(s) hold a sign for missing data" in str(column.notes[0])


def test_lone_thousand_dot_is_refused_with_both_readings() -> None:
    with pytest.raises(UndecidableNumberStyleError) as caught:
        read("5", "1.234", "2.345")
    text = str(caught.value)
    assert "“Usaha”, row 2: “1.234” means 1234 in Indonesian" in text
    assert "1.234 in English style" in text


def test_lone_thousand_comma_is_refused_the_other_way_round() -> None:
    with pytest.raises(UndecidableNumberStyleError) as caught:
        read("8,200")
    text = str(caught.value)
    assert "means 8.2 in Indonesian style and 8200 in English" in text


def test_given_style_settles_what_proves_nothing() -> None:
    indonesian, english = NumberStyle.INDONESIAN, NumberStyle.ENGLISH
    assert values("1.234", "8,200", style=indonesian) == [1234.0, 8.2]
    assert values("1.234", "8,200", style=english) == [1.234, 8200.0]


def test_given_style_never_overrides_a_proof() -> None:
    column = read("118,98", "8,200", style=NumberStyle.ENGLISH)
    assert column.values.tolist() == [118.98, 8.2]
    assert column.style is NumberStyle.INDONESIAN
    assert "own number style (as in 1.234,5), which its cells prove: “118,98” (1)" in str(
        column.notes[0]
    )
    assert column.notes[0].warns


def test_style_given_for_one_column_leaves_the_others_alone() -> None:
    styles = ColumnStyles(columns={"Usaha": NumberStyle.ENGLISH})
    assert values("1.234", style=styles) == [1.234]
    other = pd.Series(["1.234", "118,98"], name="Luas")
    assert parse_numbers(other, style=styles).values.tolist() == [1234.0, 118.98]
    with pytest.raises(UndecidableNumberStyleError):
        parse_numbers(pd.Series(["1.234"], name="Luas"), style=styles)


def test_style_given_against_the_proofs_of_its_column_is_refused() -> None:
    styles = ColumnStyles(columns={"Usaha": NumberStyle.ENGLISH})
    with pytest.raises(ContradictedNumberStyleError, match=r"“Usaha”.*“118,98” \(1\)"):
        read("118,98", "8,200", style=styles)


def test_style_given_for_one_column_needs_no_undecided_cell() -> None:
    styles = ColumnStyles(columns={"Usaha": NumberStyle.ENGLISH})
    assert values("118,98", "5", style=styles) == [118.98, 5.0]


def test_unproven_cell_follows_the_only_style_proven() -> None:
    column = read("1.234", "118,98")
    assert column.values.tolist() == [1234.0, 118.98]
    assert column.style is NumberStyle.INDONESIAN
    assert "“1.234” (row 1) was read as 1234" in str(column.notes[-1])
    assert values("1.234", "18.98") == [1.234, 18.98]
    assert values("8,200", "118.98") == [8200.0, 118.98]
    assert values("8,200", "18,98") == [8.2, 18.98]


def test_unproven_half_of_a_column_does_not_leap_a_thousandfold() -> None:
    with pytest.raises(UndecidableNumberStyleError, match=r"“7,085” means 7\.085"):
        read("7,085", "5.07")
    assert values("7,085", "5.07", style=NumberStyle.INDONESIAN) == [7.085, 5.07]
    assert values("7,085", "5.07", style=NumberStyle.ENGLISH) == [7085.0, 5.07]


def test_null_of_a_geographic_program_is_missing_and_said() -> None:
    column = read("-1.7976931348623157e+308", "5", stored=[True, True])
    assert column.status.tolist() == ["M", "A"]
    assert np.isnan(column.values[0])
    assert "1 cell(s) hold -1.798e+308, which programs write for no value" in str(column.notes[0])


def test_mixed_column_is_read_cell_by_cell() -> None:
    # Grouped numbers occur, and no decimal part has three digits.
    column = read("18,98", "11.34", " 71,15 ", "1.648.096", " 8,200 ")
    assert column.values.tolist() == [18.98, 11.34, 71.15, 1648096.0, 8200.0]
    assert column.style is NumberStyle.AUTO
    assert "mixes number styles" in str(column.notes[0])
    assert "“8,200” (row 5) was read as 8200" in str(column.notes[1])


def test_two_ways_of_grouping_in_a_column_of_counts() -> None:
    assert values("1.648.096", " 8,200 ") == [1648096.0, 8200.0]


def test_mixed_percentages_leave_a_thousand_undecided() -> None:
    with pytest.raises(MixedNumberStyleError) as caught:
        read("18,98", "11.34", "8,200")
    text = str(caught.value)
    assert "“18,98” (1), “11.34” (2)" in text
    assert "In row 3 “8,200” may therefore mean 8.2" in text


def test_mixed_column_with_three_decimals_is_refused() -> None:
    with pytest.raises(MixedNumberStyleError):
        read("0,125", "11.34", "1.648.096", "8,200")


def test_three_decimals_among_percentages_do_not_become_thousands() -> None:
    with pytest.raises(UndecidableNumberStyleError):
        read(*["18,98", "71,15"] * 10, "25.400")


@pytest.mark.parametrize(
    "cell",
    [
        *("1.64.096", "1.234.56", "12.34.56", "1,23,456", "0.123.456"),
        *("1.234 567", "6 km", "a", "P", "(5", "5)", "1-4", "100+"),
        "2016/17",
    ],
)
def test_malformed_number_is_no_number(cell: str) -> None:
    with pytest.raises(UnreadableNumbersError):
        read(cell, "7")
    assert not looks_numeric(pd.Series([cell, "7"]))


def test_first_three_unreadable_cells_are_named_with_their_rows() -> None:
    column = pd.Series(["1", "a", "b", "a", "c"], name="Usaha")
    with pytest.raises(UnreadableNumbersError) as caught:
        parse_numbers(column, sheet_rows=np.array([5, 6, 8, 9, 12]))
    text = str(caught.value)
    assert "4 cell(s)" in text
    assert "“a” (6), “b” (8), “a” (9)." in text


def test_stored_numbers_have_no_question_of_style() -> None:
    column = read("1.234", "7.5", stored=[True, True])
    assert column.values.tolist() == [1.234, 7.5]
    assert column.style is NumberStyle.AUTO
    assert column.notes == ()


def test_stored_number_proves_nothing_about_text_beside_it() -> None:
    with pytest.raises(UndecidableNumberStyleError):
        read("1.234", "7.5", stored=[False, True])


def test_percent_cell_beside_text_comes_to_points() -> None:
    column = read("45,49", "0.4549", "71,15", stored=[False, True, False])
    assert column.values.tolist() == [45.49, 45.49, 71.15]
    assert "stored 0.4549 became 45.49" in str(column.notes[0])


def test_percent_cells_alone_stay_shares() -> None:
    assert read("0.4549", "1", stored=[True, True]).values.tolist() == [0.4549, 1.0]


def test_whole_percent_cell_joins_the_others() -> None:
    column = read("97,2 %", "1", "0.5", "0", stored=[False, True, True, True])
    assert column.values.tolist() == [97.2, 100.0, 50.0, 0.0]


def test_share_and_points_stored_beside_percent_text_are_refused() -> None:
    with pytest.raises(UndecidablePercentError, match=r"0\.4, .*40 %"):
        read("45,49%", "0.4", "98.2", stored=[False, True, True])


def test_counts_beside_small_stored_numbers_are_not_percentages() -> None:
    column = read("1.234,5", "0.5", stored=[False, True])
    assert column.values.tolist() == [1234.5, 0.5]


def test_index_is_kept() -> None:
    cells = pd.Series(["1", "2,5"], index=[7, 3], name="a")
    column = parse_numbers(cells)
    assert column.values.index.tolist() == [7, 3]
    assert column.status.index.tolist() == [7, 3]


def test_empty_column() -> None:
    column = parse_numbers(pd.Series([], dtype=object, name="a"))
    assert column.values.empty
    assert not looks_numeric(pd.Series(["", "-"]))


def test_column_of_undecided_style_still_looks_numeric() -> None:
    assert looks_numeric(pd.Series(["1.234", "x", "..."]))


def test_nulls_of_a_layer_are_missing() -> None:
    column = parse_numbers(pd.Series([1.5, NAN, np.inf], name="a"))
    assert column.status.tolist() == ["A", "M", "M"]
    assert column.values[0] == 1.5
    column = parse_numbers(pd.Series([None, "2,5"], dtype=object, name="a"))
    assert column.status.tolist() == ["M", "A"]


def test_signs_in_many_columns_are_told_in_one_line() -> None:
    notes = [
        note
        for name in ("B", "C", "D")
        for note in parse_numbers(pd.Series(["5", "-", "...", "7"], name=name)).notes
    ]
    other = Message("Something else.")
    few = in_few_lines([*notes, other])
    assert len(few) == 2
    assert few[0].values["columns"] == 3
    assert few[0].values["count"] == 6
    assert few[1] == other
    assert in_few_lines(notes[:2]) == notes[:2]


def test_columns_that_may_be_read_in_two_ways_are_told() -> None:
    cells = pd.DataFrame(
        {
            "UMKM": ["1.250", "-", "900"],
            "Omzet": ["1.250", "250,5", ""],
            "Luas": ["x", "8,200", "a"],
        },
        dtype=object,
    )
    table = Table(
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.array([4, 5, 7]),
        source="umkm.csv",
        sheet=None,
        notes=(),
    )
    assert two_readings(table, ["UMKM", "Omzet", "Luas"]) == [
        {"column": "UMKM", "row": 4, "cell": "1.250", "indonesian": 1250, "english": 1.25},
        {"column": "Luas", "row": 5, "cell": "8,200", "indonesian": 8.2, "english": 8200},
    ]


def test_styles_of_single_columns_are_written_after_an_equals_sign() -> None:
    told = ("UMKM = indonesian", "a=b (Rp) =English", "Luas=auto")
    assert column_styles(told) == {
        "UMKM": NumberStyle.INDONESIAN,
        "a=b (Rp)": NumberStyle.ENGLISH,
        "Luas": NumberStyle.AUTO,
    }
    for wrong in ("UMKM", "UMKM = jawa", "= english"):
        with pytest.raises(ColumnStyleNotUnderstoodError, match="indonesian, english"):
            column_styles([wrong])
