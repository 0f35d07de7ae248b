"""Areal interpolation, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import gdal, osr

from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.errors import ExtensiveAndIntensiveError, MissingValueColumnError
from msme_qgis_plugin.core.overlay.geodesy import way_between
from msme_qgis_plugin.core.overlay.polygons import pieces as pieces_module
from msme_qgis_plugin.core.overlay.polygons.areal import (
    ArealColumns,
    ArealOptions,
    by_people,
    interpolate,
)
from msme_qgis_plugin.core.overlay.polygons.pieces import Layer, Pieces, cut_up
from msme_qgis_plugin.core.progress import CancelledError

if TYPE_CHECKING:
    from pathlib import Path

BOTH = ArealColumns(extensive=("count",), intensive=("rate",))
ANY = ArealOptions(minimum_coverage=0)
# two squares of 10 x 10, targets 5 | 10 | 5 wide
SOURCES = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
TARGETS = [shapely.box(0, 0, 5, 10), shapely.box(5, 0, 15, 10), shapely.box(15, 0, 20, 10)]
VALUES = pd.DataFrame({"count": [100.0, 40.0], "rate": [0.2, 0.6]})


def cut(sources: list[object], targets: list[object], crs: str = "") -> Pieces:
    return cut_up(Layer(sources, crs), Layer(targets, crs))


def test_counts_are_shared_out_and_rates_averaged() -> None:
    before = VALUES.copy()
    found = interpolate(VALUES, cut(SOURCES, TARGETS), BOTH)
    assert found.table["count"].to_list() == pytest.approx([50, 70, 20])
    assert found.table["rate"].to_list() == pytest.approx([0.2, 0.4, 0.6])
    assert (found.table["count_status"] == Status("E").code).all()
    assert (found.table["count_coverage"] == 1).all()
    pd.testing.assert_frame_equal(VALUES, before)


def test_total_is_kept_and_checked() -> None:
    found = interpolate(VALUES, cut(SOURCES, TARGETS), BOTH)
    check = found.checks.loc[0]
    assert check["total"] == 140
    assert check["in_targets"] == pytest.approx(140, rel=1e-12)
    assert abs(check["difference"]) <= 1e-9 * 140


def test_whole_sources_are_no_estimate() -> None:
    pieces = cut(SOURCES, [shapely.box(-1, -1, 21, 11)])
    found = interpolate(VALUES, pieces, BOTH, options=ANY)
    assert found.table["count"][0] == 140
    assert found.table["count_status"][0] == Status("A").code


def test_what_lies_outside_is_reported_not_lost() -> None:
    pieces = cut(SOURCES, TARGETS[:2])
    found = interpolate(VALUES, pieces, BOTH)
    assert found.table["count"].to_list() == pytest.approx([50, 70])
    assert found.checks["outside"][0] == pytest.approx(20)
    assert found.checks["difference"][0] == pytest.approx(0, abs=1e-9)
    assert pieces.outside.tolist() == pytest.approx([0, 50])
    assert "1 polygon(s) reach beyond" in str(found.notes[0])


def test_all_can_be_shared_out_where_coasts_differ() -> None:
    options = ArealOptions(share_out_all=True)
    pieces = cut(SOURCES, TARGETS[:2])
    found = interpolate(VALUES, pieces, BOTH, options=options)
    assert found.table["count"].to_list() == pytest.approx([50, 90])
    assert found.checks["outside"][0] == pytest.approx(0, abs=1e-12)


def test_missing_value_lowers_coverage_and_is_no_zero() -> None:
    values = pd.DataFrame({"count": [100.0, np.nan], "rate": [0.2, np.nan]})
    pieces = cut(SOURCES, TARGETS)
    found = interpolate(values, pieces, BOTH)
    assert found.table["rate_coverage"].to_list() == pytest.approx([1, 0.5, 0])
    assert found.table["rate_status"].to_list() == codes_of("EMM").tolist()
    assert found.table["count"].isna().to_list() == [False, True, True]
    assert found.checks["withheld"][0] == pytest.approx(50)
    assert found.checks["difference"][0] == pytest.approx(0, abs=1e-9)
    loose = interpolate(values, pieces, BOTH, options=ANY).table
    assert loose["rate"][1] == pytest.approx(0.2)
    assert loose["count"][1] == pytest.approx(50)
    assert loose["count_status"].to_list() == codes_of("EEM").tolist()


def test_target_beyond_all_sources_is_missing() -> None:
    pieces = cut(SOURCES, [*TARGETS, shapely.box(50, 50, 60, 60), None])
    table = interpolate(VALUES, pieces, BOTH).table
    assert table["count_status"].to_list()[3:] == codes_of("MM").tolist()
    assert table["count"].isna().to_list()[3:] == [True, True]


def test_overlapping_targets_get_nothing_twice() -> None:
    # 2 of the 10 columns of the first source are in both targets
    targets = [shapely.box(0, 0, 6, 10), shapely.box(4, 0, 10, 10)]
    pieces = cut(SOURCES[:1], targets)
    found = interpolate(VALUES[:1], pieces, BOTH)
    assert found.table["count"].to_list() == pytest.approx([50, 50])
    assert pieces.claimed_twice.tolist() == pytest.approx([20])
    assert "0.000 km²" in str(found.notes[0])
    assert "overlap in 1 polygon" in str(found.notes[0])


@pytest.mark.parametrize(
    "targets",
    [
        [shapely.box(0, 0, 4, 10), shapely.box(2, 0, 6, 10)],
        [shapely.box(0, 0, 6, 10), shapely.box(1, 1, 3, 9)],
    ],
)
def test_overlap_is_found_though_part_of_the_source_is_bare(targets: list[object]) -> None:
    # the pieces are less than the source, and still some ground twice
    pieces = cut(SOURCES[:1], targets)
    found = interpolate(VALUES[:1], pieces, BOTH, options=ANY)
    assert found.table["count"].sum() == pytest.approx(60)
    assert found.checks["outside"][0] == pytest.approx(40)


def test_areas_are_never_square_degrees() -> None:
    # at 60° the northern degree is narrower: equal in degrees, not in km²
    source = shapely.box(0, 59, 10, 61)
    targets = [shapely.box(0, 59, 10, 60), shapely.box(0, 60, 10, 61)]
    pieces = cut([source], targets, "EPSG:4326")
    values = pd.DataFrame({"count": [1000.0]})
    table = interpolate(values, pieces, ArealColumns(("count",))).table
    # sin 60 - sin 59 against sin 61 - sin 60 on the sphere: 507.6 to 492.4
    assert table["count"].to_list() == pytest.approx([507.6, 492.4], abs=0.2)
    assert table["count"].sum() == pytest.approx(1000, rel=1e-12)


def test_layers_of_two_crs_meet() -> None:
    sources = [shapely.box(106, -7, 107, -6), shapely.box(107, -7, 108, -6)]
    target = shapely.segmentize(shapely.box(106.5, -7, 107.5, -6), 0.01)
    metres = shapely.transform(target, way_between("EPSG:4326", "EPSG:32748"))
    pieces = cut_up(Layer(sources, "EPSG:4326"), Layer([metres], "EPSG:32748"))
    found = interpolate(VALUES, pieces, BOTH)
    assert found.table["count"][0] == pytest.approx(70, rel=1e-5)
    assert found.table["rate"][0] == pytest.approx(0.4, rel=1e-5)


def people_raster(path: Path, values: list[list[float]]) -> Path:
    """Cells of 5 x 10 from 0, 10 to the east."""
    array = np.array(values, dtype=float)
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), array.shape[1], array.shape[0], 1, gdal.GDT_Float64
    )
    target.SetGeoTransform((0, 5, 0, 10, 0, -10))
    target.GetRasterBand(1).WriteArray(array)
    return path


def test_people_not_land_share_out(tmp_path: Path) -> None:
    raster = people_raster(tmp_path / "p.tif", [[30, 10, 0, 20]])
    pieces = cut(SOURCES, TARGETS)
    found = interpolate(VALUES, pieces, BOTH, measures=by_people(pieces, raster))
    # 100 by 30 : 10, 40 by 0 : 20
    assert found.table["count"].to_list() == pytest.approx([75, 25, 40])
    assert found.table["rate"].to_list() == pytest.approx([0.2, 0.2, 0.6])
    assert abs(found.checks["difference"][0]) <= 1e-9 * 140
    assert found.checks["outside"][0] == pytest.approx(0, abs=1e-7)


def test_total_is_kept_though_the_raster_has_another_crs(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    path = tmp_path / "utm.tif"
    target = gdal.GetDriverByName("GTiff").Create(str(path), 40, 40, 1, gdal.GDT_Float64)
    target.SetGeoTransform((600_000, 7000, 0, 9_400_000, 0, -7000))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32748)
    target.SetProjection(crs.ExportToWkt())
    target.GetRasterBand(1).WriteArray(rng.gamma(0.3, 900, (40, 40)))
    del target
    frame = shapely.box(106, -7, 108, -6)
    corner = shapely.Polygon([(105, -8), (109, -8), (109, -5.7)])
    sources = [shapely.box(106, -7, 107, -6), shapely.box(107, -7, 108, -6)]
    pieces = cut(sources, [frame.intersection(corner), frame.difference(corner)], "EPSG:4326")
    found = interpolate(VALUES, pieces, BOTH, measures=by_people(pieces, path))
    assert found.table["count"].sum() == pytest.approx(140, rel=1e-9)
    assert abs(found.checks["outside"][0]) <= 1e-9 * 140


def test_source_without_people_is_shared_out_by_area(tmp_path: Path) -> None:
    raster = people_raster(tmp_path / "p.tif", [[30, 10, 0, 0]])
    pieces = cut(SOURCES, TARGETS)
    measures = by_people(pieces, raster)
    found = interpolate(VALUES, pieces, BOTH, measures=measures)
    assert measures.without == 1
    assert found.table["count"].to_list() == pytest.approx([75, 45, 20])
    assert "has no people" in str(found.notes[-1])


def random_layers(seed: int) -> tuple[list[object], list[object]]:
    rng = np.random.default_rng(seed)

    def tiling(count: int, inside: object) -> list[object]:
        points = shapely.MultiPoint(rng.uniform(0, 100, (count, 2)))
        cells = shapely.voronoi_polygons(points).geoms
        return [
            shapely.segmentize(cell.intersection(inside), 0.5)
            for cell in cells
            if cell.intersects(inside)
        ]

    frame = shapely.box(0, 0, 100, 100)
    return tiling(60, frame), tiling(9, frame.buffer(2))


@pytest.mark.parametrize("seed", range(3))
def test_cutting_small_changes_nothing(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    sources, targets = random_layers(seed)
    whole = cut(sources, targets)
    monkeypatch.setattr(pieces_module, "CUT_ABOVE", 60)
    monkeypatch.setattr(pieces_module, "CUT_TO", 20)
    monkeypatch.setattr(pieces_module, "PAIRS_AT_ONCE", 7)
    small = cut(sources, targets)
    assert len(small.area) > len(whole.area)
    size = (len(sources), len(targets))
    tables = []
    for one in (whole, small):
        table = np.zeros(size)
        np.add.at(table, (one.source, one.target), one.area)
        tables.append(table)
    np.testing.assert_allclose(tables[0], tables[1], rtol=1e-9, atol=1e-9)
    assert tables[0].sum() == pytest.approx(10_000, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_totals_are_kept_to_a_billionth(seed: int) -> None:
    sources, targets = random_layers(seed + 10)
    rng = np.random.default_rng(seed)
    values = pd.DataFrame({"count": rng.gamma(0.3, 5000, len(sources))})
    values.loc[3, "count"] = np.nan
    found = interpolate(values, cut(sources, targets), ArealColumns(("count",)), options=ANY)
    total = values["count"].sum()
    assert found.table["count"].sum() == pytest.approx(total, rel=1e-9)
    assert abs(found.checks["difference"][0]) <= 1e-9 * total


def test_crossed_outlines_are_repaired_and_reported() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    pieces = cut([bow], [shapely.box(0, 0, 5, 10), shapely.box(5, 0, 10, 10)])
    found = interpolate(VALUES[:1], pieces, BOTH, options=ANY)
    assert found.table["count"].to_list() == pytest.approx([50, 50])
    assert pieces.repaired_sources == (0,)
    assert "repaired" in str(found.notes[-1])


def test_wrong_columns_are_named() -> None:
    pieces = cut(SOURCES, TARGETS)
    with pytest.raises(MissingValueColumnError, match=r"“people”.*count, rate"):
        interpolate(VALUES, pieces, ArealColumns(("people",)))
    with pytest.raises(ExtensiveAndIntensiveError, match="“rate”"):
        interpolate(VALUES, pieces, ArealColumns(("rate",), ("rate",)))


def test_cancelling_stops() -> None:
    class Stop:
        def step(self, fraction: float) -> None:
            if fraction >= 0.2:
                raise CancelledError

    with pytest.raises(CancelledError):
        cut_up(Layer(SOURCES, ""), Layer(TARGETS, ""), progress=Stop())
