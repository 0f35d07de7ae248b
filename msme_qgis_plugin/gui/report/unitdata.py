"""What the Report page knows of a layer: its units and their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.measures.field import Direction, Fields, Role
from ...layers import attribute_value, read_unit_table, without_province
from ...styling.legend import Language, with_unit
from ...styling.memory import remembered
from ...translate import language
from ..series import Series, mapped_series, series_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ...core.analysis.ranking import Place, Shortfall
    from ...core.measures.field import Field

    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

_SHORT = {"Kabupaten": "Kab."}


@dataclass
class Units:
    """All units of a layer, whether a filter shows them or not.

    ids: of the features; names: “Kab. Jember”; islands: the first digit of
    the BPS codes of each island group.
    values: one column per field, as shown: shares in per cent, NaN where
        there is none.
    status, coverage: for fields that have one beside them.
    bounds: low and high for fields that have both beside them, as shown.
    inner: bounds within those, such as the quarters of drawn paths.
    ranks: best and worst rank of all units, for fields whose rank has both beside it.
    fields: what each column is.
    kinds: columns of words that name kinds of units.
    words: for each of those, what a unit is, in words, "" where nobody says it.
    order: and all these words as the map has them.
    quotes: of notes with a label that describe no other field: label -> text of each unit.
    """

    layer_id: str
    indicators: list[Series]
    kinds: list[Series]
    fields: Fields
    ids: list[int]
    codes: list[str]
    names: list[str]
    provinces: list[str]
    islands: list[str]
    values: pd.DataFrame
    status: dict[str, list[str]] = field(default_factory=dict)
    coverage: dict[str, list[float]] = field(default_factory=dict)
    bounds: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    inner: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    ranks: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    quotes: dict[str, list[str]] = field(default_factory=dict)

    def indicator_of(self, name: str) -> Series | None:
        """Return the indicator that a field belongs to."""
        for one in (*self.indicators, *self.kinds):
            if name in one.fields.values():
                return one
        return None

    def title_of(self, name: str) -> str:
        """Return a field in words, “Population, 2016”."""
        one = self.indicator_of(name)
        if one is None:
            return name
        period = one.period_of(name)
        title = f"{one.title}, {period}" if period else one.title
        return with_unit(title, Language.AUTO, self.fields.display_of(name))

    def over_periods(self, name: str, position: int) -> list[tuple[str, float]]:
        """Return a unit's values over the periods, the earliest first."""
        one = self.indicator_of(name)
        if one is None or name in self.words:
            return []
        return [
            (period, self.value_of(one.fields[period], position))
            for period in reversed(one.periods)
        ]

    def bounds_of(self, name: str, position: int) -> tuple[tuple[float, float], ...]:
        """Return a unit's bounds of a field, the widest first."""
        held = (one[name] for one in (self.bounds, self.inner) if name in one)
        return tuple((float(low[position]), float(high[position])) for low, high in held)

    def value_of(self, name: str, position: int) -> float:
        """Return a unit's value, NaN where there is none to be shown."""
        return float(self.values[name].to_numpy(dtype="float64")[position])

    def has_data(self, name: str, position: int) -> bool:
        """Say whether a unit has a value that is shown, or a kind."""
        if name in self.words:
            return bool(self.words[name][position])
        return name in self.values and math.isfinite(self.value_of(name, position))

    def in_province(self, name: str) -> Flags:
        """Return which units belong to a province; all where it is empty."""
        import numpy as np

        return np.array([name in ("", one) for one in self.provinces])

    def is_province(self, position: int) -> bool:
        """Return whether a unit is a province, which has no other units of it beside it."""
        return self.names[position] == self.provinces[position]

    def groups_of(self, name: str, position: int) -> tuple[Place, Place, Place]:
        """Return where a unit stands in nation, island group, province."""
        import numpy as np

        island = np.array(self.islands) == self.islands[position]
        province = self.in_province(self.provinces[position])
        return (
            self._place(name, position, self.in_province("")),
            self._place(name, position, island),
            self._place(name, position, province),
        )

    def _place(self, name: str, position: int, members: Flags) -> Place:
        """Return where a unit stands, and where it can stand."""
        from ...core.analysis.ranking import place_among, rank_intervals

        place = place_among(self.values[name], position, members)
        all_known = place.count == int(self.values[name].notna().sum())
        if place.rank is not None and name in self.ranks and all_known:
            return replace(place, interval=_whole(side[position] for side in self.ranks[name]))
        if place.rank is None or name not in self.bounds:
            return place
        low, high = (side[members] for side in self.bounds[name])
        own = int(members[:position].sum())
        best, worst = rank_intervals(low, high)
        return replace(place, interval=(int(best[own]), int(worst[own])))

    def farthest_behind(self, name: str, position: int, most: int) -> tuple[Shortfall, ...]:
        """Return the other indicators on the wrong side of the province median, worst first.

        One of which nobody says what is better has no wrong side.
        """
        from ...core.analysis.ranking import farthest_behind

        told = {
            one: direction
            for one in self.others(name)
            if (direction := self.fields[one].direction) in {Direction.BETTER, Direction.WORSE}
        }
        return farthest_behind(
            self.values[list(told)],
            position,
            self.in_province(self.provinces[position]),
            most=most,
            less_is_better={one for one, held in told.items() if held is Direction.WORSE},
        )

    def others(self, name: str) -> list[str]:
        """Return the latest field of each other indicator."""
        own = self.indicator_of(name)
        return [one.latest for one in self.indicators if one is not own]

    def compared_fields(self, name: str) -> list[str]:
        """Return what units are compared by: `name` where it holds numbers, then all others."""
        return [*([name] if name in self.values else []), *self.others(name)]

    def page_fields(self, name: str, position: int, most: int) -> list[str]:
        """Return what a unit's page shows: `name`, then its shortfalls."""
        below = self.farthest_behind(name, position, most)
        wanted = [name, *(one.column for one in below), *self.others(name)]
        return list(dict.fromkeys(wanted))[:most]


