"""What changed from one pack to another, of which unit, and why as far as the packs tell."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..recipe.years import without_years
from ..regions.systems import CodeSystem
from .conflicts import definitions
from .model import unknown
from .pack_series import keys_of, read_series
from .schema import DATASET, INDICATOR, SERIES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from ..regions.gazetteer import Gazetteer
    from .model import Contents
    from .pack_series import Key

_NEAR = 1e-9
_UNIT = ["level", "unit"]
_BESIDE = ("low", "high", "base", "coverage")
_PERIOD = SERIES.index("period")
# What differs from year to year without anything being meant by it.
_OF_A_YEAR = frozenset({"name", "period", "dataset", "extra"})
_YEARLY = frozenset({"reference_period", "title_en", "title_id"})

SPLIT = QT_TRANSLATE_NOOP("core", "{unit} was part of {parent} before.")
PARENT = QT_TRANSLATE_NOOP("core", "{units} became units of their own.")
RENUMBERED = QT_TRANSLATE_NOOP("core", "The code {before} is now {after}.")
NEW_STATUS = QT_TRANSLATE_NOOP("core", "The status was {before} and is {after}.")
REDEFINED = QT_TRANSLATE_NOOP("core", "The definition changed too: {what}.")


class Change(str, Enum):
    """What sort of difference it is."""

    VALUE = "value"
    STATUS = "status"
    BOUNDS = "bounds"
    NEW_UNIT = "new_unit"
    LOST_UNIT = "lost_unit"
    CODE = "code"
    NEW_INDICATOR = "new_indicator"
    LOST_INDICATOR = "lost_indicator"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Difference:
    """One difference.

    unit, name: empty where it is of an indicator.
    series: of the later pack as far as it has it, as `schema.SERIES`; None of units.
    period_before: of the value that it is compared with.
    before, after: number or text, None for nothing.
    why: as far as the packs tell.
    """

    change: Change
    unit: str = ""
    name: str = ""
    series: Key | None = None
    period_before: str = ""
    before: object = None
    after: object = None
    why: tuple[Message, ...] = ()


def compare(
    before: Contents, after: Contents, gazetteer: Gazetteer, *, tolerance: float = 0.0
) -> tuple[Difference, ...]:
    """Compare two packs.

    A series is compared with the one of its period. Where the packs have no period of it in
    common, as a year later, the latest is compared with the latest; years in the names of
    datasets and indicators count for nothing then.

    Args:
        tolerance: values that differ by no more than this share of the larger one are alike.
    """
    codes = _renumbered(before.units, after.units, gazetteer)
    units = list(_units(before.units, after.units, codes, gazetteer))
    pairs = dict(_pairs(keys_of(before.fields), keys_of(after.fields)))
    redefined = _redefined(before.fields, after.fields, pairs)
    held = before.observations.assign(unit=before.observations["unit"].replace(codes))
    split = {one.unit: one.why for one in units if one.change is Change.VALUE}
    return (
        *(one for one in units if one.change is not Change.VALUE),
        *_series(before.fields, after.fields, pairs),
        *(one for each in redefined.values() for one in each),
        *_described(before, after),
        *_values(held, after, pairs, (redefined, split), max(tolerance, _NEAR)),
    )


def _renumbered(before: pd.DataFrame, after: pd.DataFrame, gazetteer: Gazetteer) -> dict[str, str]:
    """Return code before -> code after, of units that carry on under another code."""
    new = set(after["bps_code"]) - set(before["bps_code"])
    by_name = {
        tuple(row[:-1]): row[-1]
        for row in after[["level", "name", "type", "bps_code"]].itertuples(index=False)
        if row[-1] in new
    }
    lists = [one for one in gazetteer.lists if one.vintage.system is CodeSystem.BPS]
    held, found = set(after["bps_code"]), {}
    for row in before[["level", "name", "type", "bps_code"]].itertuples(index=False):
        code = row[-1]
        if code in held:
            continue
        heirs = (listed.heir.get(code) for listed in reversed(lists))
        now = next((one for one in heirs if one in new), by_name.get(tuple(row[:-1])))
        if now is not None:
            found[code] = now
    return found


def _units(
    before: pd.DataFrame, after: pd.DataFrame, codes: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[Difference]:
    """Yield what became of units; those that others left are given as of their values."""
    old, new = (dict(zip(one["bps_code"], one["name"])) for one in (before, after))
    left: dict[str, list[str]] = {}
    for code, name in new.items():
        if code in old or code in codes.values():
            continue
        parent = gazetteer.units["split_from"].get(code)
        why: tuple[Message, ...] = ()
        if parent in old and not unknown(parent):
            left.setdefault(str(parent), []).append(str(name))
            why = (Message(SPLIT, {"unit": name, "parent": old[parent]}),)
        yield Difference(Change.NEW_UNIT, code, name, after=name, why=why)
    for code, name in old.items():
        if code in codes:
            told = {"before": code, "after": codes[code]}
            why = (Message(RENUMBERED, told),)
            yield Difference(Change.CODE, codes[code], name, None, "", code, codes[code], why)
        elif code not in new:
            yield Difference(Change.LOST_UNIT, code, name, before=name)
    for code, names in left.items():
        why = (Message(PARENT, {"units": ", ".join(names)}),)
        yield Difference(Change.VALUE, code, why=why)


def _pairs(before: list[Key], after: list[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield which series after is compared with which before, as after -> before."""
    common = set(before) & set(after)
    yield from ((one, one) for one in after if one in common)
    known = {_identity(one) for one in common}
    latest = [{_identity(one): one for one in sorted(keys, key=_when)} for keys in (before, after)]
    yield from (
        (one, latest[0][what])
        for what, one in latest[1].items()
        if what not in known and what in latest[0]
    )


