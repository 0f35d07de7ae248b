"""What a reader can work out of published counts, against what is withheld."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.counts import Counts
from msme_qgis_plugin.core.analysis.structure_options import KbliVersion
from msme_qgis_plugin.core.register.withheld_counts import hidden_in_tree, withhold_small

T = "total"
SECTORS, SEXES, SIZES = ("C", "G", "I"), ("female", "male"), ("micro", "small")
MOST = 10_000.0


def whole_table(leaves: dict[tuple[str, str, str], int]) -> dict[tuple[str, str, str], int]:
    """Add the total of each level to counts by sector, sex and size."""
    found: dict[tuple[str, str, str], int] = {}
    for (sector, sex, size), count in leaves.items():
        for key in ((T, T, T), (sector, T, T), (sector, sex, T), (sector, sex, size)):
            found[key] = found.get(key, 0) + count
    return found


def as_counts(tables: list[dict[tuple[str, str, str], int]]) -> Counts:
    keys = list(tables[0])
    parts = pd.DataFrame(keys, columns=["sector", "sex", "size"])
    parts.index = pd.Index([f"#{one}" for one in range(len(keys))])
    units = pd.Index([f"11{one:02d}" for one in range(len(tables))])
    values = pd.DataFrame([[float(t[k]) for k in keys] for t in tables], units, parts.index)
    status = pd.DataFrame("A", units, parts.index)
    nothing = None
    return Counts(
        values,
        status,
        parts,
        SECTORS,
        KbliVersion.V2020,
        None,
        None,
        nothing,
        (),  # type: ignore[arg-type]
    )


def told(counts: Counts, row: int) -> dict[tuple[str, str, str], float]:
    """Return what is published of a district: NaN where a row says that it is withheld."""
    keys = zip(*(counts.parts[one] for one in ("sector", "sex", "size")))
    return dict(zip(keys, counts.values.iloc[row]))


def bounds(published: dict[tuple[str, str, str], float]) -> dict[tuple[str, str, str], list[float]]:
    """Return how low and high each count may be, as sums of a tree tell it exactly."""
    held = {
        key: [1.0, MOST] if np.isnan(value) else [value, value] for key, value in published.items()
    }
    sums = {
        (T, T, T): [(one, T, T) for one in SECTORS],
        **{(one, T, T): [(one, sex, T) for sex in SEXES] for one in SECTORS},
        **{
            (one, sex, T): [(one, sex, size) for size in SIZES]
            for one, sex in product(SECTORS, SEXES)
        },
    }
    for _ in range(20):
        for total, members in sums.items():
            for side, other in ((0, 1), (1, 0)):
                whole = sum(held[one][side] for one in members)
                choose = max if side == 0 else min
                held[total][side] = choose(held[total][side], whole)
                for one in members:
                    rest = sum(held[them][other] for them in members if them != one)
                    held[one][side] = choose(held[one][side], held[total][side] - rest)
    return held


@pytest.mark.parametrize("below", [3, 5])
def test_no_small_count_can_be_told_within_the_limit(below: int) -> None:
    rng = np.random.default_rng(below)
    leaves = list(product(SECTORS, SEXES, SIZES))
    tables = [
        whole_table(dict(zip(leaves, rng.integers(0, most, len(leaves)))))
        for most in (3, 6, 12, 60)
        for _ in range(60)
    ]
    given = as_counts(tables)
    found = withhold_small(given, below)
    small = (given.values > 0) & (given.values < below)
    assert small.to_numpy().any()
    assert found.values.isna().where(small, other=True).to_numpy().all()
    for row in range(len(tables)):
        for key, (low, high) in bounds(told(found, row)).items():
            count = tables[row][key]
            assert low <= count <= high
            if 0 < count < below:
                assert high - low >= below, (row, key, low, high)


def test_a_lone_small_count_takes_the_next_with_it() -> None:
    leaves = dict.fromkeys(product(SECTORS, SEXES, SIZES), 0)
    leaves |= {
        ("C", "male", "micro"): 1,
        ("G", "female", "micro"): 9,
        ("G", "male", "micro"): 8,
        ("I", "female", "micro"): 40,
    }
    found = told(withhold_small(as_counts([whole_table(leaves)]), 3), 0)
    assert found[T, T, T] == 58
    # One workshop would be 58 less 17 less 40.
    assert np.isnan(found["C", T, T])
    assert np.isnan(found["G", T, T])
    assert np.isnan(found["G", "female", "micro"])
    assert found["I", T, T] == found["I", "female", "micro"] == 40
    # Where nobody is, nobody is told of.
    assert found["I", "male", "small"] == 0


def test_what_is_large_is_published_as_it_is() -> None:
    leaves = dict.fromkeys(product(SECTORS, SEXES, SIZES), 7)
    given = as_counts([whole_table(leaves)])
    assert withhold_small(given, 3).values.equals(given.values)
    assert withhold_small(given, 3).notes == ()


def test_of_many_districts_few_more_than_the_small_ones_are_withheld() -> None:
    counts = [1, 2, 2, *range(5, 65)]
    levels = pd.DataFrame({"district": [T, *(f"{one}" for one in range(len(counts)))]})
    hidden = hidden_in_tree(np.array([[sum(counts), *counts]], dtype=float), levels, 3)[0]
    # The three add up to 5, so that each would be 1 to 3: the next is needed, and no more.
    assert np.flatnonzero(hidden).tolist() == [1, 2, 3, 4]
    alone = [1, *range(5, 65)]
    found = hidden_in_tree(np.array([[sum(alone), *alone]], dtype=float), levels.iloc[:-2], 3)[0]
    # One alone would be the country less the others: the smallest other goes with it.
    assert np.flatnonzero(found).tolist() == [1, 2]
