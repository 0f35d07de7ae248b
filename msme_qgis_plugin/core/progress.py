"""How long work tells where it is and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class CancelledError(Exception):
    """The person who started the work asked to stop it."""


class Progress(Protocol):
    """What a long-running function needs from whoever started it."""

    def step(self, fraction: float) -> None:
        """Say that `fraction` (0–1) of the work is done.

        Raises:
            CancelledError: the work is to stop now.
        """


class Silent:
    """A progress that nobody watches and nobody cancels."""

    def step(self, fraction: float) -> None:
        """Do nothing."""


class Part:
    """One stretch of a longer work, which counts its own way from 0 to 1."""

    def __init__(self, whole: Progress, start: float, end: float) -> None:
        self._whole = whole
        self._start, self._end = start, end

    def step(self, fraction: float) -> None:
        """Say that `fraction` (0–1) of this stretch is done.

        Raises:
            CancelledError: the work is to stop now.
        """
        span = self._end - self._start
        self._whole.step(self._start + span * fraction)
