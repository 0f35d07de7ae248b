"""Provinces, subdistricts and zones of any kind as units, end to end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsProcessingException, QgsVectorLayer

from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.layers import INDICATIVE, embedded_units, read_fields, read_unit_table
from msme_qgis_plugin.report.surroundings import lies_abroad, stands_alone
from msme_qgis_plugin.styling.legend import Language
from tests.qgis.overlay_data import NINE, box, layer_of, write_raster
from tests.qgis.test_aggregatevillages import ROWS as VILLAGES
from tests.qgis.test_aggregatevillages import write as write_villages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

NEW_IN_PAPUA = {"Papua Barat Daya", "Papua Selatan", "Papua Tengah", "Papua Pegunungan"}


def write(folder: Path, body: str, name: str = "umkm.csv") -> str:
    path = folder / name
    path.write_text(body, encoding="utf-8")
    return str(path)


def province_names() -> list[str]:
    return [one["name"] for one in embedded_units("province").getFeatures()]


def province_table(folder: Path, names: list[str]) -> str:
    rows = "".join(f"{name};{number}\n" for number, name in enumerate(names, start=1))
    return write(folder, f"Provinsi;Jumlah UMKM\n{rows}INDONESIA;999\n")


def by_code(layer: QgsVectorLayer, field: str = "bps_code") -> dict[str, QgsFeature]:
    return {feature[field]: feature for feature in layer.getFeatures()}


def health_zones() -> QgsVectorLayer:
    """Three zones anywhere but in Indonesia; two parts of one zone."""
    rows = [
        (box(10, 50, 11, 51), {"hz": "HZ-A", "label": "Northern Valley", "region": "Upland"}),
        (box(11, 50, 12, 51), {"hz": "HZ-B", "label": "Eastern Plain", "region": "Upland"}),
        (box(12, 50, 13, 51), {"hz": "HZ-C", "label": "Harbour", "region": "Coast"}),
        (box(14, 50, 15, 51), {"hz": "HZ-C", "label": "Harbour", "region": "Coast"}),
    ]
    layer = layer_of(rows, "Polygon", {"hz": "string", "label": "string", "region": "string"})
    layer.setName("health zones")
    return layer


def test_a_table_of_38_provinces_is_mapped_to_provinces(run: Run, tmp_path: Path) -> None:
    result = run("msme:harmonise", INPUT=province_table(tmp_path, province_names()))
    units = by_code(result["OUTPUT"])
    assert result["LEVEL_FOUND"] == "province"
    assert (len(units), result["MATCHED"], result["TOTAL_ROWS"]) == (38, 38, 1)
    assert units["11"]["Jumlah_UMKM"] == 1
    assert units["11"]["name"] == "Aceh"
    assert units["11"]["province"] == "Aceh"
    assert read_unit_table(result["OUTPUT"]).level is Level.PROVINCE


def test_a_value_of_papua_before_its_split_is_not_shown_as_todays(run: Run, tmp_path: Path) -> None:
    names = [name for name in province_names() if name not in NEW_IN_PAPUA]
    table = province_table(tmp_path, names)
    units = by_code(run("msme:harmonise", INPUT=table)["OUTPUT"])
    assert units["94"]["Jumlah_UMKM"] == NULL
    assert {code: units[code]["Jumlah_UMKM_status"] for code in ("91", "92", "94", "95", "96")} == {
        "91": "X",
        "92": "M",
        "94": "X",
        "95": "M",
        "96": "M",
    }
    merged = by_code(run("msme:harmonise", INPUT=table, TARGET_VINTAGE="2020")["OUTPUT"])
    assert len(merged) == 34
    assert merged["94"]["Jumlah_UMKM"] == names.index("Papua") + 1
    assert merged["94"]["Jumlah_UMKM_status"] == "A"


def test_a_layer_of_provinces_with_a_constant_is_not_taken_for_districts(
    run: Run, tmp_path: Path
) -> None:
    layer = layer_of(
        [
            (one.geometry().asWkt(), {"prov": int(one["province_code"]), "nama": one["name"]})
            for one in embedded_units("province").getFeatures()
        ],
        "MultiPolygon",
        {"prov": "integer", "nama": "string", "level": "integer"},
    )
    layer.startEditing()
    for one in layer.getFeatures():
        layer.changeAttributeValue(one.id(), 2, 1)
    assert layer.commitChanges()
    table = province_table(tmp_path, province_names())
    result = run("msme:harmonise", INPUT=table, UNITS=layer)
    units = by_code(result["OUTPUT"])
    assert len(units) == 38
    assert units["11"]["name"] == "Aceh"
    districts = write(tmp_path, "Kode;Nama;n\n1101;Simeulue;1\n1102;Aceh Singkil;2\n", "d.csv")
    with pytest.raises(QgsProcessingException, match="holds provinces"):
        run("msme:harmonise", INPUT=districts, UNITS=layer)


def test_official_districts_are_united_for_a_table_of_provinces(run: Run, tmp_path: Path) -> None:
    boxes = {"1101": (95, 2, 96, 3), "1102": (96, 2, 97, 3), "1201": (97, 0, 98, 1)}
    rows = [
        (box(*sides), {"kode": code, "nama": n})
        for (code, sides), n in zip(
            boxes.items(), ("Kab. Simeulue", "Kab. Aceh Singkil", "Kab. Nias")
        )
    ]
    layer = layer_of(rows, "Polygon", {"kode": "string", "nama": "string"})
    table = write(tmp_path, "Provinsi;n\nAceh;5\nSumatera Utara;7\n")
    units = by_code(run("msme:harmonise", INPUT=table, UNITS=layer)["OUTPUT"])
    assert {code: one["n"] for code, one in units.items()} == {"11": 5, "12": 7}
    assert units["11"].geometry().area() == pytest.approx(2)


SUBDISTRICTS = (
    "Kabupaten/Kota;Kecamatan;Jumlah\n"
    "Kab. Bandung;Pacet;1\nKab. Cianjur;Pacet;2\nKab. Cianjur;Cugenag;3\n"
    "Kota Bandung;Cicendo;x\n;Jumlah;6\n"
)


def test_subdistricts_are_found_by_name_inside_their_district(run: Run, tmp_path: Path) -> None:
    result = run("msme:harmonise", INPUT=write(tmp_path, SUBDISTRICTS))
    units = by_code(result["OUTPUT"], "kemendagri_code")
    assert result["LEVEL_FOUND"] == "subdistrict"
    assert len(units) == 7285
    assert [units[code]["Jumlah"] for code in ("32.04.30", "32.03.10", "32.03.11")] == [1, 2, 3]
    assert units["32.73.06"]["Jumlah_status"] == "Q"
    assert units["32.73.06"]["parent"] == "3273"
    rows = [row["status"] for row in result["REPORT"].getFeatures()][:5]
    assert rows == [*2 * ["matched_name"], "matched_fuzzy", "matched_name", "total_row"]
    table = read_unit_table(result["OUTPUT"])
    assert table.level is Level.SUBDISTRICT
    assert read_fields(result["OUTPUT"])[1].code == "kemendagri_code"


def test_a_column_of_subdistricts_is_not_joined_to_districts_of_the_same_name(
    run: Run, tmp_path: Path
) -> None:
    # Pidie is a district, and a subdistrict of it.
    table = write(tmp_path, "nama_kecamatan;jumlah_umkm\nPidie;120\nMila;40\n")
    units = by_code(run("msme:harmonise", INPUT=table)["OUTPUT"], "kemendagri_code")
    assert (units["11.07.16"]["jumlah_umkm"], units["11.07.11"]["jumlah_umkm"]) == (120, 40)


def test_zones_are_matched_by_id_and_by_name_and_asked_nothing_of_indonesia(
    run: Run, tmp_path: Path
) -> None:
    table = write(
        tmp_path, "id;zone;clinics\nHZ-A;Northern Valley;4\n;Eastern Plian;5\nhz-c;;x\n;Total;9\n"
    )
    result = run("msme:harmonise", INPUT=table, UNITS=health_zones(), UNIT_FIELD="hz")
    layer = result["OUTPUT"]
    assert result["LEVEL_FOUND"] == "zone"
    units = by_code(layer, "code")
    assert "bps_code" not in layer.fields().names()
    assert {code: (one["name"], one["clinics"]) for code, one in units.items()} == {
        "HZ-A": ("Northern Valley", 4),
        "HZ-B": ("Eastern Plain", 5),
        "HZ-C": ("Harbour", NULL),
    }
    assert units["HZ-C"]["clinics_status"] == "Q"
    assert units["HZ-C"].geometry().constGet().numGeometries() == 2
    about = read_fields(layer)[1]
    assert (about.code, about.boundary) == ("code", "health zones")
    assert read_unit_table(layer).level is Level.ZONE


def test_zones_of_one_name_are_told_apart_by_what_they_lie_in(run: Run, tmp_path: Path) -> None:
    rows = [
        (box(0, 0, 1, 1), {"id": "1", "nm": "Centre", "state": "East"}),
        (box(1, 0, 2, 1), {"id": "2", "nm": "Centre", "state": "West"}),
        (box(2, 0, 3, 1), {"id": "3", "nm": "Harbour", "state": "East"}),
        (box(3, 0, 4, 1), {"id": "4", "nm": "Lakeside", "state": "West"}),
    ]
    layer = layer_of(rows, "Polygon", {"id": "string", "nm": "string", "state": "string"})
    table = write(tmp_path, "State;Zone;n\nEast;Centre;1\nWest;Centre;2\nEast;Harbor;3\n")
    result = run("msme:harmonise", INPUT=table, UNITS=layer, UNIT_FIELD="id", UNIT_NAME_FIELD="nm")
    units = by_code(result["OUTPUT"], "code")
    assert [units[code]["n"] for code in "1234"] == [1, 2, 3, NULL]


def test_zones_without_a_layer_are_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="UNIT_FIELD"):
        run("msme:harmonise", INPUT=write(tmp_path, SUBDISTRICTS), LEVEL="zone")


def test_a_header_that_contradicts_its_cells_is_refused(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Kecamatan;n\nKab. Simeulue;1\nKab. Bireuen;2\nKab. Aceh Jaya;3\n")
    with pytest.raises(QgsProcessingException, match=r"subdistricts.*names of districts"):
        run("msme:harmonise", INPUT=table)
    result = run("msme:harmonise", INPUT=table, LEVEL="district")
    assert result["MATCHED"] == 3


def test_a_districts_capital_does_not_make_it_a_subdistrict(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Nama;Pusat;n\nKab. Bandung;Soreang;1\nKab. Cianjur;Cianjur;2\n")
    result = run("msme:harmonise", INPUT=table)
    assert result["LEVEL_FOUND"] == "district"


def test_the_note_on_indicative_boundaries_survives_chaining(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Kode;Nama;n\n1101;Simeulue;1\n1102;Aceh Singkil;2\n")
    first = run("msme:harmonise", INPUT=table)["OUTPUT"]
    first.setName("langkah 1")
    second = run("msme:harmonise", INPUT=table, UNITS=first)["OUTPUT"]
    assert by_code(second)["1101"]["boundary"] == INDICATIVE
    assert read_fields(second)[1].indicative is True


def test_statuses_survive_harmonising_a_layer_of_ours_again(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        "Kode;Nama;n\n1101;Simeulue;1\n1101;Simeulue;2\n1102;Aceh Singkil;x\n1103;Aceh Selatan;7\n",
    )
    first = run("msme:harmonise", INPUT=table, DUPLICATES="sum")["OUTPUT"]
    second = run("msme:harmonise", LAYER=first)["OUTPUT"]
    units = by_code(second)
    assert [units[code]["n_status"] for code in ("1101", "1102", "1103", "1104")] == list("EQAM")
    assert [units[code]["n"] for code in ("1101", "1102", "1103")] == [3, NULL, 7]


def test_a_value_that_sdmx_says_is_confidential_is_not_published(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n1101,2024,12,A\n1102,2024,3,Q\n1103,2024,9,E\n"
        "1105,2024,,M\n1106,2024,5,\n1107,2024,8,A\n",
    )
    result = run("msme:harmonise", INPUT=table, CODE_SYSTEM="bps", VINTAGE="2024")
    units = by_code(result["OUTPUT"])
    held = {code: (units[code]["OBS_VALUE"], units[code]["OBS_VALUE_status"]) for code in units}
    assert held["1102"] == (NULL, "Q")
    assert held["1103"] == (9, "E")
    assert (held["1101"], held["1106"]) == ((12, "A"), (5, "A"))


def test_fields_made_are_told_so_that_models_need_not_guess(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        "Kode;Nama;Rasio (per km²) – 2024;n\n1101;Simeulue;1,5;2\n1102;Aceh Singkil;2,5;3\n",
    )
    result = run("msme:harmonise", INPUT=table)
    made = json.loads(result["FIELDS_MADE"])
    by_header = json.loads(result["FIELDS_BY_HEADER"])
    assert list(by_header) == ["Rasio (per km²) – 2024", "n"]
    assert [by_header[one] for one in by_header] == made
    assert set(made) <= set(result["OUTPUT"].fields().names())
    assert Status.NORMAL.value == by_code(result["OUTPUT"])["1101"][f"{made[0]}_status"]


def by_name(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["name"]: feature for feature in layer.getFeatures()}


def test_a_raster_is_summed_in_zones_of_another_country(run: Run, tmp_path: Path) -> None:
    # 1 to 9 in cells of one degree from 10 E, 53 N: the row of 50 to 51 N holds 7, 8, 9.
    raster = write_raster(tmp_path / "nine.tif", NINE, affine=(10.0, 1.0, 0.0, 53.0, 0.0, -1.0))
    result = run("msme:rastertodistricts", RASTER=raster, UNITS=health_zones(), UNIT_FIELD="hz")
    zones = by_name(result["OUTPUT"])
    assert zones["Northern Valley"]["sum"] == pytest.approx(7)
    assert zones["Eastern Plain"]["sum"] == pytest.approx(8)
    # Half of the harbour lies beside the raster.
    assert zones["Harbour"]["sum"] == pytest.approx(9)
    assert zones["Harbour"]["coverage"] == pytest.approx(0.5)


def test_points_are_averaged_in_zones_of_another_country(run: Run) -> None:
    rows = [("POINT(10.5 50.5)", {"v": 1.0}), ("POINT(10.7 50.2)", {"v": 4.0})]
    points = layer_of([*rows, ("POINT(14.5 50.5)", {"v": 9.0})], "Point", {"v": "double"})
    result = run(
        "msme:pointstodistricts",
        POINTS=points,
        VALUE_FIELD="v",
        UNITS=health_zones(),
        UNIT_FIELD="hz",
    )
    zones = by_name(result["OUTPUT"])
    assert zones["Northern Valley"]["value"] == pytest.approx(2.5)
    assert zones["Harbour"]["value"] == pytest.approx(9)


def test_polygons_are_shared_out_to_zones_of_another_country(run: Run) -> None:
    squares = layer_of(
        [(box(10.5, 50, 11.5, 51), {"firms": 100.0})], "Polygon", {"firms": "double"}
    )
    result = run(
        "msme:polygonstodistricts",
        POLYGONS=squares,
        EXTENSIVE=["firms"],
        MINIMUM_COVERAGE=0,
        UNITS=health_zones(),
        UNIT_FIELD="hz",
    )
    zones = by_name(result["OUTPUT"])
    assert zones["Northern Valley"]["firms"] == pytest.approx(50)
    assert zones["Eastern Plain"]["firms"] == pytest.approx(50)


def test_a_raster_is_summed_in_built_in_provinces(run: Run, tmp_path: Path) -> None:
    # One cell over all of Bali and the sea around; nothing else of another province.
    raster = write_raster(
        tmp_path / "one.tif", np.full((1, 1), 6.0), affine=(114.9, 0.3, 0.0, -8.3, 0.0, -0.2)
    )
    result = run("msme:rastertodistricts", RASTER=raster, LEVEL="province")
    provinces = by_name(result["OUTPUT"])
    assert len(provinces) == 38
    assert provinces["Bali"]["mean"] == pytest.approx(6)
    assert provinces["Aceh"]["status"] == "M"


def test_villages_are_brought_up_to_provinces(run: Run, tmp_path: Path) -> None:
    villages = write_villages(tmp_path, *VILLAGES)
    result = run(
        "msme:aggregatevillages",
        VILLAGES=villages,
        INDICATORS="E01_elec",
        VARIABLES="families",
        LEVEL="province",
    )
    jambi = by_name(result["OUTPUT"])["Jambi"]
    # 420 of 500 families in Sarolangun have electricity, all 900 in Kota Jambi.
    assert jambi["e01_elec"] == pytest.approx(1320 / 1400)
    assert (jambi["villages"], jambi["families"]) == (4, 1400)


def test_official_subdistricts_are_matched_by_their_own_codes(run: Run, tmp_path: Path) -> None:
    rows = [
        (box(107.0, -7, 107.5, -6.5), {"adm3": "3204010", "nama": "Ciwidey", "kab": "Bandung"}),
        (box(107.5, -7, 108.0, -6.5), {"adm3": "3204020", "nama": "Rancabali", "kab": "Bandung"}),
        (box(106.5, -7, 107.0, -6.5), {"adm3": "3203020", "nama": "Pacet", "kab": "Cianjur"}),
    ]
    layer = layer_of(rows, "Polygon", {"adm3": "string", "nama": "string", "kab": "string"})
    table = write(
        tmp_path, "Kode;Kecamatan;n\n3204010;Ciwidey;1\n3203020;Pacet;2\n3204020;Rancabali;3\n"
    )
    result = run("msme:harmonise", INPUT=table, UNITS=layer, CODE_SYSTEM="bps", VINTAGE="2024")
    assert result["LEVEL_FOUND"] == "subdistrict"
    units = by_code(result["OUTPUT"])
    assert {code: one["n"] for code, one in units.items()} == {
        "3204010": 1,
        "3204020": 3,
        "3203020": 2,
    }
    found = read_unit_table(result["OUTPUT"])
    assert found.level is Level.SUBDISTRICT
    whole = found.roll_up(Level.DISTRICT)
    assert whole.values["n"].to_dict() == {"3203": 2, "3204": 4}


def test_built_in_subdistricts_roll_up_to_their_districts(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Kabupaten;Kecamatan;n\nKab. Pidie;Mila;2\nKab. Pidie;Pidie;3\n")
    found = read_unit_table(run("msme:harmonise", INPUT=table)["OUTPUT"])
    districts = found.roll_up(Level.DISTRICT)
    # 514 districts, one of them with some of its subdistricts: no sum of those alone.
    assert (len(districts.units), districts.level) == (514, Level.DISTRICT)
    assert districts.values["n"].isna().all()
    assert found.roll_up(Level.PROVINCE).units.loc["11", "name"] == "Aceh"


@pytest.mark.parametrize("level", ["province", "zone"])
def test_other_levels_go_through_style_page_spreadsheet_and_pack(
    run: Run, tmp_path: Path, level: str
) -> None:
    if level == "province":
        made = run("msme:harmonise", INPUT=province_table(tmp_path, province_names()))
    else:
        table = write(tmp_path, "id;zone;n\nHZ-A;Northern Valley;4\nHZ-B;Eastern Plain;5\n")
        made = run("msme:harmonise", INPUT=table, UNITS=health_zones(), UNIT_FIELD="hz")
    layer, count = made["OUTPUT"], made["OUTPUT"].featureCount()
    (field,) = json.loads(made["FIELDS_MADE"])
    assert run("msme:stylechoropleth", INPUT=layer, FIELD=field)["CLASSES_MADE"] >= 2
    page = tmp_path / "page.pdf"
    run("msme:districtreport", INPUT=layer, FIELDS=[field], OUTPUT=str(page))
    assert page.stat().st_size > 0
    sheet = run("msme:exporttable", INPUT=layer, OUTPUT=str(tmp_path / "sheet.xlsx"))
    assert sheet["ROWS"] == count
    pack = str(tmp_path / "pack.gpkg")
    assert run("msme:buildpack", LAYERS=[layer], PACK=pack)["UNITS_ADDED"] == count
    assert run("msme:loadpack", PACK=pack)["UNITS"] == count


def test_a_subdistrict_has_a_page_among_those_of_its_province(run: Run, tmp_path: Path) -> None:
    layer = run("msme:harmonise", INPUT=write(tmp_path, SUBDISTRICTS))["OUTPUT"]
    table = read_unit_table(layer)
    field = table.fields.indicators[0].name
    code = table.values[field].dropna().index[0]
    province = str(table.units.loc[code, "province"])
    page = tmp_path / "page.pdf"
    result = run(
        "msme:districtreport",
        INPUT=layer,
        PAGE="atlas",
        FIELDS=[field],
        DISTRICT=code,
        PROVINCE=province,
        OUTPUT=str(page),
    )
    assert page.stat().st_size > 0
    assert result["OUTPUT"] == str(page)


def test_the_page_of_a_few_own_zones_is_not_that_of_the_country(qgis_app: object) -> None:
    rows = [(box(x, -2, x + 1, -1), {"id": f"Z{x}", "level": "ZONE"}) for x in (102, 103)]
    zones = layer_of(rows, "Polygon", {"id": "string", "level": "string"})
    assert not lies_abroad(zones, Language.ENGLISH)
    assert stands_alone(zones, Language.ENGLISH)
    rows = [(box(x, -2, x + 1, -1), {"id": f"Z{x}", "level": "ZONE"}) for x in (102, 140)]
    assert not stands_alone(
        layer_of(rows, "Polygon", {"id": "string", "level": "string"}), Language.ENGLISH
    )
