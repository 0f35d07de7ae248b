"""An atlas: one A4 page per district of a province.

The layout is QGIS's own and reads everything from the atlas's table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsFillSymbol,
    QgsLayoutItemShape,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
)
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor

from ..core.errors import DistrictNotThereError
from ..styling.symbols import Extent, class_symbol, of_layers
from .atlas_rooms import (
    BARS_WIDTH,
    HEADING,
    ROWS_TOP,
    STRIP_WIDTH,
    figure_size,
)
from .atlas_table import AtlasTable, make_table, read_indicators
from .footer import bounds_note, method_note, source_note
from .legend_block import add_rows
from .lettering import INK, MUTED, RED, Ink, plain, quoted, text_width
from .national import A4, COUNTRY
from .paper import Paper, View
from .place_names import name_units, search_longer
from .province import extent_of, segment_of
from .shapes import BAR_GAP, BAR_START, bar_step
from .surroundings import add_layers, around_province, locator_ground
from .turned import shortened, slanted
from .units import copy_units, draw
from .words import by_whom, text, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import (
        QgsLayoutAtlas,
        QgsMapLayer,
        QgsPrintLayout,
        QgsProject,
        QgsVectorLayer,
    )

    from .request import PageRequest, Province
    from .units import Drawn, Shelf

_MAP = QRectF(10, 27, 112, 106)
_LOCATOR = QRectF(127, 27, 73, 28.5)
_COLUMNS = {"value": 80.0, "median": 104.0, "ranks": 134.0}
_STRIP_AT, _LEFT, _RIGHT = 138.0, 10.0, 200.0
_RULE, _DOT = 267.0, 3.2
_MARGIN = 1.06
_THIS = "\"bps_code\" = attribute(@atlas_feature, 'bps_code')"
_RIGHTWARDS = Qt.AlignmentFlag.AlignRight


def atlas_pages(
    project: QgsProject,
    layer: QgsVectorLayer,
    request: PageRequest,
    shelf: Shelf,
) -> QgsPrintLayout:
    """Return the layout with its atlas; its layers are in the project.

    Raises:
        MsmeError: the layer does not have what the pages need.
    """
    province = request.province
    if province is None:
        raise TypeError(request.page)
    units = shelf.keep(copy_units(layer, province), "units")
    found = read_indicators(layer, request, province)
    first = _first_only(request)
    drawn = draw(layer, units, first, extent=Extent.PROVINCE)
    units.setName(drawn.heading)
    name_units(units)
    search_longer(project)
    table = make_table(units, request, found)
    coverage = shelf.keep(table.layer, "atlas")
    coverage.setName(text("profile", request.language))
    on_map, on_locator = coverage.clone(), coverage.clone()
    _mark(on_map, _outline())
    _mark(on_locator, class_symbol(RED, extent=Extent.NATIONAL, circles=True))
    context = around_province(units, request.language, shelf.folder)
    around = context.around(units)
    ground = locator_ground(request.language, shelf.folder)
    layers = [coverage, on_map, *around, on_locator, *ground]
    add_layers(project, layers, shown=False)
    root = project.layerTreeRoot()
    for one in (on_map, *around):
        root.addLayer(one)
    paper = Paper(
        project, f"{text('profile', request.language)} – {province.name}", A4
    )
    _add_head(paper, request, province)
    _add_maps(paper, drawn, [on_map, *around], [on_locator, *ground])
    _add_key_number(paper, table)
    _add_table(paper, request, table)
    _add_bars(paper, request, table)
    _add_notes(paper, first, drawn, layer)
    atlas = paper.layout.atlas()
    atlas.setCoverageLayer(coverage)
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"bps_code"')
    atlas.setPageNameExpression('"bps_code"')
    atlas.setFilenameExpression('"bps_code"')
    atlas.setEnabled(True)
    if request.district:
        _keep_page_of(atlas, request, coverage)
    atlas.updateFeatures()
    return paper.layout


def _keep_page_of(
    atlas: QgsLayoutAtlas, request: PageRequest, coverage: QgsVectorLayer
) -> None:
    """Keep the page of one district.

    Raises:
        DistrictNotThereError: there is none.
    """
    codes = sorted(one["bps_code"] for one in coverage.getFeatures())
    if request.district not in codes:
        raise DistrictNotThereError(
            value=request.district,
            province=request.province.name if request.province else "–",
            example=codes[0],
        )
    wanted = QgsExpression.quotedString(request.district)
    atlas.setFilterFeatures(True)
    atlas.setFilterExpression(f'"bps_code" = {wanted}')


def _first_only(request: PageRequest) -> PageRequest:
    """Return the request for the map, which shows the first field."""
    return replace(request, fields=request.fields[:1])


def _mark(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    """Draw nothing but the district of the page."""
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=_THIS))
    layer.setRenderer(QgsRuleBasedRenderer(root))


def _outline() -> QgsFillSymbol:
    lines = []
    for colour, width in (("#FFFFFF", 1.5), (RED, 0.9)):
        line = QgsSimpleFillSymbolLayer(
            QColor(0, 0, 0, 0),
            Qt.BrushStyle.NoBrush,
            QColor(colour),
            Qt.PenStyle.SolidLine,
            width,
            Qt.PenJoinStyle.RoundJoin,
        )
        lines.append(line)
    return of_layers(QgsFillSymbol(), *lines)


def _add_head(paper: Paper, request: PageRequest, province: Province) -> None:
    words, language = request.words, request.language
    paper.label(
        '[% "heading" %]',
        QRectF(10, 9, 190, 10),
        Ink(20, semibold=True),
        name="title",
    )
    code = quoted(text("code", language, code=""))
    coded = (
        f"[% if(\"kemendagri_code\" = '', '', ' · ' || {code} || "
        '"kemendagri_code") %]'
    )
    start = [
        words.title or text("profile", language),
        text("province", language, name=province.name),
    ]
    end = [one for one in (words.period, words.subtitle) if one]
    line = plain(" · ".join(start)) + coded
    if end:
        line += plain(" · " + " · ".join(end))
    place = QRectF(10, 19.2, 190, 5)
    paper.label(line, place, Ink(9.6, MUTED), name="subtitle")


def _add_maps(
    paper: Paper,
    drawn: Drawn,
    layers: Sequence[QgsMapLayer],
    locator: Sequence[QgsMapLayer],
) -> None:
    area = paper.map(layers, _MAP, extent_of(drawn.layer, _MARGIN), name="map")
    scale = COUNTRY.scale * 277 / _LOCATOR.width()
    view = View(COUNTRY.longitude, COUNTRY.latitude, scale)
    paper.map(locator, _LOCATOR, view, name="locator")
    rows = QRectF(127, 90, 73, 32)
    add_rows(paper, drawn, area, rows, heading=drawn.heading, letters=6.6)
    paper.scale_bar(
        area,
        (126, 134),
        kilometres=segment_of(area.scale()),
        veil=False,
        right=False,
    )


def _add_key_number(paper: Paper, table: AtlasTable) -> None:
    first = table.indicators[0]
    place = QRectF(127, 58.8, 73, 4)
    paper.line_of_text(first.title, place, Ink(8.5, MUTED))
    big = Ink(26, RED, semibold=True)
    paper.label('[% "value_1" %]', QRectF(127, 62.5, 73, 12), big, name="key")
    paper.label('[% "ranks" %]', QRectF(127, 74.6, 73, 14), Ink(8))


def _cell(paper: Paper, words: str, column: str, y: float, ink: Ink) -> None:
    """Write a cell whose text ends where its column does."""
    right = Ink(ink.size, ink.colour, ink.semibold, _RIGHTWARDS)
    place = QRectF(_COLUMNS[column] - 28, y, 28, 6)
    paper.label(words, place, right)


def _add_table(paper: Paper, request: PageRequest, table: AtlasTable) -> None:
    """Write a row per indicator."""
    language, quiet = request.language, Ink(6.6, MUTED)
    paper.label(
        text("indicators", language),
        QRectF(_LEFT, 137.2, 50, 5),
        Ink(10.4, semibold=True),
    )
    gaps = Ink(6.6, MUTED, align=_RIGHTWARDS)
    paper.label('[% "gaps" %]', QRectF(62, 137.2, 138, 6), gaps, name="gaps")
    top = 143.4
    paper.label(text("one", language), QRectF(_LEFT, top, 40, 3.4), quiet)
    for key in _COLUMNS:
        _cell(paper, text(key, language), key, top, quiet)
    spread = QRectF(_STRIP_AT, top, STRIP_WIDTH, 3.4)
    paper.line_of_text(text("spread", language), spread, quiet)
    width = _RIGHT - _LEFT
    paper.rule(QRectF(_LEFT, ROWS_TOP, width, 0.2), colour=INK)
    rooms = table.rooms
    for place, one in enumerate(table.indicators, start=1):
        end = ROWS_TOP + place * rooms.row
        middle = end - rooms.row / 2
        y = middle - 7.5
        title = QRectF(_LEFT, y + 5.2, 46, 5)
        paper.line_of_text(one.title, title, Ink(8.4, semibold=True))
        red = Ink(11, RED, semibold=True)
        _cell(paper, f'[% "value_{place}" %]', "value", y + 4.6, red)
        _cell(paper, plain(one.median), "median", y + 5.2, Ink(8.4))
        _cell(paper, f'[% "ranks_{place}" %]', "ranks", y + 5.2, Ink(8.4))
        top = middle - rooms.strip / 2
        strip = QRectF(_STRIP_AT, top, STRIP_WIDTH, rooms.strip)
        paper.shapes(table.strips[place - 1], strip)
        _add_dot(paper, strip, f'"dot_{place}"')
        paper.rule(QRectF(_LEFT, end, width, 0.1), colour="#D5D5D5")


def _add_bars(paper: Paper, request: PageRequest, table: AtlasTable) -> None:
    language, first = request.language, table.indicators[0]
    top, tall = table.rooms.rows_end + HEADING, table.rooms.bars
    ranking = table.ranking
    title = text("bars", language, what=first.title)
    if ranking.given_in:
        title = f"{title} ({text(ranking.given_in, language)})"
    heading = Ink(10.4, semibold=True)
    above = QRectF(_LEFT, top - 10, BARS_WIDTH, 5.4)
    paper.line_of_text(title, above, heading)
    paper.shapes(ranking.svg(), QRectF(_LEFT, top, BARS_WIDTH, tall))
    step = bar_step(BARS_WIDTH, len(ranking.bars))
    _add_red_bar(paper, QRectF(_LEFT, top, step, tall))
    values = Ink(figure_size(step))
    names = Ink(min(6.4, step * 1.25))
    for place, bar in enumerate(ranking.bars):
        middle = _LEFT + BAR_START + (place + 0.5) * step
        above = QRectF(middle - 5, top + bar.top - 3.1, 10, 3)
        end = QPointF(middle + 1.0, top + tall + 1.2)
        short = shortened(bar.name, 21.0, names)
        # Each text twice: as it is elsewhere, and in red on its own page.
        for own, colour, semibold in (
            (False, INK, False),
            (True, RED, True),
        ):
            ink = Ink(
                values.size,
                colour,
                semibold,
                Qt.AlignmentFlag.AlignHCenter,
            )
            paper.label(_only(bar.value, bar.code, own=own), above, ink)
            slanted(
                paper,
                _only(short, bar.code, own=own),
                end,
                Ink(names.size, colour, semibold),
                width=24.0,
            )
    if ranking.median_at is not None:
        note = text("bar_median", language, value=first.median)
        right = Ink(6.0, "#4A4A4A", align=_RIGHTWARDS)
        under = int(text_width(note, right) / step) + 1
        highest = min(bar.top for bar in ranking.bars[-under:])
        clear = min(ranking.median_at, highest - 3.0) - 3.2
        paper.label(plain(note), QRectF(_LEFT, top + clear, 190, 3), right)


def _add_dot(paper: Paper, strip: QRectF, place: str) -> None:
    """Put the district's own dot on a strip."""
    dot = QgsLayoutItemShape(paper.layout)
    dot.setShapeType(QgsLayoutItemShape.Shape.Ellipse)
    fill = QgsSimpleFillSymbolLayer(
        QColor(RED),
        Qt.BrushStyle.SolidPattern,
        QColor("#FFFFFF"),
        Qt.PenStyle.SolidLine,
        0.4,
    )
    dot.setSymbol(of_layers(QgsFillSymbol(), fill))
    at = QRectF(0, 0, _DOT, _DOT)
    at.moveCenter(strip.center())
    across = f"{strip.x() - _DOT / 2} + {place}"
    paper.moving(dot, place=at, by={"x": across})


