"""The match of one file: what was read, what matched, what to decide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QTimer, pyqtSignal

from ...core.regions.levels import Level
from ..districts import zoom_to
from ..runner import End, Job, Outcome, TaskRunner
from .boundaries import (
    boundary_parameters,
    choose_boundaries,
    choose_unit_fields,
    import_boundaries,
)
from .firstrows import show_rows
from .matchchoices import (
    AUTO,
    KEEP,
    KEEP_OTHER,
    UNDO,
    Choices,
    Source,
    decisions_to_keep,
    row_key,
    takes,
    told_before,
)
from .matchfilter import MatchFilter
from .matchhead import MatchHead
from .matchrow import ADD, LEAVE_OUT, Kind, MatchRow, Shown, read_rows
from .matchrows import MatchModel
from .remember import DECISIONS, STYLES, load_kept
from .roles import Column
from .rowstable import RowsTable
from .shownrows import ShownRows

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QModelIndex
    from qgis.PyQt.QtWidgets import QMenu

    from ..page import Frame

_SOON_MS = 400


class MatchView(MatchHead):
    """Shows the match and gathers the decisions.

    Signals:
        closed: the person closes the file.
        other_wanted: the person wants another file.
        changed: how many rows stay off the map may have changed.
        described: rows read, and what the table is good for as JSON.
    """

    described = pyqtSignal(int, str)
    closed = pyqtSignal()
    other_wanted = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._again = TaskRunner(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._match_quietly)
        self.source = Source()
        self.ready = False
        self._said = Choices()
        # About all rows of a status; told once, and then kept row by row.
        self._alike: dict[str, str] = {}
        self._first_rows: list[list[str]] = []
        self._two_readings: list[dict[str, Any]] = []
        # Whether this file was matched before, well or not.
        self._tried = False
        self.model = MatchModel()
        self.proxy = MatchFilter(self.model)
        self.rows.setModel(self.proxy)
        self._table = RowsTable(self.rows, self._offer)
        self._table.dress()
        self.shown_rows = ShownRows(self, self.model, self.proxy)
        self._connect()

    # What the page asks for.

    def open(self, source: Source) -> None:
        """Read and match another file."""
        self.source = source
        self.ready = self._tried = False
        self._said = Choices(remembered=load_kept(DECISIONS))
        self.model.set_rows(())
        self.shown_rows.show_only(Shown.TO_CHECK)
        self.start_anew(source)
        self._refresh()
        self._frame.run([self._describe_job()], self._described, warns=False)

    def parameters(self, *, mapping: bool) -> dict[str, Any]:
        """Return what to tell `msme:harmonise`.

        Args:
            mapping: for the map, where rows that are not decided are left
                out; else for the match alone, where they are shown.
        """
        told: dict[str, Any] = {**self.source.parameters(), **self.column_roles.parameters()}
        # As shown: where that layer is gone, the run says so.
        units = self.boundaries.currentData()
        if units:
            told |= {**boundary_parameters(), "UNITS": units}
        told.update(self._said.parameters())
        if not mapping:
            told["DUPLICATES"] = "first"
        decisions = self.decisions(mapping=mapping)
        if decisions:
            told["DECISIONS"] = json.dumps(decisions, ensure_ascii=False)
        return told

    def decisions(self, *, mapping: bool) -> dict[str, str]:
        """Return row number or `code|name` -> decision."""
        return self._said.decisions(self.model.rows, mapping=mapping)

    def to_remember(self) -> dict[str, dict[str, str]]:
        """Return what to keep for the next file: file of the profile -> key -> decision."""
        styles = self._said.styles_to_keep(self._two_readings)
        return {DECISIONS: decisions_to_keep(self.model.rows), STYLES: styles}

    def check_again(self) -> None:
        """Match again with all decisions, beside other work."""
        self._soon.start()

    def stop(self) -> None:
        """Stop matching again."""
        self._soon.stop()
        self._again.cancel()

    # What a person does.

    def decide(self, decision: str, label: str) -> None:
        """Decide about the current row and those chosen with it, and go to the next one."""
        place = self.shown_rows.place
        if place is None:
            return
        view_row = self.rows.currentIndex().row()
        for one in self._meant(place, decision):
            if decision == UNDO:
                self._undo(one, self.model.rows[one])
            elif decision in (KEEP, KEEP_OTHER, ADD):
                self._decide_twins(one, decision)
            else:
                self.model.choose({one: (decision, label)})
        self.proxy.arrange()
        last = self.proxy.rowCount() - 1
        if self.proxy.shown is not Shown.TO_CHECK:
            view_row += 1
        self.rows.setCurrentIndex(self.proxy.index(min(view_row, last), 0))
        self._refresh()
        self._soon.start()

    def decide_alike(self, status: str, choice: str) -> None:
        """Decide about all open rows of a status."""
        self.stop()
        self._alike = {f"*{status}*": choice}
        self._match_again()

    def _meant(self, place: int, decision: str) -> list[int]:
        """Return the places of the rows that a decision about the current one is for."""
        rows, places = self.model.rows, [place]
        if decision not in (KEEP, KEEP_OTHER):
            places += [
                one for one in self.shown_rows.selected if takes(rows[one], decision, rows[place])
            ]
        return list(dict.fromkeys(other for one in places for other in self.model.alike(one)))

    def _undo(self, place: int, row: MatchRow) -> None:
        if not row.choice:
            self._said.ignored.add(row_key(row))
        twins = self.model.twins(place) if row.choice else []
        places = [place, *(p for p in twins if self.model.rows[p].choice)]
        if row.kind is not Kind.DUPLICATE:
            places = [place]
        self.model.choose(dict.fromkeys(places, ("", "")))

    def _decide_twins(self, place: int, decision: str) -> None:
        twins = self.model.twins(place)
        one = self.model.rows[place]
        keep = (one.bps_code, one.unit)
        if decision == ADD:
            told = dict.fromkeys([place, *twins], (ADD, ""))
        elif decision == KEEP:
            told = {**dict.fromkeys(twins, (LEAVE_OUT, "")), place: keep}
        else:
            told = {place: (LEAVE_OUT, ""), twins[0]: keep}
        self.model.choose(told)

    # Running.

    def _describe_job(self) -> Job:
        return Job(
            "msme:describetable",
            {**self.source.parameters(), "COLUMNS": QgsProcessing.TEMPORARY_OUTPUT},
            QCoreApplication.translate("DataMatch", "reading the table"),
        )

    def _match_job(self) -> Job:
        """Return what matches as was said."""
        temporary = QgsProcessing.TEMPORARY_OUTPUT
        told = self.parameters(mapping=False)
        if self._alike:
            decisions = {**self.decisions(mapping=False), **self._alike}
            told["DECISIONS"] = json.dumps(decisions, ensure_ascii=False)
        return Job(
            "msme:harmonise",
            {**told, "OUTPUT": temporary, "REPORT": temporary},
            QCoreApplication.translate("DataMatch", "matching the rows"),
        )

    def _match_again(self) -> None:
        """Match with what was said; ask first where nothing tells how numbers are written."""
        self._soon.stop()
        undecided = self._said.undecided(self._two_readings)
        self.numberQuestion.ask(undecided, self._said.known_styles(self._two_readings))
        if not undecided:
            then = self._matched if self._tried else self._first
            self._frame.run([self._match_job()], then, warns=False)
            return
        self.ready = False
        self.say_trust(
            "mIconWarning",
            QCoreApplication.translate("DataMatch", "Say how the numbers are written."),
        )
        self._show_row()
        self.changed.emit()

    def _match_quietly(self) -> None:
        """Check the decisions with the algorithm, beside other work."""
        if not self._frame.runner.running:
            self._again.start([self._match_job()], self._matched)

    def _described(self, outcome: Outcome) -> None:
        if outcome.end is not End.DONE:
            # Not even read: there is nothing to correct here.
            self._frame.warn(outcome.message)
            self.closed.emit()
            return
        self._take_description(outcome)
        self._match_again()

    def _first(self, outcome: Outcome) -> None:
        if outcome.end is End.CANCELLED:
            self.closed.emit()
            return
        self._tried = True
        self._matched(outcome)

    def _matched(self, outcome: Outcome) -> None:
        alike, self._alike = self._alike, {}
        if outcome.end is End.CANCELLED:
            return
        if outcome.end is End.FAILED:
            self.ready = False
            self.columns.setCollapsed(False)
            self.say_trust("mIconWarning", outcome.message)
            self._show_row()
            self.changed.emit()
            return
        report = outcome.take_layer("REPORT")
        if report is None:
            return
        current = self.shown_rows.place
        choices = {row.row: (row.choice, row.chosen_unit) for row in self.model.rows if row.choice}
        rows = read_rows(report)
        self.model.set_rows(rows)
        told = self._said.decided_alike(rows) if alike else {}
        self.model.choose(
            {
                place: choices.get(row.row) or told[row.row]
                for place, row in enumerate(rows)
                if row.row in choices or row.row in told
            }
        )
        self.proxy.arrange()
        if not self.ready and not self.model.counts[Shown.TO_CHECK]:
            self.shown_rows.show_only(Shown.ALL)
        self.ready = True
        self.offer_periods(outcome.results[-1], self._said.period)
        self.model.call_units(Level(outcome.results[-1]["LEVEL_FOUND"].upper()))
        reason = outcome.results[-1]["REASON"]
        self.say_trust("mIconSuccess", reason + told_before(rows, self.model.rows))
        self.shown_rows.go_to(current)
        self._refresh()

    def _take_description(self, outcome: Outcome) -> None:
        result = outcome.results[0]
        layer = outcome.take_layer("COLUMNS", 0)
        if layer is None:
            return
        self.column_roles.set_columns(
            Column(f["column"], f["role"], f["first_values"] or "") for f in layer.getFeatures()
        )
        self._first_rows = json.loads(result["FIRST_ROWS"])
        self._two_readings = json.loads(result["TWO_READINGS"])
        self._said.take_styles(self._two_readings, load_kept(STYLES))
        self.described.emit(int(result["ROWS"]), result["SOURCE"])
        self.show_file(result, outcome.feedback.notes)
        self.title_columns()

    # Helpers.

    def _connect(self) -> None:
        self.firstRows.clicked.connect(self._show_first_rows)
        self.otherFile.clicked.connect(self.other_wanted)
        self.close.clicked.connect(self.closed)
        self.columns.collapsedStateChanged.connect(self.fit_columns)
        self.sheet.activated.connect(self._other_sheet)
        self.system.activated.connect(self._said_something)
        self.numberStyle.activated.connect(self._said_something)
        self.numberQuestion.said.connect(self._said_style)
        self.numberQuestion.asked_again.connect(self._ask_again)
        self.boundaries.activated.connect(self._other_boundaries)
        self.unitField.activated.connect(self._other_unit_fields)
        self.unitName.activated.connect(self._other_unit_fields)
        self.period.activated.connect(self._other_period)
        self.importBoundaries.clicked.connect(import_boundaries)
        self.column_roles.changed.connect(self.title_columns)
        self.column_roles.changed.connect(self._match_again)
        self.shown_rows.changed.connect(self._show_row)
        self.rows.selectionModel().currentRowChanged.connect(self._show_row)
        self.rows.doubleClicked.connect(self._zoom)
        self.decision.decided.connect(self.decide)
        self.decision.decided_alike.connect(self.decide_alike)

    def _refresh(self) -> None:
        """Count again, and show the current row."""
        self.shown_rows.count_again()
        self._show_row()
        self.changed.emit()

    def _show_row(self, *_: object) -> None:
        place = self.shown_rows.place
        self.shown_rows.say_what_is_empty(ready=self.ready or self._frame.runner.running)
        self.decision.setVisible(bool(self.model.rows))
        if place is None:
            self.decision.show_row(None, twins=0)
            return
        row = self.model.rows[place]
        double = row.kind is Kind.DUPLICATE
        twins = len(self.model.twins(place)) if double else 0
        alike = self.model.count_alike(place)
        self.decision.show_row(row, twins=twins, alike=alike)
        self.decision.stand_between(self.rows, self.remember)

    def _offer(self, menu: QMenu) -> bool:
        """Fill the menu of the current row's choices."""
        for button in self.decision.buttons:
            action = menu.addAction(button.text())
            action.triggered.connect(button.click)
        return bool(self.decision.buttons)

    # Slots.

    def _zoom(self, index: QModelIndex) -> None:
        row = self.model.rows[self.proxy.place(index)]
        codes = [row.bps_code if row.choice in ("", ADD, LEAVE_OUT) else row.choice]
        codes += [code for code, _ in row.candidates]
        wanted = [code for code in codes if code]
        if wanted:
            zoom_to(wanted[0])

    def _said_something(self) -> None:
        self._said.system = self.system.currentData()
        self._said.style = self.numberStyle.currentData()
        if self._said.style != AUTO:
            self._said.forget_styles()
        self._match_again()

    def _ask_again(self) -> None:
        self._said.forget_styles()
        self._match_again()

    def _said_style(self, column: str, style: str) -> None:
        undecided = self._said.undecided(self._two_readings)
        columns = [column] if column else [one["column"] for one in undecided]
        self._said.styles.update(dict.fromkeys(columns, style))
        self._match_again()

    def _other_period(self) -> None:
        self._said.period = self.period.currentData()
        self._match_again()

    def _other_sheet(self) -> None:
        sheet = self.sheet.currentText()
        self.open(Source(self.source.path, sheet))

    def _other_boundaries(self) -> None:
        choose_boundaries(self.boundaries.currentData())
        self.offer_unit_fields()
        self._match_again()

    def _other_unit_fields(self) -> None:
        choose_unit_fields(self.unitField.currentData(), self.unitName.currentData())
        self.offer_unit_fields()
        self._match_again()

    def _show_first_rows(self) -> None:
        show_rows(self._first_rows, self)
