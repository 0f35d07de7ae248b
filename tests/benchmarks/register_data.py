"""A made-up register of enterprises of any length, text and Parquet.

`python register_data.py ROWS` writes both into the folder of the benchmarks. Nobody in it exists.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import pandas as pd

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "build" / "bench"
BLOCK = 500_000
KBLI = ("01111", "10710", "13912", "31001", "41011", "46311", "47111", "47112", "49431", "56101")
SHARES = (0.08, 0.12, 0.05, 0.05, 0.04, 0.06, 0.25, 0.15, 0.05, 0.15)


def register_file(rows: int) -> Path:
    """Return a text of so many rows and twelve columns, written where it is not there."""
    path = FOLDER / f"register-{rows}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        for first in range(0, rows, BLOCK):
            block = made_up(first, min(BLOCK, rows - first))
            block.to_csv(part, mode="a", index=False, header=first == 0)
        part.rename(path)
    return path


def parquet_file(rows: int) -> Path:
    """Return the same as Parquet, all text, in groups of half a million rows."""
    import pyarrow as pa
    import pyarrow.csv as texts
    import pyarrow.parquet as pq

    path = register_file(rows).with_suffix(".parquet")
    if not path.exists():
        part = path.with_suffix(".part")
        types = texts.ConvertOptions(column_types={one: pa.string() for one in made_up(0, 1)})
        with (
            texts.open_csv(register_file(rows), convert_options=types) as source,
            pq.ParquetWriter(part, source.schema) as file,
        ):
            for batch in source:
                file.write_table(pa.Table.from_batches([batch]))
        part.rename(path)
    return path


def made_up(first: int, size: int) -> pd.DataFrame:
    """Return some rows, the same each time."""
    rng = np.random.default_rng(first)
    with (PROJECT / "resources" / "reference" / "codes.csv").open(encoding="utf-8") as file:
        districts = np.array([one["bps_code"] for one in csv.DictReader(file)])
    number = pd.Series(np.arange(first, first + size)).astype(str)
    padded = number.str.zfill(9)
    parts = pd.Series(rng.integers(1, 20, size)).astype(str).str.zfill(2) + "0"
    village = pd.Series(rng.integers(1, 15, size)).astype(str).str.zfill(3)
    workers = np.minimum(1 + rng.geometric(0.35, size), 250)
    sales = np.round(np.exp(rng.normal(18, 2, size)), -3).astype(np.int64)
    return pd.DataFrame(
        {
            "nib": "91" + padded + "00",
            "nik": "1101015" + padded,
            "nama_pemilik": "Orang Rekaan " + number,
            "no_hp": "0812" + padded,
            "kode_desa": pd.Series(rng.choice(districts, size)) + parts + village,
            "kbli": rng.choice(KBLI, size, p=SHARES),
            "jenis_kelamin": rng.choice(["P", "L", ""], size, p=[0.52, 0.47, 0.01]),
            "tenaga_kerja": workers,
            "omzet": sales,
            "aset": sales // 3,
            "tahun_berdiri": rng.integers(1990, 2025, size),
            "status": rng.choice(["aktif", "tutup"], size, p=[0.9, 0.1]),
        }
    )


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    register_file(int(sys.argv[1]))
