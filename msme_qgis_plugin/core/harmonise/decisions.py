"""What a person decided about rows that matching alone leaves open.

A decision names a row by its number (`"12"`, as in the match report's `row`),
by what it says (`"5107|karanganyar"`), so that the same decision can be
applied to next year's file, where several say it the second of them as
`"5107|karanganyar|2"`, or all open rows alike by their status
(`"*ambiguous*"`). The row's own number goes first, the status last.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.matching import mark_duplicates
from ..regions.resolve import ALIKE
from ..regions.systems import RowStatus, UnitType
from .duplicates import combine_duplicates
from .errors import DecisionRowError, DecisionsNotUnderstoodError, DecisionUnitError
from .group_words import BY_CODE, BY_NAME, CITY, KABUPATEN, ONLY
from .keys import decision_key
from .options import DuplicateRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEAVE_OUT = "leave out"
ADD = "add"
_GROUPS = {
    f"*{RowStatus.AMBIGUOUS.value}*": frozenset({KABUPATEN, CITY, ONLY, LEAVE_OUT}),
    f"*{RowStatus.CODE_NAME_CONFLICT.value}*": frozenset({BY_CODE, BY_NAME, LEAVE_OUT}),
    f"*{RowStatus.UNMATCHED.value}*": frozenset({LEAVE_OUT}),
}
_TYPES = {KABUPATEN: f"{UnitType.KABUPATEN.short} ", CITY: f"{UnitType.KOTA.short} "}
_MAP = "map"

DECIDED = QT_TRANSLATE_NOOP("core", "Decided by hand: {unit}.")
LEFT_OUT = QT_TRANSLATE_NOOP("core", "Left out by hand.")
ADDED = QT_TRANSLATE_NOOP("core", "Decided by hand: added to the district's other rows.")


def parse_decisions(text: str | None) -> dict[str, str]:
    """Read a JSON object of keys and decisions.

    Args:
        text: such as `{"12": "5107", "|bandung": "leave out"}`; empty for
            none. A decision is a BPS 2024 code, `leave out` or `add`. About
            all rows of a status: `*ambiguous*` takes `kab`, `kota`, `only`
            (where one candidate is left) or `leave out`,
            `*code_name_conflict*` takes `code`, `name` or `leave out`,
            `*unmatched*` takes `leave out`.

    Raises:
        DecisionsNotUnderstoodError: it is no JSON object of texts.
    """
    if not text or not text.strip():
        return {}
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise DecisionsNotUnderstoodError(text=text, reason=str(error)) from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise DecisionsNotUnderstoodError(text=text, reason="–")
    told = {_normalised(key): value for key, value in found.items()}
    return {
        key: value.strip().casefold().rstrip(".") if key in _GROUPS else value
        for key, value in told.items()
    }


def decide_rows(
    rows: pd.DataFrame, decisions: Mapping[str, str], *, labels: pd.Series, period: pd.Series | None
) -> pd.DataFrame:
    """Apply decisions to the rows of a match report.

    Args:
        rows: as `MatchReport.rows`; not changed.
        decisions: as from `parse_decisions`.
        labels: unit -> what it is called.
        period: the rows' periods, where the table has several.

    Returns:
        The rows with another column `decision`: `map`, `leave out`, `add`
        or "". A decided row is `matched_name`, one left out `unmatched`.
        Duplicates are marked anew, so that a decision makes none silently.

    Raises:
        DecisionRowError: a row number that the table does not have.
        DecisionUnitError: a decision that is no unit.
    """
    places = _places(rows, decisions, labels)
    rows = rows.assign(decision="")
    if not places:
        return rows
    rows["status"] = rows["matched_by"]
    columns = (*("status", "bps_code", "unit_name", "territory"), *("decision", "message"))
    cells = {name: rows[name].to_numpy(object, copy=True) for name in columns}
    score = rows["score"].to_numpy(float, copy=True)
    for place, choice in places.items():
        if choice == ADD:
            cells["decision"][place] = ADD
            cells["message"][place] = Message(ADDED)
            continue
        outcome = _outcome(choice, labels)
        for name, value in outcome._asdict().items():
            cells[name][place] = value
        score[place] = np.nan
    for name in columns:
        rows[name] = cells[name]
    rows["score"] = score
    rows["matched_by"] = rows["status"]
    mark_duplicates(rows, period)
    return rows


class _Decided(NamedTuple):
    status: str
    bps_code: str
    unit_name: str
    territory: str
    decision: str
    message: Message


def _outcome(choice: str, labels: pd.Series) -> _Decided:
    if choice == LEAVE_OUT:
        status = RowStatus.UNMATCHED.value
        return _Decided(status, "", "", "", LEAVE_OUT, Message(LEFT_OUT))
    unit = str(labels[choice])
    message = Message(DECIDED, {"unit": unit})
    status = RowStatus.MATCHED_NAME.value
    return _Decided(status, choice, unit, "", _MAP, message)


def _places(rows: pd.DataFrame, decisions: Mapping[str, str], labels: pd.Series) -> dict[int, str]:
    """Return position of row -> decision; a row's number goes first."""
    if not decisions:
        return {}
    places = _grouped(rows, decisions, labels)
    for place, (key, alone) in enumerate(_keys(rows)):
        choice = decisions.get(alone, decisions.get(key))
        if choice is not None:
            places[place] = choice
    for key, choice in decisions.items():
        if "|" in key or key in _GROUPS:
            continue
        if not key.isdecimal() or not 1 <= int(key) <= len(rows):
            raise DecisionRowError(row=key, rows=len(rows))
        places[int(key) - 1] = choice
    return places


