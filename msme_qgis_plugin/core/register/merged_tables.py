"""Merged lists as counts: enterprises by district and by the lists that they stand in.

One tree of sums holds them all: the country, its districts, in how many lists, in which. Small
counts are withheld in it with what would tell them (`withheld_counts`), so that neither the
country's total nor a district's gives one away.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import TOTAL
from ..measures.field import Direction, Display, Field, Fields, Rule, Text
from ..measures.status import Status
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from .withheld_counts import hidden_in_tree, withheld_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..measures.schema import About
    from .list_records import Records
    from .match_lists import Matches

_LEVELS = ["district", "number", "lists"]
_UNIT = Text("enterprises", "usaha")
_BETWEEN = " + "
_LIST = QT_TRANSLATE_NOOP(
    "core", "{source}: {rows} records, {placed} of them in a district that is known. {columns}."
)
_COMPARED = QT_TRANSLATE_NOOP("core", "{pairs} pairs of {records} records were compared.")
_PASSED_OVER = QT_TRANSLATE_NOOP(
    "core",
    "{records} records were compared with no other, because what they tell is the same for too "
    "many.",
)


@dataclass(frozen=True)
class Overlaps:
    """Enterprises by district, number of lists and lists.

    counts: `district`, `number`, `lists` (`total` from the level on that a row is the sum of),
        `count` and `withheld`.
    names: of the lists.
    """

    counts: pd.DataFrame
    names: tuple[str, ...]
    notes: tuple[Message, ...]

    @property
    def enterprises(self) -> float | None:
        """All enterprises, None where their number is withheld."""
        whole = self.counts[self.counts["district"] == TOTAL].iloc[0]
        return None if whole["withheld"] else float(whole["count"])

    @property
    def withheld(self) -> int:
        """Counts that are withheld."""
        return int(self.counts["withheld"].sum())

    def pairs(self) -> pd.DataFrame:
        """Return each pair of lists with the enterprises in both, as far as published counts tell.

        Returns:
            `lists`, `count`: at least so many.
        """
        exact = self.counts[(self.counts["lists"] != TOTAL) & ~self.counts["withheld"]]
        held = exact["lists"].str.split(_BETWEEN, regex=False).map(set)
        rows = [
            (_BETWEEN.join(pair), float(exact.loc[held.map(set(pair).issubset), "count"].sum()))
            for pair in combinations(self.names, 2)
        ]
        return pd.DataFrame(rows, columns=["lists", "count"])


def count_overlaps(records: Records, matches: Matches, below: int) -> Overlaps:
    """Count enterprises by the lists that they stand in; small counts are withheld.

    An enterprise is of the first district that one of its records names; one that none names is
    in the country's total alone.

    Args:
        below: k; nothing is withheld where it is 0 or 1.
    """
    frame = pd.DataFrame(
        {
            "enterprise": matches.cluster,
            "district": records.frame["district"].replace("", np.nan),
            "bit": np.left_shift(1, records.frame["list"].to_numpy(np.int64)),
        }
    )
    district = frame.groupby("enterprise")["district"].first().fillna("")
    once = frame[["enterprise", "bit"]].drop_duplicates()
    held = once.groupby("enterprise")["bit"].sum()
    each = pd.DataFrame({"district": district, "bits": held})
    placed = each[each["district"] != ""].value_counts().rename("count").reset_index()
    placed["lists"] = placed["bits"].map(lambda bits: _named(int(bits), records.names))
    placed["number"] = placed["bits"].map(lambda bits: str(int(bits).bit_count()))
    counts = pd.concat(
        [
            pd.DataFrame([{**dict.fromkeys(_LEVELS, TOTAL), "count": len(each)}]),
            *(_sums(placed, depth) for depth in (1, 2, 3)),
        ],
        ignore_index=True,
    )
    values = counts["count"].to_numpy(float)[None, :]
    hidden = np.zeros(values.shape, dtype=bool)
    if below > 1:
        hidden = hidden_in_tree(values, counts[_LEVELS], below)
    told = counts.assign(count=np.where(hidden[0], np.nan, values[0]), withheld=hidden[0])
    return Overlaps(told, records.names, withheld_note(values, hidden, below))


def overlap_table(overlaps: Overlaps, units: pd.DataFrame, about: About) -> UnitTable:
    """Return one row per unit: enterprises, in how many lists, and the share in several.

    A unit without a record is missing: the lists do not say whether they were to cover it.

    Args:
        units: index `bps_code`; see `UnitTable`.
    """
    counts = overlaps.counts[
        overlaps.counts["lists"].eq(TOTAL) & overlaps.counts["district"].ne(TOTAL)
    ]
    numbers = [str(one) for one in range(1, len(overlaps.names) + 1)]
    values, withheld = (
        counts.pivot(index="district", columns="number", values=one).reindex(
            index=units.index, columns=[TOTAL, *numbers]
        )
        for one in ("count", "withheld")
    )
    hidden = withheld.eq(True)
    there = values[TOTAL].notna() | hidden[TOTAL]
    values = values.astype(float).mask(values.isna() & ~hidden & there.to_numpy()[:, None], 0.0)
    names = {TOTAL: "total", **{one: f"lists_{one}" for one in numbers}}
    values, hidden = values.rename(columns=names), hidden.rename(columns=names)
    values["several"] = values["total"] - values["lists_1"]
    values["several_share"] = values["several"] / values["total"]
    derived = hidden["total"] | hidden["lists_1"]
    hidden["several"] = hidden["several_share"] = derived
    status = np.where(hidden, Status.SUPPRESSED.code, Status.NORMAL.code)
    status = np.where(values.isna() & ~hidden, Status.MISSING.code, status)
    return UnitTable.of(
        units,
        values,
        Fields(_fields(numbers)),
        status=pd.DataFrame(status, values.index, values.columns),
        about=about,
    )


def _named(bits: int, names: Sequence[str]) -> str:
    return _BETWEEN.join(name for place, name in enumerate(names) if bits >> place & 1)


def _sums(placed: pd.DataFrame, depth: int) -> pd.DataFrame:
    keys = _LEVELS[:depth]
    rest = dict.fromkeys(_LEVELS[depth:], TOTAL)
    return placed.groupby(keys)["count"].sum().reset_index().assign(**rest)


def _fields(numbers: Sequence[str]) -> Iterable[Field]:
    def count(name: str, en: str, id_: str) -> Field:
        return Field(name, label=Text(en, id_), unit=_UNIT, rule=Rule.SUM, decimals=0)

    yield count("total", "Enterprises in the lists", "Usaha dalam daftar")
    for one in numbers:
        lists = "list" if one == "1" else "lists"
        yield count(f"lists_{one}", f"In exactly {one} {lists}", f"Tepat dalam {one} daftar")
    yield count("several", "In two lists or more", "Dalam dua daftar atau lebih")
    yield Field(
        "several_share",
        label=Text("Share in two lists or more", "Proporsi dalam dua daftar atau lebih"),
        unit=Text("%", "%"),
        display=Display.PERCENT,
        decimals=3,
        direction=Direction.NEUTRAL,
        rule=Rule.RATIO_OF_SUMS,
        numerator="several",
        denominator="total",
    )


def read_notes(records: Records, matches: Matches) -> tuple[Message, ...]:
    """Say what was read, by what columns, and how it was compared."""
    counts = records.frame["list"].value_counts()
    lists = [
        Message(
            _LIST,
            {
                "source": name,
                "rows": int(counts[place]),
                "placed": int(
                    (records.frame.loc[records.frame["list"] == place, "district"] != "").sum()
                ),
                "columns": ", ".join(f"{role}: {header}" for role, header in one.roles.items()),
            },
        )
        for place, (name, one) in enumerate(zip(records.names, records.columns))
    ]
    passed = matches.passed_over
    compared = {"pairs": matches.compared, "records": len(records.frame)}
    over = (Message(_PASSED_OVER, {"records": passed}, warns=True),) if passed else ()
    return (*lists, Message(_COMPARED, compared), *over)
