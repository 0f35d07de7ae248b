"""A tour through the four pages, offered with the demonstration and left at any time."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QWidget

from ..settings import keep_value, kept_text
from .load import FormItems, load_ui

_TAKEN = "tour"


def _texts() -> tuple[str, ...]:
    """Return what is said of each page, in their order."""
    return (
        QCoreApplication.translate(
            "Tour",
            "Drop a spreadsheet here. Its rows are brought to districts by code and name. What is "
            "not certain is asked, never guessed. Below are the tables of the demo.",
        ),
        QCoreApplication.translate(
            "Tour",
            "This is what your tables can give. Tick a line, then press Run. What cannot be "
            "computed says what it needs.",
        ),
        QCoreApplication.translate(
            "Tour",
            "Classes, colours and legend. Choose another method, or drag a break of the "
            "histogram: the map follows.",
        ),
        QCoreApplication.translate(
            "Tour",
            "Ranks, profiles and charts. What you select here is selected on the map. Export "
            "writes pages and spreadsheets.",
        ),
    )


class Tour(QGroupBox, FormItems):
    """Says what the page in view is for.

    Signals:
        wanted: the place of the page to show.
    """

    wanted = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("tour", self)
        self._place: int | None = None
        self.next.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.end)
        self.hide()

    def offer(self) -> None:
        """Ask whether to begin; a person who has been asked before is left in peace."""
        if kept_text(_TAKEN) or self._place is not None:
            return
        self._say(
            QCoreApplication.translate("Tour", "New here?"),
            QCoreApplication.translate(
                "Tour", "A tour of two minutes shows what the four pages are for."
            ),
            QCoreApplication.translate("Tour", "&Take the tour"),
        )

    def begin(self) -> None:
        """Begin with the first page."""
        self._place = 0
        self.wanted.emit(0)
        self.show_page(0)
        self.next.setFocus()

    def show_page(self, place: int) -> None:
        """Speak of another page, wherever it was chosen."""
        if self._place is None:
            return
        self._place, texts = place, _texts()
        self._say(
            QCoreApplication.translate("Tour", "Tour, {number} of {count}").format(
                number=place + 1, count=len(texts)
            ),
            texts[place],
            QCoreApplication.translate("Tour", "Ne&xt page")
            if place + 1 < len(texts)
            else QCoreApplication.translate("Tour", "&Finish"),
        )

    def end(self) -> None:
        """Leave, and do not offer it again."""
        if not self.isHidden():
            keep_value(_TAKEN, "taken")
        self._place = None
        self.hide()

    def _say(self, title: str, text: str, on: str) -> None:
        self.setTitle(title)
        self.text.setText(text)
        self.next.setText(on)
        self.show()

    def _go_on(self) -> None:
        if self._place is None:
            self.begin()
        elif self._place + 1 == len(_texts()):
            self.end()
        else:
            self.wanted.emit(self._place + 1)
