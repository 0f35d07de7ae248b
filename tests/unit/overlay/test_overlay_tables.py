"""What points, rasters, polygons and flows say of their numbers; larger units made of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.flows.flow_table import flow_table
from msme_qgis_plugin.core.overlay.flows.flows_to_units import FlowsResult
from msme_qgis_plugin.core.overlay.points.point_table import PointNames, point_table
from msme_qgis_plugin.core.overlay.points.points_to_units import PointsResult
from msme_qgis_plugin.core.overlay.polygons.areal import ArealColumns, ArealResult
from msme_qgis_plugin.core.overlay.polygons.areal_table import areal_table
from msme_qgis_plugin.core.overlay.raster.raster_table import RasterNames, raster_table
from msme_qgis_plugin.core.overlay.raster.rasters_to_units import ZonalResult
from msme_qgis_plugin.core.regions.levels import Level

NAN = float("nan")
UNITS = pd.DataFrame(index=["3204", "3273"])
NORMAL = codes_of("AA")


def shown(fields: Fields) -> set[str]:
    return {one.name for one in fields.indicators}


def points() -> PointsResult:
    table = pd.DataFrame(
        {
            "points": [3, 2],
            "brought": [0, 1],
            "weight": [400.0, 40.0],
            "value": [3.25, 6.5],
            "sum": [5.0, 10.0],
            "error": [0.2, 0.4],
            "coverage": [1.0, 1.0],
            "status": NORMAL,
        }
    )
    return PointsResult(table, 0, 0, 0, 1, 2.2, ())


def test_a_wealth_index_of_people_is_the_indicator_of_the_catalogue() -> None:
    catalogue = Catalogue.load()
    dataset = catalogue.dataset("meta_rwi")
    names = PointNames("rwi", "people.tif")
    table = point_table(points(), names, catalogue, units=UNITS, dataset=dataset)
    assert shown(table.fields) == {"value"}
    value = table.fields["value"]
    assert (value.indicator, value.direction) == ("F02_rwi", Direction.BETTER)
    assert (value.period, value.dataset) == ("2021", "meta_rwi")
    assert value.weight_label == Text("people.tif", "people.tif")


def test_moved_points_errors_and_weights_are_no_indicators() -> None:
    table = point_table(points(), PointNames("jobs", None), Catalogue.load(), units=UNITS)
    # The sum of a number that nobody knows as a mean may be what was wanted.
    assert shown(table.fields) == {"value", "sum"}
    roles = {name: table.fields[name].role for name in ("points", "moved", "weight", "error")}
    assert set(roles.values()) == {Role.BASE}
    assert table.fields["value"].indicator is None


def test_without_a_value_the_people_are_what_was_asked_for() -> None:
    table = point_table(points(), PointNames(None, "people"), Catalogue.load(), units=UNITS)
    assert shown(table.fields) == {"weight"}
    assert table.values["value"].isna().all()
    assert table.letters("weight").tolist() == ["A", "A"]
    assert table.roll_up(Level.PROVINCE).values.loc["32", "weight"] == 440


def test_means_and_errors_of_points_are_weighed_again_and_counts_added() -> None:
    names = PointNames("rwi", "people")
    rolled = point_table(points(), names, Catalogue.load(), units=UNITS).roll_up(Level.PROVINCE)
    one = rolled.values.loc["32"]
    assert one["value"] == pytest.approx((3.25 * 400 + 6.5 * 40) / 440)
    assert one["error"] == pytest.approx((0.2 * 400 + 0.4 * 40) / 440)
    assert (one["points"], one["moved"], one["weight"]) == (5, 1, 440)


def raster(coverage: float = 1.0) -> ZonalResult:
    table = pd.DataFrame(
        {
            "count": [4.0, 1.0],
            "sum": [20.0, 9.0],
            "mean": [5.0, 9.0],
            "min": [1.0, 9.0],
            "max": [8.0, 9.0],
            "coverage": [coverage, 1.0],
            "status": NORMAL,
            "weight": [10.0, 5.0],
            "weighted_sum": [30.0, 45.0],
            "weighted_mean": [3.0, 9.0],
            "weight_coverage": [1.0, 1.0],
        }
    )
    return ZonalResult(table, {}, (), ())


def test_cells_stand_behind_means_and_extremes_are_not_added() -> None:
    table = raster_table(raster(), RasterNames("minutes", "people"), units=UNITS)
    assert shown(table.fields) == {"sum", "mean", "min", "max", "weighted_sum", "weighted_mean"}
    rolled = table.roll_up(Level.PROVINCE)
    one = rolled.values.loc["32"]
    assert (one["sum"], one["weighted_sum"]) == (29, 75)
    assert one["mean"] == pytest.approx(29 / 5)
    assert one["weighted_mean"] == pytest.approx(75 / 15)
    assert np.isnan(one["min"])
    assert {note.values["rule"] for note in rolled.notes} == {"forbidden"}


def test_a_thin_raster_has_no_values_and_keeps_what_it_counted() -> None:
    table = raster_table(
        raster(0.5), RasterNames("minutes", "people"), units=UNITS, minimum_coverage=0.8
    )
    for name in shown(table.fields):
        assert table.letters(name).tolist() == ["M", "A"]
        assert np.isnan(table.values.loc["3204", name])
    assert table.values.loc["3204", ["count", "weight", "coverage"]].tolist() == [4, 10, 0.5]


def areal() -> ArealResult:
    table = pd.DataFrame(
        {
            "firms": [10.0, 5.0],
            "firms_coverage": [1.0, 1.0],
            "firms_status": codes_of("EA"),
            "rate": [0.2, 0.5],
            "rate_coverage": [1.0, 0.9],
            "rate_status": NORMAL,
            "rate_base": [300.0, 100.0],
        }
    )
    return ArealResult(table, pd.DataFrame(), ())


def test_counts_are_added_and_rates_averaged_by_what_averaged_them() -> None:
    columns = ArealColumns(("firms",), ("rate",))
    weight = Text("area", "luas")
    table = areal_table(areal(), columns, units=UNITS, weight=weight)
    assert shown(table.fields) == {"firms", "rate"}
    assert table.fields["rate"].weight_label == weight
    assert table.fields["firms"].weight_label is None
    rolled = table.roll_up(Level.PROVINCE)
    assert rolled.values.loc["32", "firms"] == 15
    assert rolled.letters("firms")["32"] == "E"
    assert rolled.values.loc["32", "rate"] == pytest.approx((0.2 * 300 + 0.5 * 100) / 400)


def test_what_the_layer_says_of_a_column_stays_with_it() -> None:
    told = {
        "rate": Field(
            "rate", indicator="F01_poverty", label=Text("Poor", "Miskin"), rule=Rule.RATIO_OF_SUMS
        ),
        "firms": Field("firms", indicator="F01_poverty", rule=Rule.RATIO_OF_SUMS),
    }
    columns = ArealColumns(("firms",), ("rate",))
    fields = areal_table(
        areal(), columns, units=UNITS, weight=Text("area", "luas"), told=told
    ).fields
    assert fields["rate"].indicator == "F01_poverty"
    assert fields["rate"].label == Text("Poor", "Miskin")
    # Shared out as a count it is not that ratio.
    assert fields["firms"].indicator is None
    assert fields["firms"].rule is Rule.SUM


def test_ties_are_a_share_of_the_people_and_name_their_markets() -> None:
    result = FlowsResult(
        pd.DataFrame(
            {
                "connectedness": [0.2, 0.5],
                "coverage": [1.0, 1.0],
                "population": [300.0, 100.0],
                "status": codes_of("EA"),
                "basis": ["older_territory", "own"],
            },
            index=["3204", "3273"],
        ),
        (),
    )
    units = pd.DataFrame(index=["3204", "3273", "3201"])
    table = flow_table(result, ["Kota Surabaya"], Catalogue.load(), units=units)
    assert shown(table.fields) == {"connectedness"}
    one = table.fields["connectedness"]
    assert one.indicator == "D06_sci_big"
    assert one.label is not None
    assert one.label.id.endswith(": Kota Surabaya")
    assert table.letters("connectedness").tolist() == ["E", "A", "M"]
    assert table.categories["status"].tolist() == ["E", "A", "M"]
    whole = flow_table(result, ["Kota Surabaya"], Catalogue.load(), units=UNITS)
    rolled = whole.roll_up(Level.PROVINCE)
    assert rolled.values.loc["32", "connectedness"] == pytest.approx((60 + 50) / 400)
    assert rolled.status.loc["32", "connectedness"] == Status.ESTIMATED.code
