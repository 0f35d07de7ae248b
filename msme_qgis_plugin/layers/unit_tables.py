"""Layers of units become unit tables and back, and the schema travels with the layer.

The schema is one text in the layer's metadata, under the keyword `msme:schema`. A GeoPackage,
a memory layer, a project and *Save as* keep it; where a person took fields away, those left
keep their meaning, and fields that came since are inferred.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsLayerMetadata
from qgis.PyQt.QtXml import QDomDocument

from ..core.catalogue.fields import earlier_pack_map, known_field
from ..core.measures.field import Fields, Role, Text
from ..core.measures.infer import UNIT_COLUMNS, Column, infer_fields
from ..core.measures.schema import About, from_json, to_json
from ..core.regions.levels import Level, level_of
from .attributes import (
    INDICATIVE,
    INTEGER,
    REAL,
    TEXT,
    as_table,
    attribute_table,
    attribute_text,
    crs_of,
    geometry_table,
    make_fields,
    write_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    from qgis.core import QgsFeatureSink, QgsFeatureSource, QgsFields, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    from ..core.measures.field import Field
    from ..core.measures.table import UnitTable
    from ..core.tables.model import Table

_SCHEMA = "msme:schema"
# Which map of its pack a layer shows: JSON of indicator (with `:sector`), dataset and level.
PACK_MAP = "msme/pack_map"
_PERIOD = "msme:period"
# What a person said of a layer that says no period itself.
TYPED_PERIOD = "msme/period"
# Keywords of layers of version 0.x: titles of fields, and what they were weighted by.
_EARLIER_TITLE, _EARLIER_WEIGHT = "msme:header:", "msme:weight:"
_CODE, _LEVEL = "bps_code", "level"
# The code of units that have none: the numbers of their rows.
ROW = "row_number"
# In the filter of the observations that a pack's map is joined with.
_OF_PERIOD = re.compile(r"\"period\" = '([^']*)'")
# As dBASE, which keeps ten letters of a name, has it.
_CUT = {"kemendagri": "kemendagri_code"}
_COUNTED = frozenset({Role.BASE, Role.RANK, Role.LOW, Role.HIGH})
_UNIT_NUMBERS = frozenset({"area_km2", "part_km2"})
# In this order, before the values.
_UNIT_ORDER = (
    *("kemendagri_code", "name", "type", "district", "province", "level", "parent"),
    *("area_km2", "part_km2", "boundary"),
)


def read_fields(layer: QgsVectorLayer) -> tuple[Fields, About]:
    """Return what the columns of a layer are, without reading its features."""
    told = from_json(_keyword(layer, _SCHEMA)) or _from_sidecar(layer)
    if told is None:
        return _infer(layer, _columns(layer)), _earlier_about(layer)
    fields, about = told
    names = layer.fields().names()
    left = fields.without(name for name in fields if name not in names)
    # The codes are no category, whatever their column is called.
    known = {about.code, *left, *(one.name for one in left.with_role(Role.STATUS))}
    added = _infer(layer, [one for one in _columns(layer) if one.name not in known])
    renamed = (_with_alias(layer, one) for one in left.values())
    return Fields([*renamed, *added.values()]), about


def read_unit_table(layer: QgsVectorLayer, code: str | None = None) -> UnitTable:
    """Read a layer of units; features without a code are left out.

    A number whose status field is empty is normal where there is one, else missing.

    Args:
        code: the field with the ids of zones, or `ROW` for the numbers of their rows; None
            where the layer holds the codes of its units.
    """
    from ..core.measures.status import Status, codes_of
    from ..core.measures.table import UnitTable

    fields, about = read_fields(layer)
    if code is not None:
        fields, about = fields.without([code]), replace(about, code=code)
    own = about.code or _CODE
    names = [one for one in layer.fields().names() if one != own]
    of_units = [one for one in names if one.casefold() in UNIT_COLUMNS and one not in fields]
    table = attribute_table(layer, [*dict.fromkeys([*_known(layer, own), *of_units, *fields])])
    table = _by_code(table, own)
    if code is not None:
        table, of_units = (
            table.assign(level=Level.ZONE.value),
            [*{**dict.fromkeys(of_units), _LEVEL: 0}],
        )
    numbers = [one.name for one in fields.values() if _is_number(one)]
    status = {}
    for one in fields.indicators:
        beside = fields.beside(one.name, Role.STATUS)
        if beside is not None:
            plain = table[one.name].notna().map({True: Status.NORMAL, False: Status.MISSING})
            status[one.name] = codes_of(table[beside.name].fillna(plain))
    return UnitTable.of(
        table[[one for one in of_units if one in table]].rename(columns=_CUT),
        {name: _as_float(table[name]) for name in numbers},
        fields,
        status=status,
        categories={one.name: table[one.name] for one in fields.values() if one.role.is_text},
        about=about,
    )


def read_unit_shapes(layer: QgsVectorLayer, code: str | None = None) -> dict[str, object]:
    """Return the geometry of each unit in EPSG:4326, None where it has none.

    Args:
        code: as in `read_unit_table`.

    Raises:
        BoundaryCrsMissingError: the layer says no CRS.
        OutsideCrsError, CrsNotUnderstoodError: see `way_between`.
    """
    import shapely

    from ..core.overlay.geodesy import WGS84, unchanged, way_between
    from ..core.regions.errors import BoundaryCrsMissingError

    crs = crs_of(layer)
    if not crs:
        raise BoundaryCrsMissingError
    own = code or read_fields(layer)[1].code or _CODE
    held = _by_code(geometry_table(layer, _known(layer, own)), own).geometry
    way = way_between(crs, WGS84)
    shapes = held.to_numpy(object)
    return dict(zip(held.index, shapes if way is unchanged else shapely.transform(shapes, way)))


def _known(layer: QgsVectorLayer, code: str) -> list[str]:
    """Return the column of the codes; none where rows are numbered."""
    return [code] if code != ROW or layer.fields().indexFromName(ROW) >= 0 else []


def _by_code(table: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the rows that have a code, with it as text for index."""
    if code not in table:
        return table.set_axis([str(place) for place in range(1, len(table) + 1)])
    codes = table[code].map(attribute_text)
    return table.set_axis(codes)[codes.ne("").to_numpy()]


