"""From a layer and a request to a page in a project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..core.regions.levels import Level
from ..layers import level_of_units, read_fields
from ..styling.context import copy_context
from ..styling.legend import Language
from ..styling.memory import remembered
from ..styling.symbols import Extent
from .errors import PageLevelError, ReportNotWrittenError
from .national import national_page
from .province import province_page
from .request import Page, check_request
from .surroundings import add_layers, around_country, around_province, locator_layers, stands_alone
from .units import Shelf, copy_units, draw
from .words import units_of

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsPrintLayout, QgsProject, QgsVectorLayer

    from .request import PageRequest

# The pages that show parts of a province, and what those may be.
_PARTS = {
    Page.ATLAS: frozenset({Level.DISTRICT, Level.SUBDISTRICT}),
    Page.COMPARISON: frozenset({Level.DISTRICT, Level.SUBDISTRICT}),
    Page.PROVINCE: frozenset({Level.DISTRICT, Level.SUBDISTRICT, Level.VILLAGE}),
}


@dataclass(frozen=True)
class Composed:
    """A page, and names of districts that had no room on its map."""

    layout: QgsPrintLayout
    unplaced: tuple[str, ...] = ()


def compose(
    project: QgsProject,
    layer: QgsVectorLayer,
    request: PageRequest,
    *,
    folder: Path | None = None,
    dpi: int = 300,
) -> Composed:
    """Make a page of a layer and add it, with its layers, to a project.

    On the main thread only: layouts are graphics.

    Args:
        folder: where the layers' files are put, for a project that is
            saved; None keeps the units in memory.
        dpi: of a later export; place names depend on it.

    Raises:
        MsmeError: the layer does not have what the page needs.
    """
    check_request(request)
    _check_level(request, layer)
    request = _completed(request, layer)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        copy_context(folder)
    shelf = Shelf(folder)
    if request.page is Page.ATLAS:
        from .atlas import atlas_pages

        made = Composed(atlas_pages(project, layer, request, shelf))
    elif request.page is Page.MULTIPLES:
        from .multiples import multiples_page

        made = Composed(multiples_page(project, layer, request, shelf))
    elif request.page is Page.COMPARISON:
        from .comparison import comparison_page

        made = Composed(comparison_page(project, layer, request, shelf))
    elif request.page is Page.PROVINCE:
        made = _province(project, layer, request, shelf, dpi)
    else:
        made = _national(project, layer, request, shelf)
    project.layoutManager().addLayout(made.layout)
    return made


def _check_level(request: PageRequest, layer: QgsVectorLayer) -> None:
    """See that a page about a province has parts of it to show.

    Raises:
        PageLevelError: the layer's units are none.
    """
    code = read_fields(layer)[1].code or "bps_code"
    if request.page not in _PARTS or layer.fields().indexFromName(code) < 0:
        return
    level = level_of_units(layer)
    if level not in _PARTS[request.page]:
        units = units_of(level, Language.AUTO)
        raise PageLevelError(page=request.page.value, units=units)


def _national(
    project: QgsProject, layer: QgsVectorLayer, request: PageRequest, shelf: Shelf
) -> Composed:
    units = shelf.keep(copy_units(layer), "units")
    abroad = stands_alone(units, request.language)
    drawn = draw(layer, units, request, extent=Extent.NATIONAL, abroad=abroad)
    units.setName(drawn.heading)
    around = around_country(units, request.language, shelf.folder, abroad=abroad)
    layers = around.around(units)
    add_layers(project, layers)
    return Composed(national_page(project, request, drawn, layer, layers))


def _province(
    project: QgsProject, layer: QgsVectorLayer, request: PageRequest, shelf: Shelf, dpi: int
) -> Composed:
    if request.province is None:
        raise TypeError(request.page)
    units = shelf.keep(copy_units(layer, request.province), "units")
    drawn = draw(layer, units, request, extent=Extent.PROVINCE)
    units.setName(drawn.heading)
    around = around_province(units, request.language, shelf.folder)
    layers = around.around(units)
    locator = locator_layers(request.province, request.language, shelf.folder)
    add_layers(project, layers)
    add_layers(project, locator, shown=False)
    layout, unplaced = province_page(project, request, drawn, layer, layers, locator, dpi=dpi)
    return Composed(layout, unplaced)


def _completed(request: PageRequest, layer: QgsVectorLayer) -> PageRequest:
    """Return the request with what the fields say of themselves where a person says nothing."""
    fields = read_fields(layer)[0]
    memory = remembered(layer)
    names = request.fields or (memory.fields if memory else ())
    shown = [fields[name] for name in names if name in fields]
    periods = {one.period for one in shown}
    weights = {one.weight_label.get(request.language.code) for one in shown if one.weight_label}
    words = request.words
    period = str(*periods) if len(periods) == 1 and None not in periods else ""
    weight = str(*weights) if len(weights) == 1 else ""
    words = replace(words, period=words.period or period, weight=words.weight or weight)
    return replace(request, words=words)


def save_project(project: QgsProject, path: Path, layout: QgsPrintLayout) -> None:
    """Save a project of a page, in the projection of its map.

    Raises:
        ReportNotWrittenError: the file cannot be written.
    """
    project.setCrs(layout.referenceMap().crs())
    project.setTitle(layout.name())
    if not project.write(str(path)):
        raise ReportNotWrittenError(path=path, reason=project.error())
