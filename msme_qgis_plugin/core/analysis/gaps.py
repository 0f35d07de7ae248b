"""Which data are there and which are not: unit by dataset by period, and who has to supply them.

The share complete is numbers there to numbers expected; expected is what a dataset has of any
unit, in each period that it has at all. A zero is a number; what is absent is never one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..measures.field import Category, Direction, Field, Fields, Role, Rule, Text
from ..measures.schema import About
from ..measures.status import Status, codes_of, has_value
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..tables.period_columns import span_of
from .errors import NothingHeldError
from .gap_sources import CELL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .gap_sources import Held

PRESENT, PARTIAL, STALE = "present", "partial", "stale"
SUPPRESSED, VINTAGE, ABSENT = "suppressed", "wrong_vintage", "absent"
STATES = (
    Category(PRESENT, Text("present", "ada"), "#2c7a4b"),
    Category(PARTIAL, Text("partial", "sebagian"), "#a6d96a"),
    Category(STALE, Text("stale", "usang"), "#fdae61"),
    Category(SUPPRESSED, Text("suppressed", "dirahasiakan"), "#7b6ba8"),
    Category(VINTAGE, Text("wrong code vintage", "kode tahun lama"), "#5e4fa2"),
    Category(ABSENT, Text("absent", "tidak ada"), "#d7191c"),
)
_MISSING, _NOT_ASKED = Status.MISSING.code, Status.NOT_ASKED.code

_COVERED = QT_TRANSLATE_NOOP(
    "core",
    "{covered} of {all} units have a number in at least one period ({share:.2f} %), {lacking} "
    "have none. {gaps} gaps in {cells} combinations of unit, dataset and period.",
)
_ONE_PROVINCE = QT_TRANSLATE_NOOP(
    "core", "The data are of {province} alone; so is what is expected."
)


@dataclass(frozen=True)
class Gaps:
    """What is there and what is not.

    units: per unit `complete` (0–1), its base `cells_expected`, `gaps` (combinations of dataset
        and period that are not present) and the note `lacking`.
    cells: one row per unit, dataset and period, with its `state`, and how many numbers it has.
    supply: one row per dataset, period, state and province: `dataset`, `period`, `state`,
        `province`, `count`, `districts` (names) and `codes`.
    covered: units with a number at all.
    """

    units: UnitTable
    cells: UnitTable
    supply: pd.DataFrame
    covered: int

    @property
    def coverage(self) -> float:
        """The share of units with a number at all, 0–1; NaN for no units."""
        return self.covered / len(self.units.units) if len(self.units.units) else math.nan


def find_gaps(held: Held, units: pd.DataFrame, *, stale_after: float, year: float | None) -> Gaps:
    """Return which data are there and which are not.

    Args:
        units: those that data are expected of, index `bps_code`; see `UnitTable`. Where all data
            are of one province, its units alone.
        stale_after: years; the last numbers of a unit in a dataset are stale when they are older.
        year: that age is counted from; the latest year of the data where None.

    Raises:
        NothingHeldError: there are no data of these units.
    """
    units, notes = _expected(held, units)
    cells = held.cells[held.cells["unit"].isin(units.index)]
    if cells.empty:
        raise NothingHeldError(units=len(units))
    # Of two files that say the same, the one that has the number.
    best = cells.assign(code=codes_of(cells["status"])).groupby(list(CELL))["code"].min()
    counted = _counted(best, units.index)
    counted["state"] = _states(counted, stale_after, year)
    counted = counted[counted["expected"] > 0]
    table = _unit_table(counted, units)
    covered = int(counted.groupby("unit")["there"].sum().gt(0).sum())
    numbers = {
        "covered": covered,
        "all": len(units),
        "share": 100.0 * covered / max(len(units), 1),
        "lacking": len(units) - covered,
        "gaps": int((counted["state"] != PRESENT).sum()),
        "cells": len(counted),
    }
    told = (Message(_COVERED, numbers), *notes, *held.notes)
    return Gaps(
        replace(table, notes=told), _cell_table(counted, units), _supply(counted, units), covered
    )


def _expected(held: Held, units: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Return the units that data are expected of: all, or those of the one province with data."""
    known = held.cells[has_value(codes_of(held.cells["status"]))]
    provinces = units.reindex(known["unit"].unique()).get("province", pd.Series(dtype=object))
    named = provinces.dropna().unique()
    if len(named) != 1:
        return units, ()
    return units[units["province"] == named[0]], (Message(_ONE_PROVINCE, {"province": named[0]}),)


