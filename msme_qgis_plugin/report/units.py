"""The units of a page: copied, chosen, styled, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorFileWriter, QgsVectorLayer

from ..core.bivariate import classify_two
from ..core.classes.method import Method
from ..core.classify import classify
from ..layers import INDICATIVE, attribute_table
from ..styling.bivariate import Names, make_bivariate
from ..styling.choropleth import check_field, make_choropleth, status_field_of
from ..styling.errors import LayerEmptyError
from ..styling.memory import bivariate_memory, choropleth_memory, remember, remembered
from ..styling.naming import field_title
from ..styling.palettes import Palette
from .errors import ProvinceEmptyError, ReportNotWrittenError, UnitsWithoutCodeError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from ..core.classify import Classification
    from ..styling.bivariate import BivariateMap
    from ..styling.choropleth import Choropleth
    from ..styling.memory import StyleMemory
    from ..styling.symbols import Extent
    from .request import PageRequest, Province

_TABLES = "report.gpkg"


@dataclass(frozen=True)
class Drawn:
    """A styled layer of units and what a legend says about it.

    made: None where the layer keeps a style that is not ours.
    own_classes: whether the classes were found for this page.
    """

    layer: QgsVectorLayer
    heading: str
    made: Choropleth | BivariateMap | None = None
    method: Method | None = None
    centre: float | None = None
    classes: int = 0
    names: Names | None = None
    own_classes: bool = False


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
        return QgsVectorLayer(f"{self._path}|layername={table}", layer.name(), "ogr")


def copy_units(layer: QgsVectorLayer, province: Province | None = None) -> QgsVectorLayer:
    """Return a copy in memory of all units, or of those of a province.

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
        names = layer.fields().names()
        # A subdistrict's own code may be another office's.
        field = next((one for one in ("bps_code", "parent") if one in names), None)
        if field is None:
            raise UnitsWithoutCodeError(fields=", ".join(names))
        code = QgsExpression.quotedValue(province.code)
        within = QgsFeatureRequest().setFilterExpression(f'left("{field}", 2) = {code}')
        copy = copy.materialize(within)
        if copy.featureCount() == 0:
            raise ProvinceEmptyError(province=province.name)
    copy.setName(layer.name())
    return copy


def boundary_of(layer: QgsVectorLayer) -> str | None:
    """Return what the units' boundaries are, None where it is not said."""
    index = layer.fields().indexFromName("boundary")
    if index < 0:
        return None
    found = sorted(str(one) for one in layer.uniqueValues(index) if one)
    return "; ".join(found) or None


def is_indicative(layer: QgsVectorLayer) -> bool:
    """Say whether the units are the plugin's own indicative ones."""
    return boundary_of(layer) in (None, INDICATIVE)


def draw(
    original: QgsVectorLayer, copy: QgsVectorLayer, request: PageRequest, *, extent: Extent
) -> Drawn:
    """Style the copy with one or two fields of the request.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    memory = remembered(original)
    fields = request.fields
    if not fields and memory is not None:
        fields = memory.fields
    if not fields:
        copy.setRenderer(original.renderer().clone())
        return Drawn(copy, original.name())
    if memory is not None and (memory.fields != fields or request.method is not None):
        memory = None
    if len(fields) == 1:
        return _draw_one(original, copy, request, memory, fields[0], extent)
    return _draw_two(original, copy, request, memory, fields[:2], extent)


def _draw_one(
    original: QgsVectorLayer,
    copy: QgsVectorLayer,
    request: PageRequest,
    memory: StyleMemory | None,
    field: str,
    extent: Extent,
) -> Drawn:
    found = find_classes(copy, field, request, memory)
    palette = request.palette
    if memory is not None and palette is Palette.AUTO:
        palette = memory.palette
    made = make_choropleth(
        copy, field, found, palette=palette, language=request.language, extent=extent
    )
    copy.setRenderer(made.renderer.clone())
    remember(copy, choropleth_memory(field, found, palette))
    return Drawn(
        copy,
        field_title(original, field),
        made,
        method=found.method,
        centre=found.centre,
        classes=len(found.counts),
        own_classes=memory is None,
    )


def find_classes(
    units: QgsVectorLayer,
    field: str,
    request: PageRequest,
    memory: StyleMemory | None = None,
    *,
    table: pd.DataFrame | None = None,
) -> Classification:
    """Return remembered classes of a field, else those of its values.

    Args:
        table: the layer's attributes where they have been read already.
    """
    check_field(units.fields(), field)
    status = status_field_of(units.fields(), field)
    if table is None:
        table = attribute_table(units, [field, *([status] if status else [])])
    codes = table[status] if status else None
    values = table[field].astype("float64")
    if memory is not None and memory.breaks[0]:
        found = classify(values, method=Method.MANUAL, status=codes, breaks=memory.breaks[0])
        return replace(found, method=memory.method, centre=memory.centre)
    method = request.method or Method.JENKS
    return classify(values, method=method, classes=request.classes, status=codes)


def _draw_two(
    original: QgsVectorLayer,
    copy: QgsVectorLayer,
    request: PageRequest,
    memory: StyleMemory | None,
    fields: tuple[str, ...],
    extent: Extent,
) -> Drawn:
    a, b = fields
    statuses = []
    for field in (a, b):
        check_field(copy.fields(), field)
        statuses.append(status_field_of(copy.fields(), field))
    table = attribute_table(copy, [a, b, *(one for one in statuses if one)])
    codes = [None if one is None else table[one] for one in statuses]
    method = request.method or Method.QUANTILE
    breaks = memory.breaks if memory is not None else ((), ())
    found = classify_two(
        table[a],
        table[b],
        method=method,
        status_a=codes[0],
        status_b=codes[1],
        breaks_a=breaks[0],
        breaks_b=breaks[1],
    )
    if memory is not None:
        method = memory.method
    names = Names(field_title(original, a), field_title(original, b))
    made = make_bivariate(
        copy, (a, b), found, names=names, language=request.language, extent=extent
    )
    copy.setRenderer(made.renderer.clone())
    remember(copy, bivariate_memory((a, b), found, method))
    return Drawn(
        copy, f"{names.a} × {names.b}", made, method=method, names=names, own_classes=memory is None
    )
