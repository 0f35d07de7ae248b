"""Tables in text files: encodings, line ends, separators."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import TableUnreadableError, UnclosedQuoteError
from .grid import Grid, from_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS = ("\t", ";", "|", ",")
_SAMPLE = 300


def read_text(path: Path) -> Grid:
    """Read a file of separated text as a grid.

    UTF-8 with and without a mark, UTF-16, else Windows-1252. A line ends with
    LF, CR LF, CR alone or CR CR LF, and counts once; a quoted cell may span
    lines, and its record counts at the line where it starts.

    Raises:
        TableUnreadableError: the file cannot be opened.
        UnclosedQuoteError: a quotation mark is opened and never closed.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableUnreadableError(file=path.name, reason=error.strerror or "") from error
    return grid_of_text(raw, file=path.name)


def grid_of_text(raw: bytes, *, file: str, whole: bool = True) -> Grid:
    """Read the bytes of separated text as a grid, as `read_text` does.

    Args:
        whole: the text is not only the beginning of a file, which may end
            inside a quoted cell.

    Raises:
        UnclosedQuoteError: a quotation mark is opened and never closed.
    """
    text, notes = _decoded(raw)
    lines = _lines(text)
    with _long_cells():
        separator, skipped = find_separator(lines)
        rows, starts = _records(lines, separator=separator, skipped=skipped, file=file)
        ends = [*starts, len(lines) + 1] if whole else starts
        _refuse_swallowed(lines, ends, separator=separator, file=file)
        last = starts[-1] - 1 if starts else 0
        if whole and starts and _stays_open(lines[last:], separator):
            raise UnclosedQuoteError(file=file, row=last + 1)
    return from_rows(rows, lines=starts, notes=notes)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Read cells of any length, such as outlines of villages."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _decoded(raw: bytes) -> tuple[str, tuple[Message, ...]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), ()
    if b"\0" in raw[:400]:
        little = raw[1:400:2].count(0) > raw[0:400:2].count(0)
        encoding = "utf-16-le" if little else "utf-16-be"
        return raw.decode(encoding, errors="replace"), ()
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        template = QT_TRANSLATE_NOOP("core", "The file is not UTF-8; it was read as Windows-1252.")
        return raw.decode("cp1252", errors="replace"), (Message(template),)


def _lines(text: str) -> list[str]:
    """Split into lines that all end with a line feed."""
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    text = text.replace("\r", "\n").replace("\0", "")
    return [line + "\n" for line in text.rstrip("\n").split("\n")]


def find_separator(lines: list[str]) -> tuple[str, int]:
    """Return the separator, and how many lines only declare it (`sep=;`)."""
    first = lines[0].strip().strip('"').casefold()
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return first[-1], 1
    if lines[0].casefold().startswith("sep=\t"):
        return "\t", 1
    sample = lines[:_SAMPLE]
    scores = {one: _score(sample, one) for one in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda one: scores[one])
    return (best if scores[best] else ","), 0


def _score(lines: list[str], separator: str) -> int:
    """Count the separators in records of the most telling width.

    Decimal commas come in every record too, but there are never more of them
    than of the separators between the cells in which they stand.
    """
    if not any(separator in line for line in lines):
        return 0
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    try:
        widths = Counter(len(row) for row in reader)
    except csv.Error:
        return 0
    return max((n * (width - 1) for width, n in widths.items()), default=0)


def _records(
    lines: list[str], *, separator: str, skipped: int, file: str
) -> tuple[list[list[str]], list[int]]:
    """Parse the records and note the line on which each starts."""
    rows: list[list[str]] = []
    starts: list[int] = []
    # Texts that come again, as names of districts do, are kept once.
    seen: dict[str, str] = {}
    reader = csv.reader(iter(lines[skipped:]), delimiter=separator, skipinitialspace=True)
    start = skipped + 1
    try:
        for row in reader:
            rows.append(list(map(seen.setdefault, row, row)))
            starts.append(start)
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise UnclosedQuoteError(file=file, row=start) from error
    return rows, starts


def _refuse_swallowed(lines: list[str], starts: list[int], *, separator: str, file: str) -> None:
    """Refuse a record that runs on because a quotation mark stays open.

    A record over several lines is right only if it also passes the strict
    reading, in which a closing mark ends its cell and the file ends outside.
    """
    for start, following in zip(starts, starts[1:]):
        if following - start == 1:
            continue
        record = csv.reader(
            lines[slice(start - 1, following - 1)],
            delimiter=separator,
            skipinitialspace=True,
            strict=True,
        )
        try:
            list(record)
        except csv.Error as error:
            raise UnclosedQuoteError(file=file, row=start) from error


def _stays_open(record: list[str], separator: str) -> bool:
    """Say whether a line after the record would still belong to it."""
    reader = csv.reader([*record, "after\n"], delimiter=separator, skipinitialspace=True)
    return len(list(reader)) == 1
