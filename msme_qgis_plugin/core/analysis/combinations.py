"""Combinations of sector, sex and size: unique, complete, per unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.status import codes_of, letters_of
from ..messages import QT_TRANSLATE_NOOP, Message
from .breakdowns import NONE, TOTAL, UNKNOWN
from .errors import DuplicateCountsError, MixedSizesError, SizeDefinitionError
from .kbli import crosswalk
from .structure_options import AbsentRule, SizeDefinition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..tables.model import Table
    from .structure_options import KbliVersion

_PARTS = ["sector", "sex", "size"]
_KEY = ["unit", *_PARTS]
_LISTING = frozenset({"umk", "umb"})
_CLASSES = frozenset({"micro", "small", "medium", "large"})
_LARGE = frozenset({"large", "umb"})
_SHOWN = 3
# How a status is written so that reading the cell gives it back.
_MARKS = {"M": "-", "Q": "x", "N": "not asked", "X": "not comparable"}

_ABSENT_ZERO = QT_TRANSLATE_NOOP(
    "core",
    "{count} combinations of district, sector, sex and size have no row. "
    "They count as 0, because the table writes no zeros at all: it lists "
    "only what exists.",
)
_ABSENT_MISSING = QT_TRANSLATE_NOOP(
    "core",
    "{count} combinations of district, sector, sex and size have no row. "
    "They count as missing, because the table writes its zeros.",
)
_ABSENT_SAID = QT_TRANSLATE_NOOP(
    "core",
    "{count} combinations of district, sector, sex and size have no row. "
    "They count as {meaning}, as was said.",
)
_OUT_OF_SCOPE = QT_TRANSLATE_NOOP(
    "core", "Left out, because no district has a number for them: sectors {sectors}."
)
_HAS_LARGE = QT_TRANSLATE_NOOP(
    "core", "The counts include enterprises that are no MSMEs ({sizes})."
)
_SIZE_UNSTATED = QT_TRANSLATE_NOOP(
    "core",
    "The table does not say by which definition its enterprises are micro, "
    "small or medium. The result can be compared with no other until the "
    "definition is given.",
)
_MERGED = QT_TRANSLATE_NOOP(
    "core", "The sectors of {source} were brought to {target}; letters that became one: {letters}."
)


def to_version(
    cells: pd.DataFrame, source: KbliVersion, target: KbliVersion, notes: list[Message]
) -> pd.DataFrame:
    """Bring letters to another version; counts that meet are added.

    Raises:
        KbliCrosswalkError: the target is finer than the source.
    """
    letters = crosswalk(source, target)
    if source is target or all(one == to for one, to in letters.items()):
        return cells
    joined: dict[str, list[str]] = {}
    for one, to in letters.items():
        joined.setdefault(to, []).append(one)
    several = [f"{'+'.join(ones)} = {to}" for to, ones in joined.items() if len(ones) > 1]
    values = {"source": source.label, "target": target.label, "letters": ", ".join(several)}
    notes.append(Message(_MERGED, values))
    refuse_duplicates(cells)
    moved = cells.assign(
        sector=cells["sector"].map({**letters, TOTAL: TOTAL}), rank=codes_of(cells["status"])
    )
    added = moved.groupby(_KEY, sort=False, as_index=False).agg(
        line=("line", "first"), value=("value", _sum_of_all), rank=("rank", "max")
    )
    return added.assign(status=letters_of(added["rank"])).drop(columns="rank")


def _sum_of_all(values: pd.Series) -> float:
    return float(values.sum(skipna=False))


def size_definition(
    cells: pd.DataFrame, given: SizeDefinition | None, notes: list[Message]
) -> SizeDefinition | None:
    """Say by which definition the sizes are told apart.

    Raises:
        MixedSizesError: classes of two definitions, which hold each other.
        SizeDefinitionError: the classes are not those of what is given.
    """
    sizes = set(cells["size"]) - {NONE, TOTAL, UNKNOWN}
    listing, classes = sizes & _LISTING, sizes & _CLASSES
    if listing and classes:
        raise MixedSizesError(sizes=", ".join(sorted(sizes)))
    if sizes & _LARGE:
        values = {"sizes": ", ".join(sorted(sizes & _LARGE))}
        notes.append(Message(_HAS_LARGE, values))
    if given is not None:
        of_listing = given is SizeDefinition.SE_UMK_UMB
        if (listing and not of_listing) or (classes and of_listing):
            raise SizeDefinitionError(given=given.value, sizes=", ".join(sorted(sizes)))
        return given
    if listing:
        return SizeDefinition.SE_UMK_UMB
    if classes:
        notes.append(Message(_SIZE_UNSTATED))
        return SizeDefinition.UNSTATED
    return None


def refuse_duplicates(cells: pd.DataFrame) -> None:
    """Refuse two counts of one unit, sector, sex and size.

    Raises:
        DuplicateCountsError: names the lines of the first three.
    """
    double = cells[cells.duplicated(_KEY, keep=False)]
    if double.empty:
        return
    groups = double.groupby(_KEY, sort=False)
    examples = [
        f"{'/'.join(str(one) for one in key[1:] if one)}: "
        + ", ".join(str(line) for line in group["line"])
        for key, group in list(groups)[:_SHOWN]
    ]
    raise DuplicateCountsError(count=groups.ngroups, examples="; ".join(examples))


def with_absent(cells: pd.DataFrame, rule: AbsentRule, notes: list[Message]) -> pd.DataFrame:
    """Add the combinations that the table has for other units only.

    A table that writes zeros has a reason to leave a row out; one that
    writes none lists only what exists. Where a unit has nothing but totals
    of a breakdown, its parts are missing under either rule.
    """
    expected = _expected(cells)
    if expected.empty:
        return cells
    zero = rule is AbsentRule.ZERO or (rule is AbsentRule.AUTO and not (cells["value"] == 0).any())
    filled = expected["open"] & zero
    if expected["open"].any():
        count = int(expected["open"].sum())
        said = {"count": count, "meaning": "0" if zero else "M"}
        template = _ABSENT_ZERO if zero else _ABSENT_MISSING
        template = _ABSENT_SAID if rule is not AbsentRule.AUTO else template
        notes.append(Message(template, said))
    added = expected.assign(
        value=np.where(filled, 0.0, np.nan), status=np.where(filled, "A", "M"), line=0
    )
    return pd.concat([cells, added[cells.columns]], ignore_index=True)


def _expected(cells: pd.DataFrame) -> pd.DataFrame:
    """List the parts that units lack; `open` where absence may mean 0."""
    parts = cells[(cells[_PARTS] != TOTAL).all(axis=1)]
    full = (
        cells[["unit"]]
        .drop_duplicates()
        .merge(parts[["sector"]].drop_duplicates(), how="cross")
        .merge(parts[["sex", "size"]].drop_duplicates(), how="cross")
    )
    present = pd.MultiIndex.from_frame(cells[_KEY])
    lacking = ~pd.MultiIndex.from_frame(full[_KEY]).isin(present)
    full = full[lacking].reset_index(drop=True)

    def among(keys: list[str], rows: pd.DataFrame) -> pd.Series:
        held = pd.MultiIndex.from_frame(rows[["unit", *keys]])
        asked = pd.MultiIndex.from_frame(full[["unit", *keys]])
        return pd.Series(asked.isin(held), index=full.index)

    of_parts = cells[cells["sector"] != TOTAL]
    sold = among(["sector"], of_parts)
    by_sex = among(["sector"], of_parts[of_parts["sex"] != TOTAL])
    by_size = among(["sector", "sex"], of_parts[of_parts["size"] != TOTAL])
    size_rows = among(["sector", "sex"], of_parts)
    has_parts = full["unit"].isin(of_parts["unit"])
    full["open"] = (has_parts & (~sold | by_sex) & (~size_rows | by_size)).to_numpy()
    return full


def in_scope(cells: pd.DataFrame, notes: list[Message]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Leave out sectors without a single number or suppressed cell."""
    letters = [one for one in sorted(set(cells["sector"])) if one != TOTAL]
    known = cells["value"].notna() | cells["status"].isin(["Q", "X"])
    held = set(cells.loc[known, "sector"])
    outside = [one for one in letters if one not in held]
    if outside:
        notes.append(Message(_OUT_OF_SCOPE, {"sectors": ", ".join(outside)}))
    kept = cells[~cells["sector"].isin(outside)]
    return kept, tuple(one for one in letters if one in held)


