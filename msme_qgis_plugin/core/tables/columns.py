"""What each column of a table is for, judged by content before headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..measures.field import Role
from ..measures.infer import dated
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.codes import CodeKind, read_code
from ..regions.names import KABUPATEN_WORDS, KOTA_WORDS, province_key, readings, words
from .code_columns import agreement, is_known_code
from .column_texts import Column, column_of
from .left_out import kinds_note, signs_note, spoilt_note, words_note
from .number_cells import looks_like_number, read_cell
from .numbers import all_numeric, looks_numeric
from .period_columns import is_period, is_period_alone, is_period_header, is_sortable_period

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from .model import Table

_MOST, _HALF, _NEARLY_ALL = 0.8, 0.5, 0.95
_FEW_TYPES = 8
# As many kinds as a map has colours that can be told apart.
_FEW_KINDS = 9
_FEW_ROWS = 10
_PROVINCES_IN_CODES = frozenset(
    code
    for first, last in (
        (11, 19),
        (21, 21),
        (31, 36),
        (51, 54),
        (61, 65),
        (71, 76),
        (81, 82),
        (91, 97),
    )
    for code in range(first, last + 1)
)
_LAST_KABUPATEN, _FIRST_KOTA, _LAST_KOTA = 39, 71, 79
_TYPE_WORDS = KABUPATEN_WORDS | KOTA_WORDS | {"capital", "adm"}

_CODE_WORD = (
    r"kode|code|kd|kdj|pcode|id(kab|kota|wil|desa)?|kdkab|kdbbs|kdepum|"
    r"kdppum|kdpkab|gid|cc 2"
)
_CODE_HEADER = re.compile(rf"\b({_CODE_WORD}|bps|kemendagri|permendagri)\b")
_CALLED_CODE = re.compile(rf"\b({_CODE_WORD})\b")
_PROVINCE_HEADER = re.compile(r"\b(prov|provinsi|propinsi|province)\b")
_NAME_HEADER = re.compile(
    r"\b(kab(upaten)?|kota|district|regency|city|nama|name|wilayah|daerah|"
    r"nmkab|wadmkk|region)\b"
)
_PLACE_HEADER = re.compile(
    r"(x|y|lon|long|lng|longitude|lat|latitude|bujur|lintang|"
    r"(titik )?koordinat( [xy])?|(x|y|lon|lat) ?(coord|coordinate)|"
    r"point [xy])"
)
_SERVICE_HEADER = re.compile(
    r"(fid|gid|ogc fid|object ?id( \d+)?|shape (area|leng|length)|"
    r"no|nomor|no urut|nomor urut|row|index|unnamed 0)"
)


@dataclass(frozen=True)
class ColumnRoles:
    """Which column is what; each name at most once.

    code, name, type, province, period: headers, None where there is none.
    values: columns of numbers to bring over, in the table's order.
    categories: columns of words that name kinds of units, such as a typology.
    left_out: every other column.
    notes: why a column that might have been expected was left out.
    """

    code: str | None
    name: str | None
    type: str | None
    province: str | None
    period: str | None
    values: tuple[str, ...]
    left_out: tuple[str, ...]
    notes: tuple[Message, ...] = ()
    parent: str | None = None
    categories: tuple[str, ...] = ()


def find_columns(
    table: Table,
    *,
    provinces: Collection[str] = (),
    districts: Collection[str] = (),
    keys: Mapping[str, str | None] | None = None,
) -> ColumnRoles:
    """Find the columns that tell the unit, and those that hold values.

    Args:
        table: as read.
        provinces: keys of known provinces (`names.province_key`).
        districts: keys of known districts (`names.key`).
        keys: role -> column, where the units are no districts and their columns are known.

    The code column holds district codes of any system in most cells; codes
    of villages or subdistricts are taken where there are none of districts.
    A period column is one of years or dates under a header that says so, or
    one that tells repeated units apart. Years as headers are values.
    Coordinates, row numbers, further codes and columns without numbers are
    left out.
    """
    columns = [column_of(table, header) for header in table.cells.columns]
    chosen: dict[str, str | None] = dict(keys or {})

    def free() -> list[Column]:
        taken = set(chosen.values())
        return [one for one in columns if one.header not in taken]

    if keys is None:
        chosen["type"] = _find_type(free())
        chosen["province"] = _find_province(free(), provinces)
        chosen["name"] = _find_name(free(), districts)
        chosen["code"] = _find_code(table, free(), chosen["name"])
    chosen["period"] = _find_period(table, free(), chosen)
    values, worded, notes = _values(table, free(), chosen["name"])
    categories = [one.header for one in worded if _names_kinds(table, one)]
    notes += kinds_note(categories)
    notes += words_note([one.header for one in worded if one.header not in categories])
    used = {*chosen.values(), *values, *categories}
    return ColumnRoles(
        **{role: chosen.get(role) for role in ("code", "name", "type", "province", "parent")},
        period=chosen["period"],
        values=tuple(values),
        left_out=tuple(one.header for one in columns if one.header not in used),
        notes=tuple(notes),
        categories=tuple(categories),
    )


def _best(columns: list[Column], score: Callable[[Column], float], least: float) -> str | None:
    """Return the first column with the highest score of at least `least`."""
    scores = [score(one) for one in columns]
    if not scores or max(scores) < least:
        return None
    return columns[int(np.argmax(scores))].header


def _find_type(columns: list[Column]) -> str | None:
    def score(one: Column) -> float:
        few = len(one.texts) <= _FEW_TYPES
        return one.worded(_is_type) if few else 0.0

    return _best(columns, score, _MOST)


def _is_type(text: str) -> bool:
    parts = set(words(text))
    return bool(parts) and parts <= _TYPE_WORDS


def _find_code(table: Table, columns: list[Column], name: str | None) -> str | None:
    """Find district codes, else codes of smaller units under such a header.

    Four digits under a header that does not speak of codes may be values. They
    are codes where they agree with the names beside them; without names that
    are known, where nearly all of them are codes of some list.
    """

    def of_districts(one: Column) -> float:
        share = one.share(_is_district_code, least=_HALF)
        if not share or _CALLED_CODE.search(one.plain):
            return share
        agreed = None if name is None else agreement(table.cells[one.header], table.cells[name])
        if agreed is not None:
            return share if agreed >= _HALF else 0.0
        return share if one in headed else one.share(is_known_code, least=_NEARLY_ALL)

    def of_smaller(one: Column) -> float:
        return one.share(_is_smaller_code, least=_MOST)

    headed = [one for one in columns if _CODE_HEADER.search(one.plain)]
    called = [one for one in headed if _CALLED_CODE.search(one.plain)]
    found = _best(headed, of_districts, _MOST)
    found = found or _best(called, of_districts, _HALF)
    if found is None:
        found = _best(columns, of_districts, _MOST)
        if found is not None and _is_only_count(table, found):
            found = None
    return found or _best(called, of_smaller, _MOST)


def _is_only_count(table: Table, header: str) -> bool:
    """Tell whether a short column of four digits holds the only numbers."""
    texts = table.cells[header].unique()
    if len(texts) >= _FEW_ROWS or not all(map(_is_four_digits, texts)):
        return False
    return not any(
        looks_numeric(table.cells[one], is_number=table.is_number[one])
        for one in table.cells.columns
        if one != header
    )


def _is_four_digits(text: str) -> bool:
    return text.isdecimal() and len(text) == len("1101")


def _is_district_code(text: str) -> bool:
    """Tell a four-digit code of a plausible district, or one of GADM."""
    code = read_code(text)
    if code.kind is CodeKind.GADM:
        return True
    if code.kind is not CodeKind.DISTRICT:
        return False
    return any(
        int(one[:2]) in _PROVINCES_IN_CODES
        and (1 <= int(one[2:]) <= _LAST_KABUPATEN or _FIRST_KOTA <= int(one[2:]) <= _LAST_KOTA)
        for one in (code.appended, code.padded)
        if one
    )


def _is_smaller_code(text: str) -> bool:
    return read_code(text).kind is CodeKind.FINER


def _find_province(columns: list[Column], provinces: Collection[str]) -> str | None:
    known = set(provinces)
    return _best(columns, lambda one: one.worded(lambda t: province_key(t) in known), _HALF)


def _find_name(columns: list[Column], districts: Collection[str]) -> str | None:
    """Find names of districts, else a column of words that is called so."""
    known = set(districts)

    def known_names(one: Column) -> float:
        named = bool(_NAME_HEADER.search(one.plain))
        share = one.worded(lambda text: any(each.key in known for each in readings(text)))
        return share + (0.1 if named else 0)

    def words_by_name(one: Column) -> float:
        if not _NAME_HEADER.search(one.plain):
            return 0.0
        return one.worded(_is_words)

    return _best(columns, known_names, _HALF) or _best(columns, words_by_name, _MOST)


def _is_words(text: str) -> bool:
    worded = any(map(str.isalpha, text)) and not read_cell(text).status
    return worded and read_code(text).kind is CodeKind.TEXT


def _find_period(table: Table, columns: list[Column], chosen: dict[str, str | None]) -> str | None:
    """Find years, dates and the like, which are few and come again and again."""
    roles = ("code", "name", "type", "province", "parent")
    keys = [chosen[role] for role in roles if chosen.get(role)]
    repeated = bool(keys) and bool(table.cells[keys].duplicated().any())

    def by_header(one: Column) -> float:
        if len(one.texts) * 2 > len(table.cells) and not is_period_alone(one.header):
            return 0.0
        share = one.share(is_period, least=_MOST)
        # Waves and seasons are called what people like; numbers count them.
        counted = is_period_alone(one.header) and one.share(_is_ordinal, least=1.0) == 1
        named = counted or not one.share(looks_like_number)
        return max(share, float(repeated and named))

    def score(one: Column) -> float:
        title, year = dated(one.header)
        if year and not is_period_alone(title):
            # `Rata-rata Waktu Tempuh 2019` says itself of which period it is.
            return 0.0
        if is_period_header(one.header):
            return by_header(one)
        few = len(one.texts) * 3 <= len(table.cells) * 2
        if not (repeated and few):
            return 0.0
        if one.share(is_sortable_period, least=1.0) < 1:
            return 0.0
        told = table.cells[table.cells[one.header] != ""]
        return float(not told[[*keys, one.header]].duplicated().any())

    return _best(columns, score, _MOST)


def _is_ordinal(text: str) -> bool:
    return text.isdecimal() and len(text) <= len("12")


def _values(
    table: Table, columns: list[Column], name: str | None
) -> tuple[list[str], list[Column], list[Message]]:
    """Return columns of numbers, columns of words, and why others were left out."""
    values: list[str] = []
    notes: list[Message] = []
    places: list[str] = []
    signs: list[Column] = []
    worded: list[Column] = []
    for one in columns:
        cells = table.cells[one.header]
        if _PLACE_HEADER.fullmatch(one.plain):
            places.append(one.header)
        elif _is_service(one, cells) or _is_further_code(table, one, name):
            continue
        elif all_numeric(one.texts, at_least_one=True):
            values.append(one.header)
        elif one.texts and all_numeric(one.texts, at_least_one=False):
            signs.append(one)
        elif one.texts:
            spoilt = spoilt_note(table, one)
            notes += spoilt
            worded += [] if spoilt else [one]
    notes += signs_note(signs)
    if places:
        template = QT_TRANSLATE_NOOP(
            "core", "Coordinates were left out of the values: {columns}. Name them to have them."
        )
        notes.append(Message(template, {"columns": ", ".join(places)}))
    return values, worded, notes


def _names_kinds(table: Table, column: Column) -> bool:
    """Tell kinds that units share from remarks, names and dates, which differ from row to row.

    What all units share tells them not apart; what a layer says to be something else is that.
    """
    said = table.fields
    if said is not None and getattr(said.get(column.header), "role", None) is not Role.CATEGORY:
        return False
    filled = int(table.cells[column.header].ne("").sum())
    few = len(column.texts) <= max(_FEW_KINDS, filled // 2)
    return few and 1 < len(column.texts) < filled and column.share(is_period) < _HALF


def _is_service(column: Column, cells: pd.Series) -> bool:
    """Tell row numbers and what geographic formats add."""
    if not _SERVICE_HEADER.fullmatch(column.plain):
        return False
    filled = [text for text in cells if text]
    counted = [str(number) for number in range(1, len(filled) + 1)]
    from_zero = [str(number) for number in range(len(filled))]
    numbered = [text.rstrip(".") for text in filled]
    return (
        not column.plain.startswith(("no", "row", "index", "unnamed"))
        or numbered in (counted, from_zero)
        or len(set(numbered)) == len(numbered)
    )


def _is_further_code(table: Table, column: Column, name: str | None) -> bool:
    """Tell codes besides the one in use, of any level."""
    if _CALLED_CODE.search(column.plain):
        return column.share(_is_any_code, least=_MOST) >= _MOST
    if _PROVINCE_HEADER.search(column.plain):
        return column.share(_is_province_code, least=_MOST) >= _MOST
    coded = _CODE_HEADER.search(column.plain) is not None
    many = len(column.texts) >= _FEW_ROWS
    wanted = _MOST if coded else _NEARLY_ALL
    if not (coded or many):
        return False
    if column.share(_is_district_code, least=wanted) < wanted:
        return False
    agreed = None if name is None else agreement(table.cells[column.header], table.cells[name])
    return agreed is None or agreed >= _HALF


def _is_any_code(text: str) -> bool:
    return read_code(text).kind not in {CodeKind.TEXT, CodeKind.EMPTY}


def _is_province_code(text: str) -> bool:
    return text.isdecimal() and int(text) in _PROVINCES_IN_CODES
