"""Names from data that look like code, wherever a page or map has them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from qgis.core import QgsFeatureRequest, QgsProcessingContext, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from msme_qgis_plugin.report.compose import compose
from msme_qgis_plugin.report.request import Page, PageRequest, Province
from msme_qgis_plugin.styling.kinds import Kind, make_style
from msme_qgis_plugin.styling.legend import Language
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import StyleMemory
from msme_qgis_plugin.styling.place_names import name_units
from msme_qgis_plugin.styling.square import square_svg
from tests.qgis.test_districtreport import EVIL, NORTH, districts, page_texts
from tests.qgis.test_pack import ACEH, build

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from tests.qgis.conftest import Run


def with_evil_aliases() -> QgsVectorLayer:
    layer = districts(evil=True)
    for field in ("v", "w"):
        index = layer.fields().indexFromName(field)
        layer.setFieldAlias(index, f"{field} {EVIL}")
    return layer


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("national_landscape", ["v"]),
        ("national_portrait", ["v", "w"]),
        ("province", ["v"]),
        ("province", ["v", "w"]),
        ("multiples", ["v", "w"]),
        ("atlas", ["v", "w"]),
    ],
)
def test_a_field_called_like_code_is_written_as_it_is(
    run: Run, tmp_path: Path, page: str, fields: list[str]
) -> None:
    path = tmp_path / "page.pdf"
    run(
        "msme:districtreport",
        INPUT=with_evil_aliases(),
        FIELDS=fields,
        PAGE=page,
        PROVINCE=NORTH if page in ("province", "atlas") else "",
        LANGUAGE="en",
        OUTPUT=str(path),
        PROJECT=None,
    )
    whole = " ".join(" ".join(page_texts(path)).split())
    assert "[% 6*7 %]" in whole
    assert "x' 42" not in whole


def test_a_unit_called_like_code_keeps_its_name_on_the_map() -> None:
    layer = districts(evil=True)
    assert name_units(layer)
    settings = layer.labeling().settings()
    expression = settings.getLabelExpression()
    context = layer.createExpressionContext()
    expression.prepare(context)
    request = QgsFeatureRequest().setFilterExpression("bps_code = '6502'")
    context.setFeature(next(layer.getFeatures(request)))
    assert expression.evaluate(context) == EVIL


def test_tooltips_of_the_square_stay_text() -> None:
    layer = districts()
    layer.setFieldAlias(layer.fields().indexFromName("w"), EVIL)
    made = make_style(MapUnits.of(layer), StyleMemory(("w", "w"), kind=Kind.BIVARIATE))
    assert made.square is not None
    root = ElementTree.fromstring(square_svg(made.square.cells))
    titles = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 9
    assert all(str(one).startswith(EVIL) for one in titles)


def test_a_project_with_such_names_is_read_again(tmp_path: Path) -> None:
    project = QgsProject()
    request = PageRequest(
        Page.ATLAS, ("v", "w"), province=Province("65", NORTH), language=Language.ENGLISH
    )
    layout = compose(project, with_evil_aliases(), request).layout
    document = QDomDocument()
    element = layout.writeXml(document, QgsReadWriteContext())
    document.appendChild(element)
    again = QDomDocument()
    assert again.setContent(document.toString())[0]
    project.clear()


def test_a_code_that_is_no_file_name_makes_a_file(run: Run, tmp_path: Path) -> None:
    layer = districts()
    request = QgsFeatureRequest().setFilterExpression("bps_code = '6502'")
    (unit,) = layer.getFeatures(request)
    place = layer.fields().indexFromName("bps_code")
    code = "65/../02"
    assert layer.dataProvider().changeAttributeValues({unit.id(): {place: code}})
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["w"],
        PAGE="atlas",
        PROVINCE=NORTH,
        FORMAT="png",
        DPI=72,
        OUTPUT=str(tmp_path / "atlas.png"),
        PROJECT=None,
    )
    made = sorted(one.name for one in tmp_path.iterdir())
    assert made[-1] == "atlas-65____02.png"
    assert len(made) == 5


def test_a_dataset_called_like_code_opens_from_its_pack(
    run: Run, tmp_path: Path, provider: object
) -> None:
    project = QgsProject.instance()
    project.clear()
    name = "<b>\"x' |layername=unit [% 6*7 %]"
    made = build(run, tmp_path, ACEH, "pack.gpkg", DATASET=name)
    assert made["PACK"]
    context = QgsProcessingContext()
    context.setProject(project)
    run("msme:loadpack", context=context, PACK=str(tmp_path / "pack.gpkg"))
    layer = project.layerTreeRoot().findGroup("pack").findLayers()[0].layer()
    assert layer.name().endswith(name)
    values = {one["bps_code"]: one["value"] for one in layer.getFeatures()}
    assert values["1101"] == 1250
    project.clear()