def _add_red_bar(paper: Paper, first: QRectF) -> None:
    """Put the district's own bar on the ranking.

    Args:
        first: the room of the first bar.
    """
    bar = QgsLayoutItemShape(paper.layout)
    bar.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    fill = QgsSimpleFillSymbolLayer(QColor(RED))
    fill.setStrokeStyle(Qt.PenStyle.NoPen)
    bar.setSymbol(of_layers(QgsFillSymbol(), fill))
    paper.moving(
        bar,
        place=QRectF(
            first.x(),
            first.y(),
            first.width() * (1 - 2 * BAR_GAP),
            first.height(),
        ),
        by={
            "x": f'{first.x()} + "bar_x"',
            "y": f'{first.y()} + "bar_y"',
            "height": 'max("bar_height", 0.01)',
        },
    )


def _only(words: str, code: str, *, own: bool) -> str:
    """Return label text that shows on the district's own page, or else."""
    held, this = quoted(words), quoted(code)
    sign = "=" if own else "<>"
    return f"[% if(\"bps_code\" {sign} {this}, {held}, '') %]"


def _add_notes(
    paper: Paper, request: PageRequest, drawn: Drawn, layer: QgsVectorLayer
) -> None:
    language = request.language
    paper.rule(QRectF(_LEFT, _RULE, 190, 0.2))
    method = f"{bounds_note(request, layer)}. {method_note(request, drawn)}"
    notes = (
        source_note(request, layer),
        method,
        by_whom(
            text("atlas_note", language, date=today(language)),
            request.words.organisation,
        ),
    )
    for place, note in enumerate(notes):
        line = QRectF(_LEFT, _RULE + 2.2 + 3.7 * place, 162, 3.6)
        paper.line_of_text(note, line, Ink(6.0, MUTED))
    logo = QRectF(176, _RULE + 2.4, 24, 11)
    paper.logo(request.logo, logo, text("logo", language))
