"""Showing one province alone, beside whatever filter a layer has already.

A map of a pack is filtered to its level, and a person may have filtered a
layer too; that filter stays.
"""

from __future__ import annotations

import re

from qgis.core import QgsExpression, QgsVectorLayer

PROVINCE = "province"
_CLAUSE = re.compile(
    r"(?:\((?P<other>.*)\) AND )?"
    r"\"province\" = '(?P<name>(?:[^']|'')*)'",
    re.DOTALL,
)


def shown_province(layer: QgsVectorLayer) -> str:
    """Return the province that a layer is filtered to, or nothing."""
    found = _CLAUSE.fullmatch(layer.subsetString())
    return found["name"].replace("''", "'") if found else ""


def show_province(layer: QgsVectorLayer, name: str) -> bool:
    """Filter a layer to a province, or to none where `name` is empty."""
    other = _other_filter(layer)
    if not name:
        return bool(layer.setSubsetString(other))
    column = QgsExpression.quotedColumnRef(PROVINCE)
    clause = f"{column} = {QgsExpression.quotedString(name)}"
    filtered = f"({other}) AND {clause}" if other else clause
    return bool(layer.setSubsetString(filtered))


def without_province(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a layer with all its provinces; `layer` keeps its filter."""
    if not shown_province(layer):
        return layer
    whole = layer.clone()
    return whole if show_province(whole, "") else layer


def _other_filter(layer: QgsVectorLayer) -> str:
    """Return a layer's filter without that of the province."""
    subset = str(layer.subsetString())
    found = _CLAUSE.fullmatch(subset)
    return (found["other"] or "") if found else subset
