"""From a table over a style to a page and a project: what is asked for is what is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemMap,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from msme_qgis_plugin.core.measures.field import Category, Direction, Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.layers import keep_schema, read_fields
from msme_qgis_plugin.report.compose import compose
from msme_qgis_plugin.report.request import Page, PageRequest, Province
from msme_qgis_plugin.styling.kinds import make_style
from msme_qgis_plugin.styling.legend import Language
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import StyleMemory, remembered
from msme_qgis_plugin.styling.palettes import Palette, swatch
from tests.qgis.test_choropleth import squares
from tests.qgis.test_districtreport import NORTH, districts, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

Source = QgsProcessingModelChildParameterSource
# Fisher-Jenks in five classes would print five; three quantiles hold a third each.
TABLE = """\
Kode BPS;Kabupaten/Kota;UMKM
1101;Simeulue;1
1102;Aceh Singkil;2
1103;Aceh Selatan;3
1104;Aceh Tenggara;50
1105;Aceh Timur;51
1106;Aceh Tengah;52
1107;Aceh Barat;400
"""


def model(**style: object) -> QgsProcessingModelAlgorithm:
    """Harmonise, style, print: each step takes what the one before gives."""
    made = QgsProcessingModelAlgorithm("page", "test")
    for name in ("table", "page", "project"):
        made.addModelParameter(QgsProcessingParameterFile(name), QgsProcessingModelParameter(name))
    steps = {
        "harmonise": {"INPUT": Source.fromModelParameter("table")},
        "stylechoropleth": {
            "INPUT": Source.fromChildOutput("harmonise", "OUTPUT"),
            "FIELD": Source.fromStaticValue("UMKM"),
            **{name: Source.fromStaticValue(value) for name, value in style.items()},
        },
        "districtreport": {
            "INPUT": Source.fromChildOutput("stylechoropleth", "OUTPUT"),
            "LANGUAGE": Source.fromStaticValue("en"),
            "OUTPUT": Source.fromModelParameter("page"),
            "PROJECT": Source.fromModelParameter("project"),
        },
    }
    # In this order on purpose: only what a step takes may decide when it runs.
    for name in ("districtreport", "stylechoropleth", "harmonise"):
        child = QgsProcessingModelChildAlgorithm(f"msme:{name}")
        child.setChildId(name)
        for parameter, source in steps[name].items():
            child.addParameterSources(parameter, [source])
        made.addChildAlgorithm(child)
    made.updateDestinationParameters()
    return made


def run_model(made: QgsProcessingModelAlgorithm, folder: Path, *, threaded: bool) -> None:
    table = folder / "umkm.csv"
    table.write_text(TABLE, encoding="utf-8")
    parameters = {
        "table": str(table),
        "page": str(folder / "page.pdf"),
        "project": str(folder / "page.qgz"),
    }
    # A step's own outputs are a file each, as a person leaves them.
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    if not threaded:
        _, done = made.run(parameters, context, feedback)
        assert done, feedback.textLog()
        return
    task = QgsProcessingAlgRunnerTask(made, parameters, context, feedback)
    loop, ended = QEventLoop(), []
    task.executed.connect(lambda done, _results: (ended.append(done), loop.quit()))
    QTimer.singleShot(60_000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert ended == [True], feedback.textLog()


@pytest.mark.parametrize("threaded", [False, True])
def test_a_model_prints_the_classes_that_were_asked_for(
    provider: object, tmp_path: Path, threaded: bool
) -> None:
    made = model(METHOD="quantile", CLASSES=3, LANGUAGE="en")
    run_model(made, tmp_path, threaded=threaded)
    words = " ".join(" ".join(page_texts(tmp_path / "page.pdf")).split())
    assert "3 classes, quantiles" in words
    assert "≥ 52 (2)" in words
    # The project holds the same, and whole, without the plugin.
    project = QgsProject()
    assert project.read(str(tmp_path / "page.qgz"))
    (units,) = [one for one in project.mapLayers().values() if remembered(one)]
    labels = [rule.label() for rule in units.renderer().rootRule().children()]
    assert labels == ["≥ 52 (2)", "4 – < 52 (2)", "< 4 (3)", "No data (507)"]
    fields, about = read_fields(units)
    assert fields["UMKM"].role is Role.VALUE
    assert fields.beside("UMKM", Role.STATUS) is not None
    assert about.indicative
    project.clear()


def test_the_output_of_a_style_is_the_layer(run: Run) -> None:
    layer = squares("v:double", [(1.0,), (2.0,)])
    for name, parameters in (
        ("stylechoropleth", {"FIELD": "v"}),
        ("stylecategories", {"FIELD": "v"}),
    ):
        assert run(f"msme:{name}", INPUT=layer, **parameters)["OUTPUT"] == layer.id()


TYPES = (
    Category("tumbuh", Text("Growing", "Tumbuh"), "#1E4B9B"),
    Category("tetap", Text("Stable", "Tetap"), "#D6E6BA"),
)


def typed() -> QgsVectorLayer:
    """Districts with a type each: those of the north grow, 6502 alone is stable."""
    layer = districts()
    assert layer.dataProvider().renameAttributes({layer.fields().indexFromName("v_status"): "tipe"})
    layer.updateFields()
    place = layer.fields().indexFromName("tipe")
    layer.dataProvider().changeAttributeValues(
        {
            one.id(): {place: "tetap" if one["bps_code"] == "6502" else "tumbuh"}
            for one in layer.getFeatures()
        }
    )
    label = Text("Type of district", "Tipe wilayah")
    field = Field("tipe", Role.CATEGORY, label=label, categories=TYPES)
    keep_schema(layer, Fields([*read_fields(layer)[0].without(["tipe"]).values(), field]), About())
    return layer


def report(run: Run, layer: QgsVectorLayer, path: Path, page: str, **more: object) -> list[str]:
    parameters = {"LANGUAGE": "en", "PROJECT": None, **more}
    run("msme:districtreport", INPUT=layer, PAGE=page, OUTPUT=str(path), **parameters)
    # Letters that a font draws as one.
    return [" ".join(one.split()).replace("ﬁ", "fi") for one in page_texts(path)]


@pytest.mark.parametrize("page", ["national_landscape", "national_portrait", "province"])
def test_a_page_of_categories_has_their_legend(run: Run, tmp_path: Path, page: str) -> None:
    (words,) = report(run, typed(), tmp_path / "a.pdf", page, FIELDS=["tipe"], PROVINCE=NORTH)
    growing = 4 if page == "province" else 513
    assert "Type of district" in words
    assert f"Growing ({growing})" in words
    assert "Stable (1)" in words
    assert "2 categories as the data have them" in words


def test_an_atlas_names_the_category_of_each_district(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = report(run, typed(), path, "atlas", FIELDS=["tipe", "w"], PROVINCE="65")
    assert len(pages) == 5
    (second,) = [one for one in pages if one.startswith("Kabupaten Bulungan")]
    # Its own in large letters, and in the legend.
    assert second.count("Stable") == 2
    assert pages[0].count("Stable") == 1
    assert "Ranking in the province: w" in pages[0]


def test_an_atlas_of_categories_alone_has_no_ranking(run: Run, tmp_path: Path) -> None:
    pages = report(run, typed(), tmp_path / "a.pdf", "atlas", FIELDS=["tipe"], PROVINCE="65")
    assert len(pages) == 5
    assert "Ranking" not in pages[0]


def elsewhere() -> QgsVectorLayer:
    """Sixteen squares in Kenya, numbered in their own way."""
    layer = QgsVectorLayer(
        "MultiPolygon?crs=EPSG:4326&field=id:string&field=v:double&field=w:double",
        "Counties",
        "memory",
    )
    features = []
    for place in range(16):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"KE{place:02}", float(place), float(place**2)])
        west, south = 35 + place % 4, -2 + place // 4
        square = QgsRectangle(west, south, west + 1, south + 1)
        feature.setGeometry(QgsGeometry.fromRect(square))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


@pytest.mark.parametrize("page", ["national_landscape", "national_portrait", "a3"])
def test_a_page_of_another_country_shows_that_country(run: Run, tmp_path: Path, page: str) -> None:
    (words,) = report(run, elsewhere(), tmp_path / "a.pdf", page, FIELDS=["v"])
    assert "MALAYSIA" not in words
    assert "Java" not in words
    assert "By area" in words
    assert "(n) number of areas" in words
    assert "Natural Earth" not in words
    assert "Lambert azimuthal equal-area, centre 0°, 37°" in words
    project = QgsProject()
    request = PageRequest(Page(page), ("v",))
    layout = compose(project, elsewhere(), request).layout
    (area,) = [one for one in layout.items() if isinstance(one, QgsLayoutItemMap)]
    # All of it, and not as a dot: most of the frame's height.
    units = area.layers()[0]
    height = 4 * 111_000
    assert area.extent().height() == pytest.approx(height * 1.06, rel=0.02)
    assert units.featureCount() == 16
    project.clear()


def test_districts_of_indonesia_are_at_home_whatever_their_codes(run: Run, tmp_path: Path) -> None:
    layer = districts()
    assert layer.dataProvider().renameAttributes({layer.fields().indexFromName("bps_code"): "gid"})
    layer.updateFields()
    (words,) = report(run, layer, tmp_path / "a.pdf", "national_landscape", FIELDS=["v"])
    assert "MALAYSIA" in words
    assert "Java and Bali" in words


def test_small_maps_of_another_country(run: Run, tmp_path: Path) -> None:
    (words,) = report(run, elsewhere(), tmp_path / "a.pdf", "multiples", FIELDS=["v", "w"])
    assert "Lambert azimuthal equal-area" in words
    assert "Natural Earth" not in words


def test_indicative_boundaries_stay_so_through_a_chain(run: Run, tmp_path: Path) -> None:
    """After a second run the column held the first layer's name."""
    layer = districts()
    place = layer.fields().indexFromName("boundary")
    layer.dataProvider().changeAttributeValues(
        {one.id(): {place: "units"} for one in layer.getFeatures()}
    )
    keep_schema(layer, read_fields(layer)[0], About(boundary="units", indicative=True))
    (words,) = report(run, layer, tmp_path / "a.pdf", "national_landscape", FIELDS=["v"])
    assert "Boundaries: indicative, 514 districts" in words