def as_stated_table(source: QgsFeatureSource, name: str, layer: QgsVectorLayer | None) -> Table:
    """Read a layer as `as_table`, with what it says of its values: status and meaning.

    Args:
        source: the features to read.
        layer: the layer that they are of, None where it is not known.
    """
    table = as_table(source, name)
    if layer is None:
        return table
    fields = read_fields(layer)[0]
    beside = {
        one.name: held.name
        for one in fields.indicators
        if (held := fields.beside(one.name, Role.STATUS)) is not None and held.name in table.cells
    }
    ours = bool(_keyword(layer, _SCHEMA))
    left = [*beside.values(), *((_UNIT_NUMBERS & {*table.cells}) if ours else ())]
    return replace(
        table,
        cells=table.cells.drop(columns=left),
        is_number=table.is_number.drop(columns=left),
        status={value: table.cells[status] for value, status in beside.items()},
        fields=fields if ours else None,
    )


def layer_columns(table: UnitTable) -> QgsFields:
    """Return the fields of the layer that holds a table."""
    return make_fields(_layout(table))


def write_unit_table(
    sink: QgsFeatureSink, table: UnitTable, geometries: Mapping[str, object] | None = None
) -> None:
    """Write a table to a sink that was opened with `layer_columns`.

    Args:
        geometries: code -> shapely geometry; a table without geometry where None.

    Raises:
        WriteFailedError: the destination does not take a row, as on a full disk.
    """
    held = _held_columns(table)
    columns = [held[name] for name, _ in _layout(table)]
    shapes = None if geometries is None else [geometries[code] for code in table.units.index]
    write_rows(sink, layer_columns(table), zip(*columns), shapes)


