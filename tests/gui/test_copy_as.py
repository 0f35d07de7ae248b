"""What the dock does, copied for a terminal, a script and a model."""

from __future__ import annotations

import shlex

from qgis.core import QgsProcessingModelChildAlgorithm, QgsXmlUtils
from qgis.PyQt.QtXml import QDomDocument

from msme_qgis_plugin.gui.copyas import commands, model_steps, python_calls

STEPS = [
    (
        "msme:harmonise",
        {"INPUT": "/a b/it's.csv", "SHEET": "", "OUTPUT": "TEMPORARY_OUTPUT"},
    )
]


def test_the_command_keeps_blanks_and_quotes_together() -> None:
    assert shlex.split(commands(STEPS)) == [
        "qgis_process",
        "run",
        "msme:harmonise",
        "--",
        "INPUT=/a b/it's.csv",
        "OUTPUT=TEMPORARY_OUTPUT",
    ]


def test_the_call_is_python() -> None:
    called = []

    class Processing:
        @staticmethod
        def run(*given: object) -> None:
            called.append(given)

    exec(python_calls(STEPS), {"processing": Processing})
    assert called == [
        (
            "msme:harmonise",
            {"INPUT": "/a b/it's.csv", "OUTPUT": "TEMPORARY_OUTPUT"},
        )
    ]


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
