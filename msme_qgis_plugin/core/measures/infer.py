"""What the columns of a layer are that does not say it itself: the only guess.

Names are asked for documented conventions alone (docs/developer.md):

- `<name>_status`, `_low`, `_high`, `_coverage`, `_base` beside a column `<name>` belong to it;
- a name that is an id of the catalogue, whatever its case, is that indicator;
- the columns that every layer of units has (`UNIT_COLUMNS`) describe the unit;
- a title that ends in a year, or stands below one, is one of a series: `POP2016`, `POP2017`;
- layers of version 0.x of this plugin: see `core.catalogue.earlier_names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Callable, Optional

from .field import Field, Fields, Role, Text, roles_by_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# Columns about the unit and not of it, in layers of ours and in what QGIS adds.
UNIT_COLUMNS = frozenset(
    {
        *("bps_code", "kemendagri_code", "name", "type", "province", "province_code"),
        *("district", "district_type"),
        "kemendagri",  # as Shapefiles cut it
        *("level", "parent", "boundary", "indicative", "merged"),
        *("area_km2", "part_km2", "official_km2_source", "population_year"),
        *("kbli_version", "size_definition", "period"),
        *("fid", "ogc_fid", "fid_of_page"),
    }
)
# A name and the names beside it -> what the catalogue calls so, if it does.
Known = Callable[[str, "Collection[str]"], Optional[Field]]
# `POP2016`, `UMKM / 2023*`, and with years above several indicators `2023 / UMKM`.
_YEARLY = re.compile(r"(.*?)[\s_.,/-]*((?:19|20)\d\d)(?:\s?\*{1,3}\)?)?")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)(?:\s?\*{1,3}\)?)? / (.+)")


@dataclass(frozen=True)
class Column:
    """What QGIS knows of a column: its name, its alias and whether it holds numbers."""

    name: str
    is_number: bool
    alias: str | None = None


def infer_fields(
    columns: Sequence[Column], *, known: Known = lambda _name, _beside: None
) -> Fields:
    """Return what columns are, as far as conventions tell.

    Args:
        known: name and the names beside it -> what the catalogue or an earlier version of the
            plugin calls so, None for any other name.
    """
    names = [one.name for one in columns]
    beside = roles_by_name(names)
    return Fields(_fields(columns, names, beside, known))


def dated(text: str) -> tuple[str, str | None]:
    """Return a title without its year, and the year, where it ends in one or stands below one."""
    above = _YEAR_FIRST.fullmatch(text)
    if above is not None:
        return above[2], above[1]
    found = _YEARLY.fullmatch(text)
    if found is None or not found[1]:
        return text, None
    return found[1], found[2]


def _fields(
    columns: Iterable[Column],
    names: Collection[str],
    beside: dict[str, tuple[Role, str]],
    known: Known,
) -> Iterable[Field]:
    for column in columns:
        if column.name in beside:
            role, of = beside[column.name]
            if column.is_number or role is Role.STATUS:
                yield Field(column.name, role, of=of)
            continue
        told = known(column.name, names)
        own = _has_status(column.name, beside)
        if told is not None and (told.role is Role.VALUE or not own):
            yield _named(told, column)
        elif column.name.casefold() not in UNIT_COLUMNS or own:
            yield _own(column)


def _has_status(name: str, beside: dict[str, tuple[Role, str]]) -> bool:
    """Tell a person's own column called `population` from the one that describes units."""
    return any(role is Role.STATUS and of == name for role, of in beside.values())


def _named(told: Field, column: Column) -> Field:
    """Let a person's alias stand for the label."""
    if not column.alias:
        return told
    if told.sector is not None:
        # As version 0.x called them: “Share C: Manufacturing”.
        head, _, words = column.alias.partition(f" {told.sector}: ")
        return replace(told, label=Text(head, head), sector_label=_label(words))
    return replace(told, label=Text(column.alias, column.alias), sector_label=None)


def _own(column: Column) -> Field:
    if not column.is_number:
        return Field(column.name, Role.CATEGORY, label=_label(column.alias))
    title, period = dated(column.alias or column.name.replace("_", " ").strip())
    return Field(column.name, label=_label(title), period=period)


def _label(text: str | None) -> Text | None:
    return Text(text, text) if text else None
