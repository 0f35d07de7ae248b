"""Connectedness to markets, worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.errors import (
    ConflictingFlowsError,
    FlowLayoutError,
    FlowValueError,
    NoKnownMarketError,
)
from msme_qgis_plugin.core.overlay.flows.flows_to_units import (
    Flows,
    collect_flows,
    connectedness,
    region_id,
)
from msme_qgis_plugin.core.paths import resource

# a (100 people), b (200), c (300) with a polygon each
UNITS = pd.DataFrame(
    {
        "region": ["IDN.1.1_1", "IDN.1.2_1", "IDN.2.1_1"],
        "parent": ["", "", ""],
        "population": [100.0, 200, 300],
    },
    index=["a", "b", "c"],
)
ROWS = [
    ("IDN1.1", "IDN1.1", 50),
    ("IDN1.1", "IDN1.2", 10),
    ("IDN1.1", "IDN2.1", 2),
    ("IDN1.2", "IDN1.2", 40),
    ("IDN1.2", "IDN2.1", 5),
    ("IDN2.1", "IDN2.1", 30),
]


def read_flows(table: pd.DataFrame) -> Flows:
    return collect_flows([table])


def pairs(rows: list[tuple[str, str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["user_loc", "fr_loc", "scaled_sci"])


def both_ways() -> list[tuple[str, str, object]]:
    return ROWS + [(b, a, value) for a, b, value in ROWS if a != b]


def test_people_weigh_the_ties() -> None:
    found = connectedness(read_flows(pairs(both_ways())), UNITS, ["c"]).table
    # a: 2·300 / (50·100 + 10·200 + 2·300)
    assert found["connectedness"]["a"] == pytest.approx(600 / 7600)
    # b: 5·300 / (10·100 + 40·200 + 5·300)
    assert found["connectedness"]["b"] == pytest.approx(1500 / 10500)
    # c: 30·300 / (2·100 + 5·200 + 30·300)
    assert found["connectedness"]["c"] == pytest.approx(9000 / 10200)
    assert (found["coverage"] == 1).all()
    assert (found["status"] == Status("A").code).all()


def test_one_direction_stands_for_both_and_is_reported() -> None:
    once, twice = read_flows(pairs(ROWS)), read_flows(pairs(both_ways()))
    assert twice.notes == ()
    assert once.notes[0].values["count"] == 3
    pd.testing.assert_frame_equal(
        connectedness(once, UNITS, ["c"]).table, connectedness(twice, UNITS, ["c"]).table
    )


def test_repeated_rows_count_once() -> None:
    again = pairs(both_ways() + both_ways())
    pd.testing.assert_frame_equal(
        connectedness(read_flows(again), UNITS, ["c"]).table,
        connectedness(read_flows(pairs(ROWS)), UNITS, ["c"]).table,
    )


def test_two_values_for_one_direction_are_refused() -> None:
    rows = [*ROWS, ("IDN1.1", "IDN2.1", 3)]
    with pytest.raises(ConflictingFlowsError, match=r"IDN\.1\.1 – IDN\.2\.1.*2.*3"):
        read_flows(pairs(rows))


def test_directions_that_differ_are_used_as_they_stand() -> None:
    rows = [*ROWS, ("IDN2.1", "IDN1.1", 4)]
    flows = read_flows(pairs(rows))
    assert "1 pair(s) have another value" in str(flows.notes[-1])
    table = connectedness(flows, UNITS, ["c"]).table
    assert table["connectedness"]["a"] == pytest.approx(600 / 7600)
    assert table["connectedness"]["c"] == pytest.approx(9000 / 10400)


def test_both_layouts_give_the_same() -> None:
    layout = pd.DataFrame(
        [("IDN", "IDN", f"IDN.{a[3:]}_1", f"IDN.{b[3:]}_1", value) for a, b, value in both_ways()]
        + [("IDN", "MYS", "IDN.1.1_1", "MYS.1.1_1", 99)],
        columns=["user_country", "friend_country", "user_region", "friend_region", "scaled_sci"],
    )
    flows = read_flows(layout)
    assert "1 pair(s) with regions of other" in str(flows.notes[0])
    pd.testing.assert_frame_equal(
        connectedness(flows, UNITS, ["c"]).table,
        connectedness(read_flows(pairs(both_ways())), UNITS, ["c"]).table,
    )


def test_foreign_regions_of_the_old_layout_are_left_out() -> None:
    rows = [*both_ways(), ("IDN1.1", "MYS1.1", 99), ("MYS1.1", "IDN1.1", 99)]
    flows = read_flows(pairs(rows))
    assert flows.notes[0].values["count"] == 2
    table = connectedness(flows, UNITS, ["c"]).table
    assert table["connectedness"]["a"] == pytest.approx(600 / 7600)


def split_units() -> pd.DataFrame:
    """d split from b, e from d: both are inside b's polygon."""
    young = pd.DataFrame(
        {"region": ["", ""], "parent": ["b", "d"], "population": [60.0, 40]}, index=["d", "e"]
    )
    units = pd.concat([UNITS, young])
    units.loc["b", "population"] = 100
    return units


def test_district_without_polygon_is_parent_only_never_zero() -> None:
    units = split_units()
    found = connectedness(read_flows(pairs(ROWS)), units, ["c"])
    table = found.table
    assert table["basis"].to_list() == [
        "own",
        "older_territory",
        "own",
        "parent_only",
        "parent_only",
    ]
    assert table["status"].to_list() == codes_of("AEAMM").tolist()
    assert table["connectedness"].isna().to_list()[3:] == [True, True]
    # 100 + 60 + 40 people are in b's polygon: the same as above
    assert table["connectedness"]["a"] == pytest.approx(600 / 7600)
    assert "2 unit(s)" in str(found.notes[-2])
    assert "parent only" in str(found.notes[-2])


