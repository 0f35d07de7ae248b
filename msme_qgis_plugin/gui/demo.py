"""The demonstration that comes with the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.paths import home

if TYPE_CHECKING:
    from pathlib import Path


def _table() -> Path | None:
    folder = home() / "resources" / "demo"
    return next(iter(sorted(folder.glob("*.csv"))), None)


def is_available() -> bool:
    """Return whether the demonstration's table was shipped."""
    return _table() is not None


def open_demo() -> None:
    """Open the dialog of `msme:harmonise`, filled in with the demo table."""
    from qgis import processing

    processing.createAlgorithmDialog(
        "msme:harmonise", {"INPUT": str(_table())}
    ).show()
