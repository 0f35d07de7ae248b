"""Pages of the whole country: A4 landscape, A3, A4 portrait."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, QSizeF

from .footer import LANDSCAPE, PORTRAIT, Foot, add_foot, add_titles, subtitle_of, title_of
from .legend_block import add_legend
from .lettering import Ink, plain, text_width
from .paper import Paper, View
from .request import Page
from .units import centre_of, extent_of
from .words import text, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsLayoutItemMap, QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer

    from .request import PageRequest
    from .units import Drawn

A4 = QSizeF(210, 297)
_MARGIN = 1.06
# What a scale bar's two segments may measure, in km, and how long they may be in mm.
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
LONGEST = 17.0
COUNTRY = View(118.0, -2.28, 18.9e6)


@dataclass(frozen=True)
class _Inset:
    key: str
    place: QRectF
    view: View
    kilometres: float
    name_below: bool


@dataclass(frozen=True)
class _Arrangement:
    """Where everything of a national page stands on A4."""

    size: QSizeF
    factor: float
    letters: float
    titles: tuple[QRectF, QRectF]
    map: QRectF
    view: View | None
    legend: QRectF
    insets: tuple[_Inset, ...]
    foot: Foot


def _landscape(factor: float, letters: float) -> _Arrangement:
    return _Arrangement(
        size=QSizeF(297, 210),
        factor=factor,
        letters=letters,
        titles=(QRectF(10, 8, 277, 8.2), QRectF(10, 16.4, 277, 6.2)),
        map=QRectF(10, 23.5, 277, 107),
        view=COUNTRY,
        legend=QRectF(10, 135, 70, 54),
        insets=(
            _Inset("java", QRectF(84, 134.5, 153, 53), View(110.64, -7.335, 8.3e6), 100, True),
            _Inset("jakarta", QRectF(241, 134.5, 46, 53), View(106.79, -5.99, 2.6e6), 10, False),
        ),
        foot=LANDSCAPE,
    )


# Of another country: as large a map as there is room for, without insets.
_ABROAD = _Arrangement(
    size=QSizeF(297, 210),
    factor=1.0,
    letters=1.0,
    titles=(QRectF(10, 8, 277, 8.2), QRectF(10, 16.4, 277, 6.2)),
    map=QRectF(84, 23.5, 203, 164),
    view=None,
    legend=QRectF(10, 25, 70, 160),
    insets=(),
    foot=LANDSCAPE,
)
_PORTRAIT = _Arrangement(
    size=A4,
    factor=1.0,
    letters=1.0,
    titles=(QRectF(10, 9, 190, 8), QRectF(10, 17.6, 190, 6.4)),
    map=QRectF(10, 25, 190, 73.4),
    view=View(118.0, -2.28, 27.55e6),
    legend=QRectF(10, 173, 74, 90),
    insets=(
        _Inset("java", QRectF(10, 102.4, 190, 66), View(110.64, -7.335, 6.68e6), 100, True),
        _Inset("jakarta", QRectF(88, 172.4, 112, 92.6), View(106.83, -6.22, 1.25e6), 10, False),
    ),
    foot=PORTRAIT,
)


def national_page(
    project: QgsProject,
    request: PageRequest,
    drawn: Drawn,
    original: QgsVectorLayer,
    layers: Sequence[QgsMapLayer],
) -> QgsPrintLayout:
    """Return the page; what scale it has follows from its size."""
    plan = _plan(request.page, abroad=drawn.abroad)
    title = title_of(request, drawn)
    paper = Paper(project, title, plan.size, factor=plan.factor, letters=plan.letters)
    add_titles(paper, title, subtitle_of(request, title, drawn.heading, drawn.level), plan.titles)
    area = paper.map(
        layers,
        plan.map,
        plan.view or extent_of(drawn.layer, _MARGIN),
        name="map",
        abroad=centre_of(drawn.layer) if drawn.abroad else None,
    )
    corner = (plan.map.right() - 2.6, plan.map.bottom() - 2.2)
    kilometres = segment_of(area.scale()) if drawn.abroad else 250
    paper.scale_bar(area, corner, kilometres=kilometres)
    outer = area
    frames: list[QgsLayoutItemMap] = []
    for inset in plan.insets:
        made = _add_inset(paper, inset, layers, request)
        for on in (outer, *frames):
            paper.frame_of(made, on)
        frames.append(made)
    key = text("key", request.language, units=units_of(drawn.level, request.language))
    add_legend(paper, drawn, area, plan.legend, request.language, remarks=(key,))
    add_foot(paper, plan.foot, request, drawn, original)
    return paper.layout


def _plan(page: Page, *, abroad: bool) -> _Arrangement:
    """Return where everything stands on a page."""
    if page is Page.NATIONAL_PORTRAIT:
        whole = QRectF(10, 25, 190, 144)
        return replace(_PORTRAIT, map=whole, view=None, insets=()) if abroad else _PORTRAIT
    factor, letters = (420 / 297, 1.25) if page is Page.A3 else (1.0, 1.0)
    if abroad:
        return replace(_ABROAD, factor=factor, letters=letters)
    return _landscape(factor, letters)


def segment_of(scale: float, room: float = LONGEST) -> float:
    """Return the longest round segment (km) within `room` (mm)."""
    room *= scale / 1e6
    fitting = [step for step in _STEPS if step <= room]
    if fitting:
        return float(fitting[-1])
    return 10.0 ** math.floor(math.log10(room))


def _add_inset(
    paper: Paper, inset: _Inset, layers: Sequence[QgsMapLayer], request: PageRequest
) -> QgsLayoutItemMap:
    place = inset.place
    area = paper.map(layers, place, inset.view, name=inset.key)
    name = text(inset.key, request.language)
    ink = Ink(6.8, semibold=True)
    wide = text_width(name, ink) * paper.letters / paper.factor + 3.0
    box = QRectF(place.x() + 0.1, 0, max(wide, 22.0), 4.6)
    if inset.name_below:
        box.moveBottom(place.bottom() - 0.1)
        left = box.right() + 2.5
        corner, right = (left, place.bottom() - 0.6), False
    else:
        box.moveTop(place.y() + 0.1)
        corner, right = (place.right() - 0.8, place.y() + 7.4), True
    area.addLabelBlockingItem(paper.box(box, fill="#FFFFFF"))
    paper.label(plain(name), box.adjusted(1.4, 0.8, 0, 0), ink)
    paper.scale_bar(area, corner, kilometres=inset.kilometres, right=right)
    return area
