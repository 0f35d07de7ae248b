"""How many units of a layer have data, as text and as a small pie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QRectF, Qt
from qgis.PyQt.QtGui import QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QApplication

from ..layers import read_fields
from ..styling.naming import field_title
from .map.values import shown_values
from .series import first_field

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

# Districts of the country.
UNITS = 514
_SIZE = 16
_WHOLE_TURN = 360 * 16
_TOP = 90 * 16


@dataclass(frozen=True)
class Coverage:
    """Units with data in what is mapped first, of all units, and the periods held."""

    have: int
    units: int
    periods: str = ""
    title: str = ""

    @property
    def text(self) -> str:
        """Return “481 of 514”."""
        return QCoreApplication.translate("Coverage", "{have} of {units}").format(
            have=self.have, units=self.units
        )

    def icon(self) -> QIcon:
        """Return a pie, filled as far as there is data."""
        return pie(self.have / self.units if self.units else 0.0)


def pie(share: float) -> QIcon:
    """Return a pie in the text's colour, filled by `share` (0–1)."""
    picture = QPixmap(_SIZE, _SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QApplication.palette().color(QPalette.ColorRole.Text)
    area = QRectF(2, 2, _SIZE - 4, _SIZE - 4)
    painter.setPen(colour)
    painter.drawEllipse(area)
    painter.setBrush(colour)
    if share > 0:
        painter.drawPie(area, _TOP, -round(share * _WHOLE_TURN))
    painter.end()
    return QIcon(picture)


def coverage_of(layer: QgsVectorLayer) -> Coverage:
    """Count the units that the first map of a layer shows a value or kind of."""
    name, fields = first_field(layer), read_fields(layer)[0]
    # A filtered layer may not know how many features it has.
    shown = shown_values(layer, name)
    periods = sorted({one.period for one in fields.indicators if one.period})
    ends = dict.fromkeys((periods[0], periods[-1])) if periods else ()
    return Coverage(int(shown.notna().sum()), len(shown), "–".join(ends), field_title(layer, name))
