r"""Internet access of MSMEs: counts of MSMEs laid over a survey of villages.

Let v be a village, m_v its MSMEs, a_v what its signal is worth: 1 or 0 for a
share, a score from 0 to 1 for the access score. A district's value is

    Σ m_v · a_v / Σ m_v

over the villages whose signal is known; the coverage is their share of the
MSMEs. Villages with an unknown signal widen the bounds: the lowest possible
a for all of them, then the highest.

Where only the total M of a subdistrict or district is known, its MSMEs are
spread over its villages by families f_v, which gives an estimate:

    Σ f_v · a_v / Σ f_v

How they really lie is not known; all of them may be in the village that is
worst or best off. So the value lies between min a_v and max a_v, and both
can be reached. Over several areas s the bounds add up:

    Σ M_s · min a_v  ≤  Σ M_s · a_s  ≤  Σ M_s · max a_v

Where the MSMEs of a kind (a sector, a sex) are known for a larger area than
all MSMEs are, only the margins of the table village × kind are known. With p
the share of the kind among the MSMEs of the area and q the share of its
MSMEs that have access, the share that is of the kind and has access is at
least max(0, p + q − 1) and at most min(p, q) (Fréchet); divided by p these
are the kind's bounds, p·q/p = q is its estimate. For scores, and for several
areas with bounds of their own, the same bounds are found by filling the
places that are worst (best) off first, none with more than its MSMEs.

What a published total has beyond the counts of its parts may be in any village of its area that
has no count of its own. Where a count is withheld and no total tells how large it is, there may
be any number u of MSMEs at its place, so that the district's share lies between that of the
known MSMEs and the place's:

    (Σ m_v · a_v + u · a) / (Σ m_v + u),   u ≥ 0

Source: M. Fréchet, Sur les tableaux de corrélation dont les marges sont
données, Annales de l'Université de Lyon (1951).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...measures.field import Role, name_beside
from ...measures.status import Status, worst
from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import NoSignalVariableError
from .access_bounds import narrow_by_margins
from .access_places import FAMILIES, MEASURES, SIGNAL, Places
from .level_scores import MINIMUM_COVERAGE
from .msme_counts import TOTAL
from .msme_kinds import count_kinds
from .msme_places import SUBDISTRICT_DIGITS, AreaLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..villages.village_source import OpenedVillages, Villages
    from .access_places import Worth
    from .msme_counts import MsmeCounts

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Integers = NDArray[np.intp]

QUALITY = (*(one.name.lower() for one in AreaLevel), "margins")
BUILD_NETWORK, TRAIN_PEOPLE = "build_network", "train_people"
_NORMAL, _ESTIMATED = Status.NORMAL.code, Status.ESTIMATED.code
_TOLERANCE = 1e-9
_KIND = ["unit", "sector", "sex"]


@dataclass(frozen=True)
class Access:
    """The overlay's result; statuses are int8 codes.

    units: one row per district (index: BPS 2024 code) with msme and the
        three measures, each with `_low`, `_high` and `_status`, coverage,
        quality (one of `QUALITY`) and withheld (counts that are missing);
        with own internet use also own_use with its bounds and status, own_use_base (MSMEs whose
        use is known), internet_gap with its bounds, reading and reading_sure.
    breakdown: the same per district, sector and sex; `total` is of all.
    villages: one row per village of the survey: msme, msme_status (normal where
        counted, estimated where spread) and access_score (NaN where unknown).
    notes: what a reader should know.
    """

    units: pd.DataFrame
    breakdown: pd.DataFrame
    villages: pd.DataFrame
    notes: tuple[Message, ...]

    def mean_width(self, measure: str) -> float:
        """Return the mean distance between the bounds, over districts."""
        low, high = (self.units[name_beside(measure, one)] for one in (Role.LOW, Role.HIGH))
        return float((high - low).mean())


def signal_variables(opened: OpenedVillages) -> tuple[str, ...]:
    """Return the variables of a survey that the overlay reads.

    Raises:
        NoSignalVariableError: the survey does not tell the signal.
    """
    if SIGNAL not in opened.available:
        raise NoSignalVariableError(
            dataset=opened.dataset.id, variables=", ".join(sorted(opened.available))
        )
    return tuple(one for one in (SIGNAL, FAMILIES) if one in opened.available)


def overlay_access(
    counts: MsmeCounts,
    villages: Villages,
    scores: Mapping[str, float],
    *,
    minimum_coverage: float = MINIMUM_COVERAGE,
) -> Access:
    """Lay MSMEs over the signal of their villages.

    Args:
        counts: placed in the survey's own numbering.
        villages: with `internet_signal` and, where there is, `families`.
        scores: what each level of signal is worth, 0–1.
        minimum_coverage: a value with less is left out; its bounds stay.
    """
    digits = SUBDISTRICT_DIGITS[villages.system]
    counted = count_kinds(counts, digits=digits)
    places, family_notes = Places.of(villages, scores, digits=digits)
    kinds = places.without_full(counted)
    own = places.worth_of(kinds)
    worth, narrowed, excess = narrow_by_margins(kinds.rows, own, digits=digits)
    quality = np.where(narrowed, len(AreaLevel), kinds.rows["level"])
    table = _per_unit(kinds.rows, (worth, own), quality, minimum_coverage)
    whole = table["sector"].eq(TOTAL) & table["sex"].eq(TOTAL)
    units = table[whole].drop(columns=["sector", "sex"]).set_index("unit")
    if counts.has_users:
        units = units.join(_own_use(kinds.rows)).pipe(_with_reading)
    msme, estimate = places.spread(kinds)
    return Access(
        units=units,
        breakdown=table,
        villages=pd.DataFrame(
            {
                "msme": msme,
                "msme_status": np.where(estimate, _ESTIMATED, _NORMAL),
                "access_score": places.score,
            },
            index=villages.codes.index,
        ),
        notes=(*kinds.notes, *family_notes, *_excess_note(excess)),
    )


def _per_unit(
    kinds: pd.DataFrame, worths: tuple[Worth, Worth], quality: Integers, minimum_coverage: float
) -> pd.DataFrame:
    """Add areas up to districts: one row per district, sector and sex.

    Args:
        worths: of each row's MSMEs, and of those that there may be beside them at its place.
    """
    worth, own = worths
    keys = pd.MultiIndex.from_frame(kinds[_KIND])
    group, found = pd.factorize(keys, sort=True)
    size = len(found)

    def total(values: Floats) -> Floats:
        sums: Floats = np.bincount(group, values, size).astype(np.float64)
        return sums

    count = kinds["count"].fillna(0.0).to_numpy(dtype=np.float64)
    is_open = kinds["open"].to_numpy(dtype=bool)
    any_known = total(kinds["count"].notna().to_numpy(np.float64)) > 0
    msme = np.where(any_known, total(count), np.nan)
    more = total(is_open.astype(np.float64)) > 0
    known = total(count * worth.known[:, 0])
    coverage = np.where(msme > 0, known / np.where(msme > 0, msme, 1), 0.0)
    coarsest = np.zeros(size, dtype=np.intp)
    np.maximum.at(coarsest, group, np.where(count > 0, quality, 0))
    table = found.to_frame(index=False)
    table.columns = pd.Index(_KIND)
    table["msme"] = msme
    table["msme_low"] = msme
    # How many a withheld count hides is not known.
    table["msme_high"] = np.where(more, np.nan, msme)
    table["msme_status"] = _count_status(kinds, group, any_known, more)
    exact = (coarsest == AreaLevel.VILLAGE) & ~more
    enough = coverage >= minimum_coverage - _TOLERANCE
    nothing = known <= 0
    safe = np.where(nothing, 1.0, known), np.where(msme > 0, msme, 1.0)
    for at, name in enumerate(MEASURES):
        weight = count * worth.known[:, 0]
        low = total(count * worth.low[:, at]) / safe[1]
        high = total(count * worth.high[:, at]) / safe[1]
        np.minimum.at(low, group[is_open], own.low[is_open, at])
        np.maximum.at(high, group[is_open], own.high[is_open, at])
        value = np.clip(total(weight * worth.mean[:, at]) / safe[0], low, high)
        value = np.where(enough & ~nothing, value, np.nan)
        table[name] = value
        table[name_beside(name, Role.LOW)] = np.where(nothing, np.nan, low)
        table[name_beside(name, Role.HIGH)] = np.where(nothing, np.nan, high)
        table[name_beside(name, Role.STATUS)] = np.where(
            np.isnan(value),
            np.where(any_known, Status.MISSING.code, table["msme_status"]),
            np.where(exact, _NORMAL, _ESTIMATED),
        ).astype(np.int8)
    table["coverage"] = coverage
    table["quality"] = np.array(QUALITY, dtype=object)[coarsest]
    table.loc[~any_known, "quality"] = None
    table["withheld"] = total(kinds["withheld"].to_numpy(dtype=np.float64))
    return table


def _count_status(
    kinds: pd.DataFrame, group: Integers, any_known: Bools, more: Bools
) -> NDArray[np.int8]:
    """Say why a district's count is missing, or that it is partly so."""
    secret = np.ones(len(any_known), dtype=bool)
    np.logical_and.at(secret, group, kinds["status"].eq(Status.SUPPRESSED.code).to_numpy())
    status = np.where(more, _ESTIMATED, _NORMAL)
    status[~any_known] = Status.MISSING.code
    status[~any_known & secret] = Status.SUPPRESSED.code
    return status.astype(np.int8)


