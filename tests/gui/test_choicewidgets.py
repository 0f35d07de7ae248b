"""Choices in QGIS's own dialogs: labels are seen, tokens and ids come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsGui, QgsProcessingGui, QgsProcessingModelerParameterWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QWidget

if TYPE_CHECKING:
    from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper

Shown = tuple["QgsAbstractProcessingParameterWidgetWrapper", QComboBox]
CONTEXT = QgsProcessingContext()


@pytest.fixture
def show(provider: object) -> Any:
    """Put one parameter of an algorithm into a dialog."""
    from processing.gui.wrappers import WidgetWrapperFactory

    kept: list[Any] = []

    def make(algorithm: str, name: str) -> Shown:
        made = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        dialog = QDialog()
        wrapper = WidgetWrapperFactory.create_wrapper(made.parameterDefinition(name), dialog)
        kept.extend((made, dialog, wrapper))
        return wrapper, wrapper.createWrappedWidget(CONTEXT)

    return make


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_a_dialog_shows_labels_and_gives_tokens(show: Any) -> None:
    wrapper, box = show("msme:stylechoropleth", "METHOD")
    assert texts(box)[:2] == ["Fisher–Jenks", "quantiles"]
    assert wrapper.parameterValue() == "jenks"
    box.setCurrentIndex(1)
    assert wrapper.parameterValue() == "quantile"


@pytest.mark.parametrize("value", ["equal", 2, "2"])
def test_a_token_or_its_number_is_shown(show: Any, value: object) -> None:
    wrapper, box = show("msme:stylechoropleth", "METHOD")
    wrapper.setParameterValue(value, CONTEXT)
    assert box.currentText() == "equal intervals"
    assert wrapper.parameterValue() == "equal"


def test_an_optional_choice_may_stay_empty(show: Any) -> None:
    wrapper, box = show("msme:aggregatevillages", "WEIGHT")
    assert texts(box) == ["", "MSMEs", "families", "people", "villages"]
    assert wrapper.parameterValue() is None


def test_datasets_of_villages_are_offered_and_others_can_be_typed(show: Any) -> None:
    wrapper, box = show("msme:aggregatevillages", "DATASET")
    assert wrapper.parameterValue() == "auto"
    assert any(text.startswith("podes2019: ") for text in texts(box))
    assert not any(text.startswith("meta_rwi") for text in texts(box))
    wrapper.setParameterValue("podes2019", CONTEXT)
    assert box.currentText().startswith("podes2019: ")
    assert wrapper.parameterValue() == "podes2019"
    box.setEditText("survey_of_mine")
    assert wrapper.parameterValue() == "survey_of_mine"


def test_indicators_are_ticked(show: Any) -> None:
    wrapper, _ = show("msme:aggregatevillages", "INDICATORS")
    assert wrapper.parameterValue() == ""
    wrapper.setParameterValue("e01_elec, B04_4g_vill", CONTEXT)
    assert wrapper.parameterValue() == "B04_4g_vill; E01_elec"


def test_kinds_of_facilities_are_ticked(show: Any) -> None:
    wrapper, box = show("msme:reach", "FACILITY")
    assert wrapper.parameterValue() == "banks"
    assert box.item(0).text() == "banks: Bank offices"
    wrapper.setParameterValue("markets_open; markets_permanent", CONTEXT)
    assert wrapper.parameterValue() == "markets_permanent; markets_open"


def test_a_distance_is_asked_in_kilometres(provider: object) -> None:
    made = QgsApplication.processingRegistry().createAlgorithmById("msme:pointstodistricts")
    reach = made.parameterDefinition("MAX_DISTANCE")
    assert reach.defaultUnit() == Qgis.DistanceUnit.Kilometers
    registry = QgsGui.processingGuiRegistry()
    wrapper = registry.createParameterWidgetWrapper(reach, QgsProcessingGui.WidgetType.Standard)
    shown = wrapper.createWrappedWidget(CONTEXT)
    shown.show()
    units = shown.findChild(QComboBox)
    assert units.currentText() == "kilometers"
    units.setCurrentIndex(units.findText("meters"))
    assert wrapper.parameterValue() == pytest.approx(0.005)


def test_the_model_designer_keeps_qgis_own_widgets(provider: object) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory

    class ModelerParametersDialog(QWidget):
        pass

    made = QgsApplication.processingRegistry().createAlgorithmById("msme:stylechoropleth")
    dialog = ModelerParametersDialog()
    dialog.model, dialog.childId, dialog.context = QgsProcessingModelAlgorithm(), "", CONTEXT
    wrapper = WidgetWrapperFactory.create_wrapper(made.parameterDefinition("METHOD"), dialog)
    assert isinstance(wrapper, QgsProcessingModelerParameterWidget)
    wrapper.setWidgetValue([QgsProcessingModelChildParameterSource.fromStaticValue("equal")])
    assert wrapper.value().staticValue() == "equal"


@pytest.mark.parametrize("batch", [False, True])
def test_a_whole_dialog_opens_and_hands_tokens_on(
    provider: object, monkeypatch: pytest.MonkeyPatch, *, batch: bool
) -> None:
    from processing.gui import BatchPanel, ParametersPanel
    from processing.gui.AlgorithmDialog import AlgorithmDialog
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    made = QgsApplication.processingRegistry().createAlgorithmById("msme:aggregatevillages")
    for module in (BatchPanel, ParametersPanel):
        monkeypatch.setattr(module, "iface", None)
    dialog = BatchAlgorithmDialog(made, None) if batch else AlgorithmDialog(made, False, None)
    wrappers = dialog.mainWidget().wrappers
    held = {
        one.parameterDefinition().name(): one.parameterValue()
        for one in (wrappers[0] if batch else wrappers.values())
        if one is not None
    }
    assert (held["DATASET"], held["CODE_SYSTEM"]) == ("auto", "auto")
    assert held["WEIGHT"] is None
    assert not held["INDICATORS"]


def test_a_table_of_indicators_follows_the_layer(show: Any) -> None:
    columns = "field=Kode:string&field=Miskin:double&field=Luas:double"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4326&{columns}", "kab", "memory")
    assert QgsProject.instance().addMapLayer(layer) is not None
    wrapper, box = show("msme:compositeindex", "INDICATORS")
    source, _ = show("msme:compositeindex", "INPUT")
    assert wrapper.parameterValue() == []
    wrapper.postInitialize([wrapper, source])
    source.setParameterValue(layer.id(), CONTEXT)
    assert [box.item(row, 0).text() for row in range(box.rowCount())] == ["Miskin", "Luas"]
    box.item(1, 0).setCheckState(Qt.CheckState.Checked)
    box.cellWidget(1, 1).setCurrentIndex(2)
    box.item(1, 2).setText("0,5")
    assert wrapper.parameterValue() == ["Luas", "worse", "0,5", "", "", ""]
    told = ["Miskin", "better", "1", "0", "10", "true"]
    wrapper.setParameterValue(told, CONTEXT)
    assert wrapper.parameterValue() == [*told, "Luas", "worse", "0,5", "", "", ""]
    QgsProject.instance().removeMapLayer(layer.id())
