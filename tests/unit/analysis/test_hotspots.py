"""Hot and cold spots of a table: what is left out, kept, named and refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.analysis.errors import FieldInTheWayError, NotNumbersError
from msme_qgis_plugin.core.analysis.hotspots import CLUSTERS, hotspots
from msme_qgis_plugin.core.analysis.spatial.errors import NegativeRateError, NoBaseError
from msme_qgis_plugin.core.analysis.spatial.options import (
    Correction,
    HotspotOptions,
    Neighbours,
    WeightOptions,
)
from msme_qgis_plugin.core.measures.field import Display, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable

SIDE = 8
HOT = {(row, column) for row in range(3) for column in range(3)}
SHARE = Field(
    "share",
    label=Text("Share", "Proporsi"),
    unit=Text("%", "%"),
    display=Display.PERCENT,
    rule=Rule.WEIGHTED_SHARE,
    denominator="people",
    period="2016",
    dataset="survey",
)


def squares(side: int = SIDE) -> dict[str, object]:
    return {
        f"{row}{column}": shapely.box(100 + column, row, 101 + column, row + 1)
        for row in range(side)
        for column in range(side)
    }


def table(values: Any = None, status: str = "", **columns: Any) -> UnitTable:
    """Squares with a hot corner and, opposite, a cold one."""
    codes = list(squares())
    if values is None:
        values = [
            9.0 if (int(one[0]), int(one[1])) in HOT else 0.0 if min(map(int, one)) > 4 else 4.0
            for one in codes
        ]
    held = {"share": values, "people": [100.0] * len(codes), **columns}
    fields = [SHARE, *(Field(name) for name in held if name != "share")]
    return UnitTable.of(
        pd.DataFrame({"name": [f"Kotak {one}" for one in codes]}, index=codes),
        held,
        Fields(fields),
        status={"share": codes_of(status)} if status else None,
    )


def options(**told: Any) -> HotspotOptions:
    return HotspotOptions("share", **{"seed": 2, **told})


def counted(made: UnitTable) -> dict[str, int]:
    return made.categories["cluster"].value_counts().to_dict()


def test_corners_of_high_and_of_low_values_are_found() -> None:
    found = hotspots(table(), squares(), options())
    clusters = found.table.categories["cluster"]
    # The corners themselves have three neighbours; of 63 others eight are as high.
    assert clusters[["00", "01", "11"]].tolist() == ["high_high"] * 3
    assert clusters[["77", "66", "67"]].tolist() == ["low_low"] * 3
    assert clusters["44"] == "not_significant"
    assert found.moran.value == pytest.approx(found.table.values["local_i"].sum() / 63)
    assert (found.moran.p, found.islands) == (pytest.approx(2 / 10_000), 0)
    assert found.table.values.loc["00", "lag"] == 9
    assert found.table.values["gi_star_z"].idxmax() in {"00", "11", "01", "10"}
    # 4 corners with 3, 24 at the edge with 5, 36 with 8.
    assert found.neighbours_mean == (4 * 3 + 24 * 5 + 36 * 8) / 64


def test_columns_say_what_they_are_of_and_when() -> None:
    made = hotspots(table(), squares(), options()).table
    one = made.fields["cluster"]
    assert (one.role, one.label) == (Role.CATEGORY, Text("Clusters: Share", "Klaster: Proporsi"))
    assert (one.period, one.dataset, one.categories) == ("2016", "survey", CLUSTERS)
    assert set(made.categories["cluster"]) <= {each.value for each in CLUSTERS}
    assert one.method.en.startswith(
        "local Moran, p ≤ 0.05 (Benjamini–Hochberg, 9,999 permutations), neighbours: queen; "
    )
    assert "p ≤ 0,05 (Benjamini–Hochberg, 9.999 permutasi)" in one.method.id
    assert made.fields["lag"].display is Display.PERCENT
    assert made.fields["gi_star_z"].centre == 0
    wanted = ["lag", "local_i", "p_value", "q_value", "gi", "gi_z", "gi_star", "gi_star_z"]
    assert [name for name in made.values if name not in {"share", "people"}] == wanted


def test_units_without_a_value_take_no_part_and_keep_their_status() -> None:
    status = "QXM" + "E" + "A" * 60
    values = table().values["share"].where(~np.isin(np.arange(64), [2]), np.nan)
    found = hotspots(table(values, status), squares(), options())
    left = ["00", "01", "02"]
    assert found.table.values.loc[left, "local_i"].isna().all()
    assert found.table.categories.loc[left, "cluster"].isna().all()
    assert found.table.letters("local_i")[[*left, "03", "04"]].tolist() == list("QXMEA")
    assert "3 units have no value" in str(found.table.notes[0])
    # The numbers of those left are those of a layer that never had the others.
    fewer = {code: one for code, one in squares().items() if code not in left}
    rows = table(values, status)
    kept = list(fewer)
    apart = UnitTable.of(
        rows.units.loc[kept], rows.values.loc[kept], rows.fields, status=rows.status.loc[kept]
    )
    alone = hotspots(apart, fewer, options())
    assert found.moran == alone.moran
    for name in ("local_i", "gi_star_z", "p_value", "lag"):
        assert found.table.values.loc[kept, name].tolist() == alone.table.values[name].tolist()


def test_zero_is_a_value() -> None:
    made = hotspots(table(), squares(), options()).table
    assert made.values["local_i"].notna().all()


def test_units_that_nobody_touches_are_joined_and_named() -> None:
    shapes = squares()
    shapes["77"] = shapely.box(108.5, 7, 109, 8)
    found = hotspots(table(), shapes, options())
    assert (found.islands, found.table.notes[1].values["count"]) == (1, 1)
    assert str(found.table.notes[1]).endswith("Kotak 77 – Kotak 67 (55 km).")
    apart = hotspots(table(), shapes, options(weights=WeightOptions(bridge=False)))
    assert apart.islands == 1
    assert apart.table.categories["cluster"]["77"] == "no_neighbours"
    assert apart.table.letters("local_i")["77"] == "M"
    assert "1 have none" in str(apart.table.notes[0])


def test_the_correction_decides_what_is_shown_and_columns_hold_both() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=64) + table().values["share"] / 2
    shown = {}
    for one in Correction:
        made = hotspots(table(values), squares(), options(correction=one)).table
        shown[one] = 64 - counted(made)["not_significant"]
    p, q = made.values["p_value"], made.values["q_value"]
    assert shown[Correction.NONE] == (p <= 0.05).sum()
    assert shown[Correction.FALSE_DISCOVERY] == (q <= 0.05).sum()
    assert shown[Correction.BONFERRONI] == (p * 64 <= 0.05).sum()
    assert shown[Correction.NONE] > shown[Correction.FALSE_DISCOVERY] > 0
    text = str(made.notes[-1])
    assert f"{shown[Correction.NONE]} units before any correction" in text


@pytest.mark.parametrize(("permutations", "warns"), [(2558, True), (2559, False)])
def test_too_few_permutations_are_warned_of(permutations: int, warns: bool) -> None:
    # 2 / (m + 1) against 0.05 / 64.
    made = hotspots(table(), squares(), options(permutations=permutations)).table
    assert any(one.warns for one in made.notes) is warns
    if warns:
        assert "Give at least 2559." in str(made.notes[-1])


@pytest.mark.parametrize("values", [[7.0] * 64, [np.nan] * 64, [np.nan] * 63 + [1.0]])
def test_where_nothing_can_be_compared_it_says_so(values: list[float]) -> None:
    found = hotspots(table(values), squares(), options())
    assert np.isnan([found.moran.value, found.moran.p, found.geary]).all()
    assert found.table.values[["local_i", "p_value", "gi_star_z"]].isna().all(axis=None)
    assert "nothing to compare" in str(found.table.notes[-1])
    assert "high_high" not in counted(found.table)


def test_another_field_among_the_neighbours() -> None:
    # High where the neighbours' other field is low.
    other = -table().values["share"]
    found = hotspots(table(other=other), squares(), options(other="other"))
    assert found.table.categories["cluster"][["00", "77"]].tolist() == ["high_low", "low_high"]
    assert found.moran.value < -0.5
    assert found.table.values.loc["00", "lag"] == -9
    assert found.table.fields["lag"].label == Text(
        "Mean of the neighbours: other", "Rata-rata tetangga: other"
    )
    assert found.table.fields["cluster"].label.en == "Clusters: Share × other"


def test_shares_of_few_people_are_drawn_to_the_whole() -> None:
    people = np.where(np.arange(64) == 30, 2.0, 10_000.0)
    values = np.where(np.arange(64) == 30, 1.0, 0.3 + np.arange(64) / 1000)
    plain = hotspots(table(values, people=people), squares(), options()).table
    made = hotspots(table(values, people=people), squares(), options(adjust_rates=True)).table
    scores = plain.values["share"] - plain.values["share"].mean()
    assert scores["36"] / plain.values["share"].std(ddof=0) > 7
    assert made.values.loc["36", "rate_adjusted"] < 3
    assert made.fields["lag"].unit is None


def test_rates_that_cannot_be_are_refused() -> None:
    with pytest.raises(NegativeRateError, match=r"“share”.*03 has -2 of people"):
        people = np.where(np.arange(64) == 3, -2.0, 10.0)
        hotspots(table(people=people), squares(), options(adjust_rates=True))
    with pytest.raises(NegativeRateError, match="05 has -30 of share"):
        values = np.where(np.arange(64) == 5, -0.3, 0.2)
        hotspots(table(values), squares(), options(adjust_rates=True))
    with pytest.raises(NoBaseError, match="“people”"):
        hotspots(table(), squares(), HotspotOptions("people", adjust_rates=True))


def test_fields_that_cannot_be_analysed_are_named() -> None:
    with pytest.raises(NotNumbersError, match=r"“nama”.*share, people"):
        hotspots(table(), squares(), HotspotOptions("nama"))
    with pytest.raises(FieldInTheWayError, match="“lag”"):
        hotspots(table(lag=[1.0] * 64), squares(), HotspotOptions("lag"))


def test_results_of_before_give_way() -> None:
    first = hotspots(table(other=[1.0] * 63 + [2.0]), squares(), options()).table
    again = hotspots(first, squares(), HotspotOptions("other")).table
    assert list(again.fields) == list(first.fields)
    assert again.fields["cluster"].label.en == "Clusters: other"
    assert any("local_i" in str(one) for one in again.notes)
    assert again.notes[0].warns
    # A second one has nothing of the first left to say.
    assert len(again.values.columns) == len(first.values.columns)


def test_nearest_and_distance_weights_reach_the_statistics() -> None:
    near = WeightOptions(Neighbours.NEAREST, 4)
    assert hotspots(table(), squares(), options(weights=near)).neighbours_mean == 4
    far = WeightOptions(Neighbours.DISTANCE, distance_km=112, bridge=False)
    found = hotspots(table(), squares(), options(weights=far))
    # Up and down, left and right: 7 borders in each of 8 rows and columns.
    assert found.neighbours_mean == 4 * 56 / 64
