"""The widgets of the page Map, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QWidget

from ...core.classes.method import Method
from ...styling.kinds import KINDS, Kind
from ...styling.palettes import Palette, palette_for
from ..load import Form, load_ui, theme_icon
from ..subjectbar import IndicatorChoice, SubjectBar
from .classtable import COLOUR, FROM, SWATCH, ClassModel
from .paletteicons import eye_menu, fill_palettes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from qgis.PyQt.QtWidgets import QComboBox

    from ...core.measures.field import Direction, Field
    from ...styling.memory import StyleMemory
    from ..subject import Subject

# Kinds that are no matter of classes have no method.
_METHODS = {
    Kind.CHOROPLETH: tuple(Method),
    Kind.BIVARIATE: (Method.QUANTILE, Method.JENKS, Method.EQUAL, Method.STDDEV),
}
_DIVERGING = (Palette.DIVERGING, Palette.DIVERGING_REVERSED)
_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}")


def method_text(method: Method) -> str:
    """Return what a method is called."""
    return {
        Method.JENKS: QCoreApplication.translate("MapPage", "Fisher–Jenks"),
        Method.QUANTILE: QCoreApplication.translate("MapPage", "Quantiles"),
        Method.EQUAL: QCoreApplication.translate("MapPage", "Equal intervals"),
        Method.STDDEV: QCoreApplication.translate("MapPage", "Standard deviation"),
        Method.PRETTY: QCoreApplication.translate("MapPage", "Round numbers"),
        Method.HEADTAIL: QCoreApplication.translate("MapPage", "Head/tail"),
        Method.MANUAL: QCoreApplication.translate("MapPage", "Manual"),
        Method.DIVERGING: QCoreApplication.translate("MapPage", "Diverging"),
    }[method]


def breaks_text(breaks: Sequence[float]) -> str:
    """Return breaks as the algorithm reads them without doubt.

    Three decimals could be thousands, so these get a fourth.
    """
    texts = [repr(float(one)) for one in breaks]
    return "; ".join(f"{text}0" if _THREE_DECIMALS.fullmatch(text) else text for text in texts)


class MapView(Form):
    """Reads like the mock-up: subject, method, colours, classes."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        load_ui("map", self)
        self.bar = SubjectBar(subject)
        self.subjectPlace.addWidget(self.bar)
        # Up belongs under across and its part, above level and province.
        self.bar.layout().insertWidget(2, self.up)
        self.bar.indicatorRow.insertWidget(3, self.play)
        self.bar.levelRow.addWidget(self.names)
        self.second_choice = IndicatorChoice(self.second, self.secondPeriod, self.secondPart)
        self.model = ClassModel()
        self._dress()
        self._put_keys_in_order()
        self.show_kind()

    @property
    def chosen_kind(self) -> Kind:
        """The kind of map that is chosen."""
        return Kind(self.kind.currentData())

    @property
    def chosen_method(self) -> Method:
        """The method that is chosen."""
        return Method(self.method.currentData())

    def parameters(self) -> dict[str, Any]:
        """Return method, classes and colours for a choropleth."""
        method = self.chosen_method
        told: dict[str, Any] = {
            "METHOD": method.value,
            "CLASSES": self.classes.value(),
            "PALETTE": self.colours.currentData(),
        }
        if method is Method.MANUAL:
            told["BREAKS"] = breaks_text(self.histogram.breaks)
            told.pop("CLASSES")
        if method is Method.DIVERGING:
            told["CENTRE"] = self.centre.value()
        return told

    def take(self, memory: StyleMemory, direction: Direction | None) -> None:
        """Show the choices that a layer remembers; `direction` is that of the field."""
        self.choose(self.kind, memory.kind.value)
        self.show_kind()
        self.choose(self.method, (memory.method or Method.JENKS).value)
        if not KINDS[memory.kind].histogram:
            return
        breaks = memory.breaks_of(0)
        with QSignalBlocker(self.classes), QSignalBlocker(self.centre):
            if memory.method is not Method.HEADTAIL and breaks:
                self.classes.setProperty("value", len(breaks) + 1)
            self.centre.setProperty("value", memory.centre or 0.0)
        self.histogram.breaks = list(breaks)
        palette = memory.palette
        if palette is Palette.AUTO:
            palette = palette_for(direction, memory.method or Method.JENKS)
        self.choose(self.colours, palette.value)
        self.show_method()

    def take_usual(self, field: Field | None, usual: Method) -> None:
        """Show how a field is drawn that nobody has styled: about its own centre, if it has one.

        Args:
            usual: the method of fields without a centre.
        """
        centre = field.centre if field else None
        method = usual if centre is None else Method.DIVERGING
        with QSignalBlocker(self.centre):
            self.centre.setProperty("value", centre or 0.0)
        self.choose(self.method, method.value)
        direction = field.direction if field else None
        self.choose(self.colours, palette_for(direction, method).value)
        self.show_method()

    def show_kind(self) -> None:
        """Show the widgets of the kind that is chosen."""
        kind = KINDS[self.chosen_kind]
        two = kind.fields > 1
        methods = _METHODS.get(kind.kind, ())
        for shown, widgets in (
            (two, (self.up, self.square)),
            (not two and self.bar.period.count() > 1, (self.play,)),
            (not two, (self.table,)),
            (bool(methods), (self.method, self.methodLabel)),
            (kind.histogram, (self.paletteLabel, self.colours, self.histogram)),
            (kind.histogram, (self.classes, self.classesLabel, self.centre, self.centreLabel)),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        chosen = self.method.currentData()
        with QSignalBlocker(self.method):
            self.method.clear()
            for method in methods:
                text = method_text(method)
                if two and method is Method.QUANTILE:
                    text = QCoreApplication.translate("MapPage", "Terciles")
                self.method.addItem(text, method.value)
        self.choose(self.method, chosen)
        self.bar.indicatorLabel.setText(
            QCoreApplication.translate("MapPage", "Ac&ross")
            if two
            else QCoreApplication.translate("SubjectBar", "&Indicator")
        )
        if kind.histogram:
            self.show_method()

    def offer_kinds(self, fitting: Collection[Kind]) -> None:
        """Let a person choose among the kinds that the field can be drawn as."""
        for place in range(self.kind.count()):
            kind = Kind(self.kind.itemData(place))
            other = KINDS[kind].fields == 1 or self.second.count() > 0
            self.kind.model().item(place).setEnabled(kind in fitting and other)

    def keep_kind_or(self, usual: Kind) -> None:
        """Choose the usual kind where the chosen one is not offered, or was one total's circles."""
        offered = self.kind.model().item(self.kind.currentIndex()).isEnabled()
        if not offered or self.chosen_kind is Kind.CIRCLES:
            self.choose(self.kind, usual.value)
        self.show_kind()

    def show_method(self) -> None:
        """Show the centre for diverging alone, with colours that turn."""
        diverging = self.chosen_method is Method.DIVERGING
        self.centre.setVisible(diverging)
        self.centreLabel.setVisible(diverging)
        own = self.chosen_method in (Method.MANUAL, Method.HEADTAIL)
        self.classes.setEnabled(not own)
        turning = Palette(self.colours.currentData()) in _DIVERGING
        if diverging and not turning:
            self.choose(self.colours, Palette.DIVERGING.value)

    def say(self, text: str) -> None:
        """Say one thing under the classes."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def fit_table(self) -> None:
        """Show every class at once; a page that scrolls is enough."""
        rows = self.model.rowCount()
        head = self.table.horizontalHeader().sizeHint().height()
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(head + rows * row + 4)

    @staticmethod
    def choose(combo: QComboBox, data: object) -> None:
        """Choose an entry without telling anyone."""
        with QSignalBlocker(combo):
            combo.setCurrentIndex(max(combo.findData(data), 0))

    def _put_keys_in_order(self) -> None:
        """Let Tab run from top to bottom; the bar came in later."""
        bar = self.bar
        order = (
            *(self.kind, bar.indicator, bar.period, self.play, bar.describe, bar.part),
            *(self.second, self.secondPeriod, self.swap, self.secondPart),
            *(bar.level, bar.province, self.names, self.method),
        )
        for before, after in zip(order, order[1:]):
            QWidget.setTabOrder(before, after)

    def _dress(self) -> None:
        self.kind.addItem(
            theme_icon("rendererGraduatedSymbol"),
            QCoreApplication.translate("MapPage", "One indicator"),
            Kind.CHOROPLETH.value,
        )
        self.kind.addItem(
            theme_icon("mIconPointLayer"),
            QCoreApplication.translate("MapPage", "Circles, for totals"),
            Kind.CIRCLES.value,
        )
        self.kind.addItem(
            theme_icon("rendererCategorizedSymbol"),
            QCoreApplication.translate("MapPage", "Two indicators (3×3)"),
            Kind.BIVARIATE.value,
        )
        self.kind.addItem(
            theme_icon("rendererCategorizedSymbol"),
            QCoreApplication.translate("MapPage", "Categories"),
            Kind.CATEGORY.value,
        )
        fill_palettes(self.colours)
        self.eye.setIcon(theme_icon("mActionShowAllLayers"))
        self.eye.setMenu(eye_menu(self.eye))
        self.names.setIcon(theme_icon("mActionLabeling"))
        self.swap.setIcon(theme_icon("mActionRefresh"))
        self.centre.setClearValue(0.0)
        self.classes.setClearValue(5)
        self.noData.setSymbolType(Qgis.SymbolType.Fill)
        self.noData.setMinimumWidth(60)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        metrics = self.fontMetrics()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 7)
        self.table.setIconSize(SWATCH)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COLOUR, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(SWATCH.width() + 12)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.square.setMinimumSize(QSize(0, self.square.sizeHint().height()))
        self.table.setCurrentIndex(self.model.index(0, FROM))
