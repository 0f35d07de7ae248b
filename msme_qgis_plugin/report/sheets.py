"""The sheets of an exported table: data, breaks, match report, metadata."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from qgis.PyQt.QtCore import QDate, QMetaType, Qt

from ..core.analysis.ranking import published
from ..core.classes.distinct import UNPUBLISHED
from ..core.measures.field import Display, Role
from ..core.measures.infer import Column as TableColumn
from ..core.measures.infer import infer_fields
from ..core.measures.status import Status
from ..core.paths import plugin_version
from ..core.workbook import Column, Kind, Sheet
from ..layers import attribute_table
from ..styling.kinds.choropleth import find_classes
from ..styling.kinds.kind import class_method
from ..styling.legend import with_unit
from ..styling.map_units import MapUnits
from ..styling.memory import StyleMemory, remembered
from .units import boundary_of, source_of
from .words import has_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsFeatureSource, QgsField, QgsVectorLayer

    from ..core.catalogue.load import Catalogue
    from ..core.measures.field import Field
    from ..core.measures.schema import About
    from ..styling.legend import Language
    from ..styling.map_units import MapField

_INTEGERS = (
    QMetaType.Type.Int,
    QMetaType.Type.UInt,
    QMetaType.Type.LongLong,
    QMetaType.Type.ULongLong,
)
_NON_COMMERCIAL = re.compile(r"non[- ]?(commercial|komersial)|\bNC\b", re.I)
_METADATA = (
    "field",
    "name",
    "concept",
    "definition",
    "formula",
    "unit",
    "classification",
    "source",
    "period",
    "weight",
    "coverage",
    "boundaries",
    "licence",
    "made_with",
    "made_on",
)
_BREAKS = (
    Column("field"),
    Column("name"),
    Column("class", Kind.INTEGER),
    Column("lower", Kind.NUMBER),
    Column("upper", Kind.NUMBER),
    Column("count", Kind.INTEGER),
    Column("method"),
)
_STATUSES = frozenset(one.value for one in Status)
_EXACT = 10
# Columns about units whose names a reader may not know.
_UNIT_WORDS = frozenset(
    {
        *("bps_code", "kemendagri_code", "code", "name", "type", "district", "province"),
        *("level", "parent", "area_km2", "part_km2", "boundary"),
    }
)


@dataclass(frozen=True)
class Stated:
    """What a person says about the values; empty where nothing."""

    definition: str = ""
    unit: str = ""
    source: str = ""
    period: str = ""
    weight: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Export:
    """What is exported: a layer, what its columns are, and all its attributes."""

    layer: QgsVectorLayer
    units: MapUnits
    about: About
    table: pd.DataFrame
    language: Language

    def values_of(self, names: Sequence[str]) -> list[MapField]:
        """Return the fields of numbers among `names` that are values of their own."""
        held = self.units.fields
        return [
            self.units.number(name)
            for name in names
            if name in held and held[name].role is Role.VALUE
        ]

    def shown(self, one: MapField) -> pd.Series:
        """Return a column; what may not be shown is left out."""
        return _published(self.table, one)

    def kind(self, name: str) -> Kind:
        """Return what a column holds."""
        return _kind(self.layer.fields().field(name))


def plain_sheet(
    units: MapUnits, table: pd.DataFrame, names: Sequence[str], title: str = "Data"
) -> Sheet:
    """Return the attributes as they are stored; what may not be shown is left out."""
    columns = tuple(Column(name, _kind(units.source.fields().field(name))) for name in names)
    shown = (_published(table, units.column(name)).tolist() for name in names)
    values = [_plain(held, one.kind) for held, one in zip(shown, columns)]
    return Sheet(title, columns, tuple(zip(*values)))


def data_sheet(export: Export, names: Sequence[str]) -> Sheet:
    """Return the attributes for a reader.

    Columns are called what they are, with their unit; shares are per cent; beside each value
    stands its rank (1 is the highest), and statuses stand in words behind all else.
    """
    columns: list[tuple[Column, list[object]]] = []
    statuses: list[tuple[Column, list[object]]] = []
    ranked = {one.name for one in export.values_of(names)}
    for name in names:
        one = export.units.column(name)
        title = header_of(export, one)
        if one.field.role is Role.STATUS:
            beside = export.units.fields.beside(str(one.field.of), Role.STATUS)
            if beside is not None and beside.name != name:
                # A map of a pack holds its statuses twice.
                continue
            of = export.units.title(str(one.field.of), export.language)
            words: list[object] = [
                _status_word(code, export.language) for code in export.table[name]
            ]
            statuses.append((Column(text("status_of", export.language, what=of)), words))
            continue
        columns.append((Column(title, _shown_kind(export, one)), _cells(export, one)))
        if name in ranked:
            ranks = published(export.shown(one), None).rank(method="min", ascending=False)
            heading = text(
                "rank_of", export.language, what=export.units.title(name, export.language)
            )
            columns.append((Column(heading, Kind.INTEGER), _plain(ranks.tolist(), Kind.INTEGER)))
    told = [*columns, *statuses]
    return Sheet(
        "Data", _distinct([column for column, _ in told]), tuple(zip(*(v for _, v in told)))
    )


def header_of(export: Export, one: MapField) -> str:
    """Return a column's title with the unit of its values."""
    language = export.language
    if one.name not in export.units.fields:
        return text(f"column_{one.name}", language) if one.name in _UNIT_WORDS else one.name
    beside = f"column_{one.field.role.value}"
    name = export.units.title(one.name, language)
    if one.field.label is None and one.field.of and has_text(beside):
        name = text(beside, language, what=export.units.title(one.field.of, language))
    title = with_unit(name, language, one.display)
    unit = one.field.unit.get(language.code) if one.field.unit else ""
    if one.display is not Display.PLAIN or not unit or unit.casefold() in title.casefold():
        return title
    return f"{title} ({unit})"


