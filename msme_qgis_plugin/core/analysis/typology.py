"""Units of a kind, wherever they lie: k-means or quadrants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from ..measures.field import Text
from .errors import TooManyGroupsError, TwoFieldsError
from .groups import HIGH, LOW, Basis, centres, described, grouped

if TYPE_CHECKING:
    from ..measures.table import UnitTable
    from ..overlay.geodesy import FloatArray, IntArray
    from .groups import Grouped

# Not `type`, which says of a district whether it is a Kabupaten or a Kota.
MADE = "typology"
_TITLE = Text("Types", "Tipe")
_KMEANS = Text(
    "k-means of standardised values, fields: {count}, types: {groups}",
    "k-means atas nilai baku, kolom: {count}, tipe: {groups}",
)
_QUADRANTS = Text("quadrants at the medians", "kuadran menurut median")
_STARTS, _ROUNDS = 25, 300
_SIDES = 2


class Kind(str, Enum):
    """How types are found; tokens of scripts."""

    KMEANS = "kmeans"
    QUADRANTS = "quadrants"


@dataclass(frozen=True)
class TypologyOptions:
    """What types are made of."""

    fields: tuple[str, ...]
    kind: Kind = Kind.KMEANS
    groups: int = 4
    seed: int = 1


def typology(table: UnitTable, options: TypologyOptions) -> Grouped:
    """Find kinds of units.

    Types of k-means are numbered from the one with the highest values on average; quadrants are
    high above the median of each field.

    Raises:
        NoFieldsError, NotNumbersError, FieldInTheWayError: of the fields.
        TooManyGroupsError: more types than units that differ.
        TwoFieldsError: quadrants of other than two fields.
    """
    basis = Basis.of(table, options.fields, MADE)
    if options.kind is Kind.QUADRANTS:
        if len(basis.fields) != _SIDES:
            raise TwoFieldsError(count=len(basis.fields))
        group, labels = _quadrants(basis)
        return grouped(basis, group, MADE, _TITLE, labels, _QUADRANTS)
    different = len(np.unique(basis.scores, axis=0))
    if options.groups > different:
        raise TooManyGroupsError(groups=options.groups, count=different)
    group = kmeans(basis.scores, options.groups, options.seed)
    told = {"count": len(basis.fields), "groups": options.groups}
    method = Text(_KMEANS.en.format(**told), _KMEANS.id.format(**told))
    return grouped(basis, group, MADE, _TITLE, described(basis, group), method)


def kmeans(scores: FloatArray, groups: int, seed: int) -> IntArray:
    """Return the group of each row, from 0, that of the highest mean first.

    Lloyd's rounds (1982) from centres that lie apart (Arthur and Vassilvitskii 2007); of several
    starts the one with the smallest sum of squares within groups.

    Args:
        scores: one row per unit, with at least as many different ones as `groups`.
    """
    rng = np.random.default_rng(seed)
    best: tuple[float, IntArray] | None = None
    for _ in range(_STARTS):
        group = _rounds(scores, _apart(scores, groups, rng))
        within = float(((scores - centres(scores, group)[group]) ** 2).sum())
        if best is None or within < best[0]:
            best = within, group
    group = best[1] if best is not None else np.zeros(0, dtype=np.int64)
    order = np.argsort(-centres(scores, group).mean(axis=1), kind="stable")
    place = np.empty(groups, dtype=np.int64)
    place[order] = np.arange(groups)
    numbered: IntArray = place[group]
    return numbered


def _apart(scores: FloatArray, groups: int, rng: np.random.Generator) -> FloatArray:
    """Return rows to begin with, each the likelier the farther it lies from those before."""
    chosen = [int(rng.integers(len(scores)))]
    far = ((scores - scores[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < groups:
        chosen.append(int(rng.choice(len(scores), p=far / far.sum())))
        far = np.minimum(far, ((scores - scores[chosen[-1]]) ** 2).sum(axis=1))
    begin: FloatArray = scores[chosen]
    return begin


def _rounds(scores: FloatArray, middle: FloatArray) -> IntArray:
    """Move the middles until no row changes its group."""
    group = np.full(len(scores), -1, dtype=np.int64)
    for _ in range(_ROUNDS):
        far = np.stack([((scores - one) ** 2).sum(axis=1) for one in middle])
        nearest = np.argmin(far, axis=0)
        # A group that nobody is left in takes the row that lies farthest from its own middle.
        for empty in np.flatnonzero(np.bincount(nearest, minlength=len(middle)) == 0):
            own = far[nearest, np.arange(len(scores))]
            own[np.bincount(nearest, minlength=len(middle))[nearest] == 1] = -1.0
            nearest[np.argmax(own)] = empty
        if np.array_equal(nearest, group):
            break
        group = nearest
        middle = centres(scores, group)
    return group


def _quadrants(basis: Basis) -> tuple[IntArray, list[Text]]:
    """Return the quadrants that hold units, both high first, and what they are called."""
    if not basis.count:
        return np.zeros(0, dtype=np.int64), []
    low = basis.values <= np.median(basis.values, axis=0)
    corner, group = np.unique(low[:, 0] * _SIDES + low[:, 1], return_inverse=True)
    labels = []
    for one in corner:
        sides = [LOW if one & bit else HIGH for bit in (_SIDES, 1)]
        told = [
            ", ".join(
                f"{title} {side.get(language)}"
                for title, side in zip(basis.titles(language), sides)
            )
            for language in ("en", "id")
        ]
        labels.append(Text(*told))
    return group.astype(np.int64), labels
