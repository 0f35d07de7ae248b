"""Village table to districts: 77,000 villages by 40 columns, made up.

Seven indicators and the sums of 22 columns against QGIS's aggregate, which is
given these sums and the seven that the indicators are made of; both read the
file and end with a layer of districts in memory.
"""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
from bench_data import REFERENCE
from osgeo import gdal
from qgis_native import start, start_ours
from ratios import FOLDER, PROJECT, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

sys.path.insert(0, str(PROJECT))

VILLAGES = 77_000
SEED = 404
INDICATORS = "B04_4g_vill,B03_4g_pop,B05_weaksig,B07_operators,E01_elec,B04_net_vill,E01_elec_pln"
SUMS = {
    "R401A1": "families_pln",
    "R401A2": "families_non_pln",
    "R401B": "families_no_electricity",
    "R705A": "bts_towers",
    "R705B": "operators",
    "R801AK2": "shop_groups",
    "R801BK2": "markets_permanent",
    "R801CK2": "markets_semi_permanent",
    "R801DK2": "markets_open",
    "R801EK2": "minimarkets",
    "R801FK2": "restaurants",
    "R801GK2": "food_stalls",
    "R801HK2": "hotels",
    "R801IK2": "inns",
    "R801JK2": "kiosks",
    "R802A": "banks_state",
    "R802B": "banks_private",
    "R802C": "banks_rural",
    "R803A": "cooperatives_kud",
    "R803B": "cooperatives_kopinkra",
    "R803C": "cooperatives_ksp",
    "R803D": "cooperatives_other",
}
VARIABLES = ",".join(SUMS.values())
COUNTS = {
    **dict.fromkeys(("R401A1", "R401A2", "R401B"), 900),
    **dict.fromkeys(("R705A", "R705B"), 6),
    **dict.fromkeys(
        (
            *("R801AK2", "R801BK2", "R801CK2", "R801DK2", "R801EK2"),
            *("R801FK2", "R801GK2", "R801HK2", "R801IK2", "R801JK2"),
            *("R802A", "R802B", "R802C", "R803A", "R803B", "R803C", "R803D"),
        ),
        4,
    ),
}
CODES = dict.fromkeys(("R107", "R701A", "R701B1", "R701B2", "R704", "R706", "R707C"), 4)


def columns() -> dict[str, Any]:
    """Forty columns under the names of the survey of 2019."""
    rng = np.random.default_rng(SEED)
    with (REFERENCE / "codes.csv").open(encoding="utf-8") as file:
        units = list(csv.DictReader(file))
    owner = np.sort(rng.integers(0, len(units), VILLAGES))
    first = np.searchsorted(owner, np.arange(len(units)))
    number = np.arange(VILLAGES) - first[owner]
    code = np.array([unit["bps_2020"] for unit in units])[owner]
    signal = rng.choice([1, 2, 3, 4], VILLAGES, p=[0.6, 0.25, 0.1, 0.05])
    phone = np.where(signal == 4, 4, rng.integers(1, 4, VILLAGES))
    table: dict[str, Any] = {
        "R101": [one[:2] for one in code],
        "R101N": [units[one]["province"].upper() for one in owner],
        "R102": [one[2:] for one in code],
        "R102N": [units[one]["name"].upper() for one in owner],
        "R103": [f"{1 + one // 20:03d}" for one in number],
        "R103N": [f"KECAMATAN {1 + one // 20}" for one in number],
        "R104": [f"{1 + one % 20:03d}" for one in number],
        "R104N": [f"DESA {one}" for one in number],
        "R705C": phone,
        "R705D": np.where(signal == 4, 0, signal),
    }
    for name, most in COUNTS.items():
        table[name] = rng.integers(0, most, VILLAGES)
    for name, most in CODES.items():
        table[name] = rng.integers(1, most + 1, VILLAGES)
    for name in ("R801BK3", "R403"):
        table[name] = rng.gamma(2, 4, VILLAGES).round(1)
    return table


