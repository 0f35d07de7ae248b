"""What villages may count for. Light: a parameter names these tokens."""

from __future__ import annotations

from enum import Enum

from ..measures.field import Text


class Weight(str, Enum):
    """What a village counts for when its value is brought up."""

    MSME = "msme"
    FAMILIES = "families"
    FARM_FAMILIES = "farm_families"
    POPULATION = "population"
    POPULATION_25 = "population_25"
    VILLAGES = "villages"
    NONE = "none"

    @property
    def label(self) -> Text | None:
        """What is counted, for legends and logs; None where nothing is."""
        return _LABELS.get(self)

    @property
    def is_free(self) -> bool:
        """Say whether it needs no column."""
        return self in {Weight.VILLAGES, Weight.NONE}


_LABELS = {
    Weight.MSME: Text("MSMEs", "UMKM"),
    Weight.FAMILIES: Text("families", "keluarga"),
    Weight.FARM_FAMILIES: Text("farm families", "keluarga pertanian"),
    Weight.POPULATION: Text("people", "penduduk"),
    Weight.POPULATION_25: Text("people aged 25 and over", "penduduk berumur 25 tahun ke atas"),
    Weight.VILLAGES: Text("villages", "desa"),
}
