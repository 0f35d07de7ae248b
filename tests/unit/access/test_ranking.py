"""Districts and villages by what is missing for their MSMEs."""

from __future__ import annotations

from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.overlay.access.access_ranking import rank_districts, worst_villages
from msme_qgis_plugin.core.overlay.access.internet_access import overlay_access
from msme_qgis_plugin.core.overlay.access.level_scores import DEFAULT_SCORES
from tests.unit.access.conftest import make_counts, make_villages

VILLAGES = [
    ("1501010001", "none", 10),
    ("1502010001", "4g", 50),
    ("1502010002", "none", 50),
    ("1503010001", "4g", 10),
    ("1504010001", None, 10),
]


def test_ranks_and_the_ranks_that_the_bounds_allow() -> None:
    counts = make_counts([("1501", 30), ("1502", 40), ("1503", 90), ("1504", 500)])
    access = overlay_access(counts, make_villages(VILLAGES), DEFAULT_SCORES)
    ranked = rank_districts(access)
    # 1501: 30 for sure; 1502: 20, from 0 to 40; 1503: none; 1504 unknown.
    assert ranked.index.tolist() == ["1501", "1502", "1503"]
    assert ranked["without_access"].tolist() == [30, 20, 0]
    assert ranked["rank"].tolist() == [1, 2, 3]
    assert ranked["rank_best"].tolist() == [1, 1, 2]
    assert ranked["rank_worst"].tolist() == [2, 3, 3]


def test_worst_villages_have_many_msmes_and_little_access() -> None:
    villages = make_villages(VILLAGES)
    counts = make_counts([("1501010001", 30), ("1502", 40), ("1503", 90)])
    access = overlay_access(counts, villages, DEFAULT_SCORES)
    worst = worst_villages(access, villages, top=5)
    assert worst["code"].tolist() == ["1501010001", "1502010002"]
    assert worst["without_access"].tolist() == [30, 20]
    assert worst["msme_status"].tolist() == [Status.NORMAL.code, Status.ESTIMATED.code]
    assert worst["rank"].tolist() == [1, 2]


def test_no_more_villages_than_asked_for() -> None:
    villages = make_villages(VILLAGES)
    counts = make_counts([("1501010001", 30), ("1502", 40)])
    access = overlay_access(counts, villages, DEFAULT_SCORES)
    assert len(worst_villages(access, villages, top=1)) == 1
