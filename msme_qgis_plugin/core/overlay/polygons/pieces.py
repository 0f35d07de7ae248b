"""The pieces that two sets of polygons cut each other into, with areas."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
import shapely

from ...progress import Part, Progress, Silent
from ..geodesy import equal_area, equal_area_crs, way_between
from ..raster.fractions import counted
from ..repair import repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from ..geodesy import FloatArray, GeometryArray, IntArray

    BoolArray = npt.NDArray[np.bool_]

CUT_ABOVE = 256  # vertices; below, cutting costs more than it saves
CUT_TO = 128
PAIRS_AT_ONCE = 2000
CLAIMED_TWICE = 1e-9  # of a source's area: less is rounding


@dataclass(frozen=True)
class Pieces:
    """What sources and targets have in common.

    source, target: numbers of the polygons, one row per piece; a pair may
        have several pieces.
    area: of the piece, m² on the ellipsoid.
    share: the same, where targets overlap made smaller in proportion, so
        that no ground is given away twice.
    shapes, source_shapes: pieces and sources in the equal-area plane.
    plane: its CRS, WKT.
    source_area, target_area: m² per polygon.
    claimed_twice: m² of each source that more than one target claims.
    repaired_sources, repaired_targets: which outlines had to be repaired.
    """

    source: IntArray
    target: IntArray
    area: FloatArray
    share: FloatArray
    shapes: GeometryArray
    source_shapes: GeometryArray
    plane: str
    source_area: FloatArray
    target_area: FloatArray
    claimed_twice: FloatArray
    repaired_sources: tuple[int, ...]
    repaired_targets: tuple[int, ...]

    @property
    def outside(self) -> FloatArray:
        """Area of each source that no target covers, m²."""
        inside = _summed(self.source, self.share, len(self.source_area))
        return np.maximum(self.source_area - inside, 0)


@dataclass(frozen=True)
class Layer:
    """Polygons and their CRS (WKT or "EPSG:4326"; empty: metres)."""

    polygons: Sequence[Any] | GeometryArray
    crs: str


def cut_up(sources: Layer, targets: Layer, *, progress: Progress | None = None) -> Pieces:
    """Intersect two sets of polygons and measure the pieces.

    Areas come from an equal-area plane (see `equal_area`). A source that
    lies wholly inside a target, or the other way round, is its own piece
    and needs no intersection; outlines of many vertices are cut small
    before they are intersected.

    Raises:
        CrsNotUnderstoodError, OutsideCrsError: as they say.
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    ours, repaired_sources = _plane(sources, sources.crs)
    watched.step(0.05)
    theirs, repaired_targets = _plane(targets, sources.crs)
    watched.step(0.1)
    source, target = _pairs(ours, theirs)
    watched.step(0.15)
    whole, inner, rest = _sorted_out(ours, theirs, source, target)
    watched.step(0.2)
    cut = _intersected(ours, theirs, source[rest], target[rest], Part(watched, 0.2, 0.9))
    watched.step(0.9)
    shapes = np.concatenate((ours[source[whole]], theirs[target[inner]], cut[2]))
    source = np.concatenate((source[whole], source[inner], cut[0]))
    target = np.concatenate((target[whole], target[inner], cut[1]))
    area: FloatArray = shapely.area(shapes)
    some = area > 0
    source, target, area, shapes = (source[some], target[some], area[some], shapes[some])
    source_area: FloatArray = np.nan_to_num(shapely.area(ours))
    watched.step(0.95)
    twice, share = _shared((source, target), area, shapes, source_area)
    return Pieces(
        source=source,
        target=target,
        area=area,
        share=share,
        shapes=shapes,
        source_shapes=ours,
        plane=equal_area_crs(sources.crs),
        source_area=source_area,
        target_area=np.nan_to_num(shapely.area(theirs)),
        claimed_twice=twice,
        repaired_sources=repaired_sources,
        repaired_targets=repaired_targets,
    )


def _plane(layer: Layer, crs: str) -> tuple[GeometryArray, tuple[int, ...]]:
    """Valid polygons in the equal-area plane that belongs to `crs`."""
    way = way_between(layer.crs, crs)
    shapes: GeometryArray = np.asarray(layer.polygons, dtype=object)
    if layer.crs and crs and layer.crs != crs:
        shapes = shapely.transform(shapes, way)
    shapes = equal_area(shapes, crs).copy()
    broken = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_valid(shapes))
    if len(broken):
        shapes[broken] = repair(shapes[broken])[0]
    return shapes, tuple(broken.tolist())


