"""The effect of a programme: published, worked out by hand, and at the edges."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.effect import Effect, effect
from msme_qgis_plugin.core.analysis.effect_errors import (
    BeginUnclearError,
    NoControlsError,
    NoPrePeriodError,
    NotANumberColumnError,
    NoTreatedError,
    StartNeededError,
    StartUnclearError,
    WeightNegativeError,
)
from msme_qgis_plugin.core.analysis.effect_options import Controls, Draws, EffectOptions
from msme_qgis_plugin.core.analysis.effect_panel import Cases
from msme_qgis_plugin.core.analysis.errors import OnePeriodError, PeriodUnclearError
from msme_qgis_plugin.core.analysis.group_time import average, compare, group_times, overall_shares
from msme_qgis_plugin.core.analysis.matched_controls import LEVEL, match_controls
from msme_qgis_plugin.core.analysis.p_values import fisher_p, student_p
from msme_qgis_plugin.core.analysis.two_way import pairs, two_way
from msme_qgis_plugin.core.analysis.wild_bootstrap import dealt_effects, wild_p
from msme_qgis_plugin.core.measures.field import Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = Path("/work/shared/known_numbers.json")
NAN = np.nan


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def wide(
    values: Sequence[Sequence[float]], starts: Sequence[str], **more: Sequence[float]
) -> UnitTable:
    """Units by years from 2016 on, with the start of the programme."""
    columns = np.asarray(values, dtype=float).T
    names = [f"n_{2016 + at}" for at in range(len(columns))]
    codes = [f"z{at}" for at in range(len(starts))]
    units = pd.DataFrame({"level": "ZONE", "parent": None, "name": codes}, index=codes)
    fields = [Field(name, label=Text("n", "n"), period=name[2:]) for name in names]
    fields += [Field("start", Role.CATEGORY), *map(Field, more)]
    numbers = {**dict(zip(names, columns)), **more}
    return UnitTable.of(units, numbers, Fields(fields), categories={"start": list(starts)})


def run(gazetteer: Gazetteer, table: UnitTable, **told: object) -> Effect:
    usual = {"value": "n_2016", "start": "start", "runs": 99}
    return effect(table, EffectOptions(**{**usual, **told}), gazetteer)


def cases(
    values: np.ndarray,
    first: Sequence[int],
    *,
    weights: Sequence[float] | None = None,
    covariates: np.ndarray | None = None,
    clusters: Sequence[int] | None = None,
) -> Cases:
    size = len(values)
    return Cases(
        pd.RangeIndex(size),
        np.asarray(values, dtype=float),
        np.asarray(first, dtype=np.intp),
        np.ones(size) if weights is None else np.asarray(weights, dtype=float),
        np.zeros((size, 0)) if covariates is None else covariates,
        np.arange(size) if clusters is None else np.asarray(clusters, dtype=np.intp),
    )


def staggered(size: int = 60, periods: int = 6, seed: int = 7) -> Cases:
    generator = np.random.default_rng(seed)
    first = generator.choice([2, 4, periods], size)
    values = generator.normal(size=(size, 1)) + generator.normal(size=(size, periods))
    later = np.arange(periods) - first[:, None]
    return cases(values + np.where(later >= 0, 1.0 + later, 0.0), first)


@pytest.mark.skipif(not KNOWN.exists(), reason="the folder of known numbers is not here")
def test_the_means_of_card_and_krueger(gazetteer: Gazetteer) -> None:
    known = {one["id"]: one for one in json.loads(KNOWN.read_text("utf-8"))}["did_ck"]
    expected, tolerance = known["expected"], known["tolerance"]
    found = run(gazetteer, wide([[20.44, 21.03], [23.33, 21.17]], ["2017", ""])).numbers
    assert found["ATT"] == pytest.approx(expected["did_from_means"], abs=1e-9)
    assert found["ATT"] == pytest.approx(expected["published"], abs=tolerance)
    assert found["TWO_WAY"] == pytest.approx(found["ATT"], abs=1e-9)
    # Four means alone say nothing of certainty.
    assert math.isnan(found["SE"])


def test_two_by_two_by_hand(gazetteer: Gazetteer) -> None:
    # With it: changes 4 and 8, mean 6. Without: 1, 2 and 3, mean 2.
    table = wide([[1, 5], [2, 10], [3, 4], [4, 6], [5, 8]], ["2017", "2017", "", "", ""])
    found = run(gazetteer, table)
    assert found.numbers["ATT"] == pytest.approx(4)
    # Squares about the means: 8 of two, 2 of three: 5/4 (8/4 + 2/9).
    assert found.numbers["SE"] == pytest.approx(math.sqrt(5 / 4 * (8 / 4 + 2 / 9)))
    # What QGIS passes on: it loses numpy's own numbers.
    assert {type(one) for one in found.numbers.values()} <= {int, float}
    # Least squares of the change: 10 left over 5 - 2 by unit; the same estimate.
    assert found.numbers["TWO_WAY"] == pytest.approx(4)
    t = 4 / found.numbers["SE"]
    # Student with 4 degrees: 1 - (s + s³/6 ...) closed form for even degrees.
    angle = math.atan(t / 2)
    inside = math.sin(angle) * (1 + math.cos(angle) ** 2 / 2)
    assert found.numbers["P_VALUE"] == pytest.approx(1 - inside)
    # Giving it to two of five: ten pairs, of which only this one moves as far apart.
    exact = [
        abs(np.mean([d[i] for i in pair]) - np.mean([d[i] for i in range(5) if i not in pair]))
        for d in [[4, 8, 1, 2, 3]]
        for pair in [(i, j) for i in range(5) for j in range(i)]
    ]
    share = np.mean(np.array(exact) >= 4 - 1e-9)
    many = run(gazetteer, table, runs=4000).numbers["P_OTHERS"]
    assert many == pytest.approx(share, abs=0.02)


def test_p_values_of_published_tables() -> None:
    # Student: 2.776 with 4 degrees is 5 %. Fisher: 4.26 with 2 and 9 is 5 %.
    assert student_p(2.776, 4) == pytest.approx(0.05, abs=1e-4)
    assert fisher_p(4.26, 2, 9) == pytest.approx(0.05, abs=1e-4)
    assert fisher_p(1.7**2, 1, 7) == pytest.approx(student_p(1.7, 7), abs=1e-12)
    assert math.isnan(student_p(NAN, 4))


def test_comparisons_add_up_to_two_way_fixed_effects() -> None:
    generator = np.random.default_rng(3)
    for weights in (None, generator.uniform(1, 3, 60)):
        held = staggered()
        held = cases(held.values, held.first, weights=weights)
        whole, parts = two_way(held), pairs(held)
        assert whole is not None
        assert sum(one.weight for one in parts) == pytest.approx(1, abs=1e-12)
        total = sum(one.weight * one.estimate for one in parts)
        assert total == pytest.approx(whole.estimate.value, abs=1e-9)
        assert {(one.group, one.other) for one in parts if one.forbidden} == {(4, 2)}


def test_weights_below_zero_by_hand() -> None:
    # One early, one late, three periods, nobody never: weights of the four effects.
    held = cases(np.zeros((2, 3)), [1, 2])
    table = np.array([[0, 1, 1], [0, 0, 1]], dtype=float)
    left = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + table.mean()
    shares = left[table > 0] / left[table > 0].sum()
    found = two_way(held)
    assert found is not None
    assert found.negative == pytest.approx(-shares[shares < 0].sum())
    assert found.negative > 0


def test_where_two_way_fixed_effects_mislead_it_is_said(gazetteer: Gazetteer) -> None:
    # Effects that grow by 2 each year, and everybody gets the programme in the end.
    rows, starts = [], []
    for at in range(40):
        start = (2017, 2020)[at % 2]
        path = [2.0 * max(0, year - start + 1) + at for year in range(2016, 2024)]
        rows.append([one + 0.01 * ((at * 7 + year) % 5) for year, one in enumerate(path)])
        starts.append(str(start))
    found = run(gazetteer, wide(rows, starts))
    # In 2017 to 2019 those of 2020 are controls: 2, 4 and 6.
    assert found.numbers["ATT"] == pytest.approx(4, abs=0.1)
    assert found.numbers["TWO_WAY"] < 1
    assert found.numbers["NEGATIVE_WEIGHTS"] > 0.1
    assert any("mislead" in str(one) for one in found.units.notes)
    assert any("do not have it yet" in str(one) for one in found.units.notes)


def test_groups_that_moved_apart_before_are_told(gazetteer: Gazetteer) -> None:
    generator = np.random.default_rng(1)
    size, years = 80, np.arange(6)
    treated = np.arange(size) % 2
    noise = generator.normal(0, 0.5, (size, 6))
    starts = ["2019" if one else "" for one in treated]
    same = run(gazetteer, wide(noise + treated[:, None] * 2 * (years >= 3), starts))
    assert same.numbers["PRE_TREND_P"] > 0.1
    assert same.numbers["ATT"] == pytest.approx(2, abs=0.3)
    rows = {row.part: row for row in same.rows}
    assert rows["false_start"].p > 0.05
    apart = run(gazetteer, wide(noise + treated[:, None] * years, starts))
    assert apart.numbers["PRE_TREND_P"] < 0.001
    assert {row.part: row for row in apart.rows}["false_start"].p < 0.001
    assert any("moved apart" in str(one) for one in apart.units.notes)


def test_the_wild_bootstrap_is_that_of_all_signs() -> None:
    generator = np.random.default_rng(11)
    clusters = np.repeat(np.arange(6), 3)
    first = np.where(clusters < 3, 1, 2)
    held = cases(generator.normal(size=(18, 2)), first, clusters=clusters)
    parts = group_times(held, Controls.NEVER)
    found = wild_p(held, parts, np.ones(1), draws=Draws.RADEMACHER, runs=20_000, seed=4)
    # All 64 signs, each regression by itself.
    change = held.values[:, 1] - held.values[:, 0]
    has = first == 1

    def t_of(one: np.ndarray) -> float:
        slope = one[has].mean() - one[~has].mean()
        left = one - np.where(has, one[has].mean(), one[~has].mean())
        score = np.bincount(clusters, left * np.where(has, 1 / has.sum(), -1 / (~has).sum()))
        return abs(slope) / math.sqrt(score @ score)

    own, left = t_of(change), change - change.mean()
    signs = np.array(list(product([-1, 1], repeat=6)))
    exact = np.mean([t_of(left * one[clusters]) >= own - 1e-9 for one in signs])
    assert found == pytest.approx(exact, abs=0.01)
    again = wild_p(held, parts, np.ones(1), draws=Draws.RADEMACHER, runs=20_000, seed=4)
    assert again == found


@pytest.mark.parametrize("controls", list(Controls))
def test_dealings_have_the_effect_of_each_by_itself(controls: Controls) -> None:
    generator = np.random.default_rng(2)
    held = staggered(40)
    values = np.where(generator.random(held.values.shape) < 0.1, NAN, held.values)
    held = cases(
        values,
        held.first,
        weights=generator.uniform(1, 3, 40),
        covariates=generator.normal(size=(40, 1)),
    )
    dealt = generator.permuted(np.tile(held.first, (20, 1)), axis=1)
    found = dealt_effects(held, dealt, controls)
    for one, first in zip(found, dealt):
        parts = group_times(replace(held, first=first), controls, since_start=True)
        whole = average(parts, overall_shares(parts), held.clusters)
        assert one == pytest.approx(whole.value, abs=1e-9)


def test_covariates_explain_what_they_move(gazetteer: Gazetteer) -> None:
    # Units move by 3 per unit of x; those with the programme have more of it, and 1 on top.
    x = np.array([0, 1, 2, 3, 4, 5, 4, 5, 6])
    starts = [""] * 6 + ["2017"] * 3
    rows = np.column_stack([np.zeros(9), 3 * x + np.array([0] * 6 + [1] * 3)])
    with_it = run(gazetteer, wide(rows, starts, x=x), covariates=("x",)).numbers
    without = run(gazetteer, wide(rows, starts, x=x)).numbers
    assert with_it["ATT"] == pytest.approx(1)
    assert without["ATT"] == pytest.approx(1 + 3 * (5 - 2.5))


def test_the_nearest_are_matched() -> None:
    # Levels before: with it 10 and 20; without 11, 19, 50.
    values = np.array([[10, 15], [20, 25], [11, 12], [19, 22], [50, 90]], dtype=float)
    held = cases(values, [1, 1, 2, 2, 2])
    found = match_controls(held, 1)
    assert found.counts[1].tolist() == [1, 1, 1, 1, 0]
    effect_of = compare(held, (1, 1, 0), Controls.NEVER, found.counts)
    assert effect_of is not None
    # 5 and 5 against 1 and 3.
    assert effect_of.estimate == pytest.approx(3)
    (level,) = [one for one in found.balance if one.name == LEVEL]
    # Means 15 and 80/3, in standard deviations (5) of those with it; then 15 and 15.
    assert level.before == pytest.approx((15 - 80 / 3) / 5)
    assert level.after == pytest.approx(0)
    # 1 of a standard deviation of 14.5 is nearer than 0.05 only.
    assert match_controls(held, 1, 0.05).without == 2
    assert match_controls(held, 1, 0.1).without == 0


def test_matches_and_placebo_from_end_to_end(gazetteer: Gazetteer) -> None:
    values = [[10, 15], [20, 25], [11, 12], [19, 22], [50, 90]]
    table = wide(values, ["2017", "2017", "", "", ""], m_2016=[1, 1, 1, 1, 1])
    other = [2.0, 3.0, 2.0, 2.0, 2.0]
    fields = [
        *(one for one in table.fields.values() if one.name != "m_2016"),
        Field("m_2016", label=Text("m", "m"), period="2016"),
        Field("m_2017", label=Text("m", "m"), period="2017"),
    ]
    table = UnitTable.of(
        table.units, {**table.values, "m_2017": other}, Fields(fields), categories=table.categories
    )
    found = run(gazetteer, table, matches=1, placebo="m_2016")
    assert found.numbers["ATT"] == pytest.approx(3)
    assert found.units.categories["compared"].tolist() == ["yes", "yes", "yes", "yes", "no"]
    rows = {row.part: row for row in found.rows}
    # 1 and 2 against 1 and 1.
    assert rows["false_outcome"].estimate == pytest.approx(0.5)
    assert any("On m" in str(one) for one in found.units.notes)


def test_weights_and_clusters(gazetteer: Gazetteer) -> None:
    values = [[0, 4], [0, 8], [0, 1], [0, 3]]
    starts = ["2017", "2017", "", ""]
    found = run(gazetteer, wide(values, starts, w=[3, 1, 1, 1]), weight="w").numbers
    # (3·4 + 8) / 4 − 2.
    assert found["ATT"] == pytest.approx(3)
    one_cluster = run(gazetteer, wide(values, starts, c=[1, 1, 2, 3]), cluster="c").numbers
    assert one_cluster["CLUSTERS"] == 3
    # One cluster alone has it.
    assert math.isnan(one_cluster["SE"])
    with pytest.raises(WeightNegativeError):
        run(gazetteer, wide(values, starts, w=[-1, 1, 1, 1]), weight="w")


def test_one_unit_with_it_has_no_error_but_a_lot(gazetteer: Gazetteer) -> None:
    values = [[0, 9], *([0, at / 10] for at in range(19))]
    found = run(gazetteer, wide(values, ["2017"] + [""] * 19), runs=999)
    assert math.isnan(found.numbers["SE"])
    assert math.isnan(found.numbers["P_WILD"])
    # One of twenty moves as far.
    assert found.numbers["P_OTHERS"] == pytest.approx(1 / 20, abs=0.02)


def test_missing_values_take_part_where_they_can(gazetteer: Gazetteer) -> None:
    values = [[0, 1, 5], [0, NAN, 7], [NAN, 1, 9], [0, 1, 2], [0, NAN, 2], [NAN, NAN, 9], [NAN] * 3]
    table = wide(values, ["2018", "2018", "2018", "", "", "", ""])
    found = run(gazetteer, table)
    # From 2017 to 2018: 4 and 8 against 1.
    assert found.numbers["ATT"] == pytest.approx(5)
    assert found.numbers["TREATED"] == 2
    told = found.units.categories["programme"].tolist()
    assert told == ["2018", "2018", "2018", "never", "never", "left out", None]
    assert found.units.letters("effect").tolist() == ["E", "E", "E", "M", "M", "M", "M"]
    assert any("lack a value" in str(one) for one in found.units.notes)


def test_those_that_had_it_from_the_beginning_are_left_out(gazetteer: Gazetteer) -> None:
    values = [[0, 1], [0, 5], [0, 2], [0, 3]]
    found = run(gazetteer, wide(values, ["2010", "2017", "", ""]))
    assert found.numbers["ATT"] == pytest.approx(5 - 2.5)
    assert found.units.categories["programme"].iloc[0] == "before"


@pytest.mark.parametrize(
    ("starts", "error"),
    [
        (["", "", ""], NoTreatedError),
        (["2030", "", ""], NoTreatedError),
        (["2017", "2017", "2017"], NoControlsError),
        (["2016", "2010", ""], NoPrePeriodError),
        (["soon", "", ""], StartUnclearError),
        (["yes", "no", "no"], StartNeededError),
    ],
)
def test_what_cannot_be_compared_is_refused(
    gazetteer: Gazetteer, starts: list[str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(gazetteer, wide([[0, 1], [0, 2], [0, 3]], starts))


def test_yes_and_no_with_a_start(gazetteer: Gazetteer) -> None:
    values = [[0, 1, 6], [0, 1, 2], [0, 1, 2]]
    for yes, no in (("ya", "tidak"), ("1", "0"), ("Yes", "No")):
        table = wide(values, [yes, no, no])
        assert run(gazetteer, table, begins="2018").numbers["ATT"] == pytest.approx(4)
        # In the middle of a year it counts from that year.
        assert run(gazetteer, table, begins="2018-07").numbers["ATT"] == pytest.approx(4)
    with pytest.raises(BeginUnclearError):
        run(gazetteer, wide(values, ["ya", "", ""]), begins="kemarin")


def long(periods: Sequence[str], has: Sequence[str], values: Sequence[str]) -> UnitTable:
    codes = [f"z{at // 3}" for at in range(len(periods))]
    units = pd.DataFrame({"level": "ZONE", "parent": None}, index=codes)
    words = {"tahun": list(periods), "program": list(has), "omzet": list(values)}
    fields = Fields(Field(name, Role.CATEGORY) for name in words)
    return UnitTable.of(units, {}, fields, categories=words)


def test_rows_by_period_say_yes_and_no_themselves(gazetteer: Gazetteer) -> None:
    years, has = ["2016", "2017", "2018"] * 3, ["no", "no", "yes", *["no"] * 6]
    values = ["0", "1,5", "6,5", "0", "1,5", "2,5", "0", "1,5", "3,5"]
    told = {"value": "omzet", "start": "program"}
    found = run(gazetteer, long(years, has, values), **told)
    assert found.numbers["ATT"] == pytest.approx(5 - 1.5)
    with pytest.raises(NotANumberColumnError):
        run(gazetteer, long(years, has, ["a", *values[1:]]), **told)
    with pytest.raises(PeriodUnclearError):
        run(gazetteer, long(["a", "b", "c"] * 3, has, values), **told)


def test_one_period_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(OnePeriodError):
        run(gazetteer, wide([[1], [2]], ["2017", ""]))


@pytest.mark.parametrize("size", [3, 17, 514])
@pytest.mark.parametrize("controls", list(Controls))
def test_it_is_a_difference_of_means(size: int, controls: Controls) -> None:
    held = staggered(size, seed=size)
    for one in group_times(held, controls):
        change = held.values[:, one.period] - held.values[:, one.base]
        until = 5 if controls is Controls.NEVER else max(one.period, one.base)
        others = (held.first > until) & (held.first != one.group)
        expected = change[held.first == one.group].mean() - change[others].mean()
        assert one.estimate == pytest.approx(expected, abs=1e-9)
        assert one.lever.sum() == pytest.approx(0, abs=1e-9)
        assert average([one], np.ones(1), held.clusters).value == one.estimate
