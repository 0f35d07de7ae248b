"""What the fixture `run` gives; the fixture itself serves other rooms too."""

from __future__ import annotations

from typing import Any, Protocol


class Run(Protocol):
    """Runs an algorithm; outputs not named go to temporary layers."""

    def __call__(self, algorithm_id: str, **parameters: Any) -> dict[str, Any]:
        """Return the outputs, layers as layers."""
