"""The units of a page: copied, chosen, styled, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..core.regions.levels import Level
from ..layers import INDICATIVE, TEXT, keep_schema, level_of_units, make_fields, read_fields
from ..styling.errors import LayerEmptyError
from ..styling.kinds import Look, kind_for, style_layer
from ..styling.map_units import MapUnits
from ..styling.memory import StyleMemory, remembered
from ..styling.naming import plain_title
from ..styling.palettes import Palette
from .errors import ProvinceEmptyError, ReportNotWrittenError, UnitsWithoutCodeError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsPointXY, QgsRectangle

    from ..styling.kinds import MapStyle
    from ..styling.symbols import Extent
    from .request import PageRequest, Province

_TABLES = "report.gpkg"
# Dimensions of the catalogue whose indicators are about enterprises.
_OF_MSMES = frozenset({"structure", "inclusion", "dynamics"})


@dataclass(frozen=True)
class Drawn:
    """A styled layer of units and what a legend says about it.

    style: None where the layer keeps one that is not ours.
    own_classes: whether the classes were found for this page.
    level: of the units; abroad: whether they lie outside Indonesia.
    """

    layer: QgsVectorLayer
    heading: str
    style: MapStyle | None = None
    own_classes: bool = False
    level: Level = Level.DISTRICT
    abroad: bool = False


class Shelf:
    """Where the layers of a page are kept: in memory, or in a GeoPackage.

    A page that is only exported needs no files, and file-backed layers have
    been seen to open empty; a project that is saved needs them.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._path = None if folder is None else folder / _TABLES

    def keep(self, layer: QgsVectorLayer, table: str) -> QgsVectorLayer:
        """Return the layer as it is kept.

        Raises:
            ReportNotWrittenError: the file cannot be written.
        """
        if self._path is None:
            return layer
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = table
        options.layerOptions = ["GEOMETRY_NAME=geom", "FID=fid_of_page"]
        actions = QgsVectorFileWriter.ActionOnExistingFile
        options.actionOnExistingFile = (
            actions.CreateOrOverwriteLayer if self._path.exists() else actions.CreateOrOverwriteFile
        )
        error, reason, _, _ = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, str(self._path), layer.transformContext(), options
        )
        if error != QgsVectorFileWriter.WriterError.NoError:
            raise ReportNotWrittenError(path=self._path, reason=reason)
        kept = QgsVectorLayer(f"{self._path}|layername={table}", layer.name(), "ogr")
        kept.setMetadata(layer.metadata())
        return kept


def copy_units(layer: QgsVectorLayer, province: Province | None = None) -> QgsVectorLayer:
    """Return a copy in memory of all units, or of those of a province.

    What the columns are goes with it.

    Raises:
        UnitsWithoutCodeError: a province is asked for and there is no field
            that tells it.
        ProvinceEmptyError: the layer has no unit of it.
        LayerEmptyError: not all units could be read.
    """
    copy = layer.materialize(QgsFeatureRequest())
    # A file that another program locks is read in part, without an error.
    if layer.featureCount() > copy.featureCount():
        raise LayerEmptyError(layer=layer.name())
    if province is not None:
        field = province_field(layer)
        code = QgsExpression.quotedValue(province.code)
        within = QgsFeatureRequest().setFilterExpression(f'left("{field}", 2) = {code}')
        copy = copy.materialize(within)
        if copy.featureCount() == 0:
            raise ProvinceEmptyError(province=province.name)
    copy.setName(layer.name())
    copy.setMetadata(layer.metadata())
    keep_schema(copy, *read_fields(layer))
    return copy


def source_of(layer: QgsVectorLayer) -> str:
    """Return what the values were made of: what the layer says, else its title."""
    return read_fields(layer)[1].source or plain_title(layer)


