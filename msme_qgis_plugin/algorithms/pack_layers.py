"""Layers of a pack in the project: opened, styled, refreshed.

A map is the pack's units joined with its observations. A view in the pack would do without the
join (measured: twelve maps open in 0.08 s against 0.23 s and are read in 0.04 s either way), but
it would have to be written into the pack by whoever opens it, which a read-only medium refuses,
each series would be one more layer in every list, and a pack could not refuse views of others.
A whole SELECT as the layer's filter needs nothing in the pack; QGIS then logs an error of OGR
each time it reads, and its own filters no longer combine with it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsField,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType

from ..core.measures.field import Role
from ..layers import PACK_MAP, keep_schema, read_fields, show_titles
from ..styling.errors import LayerEmptyError
from ..styling.memory import Kind, StyleMemory
from ..styling.palettes import Palette
from ..translate import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsLayerTreeGroup

    from ..core.pack.maps import PackMap, Series
    from ..core.pack.model import Contents


def load_maps(
    project: QgsProject, path: Path, name: str, maps: Sequence[PackMap]
) -> list[QgsVectorLayer]:
    """Put maps of a pack into a group of the project; main thread only.

    Each shows what the pack holds whenever it is drawn, and needs no plugin. In an empty project
    sea, coast and neighbours come with them, of files beside the pack.
    """
    group = _add_group(project, path, name)
    layers = []
    for number, one in enumerate(maps):
        layer = _open(project, path, one)
        _add(project, layer)
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(number == 0)
        node.setExpanded(number == 0)
        layers.append(layer)
    _add_tables(project, path, group)
    return layers


def _add_group(project: QgsProject, path: Path, name: str) -> QgsLayerTreeGroup:
    """Return the pack's group: on the project's map, where it has one."""
    from ..styling.project_map import add_map_group, context_folder, map_group, units_place

    around = map_group(project)
    if around is None and not project.mapLayers():
        homes = [path.parent]
        if project.homePath():
            homes.append(Path(project.homePath()))
        folder = context_folder(*homes)
        if folder is not None:
            around = add_map_group(project, folder)
    if around is None:
        return project.layerTreeRoot().insertGroup(0, name)
    return around.insertGroup(units_place(around), name)


def refresh_layers(project: QgsProject, path: Path) -> None:
    """Let the layers of a pack show what it holds now; main thread only."""
    from ..core.pack.read import read_pack

    layers = list(_layers_of(project, path))
    for layer in layers:
        layer.dataProvider().reloadData()
        layer.updateExtents(True)
    # Another layer may have a property of this name that somebody made up.
    maps = [one for one in layers if one.customProperty(PACK_MAP) and one.vectorJoins()]
    if maps:
        contents = read_pack(path)
        for layer in maps:
            _show_again(layer, contents)
    for layer in layers:
        layer.reload()
        layer.triggerRepaint()


def _show_again(layer: QgsVectorLayer, contents: Contents) -> None:
    """Join and class a map again, so that no value or count in its legend is out of date.

    Raises:
        LayerEmptyError: the values are gone from the project.
    """
    from ..core.pack.maps import map_of

    shown = read_fields(layer)[0].with_role(Role.VALUE, Role.RANK, Role.CATEGORY)
    period = (shown[0].period or "") if shown else ""
    name, dataset, level = json.loads(layer.customProperty(PACK_MAP))
    one = map_of(contents, name, (dataset, level, period))
    if one is None:
        return
    for join in layer.vectorJoins():
        values = join.joinLayer()
        if values is None or not layer.removeJoin(join.joinLayerId()):
            raise LayerEmptyError(layer=layer.name())
        _show(layer, values, one)


def _show(layer: QgsVectorLayer, values: QgsVectorLayer, one: PackMap) -> None:
    """Join units with the observations of a map, say what they are, and class them."""
    from ..core.pack.schema import OBSERVATION
    from ..styling.kinds import style_layer

    for place in reversed(range(layer.fields().count())):
        # Also those that version 0.x made for shares.
        if layer.fields().fieldOrigin(place) == Qgis.FieldOrigin.Expression:
            layer.removeExpressionField(place)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(values)
    join.setJoinFieldName("unit")
    join.setTargetFieldName("bps_code")
    # In the order of the table: QGIS mixes values up that are asked for in another one.
    join.setJoinFieldNamesSubset([name for name in OBSERVATION if name in one.series.fields])
    join.setPrefix("")
    join.setUsingMemoryCache(True)
    if not layer.addJoin(join):
        raise LayerEmptyError(layer=values.name())
    for status in one.series.fields.with_role(Role.STATUS):
        if layer.fields().indexFromName(status.name) < 0:
            layer.addExpressionField('"status"', QgsField(status.name, QMetaType.Type.QString))
    keep_schema(layer, one.series.fields, one.series.about)
    show_titles(layer, one.series.fields, language())
    style_layer(layer, _style_of(one))


def _style_of(one: PackMap) -> StyleMemory:
    name, found = one.series.field.name, one.classes
    if found is None:
        return StyleMemory((name,), kind=Kind.CATEGORY)
    return StyleMemory((name,), found.method, (found.breaks,), found.centre, Palette(one.palette))


def _layers_of(project: QgsProject, path: Path) -> Iterator[QgsVectorLayer]:
    wanted = path.resolve()
    for layer in project.mapLayers().values():
        if layer.providerType() != "ogr" or not layer.isValid():
            continue
        found = file_of(layer)
        if found is not None and found.resolve() == wanted:
            yield layer


def file_of(layer: QgsMapLayer) -> Path | None:
    """Return the file that a layer is read from, None where there is none."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path")
    return Path(path) if path else None


