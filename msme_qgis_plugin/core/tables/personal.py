"""Columns about persons, which are dropped on reading.

UU 27/2022 on personal data: names, identity numbers, ways of reaching a
person. Judged by the header and by the values; values are never shown.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

_SAMPLE = 5000
_SOME, _MOST = 0.05, 0.6
_PERSON = (
    r"(pemilik|pengusaha|pelaku( usaha)?|penerima( bantuan| manfaat)?|ketua|"
    r"pimpinan|direktur|pengurus|penanggung ?jawab|responden|nasabah|"
    r"debitur|karyawan|pemohon|anggota|kepala (keluarga|desa)|lurah|"
    r"lengkap|ibu kandung|owner|person|contact|kontak|applicant|"
    r"beneficiary|respondent)"
)
_NUMBER = r"(no\.?|nomor|nomer|nmr|number|#)?\s*"
_OF = rf"(\s+(dari\s+)?{_PERSON}|\s+usaha)?"
_HEADERS = re.compile(
    rf"{_NUMBER}(nik|ktp|e-?ktp|n\.i\.k\.?|nik ktp|nik/ktp|"
    rf"induk kependudukan|kk|kartu keluarga|npwp|paspor|passport|sim|"
    rf"identitas|national id|rekening|rek|"
    rf"hp|h\.p\.?|hp/wa|handphone|ponsel|telp\.?|tlp\.?|telepon|telpon|"
    rf"telephone|phone|mobile|wa|whats ?app|kontak|contact|"
    rf"e-?mail|surel|alamat e-?mail|email address)\s*(number)?{_OF}"
    rf"|{_NUMBER}(telp|telepon|phone)\s*/\s*(hp|wa|mobile)"
    rf"|nama\s+{_PERSON}(\s+\w+)?|{_PERSON}\s+name|full name"
    rf"|owner'?s? name|{_PERSON}\s*/\s*nama|nama\s*/\s*{_PERSON}"
    rf"|alamat(\s+(lengkap|rumah|tinggal|domisili|usaha|ktp|jalan|pemilik|"
    rf"responden))*|address|home address|street( address)?|nama jalan"
    rf"|(tempat|tanggal|tgl\.?)[\s,/]*(dan\s+)?(tanggal|tgl\.?)?\s*lahir"
    rf"|ttl|birth ?date|date of birth",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"lahir|birth|ttl", re.IGNORECASE)
_SHORT = re.compile(r"[-–—….]{1,3}|\d{1,3}([.,]?\d{1,3}){0,2} ?%?")
_NIK = re.compile(
    r"[1-9]\d{5}(0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(0[1-9]|1[0-2])"
    r"\d{6}"
)
_TAX = re.compile(r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}")
_PHONE = re.compile(r"(\+?62[\s-]?|0)8\d{1,3}[\s-]?\d{3,4}[\s-]?\d{3,5}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)

_INSIDE = re.compile(
    "|".join(rf"(?<!\d)(?:{one.pattern})(?!\d)" for one in (_NIK, _TAX, _PHONE, _EMAIL)),
    re.IGNORECASE,
)


def without_personal_values(text: str) -> str:
    """Return a sentence with identity and tax numbers, mobile numbers and e-mails as “[…]”.

    Names of people in it cannot be told from other words.
    """
    return _INSIDE.sub("[…]", text)


def personal_columns(
    cells: NDArray[np.object_], is_number: NDArray[np.bool_], *, names: list[str]
) -> dict[str, str]:
    """Return the columns that hold personal data, and what kind: `name_or_address` by its header.

    Args:
        cells: (rows, columns) text of the data rows.
        is_number: same shape, True where the file stored a number.
        names: one name per column.

    A header counts as a whole ("No HP", "Nama pemilik"), so that an
    indicator such as "Persentase penduduk yang memiliki HP" stays; so does
    "KTP" over short numbers, which count people. By value, a column is
    personal when 5 % of its cells are identity numbers, tax numbers or
    e-mail addresses, or most are mobile numbers.
    """
    found = {}
    for index, name in enumerate(names):
        filled = Counter(
            zip(map(str, cells[:_SAMPLE, index].tolist()), is_number[:_SAMPLE, index].tolist())
        )
        for blank in (("", False), ("", True)):
            filled.pop(blank, None)
        kind = _kind_of_values(filled)
        if kind is None and is_personal_header(name) and not _counts(name, filled):
            kind = "name_or_address"
        if kind is not None:
            found[name] = kind
    return found


def is_personal_header(name: str) -> bool:
    """Tell whether a header announces personal data."""
    plain = " ".join(name.replace("_", " ").replace("-", " ").split())
    candidates = (plain, plain.split(" / ")[-1], name.strip())
    return any(_HEADERS.fullmatch(one.strip(" .:*")) for one in candidates)


def _counts(name: str, filled: Counter[tuple[str, bool]]) -> bool:
    """Tell whether the cells are counts or shares and not numbers of people.

    A birthday may be stored as a number of days and is no count.
    """
    if not filled or _BIRTH.search(name):
        return False
    return _share(filled, _is_short_number) > _MOST


def _is_short_number(text: str, _stored: bool) -> bool:
    return _SHORT.fullmatch(text) is not None


def _kind_of_values(filled: Counter[tuple[str, bool]]) -> str | None:
    """Return what personal values cells hold, None for no such."""
    if not filled:
        return None
    if _share(filled, _is_identity) >= _SOME:
        return max(_IDENTITIES, key=lambda kind: _share(filled, _IDENTITIES[kind]))
    return "phone" if _share(filled, _is_phone) >= _MOST else None


def _share(filled: Counter[tuple[str, bool]], test: Callable[[str, bool], bool]) -> float:
    """Return the share of cells that pass, each text tested once."""
    passed = sum(n for one, n in filled.items() if test(*one))
    return passed / sum(filled.values())


def _is_nik(text: str, _stored: bool) -> bool:
    return _NIK.fullmatch(text.strip("'").replace(" ", "")) is not None


def _is_tax_number(text: str, _stored: bool) -> bool:
    return _TAX.fullmatch(text) is not None


def _is_email(text: str, _stored: bool) -> bool:
    return _EMAIL.fullmatch(text) is not None


_IDENTITIES = {"identity_number": _is_nik, "tax_number": _is_tax_number, "email": _is_email}


def _is_identity(text: str, stored: bool) -> bool:
    if len(text) < len("a@b.id"):
        return False
    return any(test(text, stored) for test in _IDENTITIES.values())


def _is_phone(text: str, stored: bool) -> bool:
    return not stored and _PHONE.fullmatch(text) is not None
