"""The tree of indicators: what can be computed, with ticks, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...translate import number_text, say
from ..coveragepie import UNITS, pie
from ..hint import Hint
from .declared import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgis.PyQt.QtCore import QModelIndex
    from qgis.PyQt.QtGui import QPainter
    from qgis.PyQt.QtWidgets import QStyleOptionViewItem

    from ...core.analysis.computable import Offer

_OFFER = int(Qt.ItemDataRole.UserRole)
_ANALYSES, _PLANNED = "analyses", "planned"
_WIDEST, _ICON = "needs PODES 2024", 34
_SMALL = 130
_FAINT = 0.5


class FaintWhereBlocked(QStyledItemDelegate):
    """Paints what cannot be computed faintly, in any theme.

    A theme's style sheet may overrule a colour that an item asks for.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        offer = index.siblingAtColumn(0).data(_OFFER)
        blocked = offer is not None and offer.analysis is None
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        # Faint on a selection's colour, nothing could be read.
        if blocked and not selected:
            painter.setOpacity(_FAINT)
        super().paint(painter, option, index)
        painter.restore()


class OfferTree(QTreeWidget):
    """Groups of indicators; double-click and space toggle a tick.

    Signals:
        ticked: a tick was set or taken away.
    """

    ticked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._computable = False
        self.nothing = Hint(self.viewport())
        self.setColumnCount(2)
        self.setHeaderLabels(
            [
                QCoreApplication.translate("OfferTree", "Indicator"),
                QCoreApplication.translate("OfferTree", "Districts with data"),
            ]
        )
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance(_WIDEST) + _ICON
        header.resizeSection(1, width)
        self.setItemDelegate(FaintWhereBlocked(self))
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.itemChanged.connect(self._changed)
        self.itemDoubleClicked.connect(self._toggle)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SMALL)

    @property
    def offer(self) -> Offer | None:
        """The offer of the current line; None on a group."""
        item = self.currentItem()
        return None if item is None else item.data(0, _OFFER)

    def chosen(self) -> list[Offer]:
        """Return what is ticked."""
        return [
            item.data(0, _OFFER)
            for item in self._lines()
            if item.checkState(0) == Qt.CheckState.Checked
            and item.flags() & Qt.ItemFlag.ItemIsUserCheckable
        ]

    def show_offers(self, offers: Sequence[Offer], language: str) -> None:
        """Show other offers; ticks and the current line stay."""
        ticked = {one.key for one in self.chosen()}
        current = self.offer
        self.blockSignals(True)
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for one in sorted(offers, key=lambda offer: offer.is_planned):
            name = _group(_dimension(one))
            if name not in groups:
                groups[name] = QTreeWidgetItem(self, [name])
                groups[name].setExpanded(not one.is_planned)
            line = _line(one, groups[name], language)
            if one.analysis is not None:
                held = one.key in ticked
                state = Qt.CheckState
                line.setCheckState(0, state.Checked if held else state.Unchecked)
            if current and current.key == one.key:
                self.setCurrentItem(line)
        for item in groups.values():
            _count(item)
        self._filter()
        self.blockSignals(False)
        if self.currentItem() is None:
            self._go_to_first()
        centre = QTreeWidget.ScrollHint.PositionAtCenter
        self.scrollToItem(self.currentItem(), centre)
        self.ticked.emit()

    def show_only(self, text: str, *, computable: bool) -> None:
        """Show lines with this text; those that can be computed alone."""
        self._text, self._computable = text.strip().casefold(), computable
        self._filter()

    def _filter(self) -> None:
        found = 0
        for place in range(self.topLevelItemCount()):
            group = self.topLevelItem(place)
            shown = 0
            for number in range(group.childCount()):
                line = group.child(number)
                offer = line.data(0, _OFFER)
                words = f"{group.text(0)} {line.text(0)}".casefold()
                good = self._text in words
                if self._computable:
                    good = good and offer.analysis is not None
                line.setHidden(not good)
                shown += good
            group.setHidden(not shown)
            found += shown
        self.nothing.say(
            ""
            if found
            else QCoreApplication.translate(
                "OfferTree", "Nothing here has this text. Clear the search, or show all lines."
            )
        )

    def _go_to_first(self) -> None:
        lines = list(self._lines())
        possible = [one for one in lines if one.data(0, _OFFER).analysis]
        for one in [*possible, *lines][:1]:
            self.setCurrentItem(one)

    def _lines(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.topLevelItemCount()):
            group = self.topLevelItem(place)
            for number in range(group.childCount()):
                yield group.child(number)

    def _changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit()

    def _toggle(self, item: QTreeWidgetItem, _column: int) -> None:
        offer = item.data(0, _OFFER)
        if offer is None:
            item.setExpanded(not item.isExpanded())
        elif offer.analysis is not None:
            state = Qt.CheckState
            checked = item.checkState(0) == state.Checked
            item.setCheckState(0, state.Unchecked if checked else state.Checked)


def _line(offer: Offer, group: QTreeWidgetItem, language: str) -> QTreeWidgetItem:
    name = offer.indicator.name.get(language) if offer.indicator else title_of(offer.key)
    if offer.analysis is None:
        second, share = say(offer.need) if offer.need else "", 0.0
    else:
        second = QCoreApplication.translate("OfferTree", "{have} of {units}").format(
            have=number_text(offer.districts, 0), units=number_text(UNITS, 0)
        )
        share = min(offer.districts / UNITS, 1.0)
    line = QTreeWidgetItem(group, [name, second])
    line.setData(0, _OFFER, offer)
    line.setIcon(1, pie(share))
    for column in range(2):
        line.setToolTip(column, line.text(column))
    if offer.analysis is None:
        line.setFlags(line.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    return line


def _count(group: QTreeWidgetItem) -> None:
    lines = [group.child(place) for place in range(group.childCount())]
    able = sum(one.data(0, _OFFER).analysis is not None for one in lines)
    group.setText(
        1,
        QCoreApplication.translate("OfferTree", "{have} of {units}").format(
            have=able, units=len(lines)
        ),
    )


def _dimension(offer: Offer) -> str:
    if offer.indicator is None:
        return _ANALYSES
    return _PLANNED if offer.is_planned else offer.indicator.dimension


def _group(dimension: str) -> str:
    names = {
        _ANALYSES: QCoreApplication.translate("OfferTree", "Analyses of the chosen layer"),
        _PLANNED: QCoreApplication.translate("OfferTree", "Planned, not computed yet"),
        "structure": QCoreApplication.translate("OfferTree", "Structure"),
        "inclusion": QCoreApplication.translate("OfferTree", "Inclusion"),
        "digital": QCoreApplication.translate("OfferTree", "Digital access"),
        "finance": QCoreApplication.translate("OfferTree", "Finance"),
        "market": QCoreApplication.translate("OfferTree", "Markets"),
        "infrastructure": QCoreApplication.translate("OfferTree", "Infrastructure"),
        "need": QCoreApplication.translate("OfferTree", "Need"),
        "human_capital": QCoreApplication.translate("OfferTree", "Human capital"),
        "programme": QCoreApplication.translate("OfferTree", "Programmes"),
        "data": QCoreApplication.translate("OfferTree", "Data quality"),
        "composite": QCoreApplication.translate("OfferTree", "Composite indices"),
        "dynamics": QCoreApplication.translate("OfferTree", "Change"),
    }
    farming = ("agri", "agri_enabler", "agri_inhibitor", "enabler")
    if dimension in farming:
        return QCoreApplication.translate("OfferTree", "Farming and clusters")
    return names.get(dimension, QCoreApplication.translate("OfferTree", "Context"))
