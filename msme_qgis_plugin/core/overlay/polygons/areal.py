"""Areal interpolation: values of some polygons brought to others.

Extensive values (counts) are shared out in proportion to area or to people;
intensive ones (rates, means) are averaged with the same weights. Formulas:
Goodchild & Lam (1980), Areal interpolation: a variant of the traditional
spatial problem, Geo-Processing 1, 297–312.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...measures.field import Role, name_beside
from ...measures.status import Status
from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import ExtensiveAndIntensiveError, MissingValueColumnError
from ..raster.rasters_to_units import zonal_statistics

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from ...progress import Progress
    from ..geodesy import FloatArray
    from .pieces import Pieces

MINIMUM_COVERAGE = 0.8
SPLIT = 1e-6  # of a source outside one target: it was split
INSIDE = 1e-9  # of a source outside all targets: rounding
SQUARE_KM = 1e6
ESTIMATED = 0.01  # of a target's ground in split sources: an estimate


@dataclass(frozen=True)
class ArealColumns:
    """Which columns are brought over, and how.

    extensive: counts and amounts, whose total must stay.
    intensive: rates and means, which are averaged.
    """

    extensive: tuple[str, ...] = ()
    intensive: tuple[str, ...] = ()

    def check(self, values: pd.DataFrame) -> None:
        """Raise where a column is missing or named twice."""
        for name in (*self.extensive, *self.intensive):
            if name not in values.columns:
                raise MissingValueColumnError(
                    column=name, columns=", ".join(map(str, values.columns))
                )
        for name in self.extensive:
            if name in self.intensive:
                raise ExtensiveAndIntensiveError(column=name)


@dataclass(frozen=True)
class ArealOptions:
    """How values are shared out.

    minimum_coverage: a target with data on less of its area is missing.
    share_out_all: give what lies outside all targets to the targets that
        the source meets, in proportion; for sources and targets whose
        coasts were drawn differently. Else it is left out and reported.
    """

    minimum_coverage: float = MINIMUM_COVERAGE
    share_out_all: bool = False


@dataclass(frozen=True)
class Measures:
    """What sharing goes by: area or people.

    piece: of each piece; source: of each source.
    without: sources without people, which are shared out by area.
    """

    piece: FloatArray
    source: FloatArray
    without: int = 0


@dataclass(frozen=True)
class ArealResult:
    """Values of the targets.

    table: one row per target, in their order: each column under its own
        name, `<name>_coverage` (share of the target's area with data
        behind it, 0–1), `<name>_status` (int8 codes of `Status`: normal from whole sources,
        estimated where more than 1 % of the ground is in sources that were split, missing
        under the minimum coverage: then the value is NaN); of an intensive one also
        `<name>_base`, the measure (m² or people) behind the mean.
    checks: one row per extensive column: `total` of the known sources,
        `in_targets`, `withheld` (in targets under the minimum coverage),
        `outside` all targets, `difference` (total less the other three: 0
        but for rounding).
    notes: the same in sentences, and what was repaired or overlaps.
    """

    table: pd.DataFrame
    checks: pd.DataFrame
    notes: tuple[Message, ...]


def by_area(pieces: Pieces) -> Measures:
    """Share out by area."""
    return Measures(pieces.share, pieces.source_area)


def by_people(pieces: Pieces, raster: Path | str, *, progress: Progress | None = None) -> Measures:
    """Share out by the people of a raster, cells on edges by fractions.

    Sources in which the raster has nobody are shared out by area.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        CancelledError: the work was stopped.
    """
    shapes = np.concatenate((pieces.shapes, pieces.source_shapes))
    found = zonal_statistics(raster, shapes, zones_crs=pieces.plane, progress=progress)
    people = np.nan_to_num(found.table["sum"].to_numpy(dtype=np.float64))
    piece, source = np.split(people, [len(pieces.area)])
    piece = piece * (pieces.share / pieces.area)
    nobody = source <= 0
    meets = np.zeros(len(source), dtype=bool)
    meets[pieces.source] = True
    return Measures(
        np.where(nobody[pieces.source], pieces.share, piece),
        np.where(nobody, pieces.source_area, source),
        without=int((nobody & meets).sum()),
    )


def interpolate(
    values: pd.DataFrame,
    pieces: Pieces,
    columns: ArealColumns,
    *,
    measures: Measures | None = None,
    options: ArealOptions | None = None,
) -> ArealResult:
    """Bring columns of the sources to the targets.

    Args:
        values: one row per source, in the order of the pieces' sources;
            a missing value is no zero: it lowers the coverage.
        pieces: what sources and targets have in common.
        columns: which to bring over.
        measures: what sharing goes by; area if not given.

    Extensive: Σ v·m/M over the pieces of a target, m being the measure of
    the piece and M that of its source. Intensive: Σ v·m / Σ m.

    Raises:
        MissingValueColumnError, ExtensiveAndIntensiveError: as they say.
    """
    columns.check(values)
    options = options or ArealOptions()
    measures = measures or by_area(pieces)
    shares = _shares(pieces, measures, share_out_all=options.share_out_all)
    split = _targets_of_split_sources(pieces)
    status = np.where(split, Status.ESTIMATED.code, Status.NORMAL.code)
    missing = Status.MISSING.code
    table: dict[str, npt.NDArray[np.generic]] = {}
    checks = []
    for name in (*columns.extensive, *columns.intensive):
        value = pd.to_numeric(values[name], errors="coerce").to_numpy(
            dtype=np.float64, na_value=np.nan
        )
        known = np.isfinite(value)
        value = np.where(known, value, 0)
        coverage = _coverage(pieces, known)
        if name in columns.extensive:
            found = _per_target(pieces, value[pieces.source] * shares)
        else:
            found, base = _mean(pieces, measures, value, known)
            # Where no value reaches, nobody knows what it would count for.
            table[name_beside(name, Role.BASE)] = np.where(coverage > 0, base, np.nan)
        good = (coverage >= options.minimum_coverage) & (coverage > 0)
        if name in columns.extensive:
            left = 1 - np.bincount(pieces.source, shares, len(value))
            outside = float((value * left).sum())
            checks.append(_check(name, value, found, good) | {"outside": outside})
        good &= np.isfinite(found)
        table[name] = np.where(good, found, np.nan)
        table[name_beside(name, Role.COVERAGE)] = coverage
        table[name_beside(name, Role.STATUS)] = np.where(good, status, missing).astype(np.int8)
    return ArealResult(
        pd.DataFrame(table, index=range(len(pieces.target_area))),
        _checked(checks),
        _notes(pieces, measures),
    )


def _per_target(pieces: Pieces, amount: FloatArray) -> FloatArray:
    sums = np.zeros(len(pieces.target_area))
    np.add.at(sums, pieces.target, amount)
    return sums


def _shares(pieces: Pieces, measures: Measures, *, share_out_all: bool) -> FloatArray:
    """Which part of its source's value each piece gets."""
    given = np.zeros(len(pieces.source_area))
    np.add.at(given, pieces.source, measures.piece)
    # where nothing lies outside, the pieces are the source, so that rounding
    # in the measures loses nothing
    inside = pieces.outside <= INSIDE * pieces.source_area
    whole = np.maximum(measures.source, given)
    whole = np.where(inside | share_out_all, given, whole)
    whole = whole[pieces.source]
    shares: FloatArray = measures.piece / np.where(whole > 0, whole, 1)
    return shares


