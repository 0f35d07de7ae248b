"""Rows of a table to units that are known by code and name: the same report as of districts.

The order: the code in the decided list, where the name does not mean another unit; the exact
name, inside the larger unit that the row states; a name alike there. Less than that is
ambiguous, not a guess.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from .codes import EMPTY, CodeKind, read_code, village_district
from .decision import BY_NAMES, HELD, MOST
from .errors import AmbiguousCodeSystemError, UnknownCodesError
from .fuzzy import HINT, clear_winner, likest
from .levels import Level
from .matching import MatchInput, distinct_rows, report_of, text_of
from .named_codes import decide_list, older_note
from .named_units import zone_key
from .names import is_total
from .reading import Reading
from .resolve import (
    ALIKE,
    CONFLICT,
    DIVIDED_SINCE,
    FORMER,
    NOTHING,
    UNKNOWN_CODE,
    UNKNOWN_NAME,
    Outcome,
)
from .systems import CodeSystem, RowStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .decision import CodeDecision
    from .fuzzy import Likeness
    from .gazetteer import CodeList
    from .matching import MatchReport
    from .named_units import NamedUnits, UnitName

_SHOWN = 4
_MOST = 0.8
# So many names are compared with a misspelt one; more take too long.
_MOST_ALIKE = 3000
# Lists that subdistricts of today may be numbered by.
_RECENT = 2020

SEVERAL = QT_TRANSLATE_NOOP(
    "core",
    "The name fits several units. Add the code, or a column with the larger unit that holds it.",
)
NOT_WITHIN = QT_TRANSLATE_NOOP("core", "The name is known, but not inside {within}.")
NO_SUCH_CODE = QT_TRANSLATE_NOOP("core", "The code {code} is that of none of the units.")
TOTAL = QT_TRANSLATE_NOOP("core", "A total, not a unit.")
ALL_WITHIN = QT_TRANSLATE_NOOP(
    "core", "{count} of {names} names are subdistricts of {district}, which all rows are taken for."
)


@dataclass(frozen=True)
class _Row:
    """One distinct row: its cells, and the units that it may be one of (None: any)."""

    code_text: str
    name: str
    within: str
    among: frozenset[str] | None


def match_named(
    table: MatchInput,
    known: NamedUnits,
    *,
    system: CodeSystem | None = None,
    vintage: int | None = None,
) -> MatchReport:
    """Match the rows of a table to units.

    Args:
        table: as for `matching.match`; `parent` names the larger unit.
        system, vintage: what the caller knows of the codes.

    Raises:
        AmbiguousCodeSystemError, UnknownCodesError, UnknownVintageError: see `matching.match`.
        ValueError: the table has neither a code nor a name column.
    """
    cells = _cells(table)
    place, distinct = distinct_rows(cells)
    texts = pd.DataFrame(distinct, columns=cells.columns, dtype=object)
    among, decision, notes = _among(texts, known, system, vintage)
    rows = [
        _Row(code, name, parent or province, held)
        for (code, name, _, province, parent), held in zip(distinct, among)
    ]
    listed, age = None, None
    if known.lists and decision is None:
        codes = [known.code_key(one.code_text) for one in rows]
        named = [{each.code for each in known.by_key.get(_key(one, known), ())} for one in rows]
        written = sum(bool(one.name) for one in rows)
        decision, age = decide_list(
            known, codes, named, written=written, system=system, vintage=vintage
        )
        listed = None if decision is None else decision.listed
    elif known.lists and _is_borne_out(rows, known, known.lists[-1]):
        listed = known.lists[-1]
    resolver = _Resolver(known, listed, known.list_of(age) if age and listed is None else listed)
    outcomes = [resolver.resolve(row) for row in rows]
    report = report_of(table, cells, place, outcomes, known.labels, decision)
    notes += older_note(known, age)
    return replace(report, age=age, notes=tuple(notes))


def _is_borne_out(rows: Sequence[_Row], known: NamedUnits, listed: CodeList) -> bool:
    """Say whether the names agree with a list; without names it has to hold the codes."""
    held = [(listed.heir.get(known.code_key(one.code_text)), one) for one in rows if one.code_text]
    compared = [(unit, row) for unit, row in held if unit is not None and known.is_name(row.name)]
    if not compared:
        return sum(unit is not None for unit, _ in held) >= HELD * len(held)
    agree = sum(
        any(one.code == unit for one in known.by_key[_key(row, known)]) for unit, row in compared
    )
    return agree > MOST * len(compared)


def _key(row: _Row, known: NamedUnits) -> str:
    return known.name_of(row.name).key if row.name else ""


def _cells(table: MatchInput) -> pd.DataFrame:
    columns = {
        "code": table.code,
        "name": table.name,
        "type": table.type,
        "province": table.province,
        "parent": table.parent,
    }
    given = [one for one in (table.code, table.name) if one is not None]
    if not given:
        message = "a table to match needs a code or a name column"
        raise ValueError(message)
    empty = pd.Series("", index=given[0].index, dtype=object)
    return pd.DataFrame(
        {name: empty if cells is None else text_of(cells) for name, cells in columns.items()}
    )


def _among(
    texts: pd.DataFrame, known: NamedUnits, system: CodeSystem | None, vintage: int | None
) -> tuple[list[frozenset[str] | None], CodeDecision | None, list[Message]]:
    """Return for each row the units that lie in what it states, None where it states nothing."""
    nothing: list[frozenset[str] | None] = [None] * len(texts)
    if known.above is None:
        return _in_wholes(texts, known) if known.within else nothing, None, []
    codes = _codes_above(texts["code"])
    if texts["parent"].any() or codes.any():
        return (*_parents(texts, codes, known, system, vintage), [])
    held = Counter(
        str(known.units.at[one.code, "parent"])
        for name in texts["name"].unique()
        for one in known.by_key.get(known.name_of(name).key, ())
    )
    names = int(texts["name"].ne("").sum())
    first = held.most_common(2)
    if not first or first[0][1] < max(2, _MOST * names):
        return nothing, None, []
    if len(first) > 1 and first[0][1] == first[1][1]:
        return nothing, None, []
    code, count = first[0]
    values = {"count": count, "names": names, "district": known.above.labels[code]}
    return [known.members[code]] * len(texts), None, [Message(ALL_WITHIN, values)]


def _codes_above(codes: pd.Series) -> pd.Series:
    """Return the district's part of each code, in the system of the code."""
    within = village_district(codes)
    whole = codes.map(lambda text: read_code(text) if text else EMPTY)
    districts = whole.map(lambda one: one.appended if one.kind is CodeKind.DISTRICT else "")
    return within.where(within.ne(""), districts)


