"""The methods of classification by their fixed names."""

from __future__ import annotations

from enum import Enum

MIN_CLASSES = 2
MAX_CLASSES = 7


class Method(str, Enum):
    """How class breaks are found; the values are tokens of scripts."""

    JENKS = "jenks"
    QUANTILE = "quantile"
    EQUAL = "equal"
    STDDEV = "stddev"
    PRETTY = "pretty"
    HEADTAIL = "headtail"
    MANUAL = "manual"
    DIVERGING = "diverging"
