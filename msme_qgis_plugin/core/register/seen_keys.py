"""Which keys have come before: eight bytes a key, in sorted runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]


class SeenKeys:
    """The keys of the rows so far.

    Two of 64 million enterprises share eight bytes by chance once in 9,000 registers (birthday
    bound n² / 2⁶⁵).
    """

    def __init__(self) -> None:
        self._runs: list[Keys] = []

    def fresh(self, keys: Keys) -> NDArray[np.bool_]:
        """Say of each key whether it comes for the first time; rows without one (0) always do."""
        distinct, first = np.unique(keys, return_index=True)
        new = distinct != 0
        for run in self._runs:
            place = np.minimum(np.searchsorted(run, distinct), len(run) - 1)
            new &= run[place] != distinct
        fresh: NDArray[np.bool_] = keys == 0
        fresh[first[new]] = True
        self._add(distinct[new])
        return fresh

    def _add(self, run: Keys) -> None:
        """Keep runs that at least double in size, so that there are few."""
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.concatenate([self._runs.pop(), run])
            run.sort(kind="stable")
        if len(run):
            self._runs.append(run)
