"""Writes small .ods files as a spreadsheet program does, cell by cell."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def text(word: str, *, more: str = "") -> str:
    """Return a cell with a text."""
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{word}</text:p>'
        "</table:table-cell>"
    )


def number(value: float, shown: str = "", kind: str = "float", *, more: str = "") -> str:
    """Return a cell with a number, a percentage or an amount of money."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}>'
        f"<text:p>{shown or value}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """Return a row of cells."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def write_ods(path: Path, sheets: dict[str, list[str]]) -> Path:
    """Write sheets, each a list of rows."""
    content = "".join(
        f'<table:table table:name="{name}">{"".join(rows)}</table:table>'
        for name, rows in sheets.items()
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", _MIMETYPE)
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("content.xml", _HEAD + content + _TAIL)
    return path
