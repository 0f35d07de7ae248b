"""The box in which the current row is decided."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QGroupBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.harmonise.group_words import BY_CODE, BY_NAME, CITY, KABUPATEN, ONLY
from ...core.regions.systems import RowStatus, UnitType
from ..districts import all_districts
from ..flow import FlowLayout
from .matchchoices import KEEP, KEEP_OTHER, UNDO
from .matchrow import ADD, LEAVE_OUT, Kind, MatchRow

_MOST = 3
_KAB, _CITY = f"{UnitType.KABUPATEN.short} ", f"{UnitType.KOTA.short} "


class DecisionBox(QGroupBox):
    """Reason, candidates, and what else can be done with a row.

    Signals:
        decided: decision and label: a BPS code, `leave out`, `add`, or one
            of `KEEP`, `KEEP_OTHER` (of two rows) and `UNDO`.
        decided_alike: status and decision about all rows of that status that are open; see
            `core.harmonise.decisions`.
    """

    decided = pyqtSignal(str, str)
    decided_alike = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.reason)
        self._row = FlowLayout()
        column.addLayout(self._row)
        self.districts = QComboBox()
        self.districts.setProperty("editable", True)
        self.districts.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.districts.setMinimumContentsLength(12)
        self.districts.setToolTip(
            QCoreApplication.translate("DecisionBox", "Type a part of the district's name")
        )
        self.districts.activated.connect(self._picked)
        column.addWidget(self.districts)
        # Below, so that it moves nothing that one clicks row by row.
        self._all = FlowLayout()
        column.addLayout(self._all)
        self.buttons: list[QPushButton] = []
        self.show_row(None, twins=0)

    def show_row(self, row: MatchRow | None, *, twins: int, alike: int = 0) -> None:
        """Offer what can be done with a row.

        Args:
            twins: how many other rows the same district has.
            alike: how many rows wait for the same sort of decision, this one too.
        """
        self._clear()
        can = row is not None and row.row > 0 and row.kind is not Kind.TOTAL
        if row is None or not can:
            self.setTitle(QCoreApplication.translate("DecisionBox", "Nothing to decide"))
            self.reason.setText(row.message if row is not None else "")
            self.reason.setVisible(bool(self.reason.text()))
            self.districts.hide()
            return
        self.setTitle(
            QCoreApplication.translate("DecisionBox", "Row {row}: {text}").format(
                row=row.sheet_row, text=row.text.replace("&", "&&")
            )
        )
        self.reason.setText(row.message)
        self.reason.setVisible(bool(row.message))
        self.districts.hide()
        if row.decided and not row.to_check:
            self._offer_undo()
        elif row.kind is Kind.DUPLICATE:
            self._offer_twins(twins)
            if row.decided:
                self._offer_undo()
        else:
            self._offer_candidates(row)
            if row.to_check and alike > 1:
                self._offer_alike(row, alike)

    def stand_between(self, above: QWidget, below: QWidget) -> None:
        """Let Tab run through the buttons, which are new for each row."""
        rows = [
            [row.itemAt(place).widget() for place in range(row.count())]
            for row in (self._row, self._all)
        ]
        chain = [above, *rows[0], self.districts, *rows[1], below]
        for before, after in zip(chain, chain[1:]):
            QWidget.setTabOrder(before, after)

    def _offer_undo(self) -> None:
        self._button(
            QCoreApplication.translate("DecisionBox", "&Undo the decision"),
            UNDO,
            QCoreApplication.translate("DecisionBox", "Let the row be matched as it was"),
        )

    def _offer_twins(self, twins: int) -> None:
        self._button(
            QCoreApplication.translate("DecisionBox", "&Keep this"),
            KEEP,
            QCoreApplication.translate("DecisionBox", "Map this row and leave the others out"),
        )
        if twins == 1:
            self._button(
                QCoreApplication.translate("DecisionBox", "Keep &other"),
                KEEP_OTHER,
                QCoreApplication.translate(
                    "DecisionBox", "Map the other row and leave this one out"
                ),
            )
        self._button(
            QCoreApplication.translate("DecisionBox", "A&dd"),
            ADD,
            QCoreApplication.translate("DecisionBox", "Add the rows of the district up"),
        )

    def _offer_candidates(self, row: MatchRow) -> None:
        offered = row.candidates
        if not offered and row.bps_code:
            offered = ((row.bps_code, row.unit),)
        for code, label in offered[:_MOST]:
            self._button(label.replace("&", "&&"), code, f"BPS {code}", label)
        self._button(
            QCoreApplication.translate("DecisionBox", "&Leave out"),
            LEAVE_OUT,
            QCoreApplication.translate("DecisionBox", "Keep this row off the map"),
        )
        if offered:
            other = QPushButton(QCoreApplication.translate("DecisionBox", "Ot&her…"))
            other.setToolTip(
                QCoreApplication.translate("DecisionBox", "Choose among all districts")
            )
            other.clicked.connect(self._offer_all)
            self._row.addWidget(other)
            self.buttons.append(other)
        else:
            self._fill()
            self.districts.show()

    def _offer_alike(self, row: MatchRow, count: int) -> None:
        """Offer what can be decided once for all rows of the same status."""
        labels = [label for _, label in row.candidates]
        offered: dict[str, list[tuple[str, str, bool]]] = {
            RowStatus.AMBIGUOUS.value: [
                (KABUPATEN, _KAB.strip(), any(one.startswith(_KAB) for one in labels)),
                (CITY, _CITY.strip(), any(one.startswith(_CITY) for one in labels)),
                (ONLY, QCoreApplication.translate("DecisionBox", "the one left"), True),
            ],
            RowStatus.CODE_NAME_CONFLICT.value: [
                (BY_CODE, QCoreApplication.translate("DecisionBox", "by code"), True),
                (BY_NAME, QCoreApplication.translate("DecisionBox", "by name"), True),
            ],
            RowStatus.UNMATCHED.value: [],
        }
        if row.status not in offered:
            return
        out = QCoreApplication.translate("DecisionBox", "leave out")
        for choice, text, fits in (*offered[row.status], (LEAVE_OUT, out, True)):
            if not fits:
                continue
            button = QPushButton(
                QCoreApplication.translate("DecisionBox", "All {count}: {choice}").format(
                    count=count, choice=text
                )
            )
            button.setToolTip(
                QCoreApplication.translate(
                    "DecisionBox", "Decide alike about all rows of this kind that are open"
                )
            )
            told = partial(self.decided_alike.emit, row.status, choice)
            button.clicked.connect(lambda _=False, told=told: told())
            self._all.addWidget(button)
            self.buttons.append(button)

    def _offer_all(self) -> None:
        self._fill()
        self.districts.show()
        self.districts.setFocus()

    def _fill(self) -> None:
        if not self.districts.count():
            for code, label in all_districts():
                self.districts.addItem(label, code)
            completer = QCompleter(self.districts.model(), self.districts)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._completed)
            self.districts.setCompleter(completer)
            self.districts.lineEdit().setPlaceholderText(
                QCoreApplication.translate("DecisionBox", "Search a district…")
            )
        self.districts.setCurrentIndex(-1)

    def _completed(self, text: str) -> None:
        self._picked(self.districts.findText(text))

    def _picked(self, place: int) -> None:
        code = self.districts.itemData(place)
        if code:
            self.decided.emit(code, self.districts.itemText(place))

    def _button(self, text: str, decision: str, tip: str, label: str = "") -> None:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.decided.emit(decision, label))
        self._row.addWidget(button)
        self.buttons.append(button)

    def _clear(self) -> None:
        self.buttons = []
        for row in (self._row, self._all):
            while row.count():
                item = row.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
