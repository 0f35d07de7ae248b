"""Which rows of the match are shown, and which of them is the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QObject, QSignalBlocker, pyqtSignal

from ..hint import Hint
from .matchrow import Kind, Shown, kind_text

if TYPE_CHECKING:
    from .matchfilter import MatchFilter
    from .matchhead import MatchHead
    from .matchrows import MatchModel


class ShownRows(QObject):
    """Keeps the counters, the filter and the search of a match in step.

    Signals:
        changed: other rows are shown, and another one may be current.
    """

    changed = pyqtSignal()

    def __init__(self, view: MatchHead, model: MatchModel, proxy: MatchFilter) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._proxy = proxy
        self.nothing = Hint(view.rows.viewport())
        view.counters.chosen.connect(self._counter_chosen)
        view.filter.activated.connect(self._filter_chosen)
        view.search.textChanged.connect(self._searched)

    @property
    def place(self) -> int | None:
        """The place of the current row among all rows, if there is one."""
        index = self._view.rows.currentIndex()
        if not index.isValid():
            return None
        place = self._proxy.place(index)
        return place if place < len(self._model.rows) else None

    @property
    def selected(self) -> list[int]:
        """The places of the rows that are selected, from the top."""
        indexes = self._view.rows.selectionModel().selectedRows()
        return [self._proxy.place(one) for one in sorted(indexes, key=_from_top)]

    def go_to(self, place: int | None) -> None:
        """Make a row the current one, where it is shown."""
        index = QModelIndex() if place is None else self._proxy.index_of(place)
        if index.isValid():
            self._view.rows.setCurrentIndex(index)

    def go_to_first(self) -> None:
        """Make the first row that is shown the current one."""
        view = self._view
        view.rows.setCurrentIndex(self._proxy.index(0, 0))

    def show_only(self, shown: Shown | Kind) -> None:
        """Show some of the rows."""
        self._proxy.show_only(shown)
        self._view.counters.check(shown if isinstance(shown, Kind) else None)
        self.go_to_first()
        self._fill_filter()
        self.changed.emit()

    def say_what_is_empty(self, *, ready: bool) -> None:
        """Let no list be empty without a word; `ready` where rows have been matched."""
        text = (
            QCoreApplication.translate(
                "DataMatch", "No row here. Choose other rows, or clear the search."
            )
            if ready
            else QCoreApplication.translate(
                "DataMatch", "Answer what is asked above; then the rows stand here."
            )
        )
        self.nothing.say("" if self._proxy.rowCount() else text)

    def count_again(self) -> None:
        """Say how many rows each counter and filter has."""
        view = self._view
        view.counters.set_counts(self._model.counts)
        self._fill_filter()
        if not view.rows.currentIndex().isValid() and self._proxy.rowCount():
            self.go_to_first()

    def _fill_filter(self) -> None:
        items: list[tuple[str, Shown | Kind]] = [
            (QCoreApplication.translate("DataMatch", "To check ({count})"), Shown.TO_CHECK),
            (QCoreApplication.translate("DataMatch", "Decided ({count})"), Shown.DECIDED),
            (QCoreApplication.translate("DataMatch", "All rows ({count})"), Shown.ALL),
        ]
        items += [(f"{kind_text(kind)} ({{count}})", kind) for kind in Kind]
        box = self._view.filter
        with QSignalBlocker(box):
            box.clear()
            for text, one in items:
                box.addItem(text.format(count=self._model.counts[one]), one)
            places = [one for _, one in items]
            box.setCurrentIndex(places.index(self._proxy.shown))

    def _counter_chosen(self, kind: Kind | None) -> None:
        self.show_only(kind or Shown.TO_CHECK)

    def _filter_chosen(self, place: int) -> None:
        self.show_only(self._view.filter.itemData(place))

    def _searched(self, text: str) -> None:
        place = self.place
        self._proxy.search(text)
        self.go_to(place)
        if not self._view.rows.currentIndex().isValid():
            self.go_to_first()
        self.changed.emit()


def _from_top(index: QModelIndex) -> int:
    return int(index.row())
