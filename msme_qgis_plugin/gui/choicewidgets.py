"""Choices in QGIS's own dialogs of algorithms: labels are seen, tokens and ids are kept.

Processing makes these by the class that a parameter's metadata name, in a dialog and in a batch.
In the Model Designer QGIS's own widgets stand, which can take values of earlier steps too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from ..core.lists import split_names
from ..translate import language
from .catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsProcessingContext
    from qgis.PyQt.QtWidgets import QWidget

_MODELLER = "ModelerParametersDialog"
_BATCH = "BatchAlgorithmDialog"
_LINES = 9


class TokenChoice:
    """A choice of tokens, shown by their labels."""

    def __new__(  # type: ignore[misc] # (Processing calls a class and wants a wrapper)
        cls,
        parameter: QgsProcessingParameterDefinition,
        dialog: QWidget,
        _row: int = 0,
        _column: int = 0,
        labels: Sequence[str] = (),
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return what Processing puts into the dialog."""
        return _widget(parameter, dialog, dict(zip(parameter.options(), labels)), _Combo)


class DatasetChoice:
    """A dataset of the catalogue; another id can be typed."""

    def __new__(  # type: ignore[misc] # (as above)
        cls,
        parameter: QgsProcessingParameterDefinition,
        dialog: QWidget,
        _row: int = 0,
        _column: int = 0,
        layouts: Sequence[str] = (),
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return what Processing puts into the dialog."""
        found = [
            one for one in load_catalogue().datasets.values() if one.layout.value in {*layouts}
        ]
        labels = {one.id: f"{one.id}: {one.title.get(language())}" for one in found}
        auto = parameter.defaultValue()
        return _widget(parameter, dialog, {auto: auto, **labels} if auto else labels, _Editable)


class IndicatorChoice:
    """Indicators of the catalogue, none or several."""

    def __new__(  # type: ignore[misc] # (as above)
        cls,
        parameter: QgsProcessingParameterDefinition,
        dialog: QWidget,
        _row: int = 0,
        _column: int = 0,
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return what Processing puts into the dialog."""
        held = load_catalogue()
        found = (*held.indicators.values(), *held.variants.values())
        labels = {one.id: f"{one.id}: {one.name.get(language())}" for one in found}
        return _widget(parameter, dialog, labels, _Several)


class VariableChoice:
    """Variables of surveys, none or several."""

    def __new__(  # type: ignore[misc] # (as above)
        cls,
        parameter: QgsProcessingParameterDefinition,
        dialog: QWidget,
        _row: int = 0,
        _column: int = 0,
        names: Sequence[str] = (),
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return what Processing puts into the dialog."""
        known = load_catalogue().variables
        labels = {one: f"{one}: {known[one].label.get(language())}" for one in names}
        return _widget(parameter, dialog, labels, _Several)


class _Choice(QgsAbstractProcessingParameterWidgetWrapper):
    """What all have: tokens or ids with their labels."""

    def __init__(
        self,
        parameter: QgsProcessingParameterDefinition,
        kind: QgsProcessingGui.WidgetType,
        labels: Mapping[str, str],
    ) -> None:
        super().__init__(parameter, kind)
        self._labels = dict(labels)

    @property
    def _box(self) -> QWidget:
        # QGIS has taken over the one that was made, and Python's own handle of it with it.
        return self.wrappedWidget()


class _Combo(_Choice):
    """One token out of several."""

    def createWidget(self) -> QWidget:
        """Return a combo box, with a blank line where nothing may be chosen."""
        box = QComboBox()
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        if self.parameterDefinition().flags() & optional:
            box.addItem("", None)
        for token, label in self._labels.items():
            box.addItem(label, token)
        box.currentTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def setWidgetValue(self, value: object, _context: QgsProcessingContext) -> None:
        """Show a token; a number is the place of one."""
        tokens, text = list(self._labels), str(value)
        if text not in tokens and text.isdecimal() and int(text) < len(tokens):
            text = tokens[int(text)]
        self._box.setCurrentIndex(max(self._box.findData(text), 0))

    def widgetValue(self) -> object:
        """Return the token that is chosen, None for none."""
        return self._box.currentData()


class _Editable(_Combo):
    """One id out of several, or another one."""

    def createWidget(self) -> QWidget:
        """Return a combo box that can be typed into."""
        box = super().createWidget()
        make_editable = box.setEditable  # not a raster's: there is no success to look at
        make_editable(True)
        return box

    def setWidgetValue(self, value: object, _context: QgsProcessingContext) -> None:
        """Show an id, also one that is not in the list."""
        place = self._box.findData(value or None)
        if place >= 0:
            self._box.setCurrentIndex(place)
        else:
            self._box.setEditText(str(value))

    def widgetValue(self) -> object:
        """Return the id that is chosen or typed, None for none."""
        text = self._box.currentText().strip()
        place = self._box.findText(text)
        return self._box.itemData(place) if place >= 0 else text or None


class _Several(_Choice):
    """Ids, none or several; as text with `;` between them."""

    def createWidget(self) -> QWidget:
        """Return a list with ticks."""
        box = QListWidget()
        box.setMaximumHeight(_LINES * box.fontMetrics().lineSpacing())
        for label in self._labels.values():
            item = QListWidgetItem(label, box)
            item.setCheckState(Qt.CheckState.Unchecked)
        box.itemChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def setWidgetValue(self, value: object, _context: QgsProcessingContext) -> None:
        """Tick the ids that a text names."""
        named = {one.casefold() for one in split_names(str(value or ""), commas=True)}
        for item, token in zip(self._items(), self._labels):
            ticked = token.casefold() in named
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def widgetValue(self) -> object:
        """Return the ids that are ticked as one text."""
        ticked = Qt.CheckState.Checked
        found = zip(self._items(), self._labels)
        return "; ".join(token for item, token in found if item.checkState() == ticked)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self._box.item(place) for place in range(self._box.count()))


def _widget(
    parameter: QgsProcessingParameterDefinition,
    dialog: QWidget,
    labels: Mapping[str, str],
    kind: type[_Choice],
) -> QgsAbstractProcessingParameterWidgetWrapper:
    name = type(dialog).__name__
    if name == _MODELLER:
        registry = QgsGui.processingGuiRegistry()
        return registry.createModelerParameterWidget(
            dialog.model, dialog.childId, parameter, dialog.context
        )
    place = QgsProcessingGui.WidgetType
    if name == _BATCH and kind is _Several:
        # A list is too high for a line of a batch.
        return QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, place.Batch)
    return kind(parameter, place.Batch if name == _BATCH else place.Standard, labels)