def read_units(layer: QgsVectorLayer) -> Units:
    """Read a layer in one pass, without its geometry."""
    from ...core.analysis.ranking import island_of

    whole = without_province(layer)
    table = read_unit_table(whole)
    fields = table.fields
    names = [one.name for one in fields.indicators]
    kinds = [one for one in mapped_series(layer) if fields[one.latest].role is Role.CATEGORY]
    said = {
        name: _in_words(layer, fields[name], table.categories[name])
        for one in kinds
        for name in one.fields.values()
    }
    codes = list(table.units.index)
    types = _words(table.units, "type")
    return Units(
        layer_id=layer.id(),
        indicators=series_of(layer),
        kinds=kinds,
        fields=fields,
        ids=_ids(whole, table.about.code or "bps_code"),
        codes=codes,
        names=[
            f"{_SHORT.get(type_, type_)} {name}".strip() or code
            for type_, name, code in zip(types, _words(table.units, "name"), codes)
        ],
        provinces=_words(table.units, "province"),
        islands=[island_of(code) for code in codes],
        values=table.values[names].assign(
            **{name: table.published(name) * fields[name].factor for name in names}
        ),
        status={name: table.letters(name).tolist() for name in names},
        coverage={
            name: table.values[beside.name].tolist()
            for name in names
            if (beside := fields.beside(name, Role.COVERAGE)) is not None
        },
        bounds={
            name: (low.to_numpy(), high.to_numpy())
            for name in names
            if (held := table.bounds(name)) is not None
            for low, high in [[side * fields[name].factor for side in held]]
        },
        inner={
            name: (low, high)
            for name in names
            if (ends := fields.inner_bounds(name)) is not None
            for low, high in [[table.values[e].to_numpy() * fields[name].factor for e in ends]]
        },
        ranks={
            name: (table.values[ends[0]].to_numpy(), table.values[ends[1]].to_numpy())
            for name in names
            if (ends := fields.rank_bounds(name)) is not None
        },
        words={name: of_units for name, (of_units, _) in said.items()},
        order={name: legend for name, (_, legend) in said.items()},
        quotes={
            one.title(language()): _words(table.categories.fillna(""), one.name)
            for one in fields.with_role(Role.NOTE)
            if one.label and not one.of
        },
    )


def _whole(ends: Iterable[float]) -> tuple[int, int] | None:
    low, high = ends
    return None if math.isnan(low) else (int(low), int(high))


def _in_words(
    layer: QgsVectorLayer, field: Field, values: Iterable[object]
) -> tuple[list[str], list[str]]:
    """Return the kind of each unit in words, and all kinds, as the map of the field has them."""
    from ...styling.kinds.category import in_words

    memory = remembered(layer)
    drawn = memory is not None and memory.fields == (field.name,)
    told = memory.categories if memory is not None and drawn else field.categories
    return in_words(values, told, language())


def _words(table: pd.DataFrame, column: str) -> list[str]:
    if column not in table.columns:
        return [""] * len(table)
    return [str(one or "") for one in table[column]]


def _ids(layer: QgsVectorLayer, code: str) -> list[int]:
    """Return the features that have a code, in the order in which a table holds them."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([code], layer.fields())
    return [
        one.id() for one in layer.getFeatures(request) if attribute_value(one[code]) is not None
    ]
