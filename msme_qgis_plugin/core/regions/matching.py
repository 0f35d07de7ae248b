"""Rows of a table to districts; every row once, and how or why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..kept import Kept, digest
from .column_evidence import fill_provinces, read_column
from .decision import CodeDecision, decide
from .evidence import Reader
from .levels import Level
from .province_rows import beside_districts
from .resolve import Outcome, Resolver
from .systems import MATCHED, CodeSystem, RowStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..messages import Message
    from .column_evidence import ColumnReading
    from .gazetteer import Gazetteer

__all__ = ["CodeDecision", "MatchInput", "MatchReport", "mark_duplicates", "match"]

SHRUNK = "shrunk"
# A table is matched again after each decision; each gazetteer settles rows its own way.
_kept: Kept[tuple[Gazetteer, CodeDecision | None, ColumnReading]] = Kept(4)
_MOST_KEPT = 10_000  # distinct rows
_MATCHED = frozenset(status.value for status in MATCHED)


@dataclass(frozen=True)
class MatchInput:
    """Columns of a table, text, one index; at least a code or a name.

    sheet_row: 1-based row of each data row as the planner sees the file.
    period: period and breakdown: a unit may occur once for each.
    parent: the unit above, such as the district of a subdistrict.
    """

    code: pd.Series | None = None
    name: pd.Series | None = None
    type: pd.Series | None = None
    province: pd.Series | None = None
    sheet_row: NDArray[np.int64] | None = None
    period: pd.Series | None = None
    parent: pd.Series | None = None


@dataclass(frozen=True)
class MatchReport:
    """What became of each row.

    rows: one per input row, its index: row (1-based), sheet_row, input_code,
        input_name, status (a `RowStatus` value), bps_code ("" where not
        mapped), unit_name, score (NaN unless fuzzy), candidates, units and
        coded (tuples of the candidates' codes by name and by code), message
        (`Message` or None), matched_by (the status before duplicates were
        marked), territory (`shrunk` where the row's value is of a larger
        territory than the unit's of today, else "").
    no_data: bps_code and unit_name of each unit without a row.
    decision: how the codes were read, None where names alone decided.
    age: the year whose units the rows hold, where their names alone tell.
    level: what the names without a type are, None where most are unknown.
    finer: names that are subdistricts' and no district's, where the level is
        not that of districts.
    notes: what holds for the whole column.
    """

    rows: pd.DataFrame
    no_data: pd.DataFrame
    decision: CodeDecision | None
    age: int | None = None
    level: Level | None = Level.DISTRICT
    finer: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def match(
    table: MatchInput,
    gazetteer: Gazetteer,
    *,
    system: CodeSystem | None = None,
    vintage: int | None = None,
) -> MatchReport:
    """Match the rows of a table to districts.

    Args:
        table: columns with one index; NaN counts as empty.
        gazetteer: what is known of the districts.
        system, vintage: what the caller knows of the codes; None is found
            out from codes and names over the whole column.

    Raises:
        AmbiguousCodeSystemError: codes fit several lists with other meanings
            and nothing tells which.
        UnknownCodesError: codes fit no list and there are no names.
        CodeLevelError: most codes are of villages or subdistricts.
        UnknownVintageError: no list is known for the year asked for.
        ValueError: the table has neither a code nor a name column.
    """
    cells = _cells(table)
    reader = Reader(gazetteer)
    cells["province"] = fill_provinces(cells, reader)
    beside = beside_districts(cells["name"], reader)
    place, distinct = distinct_rows(cells.assign(beside=beside))
    counts = np.bincount(place, minlength=len(distinct))
    header = "" if table.name is None else str(table.name.name)
    counted = list(zip(distinct, counts.tolist()))
    settled = key = None
    if len(counted) <= _MOST_KEPT:
        key = digest([repr((header, system, vintage, counted)).encode("utf-8", "surrogatepass")])
        settled = _kept.find(key)
    if settled is None or settled[0] is not gazetteer:
        settled = gazetteer, *_settle(counted, reader, header, system=system, vintage=vintage)
        if key is not None:
            _kept.keep(key, settled)
    _, decision, column = settled
    report = report_of(table, cells, place, column.outcomes, gazetteer.units["label"], decision)
    return replace(report, level=column.level, finer=column.finer, notes=column.notes)


def _settle(
    counted: Sequence[tuple[tuple[str, ...], int]],
    reader: Reader,
    header: str,
    *,
    system: CodeSystem | None,
    vintage: int | None,
) -> tuple[CodeDecision | None, ColumnReading]:
    """Return how the codes of distinct rows are read, and what became of each row."""
    rows = [reader.read(one) for one, _ in counted]
    counts = [count for _, count in counted]
    decision = decide(list(zip(rows, counts)), reader, system=system, vintage=vintage)
    resolver = Resolver(reader, decision)
    column = read_column(rows, [resolver.resolve(row) for row in rows], resolver, header)
    present = {one.bps_code for one in column.outcomes}
    outcomes = [
        resolver.with_neighbours(row, outcome, present)
        for row, outcome in zip(rows, column.outcomes)
    ]
    return decision, replace(column, outcomes=outcomes)


def report_of(
    table: MatchInput,
    cells: pd.DataFrame,
    place: NDArray[np.intp],
    outcomes: list[Outcome],
    labels: pd.Series,
    decision: CodeDecision | None,
) -> MatchReport:
    """Make the report of what became of distinct rows.

    Args:
        cells: `code` and `name` of each row, text.
        place: of each row among `outcomes`.
        labels: unit -> what it is called.
    """
    present = {one.bps_code for one in outcomes}
    report = _report(cells, place, outcomes, labels, present)
    report["sheet_row"] = report["row"] if table.sheet_row is None else table.sheet_row
    mark_duplicates(report, table.period)
    without = labels[~labels.index.isin(present)]
    no_data = pd.DataFrame({"bps_code": without.index, "unit_name": without.to_numpy()})
    return MatchReport(report, no_data, decision)


def _cells(table: MatchInput) -> pd.DataFrame:
    columns = {
        "code": table.code,
        "name": table.name,
        "type": table.type,
        "province": table.province,
    }
    given = [one for one in columns.values() if one is not None]
    if table.code is None and table.name is None:
        message = "a table to match needs a code or a name column"
        raise ValueError(message)
    index = given[0].index
    empty = pd.Series("", index=index, dtype=object)
    return pd.DataFrame(
        {column: empty if cells is None else text_of(cells) for column, cells in columns.items()},
        index=index,
    )


def text_of(cells: pd.Series) -> pd.Series:
    """Return cells as text without spaces around, NaN as nothing."""
    text = cells.astype(object).where(cells.notna(), "")
    return text.map(str).str.strip()


def distinct_rows(cells: pd.DataFrame) -> tuple[NDArray[np.intp], list[tuple[str, ...]]]:
    """Return the place of each row among the distinct rows, and those."""
    if cells.empty:
        return np.zeros(0, dtype=np.intp), []
    keys = pd.MultiIndex.from_frame(cells)
    place, distinct = pd.factorize(keys)
    return place, list(distinct)


def _report(
    cells: pd.DataFrame,
    place: NDArray[np.intp],
    outcomes: list[Outcome],
    labels: pd.Series,
    present: set[str],
) -> pd.DataFrame:
    # Where each part has a row of its own, the value is the rest's alone.
    larger = [not present.issuperset(one.parts) for one in outcomes]
    found = pd.DataFrame(
        {
            "status": [one.status.value for one in outcomes],
            "bps_code": [one.bps_code for one in outcomes],
            "unit_name": [labels[one.bps_code] if one.bps_code else "" for one in outcomes],
            "score": [one.score for one in outcomes],
            "candidates": [one.candidates for one in outcomes],
            "units": [one.units for one in outcomes],
            "coded": [one.coded for one in outcomes],
            "message": [
                one.divided if whole else one.message for one, whole in zip(outcomes, larger)
            ],
            "territory": [SHRUNK if whole else "" for whole in larger],
        }
    )
    rows = found.iloc[place].set_index(cells.index)
    rows.insert(0, "row", np.arange(1, len(rows) + 1))
    rows.insert(1, "sheet_row", rows["row"])
    rows.insert(2, "input_code", cells["code"])
    rows.insert(3, "input_name", cells["name"])
    rows["matched_by"] = rows["status"]
    return rows


def mark_duplicates(report: pd.DataFrame, period: pd.Series | None) -> None:
    """Mark every row of a unit that has several for one period.

    Args:
        report: as `MatchReport.rows`; its `status` is changed.
        period: the rows' periods, where the table has several.
    """
    matched = report["status"].isin(_MATCHED)
    keys = report.loc[matched, ["bps_code"]]
    if period is not None:
        keys = keys.assign(period=text_of(period)[matched])
    double = keys.index[keys.duplicated(keep=False)]
    report.loc[double, "status"] = RowStatus.DUPLICATE.value
