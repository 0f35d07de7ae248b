"""Indicators and sums of villages as a unit table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...catalogue.fields import from_dataset, indicator_field, variable_field
from ...catalogue.weights import Weight
from ...measures.field import Field, Fields, Role, Rule, Text, name_beside
from ...measures.status import Status
from ...measures.table import UnitTable
from .villages_to_units import aggregate_indicators, sum_variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...catalogue.load import Catalogue
    from ...catalogue.model import Indicator
    from .village_request import VillageRequest
    from .village_source import Villages
    from .villages_to_units import UnitValues

VILLAGES = "villages"
_DENOMINATOR = Text("denominator", "penyebut")


def village_table(
    villages: Villages, request: VillageRequest, catalogue: Catalogue, *, units: pd.DataFrame
) -> tuple[UnitTable, Mapping[str, Weight]]:
    """Compute what is asked for, one row per unit.

    Each indicator stands under its id in small letters, beside it the share of its weight with
    data and, for means and ratios, the sum of the weight or denominator behind it, so that larger
    units can be made of these. A unit whose villages are those of a larger, older one has no value.

    Args:
        units: index `bps_code`; see `UnitTable`.

    Returns:
        The table, and by what each indicator was weighted, by its id.

    Raises:
        IndicatorNotComputableError, NegativeWeightError: as `aggregate_indicators`.
    """
    found = aggregate_indicators(
        villages.variables,
        units=villages.units,
        indicators=request.indicators,
        weight=request.weight,
    )
    sums = sum_variables(villages.variables, units=villages.units, names=request.sums)
    fields = from_dataset(_fields(request, found, catalogue), villages.dataset)
    values = pd.concat([_values(found), sums.values], axis=1).reindex(units.index)
    status = pd.concat([found.status, sums.status], axis=1).rename(columns=str.lower)
    status = status.reindex(units.index, fill_value=Status.MISSING.code)
    covered = [one.name for one in fields if one.role is Role.COVERAGE]
    # Nobody was asked where there is no village.
    values.loc[~units.index.isin(found.values.index), covered] = 0.0
    larger = units.index.isin(villages.shrunk)
    values.loc[larger, values.columns.difference(covered)] = np.nan
    status.loc[larger] = Status.NOT_COMPARABLE.code
    counts = villages.units.value_counts().reindex(units.index, fill_value=0)
    count = Field(VILLAGES, Role.BASE, label=Text("Villages", "Desa"), decimals=0)
    told = Fields([count, *fields])
    table = UnitTable.of(units, values.assign(**{VILLAGES: counts}), told, status=status)
    return table, found.weights


def _values(found: UnitValues) -> pd.DataFrame:
    parts = {Role.VALUE: found.values, Role.COVERAGE: found.coverage, Role.BASE: found.base}
    named = (
        one.rename(columns={name: name_beside(str(name).lower(), role) for name in one})
        for role, one in parts.items()
    )
    return pd.concat(list(named), axis=1)


def _fields(request: VillageRequest, found: UnitValues, catalogue: Catalogue) -> Iterator[Field]:
    for one in request.indicators:
        yield from _indicator_fields(one, found.weights[one.id], has_base=one.id in found.base)
    for name in request.sums:
        yield replace(variable_field(catalogue.variables[name]), rule=Rule.SUM)


def _indicator_fields(indicator: Indicator, weight: Weight, *, has_base: bool) -> Iterator[Field]:
    name = indicator.id.lower()
    base = name_beside(name, Role.BASE)
    own = replace(indicator_field(indicator, name), weight_label=weight.label)
    if has_base:
        is_ratio = weight is Weight.NONE
        own = replace(own, denominator=base) if is_ratio else replace(own, weight=base)
    yield own
    yield Field(name_beside(name, Role.COVERAGE), Role.COVERAGE, of=name)
    if has_base:
        yield Field(base, Role.BASE, of=name, label=_base_label(own, weight))


def _base_label(own: Field, weight: Weight) -> Text:
    title, below = own.label or Text(own.name, own.name), weight.label or _DENOMINATOR
    return Text(f"{title.en}: {below.en}", f"{title.id}: {below.id}")
