"""The dock at work in a made-up language: no word that was not translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTranslator

import i18n
from msme_qgis_plugin import demo
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.styling.legend import Language
from tests.qgis.pseudo_probe import widget_texts
from tests.qgis.test_pseudo_locale import CLOSE, OPEN, WORD, bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msme_qgis_plugin.gui.dock import DockFrame


@pytest.fixture
def spoken(tmp_path: Path, qgis_app: object) -> Iterator[None]:
    """Speak the made-up language."""
    words = tmp_path / "msme_xx.ts"
    found, _ = i18n.sentences()
    marked = {key: f"{OPEN}{key[1]}{CLOSE}" for key in found}
    i18n.write_translations(found, marked, words)
    translator = QTranslator()
    assert translator.load(str(i18n.compile_translations(words)))
    assert QgsApplication.installTranslator(translator)
    yield
    QgsApplication.removeTranslator(translator)


def words_of_data() -> set[str]:
    """Return words of the table, the districts and the catalogue.

    The catalogue holds its texts in both languages itself.
    """
    units = Gazetteer.load().units
    texts = [
        *(
            text
            for path in (demo.table_path(), *demo.tables_to_analyse())
            for text in (path.stem, *read_table(path).cells.columns)
        ),
        *units["name"],
        *units["province"],
        *demo.map_words(Language.ENGLISH),
        resource("catalogue", "indicators.json").read_text("utf-8"),
    ]
    return {word for text in texts for word in WORD.findall(str(text))}


def test_no_bare_word_while_the_demo_is_open(
    spoken: None, frame: DockFrame, wait: Callable[[Callable[[], bool]], None]
) -> None:
    frame.show()
    frame.open_demo()
    layers = QgsProject.instance().mapLayers
    wait(lambda: bool(layers()) and not frame.runner.running)
    known = words_of_data()
    bare = set()
    for page in PageName:
        frame.go(page)
        for _ in range(20):
            QgsApplication.processEvents()
        bare |= {
            f"{page.value}: {where}: {text}"
            for where, text in widget_texts(frame)
            # Layers are called as the map is, in the map's language.
            if "LayerComboBox" not in where and set(bare_words(text or "")) - known
        }
    assert not bare, "\n".join(sorted(bare))
