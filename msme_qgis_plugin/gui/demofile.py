"""Whether the demonstration was shipped."""

from __future__ import annotations

from ..core.errors import ResourceMissingError
from ..core.paths import resource


def is_available() -> bool:
    """Return whether the demonstration's table was shipped."""
    try:
        resource("demo", "umkm_demo.csv")
    except ResourceMissingError:
        return False
    return True