def _parents(
    texts: pd.DataFrame,
    codes: pd.Series,
    known: NamedUnits,
    system: CodeSystem | None,
    vintage: int | None,
) -> tuple[list[frozenset[str] | None], CodeDecision | None]:
    """Return what lies in the district of each row, by the codes and names of districts."""
    above = known.above
    if above is None:
        raise TypeError(known.level)
    named = bool(texts["parent"].any())

    def found(system: CodeSystem | None, vintage: int | None) -> MatchReport:
        return above.match(
            MatchInput(
                code=codes if codes.any() else None,
                name=texts["parent"] if named else None,
                type=texts["type"],
                province=texts["province"],
            ),
            system=system,
            vintage=vintage,
        )

    try:
        report = found(system, vintage)
    except (AmbiguousCodeSystemError, UnknownCodesError):
        # The names of the subdistricts themselves tell whose codes they are.
        lists = [one.vintage for one in above.gazetteer.lists if one.vintage.year >= _RECENT]
        tried = [found(*one) for one in lists if system in (None, one.system)]
        agree = [_agreeing(one.rows["bps_code"], texts["name"], known) for one in tried]
        most = max(agree, default=0)
        fitting = [one for one, count in zip(tried, agree) if count == most]
        meanings = {tuple(one.rows["bps_code"]) for one in fitting}
        if most * 2 <= len(texts) or len(meanings) > 1:
            raise
        report = max(fitting, key=_order)
        report = replace(report, decision=_told(report.decision, most, len(texts)))
    parents = report.rows["bps_code"]
    among = [
        known.members.get(code) if code else _inside_any(text, known)
        for code, text in zip(parents, texts["parent"])
    ]
    return among, report.decision


def _order(report: MatchReport) -> tuple[bool, int]:
    """Newest last; of two offices that mean the same, BPS."""
    decision = report.decision
    if decision is None:
        return False, 0
    return decision.system is CodeSystem.BPS, decision.vintage


def _told(decision: CodeDecision | None, agree: int, compared: int) -> CodeDecision | None:
    if decision is None:
        return None
    values = {"found": str(decision.listed.vintage), "agree": agree, "compared": compared}
    return replace(decision, reason=Message(BY_NAMES, values), agree=agree, compared=compared)


def _inside_any(text: str, known: NamedUnits) -> frozenset[str] | None:
    """Return what lies in any of the districts that a name may mean: both Bandungs'."""
    hits = known.above.gazetteer.hits(text)[1] if known.above and text else ()
    held = [known.members.get(hit.bps_code, frozenset()) for hit in hits]
    return frozenset().union(*held) or None


def _agreeing(parents: pd.Series, names: pd.Series, known: NamedUnits) -> int:
    """Count the rows whose name is that of a subdistrict of their district."""
    return sum(
        any(one.code in known.members.get(parent, ()) for one in known.by_key.get(key, ()))
        for parent, key in zip(parents, (known.name_of(name).key for name in names))
    )


def _in_wholes(texts: pd.DataFrame, known: NamedUnits) -> list[frozenset[str] | None]:
    """Look for what rows state as their larger unit in the layer's own columns."""
    stated = texts["parent"].where(texts["parent"].ne(""), texts["province"])
    stated = stated.str.casefold()
    distinct = set(stated) - {""}
    column = max(known.within, key=lambda one: len(distinct & known.wholes[one].keys()))
    return [known.wholes[column].get(text) for text in stated]


