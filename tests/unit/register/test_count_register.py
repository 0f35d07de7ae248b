"""Counts of a register against those that pandas gives of the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.structure_options import KbliVersion, SizeDefinition
from msme_qgis_plugin.core.harmonise.errors import ColumnNotFoundError, NoMatchError
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import CodeSystem
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.register import register_blocks
from msme_qgis_plugin.core.register.count_register import count_register
from msme_qgis_plugin.core.register.errors import NoSectorColumnError, PersonalColumnError
from msme_qgis_plugin.core.register.register_blocks import open_register
from msme_qgis_plugin.core.register.register_columns import RegisterOptions
from msme_qgis_plugin.core.tables.errors import UndecidableNumberStyleError
from msme_qgis_plugin.core.tables.styles import NumberStyle

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.register.count_register import Counted

SECTORS = {"47111": "G", "10710": "C", "56101": "I", "01111": "A"}
BY_WORKERS = SizeDefinition.BPS_WORKERS


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def rows(seed: int, size: int, gazetteer: Gazetteer) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    units = gazetteer.units.index.to_numpy()[:40]
    return pd.DataFrame(
        {
            "nik": [f"11010151029{n:05d}" for n in range(size)],
            "kode_desa": [f"{one}010001" for one in rng.choice(units, size)],
            "kbli": rng.choice(list(SECTORS), size),
            "jk": rng.choice(["L", "P", "?"], size, p=[0.5, 0.49, 0.01]),
            "pekerja": rng.choice(["2", "7", "1.250", "banyak"], size),
        }
    )


def count(path: Path, gazetteer: Gazetteer, **told: object) -> Counted:
    options = RegisterOptions(kbli=KbliVersion.V2020, vintage=2024, **told)  # type: ignore[arg-type]
    units = pd.DataFrame({"bps_code": gazetteer.units.index})
    known = Districts(gazetteer)
    return count_register(open_register(path), units=units, known=known, options=options)


@pytest.mark.parametrize("block", [3_000, 32_000_000])
def test_every_count_is_that_of_its_rows(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(register_blocks, "LARGE_TEXT", 10)
    monkeypatch.setattr(register_blocks, "BLOCK_BYTES", block)
    given = rows(1, 2_000, gazetteer)
    path = tmp_path / "daftar.csv"
    given.to_csv(path, index=False)
    found = count(
        path,
        gazetteer,
        measures={"workers": "pekerja"},
        definition=BY_WORKERS,
        number_style=NumberStyle.INDONESIAN,
    )
    assert (found.rows, found.placed) == (2_000, 2_000)
    told = pd.DataFrame(
        {
            "unit": given["kode_desa"].str[:4],
            "sector": given["kbli"].map(SECTORS),
            "sex": given["jk"].map({"L": "male", "P": "female", "?": "unknown"}),
            # A point between thousands; a word is no number.
            "size": given["pekerja"].map(
                {"2": "micro", "7": "small", "1.250": "large", "banyak": "unknown"}
            ),
        }
    )
    levels = [["unit"], ["unit", "sector"], ["unit", "sector", "sex"], list(told)]
    expected = {}
    for names in levels:
        for key, value in told.groupby(names).size().items():
            told_of = key if isinstance(key, tuple) else (key,)
            expected[(*told_of, *["total"] * (4 - len(names)))] = value
    held = found.counts.values.set_axis(pd.MultiIndex.from_frame(found.counts.parts), axis=1)
    stacked = held.stack([0, 1, 2], future_stack=True)
    assert stacked[stacked > 0].astype(int).to_dict() == expected


def test_two_spellings_of_a_district_are_one(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Kabupaten;KBLI\nKab. Simeulue;47111\nSIMEULUE;47111\nKab. Bireuen;47111\n")
    found = count(path, gazetteer).counts
    total = found.parts.index[found.parts["sector"] == "total"][0]
    assert found.values[total].dropna().to_dict() == {"1101": 2, "1110": 1}


def test_a_district_that_the_register_lacks_has_no_zero(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Kabupaten;KBLI\nKab. Simeulue;47111\nKab. Bireuen;10710\n")
    found = count(path, gazetteer).counts
    assert found.values.loc["1102"].isna().all()
    assert (found.status.loc["1102"] == "M").all()


def test_rows_without_a_sector_or_a_district_are_told(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text(
        "Kabupaten;KBLI\nKab. Simeulue;47111\nKab. Simeulue;??\n"
        "Kab. Bireuen;47111\nAtlantis;47111\n"
    )
    found = count(path, gazetteer, sector="KBLI")
    assert (found.rows, found.placed) == (4, 3)
    parts = found.counts.parts
    total, trade = (parts.index[parts["sector"] == one][0] for one in ("total", "G"))
    assert found.counts.values.loc["1101", [total, trade]].tolist() == [2, 1]
    assert any("1 enterprises without a sector" in str(one) for one in found.counts.notes)


def test_columns_that_cannot_be_used_are_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    rows(2, 100, gazetteer).to_csv(path, index=False)
    with pytest.raises(PersonalColumnError, match="nik"):
        count(path, gazetteer, unit="nik")
    with pytest.raises(ColumnNotFoundError, match="sektor"):
        count(path, gazetteer, sector="sektor")
    path.write_text("Kabupaten;Ukuran\nKab. Simeulue;besar\nKab. Bireuen;kecil\n")
    with pytest.raises(NoSectorColumnError, match="Ukuran"):
        count(path, gazetteer)


def test_numbers_that_may_be_read_in_two_ways_are_asked_for(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    rows(3, 100, gazetteer).to_csv(path, index=False)
    with pytest.raises(UndecidableNumberStyleError, match="pekerja"):
        count(path, gazetteer, measures={"workers": "pekerja"}, definition=BY_WORKERS)


def test_a_total_under_the_rows_is_no_enterprise(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Kabupaten;KBLI\n" + "Kab. Pidie;47111\n" * 3 + "Kab. Bireuen;56101\nJumlah;\n")
    found = count(path, gazetteer)
    assert (found.rows, found.placed) == (4, 4)
    assert not any("without a sector" in str(one) for one in found.counts.notes)


def test_a_column_called_kbli_holds_no_codes_of_districts(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Desa;KBLI\n" + "1109010001;11011\n1109010002;11013\n" * 3)
    found = count(path, gazetteer, code_system=CodeSystem.BPS)
    assert found.counts.sectors == ("C",)
    assert found.placed == 6


def test_a_register_of_unknown_places_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Kabupaten;KBLI\nAtlantis;47111\n")
    with pytest.raises(NoMatchError, match=r"daftar\.csv"):
        count(path, gazetteer, unit="Kabupaten", sector="KBLI")
