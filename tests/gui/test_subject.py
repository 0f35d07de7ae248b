"""What can be chosen, and what is left as it is when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.classes.method import Method
from msme_qgis_plugin.gui.pages.page import PageName
from msme_qgis_plugin.gui.subject import first_field, indicators_of, is_ours
from msme_qgis_plugin.styling.memory import StyleMemory, remember

if TYPE_CHECKING:
    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]


def layer_of(*fields: str) -> QgsVectorLayer:
    """Return four districts, the same number in each field of a row."""
    told = "".join(f"&field={one}:double" for one in fields)
    layer = QgsVectorLayer(
        f"Polygon?crs=EPSG:4326&field=bps_code:string{told}",
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
    return [
        name for one in indicators_of(layer) for name in one.fields.values()
    ]


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
def test_what_is_said_of_a_unit_or_of_a_value_is_no_indicator(
    name: str,
) -> None:
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


def test_layers_with_a_field_of_one_name_are_told_apart(
    frame: DockFrame, wait: Wait
) -> None:
    layers = [layer_of("value", "value_status") for _ in range(3)]
    for layer in layers:
        QgsProject.instance().addMapLayer(layer)
    box = frame.pages[2].view.bar.indicator
    wait(lambda: box.count() == len(layers))
    for layer in layers:
        frame.subject.choose(layer.id(), "value")
        assert box.currentData().layer_id == layer.id()