def table_sheet(name: str, source: QgsFeatureSource) -> Sheet:
    """Return a table as it is, such as a match report."""
    columns = [TableColumn(one.name(), one.isNumeric()) for one in source.fields()]
    units = MapUnits(source, infer_fields(columns))
    return plain_sheet(units, attribute_table(source), source.fields().names(), name)


def breaks_sheet(export: Export, names: Sequence[str], *, classes: int) -> Sheet:
    """Return the classes of each field of numbers, as legends write them.

    Those of the layer's style where it remembers them, else Fisher–Jenks.
    """
    rows: list[tuple[object, ...]] = []
    memory = remembered(export.layer)
    for one in export.values_of(names):
        wanted = StyleMemory((one.name,), classes=classes)
        if memory is not None and memory.fields == (one.name,) and memory.breaks:
            wanted = memory
        ((values, status),) = export.units.values(one, table=export.table)
        found = find_classes(values, status, wanted, one)
        title = header_of(export, one)
        method = class_method(found.method, found.centre, export.language)
        for place, (edges, count) in enumerate(zip(found.edges, found.counts), start=1):
            # 0.836 is shown as 83.6, not as 83.59999999999999.
            factor = one.display.factor
            shown = (None if edge is None else round(edge * factor, _EXACT) for edge in edges)
            rows.append((one.name, title, place, *shown, count, method))
    return Sheet("Breaks", _BREAKS, tuple(rows))


def metadata_sheet(
    export: Export, names: Sequence[str], *, catalogue: Catalogue, stated: Stated
) -> Sheet:
    """Return what MS-Ind asks of each indicator, one row per field.

    MS-Ind is BPS's sheet of statistical metadata for indicators.
    """
    rows = []
    for one in export.values_of(names):
        row = _metadata_row(export, one, catalogue, stated)
        rows.append(tuple(row[name] for name in _METADATA))
    columns = tuple(
        Column(name, Kind.NUMBER if name == "coverage" else Kind.TEXT) for name in _METADATA
    )
    return Sheet("Metadata", columns, tuple(rows))


