"""Choices in QGIS's own dialogs of algorithms: labels are seen, tokens and ids are kept.

Processing makes these by the class that a parameter's metadata name, in a dialog and in a batch.
In the Model Designer QGIS's own widgets stand, which can take values of earlier steps too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameters,
    QgsProject,
)
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
)

from ..core.lists import split_names
from ..layers import read_fields
from ..translate import language
from .catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.PyQt.QtWidgets import QWidget

_MODELLER = "ModelerParametersDialog"
_BATCH = "BatchAlgorithmDialog"
_LINES = 9
_AROUND = 8
_LAYER = "INPUT"
_NAME = int(Qt.ItemDataRole.UserRole)


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


class IndicatorTable:
    """Fields of the chosen layer with ticks, and for each what a matrix holds beside it."""

    def __new__(  # type: ignore[misc] # (as above)
        cls,
        parameter: QgsProcessingParameterDefinition,
        dialog: QWidget,
        _row: int = 0,
        _column: int = 0,
        columns: Sequence[str] = (),
    ) -> QgsAbstractProcessingParameterWidgetWrapper:
        """Return what Processing puts into the dialog."""
        return _widget(parameter, dialog, dict(zip(columns, parameter.headers())), _Indicators)


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


class _Indicators(_Choice):
    """A row per field of numbers of the layer INPUT."""

    def createWidget(self) -> QWidget:
        """Return a table, empty as long as there is no layer."""
        box = QTableWidget(0, len(self._labels))
        box.setHorizontalHeaderLabels(list(self._labels.values()))
        box.verticalHeader().setVisible(False)
        row = box.fontMetrics().lineSpacing() + _AROUND
        box.verticalHeader().setDefaultSectionSize(row)
        header, modes = box.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(modes.ResizeToContents)
        header.setSectionResizeMode(0, modes.Stretch)
        box.setMinimumHeight((_LINES + 1) * row)
        box.itemChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def postInitialize(
        self, wrappers: Sequence[QgsAbstractProcessingParameterWidgetWrapper]
    ) -> None:
        """Follow the layer."""
        for one in wrappers:
            if one.parameterDefinition().name() == _LAYER:
                one.widgetValueHasChanged.connect(self._follow)
                self._follow(one)

    def setWidgetValue(self, value: object, _context: QgsProcessingContext) -> None:
        """Tick the fields that a matrix names, and show what it says of them."""
        cells = [str(one) for one in value] if isinstance(value, (list, tuple)) else []
        width = len(self._labels)
        for row in zip(*[iter(cells)] * width):
            place = self._place(row[0])
            if place is None:
                place = self._add(row[0], row[0], "")
            self._show(place, row)

    def widgetValue(self) -> object:
        """Return the cells of the rows that are ticked, row by row."""
        box = self._box
        ticked = [
            place
            for place in range(box.rowCount())
            if box.item(place, 0).checkState() == Qt.CheckState.Checked
        ]
        return [self._cell(place, name) for place in ticked for name in self._labels]

    def _follow(self, wrapper: QgsAbstractProcessingParameterWidgetWrapper) -> None:
        """List the fields of the layer that is chosen; what was ticked stays."""
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        given = {_LAYER: wrapper.parameterValue()}
        layer = QgsProcessingParameters.parameterAsVectorLayer(
            wrapper.parameterDefinition(), given, context
        )
        kept = self.widgetValue()
        self._box.setRowCount(0)
        for one in read_fields(layer)[0].indicators if layer is not None else ():
            self._add(one.name, one.title(language()), one.direction.value if one.direction else "")
        self.setWidgetValue(kept, context)

    def _add(self, name: str, title: str, direction: str) -> int:
        """Add a row and return its place."""
        box = self._box
        place = box.rowCount()
        box.setRowCount(place + 1)
        flags = Qt.ItemFlag
        for column, key in enumerate(self._labels):
            item = QTableWidgetItem(title if column == 0 else "")
            if column == 0 or key == "log":
                item.setFlags(
                    flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Unchecked)
            if column == 0:
                item.setData(_NAME, name)
                item.setToolTip(f"{title} ({name})")
            box.setItem(place, column, item)
            if key == "direction":
                box.setCellWidget(place, column, self._direction(direction))
        return place

    def _direction(self, known: str) -> QComboBox:
        translate = QCoreApplication.translate
        combo = QComboBox()
        for text, token in (
            ("", ""),
            (translate("Tokens", "more is better"), "better"),
            (translate("Tokens", "more is worse"), "worse"),
        ):
            combo.addItem(text, token)
        combo.setCurrentIndex(max(combo.findData(known), 0))
        combo.currentIndexChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return combo

    def _place(self, name: str) -> int | None:
        box = self._box
        names = [str(box.item(row, 0).data(_NAME)) for row in range(box.rowCount())]
        return names.index(name) if name in names else None

    def _show(self, place: int, cells: Sequence[str]) -> None:
        box, state = self._box, Qt.CheckState
        box.item(place, 0).setCheckState(state.Checked)
        for column, (key, text) in enumerate(zip(self._labels, cells)):
            if key == "direction":
                combo = box.cellWidget(place, column)
                combo.setCurrentIndex(max(combo.findData(text), 0))
            elif key == "log":
                box.item(place, column).setCheckState(state.Checked if text else state.Unchecked)
            elif column:
                box.item(place, column).setText(text)

    def _cell(self, place: int, key: str) -> str:
        box, column = self._box, list(self._labels).index(key)
        if key == "direction":
            return str(box.cellWidget(place, column).currentData())
        item = box.item(place, column)
        if key == "log":
            return "true" if item.checkState() == Qt.CheckState.Checked else ""
        return str(item.data(_NAME)) if column == 0 else item.text().strip()


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
    if name == _BATCH and kind in (_Several, _Indicators):
        # A list is too high for a line of a batch.
        return QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, place.Batch)
    return kind(parameter, place.Batch if name == _BATCH else place.Standard, labels)
