"""Records of several lists that are one enterprise.

First what is certain: the same number, or the same name in the same village with the same date of
birth or telephone number. Then what is likely: pairs that share a key are compared field by field
(`comparisons`), m is estimated in each pass from the pairs that share its key and for the fields
that the key is not made of, u from pairs drawn at random, and pairs above the threshold are links
(`match_weights`). People who share a telephone mostly share a home: such pairs are weighed by m and
u of their own pass, where the place tells little. What hangs together is one enterprise, unless
numbers contradict (`clusters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from .candidate_pairs import Pass, make_passes, numbered, pairs_of, passed_over
from .clusters import cluster
from .comparisons import FIELDS, LEVELS, Comparison
from .list_columns import BIRTH, ENTERPRISE, NIK, NUMBERS, PERSON, PHONE, VILLAGE
from .match_weights import UNKNOWN, Agreement, estimate, level_shares, share_of_matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

BY_NUMBER, BY_NAME, LIKELY = "number", "name", "probability"
OTHER_NAME, OTHER_DISTRICT, OTHER_NUMBER = "other_name", "other_district", "other_number"
# Names that are less alike than this are two names.
_TWO_NAMES = 0.75
_SEED, _DRAWN = 20_240_101, 1_000_000
# A pass with fewer matches tells nothing of how often they agree.
_LEAST_MATCHES = 20
# Fewer pairs with one telephone do not tell how people at home are alike.
_LEAST_SHARED = 200
_SURE = {BY_NUMBER: 2.0, BY_NAME: 1.5}
# Place of a pattern among all: one more than its level, for levels that are not known.
_STEPS = np.cumprod([1, *(size + 1 for size in LEVELS)])


@dataclass(frozen=True)
class Matches:
    """Which records are one enterprise.

    cluster: per record the first record of its enterprise.
    how, probability: of the surest link of each record, "" and NaN where it has none.
    conflicts: pairs (`first`, `second`, places) with their `kind`.
    agreement: m, u and the share of all pairs that are matches.
    told: fields that some pair was compared by.
    compared: pairs that were compared; passed_over: records in none for their keys are too common.
    """

    cluster: Places
    how: NDArray[np.object_]
    probability: Floats
    conflicts: pd.DataFrame
    agreement: Agreement
    told: tuple[str, ...]
    compared: int
    passed_over: int


@dataclass(frozen=True)
class _Compared:
    """Pairs, each once, and the places of their patterns.

    shared: so many pairs, the first ones, are of the first pass.
    of_pass, once: how many pairs of each pass, and of all, have each pattern.
    """

    first: Places
    second: Places
    pattern: NDArray[np.int32]
    shared: int
    of_pass: Sequence[Floats]
    once: Floats


def match_records(frame: pd.DataFrame, *, threshold: float, progress: Progress) -> Matches:
    """Return which records are one enterprise.

    Args:
        frame: as `Records.frame`.
        threshold: probability from which on two records are linked, 0-1.
    """
    comparison = Comparison(frame)
    certain, conflicts = _certain(frame, comparison)
    passes = make_passes(frame)
    compared = _compare(comparison, passes, progress)
    agreement, at_home = _agreement(frame, comparison, passes, compared)
    links, strength = _links(compared, agreement, at_home, threshold)
    first, second, sure, how = (
        np.concatenate([one, other])
        for one, other in zip(
            certain, (*links, strength, np.full(len(strength), LIKELY, dtype=object))
        )
    )
    halves = [frame[f"{NIK}_{one}"].to_numpy() for one in ("head", "tail")]
    label, refused = cluster(len(frame), (first, second), sure, halves)
    conflicts.append(_conflict(first[refused], second[refused], OTHER_NUMBER))
    known = (_pattern_at(np.flatnonzero(compared.once)) != UNKNOWN).any(axis=0)
    kept = label[first] == label[second]
    best = np.full(len(frame), np.nan)
    named = np.full(len(frame), "", dtype=object)
    # Of several values for one place the last stays, the surest.
    order = np.flatnonzero(kept)[np.argsort(sure[kept], kind="stable")]
    for records in (first[order], second[order]):
        surer = ~(sure[order] < best[records])
        best[records[surer]], named[records[surer]] = sure[order][surer], how[order][surer]
    return Matches(
        cluster=label,
        how=named,
        probability=np.minimum(best, 1.0),
        conflicts=pd.concat(conflicts, ignore_index=True).drop_duplicates(ignore_index=True),
        agreement=agreement,
        told=tuple(one for one, some in zip(FIELDS, known) if some),
        compared=len(compared.first),
        passed_over=passed_over(passes),
    )


def _certain(
    frame: pd.DataFrame, comparison: Comparison
) -> tuple[tuple[Places, Places, Floats, NDArray[np.object_]], list[pd.DataFrame]]:
    """Return links that nothing need be weighed for, and pairs whose numbers are at odds."""
    pairs, conflicts = [], []
    for one in NUMBERS:
        first, second = _sharing([frame[one]])
        differ = _other_name(comparison, first, second)
        conflicts.append(_conflict(first[differ], second[differ], OTHER_NAME))
        first, second = first[~differ], second[~differ]
        districts = [frame["district"].to_numpy()[place] for place in (first, second)]
        moved = (districts[0] != districts[1]) & (districts[0] != "") & (districts[1] != "")
        conflicts.append(_conflict(first[moved], second[moved], OTHER_DISTRICT))
        pairs.append((first, second, BY_NUMBER))
    who = [frame["district"], frame[VILLAGE], frame[PERSON]]
    pairs += [(*_sharing([*who, frame[one]]), BY_NAME) for one in (BIRTH, PHONE)]
    first, second = (np.concatenate([one[at] for one in pairs]) for at in (0, 1))
    how = np.repeat(
        np.array([one[2] for one in pairs], dtype=object), [len(one[0]) for one in pairs]
    )
    sure = pd.Series(how).map(_SURE).to_numpy(float)
    return (first, second, sure, how), conflicts


def _sharing(columns: Sequence[pd.Series]) -> tuple[Places, Places]:
    found = list(pairs_of([Pass(numbered(columns), ())], 0))
    nothing = np.zeros(0, dtype=np.int64)
    first, second = (np.concatenate([nothing, *(one[at] for one in found)]) for at in (0, 1))
    return first, second


def _other_name(comparison: Comparison, first: Places, second: Places) -> NDArray[np.bool_]:
    """Say where names are known and none is like the other's."""
    person, enterprise = (comparison.similarity(one, first, second) for one in (PERSON, ENTERPRISE))
    known = ~(np.isnan(person) & np.isnan(enterprise))
    alike = np.fmax(person, enterprise)
    differ: NDArray[np.bool_] = known & (np.nan_to_num(alike) < _TWO_NAMES)
    return differ


