"""Why a table cannot be brought to units."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class DuplicateUnitsError(MsmeError):
    """Several rows for one unit and period, and no rule for them."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} units have more than one row for the same period. Unit and "
        "its rows: {examples}. Remove the extra rows in the file, or choose "
        "what to do with them: sum, mean or first.",
    )


class ColumnNotFoundError(MsmeError):
    """A column that the caller names and the table does not have."""

    template = QT_TRANSLATE_NOOP(
        "core", "There is no column “{column}” in {source}. Its columns are: {columns}."
    )


class NoKeyColumnError(MsmeError):
    """No column tells which unit a row is about."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds district codes or names. Its columns "
        "are: {columns}. Say which column holds the code or the name.",
    )


class NoValueColumnError(MsmeError):
    """No column holds numbers."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds numbers to map. Its columns are: "
        "{columns}. Say which columns are the values.",
    )


class SpoiltValueColumnError(NoValueColumnError):
    """The only columns of numbers hold something else as well."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds numbers alone. In “{column}” {count} "
        "cell(s) are no numbers, first “{cell}” in row {row}. Correct them, "
        "or say which columns are the values.",
    )


class NoMatchError(MsmeError):
    """Not one row belongs to a unit of the boundaries."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "None of the {rows} rows of {source} belongs to a unit of the "
        "boundaries in use. The first rows say: {examples}. Check that the "
        "right sheet and the right columns were chosen, and that the "
        "boundaries cover the area.",
    )


class SubdistrictNamesError(MsmeError):
    """A table of subdistricts or villages where districts were expected."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} looks like a table of subdistricts or villages, not of districts: {rows} rows, "
        "for example {examples}. Add its rows up by district first. If they are districts, write "
        "Kab. or Kota before the names, or add a column with their codes.",
    )


class PeriodNotFoundError(MsmeError):
    """A period that the table does not hold."""

    template = QT_TRANSLATE_NOOP(
        "core", "The table holds no rows for the period {period}. It holds: {periods}."
    )


class DecisionsNotUnderstoodError(MsmeError):
    """Decisions about rows that are no JSON object of texts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Decisions are expected as a JSON object such as "
        '{{"12": "5107"}}, but “{text}” came ({reason}). Correct it, or '
        "leave it empty.",
    )


class DecisionRowError(MsmeError):
    """A decision about a row that the table does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A decision names row “{row}”, but the table has the data rows 1 to "
        "{rows}. Name a row by its number, or as code|name.",
    )


class DecisionUnitError(MsmeError):
    """A decision that is neither a district nor a known word."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The decision for “{row}” is “{value}”. A BPS code of 2024 such as "
        "5107, “leave out” or “add” is expected; for *ambiguous* kab, kota, only "
        "or leave out; for *code_name_conflict* code, name or leave out.",
    )


class LevelUnclearError(MsmeError):
    """A table whose header and cells say two levels."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The column “{column}” is called after {called}, but {share} % of its texts are names of "
        "{held}. Choose the level, or correct the header.",
    )


class LevelsDifferError(MsmeError):
    """Boundaries of another level than the one asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{wanted} are wanted, but the layer {layer} holds {held}. Leave the boundaries empty to "
        "use the built-in ones, or choose a layer of {wanted}.",
    )