def _pairs(ours: GeometryArray, theirs: GeometryArray) -> tuple[IntArray, IntArray]:
    """Pairs whose bounding boxes meet, sorted by target."""
    if not len(ours) or not len(theirs):
        none = np.zeros(0, dtype=np.int64)
        return none, none
    target, source = shapely.STRtree(ours).query(theirs)
    order = np.lexsort((source, target))
    return source[order], target[order]


def _sorted_out(
    ours: GeometryArray, theirs: GeometryArray, source: IntArray, target: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Which pairs are source inside target, the reverse, or crossing."""
    shapely.prepare(theirs)
    whole = shapely.contains_properly(theirs[target], ours[source])
    left = np.flatnonzero(~whole)
    box, other = (
        shapely.bounds(shapes[pair[left]]) for shapes, pair in ((ours, source), (theirs, target))
    )
    around = (box[:, :2] < other[:, :2]) & (box[:, 2:] > other[:, 2:])
    maybe = left[around.all(axis=1)]
    shapely.prepare(ours[np.unique(source[maybe])])
    inner = maybe[shapely.contains_properly(ours[source[maybe]], theirs[target[maybe]])]
    left = np.setdiff1d(left, inner, assume_unique=True)
    rest = left[shapely.intersects(theirs[target[left]], ours[source[left]])]
    return np.flatnonzero(whole), inner, rest


def _intersected(
    ours: GeometryArray,
    theirs: GeometryArray,
    source: IntArray,
    target: IntArray,
    progress: Progress,
) -> tuple[IntArray, IntArray, GeometryArray]:
    """The pieces of pairs that cross; the side with more vertices is cut."""
    heavy = shapely.get_num_coordinates(theirs[target])
    swap = shapely.get_num_coordinates(ours[source]) > heavy
    found: list[tuple[IntArray, IntArray, GeometryArray]] = []
    for half, (big, small, numbers, many, few) in enumerate(
        ((theirs, ours, ~swap, target, source), (ours, theirs, swap, source, target))
    ):
        one, other, shapes = _cut_pairs(
            big, small, many[numbers], few[numbers], Part(progress, half / 2, half / 2 + 0.5)
        )
        pair = (other, one) if big is theirs else (one, other)
        found.append((*pair, shapes))
    return (
        np.concatenate([found[0][0], found[1][0]]),
        np.concatenate([found[0][1], found[1][1]]),
        np.concatenate([found[0][2], found[1][2]]),
    )


def _cut_pairs(
    big: GeometryArray, small: GeometryArray, many: IntArray, few: IntArray, progress: Progress
) -> tuple[IntArray, IntArray, GeometryArray]:
    """Intersect pairs (many of `big`, few of `small`), big ones cut up."""
    used = np.unique(many)
    progress.step(0.0)
    parts, owner = cut_small(big[used])
    progress.step(0.1)
    first = np.searchsorted(owner, np.arange(len(used) + 1))
    at = np.searchsorted(used, many)
    pair, place = counted(first[at + 1] - first[at])
    part = first[at[pair]] + place
    boxes = shapely.bounds(parts)[part], shapely.bounds(small)[few[pair]]
    meets = _boxes_meet(*boxes)
    pair, part = pair[meets], part[meets]
    shapely.prepare(parts)
    meets = shapely.intersects(parts[part], small[few[pair]])
    pair, part = pair[meets], part[meets]
    progress.step(0.2)
    shapes = intersect_pairs(parts[part], small[few[pair]], Part(progress, 0.2, 1.0))
    return many[pair], few[pair], shapes


def intersect_pairs(one: GeometryArray, other: GeometryArray, progress: Progress) -> GeometryArray:
    """Intersections of pairs; GEOS runs beside Python, so on every core.

    Raises:
        CancelledError: the work was stopped.
    """
    shapes = np.empty(len(one), dtype=object)
    slices = [slice(start, start + PAIRS_AT_ONCE) for start in range(0, len(one), PAIRS_AT_ONCE)]
    pool = ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4))
    try:
        found = pool.map(lambda these: shapely.intersection(one[these], other[these]), slices)
        for number, these in enumerate(slices):
            shapes[these] = next(found)
            progress.step(number / len(slices))
    finally:  # a person who cancels does not wait for what is queued
        pool.shutdown(cancel_futures=True)
    return shapes


def _boxes_meet(one: FloatArray, other: FloatArray) -> BoolArray:
    low = (one[:, :2] <= other[:, 2:]).all(axis=1)
    high = (one[:, 2:] >= other[:, :2]).all(axis=1)
    meets: BoolArray = low & high
    return meets


def cut_small(shapes: GeometryArray) -> tuple[GeometryArray, IntArray]:
    """Polygons of many vertices cut into halves, again and again.

    Returns:
        Pieces, and the number of the polygon that each is of, in order.
    """
    pieces, owner = _cut(shapes, _clipped)
    # clipping is fast and now and then leaves a piece that crosses itself
    broken = np.unique(owner[~shapely.is_valid(pieces)])
    if len(broken):
        good = ~np.isin(owner, broken)
        again, number = _cut(shapes[broken], shapely.intersection)
        pieces = np.concatenate((pieces[good], again))
        owner = np.concatenate((owner[good], broken[number]))
    some = ~shapely.is_empty(pieces)
    order = np.argsort(owner[some], kind="stable")
    return pieces[some][order], owner[some][order]


def _cut(
    shapes: GeometryArray, half: Callable[[GeometryArray, GeometryArray], GeometryArray]
) -> tuple[GeometryArray, IntArray]:
    owner = np.arange(len(shapes))
    done, owners = [shapes[:0]], [owner[:0]]
    limit = CUT_ABOVE
    while len(shapes):
        big = shapely.get_num_coordinates(shapes) > limit
        done.append(shapes[~big])
        owners.append(owner[~big])
        shapes, owner = shapes[big], np.repeat(owner[big], 2)
        halves = np.empty(2 * len(shapes), dtype=object)
        for side, boxes in enumerate(_boxes(shapes)):
            halves[side::2] = half(shapes, boxes)
        shapes, limit = halves, CUT_TO
    return np.concatenate(done), np.concatenate(owners)


def _boxes(shapes: GeometryArray) -> tuple[GeometryArray, GeometryArray]:
    """The two halves of each shape's box, across its longer side."""
    x0, y0, x1, y1 = shapely.bounds(shapes).T
    wide = x1 - x0 >= y1 - y0
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return (
        shapely.box(x0, y0, np.where(wide, x, x1), np.where(wide, y1, y)),
        shapely.box(np.where(wide, x, x0), np.where(wide, y0, y), x1, y1),
    )


def _clipped(shapes: GeometryArray, boxes: GeometryArray) -> GeometryArray:
    """Each shape inside its box."""
    found = np.empty(len(shapes), dtype=object)
    found[:] = [
        shapely.clip_by_rect(shape, *sides)
        for shape, sides in zip(shapes, shapely.bounds(boxes).tolist())
    ]
    return found


def _summed(place: IntArray, amount: FloatArray, size: int) -> FloatArray:
    sums = np.zeros(size)
    np.add.at(sums, place, amount)
    return sums


def _shared(
    pair: tuple[IntArray, IntArray],
    area: FloatArray,
    shapes: GeometryArray,
    source_area: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Area per source that targets claim twice; areas that add up to it."""
    source = pair[0]
    claimed = _summed(source, area, len(source_area))
    twice, factor = np.zeros(len(source_area)), np.ones(len(source_area))
    # ground can only be claimed twice where pieces are more than the source,
    # or where a source only partly covered has pieces that meet
    for number in _suspects(pair, shapes, claimed, source_area):
        mine = shapes[source == number]
        covered = float(shapely.area(shapely.union_all(mine)))
        excess = claimed[number] - covered
        if excess > CLAIMED_TWICE * source_area[number]:
            twice[number] = excess
            factor[number] = covered / claimed[number]
    return twice, area * factor[source]


def _suspects(
    pair: tuple[IntArray, IntArray],
    shapes: GeometryArray,
    claimed: FloatArray,
    source_area: FloatArray,
) -> IntArray:
    source, target = pair
    over = claimed > source_area * (1 + CLAIMED_TWICE)
    partly = claimed < source_area * (1 - CLAIMED_TWICE)
    order = np.argsort(source, kind="stable")
    order = order[partly[source[order]]]
    for step in range(1, len(order)):  # pieces of one source stand together
        same = source[order[step:]] == source[order[:-step]]
        if not same.any():
            break
        one, other = order[step:][same], order[:-step][same]
        meets = (target[one] != target[other]) & _boxes_meet(
            shapely.bounds(shapes[one]), shapely.bounds(shapes[other])
        )
        one, other = one[meets], other[meets]
        common = shapely.area(shapely.intersection(shapes[one], shapes[other]))
        twice = common > CLAIMED_TWICE * source_area[source[one]]
        over[source[one[twice]]] = True
    suspects: IntArray = np.flatnonzero(over)
    return suspects
