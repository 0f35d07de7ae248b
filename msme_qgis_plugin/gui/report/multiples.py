"""Which small maps stand on one page: of one indicator, by year or sector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

if TYPE_CHECKING:
    from .unitdata import Units

# As many as `msme:districtreport` puts on a page, and no fewer than two.
MOST, LEAST = 12, 2


@dataclass(frozen=True)
class SmallMaps:
    """Small maps of one indicator.

    title: what all of them show.
    fields: one per map, in their order on the page.
    count: how many there are; more than `fields` where a page is too small.
    period: of all of them together, "" where it is not known.
    """

    title: str = ""
    fields: tuple[str, ...] = ()
    count: int = 0
    period: str = ""

    @property
    def some(self) -> bool:
        """Whether there is anything to compare."""
        return self.count >= LEAST

    @property
    def too_many(self) -> bool:
        """Whether some are left out."""
        return self.count > MOST


def by_period(units: Units, field: str) -> SmallMaps:
    """Return a map per period, the earliest first; the latest if too many."""
    one = units.indicator_of(field)
    if one is None:
        return SmallMaps()
    shown = one.periods[:MOST][::-1]
    return SmallMaps(
        one.title,
        tuple(one.fields[period] for period in shown),
        len(one.periods),
        "–".join(dict.fromkeys((shown[0], shown[-1]))),
    )


def by_part(units: Units, field: str) -> SmallMaps:
    """Return a map per part; those with most data if there are too many."""
    one = units.indicator_of(field)
    if one is None:
        return SmallMaps()
    period = one.period_of(field)
    parts = {
        other.part: other.fields.get(period, other.latest)
        for other in units.indicators
        if other.family == one.family
    }
    fields = [parts[part] for part in sorted(parts)]
    counts = units.values[fields].notna().sum()
    # Equal counts keep the order of the parts.
    fullest = sorted(fields, key=lambda name: -counts[name])[:MOST]
    return SmallMaps(
        one.head, tuple(name for name in fields if name in fullest), len(fields), period
    )


def years_text(maps: SmallMaps) -> str:
    """Return the entry of the menu for maps by year."""
    if not maps.too_many:
        return QCoreApplication.translate("Exports", "One small map per &year (PDF)…")
    return QCoreApplication.translate(
        "Exports", "One small map per &year, the latest {most} (PDF)…"
    ).format(most=MOST)


def sectors_text(maps: SmallMaps) -> str:
    """Return the entry of the menu for maps by sector."""
    if not maps.too_many:
        return QCoreApplication.translate("Exports", "One small map per s&ector (PDF)…")
    return QCoreApplication.translate(
        "Exports", "One small map per s&ector, the {most} with most data (PDF)…"
    ).format(most=MOST)


def left_out(maps: SmallMaps) -> str:
    """Say how many maps the page has no room for."""
    if not maps.too_many:
        return ""
    return QCoreApplication.translate(
        "Exports", "A page has room for {most} small maps; {count} were left out."
    ).format(most=MOST, count=maps.count - MOST)
