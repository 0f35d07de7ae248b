"""What is known of the 514 districts: codes, names, provinces, history."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from ..paths import resource
from .errors import UnknownVintageError
from .names import key, province_key, readings
from .systems import CodeSystem, UnitType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .reading import Reading

_BPS, _KEMENDAGRI = CodeSystem.BPS, CodeSystem.KEMENDAGRI

# First and last year for which a list is known to have been in force. Between
# 2022 and 2024 the offices renumbered Papua at different times.
_IN_FORCE: dict[CodeSystem, dict[int, tuple[int, int]]] = {
    _BPS: {
        1961: (1961, 1961),
        1971: (1971, 1971),
        1980: (1980, 1980),
        1990: (1990, 1990),
        2000: (2000, 2000),
        2010: (2010, 2012),
        2013: (2013, 2013),
        2014: (2014, 2014),
        2020: (2015, 2021),
        2024: (2024, 9999),
    },
    _KEMENDAGRI: {2020: (2020, 2021), 2025: (2025, 9999)},
}


class Vintage(NamedTuple):
    """One list of codes: whose, and of which year."""

    system: CodeSystem
    year: int

    def __str__(self) -> str:
        return f"{self.system.label} {self.year}"


@dataclass(frozen=True)
class NameHit:
    """A unit that a name may mean.

    last_year: for a former name, the last list that has it, else 9999.
    """

    bps_code: str
    type: UnitType
    official: bool
    last_year: int = 9999


@dataclass(frozen=True)
class CodeList:
    """One vintage's codes.

    units: code -> all of today's units in it, BPS 2024 codes.
    heir: code -> the one unit that carries on the district of that time;
        a code that no single unit carries on is left out.
    names: code -> its name in that list.
    """

    vintage: Vintage
    units: dict[str, tuple[str, ...]]
    heir: dict[str, str]
    names: dict[str, str]


@dataclass(frozen=True)
class Gazetteer:
    """Districts of today and every list that has numbered them.

    units: indexed by BPS 2024 code `bps_code`, 514 rows, all text:
        bps_2020, kemendagri_code (2025, dotted), kemendagri_2020, hdx_pcode,
        gadm_gid2, name (without type), type, province, province_code, label
        (`Kab. Bandung`), population, split_from, split_year and more.
    names: key of a name -> the units it may mean.
    provinces: key of a province name or code -> names of the provinces (of
        today) that it may mean.
    unit_provinces: unit -> names of provinces it is or was part of.
    lists: every vintage, oldest first.
    identifiers: GADM 4.1 id without its suffix -> unit.
    """

    units: pd.DataFrame
    names: dict[str, tuple[NameHit, ...]]
    provinces: dict[str, frozenset[str]]
    unit_provinces: dict[str, frozenset[str]]
    lists: tuple[CodeList, ...]
    identifiers: dict[str, str]

    @staticmethod
    def load() -> Gazetteer:
        """Read the plugin's own reference tables, once.

        Raises:
            ResourceMissingError: a table is not there.
        """
        return _load()

    def district_names(self) -> frozenset[str]:
        """Return keys (see `names.key`) of every district name known."""
        return frozenset(self.names)

    def province_names(self) -> frozenset[str]:
        """Return keys (see `names.province_key`) of every province name."""
        return frozenset(k for k in self.provinces if not k.isdigit())

    def vintages(self, system: CodeSystem) -> tuple[int, ...]:
        """Return the years of the lists of `system`, oldest first."""
        return tuple(one.vintage.year for one in self.lists if one.vintage.system is system)

    def code_list(self, system: CodeSystem, year: int) -> CodeList:
        """Return the list of `system` that was in force in `year`.

        Raises:
            UnknownVintageError: no list is known for that year.
        """
        for label, (first, last) in _IN_FORCE[system].items():
            if first <= year <= last:
                return self._by_vintage[Vintage(system, label)]
        known = ", ".join(str(one) for one in self.vintages(system))
        raise UnknownVintageError(system=system.label, year=year, known=known)

    def knows(self, system: CodeSystem, year: int) -> bool:
        """Say whether a list of `system` is known for `year`."""
        spans = _IN_FORCE[system].values()
        return any(first <= year <= last for first, last in spans)

    def codes(self, system: CodeSystem, vintage: int) -> dict[str, tuple[str, ...]]:
        """Return code (four digits, no dot) -> today's BPS 2024 codes.

        Raises:
            UnknownVintageError: no list is known for that year.
        """
        return self.code_list(system, vintage).units

    def label(self, bps_code: str) -> str:
        """Return a unit's name with its type: `Kab. Bandung`."""
        return str(self.units.at[bps_code, "label"])

    def split_since(self, hit: NameHit) -> tuple[str, ...]:
        """Return the units that left a district after it lost this name."""
        listed = self._by_vintage.get(Vintage(_BPS, hit.last_year))
        if listed is None:
            return ()
        return next(
            tuple(unit for unit in units if unit != hit.bps_code)
            for units in listed.units.values()
            if hit.bps_code in units
        )

    def hits(self, name: str) -> tuple[Reading | None, tuple[NameHit, ...]]:
        """Return the first reading of a name that is known, and its units.

        A reading that states a type keeps the units of that type only; where
        none is left the name is known all the same, with no unit.
        """
        known: Reading | None = None
        for reading in readings(name):
            found = self.names.get(reading.key, ())
            kept = tuple(hit for hit in found if reading.type in (None, hit.type))
            if kept:
                return reading, kept
            if found and known is None:
                known = reading
        return known, ()

    def province(self, text: str) -> frozenset[str]:
        """Return the provinces of today that a name or code may mean."""
        stripped = text.strip()
        code = stripped.split(".")[0]
        if code.isdigit():
            return self.provinces.get(code[:2], frozenset())
        return self.provinces.get(province_key(stripped), frozenset())

    @cached_property
    def subdistricts(self) -> dict[str, frozenset[str]]:
        """Return key of a subdistrict's name -> districts that have one so named.

        Raises:
            ResourceMissingError: the table of subdistricts is not there.
        """
        path = resource("reference", "subdistricts.gpkg")
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as source:
            pairs = source.execute("SELECT name, bps_code FROM subdistrict").fetchall()
        found: dict[str, set[str]] = {}
        for name, unit in pairs:
            found.setdefault(key(name), set()).add(unit)
        return {name: frozenset(units) for name, units in found.items()}

    @cached_property
    def _by_vintage(self) -> dict[Vintage, CodeList]:
        return {one.vintage: one for one in self.lists}


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    units = _read("codes.csv").set_index("bps_code", drop=False)
    history = _read("code_history.csv")
    history["vintage"] = history["vintage"].astype(int)
    units["province_code"] = units["province_code_bps"]
    units["label"] = [
        f"{UnitType(kind).short} {name}" for kind, name in zip(units["type"], units["name"])
    ]
    # GADM 4.1 writes some ids with the suffix of its version, some without.
    gadm = units["gadm_gid2"].str.split("_").str[0]
    identifiers = dict(zip(gadm, units.index))
    identifiers.pop("", None)
    return Gazetteer(
        units=units,
        names=_names(units, history),
        provinces=_provinces(units),
        unit_provinces=_unit_provinces(units, history),
        lists=tuple(_lists(history)),
        identifiers=identifiers,
    )


