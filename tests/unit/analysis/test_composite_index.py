"""A composite index as a table: fields, statuses, coverage, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.composite import Aggregation, Normalisation
from msme_qgis_plugin.core.analysis.composite_index import (
    GoalpostsError,
    Missing,
    NotPositiveError,
    Runs,
    Setup,
    composite_index,
)
from msme_qgis_plugin.core.analysis.indicator_setup import (
    DirectionUnknownError,
    Indicator,
    IndicatorUnusableError,
    NoIndicatorsError,
    SetupUnreadableError,
    WeightsSumError,
    read_indicators,
    read_setup,
    setup_text,
)
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.tables.errors import UnreadableNumbersError

NAN = float("nan")
BETTER, WORSE = Direction.BETTER, Direction.WORSE
FIELDS = Fields(
    [
        Field("poor", label=Text("Poverty", "Kemiskinan"), direction=WORSE, period="2024"),
        Field("signal", label=Text("Signal", "Sinyal"), direction=BETTER, period="2024"),
        Field("people", direction=Direction.NEUTRAL, period="2024"),
        Field("kind", Role.CATEGORY),
    ]
)
FEW = Runs(50, top=1)


def table(**told: list[float]) -> UnitTable:
    values = {
        "poor": [10.0, 20.0, 30.0, 40.0],
        "signal": [1.0, 0.5, 0.5, 0.0],
        "people": [5.0, 6.0, 7.0, 8.0],
        **told,
    }
    units = pd.DataFrame({"name": list("abcd")}, index=["1101", "1102", "1201", "1202"])
    return UnitTable.of(units, values, FIELDS, categories={"kind": list("xxyy")})


def index_of(given: UnitTable, setup: Setup, runs: Runs = FEW) -> list[float]:
    return composite_index(given, setup, runs)[0].values["index"].tolist()


def test_need_is_high_where_things_are_bad() -> None:
    made, _ = composite_index(table(), Setup(), FEW)
    # Poverty 0, 1/3, 2/3, 1 and the lack of signal 0, 1/2, 1/2, 1, in equal parts.
    assert made.values["index"].tolist() == pytest.approx([0, 500 / 12, 700 / 12, 100])
    assert made.values["rank"].tolist() == [4, 3, 2, 1]
    assert made.values["rank_low"].tolist()[3] == made.values["rank_high"].tolist()[3] == 1
    assert made.categories["label"].tolist() == ["out", "out", "out", "certain"]
    assert made.letters("index").tolist() == ["A"] * 4
    field = made.fields["index"]
    assert (field.indicator, field.direction, field.rule) == ("H01_need", WORSE, Rule.RECOMPUTE)
    assert (field.period, field.unit.id) == ("2024", "indeks 0–100")
    assert made.fields.beside("index", Role.RANK).name == "rank"
    assert made.fields.beside("rank", Role.LOW).name == "rank_low"
    assert made.fields.beside("rank", Role.HIGH).name == "rank_high"
    assert {made.fields[one].rule for one in ("rank", "rank_low", "top_share")} == {Rule.FORBIDDEN}


def test_achievement_is_the_other_way_round() -> None:
    made, _ = composite_index(table(), Setup(direction=BETTER), FEW)
    assert made.values["index"].tolist() == pytest.approx([100, 700 / 12, 500 / 12, 0])
    assert made.fields["index"].direction is BETTER
    assert made.fields["index"].title("id") == "Indeks komposit"


def test_the_given_table_stays_as_it_is() -> None:
    given = table()
    before = given.values.copy(), given.fields
    composite_index(given, Setup(), FEW)
    pd.testing.assert_frame_equal(given.values, before[0])
    assert given.fields == before[1]


def test_weights_and_directions_of_the_setup_go_before_those_of_the_fields() -> None:
    told = (Indicator("poor", BETTER, 0.75), Indicator("people", WORSE, 0.25))
    found = index_of(table(), Setup(told))
    # 0.75 x (1, 2/3, 1/3, 0) + 0.25 x (0, 1/3, 2/3, 1).
    assert found == pytest.approx([75, 700 / 12, 500 / 12, 25])


def test_a_geometric_mean_over_goalposts() -> None:
    told = (Indicator("poor", None, 50, 0, 50), Indicator("signal", None, 50, -1, 2))
    setup = Setup(told, Normalisation.GOALPOSTS, Aggregation.GEOMETRIC)
    # Poverty 0.2 ... 0.8; lack of signal (2 - x) / 3.
    lack = np.array([1, 1.5, 1.5, 2]) / 3
    expected = 100 * np.sqrt(np.array([0.2, 0.4, 0.6, 0.8]) * lack)
    assert index_of(table(), setup) == pytest.approx(expected.tolist())


def test_logarithms_also_of_goalposts() -> None:
    told = (Indicator("poor", low=1, high=100, log=True),)
    setup = Setup(told, Normalisation.GOALPOSTS)
    expected = 100 * np.log([10, 20, 30, 40]) / np.log(100)
    assert index_of(table(), setup) == pytest.approx(expected.tolist())


def test_too_few_indicators_are_missing_and_a_stand_in_is_an_estimate() -> None:
    given = table(poor=[NAN, 20.0, 30.0, 40.0])
    made, _ = composite_index(given, Setup(), FEW)
    assert made.letters("index").tolist() == ["M", "A", "A", "A"]
    assert made.values["rank"].fillna(0).tolist() == [0, 3, 2, 1]
    assert made.values["index_coverage"].tolist() == [0.5, 1, 1, 1]
    assert pd.isna(made.categories["label"].iloc[0])
    half, _ = composite_index(given, Setup(minimum_coverage=0.5), FEW)
    assert half.letters("index").tolist() == ["A"] * 4
    assert half.values["index"].tolist()[0] == 0
    median, _ = composite_index(given, Setup(missing=Missing.MEDIAN, minimum_coverage=0.5), FEW)
    # The median 30 of 20, 30, 40 is the middle of the scale.
    assert median.values["index"].tolist()[0] == pytest.approx(25)
    assert median.letters("index").tolist() == ["E", "A", "A", "A"]
    complete = Setup(missing=Missing.COMPLETE, minimum_coverage=0.5)
    assert composite_index(given, complete, FEW)[0].letters("index").tolist()[0] == "M"


def test_an_estimate_passes_on_and_what_is_suppressed_takes_no_part() -> None:
    given = table()
    status = given.status.assign(poor=codes_of("EAAQ"))
    made, _ = composite_index(replace(given, status=status), Setup(), FEW)
    assert made.letters("index").tolist() == ["E", "A", "A", "M"]
    # 40 is nobody's to know: 30 is the highest.
    assert made.values["index"].tolist()[2] == pytest.approx(75)


def test_without_runs_there_is_a_rank_alone() -> None:
    made, _ = composite_index(table(), Setup(), Runs(0))
    assert made.values["rank"].tolist() == [4, 3, 2, 1]
    assert made.values[["rank_low", "rank_high", "top_share"]].isna().all(axis=None)
    assert made.letters("top_share").tolist() == ["M"] * 4
    assert made.categories["label"].tolist() == [None] * 4


def test_one_unit_is_first() -> None:
    given = table()
    one = replace(
        given,
        **{
            name: getattr(given, name).iloc[:1]
            for name in ("units", "values", "status", "categories")
        },
    )
    made, shares = composite_index(one, Setup(), FEW)
    assert made.values[["index", "rank", "rank_low", "rank_high"]].iloc[0].tolist() == [50, 1, 1, 1]
    assert np.isnan(shares[0].effective)


def test_what_moves_a_rank_most() -> None:
    given = table(poor=[0.0, 10.0, 0.0, 10.0], signal=[0.0, 1.0, 1.0, 0.4])
    made, shares = composite_index(given, Setup(), FEW)
    # Index 50, 50, 0, 80. Without signal the ranks are 3, 1, 3, 1; without poverty 1, 3, 3, 2.
    assert made.values["rank"].tolist() == [2, 2, 4, 1]
    assert made.categories["moved_by"].tolist() == ["poor", "poor", "poor", "poor"]
    assert [one.moved for one in shares] == [4, 0]
    assert [one.shift for one in shares] == [1.0, 0.75]


def test_double_counting_is_said() -> None:
    given = table(signal=[0.9, 0.8, 0.7, 0.6])
    made, shares = composite_index(given, Setup(), FEW)
    assert [one.effective for one in shares] == pytest.approx([0.5, 0.5])
    assert shares[0].correlations == pytest.approx((1, 1))
    assert "“Poverty” and “Signal” say nearly the same (r = 1.00)" in " ".join(
        str(one) for one in made.notes
    )


def test_a_second_index_takes_the_place_of_the_first() -> None:
    once, _ = composite_index(table(), Setup(), FEW)
    named = tuple(Indicator(one) for one in ("poor", "signal"))
    again, _ = composite_index(once, Setup(named), FEW)
    assert list(again.fields) == list(once.fields)
    assert again.values["index"].tolist() == once.values["index"].tolist()
    assert any("were left out" in str(one) for one in again.notes)


@pytest.mark.parametrize(
    ("setup", "error", "words"),
    [
        (Setup((Indicator("kind", WORSE),)), UnreadableNumbersError, "kind.*“y”"),
        (Setup((Indicator("no", WORSE),)), IndicatorUnusableError, "“no”"),
        (Setup((Indicator("poor"), Indicator("poor"))), IndicatorUnusableError, "named once"),
        (Setup((Indicator("people"),)), DirectionUnknownError, "“people”"),
        (
            Setup((Indicator("poor", weight=0.5), Indicator("signal", weight=0.6))),
            WeightsSumError,
            r"0\.5, 0\.6 and sum to 1\.1",
        ),
        (
            Setup((Indicator("poor", weight=1), Indicator("signal"))),
            WeightsSumError,
            "1, – and sum to 1;",
        ),
        (
            Setup((Indicator("poor", weight=-1), Indicator("signal", weight=2))),
            WeightsSumError,
            "-1, 2",
        ),
        (Setup((Indicator("poor", low=1),), Normalisation.GOALPOSTS), GoalpostsError, "1 and nan"),
        (
            Setup((Indicator("poor", low=5, high=1),), Normalisation.GOALPOSTS),
            GoalpostsError,
            "5 and 1",
        ),
        (
            Setup((Indicator("poor", low=0, high=9, log=True),), Normalisation.GOALPOSTS),
            GoalpostsError,
            "0 and 9",
        ),
        (Setup((Indicator("poor", low=5),), Normalisation.TARGET), GoalpostsError, "5 and nan"),
        (
            Setup(aggregation=Aggregation.GEOMETRIC),
            NotPositiveError,
            r"In a \(1101\), “Poverty” comes to 0, and geometric",
        ),
        (
            Setup((Indicator("signal", log=True),)),
            NotPositiveError,
            r"d \(1202\).*“Signal” comes to 0, and log",
        ),
    ],
)
def test_what_is_refused_says_what_came(setup: Setup, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        composite_index(table(), setup, FEW)


def test_an_indicator_without_any_value_is_refused() -> None:
    with pytest.raises(IndicatorUnusableError, match="“poor”"):
        composite_index(table(poor=[NAN] * 4), Setup(), FEW)
    bare = table()
    bare = replace(bare, fields=Fields([Field("poor"), FIELDS["kind"]]))
    with pytest.raises(NoIndicatorsError, match="poor"):
        composite_index(bare, Setup(), FEW)


def test_numbers_that_a_text_file_holds_as_words_are_read() -> None:
    given = table()
    given = replace(given, categories=given.categories.assign(kind=["1,5", "2,5", "-", "3,5"]))
    made, _ = composite_index(given, Setup((Indicator("KIND", WORSE),)), FEW)
    assert made.values["index"].fillna(-1).tolist() == [0, 50, -1, 100]
    assert made.fields["kind"].role is Role.VALUE
    assert made.letters("kind").tolist() == ["A", "A", "M", "A"]


def test_relative_weights_are_parts_of_their_sum() -> None:
    told = (Indicator("poor", weight=3), Indicator("signal", weight=1))
    found = index_of(table(), Setup(told, relative=True))
    assert found[1] == pytest.approx(100 * (0.75 / 3 + 0.25 / 2))


def test_a_setup_is_read_as_it_is_written() -> None:
    text = json.dumps(
        {
            "indicators": [
                {"field": "poor", "direction": "worse", "weight": 0.5, "goalposts": [0, 50]},
                {"field": "signal", "weight": 0.5, "low": 0, "high": 1, "log": False},
            ],
            "normalisation": "goalposts",
            "missing": "median",
        }
    )
    setup = read_setup(text, Setup(minimum_coverage=0.6))
    assert setup.indicators[0] == Indicator("poor", WORSE, 0.5, 0, 50)
    assert (setup.normalisation, setup.missing) == (Normalisation.GOALPOSTS, Missing.MEDIAN)
    assert (setup.minimum_coverage, setup.aggregation) == (0.6, Aggregation.ARITHMETIC)
    assert read_setup(setup_text(setup), Setup()) == setup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "Expecting property name"),
        ("[]", "cannot be read"),
        ('{"weights": 3}', "'weights'"),
        ('{"normalisation": "none"}', "“none” is none of minmax, goalposts"),
        ('{"relative": "yes"}', "“yes” is none of True, False"),
        ('{"indicators": [{"field": "a", "direction": "up"}]}', "“up” is none of better, worse"),
        ('{"indicators": [{"field": "a", "weight": "much"}]}', "“much” beside “a”"),
        ('{"indicators": [{"fields": "a"}]}', "'fields'"),
        ('{"indicators": ["a"]}', "cannot be read"),
        ('{"minimum_coverage": "half"}', "could not convert"),
    ],
)
def test_a_setup_that_cannot_be_read_says_why(text: str, words: str) -> None:
    with pytest.raises(SetupUnreadableError, match=words):
        read_setup(text, Setup())


@pytest.mark.parametrize("units", [1, 2, 3, 40, 2000])
def test_any_size_with_ties_gaps_and_a_constant(units: int) -> None:
    random = np.random.default_rng(units)
    values = {
        "poor": random.integers(0, 4, units).astype(float),
        "signal": np.where(random.random(units) < 0.3, NAN, random.random(units)),
        "people": np.full(units, 3.0),
    }
    values["signal"][0] = 1.0
    codes = [f"z{place}" for place in range(units)]
    given = UnitTable.of(
        pd.DataFrame(index=codes), values, FIELDS, categories={"kind": [None] * units}
    )
    told = (Indicator("poor"), Indicator("signal"), Indicator("people", WORSE))
    setup = Setup(told, minimum_coverage=0.6)
    made, _ = composite_index(given, setup, Runs(100, top=5))
    ranks = made.values[["rank_low", "rank", "rank_high"]]
    assert (ranks["rank_low"] <= ranks["rank"]).all()
    assert (ranks["rank"] <= ranks["rank_high"]).all()
    assert ranks.max(axis=None) <= units
    theirs = made.values["index"].rank(ascending=False, method="min")
    assert (made.values["rank"] == theirs).all()


@pytest.mark.parametrize("typed", ["1.000", "1,250", "-12.500"])
def test_a_number_that_may_be_read_in_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(SetupUnreadableError, match="two ways"):
        read_indicators([{"field": "poor", "high": typed}])


@pytest.mark.parametrize(("typed", "read"), [("0,125", 0.125), ("12.5", 12.5), (1.0, 1.0)])
def test_a_number_of_one_reading_is_read(typed: object, read: float) -> None:
    assert read_indicators([{"field": "poor", "high": typed}])[0].high == read
