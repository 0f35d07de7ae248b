"""NULL in every field of every input: a result or a sentence, no traceback.

The algorithms are asked for what they take, so that a new one is tested from
its first day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.algorithms.provider import ALGORITHMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELDS = "&".join(
    f"field={name}"
    for name in (
        "bps_code:string",
        "kemendagri_code:string",
        "name:string",
        "province:string",
        "value:double",
        "value_status:string",
        "other:double",
        "part_km2:double",
        "day:date",
        "count:integer",
    )
)
SQUARE = "MultiPolygon (((105 -7, 106 -7, 106 -6, 105 -6, 105 -7)))"
POINT = "Point (105.5 -6.5)"


def nulls(kind: str, shape: str | None) -> QgsVectorLayer:
    crs = "crs=EPSG:4326&" if shape else ""
    layer = QgsVectorLayer(f"{kind}?{crs}{FIELDS}", "nulls", "memory")
    features = []
    for geometry in (shape, shape, None):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL] * len(layer.fields()))
        if geometry:
            feature.setGeometry(QgsGeometry.fromWkt(geometry))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def layers() -> Iterator[list[QgsVectorLayer]]:
    made = [nulls("MultiPolygon", SQUARE), nulls("Point", POINT), nulls("none", None)]
    QgsProject.instance().addMapLayers(made, addToLegend=False)
    yield made
    QgsProject.instance().removeMapLayers([layer.id() for layer in made])


def given(definition: QgsProcessingParameterDefinition, layer: QgsVectorLayer, folder: Path) -> Any:
    if isinstance(definition, QgsProcessingParameterFileDestination):
        return str(folder / f"out.{definition.defaultFileExtension()}")
    if definition.isDestination():
        return QgsProcessing.TEMPORARY_OUTPUT
    if definition.type() in ("source", "vector", "maplayer"):
        return layer
    if isinstance(definition, QgsProcessingParameterField):
        return "value"
    return definition.defaultValue()


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("name", [algorithm.NAME for algorithm in ALGORITHMS])
def test_nulls_give_a_result_or_a_sentence(
    provider: object, layers: list[QgsVectorLayer], tmp_path: Path, name: str, which: int
) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"msme:{name}")
    parameters = {
        definition.name(): given(definition, layers[which], tmp_path)
        for definition in algorithm.parameterDefinitions()
    }
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    valid, reason = algorithm.checkParameterValues(parameters, context)
    if not valid:
        assert reason
        return
    try:
        import processing

        results = processing.run(algorithm, parameters, context=context)
    except QgsProcessingException as error:
        assert str(error)
        assert "Traceback" not in str(error)
    else:
        assert results
