"""Ranked table, profile, scatter and bars, all with one selection."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView
from qgis.utils import iface

from ...core.regions.levels import Level
from .. import state
from ..charts.scatter import Dot
from ..hint import Hint
from ..levelwords import among_text, level_text
from ..load import Form, load_ui
from ..subjectbar import IndicatorChoice
from .ranktable import (
    DISTRICT,
    PROVINCE,
    RANK,
    VALUE,
    RankModel,
    RankProxy,
    ValueDelegate,
    rank_rows,
)
from .selection import Selection
from .unitdata import Units, read_units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..subject import Subject
    from .ranktable import RankRow

_WIDTHS = {PROVINCE: 100, VALUE: 84}
_ARROW = 24
_AGAINST = "against"


class ReportView(Form):
    """Reads the subject's layer once and shows it in four ways.

    Signals:
        selected: another set of units is selected.
    """

    selected = pyqtSignal()

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        load_ui("report", self)
        self._subject = subject
        self.units: Units | None = None
        self.selection = Selection(self)
        self.model = RankModel()
        self.proxy = RankProxy()
        self.proxy.setSourceModel(self.model)
        self.nothing = Hint(self.table.viewport())
        self.uncharted = Hint(self.bars), Hint(self.scatter)
        self._position: int | None = None
        self._busy = False
        self.choice = IndicatorChoice(self.against, self.againstPeriod)
        self._dress()
        self._connect()

    @property
    def position(self) -> int | None:
        """The place of the unit whose profile is shown."""
        return self._position

    @property
    def positions(self) -> frozenset[int]:
        """The places of the selected units."""
        if self.units is None:
            return frozenset()
        chosen = self.selection.ids
        return frozenset(place for place, one in enumerate(self.units.ids) if one in chosen)

    def read(self) -> None:
        """Read the subject's layer again."""
        layer = self._subject.layer
        self.selection.follow(layer)
        self.units = read_units(layer) if layer is not None else None
        self._fill_against()
        self.show_subject()

    def show_subject(self) -> None:
        """Show the subject's field and province, of what was read."""
        layer = self._subject.layer
        read = self.units.layer_id if self.units is not None else ""
        field = self._subject.field
        if layer is None or layer.id() != read:
            self.units = None
        if self.units is None or field not in {*self.units.values, *self.units.words}:
            self._set_rows([], "")
            return
        kinds = field in self.units.words
        province = self._subject.province
        rows = rank_rows(self.units, field, province)
        level = self._subject.level or Level.DISTRICT
        alike = bool(province) or level is Level.PROVINCE
        self.table.setColumnHidden(PROVINCE, alike)
        self._dress_for(kinds=kinds)
        self.model.call_units(level_text(level))
        self._set_rows(rows, among_text(province, level), kinds=kinds)
        self._show_bars(self.units.title_of(field))
        self._show_scatter()
        self._show_selection()

    def zoom(self) -> None:
        """Show the profile's unit on the map."""
        layer = self.selection.layer
        if layer is None or self.units is None or self._position is None:
            return
        feature = self.units.ids[self._position]
        iface.mapCanvas().zoomToFeatureIds(layer, [feature])

    # Helpers.

    def _dress(self) -> None:
        self.table.setModel(self.proxy)
        self.table.setItemDelegateForColumn(VALUE, ValueDelegate(self.table))
        self.table.verticalHeader().hide()
        metrics = self.table.fontMetrics()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(DISTRICT, QHeaderView.ResizeMode.Stretch)
        self.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        title = self.proxy.headerData(RANK, Qt.Orientation.Horizontal)
        width = metrics.horizontalAdvance(title) + _ARROW
        header.resizeSection(RANK, width)
        # The views take what they need, the table what is left.
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.search.setShowSearchIcon(True)

    def _connect(self) -> None:
        chosen = self.table.selectionModel()
        chosen.selectionChanged.connect(self._chosen_in_table)
        chosen.currentRowChanged.connect(self._current_changed)
        self.table.doubleClicked.connect(self._zoom_to_row)
        self.search.textChanged.connect(self._search)
        self.selection.changed.connect(self._show_selection)
        self.profile.zoom_wanted.connect(self.zoom)
        self.against.activated.connect(self._against_chosen)
        self.againstPeriod.activated.connect(self._show_scatter)
        for chart in (self.scatter, self.bars):
            chart.chosen.connect(self._chosen_in_chart)
            chart.opened.connect(self._zoom_to_position)

    def _dress_for(self, *, kinds: bool) -> None:
        """Show ranks of numbers; for kinds, which have none, one kind after the other."""
        if kinds != self.table.isColumnHidden(RANK):
            self.table.setColumnHidden(RANK, kinds)
            self.table.sortByColumn(VALUE if kinds else RANK, Qt.SortOrder.AscendingOrder)
            width = _WIDTHS[VALUE] * (2 if kinds else 1)
            self.table.horizontalHeader().resizeSection(VALUE, width)

    def _set_rows(self, rows: list[RankRow], where: str, *, kinds: bool = False) -> None:
        self._busy = True
        self.model.set_rows(rows, where, kinds=kinds)
        self._busy = False
        if not rows:
            self._say_what_is_empty()
            self._position = None
            self.profile.show_unit(None, "", None)
            self.comparison.show_units(None, "", ())
            self.bars.show_rows([], median=float("nan"), title="")
            self.scatter.show_dots([], medians=(float("nan"),) * 2, titles=("", ""))

    def _show_bars(self, title: str) -> None:
        from ...core.analysis.ranking import middle

        values = [one.value for one in self.model.rows if one.value is not None]
        self.bars.show_rows(self.model.rows, median=middle(values), title=title)

    def _fill_against(self) -> None:
        units, subject = self.units, self._subject
        if units is None:
            self.choice.fill([], {}, "")
            return
        own = units.indicator_of(subject.field)
        others = [one for one in units.indicators if one is not own]
        kept = state.kept(_AGAINST, "")
        # The latest period of the first other one, else the subject itself.
        if kept not in units.values and others:
            kept = others[0].latest
        self.choice.fill(units.indicators, {}, kept or subject.field)

    def _against_chosen(self) -> None:
        self.choice.fill_periods()
        self._show_scatter()

    def _say_what_is_empty(self) -> None:
        """Let no list or chart be empty without a word."""
        found, title = self.proxy.rowCount() > 0, self._subject.title
        if self.model.rows:
            lacking = QCoreApplication.translate("ReportView", "No name here has this text.")
        else:
            lacking = QCoreApplication.translate(
                "ReportView", "“{title}” cannot be listed. Choose an indicator above."
            ).format(title=title)
        self.nothing.say("" if found else lacking)
        if self._subject.names_kinds:
            words = QCoreApplication.translate(
                "ReportView",
                "“{title}” names kinds, not amounts: the table above and the map show them.",
            ).format(title=title)
        else:
            words = QCoreApplication.translate(
                "ReportView", "No unit here has the values. Choose another indicator above."
            )
        for hint, chart in zip(self.uncharted, (self.bars, self.scatter)):
            hint.say("" if chart.some else words)

    def _show_scatter(self, *_: object) -> None:
        from ...core.analysis.ranking import middle, rank_correlation

        units, field = self.units, self._subject.field
        other = self.choice.chosen[1]
        for widget in (self.againstLabel, self.against, self.againstPeriod):
            widget.setEnabled(not self._subject.names_kinds)
        if units is None or not {field, other} <= {*units.values}:
            self.scatter.show_dots([], medians=(math.nan,) * 2, titles=("", ""))
            self._say_what_is_empty()
            return
        state.keep(_AGAINST, other)
        across = units.values[field].to_numpy()
        up = units.values[other].to_numpy()
        dots = [
            Dot(one.position, one.name, float(across[one.position]), float(up[one.position]))
            for one in self.model.rows
            if math.isfinite(across[one.position] + up[one.position])
        ]
        self.scatter.show_dots(
            dots,
            medians=(middle([dot.x for dot in dots]), middle([dot.y for dot in dots])),
            titles=(units.title_of(field), units.title_of(other)),
            correlation=rank_correlation([dot.x for dot in dots], [dot.y for dot in dots]),
        )
        self._say_what_is_empty()

    def _show_selection(self) -> None:
        """Bring every view to what the layer has selected."""
        if self._busy:
            return
        positions = self.positions
        self._select_in_table(positions)
        for chart in (self.scatter, self.bars):
            chart.select(positions)
        self.comparison.show_units(self.units, self._subject.field, positions)
        if self._position not in positions:
            self._position = self._first_of(positions)
        self._show_profile()
        self.selected.emit()

    def _show_profile(self) -> None:
        self.profile.show_unit(self.units, self._subject.field, self._position)

    def _first_of(self, positions: frozenset[int]) -> int | None:
        """Return the first of these units as the table has them."""
        for row in range(self.proxy.rowCount()):
            index = self.proxy.mapToSource(self.proxy.index(row, 0))
            position = self.model.rows[index.row()].position
            if position in positions:
                return position
        return next(iter(positions), None)

    def _select_in_table(self, positions: frozenset[int]) -> None:
        chosen = QItemSelection()
        first = QModelIndex()
        for row in range(self.proxy.rowCount()):
            # The rank may be hidden, and Qt scrolls to nothing that is.
            index = self.proxy.index(row, DISTRICT)
            source = self.proxy.mapToSource(index).row()
            if self.model.rows[source].position not in positions:
                continue
            chosen.select(index, self.proxy.index(row, VALUE))
            first = first if first.isValid() else index
        flag = QItemSelectionModel.SelectionFlag
        self._busy = True
        self.table.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)
        self._busy = False
        if first.isValid() and not self.table.hasFocus():
            hint = QAbstractItemView.ScrollHint.PositionAtCenter
            self.table.scrollTo(first, hint)

    def _chosen_in_table(self, *_: object) -> None:
        if self._busy or self.units is None:
            return
        rows = self.table.selectionModel().selectedRows()
        self._select(self._position_of(index) for index in rows)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._busy:
            self._position = self._position_of(index)

    def _position_of(self, index: QModelIndex) -> int:
        row = self.proxy.mapToSource(index).row()
        return self.model.rows[row].position

    def _chosen_in_chart(self, positions: list[int], joins: bool) -> None:
        if positions:
            self._position = positions[0]
        before = self.positions if joins else frozenset()
        self._select({*positions, *before})

    def _select(self, positions: Iterable[int]) -> None:
        if self.units is not None:
            self.selection.select(self.units.ids[one] for one in positions)

    def _zoom_to_row(self, index: QModelIndex) -> None:
        self._zoom_to_position(self._position_of(index))

    def _zoom_to_position(self, position: int) -> None:
        self._position = position
        self.zoom()

    def _search(self, text: str) -> None:
        # Rows that are hidden leave the table's selection, not the layer's.
        self._busy = True
        self.proxy.search(text)
        self._busy = False
        with QSignalBlocker(self.selection):
            self._show_selection()
        self._say_what_is_empty()
