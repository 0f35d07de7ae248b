"""Regions of neighbours and types of units: by hand, connected, floored, seeded, refused."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.analysis.errors import (
    FewerGroupsError,
    FieldInTheWayError,
    FloorError,
    NoFieldsError,
    NoGroupsError,
    NotNumbersError,
    TooManyGroupsError,
    TwoFieldsError,
    ValueRefusedError,
)
from msme_qgis_plugin.core.analysis.regionalise import RegionOptions, cut_tree, regionalise
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import (
    Weights,
    connect,
    find_neighbours,
)
from msme_qgis_plugin.core.analysis.spatial.options import WeightOptions
from msme_qgis_plugin.core.analysis.typology import Kind, TypologyOptions, kmeans, typology
from msme_qgis_plugin.core.measures.field import Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable

SIDE = 6


def shapes(side: int = SIDE) -> dict[str, object]:
    return {
        f"{row}{column}": shapely.box(100 + column, row, 101 + column, row + 1)
        for row, column in product(range(side), repeat=2)
    }


def table(status: str = "", **columns: Any) -> UnitTable:
    codes = list(shapes())
    fields = [Field(name, label=Text(name.upper(), name.title())) for name in columns]
    held = {name: np.asarray(one, dtype=float) for name, one in columns.items()}
    told = {next(iter(columns)): codes_of(status)} if status else None
    return UnitTable.of(pd.DataFrame(index=codes), held, Fields(fields), status=told)


def least(count: int, units: float = 1.0) -> list[tuple[Any, float]]:
    """A floor of so many units."""
    return [(np.ones(count), units)]


def path(count: int) -> Weights:
    """One after the other, both ways."""
    one = np.arange(count - 1)
    return Weights.of(count, np.r_[one, one + 1], np.r_[one + 1, one])


def quarters() -> list[float]:
    """South-west 0, south-east 10, north-west 30, north-east 70."""
    return [
        (0.0, 10.0, 30.0, 70.0)[(int(code[0]) > 2) * 2 + (int(code[1]) > 2)] for code in shapes()
    ]


def apart(group: Any, weights: Weights) -> int:
    """How many parts the groups fall into along borders."""
    same = group[weights.unit] == group[weights.neighbour]
    inside = Weights.of(weights.count, weights.unit[same], weights.neighbour[same])
    lowest = np.arange(weights.count)
    for _ in range(weights.count):
        np.minimum.at(lowest, inside.unit, lowest[inside.neighbour])
    return len(np.unique(lowest))


def test_a_path_is_cut_where_it_jumps() -> None:
    scores = np.array([[0.0], [1], [0], [9], [8], [20]])
    assert cut_tree(scores, path(6), least(6), 1).tolist() == [0] * 6
    # 18² / 5 + 20² is more than 1² / 3 + 37² / 3.
    assert cut_tree(scores, path(6), least(6), 2).tolist() == [0, 0, 0, 0, 0, 1]
    assert cut_tree(scores, path(6), least(6), 3).tolist() == [0, 0, 0, 1, 1, 2]
    assert cut_tree(scores, path(6), least(6), 6).tolist() == [0, 1, 2, 3, 4, 5]


def test_each_cut_is_the_best_of_all_cuts() -> None:
    rng = np.random.default_rng(4)
    for size in (5, 12, 30):
        scores, weights = rng.normal(size=(size, 2)), path(size)

        def within(group: Any, held: Any = scores) -> float:
            parts = [held[group == one] for one in np.unique(group)]
            return float(sum(((part - part.mean(axis=0)) ** 2).sum() for part in parts))

        made = [cut_tree(scores, weights, least(size), count) for count in (1, 2, 3, 4)]
        for before, after in zip(made, made[1:]):
            # Every place where a path that hangs together may be cut.
            tried = [
                within(before * 100 + (np.arange(size) > at))
                for at in range(size - 1)
                if before[at] == before[at + 1]
            ]
            assert within(after) == pytest.approx(min(tried))


def test_a_floor_is_kept_and_what_cannot_be_is_refused() -> None:
    scores = np.array([[0.0], [0], [0], [0], [50], [0]])
    assert cut_tree(scores, path(6), least(6, 2.0), 2).tolist() == [0, 0, 0, 0, 1, 1]
    assert np.bincount(cut_tree(scores, path(6), least(6, 2.0), None)).tolist() == [2, 2, 2]
    people = np.array([1.0, 1, 1, 1, 1, 10])
    floors = [*least(6), (people, 5.0)]
    assert cut_tree(scores, path(6), floors, None).tolist() == [0, 0, 0, 0, 0, 1]
    with pytest.raises(FloorError, match=r"3 regions.*2 can be"):
        cut_tree(scores, path(6), floors, 3)
    none = np.zeros(0, dtype=np.int64)
    with pytest.raises(FewerGroupsError, match="6 parts"):
        cut_tree(scores, Weights.of(6, none, none), least(6), 3)


def test_quarters_of_a_square_are_found_and_hang_together() -> None:
    found = regionalise(table(income=quarters()), shapes(), RegionOptions(("income",), 4))
    column = found.table.categories["region"]
    assert [column[code] for code in ("00", "05", "50", "55")] == ["1", "2", "3", "4"]
    assert np.bincount(found.group).tolist() == [9, 9, 9, 9]
    assert found.explained == pytest.approx(1)
    field = found.table.fields["region"]
    assert (field.role, field.categories[3].label) == (
        Role.CATEGORY,
        Text("4: very high", "4: sangat tinggi"),
    )
    assert field.label == Text(
        "Regions of alike neighbours: INCOME", "Kawasan dari tetangga yang serupa: Income"
    )
    assert field.method == Text(
        "SKATER on standardised values, fields: 1, regions: 4",
        "SKATER atas nilai baku, kolom: 1, kawasan: 4",
    )
    # Group, units, field, mean, mean of all, z; by hand: (70 - 27.5) / 26.81.
    assert found.profile[3][:5] == ("4", 9, "income", 70.0, 27.5)
    assert found.profile[3][5] == pytest.approx(42.5 / np.std([0, 10, 30, 70]))


@pytest.mark.parametrize("seed", range(4))
def test_regions_hang_together_whatever_the_values(seed: int) -> None:
    rng = np.random.default_rng(seed)
    given = table(a=rng.normal(size=36), b=rng.gamma(0.5, 9, size=36))
    weights, _ = find_neighbours(np.array(list(shapes().values()), dtype=object), WeightOptions())
    for groups, smallest in ((2, 1), (5, 4), (9, 2), (36, 1)):
        options = RegionOptions(("a", "b"), groups, smallest=smallest)
        group = regionalise(given, shapes(), options).group
        assert apart(group, weights) == len(np.unique(group)) == groups
        assert np.bincount(group).min() >= smallest


def test_islands_are_joined_group_by_group() -> None:
    # Two blocks 1° apart and one island between: all hang together by two bridges.
    blocks = [shapely.box(x, 0, x + 1, 1) for x in (100, 101, 103.5, 104.5)]
    held = np.array([*blocks, shapely.box(102.2, 0, 102.4, 1)], dtype=object)
    weights, _ = find_neighbours(held, WeightOptions(bridge=False))
    joined, km = connect(weights, held)
    assert set(zip(joined.unit.tolist(), joined.neighbour.tolist())) == {
        *((0, 1), (1, 0), (2, 3), (3, 2), (1, 4), (4, 1), (2, 4), (4, 2))
    }
    assert sorted(km) == pytest.approx([0.2 * 111.3195, 1.1 * 111.3195], rel=1e-3)


def test_units_without_a_value_are_in_no_group() -> None:
    status = "Q" + "A" * 35
    found = regionalise(table(status, income=quarters()), shapes(), RegionOptions(("income",), 4))
    assert pd.isna(found.table.categories["region"]["00"])
    assert found.table.letters("income")["00"] == "Q"
    assert "1 units lack a value" in str(found.table.notes[0])
    assert len(found.group) == 35


def test_what_regions_and_types_need_is_said() -> None:
    given = table(income=quarters(), flat=[3.0] * 36, region=[1.0] * 36)
    with pytest.raises(NoFieldsError):
        regionalise(given, shapes(), RegionOptions(()))
    with pytest.raises(NotNumbersError, match="“nama”"):
        typology(given, TypologyOptions(("nama",)))
    with pytest.raises(FieldInTheWayError, match="“region”"):
        regionalise(given, shapes(), RegionOptions(("region",)))
    with pytest.raises(TooManyGroupsError, match=r"37 groups.*36 units"):
        regionalise(given, shapes(), RegionOptions(("income",), 37))
    with pytest.raises(TooManyGroupsError, match=r"5 groups.*4 units"):
        typology(given, TypologyOptions(("income",), groups=5))
    with pytest.raises(NoGroupsError):
        regionalise(given, shapes(), RegionOptions(("income",), None))
    below = table(income=quarters(), people=[-1.0] + [9.0] * 35)
    with pytest.raises(ValueRefusedError, match=r"00 has -1 for “PEOPLE”"):
        regionalise(below, shapes(), RegionOptions(("income",), 2, floor_field="people", floor=9))
    with pytest.raises(TwoFieldsError, match="3 are chosen"):
        typology(given, TypologyOptions(("income", "flat", "region"), Kind.QUADRANTS))
    found = regionalise(given, shapes(), RegionOptions(("flat",), 2))
    assert any("tells none apart: flat" in str(one) for one in found.table.notes)
    assert np.isnan(found.explained)


def test_types_are_found_wherever_they_lie_and_the_highest_is_first() -> None:
    rng = np.random.default_rng(0)
    kind = rng.permutation(np.repeat([0, 1, 2], 12))
    level = np.array([[10.0, 5], [40, 5], [40, 90]])[kind] + rng.normal(size=(36, 2))
    found = typology(
        table(a=level[:, 0], b=level[:, 1]), TypologyOptions(("a", "b"), groups=3, seed=9)
    )
    assert found.group.tolist() == (2 - kind).tolist()
    labels = [one.label.en for one in found.table.fields["typology"].categories if one.label]
    assert labels == ["1: A high, B high", "2: A high, B low", "3: A low, B low"]
    assert found.explained > 0.98
    assert [row[:3] for row in found.profile[:2]] == [("1", 12, "a"), ("1", 12, "b")]


def test_types_that_lie_far_out_are_told_from_those_that_are_high() -> None:
    # Mean 0, variance (2 · 36 + 6 · 4 + 8 · 9) / 36: scores of 2.8, 0.9, 0 and −1.4.
    values = [6.0] * 2 + [2.0] * 6 + [0.0] * 20 + [-3.0] * 8
    found = typology(table(a=values), TypologyOptions(("a",), groups=4))
    labels = [one.label.id for one in found.table.fields["typology"].categories if one.label]
    assert labels == ["1: sangat tinggi", "2: tinggi", "3: di sekitar rata-rata", "4: rendah"]


def test_the_same_seed_finds_the_same_types_and_none_is_empty() -> None:
    rng = np.random.default_rng(3)
    scores = np.round(rng.normal(size=(40, 1)), 1)
    groups = len(np.unique(scores))
    for count in (2, 7, groups):
        found = kmeans(scores, count, 5)
        assert found.tolist() == kmeans(scores, count, 5).tolist()
        assert len(np.unique(found)) == count


def test_quadrants_are_cut_at_the_medians() -> None:
    a, b = [1.0, 2, 3, 4] * 9, [1.0] * 18 + [2.0] * 18
    found = typology(table(a=a, b=b), TypologyOptions(("a", "b"), Kind.QUADRANTS))
    labels = [one.label.id for one in found.table.fields["typology"].categories if one.label]
    assert labels == [
        *("1: A tinggi, B tinggi", "2: A tinggi, B rendah"),
        *("3: A rendah, B tinggi", "4: A rendah, B rendah"),
    ]
    # At the median is not above it: 1 and 2 are low in A.
    assert found.table.categories["typology"].tolist()[:4] == ["4", "4", "2", "2"]
    assert found.table.categories["typology"].tolist()[-4:] == ["3", "3", "1", "1"]


def test_no_unit_with_a_value_is_no_group() -> None:
    given = table(a=[np.nan] * 36, b=[1.0] * 36)
    found = typology(given, TypologyOptions(("a", "b"), Kind.QUADRANTS))
    assert found.table.categories["typology"].isna().all()
    assert found.profile == []
