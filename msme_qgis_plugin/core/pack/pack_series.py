"""What a series of a pack is, as the fields of the layer that shows it.

Such a layer holds the columns of `observation` for one series, so that the schema kept in the
pack is the very one that the layer carries.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from ..catalogue.fields import known_field
from ..measures.field import Direction, Field, Fields, Role, Rule, Text, name_beside
from ..measures.schema import About, from_json, to_json
from .model import unknown
from .schema import FIELD, SERIES

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping
    from enum import Enum

    Key = tuple[str, ...]
    Choice = TypeVar("Choice", bound=Enum)

VALUE, WORDS = "value", "text"
STATUS = name_beside(VALUE, Role.STATUS)
_BESIDE = (Role.LOW, Role.HIGH, Role.COVERAGE)
# Numbers that a pack knows of its units.
_OF_UNITS = (
    Field("official_km2", Role.BASE, label=Text("Official area (km²)", "Luas resmi (km²)")),
    Field("population", Role.BASE, label=Text("Population", "Penduduk"), decimals=0),
)
_KBLI = "kbli_version"


def series_schema(one: Field, fields: Fields, base: str | None, about: About) -> str:
    """Return the schema of the layer that shows a field.

    Args:
        fields: of the table that holds it, with what stands beside it.
        base: the field whose sum stands below it, if there is one.
    """
    text = one.role.is_text
    name = WORDS if text else VALUE
    # In the pack it has another name, by which nobody would know it.
    plain = one.name.replace("_", " ").strip() or one.name
    shown = replace(one, label=one.label or Text(plain, plain))
    told = [_moved(shown, name, of=None)]
    if not text:
        # As the table of observations has it, and under the name that layers give it.
        told += [Field(one, Role.STATUS, of=name) for one in ("status", STATUS)]
    for role in _BESIDE:
        beside = fields.beside(one.name, role)
        if beside is not None:
            told.append(_moved(beside, role.value, of=name))
    if base is not None:
        told.append(_moved(replace(fields[base], role=Role.BASE), "base", of=name))
    # Whatever the column of codes was called, in a pack it is `bps_code`.
    return to_json(Fields([*told, *_OF_UNITS]), replace(about, code=None))


def _moved(one: Field, name: str, *, of: str | None) -> Field:
    return replace(one, name=name, of=of, numerator=None, denominator=None, weight=None)


def of_series(
    one: Field, key: Key, kbli: str | None = None, size_definition: str | None = None
) -> Field:
    """Return a field as one of its series, whose key is as `SERIES`."""
    dataset, _, period, sector, sex, size = (text or None for text in key)
    return replace(
        one,
        dataset=dataset,
        period=period,
        sector=sector,
        kbli=(one.kbli or kbli) if sector else one.kbli,
        sex=sex,
        size=size,
        size_definition=(one.size_definition or size_definition) if size else one.size_definition,
    )


def read_series(schema: str) -> tuple[Field, Fields, About]:
    """Return the field that a series shows, and the schema of its layer.

    Raises:
        ValueError: it is no schema of a series.
    """
    told = from_json(schema)
    name = next((one for one in (VALUE, WORDS) if told and one in told[0]), None)
    if told is None or name is None:
        raise ValueError(schema)
    return told[0][name], *told


def keys_of(table: pd.DataFrame) -> list[Key]:
    """Return which series each row is of."""
    return list(zip(*(table[name].astype(str) for name in SERIES))) if len(table) else []


def with_all_fields(
    fields: pd.DataFrame,
    observations: pd.DataFrame,
    indicators: pd.DataFrame,
    datasets: pd.DataFrame,
) -> pd.DataFrame:
    """Add the fields of series that say nothing of themselves, as in packs of version 1.

    What such a series is follows from the names that version 0.x gave, and from the tables of
    indicators and datasets.
    """
    keys = dict.fromkeys(keys_of(observations))
    lacking = [key for key in keys if key not in set(keys_of(fields))]
    if not lacking:
        return fields
    described: dict[object, Mapping[Hashable, object]] = {
        row["id"]: row for row in indicators.to_dict("records")
    }
    versions = dict(zip(datasets["id"], datasets.get(_KBLI, [None] * len(datasets))))
    rows = list(_earlier(lacking, list(keys), described, versions))
    return pd.concat([fields, pd.DataFrame(rows, columns=list(FIELD), dtype=object)])


def _earlier(
    lacking: list[Key],
    keys: list[Key],
    described: Mapping[object, Mapping[Hashable, object]],
    versions: Mapping[str, object],
) -> Iterator[tuple[str, ...]]:
    for key in lacking:
        of = dict(zip(SERIES, key))
        beside = {other for dataset, other, *_ in keys if dataset == of["dataset"]}
        kbli = versions.get(of["dataset"])
        if not unknown(kbli):
            beside.add(_KBLI)
        indicator, sector = of["indicator"], of["sector"]
        name = f"{indicator}_{sector.casefold()}" if sector else indicator
        one = _known(name, indicator, beside) or _described(name, described.get(indicator, {}))
        one = of_series(replace(one, role=Role.VALUE), key, None if unknown(kbli) else str(kbli))
        yield (*key, name, series_schema(one, Fields([one]), None, About()))


def _known(name: str, indicator: str, beside: Collection[str]) -> Field | None:
    return known_field(name, beside) or known_field(indicator, beside)


def _described(name: str, row: Mapping[Hashable, object]) -> Field:
    """Return what the table of indicators says of one that the catalogue does not know."""
    told = {key: None if unknown(value) else str(value) for key, value in row.items()}
    return Field(
        name,
        label=_text(told.get("name_en"), told.get("name_id")),
        unit=_text(told.get("unit_en"), told.get("unit_id")),
        direction=_choice(Direction, told.get("direction")),
        rule=_choice(Rule, told.get("rule")),
    )


def _choice(kind: type[Choice], token: str | None) -> Choice | None:
    return next((one for one in kind if one.value == token), None)


def _text(en: str | None, id_: str | None) -> Text | None:
    return Text(en or id_ or "", id_ or en or "") if en or id_ else None
