"""Which level a table is about: provinces, districts or subdistricts.

The column as a whole decides. A subdistrict often bears a district's name and a few cities a
province's, so single names tell nothing; where two levels fit alike, what the header says
decides, else the rows are of districts, of which most tables are.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Callable, NamedTuple

import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.codes import CodeKind, read_code
from ..regions.levels import Level
from ..regions.named_sets import named_subdistricts, provinces, subdistricts, zones
from ..regions.names import is_total
from ..regions.unit_sets import Districts
from ..tables.column_texts import column_of
from .column_choice import NO_COLUMN, best
from .errors import LevelUnclearError
from .options import DuplicateRule

if TYPE_CHECKING:
    from ..regions.gazetteer import Gazetteer
    from ..regions.unit_sets import UnitSet
    from ..tables.column_texts import Column
    from ..tables.model import Table
    from .options import HarmoniseOptions

_MOST, _HALF, _ENOUGH, _AHEAD = 0.8, 0.5, 0.6, 0.2
_SUBDISTRICT_DIGITS = (6, 7)
_FEWEST = 3
_PROVINCE_HEADER = re.compile(r"\b(prov|provinsi|propinsi|province|provinces)\b")
_SUBDISTRICT_HEADER = re.compile(r"\b(kec|kecamatan|subdistrict|sub district|distrik)\b|kec\b")
_DISTRICT_HEADER = re.compile(r"\b(kab|kabupaten|kota|regency|district|city)\b")
# A capital is a unit of a smaller level by name.
_CAPITAL_HEADER = re.compile(r"\b(ibu ?kota|capital|pusat pemerintahan)\b")
_VILLAGE_HEADER = re.compile(r"\b(desa|kelurahan|village|nagari|kampung|gampong)\b")

BY_NAMES = QT_TRANSLATE_NOOP(
    "core", "Level: the rows are about {level}; {share} % of the texts in “{column}” name one."
)
BY_CODES = QT_TRANSLATE_NOOP(
    "core", "Level: the rows are about {level}, as the codes in “{column}” say."
)
AS_CHOSEN = QT_TRANSLATE_NOOP("core", "Level: {level}, as chosen.")
NOTHING_SAID = QT_TRANSLATE_NOOP("core", "Level: districts, since no column says another.")
# What several units of a level are called in a sentence.
LEVEL_WORDS = {
    Level.PROVINCE: Message(QT_TRANSLATE_NOOP("core", "provinces")),
    Level.DISTRICT: Message(QT_TRANSLATE_NOOP("core", "districts")),
    Level.SUBDISTRICT: Message(QT_TRANSLATE_NOOP("core", "subdistricts")),
    Level.VILLAGE: Message(QT_TRANSLATE_NOOP("core", "villages")),
    Level.ZONE: Message(QT_TRANSLATE_NOOP("core", "zones")),
}


class Found(NamedTuple):
    """The level of a table, and what says so."""

    level: Level
    reason: Message


class _Evidence(NamedTuple):
    """A column and the shares of its texts that name units of each level."""

    column: Column
    province: float
    district: float
    subdistrict: float

    def says(self, level: Level) -> Found:
        share = {
            Level.PROVINCE: self.province,
            Level.DISTRICT: self.district,
            Level.SUBDISTRICT: self.subdistrict,
        }[level]
        values = {
            "level": LEVEL_WORDS[level],
            "share": round(100 * share),
            "column": self.column.header,
        }
        return Found(level, Message(BY_NAMES, values))


def known_of(level: Level, gazetteer: Gazetteer) -> UnitSet:
    """Return the units of a level that the plugin knows itself; districts for other levels.

    Raises:
        ResourceMissingError: a file of the plugin's own is not there.
    """
    if level is Level.PROVINCE:
        return provinces()
    return subdistricts() if level is Level.SUBDISTRICT else Districts(gazetteer)


def units_known(units: pd.DataFrame, gazetteer: Gazetteer) -> UnitSet:
    """Return the codes and names of the units of a layer.

    Args:
        units: `bps_code` and, for other levels than districts, `level`, `name` and `parent`.
    """
    level = Level(units["level"].iloc[0]) if "level" in units else Level.DISTRICT
    if level is Level.DISTRICT:
        return Districts(gazetteer)
    if level is Level.PROVINCE:
        return provinces()
    if level is Level.SUBDISTRICT:
        held = units.set_index("bps_code")[["name", "parent"]]
        return named_subdistricts(pd.DataFrame(held), Districts(gazetteer))
    own = ["bps_code", "name", "level", "boundary", "code_field", "area_km2", "part_km2"]
    beside = pd.DataFrame(units).drop(columns=[*own, "geometry"], errors="ignore")
    return zones(units["bps_code"], units["name"], beside)


def find_level(table: Table, gazetteer: Gazetteer, options: HarmoniseOptions) -> Found:
    """Say what level the rows of a table are about.

    Args:
        options: columns that the caller names are the only ones looked at.

    Raises:
        LevelUnclearError: a column's header and what stands under it say two levels.
    """
    columns = _candidates(table, options)
    coded = _by_codes(columns)
    if coded is not None and coded.level is Level.DISTRICT:
        return _below_districts(table, columns, gazetteer, options) or coded
    evidence = [_evidence(one, gazetteer) for one in columns]
    district = _best(evidence, lambda one: one.district)
    province = _best(evidence, lambda one: one.province)
    finer = _subdistricts(table, evidence, district, options)
    if finer is not None:
        return finer
    if coded is not None and coded.level is Level.SUBDISTRICT and not _rows_are_summed(options):
        return coded
    if province is not None and _is_of_provinces(province, district):
        return province.says(Level.PROVINCE)
    if district is None and coded is not None and coded.level is Level.PROVINCE:
        return coded
    if district is not None:
        return district.says(Level.DISTRICT)
    return Found(Level.DISTRICT, Message(NOTHING_SAID))


def _candidates(table: Table, options: HarmoniseOptions) -> list[Column]:
    said = [one for one in (options.code, options.name) if one not in (None, NO_COLUMN)]
    headers = [one for one in table.cells.columns if one not in options.values]
    if said:
        beside = (options.province, options.parent)
        headers = [one for one in headers if one in said or one in beside]
    columns = [column_of(table, one) for one in headers]
    return [one for one in columns if not _CAPITAL_HEADER.search(one.plain)]


def _evidence(column: Column, gazetteer: Gazetteer) -> _Evidence:
    districts, small = Districts(gazetteer), subdistricts()
    texts = [one for one in column.sample if one.upper() != one.lower()]
    kept = [one for one in texts if not is_total(one) or gazetteer.province(one)]
    count = len(column.sample) - len(texts) + len(kept)

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, kept)) / count if count else 0.0

    if not kept:
        return _Evidence(column, 0.0, 0.0, 0.0)
    return _Evidence(
        column,
        share(lambda one: bool(gazetteer.province(one))),
        share(districts.is_name),
        share(small.is_name),
    )


def _best(evidence: list[_Evidence], share: Callable[[_Evidence], float]) -> _Evidence | None:
    """Return the column with the highest share of names, of at least half of it."""
    found = [one for one in evidence if share(one) >= _HALF]
    return max(found, key=share, default=None)


def _by_codes(columns: list[Column]) -> Found | None:
    """Say which level a column of codes is of, finer ones first."""
    kinds = (
        (Level.SUBDISTRICT, _is_subdistrict_code),
        (Level.DISTRICT, lambda text: read_code(text).kind in {CodeKind.DISTRICT, CodeKind.GADM}),
        (Level.PROVINCE, lambda text: read_code(text).kind is CodeKind.PROVINCE),
    )
    coded = [one for one in columns if _is_called_code(one)]
    for level, test in kinds:
        found = best(coded, partial(_share, test=test), _MOST)
        if found is not None:
            values = {"level": LEVEL_WORDS[level], "column": found.header}
            return Found(level, Message(BY_CODES, values))
    return None


def _share(column: Column, *, test: Callable[[str], bool]) -> float:
    return column.share(test, least=_MOST)


def _is_called_code(column: Column) -> bool:
    return bool(re.search(r"\b(kode|code|kd|id|pcode|bps|kemendagri)|(kode|code)\b", column.plain))


def _is_subdistrict_code(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return read_code(text).kind is CodeKind.FINER and digits in _SUBDISTRICT_DIGITS


def _below_districts(
    table: Table, columns: list[Column], gazetteer: Gazetteer, options: HarmoniseOptions
) -> Found | None:
    """Say whether rows with codes of districts are about the subdistricts in them."""
    evidence = [_evidence(one, gazetteer) for one in columns]
    coded = next((one for one in evidence if _holds_district_codes(one.column)), None)
    return _subdistricts(table, evidence, coded, options)


def _holds_district_codes(column: Column) -> bool:
    return (
        _is_called_code(column)
        and column.share(lambda text: read_code(text).kind is CodeKind.DISTRICT, least=_MOST) > 0
    )


def _subdistricts(
    table: Table, evidence: list[_Evidence], district: _Evidence | None, options: HarmoniseOptions
) -> Found | None:
    """Say whether the rows are about subdistricts.

    A district's capital is a subdistrict by name: where a column of districts tells the rows
    apart already, they are about districts.
    """
    if any(_VILLAGE_HEADER.search(one.column.plain) for one in evidence):
        return None
    finer = [one for one in evidence if one is not district and _speaks_of_subdistricts(one)]
    if district is not None and not finer and _is_of_subdistricts(district):
        return district.says(Level.SUBDISTRICT)
    _refuse_contradiction(evidence, finer)
    found = max(finer, key=lambda one: one.subdistrict, default=None)
    if found is None:
        return None
    if district is None:
        return found.says(Level.SUBDISTRICT)
    if _rows_are_summed(options):
        return None
    pairs = table.cells[[district.column.header, found.column.header]].drop_duplicates()
    if len(pairs) <= pairs[district.column.header].nunique():
        return None
    return found.says(Level.SUBDISTRICT)


def _rows_are_summed(options: HarmoniseOptions) -> bool:
    """Say whether rows of smaller units are to make one of their district."""
    return options.duplicates in (DuplicateRule.SUM, DuplicateRule.MEAN)


def _speaks_of_subdistricts(one: _Evidence) -> bool:
    if _SUBDISTRICT_HEADER.search(one.column.plain):
        return one.subdistrict >= _HALF and one.subdistrict >= one.district
    return one.subdistrict >= _ENOUGH and one.subdistrict > max(one.district, one.province) + _AHEAD


def _is_of_subdistricts(one: _Evidence) -> bool:
    return _speaks_of_subdistricts(one) and not _DISTRICT_HEADER.search(one.column.plain)


def _refuse_contradiction(evidence: list[_Evidence], finer: list[_Evidence]) -> None:
    for one in evidence:
        called = _SUBDISTRICT_HEADER.search(one.column.plain)
        if called and not finer and one.district >= _MOST and len(one.column.sample) >= _FEWEST:
            raise LevelUnclearError(
                column=one.column.header,
                called=LEVEL_WORDS[Level.SUBDISTRICT],
                held=LEVEL_WORDS[Level.DISTRICT],
                share=round(100 * one.district),
            )


def _is_of_provinces(province: _Evidence, district: _Evidence | None) -> bool:
    """Say whether the rows are about provinces; a few cities bear a province's name."""
    if province.province < _MOST:
        return False
    if district is None:
        return True
    if district is not province:
        return False
    if _PROVINCE_HEADER.search(province.column.plain):
        return True
    return province.province > province.district + _AHEAD
