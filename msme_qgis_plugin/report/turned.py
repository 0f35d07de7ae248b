"""Text that does not run from left to right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt

from .lettering import Ink, text_height

if TYPE_CHECKING:
    from qgis.core import QgsLayoutItemLabel

    from .paper import Paper


def turned(paper: Paper, text: str, place: QRectF, ink: Ink) -> QgsLayoutItemLabel:
    """Write text upwards in a tall place."""
    flat = QRectF(0, 0, place.height(), place.width())
    flat.moveCenter(place.center())
    label = paper.line_of_text(text, flat, ink, across=Qt.AlignmentFlag.AlignBottom)
    label.setItemRotation(-90)
    return label


def slanted(paper: Paper, text: str, end: QPointF, ink: Ink, *, width: float) -> QgsLayoutItemLabel:
    """Write text that rises at 52° and ends at a point.

    Args:
        text: as a label evaluates it.
        width: room for it (mm).
    """
    right = Ink(ink.size, ink.colour, ink.semibold, Qt.AlignmentFlag.AlignRight)
    size = QSizeF(width, text_height(right))
    angle = math.radians(-52)
    flat = QRectF(QPointF(0, 0), size)
    flat.moveCenter(
        QPointF(end.x() - math.cos(angle) * width / 2, end.y() - math.sin(angle) * width / 2)
    )
    label = paper.label(text, flat, right)
    label.setItemRotation(-52)
    return label
