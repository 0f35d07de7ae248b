"""What the place of an MSME tells of its access, and what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    levels: tuple[_Level, ...]
    unknown: Worth
    score: Floats

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
        return cls(levels, unknown, score), notes

    def worth_of(self, kinds: pd.DataFrame) -> Worth:
        """Return what the place of each row is worth."""
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

    def spread(self, kinds: pd.DataFrame) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the MSMEs of each village, and where they are estimates."""
        size = len(self.score)
        msme, estimate = np.zeros(size), np.zeros(size, dtype=bool)
        whole = kinds["sector"].eq(TOTAL) & kinds["sex"].eq(TOTAL)
        for level, places in enumerate(self.levels):
            rows = kinds[whole & kinds["level"].eq(level)]
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
        return msme, estimate


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
