"""The dock where pandas, geopandas and shapely are not installed: it opens, and says what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROBE = """
import json, os, sys
from importlib.machinery import PathFinder

hidden, found = {"pandas", "geopandas", "shapely"}, PathFinder.find_spec
PathFinder.find_spec = classmethod(
    lambda _, name, *rest: None if name.split(".")[0] in hidden else found(name, *rest)
)
raised, usual = [], sys.excepthook
sys.excepthook = lambda *error: (raised.append(repr(error[1])), usual(*error))

from qgis.core import QgsApplication

application = QgsApplication([], True)
application.initQgis()

from msme_qgis_plugin.algorithms.provider import MsmeProvider
from msme_qgis_plugin.gui.dock import DockFrame
from msme_qgis_plugin.gui.options import OptionsPage
from msme_qgis_plugin.gui.page import PageName

said, warn = [], DockFrame.warn
DockFrame.warn = lambda self, text: (said.append(text), warn(self, text))
provider = MsmeProvider()
QgsApplication.processingRegistry().addProvider(provider)
frame = DockFrame()
frame.show()
shown = []
for name in PageName:
    frame.go(name)
    application.processEvents()
    shown.append(not frame.page.grab().isNull())
empty, options = frame.pages[0].empty, OptionsPage()
told = {
    "pages": shown,
    "said": said,
    "enabled": [empty.browse.isEnabled(), empty.demo.isEnabled(), empty.useLayer.isEnabled()],
    "verdict": options.body.verdict.text(),
    "algorithms": len(provider.algorithms()),
    "raised": raised,
}
print(json.dumps(told), flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def told(project: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_page_is_shown(told: dict[str, Any]) -> None:
    assert told["pages"] == [True] * 4
    assert told["raised"] == []


def test_the_dock_and_the_options_say_what_is_missing(told: dict[str, Any]) -> None:
    (said,) = told["said"]
    assert "geopandas" in said
    assert "msme-packages" in said
    assert told["verdict"] == "Something is missing: pandas, geopandas, shapely, What to do."


def test_nothing_is_offered_that_would_fail(told: dict[str, Any]) -> None:
    assert told["enabled"] == [False] * 3
    # Listed all the same: each says on its own what is missing.
    assert told["algorithms"] > 15
