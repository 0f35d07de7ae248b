"""Who may import whom, read from the code and tried in a fresh Python."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NAME = "msme_qgis_plugin"
CODE = PROJECT / NAME

# Each room, and the rooms of ours that it may import beside itself. What
# stands directly in the package is a room of its own name.
MAY_IMPORT = {
    "core": set(),
    "translate": {"core"},
    "dependencies": set(),
    # What a person sets once; the dock hands it on as parameters.
    "settings": {"core", "styling"},
    "computer": {"core", "dependencies"},
    "layers": {"core", "translate"},
    "styling": {"core", "layers", "translate"},
    "demo": {"core", "report", "styling"},
    "report": {"core", "layers", "translate", "styling"},
    "algorithms": {"core", "layers", "styling", "report", "translate", "dependencies"},
    # The dock calls algorithms by their id, never by importing them.
    "gui": {
        "computer",
        "core",
        "demo",
        "translate",
        "dependencies",
        "layers",
        "settings",
        "styling",
    },
    "plugin": {"core", "algorithms", "gui"},
    "__init__": {"plugin"},
}
HEAVY = {"pandas", "geopandas", "shapely", "pyproj", "scipy"}
SECOND_GDAL = {"pyogrio", "fiona", "rasterio"}
QT = {"qgis", "PyQt5", "PyQt6"}
# Rooms that run when QGIS starts, so heavy imports stand inside functions.
STARTS_WITH_QGIS = {
    "__init__",
    "plugin",
    "gui",
    "algorithms",
    "translate",
    "dependencies",
    "settings",
    "computer",
}


def modules() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(CODE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path, tree: ast.AST) -> set[str]:
    """The dotted names that `tree` imports, relative ones made absolute."""
    package = (NAME, *path.relative_to(CODE).parent.parts)
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1]
            stem = [*(base if node.level else ()), *filter(None, [node.module])]
            # `from . import x` may name a module, `from .x import y` cannot
            # matter at this depth.
            names |= {".".join([*stem, alias.name]) for alias in node.names}
    return names


def ours(names: set[str]) -> set[str]:
    parts = [name.split(".") for name in names]
    return {part[1] for part in parts if part[0] == NAME and len(part) > 1}


def tops(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def at_module_level(tree: ast.Module) -> ast.Module:
    """The statements that run on import, without `if TYPE_CHECKING`."""
    body = [
        node for node in tree.body if not isinstance(node, (ast.If, ast.FunctionDef, ast.ClassDef))
    ]
    return ast.Module(body=body, type_ignores=[])


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_each_room_imports_only_the_rooms_below_it(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    room = room_of(path)
    wrong = ours(imported(path, tree)) - MAY_IMPORT[room] - {room}
    assert not wrong


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if room_of(path) == "core"],
    ids=lambda path: str(path.relative_to(CODE)),
)
def test_core_knows_neither_qgis_nor_qt(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tops(imported(path, tree)) & QT


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_nothing_brings_a_second_gdal(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tops(imported(path, tree)) & SECOND_GDAL


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if room_of(path) in STARTS_WITH_QGIS],
    ids=lambda path: str(path.relative_to(CODE)),
)
def test_what_starts_with_qgis_imports_nothing_heavy(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tops(imported(path, at_module_level(tree))) & HEAVY


def test_the_walk_sees_a_relative_import_of_another_room() -> None:
    path = CODE / "core" / "regions" / "planted.py"
    planted = ast.parse("from ...layers import table\nfrom ... import gui\n")
    assert ours(imported(path, planted)) == {"layers", "gui"}


def test_core_can_be_imported_where_there_is_no_qgis() -> None:
    names = [
        ".".join(path.relative_to(PROJECT).with_suffix("").parts)
        for path in modules()
        if room_of(path) == "core"
    ]
    code = f"""
import importlib, sys
class NoQgis:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {QT | SECOND_GDAL!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoQgis())
for name in {names!r}:
    importlib.import_module(name.removesuffix(".__init__"))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
