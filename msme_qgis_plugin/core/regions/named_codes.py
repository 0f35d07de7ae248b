"""Which list of codes a column of provinces was written with, and of which year it is.

As for districts the codes and the names beside them decide, never the shape of a code: 91 is
Papua Barat at BPS and Papua at Kemendagri.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..messages import QT_TRANSLATE_NOOP, Message
from .codes import Repair
from .decision import ALSO, BY_CODES, BY_NAMES, CHOSEN, HELD, MOST, CodeDecision
from .errors import AmbiguousCodeSystemError, UnknownCodesError, UnknownVintageError
from .systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import CodeList
    from .named_units import NamedUnits

_SHOWN = 3
# A table of before a split holds nearly all units of its time.
_COMPLETE = 0.9
_FEWEST = 20

OLDER = QT_TRANSLATE_NOOP(
    "core",
    "The table holds the units of {older} and none of the {count} formed since. Values of units "
    "that have been divided since are of a larger territory; merge up to {older} to map them.",
)


class _Score(NamedTuple):
    listed: CodeList
    held: frozenset[str]
    agree: int
    compared: int

    def meaning(self, code: str) -> str | None:
        return self.listed.heir.get(code)


def decide_list(
    known: NamedUnits,
    codes: Sequence[str],
    named: Sequence[set[str]],
    *,
    written: int,
    system: CodeSystem | None,
    vintage: int | None,
) -> tuple[CodeDecision | None, int | None]:
    """Decide the list of codes of a whole column, and the year of its units.

    Args:
        codes: of each distinct row as `NamedUnits.code_key` gives them, "" for none.
        named: units that the name of each row may mean.
        written: rows with a name, known or not. Names that are no units' speak against codes.

    Returns:
        The decision, None where there are no codes or none that names bear out; and the year
        whose units the table holds, None where they are those of today.

    Raises:
        AmbiguousCodeSystemError: several lists fit and mean other units.
        UnknownCodesError: no list fits and there are no names.
        UnknownVintageError: no list is known for the year asked for.
    """
    lists = _candidates(known, system, vintage)
    scores = [_score(one, codes, named) for one in lists]
    distinct = frozenset(codes) - {""}
    unknown = written > MOST * len(codes) and not any(named)
    taken = _fitting(known, scores, distinct) if distinct and not unknown else []
    present = {next(iter(one)) for one in named if len(one) == 1}
    if taken:
        present = {unit for code in distinct if (unit := taken[-1].meaning(code))}
    age = vintage or _age(known, present)
    if not taken:
        return None, age
    return _decided(taken, distinct, age, chosen=bool(vintage)), age


def _candidates(
    known: NamedUnits, system: CodeSystem | None, vintage: int | None
) -> list[CodeList]:
    lists = [one for one in known.lists if system in (None, one.vintage.system)]
    if vintage is None:
        return lists
    found = [one for one in lists if one.vintage.year <= vintage]
    if not found:
        years = ", ".join(str(one.vintage.year) for one in lists)
        raise UnknownVintageError(
            system=(system or CodeSystem.BPS).label, year=vintage, known=years
        )
    newest = {one.vintage.system: one for one in found}
    return list(newest.values())


def _score(listed: CodeList, codes: Sequence[str], named: Sequence[set[str]]) -> _Score:
    agree = compared = 0
    for code, units in zip(codes, named):
        if code in listed.units and units:
            compared += 1
            agree += listed.heir[code] in units
    return _Score(listed, frozenset(codes) & listed.units.keys(), agree, compared)


def _fitting(known: NamedUnits, scores: Sequence[_Score], codes: frozenset[str]) -> list[_Score]:
    """Return the lists that fit and mean the same, oldest first."""
    most = max(one.agree for one in scores)
    told = max(one.compared for one in scores)
    if told:
        if most <= MOST * told:
            return []
        fitting = [one for one in scores if one.agree == most]
    else:
        fitting = [one for one in scores if len(one.held) >= HELD * len(codes)]
        whole = [one for one in fitting if one.listed.units.keys() == codes]
        fitting = whole or fitting
    if not fitting:
        best = max(scores, key=lambda one: (len(one.held), one.listed.vintage.year))
        missing = sorted(codes - best.held)
        raise UnknownCodesError(
            best=best.listed.vintage,
            held=len(best.held),
            count=len(codes),
            examples=", ".join(missing[:_SHOWN]),
        )
    fitting.sort(key=lambda one: (one.listed.vintage.year, one.listed.vintage.system.value))
    newest = fitting[-1]
    differing = [c for c in sorted(codes) if any(_differs(one, newest, c) for one in fitting)]
    if differing:
        raise AmbiguousCodeSystemError(
            candidates=", ".join(str(one.listed.vintage) for one in fitting),
            examples="; ".join(_meanings(code, fitting, known) for code in differing[:_SHOWN]),
        )
    return fitting


def _differs(one: _Score, newest: _Score, code: str) -> bool:
    meanings = {one.meaning(code), newest.meaning(code)} - {None}
    return len(meanings) > 1


def _meanings(code: str, fitting: Sequence[_Score], known: NamedUnits) -> str:
    told = dict.fromkeys(
        known.labels[unit] for one in fitting if (unit := one.meaning(code)) is not None
    )
    return f"{code} = " + " / ".join(told)


def _age(known: NamedUnits, present: set[str]) -> int | None:
    """Return the year whose units a table of the whole country holds, None for today's."""
    today = set(known.units.index)
    best: tuple[float, int] | None = None
    for one in known.lists:
        then = set(one.heir.values())
        if one.vintage.system is not CodeSystem.BPS or then == today or not present <= then:
            continue
        share = len(present) / len(then)
        if len(present) >= _FEWEST and share >= _COMPLETE:
            best = max(best or (0.0, 0), (share, one.vintage.year))
    return best[1] if best else None


def _decided(
    taken: Sequence[_Score], codes: frozenset[str], age: int | None, *, chosen: bool
) -> CodeDecision:
    last = taken[-1]
    vintage = last.listed.vintage
    also = tuple(str(one.listed.vintage) for one in reversed(taken[:-1]))
    notes = [Message(ALSO, {"also": ", ".join(also)})] if also else []
    values = {
        "found": str(vintage),
        "agree": last.agree,
        "compared": last.compared,
        "held": len(last.held),
        "codes": len(codes),
    }
    reason = CHOSEN if chosen else BY_NAMES if last.compared else BY_CODES
    return CodeDecision(
        system=vintage.system,
        vintage=age or vintage.year,
        also_fits=also,
        reason=Message(reason, values),
        agree=last.agree,
        compared=last.compared,
        held=len(last.held),
        codes=len(codes),
        repair=Repair.NONE,
        sure=True,
        listed=last.listed,
        notes=tuple(notes),
    )


def older_note(known: NamedUnits, age: int | None) -> list[Message]:
    """Say that a table holds an older list's units."""
    if age is None:
        return []
    then = known.held_by(age)
    formed = int((then.index != then).sum())
    return [Message(OLDER, {"older": age, "count": formed}, warns=True)] if formed else []
