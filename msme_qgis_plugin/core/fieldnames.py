"""Field names that every format takes and a person still recognises."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from .measures.field import Role, name_beside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .measures.field import Field, Fields

LONGEST = 50
# Of a field in dBASE, which Shapefiles keep their attributes in.
SHORTEST = 10
# What tells the columns of a series apart is not cut away.
_YEAR_AT_END = re.compile(r"_(19|20)\d\d$")
_SHORT_ENDS = {
    Role.STATUS: "_s",
    Role.LOW: "_l",
    Role.HIGH: "_h",
    Role.COVERAGE: "_c",
    Role.BASE: "_b",
}


def safe_field_names(headers: Iterable[str], *, taken: Collection[str] = ()) -> dict[str, str]:
    """Give each header a field name of ASCII letters, digits and `_`.

    Args:
        headers: unique column headers, in order.
        taken: names already in use; case does not tell names apart, since
            GeoPackage columns do not differ by case.

    Returns:
        Header -> name. Names are unique, at most 50 characters long, and
        leave room for `<name>_status` beside each.
    """
    used = {name.lower() for name in taken}
    names: dict[str, str] = {}
    for header in headers:
        stem = _safe(header)
        name, number = stem, 2
        while _both(name) & used:
            name = f"{stem}_{number}"
            number += 1
        names[header] = name
        used |= _both(name)
    return names


def _both(name: str) -> set[str]:
    """Return the names of a value and of its status, as names are compared."""
    return {name.lower(), name_beside(name, Role.STATUS).lower()}


def short_field_names(fields: Fields, *, taken: Collection[str] = ()) -> dict[str, str]:
    """Give each field a name of at most ten characters, unique without regard to case.

    Names that fit stay. What stands beside a longer one is named after it, so that the two are
    seen to belong together: `women_share`, `women_share_status` -> `women_shar`, `women_sh_s`.

    Args:
        taken: names of other columns of the same layer.
    """
    used = {name.casefold() for name in taken}
    names: dict[str, str] = {}
    for one in fields.values():
        if one.name not in names:
            together = [one, *_beside(one, fields)]
            tried = next(
                found
                for number in count()
                if _are_free(found := _shortened(one, together, number), used)
            )
            names |= tried
            used |= {name.casefold() for name in tried.values()}
    return names


def _beside(one: Field, fields: Fields) -> list[Field]:
    found = (fields.beside(one.name, role) for role in _SHORT_ENDS)
    return [beside for beside in found if beside is not None]


def _shortened(one: Field, together: Iterable[Field], number: int) -> dict[str, str]:
    digits = str(number or "")
    names = {}
    for each in together:
        end = digits if each is one else f"{digits}{_SHORT_ENDS[each.role]}"
        fits = len(each.name) <= SHORTEST and not number
        names[each.name] = each.name if fits else f"{one.name[: SHORTEST - len(end)]}{end}"
    return names


def _are_free(names: dict[str, str], used: Collection[str]) -> bool:
    low = {name.casefold() for name in names.values()}
    return len(low) == len(names) and low.isdisjoint(used)


def _safe(header: str) -> str:
    plain = unicodedata.normalize("NFKD", header.replace("%", " pct "))
    ascii_only = plain.encode("ascii", "ignore").decode()
    joined = re.sub(r"[^0-9A-Za-z]+", "_", ascii_only).strip("_")
    if not joined:
        return "value"
    if joined[0].isdigit():
        joined = f"v_{joined}"
    year = _YEAR_AT_END.search(joined) if len(joined) > LONGEST else None
    end = year[0] if year else ""
    return joined[: LONGEST - len(end)].rstrip("_") + end
