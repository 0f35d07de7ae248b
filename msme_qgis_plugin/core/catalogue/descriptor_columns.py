"""Finds a descriptor's columns in a table and reads them as operands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..measures.status import Status, codes_of
from ..messages import QT_TRANSLATE_NOOP, Message
from ..tables.errors import UndecidableNumberStyleError
from .errors import DescribedColumnMissingError
from .expressions import Operand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from ..tables.model import Table
    from ..tables.numbers import NumberStyle
    from .model import Dataset

# One byte per row instead of one object.
STATUS = pd.CategoricalDtype([one.value for one in Status])

_SHOWN = 8
_EXAMPLES = 3
_WHOLE_NUMBER = re.compile(r"^(-?\d+)\.0+$")
_PERIOD = "{period}"


def normal_header(header: str) -> str:
    """Return a header as it is compared: lower case, words joined by `_`."""
    return re.sub(r"[^0-9a-z]+", "_", header.casefold()).strip("_")


@lru_cache(maxsize=65536)
def normal_code(cell: str) -> str:
    """Return a code as it is compared: `1.0`, `01` and ` 1 ` are all `1`."""
    text = cell.strip().casefold()
    match = None if text.isdigit() else _WHOLE_NUMBER.match(text)
    if match:
        text = match.group(1)
    return text.lstrip("0") or "0" if text.isdigit() else text


class Columns:
    """The columns of one table under the names that a descriptor uses."""

    def __init__(
        self,
        table: Table,
        dataset: Dataset,
        *,
        period: str | None = None,
        number_style: NumberStyle | None = None,
    ) -> None:
        self._table = table
        self._number_style = number_style
        self._dataset = dataset
        self._period = period
        self._headers: dict[str, str] = {}
        for header in table.cells.columns:
            self._headers.setdefault(normal_header(str(header)), str(header))
        self._missing = frozenset(normal_code(one) for one in dataset.missing_codes) | {""}
        self._distinct: dict[str, Distinct] = {}
        self.notes: list[Message] = []

    def __len__(self) -> int:
        return len(self._table.cells)

    def find(self, name: str) -> str | None:
        """Return the table's own header for a descriptor's column."""
        if self._period is not None:
            name = name.replace(_PERIOD, self._period)
        for one in (name, *self._dataset.columns.get(name, ())):
            header = self._headers.get(normal_header(one))
            if header is not None:
                return header
        return None

    def cells(self, name: str, purpose: str) -> pd.Series:
        """Return the text cells of a descriptor's column.

        Raises:
            DescribedColumnMissingError: the table has no such column.
        """
        header = self.find(name)
        if header is None:
            headers = ", ".join(str(one) for one in self._table.cells.columns[:_SHOWN])
            raise DescribedColumnMissingError(
                source=self._table.source,
                column=name,
                dataset=self._dataset.id,
                purpose=purpose,
                headers=headers,
            )
        return self._table.cells[header]

    def distinct(self, name: str, purpose: str) -> Distinct:
        """Return a column's distinct cells; worked out once per column.

        Raises:
            DescribedColumnMissingError: the table has no such column.
        """
        cells = self.cells(name, purpose)
        header = str(cells.name)
        if header not in self._distinct:
            self._distinct[header] = Distinct.of(cells)
        return self._distinct[header]

    def number(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of numbers."""
        name = leaf["column"]
        unknown = self._missing | {normal_code(one) for one in leaf.get("missing", ())}
        fast = self._fast_numbers(name, self.distinct(name, purpose), unknown)
        if fast is not None:
            return fast
        cells = pd.Series(self.cells(name, purpose), dtype=object)
        if len(unknown) > 1:
            told = self.distinct(name, purpose).among(unknown)
            cells = cells.mask(told, "")
        return self._parsed_numbers(cells, name, whole=leaf.get("whole", False))

    def code(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of codes as categories, skip rules applied."""
        name = leaf["column"]
        meanings = {normal_code(one): meaning for one, meaning in leaf["codes"].items()}
        skips = leaf.get("skip", ())
        others = [rule["value"] for rule in skips if "value" in rule]
        categories = tuple(dict.fromkeys([*meanings.values(), *others]))
        position = {one: float(at) for at, one in enumerate(categories)}
        cells = self.distinct(name, purpose)
        if "pattern" in leaf:
            cells = cells.extracted(leaf["pattern"])
        values = cells.spread([position.get(meanings.get(one, ""), np.nan) for one in cells.codes])
        status = np.where(np.isnan(values), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
        for rule in skips:
            rows = self._skipped(rule, cells, purpose)
            if "value" in rule:
                values[rows] = position[rule["value"]]
                status[rows] = Status.NORMAL.code
            else:
                values[rows] = np.nan
                status[rows] = Status(rule.get("status", "N")).code
        expected = {
            *meanings,
            *self._missing,
            *(normal_code(one) for one in leaf.get("missing", ())),
        }
        strange = ~cells.among(expected) & (status == Status.MISSING.code)
        if strange.any():
            self._note_unknown(cells, name, strange)
        return Operand(values, status, categories)

    def text(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of free text as categories in order of coming."""
        cells = self.distinct(leaf["column"], purpose)
        texts = [one.strip() for one in cells.texts]
        found = {one: float(at) for at, one in enumerate(dict.fromkeys(filter(None, texts)))}
        values = cells.spread([found.get(one, np.nan) for one in texts])
        status = np.where(np.isnan(values), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
        return Operand(values, status, tuple(found))

    def _fast_numbers(self, name: str, cells: Distinct, unknown: frozenset[str]) -> Operand | None:
        """Read cells that are plain numbers throughout, else nothing."""
        if self._dataset.number_style != "english":
            stored = self._table.is_number[self.find(name)].to_numpy()
            if not (stored | cells.among({""})).all():
                return None
        found = np.array(
            pd.to_numeric(pd.Series(cells.texts, dtype=object), "coerce"), dtype=np.float64
        )
        found[~np.isfinite(found)] = np.nan
        told = np.array([one in unknown for one in cells.codes])
        if (np.isnan(found) & ~told).any():
            return None
        found[told] = np.nan
        values = cells.spread(found)
        status = np.where(np.isnan(values), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
        return Operand(values, status)

    def _parsed_numbers(self, cells: pd.Series, name: str, *, whole: bool) -> Operand:
        """Read cells as people write numbers, footnotes and dashes too."""
        from ..tables.numbers import NumberStyle, parse_numbers

        is_number = self._table.is_number[self.find(name)]
        lines = self._table.sheet_rows
        style = self._number_style or (
            NumberStyle.INDONESIAN
            if self._dataset.number_style == "indonesian"
            else NumberStyle.AUTO
        )
        try:
            column = parse_numbers(cells, is_number=is_number, style=style, sheet_rows=lines)
        except UndecidableNumberStyleError:
            found = [
                parse_numbers(cells, is_number=is_number, style=one, sheet_rows=lines)
                for one in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)
            ]
            fitting = [one for one in found if whole and _are_whole(one.values)]
            if len(fitting) != 1:
                raise
            column = fitting[0]
        self.notes.extend(column.notes)
        values = column.values.to_numpy(dtype=np.float64)
        status = status_codes(column.status)
        status[np.isnan(values) & (status == Status.NORMAL.code)] = Status.MISSING.code
        status[~np.isnan(values)] = Status.NORMAL.code
        return Operand(values, status)

    def _skipped(self, rule: Mapping[str, Any], cells: Distinct, purpose: str) -> NDArray[np.bool_]:
        """Rows where a question was passed over for the stated reason."""
        rows = cells.among(_plain(rule["codes"]))
        when = rule.get("when")
        if when is None:
            return rows
        if "above" in when:
            other = self.number({"column": when["column"]}, purpose)
            rows &= other.values > when["above"]
            return rows
        others = self.distinct(when["column"], purpose)
        rows &= others.among(_plain(when["codes"]))
        return rows

    def _note_unknown(self, cells: Distinct, name: str, rows: NDArray[np.bool_]) -> None:
        found = sorted({cells.codes[one] for one in cells.position[rows]})
        self.notes.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{column}: {count} cells hold {examples}, which the "
                    "description of {dataset} does not know there. They "
                    "count as missing.",
                ),
                {
                    "column": name,
                    "count": int(rows.sum()),
                    "examples": ", ".join(found[:_EXAMPLES]),
                    "dataset": self._dataset.id,
                },
            )
        )


