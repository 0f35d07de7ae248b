"""What a row says of the unit it is about, apart from its code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from .codes import EMPTY, Code, read_code
from .fuzzy import HINT, MARGIN, SLIPS, THRESHOLD, Likeness, UnitNames, similarity
from .names import DIRECTIONS, FINER_WORDS, WATER_FOREST_WORDS, key, readings, type_of, words
from .systems import UnitType

if TYPE_CHECKING:
    from .gazetteer import CodeList, Gazetteer, NameHit
    from .reading import Reading

_SURE_PROVINCE = 0.85
# Names that were given up before then are found, but not when misspelt.
_OLDEST_ALIKE = 1990
_COUNTRY = re.compile(r",\s*Indonesia\s*$", re.IGNORECASE)


class Verdict(Enum):
    """Whether a row's name and province speak for a unit."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"


@dataclass(frozen=True, eq=False)
class Row:
    """One distinct combination of cells, read. Equal to itself alone.

    provinces: what the province cell may mean, None where it says nothing.
    hits: units that the name may mean, of the type and province stated.
    named: whether the name is known at all.
    stated: the type that the name or the type column states.
    finer: whether the name begins with the word for a subdistrict or village.
    inside: whether the name is also a province's, and the row stands between its districts.
    """

    code_text: str
    code: Code
    name: str
    provinces: frozenset[str] | None
    readings: tuple[Reading, ...]
    hits: tuple[NameHit, ...]
    all_hits: tuple[NameHit, ...]
    named: bool
    stated: UnitType | None
    column_type: UnitType | None
    finer: bool
    inside: bool


