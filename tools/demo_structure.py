"""The demonstration's maps of structure: a location quotient and women."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msme_qgis_plugin.core.classes.method import Method

_PERCENT = "women_share_percent"


@dataclass(frozen=True)
class Shown:
    """One map: which field with which classes under which words."""

    picture: str
    field: str
    status: str
    method: Method
    classes: int
    centre: float | None
    title: str
    subtitle: str
    legend: str


def shown() -> tuple[Shown, ...]:
    """Return the maps that are made of the census table."""
    from msme_qgis_plugin.core.classes.method import Method

    return (
        Shown(
            picture="map_lq.png",
            field="lq_c",
            status="lq_c_status",
            method=Method.DIVERGING,
            classes=6,
            centre=1.0,
            title="Pemusatan industri pengolahan (LQ)",
            subtitle="Kategori C KBLI 2020, proporsi kabupaten/kota terhadap "
            "proporsi nasional, 2024 · data contoh",
            legend="LQ industri pengolahan",
        ),
        Shown(
            picture="map_women.png",
            field=_PERCENT,
            status="women_share_status",
            method=Method.JENKS,
            classes=5,
            centre=None,
            title="Usaha milik perempuan",
            subtitle="Persen dari usaha yang jenis kelamin pemiliknya "
            "diketahui, 2024 · data contoh",
            legend="Milik perempuan (%)",
        ),
    )


def open_layer(pack: Path, name: str) -> QgsVectorLayer:
    """Open the structure of districts, shares also in per cent."""
    layer = QgsVectorLayer(f"{pack}|layername=structure", name, "ogr")
    layer.addExpressionField('100 * "women_share"', QgsField(_PERCENT, QMetaType.Type.Double))
    return layer


def styled(pack: Path, one: Shown, say: Callable[[str], None]) -> QgsVectorLayer:
    """Return the layer of one map with its classes."""
    from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role
    from msme_qgis_plugin.styling.kinds import Look, style_layer
    from msme_qgis_plugin.styling.legend import Language
    from msme_qgis_plugin.styling.map_units import MapUnits
    from msme_qgis_plugin.styling.memory import StyleMemory

    layer = open_layer(pack, one.legend)
    layer.setFieldAlias(layer.fields().indexFromName(one.field), one.legend)
    fields = Fields(
        [Field(one.field, direction=Direction.BETTER), Field(one.status, Role.STATUS, of=one.field)]
    )
    wanted = StyleMemory((one.field,), one.method, centre=one.centre, classes=one.classes)
    made = style_layer(layer, wanted, Look(Language.INDONESIAN), MapUnits(layer, fields))
    for row in reversed(made.classes):
        say(f"  {row.label}")
    return layer
