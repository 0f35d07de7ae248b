"""What the place of an MSME tells of its access, and what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...messages import QT_TRANSLATE_NOOP, Message
from ..reduce import Groups, share_of
from .level_scores import LEVELS
from .msme_counts import TOTAL
from .msme_places import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..villages.village_source import Villages
    from .msme_kinds import Kinds

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Integers = NDArray[np.intp]

SIGNAL, FAMILIES = "internet_signal", "families"
MEASURES = ("share_4g", "share_internet", "access_score")


@dataclass(frozen=True)
class Worth:
    """What places are worth: one row each, one column per measure.

    low, high: the least and the most that an MSME there can have.
    mean: of the villages whose signal is known; 0 where none is.
    known: (rows, 1) share of the weight with a known signal, 0–1.
    """

    low: Floats
    high: Floats
    mean: Floats
    known: Floats

    def take(self, places: Integers, other: Worth) -> Worth:
        """Return the rows at `places`; -1 is the only row of `other`."""
        return Worth(
            np.concatenate([self.low, other.low])[places],
            np.concatenate([self.high, other.high])[places],
            np.concatenate([self.mean, other.mean])[places],
            np.concatenate([self.known, other.known])[places],
        )


@dataclass(frozen=True)
class _Level:
    """The areas of one level: their codes, worth and families."""

    codes: pd.Index
    worth: Worth
    position: Integers
    families: Floats


@dataclass(frozen=True)
class Places:
    """Villages, subdistricts and districts of a survey, by `AreaLevel`.

    unknown: what a place is worth that the survey does not know.
    score: of each village, NaN where its signal is unknown.
    families: of each village.
    """

    levels: tuple[_Level, ...]
    unknown: Worth
    score: Floats
    families: Floats

    @classmethod
    def of(
        cls, villages: Villages, scores: Mapping[str, float], *, digits: int
    ) -> tuple[Places, tuple[Message, ...]]:
        """Work out what each place is worth.

        Args:
            scores: of each level of signal, 0–1.
            digits: of a subdistrict's code.

        Returns:
            The places, and what was assumed where families are not known.
        """
        signal = villages.variables.values[SIGNAL].astype(object)
        level = signal.map({one: at for at, one in enumerate(LEVELS)})
        is_known = level.notna().to_numpy()
        values = _values(scores)
        lowest, highest = values.min(axis=0), values.max(axis=0)
        mine = values[level.fillna(0).to_numpy(dtype=np.intp)]
        known = is_known[:, None]
        each = Worth(
            np.where(known, mine, lowest),
            np.where(known, mine, highest),
            np.where(known, mine, 0.0),
            known.astype(np.float64),
        )
        families, notes = _families(villages)
        codes = villages.codes
        areas = codes.str.slice(0, digits).where(codes.str.len() > digits, "")
        place = np.arange(len(codes), dtype=np.intp)
        single = _Level(pd.Index(codes), each, place, np.ones(len(codes)))
        unknown = Worth(lowest[None], highest[None], np.zeros((1, 3)), np.zeros((1, 1)))
        levels = (single, _level(areas, each, families), _level(villages.units, each, families))
        score = np.where(is_known, mine[:, -1], np.nan)
        return cls(levels, unknown, score, families), notes

    def without_full(self, kinds: Kinds) -> Kinds:
        """Leave out rests where every village has a count of its own.

        A published number stays, and is of villages outside the survey.
        """
        rows = kinds.rows
        stays = rows["own"] & (rows["count"] > 0)
        full = [
            row
            for row, villages in self.rests(kinds).items()
            if not len(villages)
            and not stays[row]
            and rows["area"][row] in self.levels[rows["level"][row]].codes
        ]
        return replace(kinds, rows=rows.drop(index=full).reset_index(drop=True))

    def worth_of(self, kinds: Kinds) -> Worth:
        """Return what the place of each row is worth."""
        rows = kinds.rows
        worth = self._of_areas(rows)
        each = self.levels[0].worth
        for row, villages in self.rests(kinds).items():
            found = self._together(each, villages) if len(villages) else self.unknown
            for name in ("low", "high", "mean", "known"):
                getattr(worth, name)[row] = getattr(found, name)[0]
        return worth

    def rests(self, kinds: Kinds) -> dict[int, Integers]:
        """Return the villages in which the rest of each larger area may be.

        Returns:
            Row -> positions of villages that have no count of their own of the kind.
        """
        rows = kinds.rows[kinds.rows["rest"]]
        if rows.empty:
            return {}
        members = [_members(level.position, len(level.codes)) for level in self.levels]
        taken = self._settled(kinds.settled)
        found = {}
        for row, level, area, sector, sex in zip(
            rows.index, rows["level"], rows["area"], rows["sector"], rows["sex"]
        ):
            at = self.levels[level].codes.get_indexer([area])[0]
            villages = members[level][at] if at >= 0 else np.zeros(0, dtype=np.intp)
            for smaller in range(level):
                if (smaller, sector, sex) in taken:
                    villages = villages[~taken[smaller, sector, sex][villages]]
            found[int(row)] = villages
        return found

    def spread(self, kinds: Kinds) -> tuple[Floats, Bools]:
        """Return the MSMEs of each village, and where they are estimates."""
        size = len(self.score)
        msme, estimate = np.zeros(size), np.zeros(size, dtype=bool)
        table = kinds.rows
        whole = table["sector"].eq(TOTAL) & table["sex"].eq(TOTAL)
        for level, places in enumerate(self.levels):
            rows = table[whole & table["level"].eq(level) & ~table["rest"]]
            at = _find(places.codes, rows["area"])
            amounts = np.zeros(len(places.codes))
            there = at >= 0
            counts = rows["count"].fillna(0.0).to_numpy()
            np.add.at(amounts, at[there], counts[there])
            shares = amounts[places.position] * places.families
            shares[places.position < 0] = 0.0
            msme += shares
            if level != AreaLevel.VILLAGE:
                estimate |= shares > 0
        for row, villages in self.rests(kinds).items():
            if whole[row] and table["count"][row] > 0 and len(villages):
                weight = _weights(self.families[villages])
                msme[villages] += table["count"][row] * weight
                estimate[villages] = True
        return msme, estimate

    def _of_areas(self, kinds: pd.DataFrame) -> Worth:
        parts, rows = [], []
        for level, places in enumerate(self.levels):
            chosen = np.flatnonzero(kinds["level"].to_numpy() == level)
            at = _find(places.codes, kinds["area"].iloc[chosen])
            parts.append(places.worth.take(at, self.unknown))
            rows.append(chosen)
        order = np.argsort(np.concatenate(rows), kind="stable")
        return Worth(
            np.concatenate([one.low for one in parts])[order],
            np.concatenate([one.high for one in parts])[order],
            np.concatenate([one.mean for one in parts])[order],
            np.concatenate([one.known for one in parts])[order],
        )

    def _settled(self, settled: pd.DataFrame) -> dict[tuple[int, str, str], Bools]:
        """Return, by level and kind, which villages have no more than a known count."""
        found: dict[tuple[int, str, str], Bools] = {}
        keys = settled[["level", "sector", "sex"]].drop_duplicates()
        for level, sector, sex in keys.itertuples(index=False):
            of_kind = settled["sector"].eq(sector) & settled["sex"].eq(sex)
            areas = settled.loc[of_kind & settled["level"].eq(level), "area"]
            held = np.append(self.levels[level].codes.isin(areas), values=False)
            found[level, sector, sex] = held[self.levels[level].position]
        return found

    def _together(self, each: Worth, villages: Integers) -> Worth:
        weight = _weights(self.families[villages])
        known = weight * each.known[villages, 0]
        held = known.sum()
        mean = known @ each.mean[villages] / held if held > 0 else np.zeros(each.mean.shape[1])
        return Worth(
            each.low[villages].min(axis=0, keepdims=True),
            each.high[villages].max(axis=0, keepdims=True),
            mean[None],
            np.array([[held]]),
        )


def _members(position: Integers, size: int) -> list[Integers]:
    """Return which villages each area holds."""
    order = np.argsort(position, kind="stable")
    edges = np.searchsorted(position[order], np.arange(size + 1))
    return [order[start:end] for start, end in zip(edges[:-1], edges[1:])]


def _weights(families: Floats) -> Floats:
    """Return each village's share of the families; alike where nobody lives."""
    total = families.sum()
    shares: Floats = families / total if total > 0 else np.full(len(families), 1 / len(families))
    return shares


