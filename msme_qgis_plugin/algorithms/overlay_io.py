"""What the overlays of rasters, points, polygons and flows share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.measures.status import Status
from ..translate import number_text, say
from .table_parameters import AUTO, is_given
from .tokens import show_as
from .units_io import dataset_id, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd
    from qgis.core import QgsProcessingFeedback, QgsRasterLayer

    from ..core.catalogue.model import Dataset, Layout
    from ..core.messages import Message
    from ..core.progress import Progress
    from ..core.tables.model import Table
    from .base import MsmeAlgorithm
    from .units_io import Given

WGS84 = "EPSG:4326"


def add_raster(
    algorithm: MsmeAlgorithm, name: str, label: str, tip: str, *, optional: bool = True
) -> None:
    """Add a raster parameter."""
    algorithm.add(QgsProcessingParameterRasterLayer(name, label, optional=optional), tip)


def add_minimum_coverage(algorithm: MsmeAlgorithm, default: float | None) -> None:
    """Add MINIMUM_COVERAGE, the least share of the weight with data.

    Args:
        default: None where each indicator has its own.
    """
    own = QCoreApplication.translate(
        "OverlayIo", " Each indicator keeps its own, mostly 0.8, if empty."
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "MINIMUM_COVERAGE",
            QCoreApplication.translate("OverlayIo", "Minimum coverage (0–1)"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=default,
            optional=default is None,
            minValue=0,
            maxValue=1,
        ),
        QCoreApplication.translate(
            "OverlayIo",
            "A district with data on a smaller share than this has no value "
            "and the status M (missing).",
        )
        + (own if default is None else ""),
        advanced=True,
    )


def add_output(algorithm: MsmeAlgorithm, tip: str, called: str = "") -> None:
    """Add OUTPUT, districts with values, and how many have data."""
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "OUTPUT",
            called or QCoreApplication.translate("OverlayIo", "Districts with values"),
            QgsProcessing.SourceType.TypeVectorPolygon,
        ),
        tip,
    )
    algorithm.give_numbers(
        UNITS_WITH_DATA=QCoreApplication.translate("OverlayIo", "Districts with data"),
        UNITS_WITHOUT_DATA=QCoreApplication.translate("OverlayIo", "Districts without data"),
    )


def add_dataset(algorithm: MsmeAlgorithm, layout: Layout, *, recognised: bool = True) -> None:
    """Add DATASET, which says period, licence and source of what is read.

    Args:
        layout: of the datasets that a dialog offers.
        recognised: whether the columns tell it too.
    """
    auto = QCoreApplication.translate("OverlayIo", "auto recognises it by its columns; else an id")
    ids = QCoreApplication.translate("OverlayIo", "An id")
    tip = QCoreApplication.translate(
        "OverlayIo", "{ids} of the catalogue, such as meta_rwi: gives period, licence and source."
    ).format(ids=auto if recognised else ids)
    parameter = QgsProcessingParameterString(
        "DATASET",
        QCoreApplication.translate("OverlayIo", "Dataset"),
        defaultValue=AUTO if recognised else None,
        optional=True,
    )
    show_as(parameter, "DatasetChoice", layouts=[layout.value])
    algorithm.add(parameter, tip, advanced=True)


def dataset_of(
    algorithm: MsmeAlgorithm, given: Given, layout: Layout, head: Callable[[], Table] | None = None
) -> Dataset | None:
    """Return the dataset that DATASET names, else the one whose columns these are.

    Args:
        head: gives the first rows; nothing is recognised where None.

    Raises:
        UnknownDatasetError: there is no such dataset.
    """
    from ..core.catalogue.recognise import recognise

    catalogue, named = load_catalogue(), dataset_id(algorithm, given)
    if named is not None:
        return catalogue.dataset(named)
    found = () if head is None else recognise(head(), catalogue)
    datasets = (catalogue.dataset(one.dataset) for one in found)
    return next((one for one in datasets if one.layout is layout), None)


def minimum_coverage(algorithm: MsmeAlgorithm, given: Given) -> float:
    """Return MINIMUM_COVERAGE, 0–1."""
    return float(algorithm.parameterAsDouble(given[0], "MINIMUM_COVERAGE", given[1]))


def counts_of(status: pd.Series) -> dict[str, int]:
    """Return the numbers of units with and without data, by the codes of their status."""
    with_data = int((status != Status.MISSING.code).sum())
    return {"UNITS_WITH_DATA": with_data, "UNITS_WITHOUT_DATA": len(status) - with_data}


def raster_file(
    algorithm: MsmeAlgorithm, name: str, given: Given, feedback: QgsProcessingFeedback
) -> str:
    """Return the file of a raster parameter, in the CRS its layer has.

    A CRS that a person gave the layer in QGIS, as where the file has none,
    is put into a small file of references beside it.

    Raises:
        QgsProcessingException: it is no raster that GDAL opens.
    """
    layer = algorithm.parameterAsRasterLayer(given[0], name, given[1])
    if layer is None or layer.providerType() != "gdal":
        raise QgsProcessingException(algorithm.invalidRasterError(given[0], name))
    path = str(layer.source())
    if not layer.crs().isValid():
        feedback.pushWarning(
            QCoreApplication.translate(
                "OverlayIo",
                "The raster {name} has no coordinate reference system; "
                "longitude and latitude are assumed.",
            ).format(name=layer.name())
        )
        return path
    return _with_crs_of(layer, path, given)


def raster_or_none(
    algorithm: MsmeAlgorithm, name: str, given: Given, feedback: QgsProcessingFeedback
) -> str | None:
    """Return as `raster_file`, None where the parameter is empty."""
    if not is_given(given[0], name):
        return None
    return raster_file(algorithm, name, given, feedback)


def _with_crs_of(layer: QgsRasterLayer, path: str, given: Given) -> str:
    from osgeo import gdal

    from ..core.overlay.raster.grids import BandReader

    own = BandReader(path).grid.crs
    if own and QgsCoordinateReferenceSystem.fromWkt(own) == layer.crs():
        return path
    reference = QgsProcessingUtils.generateTempFilename("raster.vrt", given[1])
    gdal.Translate(reference, path, format="VRT", outputSRS=layer.crs().toWkt())
    return str(reference)


def show_notes(feedback: QgsProcessingFeedback, notes: Iterable[Message]) -> list[str]:
    """Write sentences that need a look to the log; return them."""
    sentences = [say(note) for note in notes]
    for sentence in sentences:
        feedback.pushWarning(sentence)
    return sentences


def percent(share: float) -> str:
    """Write a share of 0–1 as percent, the way QGIS's language does."""
    return f"{number_text(100 * share, 2)} %"


def watched(blocks: Iterable[Any], progress: Progress) -> Iterator[Any]:
    """Pass blocks on; how many come is not known, only that work goes on.

    Raises:
        CancelledError: the work was stopped.
    """
    for count, block in enumerate(blocks, start=1):
        progress.step(1 - 1 / count)
        yield block
