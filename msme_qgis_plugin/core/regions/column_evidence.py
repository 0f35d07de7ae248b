"""What a column of names as a whole says about each of its names.

One name may be that of a district, of the subdistrict that it grew from and
of a village; which of them a column lists shows in the names beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .fuzzy import SLIPS, THRESHOLD
from .levels import Level
from .names import FINER_WORDS, KABUPATEN_WORDS, KOTA_WORDS, key, province_key, words
from .province_rows import without_totals
from .resolve import OR_PROVINCE, SEVERAL, Outcome
from .systems import MATCHED, RowStatus, UnitType

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from .evidence import Reader, Row
    from .resolve import Resolver

_HALF, _MOST, _FEW, _ENOUGH = 0.5, 0.8, 0.05, 0.1
# No district has more subdistricts.
_MOST_SUBDISTRICTS = 60
_FEWEST_CITIES = 3
_SHOWN = 3
# Notes below a table, not names.
_NAME = re.compile(r"\s*[^\W\d_][^:]*")
_DISTRICT_WORDS = KABUPATEN_WORDS | KOTA_WORDS | {"district"}

FINER_COLUMN = QT_TRANSLATE_NOOP(
    "core",
    "The column lists subdistricts or villages; “{name}” is taken for one and not for the "
    "district of that name. If it is the district, write Kab. or Kota before it.",
)
OTHER_COLUMN = QT_TRANSLATE_NOOP(
    "core",
    "Most names of the column are no districts, so that “{name}” may be another place of that "
    "name. If it is the district, write Kab. or Kota before it.",
)
ONLY_CITIES_TYPED = QT_TRANSLATE_NOOP(
    "core",
    "{count} names that a kabupaten and a city share, such as {examples}, are read as the "
    "kabupaten: the column writes a type only before cities, and these cities have rows of "
    "their own.",
)
ONLY_ONE_LEFT = QT_TRANSLATE_NOOP(
    "core",
    "{count} name(s) that several districts share, such as {examples}, are read as the only "
    "district of the province that has no other row.",
)


@dataclass(frozen=True)
class ColumnReading:
    """What became of the rows in the light of their column.

    level: what the names without a type name, None where they are mostly
        unknown.
    finer: of these names some that are subdistricts and no districts.
    """

    outcomes: list[Outcome]
    level: Level | None
    finer: tuple[str, ...]
    notes: tuple[Message, ...]


def read_column(
    rows: Sequence[Row], outcomes: Sequence[Outcome], resolver: Resolver, header: str
) -> ColumnReading:
    """Revise what single names mean by what their column is.

    Args:
        rows: distinct rows. outcomes: what each is, taken alone.
        header: of the column of names, "" if unknown.
    """
    level, finer = _level(rows, outcomes, resolver, header)
    if level is not Level.DISTRICT:
        revised = [
            _no_district(row, outcome, resolver, level) for row, outcome in zip(rows, outcomes)
        ]
        return ColumnReading(revised, level, finer, ())
    notes = []
    revised = list(outcomes)
    for template, read in ((ONLY_CITIES_TYPED, _untyped_kabupaten), (ONLY_ONE_LEFT, _last_ones)):
        found = read(rows, revised, resolver)
        for place, unit in found.items():
            revised[place] = Outcome(RowStatus.MATCHED_NAME, unit)
        if found:
            labels = [resolver.reader.gazetteer.label(unit) for unit in found.values()]
            values = {"count": len(labels), "examples": ", ".join(labels[:_SHOWN])}
            notes.append(Message(template, values))
    return ColumnReading(without_totals(rows, revised), level, (), tuple(notes))


def fill_provinces(cells: pd.DataFrame, reader: Reader) -> pd.Series[str]:
    """Return provinces, filled down where only the first row of a block has one.

    Sheets merge the province's cell over its districts, and text files keep
    the first row's. Filled down only where each province is written once and
    next to no known name is of another province.

    Args:
        cells: `name` and `province`, "" where empty.
    """
    province = cells["province"]
    written = province[province.ne("")]
    if len(written) in (0, len(province)) or not written.is_unique:
        return province
    filled = province.where(province.ne("")).ffill().fillna("")
    agree = differ = 0
    for name, old, new in zip(cells["name"], province, filled):
        provinces = reader.province(new)
        hits = {hit.bps_code for hit in reader.gazetteer.hits(name)[1] if hit.official}
        if old or provinces is None or not hits:
            continue
        inside = any(reader.within(unit, provinces) for unit in hits)
        agree, differ = agree + inside, differ + (not inside)
    # A misspelt name is now and then that of another province's district.
    told = agree + differ >= _ENOUGH * province.eq("").sum()
    return province if told and differ > _FEW * (agree + differ) else filled


def _level(
    rows: Sequence[Row], outcomes: Sequence[Outcome], resolver: Resolver, header: str
) -> tuple[Level | None, tuple[str, ...]]:
    """Say what the names without a type are, and which are subdistricts only."""
    reader = resolver.reader
    bare = {
        key(row.name): (row, outcome)
        for row, outcome in zip(rows, outcomes)
        if _is_bare(row, resolver)
        and outcome.status is not RowStatus.TOTAL_ROW
        and _NAME.fullmatch(row.name)
    }
    if not any(outcome.status in MATCHED or outcome.units for _, outcome in bare.values()):
        return Level.DISTRICT, ()
    named = {name for name, (row, _) in bare.items() if row.named}
    if len(named) == len(bare) and not _says_finer(header):
        return Level.DISTRICT, ()
    finer = [n for n, (row, _) in bare.items() if n not in named and reader.is_finer_name(row)]
    held = reader.gazetteer.subdistricts
    together = Counter(unit for name in bare for unit in held.get(name, ()))
    siblings = max(together.values(), default=0)
    lists_finer = len(finer) >= _HALF * len(bare) or siblings >= _MOST * len(bare)
    if (finer and lists_finer) or (_says_finer(header) and _may_be_finer(bare)):
        return Level.SUBDISTRICT, tuple(bare[name][0].name for name in finer)
    unknown = sum(
        name not in named and not _is_misspelt(row, outcome, resolver)
        for name, (row, outcome) in bare.items()
    )
    return (None if unknown > _HALF * len(bare) else Level.DISTRICT), ()


def _is_bare(row: Row, resolver: Resolver) -> bool:
    """Say whether a name states no type; `Batam Kota` is a subdistrict too."""
    return row.stated is None or key(row.name) in resolver.reader.gazetteer.subdistricts


def _says_finer(header: str) -> bool:
    found = set(words(header))
    return not found.isdisjoint(FINER_WORDS) and found.isdisjoint(_DISTRICT_WORDS)


def _may_be_finer(bare: dict[str, tuple[Row, Outcome]]) -> bool:
    """Say whether nothing speaks against a header that says subdistrict."""
    coded = sum(outcome.status is RowStatus.MATCHED_CODE for _, outcome in bare.values())
    return coded <= _HALF * len(bare) and len(bare) <= _MOST_SUBDISTRICTS


def _is_misspelt(row: Row, outcome: Outcome, resolver: Resolver) -> bool:
    if outcome.status in MATCHED:
        return True
    likest = resolver.reader.likest(row)
    return any(one.edits <= SLIPS or one.score >= THRESHOLD for one in likest)


def _no_district(row: Row, outcome: Outcome, resolver: Resolver, level: Level | None) -> Outcome:
    """Take a name without a type off the map where its column names others."""
    if not row.name or not _is_bare(row, resolver) or outcome.status is RowStatus.TOTAL_ROW:
        return outcome
    if level is Level.SUBDISTRICT:
        return Outcome(RowStatus.UNMATCHED, message=Message(FINER_COLUMN, {"name": row.name}))
    if outcome.status not in MATCHED or outcome.status is RowStatus.MATCHED_CODE:
        return outcome
    return resolver.open([outcome.bps_code], Message(OTHER_COLUMN, {"name": row.name}))


def _untyped_kabupaten(
    rows: Sequence[Row], outcomes: Sequence[Outcome], resolver: Resolver
) -> dict[int, str]:
    """Return place -> kabupaten of the names without a type that must be one.

    A column that writes `Kota` before cities and nothing before kabupaten
    means the kabupaten by a bare name, where the city of that name has a row
    of its own. One bare city, or one `Kab.`, and the column says nothing.
    """
    cities = {
        outcome.bps_code
        for row, outcome in zip(rows, outcomes)
        if row.stated is UnitType.KOTA and outcome.status in MATCHED
    }
    bare = [row for row in rows if row.stated is None and row.hits]
    if len(cities) < _FEWEST_CITIES or any(row.stated is UnitType.KABUPATEN for row in rows):
        return {}
    if any(_is_bare_city(row, cities, resolver) for row in bare):
        return {}
    found = {}
    for place, (row, outcome) in enumerate(zip(rows, outcomes)):
        unit = _kabupaten_of_pair(row, cities, resolver) if _may_be_district(row, outcome) else ""
        if unit:
            found[place] = unit
    return found


def _may_be_district(row: Row, outcome: Outcome) -> bool:
    """Say whether a row waits because its name fits several districts.

    A province's name is its total's, but for a row that stands between its districts.
    """
    asked = outcome.message.template if outcome.message else ""
    return asked == SEVERAL or (asked == OR_PROVINCE and row.inside)


def _last_ones(
    rows: Sequence[Row], outcomes: Sequence[Outcome], resolver: Resolver
) -> dict[int, str]:
    """Return place -> unit of the names that fit the one district that a province lacks.

    Other districts of the name have rows of their own, or none of their province has one.
    """
    province = resolver.reader.gazetteer.units["province"]
    lacking = province[~province.index.isin({outcome.bps_code for outcome in outcomes})]
    counts = lacking.value_counts()
    told = set(province[~province.index.isin(lacking.index)])
    found = {}
    for place, (row, outcome) in enumerate(zip(rows, outcomes)):
        if _may_be_district(row, outcome):
            may_be = [one for one in outcome.units if one in lacking and lacking[one] in told]
            if len(may_be) == 1 and counts[lacking[may_be[0]]] == 1:
                found[place] = may_be[0]
    return found


def _is_bare_city(row: Row, cities: set[str], resolver: Resolver) -> bool:
    """Say whether a name fits cities only; a province's may be its total."""
    if any(hit.type is not UnitType.KOTA for hit in row.hits):
        return False
    province = province_key(row.name) in resolver.reader.gazetteer.provinces
    return not (province and cities.issuperset(hit.bps_code for hit in row.hits))


def _kabupaten_of_pair(row: Row, cities: set[str], resolver: Resolver) -> str:
    """Return the kabupaten that shares its name with a city that has a row.

    The city is in the same province, or every city of the kabupaten's
    province has a row: the bare name is then none of them.
    """
    pair = {hit.type: hit.bps_code for hit in row.hits if hit.official}
    if len(row.hits) != len(pair) or len(pair) != len(UnitType):
        return ""
    kabupaten, city = pair[UnitType.KABUPATEN], pair[UnitType.KOTA]
    if city not in cities:
        return ""
    units = resolver.reader.gazetteer.units
    province = str(units.at[kabupaten, "province"])
    if str(units.at[city, "province"]) == province:
        return kabupaten
    of_province = units[(units["province"] == province) & (units["type"] == UnitType.KOTA.value)]
    return kabupaten if cities.issuperset(of_province.index) else ""