def _identity(key: Key) -> Key:
    dataset, indicator, _, *apart = key
    return (without_years(dataset), without_years(indicator), *apart)


def _when(key: Key) -> str:
    return key[_PERIOD]


def _series(
    before: pd.DataFrame, after: pd.DataFrame, pairs: Mapping[Key, Key]
) -> Iterator[Difference]:
    for change, table, known in (
        (Change.NEW_INDICATOR, after, pairs.keys()),
        (Change.LOST_INDICATOR, before, pairs.values()),
    ):
        for key, schema in zip(keys_of(table), table["schema"]):
            if key not in known:
                yield Difference(change, series=key, after=read_series(schema)[0].titles.en)


def _redefined(
    before: pd.DataFrame, after: pd.DataFrame, pairs: Mapping[Key, Key]
) -> dict[Key, list[Difference]]:
    """Return what is said differently of a series, by its key after."""
    told = [
        {key: read_series(schema)[0] for key, schema in zip(keys_of(one), one["schema"])}
        for one in (before, after)
    ]
    found: dict[Key, list[Difference]] = {}
    for key, other in pairs.items():
        mine, theirs = told[0][other], told[1][key]
        for one in fields(mine):
            texts = [
                None if (held := getattr(each, one.name)) is None else f"{one.name}: {_said(held)}"
                for each in (mine, theirs)
            ]
            same = {without_years(text or "") for text in texts}
            if one.name not in _OF_A_YEAR and len(same) > 1:
                difference = Difference(
                    Change.DEFINITION,
                    series=key,
                    period_before=other[_PERIOD],
                    before=texts[0],
                    after=texts[1],
                )
                found.setdefault(key, []).append(difference)
    return found


def _said(held: object) -> object:
    return held.value if isinstance(held, Enum) else held


def _described(before: Contents, after: Contents) -> Iterator[Difference]:
    """Yield what the packs say differently of one indicator or dataset."""
    for name, columns in (("indicator", INDICATOR), ("dataset", DATASET)):
        mine, theirs = (getattr(one, f"{name}s") for one in (before, after))
        for one in definitions(name, mine, theirs, [c for c in columns if c not in _YEARLY]):
            texts = [f"{one.key}: {held}" for held in (one.held, one.came)]
            yield Difference(Change.DEFINITION, before=texts[0], after=texts[1])


def _values(
    held: pd.DataFrame,
    after: Contents,
    pairs: Mapping[Key, Key],
    reasons: tuple[Mapping[Key, list[Difference]], Mapping[str, tuple[Message, ...]]],
    tolerance: float,
) -> Iterator[Difference]:
    """Yield values that differ, of units that both packs have."""
    by_series = [dict(list(one.groupby(list(SERIES)))) for one in (held, after.observations)]
    names = dict(zip(after.units["bps_code"], after.units["name"]))
    redefined, split = reasons
    for key, other in pairs.items():
        if key not in by_series[1] or other not in by_series[0]:
            continue
        both = by_series[0][other].merge(by_series[1][key], on=_UNIT, suffixes=("_0", "_1"))
        what = ", ".join(str(one.after).partition(":")[0] for one in redefined.get(key, ()))
        for row in both[_differs(both, tolerance)].to_dict("records"):
            found = _changed(row, tolerance)
            why = split.get(row["unit"], ())
            if row["status_0"] != row["status_1"]:
                told = {"before": row["status_0"], "after": row["status_1"]}
                why = (*why, Message(NEW_STATUS, told))
            if what:
                why = (*why, Message(REDEFINED, {"what": what}))
            name = names.get(row["unit"], "")
            yield replace(
                found,
                unit=row["unit"],
                name=name,
                series=key,
                why=why,
                period_before=other[_PERIOD],
            )


def _differs(both: pd.DataFrame, tolerance: float) -> pd.Series:
    found = both["status_0"] != both["status_1"]
    for name in ("value", *_BESIDE):
        found |= _apart(both[f"{name}_0"], both[f"{name}_1"], tolerance)
    texts = [both[f"text_{place}"].astype(object).fillna("") for place in (0, 1)]
    return found | (texts[0] != texts[1])


def _apart(one: pd.Series, other: pd.Series, tolerance: float) -> pd.Series:
    mine, theirs = (pd.to_numeric(each).astype("float64") for each in (one, other))
    larger = pd.concat([mine.abs(), theirs.abs()], axis=1).max(axis=1)
    return ((mine - theirs).abs() > tolerance * larger) | (mine.isna() != theirs.isna())


def _changed(row: Mapping[Hashable, Any], tolerance: float) -> Difference:
    """Return what is told of a row first: its number or words, its status, what stands beside."""
    one = pd.DataFrame([row])
    for name in ("value", *_BESIDE):
        if _apart(one[f"{name}_0"], one[f"{name}_1"], tolerance).iloc[0]:
            before, after = (
                None if unknown(row[f"{name}_{at}"]) else row[f"{name}_{at}"] for at in (0, 1)
            )
            kind = Change.VALUE if name == "value" else Change.BOUNDS
            if kind is Change.BOUNDS and row["status_0"] != row["status_1"]:
                break
            return Difference(kind, before=before, after=after)
    before, after = (row[f"text_{at}"] for at in (0, 1))
    if not (unknown(before) and unknown(after)) and before != after:
        return Difference(Change.VALUE, before=before, after=after)
    return Difference(Change.STATUS, before=row["status_0"], after=row["status_1"])
