"""Where enterprises are told by coordinates, by names of subdistricts or by codes of villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from osgeo import ogr
from shapely.geometry import box

from msme_qgis_plugin.core.analysis.structure_options import KbliVersion
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.regions.named_sets import subdistricts
from msme_qgis_plugin.core.regions.systems import CodeSystem
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.register import register_blocks
from msme_qgis_plugin.core.register.count_register import count_register
from msme_qgis_plugin.core.register.register_blocks import open_register
from msme_qgis_plugin.core.register.register_columns import RegisterOptions, village_system, within

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.register.count_register import Counted

# Two districts as squares side by side, in degrees.
SQUARES = gpd.GeoDataFrame(
    {"bps_code": ["1101", "1102"]}, geometry=[box(96, 2, 97, 3), box(97, 2, 98, 3)]
)


def placed(path: Path, **told: object) -> Counted:
    options = RegisterOptions(kbli=KbliVersion.V2020, **told)  # type: ignore[arg-type]
    known = Districts(Gazetteer.load())
    return count_register(open_register(path), units=SQUARES, known=known, options=options)


def totals(found: Counted) -> dict[str, float]:
    parts = found.counts.parts
    total = parts.index[parts["sector"] == "total"][0]
    held: dict[str, float] = found.counts.values[total].dropna().to_dict()
    return held


ROWS = [
    ("96.5012", "2.5034"),
    ("96.1001", "2.9001"),
    ("97.5001", "2.5001"),
    ("2.5001", "97.2501"),  # changed sides
    ("99.5001", "2.5001"),  # in neither
    ("", ""),
]


@pytest.mark.parametrize("block", [40, 16_000_000])
@pytest.mark.parametrize("comma", [False, True])
def test_places_tell_the_district_and_what_they_do_not_tell_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, *, comma: bool
) -> None:
    monkeypatch.setattr(register_blocks, "LARGE_TEXT", 10)
    monkeypatch.setattr(register_blocks, "BLOCK_BYTES", block)
    path = tmp_path / "daftar.csv"
    rows = [f"{x};{y};47111" for x, y in ROWS]
    text = "\n".join(["bujur;lintang;KBLI", *rows]) + "\n"
    path.write_text(text.replace(".", ",") if comma else text)
    found = placed(path)
    assert totals(found) == {"1101": 2, "1102": 2}
    assert (found.rows, found.placed) == (6, 4)
    said = "\n".join(map(str, found.counts.notes))
    assert "1 lie outside all units, 1 have no coordinates, of 1 longitude" in said
    assert "96.5" not in said
    assert "96,5" not in said


def test_columns_of_degrees_are_found_by_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("titik_a;titik_b;KBLI\n" + "2.5034;96.5012;47111\n2.1034;97.6012;10710\n" * 3)
    assert totals(placed(path)) == {"1101": 3, "1102": 3}


def test_points_of_a_geopackage_are_counted_in_batches(tmp_path: Path) -> None:
    path = tmp_path / "titik.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("usaha", geom_type=ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("KBLI"))
    for x, y in ((96.5, 2.5), (96.6, 2.5), (97.5, 2.5), (120.0, -3.0)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("KBLI", "47111")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
        layer.CreateFeature(feature)
    feature = layer = source = None
    found = placed(path)
    assert totals(found) == {"1101": 2, "1102": 1}
    assert (found.rows, found.placed) == (4, 3)


def in_subdistricts(path: Path, **told: object) -> Counted:
    known = subdistricts()
    units = pd.DataFrame({"bps_code": known.units.index})
    options = RegisterOptions(kbli=KbliVersion.V2020, **told)  # type: ignore[arg-type]
    return count_register(open_register(path), units=units, known=known, options=options)


def test_subdistricts_are_told_by_name_within_their_district(tmp_path: Path) -> None:
    known = subdistricts().units
    # A name that several districts have.
    name = known["name"].value_counts().index[0]
    same = known[known["name"] == name].iloc[:2]
    rows = [
        f"Desa Maju;{name};{district};{province};47111"
        for district, province, times in zip(same["district"], same["province"], (2, 3))
        for _ in range(times)
    ]
    path = tmp_path / "daftar.csv"
    path.write_text("Desa;Kecamatan;Kabupaten;Provinsi;KBLI\n" + "\n".join(rows) + "\n")
    assert totals(in_subdistricts(path)) == dict(zip(same.index, (2.0, 3.0)))


def test_codes_of_villages_tell_the_subdistrict(tmp_path: Path) -> None:
    codes = subdistricts().units.index[:30]
    rows = [f"{one.replace('.', '')}2001;47111" for one in codes]
    path = tmp_path / "daftar.csv"
    path.write_text("Kode Desa;KBLI\n" + "\n".join(rows) + "\n")
    assert totals(in_subdistricts(path)) == dict.fromkeys(codes, 1.0)


def test_the_seventh_digit_tells_who_gave_codes_of_villages() -> None:
    kemendagri = pd.Series([f"1101{n:02d}2001" for n in range(1, 31)])
    bps = pd.Series([f"1101{n:02d}0001" for n in range(1, 31)])
    assert village_system(kemendagri) is CodeSystem.KEMENDAGRI
    assert village_system(bps) is CodeSystem.BPS
    assert village_system(kemendagri[:5]) is None
    assert village_system(pd.concat([kemendagri, bps])) is None


@pytest.mark.parametrize(
    ("text", "system", "district", "subdistrict"),
    [
        ("1101010001", None, "1101", "1101010"),
        ("11.01.02.2003", None, "1101", "110102"),
        ("1101022003", CodeSystem.KEMENDAGRI, "1101", "110102"),
        ("1101010", None, "1101", "1101010"),
        ("Teupah Selatan", None, "Teupah Selatan", "Teupah Selatan"),
    ],
)
def test_what_codes_of_villages_hold(
    text: str, system: CodeSystem | None, district: str, subdistrict: str
) -> None:
    assert within(text, Level.DISTRICT, system) == district
    assert within(text, Level.SUBDISTRICT, system) == subdistrict


def test_the_parts_of_a_register_do_not_change_its_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(5)
    x, y = rng.uniform(95.9, 98.1, 3_000), rng.uniform(1.9, 3.1, 3_000)
    path = tmp_path / "daftar.csv"
    pd.DataFrame({"lon": x.round(6), "lat": y.round(6), "KBLI": "47111"}).to_csv(path, index=False)
    inside = (y > 2) & (y < 3)
    expected = {
        "1101": int((inside & (x > 96) & (x < 97)).sum()),
        "1102": int((inside & (x > 97) & (x < 98)).sum()),
    }
    monkeypatch.setattr(register_blocks, "LARGE_TEXT", 10)
    for block in (5_000, 16_000_000):
        monkeypatch.setattr(register_blocks, "BLOCK_BYTES", block)
        assert totals(placed(path)) == expected