def name_codes(units: QgsVectorLayer) -> None:
    """Give a copy in memory the field `bps_code`, which pages of single units go by.

    Raises:
        LayerEmptyError: the copy takes no field, as where there is no memory left.
    """
    own = read_fields(units)[1].code
    if own is None or units.fields().indexFromName("bps_code") >= 0:
        return
    provider = units.dataProvider()
    made = provider.addAttributes(list(make_fields([("bps_code", TEXT)])))
    units.updateFields()
    place = units.fields().indexFromName("bps_code")
    told = {unit.id(): {place: unit[own]} for unit in units.getFeatures()}
    if not (made and provider.changeAttributeValues(told)):
        raise LayerEmptyError(layer=units.name())


def province_field(layer: QgsVectorLayer) -> str:
    """Return the field whose first two digits are the BPS code of a unit's province.

    Raises:
        UnitsWithoutCodeError: there is none.
    """
    names = layer.fields().names()
    # A subdistrict's own code may be another office's.
    field = next((one for one in ("bps_code", "parent") if one in names), None)
    if field is None:
        raise UnitsWithoutCodeError(fields=", ".join(names))
    return field


def boundary_of(layer: QgsVectorLayer) -> str | None:
    """Return what the units' boundaries are, None where it is not said."""
    about = read_fields(layer)[1]
    if about.indicative:
        return INDICATIVE
    if about.boundary:
        return about.boundary
    index = layer.fields().indexFromName("boundary")
    if index < 0:
        return None
    found = sorted(str(one) for one in layer.uniqueValues(index) if one)
    return "; ".join(found) or None


def is_indicative(layer: QgsVectorLayer) -> bool:
    """Say whether the units are the plugin's own indicative ones."""
    return boundary_of(layer) in (None, INDICATIVE)


def in_degrees(layer: QgsVectorLayer) -> QgsCoordinateTransform:
    """Return the way from a layer's coordinates to degrees."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(layer.crs(), degrees, layer.transformContext())


def extent_of(layer: QgsVectorLayer, margin: float) -> QgsRectangle:
    """Return what a layer covers, in degrees, with some room around."""
    return in_degrees(layer).transformBoundingBox(layer.extent()).scaled(margin)


def centre_of(layer: QgsVectorLayer) -> QgsPointXY:
    """Return the middle of what a layer covers, in degrees."""
    return extent_of(layer, 1.0).center()


def profile_of(layer: QgsVectorLayer, names: Sequence[str]) -> str:
    """Return the key of the words for a page about units: one of MSMEs only over their data."""
    from ..core.catalogue.load import Catalogue
    from ..core.catalogue.weights import Weight

    fields = read_fields(layer)[0]
    held = Catalogue.load().indicators
    known = [held.get(fields[name].indicator or "") for name in names if name in fields]
    of_msmes = any(
        one is not None and (one.dimension in _OF_MSMES or one.weight is Weight.MSME)
        for one in known
    )
    return "msme_profile" if of_msmes else "profile"


def draw(
    original: QgsVectorLayer,
    copy: QgsVectorLayer,
    request: PageRequest,
    *,
    extent: Extent,
    abroad: bool = False,
) -> Drawn:
    """Style the copy with one or two fields of the request.

    Args:
        abroad: whether the units lie outside Indonesia.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    memory = remembered(original)
    fields = request.fields or (memory.fields if memory is not None else ())
    if not fields:
        copy.setRenderer(original.renderer().clone())
        return Drawn(copy, original.name(), level=level_of_units(copy), abroad=abroad)
    units = MapUnits.of(copy)
    if memory is not None and (memory.fields != fields or request.method is not None):
        memory = None
    made = style_layer(
        copy,
        wanted_style(units, fields[:2], request, memory),
        Look(request.language, extent),
        units,
    )
    return Drawn(
        copy,
        made.heading,
        made,
        own_classes=memory is None,
        level=level_of_units(copy),
        abroad=abroad,
    )


def wanted_style(
    units: MapUnits, fields: tuple[str, ...], request: PageRequest, memory: StyleMemory | None
) -> StyleMemory:
    """Return the style that a layer remembers, else one that is to be found."""
    if memory is None:
        return StyleMemory(
            fields,
            request.method,
            palette=request.palette,
            kind=kind_for(units, fields),
            classes=request.classes,
        )
    return memory if request.palette is Palette.AUTO else replace(memory, palette=request.palette)
