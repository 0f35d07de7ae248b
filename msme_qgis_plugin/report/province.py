"""The page of one province, A4 portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF

from ..styling.place_names import name_units
from .footer import PORTRAIT, add_foot, add_titles, subtitle_of, title_of
from .label_room import names_without_room, search_longer
from .legend_block import add_legend
from .national import A4, COUNTRY, LONGEST, segment_of
from .paper import Paper, View
from .units import extent_of
from .words import text, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer

    from .request import PageRequest
    from .units import Drawn

_MAP = QRectF(10, 25, 190, 190)
_LEGEND = QRectF(10, 219, 74, 49)
_LOCATOR = QRectF(88, 219, 112, 44)
_ARROW = QRectF(191.5, 28, 5.5, 9)
_TITLES = (QRectF(10, 9, 190, 8), QRectF(10, 17.6, 190, 6.4))
_MARGIN = 1.08
_SHORTER = 9.0


def province_page(
    project: QgsProject,
    request: PageRequest,
    drawn: Drawn,
    original: QgsVectorLayer,
    layers: Sequence[QgsMapLayer],
    locator: Sequence[QgsMapLayer],
    *,
    dpi: int,
) -> tuple[QgsPrintLayout, tuple[str, ...]]:
    """Return the page, and the names that had no room on its map.

    Args:
        dpi: of the export; where names come depends on it.
    """
    name = request.province.name if request.province else ""
    title = title_of(request, drawn)
    paper = Paper(project, f"{title} – {name}", A4)
    subtitle = subtitle_of(request, title, drawn.heading, drawn.level, province=name)
    add_titles(paper, title, subtitle, _TITLES)
    name_units(drawn.layer)
    search_longer(project)
    extent = extent_of(drawn.layer, _MARGIN)
    area = paper.map(layers, _MAP, extent, name="map")
    paper.north_arrow(area, _ARROW, text("north", request.language))
    missing = names_without_room(area, dpi)
    view = View(COUNTRY.longitude, COUNTRY.latitude, COUNTRY.scale * 277 / _LOCATOR.width())
    paper.map(locator, _LOCATOR, view, name="locator")
    # The square leaves less room than rows do.
    square = drawn.style is not None and drawn.style.square is not None
    room, y = (_SHORTER, 30) if square else (LONGEST, 32)
    paper.scale_bar(
        area,
        (_LOCATOR.x() - 4, _LOCATOR.y() + y),
        kilometres=segment_of(area.scale(), room),
        veil=False,
    )
    key = "within" if drawn.own_classes else "of_layer"
    counted = text("key", request.language, units=units_of(drawn.level, request.language))
    remarks = [f"{counted} · {text(key, request.language)}"]
    if missing:
        remarks.append(text("unplaced", request.language, names=", ".join(missing)))
    add_legend(paper, drawn, area, _LEGEND, request.language, remarks=remarks)
    add_foot(paper, PORTRAIT, request, drawn, original)
    return paper.layout, missing
