"""Codes as files carry them, brought to four digits.

Spreadsheets eat zeros and add decimals: `11.10` becomes 11.1, `1101` becomes
1101.0 or 1,101. A damaged code keeps every reading that it may have had; the
list of codes, the names and the rest of the column decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = 4
_FINER_DIGITS = (6, 7, 10)
_NATION = frozenset({"0", "00", "0000", "99", "9999"})
# BPS numbers lakes 88 and forest 99 in each province; no district is.
_WATER_FOREST = ("88", "99")
_LEADING = re.compile(r"^\W*(\d{4}|\d{2}[.,]\d{2})\b(?![.,]?\d)\D+$")
_GADM = re.compile(r"(IDN\.\d+\.\d+)(?:_\d+)?")
_PCODE = re.compile(r"ID[-_ ]?(\d{2,10})", re.IGNORECASE)
_FLOAT = re.compile(r"(\d+)[.,]0+")
_SCIENCE = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_THOUSANDS = re.compile(r"(\d)[.,](\d{3})")
_PARTS = re.compile(r"\d+(?:[.,/ -]\d+)+")
_PART_BREAK = re.compile(r"[.,/ -]")


class CodeKind(Enum):
    """What a code cell is about."""

    EMPTY = "empty"
    TEXT = "text"
    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    WATER_FOREST = "water_forest"
    FINER = "finer"
    GADM = "gadm"


class Repair(Enum):
    """How a spreadsheet damaged `11.1`: it was `11.10`, or `11.01`."""

    NONE = "none"
    APPENDED = "appended"
    PADDED = "padded"


@dataclass(frozen=True)
class Code:
    """A code cell, read.

    appended: the four digits; of a damaged `11.1` those of 11.10.
    padded: of a damaged `11.1` those of 11.01, else nothing.
    pcode: written with HDX's `ID` before BPS digits.
    """

    kind: CodeKind
    appended: str = ""
    padded: str = ""
    pcode: bool = False

    def __hash__(self) -> int:
        """Hash what tells codes apart; an enum's own hash is slow."""
        return hash((self.appended, self.padded, self.pcode))

    @property
    def every(self) -> tuple[str, ...]:
        """All four-digit codes that this may be."""
        return self.readings(Repair.NONE)

    @property
    def damaged(self) -> bool:
        """Whether the cell has lost a zero and has two readings."""
        return bool(self.padded)

    def readings(self, repair: Repair) -> tuple[str, ...]:
        """Return the four-digit codes that this may be."""
        if not self.appended:
            return ()
        if not self.padded or repair is Repair.APPENDED:
            return (self.appended,)
        if repair is Repair.PADDED:
            return (self.padded,)
        return (self.appended, self.padded)


EMPTY = Code(CodeKind.EMPTY)
_TEXT = Code(CodeKind.TEXT)


@lru_cache(maxsize=65536)
def read_code(text: str) -> Code:
    """Read one code cell.

    `1101`, `11.01`, `ID1101`, `1101.0`, `1,101`, `1101000` and
    `[1101] Simeulue` are the district 1101; `101` is 0101, as in the lists
    of before 1990; `1100` and `11` are a province; six, seven, ten and more
    digits are finer than a district.
    """
    stripped = text.strip().strip("'\"` \u00a0").strip()
    if not stripped:
        return EMPTY
    gadm = _GADM.fullmatch(stripped)
    if gadm:
        return Code(CodeKind.GADM, gadm[1])
    pcode = _PCODE.fullmatch(stripped)
    if pcode:
        read = _from_digits(pcode[1])
        return Code(read.kind, read.appended, pcode=True)
    leading = _LEADING.match(stripped)
    return _from_number(leading[1] if leading else stripped)