def _read(name: str) -> pd.DataFrame:
    path = resource("reference", name)
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _lists(history: pd.DataFrame) -> Iterator[CodeList]:
    lists = history[["vintage", "system"]].drop_duplicates()
    for year, system in sorted(lists.itertuples(index=False, name=None)):
        chosen = (history["vintage"] == year) & (history["system"] == system)
        rows = history[chosen]
        units: dict[str, list[str]] = {}
        heirs = rows[rows["heir"] == "1"]
        heir = dict(zip(heirs["code"], heirs["bps_code"]))
        for code, unit in zip(rows["code"], rows["bps_code"]):
            units.setdefault(code, []).append(unit)
        yield CodeList(
            vintage=Vintage(CodeSystem(system), year),
            units={
                code: tuple(sorted(one, key=lambda u: u != heir.get(code)))
                for code, one in units.items()
            },
            heir=heir,
            names=dict(zip(rows["code"], rows["name"])),
        )


def _names(units: pd.DataFrame, history: pd.DataFrame) -> dict[str, tuple[NameHit, ...]]:
    own = history[history["heir"] == "1"]
    last_years: dict[tuple[str, str], int] = {}
    for unit, name, year in zip(own["bps_code"], own["name"], own["vintage"]):
        for reading in readings(name):
            place = (unit, reading.key)
            last_years[place] = max(last_years.get(place, 0), year)
    found: dict[str, dict[str, NameHit]] = {}
    columns = ["bps_code", "type", "name", "aliases", "former_names"]
    for code, stated, official, aliases, former in _rows(units, columns):
        kind = UnitType(stated)
        hits = [(official, NameHit(code, kind, official=True))]
        hits += [(name, NameHit(code, kind, official=False)) for name in _split(aliases)]
        hits += [
            (name, NameHit(code, kind, official=False, last_year=last))
            for name in _split(former)
            for last in (last_years.get((code, key(name)), 9999),)
        ]
        for name, hit in hits:
            found.setdefault(key(name), {}).setdefault(code, hit)
    return {name: tuple(hits.values()) for name, hits in found.items()}


def _provinces(units: pd.DataFrame) -> dict[str, frozenset[str]]:
    pairs = [
        (province_key(name), province)
        for province, aliases in set(_rows(units, ["province", "province_aliases"]))
        for name in (province, *_split(aliases))
    ]
    for codes, names in (
        ("bps_code", "province"),
        ("kemendagri_code", "province"),
        ("bps_2020", "province_2020"),
        ("kemendagri_2020", "province_2020"),
    ):
        pairs += zip(units[codes].str[:2], units[names])
    found: dict[str, set[str]] = {}
    for name, province in pairs:
        found.setdefault(name, set()).add(province)
    return {name: frozenset(one) for name, one in found.items()}


def _unit_provinces(units: pd.DataFrame, history: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return every province that a unit is or was part of.

    A province of an old list is named after the one of today that holds most
    of its units: Sumatera Selatan for Bangka in 1990.
    """
    found = {
        code: {today, before}
        for code, today, before in _rows(units, ["bps_code", "province", "province_2020"])
    }
    old = history[history["system"] == "bps"]
    before = units["province_2020"].to_dict()
    groups: dict[tuple[int, str], list[str]] = {}
    for year, code, unit in _rows(old, ["vintage", "code", "bps_code"]):
        groups.setdefault((int(year), code[:2]), []).append(unit)
    for members in groups.values():
        provinces = Counter(before[unit] for unit in members)
        whole = provinces.most_common(1)[0][0]
        for unit in members:
            found[unit].add(whole)
    return {unit: frozenset(names) for unit, names in found.items()}


def _rows(table: pd.DataFrame, columns: list[str]) -> Iterator[tuple[str, ...]]:
    return table[columns].itertuples(index=False, name=None)


def _split(text: str) -> Iterable[str]:
    return (part for part in text.split("|") if part)
