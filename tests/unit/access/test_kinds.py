"""Totals beside their parts count once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.overlay.access.msme_kinds import count_kinds
from tests.unit.access.conftest import make_counts

NAN = float("nan")
V1, V2 = "1503010001", "1503010002"


def counted(rows: Any, **more: Any) -> dict[tuple[str, str, str], float]:
    kinds = count_kinds(make_counts(rows, **more), digits=7).rows
    keys = zip(kinds["area"], kinds["sector"], kinds["sex"])
    return dict(zip(keys, kinds["count"]))


def test_a_total_beside_its_sectors_counts_once() -> None:
    found = counted([(V1, 10, "total", "total"), (V1, 6, "G", "total"), (V1, 4, "I", "total")])
    assert found == {(V1, "total", "total"): 10, (V1, "G", "total"): 6, (V1, "I", "total"): 4}


def test_cells_give_sectors_sexes_and_the_total() -> None:
    found = counted(
        [(V1, 1, "G", "female"), (V1, 2, "G", "male"), (V1, 3, "I", "female"), (V1, 4, "I", "male")]
    )
    assert found[(V1, "total", "total")] == 10
    assert found[(V1, "G", "total")] == 3
    assert found[(V1, "total", "female")] == 4
    assert len(found) == 9


def test_sectors_and_sexes_as_two_margins_are_not_added() -> None:
    found = counted(
        [
            (V1, 6, "G", "total"),
            (V1, 4, "I", "total"),
            (V1, 7, "total", "female"),
            (V1, 3, "total", "male"),
        ]
    )
    assert found[(V1, "total", "total")] == 10


def test_a_withheld_total_follows_from_its_parts() -> None:
    found = counted([(V1, NAN, "total", "total"), (V1, 6, "G", "total"), (V1, 4, "I", "total")])
    assert found[(V1, "total", "total")] == 10


def test_whole_sexes_go_before_sectors_with_a_gap() -> None:
    found = counted(
        [
            (V1, 6, "G", "total"),
            (V1, NAN, "I", "total"),
            (V1, 7, "total", "female"),
            (V1, 3, "total", "male"),
        ]
    )
    assert found[(V1, "total", "total")] == 10


def test_a_gap_in_all_parts_leaves_an_estimate() -> None:
    kinds = count_kinds(
        make_counts([(V1, 6, "G", "total"), (V1, NAN, "I", "total")]), digits=7
    ).rows
    whole = kinds[kinds["sector"] == "total"].iloc[0]
    assert (whole["count"], whole["status"]) == (6, Status.ESTIMATED.code)
    gap = kinds[kinds["sector"] == "I"].iloc[0]
    assert np.isnan(gap["count"])
    assert gap["status"] == Status.SUPPRESSED.code


def test_a_districts_total_beside_its_villages_counts_once() -> None:
    counts = make_counts([("1503", 30), (V1, 10), (V2, 20)])
    kinds = count_kinds(counts, digits=7)
    assert kinds.rows["area"].tolist() == [V1, V2]
    assert [note.values["count"] for note in kinds.notes] == [1]


def test_a_subdistricts_total_beside_its_villages_counts_once() -> None:
    found = counted([("1503010", 30), (V1, 10), (V2, 20), ("1503020", 5)])
    assert set(found) == {
        (V1, "total", "total"),
        (V2, "total", "total"),
        ("1503020", "total", "total"),
    }


def test_a_districts_total_stays_where_its_villages_are_withheld() -> None:
    found = counted([("1503", 30), (V1, NAN), (V2, NAN)])
    assert found[("1503", "total", "total")] == 30


def test_sectors_of_the_district_stay_beside_totals_of_villages() -> None:
    found = counted(
        [
            (V1, 10, "total", "total"),
            (V2, 20, "total", "total"),
            ("1503", 18, "G", "total"),
            ("1503", 12, "I", "total"),
        ]
    )
    assert found[("1503", "G", "total")] == 18
    assert ("1503", "total", "total") not in found


def test_counts_are_not_changed() -> None:
    counts = make_counts([("1503", 30), (V1, NAN)])
    before = counts.rows.copy()
    count_kinds(counts, digits=7)
    assert counts.rows.equals(before)


@pytest.mark.parametrize("sex", ["female", "total"])
def test_one_row_gives_one_kind(sex: str) -> None:
    found = counted([(V1, 3, "total", sex)])
    assert found[(V1, "total", "total")] == 3
