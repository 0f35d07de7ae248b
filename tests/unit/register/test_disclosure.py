"""What an attack finds of withheld counts: planted leaks, and nothing where there is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.fields import indicator_field
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Field, Fields, Role
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.register import disclosure
from msme_qgis_plugin.core.register.disclosure import attack, of_table
from msme_qgis_plugin.core.register.errors import NoCountsError

Row = tuple[str, str, str, float]
Q = float("nan")
SEXES = ("female", "male", "unknown")
COUNT = indicator_field(Catalogue.load().indicator("A01_msme_n"), "count")


def table(*rows: Row, period: str = "2024") -> UnitTable:
    """Return counts by unit, sector and sex; NaN where they are withheld."""
    units = pd.DataFrame(index=[row[0] for row in rows])
    counts = np.array([row[3] for row in rows])
    return UnitTable.of(
        units,
        {"count": counts},
        Fields(
            [
                Field("sector", Role.CATEGORY),
                Field("sex", Role.CATEGORY),
                replace(COUNT, period=period),
            ]
        ),
        status={"count": codes_of("Q" if np.isnan(one) else "A" for one in counts)},
        categories={
            "sector": np.array([row[1] for row in rows], dtype=object),
            "sex": np.array([row[2] for row in rows], dtype=object),
        },
    )


def found(*tables: UnitTable, below: int = 3) -> dict[tuple[str, str, str], str]:
    cells = attack([of_table(one, str(place)) for place, one in enumerate(tables)], below).cells
    cells = cells[cells["found"] != ""]
    return {
        (row.unit, row.sector, row.sex): f"{row.found} {row.low:g}-{row.high:g}"
        for row in cells.itertuples()
    }


# The second district says that sectors make the whole.
WHOLE = (("1102", "total", "total", 9.0), ("1102", "C", "total", 4.0), ("1102", "G", "total", 5.0))


def test_one_withheld_count_follows_from_its_total() -> None:
    given = table(
        ("1101", "total", "total", 10), ("1101", "C", "total", 8), ("1101", "G", "total", Q), *WHOLE
    )
    assert found(given) == {("1101", "G", ""): "exact 2-2"}


def test_two_withheld_counts_are_safe_as_long_as_they_may_be_larger() -> None:
    rest = ("1101", "C", "total", Q), ("1101", "G", "total", Q)
    safe = table(("1101", "total", "total", 10), *rest, *WHOLE)
    # 1 to 9 each.
    assert found(safe) == {}
    told = table(("1101", "total", "total", 3), *rest, *WHOLE)
    assert set(found(told).values()) == {"narrow 1-2"}
    # Where sectors may leave a rest, and the total is small enough, the same is known.
    assert set(found(table(("1101", "total", "total", 3), *rest)).values()) == {"narrow 1-2"}


def test_what_parts_leave_over_is_not_told_where_there_may_be_a_rest() -> None:
    given = table(
        ("1101", "total", "total", 10), ("1101", "C", "total", 8), ("1101", "G", "total", Q)
    )
    # 1 or 2: small for sure, though not which.
    assert found(given) == {("1101", "G", ""): "narrow 1-2"}


def test_another_table_tells_it_that_of_another_year_does_not() -> None:
    given = table(("1101", "C", "total", Q), ("1102", "C", "total", 8))
    small = ("1101", "C", "total", 2)
    assert found(given, table(small)) == {("1101", "C", ""): "elsewhere 2-2"}
    assert found(given, table(small, period="2023")) == {("1101", "C", ""): "small 2-2"}


def test_a_small_count_that_is_published_is_found_too() -> None:
    assert found(table(("1101", "C", "total", 2))) == {("1101", "C", ""): "small 2-2"}
    assert found(table(("1101", "C", "total", 2)), below=2) == {}


def test_a_share_of_women_tells_their_number() -> None:
    given = table(("1101", "C", "total", 8), ("1101", "C", "female", Q))
    women = indicator_field(Catalogue.load().indicator("A09_women_sh"), "women")
    shares = UnitTable.of(
        pd.DataFrame(index=["1101"]),
        {"women": [0.25], "women_base": [8.0]},
        Fields(
            [replace(women, period="2024", sector="C"), Field("women_base", Role.BASE, of="women")]
        ),
    )
    assert found(given, shares) == {("1101", "C", "female"): "computed 2-2"}


def test_a_province_tells_what_its_districts_withhold() -> None:
    province = table(("11", "C", "total", 20), ("12", "C", "total", 7))
    districts = table(
        ("1101", "C", "total", 18), ("1102", "C", "total", Q), ("1201", "C", "total", 7)
    )
    assert found(districts) == {}
    assert found(province, districts) == {("1102", "C", ""): "exact 2-2"}


def two_ways(cells: dict[tuple[str, str], float]) -> UnitTable:
    """Sectors by sex of 1101 with both margins; 1102 says that parts make the whole."""
    sectors = [one for one in "CGI" if (one, "total") in cells]
    full = {(s, x): 4.0 for s in sectors for x in SEXES}
    full |= {(s, "total"): 8.0 for s in sectors} | {("total", "total"): 8.0 * len(sectors)}
    full |= {("total", x): 4.0 * len(sectors) for x in SEXES}
    rows = [
        (unit, *key, n)
        for unit, held in (("1101", cells), ("1102", full))
        for key, n in held.items()
    ]
    return table(*rows)


def test_tables_that_contradict_each_other_are_said() -> None:
    pytest.importorskip("scipy")
    cells = {("total", "total"): 10.0, ("C", "total"): 9.0, ("G", "total"): 1.0}
    cells |= {("total", "female"): 7.0, ("total", "male"): 2.0, ("total", "unknown"): 1.0}
    # A withheld count is at least 1, so that G would have three.
    cells |= {(s, x): Q for s in "CG" for x in SEXES}
    result = attack([of_table(two_ways(cells), "")])
    assert [one.template for one in result.notes] == [disclosure._CONTRADICT]


@pytest.mark.parametrize("seed", range(12))
def test_bounds_are_those_of_all_tables_that_fit(seed: int) -> None:
    """Sectors by sex with both margins, every table that has them counted out."""
    pytest.importorskip("scipy")
    rng = np.random.default_rng(seed)
    truth = rng.integers(1, 4, (3, 3))
    hidden = rng.random((3, 3)) < 0.8
    cells = {("total", "total"): float(truth.sum())}
    cells |= {(s, "total"): float(n) for s, n in zip("CGI", truth.sum(axis=1))}
    cells |= {("total", x): float(n) for x, n in zip(SEXES, truth.sum(axis=0))}
    places = list(np.ndindex(3, 3))
    for a, b in places:
        cells["CGI"[a], SEXES[b]] = Q if hidden[a, b] else float(truth[a, b])
    found = attack([of_table(two_ways(cells), "")], 2).cells
    found = found[found["unit"].eq("1101") & found["found"].ne("small")]
    held = {(one.sector, one.sex): (one.low, one.high) for one in found.itertuples()}
    fits = tables_that_fit(truth, hidden)
    for a, b in (place for place in places if hidden[place]):
        assert held["CGI"[a], SEXES[b]] == (fits[:, a, b].min(), fits[:, a, b].max())


def tables_that_fit(truth: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Return all tables of whole numbers from 1 on with the margins and what is told."""
    lines = []
    for sum_, told, line in zip(truth.sum(axis=1), ~hidden, truth):
        both = np.array(list(np.ndindex(sum_, sum_)))
        whole = np.column_stack([both, sum_ - both.sum(axis=1)])
        lines.append(whole[(whole >= 1).all(axis=1) & (whole[:, told] == line[told]).all(axis=1)])
    found = [np.array(one) for one in product(*lines) if (sum(one) == truth.sum(axis=0)).all()]
    return np.array(found)


def test_without_scipy_it_says_that_bounds_may_be_wider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "find_spec", lambda _name: None)
    given = table(
        ("1101", "total", "total", 10), ("1101", "C", "total", 8), ("1101", "G", "total", Q), *WHOLE
    )
    result = attack([of_table(given, "")])
    assert [one.template for one in result.notes] == [disclosure._BOUNDS]
    assert result.cells["found"].tolist() == ["exact"]
    assert result.withheld == 1


def plain() -> UnitTable:
    """A table as it is dropped: nobody says that its numbers add up."""
    return UnitTable.of(pd.DataFrame(index=["1101"]), {"umkm": [2.0]}, Fields([Field("umkm")]))


def test_what_is_no_count_is_said_and_never_passes_for_safe() -> None:
    with pytest.raises(NoCountsError, match="In daftar no number says"):
        attack([of_table(plain(), "daftar")])
    both = attack([of_table(table(("1101", "C", "total", 8)), ""), of_table(plain(), "daftar")])
    assert [one.values["fields"] for one in both.notes if one.warns] == ["umkm (daftar)"]