def per_unit(table: Table, keys: Iterable[str], cells: pd.DataFrame) -> tuple[Table, pd.DataFrame]:
    """Make a table with one row per unit and one column per combination."""
    combos = cells[_PARTS].drop_duplicates()
    combos = combos.sort_values(_PARTS, ignore_index=True)
    combos.index = pd.Index([f"#{one + 1}" for one in combos.index])
    column = pd.Series(combos.index, index=pd.MultiIndex.from_frame(combos))
    labels = column.reindex(pd.MultiIndex.from_frame(cells[_PARTS])).to_numpy()
    columns = list(keys)
    unit = pd.factorize(pd.MultiIndex.from_frame(table.cells[columns]))[0]
    _, first = np.unique(unit, return_index=True)
    first = np.sort(first)
    wanted = first[np.isin(unit[first], cells["unit"].unique())]
    shape = cells.assign(column=labels, text=_texts(cells))
    text = shape.pivot(index="unit", columns="column", values="text")
    text = text.reindex(index=unit[wanted], columns=combos.index).fillna("-")
    number = shape.assign(number=cells["status"].eq("A").to_numpy()).pivot(
        index="unit", columns="column", values="number"
    )
    number = number.reindex(index=unit[wanted], columns=combos.index)
    heads = table.cells.iloc[wanted][columns].reset_index(drop=True)
    stored = table.is_number.iloc[wanted][columns].reset_index(drop=True)
    return (
        replace(
            table,
            cells=pd.concat([heads, text.reset_index(drop=True)], axis=1),
            is_number=pd.concat([stored, number.eq(True).reset_index(drop=True)], axis=1),
            sheet_rows=table.sheet_rows[wanted],
        ),
        combos,
    )


def _texts(cells: pd.DataFrame) -> list[str]:
    """Write counts so that reading them gives value and status back."""
    return [
        repr(float(value))
        if status == "A"
        else f"{value:.0f}e"
        if status == "E"
        else _MARKS.get(status, "-")
        for value, status in zip(cells["value"], cells["status"])
    ]
