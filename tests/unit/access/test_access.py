"""The access overlay, worked out by hand for one district."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

NAN = float("nan")

# Sarolangun, made up: two subdistricts, five villages.
A, B, C = "1503010001", "1503010002", "1503010003"
D, E = "1503020001", "1503020002"
VILLAGES = [(A, "4g", 100), (B, "3g", 300), (C, "none", 100), (D, "4g", 400), (E, "2g", 100)]


def measures(row: Any, end: str = "") -> tuple[float, float, float]:
    names = ("share_4g", "share_internet", "access_score")
    return tuple(row[f"{name}{end}"] for name in names)


def test_counts_per_village_give_exact_shares(overlay: Any) -> None:
    rows = [(A, 50), (B, 20), (C, 10), (D, 15), (E, 5)]
    row = overlay(VILLAGES, rows).units.loc["1503"]
    # 4G: 65 of 100; any: 90 of 100; (65·1 + 20·0.6 + 5·0.2) / 100 = 0.78.
    assert measures(row) == pytest.approx((0.65, 0.90, 0.78))
    assert measures(row, "_low") == pytest.approx((0.65, 0.90, 0.78))
    assert measures(row, "_high") == pytest.approx((0.65, 0.90, 0.78))
    assert row["msme"] == 100
    assert row["coverage"] == 1
    assert row["quality"] == "village"
    assert row["share_4g_status"] == "A"
    assert row["msme_status"] == "A"


def test_edited_scores_change_the_score_alone(overlay: Any) -> None:
    scores = {"4g": 1.0, "3g": 0.5, "2g": 0.5, "none": 0.1}
    rows = [(A, 50), (B, 20), (C, 10), (D, 15), (E, 5)]
    row = overlay(VILLAGES, rows, scores=scores).units.loc["1503"]
    # 65·1 + 25·0.5 + 10·0.1 = 78.5
    assert measures(row) == pytest.approx((0.65, 0.90, 0.785))


def test_subdistrict_totals_are_spread_by_families(overlay: Any) -> None:
    row = overlay(VILLAGES, [("1503010", 60), ("1503020", 40)]).units.loc["1503"]
    # First: 4G 100/500 = 0.2, any 400/500 = 0.8, score (100+180)/500 = 0.56.
    # Second: 4G 0.8, any 1, score (400+20)/500 = 0.84.
    # 60·0.2 + 40·0.8 = 44; 60·0.8 + 40 = 88; 60·0.56 + 40·0.84 = 67.2.
    assert measures(row) == pytest.approx((0.44, 0.88, 0.672))
    # All 60 in C (none), all 40 in E (2g): 4G 0, any 40, score 40·0.2 = 8.
    assert measures(row, "_low") == pytest.approx((0.0, 0.40, 0.08))
    # All 60 in A, all 40 in D.
    assert measures(row, "_high") == pytest.approx((1.0, 1.0, 1.0))
    assert row["quality"] == "subdistrict"
    assert row["share_4g_status"] == "E"
    assert row["msme_status"] == "A"


def test_a_district_total_is_spread_over_all_its_villages(overlay: Any) -> None:
    row = overlay(VILLAGES, [("1503", 100)]).units.loc["1503"]
    # Of 1,000 families 500 have 4G, 900 any; (500 + 180 + 20) / 1000 = 0.7.
    assert measures(row) == pytest.approx((0.5, 0.9, 0.7))
    assert measures(row, "_low") == pytest.approx((0, 0, 0))
    assert measures(row, "_high") == pytest.approx((1, 1, 1))
    assert row["quality"] == "district"
    assert row["access_score_status"] == "E"


def test_bounds_close_where_every_village_has_the_signal(overlay: Any) -> None:
    villages = [(A, "4g", 1), (B, "4g", 999), (D, "3g", 5), (E, "none", 5)]
    rows = [("1503010", 70), ("1503020", 30)]
    row = overlay(villages, rows).units.loc["1503"]
    assert (row["share_4g_low"], row["share_4g_high"]) == (0.7, 0.7)
    assert row["share_internet_low"] == pytest.approx(0.7)
    assert row["share_internet_high"] == pytest.approx(1.0)


def test_unknown_signal_widens_the_bounds_and_lowers_coverage(overlay: Any) -> None:
    villages = [(A, "4g", 100), (B, "none", 100), (C, None, 100)]
    row = overlay(villages, [(A, 60), (B, 30), (C, 10)]).units.loc["1503"]
    assert row["share_4g"] == pytest.approx(60 / 90)
    assert row["share_4g_low"] == pytest.approx(0.6)
    assert row["share_4g_high"] == pytest.approx(0.7)
    assert row["coverage"] == pytest.approx(0.9)


def test_little_coverage_leaves_bounds_and_no_value(overlay: Any) -> None:
    villages = [(A, "4g", 100), (C, None, 100)]
    row = overlay(villages, [(A, 70), (C, 30)]).units.loc["1503"]
    assert np.isnan(row["share_4g"])
    assert row["share_4g_status"] == "M"
    assert row["share_4g_low"] == pytest.approx(0.7)
    assert row["share_4g_high"] == pytest.approx(1.0)


def test_msmes_of_a_village_outside_the_survey_have_unknown_signal(overlay: Any) -> None:
    rows = [(A, 90), ("1503019999", 10)]
    row = overlay(VILLAGES, rows).units.loc["1503"]
    assert row["msme"] == 100
    assert row["coverage"] == pytest.approx(0.9)
    assert row["share_4g"] == 1
    assert row["share_4g_low"] == pytest.approx(0.9)
    assert row["share_4g_high"] == pytest.approx(1.0)


def test_a_district_without_surveyed_villages_has_no_value(overlay: Any) -> None:
    row = overlay(VILLAGES, [(A, 5), ("1101", 80)]).units.loc["1101"]
    assert row["msme"] == 80
    assert row["share_4g_status"] == "M"
    assert np.isnan(row["share_4g_low"])
    assert row["coverage"] == 0


def test_a_withheld_count_leaves_the_upper_count_open(overlay: Any) -> None:
    row = overlay(VILLAGES, [(A, 60), (B, NAN), (C, 40)]).units.loc["1503"]
    assert row["msme"] == 100
    assert row["msme_status"] == "E"
    assert np.isnan(row["msme_high"])
    assert row["share_4g_status"] == "E"
    assert row["withheld"] == 1


def test_all_withheld_is_suppressed_not_zero(overlay: Any) -> None:
    row = overlay(VILLAGES, [(A, NAN), (B, NAN)]).units.loc["1503"]
    assert np.isnan(row["msme"])
    assert row["msme_status"] == "Q"
    assert row["share_4g_status"] == "Q"
    assert row["quality"] is None or np.isnan(row["quality"])


def test_no_msmes_have_no_share(overlay: Any) -> None:
    row = overlay(VILLAGES, [(A, 0), (B, 0)]).units.loc["1503"]
    assert row["msme"] == 0
    assert row["msme_status"] == "A"
    assert np.isnan(row["share_4g"])
    assert row["share_4g_status"] == "M"


def test_unknown_families_count_as_the_districts_mean(overlay: Any) -> None:
    villages = [(A, "4g", NAN), (B, "none", 300), (C, "none", 100)]
    result = overlay(villages, [("1503", 60)])
    # A counts 200 of 600.
    assert result.units.loc["1503", "share_4g"] == pytest.approx(1 / 3)
    assert any("1 villages do not tell" in str(n) for n in result.notes)


def test_villages_count_alike_where_nobody_tells_families(overlay: Any) -> None:
    result = overlay(VILLAGES, [("1503", 60)], families=False)
    assert result.units.loc["1503", "share_4g"] == pytest.approx(2 / 5)
    assert any("counts alike" in str(note) for note in result.notes)


def test_spread_msmes_appear_in_villages_as_estimates(overlay: Any) -> None:
    result = overlay(VILLAGES, [("1503010", 50), (D, 8)])
    assert result.villages["msme"].tolist() == pytest.approx([10, 30, 10, 8, 0])
    assert result.villages["msme_status"].tolist() == list("EEEAA")


def test_the_gap_says_what_stands_in_the_way(overlay: Any) -> None:
    rows = [(A, 50), (B, 20), (C, 10), (D, 15), (E, 5)]
    # 90 have a signal, 30 use it: 10 lack the network, 60 the use.
    row = overlay(VILLAGES, rows, users=[20, 5, 0, 5, 0]).units.loc["1503"]
    assert row["own_use"] == pytest.approx(0.3)
    assert row["internet_gap"] == pytest.approx(0.6)
    assert row["reading"] == "train_people"
    assert row["reading_sure"] == 1


def test_without_signal_the_network_comes_first(overlay: Any) -> None:
    rows = [(A, 30), (C, 70)]
    # 30 have a signal and 20 use it: 70 lack the network, 10 the use.
    row = overlay(VILLAGES, rows, users=[20, 0]).units.loc["1503"]
    assert row["reading"] == "build_network"
    assert row["internet_gap"] == pytest.approx(0.1)


def test_a_reading_that_the_bounds_do_not_share_is_not_sure(overlay: Any) -> None:
    row = overlay(VILLAGES, [("1503", 100)], users=[20]).units.loc["1503"]
    assert row["reading"] == "train_people"
    assert row["reading_sure"] == 0


def test_the_width_of_the_bounds_is_reported(overlay: Any) -> None:
    villages = [*VILLAGES, ("1504010001", "4g", 10)]
    rows = [("1503010", 60), ("1503020", 40), ("1504", 9)]
    result = overlay(villages, rows)
    # 1503: any internet 0.4 to 1; 1504: 1 to 1.
    assert result.mean_width("share_internet") == pytest.approx(0.3)