def schema_keywords(table: UnitTable) -> dict[str, list[str]]:
    """Return the keywords of the metadata that let a table's schema travel."""
    periods = {one.period for one in table.fields.indicators if one.period}
    said = {_PERIOD: sorted(periods)} if len(periods) == 1 else {}
    return {_SCHEMA: [to_json(table.fields.with_statuses(), table.about)], **said}


def keep_schema(layer: QgsVectorLayer, fields: Fields, about: About) -> None:
    """Write a schema into a layer's metadata, such as after a person named an indicator."""
    metadata = layer.metadata()
    text = html.escape(to_json(fields, about), quote=False)
    metadata.addKeywords(_SCHEMA, [text])
    layer.setMetadata(metadata)


def show_titles(layer: QgsVectorLayer, fields: Fields, language: str) -> None:
    """Let the columns of a layer be called what they are; files hold no aliases."""
    for name, title in fields.titles(language).items():
        layer.setFieldAlias(layer.fields().indexFromName(name), title)


def level_of_units(layer: QgsVectorLayer) -> Level:
    """Return the level of a layer's units: what its column `level` says, or how long codes are."""
    _, about = read_fields(layer)
    told = [one for one in (_LEVEL, about.code or _CODE) if layer.fields().indexFromName(one) >= 0]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(told, layer.fields()).setLimit(1)
    unit = next(layer.getFeatures(request), None)
    if unit is None:
        return Level.DISTRICT
    said, code = (str(unit[told[place]]) if told else "" for place in (0, -1))
    return Level(said) if said in set(Level) else level_of(code)


def period_of(layer: QgsVectorLayer) -> str:
    """Return the period of a layer as a whole: what it says, else a person; "" for neither."""
    return _keyword(layer, _PERIOD) or str(layer.customProperty(TYPED_PERIOD) or "")


def _keyword(layer: QgsVectorLayer, key: str) -> str:
    """Return a keyword of the metadata, which hold it as HTML."""
    found = layer.metadata().keywords().get(key) or [""]
    return html.unescape(found[0] or "")


def _from_sidecar(layer: QgsVectorLayer) -> tuple[Fields, About] | None:
    """Return the schema in the file of metadata beside a layer's own.

    QGIS writes one where the format holds no metadata, and reads it when a person opens the
    layer; a layer that a path names comes without.
    """
    path = Path(layer.metadataUri()).with_suffix(".qmd")
    document = QDomDocument()
    if layer.providerType() != "ogr" or not path.is_file():
        return None
    if not document.setContent(path.read_bytes())[0]:
        return None
    metadata = QgsLayerMetadata()
    if not metadata.readMetadataXml(document.documentElement()):
        return None
    found = metadata.keywords().get(_SCHEMA) or [""]
    return from_json(html.unescape(found[0]))


def _columns(layer: QgsVectorLayer) -> list[Column]:
    return [
        Column(
            one.name(),
            one.isNumeric(),
            layer.attributeAlias(place) or _keyword(layer, f"{_EARLIER_TITLE}{one.name()}") or None,
        )
        for place, one in enumerate(layer.fields().toList())
    ]


def _infer(layer: QgsVectorLayer, columns: Sequence[Column]) -> Fields:
    period = _keyword(layer, _PERIOD) or None
    pack_map = _earlier_pack_map(layer, columns)
    if pack_map:
        return pack_map
    return Fields(
        replace(
            one,
            period=one.period or (period if one.role is Role.VALUE else None),
            weight_label=_same(_keyword(layer, f"{_EARLIER_WEIGHT}{one.name}")),
        )
        for one in infer_fields(columns, known=known_field).values()
    )


