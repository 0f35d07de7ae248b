"""The committed boundaries: complete, valid, without gap or overlap."""

from __future__ import annotations

import csv
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from osgeo import ogr

if TYPE_CHECKING:
    from pathlib import Path

# Towns on small islands: name, district, longitude, latitude.
ISLAND_TOWNS = [
    ("Pulau Pramuka", "3101", 106.614, -5.746),
    ("Tarempa", "2105", 106.219, 3.216),
    ("Ranai", "2103", 108.388, 3.945),
    ("Tahuna", "7103", 125.489, 3.612),
    ("Melonguane", "7104", 126.683, 4.005),
    ("Sabang", "1172", 95.320, 5.893),
    ("Sinabang", "1101", 96.383, 2.480),
    ("Tuapejat", "1301", 99.590, -2.037),
]


@dataclass(frozen=True)
class Units:
    """The rows of a layer and their polygons."""

    rows: list[dict[str, Any]]
    shapes: np.ndarray

    def of(self, field: str) -> list[Any]:
        return [row[field] for row in self.rows]


def read(path: Path, layer: str) -> Units:
    dataset = ogr.Open(str(path))
    source = dataset.GetLayerByName(layer)
    names = [field.name for field in source.schema]
    rows, shapes = [], []
    for feature in source:
        rows.append({name: feature[name] for name in names})
        shapes.append(bytes(feature.GetGeometryRef().ExportToWkb()))
    return Units(rows, shapely.from_wkb(np.array(shapes, dtype=object)))


@pytest.fixture(scope="module")
def reference(project: Path) -> Path:
    return project / "resources" / "reference"


@pytest.fixture(scope="module")
def districts(reference: Path) -> Units:
    return read(reference / "districts.gpkg", "district")


@pytest.fixture(scope="module")
def provinces(reference: Path) -> Units:
    return read(reference / "districts.gpkg", "province")


@pytest.fixture(scope="module")
def subdistricts(reference: Path) -> Units:
    return read(reference / "subdistricts.gpkg", "subdistrict")


@pytest.fixture(scope="module")
def neighbours(reference: Path) -> Units:
    return read(reference / "neighbours.gpkg", "neighbour")


@pytest.fixture(scope="module", params=["districts", "subdistricts"])
def units(request: pytest.FixtureRequest) -> Units:
    return request.getfixturevalue(request.param)


def test_every_unit_is_there_once(districts: Units, provinces: Units, subdistricts: Units) -> None:
    assert len(set(districts.of("bps_code"))) == len(districts.rows) == 514
    assert len(set(provinces.of("province_code"))) == 38
    assert len(provinces.rows) == 38
    codes = subdistricts.of("kemendagri_code")
    assert len(set(codes)) == len(codes) == 7285
    kinds = districts.of("type")
    assert (kinds.count("Kabupaten"), kinds.count("Kota")) == (416, 98)


def test_names_and_codes_are_those_of_the_gazetteer(districts: Units, reference: Path) -> None:
    with (reference / "codes.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            row["bps_code"]: (
                row["kemendagri_code"],
                row["name"],
                row["type"],
                row["province"],
                row["province_code_bps"],
            )
            for row in csv.DictReader(file)
        }
    fields = ("kemendagri_code", "name", "type", "province", "province_code")
    assert {
        row["bps_code"]: tuple(row[field] for field in fields) for row in districts.rows
    } == wanted


def test_polygons_are_valid_and_not_empty(units: Units) -> None:
    assert shapely.is_valid(units.shapes).all()
    assert (shapely.area(units.shapes) > 0).all()


def test_polygons_do_not_overlap(units: Units) -> None:
    together = shapely.union_all(units.shapes).area
    assert shapely.area(units.shapes).sum() == pytest.approx(together, rel=1e-9)


def test_a_province_is_the_union_of_its_districts(districts: Units, provinces: Units) -> None:
    codes = np.array(districts.of("province_code"))
    for row, shape in zip(provinces.rows, provinces.shapes):
        members = districts.shapes[codes == row["province_code"]]
        gap = shapely.symmetric_difference(shape, shapely.union_all(members))
        assert gap.area == pytest.approx(0, abs=1e-12), row["name"]