def test_the_line_under_the_title_does_not_repeat_it(run: Run, tmp_path: Path) -> None:
    layer = districts()
    layer.setFieldAlias(layer.fields().indexFromName("v"), "MSMEs per km²")
    fields = read_fields(layer)[0]
    told = replace(fields["v"], period="2024", weight_label=Text("area", "luas"))
    keep_schema(layer, Fields([*fields.without(["v"]).values(), told]), About())
    words = report(run, layer, tmp_path / "a.pdf", "national_landscape", FIELDS=["v"])[0]
    assert words.startswith("MSMEs per km² By district · 2024 · weight: area")
    assert "logo" not in words


def test_a_profile_is_of_msmes_only_over_their_data(run: Run, tmp_path: Path) -> None:
    layer = districts()
    pages = report(run, layer, tmp_path / "a.pdf", "atlas", FIELDS=["v"], PROVINCE="65")
    assert "Area profile · Province of Kalimantan Utara" in pages[0]
    fields = read_fields(layer)[0]
    told = replace(fields["v"], indicator="A01_msme_n")
    keep_schema(layer, Fields([*fields.without(["v"]).values(), told]), About())
    pages = report(run, layer, tmp_path / "b.pdf", "atlas", FIELDS=["v"], PROVINCE="65")
    assert "MSME profile · Province of Kalimantan Utara" in pages[0]


