"""The profile of one district: value, ranks, periods, shortfalls."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...core.messages import brief
from ...translate import number_text
from ..charts.fan import Fan, FanPoint
from ..charts.scale import decimals_for, share_text
from ..charts.strips import Sparkline, Strip
from ..elided import ElidedLabel
from ..load import Form, load_ui, theme_icon
from .ranktable import status_text

if TYPE_CHECKING:
    from ...core.analysis.ranking import Place
    from .unitdata import Units

_GROUPS = 3
_SHORTFALLS = 3
# What the card has room for; the whole is in the tooltip.
_QUOTES, _LINE = 2, 90
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProfileCard(Form):
    """Shows one unit of `Units`, or what to do to see one.

    Signals:
        zoom_wanted: the magnifier was pressed.
    """

    zoom_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("profile", self)
        self.zoom.setIcon(theme_icon("mActionZoomToSelected"))
        self.zoom.clicked.connect(self.zoom_wanted)
        self._groups: list[tuple[QLabel, Strip, QLabel]] = []
        for row in range(_GROUPS):
            line = QLabel(), Strip(), QLabel()
            for column, widget in enumerate(line):
                self.strips.addWidget(widget, row, column)
            self._groups.append(line)
        self._period = QLabel()
        self._line = Sparkline()
        self.strips.addWidget(self._period, _GROUPS, 0)
        self.strips.addWidget(self._line, _GROUPS, 1, 1, 2)
        self._fan = Fan()
        self.strips.addWidget(self._fan, _GROUPS + 1, 0, 1, 3)
        self.strips.setColumnStretch(1, 1)
        self._below: list[tuple[ElidedLabel, QLabel, QLabel]] = []
        for row in range(_SHORTFALLS):
            texts = ElidedLabel(), QLabel(), QLabel()
            for column, label in enumerate(texts):
                self.shortfalls.addWidget(label, row, column)
                if column:
                    label.setAlignment(_RIGHT)
            self._below.append(texts)
        self.shortfalls.setColumnStretch(0, 1)
        self.quotes = QLabel()
        self.quotes.setWordWrap(True)
        # What stands in a file is text, whatever signs it holds.
        self.quotes.setTextFormat(Qt.TextFormat.PlainText)
        self.card.layout().addWidget(self.quotes)
        self.show_unit(None, "", None)

    def show_unit(self, units: Units | None, field: str, position: int | None) -> None:
        """Show a unit, or the hint where `position` is None."""
        some = units is not None and position is not None
        self.hint.setVisible(not some)
        self.card.setVisible(some)
        if units is None or position is None:
            return
        places = [units.names[position], units.provinces[position]]
        # A province is in itself.
        self.title.setText(", ".join(dict.fromkeys(filter(None, places))))
        value, *others = _value_texts(units, field, position)
        self.value.setText(value)
        self.others.setText(" · ".join(one for one in others if one))
        self._show_groups(units, field, position)
        self._show_periods(units, field, position)
        self._show_below(units, field, position)
        told = [
            (title, texts[position]) for title, texts in units.quotes.items() if texts[position]
        ]
        lines = "\n".join(
            "\n".join([title, *(brief(one, _LINE) for one in text.split("\n")[:_QUOTES])])
            for title, text in told
        )
        self.quotes.setText(lines)
        whole = "<br>".join(html.escape(text).replace("\n", "<br>") for _, text in told)
        self.quotes.setToolTip(f"<p>{whole}</p>" if told else "")
        self.quotes.setVisible(bool(told))

    def _show_groups(self, units: Units, field: str, position: int) -> None:
        for widget in (one for line in self._groups for one in line):
            widget.setVisible(field not in units.words)
        if field in units.words:
            return
        groups = units.groups_of(field, position)
        nation = groups[0].values
        span = (float(nation[0]), float(nation[-1])) if len(nation) else (0.0, 0.0)
        own = units.value_of(field, position)
        names = ("Indonesia", island_text(units.islands[position]), units.provinces[position])
        decimals = decimals_for(nation)
        for (label, strip, rank), place, name in zip(self._groups, groups, names):
            # A file of one province ranks nobody in the country, and a province is in itself.
            inside = place is groups[-1] and not units.is_province(position)
            told = inside or place.count > groups[-1].count
            for widget in (label, strip, rank):
                widget.setVisible(told)
            label.setText(name)
            strip.show_values(place.values.tolist(), span=span, median=place.median, own=own)
            strip.setToolTip(_median_text(name, place, decimals))
            rank.setText(rank_text(place))
            rank.setToolTip(_interval_tip(place))

    def _show_periods(self, units: Units, field: str, position: int) -> None:
        series = units.over_periods(field, position)
        one = units.indicator_of(field)
        several = one is not None and len(series) > 1
        points = (
            [
                FanPoint(period, value, units.bounds_of(one.fields[period], position))
                for period, value in series
            ]
            if one is not None
            else []
        )
        ahead = [place for place, point in enumerate(points) if point.bounds]
        # Bounds of every period are of measured values, not of years ahead.
        ahead = ahead if ahead[:1] != [0] else []
        self._fan.setVisible(several and bool(ahead))
        for widget in (self._period, self._line):
            widget.setVisible(several and not ahead)
        if one is None or not several:
            return
        periods = [period for period, _ in series]
        values = [value for _, value in series]
        self._period.setText(f"{periods[0]}–{periods[-1]}")
        decimals = decimals_for(values)
        chosen = [one.fields[p] for p in periods].index(field)
        self._line.show_values(values, chosen=chosen, decimals=decimals)
        told = "\n".join(_period_text(point, decimals) for point in points)
        self._line.setToolTip(told)
        if ahead:
            self._fan.show_values(points, chosen=chosen, decimals=decimals, first_ahead=ahead[0])
            self._fan.setToolTip(told)

    def _show_below(self, units: Units, field: str, position: int) -> None:
        found = units.farthest_behind(field, position, _SHORTFALLS)
        self.below.setVisible(len(units.indicators) > 1 and not units.is_province(position))
        self.below.setText(
            QCoreApplication.translate(
                "ProfileCard", "Farthest on the wrong side of the province median"
            )
            if found
            else QCoreApplication.translate(
                "ProfileCard",
                "On no other indicator with a known direction on the wrong side of the "
                "province median",
            )
        )
        for place, (name, value, rank) in enumerate(self._below):
            held = place < len(found)
            for label in (name, value, rank):
                label.setVisible(held)
            if not held:
                continue
            one = found[place]
            decimals = decimals_for(one.place.values)
            name.setText(units.title_of(one.column))
            name.setToolTip(_median_text(name.text(), one.place, decimals))
            value.setText(number_text(one.value, decimals))
            rank.setText(rank_text(one.place))


def _period_text(point: FanPoint, decimals: int) -> str:
    """Return “2030: 31.4 (28.1–34.9)”."""
    text = f"{point.period}: {number_text(point.value, decimals)}"
    ends = [number_text(one, decimals) for pair in point.bounds[:1] for one in pair]
    return f"{text} ({'–'.join(ends)})" if ends else text


def rank_text(place: Place) -> str:
    """Return “25 of 38”, or “25 of 38 (21–30)” where that is known."""
    if place.rank is None:
        return QCoreApplication.translate("ProfileCard", "– of {count}").format(
            count=number_text(place.count, 0)
        )
    text = (
        QCoreApplication.translate("ProfileCard", "{rank} of {count}")
        if place.count == place.units
        else QCoreApplication.translate("ProfileCard", "{rank} of {count} with data")
    ).format(rank=number_text(place.rank, 0), count=number_text(place.count, 0))
    return f"{text} ({'–'.join(ends)})" if (ends := _ends(place)) else text


def _ends(place: Place) -> list[str]:
    """Return the best and the worst rank, nothing where it is certain."""
    if place.interval is None or len(set(place.interval)) == 1:
        return []
    return [number_text(one, 0) for one in place.interval]


def _interval_tip(place: Place) -> str:
    ends = _ends(place)
    if not ends:
        return ""
    return QCoreApplication.translate(
        "ProfileCard",
        "Values, weights or methods are not certain: the rank lies between {best} and {worst}.",
    ).format(best=ends[0], worst=ends[1])


def island_text(island: str) -> str:
    """Return the name of an island group by its first BPS digit."""
    names = {
        "1": QCoreApplication.translate("ProfileCard", "Sumatra"),
        "3": QCoreApplication.translate("ProfileCard", "Java"),
        "5": QCoreApplication.translate("ProfileCard", "Bali, Nusa Tenggara"),
        "6": QCoreApplication.translate("ProfileCard", "Kalimantan"),
        "7": QCoreApplication.translate("ProfileCard", "Sulawesi"),
        "8": QCoreApplication.translate("ProfileCard", "Maluku"),
        "9": QCoreApplication.translate("ProfileCard", "Papua"),
    }
    return names.get(island, island)


def _value_texts(units: Units, field: str, position: int) -> list[str]:
    """Return “95.1”, “MSMEs, 2016”, “Estimate”, “coverage 97 %”."""
    if field in units.words:
        return [units.words[field][position] or status_text("M"), units.title_of(field)]
    value = units.value_of(field, position)
    status = units.status.get(field)
    said = status_text(status[position]) if status else ""
    if math.isfinite(value):
        parts = [number_text(value, decimals_for(units.values[field]))]
    else:
        parts = [said or status_text("M")]
        said = ""
    parts += [units.title_of(field), said]
    coverage = units.coverage.get(field)
    if coverage is not None and math.isfinite(coverage[position]):
        parts.append(
            QCoreApplication.translate("ProfileCard", "coverage {share}").format(
                share=share_text(coverage[position])
            )
        )
    return parts


def _median_text(name: str, place: Place, decimals: int) -> str:
    return QCoreApplication.translate("ProfileCard", "{name}: median {median}").format(
        name=name, median=number_text(place.median, decimals)
    )