def _metadata_row(
    export: Export, one: MapField, catalogue: Catalogue, stated: Stated
) -> dict[str, object]:
    code, field = export.language.code, one.field
    known = {**catalogue.variants, **catalogue.indicators}.get(field.indicator or "")
    ((values, status),) = export.units.values(one, table=export.table)
    unit = field.unit.get(code) if field.unit else ""
    return {
        "field": field.name,
        "name": export.units.title(field.name, export.language),
        "concept": known.dimension if known else "",
        "definition": stated.definition or (known.definition.get(code) if known else ""),
        "formula": known.formula_text.get(code) if known else "",
        "unit": stated.unit or unit,
        "classification": _classification(export.layer, field),
        "source": stated.source or source_of(export.layer),
        "period": stated.period or field.period or "",
        "weight": stated.weight or _weight(export, one) or (known.weight.value if known else ""),
        "coverage": None if values.empty else float(published(values, status).notna().mean()),
        "boundaries": boundary_of(export.layer) or "",
        "licence": "; ".join(licences(export, stated)),
        "made_with": f"MSME planning {plugin_version()}",
        "made_on": QDate.currentDate().toString(Qt.DateFormat.ISODate),
    }


def _weight(export: Export, one: MapField) -> str:
    """Return what a value is weighted by, as far as its field says it."""
    if one.field.weight_label is not None:
        return one.field.weight_label.get(export.language.code)
    held = one.field.weight
    return export.units.title(held, export.language) if held else ""


def licences(export: Export, stated: Stated) -> tuple[str, ...]:
    """Return every licence that is stated, without repeats."""
    kept = map(html.unescape, export.layer.metadata().licenses())
    return tuple(
        dict.fromkeys(one for one in (stated.licence, *export.about.licences, *kept) if one)
    )


def non_commercial(export: Export, stated: Stated, catalogue: Catalogue) -> str:
    """Return the licence that forbids commercial use, or nothing."""
    for one in licences(export, stated):
        if _NON_COMMERCIAL.search(one):
            return one
    used = {one.dataset for one in export.units.fields.values() if one.dataset}
    for name in sorted(used & set(catalogue.datasets)):
        licence = catalogue.datasets[name].licence
        if licence.non_commercial:
            return licence.name.en
    return ""


def _published(table: pd.DataFrame, one: MapField) -> pd.Series:
    if one.status is None:
        return table[one.name]
    return table[one.name].mask(table[one.status].isin(UNPUBLISHED), None)


def _cells(export: Export, one: MapField) -> list[object]:
    """Return a column as a reader sees it."""
    labels = {
        each.value: each.label.get(export.language.code)
        for each in one.field.categories
        if each.label is not None
    }
    kind, held = _shown_kind(export, one), export.shown(one)
    if one.display is not Display.PLAIN:
        # Not 0.07 * 100 = 7.000000000000001.
        held = (held.astype("float64") * one.display.factor).round(_EXACT)
    cells = _plain(held.tolist(), kind)
    return [labels.get(str(cell), cell) for cell in cells] if labels else cells


def _shown_kind(export: Export, one: MapField) -> Kind:
    if one.field.categories:
        return Kind.TEXT
    return Kind.NUMBER if one.display is not Display.PLAIN else export.kind(one.name)


def _status_word(code: object, language: Language) -> str:
    return text(f"status_{code}", language) if code in _STATUSES else ""


def _distinct(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give no two columns one name."""
    made: list[Column] = []
    for one in columns:
        taken = {held.name for held in made}
        names = (one.name, *(f"{one.name} [{place}]" for place in range(2, len(columns) + 2)))
        made.append(replace(one, name=next(name for name in names if name not in taken)))
    return tuple(made)


def _classification(layer: QgsVectorLayer, field: Field) -> str:
    """Return by which codes the units, and the sector where it is of one, are told apart."""
    names = layer.fields().names()
    parts = []
    if "bps_code" in names:
        parts.append("BPS 2024")
    if "kemendagri_code" in names:
        parts.append("Kemendagri 2025")
    if field.sector and field.kbli:
        parts.append(f"KBLI {field.kbli}")
    return "; ".join(parts)


def _kind(field: QgsField) -> Kind:
    if field.type() in _INTEGERS:
        return Kind.INTEGER
    return Kind.NUMBER if field.isNumeric() else Kind.TEXT


def _plain(values: list[Any], kind: Kind) -> list[object]:
    """Return cells of one kind; NaN in a column of text is no text."""
    if kind is Kind.INTEGER:
        # A missing value turned the whole column into floats.
        return [None if pd.isna(one) else int(one) for one in values]
    return [None if pd.isna(one) else one for one in values]
