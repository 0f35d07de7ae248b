"""Units in groups: what they are grouped by, and what each group is like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..measures.field import Category, Field, Role, Rule, Text
from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import FieldInTheWayError, NoFieldsError, NotNumbersError
from .spatial.autocorrelation import standardised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from ..overlay.geodesy import FloatArray, IntArray

    Flags = NDArray[np.bool_]

# From so many standard deviations on, a group is told to be high or low in a field, and very.
_TOLD, _VERY = 0.5, 1.5
# Up to so many fields stand in the title of a map.
_NAMED = 2
PROFILE_COLUMNS = ("group", "units", "field", "mean", "mean_of_all", "z")
HIGH, LOW = Text("high", "tinggi"), Text("low", "rendah")
_VERY_HIGH, _VERY_LOW = Text("very high", "sangat tinggi"), Text("very low", "sangat rendah")
_MEDIUM = Text("near the mean", "di sekitar rata-rata")

_LEFT_OUT = QT_TRANSLATE_NOOP("core", "{count} units lack a value and are in no group: {fields}.")
_FLAT = QT_TRANSLATE_NOOP(
    "core", "All units have the same value, which tells none apart: {fields}."
)
_EXPLAINED = QT_TRANSLATE_NOOP(
    "core", "{groups} groups of {count} units hold {share:.0%} of the differences between units."
)


@dataclass(frozen=True)
class Basis:
    """What units are grouped by.

    known: which units of the table have a value in every field.
    values: of those, one column per field; scores: the same `standardised`, 0 without spread.
    """

    table: UnitTable
    fields: tuple[str, ...]
    known: Flags
    values: FloatArray
    scores: FloatArray

    @classmethod
    def of(cls, table: UnitTable, fields: Sequence[str], made: str) -> Basis:
        """Read the fields of a table.

        Args:
            made: what the column of the groups is called.

        Raises:
            NoFieldsError: none is given.
            NotNumbersError, FieldInTheWayError: one cannot be used.
        """
        if not fields:
            raise NoFieldsError
        for name in fields:
            if name not in table.values:
                given = ", ".join(one.name for one in table.fields.indicators)
                raise NotNumbersError(field=name, fields=given or "–")
            if name == made:
                raise FieldInTheWayError(field=name)
        columns = np.column_stack([table.published(name).to_numpy(np.float64) for name in fields])
        known = np.isfinite(columns).all(axis=1)
        values = columns[known]
        scores = np.column_stack([standardised(one) for one in values.T])
        return cls(table, tuple(fields), known, values, np.nan_to_num(scores))

    @property
    def count(self) -> int:
        """How many units have all values."""
        return len(self.values)

    def titles(self, language: str) -> list[str]:
        """Return what the fields are called."""
        return [self.table.fields[name].title(language) for name in self.fields]

    def notes(self) -> list[Message]:
        """Say which units and fields say nothing."""
        notes = []
        lost = int((~self.known).sum())
        if lost:
            values = {"count": lost, "fields": ", ".join(self.fields)}
            notes.append(Message(_LEFT_OUT, values))
        flat = [name for name, one in zip(self.fields, self.scores.T) if not one.any()]
        if flat and self.count:
            notes.append(Message(_FLAT, {"fields": ", ".join(flat)}, warns=True))
        return notes


@dataclass(frozen=True)
class Grouped:
    """The table with the column of groups.

    group: of each unit of the basis, from 0; explained: share of the sum of squares of the
        scores that lies between groups, NaN where there is none.
    profile: rows of `PROFILE_COLUMNS`.
    """

    table: UnitTable
    group: IntArray
    explained: float
    profile: list[tuple[object, ...]]

    def noting(self, notes: Sequence[Message]) -> Grouped:
        """Return the same with more to say."""
        said = replace(self.table, notes=(*self.table.notes, *notes))
        return replace(self, table=said)


def explained(scores: FloatArray, group: IntArray) -> float:
    """Return the share of the sum of squares that lies between groups."""
    apart = scores - scores.mean(axis=0) if len(scores) else scores
    whole = float((apart**2).sum())
    if not whole:
        return float("nan")
    return float((centres(apart, group)[group] ** 2).sum()) / whole


def centres(values: FloatArray, group: IntArray) -> FloatArray:
    """Return the mean of each group, one row per group."""
    count = np.bincount(group)
    sums = [np.bincount(group, one) for one in values.T]
    means: FloatArray = np.column_stack(sums) / np.maximum(count, 1)[:, None]
    return means


def grouped(
    basis: Basis, group: IntArray, name: str, title: Text, labels: Sequence[Text], method: Text
) -> Grouped:
    """Put the column of groups beside the table.

    Args:
        group: of each unit of the basis, from 0; they are numbered from 1.
        labels: of each group, without its number.
    """
    table = basis.table
    words = np.full(len(table.units), None, dtype=object)
    words[basis.known] = (group + 1).astype(str).astype(object)
    one = table.fields[basis.fields[0]]
    of = [", ".join(basis.titles(language)) for language in ("en", "id")]
    told = Text(f"{title.en}: {of[0]}", f"{title.id}: {of[1]}")
    field = Field(
        name,
        Role.CATEGORY,
        label=told if len(basis.fields) <= _NAMED else title,
        rule=Rule.FORBIDDEN,
        period=one.period,
        dataset=one.dataset,
        categories=tuple(
            Category(str(place), Text(f"{place}: {label.en}", f"{place}: {label.id}"))
            for place, label in enumerate(labels, start=1)
        ),
        method=method,
    )
    share = explained(basis.scores, group)
    values = {"groups": len(labels), "count": basis.count, "share": share}
    notes = [*basis.notes(), *([Message(_EXPLAINED, values)] if basis.count else [])]
    result = table.with_results([field], {}, categories={name: words})
    result = replace(result, notes=(*result.notes, *notes))
    return Grouped(result, group, share, _profile(basis, group))


def _profile(basis: Basis, group: IntArray) -> list[tuple[object, ...]]:
    if not basis.count:
        return []
    means, scores = centres(basis.values, group), centres(basis.scores, group)
    whole, sizes = basis.values.mean(axis=0), np.bincount(group)
    return [
        (str(one + 1), int(sizes[one]), name, means[one, place], whole[place], scores[one, place])
        for one in range(len(sizes))
        for place, name in enumerate(basis.fields)
    ]


def described(basis: Basis, group: IntArray) -> list[Text]:
    """Return in which fields each group is high or low."""
    means = centres(basis.scores, group)
    labels = []
    for one in means:
        told = []
        for language in ("en", "id"):
            # The one field stands above the map.
            titles = basis.titles(language) if len(basis.fields) > 1 else [""]
            parts = [
                f"{title} {_height(score).get(language)}"
                for title, score in zip(titles, one)
                if abs(score) >= _TOLD
            ]
            told.append(", ".join(map(str.strip, parts)) or _MEDIUM.get(language))
        labels.append(Text(*told))
    return labels


def _height(score: float) -> Text:
    if abs(score) < _VERY:
        return HIGH if score > 0 else LOW
    return _VERY_HIGH if score > 0 else _VERY_LOW
