"""Layers of a pack in the project: opened, styled, refreshed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    QgsField,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType

from ..styling.errors import LayerEmptyError
from ..styling.legend import Language
from ..styling.palettes import Palette

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgis.core import QgsLayerTreeGroup

    from ..core.pack.maps import PackMap
    from ..core.pack.model import Contents

_JOINED = ("value", "status")
_SCALED = "value_shown"
# Which map of its pack a layer shows.
_SHOWS = "msme/pack_map"


class _Loaded(NamedTuple):
    """A map's layer and the fields that it draws."""

    layer: QgsVectorLayer
    field: str
    status: str


def load_maps(project: QgsProject, path: Path, name: str, maps: Sequence[PackMap]) -> None:
    """Put maps of a pack into a group of the project; main thread only.

    Each map is the pack's units joined with its observations, so that it
    shows what the pack holds whenever it is drawn, and needs no plugin. In
    an empty project sea, coast and neighbours come with them, of files
    beside the pack.
    """
    group = _add_group(project, path, name)
    for number, one in enumerate(maps):
        loaded = _open(project, path, one)
        _style(loaded, one)
        _add(project, loaded.layer)
        node = group.addLayer(loaded.layer)
        node.setItemVisibilityChecked(number == 0)
        node.setExpanded(number == 0)
    _add_tables(project, path, group)


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
    maps = [one for one in layers if one.customProperty(_SHOWS)]
    if maps:
        contents = read_pack(path)
        for layer in maps:
            _rejoin(layer)
            _restyle(layer, contents)
    for layer in layers:
        layer.reload()
        layer.triggerRepaint()


def _rejoin(layer: QgsVectorLayer) -> None:
    """Read joined values again, which are kept in memory.

    Raises:
        LayerEmptyError: the values are gone from the project.
    """
    for held in layer.vectorJoins():
        values = held.joinLayer()
        if values is None or not layer.removeJoin(held.joinLayerId()):
            raise LayerEmptyError(layer=layer.name())
        _join(layer, values)


def _join(layer: QgsVectorLayer, values: QgsVectorLayer) -> None:
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(values)
    join.setJoinFieldName("unit")
    join.setTargetFieldName("bps_code")
    join.setJoinFieldNamesSubset(list(_JOINED))
    join.setPrefix("")
    join.setUsingMemoryCache(True)
    if not layer.addJoin(join):
        raise LayerEmptyError(layer=values.name())


def _restyle(layer: QgsVectorLayer, contents: Contents) -> None:
    """Class a map again, so that no count in its legend is out of date."""
    from ..core.pack.maps import maps_of

    name, dataset, level = json.loads(layer.customProperty(_SHOWS))
    for one in maps_of(contents, (name,))[0]:
        if (one.dataset, one.level) == (dataset, level):
            field = "value" if one.factor == 1 else _SCALED
            _style(_Loaded(layer, field, f"{field}_status"), one)


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


def _open(project: QgsProject, path: Path, one: PackMap) -> _Loaded:
    values = QgsVectorLayer(
        f"{path}|layername=observation|subset={_filter(one)}", f"observation {one.indicator}", "ogr"
    )
    values.setFlags(values.flags() | QgsMapLayer.LayerFlag.Private)
    _add(project, values)
    layer = QgsVectorLayer(
        f"{path}|layername=unit|subset=\"level\" = '{one.level}'", _title(one), "ogr"
    )
    _join(layer, values)
    name = f"{one.indicator}:{one.sector}".rstrip(":")
    layer.setCustomProperty(_SHOWS, json.dumps([name, one.dataset, one.level]))
    field = "value"
    if one.factor != 1:
        field = _SCALED
        layer.addExpressionField(
            f'{one.factor:g} * "value"', QgsField(field, QMetaType.Type.Double)
        )
    # Where everything of ours looks for the status of a field.
    status = f"{field}_status"
    layer.addExpressionField('"status"', QgsField(status, QMetaType.Type.QString))
    return _Loaded(layer, field, status)


def _add(project: QgsProject, layer: QgsVectorLayer) -> None:
    """Add a layer without a place in the tree.

    Raises:
        LayerEmptyError: the project does not take it.
    """
    if not project.addMapLayers([layer], False):
        raise LayerEmptyError(layer=layer.name())


def _filter(one: PackMap) -> str:
    """Return the filter of a map's observations."""
    wanted = {
        "level": one.level,
        "dataset": one.dataset,
        "indicator": one.indicator,
        "period": one.period,
        "sector": one.sector,
        "sex": one.sex,
        "size": one.size,
    }
    return " AND ".join(
        "\"{}\" = '{}'".format(name, value.replace("'", "''")) for name, value in wanted.items()
    )


def _style(loaded: _Loaded, one: PackMap) -> None:
    from ..core.measures.field import Field, Fields, Role
    from ..styling.kinds import style_layer
    from ..styling.memory import StyleMemory
    from ..styling.units import MapUnits

    found = one.classes
    wanted = StyleMemory(
        (loaded.field,), found.method, (found.breaks,), found.centre, Palette(one.palette)
    )
    fields = Fields([Field(loaded.field), Field(loaded.status, Role.STATUS, of=loaded.field)])
    style_layer(loaded.layer, wanted, units=MapUnits(loaded.layer, fields))
    index = loaded.layer.fields().indexFromName(loaded.field)
    loaded.layer.setFieldAlias(index, _title(one))


def _title(one: PackMap) -> str:
    language = Language.AUTO.code
    title = one.titles[language]
    unit = one.units[language]
    parts = [
        f"{title} {one.sector}".strip() + (f" ({unit})" if unit else ""),
        one.period,
        one.dataset,
    ]
    return " · ".join(part for part in parts if part)


def _add_tables(project: QgsProject, path: Path, group: QgsLayerTreeGroup) -> None:
    """Add the tables that say where everything is from, not drawn."""
    for table, name in (
        ("provenance", QCoreApplication.translate("PackLayers", "Where it is from")),
        ("match_report", QCoreApplication.translate("PackLayers", "Match report")),
    ):
        layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
        _add(project, layer)
        group.addLayer(layer)