def files() -> tuple[Path, Path]:
    """The table as CSV and as GeoPackage with its numbers as numbers."""
    text, pack = FOLDER / "villages40.csv", FOLDER / "villages40.gpkg"
    if pack.exists():
        return text, pack
    FOLDER.mkdir(parents=True, exist_ok=True)
    table = columns()
    with text.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table)
        writer.writerows(zip(*table.values()))
    keys = {"R101", "R102", "R103", "R104"}
    types = text.with_suffix(".csvt")
    types.write_text(
        ",".join(
            "String"
            if name in keys or name.endswith("N")
            else "Real"
            if name in {"R801BK3", "R403"}
            else "Integer"
            for name in table
        )
    )
    gdal.VectorTranslate(
        str(pack),
        str(text),
        format="GPKG",
        layerName="villages",
        datasetCreationOptions=["VERSION=1.2"],
    )
    types.unlink()
    return text, pack


def ours(path: Path) -> Callable[[], object]:
    processing = start_ours()

    def job() -> object:
        return processing.run(
            "msme:aggregatevillages",
            {
                "VILLAGES": str(path),
                "INDICATORS": INDICATORS,
                "VARIABLES": VARIABLES,
                "OUTPUT": "memory:",
            },
        )

    return job


def core(path: Path) -> Callable[[], object]:
    """Without QGIS: from the file to the values."""
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.overlay.villages.village_source import open_villages, read_villages
    from msme_qgis_plugin.core.overlay.villages.villages_to_units import (
        aggregate_indicators,
        sum_variables,
    )
    from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
    from msme_qgis_plugin.core.tables.sources import FileSource

    catalogue, gazetteer = Catalogue.load(), Gazetteer.load()
    chosen = [catalogue.indicator(one) for one in INDICATORS.split(",")]
    needed = {name for one in chosen for name in one.requires} | {*VARIABLES.split(","), "families"}

    def job() -> object:
        opened = open_villages(FileSource(path), catalogue)
        villages = read_villages(opened, sorted(needed), catalogue=catalogue, gazetteer=gazetteer)
        values = aggregate_indicators(villages.variables, units=villages.units, indicators=chosen)
        sums = sum_variables(villages.variables, units=villages.units, names=SUMS.values())
        return values, sums

    return job


def native(path: Path) -> Callable[[], object]:
    processing = start()
    from qgis.core import QgsVectorLayer

    uri = str(path)
    if path.suffix == ".csv":
        uri = f"file://{path}?type=csv&detectTypes=yes&geomType=none"
    provider = "delimitedtext" if path.suffix == ".csv" else "ogr"

    def sum_of(text: str, name: str) -> dict[str, object]:
        return {
            "aggregate": "sum",
            "delimiter": ",",
            "input": text,
            "length": 0,
            "name": name,
            "precision": 0,
            "type": 6,
        }

    families = "R401A1 + R401A2 + R401B"
    wanted = [
        sum_of("1", "villages"),
        sum_of("to_int(R705D = 1)", "v4g"),
        sum_of("to_int(R705D > 0)", "net"),
        sum_of("to_int(R705C > 2)", "weak"),
        sum_of(families, "families"),
        sum_of(f"to_int(R705D = 1) * ({families})", "f4g"),
        sum_of("R401A1 + R401A2", "electric"),
        *(sum_of(column, name) for column, name in SUMS.items()),
    ]

    def job() -> object:
        layer = QgsVectorLayer(uri, "villages", provider)
        return processing.run(
            "native:aggregate",
            {
                "INPUT": layer,
                "GROUP_BY": "to_string(R101) || to_string(R102)",
                "AGGREGATES": wanted,
                "OUTPUT": "memory:",
            },
        )

    return job


CONTENDERS = {"ours": ours, "core": core, "native": native}


def main() -> None:
    """Measure both files, ours in QGIS and its core alone."""
    rows = []
    for path in files():
        kind = path.suffix[1:]
        script = __file__
        peer = contender(script, f"native_{kind}", label="QGIS aggregate")
        for name in ("ours", "core"):
            one = contender(script, f"{name}_{kind}", label=name)
            rows += run(f"Villages, {kind}, {name}", one, [peer])
            if name == "ours":
                rows += run(f"Villages, {kind}, first time", one.once(), [peer])
    print_rows(
        f"{VILLAGES:,} villages x 40 columns to districts; ours in QGIS, "
        "with polygons, and its core alone",
        rows,
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        who, kind = sys.argv[1].split("_")
        place = FOLDER / f"villages40.{kind}"
        measured(lambda: CONTENDERS[who](place))
    else:
        main()
