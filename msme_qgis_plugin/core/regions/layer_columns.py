"""Which fields of a boundary layer name its districts, found by content.

HDX writes `ID1101`, BPS `1101`, Kemendagri and BIG `11.09`, GADM
`IDN.1.22_1`; layers of subdistricts and villages carry longer codes that
begin with their district's. The names of fields are not trusted: one
mirror's `district` is another's kecamatan.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from .codes import CodeKind, read_code
from .names import type_of, words
from .systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .gazetteer import Gazetteer

# Enough values to tell what a column of 80,000 villages holds.
_SAMPLE = 600
_MOST = 0.8
_HALF = 0.5
# Fields of two digits that may be the halves of a code.
_HALVES = 6
_VILLAGE_DIGITS = 10
# No polygons came with the codes of before, which other countries use too.
_OLDEST = 1990


class CodeDepth(str, Enum):
    """What a code of the layer numbers; each begins with its district's."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"


@dataclass(frozen=True)
class CodeField:
    """A field, or a pair of fields, that holds codes of districts.

    label: the field as the layer names it (`kdprov + kdkab` for a pair).
    codes: the district's part of each code as text, "" where there is none.
    system, vintage: the one list that the spelling belongs to (`ID1101`,
        GADM), else None.
    """

    label: str
    codes: pd.Series[str]
    depth: CodeDepth
    system: CodeSystem | None = None
    vintage: int | None = None


@dataclass(frozen=True)
class LayerColumns:
    """The fields that say which district a feature belongs to."""

    codes: tuple[CodeField, ...]
    name: str | None
    type: str | None
    province: str | None


# GADM writes `IDN.1.22_1`, and `IDN.35.8` in one province.
_GADM = re.compile(r"(IDN\.\d+\.\d+)((?:\.\d+)*)(?:_\d+)?")
_TWO_DIGITS = re.compile(r"\d{1,2}")
_DISTRICT_CODES = (CodeKind.DISTRICT, CodeKind.WATER_FOREST)
_DEPTHS = tuple(CodeDepth)
_WATER_TYPES = frozenset({"water", "body", "waterbody", "danau", "hutan"})


def text_cells(attributes: pd.DataFrame) -> pd.DataFrame:
    """Return attributes as text: "" for nothing, `1101` for 1101.0."""
    return pd.DataFrame(
        {str(name): attributes[name].map(_as_text) for name in attributes.columns},
        index=attributes.index,
        dtype=object,
    )


def find_layer_columns(cells: pd.DataFrame, gazetteer: Gazetteer) -> LayerColumns:
    """Find the fields that name districts by what they hold.

    Args:
        cells: text cells of the layer, "" where NULL.

    Returns:
        Every field with codes of districts (of subdistricts and villages
        too, cut to the district's part), those of districts first; and the
        best fields with names, types and provinces of districts.
    """
    values = {str(field): [v for v in pd.unique(cells[field]) if v] for field in cells.columns}
    kind = _best(values, _is_type, least=_MOST)
    province = _best(values, lambda text: _is_province(text, gazetteer), least=_MOST)
    name = _best(
        {f: v for f, v in values.items() if f not in (kind, province)},
        lambda text: bool(gazetteer.hits(text)[1]),
        least=_HALF,
    )
    whole = name is None and province is not None and len(cells) > 1 and cells[province].is_unique
    codes = _code_fields(cells, values, gazetteer, paired=not whole)
    return LayerColumns(codes, name, kind, province)