@dataclass(frozen=True)
class _Resolver:
    """Resolves rows by the list that was decided for their whole table.

    age: the list of the time that the table is of, by its codes or by its names.
    """

    known: NamedUnits
    listed: CodeList | None
    age: CodeList | None

    def resolve(self, row: _Row) -> Outcome:
        """Say what one row is about."""
        name = self.known.name_of(row.name)
        found = self.known.by_key.get(name.key, ())
        if not found and is_total(row.name or row.code_text):
            return Outcome(RowStatus.TOTAL_ROW, message=Message(TOTAL))
        inside = [one for one in found if row.among is None or one.code in row.among]
        coded = self._coded(row.code_text)
        if coded is not None:
            others = {one.code for one in inside}
            if others and coded not in others:
                return self._conflict(row, coded, others)
            return self._mapped(RowStatus.MATCHED_CODE, coded)
        if not row.name:
            text = Message(NO_SUCH_CODE, {"code": row.code_text}) if row.code_text else None
            return Outcome(RowStatus.UNMATCHED, message=text or Message(NOTHING))
        if len(inside) == 1:
            return self._named(row, inside[0])
        if inside:
            return self._open((one.code for one in inside), Message(SEVERAL))
        return self._by_likeness(row, name, found)

    def _by_likeness(self, row: _Row, name: UnitName, found: Sequence[UnitName]) -> Outcome:
        """Say what a row is about whose name is no unit's of those that it may be."""
        alike = self._alike(row, name)
        winner = clear_winner(alike, len(name.key))
        if winner is not None:
            return self._mapped(RowStatus.MATCHED_FUZZY, winner.bps_code, score=winner.score)
        if found:
            message = Message(NOT_WITHIN, {"within": row.within or "–"})
            return self._open((one.code for one in found), message)
        near = [one.bps_code for one in alike if one.score >= HINT]
        if near:
            return self._open(near, Message(ALIKE))
        return Outcome(RowStatus.UNMATCHED, message=Message(UNKNOWN_NAME))

    def _coded(self, text: str) -> str | None:
        key = self.known.code_key(text) if text else ""
        if self.listed is not None:
            return self.listed.heir.get(key)
        return None if self.known.lists else self.known.own_codes.get(zone_key(text))

    def _alike(self, row: _Row, name: UnitName) -> list[Likeness]:
        """Return units with a name alike; numbers are never misspelt."""
        among = self.known.by_unit.keys() if row.among is None else row.among
        if len(among) > _MOST_ALIKE or (
            row.among is None and self.known.level is Level.SUBDISTRICT
        ):
            return []
        held = (
            (code, tuple(one for one in self.known.by_unit[code] if one.numbers == name.numbers))
            for code in among
        )
        return likest(
            [Reading(name.key, None, name.directions)],
            (
                (code, None, tuple(one.key for one in names), names[0].directions)
                for code, names in held
                if names
            ),
        )

    def _named(self, row: _Row, found: UnitName) -> Outcome:
        message = None
        if self.listed is not None and self.known.code_key(row.code_text):
            values = {"code": row.code_text, "list": str(self.listed.vintage)}
            message = Message(UNKNOWN_CODE, values)
        if found.official:
            return self._mapped(RowStatus.MATCHED_NAME, found.code, message=message)
        former = Message(FORMER, {"unit": self.known.labels[found.code]})
        return self._mapped(RowStatus.MATCHED_ALIAS, found.code, message=message or former)

    def _mapped(
        self,
        status: RowStatus,
        unit: str,
        *,
        score: float = math.nan,
        message: Message | None = None,
    ) -> Outcome:
        parts = self._parts(unit)
        divided = None
        if parts:
            labels = self.known.labels
            values = {"name": labels[unit], "parts": ", ".join(labels[one] for one in parts)}
            divided = Message(DIVIDED_SINCE, values)
        return Outcome(status, unit, score, message=message, parts=parts, divided=divided)

    def _parts(self, unit: str) -> tuple[str, ...]:
        if self.age is None:
            return ()
        held = next((self.age.units[c] for c, heir in self.age.heir.items() if heir == unit), ())
        return tuple(one for one in held if one != unit)

    def _conflict(self, row: _Row, coded: str, others: set[str]) -> Outcome:
        values = {
            "code": row.code_text,
            "by_code": f"{coded} {self.known.labels[coded]}",
            "said": ", ".join(filter(None, (row.name, row.within))),
        }
        return Outcome(
            RowStatus.CODE_NAME_CONFLICT,
            candidates=f"by code: {values['by_code']}; by name: {self._listed(sorted(others))}",
            message=Message(CONFLICT, values),
            units=tuple(sorted(others)),
            coded=(coded,),
        )

    def _open(self, units: Iterable[str], message: Message) -> Outcome:
        several = tuple(sorted(units))
        return Outcome(
            RowStatus.AMBIGUOUS, candidates=self._listed(several), message=message, units=several
        )

    def _listed(self, units: Sequence[str]) -> str:
        texts = [f"{unit} {self.known.labels[unit]}" for unit in units[:_SHOWN]]
        return "; ".join([*texts, f"… ({len(units)})"] if len(units) > _SHOWN else texts)
