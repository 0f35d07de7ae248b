"""What a raster adds up to, as a unit table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...catalogue.fields import from_dataset
from ...measures.field import Field, Fields, Role, Rule, Text
from ...measures.status import Status
from ...measures.table import UnitTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ...catalogue.model import Dataset
    from .rasters_to_units import ZonalResult

VALUES = ("sum", "mean", "min", "max")
WEIGHTED = ("weighted_sum", "weighted_mean")


@dataclass(frozen=True)
class RasterNames:
    """What the raster and that of the weights, if any, are called."""

    raster: str
    weight: str | None = None


def raster_table(
    result: ZonalResult,
    names: RasterNames,
    *,
    units: pd.DataFrame,
    minimum_coverage: float = 0.0,
    dataset: Dataset | None = None,
) -> UnitTable:
    """Return the statistics of each unit, one row per unit in the order of the result's zones.

    Under the minimum coverage, of the area and of the weight, values are missing.

    Args:
        units: index `bps_code`; see `UnitTable`.
    """
    table = result.table.set_axis(units.index)
    missing = np.int8(Status.MISSING.code)
    thin = (table["coverage"] < minimum_coverage).to_numpy()
    table.loc[thin, list(VALUES)] = np.nan
    marks = np.where(thin, missing, table["status"])
    status = dict.fromkeys(VALUES, marks)
    if names.weight is not None:
        table["weight"] = table["weight"].where(table["count"] > 0)
        some = table["weighted_mean"].notna() & ~thin
        some &= table["weight_coverage"] >= minimum_coverage
        table.loc[~some, list(WEIGHTED)] = np.nan
        status |= dict.fromkeys(WEIGHTED, np.where(some, Status.NORMAL.code, missing))
    fields = Fields(from_dataset(_fields(names), dataset))
    numbers = table[[one.name for one in fields.values() if one.role is not Role.STATUS]]
    return UnitTable.of(units, numbers, fields, status=status)


def _fields(names: RasterNames) -> Iterator[Field]:
    def label(en: str, own: str) -> Text:
        return Text(f"{names.raster}, {en}", f"{names.raster}, {own}")

    yield Field("count", Role.BASE, of="mean", label=Text("Cells with data", "Sel yang berisi"))
    yield Field("sum", label=label("sum", "jumlah"), rule=Rule.SUM)
    yield Field("mean", label=label("mean", "rata-rata"), rule=Rule.WEIGHTED_MEAN, weight="count")
    yield Field("min", label=label("minimum", "minimum"), rule=Rule.FORBIDDEN)
    yield Field("max", label=label("maximum", "maksimum"), rule=Rule.FORBIDDEN)
    yield Field("coverage", Role.COVERAGE, of="mean")
    yield Field("status", Role.STATUS, of="mean")
    if names.weight is None:
        return
    by = Text(names.weight, names.weight)
    yield Field(
        "weight",
        Role.BASE,
        of="weighted_mean",
        label=Text(f"{by.en} on cells with data", f"{by.id} pada sel yang berisi"),
    )
    yield Field("weighted_sum", label=label("weighted sum", "jumlah tertimbang"), rule=Rule.SUM)
    yield Field(
        "weighted_mean",
        label=label("weighted mean", "rata-rata tertimbang"),
        rule=Rule.WEIGHTED_MEAN,
        weight="weight",
        weight_label=by,
    )
    yield Field("weight_coverage", Role.COVERAGE, of="weighted_mean")
    yield Field("weighted_status", Role.STATUS, of="weighted_mean")