def _values(scores: Mapping[str, float]) -> Floats:
    """Return what each level is worth: levels by measures."""
    rows = [[float(one == "4g"), float(one != "none"), scores[one]] for one in LEVELS]
    return np.array(rows, dtype=np.float64)


def _find(codes: pd.Index, wanted: pd.Series) -> Integers:
    """Return the position of each code, -1 where it is not there."""
    filled = codes != ""
    positions = pd.Series(np.flatnonzero(filled), index=codes[filled])
    found = wanted.map(positions).fillna(-1)
    return found.to_numpy(dtype=np.intp)


def _level(keys: pd.Series, each: Worth, families: Floats) -> _Level:
    """Bring villages to the areas that `keys` names.

    families of the result: each village's share of its area.
    """
    groups = Groups.of(keys)
    position = groups.position
    inside = position >= 0
    size = (len(groups.codes), each.low.shape[1])
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, position[inside], each.low[inside])
    np.maximum.at(high, position[inside], each.high[inside])
    # One more, for villages without an area.
    total = np.append(groups.total(families), 0.0)
    # Where nobody lives, as the survey has it, villages count alike.
    weight = np.where(inside & (total[position] > 0), families, 1.0)
    total = groups.total(weight)
    known = each.known[:, 0]
    held = groups.total(weight * known)
    mean = np.column_stack([groups.total(weight * one) for one in (each.mean * each.known).T])
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(held[:, None] > 0, mean / held[:, None], 0.0)
    share = weight / np.append(total, 1.0)[position]
    return _Level(
        pd.Index(groups.codes, dtype=object),
        Worth(low, high, mean, share_of(held, total)[:, None]),
        position,
        share,
    )


def _families(villages: Villages) -> tuple[Floats, tuple[Message, ...]]:
    """Return each village's families, unknown ones as in its district."""
    values = villages.variables.values
    if FAMILIES not in values:
        text = QT_TRANSLATE_NOOP(
            "core",
            "The survey does not tell the families of villages; where MSMEs "
            "are spread over villages, each village counts alike.",
        )
        return np.ones(len(values)), (Message(text),)
    families = values[FAMILIES].to_numpy(dtype=np.float64)
    unknown = np.isnan(families)
    if not unknown.any():
        return families, ()
    groups = Groups.of(villages.units)
    there = groups.count(~unknown)
    total = groups.total(np.where(unknown, 0.0, families))
    mean = np.where(there > 0, total / np.maximum(there, 1), 1.0)
    text = QT_TRANSLATE_NOOP(
        "core",
        "{count} villages do not tell their families; where MSMEs are spread "
        "over villages, they count as the mean of their district.",
    )
    filled = np.where(unknown, np.append(mean, 1.0)[groups.position], families)
    return filled, (Message(text, {"count": int(unknown.sum())}),)
