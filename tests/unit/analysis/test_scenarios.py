"""Scenarios of units: published growth, totals, split districts, back-tests, bad inputs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.assumptions import Assumptions, Total
from msme_qgis_plugin.core.analysis.errors import (
    AssumptionLackingError,
    NothingProjectedError,
    OnePeriodError,
    TotalsNotAddedError,
    WindowError,
    YearNotAheadError,
)
from msme_qgis_plugin.core.analysis.projection import Path, Uncertainty
from msme_qgis_plugin.core.analysis.scenarios import Scenario, scenario
from msme_qgis_plugin.core.measures.field import Display, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer

NAN = np.nan


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def panel(rows: dict[str, list[float]], years: list[int], **told: object) -> UnitTable:
    names = [f"msmes_{one}" for one in years]
    kept = {"rule": Rule.SUM, **told}
    fields = [
        Field(name, label=Text("MSMEs", "UMKM"), period=str(one), **kept)
        for name, one in zip(names, years)
    ]
    level = "DISTRICT" if all(len(one) == 4 for one in rows) else "ZONE"
    units = pd.DataFrame({"level": level, "parent": None, "name": list(rows)}, index=list(rows))
    values = np.array(list(rows.values()), dtype=float)
    more = {"aim": np.full(len(rows), 90.0)}
    held = Fields([*fields, Field("aim", label=Text("Aim", "Sasaran"))])
    return UnitTable.of(units, {**dict(zip(names, values.T)), **more}, held)


def run(gazetteer: Gazetteer, table: UnitTable, **told: object) -> Scenario:
    return scenario(table, "", Assumptions(**told), gazetteer)


def test_published_growth_of_the_census_goes_on(gazetteer: Gazetteer) -> None:
    table = panel({"ID": [22.73, 26.71]}, [2006, 2016])
    found = run(gazetteer, table, years=(2026, 2045)).units
    assert found.values.loc["ID", "msmes_2026"] == pytest.approx(31.387, abs=0.001)
    assert found.values.loc["ID", "msmes_2045"] == pytest.approx(42.647, abs=0.001)
    assert found.values.loc["ID", "growth"] == pytest.approx(0.016266, abs=1e-6)


def test_projections_are_estimates_of_the_same_series(gazetteer: Gazetteer) -> None:
    table = panel({"a": [1, 2, 4], "b": [NAN, NAN, 3]}, [2010, 2011, 2012])
    found = run(gazetteer, table, years=(2013,), uncertainty=Uncertainty.VARIANTS)
    made = found.units
    one = made.fields["msmes_2013"]
    assert one.series == made.fields["msmes_2012"].series
    assert (one.period, one.rule) == ("2013", Rule.SUM)
    assert "2010–2012" in one.method.en
    assert made.letters("msmes_2013").tolist() == ["E", "M"]
    assert made.values["msmes_2013"].tolist()[0] == pytest.approx(8)
    assert np.isnan(made.values.loc["b", "msmes_2013"])
    # One point of growth less and more than 100 %.
    low, high = (made.fields.beside("msmes_2013", one).name for one in (Role.LOW, Role.HIGH))
    assert made.values.loc["a", [low, high]].tolist() == pytest.approx([7.96, 8.04])
    assert found.projected == 1
    assert any("1 of 2" in str(note) for note in made.notes)


def test_what_a_person_assumes_replaces_the_growth(gazetteer: Gazetteer) -> None:
    table = panel({"a": [1, 100]}, [2010, 2020])
    made = run(gazetteer, table, years=(2022,), growth="10").units
    assert made.values.loc["a", "msmes_2022"] == pytest.approx(121)


@pytest.mark.parametrize("aim", ["400", "aim"])
def test_a_target_is_reached_in_its_year(gazetteer: Gazetteer, aim: str) -> None:
    table = panel({"a": [50, 10]}, [2010, 2020])
    asked = {"path": Path.TARGET, "target": aim, "due": 2040, "years": (2030, 2040)}
    made = run(gazetteer, table, **asked).units.values.loc["a"]
    goal = 400 if aim == "400" else 90
    assert made["msmes_2040"] == pytest.approx(goal)
    assert made["msmes_2030"] == pytest.approx(np.sqrt(10 * goal))
    assert made["growth"] == pytest.approx((goal / 10) ** 0.05 - 1)


def test_a_share_is_held_at_all_of_it(gazetteer: Gazetteer) -> None:
    table = panel(
        {"a": [0.5, 0.7], "b": [0.4, 0.1]}, [2010, 2020], display=Display.PERCENT, rule=None
    )
    made = run(gazetteer, table, path=Path.LINEAR, years=(2040,)).units
    assert made.values["msmes_2040"].tolist() == [1.0, 0.0]
    assert any("2 projected numbers" in str(note) for note in made.notes)


def test_control_totals_are_met_in_the_middle_and_in_every_draw(gazetteer: Gazetteer) -> None:
    rows = {
        "1101": [10, 12, 13, 16.0],
        "1102": [30, 33, 35, 41.0],
        "1201": [7, 7.5, 9, 9.5],
        "1202": [3, 2, 4, 3.0],
    }
    totals = (Total("", 2030, 150.0), Total("11", 2030, 100.0))
    asked = {"years": (2030, 2035), "totals": totals, "split": "none"}
    table = panel(rows, [2018, 2019, 2020, 2021])
    found = run(gazetteer, table, uncertainty=Uncertainty.NORMAL, draws=50, **asked)
    made = found.units.values
    assert made.loc[["1101", "1102"], "msmes_2030"].sum() == pytest.approx(100, rel=1e-9)
    assert made["msmes_2030"].sum() == pytest.approx(150, rel=1e-9)
    free = run(gazetteer, table, years=(2030, 2035), split="none").units.values
    within = made["msmes_2030"] / free["msmes_2030"]
    assert within["1101"] == pytest.approx(within["1102"])
    assert made["msmes_2035"].tolist() == pytest.approx(free["msmes_2035"].tolist())
    assert (made["msmes_2030_low"] < made["msmes_2030"]).all()
    assert ((made["msmes_2030_high"] < 150) & (made["msmes_2030"] < made["msmes_2030_high"])).all()
    assert ("total 11 2030", 100.0) in [(one.en, told) for one, told in found.assumptions]


def test_a_total_is_not_spread_over_units_that_are_there_alone(gazetteer: Gazetteer) -> None:
    table = panel({"a": [1, 2], "b": [NAN, 2]}, [2010, 2020])
    made = run(gazetteer, table, years=(2030,), totals=(Total("", 2030, 99.0),)).units
    assert made.values.loc["a", "msmes_2030"] == pytest.approx(4)
    assert any("left out" in str(note) and "* 2030" in str(note) for note in made.notes)


# 6102 Bengkayang was split from 6101 Sambas in 1999, 6172 Singkawang from it in 2001.
SPLIT = {"6101": [100.0, 50.0, 60.0], "6102": [NAN, 30.0, 30.0], "6172": [NAN, 20.0, 10.0]}


@pytest.mark.parametrize(
    ("split", "found"),
    [
        ("merge", {"6101": 100.0}),
        ("none", {"6101": 72.0, "6102": 30.0, "6172": 5.0}),
        ("shares", {"6101": 60 * 1.2**0.5, "6102": 30.0, "6172": 10 * 0.5**0.5}),
    ],
)
def test_parts_of_a_split_district_take_over_its_history_by_shares(
    gazetteer: Gazetteer, split: str, found: dict[str, float]
) -> None:
    table = panel(SPLIT, [1996, 2006, 2016])
    made = run(gazetteer, table, years=(2026,), split=split).units
    assert made.values["msmes_2026"].to_dict() == pytest.approx(found)
    if split == "shares":
        assert made.values["msmes_1996"].tolist() == pytest.approx([50, 30, 20])
        assert made.letters("msmes_1996").tolist() == ["E", "E", "E"]


def test_a_back_test_stands_beside_naive_ways(gazetteer: Gazetteer) -> None:
    table = panel({"a": [1, 2, 4, 8], "b": [10, 10, 10, NAN]}, [2017, 2018, 2019, 2020])
    found = run(gazetteer, table, years=(2030,), backtest=2018).trial
    assert found is not None
    # a: 4 and 8 are met; last value 2, 2; drift 3, 4. b: 10 everywhere, three pairs in all.
    told = {name: one.mape for name, one in found.errors.items()}
    assert told == pytest.approx(
        {"projected": 0, "naive": (0.5 + 0.75) / 3, "drift": (0.25 + 0.5) / 3}, abs=1e-12
    )
    assert found.errors["naive"].rmse == pytest.approx(np.sqrt((4 + 36) / 3))
    # Steps of the fit are 1 and 0, their mean 1/2.
    assert found.errors["naive"].mase == pytest.approx((2 + 6) / 3 / 0.5)
    assert len(found.rows) == 4


def test_a_window_leaves_the_rest_out(gazetteer: Gazetteer) -> None:
    table = panel({"a": [9, 2, 4, 100]}, [2010, 2018, 2019, 2020])
    made = run(gazetteer, table, years=(2021,), first=2018, last=2019).units
    assert made.values.loc["a", "msmes_2021"] == pytest.approx(16)


@pytest.mark.parametrize(
    ("values", "told", "error"),
    [
        ([1, 2], {"years": (2020,)}, YearNotAheadError),
        ([1, 2], {"years": ()}, YearNotAheadError),
        ([1, 2], {"path": Path.TARGET, "target": "5", "due": 2015}, YearNotAheadError),
        ([1, 2], {"first": 2015}, WindowError),
        ([1, 2], {"backtest": 2010}, WindowError),
        ([1, 2], {"backtest": 2020}, WindowError),
        ([1, 2], {"path": Path.LOGISTIC}, AssumptionLackingError),
        ([1, 2], {"path": Path.LOGISTIC, "cap": "-3"}, AssumptionLackingError),
        ([1, 2], {"path": Path.TARGET, "target": "much"}, AssumptionLackingError),
        ([1, 2], {"path": Path.LOGISTIC, "cap": "2"}, NothingProjectedError),
        ([0, 2], {}, NothingProjectedError),
        ([1, NAN], {}, NothingProjectedError),
        ([-1, 2], {"path": Path.LOG_LINEAR}, NothingProjectedError),
    ],
)
def test_bad_inputs_have_names(
    gazetteer: Gazetteer, values: list[float], told: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(gazetteer, panel({"a": values}, [2010, 2020]), **told)


def test_one_period_is_no_path_and_means_have_no_total(gazetteer: Gazetteer) -> None:
    with pytest.raises(OnePeriodError):
        run(gazetteer, panel({"a": [1]}, [2010]))
    mean = panel({"a": [1, 2]}, [2010, 2020], rule=Rule.WEIGHTED_MEAN)
    with pytest.raises(TotalsNotAddedError):
        run(gazetteer, mean, totals=(Total("", 2030, 9.0),))


def test_nothing_given_is_changed(gazetteer: Gazetteer) -> None:
    table = panel(SPLIT, [1996, 2006, 2016])
    before = table.values.copy(), table.status.copy()
    run(gazetteer, table, split="shares", uncertainty=Uncertainty.BOOTSTRAP, draws=20)
    pd.testing.assert_frame_equal(table.values, before[0])
    pd.testing.assert_frame_equal(table.status, before[1])
    assert (table.status["msmes_1996"] == Status.MISSING.code).sum() == 2
