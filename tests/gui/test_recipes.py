"""“Save what I did”: the demonstration, mapped in the dock, as a recipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Callable

from msme_qgis_plugin.algorithms import run_steps
from msme_qgis_plugin.gui.recipes import Recipes

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.gui.dock import DockFrame


def test_what_was_done_is_saved_with_the_map_and_without_folders(
    frame: DockFrame, wait: Callable[[Callable[[], bool]], None], tmp_path: Path
) -> None:
    run_steps.session.clear()
    frame.open_demo()
    wait(lambda: bool(frame.subject.layers()) and not frame.runner.running)
    recipes = frame.copyAs.menu().findChild(Recipes)
    path = tmp_path / "demo.json"
    recipes.save(str(path))
    wait(path.is_file)
    text = path.read_text(encoding="utf-8")
    harmonise, style = json.loads(text)["steps"]
    assert harmonise["parameters"]["INPUT"]["file"] == "umkm_demo.csv"
    assert style["algorithm"] == "msme:stylechoropleth"
    assert style["parameters"]["INPUT"] == {"step": harmonise["id"], "output": "OUTPUT"}
    assert str(tmp_path) not in text and "resources" not in text
