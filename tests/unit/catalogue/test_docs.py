"""The page of indicators is the catalogue's, to the letter."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.catalogue.load import Catalogue


def test_the_page_is_current(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(project / "tools" / "build_catalogue_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_indicator_and_dataset_is_on_it(project: Path, catalogue: Catalogue) -> None:
    text = (project / "docs" / "indicators.md").read_text(encoding="utf-8")
    for one in {**catalogue.indicators, **catalogue.variants}:
        assert f"`{one}`" in text
    for one in catalogue.datasets:
        assert f"| `{one}` |" in text
