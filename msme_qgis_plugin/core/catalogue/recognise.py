"""Says which dataset a table is, by its columns and by its values.

Headers alone deceive: question R705D of the village survey is the internet
signal in 2019 and a number of health posts in 2024.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from .descriptor_columns import Columns, normal_code, normal_header
from .expressions import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from ..tables.model import Table
    from .load import Catalogue
    from .model import Dataset

# Rows that are looked at: enough to tell, and quick on large files.
_SAMPLE = 20_000
_MOST = 0.98
_PASSED_TEST = 2.0
# A layout that a person described is that person's, header for header.
_SAME_HEADERS = 1000.0


@dataclass(frozen=True)
class Recognition:
    """A dataset that a table may be.

    score: higher is surer; comparable within one table only.
    reason: what it was recognised by.
    """

    dataset: str
    score: float
    reason: Message
    assumed: bool = False


def recognise(table: Table, catalogue: Catalogue) -> tuple[Recognition, ...]:
    """Return the datasets that a table may be, the surest first.

    A dataset counts only if all columns that its descriptor asks for are
    there, none that it excludes, and every test of values passes. A user's
    description of these very headers comes before all others; at the same
    score those made from a real file come before assumed ones.

    Returns:
        Empty where no descriptor fits.
    """
    found = [
        answer
        for dataset in catalogue.datasets.values()
        if (answer := _examine(table, dataset)) is not None
    ]
    order = {one.id: (not one.user, one.assumed, one.id) for one in catalogue.datasets.values()}
    found.sort(key=lambda one: (-one.score, order[one.dataset]))
    return tuple(found)


def _examine(table: Table, dataset: Dataset) -> Recognition | None:
    signs = dataset.recognition
    columns = Columns(table, dataset)
    required = signs.get("columns", ())
    some = [one for one in signs.get("any_columns", ()) if columns.find(one)]
    headers = " ".join(normal_header(str(one)) for one in table.cells.columns) + (
        " " + normal_header(f"{table.source} {table.sheet or ''}")
    )
    if (
        not (required or signs.get("any_columns"))
        or not all(columns.find(one) for one in required)
        or (signs.get("any_columns") and not some)
        or any(columns.find(one) for one in signs.get("absent", ()))
        or not all(_word(one, headers) for one in signs.get("words", ()))
    ):
        return None
    tests = _passed(columns, signs)
    if tests is None:
        return None
    known = _known_columns(columns, dataset)
    share = known / max(len(table.cells.columns), 1)
    score = known + share + _PASSED_TEST * tests + len(signs.get("words", ()))
    if _same_headers(table, signs):
        score += _SAME_HEADERS
    return Recognition(
        dataset.id,
        float(score),
        Message(
            QT_TRANSLATE_NOOP(
                "core",
                "{columns} columns are those of {dataset} ({examples}), and "
                "{tests} tests of their values agree.",
            ),
            {
                "columns": known,
                "dataset": dataset.id,
                "examples": ", ".join([*required, *some][:4]),
                "tests": tests,
            },
        ),
        assumed=dataset.assumed,
    )


def _same_headers(table: Table, signs: Mapping[str, Any]) -> bool:
    described = {normal_header(one) for one in signs.get("headers", ())}
    return described == {normal_header(str(one)) for one in table.cells.columns}


def _word(word: str, headers: str) -> bool:
    return any(one in headers for one in word.split("|"))


def _known_columns(columns: Columns, dataset: Dataset) -> int:
    """Count the table's columns that the descriptor speaks of."""
    spoken = {
        *dataset.recognition.get("columns", ()),
        *dataset.recognition.get("any_columns", ()),
        *dataset.key.columns,
        *dataset.key.whole,
        *dataset.key.names,
    }
    for variable in dataset.variables.values():
        for one in names(variable.value):
            spoken |= {one.replace("{period}", period) for period in dataset.periods} or {one}
    return len({columns.find(one) for one in spoken} - {None})


def _passed(columns: Columns, signs: Mapping[str, Any]) -> int | None:
    """Return how many tests of values passed, None if one failed."""
    passed = 0
    for test in signs.get("values", ()):
        if columns.find(test["column"]) is None:
            continue
        met = _met(columns, test)
        answered = ~_blank(columns, test["column"])
        if not answered.any():
            continue
        if met[answered].mean() < test.get("share", _MOST):
            return None
        passed += 1
    for relation in signs.get("relations", ()):
        parts = (relation["when"], relation["then"])
        if any(columns.find(one["column"]) is None for one in parts):
            continue
        rows = _met(columns, relation["when"])
        if not rows.any():
            continue
        if _met(columns, relation["then"])[rows].mean() < _MOST:
            return None
        passed += 1
    return passed


def _sample(columns: Columns, name: str) -> pd.Series:
    return columns.cells(name, "recognition").iloc[:_SAMPLE]


def _blank(columns: Columns, name: str) -> NDArray[np.bool_]:
    blank: NDArray[np.bool_] = _sample(columns, name).str.strip().eq("").to_numpy()
    return blank


def _met(columns: Columns, test: Mapping[str, Any]) -> NDArray[np.bool_]:
    positions, found = pd.factorize(_sample(columns, test["column"]))
    answers = np.array([*_answers(found, test), False], dtype=bool)
    met: NDArray[np.bool_] = answers[positions]
    return met


def _answers(found: Iterable[object], test: Mapping[str, Any]) -> list[bool]:
    codes = {normal_code(one) if one else "" for one in test.get("codes", ())}
    low = test.get("minimum")
    high = test.get("maximum")
    answers = []
    for one in found:
        text = str(one)
        good = not codes or _blank_code(text) in codes
        if "pattern" in test:
            good = good and bool(re.search(test["pattern"], text.strip()))
        if low is not None or high is not None:
            good = good and _within(text, low, high)
        answers.append(good)
    return answers


def _blank_code(text: str) -> str:
    return normal_code(text) if text.strip() else ""


def _within(text: str, low: float | None, high: float | None) -> bool:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return False
    return (low is None or number >= low) and (high is None or number <= high)
