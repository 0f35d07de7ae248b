"""Where a spreadsheet is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QMimeData
    from qgis.PyQt.QtGui import QPaintEvent

_RADIUS = 5.0


class DropArea(QWidget):
    """A dashed frame, painted in the colours of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lit = False

    def light(self, *, on: bool) -> None:
        """Show that a file may be let go here."""
        self.lit = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        line = role.Highlight if self.lit else role.Mid
        pen = QPen(self.palette().color(line), 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.palette().base())
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)


def dropped_file(mime: QMimeData) -> str:
    """Return the one local file that is dragged, or nothing."""
    if not mime.hasUrls():
        return ""
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else ""
