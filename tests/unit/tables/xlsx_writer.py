"""Writes small .xlsx files with what a planner's workbook has in it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Union
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STYLES = {"General": 0, "0.00%": 1, "00000": 2, "yyyy-mm-dd": 3}


@dataclass(frozen=True)
class Styled:
    """A number under a number format of `STYLES`."""

    number: float
    style: str


@dataclass(frozen=True)
class Formula:
    """A formula with what the writing program stored as its result.

    stored: None where it stored nothing; text is a result of type text.
    bare: no element for a result at all, instead of an empty one.
    """

    text: str
    stored: float | str | None = None
    bare: bool = False


Cell = Union[str, int, float, Styled, Formula, None]


def write_xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    merges: Mapping[str, Sequence[str]] | None = None,
    shared: bool = True,
) -> Path:
    """Write rows of cells, texts as shared or inline strings."""
    texts: list[str] = []
    parts = {
        f"xl/worksheets/sheet{number}.xml": _sheet(
            rows, (merges or {}).get(name, ()), texts if shared else None
        )
        for number, (name, rows) in enumerate(sheets.items(), 1)
    }
    parts["xl/workbook.xml"] = _workbook(list(sheets))
    parts["xl/_rels/workbook.xml.rels"] = _relations(len(sheets))
    parts["xl/styles.xml"] = _styles()
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}">'
        + "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        + "</sst>"
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = _types(len(sheets))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, HEAD + content)
    return path


def _sheet(rows: Sequence[Sequence[Cell]], merges: Sequence[str], texts: list[str] | None) -> str:
    body = ""
    for number, row in enumerate(rows, 1):
        cells = "".join(
            _cell(f"{_letters(column)}{number}", cell, texts)
            for column, cell in enumerate(row)
            if cell is not None
        )
        if cells:
            body += f'<row r="{number}">{cells}</row>'
    blocks = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    merged = f"<mergeCells>{blocks}</mergeCells>" if blocks else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>{merged}</worksheet>'


def _cell(place: str, cell: Cell, texts: list[str] | None) -> str:
    if isinstance(cell, Formula):
        return _formula(place, cell)
    if isinstance(cell, str) and texts is None:
        text = escape(cell)
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    if isinstance(cell, str):
        texts.append(cell)
        return f'<c r="{place}" t="s"><v>{len(texts) - 1}</v></c>'
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, Styled):
        style = STYLES[cell.style]
        return f'<c r="{place}" s="{style}"><v>{cell.number!r}</v></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def _formula(place: str, cell: Formula) -> str:
    kind = ' t="str"' if isinstance(cell.stored, str) else ""
    result = "" if cell.stored is None else str(cell.stored)
    value = "" if cell.bare else f"<v>{result}</v>"
    text = f"<f>{escape(cell.text)}</f>" if cell.text else '<f t="shared"/>'
    return f'<c r="{place}"{kind}>{text}{value}</c>'


def _letters(column: int) -> str:
    first, second = divmod(column, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)


def _workbook(names: list[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _relations(count: int) -> str:
    one = f'<Relationship Id="{{}}" Type="{RELATIONS}/{{}}" Target="{{}}"/>'
    sheets = "".join(
        one.format(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)
    )
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">{sheets}'
        + one.format("rIdS", "styles", "styles.xml")
        + one.format("rIdT", "sharedStrings", "sharedStrings.xml")
        + "</Relationships>"
    )


def _styles() -> str:
    formats = (
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>'
        '<numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>'
    )
    kinds = "".join(f'<xf numFmtId="{n}"/>' for n in (0, 10, 164, 165))
    return f'<styleSheet xmlns="{MAIN}">{formats}<cellXfs count="4">{kinds}</cellXfs></styleSheet>'


def _types(count: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, count + 1)]
    parts += [("/xl/styles.xml", "styles"), ("/xl/sharedStrings.xml", "sharedStrings")]
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}.{end}+xml"/>' for name, end in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships'
        f'+xml"/>{overrides}</Types>'
    )
