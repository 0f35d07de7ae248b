"""What became of a table: values by unit, and every row with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from ..measures.field import Field, Fields, Role, Rule, Text
from ..measures.infer import dated
from ..measures.status import codes_of
from ..measures.table import UnitTable
from ..regions.systems import MATCHED
from .header_words import direction_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..measures.schema import About
    from ..messages import Message
    from ..regions.matching import CodeDecision
    from ..regions.systems import RowStatus


@dataclass(frozen=True)
class Harmonised:
    """One row per unit, and what became of each input row.

    values: float, one row per unit (index `bps_code`), columns are safe
        field names; NaN where there is no value.
    status: the same shape, `A`, `E`, `M`, `N`, `Q` or `X`.
    headers: field name -> header in the file.
    rows: one row per input row, as `MatchReport.rows`, with its `period`, "" where it has none.
    no_data: units of the boundaries without a row: `bps_code`, `unit_name`.
    target_parent: unit of today -> unit of the output that holds it.
    rates: fields that are shares, rates or averages by their headers, so that they cannot be
        added up.
    period: the mapped one, the latest of several, None where no column tells one.
    of_field: field name -> its period, where each period is a field of its own.
    categories: text, one row per unit, of the mapped period alone; None where there is none.
    kinds: field name of a category -> header in the file.
    periods: all that matched rows have, in order.
    fields: what the columns were in the layer that they come from.
    """

    values: pd.DataFrame
    status: pd.DataFrame
    headers: dict[str, str]
    rows: pd.DataFrame
    no_data: pd.DataFrame
    target_parent: pd.Series
    decision: CodeDecision | None
    period: str | None
    periods: tuple[str, ...]
    notes: tuple[Message, ...] = field(default=())
    rates: frozenset[str] = frozenset()
    of_field: Mapping[str, str] = field(default_factory=dict)
    fields: Fields | None = None
    categories: pd.DataFrame = field(default_factory=pd.DataFrame)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def unit_table(self, units: pd.DataFrame, about: About) -> UnitTable:
        """Return the values as what they are, one row per unit of `units`.

        Args:
            units: index `bps_code`; see `UnitTable`.
        """
        fields = [self._field(name, header) for name, header in self.headers.items()]
        kinds = [self._kind(name, header) for name, header in self.kinds.items()]
        status = self.status.reindex(units.index)
        return UnitTable.of(
            units,
            self.values.reindex(units.index),
            Fields([*fields, *kinds]),
            status={one.name: codes_of(status[one.name]) for one in fields},
            categories=self.categories.reindex(units.index),
            about=about,
        )

    def _field(self, name: str, header: str) -> Field:
        """Return what a column is: as its layer says, else by its header."""
        known = None if self.fields is None else self.fields.get(header)
        if known is not None and known.role is Role.VALUE:
            # What it was made of is not brought along.
            return replace(known, name=name, numerator=None, denominator=None, weight=None)
        title, year = dated(header)
        return Field(
            name,
            label=Text(title, title),
            period=self.of_field.get(name) or year or self.period,
            rule=None if name in self.rates else Rule.SUM,
            direction=direction_in(header),
        )

    def _kind(self, name: str, header: str) -> Field:
        known = None if self.fields is None else self.fields.get(header)
        if known is not None:
            return replace(known, name=name)
        return Field(name, Role.CATEGORY, label=Text(header, header), period=self.period)

    def inside(self, units: Collection[str]) -> Harmonised:
        """Return what became of the rows that are of some units or of none."""
        rows = self.rows[self.rows["bps_code"].isin([*units, ""])]
        return replace(
            self,
            values=self.values[self.values.index.isin(units)],
            status=self.status[self.status.index.isin(units)],
            categories=self.categories[self.categories.index.isin(units)],
            rows=rows,
            no_data=self.no_data[self.no_data["bps_code"].isin(units)],
        )

    def count(self, *statuses: RowStatus) -> int:
        """Count the input rows with one of the statuses."""
        wanted = [status.value for status in statuses]
        return int(self.rows["status"].isin(wanted).sum())

    @property
    def matched(self) -> int:
        """Input rows that belong to a unit of the boundaries."""
        return self.count(*MATCHED)

    @property
    def units_matched(self) -> int:
        """Units of the output that have a row in the mapped period."""
        return len(self.values) - len(self.no_data)
