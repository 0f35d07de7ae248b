"""Choices of analyses, as tokens that scripts and models may hold.

Light on purpose: declaring a parameter loads no table library.
"""

from __future__ import annotations

from enum import Enum

from .declaration import Analysis, Input, Lack, Needed, Setting

SMALL_BASE = 30


class KbliVersion(str, Enum):
    """Which edition of the classification gave the sectors their letters."""

    V2015 = "2015"
    V2020 = "2020"
    V2025 = "2025"

    @property
    def label(self) -> str:
        """Return the name that people use."""
        return f"KBLI {self.value}"


class SizeDefinition(str, Enum):
    """What makes an enterprise micro, small, medium or large."""

    UU20_2008 = "uu20_2008"
    PP7_2021 = "pp7_2021"
    BPS_WORKERS = "bps_workers"
    SE_UMK_UMB = "se_umk_umb"
    # Sizes without a word on how they were told apart; nobody chooses this.
    UNSTATED = "unstated"


class AbsentRule(str, Enum):
    """What a combination means that a long table has no row for."""

    AUTO = "auto"
    ZERO = "zero"
    MISSING = "missing"


class Reference(str, Enum):
    """What location quotients compare with, where no row of the table is named."""

    TABLE = "table"
    UNITS = "units"


ANALYSIS = Analysis(
    "structure",
    inputs=(Input(Needed.COUNTS, "INPUT", Lack.SECTORS, by_village=False),),
    lacks={"A09_women_sh": Lack.SEXES, "A10_women_gap": Lack.SEXES},
    settings={"SUPPRESS_BELOW": Setting.SUPPRESS_BELOW},
    by_sector="SECTORS",
    only_by_sector=frozenset({"A10_women_gap"}),
)
