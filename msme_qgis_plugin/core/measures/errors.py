"""Why unit tables cannot be put together."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class TwoMeaningsError(MsmeError):
    """Two tables use one name for different things."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field {field} means “{first}” in one layer and “{second}” in the other. Rename it in "
        "one of them, or leave it out.",
    )
