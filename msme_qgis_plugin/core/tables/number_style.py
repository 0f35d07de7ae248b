"""Thousands or decimals: decided over a whole column (see `numbers`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import ContradictedNumberStyleError, MixedNumberStyleError, UndecidableNumberStyleError
from .styles import NumberStyle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .number_cells import Reading
    from .styles import GivenStyle

_INDONESIAN = {"decimal ,", "both ,", "group ."}
_ENGLISH = {"decimal .", "both .", "group ,"}
_LEAP_ABOVE = 100.0
_THOUSANDS = 3


class TextColumn(NamedTuple):
    """Readings of the distinct texts and where each cell finds its own."""

    name: str
    texts: list[str]
    readings: list[Reading]
    codes: NDArray[np.int64]
    lines: NDArray[np.int64]

    def line(self, which: int) -> int:
        """Return the line of the first cell with the distinct text."""
        return int(self.lines[np.argmax(self.codes == which)])

    def count(self, which: list[int]) -> int:
        """Return how many cells hold one of the distinct texts."""
        return int(np.isin(self.codes, which).sum())


class Settled(NamedTuple):
    """A column in which every text has one reading.

    style: found or given, AUTO where none is needed or both are mixed.
    values: one number per distinct text, NaN where there is none.
    """

    style: NumberStyle
    values: NDArray[np.float64]
    notes: tuple[Message, ...]


def settle(column: TextColumn, given: GivenStyle) -> Settled:
    """Choose a reading for every undecided text.

    Raises:
        UndecidableNumberStyleError: no text proves anything, or the choice
            would leap out of the column's range, and no style is given.
        MixedNumberStyleError: both styles are proven, and none is given.
        ContradictedNumberStyleError: the column proves another style than is
            given for it alone.
    """
    try:
        found = _settle(column, NumberStyle.AUTO)
    except UndecidableNumberStyleError:
        if given.style is NumberStyle.AUTO:
            raise
        return _settle(column, given.style)
    undecided = any(one.separator for one in column.readings)
    if given.style is NumberStyle.AUTO or not undecided or found.style is given.style:
        return found
    if found.style is NumberStyle.AUTO:
        return _settle(column, given.style)
    return found._replace(notes=(_overruled(column, found.style, own=given.own), *found.notes))


def _overruled(column: TextColumn, proven: NumberStyle, *, own: bool) -> Message:
    """Tell that cells prove another style than was given, or refuse it.

    A style given for all columns is often meant for one that proves nothing.
    """
    values = {"column": column.name, "cells": ", ".join(_examples(column)), "style": proven.example}
    if own:
        raise ContradictedNumberStyleError(**values)
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” was read in its own number style (as in {style}), which "
        "its cells prove: {cells}. The number style given was not used for it.",
    )
    return Message(template, values, warns=True)


def _settle(column: TextColumn, style: NumberStyle) -> Settled:
    proofs = _proofs(column)
    found = _style(proofs) if style is NumberStyle.AUTO else style
    values = np.array([one.value for one in column.readings], dtype=float)
    undecided = [i for i, one in enumerate(column.readings) if one.separator]
    notes = _mixed_note(column, proofs)
    for which in undecided:
        if not _is_group(column, which, style=style, proofs=proofs):
            values[which] = column.readings[which].decimal
    if undecided and style is NumberStyle.AUTO:
        _refuse_leaps(column, values, proofs=proofs)
        notes += (_settled_note(column, undecided, values),)
    return Settled(found, values, notes)


def _proofs(column: TextColumn) -> set[str]:
    proofs = {one.proves for one in column.readings if one.proves}
    for decimal, group in ((",", "."), (".", ",")):
        if f"both {decimal}" in proofs:
            proofs |= {f"decimal {decimal}", f"group {group}"}
    return proofs


def _style(proofs: set[str]) -> NumberStyle:
    indonesian = bool(proofs & _INDONESIAN)
    english = bool(proofs & _ENGLISH)
    if indonesian == english:
        return NumberStyle.AUTO
    return NumberStyle.INDONESIAN if indonesian else NumberStyle.ENGLISH


def _is_group(column: TextColumn, which: int, *, style: NumberStyle, proofs: set[str]) -> bool:
    """Tell whether the sign of an undecided text stands between thousands."""
    separator = column.readings[which].separator
    if style is NumberStyle.AUTO:
        style = _style(proofs)
        if not proofs:
            raise _undecidable(column, which, UndecidableNumberStyleError)
        unproven = style.decimal == separator and not any(
            one.startswith("decimal") for one in proofs
        )
        if style is NumberStyle.AUTO or unproven:
            return _mixed_is_group(column, which, proofs=proofs)
    return style.group == separator


def _mixed_is_group(column: TextColumn, which: int, *, proofs: set[str]) -> bool:
    grouped = any(one.startswith("group") for one in proofs)
    places = max(one.places for one in column.readings)
    if grouped and places < _THOUSANDS:
        return True
    raise _undecidable(column, which, MixedNumberStyleError)


def _undecidable(
    column: TextColumn, which: int, kind: type[UndecidableNumberStyleError]
) -> UndecidableNumberStyleError:
    reading = column.readings[which]
    # Numbers, which a sentence writes as its reader does.
    whole, decimal = round(reading.value), float(f"{reading.decimal:.15g}")
    dotted = reading.separator == "."
    return kind(
        column=column.name,
        row=column.line(which),
        cell=column.texts[which].strip(),
        indonesian=whole if dotted else decimal,
        english=decimal if dotted else whole,
        others=", ".join(_examples(column)),
    )


def _examples(column: TextColumn) -> list[str]:
    """Return one text, with its line, of each style that proves itself."""
    shown = []
    for signs in (_INDONESIAN, _ENGLISH):
        for which, reading in enumerate(column.readings):
            if reading.proves in signs:
                text = column.texts[which].strip()
                shown.append(f"“{text}” ({column.line(which)})")
                break
    return shown


def _refuse_leaps(column: TextColumn, values: NDArray[np.float64], *, proofs: set[str]) -> None:
    """Refuse cells that would leap out of the range of the proven ones."""
    undecided = np.array([bool(one.separator) for one in column.readings])
    decided = np.isfinite(values) & ~undecided
    if any(one.startswith("group") for one in proofs):
        return
    if np.abs(values[decided]).max() >= _LEAP_ABOVE:
        return
    leaping = np.flatnonzero(undecided & (np.abs(values) > _LEAP_ABOVE))
    if leaping.size:
        raise _undecidable(column, int(leaping[0]), UndecidableNumberStyleError)


def _mixed_note(column: TextColumn, proofs: set[str]) -> tuple[Message, ...]:
    if not proofs or _style(proofs) is not NumberStyle.AUTO:
        return ()
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” mixes number styles, for example {cells}; each "
        "cell was read in its own style.",
    )
    cells = ", ".join(_examples(column))
    return (Message(template, {"column": column.name, "cells": cells}),)


def _settled_note(column: TextColumn, undecided: list[int], values: NDArray[np.float64]) -> Message:
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}”: {count} cell(s) could be read in two ways; "
        "judging by the other cells, “{cell}” (row {row}) was read as "
        "{value}.",
    )
    first = undecided[0]
    return Message(
        template,
        {
            "column": column.name,
            "count": column.count(undecided),
            "cell": column.texts[first].strip(),
            "row": column.line(first),
            "value": f"{values[first]:.15g}",
        },
    )
