"""Neighbouring units that are alike, as regions that hang together (SKATER).

Assunção, Neves, Câmara and Freitas (2006): the cheapest tree along borders joins all units;
cut by cut it falls into as many parts as are wanted, each cut where the parts become most alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ..measures.field import Text
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Part, Silent
from .errors import FewerGroupsError, FloorError, NoGroupsError, TooManyGroupsError, refuse_negative
from .groups import Basis, described, grouped
from .spatial.neighbour_weights import connect, find_neighbours
from .spatial.options import WeightOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..measures.table import UnitTable
    from ..overlay.geodesy import FloatArray, IntArray
    from ..progress import Progress
    from .groups import Grouped
    from .spatial.neighbour_weights import Weights

MADE = "region"
_TITLE = Text("Regions of alike neighbours", "Kawasan dari tetangga yang serupa")
_METHOD = Text(
    "SKATER on standardised values, fields: {count}, regions: {groups}",
    "SKATER atas nilai baku, kolom: {count}, kawasan: {groups}",
)
_JOINED = QT_TRANSLATE_NOOP(
    "core",
    "{count} times the nearest units of two islands or groups of islands were taken for "
    "neighbours; the longest way is {km:.0f} km.",
)


@dataclass(frozen=True)
class RegionOptions:
    """How many regions, and how large.

    groups: None for as many as the floor allows.
    smallest: units that a region has at least.
    floor_field, floor: what the units of a region have together at least, such as people.
    """

    fields: tuple[str, ...]
    groups: int | None = 6
    weights: WeightOptions = field(default_factory=WeightOptions)
    smallest: int = 1
    floor_field: str = ""
    floor: float = 0.0


def regionalise(
    table: UnitTable,
    shapes: Mapping[str, object],
    options: RegionOptions,
    progress: Progress | None = None,
) -> Grouped:
    """Divide units into regions of neighbours.

    Raises:
        NoFieldsError, NotNumbersError, FieldInTheWayError: of the fields.
        NoGroupsError: neither how many regions nor how large.
        TooManyGroupsError: more regions than units.
        FewerGroupsError: parts without any connection are more than the regions wanted.
        FloorError: the floor leaves no room for so many.
        ValueRefusedError: a size below 0.
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    basis = Basis.of(table, options.fields, MADE)
    if options.groups is None and options.smallest <= 1 and not options.floor_field:
        raise NoGroupsError
    if options.groups is not None and options.groups > basis.count:
        raise TooManyGroupsError(groups=options.groups, count=basis.count)
    drawn = np.array([shapes.get(code) for code in table.units.index[basis.known]], dtype=object)
    weights, bridges = find_neighbours(drawn, options.weights, Part(watched, 0.0, 0.5))
    notes = []
    if options.weights.bridge:
        weights, more = connect(weights, drawn, Part(watched, 0.5, 0.9))
        km = np.concatenate([bridges.km, more])
        if len(km):
            notes.append(Message(_JOINED, {"count": len(km), "km": float(km.max())}))
    group = cut_tree(basis.scores, weights, _floors(basis, options), options.groups)
    labels = described(basis, group) if basis.count else []
    told = {"count": len(basis.fields), "groups": len(labels)}
    method = Text(_METHOD.en.format(**told), _METHOD.id.format(**told))
    made = grouped(basis, group, MADE, _TITLE, labels, method)
    return made.noting(notes)


def _floors(basis: Basis, options: RegionOptions) -> list[tuple[FloatArray, float]]:
    """Return what each unit counts for, and how much a region needs of it."""
    floors = [(np.ones(basis.count), float(options.smallest))]
    if options.floor_field:
        other = Basis.of(basis.table, (options.floor_field,), MADE)
        refuse_negative(basis.table, options.floor_field)
        whole = np.zeros(len(basis.known))
        whole[other.known] = other.values[:, 0]
        floors.append((whole[basis.known], options.floor))
    return floors


def cut_tree(
    scores: FloatArray, weights: Weights, floors: list[tuple[FloatArray, float]], groups: int | None
) -> IntArray:
    """Return the region of each unit, from 0, in the order of the first unit of each.

    Args:
        scores: one row per unit.
        floors: what each unit counts for, and what a region needs of it at least.
        groups: how many; None for as many as the floors allow.

    Raises:
        FewerGroupsError, FloorError: see `regionalise`.
    """
    trees = [
        _Tree.of(nodes, size, scores, floors) for nodes, size in _cheapest_trees(scores, weights)
    ]
    if groups is not None and groups < len(trees):
        raise FewerGroupsError(groups=groups, parts=len(trees))
    while groups is None or len(trees) < groups:
        best = max(range(len(trees)), key=lambda at: trees[at].gain, default=-1)
        if best < 0 or trees[best].gain < 0:
            break
        trees.extend(trees.pop(best).cut(scores, floors))
    if groups is not None and len(trees) < groups:
        raise FloorError(groups=groups, made=len(trees))
    group = np.zeros(len(scores), dtype=np.int64)
    for place, tree in enumerate(sorted(trees, key=lambda one: one.nodes.min())):
        group[tree.nodes] = place
    return group


