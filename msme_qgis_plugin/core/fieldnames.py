"""Field names that every format takes and a person still recognises."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST = 50
_STATUS = "_status"


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
        while {name.lower(), f"{name}{_STATUS}".lower()} & used:
            name = f"{stem}_{number}"
            number += 1
        names[header] = name
        used |= {name.lower(), f"{name}{_STATUS}".lower()}
    return names


def _safe(header: str) -> str:
    plain = unicodedata.normalize("NFKD", header.replace("%", " pct "))
    ascii_only = plain.encode("ascii", "ignore").decode()
    joined = re.sub(r"[^0-9A-Za-z]+", "_", ascii_only).strip("_")
    if not joined:
        return "value"
    if joined[0].isdigit():
        joined = f"v_{joined}"
    return joined[:LONGEST].rstrip("_")
