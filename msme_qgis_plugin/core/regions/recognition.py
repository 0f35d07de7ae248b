"""Which district each feature of an official boundary layer is.

Every field that holds codes is put to the same matching as a table; the one
that names most districts leads and the others have to agree with it. Where
they do not, the feature is reported and stays without a district.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Callable

import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Part, Silent
from .agreement import compare_fields
from .codes import read_code
from .decision import BY_GADM
from .errors import (
    AmbiguousCodeSystemError,
    CodeFieldsDisagreeError,
    NoDistrictsFoundError,
    ProvinceLayerError,
    UnknownCodesError,
)
from .layer_columns import CodeDepth, CodeField, LayerColumns, find_layer_columns, text_cells
from .matching import MatchInput, match
from .names import WATER_FOREST_WORDS, words

if TYPE_CHECKING:
    from ..progress import Progress
    from .agreement import Agreement
    from .gazetteer import Gazetteer
    from .matching import CodeDecision
    from .systems import CodeSystem

# BPS gives lakes and forests that no district holds these last digits; no
# district of any list has them.
_WATER_FOREST_CODES = ("88", "89", "99")
_ENOUGH = 0.5

_BY_CODE = QT_TRANSLATE_NOOP("core", "The districts were read from the field “{field}”.")
_BY_NAME = QT_TRANSLATE_NOOP("core", "The districts were read by name, from the field “{field}”.")
_AGREEING = QT_TRANSLATE_NOOP("core", "These fields mean the same districts: {fields}.")
_PASSED_OVER = QT_TRANSLATE_NOOP(
    "core",
    "These fields hold codes of other districts than the names say, and were not used: {fields}.",
)
_OLD_FIELD = QT_TRANSLATE_NOOP(
    "core",
    "The field “{field}” holds codes of before some districts were split, "
    "and other districts than the layer says in {count} features; it was "
    "not used.",
)
_CONTRADICTION = QT_TRANSLATE_NOOP(
    "core",
    "“{first}” says {unit}, but “{second}” holds {code}, another district. "
    "Correct one of them in the layer.",
)
_NOTHING_SAID = QT_TRANSLATE_NOOP("core", "The feature has neither code nor name.")


@dataclass(frozen=True)
class RecognisedUnits:
    """What the features of a layer are.

    bps_code: BPS 2024 code per feature, "" where none; index of the input.
    pseudo: whether a feature is a lake, a reservoir or a forest that no
        district holds.
    labels: `code` and `name` per feature as the layer has them.
    unknown: the same of features that are neither district nor pseudo, with
        a `message` that says why.
    missing: BPS 2024 codes of districts without a feature.
    depth: the finest units that the layer numbers; features of one district
        are to be united.
    decision: how the codes were read, None where names decided.
    """

    bps_code: pd.Series[str]
    pseudo: pd.Series[bool]
    labels: pd.DataFrame
    unknown: pd.DataFrame
    missing: tuple[str, ...]
    depth: CodeDepth
    decision: CodeDecision | None
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class _Attempt:
    """One field put to the matching; field is None where names decide."""

    field: CodeField | None
    bps_code: pd.Series[str]
    message: pd.Series[Any]
    decision: CodeDecision | None

    @property
    def found(self) -> int:
        return int(self.bps_code.ne("").sum())


def recognise_units(
    attributes: pd.DataFrame,
    gazetteer: Gazetteer,
    *,
    system: CodeSystem | None = None,
    progress: Progress | None = None,
) -> RecognisedUnits:
    """Say which district each feature is, from all its attributes.

    Args:
        attributes: one row per feature, any types, None or NaN where NULL.
        system: whose codes the layer carries, where the layer alone cannot
            tell (one province, codes only).

    Raises:
        NoDistrictsFoundError: no field names Indonesian districts.
        ProvinceLayerError: the layer holds provinces only.
        AmbiguousCodeSystemError, UnknownCodesError: codes alone, which fit
            two systems or none.
        CodeFieldsDisagreeError: two fields of codes mean different
            districts and no names tell which is right.
        CancelledError: the work was stopped.
    """
    progress = progress or Silent()
    progress.step(0.0)
    cells = text_cells(attributes).reset_index(drop=True)
    columns = find_layer_columns(cells, gazetteer)
    if not columns.codes and columns.name is None:
        raise _refusal(cells, columns)
    progress.step(0.2)
    pseudo = _pseudo(cells, columns, gazetteer)
    leader = _leader(cells[~pseudo], columns, gazetteer, system, Part(progress, 0.3, 0.8))
    others = [one for one in columns.codes if one is not leader.field]
    agreement = compare_fields(leader.bps_code, others, gazetteer)
    _refuse_disagreement(leader, columns, agreement)

    bps_code = leader.bps_code.reindex(cells.index, fill_value="")
    bps_code[list(agreement.contradictions)] = ""
    unknown = cells.index[bps_code.eq("") & ~pseudo]
    if _said(cells, columns).loc[unknown].sum() > _ENOUGH * len(cells):
        raise _nothing_found(cells)
    labels = _labels(cells, columns, leader)
    messages = _messages(unknown, cells, columns, leader, agreement, gazetteer)
    reported = labels.loc[unknown].assign(message=messages)
    present = set(bps_code)
    return RecognisedUnits(
        bps_code=bps_code.set_axis(attributes.index),
        pseudo=pseudo.set_axis(attributes.index),
        labels=labels.set_axis(attributes.index),
        unknown=reported.set_axis(attributes.index[unknown]),
        missing=tuple(code for code in gazetteer.units.index if code not in present),
        depth=max(
            (one.depth for one in columns.codes),
            key=list(CodeDepth).index,
            default=CodeDepth.DISTRICT,
        ),
        decision=leader.decision,
        notes=tuple(_notes(leader, columns, agreement)),
    )


def _pseudo(cells: pd.DataFrame, columns: LayerColumns, gazetteer: Gazetteer) -> pd.Series[bool]:
    """Find lakes, reservoirs and forests by type, by code or by name."""
    known = frozenset(code for one in gazetteer.lists for code in one.units)
    nothing = pd.Series(data=False, index=cells.index)
    numbered, by_code = nothing.copy(), nothing.copy()
    by_name, by_type = nothing, nothing
    for field in columns.codes:
        numbered |= _where(field.codes, lambda text: read_code(text).appended in known)
        by_code |= _where(
            field.codes, lambda text: read_code(text).appended.endswith(_WATER_FOREST_CODES)
        )
    if columns.name is not None:
        by_name = _where(
            cells[columns.name], lambda text: _says_water(text) and not gazetteer.hits(text)[1]
        )
    if columns.type is not None:
        by_type = _where(cells[columns.type], _says_water)
    return by_type | ((by_code | by_name) & ~numbered)


def _says_water(text: str) -> bool:
    parts = words(text)
    return bool(parts) and parts[0] in WATER_FOREST_WORDS


def _where(texts: pd.Series[str], holds: Callable[[str], bool]) -> pd.Series[bool]:
    return texts.isin([text for text in texts.unique() if holds(text)])


def _leader(
    cells: pd.DataFrame,
    columns: LayerColumns,
    gazetteer: Gazetteer,
    system: CodeSystem | None,
    progress: Progress,
) -> _Attempt:
    """Return the field that names most districts, the first among equals."""
    tried = []
    for number, field in enumerate(columns.codes):
        progress.step(number / len(columns.codes))
        tried.append(_try_field(cells, columns, gazetteer, field, system))
    undecided = [one for one in tried if not isinstance(one, _Attempt)]
    best = max(
        (one for one in tried if isinstance(one, _Attempt)), key=lambda one: one.found, default=None
    )
    progress.step(1.0)
    if columns.name is not None:
        named = _attempt(cells, columns, gazetteer, None, None)
        # Names stand in for codes only where the codes fail altogether.
        if best is None or best.found < _ENOUGH * named.found:
            best = named
    if best is not None and best.found:
        return best
    raise undecided[0] if undecided else _nothing_found(cells)


def _try_field(
    cells: pd.DataFrame,
    columns: LayerColumns,
    gazetteer: Gazetteer,
    field: CodeField,
    system: CodeSystem | None,
) -> _Attempt | AmbiguousCodeSystemError | UnknownCodesError:
    try:
        return _attempt(cells, columns, gazetteer, field, system)
    except (AmbiguousCodeSystemError, UnknownCodesError) as error:
        return error


def _attempt(
    cells: pd.DataFrame,
    columns: LayerColumns,
    gazetteer: Gazetteer,
    field: CodeField | None,
    system: CodeSystem | None,
) -> _Attempt:
    def column(field: str | None) -> pd.Series[str] | None:
        return None if field is None else cells[field]

    report = match(
        MatchInput(
            code=None if field is None else field.codes[cells.index],
            name=column(columns.name),
            type=column(columns.type),
            province=column(columns.province),
        ),
        gazetteer,
        system=system if field is None else field.system or system,
        vintage=None if field is None else field.vintage,
    )
    decision = report.decision
    if decision is not None and field is not None and field.vintage:
        # Nobody chose it: the spelling belongs to one list only.
        decision = replace(decision, reason=Message(BY_GADM))
    # A district in several features is marked as a duplicate and keeps its
    # code, which is what is wanted here.
    return _Attempt(
        field=field,
        bps_code=report.rows["bps_code"],
        message=report.rows["message"],
        decision=decision,
    )


def _refuse_disagreement(leader: _Attempt, columns: LayerColumns, agreement: Agreement) -> None:
    if agreement.disagreeing and columns.name is None and leader.field is not None:
        raise CodeFieldsDisagreeError(
            first=leader.field.label, second=", ".join(agreement.disagreeing)
        )


def _said(cells: pd.DataFrame, columns: LayerColumns) -> pd.Series[bool]:
    """Say which features have a code or a name at all."""
    said = pd.Series(data=False, index=cells.index)
    for field in columns.codes:
        said = said | field.codes.ne("")
    return said if columns.name is None else said | cells[columns.name].ne("")


def _labels(cells: pd.DataFrame, columns: LayerColumns, leader: _Attempt) -> pd.DataFrame:
    field = leader.field or next(iter(columns.codes), None)
    return pd.DataFrame(
        {
            "code": field.codes if field is not None else "",
            "name": cells[columns.name] if columns.name is not None else "",
        },
        index=cells.index,
    )


def _messages(
    features: pd.Index[int],
    cells: pd.DataFrame,
    columns: LayerColumns,
    leader: _Attempt,
    agreement: Agreement,
    gazetteer: Gazetteer,
) -> pd.Series[Any]:
    said = _said(cells, columns)
    messages = []
    for feature in features:
        other = agreement.contradictions.get(feature)
        if other is not None:
            unit = gazetteer.label(leader.bps_code[feature])
            messages.append(_contradiction(leader, columns, other, feature, unit))
        elif said[feature]:
            messages.append(leader.message[feature])
        else:
            messages.append(Message(_NOTHING_SAID))
    return pd.Series(messages, index=features, dtype=object)


def _contradiction(
    leader: _Attempt, columns: LayerColumns, other: CodeField, feature: int, unit: str
) -> Message:
    first = leader.field.label if leader.field is not None else columns.name
    return Message(
        _CONTRADICTION,
        {"first": first, "unit": unit, "second": other.label, "code": other.codes[feature]},
    )


def _notes(leader: _Attempt, columns: LayerColumns, agreement: Agreement) -> list[Message]:
    if leader.field is not None:
        notes = [Message(_BY_CODE, {"field": leader.field.label})]
    else:
        notes = [Message(_BY_NAME, {"field": columns.name})]
    if agreement.agreeing:
        fields = ", ".join(agreement.agreeing)
        notes.append(Message(_AGREEING, {"fields": fields}))
    if agreement.disagreeing:
        fields = ", ".join(agreement.disagreeing)
        notes.append(Message(_PASSED_OVER, {"fields": fields}))
    for field, count in agreement.outdated.items():
        notes.append(Message(_OLD_FIELD, {"field": field, "count": count}))
    return notes


def _refusal(
    cells: pd.DataFrame, columns: LayerColumns
) -> ProvinceLayerError | NoDistrictsFoundError:
    if columns.province is not None and cells[columns.province].is_unique:
        return ProvinceLayerError(field=columns.province)
    return _nothing_found(cells)


def _nothing_found(cells: pd.DataFrame) -> NoDistrictsFoundError:
    return NoDistrictsFoundError(fields=", ".join(cells.columns))
