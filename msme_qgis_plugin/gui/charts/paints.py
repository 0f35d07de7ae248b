"""Colours and small things that the painted charts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QPalette, QPen

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QPainter
    from qgis.PyQt.QtWidgets import QWidget

DOT = 4.5


def ink(widget: QWidget, alpha: int = 255) -> QColor:
    """Return the colour of text, as dark or light as the theme has it."""
    colour = QColor(widget.palette().color(QPalette.ColorRole.WindowText))
    colour.setAlpha(alpha)
    return colour


def chosen_colour() -> QColor:
    """Return the project's selection colour, not see-through."""
    colour = QColor(QgsProject.instance().selectionColor())
    colour.setAlpha(255)
    return colour


def draw_chosen(painter: QPainter, widget: QWidget, x: float, y: float) -> None:
    """Draw the mark of a selected unit."""
    painter.setPen(QPen(ink(widget), 1))
    painter.setBrush(chosen_colour())
    painter.drawEllipse(QPointF(x, y), DOT, DOT)
