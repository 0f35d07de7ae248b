"""The sheets of an exported table: data, breaks, match report, metadata."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from qgis.PyQt.QtCore import QDate, QMetaType, Qt

from ..core.classes.distinct import UNPUBLISHED
from ..core.paths import plugin_version
from ..core.profile import published
from ..core.workbook import Column, Kind, Sheet
from ..layers import attribute_table
from ..styling.choropleth import check_field, status_field_of
from ..styling.memory import remembered
from ..styling.naming import field_title, plain_title
from .request import Page, PageRequest
from .units import find_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsFeatureSource, QgsField, QgsVectorLayer

    from ..core.catalogue.load import Catalogue
    from ..core.catalogue.model import Indicator
    from ..styling.legend import Language

_INTEGERS = (
    QMetaType.Type.Int,
    QMetaType.Type.UInt,
    QMetaType.Type.LongLong,
    QMetaType.Type.ULongLong,
)
_NUMBER = re.compile(r"_(status|coverage)$")
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
    Column("class", Kind.INTEGER),
    Column("lower", Kind.NUMBER),
    Column("upper", Kind.NUMBER),
    Column("count", Kind.INTEGER),
    Column("method"),
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


def data_sheet(source: QgsFeatureSource, names: Sequence[str], table: pd.DataFrame) -> Sheet:
    """Return the attributes; a value that may not be shown is left out.

    Args:
        table: all attributes of the source.
    """
    fields = source.fields()
    shown = {}
    for name in names:
        status = status_field_of(fields, name)
        shown[name] = table[name]
        if status is not None:
            hidden = table[status].isin(UNPUBLISHED)
            shown[name] = table[name].mask(hidden, None)
    columns = tuple(Column(name, _kind(fields.at(fields.indexFromName(name)))) for name in names)
    values = [_plain(shown[one.name].tolist(), one.kind) for one in columns]
    return Sheet("Data", columns, tuple(zip(*values)))


def table_sheet(name: str, source: QgsFeatureSource) -> Sheet:
    """Return a table as it is, such as a match report."""
    names = source.fields().names()
    sheet = data_sheet(source, names, attribute_table(source))
    return replace(sheet, name=name)


def breaks_sheet(
    layer: QgsVectorLayer, fields: Sequence[str], table: pd.DataFrame, *, classes: int
) -> Sheet:
    """Return the classes of each field of numbers.

    Those of the layer's style where it remembers them, else Fisher–Jenks.

    Args:
        table: all attributes of the layer.
    """
    rows: list[tuple[object, ...]] = []
    memory = remembered(layer)
    for field in fields:
        request = PageRequest(Page.A3, (field,), classes=classes)
        kept = memory if memory and memory.fields == (field,) else None
        found = find_classes(layer, field, request, kept, table=table)
        for place, (edges, count) in enumerate(zip(found.edges, found.counts), start=1):
            rows.append((field, place, *edges, count, found.method.value))
    return Sheet("Breaks", _BREAKS, tuple(rows))


def metadata_sheet(
    layer: QgsVectorLayer,
    fields: Sequence[str],
    table: pd.DataFrame,
    *,
    catalogue: Catalogue,
    stated: Stated,
    language: Language,
) -> Sheet:
    """Return what MS-Ind asks of each indicator, one row per field.

    MS-Ind is BPS's sheet of statistical metadata for indicators.

    Args:
        table: all attributes of the layer.
    """
    known = {
        one.id.lower(): one
        for one in (*catalogue.indicators.values(), *catalogue.variants.values())
    }
    rows = []
    for field in fields:
        indicator = known.get(field.lower())
        row = _metadata_row(layer, field, indicator, stated, language.code)
        row["coverage"] = _coverage(layer, field, table)
        rows.append(tuple(row[name] for name in _METADATA))
    columns = tuple(
        Column(name, Kind.NUMBER if name == "coverage" else Kind.TEXT) for name in _METADATA
    )
    return Sheet("Metadata", columns, tuple(rows))


def _metadata_row(
    layer: QgsVectorLayer, field: str, indicator: Indicator | None, stated: Stated, code: str
) -> dict[str, object]:
    about = layer.metadata()
    keywords = about.keywords()
    weight = keywords.get(f"msme:weight:{field}", [""])[0]
    name, concept, definition, formula, unit = "", "", "", "", ""
    if indicator is not None:
        name = indicator.name.get(code)
        concept = indicator.dimension
        definition = indicator.definition.get(code)
        formula = indicator.formula_text.get(code)
        unit = indicator.unit.get(code)
        weight = weight or indicator.weight.value
    return {
        "field": field,
        "name": name or field_title(layer, field),
        "concept": concept,
        "definition": stated.definition or definition,
        "formula": formula,
        "unit": stated.unit or unit,
        "classification": _classification(layer),
        "source": stated.source or plain_title(layer),
        "period": stated.period,
        "weight": stated.weight or weight,
        "boundaries": _boundaries(layer),
        "licence": "; ".join(licences(layer, stated)),
        "made_with": f"MSME planning {plugin_version()}",
        "made_on": QDate.currentDate().toString(Qt.DateFormat.ISODate),
    }


def licences(layer: QgsVectorLayer, stated: Stated) -> tuple[str, ...]:
    """Return every licence that is stated, without repeats."""
    kept = map(html.unescape, layer.metadata().licenses())
    found = [stated.licence, *kept]
    return tuple(dict.fromkeys(one for one in found if one))


def non_commercial(layer: QgsVectorLayer, stated: Stated, catalogue: Catalogue) -> str:
    """Return the licence that forbids commercial use, or nothing.

    A layer made from a dataset of the catalogue names it in its metadata.
    """
    for one in licences(layer, stated):
        if _NON_COMMERCIAL.search(one):
            return one
    about = layer.metadata()
    told = html.unescape(f"{about.title()}\n{about.abstract()}")
    for dataset in catalogue.datasets.values():
        licence = dataset.licence
        marks = (licence.name.en, licence.name.id, dataset.title.en, dataset.title.id)
        if licence.non_commercial and any(mark in told for mark in marks):
            return licence.name.en
    return ""


def value_fields(source: QgsFeatureSource, names: Sequence[str]) -> list[str]:
    """Return the fields whose numbers are values, not areas or coverages."""
    fields = source.fields()
    own = ("fid", "area_km2", "part_km2", "indicative")
    return [
        name
        for name in names
        if name not in own
        and not _NUMBER.search(name)
        and fields.at(fields.indexFromName(name)).isNumeric()
    ]


def _classification(layer: QgsVectorLayer) -> str:
    """Return by which codes the units are told apart."""
    names = layer.fields().names()
    parts = []
    if "bps_code" in names:
        parts.append("BPS 2024")
    if "kemendagri_code" in names:
        parts.append("Kemendagri 2025")
    return "; ".join(parts)


def _coverage(layer: QgsVectorLayer, field: str, table: pd.DataFrame) -> float | None:
    """Return the share of units with a value that may be shown."""
    check_field(layer.fields(), field)
    status = status_field_of(layer.fields(), field)
    if table.empty:
        return None
    shown = published(table[field], table[status] if status else None)
    return float(shown.notna().mean())


def _boundaries(layer: QgsVectorLayer) -> str:
    index = layer.fields().indexFromName("boundary")
    if index < 0:
        return ""
    return "; ".join(sorted(str(one) for one in layer.uniqueValues(index)))


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
