"""Progress of `core`, shown by Processing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.progress import CancelledError

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback


class FeedbackProgress:
    """Progress of `core` shown in a Processing feedback."""

    def __init__(
        self, feedback: QgsProcessingFeedback, *, start: float = 0.0, end: float = 1.0
    ) -> None:
        self._feedback = feedback
        self._start, self._end = start, end

    def step(self, fraction: float) -> None:
        """Show `fraction` (0–1) of this part as done.

        Raises:
            CancelledError: the person pressed Cancel.
        """
        if self._feedback.isCanceled():
            raise CancelledError
        span = self._end - self._start
        self._feedback.setProgress(100 * (self._start + span * fraction))
