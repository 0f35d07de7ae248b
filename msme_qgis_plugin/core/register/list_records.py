"""Records of lists as what can be compared: keyed hashes of numbers, names in one spelling.

Nothing of this is ever written. The key of the hashes is drawn for each run and kept nowhere, so
that not even who reads the memory afterwards can try out numbers.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import FEMALE, MALE, NONE, read_sex, read_size
from ..tables.styles import NumberStyle
from .list_columns import (
    ADDRESS,
    ALIVE,
    BIRTH,
    ENTERPRISE,
    LOAN,
    NIB,
    NIK,
    NPWP,
    NUMBERS,
    PERSON,
    PHONE,
    SEX,
    SIZE,
    TELLING,
    VILLAGE,
    WORK,
    asked_columns,
    find_list_columns,
    find_number,
)
from .merge_errors import EmptyListError, NoNumbersError, NothingInCommonError, OneListError
from .nik import digits_of, is_nik
from .person_names import enterprise_name, person_name, words_of
from .plain_cells import Column
from .register_blocks import TextRegister
from .register_columns import number_style
from .register_units import are_totals, district_of_rows
from .size_classes import classes_of, measures_of, size_classes
from .tally import numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from ..analysis.structure_options import SizeDefinition
    from ..messages import Message
    from ..progress import Progress
    from ..regions.gazetteer import Gazetteer
    from ..regions.systems import CodeSystem
    from .list_columns import ListColumns
    from .register_blocks import Register

YES, NO, NOT_SAID = 1, 0, -1
LOANS, DEAD, EMPLOYED, LARGER = "loan", "dead", "employed", "larger"
FLAGS = (LOANS, DEAD, EMPLOYED, LARGER)
GOOD_FORM, BAD_FORM = 1, 2
_LEAST_DIGITS = {NIB: (13, 13), NPWP: (15, 16)}
_REPEATED = r"(\d)\1*"
_NO_WORDS = r"(tidak|tdk|no|n|t|0|-|belum|bukan|false|none|nihil|tidak ada|non ?kur)"
_DEAD = r"meninggal|wafat|almarhum|\balm\b|deceased|\bdead\b"
_NOT_DEAD = r"tidak|belum|masih|hidup|not "
_EMPLOYED = (
    r"\b(?:pns|asn|pppk|p3k|cpns|tni|polri|polisi|pegawai negeri|aparatur sipil|tentara|"
    r"civil servant|military|police)\b"
)
_PLACE_WORDS = words_of(
    "desa ds kel kelurahan jl yl yln yalan yalans gang gg no nomor rt rw dusun dsn kp kampung "
    "kampong kec kecamatan nagari gampong pekon"
)
_RETIRED = r"pensiun|purna|retired|eks |mantan"


@dataclass(frozen=True)
class RecordOptions:
    """What the caller says; what is not named is found.

    asked: role -> header. unit: the column with the district or the village.
    definition: of size, for lists that tell workers, sales, assets or capital.
    """

    asked: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None
    definition: SizeDefinition | None = None
    code_system: CodeSystem | None = None
    vintage: int | None = None
    number_style: NumberStyle = NumberStyle.AUTO


@dataclass(frozen=True)
class Records:
    """All records of all lists.

    frame: one row per record: `list` (place in `names`), `row` (in its file), `district` (BPS
        code, "" unknown), keyed hashes `nik`, `nik_head`, `nik_tail`, `nib`, `npwp`, `phone`
        (0 not said), `nik_form`, `birth` (yyyymmdd, 0 not said), texts in one spelling
        `person`, `enterprise`, `village`, `address` ("" not said), `sex`, and the FLAGS (1 yes,
        0 no, -1 not said).
    names: of the lists. columns: of each list.
    """

    frame: pd.DataFrame
    names: tuple[str, ...]
    columns: tuple[ListColumns, ...]
    notes: tuple[Message, ...]


class Hasher:
    """Numbers as 64 bits under a key that this object alone has."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def __call__(self, texts: pd.Series) -> NDArray[np.uint64]:
        """Return one number per text, 0 for none."""
        places, distinct = pd.factorize(texts.to_numpy(object))
        hashed = [self._hash(one) if one else 0 for one in distinct]
        numbers: NDArray[np.uint64] = np.array(hashed, dtype=np.uint64)[places]
        return numbers

    def _hash(self, text: str) -> int:
        return int.from_bytes(blake2b(text.encode(), digest_size=8, key=self._key).digest(), "big")