def _conflict(first: Places, second: Places, kind: str) -> pd.DataFrame:
    return pd.DataFrame({"first": first, "second": second, "kind": kind})


def _compare(comparison: Comparison, passes: Sequence[Pass], progress: Progress) -> _Compared:
    """Compare the pairs of all passes, a piece at a time; of each its places and pattern stay."""
    kept: list[tuple[Places, Places, NDArray[np.int32]]] = []
    of_pass = []
    shared, all_new = 0, np.zeros(int(_STEPS[-1]))
    for at in range(len(passes)):
        counts = np.zeros(int(_STEPS[-1]))
        for first, second, new in pairs_of(passes, at):
            pattern = _place_of(comparison.patterns(first, second))
            counts += np.bincount(pattern, minlength=len(counts))
            kept.append((first[new].astype(np.int32), second[new].astype(np.int32), pattern[new]))
            all_new += np.bincount(pattern[new], minlength=len(counts))
        of_pass.append(counts)
        shared = shared if at else sum(len(one[0]) for one in kept)
        progress.step((at + 1) / len(passes))
    nothing = np.zeros(0, dtype=np.int32)
    first, second, pattern = (
        np.concatenate([nothing, *(one[at] for one in kept)]) for at in range(3)
    )
    return _Compared(first, second, pattern, shared, of_pass, all_new)


