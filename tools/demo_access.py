"""The demonstration's overlay: MSMEs of Jambi and the signal they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROVINCE = "15"
_PACK = "demo.gpkg"
_PERCENT = {
    "share_internet": "UMKM bersinyal internet (%)",
    "own_use": "UMKM pengguna internet (%)",
}
_TABLES = ("RANKED", "WORST_VILLAGES", "BREAKDOWN")


def request(folder: Path) -> dict[str, str]:
    """Return the parameters of the overlay."""
    from msme_qgis_plugin.core.paths import resource

    pack = folder / _PACK
    return {
        "MSME": str(resource("demo", "umkm_desa_demo.csv")),
        "MSME_UNIT_FIELD": "kode_desa",
        "MSME_COUNT_FIELD": "jumlah_umkm",
        "SECTOR_FIELD": "kategori",
        "SEX_FIELD": "jenis_kelamin",
        "INTERNET_USE_FIELD": "umkm_pengguna_internet",
        "VILLAGES": str(resource("demo", "desa_demo.csv")),
        "OUTPUT": f"ogr:dbname='{pack}' table=\"access\" (geom)",
        **{name: f"ogr:dbname='{pack}' table=\"{name.lower()}\"" for name in _TABLES},
    }


def open_layer(folder: Path) -> QgsVectorLayer:
    """Open the districts with their values, shares also in per cent."""
    uri = f"{folder / _PACK}|layername=access"
    layer = QgsVectorLayer(uri, "Akses internet UMKM", "ogr")
    for share, alias in _PERCENT.items():
        field = QgsField(f"{share}_percent", QMetaType.Type.Double)
        field.setAlias(alias)
        layer.addExpressionField(f'100 * "{share}"', field)
    return layer


def described(folder: Path) -> Iterator[str]:
    """Say of each district, worst first, what was found."""
    uri = f"{folder / _PACK}|layername=ranked"
    for one in QgsVectorLayer(uri, "ranked", "ogr").getFeatures():
        yield (
            f"{one['rank']}. {one['unit_name']}: score "
            f"{one['access_score']:.2f} ({one['access_score_low']:.2f}–"
            f"{one['access_score_high']:.2f}), signal "
            f"{100 * one['share_internet']:.0f} %, use "
            f"{100 * one['own_use']:.0f} %, {one['reading']}"
        )


def page(folder: Path, layer: QgsVectorLayer) -> dict[str, object]:
    """Return the parameters of the page: signal against own use."""
    return {
        "INPUT": layer,
        "FIELDS": [f"{share}_percent" for share in _PERCENT],
        "PAGE": "province",
        "PROVINCE": PROVINCE,
        "LANGUAGE": "id",
        "TITLE": "Sinyal internet dan pemakaiannya oleh UMKM",
        "SUBTITLE": "Proporsi UMKM di desa bersinyal dan proporsi pengguna "
        "internet, Jambi, 2024 · data contoh (sintetis)",
        "SOURCE": "data contoh (sintetis), bukan data resmi",
        "WEIGHT": "UMKM",
        "OUTPUT": str(folder / "map_access.png"),
    }