@dataclass(frozen=True)
class Distinct:
    """The distinct cells of a column: what is worked out once for each.

    position: per row the place of its cell in `texts` and `codes`.
    texts: the cells as they are; the last one is "" for no cell at all.
    codes: the same as codes, "" for a blank cell.
    """

    position: NDArray[np.intp]
    texts: tuple[str, ...]
    codes: tuple[str, ...]

    @classmethod
    def of(cls, cells: pd.Series) -> Distinct:
        """Take a column apart."""
        if isinstance(cells.dtype, pd.CategoricalDtype):
            position, found = cells.cat.codes.to_numpy(), cells.cat.categories
        else:
            position, found = pd.factorize(cells)
        texts = (*(str(one) for one in found), "")
        codes = tuple(normal_code(one) if one.strip() else "" for one in texts)
        # What is missing is at -1, which is the last.
        return cls(position.astype(np.intp) % len(texts), texts, codes)

    def extracted(self, pattern: str) -> Distinct:
        """Return the codes that stand inside longer cells.

        `G. Perdagangan` gives `g` where the pattern's first group is the
        letter; a cell that the pattern does not meet stays as it is.
        """
        inside = re.compile(pattern)
        codes = [
            normal_code(found.group(1)) if (found := inside.match(text)) else code
            for text, code in zip(self.texts, self.codes)
        ]
        return replace(self, codes=tuple(codes))

    def spread(self, answers: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Give every row the answer of its cell, in a new array."""
        spread: NDArray[np.float64] = np.asarray(answers, dtype=np.float64)[self.position]
        return spread

    def among(self, codes: Collection[str]) -> NDArray[np.bool_]:
        """Say of every row whether its code is one of these."""
        answers = np.array([one in codes for one in self.codes], dtype=bool)
        among: NDArray[np.bool_] = answers[self.position]
        return among


def status_codes(letters: pd.Series) -> NDArray[np.int8]:
    """Return one-letter statuses as codes; an unknown one is missing."""
    if letters.dtype != STATUS:
        return codes_of(letters)
    codes = letters.cat.codes.to_numpy().astype(np.int8)
    return np.where(codes < 0, np.int8(Status.MISSING.code), codes)


def _are_whole(values: pd.Series) -> bool:
    """Say whether all numbers are whole, as counts of things must be."""
    known = values.dropna()
    return bool((known == known.round()).all())


def _plain(codes: Iterable[str]) -> set[str]:
    return {normal_code(one) if one else "" for one in codes}
