"""What every layer that we write says about itself.

An algorithm describes its own outputs (see `base.describe_output`); what all
share is added here once it has run: the run with its parameters, extent and
period.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from qgis.core import QgsBox3d, QgsDateTimeRange, QgsLayerMetadata, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ..core.paths import plugin_version

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext


_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 300
_PERIOD = "msme:period"


def run_text(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """Return algorithm, version, time and the parameters that were given."""
    outputs = {one.name() for one in algorithm.destinationParameterDefinitions()}
    given = []
    for definition in algorithm.parameterDefinitions():
        name, value = definition.name(), parameters.get(definition.name())
        if value in (None, "") or name in outputs:
            continue
        text = definition.valueAsPythonString(value, context)
        given.append(f"{name}={text[:_LONGEST]}")
    now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
    start = f"msme:{algorithm.name()} {plugin_version()} {now}"
    return " ".join([f"{start}:" if given else start, *given])


def period_range(period: str) -> QgsDateTimeRange | None:
    """Return the years that a period names, from first to last."""
    years = sorted(int(one) for one in _YEARS.findall(period))
    if not years:
        return None
    return QgsDateTimeRange(
        QDateTime(QDate(years[0], 1, 1), QTime(0, 0)),
        QDateTime(QDate(years[-1], 12, 31), QTime(23, 59, 59)),
    )


def completed(layer: QgsVectorLayer, *, title: str, run: str, period: str = "") -> QgsLayerMetadata:
    """Return a layer's metadata with what every output has.

    QGIS shows metadata as HTML, so what came from data is escaped.

    Args:
        title: for an output that has none of its own.
        run: see `run_text`; stands for the shorter note of the same run.
        period: to which the values refer, as `2019` or `2018/2019`.
    """
    metadata = layer.metadata()
    metadata.setType("dataset")
    metadata.setTitle(_escaped(metadata.title() or title))
    metadata.setAbstract(_escaped(metadata.abstract()))
    metadata.setKeywords(
        {key: [_escaped(one) for one in words] for key, words in metadata.keywords().items()}
    )
    metadata.setConstraints(
        [
            QgsLayerMetadata.Constraint(_escaped(one.constraint), one.type)
            for one in metadata.constraints()
        ]
    )
    metadata.setLicenses([_escaped(one) for one in dict.fromkeys(metadata.licenses())])
    start = run.split(" ", maxsplit=1)[0]
    earlier = [one for one in metadata.history() if one.split(" ")[0] != start]
    metadata.setHistory([*earlier, _escaped(run)])
    if layer.isSpatial():
        metadata.setCrs(layer.crs())
    kept = metadata.keywords().get(_PERIOD, [""])
    _set_extent(metadata, layer, period or "".join(kept))
    return metadata


def _set_extent(metadata: QgsLayerMetadata, layer: QgsVectorLayer, period: str) -> None:
    extent = metadata.extent()
    bounds = layer.extent()
    if layer.isSpatial() and not bounds.isNull():
        place = QgsLayerMetadata.SpatialExtent()
        place.bounds = QgsBox3d(bounds)
        place.extentCrs = layer.crs()
        extent.setSpatialExtents([place])
    years = period_range(period)
    if years is not None:
        extent.setTemporalExtents([years])
    metadata.setExtent(extent)


def _escaped(text: str) -> str:
    """Return text that HTML shows as it is; what is escaped stays so."""
    return html.escape(html.unescape(text), quote=False)