def _counted(best: pd.Series, units: pd.Index) -> pd.DataFrame:
    """Count, per unit, dataset and period, the numbers by what became of them."""
    parts = []
    rows = best.reset_index().set_index(["dataset", "period"]).sort_index()
    for dataset, period in sorted(set(rows.index)):
        held = rows.loc[[(dataset, period)]]
        wide = held.pivot_table(index="unit", columns="item", values="code", aggfunc="min")
        codes = wide.reindex(units).fillna(_MISSING).to_numpy(np.int8)
        counts = {
            "unit": units,
            "dataset": dataset,
            "period": period,
            "there": has_value(codes).sum(axis=1),
            "hidden": (codes == Status.SUPPRESSED.code).sum(axis=1),
            "torn": (codes == Status.NOT_COMPARABLE.code).sum(axis=1),
            "expected": (codes != _NOT_ASKED).sum(axis=1),
        }
        parts.append(pd.DataFrame(counts))
    return pd.concat(parts, ignore_index=True)


def _states(counted: pd.DataFrame, stale_after: float, year: float | None) -> NDArray[np.object_]:
    some, whole = counted["there"] > 0, counted["there"] >= counted["expected"]
    state = np.select(
        [whole, some, counted["torn"] > 0, counted["hidden"] > 0],
        [PRESENT, PARTIAL, VINTAGE, SUPPRESSED],
        ABSENT,
    ).astype(object)
    begins = counted["period"].map({one: _year(one) for one in counted["period"].unique()})
    now = begins.max() if year is None else year
    last = begins.where(some).groupby([counted["unit"], counted["dataset"]]).transform("max")
    old = some & (begins == last) & (now - last > stale_after)
    state[old.to_numpy()] = STALE
    return state


def _year(period: str) -> float:
    span = span_of(period)
    return math.floor(span[0]) if span else math.nan


def _unit_table(counted: pd.DataFrame, units: pd.DataFrame) -> UnitTable:
    by_unit = counted.groupby("unit")
    there, expected = (by_unit[one].sum().reindex(units.index) for one in ("there", "expected"))
    gaps = counted[counted["state"] != PRESENT]
    words = (gaps["dataset"] + " " + gaps["period"]).str.strip().groupby(gaps["unit"])
    complete = indicator_field(Catalogue.load().indicator("G07_complete"), "complete")
    times = sorted({one for one in counted["period"] if one}, key=lambda one: (_year(one), one))
    period = "–".join(dict.fromkeys((times[0], times[-1]))) if times else None
    fields = Fields(
        [
            replace(complete, denominator="cells_expected", period=period),
            Field("cells_expected", Role.BASE, of="complete", decimals=0),
            Field(
                "gaps",
                label=Text("Gaps in the data", "Kekosongan data"),
                unit=Text("datasets and periods", "dataset dan periode"),
                decimals=0,
                direction=Direction.WORSE,
                rule=Rule.SUM,
                period=period,
            ),
            Field("lacking", Role.NOTE, of="gaps"),
        ]
    )
    return UnitTable.of(
        units,
        {
            "complete": there / expected,
            "cells_expected": expected,
            "gaps": gaps.groupby("unit").size().reindex(units.index, fill_value=0),
        },
        fields,
        categories={"lacking": words.agg("; ".join).reindex(units.index)},
        about=About(),
    )


def _cell_table(counted: pd.DataFrame, units: pd.DataFrame) -> UnitTable:
    rows = units.loc[counted["unit"]]
    fields = Fields(
        [
            Field("dataset", Role.NOTE),
            Field("period", Role.NOTE),
            Field(
                "state",
                Role.CATEGORY,
                label=Text("State of the data", "Keadaan data"),
                categories=STATES,
            ),
            Field("numbers", Role.BASE, decimals=0),
            Field("expected", Role.BASE, decimals=0),
        ]
    )
    return UnitTable.of(
        rows,
        {"numbers": counted["there"].to_numpy(), "expected": counted["expected"].to_numpy()},
        fields,
        categories={
            name: counted[name].to_numpy(object) for name in ("dataset", "period", "state")
        },
    )


def _supply(counted: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Return one row per dataset, period, state and province with gaps."""
    gaps = counted[counted["state"] != PRESENT]
    about = units.reindex(gaps["unit"])
    empty = pd.Series("", about.index)
    gaps = gaps.assign(
        name=about.get("name", empty).fillna("").to_numpy(object),
        province=about.get("province", empty).fillna("").to_numpy(object),
    )
    by = gaps.groupby(["dataset", "period", "state", "province"], sort=True)
    return by.agg(
        count=("unit", "size"), districts=("name", "; ".join), codes=("unit", "; ".join)
    ).reset_index()