def _from_number(text: str) -> Code:
    if _SCIENCE.fullmatch(text):
        text = str(int(float(text.replace(",", "."))))
    whole = _FLOAT.fullmatch(text)
    if whole and len(whole[1]) != len("11"):
        text = whole[1]
    thousands = _THOUSANDS.fullmatch(text)
    if thousands:
        text = thousands[1] + thousands[2]
    if text.isdecimal():
        return _from_digits(text)
    if _PARTS.fullmatch(text):
        return _from_parts(_PART_BREAK.split(text))
    return _TEXT


def _from_parts(parts: list[str]) -> Code:
    """Read `11.01`, `11.1`, `11.01.02` and `11.01.02.2001`."""
    province, district = parts[0], parts[1]
    two = len("11")
    if len(province) > two or len(district) > two:
        return _TEXT
    if any(part.strip("0") for part in parts[2:]):
        return Code(CodeKind.FINER, province + district.zfill(two))
    if not district.strip("0"):
        return Code(CodeKind.PROVINCE, province)
    if len(district) == two:
        return Code(CodeKind.DISTRICT, province.zfill(two) + district)
    return Code(
        CodeKind.DISTRICT,
        province.zfill(two) + district + "0",
        province.zfill(two) + "0" + district,
    )


def _from_digits(digits: str) -> Code:
    if digits in _NATION or not digits.strip("0"):
        return Code(CodeKind.NATION)
    if len(digits) > _DIGITS:
        # 01101 is 1101 with a zero before; 1101000 is 1101 as a whole.
        if len(digits) == _DIGITS + 1 and digits[0] == "0":
            return _from_digits(digits[1:])
        if digits[_DIGITS:].strip("0"):
            return Code(CodeKind.FINER, digits[:_DIGITS])
        digits = digits[:_DIGITS]
    if len(digits) <= len("11"):
        return Code(CodeKind.PROVINCE, digits)
    digits = digits.zfill(_DIGITS)
    if digits.endswith("00"):
        return Code(CodeKind.PROVINCE, digits[:2])
    if digits.endswith(_WATER_FOREST):
        return Code(CodeKind.WATER_FOREST, digits)
    return Code(CodeKind.DISTRICT, digits)


def column_repair(codes: Iterable[Code], known: frozenset[str] | set[str]) -> Repair:
    """Decide from a whole column how its damaged codes were written.

    A zero was eaten at the end where the column pads its codes (`11.01`), and
    none where it never does; a reading that gives a code twice, or one that
    is in no list, is not it.

    Args:
        codes: the distinct codes of a column.
        known: the four-digit codes of the list in use.
    """
    damaged = {code for code in codes if code.damaged}
    if not damaged:
        return Repair.NONE
    whole = {c.appended for c in codes if not c.damaged and c.appended}
    appended = {code.appended for code in damaged}
    padded = {code.padded for code in damaged}
    may_append = appended <= known and not appended & whole
    may_pad = padded <= known and not padded & whole
    # A column that writes 11.01 elsewhere does not write 11.1 for it.
    if may_pad and any(code[2] == "0" for code in whole):
        may_pad = False
    if may_append == may_pad:
        return Repair.NONE
    return Repair.APPENDED if may_append else Repair.PADDED


def village_district(codes: pd.Series) -> pd.Series:
    """Return the district code inside village or subdistrict codes.

    Args:
        codes: ten digits (village), seven (BPS subdistrict) or six
            (Kemendagri subdistrict), dotted or not, with or without `ID`.

    Returns:
        Text, same index: the four digits of the district in the system and
        vintage of the input, "" where a code has another form.
    """
    districts: dict[object, str] = {}
    found = []
    for cell in codes.tolist():
        if cell not in districts:
            districts[cell] = _district_within(str(cell))
        found.append(districts[cell])
    return pd.Series(found, index=codes.index, name=codes.name, dtype=object)


def _district_within(text: str) -> str:
    whole = _FLOAT.fullmatch(text)
    plain = whole[1] if whole else text.strip().replace(".", "")
    digits = plain[2:] if plain[:2].upper() == "ID" else plain
    fits = len(digits) in _FINER_DIGITS and digits.isdecimal()
    return digits[:_DIGITS] if fits else ""
