"""How an atlas page is shared out among its indicators. Sizes in mm."""

from __future__ import annotations

from dataclasses import dataclass

STRIP_WIDTH, BARS_WIDTH = 62.0, 190.0
# Where the rows begin and the bars end; below these stand slanting names.
ROWS_TOP, _BARS_END = 147.0, 244.0
# The heading of the bars, and the figures above them.
HEADING = 15.0
# By number of indicators: few ones get more room each, the bars the rest.
_ROWS = (24.0, 20.0, 17.0, 15.0)
_MOST_STRIP, _MARGIN = 15.0, 2.0


@dataclass(frozen=True)
class Rooms:
    """Heights on a page.

    row: of an indicator's row.
    strip: of the strip in it.
    bars: of the ranking, without names.
    """

    row: float
    strip: float
    bars: float
    rows_end: float


def rooms_for(indicators: int) -> Rooms:
    """Return the heights with which a page is full."""
    row = _ROWS[max(min(indicators, len(_ROWS)), 1) - 1]
    end = ROWS_TOP + row * indicators
    return Rooms(
        row=row, strip=min(row - _MARGIN, _MOST_STRIP), bars=_BARS_END - HEADING - end, rows_end=end
    )