def _coverage(pieces: Pieces, known: npt.NDArray[np.bool_]) -> FloatArray:
    covered = _per_target(pieces, pieces.area * known[pieces.source])
    area = pieces.target_area
    coverage: FloatArray = covered / np.where(area > 0, area, 1)
    return np.minimum(coverage, 1)


def _mean(
    pieces: Pieces, measures: Measures, value: FloatArray, known: npt.NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray]:
    """Mean by measure and the measure; NaN where nothing is known or nobody lives."""
    measure = measures.piece * known[pieces.source]
    whole = _per_target(pieces, measure)
    summed = _per_target(pieces, measure * value[pieces.source])
    mean: FloatArray = np.where(whole > 0, summed / np.where(whole > 0, whole, 1), np.nan)
    return mean, whole


def _targets_of_split_sources(pieces: Pieces) -> npt.NDArray[np.bool_]:
    whole = pieces.area >= (1 - SPLIT) * pieces.source_area[pieces.source]
    split = _per_target(pieces, pieces.area * ~whole)
    mostly: npt.NDArray[np.bool_] = split > ESTIMATED * _per_target(pieces, pieces.area)
    return mostly


def _check(
    name: str, value: FloatArray, found: FloatArray, good: npt.NDArray[np.bool_]
) -> dict[str, str | float]:
    return {
        "column": name,
        "total": float(value.sum()),
        "in_targets": float(found[good].sum()),
        "withheld": float(found[~good].sum()),
    }


def _checked(checks: list[dict[str, str | float]]) -> pd.DataFrame:
    names = ["column", "total", "in_targets", "withheld", "outside"]
    table = pd.DataFrame(checks, columns=names)
    parts = table[["in_targets", "withheld", "outside"]].sum(axis=1)
    return table.assign(difference=table["total"] - parts)


def _notes(pieces: Pieces, measures: Measures) -> tuple[Message, ...]:
    """Sentences about what the planner should know."""
    outside, twice = pieces.outside, pieces.claimed_twice
    off = outside > INSIDE * pieces.source_area
    repaired = len(pieces.repaired_sources) + len(pieces.repaired_targets)
    found = (
        (
            QT_TRANSLATE_NOOP(
                "core", "{count} polygon(s) reach beyond all units, with {km2:.3f} km²."
            ),
            int(off.sum()),
            float(outside[off].sum()),
        ),
        (
            QT_TRANSLATE_NOOP(
                "core",
                "Units overlap in {count} polygon(s), with {km2:.3f} km²; "
                "their values were divided, not counted twice.",
            ),
            int((twice > 0).sum()),
            float(twice.sum()),
        ),
        (
            QT_TRANSLATE_NOOP(
                "core",
                "In {count} polygon(s) the raster has no people; their "
                "values were shared out by area.",
            ),
            measures.without,
            0.0,
        ),
        (
            QT_TRANSLATE_NOOP(
                "core", "{count} polygon(s) crossed themselves and were repaired before measuring."
            ),
            repaired,
            0.0,
        ),
    )
    return tuple(
        Message(template, {"count": count, "km2": area / SQUARE_KM})
        for template, count, area in found
        if count
    )