def _open(project: QgsProject, path: Path, one: PackMap) -> QgsVectorLayer:
    from ..core.pack.schema import SERIES

    series = one.series
    wanted = {"level": series.level, **dict(zip(SERIES, series.key))}
    values = QgsVectorLayer(
        f"{path}|layername=observation|subset={_filter(wanted)}",
        f"observation {series.name}",
        "ogr",
    )
    values.setFlags(values.flags() | QgsMapLayer.LayerFlag.Private)
    _add(project, values)
    layer = QgsVectorLayer(
        f"{path}|layername=unit|subset={_filter({'level': series.level})}", _title(series), "ogr"
    )
    name = f"{wanted['indicator']}:{wanted['sector']}".rstrip(":")
    layer.setCustomProperty(PACK_MAP, json.dumps([name, series.field.dataset, series.level]))
    _show(layer, values, one)
    return layer


def _add(project: QgsProject, layer: QgsVectorLayer) -> None:
    """Add a layer without a place in the tree.

    Raises:
        LayerEmptyError: the project does not take it.
    """
    if not project.addMapLayers([layer], False):
        raise LayerEmptyError(layer=layer.name())


def _filter(wanted: Mapping[str, str]) -> str:
    """Return the filter of the rows that hold these texts."""
    return " AND ".join(
        "\"{}\" = '{}'".format(name, value.replace("'", "''")) for name, value in wanted.items()
    )


def _title(series: Series) -> str:
    code = language()
    unit = series.field.unit.get(code) if series.field.unit else ""
    title = series.field.title(code) + (f" ({unit})" if unit else "")
    return " · ".join(filter(None, (title, series.field.period, series.field.dataset)))


def _add_tables(project: QgsProject, path: Path, group: QgsLayerTreeGroup) -> None:
    """Add the tables that say where everything is from, not drawn."""
    for table, name in (
        ("provenance", QCoreApplication.translate("PackLayers", "Where it is from")),
        ("match_report", QCoreApplication.translate("PackLayers", "Match report")),
    ):
        layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
        _add(project, layer)
        group.addLayer(layer)
