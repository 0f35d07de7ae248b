"""Deprivation of districts from villages: measures, decomposition, dominance, what is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.deprivation_of_units import (
    CutoffMissingError,
    NegativePeopleError,
    NoGroupsError,
    Setup,
    deprivation,
)
from msme_qgis_plugin.core.analysis.indicator_setup import Indicator, read_setup
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable

NAN = float("nan")
BETTER, WORSE = Direction.BETTER, Direction.WORSE
# The example of Alkire and Foster (2011): four people in two districts of two provinces.
ROWS = ["1101010001", "1101010002", "1201010001", "1201010002"]
FIELDS = Fields(
    [
        *(Field(one, direction=BETTER) for one in ("income", "school", "health")),
        Field("insured", label=Text("Insured", "Terjamin"), direction=BETTER),
        Field("size"),
    ]
)
SETUP = Setup(
    (
        Indicator("income", cutoff=13),
        Indicator("school", cutoff=12),
        Indicator("health", cutoff=3),
        Indicator("insured", cutoff=1),
    ),
    k=0.5,
)
GROUPS = pd.Series(["1101", "1101", "1201", "1201"], ROWS)
UNITS = pd.DataFrame({"name": ["Simeulue", "Nias", "Lain"]}, index=["1101", "1201", "1301"])


def table(**told: list[float]) -> UnitTable:
    values = {
        "income": [13.1, 15.2, 12.5, 20.0],
        "school": [14.0, 7.0, 10.0, 11.0],
        "health": [4.0, 5.0, 1.0, 3.0],
        "insured": [1.0, 0.0, 0.0, 1.0],
        "size": [1.0, 1.0, 1.0, 1.0],
        **told,
    }
    return UnitTable.of(pd.DataFrame(index=ROWS), values, FIELDS)


def test_each_district_and_the_whole() -> None:
    made, beside = deprivation(table(), SETUP, GROUPS, UNITS)
    # Of two people one is deprived in 2 of 4, or one in all 4.
    assert made.values["h"].tolist()[:2] == [0.5, 0.5]
    assert made.values["a"].tolist()[:2] == [0.5, 1]
    assert made.values["m0"].tolist()[:2] == [0.25, 0.5]
    assert made.letters("m0").tolist() == ["A", "A", "M"]
    assert made.values["rank"].tolist()[:2] == [2, 1]
    assert made.values["part"].tolist()[:2] == pytest.approx([1 / 3, 2 / 3])
    # The whole as published: H 1/2, A 3/4, M0 3/8.
    whole = beside.provinces.loc["all"]
    assert whole[["h", "a", "m0", "part"]].tolist() == pytest.approx([0.5, 0.75, 0.375, 1])
    assert beside.provinces.index.tolist() == ["11", "12", "all"]
    assert beside.provinces["part"].tolist() == pytest.approx([1 / 3, 2 / 3, 1])
    assert made.values["share_school"].tolist()[:2] == [0.5, 0.25]
    assert made.values["share_income"].tolist()[:2] == [0, 0.25]
    assert made.fields["share_insured"].title("id") == "Kontribusi: Terjamin"
    assert made.fields["m0"].indicator == "H02_af_m0"
    assert made.fields.rank_bounds("m0") == ("rank_low", "rank_high")


def test_a_province_is_made_of_its_districts() -> None:
    made, beside = deprivation(table(), SETUP, GROUPS.str[:2] + "01", UNITS)
    assert made.values["m0"].tolist()[:2] == beside.provinces["m0"].tolist()[:2]


def test_people_weigh() -> None:
    made, _ = deprivation(table(size=[3.0, 1.0, 0.0, 4.0]), SETUP, GROUPS, UNITS, "size")
    assert made.values["h"].tolist()[:2] == [0.25, 0]
    assert made.values["people"].fillna(-1).tolist() == [4, 4, -1]


def test_dimensions_add_up_their_indicators() -> None:
    indicators = tuple(
        Indicator(one.field, cutoff=one.cutoff, dimension=name)
        for one, name in zip(SETUP.indicators, ("live", "learn", "live", "live"))
    )
    made, _ = deprivation(table(), Setup(indicators, 0.5), GROUPS, UNITS)
    assert made.values["share_1"].tolist()[:2] == [0.5, 0.75]
    assert made.values["share_2"].tolist()[:2] == [0.5, 0.25]
    assert made.fields["share_2"].title("en") == "Contribution: learn"


def test_ranks_over_all_k_show_dominance() -> None:
    made, beside = deprivation(table(), SETUP, GROUPS, UNITS)
    # At a quarter: 0.25 against (1 + 0.25) / 2; at all four: 0 against 0.5.
    curve = beside.curve.pivot_table(index="k", columns="code", values="m0")
    assert curve.index.tolist() == [0.25, 0.5, 1]
    assert curve["1101"].tolist() == [0.25, 0.25, 0]
    assert curve["1201"].tolist() == [0.625, 0.5, 0.5]
    assert made.values["rank_low"].tolist()[:2] == made.values["rank_high"].tolist()[:2] == [2, 1]
    assert any("2 units keep their rank" in str(one) for one in made.notes)


def test_a_row_that_lacks_an_indicator_counts_against_coverage() -> None:
    given = table(school=[NAN, 7.0, 10.0, 11.0])
    made, _ = deprivation(given, SETUP, GROUPS, UNITS)
    assert made.letters("m0").tolist() == ["M", "A", "M"]
    assert made.values["m0_coverage"].tolist() == [0.5, 1, 0]
    half, _ = deprivation(given, read_setup('{"minimum_coverage": 0.5}', SETUP), GROUPS, UNITS)
    assert half.values["m0"].tolist()[0] == 0.5
    assert any("1 of 4 rows take no part" in str(one) for one in made.notes)


def test_an_estimate_passes_on() -> None:
    given = table()
    given.status["school"] = codes_of("AEAA")
    made, _ = deprivation(given, SETUP, GROUPS, UNITS)
    assert made.letters("m0").tolist() == ["E", "A", "M"]


def test_more_of_what_is_bad_deprives_above_the_cut_off() -> None:
    setup = Setup((Indicator("size", WORSE, cutoff=1),), k=1)
    made, _ = deprivation(table(size=[1.0, 2.0, 3.0, 4.0]), setup, GROUPS, UNITS)
    assert made.values["h"].tolist()[:2] == [0.5, 1]


def test_what_is_refused_says_what_came() -> None:
    with pytest.raises(CutoffMissingError, match="“income” has no cut-off"):
        deprivation(table(), Setup(), GROUPS, UNITS)
    with pytest.raises(NegativePeopleError, match="1101010002 stands for -1 people in “size”"):
        deprivation(table(size=[1.0, -1.0, 1.0, 1.0]), SETUP, GROUPS, UNITS, "size")
    with pytest.raises(NoGroupsError, match="such as 1101010001"):
        deprivation(table(), SETUP, pd.Series([None] * 4, ROWS), UNITS)


def test_nobody_deprived_has_no_contributions() -> None:
    made, _ = deprivation(table(), Setup((Indicator("income", cutoff=1),)), GROUPS, UNITS)
    assert made.values["m0"].tolist()[:2] == [0, 0]
    assert made.letters("share_income").tolist() == ["M"] * 3
    assert Role.RANK is made.fields["rank"].role
