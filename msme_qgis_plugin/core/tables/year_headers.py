"""Columns headed by a year alone: of what they are is said in the title above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR = re.compile(r"(?:19|20)\d\d\s?\*{0,3}\)?")
_NUMBER_OF_TABLE = re.compile(r"((tabel|table|lampiran)[\s/]*)+[\w.\-–]*\d[\w.\-–]*[\s:.]*", re.I)
_UNIT = re.compile(r"\([^()]*\)")
_PLACE = (
    r"(provinsi|propinsi|province|prov|kab(upaten)?|kota|indonesia|regency|regencies|district"
    r"|municipality|city|cities|kecamatan|subdistrict|desa|kelurahan|village|wilayah|daerah)"
)
# A column so called would be taken for one that tells the unit.
_KEY = re.compile(r"\b(kode|code|kd|id|gid|pcode|bps|kemendagri)\b", re.I)
# What follows tells of which units and years the table is, not of what.
_REST = re.compile(
    rf"[\s,–-]*\b((menurut|by|per|di|in|se|tiap|dirinci)[\s-]*)?\b{_PLACE}s?\b.*"
    r"|[\s,(–-]*\b(tahun|year|pada|periode?)?\s*(?:19|20)\d\d\b.*",
    re.I,
)


def is_year(text: str) -> bool:
    """Tell a year, also a provisional one: `2023*`."""
    return _YEAR.fullmatch(text) is not None


def named_by_title(names: Sequence[str], title: Iterable[str]) -> list[str]:
    """Name columns that are headed by a year alone by what the title says they count.

    Args:
        names: headers in order.
        title: text of each row above the header.

    Returns:
        `Jumlah UMKM 2023` for `2023` under `Tabel 4.2 Jumlah UMKM Menurut Kabupaten/Kota,
        2021–2023`; the headers as they are where no title says anything.
    """
    what = _what(title) if any(map(is_year, names)) else ""
    return [f"{what} {name}" if what and is_year(name) else name for name in names]


def _what(title: Iterable[str]) -> str:
    """Return what a table counts, with the unit where a row of the title holds nothing else."""
    said = unit = ""
    for text in title:
        bare = _NUMBER_OF_TABLE.sub("", text, count=1).strip()
        if _UNIT.fullmatch(bare):
            unit = unit or f" {bare}"
        elif not said:
            short = _REST.sub("", bare, count=1).strip(" ,.:–-")
            said = short if any(map(str.isalpha, short)) and not _KEY.search(short) else ""
    return f"{said}{unit}" if said else ""
