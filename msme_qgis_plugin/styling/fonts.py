"""The letters of maps and layouts."""

from __future__ import annotations

from qgis.core import Qgis, QgsFontUtils, QgsTextFormat
from qgis.PyQt.QtGui import QColor, QFont

_FAMILIES = ("Open Sans", "Noto Sans", "Segoe UI", "Arial", "DejaVu Sans")
_WITH_SEMIBOLD = ("Open Sans", "Noto Sans", "Segoe UI")


def text_format(
    points: float, colour: str, *, semibold: bool = False, italic: bool = False
) -> QgsTextFormat:
    """Return text in the first family of our list that is installed."""
    here = QgsFontUtils.fontFamilyOnSystem
    family = next((one for one in _FAMILIES if here(one)), "")
    font = QFont(family) if family else QFont()
    font.setItalic(italic)
    if semibold:
        font.setWeight(QFont.Weight.DemiBold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(points)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor(colour))  # noqa: QGS202 (this one returns nothing)
    if semibold and family in _WITH_SEMIBOLD:
        text.setNamedStyle("Semibold")
    return text
