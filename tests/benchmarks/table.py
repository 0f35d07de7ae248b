"""How the benchmarks measure and print.

Only ratios within one run travel from machine to machine, so every row
compares two ways of the same job on the same data.
"""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Row:
    """One job: seconds of ours, and of what it is compared with."""

    job: str
    ours: float
    peer: str
    theirs: float


def best(function: Callable[[], object], *, times: int = 5) -> float:
    """Return the seconds of the fastest of several runs.

    The fastest is the one that other work on the machine disturbed least.
    """
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print the rows with the ratio: over 1 means that ours is faster."""
    print(f"\n{title}")
    print(f"{'job':<40} {'ours':>9} {'theirs':>9} {'ratio':>7}  against")
    for row in rows:
        ratio = row.theirs / row.ours
        print(f"{row.job:<40} {row.ours:>7.3f} s {row.theirs:>7.3f} s {ratio:>6.1f}x  {row.peer}")
