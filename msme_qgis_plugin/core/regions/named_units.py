"""Units that are known by a code and a name: provinces, subdistricts, zones of any kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from .codes import CodeKind, read_code
from .errors import UnknownVintageError
from .levels import Level
from .names import DIRECTIONS, numbered_words
from .systems import CodeSystem
from .unit_sets import Districts, UnitSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .gazetteer import CodeList


# Words that only say of which level a unit is.
_LEVEL_WORDS = {
    Level.PROVINCE: frozenset({"provinsi", "propinsi", "prov", "province"}),
    Level.SUBDISTRICT: frozenset({"kecamatan", "kec", "distrik", "subdistrict", "district"}),
}
_SUBDISTRICT_DIGITS = 6
_MOST_DIGITS = 7


def zone_key(text: str) -> str:
    """Return an id as it is compared: `Z01 ` as `z01`, 7.0 and 007 as `7`."""
    plain = text.strip().casefold()
    whole = plain[:-2] if plain.endswith(".0") and plain[:-2].isdecimal() else plain
    return (whole.lstrip("0") or "0") if whole.isdecimal() else whole


@dataclass(frozen=True)
class UnitName:
    """A name of a unit, made comparable.

    directions, numbers: what is never misspelt: `utara`, `2`.
    """

    code: str
    key: str
    directions: frozenset[str]
    numbers: tuple[str, ...]
    official: bool


@dataclass(frozen=True)
class NamedUnits(UnitSet):
    """Units of one level, which are told by code, by name, or by name inside a larger unit.

    units: index of codes; columns of text: name, label, and `parent` where the units above are
        known. Other columns may hold what a unit lies in, such as its province.
    aliases: code -> its other names.
    lists: every list that has numbered them, oldest first; none for zones.
    above: the units that hold these, where they are known.
    within: columns of `units` in which a row's larger unit is looked for.
    """

    level: Level
    units: pd.DataFrame
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: tuple[CodeList, ...] = ()
    above: Districts | None = None
    within: tuple[str, ...] = ()

    @property
    def labels(self) -> pd.Series:
        """What each unit is called: index of codes."""
        return self.units["label"]

    @property
    def names(self) -> pd.Series:
        """What each unit is called without its type, same index."""
        return self.units["name"]

    def name_of(self, text: str) -> UnitName:
        """Read a name; what is no unit's has no code."""
        parts = numbered_words(text)
        dropped = _LEVEL_WORDS.get(self.level, frozenset())
        kept = [one for one in parts if one not in dropped] or list(parts)
        return UnitName(
            "",
            "".join(kept),
            frozenset(kept) & DIRECTIONS,
            tuple(one for one in kept if any(map(str.isdigit, one))),
            official=False,
        )

    def is_name(self, text: str) -> bool:
        """Say whether a text names one of the units."""
        return self.name_of(text).key in self.by_key

    def is_code(self, text: str) -> bool:
        """Say whether a text is a code of one of the units, in any list.

        Of subdistricts also codes that no list of ours holds: they tell the district.
        """
        if self.level is Level.SUBDISTRICT:
            read = read_code(text)
            digits = sum(map(str.isdigit, text))
            finer = read.kind is CodeKind.FINER and digits <= _MOST_DIGITS
            return finer or read.kind is CodeKind.DISTRICT or zone_key(text) in self.own_codes
        return self.code_key(text) in self._every_code

    def is_within(self, text: str) -> bool:
        """Say whether a text names what units lie in."""
        if self.above is not None:
            return self.above.is_name(text)
        return any(text.strip().casefold() in held for held in self.wholes.values())

    def code_key(self, text: str) -> str:
        """Return a code as `codes` and the lists have it, "" for what is none."""
        if self.level is Level.PROVINCE:
            read = read_code(text)
            return read.appended.zfill(2) if read.kind is CodeKind.PROVINCE else ""
        if self.level is Level.SUBDISTRICT:
            digits = text.replace(".", "")
            return digits if digits.isdecimal() and len(digits) == _SUBDISTRICT_DIGITS else ""
        return zone_key(text)

    @cached_property
    def own_codes(self) -> dict[str, str]:
        """Return code as `code_key` has it -> unit, where no list is needed to tell."""
        return {zone_key(code): code for code in self.units.index}

    @cached_property
    def by_key(self) -> dict[str, tuple[UnitName, ...]]:
        """Return key of a name -> the units of this name."""
        found: dict[str, dict[str, UnitName]] = {}
        for code, held in self.by_unit.items():
            for one in held:
                found.setdefault(one.key, {}).setdefault(code, one)
        return {key: tuple(held.values()) for key, held in found.items()}

    @cached_property
    def by_unit(self) -> dict[str, tuple[UnitName, ...]]:
        """Return the names of each unit, the official one first."""
        found = {}
        for code, name in zip(self.units.index, self.units["name"]):
            read = [self.name_of(text) for text in (name, *self.aliases.get(code, ()))]
            found[code] = tuple(
                UnitName(code, one.key, one.directions, one.numbers, official=place == 0)
                for place, one in enumerate(read)
                if one.key
            )
        return found

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """Return code of the unit above -> the units in it."""
        if "parent" not in self.units:
            return {}
        groups = self.units.groupby("parent", sort=False).groups
        return {str(parent): frozenset(codes) for parent, codes in groups.items()}

    @cached_property
    def wholes(self) -> dict[str, dict[str, frozenset[str]]]:
        """Return column -> what it says, in lower case -> the units of which it says so."""
        return {
            column: {
                str(text): frozenset(codes)
                for text, codes in self.units.groupby(
                    [str(text or "").strip().casefold() for text in self.units[column]]
                ).groups.items()
                if text
            }
            for column in self.within
        }

    def list_of(self, year: int) -> CodeList:
        """Return the last BPS list that is not younger than `year`.

        Raises:
            UnknownVintageError: the year is before the first list.
        """
        bps = [one for one in self.lists if one.vintage.system is CodeSystem.BPS]
        found = [one for one in bps if one.vintage.year <= year]
        if not found:
            known = ", ".join(str(one.vintage.year) for one in bps)
            raise UnknownVintageError(system=CodeSystem.BPS.label, year=year, known=known)
        return found[-1]

    def held_by(self, year: int) -> pd.Series:
        """Return for each unit of today the unit of a year that held it."""
        if not any(one.vintage.system is CodeSystem.BPS for one in self.lists):
            return super().held_by(year)
        listed = self.list_of(year)
        found = {unit: listed.heir[code] for code, held in listed.units.items() for unit in held}
        return pd.Series(found, dtype=object).reindex(self.units.index)

    @cached_property
    def _every_code(self) -> frozenset[str]:
        listed = {code for one in self.lists for code in one.units}
        return frozenset(listed or self.own_codes)
