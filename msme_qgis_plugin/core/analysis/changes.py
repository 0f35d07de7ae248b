"""What changed between periods: of each unit, of each sector, and among the units.

Change, growth and trend of each unit; shift-share by sector; ranks and classes that units moved
between; inequality between and within provinces. Methods and sources: see `dynamics`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..measures.field import Category, Display, Field, Fields, Role, Rule, Text, name_beside
from ..measures.status import Status, worst
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from .cell_measures import Measure, add, beside, explained, ratio, subtract
from .dynamics import (
    FEWEST_FOR_TREND,
    Theil,
    quantile_classes,
    shift_share,
    steady_state,
    tau_b,
    theil,
    transitions,
    trend,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .change_panel import Panel

    Floats = NDArray[np.float64]

_POINTS = Text("percentage points", "poin persen")
_PERCENT = Text("%", "%")
_SHARES = frozenset({Display.PERCENT, Display.POINTS})
_OF_COUNTS, _GROWTH, _SHIFT = "A01_msme_n", "A16_growth", "A15_ss_ns_im_rs"
_MOVES = (
    Category("up", Text("to a higher fifth", "ke seperlima lebih tinggi"), "#2166ac"),
    Category("same", Text("in the same fifth", "di seperlima yang sama"), "#d9d9d9"),
    Category("down", Text("to a lower fifth", "ke seperlima lebih rendah"), "#b2182b"),
)
_PARTS = {
    "national": Text("National growth", "Pertumbuhan nasional"),
    "mix": Text("Industrial mix", "Bauran industri"),
    "regional": Text("Regional share", "Daya saing daerah"),
}

_COMPARED = QT_TRANSLATE_NOOP(
    "core",
    "Change from {first} to {last}, {years} years: {count} of {all} units have a number in both; "
    "{apart} cannot be compared.",
)
_NO_YEARS = QT_TRANSLATE_NOOP(
    "core", "Nothing says how many years lie between the periods, so there is no growth per year."
)
_RANKS = QT_TRANSLATE_NOOP(
    "core",
    "Order of {count} units in both periods: Kendall's tau-b {tau:.3f} (1: the same, −1: "
    "reversed). To a higher fifth moved {up}, to a lower one {down}.",
)
_INEQUALITY = QT_TRANSLATE_NOOP(
    "core",
    "Inequality (Theil's T, each unit counts once): {first:.4f}, of it between provinces "
    "{between:.4f}; later {last:.4f} and {later:.4f}.",
)
_REFERENCE = QT_TRANSLATE_NOOP(
    "core",
    "Shift-share compares with the sum of the {least} to {most} units, by sector, that have a "
    "number in both periods.",
)


@dataclass(frozen=True)
class Change:
    """What changed.

    units: one row per unit: the periods themselves, then what changed from the first to the last.
    sectors: one row per unit and sector, None where there are no sectors.
    panel: one row per unit and period, with the days on which it begins and ends.
    moves: from fifth to fifth, over all pairs of periods that follow one another.
    first, last: inequality in the first and in the last period.
    """

    units: UnitTable
    sectors: UnitTable | None
    panel: UnitTable
    tau: float
    moves: NDArray[np.intp]
    steady: Floats
    first: Theil
    last: Theil
    compared: int
    apart: int


def change(panel: Panel) -> Change:
    """Work out what changed from the first to the last of the periods.

    Returns:
        `change` in the indicator's unit, of shares in percentage points; else `change_percent`
        and `cagr` (0–1), missing where the first value is not above 0; `trend` per year with
        its interval of 95 % over three periods or more; `rank_change` (places, the largest
        value being first) and `movement` between fifths; with sectors `national`, `mix` and
        `regional`. A value is an estimate where one of the two is.
    """
    return _Changing(panel).made()


class _Changing:
    """One run."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._table = panel.table
        self._whole = [self._total(place) for place in range(len(panel.periods))]
        self._span = "–".join(filter(None, [panel.periods[0].text, panel.periods[-1].text]))
        self._years = panel.periods[-1].when - panel.periods[0].when
        self._base = replace(panel.field, sector=None, sector_label=None, kbli=None)
        self._values: dict[str, Measure] = {}
        self._beside: dict[str, Floats] = {}
        self._fields: list[Field] = []
        self._notes: list[Message] = list(panel.table.notes)

    def made(self) -> Change:
        periods = self._add_periods()
        before, after = self._whole[0], self._whole[-1]
        self._add_changes(before, after)
        self._add_trend()
        sectors = self._by_sector() if "" not in self._panel.sectors else None
        movement = self._add_ranks(before, after)
        values = np.column_stack([one.values for one in self._whole])
        places = np.column_stack([quantile_classes(one) for one in values.T])
        moves = transitions(places)
        both = before.known & after.known
        apart = worst(before.rank, after.rank) == Status.NOT_COMPARABLE.code
        first, last = self._inequality(before), self._inequality(after)
        tau = tau_b(before.values[both], after.values[both])
        self._say(both, apart, tau, movement, first, last)
        units = UnitTable.of(
            self._table.units,
            {**{name: one.values for name, one in self._values.items()}, **self._beside},
            Fields(self._fields),
            status={name: one.rank for name, one in self._values.items()},
            categories={"movement": movement},
            about=self._table.about,
        )
        return Change(
            replace(units, notes=tuple(self._notes)),
            sectors,
            self._long(periods),
            tau,
            moves,
            steady_state(moves),
            first,
            last,
            int(both.sum()),
            int(apart.sum()),
        )

    def _column(self, name: str) -> Measure:
        rank = self._table.status[name].to_numpy()
        return explained(self._table.values[name].to_numpy(float), rank)

    def _total(self, place: int) -> Measure:
        """Return the value of each unit in a period; of sectors, their sum."""
        columns = self._panel.periods[place].columns
        return add([self._column(columns[one]) for one in self._panel.sectors])

    def _add(self, one: Field, value: Measure) -> None:
        self._fields.append(one)
        self._values[one.name] = value

    def _field(self, name: str, label: Text, **told: Any) -> Field:  # noqa: ANN401 (what a field has)
        """Return a field about the whole time, zero in its middle."""
        bare = replace(self._base, name=name, indicator=None, label=label)
        return replace(bare, period=self._span or None, centre=0.0, **told)

    def _of(self, en: str, indonesian: str) -> Text:
        return Text(en.format(self._base.title("en")), indonesian.format(self._base.title("id")))

    def _add_periods(self) -> list[str]:
        names: list[str] = []
        last = len(self._whole) - 1
        for place, (one, value) in enumerate(zip(self._panel.periods, self._whole)):
            called = {0: "before", last: "after"}.get(place, f"period_{place + 1}")
            name = one.columns.get("") or called
            held = self._table.fields[next(iter(one.columns.values()))]
            bare = replace(held, name=name, sector=None, sector_label=None, kbli=None)
            self._add(bare, value)
            names.append(name)
        return names

    def _add_changes(self, before: Measure, after: Measure) -> None:
        moved = subtract(after, before)
        label = self._of("Change of {}", "Perubahan {}")
        added = Rule.SUM if self._base.rule is Rule.SUM else Rule.RECOMPUTE
        if self._base.display in _SHARES:
            told = {"display": Display.POINTS, "unit": _POINTS, "rule": Rule.RECOMPUTE}
            self._add(self._field("change", label, **told), explained(moved.values, moved.rank))
            return
        self._add(self._field("change", label, rule=added), explained(moved.values, moved.rank))
        share = {"display": Display.PERCENT, "decimals": 3}
        first = self._fields[0].name
        by_base = (
            {"rule": Rule.RATIO_OF_SUMS, "denominator": first}
            if added is Rule.SUM
            else {"rule": added}
        )
        self._add(
            self._field(
                "change_percent",
                self._of("Change of {} in per cent", "Perubahan {} dalam persen"),
                unit=_PERCENT,
                **share,
                **by_base,
            ),
            ratio(moved, before),
        )
        if not self._years > 0:
            self._notes.append(Message(_NO_YEARS, warns=True))
            return
        growth = self._field(
            "cagr",
            self._of("Growth of {} per year", "Pertumbuhan {} per tahun"),
            unit=Text("% per year", "% per tahun"),
            rule=Rule.RECOMPUTE,
            **{**share, "decimals": 4},
        )
        if self._base.indicator == _OF_COUNTS:
            known = indicator_field(Catalogue.load().indicator(_GROWTH), "cagr")
            growth = replace(known, period=growth.period, dataset=growth.dataset)
        times = ratio(after, before)
        rate = np.where(times.values >= 0, times.values, np.nan) ** (1 / self._years) - 1
        self._add(growth, explained(rate, times.rank))

    def _add_trend(self) -> None:
        when = [one.when for one in self._panel.periods]
        if len(when) < FEWEST_FOR_TREND or not np.isfinite(when).all():
            return
        values, ranks = (
            np.column_stack([getattr(one, key) for one in self._whole])
            for key in ("values", "rank")
        )
        line = trend(np.where(np.isfinite(values), values, np.nan), when)
        used = np.where(np.isfinite(values), ranks, Status.NORMAL.code).max(axis=1)
        rank = np.where(np.isfinite(line.slope), used, ranks.max(axis=1)).astype(np.int8)
        label = self._of("Trend of {} per year", "Tren {} per tahun")
        told: dict[str, Any] = {"rule": Rule.RECOMPUTE, "unit": _per_year(self._base.unit)}
        if self._base.display in _SHARES:
            told |= {"display": Display.POINTS, "unit": _per_year(_POINTS)}
        one = self._field("trend", label, **told)
        self._add(one, explained(line.slope, rank))
        for role, numbers in (
            (Role.LOW, line.low),
            (Role.HIGH, line.high),
            (Role.COVERAGE, line.used / len(when)),
        ):
            name = name_beside("trend", role)
            self._fields.append(Field(name, role, of="trend", display=one.display))
            self._beside[name] = np.asarray(numbers, dtype=float)

    def _add_ranks(self, before: Measure, after: Measure) -> NDArray[np.object_]:
        both = before.known & after.known
        kept = [np.where(both, one.values, np.nan) for one in (before, after)]
        first, last = (
            pd.Series(one).rank(ascending=False, method="min").to_numpy() for one in kept
        )
        label = self._of("Places moved up by {}", "Kenaikan peringkat menurut {}")
        told = {"display": None, "decimals": 0, "rule": Rule.FORBIDDEN}
        one = self._field("rank_change", label, unit=Text("places", "peringkat"), **told)
        self._add(one, explained(first - last, worst(before.rank, after.rank)))
        label = self._of("Movement between fifths of {}", "Perpindahan antarseperlima menurut {}")
        held = Field("movement", Role.CATEGORY, label=label, period=self._span or None)
        self._fields.append(replace(held, categories=_MOVES))
        start, end = map(quantile_classes, kept)
        places = np.where(both, np.sign(end - start) + 1, 3)
        words: NDArray[np.object_] = np.array(["down", "same", "up", None], object)[places]
        return words

    def _by_sector(self) -> UnitTable:
        letters = self._panel.sectors
        before, after = (
            beside([self._column(self._panel.periods[at].columns[one]) for one in letters])
            for at in (0, -1)
        )
        rank = worst(before.rank, after.rank)
        parts = {
            name: explained(numbers, rank)
            for name, numbers in zip(_PARTS, shift_share(before.values, after.values))
        }
        for name, value in parts.items():
            whole = Measure(value.values.sum(axis=1), value.rank.max(axis=1))
            self._add(self._part(name), whole)
        used = (before.known & after.known).sum(axis=0)
        counts = {"least": int(used.min()), "most": int(used.max())}
        self._notes.append(Message(_REFERENCE, counts))
        moved = subtract(after, before)
        tables = {
            "before": before,
            "after": after,
            "change": explained(moved.values, moved.rank),
            **parts,
        }
        return self._sector_table(letters, tables)

    def _part(self, name: str) -> Field:
        one = self._field(name, _PARTS[name], rule=Rule.SUM)
        return replace(one, indicator=_SHIFT) if name == "regional" else one

    def _sector_table(self, letters: tuple[str, ...], tables: dict[str, Measure]) -> UnitTable:
        size = len(self._table.units)
        columns = self._panel.periods[0].columns
        told = [self._table.fields[columns[one]] for one in letters]
        named = tuple(Category(one, held.sector_label) for one, held in zip(letters, told))
        ends = [
            replace(self._base, name=name, period=self._panel.periods[at].text or None)
            for name, at in (("before", 0), ("after", -1))
        ]
        moved = self._field("change", self._of("Change of {}", "Perubahan {}"), rule=Rule.SUM)
        sector = Field("sector", Role.CATEGORY, kbli=told[0].kbli, categories=named)
        return UnitTable.of(
            self._table.units.iloc[np.repeat(np.arange(size), len(letters))],
            {name: one.values.ravel() for name, one in tables.items()},
            Fields([sector, *ends, moved, *map(self._part, _PARTS)]),
            status={name: one.rank.ravel() for name, one in tables.items()},
            categories={"sector": np.tile(np.array(letters, dtype=object), size)},
            about=self._table.about,
        )

    def _inequality(self, one: Measure) -> Theil:
        if self._table.level is not Level.DISTRICT:
            return theil(one.values)
        return theil(one.values, pd.factorize(self._table.units.index.str[:2])[0])

    def _long(self, names: list[str]) -> UnitTable:
        """Return one row per unit and period, with days that QGIS's temporal controller reads."""
        size, held = len(self._table.units), self._panel.periods
        days = {
            key: np.repeat([_day(getattr(one, key)) for one in held], size)
            for key in ("begins", "ends")
        }
        words = {"period": np.repeat([one.text or None for one in held], size), **days}
        return UnitTable.of(
            pd.concat([self._table.units] * len(held)),
            {"value": np.concatenate([self._values[name].values for name in names])},
            Fields(
                [
                    replace(self._base, name="value", period=None),
                    *(Field(name, Role.NOTE) for name in words),
                ]
            ),
            status={"value": np.concatenate([self._values[name].rank for name in names])},
            categories=words,
            about=self._table.about,
        )

    def _say(
        self,
        both: NDArray[np.bool_],
        apart: NDArray[np.bool_],
        tau: float,
        movement: NDArray[np.object_],
        first: Theil,
        last: Theil,
    ) -> None:
        years = self._years
        told = {
            "first": self._panel.periods[0].text or "–",
            "last": self._panel.periods[-1].text or "–",
            "years": f"{years:g}" if years > 0 else "–",
            "count": int(both.sum()),
            "all": len(both),
            "apart": int(apart.sum()),
        }
        self._notes.insert(0, Message(_COMPARED, told))
        if math.isfinite(tau):
            up, down = (int((movement == one).sum()) for one in ("up", "down"))
            moved = {"count": int(both.sum()), "tau": tau, "up": up, "down": down}
            self._notes.append(Message(_RANKS, moved))
        if math.isfinite(first.total) and math.isfinite(last.total):
            parts = {"first": first.total, "between": first.between}
            self._notes.append(
                Message(_INEQUALITY, {**parts, "last": last.total, "later": last.between})
            )


def _per_year(unit: Text | None) -> Text | None:
    return Text(f"{unit.en} per year", f"{unit.id} per tahun") if unit else None


def _day(moment: float) -> str | None:
    """Return the day of a moment in years, None where nobody says it."""
    if math.isnan(moment):
        return None
    months = round(moment * 12)
    return f"{months // 12:04d}-{months % 12 + 1:02d}-01"
