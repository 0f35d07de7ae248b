"""An atlas: one A4 page per district of a province.

The layout is QGIS's own and reads everything from the atlas's table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsFillSymbol,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor

from ..styling.place_names import name_units
from ..styling.symbols import Extent, class_symbol, of_layers
from .atlas_rows import add_bars, add_table, changing
from .atlas_table import make_table, read_indicators
from .errors import DistrictNotThereError
from .footer import bounds_note, method_note, source_note
from .label_room import search_longer
from .legend_block import add_rows
from .lettering import MUTED, RED, Ink, plain, quoted
from .national import A4, COUNTRY, segment_of
from .paper import Paper, View
from .surroundings import add_layers, around_province, locator_ground
from .units import copy_units, draw, extent_of, name_codes, profile_of
from .words import by_whom, text, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsLayoutAtlas, QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer

    from .atlas_table import AtlasTable
    from .request import PageRequest
    from .units import Drawn, Shelf

_MAP = QRectF(10, 27, 112, 106)
_LOCATOR = QRectF(127, 27, 73, 28.5)
_LEFT, _RULE = 10.0, 267.0
_MARGIN = 1.06
_THIS = "\"bps_code\" = attribute(@atlas_feature, 'bps_code')"


def atlas_pages(
    project: QgsProject, layer: QgsVectorLayer, request: PageRequest, shelf: Shelf
) -> QgsPrintLayout:
    """Return the layout with its atlas; its layers are in the project.

    Raises:
        MsmeError: the layer does not have what the pages need.
    """
    province = request.province
    if province is None:
        raise TypeError(request.page)
    copy = copy_units(layer, province)
    name_codes(copy)
    units = shelf.keep(copy, "units")
    found = read_indicators(layer, request, province)
    about = text(profile_of(layer, request.fields), request.language)
    first = _first_only(request)
    drawn = draw(layer, units, first, extent=Extent.PROVINCE)
    units.setName(drawn.heading)
    name_units(units)
    search_longer(project)
    table = make_table(units, request, found, drawn)
    coverage = shelf.keep(table.layer, "atlas")
    coverage.setName(about)
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
    paper = Paper(project, f"{about} – {province.name}", A4)
    start = request.words.title or about
    of = text("province", request.language, name=province.name)
    _add_head(paper, request, f"{start} · {of}", table)
    _add_maps(paper, drawn, [on_map, *around], [on_locator, *ground])
    _add_key_number(paper, table)
    if table.ranking is not None:
        add_table(paper, request, table)
        add_bars(paper, request, table, table.ranking)
    _add_notes(paper, first, drawn, layer, table)
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


def _keep_page_of(atlas: QgsLayoutAtlas, request: PageRequest, coverage: QgsVectorLayer) -> None:
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


def _add_head(paper: Paper, request: PageRequest, about: str, table: AtlasTable) -> None:
    words, language = request.words, request.language
    ink = Ink(20, semibold=True)
    changing(paper, table, "heading", QRectF(10, 9, 190, 10), ink)
    code = quoted(text("code", language, code=""))
    coded = f"[% if(\"kemendagri_code\" = '', '', ' · ' || {code} || \"kemendagri_code\") %]"
    end = [one for one in (words.period, words.subtitle) if one]
    line = plain(about) + coded
    if end:
        line += plain(" · " + " · ".join(end))
    place = QRectF(10, 19.2, 190, 5)
    paper.label(line, place, Ink(9.6, MUTED), name="subtitle")


def _add_maps(
    paper: Paper, drawn: Drawn, layers: Sequence[QgsMapLayer], locator: Sequence[QgsMapLayer]
) -> None:
    area = paper.map(layers, _MAP, extent_of(drawn.layer, _MARGIN), name="map")
    scale = COUNTRY.scale * 277 / _LOCATOR.width()
    view = View(COUNTRY.longitude, COUNTRY.latitude, scale)
    paper.map(locator, _LOCATOR, view, name="locator")
    rows = QRectF(127, 90, 73, 32)
    add_rows(paper, drawn, area, rows, letters=6.6)
    paper.scale_bar(area, (126, 134), kilometres=segment_of(area.scale()), veil=False, right=False)


def _add_key_number(paper: Paper, table: AtlasTable) -> None:
    place = QRectF(127, 56.6, 73, 6.2)
    low = Qt.AlignmentFlag.AlignBottom
    paper.line_of_text(table.key, place, Ink(8.5, MUTED), across=low)
    big = Ink(26, RED, semibold=True)
    changing(paper, table, "key", QRectF(127, 62.5, 73, 12), big)
    changing(paper, table, "ranks", QRectF(127, 74.6, 73, 12), Ink(8))


def _add_notes(
    paper: Paper, request: PageRequest, drawn: Drawn, layer: QgsVectorLayer, table: AtlasTable
) -> None:
    language = request.language
    ranks = text("interval_note", language) if table.has_intervals else ""
    paper.rule(QRectF(_LEFT, _RULE, 190, 0.2))
    method = f"{bounds_note(request, drawn, layer)}. {method_note(request, drawn)}"
    notes = (
        source_note(request, layer),
        method,
        by_whom(
            " ".join(filter(None, (ranks, text("atlas_note", language, date=today(language))))),
            request.words.organisation,
        ),
    )
    room = QRectF(_LEFT, _RULE + 2.0, 162, 17.6)
    paper.column(notes, room, Ink(6.0, MUTED), gap=0.8)
    logo = QRectF(176, _RULE + 2.4, 24, 11)
    paper.logo(request.logo, logo)
