"""Chosen districts side by side: one A4 page, a column for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsSingleSymbolRenderer
from qgis.PyQt.QtCore import QRectF, Qt

from ..core.classes.place import decimals_of
from ..layers import level_of_units
from ..styling.place_names import name_units
from ..styling.symbols import Extent, class_symbol
from .atlas_bars import attribute_of, or_none
from .atlas_table import heading_of, read_indicators, value_of
from .errors import DistrictNotThereError
from .footer import PORTRAIT, add_titles, bounds_note, source_note
from .lettering import INK, MUTED, RED, Ink
from .national import A4, COUNTRY
from .paper import Paper, View
from .provinces import find_province
from .surroundings import add_layers, locator_ground
from .units import Drawn, copy_units, name_codes, province_field
from .words import by_whom, text, today

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsPrintLayout, QgsProject, QgsVectorLayer

    from ..core.analysis.ranking import Standing
    from ..styling.legend import Language
    from .atlas_indicator import Indicator
    from .request import PageRequest
    from .units import Shelf

_TITLES = (QRectF(10, 9, 190, 8), QRectF(10, 17.6, 190, 6.4))
_MAP = QRectF(10, 27, 190, 73.4)
_LEFT, _RIGHT, _HEAD, _TOP, _END = 10.0, 200.0, 105.0, 116.0, 266.0
_NAMES, _MEDIAN, _TALLEST = 58.0, 22.0, 15.0
_RIGHTWARDS = Qt.AlignmentFlag.AlignRight
_MIDDLE, _LOW = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom


def comparison_page(
    project: QgsProject, layer: QgsVectorLayer, request: PageRequest, shelf: Shelf
) -> QgsPrintLayout:
    """Return the page; its layers are in the project.

    Raises:
        MsmeError: the layer does not have what the page needs.
    """
    language = request.language
    copy = copy_units(layer)
    name_codes(copy)
    place, held = province_field(copy), {str(one["bps_code"]): one for one in copy.getFeatures()}
    lacking = [code for code in request.districts if code not in held]
    if lacking:
        raise DistrictNotThereError(
            value=", ".join(lacking), province="Indonesia", example=min(held)
        )
    chosen = {code: held[code] for code in request.districts}
    provinces = {code: find_province(str(one[place])[:2]) for code, one in chosen.items()}
    # Standings are of one province each; the country's part of them is the same.
    found = {one: read_indicators(layer, request, one) for one in set(provinces.values())}
    only = QgsFeatureRequest().setFilterFids([one.id() for one in chosen.values()])
    units = shelf.keep(copy.materialize(only), "units")
    units.setRenderer(
        QgsSingleSymbolRenderer(class_symbol(RED, extent=Extent.NATIONAL, circles=True))
    )
    name_units(units)
    layers = [units, *locator_ground(language, shelf.folder)]
    add_layers(project, layers)
    title = request.words.title or text("comparison", language)
    paper = Paper(project, title, A4)
    names = ", ".join(heading_of(one) for one in chosen.values())
    add_titles(paper, title, " · ".join(filter(None, (names, request.words.period))), _TITLES)
    view = View(COUNTRY.longitude, COUNTRY.latitude, COUNTRY.scale * 277 / _MAP.width())
    paper.map(layers, _MAP, view, name="map")
    _add_heads(paper, list(chosen.values()), language)
    rows = list(zip(*(found[province] for province in provinces.values())))
    tall = min((_END - _TOP) / max(len(rows), 1), _TALLEST)
    for number, indicators in enumerate(rows):
        standings = [one.rows[code] for one, code in zip(indicators, chosen)]
        row = QRectF(_LEFT, _TOP + number * tall, _RIGHT - _LEFT, tall)
        _add_row(paper, indicators[0], standings, row, language)
    _add_notes(paper, request, layer, Drawn(units, title, level=level_of_units(layer)))
    return paper.layout


def _ends(count: int) -> tuple[float, list[float]]:
    """Return how wide the column of a district is, and where each of `count` ends (mm)."""
    first = _LEFT + _NAMES + _MEDIAN
    wide = (_RIGHT - first) / count
    return wide, [first + place * wide for place in range(1, count + 1)]


def _add_heads(paper: Paper, chosen: list[QgsFeature], language: Language) -> None:
    quiet, bold = Ink(6.6, MUTED, align=_RIGHTWARDS), Ink(8.4, RED, True, _RIGHTWARDS)
    middle = QRectF(_LEFT + _NAMES, _HEAD, _MEDIAN, 10)
    paper.line_of_text(text("median_all", language), middle, quiet, across=_LOW)
    wide, ends = _ends(len(chosen))
    for unit, end in zip(chosen, ends):
        name = QRectF(end - wide + 2, _HEAD, wide - 2, 6.2)
        paper.line_of_text(heading_of(unit), name, bold, across=_LOW)
        within = QRectF(name.x(), _HEAD + 6.4, name.width(), 3.6)
        paper.line_of_text(attribute_of(unit, "province"), within, quiet)
    paper.rule(QRectF(_LEFT, _TOP, _RIGHT - _LEFT, 0.2), colour=INK)


def _add_row(
    paper: Paper, one: Indicator, standings: list[Standing], row: QRectF, language: Language
) -> None:
    title = QRectF(_LEFT, row.y(), _NAMES - 2, row.height())
    paper.line_of_text(one.title, title, Ink(8.4, semibold=True), across=_MIDDLE)
    # Between two whole numbers the median is a half.
    half_way = round(standings[0].nation.median, max(one.decimals, 1))
    median = or_none(half_way, max(one.decimals, decimals_of([half_way])), language)
    middle = QRectF(_LEFT + _NAMES, row.y(), _MEDIAN, row.height())
    figures, small = Ink(8.4, align=_RIGHTWARDS), Ink(6.6, MUTED, align=_RIGHTWARDS)
    paper.line_of_text(median, middle, figures, across=_MIDDLE)
    wide, ends = _ends(len(standings))
    half = row.height() / 2
    for standing, end in zip(standings, ends):
        upper = QRectF(end - wide + 2, row.y(), wide - 2, half)
        value = value_of(one, standing, language)
        paper.line_of_text(value, upper, Ink(10, align=_RIGHTWARDS), across=_LOW)
        if standing.nation.rank is not None:
            rank = f"{standing.nation.rank}/{standing.nation.count}"
            paper.line_of_text(rank, upper.translated(0, half), small)
    paper.rule(QRectF(_LEFT, row.bottom(), _RIGHT - _LEFT, 0.1), colour="#D5D5D5")


def _add_notes(paper: Paper, request: PageRequest, layer: QgsVectorLayer, drawn: Drawn) -> None:
    language, foot = request.language, PORTRAIT
    paper.rule(foot.rule)
    notes = (
        source_note(request, layer),
        bounds_note(request, drawn, layer),
        by_whom(
            text("comparison_note", language, date=today(language)), request.words.organisation
        ),
    )
    paper.column(notes, QRectF(_LEFT, foot.rows[0], 162, 14), Ink(6.0, MUTED), gap=0.8)
    paper.logo(request.logo, foot.logo)
