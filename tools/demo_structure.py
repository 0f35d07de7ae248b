"""The demonstration's maps of structure: a location quotient and women."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsProject, QgsVectorLayer
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


def draw(pack: Path, folder: Path, one: Shown, say: Callable[[str], None]) -> None:
    """Style one map, write its picture and add it to the project."""
    from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role
    from msme_qgis_plugin.report.picture import MapWords, render_national_map
    from msme_qgis_plugin.styling.context import context_layers
    from msme_qgis_plugin.styling.kinds import Look, style_layer
    from msme_qgis_plugin.styling.kinds.choropleth import notes_text
    from msme_qgis_plugin.styling.legend import Language
    from msme_qgis_plugin.styling.map_units import MapUnits
    from msme_qgis_plugin.styling.memory import StyleMemory

    language = Language.INDONESIAN
    layer = open_layer(pack, one.legend)
    fields = Fields(
        [Field(one.field, direction=Direction.BETTER), Field(one.status, Role.STATUS, of=one.field)]
    )
    wanted = StyleMemory((one.field,), one.method, centre=one.centre, classes=one.classes)
    made = style_layer(layer, wanted, Look(language), MapUnits(layer, fields))
    for row in reversed(made.classes):
        say(f"  {row.label}")
    notes = notes_text(made, language, indicative=True)
    project = QgsProject()
    layers = context_layers(language, folder=folder).around(layer)
    project.addMapLayers(layers)
    render_national_map(
        folder / one.picture,
        project=project,
        layers=layers,
        units=layer,
        words=MapWords(one.title, one.subtitle, one.legend, notes),
    )
