"""Finds a descriptor's columns in a table and reads them as operands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import (
    DescribedColumnMissingError,
    UndecidableNumberStyleError,
)
from ..messages import QT_TRANSLATE_NOOP, Message
from .expressions import (
    MISSING,
    NORMAL,
    STATUSES,
    Operand,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from ..tables.model import Table
    from ..tables.numbers import NumberStyle
    from .model import Dataset

_SHOWN = 8
_EXAMPLES = 3
_WHOLE_NUMBER = re.compile(r"^(-?\d+)\.0+$")
_PERIOD = "{period}"


def normal_header(header: str) -> str:
    """Return a header as it is compared: lower case, words joined by `_`."""
    return re.sub(r"[^0-9a-z]+", "_", header.casefold()).strip("_")


def normal_code(cell: str) -> str:
    """Return a code as it is compared: `1.0`, `01` and ` 1 ` are all `1`."""
    text = cell.strip().casefold()
    match = _WHOLE_NUMBER.match(text)
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
        self._missing = frozenset(
            normal_code(one) for one in dataset.missing_codes
        ) | {""}
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
            headers = ", ".join(
                str(one) for one in self._table.cells.columns[:_SHOWN]
            )
            raise DescribedColumnMissingError(
                source=self._table.source,
                column=name,
                dataset=self._dataset.id,
                purpose=purpose,
                headers=headers,
            )
        return self._table.cells[header]

    def number(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of numbers."""
        name = leaf["column"]
        cells = self.cells(name, purpose)
        extra = leaf.get("missing", ())
        if extra or len(self._missing) > 1:
            unknown = self._missing | {normal_code(one) for one in extra}
            cells = cells.mask(_codes(cells).isin(unknown), "")
        fast = self._fast_numbers(cells, name)
        if fast is not None:
            return fast
        return self._parsed_numbers(
            cells, name, whole=leaf.get("whole", False)
        )

    def code(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of codes as categories, skip rules applied."""
        name = leaf["column"]
        meanings = {
            normal_code(one): meaning for one, meaning in leaf["codes"].items()
        }
        categories = tuple(
            dict.fromkeys(
                [
                    *meanings.values(),
                    *(
                        rule["value"]
                        for rule in leaf.get("skip", ())
                        if "value" in rule
                    ),
                ]
            )
        )
        position = {one: float(at) for at, one in enumerate(categories)}
        codes = _codes(self.cells(name, purpose))
        values = codes.map(
            {one: position[meaning] for one, meaning in meanings.items()}
        ).to_numpy(dtype=np.float64, copy=True)
        status = np.where(np.isnan(values), MISSING, NORMAL).astype(np.uint8)
        for rule in leaf.get("skip", ()):
            rows = self._skipped(rule, codes, purpose)
            if "value" in rule:
                values[rows] = position[rule["value"]]
                status[rows] = NORMAL
            else:
                values[rows] = np.nan
                status[rows] = STATUSES.index(rule.get("status", "N"))
        self._note_unknown(
            codes, name, known=meanings, leaf=leaf, status=status
        )
        return Operand(values, status, categories)

    def text(self, leaf: Mapping[str, Any], purpose: str) -> Operand:
        """Read a column of free text as categories in order of coming."""
        cells = self.cells(leaf["column"], purpose).str.strip()
        positions, found = pd.factorize(cells.mask(cells == ""))
        values = np.where(positions < 0, np.nan, positions.astype(float))
        status = np.where(positions < 0, MISSING, NORMAL).astype(np.uint8)
        return Operand(values, status, tuple(str(one) for one in found))

    def _fast_numbers(self, cells: pd.Series, name: str) -> Operand | None:
        """Read cells that are plain numbers throughout, else nothing."""
        header = self.find(name)
        plain = self._dataset.number_style == "english" or bool(
            self._table.is_number[header].all()
        )
        if not plain:
            return None
        values = pd.to_numeric(cells, errors="coerce").to_numpy(
            dtype=np.float64
        )
        values = np.where(np.isfinite(values), values, np.nan)
        unread = np.isnan(values) & (cells.str.strip() != "").to_numpy()
        if unread.any():
            return None
        status = np.where(np.isnan(values), MISSING, NORMAL).astype(np.uint8)
        return Operand(values, status)

    def _parsed_numbers(
        self, cells: pd.Series, name: str, *, whole: bool
    ) -> Operand:
        """Read cells as people write numbers, footnotes and dashes too."""
        from ..tables.numbers import NumberStyle, parse_numbers

        is_number = self._table.is_number[self.find(name)]
        lines = self._table.sheet_rows
        style = NumberStyle(self._dataset.number_style)
        if self._number_style is not None:
            style = self._number_style
        try:
            column = parse_numbers(
                cells, is_number=is_number, style=style, sheet_rows=lines
            )
        except UndecidableNumberStyleError:
            found = [
                parse_numbers(
                    cells, is_number=is_number, style=one, sheet_rows=lines
                )
                for one in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)
            ]
            fitting = [
                one for one in found if whole and _are_whole(one.values)
            ]
            if len(fitting) != 1:
                raise
            column = fitting[0]
        self.notes.extend(column.notes)
        values = column.values.to_numpy(dtype=np.float64)
        status = status_positions(column.status)
        status[np.isnan(values) & (status == NORMAL)] = MISSING
        status[~np.isnan(values)] = NORMAL
        return Operand(values, status)

    def _skipped(
        self, rule: Mapping[str, Any], codes: pd.Series, purpose: str
    ) -> NDArray[np.bool_]:
        """Rows where a question was passed over for the stated reason."""
        rows = np.array(codes.isin(_plain(rule["codes"])), dtype=np.bool_)
        when = rule.get("when")
        if when is None:
            return rows
        if "above" in when:
            other = self.number({"column": when["column"]}, purpose)
            present: NDArray[np.bool_] = other.values > when["above"]
            return rows & present
        others = _codes(self.cells(when["column"], purpose))
        met = np.array(others.isin(_plain(when["codes"])), dtype=np.bool_)
        both: NDArray[np.bool_] = rows & met
        return both

    def _note_unknown(
        self,
        codes: pd.Series,
        name: str,
        *,
        known: Mapping[str, str],
        leaf: Mapping[str, Any],
        status: NDArray[np.uint8],
    ) -> None:
        expected = (
            set(known)
            | self._missing
            | {normal_code(one) for one in leaf.get("missing", ())}
        )
        strange = codes[~codes.isin(expected) & (status == MISSING)]
        if len(strange):
            examples = ", ".join(sorted(set(strange))[:_EXAMPLES])
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
                        "count": len(strange),
                        "examples": examples,
                        "dataset": self._dataset.id,
                    },
                )
            )


def status_positions(letters: pd.Series) -> NDArray[np.uint8]:
    """Return one-letter statuses as positions; an unknown one is missing."""
    order = {letter: at for at, letter in enumerate(STATUSES)}
    numbers = letters.map(order).fillna(MISSING)
    return np.array(numbers, dtype=np.uint8)


def _are_whole(values: pd.Series) -> bool:
    """Say whether all numbers are whole, as counts of things must be."""
    known = values.dropna()
    return bool((known == known.round()).all())


def _plain(codes: Iterable[str]) -> list[str]:
    return [normal_code(one) if one else "" for one in codes]


def _codes(cells: pd.Series) -> pd.Series:
    """Return every cell as a code; each distinct cell is worked out once."""
    positions, found = pd.factorize(cells)
    plain = np.array(
        [normal_code(str(one)) if str(one).strip() else "" for one in found]
        + [""],
        dtype=object,
    )
    return pd.Series(plain[positions], index=cells.index, dtype=object)
