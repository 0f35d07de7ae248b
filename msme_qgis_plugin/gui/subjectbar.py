"""The bar that Map and Report share: what is shown, of when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt

from ..core.regions.levels import Level
from .districts import zoom_to_units
from .fielddialog import FieldDialog
from .levelwords import level_text
from .load import Form, load_ui, theme_icon
from .series import Series, families

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QComboBox, QWidget

    from .subject import Subject


class IndicatorChoice:
    """Lists: the indicator, and its period and its part where there are.

    Without a list of parts, each part is an indicator of its own.
    """

    def __init__(
        self,
        indicator: QComboBox,
        period: QComboBox,
        part: QComboBox | None = None,
        row: QWidget | None = None,
    ) -> None:
        """Take the lists.

        Args:
            row: what is hidden where there are no parts; `part` itself
                where None.
        """
        self.indicator = indicator
        self.period = period
        self.part = part
        self._row = row or part

    def fill(self, found: list[Series], names: dict[str, str], field: str) -> None:
        """List indicators and choose a field.

        Args:
            found: those of the chosen layer first; the maps of a pack all
                have a field of the same name.
            names: layer id -> name, said where there are several layers.
        """
        together = self.part is not None
        listed = families(found) if together else [[one] for one in found]
        holds = [any(field in one.fields.values() for one in parts) for parts in listed]
        chosen = holds.index(True) if any(holds) else 0
        with QSignalBlocker(self.indicator):
            self.indicator.clear()
            for parts in listed:
                text = _entry(parts, names)
                self.indicator.addItem(text, tuple(parts))
            self.indicator.setCurrentIndex(chosen if listed else -1)
        self.fill_parts(field)

    def fill_parts(self, field: str = "") -> None:
        """List the parts of the indicator, and the periods of one."""
        if self.part is None or self._row is None:
            self.fill_periods(field)
            return
        parts = self._parts
        holding = [one.part for one in parts if field in one.fields.values()]
        chosen = holding[0] if holding else self.part.currentData()
        with QSignalBlocker(self.part):
            self.part.clear()
            for one in sorted(parts, key=lambda one: one.part):
                self.part.addItem(one.part_title, one.part)
            self.part.setCurrentIndex(max(self.part.findData(chosen), 0))
        self._row.setVisible(len(parts) > 1)
        self.fill_periods(field)

    def fill_periods(self, field: str = "") -> None:
        """List the periods of what is chosen, the latest first."""
        one = self._one
        periods = one.periods if one is not None else []
        kept = self.period.currentText()
        with QSignalBlocker(self.period):
            self.period.clear()
            self.period.addItems(periods)
            if one is not None and field in one.fields.values():
                self.period.setCurrentText(one.period_of(field))
            elif kept in periods:
                self.period.setCurrentText(kept)
        self.period.setVisible(periods not in ([], [""]))

    @property
    def chosen(self) -> tuple[str, str]:
        """The layer's id and the field, empty where there is nothing."""
        one = self._one
        if one is None:
            return "", ""
        return one.layer_id, one.fields.get(self.period.currentText(), one.latest)

    @property
    def _parts(self) -> Sequence[Series]:
        return self.indicator.currentData() or ()

    @property
    def _one(self) -> Series | None:
        """The indicator that is chosen, or its part."""
        parts = self._parts
        wanted = self.part.currentData() if self.part is not None else None
        chosen = [one for one in parts if one.part == wanted]
        return next(iter(chosen or parts), None)


class SubjectBar(Form):
    """Shows the subject and changes it."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        load_ui("subject", self)
        self._subject = subject
        self.choice = IndicatorChoice(self.indicator, self.period, self.part, self.breakdown)
        self.describe.setIcon(theme_icon("mActionEditTable"))
        self.describe.clicked.connect(self._describe)
        self.indicator.activated.connect(self._indicator_chosen)
        self.part.activated.connect(self._part_chosen)
        self.period.activated.connect(self._chosen)
        self.level.activated.connect(self._level_chosen)
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
        # What is asked there is asked of numbers.
        self.describe.setEnabled(not subject.names_kinds)
        self._fill_levels()
        with QSignalBlocker(self.province):
            self.province.clear()
            self.province.addItem(QCoreApplication.translate("SubjectBar", "All provinces"), "")
            for name in subject.provinces():
                self.province.addItem(name, name)
            place = self.province.findData(subject.province)
            self.province.setCurrentIndex(max(place, 0))

    def _fill_levels(self) -> None:
        """List the levels; where there is one, there is no choice."""
        levels = self._subject.levels()
        several = len(levels) > 1
        self.level.setVisible(several)
        self.levelLabel.setVisible(several)
        with QSignalBlocker(self.level):
            self.level.clear()
            for level in levels:
                self.level.addItem(level_text(level), level.value)
            own = self._subject.level
            if own is not None:
                place = self.level.findData(own.value)
                self.level.setCurrentIndex(place)

    def _describe(self) -> None:
        layer = self._subject.layer
        if layer is None:
            return
        dialog = FieldDialog(layer, self._subject.field, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._subject.describe_again)
        dialog.open()

    def _indicator_chosen(self) -> None:
        self.choice.fill_parts()
        self._chosen()

    def _part_chosen(self) -> None:
        self.choice.fill_periods()
        self._chosen()

    def _chosen(self) -> None:
        self._subject.choose(*self.choice.chosen)

    def _level_chosen(self) -> None:
        self._subject.choose_level(Level(self.level.currentData()))

    def _province_chosen(self) -> None:
        self._subject.choose_province(self.province.currentData())
        layer = self._subject.layer
        if layer is not None:
            zoom_to_units(layer)


def _entry(parts: Sequence[Series], names: dict[str, str]) -> str:
    """Return the line of an indicator, with its layer among several."""
    one = parts[0]
    title = one.head if len(parts) > 1 else one.title
    name = names.get(one.layer_id, "")
    # A map of a pack is called like its only field.
    alone = len(names) <= 1 or name == one.title
    return title if alone else f"{title} · {name}"
