"""The page Map: classes, colours and legend, tried out as one changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import NULL, QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QVBoxLayout

from ...core.classes.method import Method
from ...core.measures.field import Direction, Fields
from ...layers import keep_schema, level_of_units, read_fields
from ...settings import preferences
from ...styling.memory import Kind, remembered
from ...styling.nodata import keep_no_data, shown_no_data
from ...styling.palettes import Palette
from ...styling.symbols import Extent, not_comparable_symbol, suppressed_symbol
from .. import state
from ..empty import EmptyPage
from ..page import Footer, Page
from ..runner import End, Job, Outcome, TaskRunner
from .bivariatepage import BivariatePart
from .classtable import ClassLine, ExtraLine
from .mapview import MapView
from .paletteicons import symbol_icon
from .restyle import take_style
from .values import drawn_values

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ...core.measures.field import Display
    from ..page import Frame

_SOON_MS = 120
_TEMPORARY = QgsProcessing.TEMPORARY_OUTPUT


# What a palette says of the numbers that it draws.
_DIRECTIONS = {
    Palette.BETTER: Direction.BETTER,
    Palette.WORSE: Direction.WORSE,
    Palette.NEUTRAL: Direction.NEUTRAL,
}


class MapPage(Page):
    """Starts `msme:stylechoropleth` or `msme:stylebivariate`, shows what came.

    Classes are found on a copy of the layer; live, the layer itself gets the
    style after each change.
    """

    ICON = "rendererGraduatedSymbol"

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate("MapPage", "Nothing to map yet"),
            text=QCoreApplication.translate(
                "MapPage",
                "Accept a spreadsheet on the Data page, or open the demo to "
                "see a map straight away.",
            ),
        )
        self.view = MapView(frame.subject)
        self.pair = BivariatePart(frame, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.empty)
        column.addWidget(self.view)
        self._preview = TaskRunner(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.preview)
        self._again = False
        # A layer that comes with our style keeps it until a person chooses.
        self._keeps = False
        self._shown: tuple[str, str, str] = ("", "", "")
        self._menu = self._save_menu()
        self._connect()

    def title(self) -> str:
        return QCoreApplication.translate("MapPage", "Map")

    def about(self) -> str:
        return QCoreApplication.translate("MapPage", "How the map looks: classes, colours, legend")

    def footer(self) -> Footer:
        if self.frame.subject.layer is None:
            return super().footer()
        return Footer(
            action=QCoreApplication.translate("MapPage", "Save style"),
            action_icon="mActionFileSave",
            tip=QCoreApplication.translate(
                "MapPage", "Keep this style with the layer and its file (Ctrl+Return)"
            ),
            icon="",
            enabled=True,
            live=True,
            menu=self._menu,
        )

    def act(self) -> None:
        """Style the layer, and keep the style in its file too."""
        self._soon.stop()
        self._preview.cancel()
        self.frame.run([self._job()], self._saved)

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        layer = self.frame.subject.layer
        if layer is None:
            return []
        name, told = self._call()
        return [(name, {"INPUT": layer.source(), **told})]

    def shown(self) -> None:
        self._take_subject()

    def restore(self) -> None:
        self._shown = ("", "", "")
        self._take_subject()

    def close_down(self) -> None:
        self._soon.stop()
        self._preview.cancel()

    def preview(self) -> None:
        """Classify as chosen now; the latest choice wins."""
        if self.frame.subject.layer is None or self.frame.runner.running:
            return
        if self._preview.running:
            self._again = True
            return
        self._preview.start([self._job()], self._previewed)

    # Running.

    def _call(self) -> tuple[str, dict[str, Any]]:
        subject = self.frame.subject
        language = {"LANGUAGE": preferences().language}
        if self.view.two:
            told = {**self.pair.parameters(), **language}
            return "msme:stylebivariate", told
        told = {"FIELD": subject.field, **self.view.parameters(), **language}
        return "msme:stylechoropleth", told

    def _job(self, *, style: str = "") -> Job:
        name, told = self._call()
        return Job(
            name,
            {
                "INPUT": self.frame.subject.layer_id,
                **told,
                "CLASSES_TABLE": _TEMPORARY,
                **({"STYLE": style} if style else {}),
            },
            QCoreApplication.translate("MapPage", "drawing the map"),
        )

    def _previewed(self, outcome: Outcome) -> None:
        again, self._again = self._again, False
        if outcome.end is End.FAILED:
            self.frame.warn(outcome.message)
        if outcome.end is End.DONE:
            live = self.frame.live.isChecked() and not self._keeps
            self._take(outcome, live=live)
        if again:
            self._soon.start()

    def _saved(self, outcome: Outcome) -> None:
        layer = self.frame.subject.layer
        if outcome.end is not End.DONE or layer is None:
            return
        self._take(outcome, live=True)
        layer.saveStyleToDatabase(layer.name(), "", True, "")
        self.frame.tell(
            QCoreApplication.translate(
                "MapPage", "The style is kept with the layer “{layer}”."
            ).format(layer=layer.name())
        )

    def _take(self, outcome: Outcome, *, live: bool) -> None:
        layer = self.frame.subject.layer
        table = outcome.take_layer("CLASSES_TABLE")
        if layer is None or table is None:
            return
        if live:
            take_style(outcome, layer)
        result = outcome.results[-1]
        if self.view.two:
            self.pair.take(table, outcome)
            return
        lines = [
            ClassLine(_number(row["lower"]), _number(row["upper"]), row["count"], row["colour"])
            for row in table.getFeatures()
        ]
        values = self.view.histogram.values
        ends = (values[0], values[-1]) if values else (0.0, 0.0)
        self.view.histogram.set_classes(
            [line.upper for line in lines if line.upper is not None],
            [line.colour for line in lines],
            [line.count for line in lines],
        )
        self.view.model.set_lines(
            lines,
            self._extra(layer, result),
            ends,
            display=self._display(layer),
            level=level_of_units(layer),
        )
        self.view.fit_table()
        self.view.say(result["NOTES"])

    def _display(self, layer: QgsVectorLayer) -> Display:
        """Return how the chosen field is written."""
        return read_fields(layer)[0].display_of(self.frame.subject.field)

    def _extra(self, layer: QgsVectorLayer, result: dict[str, Any]) -> list[ExtraLine]:
        extent = Extent.NATIONAL
        lines = []
        for name, text, make in (
            ("SUPPRESSED", QCoreApplication.translate("MapPage", "Suppressed"), suppressed_symbol),
            (
                "NOT_COMPARABLE",
                QCoreApplication.translate("MapPage", "Not comparable"),
                not_comparable_symbol,
            ),
        ):
            if result[name]:
                icon = symbol_icon(make(extent=extent, circles=False))
                lines.append(ExtraLine(text, result[name], icon))
        text = QCoreApplication.translate("MapPage", "No data")
        icon = symbol_icon(shown_no_data(layer))
        return [*lines, ExtraLine(text, result["NO_DATA"], icon)]

    # What a person does.

    def _connect(self) -> None:
        view, subject = self.view, self.frame.subject
        subject.changed.connect(self._take_subject)
        subject.listed.connect(self._take_subject)
        self.frame.live.toggled.connect(self._try_out)
        view.kind.activated.connect(self._kind_chosen)
        view.method.activated.connect(self._method_chosen)
        view.classes.valueChanged.connect(self._try_out)
        view.centre.valueChanged.connect(self._try_out)
        view.colours.activated.connect(self._colours_chosen)
        view.noData.changed.connect(self._no_data_chosen)
        view.histogram.breaks_changed.connect(self._breaks_moved)
        view.model.typed.connect(self._break_typed)
        view.model.refused.connect(self._no_number)
        self.pair.changed.connect(self._try_out)

    def _take_subject(self) -> None:
        """Show the subject, with the style that its layer remembers."""
        subject = self.frame.subject
        layer = subject.layer
        self.empty.setVisible(layer is None)
        self.view.setVisible(layer is not None)
        self.footer_changed.emit()
        about = (subject.layer_id, subject.field, subject.province)
        if layer is None:
            self._shown = ("", "", "")
            return
        if about == self._shown or self.frame.runner.running:
            return
        other, changed = about[0] != self._shown[0], about[:2] != self._shown[:2]
        self._shown = about
        field = read_fields(layer)[0].get(subject.field)
        memory = remembered(layer)
        if memory is not None and memory.kind is Kind.CATEGORY:
            # Another sort of map, which this page does not make.
            memory = None
        if memory is not None and (other or memory.fields == (subject.field,)):
            self.view.take(memory, field.direction if field else None)
        elif changed and not self.view.two:
            # Classes and colours of another indicator mean nothing here.
            self.view.take_usual(field, Method(preferences().method))
        self._keeps = other and memory is not None and (memory.fields[0] == subject.field)
        self.pair.refill()
        self.view.histogram.set_values(drawn_values(layer, subject.field), self._display(layer))
        self._show_no_data_symbol(layer)
        self._soon.start()

    def _try_out(self, *_: object) -> None:
        """Draw what the person has chosen, soon."""
        self._keeps = False
        self._soon.start()

    def _colours_chosen(self) -> None:
        """Let the layer keep what the colours say of its numbers: what is better."""
        layer, name = self.frame.subject.layer, self.frame.subject.field
        direction = _DIRECTIONS.get(Palette(self.view.colours.currentData()))
        if layer is not None and direction is not None:
            fields, about = read_fields(layer)
            series = fields[name].series
            told = (
                replace(one, direction=direction) if one.series == series else one
                for one in fields.values()
            )
            keep_schema(layer, Fields(told), about)
        self._try_out()

    def _kind_chosen(self) -> None:
        self.view.show_kind()
        # Thirds are what a square is read by; groups are what a map is.
        usual = Method.QUANTILE if self.view.two else Method.JENKS
        self.view.choose(self.view.method, usual.value)
        self.view.say("")
        self.pair.refill()
        state.keep("kind", self.view.kind.currentData())
        self._try_out()

    def _method_chosen(self) -> None:
        self.view.show_method()
        self._try_out()

    def _breaks_moved(self, breaks: list[float]) -> None:
        self.view.choose(self.view.method, Method.MANUAL.value)
        self.view.show_method()
        self.view.histogram.breaks = breaks
        self._try_out()

    def _break_typed(self, place: int, number: float) -> None:
        breaks = list(self.view.histogram.breaks)
        breaks[place] = number
        self._breaks_moved(sorted(set(breaks)))

    def _no_number(self, text: str) -> None:
        self.frame.warn(
            QCoreApplication.translate("MapPage", "“{text}” is no number; the break stays.").format(
                text=text
            )
        )

    def _show_no_data_symbol(self, layer: QgsVectorLayer) -> None:
        button = self.view.noData
        button.blockSignals(True)
        button.setSymbol(shown_no_data(layer))
        button.blockSignals(False)

    def _no_data_chosen(self) -> None:
        layer = self.frame.subject.layer
        if layer is not None:
            keep_no_data(layer, self.view.noData.symbol())
            self._try_out()

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in (
            (QCoreApplication.translate("MapPage", "With the layer"), self.act),
            (QCoreApplication.translate("MapPage", "As a QML file…"), self._ask_for_file),
        ):
            action = QAction(text, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu

    def _ask_for_file(self) -> None:
        title = QCoreApplication.translate("MapPage", "Save the style as")
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("qml")
        dialog.setNameFilter("QML (*.qml)")
        dialog.fileSelected.connect(self._save_file)
        dialog.open()

    def _save_file(self, path: str) -> None:
        def told(outcome: Outcome) -> None:
            if outcome.end is End.DONE:
                self._take(outcome, live=True)
                self.frame.tell(
                    QCoreApplication.translate("MapPage", "The style is saved as {path}.").format(
                        path=path
                    )
                )

        self.frame.run([self._job(style=path)], told)


def _number(value: float | None) -> float | None:
    # A NULL of QGIS is a QVariant.
    return None if value is None or value == NULL else float(value)