def _keys(rows: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield what each row says, alone and with how many rows up to it say so."""
    said: Counter[str] = Counter()
    for code, name in zip(rows["input_code"], rows["input_name"]):
        key = decision_key(code, name)
        said[key] += 1
        yield key, f"{key}|{said[key]}"


def for_other_files(decisions: Mapping[str, str], rows: pd.DataFrame) -> dict[str, str]:
    """Return decisions by what rows say in place of their numbers, as for next year's file.

    Args:
        rows: of the table that they are about, as `MatchReport.rows`.
    """
    kept = {key: choice for key, choice in decisions.items() if not key.isdecimal()}
    keys = list(_keys(rows))
    said = Counter(key for key, _ in keys)
    for number, choice in decisions.items():
        if number.isdecimal():
            key, alone = keys[int(number) - 1]
            kept[key if said[key] == 1 else alone] = choice
    return kept


def _grouped(rows: pd.DataFrame, decisions: Mapping[str, str], labels: pd.Series) -> dict[int, str]:
    """Return position of row -> unit, where a decision about its status gives one."""
    places = {}
    present = set(rows["bps_code"])
    columns = rows[["matched_by", "units", "coded", "message"]]
    for place, (status, units, coded, message) in enumerate(columns.itertuples(index=False)):
        choice = decisions.get(f"*{status}*")
        left = list(coded if choice == BY_CODE else units)
        if choice in _TYPES:
            left = [unit for unit in units if labels[unit].startswith(_TYPES[choice])]
        elif choice == ONLY:
            # Where names are alike, the report says so of the one that is left.
            several = message is not None and message.template == ALIKE
            left = [] if several else [unit for unit in units if unit not in present]
        if choice == LEAVE_OUT:
            places[place] = LEAVE_OUT
        elif choice is not None and len(left) == 1:
            places[place] = left[0]
    return places


def combine_decided(
    values: pd.DataFrame, status: pd.DataFrame, rows: pd.DataFrame, rule: DuplicateRule
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make one row per unit; rows that a person adds up follow no rule.

    Args:
        values, status: as for `combine_duplicates`.
        rows: `bps_code` and `decision` of each row.
    """
    keys = rows["bps_code"]
    added = keys.isin(keys[rows["decision"] == ADD])
    if not added.any():
        return combine_duplicates(values, status, keys, rule)
    parts = [
        combine_duplicates(values[some], status[some], keys[some], each)
        for some, each in ((~added, rule), (added, DuplicateRule.SUM))
    ]
    return (pd.concat([part[0] for part in parts]), pd.concat([part[1] for part in parts]))


def check_units(decisions: Mapping[str, str], labels: pd.Series) -> None:
    """See that each decision is a unit or one of the fixed words.

    Raises:
        DecisionUnitError: names the first that is neither, or that its status
            does not take.
    """
    for key, choice in decisions.items():
        known = choice in _GROUPS.get(key, (LEAVE_OUT, ADD))
        if not known and (key in _GROUPS or choice not in labels.index):
            raise DecisionUnitError(row=key, value=choice)


def _normalised(key: str) -> str:
    if "|" not in key:
        return key.strip().casefold()
    code, _, name = key.partition("|")
    return decision_key(code, name)