def _sample(texts: list[str]) -> list[str]:
    return texts[:: max(1, len(texts) // _SAMPLE)]


def _best(values: dict[str, list[str]], fits: Callable[[str], bool], *, least: float) -> str | None:
    """Return the field with most fitting values, the first among equals."""
    best, most = None, 0
    for field, texts in values.items():
        sample = _sample(texts)
        fitting = sum(map(fits, sample))
        if fitting > most and fitting >= least * len(sample):
            best, most = field, fitting
    return best


def _is_province(text: str, gazetteer: Gazetteer) -> bool:
    return not text[0].isdigit() and bool(gazetteer.province(text))


def _is_type(text: str) -> bool:
    parts = words(text)
    if parts and set(parts) <= _WATER_TYPES:
        return True
    return len(parts) == 1 and type_of(text) is not None


def _code_fields(
    cells: pd.DataFrame, values: dict[str, list[str]], gazetteer: Gazetteer, *, paired: bool
) -> tuple[CodeField, ...]:
    """Find fields of codes.

    Args:
        paired: whether two fields may make a code; not where each feature is a province of its
            own, whose code any number beside it would complete.
    """
    known = frozenset(
        code for one in gazetteer.lists if one.vintage.year >= _OLDEST for code in one.units
    )
    found = [
        field
        for name, texts in values.items()
        if texts and (field := _code_field(cells[name], texts, gazetteer, known))
    ]
    if not found and paired:
        found = _paired_fields(cells, values, known)
    return tuple(sorted(found, key=lambda one: _DEPTHS.index(one.depth)))


class _Read(NamedTuple):
    """The district's part of a code."""

    code: str
    depth: CodeDepth
    system: CodeSystem | None = None
    vintage: int | None = None


def _code_field(
    cells: pd.Series[str], texts: list[str], gazetteer: Gazetteer, known: frozenset[str]
) -> CodeField | None:
    sample = _sample(texts)
    coded = [_district_part(text, gazetteer) is not None for text in sample]
    if sum(coded) < _HALF * len(sample):
        return None
    read = {text: _district_part(text, gazetteer) for text in texts}
    hits = [one for one in read.values() if one is not None]
    if len(hits) < _MOST * len(texts):
        return None
    codes = {one.code for one in hits}
    if sum(map(known.__contains__, _plain(codes))) < _HALF * len(codes):
        return None
    lists = {(one.system, one.vintage) for one in hits}
    system, vintage = lists.pop() if len(lists) == 1 else (None, None)
    parts = {text: one.code for text, one in read.items() if one is not None}
    return CodeField(
        label=str(cells.name),
        codes=cells.map(parts).fillna(""),
        depth=Counter(one.depth for one in hits).most_common(1)[0][0],
        system=system,
        vintage=vintage,
    )


def _district_part(text: str, gazetteer: Gazetteer) -> _Read | None:
    gadm = _GADM.fullmatch(text)
    if gadm:
        code = gazetteer.identifiers.get(gadm[1], "")
        depth = _DEPTHS[min(gadm[2].count("."), len(_DEPTHS) - 1)]
        return _Read(code, depth, CodeSystem.BPS, 2024)
    read = read_code(text)
    system = CodeSystem.BPS if read.pcode else None
    if read.kind in _DISTRICT_CODES:
        # As written: the whole column decides what `11.1` was.
        whole = read.appended if read.pcode else text
        return _Read(whole, CodeDepth.DISTRICT, system)
    if read.kind is CodeKind.FINER:
        village = sum(map(str.isdigit, text)) >= _VILLAGE_DIGITS
        depth = CodeDepth.VILLAGE if village else CodeDepth.SUBDISTRICT
        return _Read(read.appended, depth, system)
    return None


def _plain(codes: Iterable[str]) -> list[str]:
    return [read_code(code).appended for code in codes]


def _paired_fields(
    cells: pd.DataFrame, values: dict[str, list[str]], known: frozenset[str]
) -> list[CodeField]:
    """Join `kdprov` (11) and `kdkab` (01), which some layers hold apart."""
    halves = [
        field for field, texts in values.items() if texts and all(map(_TWO_DIGITS.fullmatch, texts))
    ]
    for front, back in permutations(halves[:_HALVES], 2):
        if len(values[back]) == 1 and len(cells) > 1:
            # A constant numbers nothing: `level` is 1 in every feature.
            continue
        both = cells[front].ne("") & cells[back].ne("")
        joined = cells[front].str.zfill(2) + cells[back].str.zfill(2)
        codes = set(joined[both])
        if sum(code in known for code in codes) > _MOST * len(codes):
            whole = joined.where(both, "")
            label = f"{front} + {back}"
            return [CodeField(label, whole, CodeDepth.DISTRICT)]
    return []


def _as_text(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    number = getattr(value, "item", lambda: value)()
    if isinstance(number, float):
        if math.isnan(number):
            return ""
        return str(int(number)) if number.is_integer() else repr(number)
    return str(number).strip()
