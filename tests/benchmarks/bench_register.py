"""A made-up register to counts by district, sector, sex and size, beside DuckDB and polars.

`BENCH_REGISTER_ROWS` says how long it is; `BENCH_PEERS` which Python has duckdb, polars, pyarrow.
Peers count the same combinations, without finding columns, reading codes or withholding.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ratios import PROJECT, Contender, measured, print_rows, run
from register_data import parquet_file, register_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = int(os.environ.get("BENCH_REGISTER_ROWS", "2000000"))
PEERS = os.environ.get("BENCH_PEERS", sys.executable)


def ours(path: Path) -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    import pandas as pd

    from msme_qgis_plugin.core.analysis.structure_options import SizeDefinition
    from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
    from msme_qgis_plugin.core.regions.unit_sets import Districts
    from msme_qgis_plugin.core.register.count_register import count_register
    from msme_qgis_plugin.core.register.register_blocks import open_register
    from msme_qgis_plugin.core.register.register_columns import RegisterOptions
    from msme_qgis_plugin.core.register.withheld_counts import withhold_small

    gazetteer = Gazetteer.load()

    def job() -> object:
        found = count_register(
            open_register(path),
            units=pd.DataFrame({"bps_code": gazetteer.units.index}),
            known=Districts(gazetteer),
            options=RegisterOptions(
                year=2024,
                vintage=2024,
                measures={"workers": "tenaga_kerja"},
                definition=SizeDefinition.BPS_WORKERS,
            ),
        )
        return withhold_small(found.counts, 3)

    return job


def duckdb(path: Path) -> Callable[[], object]:
    import duckdb as peer

    read = f"read_parquet('{path}')"
    if path.suffix == ".csv":
        read = f"read_csv('{path}', header = true, all_varchar = true)"
    query = (
        "SELECT kode_desa[1:4] AS unit, kbli[1:2] AS sector, jenis_kelamin AS sex, "
        "CASE WHEN w < 5 THEN 0 WHEN w < 20 THEN 1 WHEN w < 100 THEN 2 ELSE 3 END AS size, "
        "count(*) AS n FROM (SELECT *, CAST(tenaga_kerja AS INTEGER) AS w "
        f"FROM {read}) GROUP BY ALL"
    )
    return lambda: peer.connect().execute(query).fetchall()


def polars(path: Path) -> Callable[[], object]:
    import polars as pl

    def job() -> object:
        if path.suffix == ".csv":
            rows = pl.scan_csv(path, infer_schema_length=0)
        else:
            rows = pl.scan_parquet(path)
        workers = pl.col("tenaga_kerja").cast(pl.Int32)
        return (
            rows.select(
                pl.col("kode_desa").str.head(4).alias("unit"),
                pl.col("kbli").str.head(2).alias("sector"),
                pl.col("jenis_kelamin").alias("sex"),
                workers.cut([4, 19, 99]).alias("size"),
            )
            .group_by("unit", "sector", "sex", "size")
            .len()
            .collect(engine="streaming")
        )

    return job


JOBS = {"ours": ours, "duckdb": duckdb, "polars": polars}


def contender(name: str, path: Path) -> Contender:
    """Return a way to count the register in the Python that has it."""
    return Contender(name, (PEERS, __file__, name, str(path)), rounds=1)


if __name__ == "__main__":
    from pathlib import Path

    if len(sys.argv) > 1:
        measured(lambda: JOBS[sys.argv[1]](Path(sys.argv[2])))
    files = [register_file(ROWS)]
    if sys.executable != PEERS:
        files.append(parquet_file(ROWS))
    rows = []
    for file in files:
        peers = [contender(name, file) for name in ("duckdb", "polars")]
        rows += run(f"{ROWS:,} rows, {file.suffix}", contender("ours", file), peers)
    print_rows("A register of enterprises to counts; ours finds columns and withholds", rows)
