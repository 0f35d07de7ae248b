"""A CSV of two million rows, read as a table; pandas reads the same cells as text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from ratios import FOLDER, PROJECT, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 2_000_000
CSV = FOLDER / "two_million.csv"


def build() -> None:
    """Write districts, years, sectors and counts, and amounts of which each is another."""
    codes = pd.read_csv(PROJECT / "resources" / "reference" / "codes.csv", dtype=str)
    rng = np.random.default_rng(1)
    unit = rng.integers(0, len(codes), ROWS)
    pd.DataFrame(
        {
            "Kode": codes["bps_code"].to_numpy()[unit],
            "Kabupaten/Kota": codes["name"].to_numpy()[unit],
            "Tahun": rng.integers(2010, 2024, ROWS),
            "Kategori": rng.choice(list("ABCDEFGHI"), ROWS),
            "UMKM": rng.integers(0, 5000, ROWS),
            "Omzet": np.round(rng.uniform(0, 1e6, ROWS), 2),
        }
    ).to_csv(CSV, sep=";", index=False)


def ours() -> Callable[[], object]:
    """Read the table as `msme:harmonise` does."""
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.tables.read import read_table

    return lambda: read_table(CSV)


def pandas() -> Callable[[], object]:
    """Read texts, with nothing found or checked."""
    return lambda: pd.read_csv(CSV, sep=";", dtype=str, keep_default_na=False)


def main() -> None:
    """Build the file and print the table, or run one contender."""
    ways = {"ours": ours, "pandas": pandas}
    if len(sys.argv) > 1:
        measured(ways[sys.argv[1]])
    if not CSV.exists():
        build()
    script = str(Path(__file__).resolve())
    peer = contender(script, "pandas", label="pandas, as text")
    print_rows("A table of two million rows", run("read", contender(script, "ours"), [peer]))


if __name__ == "__main__":
    main()
