"""What a pack carries, as tables."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from .schema import DATASET, FIELD, INDICATOR, MATCH_REPORT, OBSERVATION, PROVENANCE, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..measures.field import Text


def _empty(columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=list(columns), dtype=object)


@dataclass(frozen=True)
class Contents:
    """What is put into a pack or comes out of it.

    units: `schema.UNIT` and `wkb`: multipolygons of EPSG:4326 as bytes.
    observations: `schema.OBSERVATION`; `sector`, `sex` and `size` are ""
        where a value is of all of them together. Status as everywhere.
    fields: `schema.FIELD`: what each series of observations is.
    indicators, datasets, provenance, match_report: see `schema`.
    """

    units: pd.DataFrame = field(default_factory=lambda: _empty((*UNIT, "wkb")))
    observations: pd.DataFrame = field(default_factory=lambda: _empty(OBSERVATION))
    indicators: pd.DataFrame = field(default_factory=lambda: _empty(INDICATOR))
    datasets: pd.DataFrame = field(default_factory=lambda: _empty(DATASET))
    fields: pd.DataFrame = field(default_factory=lambda: _empty(FIELD))
    provenance: pd.DataFrame = field(default_factory=lambda: _empty(PROVENANCE))
    match_report: pd.DataFrame = field(default_factory=lambda: _empty(MATCH_REPORT))


def unknown(value: object) -> bool:
    """Say whether a cell of a table holds nothing."""
    if value is None or value is pd.NA:
        return True
    return isinstance(value, float) and math.isnan(value)


@dataclass(frozen=True)
class Conflict:
    """Something that two packs hold under one name and that differs.

    table: the table of the pack; key: which row; held, came: what the pack
    held, which stays, and what the other brought.
    """

    table: str
    key: str
    held: str | Text
    came: str | Text


@dataclass(frozen=True)
class Written:
    """What writing did.

    created: whether the pack is new.
    added, replaced: observations.
    kept: observations that a missing one did not replace.
    conflicts: of a merge, in the order of the tables.
    """

    created: bool
    added: int
    replaced: int
    kept: int
    units: int
    conflicts: tuple[Conflict, ...] = ()
