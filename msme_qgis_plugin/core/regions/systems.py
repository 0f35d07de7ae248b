"""The choices that the matching of regions knows. Light: imports nothing."""

from __future__ import annotations

from enum import Enum


class CodeSystem(str, Enum):
    """Who numbers the districts."""

    BPS = "bps"
    KEMENDAGRI = "kemendagri"

    @property
    def label(self) -> str:
        """The name of the office, the same in every language."""
        return "BPS" if self is CodeSystem.BPS else "Kemendagri"


class UnitType(str, Enum):
    """The two kinds of district."""

    KABUPATEN = "Kabupaten"
    KOTA = "Kota"

    @property
    def short(self) -> str:
        """As written before a name: `Kab.` or `Kota`."""
        return "Kab." if self is UnitType.KABUPATEN else "Kota"


class RowStatus(str, Enum):
    """What became of one row of a table, or of one unit without a row."""

    MATCHED_CODE = "matched_code"
    MATCHED_NAME = "matched_name"
    MATCHED_ALIAS = "matched_alias"
    MATCHED_FUZZY = "matched_fuzzy"
    AMBIGUOUS = "ambiguous"
    CODE_NAME_CONFLICT = "code_name_conflict"
    TOTAL_ROW = "total_row"
    DUPLICATE = "duplicate"
    UNMATCHED = "unmatched"
    OUTSIDE_UNITS = "outside_units"
    NO_DATA = "no_data"


MATCHED = frozenset(
    {
        RowStatus.MATCHED_CODE,
        RowStatus.MATCHED_NAME,
        RowStatus.MATCHED_ALIAS,
        RowStatus.MATCHED_FUZZY,
    }
)
