"""Points brought up to polygons, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr

from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.errors import (
    MissingPointColumnError,
    NegativePointWeightError,
    PointLayerError,
)
from msme_qgis_plugin.core.overlay.points import point_files
from msme_qgis_plugin.core.overlay.points.placing import Placer
from msme_qgis_plugin.core.overlay.points.point_files import PointColumns, csv_blocks, layer_blocks
from msme_qgis_plugin.core.overlay.points.points_to_units import PointBlock, points_to_units

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def placer() -> Placer:
    boxes = [shapely.box(100, 0, 101, 1), shapely.box(101, 0, 102, 1), shapely.box(110, 0, 111, 1)]
    return Placer(boxes, crs="EPSG:4326", max_distance_km=5)


def block(
    x: list[float],
    value: list[float] | None = None,
    weight: list[float] | None = None,
    error: list[float] | None = None,
) -> PointBlock:
    carried = [
        None if one is None else np.array(one, dtype=float) for one in (value, weight, error)
    ]
    return PointBlock(np.array(x), np.full(len(x), 0.5), *carried)


def test_mean_is_weighted_by_people(placer: Placer) -> None:
    found = points_to_units([block([100.2, 100.4, 101.5], [1, -1, 0.5], [300, 100, 7])], placer)
    table = found.table
    assert table["value"].to_list()[:2] == pytest.approx([0.5, 0.5])
    assert table["weight"].to_list() == [400, 7, 0]
    assert table["points"].to_list() == [2, 1, 0]
    assert table["sum"].to_list()[:2] == [0, 0.5]


def test_unit_without_points_is_missing_not_zero(placer: Placer) -> None:
    table = points_to_units([block([100.2], [1])], placer).table
    assert table["status"].to_list() == codes_of("AMM").tolist()
    assert table["value"].isna().to_list() == [False, True, True]
    assert table["sum"].isna().to_list() == [False, True, True]


def test_point_without_value_lowers_coverage(placer: Placer) -> None:
    x = [100.1, 100.2, 101.1, 101.2]
    nan = float("nan")
    table = points_to_units([block(x, [2, nan, 2, nan], [90, 10, 70, 30])], placer).table
    assert table["coverage"].to_list()[:2] == pytest.approx([0.9, 0.7])
    assert table["status"].to_list()[:2] == codes_of("AM").tolist()
    assert table["value"][0] == 2
    assert np.isnan(table["value"][1])


def test_point_without_weight_lowers_coverage(placer: Placer) -> None:
    nan = float("nan")
    x = [100.1, 100.2, 100.3, 100.4]
    table = points_to_units([block(x, [1, 1, 1, 9], [10, 10, 10, nan])], placer).table
    assert table["coverage"][0] == pytest.approx(0.75)
    assert table["status"][0] == Status("M").code


def test_people_nowhere_give_no_mean(placer: Placer) -> None:
    table = points_to_units([block([100.1], [1], [0])], placer).table
    assert table["status"][0] == Status("M").code


def test_coastal_points_are_counted_apart(placer: Placer) -> None:
    found = points_to_units([block([102.01, 101.9, 105], [4, 2, 100])], placer)
    assert found.table["value"][1] == pytest.approx(3)
    assert found.table["brought"].to_list() == [0, 1, 0]
    assert (found.brought, found.outside) == (1, 1)
    assert found.farthest_km == pytest.approx(1.1132, abs=1e-4)
    sentences = [str(note) for note in found.notes]
    assert "1 point(s)" in sentences[0]
    assert "at most 1.1 km" in sentences[0]


def test_error_is_kept_as_the_mean_error(placer: Placer) -> None:
    table = points_to_units([block([100.1, 100.2], [1, 3], [1, 3], [0.4, 0.8])], placer).table
    assert table["error"][0] == pytest.approx((0.4 + 3 * 0.8) / 4)


def test_counting_needs_no_values(placer: Placer) -> None:
    table = points_to_units([block([100.1, 100.2, 101.3])], placer).table
    assert table["points"].to_list() == [2, 1, 0]
    assert table["status"].to_list() == codes_of("AAM").tolist()


def test_blocks_add_up_to_the_whole(placer: Placer) -> None:
    rng = np.random.default_rng(2)
    x, value = rng.uniform(100, 102.02, 1000), rng.normal(size=1000)
    weight, error = rng.random(1000), rng.random(1000)
    whole = points_to_units([PointBlock(x, np.full(1000, 0.5), value, weight, error)], placer)
    parts = points_to_units(
        (
            PointBlock(
                x[i : i + 130],
                np.full(len(x[i : i + 130]), 0.5),
                value[i : i + 130],
                weight[i : i + 130],
                error[i : i + 130],
            )
            for i in range(0, 1000, 130)
        ),
        placer,
    )
    numbers = whole.table.columns.drop("status")
    np.testing.assert_allclose(whole.table[numbers], parts.table[numbers])
    assert whole.farthest_km == parts.farthest_km


def test_negative_weight_names_the_row_over_all_blocks(placer: Placer) -> None:
    blocks = [block([100.1, 100.2], [1, 1], [1, 1]), block([100], [1], [-4])]
    with pytest.raises(NegativePointWeightError, match=r"row 3.*-4"):
        points_to_units(blocks, placer)


def test_wealth_index_file_in_blocks(
    tmp_path: Path, placer: Placer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rwi.csv"
    path.write_text(
        "latitude,longitude,rwi,error\n0.5,100.5,0.25,0.4\n0.5,100.6,,0.4\n0.5,101.5,-0.5,0.3\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(point_files, "BLOCK_ROWS", 2)
    columns = PointColumns(value="rwi", error="error")
    blocks = list(csv_blocks(path, columns))
    assert [len(one.x) for one in blocks] == [2, 1]
    found = points_to_units(blocks, placer, minimum_coverage=0.5).table
    assert found["value"].to_list()[:2] == [0.25, -0.5]
    assert found["coverage"][0] == pytest.approx(0.5)
    with pytest.raises(MissingPointColumnError, match="latitude, longitude"):
        list(csv_blocks(path, PointColumns(value="wealth")))


def test_quadkey_stands_in_for_coordinates(tmp_path: Path, placer: Placer) -> None:
    # of 100.5° and 101.5° E at 0.5° N, by the formulas of the Bing Maps tile system
    keys = ("13222333213103", "13223222203013")
    path = tmp_path / "keys.csv"
    path.write_text(f"quadkey,rwi\n{keys[0]},0.5\n{keys[1]},-0.25\n", encoding="utf-8")
    columns = PointColumns(value="rwi", quadkey="quadkey")
    table = points_to_units(csv_blocks(path, columns), placer).table
    assert table["value"].to_list()[:2] == [0.5, -0.25]


def write_layer(path: Path, epsg: int, points: list[str | None]) -> Path:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), options=["VERSION=1.2"])
    layer = source.CreateLayer("grid", crs, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("rwi", ogr.OFTReal))
    layer.CreateField(ogr.FieldDefn("people", ogr.OFTInteger))
    for number, point in enumerate(points):
        feature = ogr.Feature(layer.GetLayerDefn())
        if point is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(point))
        feature["name"] = f"{number}"
        if number != 1:
            feature["rwi"] = number / 4
        feature["people"] = 10
        layer.CreateFeature(feature)
    return path


def test_layer_of_points_in_blocks(
    tmp_path: Path, placer: Placer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wkt = [f"POINT({100.1 + i / 10} 0.5)" for i in range(5)]
    path = write_layer(tmp_path / "grid.gpkg", 4326, wkt)
    monkeypatch.setattr(point_files, "BLOCK_ROWS", 2)
    columns = PointColumns(value="rwi", weight="people")
    blocks = list(layer_blocks(path, columns))
    assert len(blocks) == 3
    # NULL is a missing value, not a 0
    assert np.isnan(blocks[0].value[1])
    table = points_to_units(blocks, placer).table
    assert table["value"][0] == pytest.approx((0 + 0.5 + 0.75 + 1) / 4)
    assert table["weight"][0] == 40
    assert table["coverage"][0] == pytest.approx(0.8)


def test_layer_with_other_geometry_and_crs(tmp_path: Path, placer: Placer) -> None:
    step = 111319.49079327358  # metres of the pseudo-Mercator per degree
    wkt = [f"MULTIPOINT(({100.5 * step} 1000))", None, "POINT EMPTY"]
    path = write_layer(tmp_path / "grid.gpkg", 3857, wkt)
    found = points_to_units(layer_blocks(path, PointColumns()), placer)
    assert found.table["points"].to_list() == [1, 0, 0]
    assert found.without_place == 2


def test_missing_layer_and_field_are_named(tmp_path: Path) -> None:
    with pytest.raises(PointLayerError, match=r"nowhere\.gpkg"):
        list(layer_blocks(tmp_path / "nowhere.gpkg", PointColumns()))
    path = write_layer(tmp_path / "grid.gpkg", 4326, [])
    with pytest.raises(MissingPointColumnError, match="name, rwi, people"):
        list(layer_blocks(path, PointColumns(value="wealth")))
