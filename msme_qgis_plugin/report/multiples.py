"""Small multiples: one indicator by period or sector, same classes on all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform
from qgis.PyQt.QtCore import QRectF, QSizeF

from ..core.analysis.ranking import published
from ..layers import level_of_units
from ..styling.kinds import Look
from ..styling.kinds.choropleth import find_classes, make_choropleth
from ..styling.legend import number
from ..styling.map_units import MapUnits
from ..styling.memory import Kind, StyleMemory, remembered
from ..styling.symbols import Extent
from .footer import LANDSCAPE, add_foot, add_titles, subtitle_of
from .legend_block import add_rows
from .lettering import MUTED, Ink
from .national import COUNTRY, segment_of
from .paper import Paper, View, equal_area, equal_area_about
from .surroundings import add_layers, around_country, around_province, stands_alone
from .units import Drawn, centre_of, copy_units, extent_of, wanted_style
from .words import text

if TYPE_CHECKING:
    from qgis.core import QgsLayoutItemMap, QgsPrintLayout, QgsProject, QgsRectangle, QgsVectorLayer

    from ..core.classify import Classification
    from ..styling.context import ContextLayers
    from ..styling.kinds import MapStyle
    from .request import PageRequest
    from .units import Shelf

_TITLES = (QRectF(10, 8, 277, 8.2), QRectF(10, 16.4, 277, 6.2))
_GAP, _NAME = 3.0, 5.0
_WORTH = 0.9
_COUNTRY_WIDTH = 277.0
_COUNTRY_SHAPE = 107 / 277
_MARGIN = 1.06
# A map of a province is at most so much longer than wide, or wider.
_LONGEST = 1.6
# A national map of a smaller scale has no room for names and lines.
_SMALL_SCALE = 30e6


@dataclass(frozen=True)
class Arrangement:
    """Where the maps stand, the legend, and the note with the scale bar.

    note: None where they stand under the legend.
    """

    panels: QRectF
    legend: QRectF
    note: QRectF | None = None


_BESIDE = Arrangement(QRectF(10, 24, 225, 163), QRectF(240, 25, 47, 70))
_BELOW = Arrangement(QRectF(10, 24, 277, 113), QRectF(10, 142, 85, 46), QRectF(105, 142, 85, 9))
# So many classes a legend below has room for, beside no data and the like.
_MOST_BELOW = 5
# By so much larger are maps to be that the legend goes below.
_LARGER = 1.05


@dataclass(frozen=True)
class _Page:
    request: PageRequest
    abroad: bool

    @property
    def of_country(self) -> bool:
        """Say whether each map shows the whole of Indonesia."""
        return self.request.province is None and not self.abroad


def multiples_page(
    project: QgsProject, layer: QgsVectorLayer, request: PageRequest, shelf: Shelf
) -> QgsPrintLayout:
    """Return a page with one small map per field.

    Classes come from all values of all fields together, so that a colour
    means the same everywhere.

    Raises:
        MsmeError: a field is missing or holds no numbers.
    """
    extent = Extent.PROVINCE if request.province else Extent.NATIONAL
    units = shelf.keep(copy_units(layer, request.province), "units")
    mapped = MapUnits.of(units)
    names = [mapped.title(field, request.language) for field in request.fields]
    common = _common(names)
    wanted, found = _classes(layer, mapped, request)
    title = request.words.title or common or layer.name()
    paper = Paper(project, title, QSizeF(297, 210))
    province = request.province.name if request.province else None
    page = _Page(request, request.province is None and stands_alone(units, request.language))
    level = level_of_units(units)
    subtitle = subtitle_of(request, title, common or title, level, province=province)
    add_titles(paper, title, subtitle, _TITLES)
    first: tuple[Drawn, QgsLayoutItemMap] | None = None
    where, grid = _arrange(page, units, len(found.counts))
    around = _around(page, units, grid[0].width(), shelf)
    # One layer of what all maps share serves them all. The list of layers
    # takes what comes later above what came before.
    add_layers(project, around.below)
    look = Look(request.language, extent)
    for place, field, name in zip(grid, request.fields, names):
        own = units.clone()
        own.setName(name)
        made = make_choropleth(mapped, mapped.number(field), found, wanted, look)
        own.setRenderer(made.renderer.clone())
        area = _add_panel(paper, page, own, made, (place, around))
        if first is None:
            drawn = Drawn(
                own, common or title, made, own_classes=True, level=level, abroad=page.abroad
            )
            first = drawn, area
    add_layers(project, around.above)
    if first is None:
        raise TypeError(request.fields)
    _add_key(paper, request, *first, where)
    add_foot(paper, LANDSCAPE, request, first[0], layer)
    return paper.layout


def _add_panel(
    paper: Paper,
    page: _Page,
    units: QgsVectorLayer,
    made: MapStyle,
    where: tuple[QRectF, ContextLayers],
) -> QgsLayoutItemMap:
    """Add one small map under its name."""
    language, (place, around) = page.request.language, where
    view: View | QgsRectangle = extent_of(units, _MARGIN)
    if page.of_country:
        scale = _country_scale(place.width())
        view = View(COUNTRY.longitude, COUNTRY.latitude, scale)
    add_layers(paper.layout.project(), [units])
    layers = around.around(units)
    abroad = centre_of(units) if page.abroad else None
    area = paper.map(layers, place, view, name=units.name(), abroad=abroad)
    without = made.no_data + made.suppressed + made.not_comparable
    panel = text("panel", language, name=units.name(), count=number(without, 0, language))
    over = QRectF(place.x(), place.y() - _NAME + 0.6, place.width(), 4)
    paper.line_of_text(panel, over, Ink(7.6, semibold=True))
    return area


def _add_key(
    paper: Paper, request: PageRequest, drawn: Drawn, area: QgsLayoutItemMap, where: Arrangement
) -> None:
    """Add the one legend and the one scale bar of all maps."""
    lines = drawn.style.lines if drawn.style else []
    bottom = add_rows(
        paper, drawn, area, where.legend, labels=[line.rsplit(" (", 1)[0] for line in lines]
    )
    legend = where.legend
    note = where.note or QRectF(legend.x(), bottom + 1.5, legend.width(), 14)
    words = text("same_classes", request.language)
    paper.label(words, note, Ink(6.4, MUTED))
    paper.scale_bar(
        area,
        (note.x() - 1, note.bottom() + 6.5),
        kilometres=segment_of(area.scale(), 14.0),
        veil=False,
        right=False,
    )


def _classes(
    layer: QgsVectorLayer, units: MapUnits, request: PageRequest
) -> tuple[StyleMemory, Classification]:
    """Return the style of all maps, and classes of all fields together."""
    fields = [units.number(name) for name in request.fields]
    pooled = [published(values, status) for values, status in units.values(*fields)]
    memory = remembered(layer)
    if memory is not None and (
        request.method is not None
        or memory.kind is not Kind.CHOROPLETH
        or memory.fields[0] not in request.fields
    ):
        memory = None
    wanted = wanted_style(units, request.fields[:1], request, memory)
    return wanted, find_classes(pd.concat(pooled, ignore_index=True), None, wanted, fields[0])


def _around(page: _Page, units: QgsVectorLayer, width: float, shelf: Shelf) -> ContextLayers:
    """Return what lies around the units of every map."""
    language = page.request.language
    if page.request.province is not None:
        return around_province(units, language, shelf.folder)
    return around_country(
        units,
        language,
        shelf.folder,
        lines_and_names=_country_scale(width) < _SMALL_SCALE,
        abroad=page.abroad,
    )


def _country_scale(width: float) -> float:
    """Return the scale of a national map of some width (mm)."""
    return COUNTRY.scale * _COUNTRY_WIDTH / width


class _Grid(NamedTuple):
    """Where each map stands, row by row.

    scale: how wide the units are on each, mm.
    """

    scale: float
    places: list[QRectF]

    @property
    def covered(self) -> float:
        """How much of the page the maps take, mm²."""
        return sum(one.width() * one.height() for one in self.places)


def _arrange(page: _Page, units: QgsVectorLayer, classes: int) -> tuple[Arrangement, list[QRectF]]:
    """Return where each map stands; the legend below if that pays."""
    beside = _grid(page, units, _BESIDE.panels)
    if classes > _MOST_BELOW:
        return _BESIDE, beside.places
    below = _grid(page, units, _BELOW.panels)
    if below.scale < _LARGER * beside.scale:
        return _BESIDE, beside.places
    return _BELOW, below.places


def _grid(page: _Page, units: QgsVectorLayer, panels: QRectF) -> _Grid:
    """Return the grid of the largest maps; of slightly smaller ones where they fill the page."""
    shape = _COUNTRY_SHAPE
    if not page.of_country:
        shape = min(max(_shape_of(units, abroad=page.abroad), 1 / _LONGEST), _LONGEST)
    numbers = range(1, len(page.request.fields) + 1)
    grids = [_in_columns(page, columns, panels, shape) for columns in numbers]
    least = _WORTH * max(one.scale for one in grids)
    return max((one for one in grids if one.scale >= least), key=lambda one: one.covered)


def _in_columns(page: _Page, columns: int, panels: QRectF, shape: float) -> _Grid:
    """Return the maps in so many columns, as large as they can be.

    Args:
        shape: height by width of what they show.
    """
    count = len(page.request.fields)
    rows = math.ceil(count / columns)
    width = (panels.width() - _GAP * (columns - 1)) / columns
    room = (panels.height() - _GAP * (rows - 1)) / rows - _NAME
    scale = min(width, room / shape)
    size = QSizeF(scale, scale * shape)
    if not page.of_country:
        # More sea around a province does no harm.
        size = QSizeF(min(width, size.height() * _LONGEST), min(room, size.width() * _LONGEST))
    places = [
        QRectF(
            panels.x() + (size.width() + _GAP) * (place % columns),
            panels.y() + _NAME + (size.height() + _NAME + _GAP) * (place // columns),
            size.width(),
            size.height(),
        )
        for place in range(count)
    ]
    return _Grid(scale, places)


def _shape_of(units: QgsVectorLayer, *, abroad: bool) -> float:
    """Return height by width of what the units cover on our maps."""
    extent = extent_of(units, _MARGIN)
    crs = equal_area_about(extent.center()) if abroad else equal_area()
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), crs, units.transformContext()
    )
    area = transform.transformBoundingBox(extent)
    return float(area.height() / area.width())


def _common(names: list[str]) -> str:
    """Return how all names begin: `UMKM` of `UMKM C`, `POP` of `POP2017`.

    No word is cut, and no year.
    """
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*names))
    start = "".join(letters[0] for letters in same)
    if any(name.removeprefix(start)[:1].isalpha() for name in names):
        start = start.rpartition(" ")[0]
    return start.rstrip(" -–:,(_0123456789")