def _earlier_pack_map(layer: QgsVectorLayer, columns: Sequence[Column]) -> Fields | None:
    """Return the fields of a pack's map of version 0.x, None for any other layer."""
    names = [one.name for one in columns]
    told = earlier_pack_map(str(layer.customProperty(PACK_MAP) or ""), names)
    if not told:
        return None
    one = told[0]
    alias = layer.attributeAlias(layer.fields().indexFromName(one.name))
    joined = (held.joinLayer() for held in layer.vectorJoins())
    filters = (held.subsetString() for held in joined if held is not None)
    period = next(filter(None, map(_OF_PERIOD.search, filters)), None)
    one = replace(
        one, label=one.label or _same(alias), period=(period[1] or None) if period else None
    )
    return Fields(each for each in (one, *told[1:]) if each.name in names)


def _same(text: str) -> Text | None:
    return Text(text, text) if text.strip() else None


def _with_alias(layer: QgsVectorLayer, one: Field) -> Field:
    """Let the alias that a person gave a column stand for its label."""
    alias = str(layer.attributeAlias(layer.fields().indexFromName(one.name)))
    titles = {f"{one.title(code)}{end}" for code in ("en", "id") for end in ("", f" {one.period}")}
    if not alias or alias in {*titles, one.name}:
        return one
    return replace(one, label=Text(alias, alias), sector_label=None)


def _earlier_about(layer: QgsVectorLayer) -> About:
    """Return what a layer that has no schema says of its boundaries and licences."""
    metadata = layer.metadata()
    said = [html.unescape(one.constraint or "") for one in metadata.constraints()]
    return About(
        title=html.unescape(metadata.title() or "") or None,
        boundary=said[0] if said else None,
        indicative=said[0] == INDICATIVE if said else None,
        licences=tuple(html.unescape(one) for one in metadata.licenses()),
    )


def _is_number(one: Field) -> bool:
    return not one.role.is_text and one.role is not Role.STATUS


def _layout(table: UnitTable) -> list[tuple[str, QMetaType.Type]]:
    """Return names and types of the columns in their order."""
    fields = table.fields.with_statuses()
    own = [
        (one.name, (INTEGER if _is_whole(one) else REAL) if _is_number(one) else TEXT)
        for one in fields.values()
    ]
    of_units = [(name, REAL if name in _UNIT_NUMBERS else TEXT) for name in _unit_names(table)]
    return [(table.about.code or _CODE, TEXT), *of_units, *own]


def _unit_names(table: UnitTable) -> Iterator[str]:
    """Return what is said of each unit; level and parent only where the code does not tell."""
    from ..core.regions.levels import level_of, parent_of

    codes = table.units.index
    from_code = {
        "level": [level_of(code).value for code in codes],
        "parent": [parent_of(code) for code in codes],
    }
    for name in _UNIT_ORDER:
        if name not in table.units or name == table.about.code:
            continue
        told = [held if isinstance(held, str) else None for held in table.units[name]]
        if name not in from_code or told != from_code[name]:
            yield name


def _is_whole(one: Field) -> bool:
    return one.role in _COUNTED and one.decimals == 0


def _held_columns(table: UnitTable) -> dict[str, Iterable[object]]:
    """Return the column of the layer under each name."""
    held: dict[str, Iterable[object]] = {table.about.code or _CODE: list(table.units.index)}
    held |= {name: table.units[name].tolist() for name in _unit_names(table)}
    for one in table.fields.with_statuses().values():
        if one.role is Role.STATUS:
            held[one.name] = table.letters(str(one.of)).tolist()
        elif one.role.is_text:
            held[one.name] = table.categories[one.name].tolist()
        else:
            numbers = table.values[one.name].tolist()
            held[one.name] = [*map(_whole_or_none, numbers)] if _is_whole(one) else numbers
    return held


def _whole_or_none(value: float) -> int | None:
    return None if math.isnan(value) else round(value)


def _as_float(column: pd.Series) -> pd.Series:
    import pandas as pd

    return pd.to_numeric(column, errors="coerce").astype("float64")
