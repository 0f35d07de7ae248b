"""What programmes do over all units: sums of each, pairs of them, curves in the order of need."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.field import Field, Fields, Role, Rule, Text
from ..measures.table import UnitTable
from ..regions.levels import Level
from .programme_input import CONCENTRATION, COVERAGE, LEAK, UNDER, indicator_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from .programme_input import Given, Programme

    Floats = NDArray[np.float64]

_RUPIAH = Text("Rp", "Rp")
_POINT = ["programme", "step", "eligible", "served"]
_PAIR = [
    *("first", "second", "areas_both", "areas_either", "jaccard_areas"),
    *("people_both_low", "people_both_high", "jaccard_low", "jaccard_high"),
]


def concentration_index(benefits: pd.Series, people: pd.Series, order: pd.Series) -> float:
    """Return the concentration index of benefits over people, in ascending order.

    Twice the area between the diagonal and the curve of cumulative benefits over cumulative
    people: negative where the first get more than their share (Kakwani, Wagstaff and van Doorslaer
    1997, of grouped data; units of one place in the order are one group). NaN without benefits.
    """
    points = _curve(benefits, people, order)
    if points is None:
        return math.nan
    x, y = points
    return float(1 - np.sum(np.diff(x) * (y[1:] + y[:-1])))


def _curve(
    benefits: pd.Series, people: pd.Series, order: pd.Series
) -> tuple[Floats, Floats] | None:
    """Return cumulative shares of people and of benefits, from 0 to 1, a step per group."""
    frame = pd.DataFrame({"people": people, "benefits": benefits, "order": order}).dropna()
    sums = frame.groupby("order")[["people", "benefits"]].sum()
    if not (sums.sum() > 0).all():
        return None
    shares = np.vstack([np.zeros(2), (sums.cumsum() / sums.sum()).to_numpy(dtype=np.float64)])
    return shares[:, 0], shares[:, 1]


def summary_of(given: Given) -> UnitTable:
    """Return one row per programme: sums of the units that have both numbers, ratios of these."""
    rows = [_sums(one, given) for one in given.told]
    index = [one.field for one in given.told]
    words = pd.DataFrame(
        {
            "programme": [one.name for one in given.told],
            "provider": [one.provider or None for one in given.told],
        },
        index=index,
    )
    units = pd.DataFrame({"level": Level.ZONE.value, "parent": None}, index=index)
    about = replace(given.table.about, code="field")
    values = pd.DataFrame(rows, index=index, dtype=np.float64)
    return UnitTable.of(units, values, Fields(_of_programme()), categories=words, about=about)


def _sums(one: Programme, given: Given) -> dict[str, float]:
    """Return what a programme does over all units that have its number and the eligible's."""
    both = given.counts[one.field].notna() & given.eligible.notna()

    def total(name: str) -> float:
        return float(given.counts[name][both].sum(min_count=1)) if name else math.nan

    people, eligible = total(one.field), total(given.options.eligible)
    served, budget = total(one.served), total(one.budget)
    reached = served if one.served else people
    order = given.need
    return {
        "areas": float((given.counts[one.field] > 0).sum()),
        "beneficiaries": people,
        "eligible": eligible,
        "coverage": reached / eligible if eligible else math.nan,
        "under": 1 - served / eligible if eligible else math.nan,
        "leak": 1 - served / people if people else math.nan,
        "beyond": float((given.counts[one.field] - given.eligible).clip(lower=0).sum()),
        "concentration": math.nan
        if order is None
        else concentration_index(given.counts[one.field], given.eligible, -order),
        "budget": budget,
        "per_beneficiary": budget / people if people else math.nan,
    }


def _of_programme() -> Iterable[Field]:
    def count(name: str, label: Text, unit: Text | None = None) -> Field:
        return Field(name, label=label, unit=unit, decimals=0, rule=Rule.FORBIDDEN)

    yield Field("programme", Role.NOTE, label=Text("Programme", "Program"))
    yield Field("provider", Role.NOTE, label=Text("Ministry or office", "Kementerian/lembaga"))
    yield count("areas", Text("Areas with beneficiaries", "Wilayah dengan penerima"))
    yield count("beneficiaries", Text("Beneficiaries", "Penerima"))
    yield count("eligible", Text("Eligible", "Yang berhak"))
    yield indicator_of(COVERAGE, "coverage")
    yield indicator_of(UNDER, "under")
    yield indicator_of(LEAK, "leak")
    yield count(
        "beyond", Text("Beneficiaries beyond the eligible", "Penerima melebihi yang berhak")
    )
    yield indicator_of(CONCENTRATION, "concentration")
    yield count("budget", Text("Budget", "Anggaran"), _RUPIAH)
    yield count("per_beneficiary", Text("Budget per beneficiary", "Anggaran per penerima"), _RUPIAH)


def pairs_of(given: Given) -> pd.DataFrame:
    """Return one row per pair: areas that both reach, and whom both may reach (bounds)."""
    rows = []
    for one, other in combinations(given.told, 2):
        first, second = given.counts[one.field], given.counts[other.field]
        known = first.notna() & second.notna()
        here, there = (first > 0)[known], (second > 0)[known]
        either = int((here | there).sum())
        # Nobody who is not eligible counts, so that the two cannot have more room than there is.
        inside = [np.minimum(count, given.eligible) for count in (first, second)]
        least = (inside[0] + inside[1] - given.eligible).clip(lower=0).sum()
        most = np.minimum(*inside).sum()
        people = [float(count[known].sum()) for count in (first, second)]
        rows.append(
            {
                "first": one.name,
                "second": other.name,
                "areas_both": int((here & there).sum()),
                "areas_either": either,
                "jaccard_areas": (here & there).sum() / either if either else math.nan,
                "people_both_low": float(least),
                "people_both_high": float(most),
                "jaccard_low": _jaccard(float(least), people),
                "jaccard_high": _jaccard(float(most), people),
            }
        )
    return pd.DataFrame(rows, columns=_PAIR)


def _jaccard(both: float, each: Sequence[float]) -> float:
    either = sum(each) - both
    return both / either if either > 0 else math.nan


def curves_of(given: Given) -> pd.DataFrame:
    """Return the concentration curve of each programme, those in greatest need first."""
    parts = []
    for one in given.told:
        points = None
        if given.need is not None:
            points = _curve(given.counts[one.field], given.eligible, -given.need)
        if points is not None:
            x, y = points
            step = np.arange(len(x))
            parts.append(
                pd.DataFrame({"programme": one.name, "step": step, "eligible": x, "served": y})
            )
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_POINT)
