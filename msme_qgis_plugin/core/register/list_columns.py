"""Which column of a list holds which fact about an enterprise and its owner.

By the header first; numbers of persons also by what they look like, wherever they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..analysis.breakdowns import find_sex, read_size
from ..harmonise.errors import ColumnNotFoundError
from ..regions.unit_sets import Districts
from .register_columns import unit_columns
from .size_classes import MEASURES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from ..regions.gazetteer import Gazetteer
    from ..tables.model import Table

NIK, NIB, NPWP, PHONE, BIRTH = "nik", "nib", "npwp", "phone", "birth"
PERSON, ENTERPRISE, VILLAGE, ADDRESS, SEX = "person", "enterprise", "village", "address", "sex"
LOAN, ALIVE, WORK, SIZE = "loan", "alive", "work", "size"
NUMBERS = (NIK, NIB, NPWP)
# What can tell that two records are one enterprise.
TELLING = (*NUMBERS, PHONE, BIRTH, PERSON, ENTERPRISE)
# In the order in which they are looked for: `nama usaha` before `nama`.
_HEADERS = {
    NIK: r"nik|ktp|induk kependudukan|national id",
    NIB: r"nib|induk berusaha",
    NPWP: r"npwp|pokok wajib pajak",
    PHONE: r"hp|wa|telp|tlp|telepon|handphone|ponsel|phone|mobile|whatsapp",
    BIRTH: r"(tanggal|tgl) lahir|lahir|birth ?date|date of birth|ttl",
    ENTERPRISE: r"nama (usaha|perusahaan|badan usaha|toko|warung|umkm|merek|merk|brand)|"
    r"(business|company|enterprise) name",
    PERSON: r"nama (pemilik|pengusaha|pelaku|penerima|pimpinan|debitur|nasabah|lengkap|peserta)|"
    r"(owner|recipient|beneficiary|full) ?name|pemilik|penerima|^nama$|^name$",
    ADDRESS: r"alamat|address|jalan",
    VILLAGE: r"desa|kelurahan|village",
    LOAN: r"kur|kredit|pinjaman|loan|credit",
    ALIVE: r"meninggal|wafat|deceased|status hidup",
    WORK: r"pekerjaan|profesi|jabatan|occupation",
    "workers": r"tenaga kerja|pekerja|karyawan|workers|employees",
    "sales": r"omz?s?et|penjualan|sales|turnover",
    "assets": r"aset|asset|assets|kekayaan",
    "capital": r"modal|capital",
}
_LOOKS = {
    NIK: re.compile(r"\d{16}"),
    NPWP: re.compile(r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}"),
    PHONE: re.compile(r"(\+?62|0)8[\d -]{7,13}"),
}
_NOT = re.compile(r"\b(kartu keluarga|no kk|kk|jumlah|jml|jenis|kode)\b", re.IGNORECASE)
_NO_DATE = re.compile(r"^tempat lahir$|^birth ?place$")
_ENOUGH, _MOST_SIZES = 0.5, 8


@dataclass(frozen=True)
class ListColumns:
    """role -> header; `unit` is what tells the district, by its own roles."""

    roles: Mapping[str, str]
    unit: Mapping[str, str]
    measures: Mapping[str, str] = field(default_factory=dict)

    @property
    def all(self) -> list[str]:
        """Every header once."""
        held = (*self.roles.values(), *self.unit.values(), *self.measures.values())
        return list(dict.fromkeys(held))


def find_list_columns(
    head: Table, gazetteer: Gazetteer, asked: Mapping[str, str], unit: str | None
) -> ListColumns:
    """Return what the columns of a list are.

    Args:
        head: with the columns about persons.
        asked: role -> header that the caller names, of those that the list has.
    """
    cells = head.cells
    found = dict(asked)
    for role in _HEADERS:
        free = [str(one) for one in cells if one not in (*found.values(), unit)]
        header = None if role in found else _find(cells, role, free)
        if header is not None:
            found[role] = header
    shown = [str(one) for one in cells if one not in head.personal and one not in found.values()]
    sex = asked.get(SEX) or find_sex(_with(head, shown), set())
    size = next((one for one in shown if one != sex and _names_sizes(cells[one])), None)
    found |= {role: one for role, one in ((SEX, sex), (SIZE, size)) if one is not None}
    # The village may be the column that tells the district.
    taken = {*head.personal, *found.values()} - {found.get(VILLAGE)}
    return ListColumns(
        roles={role: one for role, one in found.items() if role not in MEASURES},
        unit=unit_columns(head, Districts(gazetteer), unit, taken),
        measures={role: one for role, one in found.items() if role in MEASURES},
    )


def asked_columns(heads: Collection[Table], asked: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """Return for each list the columns that the caller names and the list has.

    Raises:
        ColumnNotFoundError: no list has a column of that name.
    """
    for column in asked.values():
        if not any(column in one.cells for one in heads):
            columns = dict.fromkeys(str(one) for head in heads for one in head.cells)
            raise ColumnNotFoundError(
                column=column,
                source=", ".join(head.source for head in heads),
                columns=", ".join(columns),
            )
    return tuple({role: one for role, one in asked.items() if one in head.cells} for head in heads)


def find_number(head: Table, role: str) -> str | None:
    """Return the column of a list that holds one kind of number, None where there is none."""
    return _find(head.cells, role, [str(one) for one in head.cells])


def _find(cells: pd.DataFrame, role: str, free: Collection[str]) -> str | None:
    pattern = re.compile(rf"\b({_HEADERS[role]})\b")
    for header in free:
        plain = _plain(header)
        if pattern.search(plain) and not _NOT.search(plain) and not _NO_DATE.search(plain):
            return str(header)
    looks = _LOOKS.get(role)
    for header in free:
        filled = cells[header][cells[header] != ""]
        fits = looks is not None and not _NOT.search(_plain(header)) and len(filled)
        if looks is not None and fits and filled.str.fullmatch(looks).mean() > _ENOUGH:
            return str(header)
    return None


def _plain(header: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", str(header).casefold()).split())


def _with(head: Table, columns: list[str]) -> Table:
    from ..tables.sources import some_columns

    return some_columns(head, columns)


def _names_sizes(cells: pd.Series) -> bool:
    texts = [one for one in cells.unique() if one]
    return 0 < len(texts) <= _MOST_SIZES and all(map(read_size, texts))
