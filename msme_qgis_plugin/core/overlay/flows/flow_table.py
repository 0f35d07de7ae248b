"""Ties to markets as a unit table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...catalogue.fields import from_dataset, indicator_field
from ...catalogue.weights import Weight
from ...measures.field import Field, Fields, Role, Text, name_beside
from ...measures.status import Status, letters_of
from ...measures.table import UnitTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ...catalogue.load import Catalogue
    from ...catalogue.model import Dataset
    from .flows_to_units import FlowsResult

CONNECTEDNESS = "connectedness"
_INDICATOR = "D06_sci_big"


def flow_table(
    result: FlowsResult,
    markets: Sequence[str],
    catalogue: Catalogue,
    *,
    units: pd.DataFrame,
    dataset: Dataset | None = None,
) -> UnitTable:
    """Return the ties of each unit, those without a row missing.

    Args:
        units: index `bps_code`; see `UnitTable`.
        markets: what the markets are called.
    """
    table = result.table.reindex(units.index)
    status = table["status"].fillna(Status.MISSING.code).astype("int8")
    own = indicator_field(catalogue.indicator(_INDICATOR), CONNECTEDNESS)
    name, places = own.label or Text(own.name, own.name), ", ".join(markets)
    base = name_beside(CONNECTEDNESS, Role.BASE)
    fields = [
        replace(
            own,
            label=Text(f"{name.en}: {places}", f"{name.id}: {places}"),
            weight=base,
            weight_label=Weight.POPULATION.label,
        ),
        Field("coverage", Role.COVERAGE, of=CONNECTEDNESS),
        Field("status", Role.NOTE, of=CONNECTEDNESS),
        Field("basis", Role.NOTE, of=CONNECTEDNESS),
        Field(base, Role.BASE, of=CONNECTEDNESS, label=Weight.POPULATION.label, decimals=0),
    ]
    numbers = table.rename(columns={"population": base})[[CONNECTEDNESS, "coverage", base]]
    return UnitTable.of(
        units,
        numbers,
        Fields(from_dataset(fields, dataset)),
        status={CONNECTEDNESS: status},
        # the column that earlier versions wrote beside the one that maps look for
        categories={"status": letters_of(status), "basis": table["basis"]},
    )
