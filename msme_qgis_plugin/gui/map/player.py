"""Plays the periods of an indicator on the map, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..load import theme_icon

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QComboBox, QToolButton

_PERIOD_MS = 1500


class Player(QObject):
    """Chooses one period after the other while its button is down, and stops at the latest.

    Signals:
        started: the first period is about to be chosen.
    """

    started = pyqtSignal()

    def __init__(self, button: QToolButton, periods: QComboBox, ready: Callable[[], bool]) -> None:
        """Take the widgets.

        Args:
            periods: the latest first.
            ready: whether the map of the last period is drawn.
        """
        super().__init__(button)
        self._button, self._periods, self._ready = button, periods, ready
        self._clock = QTimer(self)
        self._clock.setInterval(_PERIOD_MS)
        self._clock.timeout.connect(self.step)
        button.setIcon(theme_icon("mActionPlay"))
        button.toggled.connect(self._toggled)

    def stop(self) -> None:
        """Let the map stay at the period that is shown."""
        self._button.setChecked(False)

    def step(self) -> None:
        """Choose the next period once the map is ready for it."""
        if self._ready():
            self._choose(self._periods.currentIndex() - 1)
        if self._periods.currentIndex() <= 0:
            self.stop()

    def _toggled(self, down: bool) -> None:
        if not down:
            self._clock.stop()
            return
        self.started.emit()
        if self._periods.currentIndex() <= 0:
            self._choose(self._periods.count() - 1)
        self._clock.start()

    def _choose(self, place: int) -> None:
        self._periods.setCurrentIndex(place)
        self._periods.activated.emit(place)
