"""Class breaks for maps, from published finite values only.

Classes include their lower edge, the highest also its upper one. A method
yields groups of values; each break is then placed in the gap between two
neighbours, rounded as short as the gap allows, so that rounding moves no unit
and the counts are those that are published for the method.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .classes.cuts import (
    deviation_cuts,
    diverging_breaks,
    equal_cuts,
    head_tail_cuts,
    pretty_breaks,
    quantile_cuts,
)
from .classes.distinct import NEAR, Distinct, distinct, published_values
from .classes.errors import ClassCountError, ManualBreaksError
from .classes.jenks import fisher_jenks
from .classes.manual import parse_breaks
from .classes.method import MAX_CLASSES, MIN_CLASSES, Method
from .classes.place import decimals_of, middle_of_gap, place_breaks, starts_above
from .messages import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .classes.distinct import Codes, Floats, Numbers

__all__ = ["MAX_CLASSES", "MIN_CLASSES", "Classification", "Method", "classify", "parse_breaks"]


@dataclass(frozen=True)
class Classification:
    """Classes of one map, lowest first.

    method: how the breaks were found.
    breaks: lower edges of all classes but the lowest, ascending.
    counts: values in each class; one item more than `breaks`, none where
        there was no value at all.
    cuts: where the method itself cuts, before the breaks were placed.
    lowest, highest: the range of the values, NaN where there is none.
    centre: what a diverging map is about.
    notes: what a reader of the map should know about the classes.
    """

    method: Method
    breaks: tuple[float, ...]
    counts: tuple[int, ...]
    cuts: tuple[float, ...]
    lowest: float
    highest: float
    centre: float | None = None
    notes: tuple[Message, ...] = ()

    @property
    def decimals(self) -> int:
        """Decimals that it takes to write every break in full."""
        return decimals_of(self.breaks)

    @property
    def edges(self) -> tuple[tuple[float | None, float | None], ...]:
        """Lower and upper edge of each class; None where it is open."""
        if not self.counts:
            return ()
        return tuple(zip((None, *self.breaks), (*self.breaks, None)))


def classify(
    values: Numbers,
    *,
    method: Method = Method.JENKS,
    classes: int = 5,
    status: Codes | None = None,
    breaks: Sequence[float] = (),
    centre: float | None = None,
) -> Classification:
    """Find classes for the values of a map.

    Args:
        values: one number per unit; None, NaN and infinities are left out.
        method: how to find the breaks.
        classes: how many, 2–7; head/tail, pretty and manual may make another
            number.
        status: status code per unit; values with `Q`, `X`, `M` or `N` are
            left out.
        breaks: for `manual`: the breaks, in any order.
        centre: for `diverging`: what the classes lie around; 0 if None.

    Raises:
        ClassCountError: `classes` is not within 2–7.
        ManualBreaksError: no breaks, too many, or one twice.
    """
    if not MIN_CLASSES <= classes <= MAX_CLASSES:
        raise ClassCountError(least=MIN_CLASSES, most=MAX_CLASSES, value=classes)
    chosen = _checked(breaks) if method is Method.MANUAL else []
    about = (centre or 0.0) if method is Method.DIVERGING else centre
    shown, infinite = published_values(values, status)
    notes = [Message(_INFINITE, {"count": infinite})] if infinite else []
    if len(shown) == 0:
        return Classification(
            method=method,
            breaks=(),
            counts=(),
            cuts=(),
            lowest=math.nan,
            highest=math.nan,
            centre=about,
            notes=(*notes, Message(_NOTHING)),
        )
    units = distinct(shown)
    if method is Method.MANUAL:
        found = _Found(chosen, chosen)
    elif method is Method.DIVERGING:
        found = _diverging(units, classes, centre=about or 0.0)
    elif len(units) == 1:
        told = {"count": len(shown), "value": f"{units.low[0]:.12g}"}
        found = _Found([], [], Message(_ALL_EQUAL, told))
    else:
        found = _FINDERS[method](units, shown, classes)
    counts = _counts(units, found.breaks)
    if found.note is not None:
        notes.append(found.note)
    if 0 in counts:
        told = {"count": counts.count(0), "classes": len(counts)}
        notes.append(Message(_EMPTY, told))
    return Classification(
        method=method,
        breaks=tuple(found.breaks),
        counts=counts,
        cuts=tuple(found.cuts),
        lowest=float(units.low[0]),
        highest=float(units.high[-1]),
        centre=about,
        notes=tuple(notes),
    )


@dataclass(frozen=True)
class _Found:
    """Breaks, where the method itself cut, and what to say about it."""

    breaks: list[float]
    cuts: list[float]
    note: Message | None = None


def _jenks(units: Distinct, _values: Floats, classes: int) -> _Found:
    made = min(classes, len(units))
    starts = fisher_jenks((units.low + units.high) / 2, units.counts, made)
    middles = [middle_of_gap(start, units) for start in starts]
    note = None
    if made < classes:
        note = Message(_FEW_VALUES, {"made": made, "wanted": classes})
    breaks = place_breaks(starts, middles, units)
    return _Found(breaks, [float(units.high[s - 1]) for s in starts], note)


def _quantile(units: Distinct, values: Floats, classes: int) -> _Found:
    breaks, cuts = _without_empty(quantile_cuts(values, classes), units)
    made, note = len(breaks) + 1, None
    if made < classes:
        note = Message(_SAME_VALUE, {"made": made, "wanted": classes})
    return _Found(breaks, cuts, note)


def _head_tail(units: Distinct, values: Floats, classes: int) -> _Found:
    means, goes_on = head_tail_cuts(values)
    breaks, cuts = _without_empty(means, units)
    made, note = len(breaks) + 1, None
    if goes_on:
        note = Message(_LONG_TAIL, {"made": made})
    elif made != classes:
        note = Message(_OWN_NUMBER, {"made": made, "wanted": classes})
    return _Found(breaks, cuts, note)


def _equal(units: Distinct, values: Floats, classes: int) -> _Found:
    return _keeping_empty(equal_cuts(values, classes), units)


def _deviation(units: Distinct, values: Floats, classes: int) -> _Found:
    return _keeping_empty(deviation_cuts(values, classes), units)


def _pretty(_units: Distinct, values: Floats, classes: int) -> _Found:
    breaks = pretty_breaks(values, classes)
    made, note = len(breaks) + 1, None
    if made != classes:
        note = Message(_ROUND_STEPS, {"made": made, "wanted": classes})
    return _Found(breaks, breaks, note)


def _diverging(units: Distinct, classes: int, *, centre: float) -> _Found:
    breaks = diverging_breaks(units, classes, centre=centre)
    made, note = len(breaks) + 1, None
    if made < classes:
        note = Message(_SAME_VALUE, {"made": made, "wanted": classes})
    return _Found(breaks, breaks, note)


_FINDERS = {
    Method.JENKS: _jenks,
    Method.QUANTILE: _quantile,
    Method.EQUAL: _equal,
    Method.STDDEV: _deviation,
    Method.PRETTY: _pretty,
    Method.HEADTAIL: _head_tail,
}


def _without_empty(cuts: list[float], units: Distinct) -> tuple[list[float], list[float]]:
    """Place the breaks of classes that hold a value; drop the others."""
    first = dict(zip(reversed(starts_above(cuts, units)), reversed(cuts)))
    starts = sorted(start for start in first if 0 < start < len(units))
    kept = [first[start] for start in starts]
    return place_breaks(starts, kept, units), kept


def _keeping_empty(cuts: list[float], units: Distinct) -> _Found:
    """Place every break near its cut, so that widths stay what they are."""
    reach = min((upper - lower for lower, upper in zip(cuts, cuts[1:])), default=math.inf)
    starts = starts_above(cuts, units)
    return _Found(place_breaks(starts, cuts, units, reach=reach / 4), cuts)


def _counts(units: Distinct, breaks: Sequence[float]) -> tuple[int, ...]:
    """Count as QGIS compares: a value this near to an edge lies on it."""
    places = np.searchsorted(breaks, units.low + NEAR, side="right")
    counts = np.bincount(places, weights=units.counts, minlength=len(breaks) + 1)
    return tuple(int(count) for count in counts)


def _checked(breaks: Sequence[float]) -> list[float]:
    """Sort the breaks that a person chose.

    Raises:
        ManualBreaksError: none, too many, one twice, or not a number.
    """
    ordered = sorted(float(one) for one in breaks)
    twice = any(upper - lower <= NEAR for lower, upper in zip(ordered, ordered[1:]))
    finite = all(math.isfinite(one) for one in ordered)
    if twice or not finite or not 1 <= len(ordered) < MAX_CLASSES:
        shown = "; ".join(f"{one:g}" for one in ordered)
        raise ManualBreaksError(most=MAX_CLASSES - 1, value=shown)
    return ordered


_NOTHING = QT_TRANSLATE_NOOP(
    "core",
    "No unit has a value that may be shown, so there are no classes and "
    "every unit is drawn as without data.",
)
_INFINITE = QT_TRANSLATE_NOOP("core", "{count} values are infinite and are drawn as without data.")
_ALL_EQUAL = QT_TRANSLATE_NOOP(
    "core", "All {count} values are equal ({value}), so there is one class."
)
_FEW_VALUES = QT_TRANSLATE_NOOP(
    "core",
    "There are only {made} different values, so {made} classes were made instead of {wanted}.",
)
_SAME_VALUE = QT_TRANSLATE_NOOP(
    "core", "So many units have the same value that {made} classes were made instead of {wanted}."
)
_OWN_NUMBER = QT_TRANSLATE_NOOP(
    "core", "Head/tail breaks find their number of classes themselves: {made} instead of {wanted}."
)
_LONG_TAIL = QT_TRANSLATE_NOOP(
    "core", "Head/tail breaks would make more than {made} classes; the topmost are joined into one."
)
_ROUND_STEPS = QT_TRANSLATE_NOOP("core", "Round steps give {made} classes instead of {wanted}.")
_EMPTY = QT_TRANSLATE_NOOP("core", "{count} of {classes} classes hold no unit.")
