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
