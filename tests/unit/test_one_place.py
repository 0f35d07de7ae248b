"""What a number is, is known in one place: nowhere else is it read off a name.

Read from the code as Python reads it, so that words in comments do not count.
"""

from __future__ import annotations

import ast
import re
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from msme_qgis_plugin.core.measures.status import Status, codes_of, worst

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = Path(__file__).resolve().parents[2] / "msme_qgis_plugin"
TREES = {
    path.relative_to(CODE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(CODE.rglob("*.py"))
}
BESIDE = frozenset({"_status", "_low", "_high", "_coverage", "_base"})
SECTORS = re.compile(r"(share|lq)\W*_\W*\[[a-z]-[a-z]\]", re.IGNORECASE)
LETTERS = frozenset(one.value for one in Status)
FEWEST = 4


def texts(tree: ast.AST) -> Iterator[str]:
    """Every literal text, the parts of f-strings too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def files_with(pattern: re.Pattern[str]) -> set[str]:
    return {name for name, tree in TREES.items() if any(map(pattern.search, texts(tree)))}


def status_in(node: ast.expr) -> str | None:
    """The status that an expression names: `Status.MISSING`, `Status.MISSING.code` or "M"."""
    if isinstance(node, ast.Attribute) and node.attr in {"value", "code"}:
        node = node.value
    if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("Status"):
        held = Status.__members__.get(node.attr)
        return None if held is None else held.value
    if isinstance(node, ast.Constant) and node.value in LETTERS:
        return str(node.value)
    return None


def rows_of_statuses(tree: ast.AST) -> Iterator[ast.AST]:
    """Whatever puts four statuses or more in a row: a sequence, a text of letters, a class."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, (ast.Tuple, ast.List)):
            parts = node.elts
        elif isinstance(node, ast.ClassDef):
            parts = [one.value for one in node.body if isinstance(one, ast.Assign)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_row = set(node.value) <= LETTERS and len(set(node.value)) >= FEWEST
            parts = [ast.Constant(one) for one in node.value] if is_row else []
        if len({*map(status_in, parts)} - {None}) >= FEWEST:
            yield node


def styles() -> set[str]:
    """The classes of map styles and of their kinds, by what they derive from."""
    of = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for name, tree in TREES.items()
        if name.startswith("styling/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"MapStyle", "StyleKind"}
    while more := {name for name, bases in of.items() if bases & found} - found:
        found |= more
    return found


def test_what_stands_beside_a_value_is_named_in_one_file() -> None:
    found = {name for name, tree in TREES.items() if BESIDE & set(texts(tree))}
    assert found == {"core/measures/field.py"}


def test_sectors_are_read_off_names_in_one_file() -> None:
    # Names of version 0.x; its expression is the only one.
    assert files_with(SECTORS) <= {"core/catalogue/fields.py"}
    assert files_with(re.compile(r"\[a-v\]", re.IGNORECASE)) == {"core/catalogue/fields.py"}


def test_keywords_of_version_0_are_read_in_the_bridge_alone() -> None:
    found = files_with(re.compile("msme:(header|weight)"))
    assert found == {"layers/unit_tables.py"}


def test_nobody_asks_what_kind_a_map_style_is() -> None:
    known = styles()
    assert {"ChoroplethMap", "BivariateMap", "CategoryMap", "Choropleth"} <= known
    asked = {
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"isinstance", "issubclass", "type"}
        and known & set(re.findall(r"\w+", ast.unparse(node)))
    }
    assert asked == set()


def test_statuses_are_put_in_order_in_one_place() -> None:
    found = [name for name, tree in TREES.items() for _ in rows_of_statuses(tree)]
    assert found == ["core/measures/status.py"]


@pytest.mark.parametrize("pair", list(permutations("AENMXQ", 2)), ids="".join)
def test_the_worse_of_two_statuses_does_not_hang_on_their_order(pair: tuple[str, str]) -> None:
    one, other = (codes_of([letter]) for letter in pair)
    np.testing.assert_array_equal(worst(one, other), worst(other, one))
    expected = max(pair, key="AENMXQ".index)
    np.testing.assert_array_equal(worst(one, other), codes_of([expected]))
