"""The bar that Map and Report share: indicator, period, level, province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker
from qgis.PyQt.QtWidgets import QWidget

from .load import load_ui
from .subject import Indicator

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QComboBox

    from .subject import Subject


class IndicatorChoice:
    """Two lists: the indicator, and its period where there is one."""

    def __init__(self, indicator: QComboBox, period: QComboBox) -> None:
        self.indicator = indicator
        self.period = period

    def fill(
        self, found: list[Indicator], names: dict[str, str], field: str
    ) -> None:
        """List indicators and choose a field.

        Args:
            found: those of the chosen layer first; the maps of a pack all
                have a field of the same name.
            names: layer id -> name, said where there are several layers.
        """
        holds = [field in one.fields.values() for one in found]
        chosen = holds.index(True) if any(holds) else 0
        with QSignalBlocker(self.indicator):
            self.indicator.clear()
            for one in found:
                name = names.get(one.layer_id, "")
                # A map of a pack is called like its only field.
                alone = len(names) == 1 or name == one.title
                text = one.title if alone else f"{one.title} · {name}"
                self.indicator.addItem(text, one)
            self.indicator.setCurrentIndex(chosen if found else -1)
        self.fill_periods(field)

    def fill_periods(self, field: str = "") -> None:
        """List the periods of the indicator, the latest first."""
        one = self.indicator.currentData()
        periods = one.periods if isinstance(one, Indicator) else []
        kept = self.period.currentText()
        with QSignalBlocker(self.period):
            self.period.clear()
            self.period.addItems(periods)
            fields = [one.fields[period] for period in periods]
            if field in fields:
                self.period.setCurrentIndex(fields.index(field))
            elif kept in periods:
                self.period.setCurrentText(kept)
        self.period.setVisible(periods not in ([], [""]))

    @property
    def chosen(self) -> tuple[str, str]:
        """The layer's id and the field, empty where there is nothing."""
        one = self.indicator.currentData()
        if not isinstance(one, Indicator):
            return "", ""
        period = self.period.currentText()
        return one.layer_id, one.fields.get(period, one.fields[one.periods[0]])


class SubjectBar(QWidget):
    """Shows the subject and changes it."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        load_ui("subject", self)
        self._subject = subject
        self.choice = IndicatorChoice(self.indicator, self.period)
        self.indicator.activated.connect(self._indicator_chosen)
        self.period.activated.connect(self._chosen)
        self.province.activated.connect(self._province_chosen)
        subject.listed.connect(self.refill)
        subject.changed.connect(self.refill)
        self.refill()

    def refill(self) -> None:
        """Show what there is to choose, and what is chosen."""
        subject = self._subject
        layers = {one.id(): one.name() for one in subject.layers()}
        found = subject.indicators()
        # Another layer may have a field of the same name.
        found.sort(key=lambda one: one.layer_id != subject.layer_id)
        self.choice.fill(found, layers, subject.field)
        with QSignalBlocker(self.province), QSignalBlocker(self.level):
            self.province.clear()
            self.province.addItem(
                QCoreApplication.translate("SubjectBar", "All provinces"), ""
            )
            for name in subject.provinces():
                self.province.addItem(name, name)
            place = self.province.findData(subject.province)
            self.province.setCurrentIndex(max(place, 0))
            self.level.clear()
            self.level.addItem(
                QCoreApplication.translate("SubjectBar", "District")
            )

    def _indicator_chosen(self) -> None:
        self.choice.fill_periods()
        self._chosen()

    def _chosen(self) -> None:
        self._subject.choose(*self.choice.chosen)

    def _province_chosen(self) -> None:
        self._subject.choose_province(self.province.currentData())
