"""What lies around the units: neighbours, coast, province lines, names.

Layers of their own, so that any layer of units can be put between them.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core.paths import resource
from ..layers import read_only
from .errors import LayerEmptyError
from .fonts import text_format
from .legend import Language, word
from .symbols import Extent, of_layers

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsFeature, QgsFields

SEA = "#E6EFF4"
_LAND, _LAND_OUTLINE = "#D3D4D3", "#BDBEBC"
_COAST = "#90A5B0"
# Land of the country that a map says nothing of.
OTHER_PROVINCES = "#E3E3E1"
_COAST_WIDTH = {Extent.NATIONAL: 0.26, Extent.PROVINCE: 0.5}
_BORDER, _GLOW = "#2F2F2F", "#F4F4F4"
_COUNTRY_NAME, _SEA_NAME = "#6A6A6A", "#7F9DB0"
_NAME_POINTS = 6.4
# Names that a map of the whole country has room for; the others show from
# this scale on.
_LARGE_NAMES = (
    "MALAYSIA",
    "PHILIPPINES",
    "TIMOR-LESTE",
    "Indian Ocean",
    "Pacific Ocean",
    "Java Sea",
    "Celebes Sea",
    "Banda Sea",
    "Arafura Sea",
)
_ALL_NAMES_SCALE, _BESIDE_SCALE = 9_000_000, 22_000_000
_FILES = ("neighbours.gpkg", "districts.gpkg")


@dataclass(frozen=True)
class ContextLayers:
    """Styled layers around the units, in one language.

    above, below: in drawing order, the topmost first.
    """

    above: tuple[QgsVectorLayer, ...]
    below: tuple[QgsVectorLayer, ...]

    def around(self, *units: QgsVectorLayer) -> list[QgsVectorLayer]:
        """Return all layers of a map with `units` in the middle."""
        return [*self.above, *units, *self.below]


def copy_context(folder: Path) -> None:
    """Copy the files behind the layers, for a project that travels.

    Raises:
        OSError: the folder cannot be written to; no half of a file stays.
    """
    for name in _FILES:
        part = folder / f"{name}.part"
        try:
            shutil.copyfile(resource("reference", name), part)
            part.replace(folder / name)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise


def has_context(folder: Path) -> bool:
    """Say whether the files behind the layers are in a folder, whole."""
    for name in _FILES:
        held, own = folder / name, resource("reference", name)
        if not held.is_file() or held.stat().st_size != own.stat().st_size:
            return False
    return True


def context_layers(
    language: Language = Language.AUTO,
    *,
    extent: Extent = Extent.NATIONAL,
    folder: Path | None = None,
    in_memory: bool = False,
) -> ContextLayers:
    """Return the layers to draw above and below the units.

    Args:
        folder: where `copy_context` put the files; the plugin's own
            reference data where None.
        in_memory: give layers without files, for what is not saved: quicker,
            and out of reach of other programs that have the files open.

    Raises:
        LayerEmptyError: a file is missing or cannot be read.
        ResourceMissingError: the plugin's own files are missing.
    """
    opened = _hold if in_memory else _open
    neighbours, districts = _files(folder)
    seas = opened(neighbours, "sea_label", word("seas", language))
    countries = opened(neighbours, "country_label", word("countries", language))
    borders = opened(districts, "province_line", word("borders", language))
    coast = opened(districts, "province", word("coast", language))
    land = land_layer(folder, language, in_memory=in_memory)
    name = f'"name_{language.code}"'
    _label(seas, name, colour=_SEA_NAME, italic=True)
    _label(countries, f"upper({name})", colour=_COUNTRY_NAME, italic=False)
    borders.setRenderer(QgsSingleSymbolRenderer(_border_symbol()))
    style_as_coast(coast, extent)
    return ContextLayers(above=(countries, seas, borders), below=(coast, land))


def land_layer(
    folder: Path | None, language: Language, *, in_memory: bool = False
) -> QgsVectorLayer:
    """Return the neighbouring countries; see `context_layers`."""
    neighbours, _ = _files(folder)
    opened = _hold if in_memory else _open
    land = opened(neighbours, "neighbour", word("neighbours", language))
    plain_fill(land, _LAND, outline=_LAND_OUTLINE, width=0.12)
    return land


def province_layer(
    folder: Path | None, language: Language, *, in_memory: bool = False
) -> QgsVectorLayer:
    """Return the provinces, not yet styled; see `context_layers`."""
    _, districts = _files(folder)
    opened = _hold if in_memory else _open
    return opened(districts, "province", word("provinces", language))


def style_as_coast(layer: QgsVectorLayer, extent: Extent) -> None:
    """Draw an outline whose outer half shows beside what lies above."""
    plain_fill(layer, OTHER_PROVINCES, outline=_COAST, width=_COAST_WIDTH[extent])


def plain_fill(layer: QgsVectorLayer, colour: str, *, outline: str, width: float) -> None:
    """Fill all polygons of a layer with one colour; width in mm."""
    fill = QgsSimpleFillSymbolLayer(QColor(colour))
    fill.setStrokeColor(QColor(outline))
    fill.setStrokeWidth(width)
    fill.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    symbol = of_layers(QgsFillSymbol(), fill)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _files(folder: Path | None) -> tuple[Path, Path]:
    neighbours, districts = (
        resource("reference", name) if folder is None else folder / name for name in _FILES
    )
    return neighbours, districts


def _open(path: Path, layer: str, title: str) -> QgsVectorLayer:
    """Open a layer and see that it really holds something.

    Raises:
        LayerEmptyError: it is missing, unreadable or empty.
    """
    opened = read_only(f"{path}|layername={layer}", title)
    if not opened.isValid() or opened.featureCount() <= 0:
        raise LayerEmptyError(layer=f"{path.name}: {layer}")
    return opened


@dataclass(frozen=True)
class _Content:
    """What a layer holds, without the layer: safe to keep while QGIS runs."""

    uri: str
    fields: QgsFields
    features: tuple[QgsFeature, ...]


@cache
def _read(path: Path, layer: str) -> _Content:
    """Read a layer whole.

    Raises:
        LayerEmptyError: it is missing, unreadable, empty or read in part.
    """
    opened = _open(path, layer, layer)
    features = tuple(opened.getFeatures())
    if len(features) != opened.featureCount():
        raise LayerEmptyError(layer=f"{path.name}: {layer}")
    kind = QgsWkbTypes.displayString(opened.wkbType())
    uri = f"{kind}?crs={opened.crs().authid()}"
    return _Content(uri, opened.fields(), features)


def _hold(path: Path, layer: str, title: str) -> QgsVectorLayer:
    """Return a layer in memory with what a file holds; see `_open`."""
    content = _read(path, layer)
    held = QgsVectorLayer(content.uri, title, "memory")
    provider = held.dataProvider()
    if not provider.addAttributes(list(content.fields)):
        raise LayerEmptyError(layer=title)
    held.updateFields()
    if not provider.addFeatures(list(content.features))[0]:
        raise LayerEmptyError(layer=title)
    held.updateExtents()
    return held


def _label(layer: QgsVectorLayer, expression: str, *, colour: str, italic: bool) -> None:
    text = text_format(_NAME_POINTS, colour, italic=italic)
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.setFormat(text)
    placing = settings.placementSettings()
    placing.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    settings.setPlacementSettings(placing)
    listed = ", ".join(f"'{large}'" for large in _LARGE_NAMES)
    shown = f'"name_en" IN ({listed}) OR @map_scale < {_ALL_NAMES_SCALE}'
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Property.Show, QgsProperty.fromExpression(shown))
    # On a map as wide as a hand, the frame around Java would cut it.
    left, over = (
        int(one.value) for one in (Qgis.LabelQuadrantPosition.Left, Qgis.LabelQuadrantPosition.Over)
    )
    side = f"if(\"name_en\" = 'Indian Ocean' AND @map_scale > {_BESIDE_SCALE}, {left}, {over})"
    properties.setProperty(
        QgsPalLayerSettings.Property.OffsetQuad, QgsProperty.fromExpression(side)
    )
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    layer.setRenderer(QgsNullSymbolRenderer())


def _border_symbol() -> QgsLineSymbol:
    """Return a thin dark line on a wider one that is nearly white.

    Both opaque: what shines through doubles the time and size of a PDF.
    """
    lines = [
        QgsSimpleLineSymbolLayer(QColor(_GLOW), 0.4),
        QgsSimpleLineSymbolLayer(QColor(_BORDER), 0.17),
    ]
    for line in lines:
        line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
        line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    return of_layers(QgsLineSymbol(), *lines)
