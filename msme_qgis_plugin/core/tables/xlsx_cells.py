"""Which cells of an .xlsx sheet are numbers, percentages or merged.

GDAL hands out the values of a sheet, one type for a whole column: a column
under a header of words is text, and a stored 1.234 looks like a typed one.
What it does not tell is taken from the tags of the sheet's cells (their type
and place) and of its merged blocks; values are never read here. Where the
tags are of an unusual shape, nothing is told and the caller stays careful.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from .grid import Merge, SheetCells
from .intact import column_number

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TAG = r"<(?:\w+:)?{name}\b([^>]*)>"
_SHEET = re.compile(_TAG.format(name="sheet"))
_RELATION = re.compile(_TAG.format(name="Relationship"))
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NUMBER_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=.(?:s|str|inlineStr|d|e|b)\b)"
    rb"[^>]*?\br=.([A-Z]{1,3})(\d+)\b[^>]*[^/]>"
)
_PLACED_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*\br=")
_NOTHING_STORED = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*"
# A formula that gave an empty text (`t="str"`) has been worked out.
_NOT_WORKED_OUT = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=.str\b)"
    rb"[^>]*?\br=.([A-Z]{1,3}\d+)\b[^>]*[^/]?>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*" + _NOTHING_STORED + rb"</(?:\w+:)?c>"
)
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=."
    rb"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"
)


_LOGICAL = re.compile(rb"""<(?:\w+:)?c\b[^>]*\bt=["']b["'][^>]*>""")
_CELL_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d+)""")
_STYLES = "xl/styles.xml"
_CELL_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(_TAG.format(name="xf"))
_NUMBER_FORMAT = re.compile(_TAG.format(name="numFmt"))
_PERCENT_FORMATS = {"9", "10"}


def xlsx_cells(path: Path, *, sheet: str, shape: tuple[int, int]) -> SheetCells:
    """Read the tags of one sheet.

    Args:
        path: an .xlsx file that was checked (see `intact`).
        sheet: name of the sheet.
        shape: rows and columns of the sheet as GDAL sees it.
    """
    with zipfile.ZipFile(path) as parts:
        part = _part(parts, sheet)
        content = parts.read(part) if part else b""
        styles = parts.read(_STYLES).decode() if _STYLES in parts.namelist() else ""
    logical = _places(_LOGICAL, content, shape)
    percents = np.zeros(shape, dtype=bool)
    formats = "|".join(_percent_styles(styles))
    if formats:
        styled = rf"""<(?:\w+:)?c\b[^>]*\bs=["'](?:{formats})["'][^>]*>"""
        percents = _places(re.compile(styled.encode()), content, shape)
    merges = tuple(_merge(match) for match in _MERGE.finditer(content))
    not_worked_out = tuple(match[1].decode() for match in _NOT_WORKED_OUT.finditer(content))
    columns: dict[bytes, int] = {}
    numbers = np.zeros(shape, dtype=bool)
    found = False
    for match in _NUMBER_CELL.finditer(content):
        letters, row = match.groups()
        if letters not in columns:
            columns[letters] = column_number(letters)
        place = int(row) - 1, columns[letters]
        if place[0] < shape[0] and place[1] < shape[1]:
            numbers[place] = found = True
    if not found and not _PLACED_CELL.search(content):
        return SheetCells(None, merges, not_worked_out, percents, logical)
    return SheetCells(numbers, merges, not_worked_out, percents, logical)


def _places(cell: re.Pattern[bytes], content: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return where a sheet has cells with such a tag."""
    found = np.zeros(shape, dtype=bool)
    for tag in cell.finditer(content):
        match = _CELL_PLACE.search(tag[0])
        if match is None:
            continue
        place = int(match[2]) - 1, column_number(match[1])
        if place[0] < shape[0] and place[1] < shape[1]:
            found[place] = True
    return found


def _percent_styles(styles: str) -> list[str]:
    """Return the numbers of the cell styles that show percentages."""
    own = map(_attributes, _NUMBER_FORMAT.findall(styles))
    percent = _PERCENT_FORMATS | {
        one.get("numFmtId", "") for one in own if "%" in one.get("formatCode", "")
    }
    section = _CELL_FORMATS.search(styles)
    formats = _FORMAT.findall(section[0]) if section else []
    return [
        str(number)
        for number, one in enumerate(map(_attributes, formats))
        if one.get("numFmtId") in percent
    ]


def _merge(match: re.Match[bytes]) -> Merge:
    left, top, right, bottom = match.groups()
    return Merge(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))


def _part(parts: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the path of a sheet inside the file."""
    names = set(parts.namelist())
    if _RELATIONS not in names:
        return None
    workbook = parts.read(_WORKBOOK).decode("utf-8", errors="replace")
    relations = parts.read(_RELATIONS).decode("utf-8", errors="replace")
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in map(_attributes, _RELATION.findall(relations))
    }
    for one in map(_attributes, _SHEET.findall(workbook)):
        if one.get("name") == sheet:
            target = targets.get(one.get("id"), "")
            part = posixpath.normpath(posixpath.join("/xl", target))
            return part[1:] if part[1:] in names else None
    return None


def _attributes(text: str) -> dict[str, str]:
    return {
        name.rpartition(":")[2]: html.unescape(double or single)
        for name, double, single in _ATTRIBUTE.findall(text)
    }
