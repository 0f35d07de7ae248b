"""Tables of counts written as text, and what is worked out from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.counts import CountOptions, Counts, read_counts
from msme_qgis_plugin.core.analysis.structure import Structure, structure
from msme_qgis_plugin.core.analysis.structure_options import Reference
from msme_qgis_plugin.core.measures.status import letters_of
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Result:
    counts: Counts
    found: Structure

    def unit(self, code: str, name: str) -> float:
        return float(self.found.units.values.loc[code, name])

    def status(self, code: str, name: str) -> str:
        return str(self.found.units.letters(name)[code])

    def sector(self, code: str, letter: str) -> pd.Series:
        table = self.sectors
        held = (table["bps_code"] == code) & (table["sector"] == letter)
        return table[held].iloc[0]

    @property
    def sectors(self) -> pd.DataFrame:
        """One row per unit and sector, statuses as letters."""
        table = self.found.sectors
        letters = {
            f"{name}_status": letters_of(table.status[name].to_numpy()) for name in table.status
        }
        frame = pd.concat([table.values, table.categories], axis=1).assign(**letters)
        return frame.reset_index()

    @property
    def said(self) -> str:
        return "\n".join(str(one) for one in (*self.counts.notes, *self.found.notes))


class Work(Protocol):
    def __call__(self, text: str, name: str = ..., **options: Any) -> Result:
        """Read a table and work out the structure of its districts."""


@pytest.fixture
def work(tmp_path: Path) -> Work:
    gazetteer = Gazetteer.load()

    def start(
        text: str,
        name: str = "umkm_2023.csv",
        suppress_below: int = 0,
        inside: list[str] | None = None,
        reference: Reference = Reference.TABLE,
        **options: Any,
    ) -> Result:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        counts = read_counts(
            read_table(path),
            units=list(gazetteer.units.index),
            gazetteer=gazetteer,
            options=CountOptions(**options),
        )
        units = gazetteer.units
        return Result(
            counts,
            structure(
                counts,
                units if inside is None else units.loc[inside],
                units,
                reference=reference,
                suppress_below=suppress_below,
            ),
        )

    return start
