"""Official layers of every make, recognised by what their fields hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.core.regions.boundaries import (
    BoundaryLayer,
    read_boundaries,
    recognise_units,
    unknown_notes,
)
from msme_qgis_plugin.core.regions.errors import (
    AmbiguousCodeSystemError,
    BoundaryCrsMissingError,
    CodeFieldsDisagreeError,
    LargerUnitsError,
    NoDistrictsFoundError,
    NoFeaturesError,
    OutsideIndonesiaError,
    ProvinceLayerError,
)
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.layer_columns import CodeDepth
from msme_qgis_plugin.core.regions.named_sets import provinces
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Iterable


def crs_of(frame: gpd.GeoDataFrame) -> str:
    return "" if frame.crs is None else frame.crs.to_wkt()


def boundaries_of(frame: gpd.GeoDataFrame, gazetteer: Gazetteer, **options: Any) -> BoundaryLayer:
    return read_boundaries(frame, gazetteer, crs=crs_of(frame), **options)


def units_of(frame: gpd.GeoDataFrame, gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    return boundaries_of(frame, gazetteer).units


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> pd.DataFrame:
    return gazetteer.units


def layer(columns: dict[str, Any], crs: str | None = "EPSG:4326") -> Any:
    """One square of 0.1 degree for each row, in rows of a hundred."""
    count = len(next(iter(columns.values())))
    squares = [
        shapely.box(x, y, x + 0.1, y + 0.1)
        for x, y in ((106 + i % 100 * 0.1, -7 + i // 100 * 0.1) for i in range(count))
    ]
    return gpd.GeoDataFrame(columns, geometry=squares, crs=crs)


def codes(found: pd.Series[str]) -> list[str]:
    return found.tolist()


# Makes of layers


def test_hdx_pcodes_with_names(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    layer_of_hdx = pd.DataFrame(
        {
            "ADM2_EN": [*units["name"], "Danau Toba"],
            "ADM2_PCODE": [*units["hdx_pcode"], "ID1288"],
            "ADM1_EN": [*units["province_2020"], "Sumatera Utara"],
            "ADM1_PCODE": [*("ID" + units["province_code_bps_2020"]), "ID12"],
            "ADM0_EN": "Indonesia",
            "date": "2019-12-20",
        }
    )
    found = recognise_units(layer_of_hdx, gazetteer)
    assert codes(found.bps_code) == [*units.index, ""]
    assert found.pseudo.sum() == 1
    assert found.missing == ()
    assert found.unknown.empty


def test_hdx_pcodes_of_one_province_without_names(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    # `1101` alone is in two systems, `ID1101` in one.
    aceh = units[units["province"] == "Aceh"]
    found = recognise_units(pd.DataFrame({"ADM2_PCODE": aceh["hdx_pcode"].tolist()}), gazetteer)
    assert codes(found.bps_code) == aceh.index.tolist()
    assert len(found.missing) == 514 - 23


def test_big_with_dotted_kemendagri_codes(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    big = pd.DataFrame(
        {
            "OBJECTID": range(1, 515),
            "NAMOBJ": units["name"],
            "KDPPUM": units["kemendagri_code"].str[:2],
            "KDPKAB": units["kemendagri_code"],
            "WADMKK": units["label"].str.replace("Kab. ", ""),
            "WADMPR": units["province"],
            "SHAPE_Leng": np.linspace(1101.5, 3000.5, 514),
            "LUAS": 1101.0,
        }
    ).reset_index(drop=True)
    found = recognise_units(big, gazetteer)
    assert codes(found.bps_code) == units.index.tolist()
    assert found.decision is not None
    assert found.decision.system is CodeSystem.KEMENDAGRI


def test_bps_codes_in_two_halves(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    halves = pd.DataFrame(
        {
            "kdprov": units["bps_2020"].str[:2].astype(int).tolist(),
            "kdkab": units["bps_2020"].str[2:].astype(int).tolist(),
            "nmkab": units["name"].str.upper().tolist(),
        }
    )
    found = recognise_units(halves, gazetteer)
    assert codes(found.bps_code) == units.index.tolist()


def test_gadm_has_no_seventeen_young_districts(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    old = units[units["gadm_gid2"] != ""]
    gadm = pd.DataFrame(
        {
            "GID_2": [*old["gadm_gid2"], "IDN.32.20_1"],
            "NAME_1": [*old["province_2020"], "Sumatera Utara"],
            "NAME_2": [*old["label"].str.replace("Kab. ", ""), "Lake Toba"],
            "TYPE_2": [*old["type"].str.replace("Kota", "Kotamadya"), "Water body"],
            "CC_2": [*old["bps_2010"], None],
        }
    )
    found = recognise_units(gadm, gazetteer)
    assert codes(found.bps_code) == [*old.index, ""]
    assert found.pseudo.tolist() == [False] * 497 + [True]
    assert len(found.missing) == 17
    assert "6411" in found.missing  # Mahakam Ulu


def test_gadm_was_not_chosen_by_anybody(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    old = units[units["gadm_gid2"] != ""]
    gadm = pd.DataFrame({"GID_2": old["gadm_gid2"].tolist()})
    found = recognise_units(gadm, gazetteer)
    assert found.decision is not None
    said = str(found.decision.reason)
    assert "GADM" in said
    assert "chosen" not in said


def test_features_without_code_and_name_share_one_sentence(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    boxes = [shapely.box(100 + n / 100, 0, 100.005 + n / 100, 0.01) for n in range(6)]
    ids = units["gadm_gid2"][units["gadm_gid2"] != ""].tolist()[:6]
    frame = gpd.GeoDataFrame(
        {"GID_2": [ids[0], ids[1], None, ids[2], None, ids[3]]}, geometry=[None, *boxes[1:]]
    )
    read = read_boundaries(frame, gazetteer, crs="EPSG:4326")
    notes = unknown_notes(read.recognised.unknown, most=20)
    # The third and the fifth feature of the layer, the first being no
    # polygon.
    (said,) = (str(note) for note in notes)
    assert said == (
        "2 features were not recognised: #3, #5. The feature has neither code nor name."
    )
    few = unknown_notes(read.recognised.unknown, most=1)
    assert [str(note) for note in few] == [
        "Not recognised: #3. The feature has neither code nor name.",
        "1 more features were not recognised.",
    ]


def test_gadm_identifiers_alone(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    old = units[units["gadm_gid2"] != ""]
    gadm = pd.DataFrame({"GID_2": old["gadm_gid2"].tolist()})
    found = recognise_units(gadm, gazetteer)
    assert codes(found.bps_code) == old.index.tolist()


def test_gadm_numbers_of_another_edition_give_way_to_names(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    old = units[units["gadm_gid2"] != ""]
    shifted = pd.DataFrame(
        {
            "GID_2": np.roll(old["gadm_gid2"], 1),
            "NAME_2": old["label"].tolist(),
            "NAME_1": old["province_2020"].tolist(),
        }
    )
    found = recognise_units(shifted, gazetteer)
    assert codes(found.bps_code) == old.index.tolist()
    assert any("GID_2" in str(note) for note in found.notes)


def test_our_own_output_and_numbers_beside_it(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    own = units[["bps_code", "kemendagri_code", "name", "province"]].assign(
        umkm=range(1101, 1101 + 514), umkm_status="A"
    )
    found = recognise_units(own.reset_index(drop=True), gazetteer)
    assert codes(found.bps_code) == units.index.tolist()


def test_one_province_by_names_alone(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    aceh = units[units["province"] == "Aceh"]
    named = pd.DataFrame({"KAB_KOTA": aceh["label"].str.upper().tolist()})
    found = recognise_units(named, gazetteer)
    assert codes(found.bps_code) == aceh.index.tolist()
    assert found.decision is None


def test_one_province_in_dotted_codes_that_a_spreadsheet_shortened(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    aceh = units[units["province"] == "Aceh"]
    named = pd.DataFrame(
        {"kode": aceh["kemendagri_code"].astype(float).tolist(), "nama": aceh["label"].tolist()}
    )
    found = recognise_units(named, gazetteer)
    assert codes(found.bps_code) == aceh.index.tolist()


def test_one_province_in_codes_alone_is_refused_unless_told(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    aceh = units[units["province"] == "Aceh"]
    bare = pd.DataFrame({"kode": aceh["kemendagri_code"].str.replace(".", "").tolist()})
    with pytest.raises(AmbiguousCodeSystemError):
        recognise_units(bare, gazetteer)
    found = recognise_units(bare, gazetteer, system=CodeSystem.KEMENDAGRI)
    assert codes(found.bps_code) == aceh.index.tolist()


# Finer and coarser layers


def test_subdistricts_are_districts_in_pieces(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    pieces = pd.DataFrame(
        {
            "idkec": [c + k for c in units["bps_2020"] for k in ("010", "020")],
            "nmkec": [f"Kecamatan {i}" for i in range(2 * len(units))],
        }
    )
    found = recognise_units(pieces, gazetteer)
    assert codes(found.bps_code) == np.repeat(units.index, 2).tolist()
    assert found.depth is CodeDepth.SUBDISTRICT


def test_villages_whose_codes_nest_in_their_district(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    villages = pd.DataFrame(
        {
            "KDEPUM": [f"{code}.01.200{k}" for code in units["kemendagri_code"] for k in (1, 2)],
            # A name that many villages share with a district is no trap.
            "WADMKD": ["Sukabumi", "Baru"] * len(units),
            "WADMKK": units["label"].repeat(2).tolist(),
        }
    )
    found = recognise_units(villages, gazetteer)
    assert codes(found.bps_code) == np.repeat(units.index, 2).tolist()
    assert found.depth is CodeDepth.VILLAGE


def test_a_village_code_outside_its_district_is_reported(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    villages = pd.DataFrame(
        {"idkab": units.index.tolist(), "idkec": [code + "010" for code in units.index]}
    )
    villages.loc[0, "idkec"] = "3273010"
    found = recognise_units(villages, gazetteer)
    assert found.bps_code[0] == ""
    assert codes(found.bps_code[1:]) == units.index[1:].tolist()
    assert found.unknown.index.tolist() == [0]


def test_provinces_are_refused_with_their_field(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    provinces = units.drop_duplicates("province")
    frame = pd.DataFrame(
        {"KODE": provinces["province_code"].tolist(), "PROVINSI": provinces["province"].tolist()}
    )
    with pytest.raises(ProvinceLayerError, match="PROVINSI"):
        recognise_units(frame, gazetteer)


def test_another_country_is_refused(gazetteer: Gazetteer) -> None:
    malaysia = pd.DataFrame(
        {
            "GID_2": ["MYS.1.1_1", "MYS.1.2_1", "MYS.1.3_1"],
            "NAME_2": ["Batu Pahat", "Johor Baharu", "Keluang"],
            "CC_2": ["0101", "0102", "0103"],
        }
    )
    with pytest.raises(NoDistrictsFoundError, match="GID_2, NAME_2, CC_2"):
        recognise_units(malaysia, gazetteer)


def test_codes_of_another_country_that_look_like_ours(gazetteer: Gazetteer) -> None:
    # Iquique is 1101 in Chile; no name agrees.
    chile = pd.DataFrame(
        {
            "cod_comuna": [1101, 1107, 1401, 1402, 1403, 1404, 1405],
            "comuna": [
                *("Iquique", "Alto Hospicio", "Pozo Almonte", "Camiña"),
                *("Colchane", "Huara", "Pica"),
            ],
        }
    )
    with pytest.raises((NoDistrictsFoundError, AmbiguousCodeSystemError)):
        recognise_units(chile, gazetteer)


# Contradictions


def test_fields_that_contradict_each_other_leave_the_feature_out(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = pd.DataFrame(
        {
            "bps": units.index,
            "kemendagri": units["kemendagri_code"].tolist(),
            "nama": units["label"].tolist(),
        }
    )
    frame.loc[5, "kemendagri"] = units["kemendagri_code"].iloc[6]
    found = recognise_units(frame, gazetteer)
    assert found.bps_code[5] == ""
    assert found.bps_code[6] == units.index[6]
    assert found.missing == (units.index[5],)
    (note,) = unknown_notes(found.unknown, most=5)
    assert "kemendagri" in str(note)
    assert units["label"].iloc[5] in str(note)


def test_a_name_that_contradicts_its_code_leaves_the_feature_out(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = pd.DataFrame({"kode": units.index, "nama": units["label"].tolist()})
    frame.loc[0, "nama"] = "Kota Bandung"
    found = recognise_units(frame, gazetteer)
    assert found.bps_code[0] == ""
    assert "1101" in found.missing


def test_fields_that_disagree_throughout_are_refused_without_names(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = pd.DataFrame({"first": units.index, "second": np.roll(units.index, 1)})
    with pytest.raises(CodeFieldsDisagreeError, match="second"):
        recognise_units(frame, gazetteer)


def test_codes_of_before_a_split_contradict_nobody(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = units[["bps_code", "name", "type", "bps_1990"]]
    found = recognise_units(frame.reset_index(drop=True), gazetteer)
    assert codes(found.bps_code) == units.index.tolist()


def test_a_wrong_old_code_does_not_cost_a_district(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = units[["bps_code", "name", "type", "bps_2000"]].reset_index(drop=True)
    frame.loc[0, "bps_2000"] = "3273"
    found = recognise_units(frame, gazetteer)
    assert codes(found.bps_code) == units.index.tolist()
    assert any("in 1 features" in str(note) for note in found.notes)


# Lakes, forests, nothing


def test_lakes_and_forests_by_code_type_or_name(gazetteer: Gazetteer) -> None:
    frame = pd.DataFrame(
        {
            "kode": ["1201", "1202", "1203", "1204", "1288", "", "3399", None],
            "nama": [
                *("Nias", "Mandailing Natal", "Tapanuli Selatan"),
                *("Tapanuli Tengah", "Danau", "Waduk Cirata", "Hutan", None),
            ],
            "jenis": ["Kabupaten"] * 4 + ["Danau", "Water body", "Hutan", ""],
        }
    )
    found = recognise_units(frame, gazetteer)
    assert codes(found.bps_code)[:4] == ["1201", "1202", "1203", "1204"]
    assert found.pseudo.tolist() == [False] * 4 + [True] * 3 + [False]
    assert found.unknown.index.tolist() == [7]
    assert "neither code nor name" in str(found.unknown["message"][7])


def test_a_subdistrict_named_after_a_lake_stays_land(gazetteer: Gazetteer) -> None:
    frame = pd.DataFrame(
        {
            "idkec": ["1303051", "1303052", "1303060"],
            "nmkec": ["Danau Kembar", "Lembah Gumanti", "Hutan Tinggi"],
            "nmkab": ["Solok"] * 3,
            "nmprov": ["Sumatera Barat"] * 3,
        }
    )
    found = recognise_units(frame, gazetteer)
    assert not found.pseudo.any()


def test_a_district_named_like_a_lake_is_a_contradiction_not_a_lake(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    frame = pd.DataFrame({"kode": units.index, "nama": units["label"].tolist()})
    frame.loc[3, "nama"] = "Danau Laut Tawar"
    found = recognise_units(frame, gazetteer)
    assert not found.pseudo.any()
    assert found.unknown.index.tolist() == [3]


def test_what_came_is_not_changed(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    frame = layer({"kode": units.index[:3], "nama": units["label"][:3]})
    before = frame.copy(deep=True)
    boundaries_of(frame, gazetteer)
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))


def test_an_index_of_its_own_is_kept(gazetteer: Gazetteer) -> None:
    frame = pd.DataFrame({"nama": ["Kab. Bandung", "Kota Bandung"]}, index=["b", "a"])
    found = recognise_units(frame, gazetteer)
    assert found.bps_code.to_dict() == {"b": "3204", "a": "3273"}


# Geometry


def test_polygons_as_large_as_provinces_are_not_taken_for_districts(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    codes = ["1101", "1201", "5101", "5102", "5103"]
    frame = layer({"kode": codes, "nama": units.loc[codes, "name"].tolist()})
    assert len(units_of(frame, gazetteer)) == 5
    # 2 degrees wide, some 49,000 km²; the largest of the five has 1,829.
    frame.geometry = [shapely.box(x, 0, x + 2, 2) for x in (96, 98, 115, 117, 119)]
    with pytest.raises(LargerUnitsError) as caught:
        units_of(frame, gazetteer)
    assert "5 of 5 polygons" in str(caught.value)
    assert "They look like provinces" in str(caught.value)


def test_a_layer_of_provinces_with_a_constant_is_not_of_districts(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    provinces = units.drop_duplicates("province_code")
    frame = layer({"prov": provinces["province_code"].tolist(), "level": 1})
    with pytest.raises(NoDistrictsFoundError):
        units_of(frame, gazetteer)
    frame["nama"] = provinces["province"].tolist()
    frame["row"] = range(1, len(frame) + 1)
    with pytest.raises(ProvinceLayerError):
        units_of(frame, gazetteer)


def test_units_carry_both_codes_and_ellipsoidal_areas(gazetteer: Gazetteer) -> None:
    frame = layer({"nama": ["Kab. Bandung", "Kota Bandung"]})
    result = units_of(frame, gazetteer)
    assert result.columns.tolist() == [
        *("bps_code", "kemendagri_code", "name", "type", "province"),
        *("province_code", "area_km2", "part_km2", "geometry"),
    ]
    assert result["bps_code"].tolist() == ["3204", "3273"]
    assert result["kemendagri_code"].tolist() == ["32.04", "32.73"]
    assert result["province_code"].tolist() == ["32", "32"]
    # 0.1 x 0.1 degrees about 6.95 S on WGS 84: 111.3195 km x cos(6.95) /
    # sqrt(1 - e2 sin2) times 110.5907 km, a hundredth of it: 122.2 km2.
    assert result["area_km2"].tolist() == pytest.approx([122.2] * 2, abs=0.1)


def test_the_largest_part_of_a_unit(gazetteer: Gazetteer) -> None:
    frame = layer({"nama": ["Kota Bandung"] * 3})
    # Two squares touch and become one part, the third is far off.
    frame.loc[2, "geometry"] = shapely.box(107, -6.0, 107.05, -5.95)
    result = units_of(frame, gazetteer)
    assert len(result) == 1
    whole, part = result.loc[0, ["area_km2", "part_km2"]]
    assert part == pytest.approx(2 * 122.2, abs=0.2)
    assert whole - part == pytest.approx(122.2 / 4, abs=0.2)


def test_projected_layers_come_out_in_degrees(gazetteer: Gazetteer) -> None:
    frame = layer({"nama": ["Kab. Bandung", "Kota Bandung"]})
    metres = frame.to_crs("EPSG:32748")
    result = units_of(metres, gazetteer)
    assert shapely.equals_exact(
        result.geometry.normalize(),
        frame.geometry.map(lambda one: shapely.MultiPolygon([one])).normalize().to_numpy(),
        tolerance=1e-7,
    ).all()


def test_a_feature_without_polygon_is_counted_and_its_district_missing(
    gazetteer: Gazetteer,
) -> None:
    frame = layer({"nama": ["Kab. Bandung", "Kota Bandung", "Kab. Bogor"]})
    frame.loc[1, "geometry"] = None
    frame.loc[2, "geometry"] = shapely.Polygon()
    read = boundaries_of(frame, gazetteer)
    assert read.units["bps_code"].tolist() == ["3204"]
    assert "3273" in read.missing
    assert len(read.missing) == 513
    assert any("2 features have no polygon" in str(n) for n in read.notes)


def test_overlaps_are_said(gazetteer: Gazetteer) -> None:
    frame = layer({"nama": ["Kab. Bandung", "Kota Bandung"]})
    frame.loc[1, "geometry"] = frame.loc[0, "geometry"]
    read = boundaries_of(frame, gazetteer)
    (note,) = (str(n) for n in read.notes if "overlap" in str(n))
    assert "Kab. Bandung / Kota Bandung (122 km²)" in note


def test_lakes_are_set_apart_with_their_names(gazetteer: Gazetteer) -> None:
    frame = layer(
        {
            "kode": ["1201", "1206", "1288"],
            "nama": ["Nias", "Toba", "Danau Toba"],
            "prov": ["Sumatera Utara"] * 3,
        }
    )
    read = boundaries_of(frame, gazetteer)
    assert read.pseudo["name"].tolist() == ["Danau Toba"]
    assert read.pseudo["code"].tolist() == ["1288"]
    assert len(read.units) == 2


def test_a_missing_child_is_told_with_its_parent(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    rest = units.drop(index="6411")
    read = boundaries_of(layer({"kode": rest.index}), gazetteer)
    assert read.missing == ("6411",)
    said = " ".join(str(note) for note in read.notes)
    assert "Kab. Mahakam Ulu (Kab. Kutai Barat)" in said


@pytest.mark.parametrize("shapes", [[None, None], [shapely.Point(1, 1)] * 2])
def test_no_polygon_at_all_is_an_error(gazetteer: Gazetteer, shapes: Iterable[Any]) -> None:
    frame = gpd.GeoDataFrame(
        {"nama": ["Kab. Bandung", "Kota Bandung"]}, geometry=shapes, crs="EPSG:4326"
    )
    with pytest.raises(NoFeaturesError, match="2 features"):
        boundaries_of(frame, gazetteer)


def test_an_empty_layer_is_an_error(gazetteer: Gazetteer) -> None:
    frame = gpd.GeoDataFrame({"nama": []}, geometry=[], crs="EPSG:4326")
    with pytest.raises(NoFeaturesError, match="0 features"):
        boundaries_of(frame, gazetteer)


def test_a_layer_without_crs_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(BoundaryCrsMissingError):
        boundaries_of(layer({"nama": ["Kota Bandung"]}, None), gazetteer)


def test_metres_that_claim_to_be_degrees_are_an_error(gazetteer: Gazetteer) -> None:
    frame = layer({"nama": ["Kota Bandung"]}).to_crs("EPSG:32748")
    wrong = frame.set_crs("EPSG:4326", allow_override=True)
    with pytest.raises(OutsideIndonesiaError, match="coordinate reference"):
        boundaries_of(wrong, gazetteer)


def test_null_in_every_field_is_an_error_in_plain_words(gazetteer: Gazetteer) -> None:
    frame = layer({"kode": [None, None], "nama": [None, None]})
    with pytest.raises(NoDistrictsFoundError):
        boundaries_of(frame, gazetteer)


def test_a_layer_without_fields_is_an_error(gazetteer: Gazetteer) -> None:
    squares = [shapely.box(106, -7, 107, -6)]
    frame = gpd.GeoDataFrame(geometry=squares, crs="EPSG:4326")
    with pytest.raises(NoDistrictsFoundError):
        boundaries_of(frame, gazetteer)


class _After:
    """Cancels once it has been asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def step(self, _fraction: float) -> None:
        self.left -= 1
        if self.left < 0:
            raise CancelledError


@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_each_stage_can_be_cancelled(gazetteer: Gazetteer, times: int) -> None:
    frame = layer({"nama": ["Kab. Bandung", "Kota Bandung"]})
    with pytest.raises(CancelledError):
        boundaries_of(frame, gazetteer, progress=_After(times))


def test_a_province_code_is_not_paired_with_a_constant() -> None:
    names = list(provinces().units.index)
    rows = pd.DataFrame({"prov": names, "level": 1, "urut": range(1, len(names) + 1)})
    with pytest.raises(NoDistrictsFoundError):
        recognise_units(rows.drop(columns="urut"), Gazetteer.load())
    with pytest.raises(ProvinceLayerError):
        recognise_units(rows.assign(nama=list(provinces().names)), Gazetteer.load())