def test_a_district_is_the_union_of_its_subdistricts(districts: Units, subdistricts: Units) -> None:
    codes = np.array(subdistricts.of("bps_code"))
    for row, shape in zip(districts.rows, districts.shapes):
        members = subdistricts.shapes[codes == row["bps_code"]]
        assert shapely.area(members).sum() == pytest.approx(shape.area)
        assert shapely.union_all(members).equals(shape), row["name"]


@pytest.mark.parametrize(("town", "code", "x", "y"), ISLAND_TOWNS, ids=[t[0] for t in ISLAND_TOWNS])
def test_small_islands_do_not_vanish(
    districts: Units, town: str, code: str, x: float, y: float
) -> None:
    away = shapely.distance(districts.shapes, shapely.Point(x, y))
    assert districts.rows[int(away.argmin())]["bps_code"] == code
    assert away.min() < 0.02


def test_areas_are_those_of_the_country(districts: Units) -> None:
    # Kepmendagri 300.2.2-2138/2025 has 1,892,410 km2, DKI Jakarta 661.
    area = np.array(districts.of("area_km2"))
    part = np.array(districts.of("part_km2"))
    assert area.sum() == pytest.approx(1_892_410, rel=0.015)
    province = np.array(districts.of("province_code"))
    assert area[province == "31"].sum() == pytest.approx(661, rel=0.15)
    assert (part > 0).all()
    assert (part <= area).all()
    parts = np.array([len(shape.geoms) for shape in districts.shapes])
    assert (part[parts == 1] == area[parts == 1]).all()
    assert (part[parts > 1] < area[parts > 1]).all()


def test_borders_between_provinces_have_no_coast(reference: Path, provinces: Units) -> None:
    lines = read(reference / "districts.gpkg", "province_line").shapes
    borders = shapely.boundary(provinces.shapes)
    _, line = shapely.STRtree(lines).query(borders, predicate="covers")
    assert (np.bincount(line, minlength=len(lines)) == 2).all()
    # What is no coast is in two outlines: the outline of the whole country
    # is the sum of the outlines less twice the lines.
    country = shapely.union_all(provinces.shapes).length
    outlines, inner = (float(shapely.length(g).sum()) for g in (borders, lines))
    assert outlines - 2 * inner == pytest.approx(country)


def test_neighbours_meet_indonesia_without_gap_or_overlap(
    districts: Units, neighbours: Units
) -> None:
    country = shapely.union_all(districts.shapes)
    by_code = dict(zip(neighbours.of("country"), neighbours.shapes))
    for code in ("MYS", "TLS", "PNG"):
        shared = shapely.intersection(country, by_code[code])
        assert shared.area == 0
        assert shapely.intersection(country.boundary, by_code[code].boundary).length > 1, code


def test_neighbours_and_seas_are_named_in_both_languages(
    reference: Path, neighbours: Units
) -> None:
    named = {r["name_en"]: r["name_id"] for r in neighbours.rows}
    assert named["Philippines"] == "Filipina"
    assert named["Papua New Guinea"] == "Papua Nugini"
    labels = read(reference / "neighbours.gpkg", "sea_label")
    seas = {r["name_en"]: r["name_id"] for r in labels.rows}
    assert seas["Java Sea"] == "Laut Jawa"
    assert seas["Indian Ocean"] == "Samudra Hindia"


def test_names_of_seas_lie_in_the_sea(reference: Path, districts: Units, neighbours: Units) -> None:
    labels = read(reference / "neighbours.gpkg", "sea_label")
    land = shapely.union_all([*districts.shapes, *neighbours.shapes])
    assert not shapely.intersects(land, labels.shapes).any()


@pytest.mark.parametrize("file", ["districts.gpkg", "subdistricts.gpkg"])
def test_every_layer_says_that_it_is_not_official(reference: Path, file: str) -> None:
    with sqlite3.connect(reference / file) as database:
        layers = database.execute("SELECT identifier, description FROM gpkg_contents").fetchall()
    assert layers
    for title, description in layers:
        for text in (title, description):
            assert "indicative, not official" in text.lower()
            assert "indikatif, bukan batas resmi" in text.lower()


@pytest.mark.parametrize("file", ["districts.gpkg", "neighbours.gpkg", "subdistricts.gpkg"])
def test_geopackages_are_version_1_2(reference: Path, file: str) -> None:
    with sqlite3.connect(reference / file) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (10200,)


def test_every_unit_is_marked_indicative(units: Units) -> None:
    assert set(units.of("indicative")) == {1}
