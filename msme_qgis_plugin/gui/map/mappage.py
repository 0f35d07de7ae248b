"""The page Map: classes, colours and legend, tried out as one changes them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from qgis.core import QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QVBoxLayout

from ...core.classes.method import Method
from ...core.measures.field import Direction, Fields
from ...layers import keep_schema, read_fields
from ...settings import preferences
from ...styling.kinds import KINDS, Kind, kind_for
from ...styling.map_units import MapUnits
from ...styling.memory import remembered
from ...styling.nodata import keep_no_data, shown_no_data
from ...styling.palettes import Palette
from ...styling.place_names import show_names
from ..empty import EmptyPage
from ..page import Footer, Page
from ..runner import End, Job, Outcome, TaskRunner
from .bivariatepage import BivariatePart
from .classespart import CategoriesPart, CirclesPart, ClassesPart
from .mapview import MapView
from .player import Player
from .restyle import keep_style, take_style
from .values import drawn_values

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtGui import QHideEvent

    from ..page import Frame


class KindPart(Protocol):
    """What the page knows of one kind of map."""

    def parameters(self) -> dict[str, Any]:
        """Return what to tell the kind's algorithm."""

    def take(self, table: QgsVectorLayer, outcome: Outcome) -> None:
        """Show the classes that came."""


_SOON_MS = 120
_TEMPORARY = QgsProcessing.TEMPORARY_OUTPUT


# What a palette says of the numbers that it draws.
_DIRECTIONS = {
    Palette.BETTER: Direction.BETTER,
    Palette.WORSE: Direction.WORSE,
    Palette.NEUTRAL: Direction.NEUTRAL,
}


def _same_series(
    layer: QgsVectorLayer, before: tuple[str, str, str], now: tuple[str, str, str]
) -> bool:
    """Say whether another period of what was shown of a layer is chosen now."""
    fields = read_fields(layer)[0]
    one, other = fields.get(before[1]), fields.get(now[1])
    same = one is not None and other is not None and one.series == other.series
    return same and before[0] == now[0]


class MapPage(Page):
    """Starts the algorithm of the chosen kind of map, shows what came.

    What is asked and shown is the matter of one part per kind. Classes are found on a copy
    of the layer; live, the layer itself gets the style after each change.
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
        self._parts: dict[Kind, KindPart] = {
            Kind.CHOROPLETH: ClassesPart(frame, self.view),
            Kind.CIRCLES: CirclesPart(frame, self.view),
            Kind.BIVARIATE: self.pair,
            Kind.CATEGORY: CategoriesPart(frame, self.view),
        }
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
        self.player = Player(self.view.play, self.view.bar.period, self._is_drawn)
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

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)

    def close_down(self) -> None:
        self.player.stop()
        self._soon.stop()

    def preview(self) -> None:
        """Classify as chosen now; the latest choice wins."""
        if self.frame.subject.layer is None or self.frame.runner.running:
            return
        if self._preview.running:
            self._again = True
            return
        self._preview.start([self._job()], partial(self._previewed, self.view.chosen_kind))

    # Running.

    def _call(self) -> tuple[str, dict[str, Any]]:
        kind = self.view.chosen_kind
        told = self._parts[kind].parameters()
        return KINDS[kind].algorithm, {**told, "LANGUAGE": preferences().language}

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

    def _previewed(self, kind: Kind, outcome: Outcome) -> None:
        again, self._again = self._again, False
        if outcome.end is End.FAILED:
            self.frame.warn(outcome.message)
        # Where another kind was chosen meanwhile, its own map is on the way.
        if outcome.end is End.DONE and kind is self.view.chosen_kind:
            live = self.frame.live.isChecked() and not self._keeps
            self._take(outcome, live=live)
        if again:
            self._soon.start()

    def _saved(self, outcome: Outcome) -> None:
        layer = self.frame.subject.layer
        if outcome.end is not End.DONE or layer is None:
            return
        self._take(outcome, live=True)
        refused = keep_style(layer)
        if refused:
            self.frame.warn(
                QCoreApplication.translate(
                    "MapPage", "The style stays in the project; the layer cannot keep it: {reason}"
                ).format(reason=refused)
            )
            return
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
        self._parts[self.view.chosen_kind].take(table, outcome)

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
        view.names.clicked.connect(self._names_chosen)
        view.histogram.breaks_changed.connect(self._breaks_moved)
        view.model.typed.connect(self._break_typed)
        view.model.refused.connect(self._no_number)
        self.player.started.connect(self._hold_classes)
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
        before, self._shown = self._shown, about
        other, changed = about[0] != before[0], about[:2] != before[:2]
        memory = remembered(layer)
        if memory is not None and memory.fields[0] != subject.field:
            # Classes and colours of another indicator mean nothing here.
            memory = None
        usual = kind_for(MapUnits.of(layer), (subject.field,))
        self.pair.refill()
        self.view.offer_kinds(
            {usual, memory.kind if memory else usual}
            | ({*Kind} - {Kind.CATEGORY} if usual is not Kind.CATEGORY else set())
        )
        if memory is not None and (other or len(memory.fields) == 1):
            field = read_fields(layer)[0].get(subject.field)
            self.view.take(memory, field.direction if field else None)
        elif changed and not _same_series(layer, before, about):
            self.view.keep_kind_or(usual)
            self._show_usual(layer)
        self.view.show_kind()
        self._keeps = other and memory is not None
        self._show_values(layer)
        self._show_no_data_symbol(layer)
        self.view.names.setChecked(layer.labelsEnabled())
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
        layer = self.frame.subject.layer
        if layer is None:
            return
        self.view.show_kind()
        self.view.say("")
        self._show_usual(layer)
        self._show_values(layer)
        self._try_out()

    def _show_usual(self, layer: QgsVectorLayer) -> None:
        """Choose how the field is drawn where nobody says it."""
        if KINDS[self.view.chosen_kind].histogram:
            field = read_fields(layer)[0].get(self.frame.subject.field)
            self.view.take_usual(field, Method(preferences().method))
        else:
            # Thirds are what a square is read by.
            self.view.choose(self.view.method, Method.QUANTILE.value)

    def _show_values(self, layer: QgsVectorLayer) -> None:
        """Show the numbers that the classes are of."""
        if KINDS[self.view.chosen_kind].histogram:
            name = self.frame.subject.field
            display = read_fields(layer)[0].display_of(name)
            self.view.histogram.set_values(drawn_values(layer, name), display)

    def _is_drawn(self) -> bool:
        return not (self._soon.isActive() or self._preview.running)

    def _hold_classes(self) -> None:
        """Let all periods be drawn in the classes that are shown."""
        if KINDS[self.view.chosen_kind].histogram and self.view.histogram.breaks:
            self._breaks_moved(list(self.view.histogram.breaks))

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

    def _names_chosen(self, shown: bool) -> None:
        layer = self.frame.subject.layer
        if layer is not None:
            show_names(layer, shown=shown)

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