def _own_use(kinds: pd.DataFrame) -> pd.DataFrame:
    """Return the share of MSMEs that use the internet, per district.

    Of those that do not tell it none may, or all.
    """
    whole = kinds["sector"].eq(TOTAL) & kinds["sex"].eq(TOTAL)
    of_unit = kinds[whole].groupby("unit")
    sums = of_unit[["count", "users", "users_of"]].sum()
    told, more = sums["users_of"] > 0, of_unit["open"].any()
    use = (sums["users"] / sums["users_of"]).where(told)
    silent = (sums["count"] - sums["users_of"]).clip(lower=0)
    silent = silent.where(silent > sums["count"] * _TOLERANCE, 0.0)
    partly = (silent > 0) | more
    return pd.DataFrame(
        {
            "own_use": use,
            "own_use_low": (sums["users"] / sums["count"]).where(~more, 0.0).where(told),
            "own_use_high": ((sums["users"] + silent) / sums["count"])
            .where(~more, 1.0)
            .where(told),
            "own_use_status": np.select(
                [~told, partly], [Status.MISSING.code, _ESTIMATED], _NORMAL
            ).astype(np.int8),
            "own_use_base": sums["users_of"],
        }
    )


def _with_reading(units: pd.DataFrame) -> pd.DataFrame:
    """Say what stands in the way of more MSMEs: signal, or using it.

    Of the MSMEs that are not online, 1 − s have no signal and s − u have it
    and do not use it (s share with internet, u own use). Where the first are
    as many or more, the network is to be built, else people are to be
    trained. The reading is sure if the bounds of s and u give the same.
    """
    readings = {}
    opposite = {Role.VALUE: Role.VALUE, Role.LOW: Role.HIGH, Role.HIGH: Role.LOW}
    for role, of_use in opposite.items():
        share, use = (
            units[name_beside("share_internet", role)],
            units[name_beside("own_use", of_use)],
        )
        units[name_beside("internet_gap", role)] = share - use
        build = 1 - share >= share - use
        word = np.where(build, BUILD_NETWORK, TRAIN_PEOPLE).astype(object)
        word[(share.isna() | use.isna()).to_numpy()] = None
        readings[role] = word
    units["internet_gap_status"] = worst(units["share_internet_status"], units["own_use_status"])
    units["reading"] = readings[Role.VALUE]
    same = readings[Role.LOW] == readings[Role.HIGH]
    units["reading_sure"] = (same & pd.notna(readings[Role.VALUE])).astype(np.float64)
    return units


def _excess_note(count: int) -> tuple[Message, ...]:
    if not count:
        return ()
    text = QT_TRANSLATE_NOOP(
        "core",
        "{count} counts of a sector or sex are larger than the count of all "
        "MSMEs of the same area; they were bounded without it.",
    )
    return (Message(text, {"count": count}),)
