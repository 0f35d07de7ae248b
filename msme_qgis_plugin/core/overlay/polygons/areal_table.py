"""Columns of other polygons, brought to units, as a unit table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...catalogue.fields import from_dataset
from ...measures.field import Field, Fields, Role, Rule, Text, name_beside
from ...measures.table import UnitTable
from .polygon_tables import free_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import pandas as pd

    from ...catalogue.model import Dataset
    from .areal import ArealColumns, ArealResult

_MEANS = frozenset({Rule.RATIO_OF_SUMS, Rule.WEIGHTED_MEAN, Rule.WEIGHTED_SHARE})


def areal_table(
    result: ArealResult,
    columns: ArealColumns,
    *,
    units: pd.DataFrame,
    weight: Text,
    told: Mapping[str, Field] | None = None,
    taken: Collection[str] = (),
    dataset: Dataset | None = None,
) -> UnitTable:
    """Return the columns under their own names, one row per unit in the order of the result.

    Args:
        units: index `bps_code`; see `UnitTable`.
        weight: what rates were averaged by: area or people.
        told: what the columns are, by name, where their layer says it.
        taken: names that the units' own columns have.
    """
    names = (*columns.extensive, *columns.intensive)
    own = free_names(names, taken)
    fields: list[Field] = []
    for name in columns.extensive:
        fields += _fields(_known(name, own[name], {Rule.SUM}, told or {}), Rule.SUM)
    for name in columns.intensive:
        one = replace(_known(name, own[name], _MEANS, told or {}), weight_label=weight)
        fields += _fields(one, Rule.WEIGHTED_MEAN)
    ends = ("", *(name_beside("", role) for role in (Role.COVERAGE, Role.STATUS, Role.BASE)))
    renamed = {f"{name}{end}": f"{own[name]}{end}" for name in names for end in ends}
    table = result.table.set_axis(units.index).rename(columns=renamed)
    held = Fields(from_dataset(fields, dataset))
    status = {one.name: table[name_beside(one.name, Role.STATUS)] for one in held.indicators}
    numbers = table[[one.name for one in held.values() if one.role is not Role.STATUS]]
    return UnitTable.of(units, numbers, held, status=status)


def _known(name: str, own: str, rules: Collection[Rule], told: Mapping[str, Field]) -> Field:
    """Return what a column is; a meaning that another rule belongs to is not kept."""
    plain = Field(own, label=Text(name, name))
    found = told.get(name)
    if found is None or found.role is not Role.VALUE or found.rule not in {None, *rules}:
        return plain
    label = found.label or plain.label
    return replace(found, name=own, label=label, numerator=None, denominator=None, weight=None)


def _fields(one: Field, rule: Rule) -> Iterator[Field]:
    name, base = one.name, name_beside(one.name, Role.BASE)
    if rule is Rule.SUM:
        yield replace(one, rule=rule)
    else:
        yield replace(one, rule=rule, weight=base)
    yield Field(name_beside(name, Role.COVERAGE), Role.COVERAGE, of=name)
    yield Field(name_beside(name, Role.STATUS), Role.STATUS, of=name)
    if rule is not Rule.SUM:
        yield Field(base, Role.BASE, of=name, label=one.weight_label)
