"""A column as its header and the distinct texts under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Callable, NamedTuple

if TYPE_CHECKING:
    from .model import Table

_SAMPLE = 3000
_ROUNDING = 1e-6


class Column(NamedTuple):
    """A header in plain words, the distinct texts under it, the first."""

    header: str
    plain: str
    texts: list[str]
    sample: list[str]

    def share(self, test: Callable[[str], bool], *, least: float = 0.0) -> float:
        """Return the share of the first distinct texts that meet the test.

        Args:
            least: 0 is returned as soon as it is clear to be less than this.
        """
        count = len(self.sample)
        allowed = count * (1 - least) + _ROUNDING
        failed = 0
        for text in self.sample:
            failed += not test(text)
            if failed > allowed:
                return 0.0
        return (count - failed) / count if count else 0.0

    def worded(self, test: Callable[[str], bool]) -> float:
        """Return as `share` for a test that only words can meet."""
        if not self.sample:
            return 0.0
        having = (one for one in self.sample if one.upper() != one.lower())
        return sum(map(test, having)) / len(self.sample)


def column_of(table: Table, header: str) -> Column:
    """Return a column of a table by its header."""
    texts = [text for text in table.cells[header].unique() if text]
    plain = re.sub(r"[^0-9a-z]+", " ", header.casefold()).strip()
    return Column(header, plain, texts, texts[:_SAMPLE])
