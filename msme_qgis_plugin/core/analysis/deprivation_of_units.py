"""Multiple deprivation of units from rows below them, such as villages or households."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..errors import MsmeError
from ..measures.field import Direction, Display, Field, Fields, Role, Rule, Text
from ..measures.status import Status
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level, parent_of
from .alkire_foster import Deprivation, gaps, measures
from .indicator_setup import Indicator, prepared, setup_text, with_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_MOST_K = 20
_SHOWN = 3
_NEAR = 1e-9
_PERCENT = Text("%", "%")
_PEOPLE = Text("people", "penduduk")


class CutoffMissingError(MsmeError):
    """An indicator of which nobody says where deprivation begins."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” has no cut-off. Say from where on a unit is deprived in it, in the table of "
        "indicators or as “cutoff” in the setup.",
    )


class NegativePeopleError(MsmeError):
    """A row that stands for fewer than no people."""

    template = QT_TRANSLATE_NOOP(
        "core", "{unit} stands for {value} people in “{field}”; 0 or more are expected."
    )


class NoGroupsError(MsmeError):
    """Rows of which none says in which unit it lies."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No row, such as {unit}, says in which larger unit it lies. Name the field that holds it, "
        "or take a layer whose codes tell.",
    )


@dataclass(frozen=True)
class Setup:
    """What deprivation is measured by.

    k: least share of the weights in which the poor are deprived, above 0.
    minimum_coverage: share of the people of a unit whose rows have all indicators.
    relative: weights are parts of their sum, whatever it is.
    """

    indicators: tuple[Indicator, ...] = ()
    k: float = 1 / 3
    minimum_coverage: float = 0.8
    relative: bool = False


@dataclass(frozen=True)
class Beside:
    """What stands beside the units.

    provinces: one row per province and one for all (index `all`): `people_share`, `h`, `a`, `m0`
        and `part`, its share of the whole's M0.
    curve: one row per unit and k: `code`, `k`, `h`, `a`, `m0`.
    """

    provinces: pd.DataFrame
    curve: pd.DataFrame


def deprivation(
    table: UnitTable, setup: Setup, groups: pd.Series, units: pd.DataFrame, people: str = ""
) -> tuple[UnitTable, Beside]:
    """Measure the deprivation of larger units.

    Rows that lack an indicator take no part; they count against the coverage.

    Args:
        groups: code of each row's unit, index of the table, None where it lies in none.
        units: what is known of the larger units, index their codes; those without rows are
            missing (M).
        people: field with whom each row stands for; each stands for one where "".

    Returns:
        A table of `units` with `m0`, its coverage, `people`, `h`, `a`, the share of each
        dimension or indicator in M0, `part` (the unit's share of the whole's M0), and `rank`
        with the best and worst rank over all k.

    Raises:
        MsmeError: see the errors of this module and of `indicator_setup`.
    """
    table, indicators = prepared(table, setup.indicators, relative=setup.relative)
    setup = replace(setup, indicators=indicators)
    bare = next((one.field for one in indicators if one.cutoff is None), None)
    if bare is not None:
        raise CutoffMissingError(field=bare)
    if groups.isna().all():
        raise NoGroupsError(unit=next(iter(table.units.index), "–"))
    weights = np.array([one.weighs for one in indicators])
    values = np.column_stack([table.published(one.field) for one in indicators])
    stands = _people(table, people)
    number = units.index.get_indexer(pd.Index(groups))
    counts = (number >= 0) & ~np.isnan(stands)
    held = counts & ~np.isnan(values).any(axis=1)
    below = np.array([one.direction is Direction.BETTER for one in indicators])
    cutoffs = np.array([one.cutoff for one in indicators], dtype=np.float64)
    deprived = gaps(values[held], cutoffs, below)

    def at(k: float) -> Deprivation:
        return measures(
            deprived, weights, k, people=stands[held], groups=number[held], count=len(units)
        )

    size = np.bincount(number[counts], weights=stands[counts], minlength=len(units))
    known = np.bincount(number[held], weights=stands[held], minlength=len(units))
    coverage = np.divide(known, size, out=np.zeros_like(known), where=size > 0)
    enough = (known > 0) & (coverage >= setup.minimum_coverage - _NEAR)
    found = at(setup.k)
    values_of = {"m0": found.adjusted, "h": found.headcount, "a": found.intensity}
    frame = pd.DataFrame(values_of, index=units.index).loc[enough]
    frame = frame.reindex(units.index)
    # How many people a unit without rows has is not known.
    frame["m0_coverage"], frame["people"] = coverage, np.where(known > 0, known, np.nan)
    spent = float((frame["m0"] * known).sum())
    frame["part"] = frame["m0"] * known / spent if spent > 0 else np.nan
    curve = _curve(at, setup.k, deprived @ weights, units.index, enough)
    ranks = curve.groupby("k")["m0"].rank(ascending=False, method="min")
    frame["rank"] = frame["m0"].rank(ascending=False, method="min")
    by_unit = ranks.groupby(curve["code"])
    frame["rank_low"], frame["rank_high"] = by_unit.min(), by_unit.max()
    shares, labels = _contributions(table, indicators, found.contributions(weights))
    frame[shares.columns] = shares.set_axis(units.index).loc[enough]
    fields = [*_fields(setup), *(_share(*one) for one in zip(map(str, shares), labels))]
    marks = _marks(table, indicators, held, number, len(units))
    status = {
        one.name: np.where(frame[one.name].isna(), Status.MISSING.code, marks)
        for one in fields
        if one.role is Role.VALUE
    }
    about = replace(table.about, code=None)
    made = UnitTable.of(units, frame, Fields(fields), status=status, about=about)
    without = int((counts & ~held).sum() + (~counts).sum())
    read_as = [f"{one} = {units['name'].get(one)}" for one in groups.dropna().unique()[:_SHOWN]]
    if "name" in units:
        told_as = Message(_READ_AS, {"examples": ", ".join(read_as)})
        table = replace(table, notes=(*table.notes, told_as))
    notes = (*table.notes, *_notes(setup, len(held), without, enough, curve))
    return replace(made, notes=notes), Beside(_provinces(frame), curve)


def _people(table: UnitTable, name: str) -> Floats:
    """Return whom each row stands for, NaN where it is not known.

    Raises:
        NegativePeopleError: fewer than none.
    """
    if not name:
        return np.ones(len(table.units))
    found = with_numbers(table, [name]).published(name).to_numpy(np.float64)
    negative = np.flatnonzero(found < 0)
    if len(negative):
        raise NegativePeopleError(
            unit=table.label_of(int(negative[0])), value=f"{found[negative[0]]:g}", field=name
        )
    return found


def _contributions(
    table: UnitTable, indicators: Sequence[Indicator], parts: Floats
) -> tuple[pd.DataFrame, list[Text | None]]:
    """Return the share of each dimension in M0, of each indicator where none is named.

    Returns:
        A column per field, and what each is called.
    """
    shares = pd.DataFrame(parts, columns=[f"share_{one.field}" for one in indicators])
    if not any(one.dimension for one in indicators):
        return shares, [table.fields[one.field].label for one in indicators]
    told = [one.dimension or one.field for one in indicators]
    made = shares.T.groupby(told, sort=False).sum(min_count=1).T
    labels: list[Text | None] = [Text(one, one) for one in map(str, made)]
    return made.set_axis([f"share_{place}" for place in range(1, len(labels) + 1)], axis=1), labels


def _curve(
    at: Callable[[float], Deprivation],
    own: float,
    scores: Floats,
    units: pd.Index,
    enough: NDArray[np.bool_],
) -> pd.DataFrame:
    """Return the measures over all k that tell rows apart, thinned to twenty, and the own one."""
    known = np.unique(np.round(scores[scores > 0], 9))
    if len(known) > _MOST_K:
        known = known[np.linspace(0, len(known) - 1, _MOST_K).round().astype(int)]
    parts = []
    for k in sorted({*known.tolist(), own}):
        found = at(k)
        told = {"code": units, "k": k, "h": found.headcount, "a": found.intensity}
        parts.append(pd.DataFrame({**told, "m0": found.adjusted})[enough])
    return pd.concat(parts, ignore_index=True)


def _marks(
    table: UnitTable,
    indicators: Sequence[Indicator],
    held: NDArray[np.bool_],
    number: NDArray[np.intp],
    count: int,
) -> NDArray[np.int8]:
    """Return an estimate where any row that takes part is one."""
    estimate = Status.ESTIMATED.code
    rows = np.any([table.status[one.field] == estimate for one in indicators], axis=0) & held
    found = np.bincount(number[rows], minlength=count) > 0
    return np.where(found, estimate, Status.NORMAL.code).astype(np.int8)


def _provinces(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the decomposition by province, and the whole."""
    known = frame[frame["m0"].notna()]
    above = pd.Series([parent_of(code, Level.PROVINCE) for code in known.index], known.index)
    rows = {}
    for name, part in [*known.groupby(above), ("all", known)]:
        people, total = part["people"], part["people"].sum()
        h, m0 = ((part[one] * people).sum() / total if total else np.nan for one in ("h", "m0"))
        rows[name] = {
            "people_share": total / known["people"].sum() if total else np.nan,
            "h": h,
            "a": m0 / h if h else np.nan,
            "m0": m0,
            "part": part["part"].sum(),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _fields(setup: Setup) -> Iterable[Field]:
    k = f"{setup.k:.0%}"
    m0 = indicator_field(Catalogue.load().indicator("H02_af_m0"), "m0")
    yield replace(m0, rule=Rule.WEIGHTED_MEAN, weight="people", weight_label=_PEOPLE)
    yield Field("m0_coverage", Role.COVERAGE, of="m0", display=Display.PERCENT, decimals=2)
    yield Field("people", Role.BASE, of="m0", label=_PEOPLE, decimals=0)
    yield Field(
        "h",
        label=Text(f"Deprived in at least {k}", f"Terdeprivasi sedikitnya {k}"),
        unit=_PERCENT,
        display=Display.PERCENT,
        decimals=3,
        direction=Direction.WORSE,
        rule=Rule.WEIGHTED_SHARE,
        weight="people",
        weight_label=_PEOPLE,
    )
    yield Field(
        "a",
        label=Text("Intensity of deprivation", "Intensitas deprivasi"),
        unit=_PERCENT,
        display=Display.PERCENT,
        decimals=3,
        direction=Direction.WORSE,
        rule=Rule.RECOMPUTE,
    )
    yield _share("part", Text("Part of all deprivation", "Bagian dari seluruh deprivasi"))
    rank = Text("Rank", "Peringkat")
    yield Field("rank", Role.RANK, of="m0", label=rank, decimals=0, rule=Rule.FORBIDDEN)
    for name, role, label in (
        ("rank_low", Role.LOW, Text("Best rank over all k", "Peringkat terbaik atas semua k")),
        ("rank_high", Role.HIGH, Text("Worst rank over all k", "Peringkat terburuk atas semua k")),
    ):
        yield Field(name, role, of="rank", label=label, decimals=0, rule=Rule.FORBIDDEN)


def _share(name: str, label: Text | None) -> Field:
    words = label or Text(name, name)
    if name != "part":
        words = Text(f"Contribution: {words.en}", f"Kontribusi: {words.id}")
    return Field(
        name,
        label=words,
        unit=_PERCENT,
        display=Display.PERCENT,
        decimals=3,
        direction=Direction.NEUTRAL,
        rule=Rule.FORBIDDEN,
    )


_SETUP = QT_TRANSLATE_NOOP("core", "Setup of the deprivation: {setup}")
_READ_AS = QT_TRANSLATE_NOOP(
    "core", "The larger units are read as codes of BPS: {examples}. Check that these are meant."
)
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core",
    "{count} of {rows} rows take no part: an indicator, the people or the larger unit is missing.",
)
_FEW = QT_TRANSLATE_NOOP(
    "core", "{count} units have no value: rows with all indicators hold less than {share:.0%}."
)
_DOMINANCE = QT_TRANSLATE_NOOP(
    "core",
    "Over all k from {least:.0%} to {most:.0%}, {count} units keep their rank; for the others see "
    "the best and the worst rank.",
)


def _notes(
    setup: Setup, rows: int, without: int, enough: NDArray[np.bool_], curve: pd.DataFrame
) -> Iterable[Message]:
    yield Message(_SETUP, {"setup": setup_text(setup)})
    if without:
        yield Message(_LEFT_OUT, {"count": without, "rows": rows}, warns=True)
    if not enough.all():
        count = int((~enough).sum())
        yield Message(_FEW, {"count": count, "share": setup.minimum_coverage})
    ranks = curve.groupby("k")["m0"].rank(ascending=False, method="min")
    kept = int((ranks.groupby(curve["code"]).nunique() == 1).sum())
    ends = {"least": float(curve["k"].min()), "most": float(curve["k"].max()), "count": kept}
    yield Message(_DOMINANCE, ends)
