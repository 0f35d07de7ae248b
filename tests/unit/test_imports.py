"""Who may import whom, read from the code and tried in a fresh Python."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
# What a package of any subject may hold; the package says of what.
CONVENTIONAL = {"errors", "load", "model", "options", "read", "schema", "write"}
# One subject in several rooms: computed, drawn, printed, offered.
IN_SEVERAL_ROOMS = {
    "bivariate",
    "boundaries",
    "catalogue",
    "effect",
    "export",
    "harmonise",
    "hotspots",
    "multiples",
    "priority",
    "programmes",
    "regionalise",
    "report",
    "square",
    "structure",
    "typology",
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


def module_name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def graph(part: Callable[[ast.Module], ast.AST] = lambda tree: tree) -> dict[str, set[str]]:
    """Which module imports which, in a part of the file: anywhere and whatever for, if all."""
    known = {module_name(path): path for path in modules()}
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        # `from .x import y` gives x.y, where y may be no module.
        wanted = imported(path, part(ast.parse(path.read_text(encoding="utf-8"))))
        held = {one if one in known else one.rpartition(".")[0] for one in wanted}
        found[name] = (held & known.keys()) - {name}
    return found


def way_to(ends: set[str], start: str, edges: Mapping[str, set[str]]) -> list[str]:
    """A way over imports from a module to one of `ends`; none where there is none."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        if way[-1] in ends:
            return way
        packages = way[-1].split(".")
        above = {".".join(packages[:count]) for count in range(1, len(packages))}
        for other in sorted((edges.get(way[-1], set()) | above) & edges.keys() - seen):
            seen.add(other)
            ways.append([*way, other])
    return []


def cycles(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """The strongly connected components of more than one module (Tarjan 1972)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        number[node] = lowest[node] = len(number)
        path.append(node)
        for other in sorted(edges.get(node, ())):
            if other not in number:
                visit(other)
            if other in path:
                lowest[node] = min(lowest[node], lowest[other])
        if lowest[node] == number[node]:
            at = path.index(node)
            component = path[at:]
            del path[at:]
            if len(component) > 1:
                found.append(sorted(component))

    for node in edges:
        if node not in number:
            visit(node)
    return found


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


def test_what_starts_with_qgis_works_where_nothing_heavy_is() -> None:
    """The panel opens and the algorithms are listed without pandas: they say how to get it."""
    heavy = {
        module_name(path)
        for path in modules()
        if tops(imported(path, at_module_level(ast.parse(path.read_text("utf-8"))))) & HEAVY
    }
    edges = graph(at_module_level)
    starts = [module_name(path) for path in modules() if room_of(path) in STARTS_WITH_QGIS]
    ways = [way_to(heavy, start, edges) for start in starts]
    assert not {way[0]: way for way in ways if way}


def test_the_walk_sees_a_relative_import_of_another_room() -> None:
    path = CODE / "core" / "regions" / "planted.py"
    planted = ast.parse("from ...layers import table\nfrom ... import gui\n")
    assert ours(imported(path, planted)) == {"layers", "gui"}


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert cycles(graph()) == []


def test_a_planted_circle_is_found() -> None:
    edges = {"a": {"b"}, "b": {"c", "d"}, "c": {"d"}, "d": {"b"}, "e": {"a", "e"}}
    assert cycles(edges) == [["b", "c", "d"]]


def test_an_import_for_types_or_in_a_function_is_one_too() -> None:
    planted = ast.parse(
        "if TYPE_CHECKING:\n    from .dock import Dock\ndef late():\n    from . import page\n"
    )
    found = imported(CODE / "gui" / "planted.py", planted)
    assert found == {f"{NAME}.gui.dock.Dock", f"{NAME}.gui.page"}


def test_no_name_of_a_module_stands_for_two_things() -> None:
    known = defaultdict(list)
    for path in modules():
        name = module_name(path)
        known[name.rpartition(".")[2]].append(name)
    repeated = {stem: names for stem, names in known.items() if len(names) > 1}
    assert not {
        stem: names
        for stem, names in repeated.items()
        if stem not in CONVENTIONAL | IN_SEVERAL_ROOMS
    }
    # Inside one room, only what is conventional comes twice.
    for stem in IN_SEVERAL_ROOMS & repeated.keys():
        rooms = [name.split(".")[1] for name in repeated[stem]]
        assert len(rooms) == len(set(rooms)), repeated[stem]


@pytest.mark.parametrize("path", sorted(CODE.rglob("*.ui")), ids=lambda path: path.name)
def test_a_form_names_widgets_of_modules_that_are_there(path: Path) -> None:
    headers = re.findall(rf"<header>({NAME}[^<]*)</header>", path.read_text(encoding="utf-8"))
    assert set(headers) <= {module_name(one) for one in modules()}


def test_core_can_be_imported_where_there_is_no_qgis() -> None:
    names = [module_name(path) for path in modules() if room_of(path) == "core"]
    code = f"""
import importlib, sys
class NoQgis:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {QT | SECOND_GDAL!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoQgis())
for name in {names!r}:
    importlib.import_module(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
