"""Qt 6 with stand-ins for QGIS's classes, in an environment of its own.

Nothing here is collected where there is no PyQt6, or where QGIS's own Qt is loaded already.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

STAND_INS = Path(__file__).parent / "stand_ins"
if find_spec("PyQt6") and "qgis" not in sys.modules:
    sys.path.insert(0, str(STAND_INS))
else:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def application() -> Iterator[Any]:
    from qgis.core import QgsApplication

    made = QgsApplication([])
    yield made
    made.processEvents()


@pytest.fixture(autouse=True)
def raised(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What Python code raised that Qt had called; nothing must be."""
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: found.append(error))
    yield found
    if found:
        raise found[0]
