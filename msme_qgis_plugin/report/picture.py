"""The map of the whole country as one picture, wider than a sheet.

The page behind it is a native print layout, so that it opens and prints
without the plugin. Positions and sizes are in mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsLayoutExporter, QgsLayoutItemMap, QgsRectangle
from qgis.PyQt.QtCore import QRectF, QSizeF

from .errors import PictureError
from .export import check_layers
from .legend_block import add_rows
from .lettering import INK, MUTED, Ink
from .paper import Paper
from .units import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer

_PAGE = QSizeF(297, 146)
_MAP = QRectF(10, 21, 277, 115.2)
# West, south, east and north of the country with some sea around it.
_AROUND = QgsRectangle(94.17, -12.6, 141.73, 7.3)
# A taller legend would reach the islands west of Sumatra.
_LEGEND = QRectF(13.5, 82.7, 62, 50)
_BAR = (_MAP.right() - 2.4, _MAP.bottom() - 1.6)
_DPI = 220


@dataclass(frozen=True)
class MapWords:
    """What is written around a map, in the map's language.

    legend: the heading of the legend: what is shown, in which unit.
    notes: one line under the map: the key, method, source.
    """

    title: str
    subtitle: str
    legend: str
    notes: str


def national_layout(
    project: QgsProject,
    *,
    name: str,
    layers: Sequence[QgsMapLayer],
    units: QgsVectorLayer,
    words: MapWords,
) -> QgsPrintLayout:
    """Return the page of a national map; the caller adds it to the project.

    Args:
        name: of the layout within the project.
        layers: everything to draw, the topmost first; all in the project.
        units: the styled layer that the legend explains.
    """
    paper = Paper(project, name, _PAGE)
    area = paper.map(layers, _MAP, _AROUND, name="map")
    drawn = Drawn(units, words.legend)
    add_rows(paper, drawn, area, _LEGEND, on_ground=True)
    paper.scale_bar(area, _BAR, kilometres=250)
    for text, top, height, ink in (
        (words.title, 5.8, 8.2, Ink(17.0, INK, semibold=True)),
        (words.subtitle, 14.0, 5.0, Ink(9.6, MUTED)),
        (words.notes, 137.9, 6.6, Ink(6.8, MUTED)),
    ):
        place = QRectF(_MAP.x(), top, _MAP.width(), height)
        paper.line_of_text(text, place, ink)
    return paper.layout


def render_national_map(
    path: Path,
    *,
    project: QgsProject,
    layers: Sequence[QgsMapLayer],
    units: QgsVectorLayer,
    words: MapWords,
    dpi: int = _DPI,
) -> QgsPrintLayout:
    """Write the national map as PNG; return its page.

    Raises:
        LayerEmptyError: a layer of the map has no features.
        PictureError: the file cannot be written.
    """
    layout = national_layout(project, name=words.title, layers=layers, units=units, words=words)
    save_picture(layout, path, dpi=dpi)
    return layout


def save_picture(layout: QgsPrintLayout, path: Path, *, dpi: int = _DPI) -> None:
    """Write a layout as PNG.

    Raises:
        LayerEmptyError: a layer of the map has no features.
        PictureError: the file cannot be written.
    """
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            check_layers(item.layers())
    # Not exportToImage, which wants to georeference what it has written and
    # logs that it cannot do so with a PNG.
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=dpi)
    if image.isNull() or not image.save(str(path), "PNG"):
        raise PictureError(path=path)
