"""What one row is about: a unit, several, a total, or nothing known.

The order: the code in the decided list, the exact name with its type, a
known alias, former or English name, a name alike inside the same province.
Less than that is ambiguous, not a guess.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .codes import CodeKind, Repair
from .evidence import Verdict
from .fuzzy import HINT, Likeness, clear_winner, is_ahead, only_slip
from .names import is_total, province_key
from .systems import RowStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .decision import CodeDecision
    from .evidence import Reader, Row
    from .gazetteer import NameHit

_SHOWN = 4

REPAIRED = QT_TRANSLATE_NOOP("core", "The code {code} has lost a zero; it is read as {read}.")
CONFLICT = QT_TRANSLATE_NOOP(
    "core",
    "The code {code} means {by_code}, but the row says {said}. Correct the "
    "code or the name; the row is not mapped until then.",
)
UNSURE_CODE = QT_TRANSLATE_NOOP(
    "core",
    "The code {code} stands without a name, and codes and names of this "
    "table disagree too often to trust it. Add the name.",
)
AS_WRITTEN = QT_TRANSLATE_NOOP(
    "core", "Read by its code as {unit}; the name is written “{name}” in the file."
)
DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "The code {code} has lost a zero and may be any of these. Write it with "
    "all its digits as text, or add the name.",
)
DIVIDED = QT_TRANSLATE_NOOP(
    "core",
    "{name} of {list} has since been divided and no single district of "
    "today carries it on. Its value fits only the districts of that time.",
)
DIVIDED_SINCE = QT_TRANSLATE_NOOP(
    "core",
    "{name} has since been divided: {parts} were part of it. Its value is of the larger territory.",
)
UNKNOWN_CODE = QT_TRANSLATE_NOOP("core", "The code {code} is not in {list}; the name decides.")
NO_SUCH_CODE = QT_TRANSLATE_NOOP(
    "core", "The code {code} is in no list of district codes in use here."
)
FINER = QT_TRANSLATE_NOOP(
    "core",
    "{code} is the code of a village or subdistrict, not of a district. Sum "
    "such rows by district first.",
)
WATER_FOREST = QT_TRANSLATE_NOOP(
    "core", "{code} is the code of a lake or a forest, not of a district."
)
SEVERAL = QT_TRANSLATE_NOOP(
    "core", "The name fits several districts. Add Kab. or Kota, the province, or the code."
)
OTHER_HAS_ROW = QT_TRANSLATE_NOOP(
    "core",
    "The name fits several districts. {other} has a row of its own; if this "
    "row is the other one, write its type before the name.",
)
OR_PROVINCE = QT_TRANSLATE_NOOP(
    "core",
    "The name is that of a province and of a city. Write Kota before the "
    "city's name, or Provinsi before the province's.",
)
NOT_THERE = QT_TRANSLATE_NOOP(
    "core", "The name is known, but not with the type or province that the row says."
)
ALIKE = QT_TRANSLATE_NOOP("core", "The name is not known; these are alike, none surely meant.")
ONE_LEFT = QT_TRANSLATE_NOOP(
    "core", "The name is not known; only {unit} is alike and has no row of its own."
)
ONE_SLIP = QT_TRANSLATE_NOOP("core", "The name is not known; only {unit} is one letter away.")
FINER_NAME = QT_TRANSLATE_NOOP(
    "core",
    "“{name}” is named as a subdistrict or village, not a district. Sum such "
    "rows by district first.",
)
FORMER = QT_TRANSLATE_NOOP("core", "Another or former name of {unit}.")
UNKNOWN_NAME = QT_TRANSLATE_NOOP("core", "The name is not known.")
NOTHING = QT_TRANSLATE_NOOP("core", "The row has neither code nor name.")
TOTAL = QT_TRANSLATE_NOOP("core", "A total, not a district.")

_OTHER_LEVEL = {CodeKind.FINER: FINER, CodeKind.WATER_FOREST: WATER_FOREST}


@dataclass(frozen=True)
class Outcome:
    """What became of a row.

    units: what the row may be, where that is open; by its name.
    coded: the same by its code, where code and name disagree.
    parts: units that were part of it in the time of the code or name used.
    divided: what to say of that, unless the parts have rows of their own.
    """

    status: RowStatus
    bps_code: str = ""
    score: float = math.nan
    candidates: str = ""
    message: Message | None = None
    units: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    divided: Message | None = None


@dataclass(frozen=True)
class Resolver:
    """Resolves rows by a decision that was made for their whole table."""

    reader: Reader
    decision: CodeDecision | None

    def resolve(self, row: Row) -> Outcome:
        """Say what one row is about."""
        if self._is_total(row):
            return Outcome(RowStatus.TOTAL_ROW, message=Message(TOTAL))
        other_level = _OTHER_LEVEL.get(row.code.kind)
        # A subdistrict may bear a district's name, a lake does not.
        if other_level == WATER_FOREST and row.hits:
            other_level = None
        if other_level:
            message = Message(other_level, {"code": row.code_text})
            return Outcome(RowStatus.UNMATCHED, message=message)
        if row.code.kind is CodeKind.GADM:
            unit = self.reader.gazetteer.identifiers.get(row.code.appended)
            if unit:
                return self._by_gadm(row, unit)
        if row.code.kind is CodeKind.DISTRICT and self.decision:
            held = [
                code
                for code in row.code.readings(Repair.NONE)
                if code in self.decision.listed.units
            ]
            if held:
                return self._by_code(row, held, self.decision)
        return self._by_name(row)

    def with_neighbours(self, row: Row, outcome: Outcome, present: set[str]) -> Outcome:
        """Add to an ambiguous row what the other rows say of its units."""
        message = outcome.message
        if message is not None and message.template == ALIKE:
            return self._without_present(row, outcome, present)
        if message is not None and message.template in (NOT_THERE, CONFLICT):
            return self._spelt_as_another(row, outcome, present)
        if message is None or message.template != SEVERAL:
            return outcome
        others = {hit.bps_code for hit in row.hits} & present
        if not others:
            return outcome
        other = ", ".join(map(self.reader.gazetteer.label, sorted(others)))
        return replace(outcome, message=Message(OTHER_HAS_ROW, {"other": other}))

    def _without_present(self, row: Row, outcome: Outcome, present: set[str]) -> Outcome:
        """Tell which unit is left where others that are alike have rows of their own.

        Inside a province the likest one is meant; elsewhere it is offered.
        """
        found = self.reader.alike(row)
        left = [one for one in found if one.bps_code not in present]
        winner = clear_winner(left, _length(row))
        if winner and row.provinces is not None and is_ahead(winner, found):
            return Outcome(RowStatus.MATCHED_FUZZY, winner.bps_code, winner.score)
        meant = winner or only_slip(left)
        if not meant:
            return outcome
        unit = self.reader.gazetteer.label(meant.bps_code)
        template = ONE_LEFT if winner else ONE_SLIP
        return self.open([meant.bps_code], Message(template, {"unit": unit}))

    def _spelt_as_another(self, row: Row, outcome: Outcome, present: set[str]) -> Outcome:
        """Read a slip that spells another district by what stands beside it.

        Pali is Pati where Pati's code or province stands beside it, Pati has no other row, and
        Pali has one of its own or is not of the type stated; else Pati is offered too.
        """
        meant = self._one_slip_away(row, outcome)
        if meant is None or meant.bps_code in present:
            return outcome
        has_row = {hit.bps_code for hit in row.all_hits} <= present
        of_type = [hit for hit in row.all_hits if row.stated in (None, hit.type)]
        if has_row or not of_type:
            if outcome.coded:
                return self._mapped(row, meant.bps_code, (meant.bps_code,), misspelt=True)
            return Outcome(RowStatus.MATCHED_FUZZY, meant.bps_code, meant.score)
        if outcome.coded:
            return outcome
        return self.open([meant.bps_code, *outcome.units], Message(NOT_THERE))

    def _one_slip_away(self, row: Row, outcome: Outcome) -> Likeness | None:
        """Return the unit of the row's code, or of its province, whose name is one letter away."""
        found = self.reader.alike(row)
        if outcome.coded:
            found = [one for one in found if (one.bps_code,) == outcome.coded]
        elif row.provinces is None:
            return None
        return next((one for one in found if one.edits == 1 and is_ahead(one, found)), None)

    def _is_total(self, row: Row) -> bool:
        if row.code.kind in (CodeKind.DISTRICT, *_OTHER_LEVEL):
            return False
        if is_total(row.name) or (not row.name and is_total(row.code_text)):
            return True
        if row.code.kind is CodeKind.NATION and not row.named:
            return True
        provinces = self.reader.gazetteer.provinces
        if row.code.kind is CodeKind.PROVINCE and not row.name:
            return row.code.appended in provinces
        known = province_key(row.name) in provinces
        if known and row.code.kind is CodeKind.PROVINCE:
            return True
        # A province's name that is no district's of today: Aceh, Riau.
        return known and not any(hit.official for hit in row.all_hits)

    def _by_gadm(self, row: Row, unit: str) -> Outcome:
        reader = self.reader
        speaks = not row.name or reader.speaks_for(row, unit) or self._fits_none_better(row, unit)
        if not (speaks and reader.within(unit, row.provinces)):
            return self._conflict(row, [unit])
        listed = self.decision.listed if self.decision else None
        code = str(self.reader.gazetteer.units.at[unit, "bps_2010"])
        return self._mapped(row, unit, listed.units[code] if listed else ())

    def _fits_none_better(self, row: Row, unit: str) -> bool:
        """Say whether a misspelt name leaves the unit of its code the likest, if any is like it."""
        reader = self.reader
        like = reader.fits_nothing(row) or reader.is_nearest(row, unit)
        return like and reader.within(unit, row.provinces)

    def _by_code(self, row: Row, held: list[str], decision: CodeDecision) -> Outcome:
        listed = decision.listed
        verdicts = {c: self.reader.verdict(row, c, listed) for c in held}
        yes = [c for c in held if verdicts[c] is Verdict.YES and row.name]
        silent = [c for c in held if verdicts[c] is not Verdict.NO]
        if not silent and decision.sure:
            silent = [c for c in held if self._fits_none_better(row, listed.heir.get(c, ""))]
        chosen = yes or [code for code in row.code.readings(decision.repair) if code in silent]
        if not chosen:
            return self._conflict(row, [listed.heir.get(c, c) for c in held])
        if len(chosen) > 1:
            message = Message(DAMAGED, {"code": row.code_text})
            return self.open((listed.heir[c] for c in chosen), message)
        code = chosen[0]
        units = listed.units[code]
        unit = listed.heir.get(code, "")
        if not unit:
            values = {"name": listed.names[code], "list": str(listed.vintage)}
            return self.open(units, Message(DIVIDED, values))
        if not row.name and not decision.sure:
            message = Message(UNSURE_CODE, {"code": row.code_text})
            return self.open([unit], message)
        return self._mapped(row, unit, units, repaired=code)

    def _mapped(
        self,
        row: Row,
        unit: str,
        units: tuple[str, ...],
        *,
        repaired: str = "",
        misspelt: bool = False,
    ) -> Outcome:
        message = None
        if row.code.damaged:
            values = {"code": row.code_text, "read": repaired}
            message = Message(REPAIRED, values)
        elif misspelt or (row.name and not row.named):
            label = self.reader.gazetteer.label(unit)
            message = Message(AS_WRITTEN, {"unit": label, "name": row.name})
        parts = tuple(one for one in units if one != unit)
        return Outcome(
            RowStatus.MATCHED_CODE,
            unit,
            message=message,
            parts=parts,
            divided=self._divided(unit, parts),
        )

    def _divided(self, unit: str, parts: tuple[str, ...]) -> Message | None:
        if not parts:
            return None
        label = self.reader.gazetteer.label
        listed = ", ".join(label(one) for one in parts)
        return Message(DIVIDED_SINCE, {"name": label(unit), "parts": listed})

    def _conflict(self, row: Row, by_code: list[str]) -> Outcome:
        named = sorted({h.bps_code for h in row.hits or row.all_hits})
        known = self.reader.gazetteer.units.index
        coded = tuple(dict.fromkeys(c for c in by_code if c in known))
        code_units = self._listed(coded)
        name_units = self._listed(named) or "–"
        said = [row.name, *sorted(row.provinces or ())]
        values = {
            "code": row.code_text,
            "by_code": code_units or "–",
            "said": ", ".join(word for word in said if word),
        }
        return Outcome(
            RowStatus.CODE_NAME_CONFLICT,
            candidates=f"by code: {code_units}; by name: {name_units}",
            message=Message(CONFLICT, values),
            units=tuple(named),
            coded=coded,
        )

    def _by_name(self, row: Row) -> Outcome:
        if not row.name:
            if not row.code_text:
                return Outcome(RowStatus.UNMATCHED, message=Message(NOTHING))
            message = Message(NO_SUCH_CODE, {"code": row.code_text})
            return Outcome(RowStatus.UNMATCHED, message=message)
        if not row.named:
            return self._by_likeness(row)
        units = sorted({hit.bps_code for hit in row.hits})
        province = province_key(row.name) in self.reader.gazetteer.provinces
        if province and row.stated is None:
            return self.open(units, Message(OR_PROVINCE))
        if not units:
            every = sorted({hit.bps_code for hit in row.all_hits})
            return self.open(every, Message(NOT_THERE))
        if len(units) > 1:
            return self.open(units, Message(SEVERAL))
        return self._named(row, row.hits[0])

    def _named(self, row: Row, hit: NameHit) -> Outcome:
        message = None
        if row.code.kind is CodeKind.DISTRICT and self.decision:
            vintage = str(self.decision.listed.vintage)
            values = {"code": row.code_text, "list": vintage}
            message = Message(UNKNOWN_CODE, values)
        if hit.official:
            return Outcome(RowStatus.MATCHED_NAME, hit.bps_code, message=message)
        unit = self.reader.gazetteer.label(hit.bps_code)
        parts = self.reader.gazetteer.split_since(hit)
        return Outcome(
            RowStatus.MATCHED_ALIAS,
            hit.bps_code,
            message=message or Message(FORMER, {"unit": unit}),
            parts=parts,
            divided=self._divided(hit.bps_code, parts),
        )

    def _by_likeness(self, row: Row) -> Outcome:
        if row.finer:
            return Outcome(RowStatus.UNMATCHED, message=Message(FINER_NAME, {"name": row.name}))
        found = self.reader.alike(row)
        winner = clear_winner(found, _length(row))
        if winner and row.provinces is not None:
            return Outcome(RowStatus.MATCHED_FUZZY, winner.bps_code, winner.score)
        near = [one.bps_code for one in ((winner,) if winner else found) if one.score >= HINT]
        if near:
            return self.open(near, Message(ALIKE))
        return Outcome(RowStatus.UNMATCHED, message=Message(UNKNOWN_NAME))

    def open(self, units: Iterable[str], message: Message) -> Outcome:
        """Leave a row to a person, with the units that it may be."""
        units = tuple(units)
        return Outcome(
            RowStatus.AMBIGUOUS, candidates=self._listed(units), message=message, units=units
        )

    def _listed(self, units: Iterable[str]) -> str:
        shown = list(units)
        texts = [f"{unit} {self.reader.gazetteer.label(unit)}" for unit in shown[:_SHOWN]]
        if len(shown) > _SHOWN:
            texts.append(f"… ({len(shown)})")
        return "; ".join(texts)


def _length(row: Row) -> int:
    """Return the letters of a name without its type."""
    return max((len(reading.key) for reading in row.readings[-1:]), default=0)
