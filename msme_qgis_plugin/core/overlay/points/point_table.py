"""What points add up to, as a unit table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...catalogue.fields import from_dataset, indicator_field
from ...catalogue.weights import Weight
from ...measures.field import Field, Fields, Role, Rule, Text
from ...measures.table import UnitTable

if TYPE_CHECKING:
    import pandas as pd

    from ...catalogue.load import Catalogue
    from ...catalogue.model import Dataset, Indicator
    from .points_to_units import PointsResult

_NOTHING = ("value", "sum", "error")


@dataclass(frozen=True)
class PointNames:
    """What the numbers of points are called.

    value: the column that is averaged, None where points and people are only counted.
    weight: what weighs the points, None where each counts the same.
    """

    value: str | None
    weight: str | None


def point_table(
    result: PointsResult,
    names: PointNames,
    catalogue: Catalogue,
    *,
    units: pd.DataFrame,
    dataset: Dataset | None = None,
) -> UnitTable:
    """Return what is known of each unit, one row per unit in the order of the result's polygons.

    Where a column is averaged, its mean is the indicator, and its sum too unless the catalogue
    knows the mean as an indicator; else the weight (people, or points where nothing weighs them)
    is. All other numbers describe these. A unit without any point has no weight: nobody looked
    there.

    Args:
        units: index `bps_code`; see `UnitTable`.
    """
    table = result.table.set_axis(units.index).rename(columns={"brought": "moved"})
    table["weight"] = table["weight"].where(table["points"] > 0)
    if names.value is None:
        table[list(_NOTHING)] = np.nan
    fields = _averaged(names, catalogue) if names.value is not None else _counted(names)
    told = Fields(from_dataset(fields, dataset))
    status = {one.name: table["status"] for one in told.indicators if one.name != "sum"}
    numbers = table[[name for name in told if name != "status"]]
    return UnitTable.of(units, numbers, told, status=status)


def _averaged(names: PointNames, catalogue: Catalogue) -> list[Field]:
    value = str(names.value)
    indicator = _known_mean(value, catalogue) if names.weight else None
    by = Text(names.weight, names.weight) if names.weight else None
    mean = Field(
        "value",
        label=Text(f"{value}, weighted mean", f"{value}, rata-rata tertimbang")
        if by
        else Text(f"{value}, mean", f"{value}, rata-rata"),
        rule=Rule.WEIGHTED_MEAN,
    )
    if indicator is not None:
        mean = indicator_field(indicator, "value")
    return [
        replace(mean, weight="weight", weight_label=by),
        Field("status", Role.STATUS, of="value"),
        Field("weight", Role.BASE, of="value", label=_weight_label(by)),
        *_about_points(),
        Field(
            "sum",
            Role.BASE if indicator else Role.VALUE,
            label=Text(f"{value}, sum", f"{value}, jumlah"),
            rule=Rule.SUM,
        ),
        Field(
            "error",
            Role.BASE,
            label=Text(f"{value}, error", f"{value}, galat"),
            rule=Rule.WEIGHTED_MEAN,
            weight="weight",
        ),
        Field("coverage", Role.COVERAGE, of="value"),
    ]


def _counted(names: PointNames) -> list[Field]:
    by = Text(names.weight, names.weight) if names.weight else Text("Points", "Titik")
    return [
        Field("value", Role.BASE),
        Field("weight", label=by, rule=Rule.SUM),
        Field("status", Role.STATUS, of="weight"),
        *_about_points(),
        Field("sum", Role.BASE),
        Field("error", Role.BASE),
        Field("coverage", Role.COVERAGE, of="weight"),
    ]


def _about_points() -> list[Field]:
    moved = Text("Points moved to the unit", "Titik yang dipindah ke wilayah")
    return [
        Field("points", Role.BASE, label=Text("Points", "Titik"), decimals=0),
        Field("moved", Role.BASE, label=moved, decimals=0),
    ]


def _weight_label(by: Text | None) -> Text:
    if by is None:
        return Text("Points with a value", "Titik yang bernilai")
    return Text(f"{by.en} of points with a value", f"{by.id} pada titik yang bernilai")


def _known_mean(value: str, catalogue: Catalogue) -> Indicator | None:
    """Return the indicator that is the mean of a variable over people."""
    return next(
        (
            one
            for one in catalogue.indicators.values()
            if one.rule is Rule.WEIGHTED_MEAN
            and one.weight is Weight.POPULATION
            and one.formula.get("of") == value.casefold()
        ),
        None,
    )
