"""Codes of KBLI with two to five digits, and which section each belongs to.

A code begins with its division, and each division belongs to one section. Up to 61 a division
is of one section in every version; from there on the letters of 2025 are others.

Source: divisions of ISIC Rev. 4 (KBLI 2015, 2020) and Rev. 5 (KBLI 2025).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..analysis.errors import AmbiguousKbliError
from ..analysis.kbli import decide_version, read_section, sections
from ..analysis.structure_options import KbliVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE = re.compile(r"(\d{1,5})(\.0)?")
_DIVISION = 2
_LAST_OLD_YEAR = 2024
_SHOWN = 6


def sector_letters(
    texts: Iterable[str], *, given: KbliVersion | None = None, year: int | None = None
) -> tuple[KbliVersion, dict[str, str]]:
    """Say which version sectors are of, and the letter of each text.

    Args:
        texts: distinct cells: codes, letters or titles.
        given: what the caller says.
        year: the year that the register is of.

    Returns:
        The version; text -> letter, without texts that name no section.

    Raises:
        AmbiguousKbliError, MixedKbliError, KbliConflictError: as `decide_version`.
    """
    read = list(texts)
    divisions = _divisions(read)
    worded = [one for one in read if one not in divisions and read_section(one) is not None]
    version = given
    if worded:
        version = decide_version(worded, given=given, year=year).version
    elif version is None:
        version = _version_of(set(divisions.values()), year)
    letters = _letters(version)
    found = {text: letters[one] for text, one in divisions.items() if one in letters}
    for text in worded:
        evidence = read_section(text)
        if evidence is not None:
            found[text] = evidence.letters[version]
    return version, found


def is_sector_code(text: str) -> bool:
    """Say whether a text may be a code of KBLI."""
    return _CODE.fullmatch(text.strip()) is not None


def _divisions(texts: Iterable[str]) -> dict[str, str]:
    """Return text -> division of the texts that are codes.

    A spreadsheet takes the zero from 01111: where no code begins with one, those that are one
    digit shorter than the others have lost it.
    """
    plain = {text: found.group(1) for text in texts if (found := _CODE.fullmatch(text.strip()))}
    width = max(map(len, plain.values()), default=0)
    lost = not any(code.startswith("0") for code in plain.values())
    filled = {
        text: code.zfill(width) if lost and len(code) == width - 1 else code
        for text, code in plain.items()
    }
    return {text: code[:_DIVISION] for text, code in filled.items() if len(code) >= _DIVISION}


def _version_of(divisions: set[str], year: int | None) -> KbliVersion:
    """Return the version that divisions are of.

    Raises:
        AmbiguousKbliError: nothing tells it, and it makes a difference.
    """
    old, new = _letters(KbliVersion.V2020), _letters(KbliVersion.V2025)
    # A division that one list alone has tells which it is.
    if divisions & set(old) - set(new) or (year is not None and year <= _LAST_OLD_YEAR):
        return KbliVersion.V2020
    differing = sorted(one for one in divisions if old.get(one) != new.get(one))
    if differing:
        raise AmbiguousKbliError(
            sectors=", ".join(differing[:_SHOWN]),
            first=KbliVersion.V2020.label,
            second=KbliVersion.V2025.label,
        )
    return KbliVersion.V2025


@lru_cache(maxsize=4)
def _letters(version: KbliVersion) -> Mapping[str, str]:
    """Return division -> letter."""
    return {
        f"{number:02d}": one.letter
        for one in sections()
        if one.version is version
        for number in range(one.divisions[0], one.divisions[-1] + 1)
    }


@lru_cache(maxsize=1 << 14)
def division_label(text: str) -> str:
    """Return a code with zeros for what its section does not depend on; other texts as they are.

    Its length stays, which tells of a zero that a spreadsheet took away.
    """
    found = _CODE.fullmatch(text.strip())
    return found.group(1)[:_DIVISION].ljust(len(found.group(1)), "0") if found else text
