"""What the dock does, copied for a terminal, a script and a model."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingModelChildAlgorithm, QgsProject, QgsVectorLayer, QgsXmlUtils
from qgis.PyQt.QtXml import QDomDocument

from msme_qgis_plugin.gui.copyas import commands, model_steps, python_calls, windows_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEPS = [("msme:harmonise", {"INPUT": "/a b/it's.csv", "SHEET": "", "OUTPUT": "TEMPORARY_OUTPUT"})]


def test_the_command_keeps_blanks_and_quotes_together() -> None:
    assert shlex.split(commands(STEPS)) == [
        "qgis_process",
        "run",
        "msme:harmonise",
        "--",
        "INPUT=/a b/it's.csv",
        "OUTPUT=TEMPORARY_OUTPUT",
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("FOLDER=C:\\maps\\", "FOLDER=C:\\maps\\"),
        ("FOLDER=C:\\my maps\\", '"FOLDER=C:\\my maps\\\\"'),
        ("NAME=a \\ b", '"NAME=a \\ b"'),
        ('NAME="a"', '"NAME=\\"a\\""'),
        ('NAME=a\\"', '"NAME=a\\\\\\""'),
    ],
)
def test_a_backslash_before_a_quote_swallows_none_on_windows(word: str, expected: str) -> None:
    # By the rules in Microsoft's "Parsing C command-line arguments".
    assert windows_word(word) == expected


def test_the_call_is_python() -> None:
    called = []

    class Processing:
        @staticmethod
        def run(*given: object) -> None:
            called.append(given)

    exec(python_calls(STEPS), {"processing": Processing})
    assert called == [("msme:harmonise", {"INPUT": "/a b/it's.csv", "OUTPUT": "TEMPORARY_OUTPUT"})]


def test_the_step_is_what_the_model_designer_pastes(provider: object) -> None:
    document = QDomDocument()
    text = bytes(model_steps(STEPS).data("text/xml"))
    assert document.setContent(text)[0]
    held = QgsXmlUtils.readVariant(document.documentElement())
    child = QgsProcessingModelChildAlgorithm()
    assert child.loadVariant(held["algs"][0])
    assert child.algorithmId() == "msme:harmonise"
    (source,) = child.parameterSources()["INPUT"]
    assert source.staticValue() == "/a b/it's.csv"
    assert not held["parameters"]


@pytest.fixture
def layer(qgis_app: object, tmp_path: Path) -> Iterator[QgsVectorLayer]:
    path = tmp_path / "counts.csv"
    path.write_text("kode;usaha\n1101;12\n")
    made = QgsVectorLayer(str(path), "counts", "ogr")
    assert made.isValid()
    yield QgsProject.instance().addMapLayer(made)
    QgsProject.instance().removeMapLayer(made.id())


def test_a_layer_is_named_by_its_file(layer: QgsVectorLayer) -> None:
    steps = [("msme:exporttable", {"INPUT": layer.id()})]
    assert f"INPUT={layer.source()}" in shlex.split(commands(steps))
    assert repr(layer.source()) in python_calls(steps)


def test_a_list_is_a_name_that_comes_several_times() -> None:
    steps = [("msme:exporttable", {"FIELDS": ["POP2017", "RGDP 2017"]})]
    words = shlex.split(commands(steps))
    assert words[4:] == ["FIELDS=POP2017", "FIELDS=RGDP 2017"]
