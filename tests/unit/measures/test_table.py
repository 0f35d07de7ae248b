"""Unit tables: published values, bounds, larger units, the tidy form, and two put together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.measures.errors import TwoMeaningsError
from msme_qgis_plugin.core.measures.field import Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.regions.levels import Level

NAN = float("nan")
CODES = ["1101", "1102", "1201", "1202"]
FIELDS = Fields(
    [
        Field("msme", indicator="A01_msme_n", rule=Rule.SUM, period="2016", dataset="se2016"),
        Field("share", rule=Rule.WEIGHTED_SHARE, weight="msme", label=Text("Share", "Proporsi")),
        Field("share_low", Role.LOW, of="share"),
        Field("share_high", Role.HIGH, of="share"),
        Field("distance", rule=Rule.WEIGHTED_MEDIAN),
    ]
)


def table(**status: str) -> UnitTable:
    units = pd.DataFrame({"name": list("abcd"), "province": ["Aceh", "Aceh", "Sumut", "Sumut"]})
    return UnitTable.of(
        units.set_axis(CODES),
        {
            "msme": [100.0, 300.0, 10.0, 30.0],
            "share": [0.2, 0.6, 0.5, NAN],
            "share_low": [0.1, 0.5, NAN, NAN],
            "share_high": [0.3, 0.9, NAN, NAN],
            "distance": [1.0, 2.0, 3.0, 4.0],
        },
        FIELDS,
        status={name: codes_of(letters) for name, letters in status.items()},
    )


def test_statuses_that_are_not_told_follow_from_the_values() -> None:
    assert table().letters("share").tolist() == list("AAAM")


def test_a_suppressed_value_is_not_published_and_neither_are_its_bounds() -> None:
    made = table(share="QAEM")
    assert made.published("share").tolist()[1:3] == [0.6, 0.5]
    assert np.isnan(made.published("share")["1101"])
    low, high = made.bounds("share") or (None, None)
    assert low is not None
    assert high is not None
    assert np.isnan(low["1101"])
    # A value without bounds of its own is exact; where there is none, there are no bounds.
    assert (low["1102"], high["1102"]) == (0.5, 0.9)
    assert (low["1201"], high["1201"]) == (0.5, 0.5)
    assert np.isnan(high["1202"])


def test_a_field_without_bounds_has_none() -> None:
    assert table().bounds("msme") is None


def test_sums_are_added_and_shares_made_anew_of_their_base() -> None:
    made = table().roll_up(Level.PROVINCE)
    assert made.units.index.tolist() == ["11", "12"]
    assert made.units["name"].tolist() == ["Aceh", "Sumut"]
    assert made.level is Level.PROVINCE
    assert made.values["msme"].tolist() == [400.0, 40.0]
    # (0.2 x 100 + 0.6 x 300) / 400 = 0.5, and not the mean 0.4.
    assert made.values["share"]["11"] == pytest.approx(0.5)
    assert made.letters("share").tolist() == ["A", "M"]


def test_a_part_that_is_suppressed_decides_for_the_whole() -> None:
    made = table(msme="QAXA").roll_up(Level.PROVINCE)
    assert made.letters("msme").tolist() == ["Q", "X"]
    assert made.values["msme"].isna().all()


def test_a_median_of_larger_units_is_missing_and_says_why() -> None:
    made = table().roll_up(Level.PROVINCE)
    assert made.letters("distance").tolist() == ["M", "M"]
    told = [note.values["field"] for note in made.notes]
    assert told == [Text("distance", "distance")]
    assert "weighted_median" in str(made.notes[0])


def test_a_unit_with_nothing_below_the_line_takes_nothing_away() -> None:
    fields = Fields(
        [Field("n", Role.BASE), Field("rate", rule=Rule.RATIO_OF_SUMS, denominator="n")]
    )
    values = {"n": [0.0, 50.0], "rate": [NAN, 0.4]}
    made = UnitTable.of(pd.DataFrame(index=["1101", "1102"]), values, fields)
    assert made.roll_up(Level.PROVINCE).values["rate"].tolist() == [pytest.approx(0.4)]


def test_the_tidy_form_carries_bounds_base_and_what_a_value_is() -> None:
    rows = table(share="AEAM").observations()
    assert len(rows) == 4 * 3
    one = rows[(rows["field"] == "share") & (rows["unit"] == "1102")].iloc[0]
    assert one[["level", "indicator", "period", "sector", "status"]].tolist() == [
        *("DISTRICT", "share", "", "", "E")
    ]
    assert one[["value", "low", "high", "base"]].tolist() == [0.6, 0.5, 0.9, 300.0]
    first = rows.iloc[0]
    assert first[["indicator", "dataset", "period"]].tolist() == ["A01_msme_n", "se2016", "2016"]


def test_two_tables_side_by_side_keep_what_either_lacks_as_missing() -> None:
    other = UnitTable.of(
        pd.DataFrame({"name": ["b", "e"]}, index=["1102", "1301"]),
        {"poor": [7.0, 8.0]},
        Fields([Field("poor", rule=Rule.SUM)]),
    )
    made = table().merge(other)
    assert made.units.index.tolist() == [*CODES, "1301"]
    assert made.units["name"].tolist() == list("abcde")
    assert made.letters("poor").tolist() == list("MAMMA")
    assert made.letters("msme").tolist() == list("AAAAM")


def test_one_name_for_two_things_is_refused() -> None:
    other = UnitTable.of(
        pd.DataFrame(index=CODES),
        {"msme": [1.0, 2.0, 3.0, 4.0]},
        Fields([Field("msme", indicator="A01_msme_n", rule=Rule.SUM, period="2026")]),
    )
    with pytest.raises(TwoMeaningsError, match=r"msme means .*2016.*2026"):
        table().merge(other)


def test_what_a_sentence_says_of_a_field_is_in_both_languages() -> None:
    one = Field("poor", label=Text("Poverty", "Kemiskinan"), unit=Text("people", "orang"))
    note = UnitTable.of(pd.DataFrame(index=["1101"]), {"poor": [1.0]}, Fields([one])).roll_up(
        Level.PROVINCE
    )
    assert note.notes[0].values["field"] == Text("Poverty", "Kemiskinan")
    assert str(note.notes[0]).startswith("Poverty has no value for larger units")
    assert one.described == Text("Poverty, people", "Kemiskinan, orang")


def test_inputs_are_not_changed() -> None:
    units = pd.DataFrame({"name": ["a"]}, index=["1101"])
    UnitTable.of(units, {"a": [1.0]}, Fields([Field("a")])).roll_up(Level.PROVINCE)
    assert units.columns.tolist() == ["name"]


def test_results_stand_beside_what_was_there() -> None:
    given = table(share="EAAM")
    made = given.with_results(
        [Field("rank", Role.RANK, of="share", decimals=0), Field("share", rule=Rule.RECOMPUTE)],
        {"rank": [2.0, 1.0, 1.0, NAN], "share": [0.0, 1.0, 2.0, NAN]},
    )
    # A field of the same name makes room, with its bounds.
    assert list(made.fields) == ["msme", "distance", "rank", "share"]
    assert list(made.values) == ["msme", "distance", "rank", "share"]
    assert made.letters("share").tolist() == ["A", "A", "A", "M"]
    assert [str(one) for one in made.notes] == [
        "The fields share of the layer were left out: the result has fields of these names."
    ]
    assert list(given.fields) == list(FIELDS)


def test_a_unit_is_called_by_its_name_and_code() -> None:
    assert table().label_of(1) == "b (1102)"
    bare = UnitTable.of(pd.DataFrame(index=["z1"]), {}, Fields())
    assert bare.label_of(0) == "z1"
