"""Tables of every district: as they are printed, and with one typing error in every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.options import HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.read import read_table
from tools.dirt.table import knowable, slipped

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

PROVINCES = sorted(Gazetteer.load().units["province"].unique())
UMKM = "Jumlah Usaha Mikro dan Kecil"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def done(
    folder: Path, gazetteer: Gazetteer, columns: dict[str, list[str]], *, only: bool = False
) -> Harmonised:
    path = folder / "tabel.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    return harmonise(
        read_table(path),
        units=list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(decisions={"*ambiguous*": "only"} if only else {}),
    )


def printed(units: pd.DataFrame) -> pd.DataFrame:
    """Return rows as yearbooks print them: a type before cities alone, each kind in its block."""
    cities = units["type"] == "Kota"
    ordered = pd.concat([units[~cities], units[cities]])
    return ordered.assign(
        written=ordered["name"].where(ordered["type"] == "Kabupaten", "Kota " + ordered["name"])
    )


@pytest.mark.parametrize("province", PROVINCES)
def test_a_yearbook_of_a_province_asks_nothing(
    tmp_path: Path, gazetteer: Gazetteer, province: str
) -> None:
    units = printed(gazetteer.units[gazetteer.units["province"] == province])
    numbers = [f"{1000 + 7 * place}" for place in range(len(units))]
    columns = {
        "Kabupaten/Kota": [*units["written"], province],
        UMKM: [*numbers, f"{sum(map(int, numbers))}"],
    }
    found = done(tmp_path, gazetteer, columns)
    assert found.rows["bps_code"].tolist() == [*units.index, ""]
    assert found.rows["status"].iloc[-1] == "total_row"
    assert found.values.loc[units.index].iloc[:, 0].tolist() == list(map(float, numbers))


def test_a_national_yearbook_asks_nothing(tmp_path: Path, gazetteer: Gazetteer) -> None:
    blocks = [printed(one) for _, one in gazetteer.units.groupby("province", sort=False)]
    names, codes = [], []
    for block in blocks:
        names += [block["province"].iloc[0].upper(), *block["written"]]
        codes += ["", *block.index]
    columns = {
        "Provinsi/Kabupaten/Kota": [*names, "INDONESIA"],
        UMKM: [str(n) for n in range(1000, 1001 + len(names))],
    }
    found = done(tmp_path, gazetteer, columns)
    assert found.rows["bps_code"].tolist() == [*codes, ""]
    open_rows = found.rows[found.rows["status"].isin(["ambiguous", "unmatched"])]
    assert open_rows["input_name"].tolist() == []


@pytest.mark.parametrize("beside", ["Kode", "Provinsi", "Kode Provinsi"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_slip_in_every_name_is_settled_by_what_stands_beside_it(
    tmp_path: Path, gazetteer: Gazetteer, beside: str, seed: int
) -> None:
    units = gazetteer.units
    rng = np.random.default_rng(seed)
    cells = {
        "Kode": list(units.index),
        "Provinsi": list(units["province"]),
        "Kode Provinsi": list(units.index.str[:2]),
    }[beside]
    names = (
        slipped(rng, units, 1) if beside == "Kode" else knowable(rng, units, 1, units["province"])
    )
    numbers = [str(n) for n in range(2000, 2514)]
    found = done(tmp_path, gazetteer, {beside: cells, "Kabupaten/Kota": names, UMKM: numbers})
    mapped = found.rows["bps_code"].ne("")
    assert found.rows["bps_code"][mapped].tolist() == units.index[mapped].tolist()
    assert mapped.mean() >= 0.99


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_slip_in_every_name_alone_takes_one_click_for_all_single_candidates(
    tmp_path: Path, gazetteer: Gazetteer, seed: int
) -> None:
    units = gazetteer.units
    names = knowable(np.random.default_rng(seed), units, 1)
    columns = {"Kabupaten/Kota": names, UMKM: [str(n) for n in range(2000, 2514)]}
    before = done(tmp_path, gazetteer, columns)
    single = before.rows["status"].eq("ambiguous") & before.rows["units"].map(len).eq(1)
    assert before.rows["bps_code"].isin(["", *units.index]).all()
    assert single.mean() > 0.9
    after = done(tmp_path, gazetteer, columns, only=True)
    mapped = after.rows["bps_code"].ne("")
    assert mapped[single].all()
    assert after.rows["bps_code"][mapped].tolist() == units.index[mapped].tolist()
    assert after.values.loc[units.index[mapped]].iloc[:, 0].notna().all()