@pytest.mark.parametrize(
    ("direction", "palette"),
    [
        (Direction.BETTER, Palette.BETTER),
        (Direction.WORSE, Palette.WORSE),
        (Direction.NEUTRAL, Palette.NEUTRAL),
        (None, Palette.NEUTRAL),
    ],
)
def test_a_direction_chooses_the_colours(
    qgis_app: object, direction: Direction | None, palette: Palette
) -> None:
    layer = squares("v:double", [(1.0,), (2.0,), (3.0,)])
    units = MapUnits(layer, Fields([Field("v", direction=direction)]))
    made = make_style(units, StyleMemory(("v",), classes=3))
    assert [row.colour for row in made.classes] == list(swatch(palette, 3))


def test_a_diverging_map_lies_around_the_indicator_s_own_centre(run: Run) -> None:
    layer = squares("A12_lq:double", [(0.2,), (0.9,), (1.1,), (3.0,)])
    result = run("msme:stylechoropleth", INPUT=layer, FIELD="A12_lq", METHOD="diverging", CLASSES=2)
    assert next(one["upper"] for one in result["CLASSES_TABLE"].getFeatures()) == 1.0
    assert read_fields(layer)[0]["A12_lq"].centre == 1.0


def test_bounds_of_a_hidden_value_are_hidden(qgis_app: object) -> None:
    layer = squares("v:double,v_status:string,v_low:double", [(1.0, "A", 0.5), (2.0, "Q", 1.5)])
    made = make_style(MapUnits.of(layer), StyleMemory(("v_low",)))
    assert (made.drawn_units, made.suppressed) == (1, 1)


def test_a_page_speaks_its_own_language_not_qgis_s(run: Run, tmp_path: Path) -> None:
    for language, words in (("en", "Type of district"), ("id", "Tipe wilayah")):
        path = tmp_path / f"{language}.pdf"
        (text,) = report(
            run, typed(), path, "national_landscape", FIELDS=["tipe"], LANGUAGE=language
        )
        assert words in text


def test_a_province_page_keeps_what_its_columns_are(qgis_app: object) -> None:
    project = QgsProject()
    request = PageRequest(
        Page.PROVINCE, ("tipe",), province=Province("65", NORTH), language=Language.ENGLISH
    )
    compose(project, typed(), request)
    found = [one for one in project.mapLayers().values() if remembered(one)]
    assert read_fields(found[0])[0]["tipe"].categories == TYPES
    project.clear()
