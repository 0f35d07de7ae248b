"""Zonal statistics, with numbers worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from osgeo import gdal, osr

from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.errors import (
    NegativeRasterWeightError,
    RasterBandError,
    RasterNotReadError,
)
from msme_qgis_plugin.core.overlay.raster import grids
from msme_qgis_plugin.core.overlay.raster.rasters_to_units import (
    ZonalOptions,
    ZonalRule,
    zonal_statistics,
)
from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.core.regions.errors import CrsNotUnderstoodError

if TYPE_CHECKING:
    from pathlib import Path

NORTH_UP = (0.0, 1.0, 0.0, 3.0, 0.0, -1.0)
NINE = np.arange(1, 10, dtype=float).reshape(3, 3)
CENTRE = ZonalOptions(ZonalRule.CENTRE)


def write(
    path: Path,
    values: np.ndarray,
    *,
    affine: tuple[float, ...] = NORTH_UP,
    nodata: float | None = None,
    epsg: int | None = None,
) -> Path:
    rows, columns = values.shape
    kinds = {"f": gdal.GDT_Float64, "u": gdal.GDT_Byte, "i": gdal.GDT_Int16}
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, kinds[values.dtype.kind]
    )
    target.SetGeoTransform(affine)
    if epsg is not None:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        target.SetProjection(crs.ExportToWkt())
    band = target.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    band.WriteArray(values)
    return path


@pytest.fixture
def nine(tmp_path: Path) -> Path:
    return write(tmp_path / "nine.tif", NINE)


def test_exact_rule_on_three_by_three(nine: Path, tmp_path: Path) -> None:
    # corners a quarter, sides a half, the middle whole: 4 cells, sum 20
    weights = write(tmp_path / "w.tif", np.array([[0.0, 0, 0], [0, 1, 1], [0, 1, 4]]))
    zone = shapely.box(0.5, 0.5, 2.5, 2.5)
    row = zonal_statistics(nine, [zone], weight_raster=weights).table.loc[0]
    assert row["count"] == pytest.approx(4, abs=1e-9)
    assert row["sum"] == pytest.approx(20, abs=1e-9)
    assert row["mean"] == pytest.approx(5, abs=1e-9)
    assert (row["min"], row["max"]) == (1, 9)
    # 5·1 + 6·½ + 8·½ + 9·¼·4 = 21 over 1 + ½ + ½ + 1 = 3
    assert row["weighted_sum"] == pytest.approx(21, abs=1e-9)
    assert row["weighted_mean"] == pytest.approx(7, abs=1e-9)
    assert row["weight"] == pytest.approx(3, abs=1e-9)
    assert (row["coverage"], row["status"]) == (1, Status("A").code)


def test_centre_rule_takes_whole_cells(nine: Path) -> None:
    zone = shapely.box(0.4, 0.4, 2.4, 2.4)  # centres of 4, 5, 7, 8
    row = zonal_statistics(nine, [zone], options=CENTRE).table.loc[0]
    assert row["count"] == 4
    assert row["sum"] == 24
    assert (row["min"], row["max"]) == (4, 8)


def test_neighbours_share_no_centre(nine: Path) -> None:
    # the line between them runs through the middle column's centres
    west, east = shapely.box(0, 0, 1.5, 3), shapely.box(1.5, 0, 3, 3)
    table = zonal_statistics(nine, [west, east], options=CENTRE).table
    # the one on their right has them
    assert table["count"].to_list() == [3, 6]
    assert table["sum"].to_list() == [12, 33]


def test_island_smaller_than_a_cell_has_a_value(nine: Path) -> None:
    island = shapely.box(1.2, 1.2, 1.3, 1.3)  # 1 % of the cell 5
    exact = zonal_statistics(nine, [island]).table.loc[0]
    assert exact["count"] == pytest.approx(0.01)
    assert exact["mean"] == pytest.approx(5)
    centre = zonal_statistics(nine, [island], options=CENTRE).table.loc[0]
    assert centre["status"] == Status("M").code
    assert np.isnan(centre["sum"])


def test_hole_is_taken_out(nine: Path) -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    row = zonal_statistics(nine, [ring]).table.loc[0]
    assert row["count"] == pytest.approx(8)
    assert row["sum"] == pytest.approx(40)


def test_parts_in_one_cell_add_up(nine: Path) -> None:
    parts = shapely.MultiPolygon([shapely.box(0.1, 2.1, 0.3, 2.9), shapely.box(0.5, 2.1, 0.9, 2.9)])
    row = zonal_statistics(nine, [parts]).table.loc[0]
    assert row["count"] == pytest.approx(0.2 * 0.8 + 0.4 * 0.8)
    assert row["max"] == 1


def test_level_edges_leave_a_fraction_in_untouched_cells(nine: Path) -> None:
    # the upper edge crosses the middle cell without any upright edge in it
    zone = shapely.box(0.5, 0, 2.5, 2.25)
    row = zonal_statistics(nine, [zone]).table.loc[0]
    # top row a quarter high: ¼(½·1 + 2 + ½·3) + (½·4 + 5 + ½·6) + 16
    assert row["sum"] == pytest.approx(1 + 10 + 16)


def test_slanting_edge_cuts_cells_in_parts(nine: Path) -> None:
    # y = x / 3 leaves 1/6, 3/6 and 5/6 of the three cells below it
    zone = shapely.Polygon([(0, 0), (3, 0), (3, 1)])
    row = zonal_statistics(nine, [zone]).table.loc[0]
    assert row["count"] == pytest.approx(1.5)
    assert row["sum"] == pytest.approx((7 + 3 * 8 + 5 * 9) / 6)


def test_nodata_lowers_coverage_not_the_mean(tmp_path: Path) -> None:
    values = NINE.copy()
    values[0, :] = -9999
    raster = write(tmp_path / "gap.tif", values, nodata=-9999)
    row = zonal_statistics(raster, [shapely.box(0, 0, 3, 3)]).table.loc[0]
    assert row["mean"] == pytest.approx(6.5)
    assert row["coverage"] == pytest.approx(6 / 9)
    assert row["min"] == 4


def test_not_a_number_is_nodata(tmp_path: Path) -> None:
    values = NINE.copy()
    values[1, 1] = np.nan
    values[0, 0] = np.inf
    raster = write(tmp_path / "nan.tif", values)
    row = zonal_statistics(raster, [shapely.box(0, 0, 3, 3)]).table.loc[0]
    assert row["count"] == 7
    assert row["sum"] == 45 - 1 - 5


def test_nodata_that_the_type_cannot_hold_hides_nothing(tmp_path: Path) -> None:
    raster = write(tmp_path / "byte.tif", NINE.astype(np.uint8), nodata=-1)
    row = zonal_statistics(raster, [shapely.box(0, 0, 3, 3)]).table.loc[0]
    assert (row["count"], row["sum"]) == (9, 45)


def test_zone_over_the_edge_has_coverage_below_one(nine: Path) -> None:
    zones = [shapely.box(-1, 0, 1, 3), shapely.box(2, 2, 4, 4), shapely.box(7, 7, 8, 8)]
    table = zonal_statistics(nine, zones).table
    assert table["sum"][0] == pytest.approx(12)
    assert table["coverage"].to_list() == pytest.approx([0.5, 0.25, 0])
    assert table["sum"][1] == pytest.approx(3)
    assert table["status"].to_list() == codes_of("AAM").tolist()


def test_no_geometry_is_no_data(nine: Path) -> None:
    zones = [None, shapely.Polygon(), shapely.Point(1, 1)]
    table = zonal_statistics(nine, zones).table
    assert (table["status"] == Status("M").code).all()
    assert table["sum"].isna().all()


def test_overlapping_zones_each_count_fully_and_are_reported(nine: Path) -> None:
    zones = [shapely.box(0, 0, 2, 3), shapely.box(1, 0, 3, 3)]
    for rule in ZonalRule:
        result = zonal_statistics(nine, zones, options=ZonalOptions(rule))
        assert result.table["sum"].to_list() == pytest.approx([27, 33])
        assert result.overlaps == {(0, 1): 3}
        assert "3 cells" in str(result.notes[0])


def test_crossed_outline_is_repaired_and_reported(nine: Path) -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    result = zonal_statistics(nine, [bow])
    assert result.repaired == (0,)
    assert result.table["count"][0] == pytest.approx(2)
    assert not bow.is_valid  # the caller's geometry is left alone


def test_raster_turned_by_a_quarter(tmp_path: Path) -> None:
    # columns run south, rows run east: cell (row, column) covers
    # x = row..row+1, y = 3-column-1..3-column
    raster = write(tmp_path / "turned.tif", NINE, affine=(0.0, 0, 1, 3.0, -1, 0))
    row = zonal_statistics(raster, [shapely.box(0, 2, 2, 3)]).table.loc[0]
    assert row["sum"] == pytest.approx(1 + 4)  # column 0 of rows 0 and 1


def test_zones_of_another_crs_are_brought_to_the_raster(tmp_path: Path) -> None:
    # metres of the pseudo-Mercator: 1° of longitude is 111,319.49 m
    step = 111319.49079327358
    raster = write(
        tmp_path / "merc.tif", NINE, affine=(100 * step, step, 0, 3 * step, 0, -step), epsg=3857
    )
    zone = shapely.box(100, 0, 101, 0.5)  # half a degree is almost half a row
    row = zonal_statistics(raster, [zone], zones_crs="EPSG:4326").table.loc[0]
    assert row["sum"] == pytest.approx(7 * 0.5, rel=1e-4)
    assert row["max"] == 7


def test_long_edges_bend_with_the_crs(tmp_path: Path) -> None:
    # UTM 48S: a parallel of 10° length is no straight line there
    values = np.ones((300, 1200))
    raster = write(
        tmp_path / "utm.tif", values, affine=(-100_000.0, 1000, 0, 9_500_000, 0, -1000), epsg=32748
    )
    coarse = shapely.box(100, -6.5, 110, -5.5)
    fine = shapely.segmentize(coarse, 0.01)
    table = zonal_statistics(raster, [coarse, fine], zones_crs="EPSG:4326").table
    assert table["count"][0] == pytest.approx(table["count"][1], rel=1e-6)


def test_coarse_weights_are_shared_out_over_finer_cells(tmp_path: Path) -> None:
    values = write(tmp_path / "v.tif", np.array([[1.0, 2], [3, 4]]), affine=(0, 1, 0, 2, 0, -1))
    people = write(tmp_path / "w.tif", np.array([[100.0]]), affine=(0, 2, 0, 2, 0, -2))
    row = zonal_statistics(values, [shapely.box(0, 0, 1, 2)], weight_raster=people).table.loc[0]
    assert row["weight"] == pytest.approx(50)
    assert row["weighted_mean"] == pytest.approx(2)


def test_finer_weights_set_the_grid(tmp_path: Path) -> None:
    values = write(tmp_path / "v.tif", np.array([[10.0, 20]]), affine=(0, 2, 0, 2, 0, -2))
    people = write(
        tmp_path / "w.tif", np.array([[9.0, 1, 1, 1], [1, 1, 1, 5]]), affine=(0, 1, 0, 2, 0, -1)
    )
    # the zone cuts the coarse cells, and only its own people count
    row = zonal_statistics(values, [shapely.box(1, 0, 4, 2)], weight_raster=people).table.loc[0]
    assert row["weight"] == pytest.approx(10)
    assert row["weighted_mean"] == pytest.approx((2 * 10 + 8 * 20) / 10)


def test_value_holds_where_the_finer_centre_lies(tmp_path: Path) -> None:
    values = write(tmp_path / "v.tif", np.array([[10.0, 20]]), affine=(0, 2, 0, 2, 0, -2))
    # centres at 0.6, 1.8 and 3.0: the middle cell reaches into 20
    people = write(tmp_path / "w.tif", np.array([[1.0, 1, 1]]), affine=(0, 1.2, 0, 2, 0, -2))
    row = zonal_statistics(values, [shapely.box(0, 0, 3.6, 2)], weight_raster=people).table.loc[0]
    assert row["weighted_sum"] == pytest.approx(10 + 10 + 20)


def test_weight_without_value_lowers_weight_coverage(tmp_path: Path) -> None:
    values = write(tmp_path / "v.tif", np.array([[1.0, -1]]), affine=(0, 1, 0, 1, 0, -1), nodata=-1)
    people = write(tmp_path / "w.tif", np.array([[30.0, 70]]), affine=(0, 1, 0, 1, 0, -1))
    row = zonal_statistics(values, [shapely.box(0, 0, 2, 1)], weight_raster=people).table.loc[0]
    assert row["weighted_mean"] == 1
    assert row["weight_coverage"] == pytest.approx(0.3)


def test_windows_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(7)
    values = rng.random((70, 90))
    values[rng.random((70, 90)) < 0.3] = -1
    raster = write(tmp_path / "v.tif", values, affine=(0, 1, 0, 70, 0, -1), nodata=-1)
    zones = [
        shapely.Point(40, 30).buffer(25),
        shapely.box(-5, 3.3, 95, 4.4),
        shapely.Point(70, 60).buffer(20),
    ]
    for rule in ZonalRule:
        options = ZonalOptions(rule)
        whole = zonal_statistics(raster, zones, options=options).table
        with monkeypatch.context() as patch:
            patch.setattr(grids, "WINDOW_CELLS", 50)
            pieces = zonal_statistics(raster, zones, options=options).table
        numbers = whole.columns.drop("status")
        np.testing.assert_allclose(whole[numbers], pieces[numbers], rtol=1e-12)


def test_cancelling_stops(nine: Path) -> None:
    class Stop:
        def step(self, _fraction: float) -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        zonal_statistics(nine, [shapely.box(0, 0, 3, 3)], progress=Stop())


def test_errors_name_what_came(nine: Path, tmp_path: Path) -> None:
    zone = shapely.box(0, 0, 3, 3)
    text = tmp_path / "no.tif"
    text.write_text("no raster", encoding="utf-8")
    with pytest.raises(RasterNotReadError, match=r"no\.tif"):
        zonal_statistics(text, [zone])
    with pytest.raises(RasterBandError, match=r"1 band.*band 2"):
        zonal_statistics(nine, [zone], options=ZonalOptions(band=2))
    with pytest.raises(CrsNotUnderstoodError, match="EPSG:nowhere"):
        raster = write(tmp_path / "crs.tif", NINE, epsg=4326)
        zonal_statistics(raster, [zone], zones_crs="EPSG:nowhere")
    weights = write(tmp_path / "w.tif", NINE - 2)
    with pytest.raises(NegativeRasterWeightError, match=r"w\.tif holds -1"):
        zonal_statistics(nine, [zone], weight_raster=weights)


@pytest.mark.parametrize("x", [-9.0, 9.0])
def test_a_zone_beside_the_raster_has_no_cells(nine: Path, x: float) -> None:
    row = zonal_statistics(nine, [shapely.box(x, 1, x + 1, 2)]).table.loc[0]
    assert (row["count"], row["status"]) == (0, Status("M").code)
    assert np.isnan(row["sum"])
