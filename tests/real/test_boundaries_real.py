"""Official layers as they really come: HDX, its subdistricts, Kemendagri."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import ogr

from msme_qgis_plugin.core.regions.boundaries import BoundaryLayer, read_boundaries, recognise_units
from msme_qgis_plugin.core.regions.errors import (
    AmbiguousCodeSystemError,
    NoDistrictsFoundError,
    ProvinceLayerError,
)
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.layer_columns import CodeDepth
from msme_qgis_plugin.core.regions.level_layers import read_subdistricts
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    from pathlib import Path

KEMENDAGRI = "repair/cahyadsn_kab514_kemendagri2025_asis.gpkg"
DISTRICTS = "boundaries/idn_districts_514.gpkg"
SUBDISTRICTS = "boundaries/idn_kecamatan_7068_hdxbps2020.gpkg"


def crs_of(frame: gpd.GeoDataFrame) -> str:
    return "" if frame.crs is None else frame.crs.to_wkt()


def boundaries_of(frame: gpd.GeoDataFrame, gazetteer: Gazetteer, **options: Any) -> BoundaryLayer:
    return read_boundaries(frame, gazetteer, crs=crs_of(frame), **options)


def load(path: Path, name: str | None = None) -> gpd.GeoDataFrame:
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(name) if name else source.GetLayer(0)
    rows, shapes = [], []
    for feature in layer:
        rows.append(feature.items())
        wkb = bytes(feature.GetGeometryRef().ExportToWkb())
        shapes.append(shapely.from_wkb(wkb))
    wkt = layer.GetSpatialRef().ExportToWkt()
    return gpd.GeoDataFrame(pd.DataFrame(rows), geometry=shapes, crs=wkt)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def kemendagri(real_data: Path) -> gpd.GeoDataFrame:
    return load(real_data / KEMENDAGRI)


@pytest.fixture(scope="module")
def districts(real_data: Path) -> gpd.GeoDataFrame:
    return load(real_data / DISTRICTS, "district")


@pytest.fixture(scope="module")
def imported(kemendagri: gpd.GeoDataFrame, gazetteer: Gazetteer) -> BoundaryLayer:
    return boundaries_of(kemendagri, gazetteer)


def area_of_parts_made_valid_one_by_one(geometry: shapely.Geometry) -> float:
    """The rule itself, worked by OGR in place of our code."""
    pieces = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in shapely.get_parts(geometry):
        valid = ogr.CreateGeometryFromWkb(part.wkb).MakeValid()
        if valid.GetGeometryType() == ogr.wkbPolygon:
            pieces.AddGeometry(valid)
            continue
        for one in range(valid.GetGeometryCount()):
            piece = valid.GetGeometryRef(one)
            if piece.GetGeometryType() == ogr.wkbPolygon:
                pieces.AddGeometry(piece)
            elif piece.GetGeometryType() == ogr.wkbMultiPolygon:
                for inner in range(piece.GetGeometryCount()):
                    pieces.AddGeometry(piece.GetGeometryRef(inner))
    return float(pieces.UnionCascaded().GetArea())


def test_124_invalid_geometries_are_repaired(imported: BoundaryLayer) -> None:
    assert imported.repaired == 124
    assert len(imported.units) == 514
    assert imported.missing == ()
    assert imported.recognised.unknown.empty
    assert imported.units.geometry.is_valid.all()
    assert set(imported.units.geometry.geom_type) == {"MultiPolygon"}


def test_kabupaten_sorong_does_not_vanish(imported: BoundaryLayer) -> None:
    units = imported.units.set_index("kemendagri_code")
    # buffer(0) leaves a sliver of it.
    assert units.geometry["96.01"].area == pytest.approx(1.0386, abs=5e-5)


def test_every_area_is_that_of_its_parts_made_valid(
    imported: BoundaryLayer, kemendagri: gpd.GeoDataFrame
) -> None:
    units = imported.units.set_index("kemendagri_code").geometry
    ours = shapely.area(units[kemendagri["kode"]].to_numpy())
    expected = [area_of_parts_made_valid_one_by_one(shape) for shape in kemendagri.geometry]
    assert ours == pytest.approx(expected, rel=1e-4)


def test_each_unit_lies_where_its_code_says(
    imported: BoundaryLayer, districts: gpd.GeoDataFrame
) -> None:
    # BPS codes found from Kemendagri's, judged by the place of the
    # polygons that came with BPS codes.
    units = imported.units.set_index("bps_code").geometry
    inside = [
        units[code].contains(shape.representative_point())
        for code, shape in zip(districts["bps_2024"], districts.geometry)
    ]
    # Simplified outlines of small islands and cities differ.
    assert np.mean(inside) > 0.98
    far = [
        code
        for code, shape in zip(districts["bps_2024"], districts.geometry)
        if units[code].distance(shape) > 0
    ]
    assert far == []


def test_names_and_codes_were_read_as_kemendagri_2025(imported: BoundaryLayer) -> None:
    decision = imported.recognised.decision
    assert decision is not None
    assert decision.system is CodeSystem.KEMENDAGRI
    assert decision.vintage == 2025


def test_the_overlap_of_sorong_is_said(imported: BoundaryLayer) -> None:
    said = " ".join(str(note) for note in imported.notes)
    assert "Kab. Sorong / Kab. Tambrauw" in said


@pytest.mark.parametrize(
    "fields",
    [
        ["bps_2020", "nama_bps"],
        ["kemendagri_2020"],
        ["kemendagri_2025", "name_2024", "type"],
        ["hdx_pcode"],
        ["name_2024", "type", "prov_name_2024"],
        ["nama_kemendagri_2025"],
    ],
)
def test_514_right_from_any_of_the_fields(
    districts: gpd.GeoDataFrame, gazetteer: Gazetteer, fields: list[str]
) -> None:
    found = recognise_units(pd.DataFrame(districts[fields]), gazetteer)
    assert found.bps_code.tolist() == districts["bps_2024"].tolist()
    assert found.missing == ()


def test_names_cut_short_unite_districts_and_say_so(
    districts: gpd.GeoDataFrame, gazetteer: Gazetteer
) -> None:
    # "KAB. OGAN KOMERING ULU" stands for three districts in this column,
    # "KAB. BOLAANG MONGONDOW" for four.
    fields = ["nama_kemendagri_2020", "prov_name_2020", "geometry"]
    read = boundaries_of(districts[fields], gazetteer)
    assert read.missing == ("1608", "1609", "7107", "7108", "7110", "7111")
    said = " ".join(str(note) for note in read.notes)
    assert "Kab. Ogan Komering Ulu (3), Kab. Bolaang Mongondow (4)" in said


def test_gadm_identifiers_lack_seventeen(districts: gpd.GeoDataFrame, gazetteer: Gazetteer) -> None:
    frame = pd.DataFrame(districts[["gadm41_gid2"]]).dropna()
    found = recognise_units(frame, gazetteer)
    expected = districts["bps_2024"][frame.index].tolist()
    assert found.bps_code.tolist() == expected
    assert len(found.missing) == 17


def test_all_fields_together_agree(districts: gpd.GeoDataFrame, gazetteer: Gazetteer) -> None:
    found = recognise_units(pd.DataFrame(districts.drop(columns="geometry")), gazetteer)
    assert found.bps_code.tolist() == districts["bps_2024"].tolist()
    assert found.unknown.empty


def test_aceh_alone(districts: gpd.GeoDataFrame, gazetteer: Gazetteer) -> None:
    aceh = districts[districts["prov_2020"] == "11"]
    for code in ("bps_2020", "kemendagri_2025"):
        named = pd.DataFrame(aceh[[code, "nama_kemendagri_2025"]])
        found = recognise_units(named, gazetteer)
        assert found.bps_code.tolist() == aceh["bps_2024"].tolist()
        with pytest.raises(AmbiguousCodeSystemError):
            recognise_units(pd.DataFrame(aceh[[code]]), gazetteer)


def test_subdistricts_become_the_same_districts(
    real_data: Path, districts: gpd.GeoDataFrame, gazetteer: Gazetteer
) -> None:
    frame = load(real_data / SUBDISTRICTS)
    before = frame.copy(deep=True)
    # Its field `district` holds kecamatan.
    read = boundaries_of(frame, gazetteer)
    assert len(read.units) == 514
    assert read.recognised.depth is CodeDepth.SUBDISTRICT
    assert read.pseudo["code"].tolist() == [
        *("1288", "1388", "1688", "1888", "3288", "3388", "3399", "7188")
    ]
    known = districts.set_index("bps_2024").geometry
    shared = {
        code: shape.intersection(known[code]).area / shape.union(known[code]).area
        for code, shape in zip(read.units["bps_code"], read.units.geometry)
    }
    # Simplified so strongly that most islets of Kepulauan Seribu are gone.
    assert [code for code, one in shared.items() if one < 0.8] == ["3101"]
    assert np.median(list(shared.values())) > 0.95
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))


def test_lakes_alone_are_no_districts(real_data: Path, gazetteer: Gazetteer) -> None:
    lakes = load(real_data / DISTRICTS, "non_district_water_forest")
    with pytest.raises(NoDistrictsFoundError):
        boundaries_of(lakes, gazetteer)


def test_districts_with_their_lakes(
    real_data: Path, districts: gpd.GeoDataFrame, gazetteer: Gazetteer
) -> None:
    lakes = load(real_data / DISTRICTS, "non_district_water_forest")
    both = pd.concat(
        [
            districts[["bps_2020", "nama_bps", "geometry"]],
            lakes.rename(columns={"regency": "nama_bps"})[["bps_2020", "nama_bps", "geometry"]],
        ],
        ignore_index=True,
    )
    read = boundaries_of(both, gazetteer)
    assert len(read.units) == 514
    assert len(read.pseudo) == 8
    assert read.recognised.unknown.empty


@pytest.mark.parametrize("name", ["province_34", "province_38"])
def test_provinces_are_refused(real_data: Path, gazetteer: Gazetteer, name: str) -> None:
    with pytest.raises(ProvinceLayerError):
        boundaries_of(load(real_data / DISTRICTS, name), gazetteer)


def test_official_subdistricts_keep_their_own_codes_and_lakes_are_none(
    real_data: Path, gazetteer: Gazetteer
) -> None:
    frame = load(real_data / SUBDISTRICTS)
    layer = read_subdistricts(frame, gazetteer, crs=crs_of(frame))
    # Of 7,068 features 34 are lakes and forests by their codes, counted by hand.
    assert len(layer.units) == 7068 - 34
    assert not layer.units["name"].isin(["Danau", "Hutan"]).any()
    assert layer.code_field == "bps_code"
    first = layer.units.iloc[0]
    assert (first["bps_code"], first["name"], first["parent"]) == (
        "1101010",
        "Teupah Selatan",
        "1101",
    )
