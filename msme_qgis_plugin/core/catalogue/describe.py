"""Descriptions of files that the catalogue does not know.

A person says once which column is what; the description is an ordinary
dataset descriptor, kept in a folder of theirs, and the same layout is
recognised the next time.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import WriteFailedError
from .descriptor_columns import normal_header
from .errors import DescribedColumnMissingError, DescriptorExistsError
from .expressions import names
from .load import load_datasets, parse_dataset
from .model import Evidence, Layout
from .validate import check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..regions.levels import Level
    from ..tables.model import Table
    from .model import Dataset, Expression

_LONGEST_ID = 60


@dataclass(frozen=True)
class Description:
    """What a person says about a file.

    title: the name that lists show, in the person's own language.
    level, layout: what a row stands for, how the file is laid out.
    code_column, name_columns: which columns tell the unit.
    variables: harmonised name -> column, or an expression over columns.
    reference_period: a year, or two joined by `/`.
    code_system, code_vintage: `auto` and None let the codes themselves tell.
    forbids: what the file's licence does not allow.
    """

    title: str
    level: Level
    variables: Mapping[str, Expression]
    reference_period: str
    layout: Layout = Layout.WIDE
    code_column: str | None = None
    name_columns: tuple[str, ...] = ()
    code_system: str = "auto"
    code_vintage: int | None = None
    producer: str = "–"
    licence: str = "–"
    forbids: tuple[str, ...] = ()
    number_style: str = "auto"


def describe(table: Table, description: Description) -> dict[str, Any]:
    """Make a descriptor of what a person says about a table.

    Raises:
        DescribedColumnMissingError: a named column is not in the table.
        CatalogueError: the descriptor cannot be read.
    """
    named = _columns_named(description)
    headers = {normal_header(str(one)) for one in table.cells.columns}
    for one in named:
        if normal_header(one) not in headers:
            raise DescribedColumnMissingError(
                source=table.source,
                column=one,
                dataset=description.title,
                purpose=", ".join(description.variables),
                headers=", ".join(str(one) for one in table.cells.columns),
            )
    document = _document(description, named)
    document["recognition"]["headers"] = [str(one) for one in table.cells.columns]
    check(document, file=table.source)
    return document


def save(
    document: Mapping[str, Any],
    folder: Path,
    *,
    taken: Mapping[str, Dataset] | None = None,
    replace: bool = False,
) -> Path:
    """Write a descriptor into a person's folder and return its path.

    The file is written beside and renamed, so that a crash leaves the old
    one whole.

    Args:
        document: what `describe` made.
        folder: made if it is not there.
        taken: datasets whose ids may not be used again.
        replace: write over the person's own descriptor of the same id.

    Raises:
        DescriptorExistsError: the id is taken.
        WriteFailedError: the folder cannot be written to, or the file is
            open elsewhere; it stays as it was.
        CatalogueError: the document cannot be read.
    """
    check(document, file=f"{document.get('id')}.json")
    dataset = parse_dataset(document)
    other = (taken or {}).get(dataset.id)
    path = folder / f"{dataset.id}.json"
    shipped = other is not None and not other.user
    if shipped or (not replace and (other is not None or path.exists())):
        raise DescriptorExistsError(dataset=dataset.id)
    beside = path.with_suffix(".json.new")
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise WriteFailedError(reason=error) from error
    return path


def saved(folder: Path) -> dict[str, Dataset]:
    """Return a person's own datasets by id; none where there is no folder.

    Raises:
        CatalogueError: a file there cannot be read.
    """
    return load_datasets(folder) if folder.is_dir() else {}


def identifier(title: str) -> str:
    """Make an id of a title: `user_` and its words."""
    words = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    return f"user_{words or 'dataset'}"[:_LONGEST_ID].rstrip("_")


def _columns_named(description: Description) -> list[str]:
    named = [
        column for expression in description.variables.values() for column in names(expression)
    ]
    if description.code_column is not None:
        named.append(description.code_column)
    return list(dict.fromkeys([*named, *description.name_columns]))


def _document(description: Description, named: list[str]) -> dict[str, Any]:
    key: dict[str, Any] = {"system": description.code_system, "vintage": description.code_vintage}
    if description.code_column is not None:
        key["whole"] = [description.code_column]
    if description.name_columns:
        key["names"] = list(description.name_columns)
    return {
        "schema": 1,
        "id": identifier(description.title),
        "title": _both(description.title),
        "producer": _both(description.producer),
        "licence": {
            "id": "user",
            "name": _both(description.licence),
            "forbids": list(description.forbids),
        },
        "level": description.level.value,
        "layout": description.layout.value,
        "assumed": False,
        "evidence": Evidence.USER.value,
        "user": True,
        "wave": description.reference_period,
        "reference_period": description.reference_period,
        "number_style": description.number_style,
        "key": key,
        "recognition": {"columns": named},
        "variables": {
            name: {
                "value": {"op": "number", "column": expression}
                if isinstance(expression, str)
                else expression
            }
            for name, expression in description.variables.items()
        },
    }


def _both(text: str) -> dict[str, str]:
    return {"en": text, "id": text}
