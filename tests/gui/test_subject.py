"""What can be chosen, and what is left as it is when it is chosen."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, Qt
from qgis.PyQt.QtTest import QTest

from msme_qgis_plugin.core.classes.method import Method
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.report.ranktable import DISTRICT, PROVINCE
from msme_qgis_plugin.gui.series import first_field, is_ours, series_of
from msme_qgis_plugin.layers import PACK_MAP, level_of_units, show_province, shown_province
from msme_qgis_plugin.styling.memory import StyleMemory, remember

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.PyQt.QtWidgets import QComboBox

    from msme_qgis_plugin.gui.dock import DockFrame
    from msme_qgis_plugin.gui.subjectbar import SubjectBar

    Wait = Callable[[Callable[[], bool]], None]


def layer_of(*fields: str) -> QgsVectorLayer:
    """Return four districts as version 0.x had them, the same number in each field of a row."""
    told = "".join(f"&field={one}:double" for one in fields)
    layer = QgsVectorLayer(
        f"Polygon?crs=EPSG:4326&field=bps_code:string{told}&field=boundary:string",
        "districts",
        "memory",
    )
    rows = []
    for place, number in enumerate((1.0, 2.0, 11.0, 12.0)):
        row = QgsFeature(layer.fields())
        row.setAttributes([f"{1101 + place}", *(number for _ in fields)])
        x = f"{place} 0,{place + 1} 0,{place + 1} 1,{place} 0"
        row.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x}))"))
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    return layer


def listed(layer: QgsVectorLayer) -> list[str]:
    return [name for one in series_of(layer) for name in one.fields.values()]


@pytest.mark.parametrize(
    "name",
    [
        "official_km2",
        "population",
        "population_year",
        "sectors_in_scope",
        "small_base",
        "villages",
        "merged",
        "boundary",
        "umkm_low",
        "umkm_high",
        "umkm_coverage",
        "umkm_status",
    ],
)
def test_what_is_said_of_a_unit_or_of_a_value_is_no_indicator(name: str) -> None:
    assert listed(layer_of(name, "umkm")) == ["umkm"]


def test_numbers_about_units_alone_make_no_layer_of_values() -> None:
    assert not is_ours(layer_of("population", "official_km2"))


def test_a_person_s_own_column_called_population_is_listed() -> None:
    layer = layer_of("population", "population_status")
    assert listed(layer) == ["population"]


def test_a_column_that_only_sounds_like_an_end_is_listed() -> None:
    assert listed(layer_of("income_low")) == ["income_low"]


def test_a_map_of_a_pack_lists_the_value_that_it_draws() -> None:
    assert listed(layer_of("value", "value_status")) == ["value"]
    shown = layer_of("value", "value_shown", "value_shown_status")
    assert listed(shown) == ["value_shown"]


def styled(*, field: str) -> QgsVectorLayer:
    layer = layer_of("umkm", "rwi")
    memory = StyleMemory((field,), Method.MANUAL, ((5.0,),))
    remember(layer, memory)
    return layer


def test_a_style_says_which_field_to_begin_with() -> None:
    assert first_field(layer_of("umkm", "rwi")) == "umkm"
    assert first_field(styled(field="rwi")) == "rwi"
    # Another layer's style, pasted by a person.
    assert first_field(styled(field="gone")) == "umkm"


def test_a_styled_layer_keeps_its_style_until_a_person_chooses(
    frame: DockFrame, wait: Wait
) -> None:
    layer = styled(field="rwi")
    QgsProject.instance().addMapLayer(layer)
    before = layer.renderer().dump()
    page = frame.pages[2]
    frame.go(PageName.MAP)
    wait(lambda: frame.subject.field == "rwi")
    wait(lambda: bool(page.view.model.lines))
    assert [line.count for line in page.view.model.lines] == [2, 2]
    assert layer.renderer().dump() == before
    page._breaks_moved([1.5])
    wait(lambda: layer.renderer().dump() != before)


def test_layers_with_a_field_of_one_name_are_told_apart(frame: DockFrame, wait: Wait) -> None:
    layers = [layer_of("value", "value_status") for _ in range(3)]
    for layer in layers:
        QgsProject.instance().addMapLayer(layer)
    bar = frame.pages[2].view.bar
    wait(lambda: bar.indicator.count() == len(layers))
    for layer in layers:
        frame.subject.choose(layer.id(), "value")
        assert bar.choice.chosen == (layer.id(), "value")


# Parts of one whole.


def layer_by_sector() -> QgsVectorLayer:
    """Return what `msme:structure` writes, of two fields of business."""
    layer = layer_of("women_share", "share_c", "share_g", "share_4g", "lq_c")
    assert layer.dataProvider().addAttributes([QgsField("kbli_version", QMetaType.Type.QString)])
    layer.updateFields()
    for field, alias in (
        ("women_share", "Share of women"),
        ("share_c", "Pangsa C: Industri"),
        ("share_g", "Pangsa G: Perdagangan"),
        ("lq_c", "LQ C: Industri"),
    ):
        layer.setFieldAlias(layer.fields().indexFromName(field), alias)
    return layer


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def pick(box: QComboBox, text: str) -> None:
    """Choose a line by the keyboard, as a person does."""
    box.setFocus()
    steps = texts(box).index(text) - box.currentIndex()
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    for _ in range(abs(steps)):
        QTest.keyClick(box, key)
    assert box.currentText() == text


@pytest.fixture
def bar(frame: DockFrame) -> SubjectBar:
    frame.resize(420, 620)
    frame.show()
    frame.go(PageName.MAP)
    return frame.pages[2].view.bar


def test_sectors_are_one_indicator_with_a_breakdown(
    frame: DockFrame, bar: SubjectBar, wait: Wait
) -> None:
    layer = layer_by_sector()
    QgsProject.instance().addMapLayer(layer)
    wait(lambda: bar.indicator.count() > 0)
    assert texts(bar.indicator) == [
        "Share of women",
        "Pangsa",
        # The name of a signal, not of a field of business.
        "share 4g",
        "LQ C: Industri",
    ]
    assert bar.breakdown.isHidden()
    pick(bar.indicator, "Pangsa")
    assert not bar.breakdown.isHidden()
    assert texts(bar.part) == ["C: Industri", "G: Perdagangan"]
    assert frame.subject.field == "share_c"
    pick(bar.part, "G: Perdagangan")
    assert frame.subject.field == "share_g"
    assert bar.indicator.currentText() == "Pangsa"
    # Report shows the same, and so does the project once it is opened.
    other = frame.pages[3].bar
    assert other.part.currentText() == "G: Perdagangan"
    frame.restore()
    assert frame.subject.field == "share_g"
    assert bar.part.currentText() == "G: Perdagangan"


def test_a_share_without_sectors_in_its_table_is_no_part() -> None:
    heads = [one.head for one in series_of(layer_of("share_c", "lq_c"))]
    assert heads == ["share c", "lq c"]


def test_the_second_of_two_indicators_has_a_breakdown_too(
    frame: DockFrame, bar: SubjectBar, wait: Wait
) -> None:
    layer = layer_by_sector()
    QgsProject.instance().addMapLayer(layer)
    wait(lambda: bar.indicator.count() > 0)
    view = frame.pages[2].view
    pick(view.kind, "Two indicators (3×3)")
    pick(view.second, "Pangsa")
    assert not view.secondPart.isHidden()
    pick(view.secondPart, "G: Perdagangan")
    (told,) = frame.pages[2].steps()
    assert (told[1]["FIELD_A"], told[1]["FIELD_B"]) == ("women_share", "share_g")
    pick(view.second, "share 4g")
    assert view.secondPart.isHidden()


def pack_map(path: Path, name: str, alias: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(path), alias, "ogr")
    layer.setCustomProperty(PACK_MAP, json.dumps([name, "se2016", "DISTRICT"]))
    layer.setFieldAlias(layer.fields().indexFromName("value"), alias)
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_sectors_of_a_pack_are_one_indicator_over_several_layers(
    frame: DockFrame, bar: SubjectBar, wait: Wait, tmp_path: Path
) -> None:
    path = tmp_path / "pack.gpkg"
    error, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer_of("value"),
        str(path),
        QgsCoordinateTransformContext(),
        QgsVectorFileWriter.SaveVectorOptions(),
    )
    assert error == QgsVectorFileWriter.WriterError.NoError
    women = pack_map(path, "women", "Women (%) · 2016 · se2016")
    quotients = [
        pack_map(path, f"lq:{letter}", f"LQ {letter} (ratio) · 2016 · C C") for letter in "GC"
    ]
    wait(lambda: bar.indicator.count() == 2)
    frame.subject.choose(quotients[1].id(), "value")
    assert bar.indicator.currentText().startswith("Location quotient · ")
    assert texts(bar.part) == ["C", "G"]
    assert bar.part.currentText() == "C"
    pick(bar.part, "G")
    assert frame.subject.layer_id == quotients[0].id()
    frame.subject.choose(women.id(), "value")
    # The year of a dataset's name is no period.
    assert bar.indicator.currentText() == "Women (%) · 2016 · se2016"
    assert bar.period.isHidden()
    assert bar.breakdown.isHidden()


def test_a_made_up_property_of_a_pack_does_no_harm() -> None:
    layer = layer_of("umkm")
    layer.setCustomProperty(PACK_MAP, "no json")
    assert listed(layer) == ["umkm"]


# Levels.


def leveled(digits: int, *fields: str) -> QgsVectorLayer:
    """Return units whose codes have so many digits, in two provinces."""
    layer = layer_of(*fields)
    names = ("bps_code", "province")
    assert layer.dataProvider().addAttributes([QgsField("province", QMetaType.Type.QString)])
    layer.updateFields()
    places = [layer.fields().indexFromName(one) for one in names]
    for number, unit in enumerate(list(layer.getFeatures())):
        code = ("11" if number < 2 else "12") + f"{number:08}"
        province = "Aceh" if number < 2 else "Sumatera Utara"
        values = dict(zip(places, (code[:digits], province)))
        assert layer.dataProvider().changeAttributeValues({unit.id(): values})
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_levels_are_those_at_which_the_indicator_is_there(
    frame: DockFrame, bar: SubjectBar, wait: Wait
) -> None:
    districts = leveled(4, "umkm_2016", "umkm_2017", "rwi")
    villages = leveled(10, "UMKM_2017")
    provinces = leveled(2, "umkm_2016")
    wait(lambda: len(frame.subject.layers()) == 3)
    frame.subject.choose(districts.id(), "umkm_2017")
    assert texts(bar.level) == ["Province", "District", "Village"]
    assert bar.level.currentText() == "District"
    frame.subject.choose_province("Aceh")
    pick(bar.level, "Village")
    assert frame.subject.layer_id == villages.id()
    assert frame.subject.field == "UMKM_2017"
    # The province goes along.
    assert frame.subject.province == "Aceh"
    assert villages.featureCount() == 2
    pick(bar.level, "District")
    pick(bar.level, "Province")
    frame.pages[2].preview()
    model = frame.pages[2].view.model
    head = partial(model.headerData, 3, Qt.Orientation.Horizontal)
    wait(lambda: head() == "Provinces")
    report = frame.pages[3]
    frame.go(PageName.REPORT)
    report.shown()
    assert report.view.model.headerData(DISTRICT, Qt.Orientation.Horizontal) == ("Province")
    assert report.view.table.isColumnHidden(PROVINCE)
    provinces.selectAll()
    assert report.footer().text == "Provinces selected: 2"
    frame.go(PageName.MAP)
    # Of the periods that it has.
    assert frame.subject.layer_id == provinces.id()
    assert frame.subject.field == "umkm_2016"
    frame.subject.choose(districts.id(), "rwi")
    assert bar.level.isHidden()
    assert bar.levelLabel.isHidden()


def test_a_field_level_says_what_codes_do_not() -> None:
    layer = layer_of("value")
    assert level_of_units(layer) is Level.DISTRICT
    assert layer.dataProvider().addAttributes([QgsField("level", QMetaType.Type.QString)])
    layer.updateFields()
    assert level_of_units(layer) is Level.DISTRICT
    place = layer.fields().indexFromName("level")
    for said, level in (("VILLAGE", Level.VILLAGE), ("2", Level.DISTRICT)):
        for unit in list(layer.getFeatures()):
            assert layer.dataProvider().changeAttributeValues({unit.id(): {place: said}})
        assert level_of_units(layer) is level


# Provinces.


def test_a_filter_of_a_person_s_own_stays_beside_the_province(
    frame: DockFrame, bar: SubjectBar, wait: Wait
) -> None:
    layer = leveled(4, "umkm")
    # Of 1, 2 in Aceh and 11, 12 in Sumatera Utara.
    own = '"umkm" > 1 AND "province" <> \'Bali\''
    assert layer.setSubsetString(own)
    wait(lambda: bar.province.count() == 3)
    pick(bar.province, "Aceh")
    assert layer.featureCount() == 1
    pick(bar.province, "Sumatera Utara")
    assert layer.featureCount() == 2
    assert texts(bar.province) == ["All provinces", "Aceh", "Sumatera Utara"]
    pick(bar.province, "All provinces")
    assert layer.subsetString() == own


def test_a_layer_that_one_comes_back_to_still_shows_its_province(
    frame: DockFrame, bar: SubjectBar, wait: Wait
) -> None:
    first, second = leveled(4, "umkm"), leveled(4, "rwi")
    wait(lambda: len(frame.subject.layers()) == 2)
    frame.subject.choose(first.id(), "umkm")
    pick(bar.province, "Aceh")
    frame.subject.choose(second.id(), "rwi")
    assert bar.province.currentText() == "All provinces"
    frame.subject.choose(first.id(), "umkm")
    assert bar.province.currentText() == "Aceh"


def test_a_province_with_a_quotation_mark_is_read_back() -> None:
    layer = layer_of("umkm")
    assert layer.dataProvider().addAttributes([QgsField("province", QMetaType.Type.QString)])
    layer.updateFields()
    assert show_province(layer, "D'Oro) AND (1")
    assert shown_province(layer) == "D'Oro) AND (1"
    assert show_province(layer, "")
    assert layer.subsetString() == ""
