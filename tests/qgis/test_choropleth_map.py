"""The map around the units: neighbours, coast, borders, page and picture."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContextScope,
    QgsFeature,
    QgsField,
    QgsLayoutItemLegend,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QImage

from msme_qgis_plugin.core.classify import Method
from msme_qgis_plugin.layers import embedded_units
from msme_qgis_plugin.report.export import check_layers
from msme_qgis_plugin.styling.context import context_layers, copy_context
from msme_qgis_plugin.styling.errors import LayerEmptyError
from msme_qgis_plugin.styling.kinds import Look, style_layer
from msme_qgis_plugin.styling.legend import Language
from msme_qgis_plugin.styling.memory import StyleMemory
from msme_qgis_plugin.styling.palettes import Palette
from msme_qgis_plugin.styling.symbols import TINY

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

pytestmark = pytest.mark.usefixtures("qgis_app")


def invented_units() -> QgsVectorLayer:
    """The 514 districts, their value the last two digits of their code."""
    source = embedded_units()
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "units", "memory")
    value = QgsField("v", QMetaType.Type.Double)
    assert layer.dataProvider().addAttributes([*source.fields(), value])
    layer.updateFields()
    features = []
    for old in source.getFeatures():
        new = QgsFeature(layer.fields())
        new.setGeometry(old.geometry())
        new.setAttributes([*old.attributes(), float(old["bps_code"][-2:])])
        features.append(new)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def styled_units() -> QgsVectorLayer:
    layer = invented_units()
    wanted = StyleMemory(("v",), Method.MANUAL, ((50.0,),), palette=Palette.BETTER)
    style_layer(layer, wanted, Look(Language.INDONESIAN))
    return layer


def test_layers_around_the_units_in_drawing_order() -> None:
    around = context_layers(Language.INDONESIAN)
    units = invented_units()
    names = [layer.name() for layer in around.around(units)]
    assert names == [
        "Nama negara",
        "Nama laut",
        "Batas provinsi (indikatif)",
        "units",
        "Garis pantai",
        "Negara tetangga",
    ]
    assert all(layer.isValid() for layer in around.around())
    seas = around.above[1]
    assert seas.labeling().settings().fieldName == '"name_id"'


def test_a_project_with_its_context_travels(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    copy_context(home)
    project = QgsProject()
    around = context_layers(Language.ENGLISH, folder=home)
    project.addMapLayers(around.around())
    assert project.write(str(home / "map.qgz"))
    stick = tmp_path / "stick"
    shutil.move(str(home), str(stick))
    again = QgsProject()
    assert again.read(str(stick / "map.qgz"))
    layers = list(again.mapLayers().values())
    assert len(layers) == 5
    assert all(layer.isValid() for layer in layers)


def test_a_missing_context_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayerEmptyError, match=r"neighbours\.gpkg: sea_label"):
        context_layers(Language.ENGLISH, folder=tmp_path)


@pytest.mark.parametrize(("part_km2", "tiny"), [(428, True), (429, False), (None, None)])
def test_circles_for_units_smaller_than_1_2_square_mm(
    part_km2: float | None, tiny: bool | None
) -> None:
    # At 1:18.9 million, 1.2 mm² are 1.2e-12 km² · 18.9e6² = 428.65 km².
    layer = QgsVectorLayer("Point?field=part_km2:double", "p", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([part_km2])
    context = layer.createExpressionContext()
    scope = QgsExpressionContextScope()
    scope.setVariable("map_scale", 18.9e6)
    context.appendScope(scope)
    context.setFeature(feature)
    found = QgsExpression(TINY).evaluate(context)
    assert found == tiny


def test_a_page_shows_sea_land_classes_and_legend(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    run(
        "msme:districtreport",
        INPUT=styled_units(),
        PAGE="national_landscape",
        LANGUAGE="id",
        DPI=96,
        OUTPUT=str(path),
        PROJECT=str(tmp_path / "map.qgz"),
    )
    image = QImage(str(path))
    present = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    # Sea, neighbouring land and both classes.
    assert {"#E6EFF4", "#D3D4D3", "#C6EEDC", "#004274"} <= present
    project = QgsProject()
    assert project.read(str(tmp_path / "map.qgz"))
    (layout,) = project.layoutManager().layouts()
    legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
    (tree,) = legend.model().rootGroup().findLayers()
    texts = [node.data(0) for node in legend.model().layerLegendNodes(tree)]
    # Codes from 71 on are the 98 kota, the others the 416 kabupaten.
    assert texts == ["≥ 50 (98)", "< 50 (416)", "Tidak ada data (0)"]


def test_no_page_of_a_layer_that_opened_empty(qgis_app: object) -> None:
    empty = QgsVectorLayer("Polygon", "villages", "memory")
    with pytest.raises(LayerEmptyError, match="“villages”"):
        check_layers([empty])
