"""The letters of maps and layouts."""

from __future__ import annotations

from qgis.PyQt.QtGui import QFont, QFontDatabase

_FAMILIES = ("Open Sans", "Noto Sans", "Segoe UI", "Arial", "DejaVu Sans")


def text_font(*, semibold: bool = False, italic: bool = False) -> QFont:
    """Return the first family of our list that this computer has."""
    present = set(QFontDatabase().families())
    family = next((one for one in _FAMILIES if one in present), "")
    font = QFont(family) if family else QFont()
    if semibold:
        font.setWeight(QFont.Weight.DemiBold)
        font.setStyleName("Semibold" if family == "Open Sans" else "")
    font.setItalic(italic)
    return font
