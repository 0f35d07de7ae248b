"""What Qt 6 renamed or took away: modules, forms and names that are written out."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PyQt6 import uic

import msme_qgis_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(msme_qgis_plugin.__file__).parent
FORMS = PACKAGE / "gui" / "ui"
QT = "qgis.PyQt."


def names_of_qt(tree: ast.AST) -> Iterator[tuple[int, str, list[str]]]:
    """Return line, module and dotted name of all that a source takes from a class of Qt."""
    imported = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(QT)
        for alias in node.names
    }
    for node in ast.walk(tree):
        dotted: list[str] = []
        inner: ast.AST = node
        while isinstance(inner, ast.Attribute):
            dotted.insert(0, inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in imported:
            module, name = imported[inner.id]
            yield inner.lineno, module, [name, *dotted]


def unknown_names(source: str) -> list[str]:
    """Return the names that Qt 6 does not have."""
    found = []
    for line, module, names in names_of_qt(ast.parse(source)):
        place: Any = importlib.import_module(module)
        for name in names:
            if not hasattr(place, name):
                found.append(f"{line}: {'.'.join(names)}")
                break
            place = getattr(place, name)
    return found


def test_every_module_is_imported(application: object) -> None:
    found = pkgutil.walk_packages(msme_qgis_plugin.__path__, "msme_qgis_plugin.")
    assert sum(bool(importlib.import_module(one.name)) for one in found) > 300


def test_every_name_of_qt_is_there() -> None:
    unknown = {
        str(path.relative_to(PACKAGE)): unknown_names(path.read_text("utf-8"))
        for path in PACKAGE.rglob("*.py")
    }
    assert not {path: names for path, names in unknown.items() if names}


def test_a_name_that_qt_6_took_away_is_found() -> None:
    source = "from qgis.PyQt.QtCore import Qt\nside = Qt.AlignLeft | Qt.AlignmentFlag.AlignTop\n"
    assert unknown_names(source) == ["2: Qt.AlignLeft"]


@pytest.mark.parametrize("name", sorted(path.stem for path in FORMS.glob("*.ui")))
def test_every_form_is_loaded(application: object, name: str) -> None:
    assert uic.loadUi(str(FORMS / f"{name}.ui")).children()
