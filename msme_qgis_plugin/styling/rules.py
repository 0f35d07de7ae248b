"""Pieces of the expressions that decide how a unit is drawn."""

from __future__ import annotations

from qgis.core import QgsExpression

# Whole numbers up to here are written without a point.
_WHOLE = 1e15


def for_numbers(comparison: str) -> str:
    """Return a comparison that NaN and infinities do not meet.

    QGIS cannot compare them: the error would make the layer's whole filter
    fail and leave a hole in the map.
    """
    return f"try({comparison}, FALSE)"


def status_is(status: str, codes: tuple[str, ...], *, negated: bool = False) -> str:
    """Return whether a unit's status is one of `codes`; NULL is none."""
    column = QgsExpression.quotedColumnRef(status)
    listed = ", ".join(QgsExpression.quotedString(code) for code in codes)
    within = "NOT IN" if negated else "IN"
    return f"coalesce({column}, '') {within} ({listed})"


def literal(edge: float) -> str:
    """Return a number as an expression writes it, all digits kept."""
    whole = edge.is_integer() and abs(edge) < _WHOLE
    return str(int(edge)) if whole else repr(edge).replace("e+", "e")
