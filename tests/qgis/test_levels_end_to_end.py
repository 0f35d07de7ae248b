"""Each level of units from a dropped table to the page, the spreadsheet and the pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.layers import read_fields, read_unit_table
from tests.qgis.overlay_data import box, layer_of
from tests.qgis.test_districtreport import page_texts
from tests.qgis.test_levels import SUBDISTRICTS, health_zones, province_names, province_table, write
from tests.qgis.test_pack_round_trip import load, project
from tests.qgis.test_round_trips import assert_same, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

__all__ = ["project"]

LEVELS = ("province", "subdistrict", "zone", "abroad")
# How a page calls the units, and what no page of such units may say.
WORDS = {
    "province": ("By province", "Menurut provinsi"),
    "subdistrict": ("By subdistrict", "Menurut kecamatan"),
    "zone": ("By area", "Menurut wilayah"),
    "abroad": ("By area", "Menurut wilayah"),
}
CODES = {"province": "94", "subdistrict": "32.03.10", "zone": "HZ-B", "abroad": "KE002"}


@dataclass(frozen=True)
class Made:
    """A harmonised layer, and its field."""

    layer: QgsVectorLayer
    field: str
    level: Level


def counties() -> QgsVectorLayer:
    """Districts of another country, numbered as there."""
    rows = [
        (box(35 + at, 0, 36 + at, 1), {"ADM2_PCODE": f"KE{at:03}", "ADM2_EN": name})
        for at, name in enumerate(("Nakuru", "Kisumu", "Kericho", "Bomet"), start=1)
    ]
    layer = layer_of(rows, "Polygon", {"ADM2_PCODE": "string", "ADM2_EN": "string"})
    layer.setName("counties")
    return layer


def harmonised(run: Run, folder: Path, level: str) -> Made:
    given: dict[str, Any] = {}
    if level == "province":
        table = province_table(folder, province_names())
    elif level == "subdistrict":
        table = write(folder, SUBDISTRICTS)
    elif level == "zone":
        body = "id;zone;Firms\nHZ-A;Northern Valley;4\nHZ-B;Eastern Plain;5\nHZ-C;Harbour;x\n"
        table = write(folder, body)
        given = {"UNITS": health_zones(), "UNIT_FIELD": "hz"}
    else:
        table = write(folder, "County;Firms\nNakuru;4\nKisumu;5\nKericho;9\nBomett;1\n")
        given = {"UNITS": counties(), "UNIT_FIELD": "ADM2_PCODE", "UNIT_NAME_FIELD": "ADM2_EN"}
    found = run("msme:harmonise", INPUT=table, **given)
    (field,) = json.loads(found["FIELDS_MADE"])
    told = read_unit_table(found["OUTPUT"])
    return Made(found["OUTPUT"], field, told.level)


@pytest.mark.parametrize("level", LEVELS)
def test_a_page_calls_the_units_by_their_level(run: Run, tmp_path: Path, level: str) -> None:
    made = harmonised(run, tmp_path, level)
    classes = run("msme:stylechoropleth", INPUT=made.layer, FIELD=made.field)["CLASSES_MADE"]
    assert classes >= 2
    for language, by in zip(("en", "id"), WORDS[level]):
        page = tmp_path / f"{language}.pdf"
        run("msme:districtreport", INPUT=made.layer, LANGUAGE=language, OUTPUT=str(page))
        words = " ".join(" ".join(page_texts(page)).split())
        assert by in words
        assert "kabupaten" not in words.casefold()
        assert "district" not in words.casefold().replace("subdistrict", "")
        assert "umkm.csv" in words


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("level", LEVELS)
def test_a_spreadsheet_tells_the_units_apart(
    run: Run, tmp_path: Path, level: str, chosen: bool
) -> None:
    made = harmonised(run, tmp_path, level)
    book = tmp_path / "out.xlsx"
    fields = [made.field] if chosen else []
    run("msme:exporttable", INPUT=made.layer, FIELDS=fields, LANGUAGE="en", OUTPUT=str(book))
    data = sheet(book)
    codes = [one for one in data if CODES[level] in set(data[one])]
    assert codes[0] in {"BPS code", "Kemendagri code", "Code"}
    assert data[codes[0]].is_unique
    (row,) = sheet(book, "Metadata").to_dict("records")
    assert ("BPS" in row["classification"]) == (level == "province")
    assert ("Kemendagri" in row["classification"]) == (level in {"province", "subdistrict"})


@pytest.mark.parametrize("level", LEVELS)
def test_a_pack_keeps_the_units_and_what_the_numbers_are(
    run: Run, tmp_path: Path, project: QgsProject, level: str
) -> None:
    made = harmonised(run, tmp_path, level)
    pack = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[made.layer], PACK=str(pack))
    (after,) = load(run, pack)
    assert_same(made.layer, made.field, after)
    before, table = read_unit_table(made.layer), read_unit_table(after)
    assert table.level is made.level
    names = ["name", "parent"]
    pd.testing.assert_frame_equal(
        table.units[names].sort_index(), before.units[names].sort_index(), check_names=False
    )
    page, book = tmp_path / "page.pdf", tmp_path / "out.xlsx"
    run("msme:districtreport", INPUT=after, LANGUAGE="en", OUTPUT=str(page))
    words = " ".join(" ".join(page_texts(page)).split())
    assert WORDS[level][0] in words
    run("msme:exporttable", INPUT=after, LANGUAGE="en", OUTPUT=str(book))
    assert CODES[level] in sheet(book).to_numpy()
    assert read_fields(after)[1].boundary == read_fields(made.layer)[1].boundary


def test_points_in_zones_go_to_the_pack_the_page_and_the_spreadsheet(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    rows = [("POINT(10.5 50.5)", {"v": 1.0}), ("POINT(10.7 50.2)", {"v": 4.0})]
    points = layer_of([*rows, ("POINT(14.5 50.5)", {"v": 9.0})], "Point", {"v": "double"})
    given = {"UNITS": health_zones(), "UNIT_FIELD": "hz"}
    before = run("msme:pointstodistricts", POINTS=points, VALUE_FIELD="v", **given)["OUTPUT"]
    assert before.fields().names()[:2] == ["code", "name"]
    pack, page, book = (tmp_path / f"a.{end}" for end in ("gpkg", "pdf", "xlsx"))
    run("msme:buildpack", LAYERS=[before], PACK=str(pack))
    (after,) = load(run, pack, "value")
    assert_same(before, "value", after)
    assert read_unit_table(after).level is Level.ZONE
    run("msme:districtreport", INPUT=after, LANGUAGE="id", OUTPUT=str(page))
    words = " ".join(" ".join(page_texts(page)).split())
    assert WORDS["zone"][1] in words
    assert "kabupaten" not in words.casefold()
    run("msme:exporttable", INPUT=before, FIELDS=["value"], LANGUAGE="id", OUTPUT=str(book))
    assert sheet(book)["Kode"].tolist() == ["HZ-A", "HZ-B", "HZ-C"]


@pytest.mark.parametrize("page", ["province", "atlas"])
@pytest.mark.parametrize("level", LEVELS)
def test_pages_of_one_province_say_where_they_do_not_apply(
    run: Run, tmp_path: Path, level: str, page: str
) -> None:
    made = harmonised(run, tmp_path, level)
    given: dict[str, Any] = {
        "INPUT": made.layer,
        "FIELDS": [made.field],
        "PAGE": page,
        "PROVINCE": "32",
        "LANGUAGE": "en",
        "OUTPUT": str(tmp_path / "page.pdf"),
    }
    if level == "subdistrict":
        codes = sorted(one["kemendagri_code"] for one in made.layer.getFeatures())
        # One page, not one for each of the 627.
        given["DISTRICT"] = next(one for one in codes if one.startswith("32"))
        run("msme:districtreport", **given)
        words = " ".join(" ".join(page_texts(tmp_path / "page.pdf")).split()).casefold()
        assert ("by subdistrict" if page == "province" else "kemendagri code 32") in words
        return
    held = WORDS[level][0].split()[1]
    with pytest.raises(QgsProcessingException, match=f"units of this layer are {held}s"):
        run("msme:districtreport", **given)
    assert not (tmp_path / "page.pdf").exists()
