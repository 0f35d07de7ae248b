"""What is asked of an analysis of a programme's effect. Light: imports no tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..tables.styles import NumberStyle


class Controls(str, Enum):
    """Whom units with the programme are compared with."""

    NEVER = "never"
    NOT_YET = "notyet"


class Draws(str, Enum):
    """What signs the wild bootstrap draws: AUTO is WEBB with few clusters."""

    AUTO = "auto"
    WEBB = "webb"
    RADEMACHER = "rademacher"


@dataclass(frozen=True)
class EffectOptions:
    """What the caller says; "" is none.

    value: the outcome, one of its periods where each has a column.
    start: column with the first period of the programme in a unit, empty for never; or yes/no.
    begins: when it began, where `start` says yes or no.
    period: column with the period, where a unit has a row per period.
    placebo: an outcome that the programme cannot have changed.
    matches: how many controls each unit with the programme gets; 0 for all units without.
    caliper: the greatest distance of a match in standard deviations, None for any.
    number_style: of columns of text that do not tell it.
    runs: of the wild bootstrap and of the programme given to others; 0 for none.
    """

    value: str
    start: str
    begins: str = ""
    period: str = ""
    covariates: tuple[str, ...] = ()
    weight: str = ""
    cluster: str = ""
    controls: Controls = Controls.NOT_YET
    matches: int = 0
    caliper: float | None = None
    placebo: str = ""
    draws: Draws = Draws.AUTO
    runs: int = 999
    seed: int = 1
    number_style: NumberStyle = NumberStyle.AUTO
