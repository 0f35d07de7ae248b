"""The two ways in which numbers are written here. Light: no pandas."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from .errors import ColumnStyleNotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class NumberStyle(str, Enum):
    """How numbers are written: `1.234,5` or `1,234.5`."""

    AUTO = "auto"
    INDONESIAN = "indonesian"
    ENGLISH = "english"

    @property
    def group(self) -> str:
        """Return the sign between thousands."""
        return "," if self is NumberStyle.ENGLISH else "."

    @property
    def decimal(self) -> str:
        """Return the sign before decimals."""
        return "." if self is NumberStyle.ENGLISH else ","

    @property
    def example(self) -> str:
        """Return a number written in the style."""
        return f"1{self.group}234{self.decimal}5"


@dataclass(frozen=True)
class ColumnStyles:
    """The styles that a caller gives for cells that prove nothing.

    rest: of every column that is not named.
    columns: header -> style of this one column.
    """

    rest: NumberStyle = NumberStyle.AUTO
    columns: Mapping[str, NumberStyle] = field(default_factory=dict)


def column_styles(told: Iterable[str]) -> dict[str, NumberStyle]:
    """Read styles of single columns.

    Args:
        told: `header = style` each; a header may hold the sign too.

    Raises:
        ColumnStyleNotUnderstoodError: one says no column or no known style.
    """
    found = {}
    for one in told:
        header, _, style = (part.strip() for part in one.rpartition("="))
        known = style.casefold() in {each.value for each in NumberStyle}
        if not (header and known):
            styles = ", ".join(each.value for each in NumberStyle)
            raise ColumnStyleNotUnderstoodError(text=one, styles=styles)
        found[header] = NumberStyle(style.casefold())
    return found


class GivenStyle(NamedTuple):
    """A style for one column: what it is, and whether for this one alone."""

    style: NumberStyle
    own: bool = False


def given_style(styles: NumberStyle | ColumnStyles, column: str) -> GivenStyle:
    """Return what was given for a column."""
    if isinstance(styles, NumberStyle):
        return GivenStyle(styles)
    own = styles.columns.get(column, NumberStyle.AUTO)
    if own is NumberStyle.AUTO:
        return GivenStyle(styles.rest)
    return GivenStyle(own, own=True)
