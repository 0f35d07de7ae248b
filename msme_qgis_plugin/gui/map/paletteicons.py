"""Palettes and the view of colour-blind readers, as lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSymbolLayerUtils
from qgis.gui import QgsPreviewEffect
from qgis.PyQt.QtCore import QCoreApplication, QSize
from qgis.PyQt.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QMenu
from qgis.utils import iface

from ...styling.palettes import Palette, swatch
from .classtable import SWATCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsSymbol
    from qgis.PyQt.QtWidgets import QComboBox, QWidget

_RAMP = QSize(72, 13)


def fill_palettes(combo: QComboBox) -> None:
    """List the palettes by what a high value means."""
    combo.setIconSize(_RAMP)
    for palette, text in (
        (Palette.BETTER, QCoreApplication.translate("palettes", "More is better")),
        (Palette.WORSE, QCoreApplication.translate("palettes", "More is worse")),
        (Palette.NEUTRAL, QCoreApplication.translate("palettes", "Neutral")),
        (Palette.DIVERGING, QCoreApplication.translate("palettes", "Below and above")),
        (Palette.DIVERGING_REVERSED, QCoreApplication.translate("palettes", "Above and below")),
    ):
        combo.addItem(_ramp(swatch(palette)), text, palette.value)


def _ramp(colours: tuple[str, ...]) -> QIcon:
    picture = QPixmap(_RAMP)
    painter = QPainter(picture)
    width = _RAMP.width() / len(colours)
    for place, colour in enumerate(colours):
        left = round(place * width)
        right = round((place + 1) * width)
        painter.fillRect(left, 0, right - left, _RAMP.height(), QColor(colour))
    painter.end()
    return QIcon(picture)


def symbol_icon(symbol: QgsSymbol) -> QIcon:
    """Return a patch of the class table drawn with a symbol."""
    return QgsSymbolLayerUtils.symbolPreviewIcon(symbol, SWATCH)


def eye_menu(parent: QWidget) -> QMenu:
    """Return QGIS's own preview of how others see the map."""
    mode = QgsPreviewEffect.PreviewMode
    menu = QMenu(parent)
    group = QActionGroup(menu)
    for text, chosen in (
        (QCoreApplication.translate("palettes", "As it is"), None),
        (QCoreApplication.translate("palettes", "Red-blind (protanopia)"), mode.PreviewProtanope),
        (
            QCoreApplication.translate("palettes", "Green-blind (deuteranopia)"),
            mode.PreviewDeuteranope,
        ),
        (QCoreApplication.translate("palettes", "Blue-blind (tritanopia)"), mode.PreviewTritanope),
        (QCoreApplication.translate("palettes", "Grey, as copied"), mode.PreviewGrayscale),
    ):
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(chosen is None)
        action.triggered.connect(_seen_as(chosen))
        menu.addAction(action)
    return menu


def _seen_as(mode: QgsPreviewEffect.PreviewMode | None) -> Callable[[], None]:
    def show() -> None:
        canvas = iface.mapCanvas()
        canvas.setPreviewModeEnabled(mode is not None)
        if mode is not None:
            canvas.setPreviewMode(mode)

    return show