def read_lists(
    registers: Sequence[Register],
    *,
    units: Collection[str],
    gazetteer: Gazetteer,
    options: RecordOptions,
    hasher: Hasher,
    progress: Progress,
) -> Records:
    """Read what lists say of enterprises.

    Args:
        registers: opened with their columns about persons.

    Raises:
        OneListError, EmptyListError, NothingInCommonError: they cannot be compared.
        ColumnNotFoundError: no list has a column that was named.
        NoKeyColumnError: nothing tells the district of a list.
        MsmeError: what reading a file and `harmonise` raise.
    """
    if len(registers) <= 1:
        raise OneListError(count=len(registers))
    heads = [one.head for one in registers]
    asked = asked_columns(heads, options.asked)
    names = _names(
        [one.source if one.sheet is None else f"{one.source}: {one.sheet}" for one in heads]
    )
    unit = [options.unit if options.unit in one.cells else None for one in heads]
    if options.unit is not None and not any(unit):
        asked_columns(heads, {VILLAGE: options.unit})
    columns = tuple(
        find_list_columns(*one, *rest)
        for one, rest in zip(((head, gazetteer) for head in heads), zip(asked, unit))
    )
    _check_common(names, columns)
    frames: list[pd.DataFrame] = []
    notes: list[Message] = []
    for place, (register, own) in enumerate(zip(registers, columns)):
        reader = _Reader(register, own, gazetteer, options, hasher)
        frame, told = reader.read(units)
        if frame.empty:
            raise EmptyListError(source=names[place])
        frames.append(frame.assign(list=np.int16(place)))
        notes += told
        progress.step((place + 1) / len(registers))
    return Records(pd.concat(frames, ignore_index=True), names, columns, tuple(notes))


def read_numbers(register: Register, gazetteer: Gazetteer, hasher: Hasher) -> NDArray[np.uint64]:
    """Return the hashed NIK of a list of persons, each once.

    Raises:
        NoNumbersError: it has no column of NIK.
    """
    header = find_number(register.head, NIK)
    if header is None:
        columns = ", ".join(map(str, register.head.cells))
        raise NoNumbersError(source=register.head.source, columns=columns)
    found = [np.zeros(0, dtype=np.uint64)]
    for part in register.parts([header]):
        digits = digits_of(pd.Series(part.load([header], {})[header].cells))
        found.append(np.unique(hasher(digits.where(is_nik(digits, gazetteer), ""))))
    numbers = np.unique(np.concatenate(found))
    held: NDArray[np.uint64] = numbers[numbers != 0]
    return held


def _names(sources: Sequence[str]) -> tuple[str, ...]:
    """Return what lists are called, each otherwise."""
    several = pd.Series(sources).duplicated(keep=False)
    return tuple(
        f"{name} ({place})" if twice else name
        for place, (name, twice) in enumerate(zip(sources, several), 1)
    )


def _check_common(names: Sequence[str], columns: Sequence[ListColumns]) -> None:
    """Refuse a list that shares nothing by which an enterprise could be known again.

    Raises:
        NothingInCommonError: names the list and what the others have.
    """
    told = [set(one.roles) & set(TELLING) for one in columns]
    for place, own in enumerate(told):
        others = set().union(*(one for at, one in enumerate(told) if at != place))
        if not own & others:
            raise NothingInCommonError(
                source=names[place],
                own=", ".join(sorted(own)) or "–",
                others=", ".join(sorted(others)) or "–",
            )


