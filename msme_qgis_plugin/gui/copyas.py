"""What the dock does, as text for a terminal, a script or a model.

A layer is named by its file: its number means nothing outside the project.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsXmlUtils,
)
from qgis.PyQt.QtCore import QMimeData, QPointF
from qgis.PyQt.QtXml import QDomDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

Step = tuple[str, dict[str, Any]]

_SPECIAL = frozenset(' \t"&|<>^();,')
_LEFT, _TOP, _BETWEEN = 300, 120, 90
_MEMORY = "memory"


def commands(steps: Sequence[Step]) -> str:
    """Return one `qgis_process` line per step."""
    return "\n".join(_command(*step) for step in steps)


def python_calls(steps: Sequence[Step]) -> str:
    """Return one `processing.run` call per step."""
    return "\n".join(_call(*step) for step in steps)


def model_steps(steps: Sequence[Step]) -> QMimeData:
    """Return steps that the Model Designer takes with Paste.

    The plain text of it is the same, for people who keep such things.
    """
    children = []
    for place, (algorithm, parameters) in enumerate(steps):
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(f"{algorithm.replace(':', '_')}_{place + 1}")
        child.setDescription(_title(algorithm))
        child.setPosition(QPointF(_LEFT, _TOP + place * _BETWEEN))
        for name, value in parameters.items():
            source = QgsProcessingModelChildParameterSource.fromStaticValue(_lasting(value))
            child.addParameterSources(name, [source])
        children.append(child.toVariant())
    document = QDomDocument()
    held = {"parameters": [], "groupboxes": [], "algs": children}
    document.appendChild(QgsXmlUtils.writeVariant(held, document))
    mime = QMimeData()
    mime.setData("text/xml", document.toByteArray())
    mime.setText(document.toString())
    return mime


def _command(algorithm: str, parameters: dict[str, Any]) -> str:
    words = ["qgis_process", "run", algorithm, "--"]
    for name, value in parameters.items():
        if value in (None, ""):
            continue
        # A list is a name that comes several times.
        each = value if isinstance(value, (list, tuple)) else [value]
        words += [f"{name}={_plain(one)}" for one in each]
    if os.name == "nt":
        return " ".join(map(windows_word, words))
    return shlex.join(words)


def windows_word(word: str) -> str:
    """Return a word as Windows's command line keeps it together."""
    plain = word and not set(word) & _SPECIAL
    if plain:
        return word
    # A backslash counts twice where a quote follows, the closing one too.
    escaped = re.sub(r'(\\*)("|$)', lambda found: found[1] * 2 + '\\"' * bool(found[2]), word)
    return f'"{escaped}"'


def _call(algorithm: str, parameters: dict[str, Any]) -> str:
    lines = [
        f"        {name!r}: {_lasting(value)!r},"
        for name, value in parameters.items()
        if value not in (None, "")
    ]
    body = "\n".join(lines)
    return f"processing.run(\n    {algorithm!r},\n    {{\n{body}\n    }},\n)"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(_lasting(value))


def _lasting(value: object) -> object:
    """Return a layer's file for its number; else the value itself."""
    if not isinstance(value, str):
        return value
    layer = QgsProject.instance().mapLayer(value)
    if layer is None or layer.providerType() == _MEMORY:
        return value
    return layer.source()


def _title(algorithm: str) -> str:
    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    return found.displayName() if found else algorithm
