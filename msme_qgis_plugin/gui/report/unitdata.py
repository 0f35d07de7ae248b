"""What the Report page knows of a layer: its units and their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.catalogue.display_scale import Written, written_as
from ...layers import attribute_table, without_province
from ...styling.choropleth import status_field_of
from ...styling.legend import Language, with_unit
from ..indicators import Indicator, indicators_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ...core.analysis.ranking import Place, Shortfall

    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

_SHORT = {"Kabupaten": "Kab."}
_COVERAGE = "_coverage"


@dataclass
class Units:
    """All units of a layer, whether a filter shows them or not.

    ids: of the features; names: “Kab. Jember”; islands: the first digit of
    the BPS codes of each island group.
    values: one column per field, as shown: shares in per cent, NaN where
        there is none.
    status, coverage: for fields that have one beside them.
    bounds: low and high for fields that have both beside them, as shown.
    written: how the values of each field are written.
    """

    layer_id: str
    indicators: list[Indicator]
    ids: list[int]
    codes: list[str]
    names: list[str]
    provinces: list[str]
    islands: list[str]
    values: pd.DataFrame
    status: dict[str, list[str]] = field(default_factory=dict)
    coverage: dict[str, list[float]] = field(default_factory=dict)
    bounds: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)

    def indicator_of(self, name: str) -> Indicator | None:
        """Return the indicator that a field belongs to."""
        for one in self.indicators:
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
        written = self.written.get(name, Written.PLAIN)
        return with_unit(title, Language.AUTO, written)

    def series_of(self, name: str, position: int) -> list[tuple[str, float]]:
        """Return a unit's values over the periods, the earliest first."""
        one = self.indicator_of(name)
        if one is None:
            return []
        return [
            (period, self.value_of(one.fields[period], position))
            for period in reversed(one.periods)
        ]

    def value_of(self, name: str, position: int) -> float:
        """Return a unit's value, NaN where there is none to be shown."""
        return float(self.values[name].to_numpy(dtype="float64")[position])

    def in_province(self, name: str) -> Flags:
        """Return which units belong to a province; all where it is empty."""
        import numpy as np

        return np.array([name in ("", one) for one in self.provinces])

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
        from ...core.analysis.ranking import place_among
        from ...core.profile import rank_intervals

        place = place_among(self.values[name], position, members)
        if place.rank is None or name not in self.bounds:
            return place
        low, high = (side[members] for side in self.bounds[name])
        own = int(members[:position].sum())
        best, worst = rank_intervals(low, high)
        return replace(place, interval=(int(best[own]), int(worst[own])))

    def farthest_below(self, name: str, position: int, most: int) -> tuple[Shortfall, ...]:
        """Return the other indicators farthest below the province median."""
        from ...core.analysis.ranking import farthest_below

        members = self.in_province(self.provinces[position])
        others = self.values[self.others(name)]
        return farthest_below(others, position, members, most=most)

    def others(self, name: str) -> list[str]:
        """Return the latest field of each other indicator."""
        own = self.indicator_of(name)
        return [one.latest for one in self.indicators if one is not own]

    def page_fields(self, name: str, position: int, most: int) -> list[str]:
        """Return what a unit's page shows: `name`, then its shortfalls."""
        below = self.farthest_below(name, position, most)
        wanted = [name, *(one.column for one in below), *self.others(name)]
        return list(dict.fromkeys(wanted))[:most]


def read_units(layer: QgsVectorLayer) -> Units:
    """Read a layer in one pass, without its geometry."""
    import pandas as pd

    from ...core.profile import island_of, published

    whole = without_province(layer)
    indicators = indicators_of(layer)
    wanted = [name for one in indicators for name in one.fields.values()]
    present = set(whole.fields().names())
    status = {
        name: beside
        for name in wanted
        if (beside := status_field_of(whole.fields(), name)) is not None
    }
    coverage = {name: beside for name in wanted if (beside := f"{name}{_COVERAGE}") in present}
    bounded = {
        name: pair for name in wanted if present.issuperset(pair := (f"{name}_low", f"{name}_high"))
    }
    keys = [one for one in _KEYS if one in present]
    sides = [one for both in bounded.values() for one in both]
    names = [*keys, *wanted, *status.values(), *coverage.values(), *sides]
    table = attribute_table(whole, list(dict.fromkeys(names)))
    words = {one: _words(table, one) for one in _KEYS}
    written = {name: written_as(name, present) for name in wanted}

    def shown(name: str, column: str) -> pd.Series:
        """Return a column of `name`, NaN where `name` is not shown."""
        marks = table[status[name]] if name in status else None
        return published(table[column], marks) * written[name].factor

    values = {name: shown(name, name) for name in wanted}
    return Units(
        layer_id=layer.id(),
        indicators=indicators,
        ids=_ids(whole),
        codes=words["bps_code"],
        names=[
            f"{_SHORT.get(kind, kind)} {name}".strip() or code
            for kind, name, code in zip(words["type"], words["name"], words["bps_code"])
        ],
        provinces=words["province"],
        islands=[island_of(code) for code in words["bps_code"]],
        values=pd.DataFrame(values),
        status={name: _words(table, beside) for name, beside in status.items()},
        coverage={
            name: pd.to_numeric(table[beside], errors="coerce").tolist()
            for name, beside in coverage.items()
        },
        bounds={
            name: _between(shown(name, low), shown(name, high), value=values[name])
            for name, (low, high) in bounded.items()
        },
        written=written,
    )


def _between(low: pd.Series, high: pd.Series, *, value: pd.Series) -> tuple[Floats, Floats]:
    """Return the bounds of values; one without bounds is exact."""
    sides = [side.fillna(value).where(value.notna()) for side in (low, high)]
    return sides[0].to_numpy("float64"), sides[1].to_numpy("float64")


_KEYS = ("bps_code", "name", "type", "province")


def _words(table: pd.DataFrame, column: str) -> list[str]:
    if column not in table.columns:
        return [""] * len(table)
    return [str(one or "") for one in table[column]]


def _ids(layer: QgsVectorLayer) -> list[int]:
    request = QgsFeatureRequest().setNoAttributes()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [one.id() for one in layer.getFeatures(request)]