@dataclass(frozen=True)
class _Reader:
    register: Register
    columns: ListColumns
    gazetteer: Gazetteer
    options: RecordOptions
    hasher: Hasher

    def read(self, units: Collection[str]) -> tuple[pd.DataFrame, tuple[Message, ...]]:
        parts, keys, first = [], [], 0
        for part in self.register.parts(self.columns.all):
            held = part.load(self.columns.all, {})
            cells = pd.DataFrame({one: held[one].cells for one in self.columns.all})
            cells = cells.apply(lambda column: column.str.strip())
            told = ~are_totals(cells[list(self.columns.unit.values())]).to_numpy()
            rows = self._rows(first, len(cells))
            first += len(cells)
            parts.append(self._compared(cells[told]).assign(row=rows[told]))
            keys.append(cells.loc[told, list(self.columns.unit.values())])
        frame, texts = pd.concat(parts, ignore_index=True), pd.concat(keys, ignore_index=True)
        if frame.empty:
            return frame, ()
        districts, notes = district_of_rows(
            texts,
            self.columns.unit,
            units=units,
            gazetteer=self.gazetteer,
            source=self.register.head.source,
            system=self.options.code_system,
            vintage=self.options.vintage,
        )
        return frame.assign(district=districts), notes

    def _rows(self, first: int, count: int) -> NDArray[np.int64]:
        if isinstance(self.register, TextRegister):
            return self.register.first_line + np.arange(first, first + count)
        return self.register.head.sheet_rows

    def _compared(self, cells: pd.DataFrame) -> pd.DataFrame:
        roles = self.columns.roles
        empty = pd.Series("", index=cells.index, dtype=object)

        def of(role: str) -> pd.Series:
            return cells[roles[role]] if role in roles else empty

        nik = digits_of(of(NIK))
        good = is_nik(nik, self.gazetteer)
        nik_form = np.where(of(NIK) == "", 0, np.where(good, GOOD_FORM, BAD_FORM))
        nik = nik.where(good, "")
        numbers = {NIK: nik, "nik_head": nik.str[:8], "nik_tail": nik.str[8:]}
        numbers |= {role: _whole_number(of(role), role) for role in NUMBERS if role != NIK}
        numbers[PHONE] = _phone(of(PHONE))
        texts = {
            PERSON: _each(of(PERSON), person_name),
            ENTERPRISE: _each(of(ENTERPRISE), enterprise_name),
            VILLAGE: _each(of(VILLAGE), _place),
            ADDRESS: _each(of(ADDRESS), _place),
        }
        return pd.DataFrame(
            {
                **{name: self.hasher(one) for name, one in numbers.items()},
                **texts,
                "nik_form": nik_form.astype(np.int8),
                BIRTH: _dates(of(BIRTH)),
                SEX: _each(of(SEX), read_sex).map({MALE: 1, FEMALE: 2}).fillna(0).astype(np.int8),
                LOANS: _said(of(LOAN), lambda cell: ~cell.str.fullmatch(_NO_WORDS)),
                DEAD: _said(of(ALIVE), self._dead),
                EMPLOYED: _said(
                    of(WORK),
                    lambda cell: cell.str.contains(_EMPLOYED) & ~cell.str.contains(_RETIRED),
                ),
                LARGER: self._larger(cells),
            }
        )

    def _dead(self, cells: pd.Series) -> pd.Series:
        asked = pd.Series([self.columns.roles[ALIVE].casefold()]).str.contains(_DEAD).iloc[0]
        yes = cells.str.contains(_DEAD) & ~cells.str.contains(_NOT_DEAD)
        return yes | (asked & cells.str.fullmatch(r"(ya|y|yes|1|true|x|v)"))

    def _larger(self, cells: pd.DataFrame) -> NDArray[np.int8]:
        """Say of each record whether it is larger than micro, by its words or its numbers."""
        found = np.full(len(cells), NOT_SAID, dtype=np.int8)
        definition, measures = self.options.definition, self.columns.measures
        if definition is not None and measures:
            style = self.options.number_style
            values = {
                name: numbers_of(
                    Column.of(cells[one]), number_style(self.register.head, one, style), one
                )
                for name, one in measures.items()
            }
            held = {name: one for name, one in values.items() if name in measures_of(definition)}
            if held:
                place = size_classes(definition, held)
                micro = classes_of(definition)[0] == "micro"
                found = np.where(place < 0, NOT_SAID, (place > 0) & micro).astype(np.int8)
        if SIZE in self.columns.roles:
            words = _each(cells[self.columns.roles[SIZE]], read_size).to_numpy(object)
            told = ~np.isin(words, (NONE, "total", "unknown"))
            found = np.where(told, words != "micro", found).astype(np.int8)
        return found


def _each(cells: pd.Series, read: Callable[[str], str]) -> pd.Series:
    """Read each distinct text once."""
    places, distinct = pd.factorize(cells.to_numpy(object))
    texts = np.array([read(one) if one else "" for one in distinct], dtype=object)
    return pd.Series(texts[places] if len(texts) else [], index=cells.index, dtype=object)


def _place(text: str) -> str:
    """Return a village or an address without what is written in many ways."""
    words = enterprise_name(text).split()
    left = [one for one in words if one not in _PLACE_WORDS]
    return " ".join(left)


def _whole_number(cells: pd.Series, role: str) -> pd.Series:
    """Return the digits of numbers that are as long as they must be, and not one digit alone."""
    digits = digits_of(cells)
    least, most = _LEAST_DIGITS[role]
    good = digits.str.len().between(least, most) & ~digits.str.fullmatch(_REPEATED)
    # 15 digits of a tax number are 16 with a zero before them since 2022.
    return digits.str.zfill(most).where(good, "")


def _phone(cells: pd.Series) -> pd.Series:
    """Return the digits of telephone numbers as within the country, without the first zero."""
    digits = digits_of(cells.str.split(r"[/,;]", n=1, regex=True).str[0])
    plain = digits.str.replace(r"^(62|0)+", "", regex=True)
    return plain.where(plain.str.len().between(7, 12) & ~plain.str.fullmatch(_REPEATED), "")


def _dates(cells: pd.Series) -> NDArray[np.int32]:
    """Return dates as yyyymmdd, 0 where none can be read; days come before months."""
    places, distinct = pd.factorize(cells.to_numpy(object))
    texts = pd.Series(distinct, dtype=object).str.extract(
        r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})", expand=False
    )
    texts = texts.str.replace(r"[/. ]", "-", regex=True)
    first = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
    read = first.fillna(pd.to_datetime(texts, format="%d-%m-%Y", errors="coerce"))
    numbers = (read.dt.year * 10_000 + read.dt.month * 100 + read.dt.day).fillna(0)
    return numbers.to_numpy()[places].astype(np.int32)


def _said(cells: pd.Series, yes: Callable[[pd.Series], pd.Series]) -> NDArray[np.int8]:
    """Return 1, 0 or -1 where a cell is empty."""
    plain = cells.str.casefold()
    told = (plain != "").to_numpy()
    found = np.full(len(cells), NOT_SAID, dtype=np.int8)
    if told.any():
        found[told] = yes(plain[told]).fillna(False).to_numpy(bool)
    return found