@dataclass(frozen=True)
class _Tree:
    """A part of the tree: its units in an order in which what hangs on one follows it.

    size: how many units hang on each, itself included: they stand side by side.
    at, gain: the best cut, before the unit at that place, and how much the sum of squares
        becomes smaller by it; below 0 where none is allowed.
    """

    nodes: IntArray
    size: IntArray
    at: int
    gain: float

    @classmethod
    def of(
        cls,
        nodes: IntArray,
        size: IntArray,
        scores: FloatArray,
        floors: list[tuple[FloatArray, float]],
    ) -> _Tree:
        if len(nodes) == 1:
            return cls(nodes, size, 0, -1.0)
        begin = np.arange(1, len(nodes))
        end = begin + size[1:]
        # Sums of what hangs on each unit are differences of running sums.
        running = np.vstack([np.zeros(scores.shape[1]), np.cumsum(scores[nodes], axis=0)])
        part, whole = running[end] - running[begin], running[-1]
        count, rest = size[1:, None], len(nodes) - size[1:, None]
        gain = (part**2 / count + (whole - part) ** 2 / rest - whole**2 / len(nodes)).sum(axis=1)
        for weight, least in floors:
            held = np.concatenate([[0.0], np.cumsum(weight[nodes])])
            hangs = held[end] - held[begin]
            gain[(hangs < least) | (held[-1] - hangs < least)] = -1.0
        best = int(np.argmax(gain))
        return cls(nodes, size, best + 1, float(gain[best]))

    def cut(
        self, scores: FloatArray, floors: list[tuple[FloatArray, float]]
    ) -> tuple[_Tree, _Tree]:
        """Return the two parts of the best cut."""
        begin, end = self.at, self.at + self.size[self.at]
        places = np.arange(len(self.nodes))
        holds = (places < begin) & (places + self.size > begin)
        left = self.size - np.where(holds, end - begin, 0)
        stays = (places < begin) | (places >= end)
        return (
            _Tree.of(self.nodes[stays], left[stays], scores, floors),
            _Tree.of(self.nodes[begin:end], self.size[begin:end], scores, floors),
        )


def _cheapest_trees(scores: FloatArray, weights: Weights) -> list[tuple[IntArray, IntArray]]:
    """Return the cheapest tree of each part that hangs together (Kruskal 1956), as `_Tree`."""
    once = (weights.unit < weights.neighbour) | ~weights.mutual
    first, second = weights.unit[once], weights.neighbour[once]
    cost = ((scores[first] - scores[second]) ** 2).sum(axis=1)
    parent = list(range(weights.count))

    def top(unit: int) -> int:
        while parent[unit] != unit:
            parent[unit] = parent[parent[unit]]
            unit = parent[unit]
        return unit

    beside: list[list[int]] = [[] for _ in range(weights.count)]
    for edge in np.argsort(cost, kind="stable").tolist():
        one, other = int(first[edge]), int(second[edge])
        ours, theirs = top(one), top(other)
        if ours != theirs:
            parent[ours] = theirs
            beside[one].append(other)
            beside[other].append(one)
    return _in_order(beside)


def _in_order(beside: list[list[int]]) -> list[tuple[IntArray, IntArray]]:
    """Return the units of each tree so that what hangs on one follows it, and how much does."""
    trees = []
    above: list[int | None] = [None] * len(beside)
    for root in range(len(beside)):
        if above[root] is not None:
            continue
        above[root] = root
        order, waiting = [], [root]
        while waiting:
            unit = waiting.pop()
            order.append(unit)
            for other in beside[unit]:
                if other != above[unit]:
                    above[other] = unit
                    waiting.append(other)
        hangs = dict.fromkeys(order, 1)
        for unit in reversed(order[1:]):
            holder = above[unit]
            if holder is not None:
                hangs[holder] += hangs[unit]
        trees.append((np.array(order), np.array([hangs[unit] for unit in order])))
    return trees