@dataclass(frozen=True)
class Reader:
    """Reads rows against the gazetteer; remembers what it compared."""

    gazetteer: Gazetteer
    _provinces: dict[str, frozenset[str] | None] = field(default_factory=dict)
    _verdicts: dict[tuple[object, ...], Verdict] = field(default_factory=dict)
    _likest: dict[str, list[Likeness]] = field(default_factory=dict)

    def read(self, cells: tuple[str, ...]) -> Row:
        """Read the cells of code, name, type and province, "" if absent.

        Args:
            cells: behind these, "inside" where the row stands between districts of a province
                of its name.
        """
        code_text, name, kind, province, beside = (cell.strip() for cell in cells)
        if not province:
            name, province = self._apart(name)
        code = read_code(code_text) if code_text else EMPTY
        column_type = type_of(kind) if kind else None
        provinces = self.province(province)
        reading, found = self.gazetteer.hits(name)
        stated = reading.type if reading else None
        hits = tuple(
            hit
            for hit in found
            if column_type in (None, hit.type) and self.within(hit.bps_code, provinces)
        )
        every = self.gazetteer.names.get(reading.key, ()) if reading else ()
        return Row(
            code_text=code_text,
            code=code,
            name=name,
            provinces=provinces,
            readings=readings(name),
            hits=hits,
            all_hits=every,
            named=reading is not None,
            stated=stated or column_type,
            column_type=column_type,
            finer=not FINER_WORDS.isdisjoint(words(name)[:1]),
            inside=bool(beside),
        )

    def province(self, text: str) -> frozenset[str] | None:
        """Return the provinces that a cell may mean, None if it says none."""
        if text not in self._provinces:
            self._provinces[text] = self._read_province(text)
        return self._provinces[text]

    def verdict(self, row: Row, code: str, listed: CodeList) -> Verdict:
        """Say whether a row speaks for the district that `code` means."""
        # Most codes mean the same in most lists.
        meaning = (row, listed.heir.get(code), listed.units[code], listed.names[code])
        found = self._verdicts.get(meaning)
        if found is None:
            found = self._verdicts[meaning] = self._judge(row, code, listed)
        return found

    def _judge(self, row: Row, code: str, listed: CodeList) -> Verdict:
        unit = listed.heir.get(code, "")
        if row.provinces is not None and not any(
            self.within(one, row.provinces) for one in listed.units[code]
        ):
            return Verdict.NO
        if not row.name:
            given = row.provinces is not None
            return Verdict.YES if given else Verdict.SILENT
        if not unit:
            return self._as_listed(row, code, listed)
        named = self.speaks_for(row, unit) or (
            self._type_fits(row, unit) and self._as_listed(row, code, listed) is Verdict.YES
        )
        return Verdict.YES if named else Verdict.NO

    def alike(self, row: Row) -> list[Likeness]:
        """Return the units of the row's province and type by likeness.

        Without a known province it looks everywhere: good for a hint only.
        """
        return [
            one
            for one in self.likest(row)
            if row.column_type in (None, self._types[one.bps_code])
            and (row.provinces is None or row.provinces & self._today[one.bps_code])
        ]

    def likest(self, row: Row) -> list[Likeness]:
        """Return all units whose names are like the row's, the likest first."""
        found = self._likest.get(row.name)
        if found is None:
            found = self._likest[row.name] = self._unit_names.likest(row.readings)
        return found

    def speaks_for(self, row: Row, unit: str) -> bool:
        """Say whether a row's name may be that of a unit.

        A misspelt one may, where it fits no other unit better.
        """
        if not self._type_fits(row, unit):
            return False
        if row.named:
            return any(hit.bps_code == unit for hit in row.all_hits)
        found = self.likest(row)
        own = next((one for one in found if one.bps_code == unit), None)
        if own is None or row.finer:
            return False
        others = [one for one in found if one is not own]
        nearest = min((one.edits for one in others), default=own.edits + 1)
        if own.score >= THRESHOLD:
            return own.edits <= nearest
        ahead = own.score - max((one.score for one in others), default=0.0) >= MARGIN
        return own.sure and own.edits < nearest and (own.edits <= SLIPS or ahead)

    def is_nearest(self, row: Row, unit: str) -> bool:
        """Say whether a misspelt name is like a unit's, and no other's is nearer.

        A name that is known, but not of the type stated, may be misspelt by one letter.
        """
        found = self.likest(row)
        own = next((one for one in found if one.bps_code == unit), None)
        if own is None or not own.sure or row.finer or row.hits or (row.named and own.edits > 1):
            return False
        nearest = all(one.edits >= own.edits for one in found)
        return nearest and self._type_fits(row, unit)

    def fits_nothing(self, row: Row) -> bool:
        """Say whether a name is like that of no district and no other place known."""
        near = any(one.edits <= SLIPS or one.score >= HINT for one in self.likest(row))
        other = not WATER_FOREST_WORDS.isdisjoint(words(row.name)[:1])
        return not (row.named or near or other or self.is_finer_name(row))

    def is_finer_name(self, row: Row) -> bool:
        """Say whether a subdistrict bears the row's name."""
        held = self.gazetteer.subdistricts
        return row.finer or any(reading.key in held for reading in row.readings)

    def _type_fits(self, row: Row, unit: str) -> bool:
        """Say whether the stated type allows the unit.

        A wrong type tells nothing where no other unit bears the name.
        """
        if row.stated in (None, self._types[unit]):
            return True
        return {hit.bps_code for hit in row.all_hits} == {unit}

    def within(self, unit: str, provinces: frozenset[str] | None) -> bool:
        """Say whether a unit is or was in one of the provinces, if any are said."""
        if provinces is None:
            return True
        return not provinces.isdisjoint(self.gazetteer.unit_provinces.get(unit, ()))

    def _as_listed(self, row: Row, code: str, listed: CodeList) -> Verdict:
        name = key(listed.names[code])
        same = any(reading.key == name for reading in row.readings)
        return Verdict.YES if same else Verdict.NO

    def _apart(self, name: str) -> tuple[str, str]:
        """Take `Bandung, West Java` apart into name and province."""
        name = _COUNTRY.sub("", name)
        first, comma, last = name.rpartition(",")
        if comma and self.gazetteer.province(last):
            named = self.gazetteer.hits(name)[0]
            if named is None:
                return first.strip(), last.strip()
        return name, ""

    def _read_province(self, text: str) -> frozenset[str] | None:
        found = self.gazetteer.province(text) if text else frozenset()
        if found or not text:
            return found or None
        sought = key(text)
        scores = sorted(
            (similarity(sought, own), own) for own in self.gazetteer.provinces if not own.isdigit()
        )
        score, best = scores[-1]
        if score < _SURE_PROVINCE:
            return None
        return self.gazetteer.provinces[best]

    @cached_property
    def _unit_names(self) -> UnitNames:
        names = (
            (hit.bps_code, hit.type, name, self._directions[hit.bps_code])
            for name, hits in self.gazetteer.names.items()
            for hit in hits
            if hit.last_year >= _OLDEST_ALIKE
        )
        return UnitNames(names, self.gazetteer.names)

    @cached_property
    def _today(self) -> dict[str, frozenset[str]]:
        """Provinces that a misspelt name is looked for in: no old ones."""
        units = self.gazetteer.units
        columns = zip(units.index, units["province"], units["province_2020"])
        return {str(code): frozenset(found) for code, *found in columns}

    @cached_property
    def _types(self) -> dict[str, UnitType]:
        kinds = self.gazetteer.units["type"]
        return {str(code): UnitType(kind) for code, kind in kinds.items()}

    @cached_property
    def _directions(self) -> dict[str, frozenset[str]]:
        units = self.gazetteer.units
        columns = zip(units["name"], units["aliases"], units["former_names"])
        return {
            str(code): frozenset(words(" ".join(names).replace("|", " "))) & DIRECTIONS
            for code, names in zip(units.index, columns)
        }