def test_market_without_polygon_is_left_out_and_named() -> None:
    flows = read_flows(pairs(ROWS))
    found = connectedness(flows, split_units(), ["c", "d"])
    assert found.table["connectedness"]["a"] == pytest.approx(600 / 7600)
    assert str(found.notes[-1]).endswith("left out: d.")
    with pytest.raises(NoKnownMarketError, match="d, nowhere"):
        connectedness(flows, split_units(), ["nowhere", "d"])


def test_missing_pairs_lower_coverage() -> None:
    rows = [row for row in ROWS if row[:2] != ("IDN1.1", "IDN2.1")]
    table = connectedness(read_flows(pairs(rows)), UNITS, ["c"]).table
    # a reaches itself and b: 300 of 600 people; c reaches b and itself: 500
    assert table["coverage"].to_list() == pytest.approx([0.5, 1, 5 / 6])
    assert table["status"].to_list() == codes_of("MAA").tolist()
    assert np.isnan(table["connectedness"]["a"])


def test_empty_value_is_a_missing_pair_not_a_zero() -> None:
    rows = [*ROWS[:2], ("IDN1.1", "IDN2.1", ""), *ROWS[3:]]
    table = connectedness(read_flows(pairs(rows)), UNITS, ["c"]).table
    assert table["status"]["a"] == Status("M").code


def test_ties_to_oneself_may_be_absent() -> None:
    rows = [row for row in ROWS if row[0] != row[1]]
    table = connectedness(read_flows(pairs(rows)), UNITS, ["c"]).table
    assert (table["coverage"] == 1).all()
    assert table["connectedness"]["a"] == pytest.approx(600 / 2600)
    assert table["connectedness"]["c"] == 0  # its only market is itself


def test_unknown_population_is_not_weighed() -> None:
    units = UNITS.assign(population=[100.0, np.nan, 300])
    table = connectedness(read_flows(pairs(ROWS)), units, ["c"]).table
    assert table["status"].to_list() == codes_of("AMA").tolist()
    assert table["connectedness"]["a"] == pytest.approx(600 / 5600)


def test_unit_that_the_pairs_do_not_know_has_no_data() -> None:
    rows = [row for row in ROWS if "IDN1.1" not in row[:2]]
    units = UNITS.assign(population=[1.0, 200, 300])
    table = connectedness(read_flows(pairs(rows)), units, ["c"]).table
    assert table["basis"]["a"] == "no_data"
    assert table["status"]["a"] == Status("M").code


def test_parents_in_a_circle_end() -> None:
    units = split_units()
    units.loc["d", "parent"] = "e"
    table = connectedness(read_flows(pairs(ROWS)), units, ["c"]).table
    assert table["basis"].to_list()[3:] == ["no_data", "no_data"]


@pytest.mark.parametrize("text", ["IDN.1.22_1", "IDN1.22", "idn.1.22", " IDN.1.22_2 "])
def test_gadm_ids_have_one_spelling(text: str) -> None:
    assert region_id(text) == "IDN.1.22"


def test_errors_name_what_came() -> None:
    with pytest.raises(FlowLayoutError, match="from, to"):
        read_flows(pd.DataFrame({"from": [1], "to": [2]}))
    for value in ("x", -3):
        rows = [ROWS[0], ("IDN1.1", "IDN1.2", value)]
        with pytest.raises(FlowValueError, match=f"Row 2.*“{value}”"):
            read_flows(pairs(rows))


def test_input_is_left_alone() -> None:
    table, units = pairs(ROWS), split_units()
    before = table.copy(), units.copy()
    connectedness(read_flows(table), units, ["c"])
    pd.testing.assert_frame_equal(table, before[0])
    pd.testing.assert_frame_equal(units, before[1])


def test_seventeen_districts_of_today_are_parent_only() -> None:
    codes = pd.read_csv(
        resource("reference/codes.csv"), dtype=str, keep_default_na=False
    ).set_index("bps_code")
    units = pd.DataFrame(
        {
            "region": codes["gadm_gid2"],
            "parent": codes["split_from"],
            "population": pd.to_numeric(codes["population"]),
        }
    )
    ids = codes.loc[codes["gadm_gid2"] != "", "gadm_gid2"].to_numpy()
    rng = np.random.default_rng(17)
    one, other = np.triu_indices(len(ids))
    table = pd.DataFrame(
        {
            "user_loc": ids[one],
            "fr_loc": ids[other],
            "scaled_sci": rng.gamma(0.3, 1000, len(one)) + 1,
        }
    )
    found = connectedness(read_flows(table), units, ["3171", "3578"]).table
    counts = found["basis"].value_counts()
    # 17 without a polygon, split from 15 others
    assert counts.to_dict() == {"own": 482, "parent_only": 17, "older_territory": 15}
    young = found[found["basis"] == "parent_only"]
    assert young["connectedness"].isna().all()
    assert (young["status"] == Status("M").code).all()
    assert found["connectedness"].dropna().between(0, 1).all()
    assert found["coverage"].max() == pytest.approx(1)


def test_parts_of_a_table_are_one_table() -> None:
    whole = read_flows(pairs(both_ways()))
    parts = [pairs(both_ways()[:4]), pairs(both_ways()[4:])]
    found = collect_flows(parts)
    assert found.user.tolist() == whole.user.tolist()
    assert found.value.tolist() == whole.value.tolist()


def test_rows_are_counted_over_all_parts() -> None:
    parts = [pairs(ROWS), pairs([("IDN1.1", "IDN1.2", "many")])]
    with pytest.raises(FlowValueError, match="many") as error:
        collect_flows(parts)
    assert error.value.message.values["row"] == len(ROWS) + 1
