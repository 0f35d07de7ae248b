"""Which list of codes a column was written with.

Decided by codes and names agreeing over the whole column, never by the shape
of a code: 166 codes mean one district at BPS and another at Kemendagri, and
91 codes of 1990 mean another district today.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .codes import Code, CodeKind, Repair, column_repair
from .errors import (
    AmbiguousCodeSystemError,
    AmbiguousDespiteNamesError,
    CodeLevelError,
    UnknownCodesError,
)
from .evidence import Verdict
from .systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .evidence import Reader, Row
    from .gazetteer import CodeList, Gazetteer

HELD = 0.99
MOST = 0.5
SURE = 0.9
_SHOWN = 3
_GADM_YEAR = 2010

BY_NAMES = QT_TRANSLATE_NOOP(
    "core", "Codes and names agree in {agree} of {compared} rows with {found}."
)
BY_CODES = QT_TRANSLATE_NOOP(
    "core",
    "No names to compare; {found} holds {held} of {codes} codes, and no "
    "other list holds 99 % of them and means other districts.",
)
CHOSEN = QT_TRANSLATE_NOOP("core", "Read as {found}, as chosen.")
BY_GADM = QT_TRANSLATE_NOOP(
    "core", "The codes are GADM's, which follow the districts of about 2010."
)
ALSO = QT_TRANSLATE_NOOP(
    "core", "The codes mean the same districts in: {also}. The newest is taken."
)
OLDER_UNITS = QT_TRANSLATE_NOOP(
    "core",
    "The table holds the districts of {older} and none of the {count} formed "
    "since. If its figures are of that time, choose {older}: districts "
    "that have been divided since are then not shown as if they were whole.",
)


@dataclass(frozen=True)
class CodeDecision:
    """How the codes of a column are read.

    system, vintage: the list taken, the newest of those that fit alike.
    also_fits: the other lists that mean the same districts.
    reason: why, in a sentence.
    agree, compared: rows whose name or province agrees with the code, of
        those that could be compared.
    held, codes: distinct codes in the list, of all.
    repair: how codes that lost a zero are read where no name tells.
    sure: whether a code may be trusted in a row without a name.
    notes: what else the planner should know.
    """

    system: CodeSystem
    vintage: int
    also_fits: tuple[str, ...]
    reason: Message
    agree: int
    compared: int
    held: int
    codes: int
    repair: Repair
    sure: bool
    listed: CodeList
    notes: tuple[Message, ...] = field(default=())


@dataclass(frozen=True)
class _Score:
    listed: CodeList
    repair: Repair
    units: dict[Code, str]
    agree: int
    compared: int
    held: int

    @property
    def order(self) -> tuple[int, bool, int]:
        """Newest last; of two offices that mean the same, BPS."""
        vintage = self.listed.vintage
        bps = vintage.system is CodeSystem.BPS
        return (min(vintage.year, 2020), bps, vintage.year)


def decide(
    rows: Sequence[tuple[Row, int]],
    reader: Reader,
    *,
    system: CodeSystem | None = None,
    vintage: int | None = None,
) -> CodeDecision | None:
    """Decide the code system and vintage of a whole column.

    Args:
        rows: distinct rows and how often each occurs.
        system, vintage: what the caller knows; None is found out.

    Returns:
        None where no list fits and the names must do alone.

    Raises:
        AmbiguousCodeSystemError: several lists fit and mean other districts.
        UnknownCodesError: no list fits and there are no names.
        CodeLevelError: most codes are of villages or subdistricts.
        UnknownVintageError: no list is known for the year asked for.
    """
    _refuse_finer(rows)
    coded = [(r, n) for r, n in rows if r.code.kind is CodeKind.DISTRICT]
    if not coded:
        return _gadm(rows, reader.gazetteer)
    lists = _candidates(coded, reader.gazetteer, system, vintage)
    codes = {row.code for row, _ in coded}
    scores = [_score(one, coded, codes, reader) for one in lists]
    if len(scores) == 1:
        return _decided(scores, codes, CHOSEN, sure=True)
    rows_told = sum(count for row, count in coded if row.named)
    mostly = rows_told >= MOST * sum(count for _, count in coded)
    named = _by_names(scores, codes, reader.gazetteer, mostly=mostly, named=rows_told > 0)
    if named:
        return named
    if not mostly:
        return _by_codes(scores, codes, reader.gazetteer)
    if max(score.held for score in scores) < MOST * len(codes):
        return None
    # Codes and names contradict each other in most rows: nothing is mapped
    # but the rows in which they agree.
    best = max(scores, key=lambda s: (s.agree, s.held, s.order))
    return _decided([best], codes, BY_NAMES, sure=False)


def _refuse_finer(rows: Sequence[tuple[Row, int]]) -> None:
    finer = [row for row, _ in rows if row.code.kind is CodeKind.FINER]
    coded = [row for row, _ in rows if row.code.kind is not CodeKind.EMPTY]
    if len(finer) > MOST * len(coded):
        raise CodeLevelError(
            count=len(finer),
            rows=len(coded),
            examples=", ".join(row.code_text for row in finer[:_SHOWN]),
        )


def _gadm(rows: Sequence[tuple[Row, int]], gazetteer: Gazetteer) -> CodeDecision | None:
    codes = {r.code for r, _ in rows if r.code.kind is CodeKind.GADM}
    if not codes:
        return None
    held = sum(code.appended in gazetteer.identifiers for code in codes)
    return CodeDecision(
        system=CodeSystem.BPS,
        vintage=_GADM_YEAR,
        also_fits=(),
        reason=Message(BY_GADM),
        agree=0,
        compared=0,
        held=held,
        codes=len(codes),
        repair=Repair.NONE,
        sure=True,
        listed=gazetteer.code_list(CodeSystem.BPS, _GADM_YEAR),
    )


def _candidates(
    coded: Sequence[tuple[Row, int]],
    gazetteer: Gazetteer,
    system: CodeSystem | None,
    vintage: int | None,
) -> list[CodeList]:
    systems = [system] if system else list(CodeSystem)
    if system is None and any(row.code.pcode for row, _ in coded):
        systems = [CodeSystem.BPS]
    if vintage is None:
        return [one for one in gazetteer.lists if one.vintage.system in systems]
    known = [one for one in systems if gazetteer.knows(one, vintage)]
    return [gazetteer.code_list(one, vintage) for one in known or systems[:1]]


def _score(
    listed: CodeList, coded: Sequence[tuple[Row, int]], codes: set[Code], reader: Reader
) -> _Score:
    repair = column_repair(codes, set(listed.units))
    units: dict[Code, str] = {}
    agree = compared = 0
    for row, count in coded:
        held = [code for code in row.code.every if code in listed.units]
        if not held:
            continue
        verdicts = {code: reader.verdict(row, code, listed) for code in held}
        yes = [code for code in held if verdicts[code] is Verdict.YES]
        if yes or Verdict.NO in verdicts.values():
            compared += count
            agree += count if yes else 0
        repaired = [c for c in row.code.readings(repair) if c in held]
        taken = (yes or repaired or held)[0]
        unit = listed.heir.get(taken)
        units[row.code] = unit or f"{listed.vintage} {taken}"
    return _Score(listed, repair, units, agree, compared, len(units))


def _by_names(
    scores: Sequence[_Score], codes: set[Code], gazetteer: Gazetteer, *, mostly: bool, named: bool
) -> CodeDecision | None:
    """Decide by names, which must bear out a list in most of their rows.

    Where most rows have no name, the list must hold the codes as well.

    Args:
        mostly: most rows have a name that is known; named: some have.
    """
    told = max(score.compared for score in scores)
    usable = [s for s in scores if mostly or s.held >= HELD * len(codes)]
    best = max((score.agree for score in usable), default=0)
    if best <= MOST * told:
        return None
    fitting = [score for score in usable if score.agree == best]
    alike = _alike_or_refuse(fitting, gazetteer, named=named)
    taken = alike[-1]
    sure = taken.agree >= SURE * taken.compared
    ahead = taken.agree > max((s.agree for s in scores if s not in alike), default=0)
    return _decided(alike, codes, BY_NAMES, sure=sure and ahead)


def _by_codes(scores: Sequence[_Score], codes: set[Code], gazetteer: Gazetteer) -> CodeDecision:
    fitting = [score for score in scores if score.held >= HELD * len(codes)]
    if not fitting:
        best = max(scores, key=lambda score: (score.held, score.order))
        missing = sorted({c.appended for c in codes} - set(best.listed.units))
        raise UnknownCodesError(
            best=best.listed.vintage,
            held=best.held,
            count=len(codes),
            examples=", ".join(missing[:_SHOWN]),
        )
    alike = _alike_or_refuse(fitting, gazetteer, named=False)
    return _decided(alike, codes, BY_CODES, sure=True)


def _alike_or_refuse(
    fitting: Sequence[_Score], gazetteer: Gazetteer, *, named: bool
) -> list[_Score]:
    """Return the lists if they mean the same districts, else refuse.

    Args:
        named: names were compared, and did not decide.
    """
    newest = max(fitting, key=lambda score: score.order)
    differing = {
        code: unit
        for score in fitting
        for code, unit in score.units.items()
        if newest.units.get(code, unit) != unit
    }
    if not differing:
        return sorted(fitting, key=lambda score: score.order)
    kinds = _distinct(fitting)
    examples = [
        f"{code.appended} = " + " / ".join(_meaning(score, code, gazetteer) for score in kinds)
        for code in sorted(differing, key=lambda c: c.appended)[:_SHOWN]
    ]
    refusal = AmbiguousDespiteNamesError if named else AmbiguousCodeSystemError
    raise refusal(
        candidates=", ".join(str(score.listed.vintage) for score in kinds),
        examples="; ".join(examples),
    )


def _distinct(fitting: Iterable[_Score]) -> list[_Score]:
    """Return one list of each meaning, the newest of each."""
    kept: list[_Score] = []
    for score in sorted(fitting, key=lambda s: s.order, reverse=True):
        if all(
            any(other.units.get(code, unit) != unit for code, unit in score.units.items())
            for other in kept
        ):
            kept.append(score)
    return kept


def _meaning(score: _Score, code: Code, gazetteer: Gazetteer) -> str:
    unit = score.units.get(code, "")
    name = score.listed.names.get(code.appended, unit)
    if unit in gazetteer.units.index:
        name = gazetteer.label(unit)
    return f"{name or '–'} ({score.listed.vintage})"


def _decided(alike: Sequence[_Score], codes: set[Code], reason: str, *, sure: bool) -> CodeDecision:
    taken = alike[-1]
    vintage = taken.listed.vintage
    also = tuple(str(score.listed.vintage) for score in reversed(alike[:-1]))
    notes = [Message(ALSO, {"also": ", ".join(also)})] if also else []
    older = _older(taken, alike)
    if older:
        notes.append(older)
    values = {
        "found": str(vintage),
        "agree": taken.agree,
        "compared": taken.compared,
        "held": taken.held,
        "codes": len(codes),
    }
    return CodeDecision(
        system=vintage.system,
        vintage=vintage.year,
        also_fits=also,
        reason=Message(reason, values),
        agree=taken.agree,
        compared=taken.compared,
        held=taken.held,
        codes=len(codes),
        repair=taken.repair,
        sure=sure,
        listed=taken.listed,
        notes=tuple(notes),
    )


def _older(taken: _Score, alike: Sequence[_Score]) -> Message | None:
    """Say that a table holds an older list's districts and no newer one's."""
    present = set(taken.units.values())
    today = set(taken.listed.heir.values())
    for score in reversed(alike[:-1]):
        of_then = set(score.listed.heir.values())
        formed = today - of_then
        if formed and present >= of_then and not present & formed:
            older = str(score.listed.vintage)
            values = {"older": older, "count": len(formed)}
            return Message(OLDER_UNITS, values, warns=True)
    return None
