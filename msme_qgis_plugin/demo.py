"""The demonstration: which table, which field, which words on the map.

The table is synthetic and says so wherever it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .core.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from .styling.legend import Language

FIELD = "UMKM_per_1_000_penduduk"
METHOD = "quantile"
PALETTE = "better"
CLASSES = 5
PERIOD = "2024"
_WORDS = {
    "id": (
        "Kepadatan usaha mikro dan kecil",
        "UMK per 1.000 penduduk, kabupaten/kota, 2024 · data contoh",
        "UMK per 1.000 penduduk",
    ),
    "en": (
        "Density of micro and small enterprises",
        "Enterprises per 1,000 people, districts, 2024 · synthetic data",
        "Enterprises per 1,000 people",
    ),
}


def table_path() -> Path:
    """Return the demonstration's table.

    Raises:
        ResourceMissingError: it was not shipped.
    """
    return resource("demo", "umkm_demo.csv")


def tables_to_analyse() -> tuple[Path, ...]:
    """Return the tables beside it that can be analysed: counts by sector, villages, their MSMEs.

    Raises:
        ResourceMissingError: one was not shipped.
    """
    names = ("sensus_demo.csv", "desa_demo.csv", "umkm_desa_demo.csv")
    return tuple(resource("demo", name) for name in names)


def map_words(language: Language) -> tuple[str, str, str]:
    """Return title, subtitle and legend heading of the demonstration's map."""
    return _WORDS[language.code]