def _place_of(patterns: NDArray[np.int8]) -> NDArray[np.int32]:
    found = np.zeros(len(patterns), dtype=np.int32)
    for field, step in enumerate(_STEPS[:-1]):
        found += (patterns[:, field].astype(np.int32) - UNKNOWN) * np.int32(step)
    return found


def _pattern_at(places: NDArray[np.signedinteger[Any]]) -> NDArray[np.int8]:
    columns = [places // _STEPS[at] % (size + 1) + UNKNOWN for at, size in enumerate(LEVELS)]
    return np.column_stack(columns).astype(np.int8)


def _agreement(
    frame: pd.DataFrame, comparison: Comparison, passes: Sequence[Pass], compared: _Compared
) -> tuple[Agreement, Agreement]:
    """Estimate m by passes, u by pairs drawn at random, and the share of matches.

    Returns:
        For all pairs, and for those that share a telephone.
    """
    u = _by_chance(frame, comparison)
    start = Agreement(tuple(map(_usual, LEVELS)), u, 0.2)
    sums = [np.zeros(size) for size in LEVELS]
    own: list[Agreement | None] = []
    for one, counts in zip(passes, compared.of_pass):
        held = np.flatnonzero(counts)
        if not len(held):
            own.append(None)
            continue
        patterns = _pattern_at(held)
        patterns[:, [FIELDS.index(field) for field in one.about]] = UNKNOWN
        found = estimate(patterns, counts[held], start)
        own.append(found if counts.sum() >= _LEAST_SHARED else None)
        for field in range(len(FIELDS)):
            told = patterns[:, field] != UNKNOWN
            match = counts[held] * found.probability(patterns) * told
            if match.sum() >= _LEAST_MATCHES:
                sums[field] += match.sum() * found.m[field]
    # Half a match more of each level: what was not seen among matches may still be.
    m = tuple(
        (one + 0.5) / (one + 0.5).sum() if one.sum() else usual for one, usual in zip(sums, start.m)
    )
    counts = compared.once
    held = np.flatnonzero(counts)
    pairs = len(frame) * (len(frame) - 1) / 2
    weights = Agreement(m, u, 0.5).weights(_pattern_at(held))
    share = share_of_matches(weights, counts[held], max(pairs, 1.0)) if len(held) else 0.5
    everywhere = Agreement(m, u, share)
    return everywhere, own[0] or everywhere


def _usual(levels: int) -> Floats:
    """Return the m to begin with: most matches are the same."""
    share = np.full(levels, 0.2 / (levels - 1))
    share[-1] = 0.8
    return share


def _by_chance(frame: pd.DataFrame, comparison: Comparison) -> tuple[Floats, ...]:
    """Return how often two records that share no number are how alike."""
    drawn = np.random.default_rng(_SEED)
    size = min(_DRAWN, len(frame) * 20)
    first, second = (drawn.integers(0, len(frame), size) for _ in range(2))
    other = first != second
    for one in NUMBERS:
        numbers = frame[one].to_numpy()
        other &= (numbers[first] != numbers[second]) | (numbers[first] == 0)
    places = _place_of(comparison.patterns(first[other], second[other]))
    held, counts = np.unique(places, return_counts=True)
    return level_shares(_pattern_at(held), counts.astype(float), LEVELS)


def _links(
    compared: _Compared, everywhere: Agreement, at_home: Agreement, threshold: float
) -> tuple[tuple[Places, Places], Floats]:
    """Return the pairs that are as likely as is asked, and how likely they are."""
    held, place = np.unique(compared.pattern, return_inverse=True)
    patterns = _pattern_at(held)
    probability = everywhere.probability(patterns)[place]
    if at_home is not everywhere:
        patterns[:, FIELDS.index(PHONE)] = UNKNOWN
        probability[: compared.shared] = at_home.probability(patterns)[place[: compared.shared]]
    linked = probability >= threshold
    first, second = (one[linked].astype(np.int64) for one in (compared.first, compared.second))
    return (first, second), probability[linked]
