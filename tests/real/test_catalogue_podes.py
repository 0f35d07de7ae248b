"""The village survey of Jambi, against numbers computed independently."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.expressions import names
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.recognise import recognise
from msme_qgis_plugin.core.catalogue.variables import Harmonised, harmonise_variables, unit_codes
from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.overlay.villages.villages_to_units import (
    aggregate_indicators,
    sum_variables,
)
from msme_qgis_plugin.core.tables.model import Table

if TYPE_CHECKING:
    from pathlib import Path

# Per cent of villages and of families, computed from the same file by other
# means: R705D = 1, families = R401A1 + R401A2 + R401B.
PER_DISTRICT = {
    "1501": (67.247, 67.282),
    "1502": (46.977, 66.222),
    "1503": (55.063, 68.414),
    "1504": (40.323, 48.63),
    "1505": (65.161, 71.141),
    "1506": (58.065, 68.424),
    "1507": (64.925, 73.693),
    "1508": (46.429, 56.527),
    "1509": (58.17, 69.547),
    "1571": (87.097, 92.225),
    "1572": (98.551, 98.92),
}
NAME = "podes2019_jambi_1562_villages.csv"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="module")
def jambi(real_data: Path) -> Table:
    cells = pd.read_csv(real_data / "podes" / NAME, dtype=str, keep_default_na=False)
    return Table(
        cells,
        pd.DataFrame(False, index=cells.index, columns=cells.columns),
        np.arange(len(cells)) + 2,
        NAME,
        None,
        (),
    )


@pytest.fixture(scope="module")
def harmonised(jambi: Table, catalogue: Catalogue) -> Harmonised:
    return harmonise_variables(
        jambi, catalogue.dataset("podes2019"), definitions=catalogue.variables
    )


@pytest.fixture(scope="module")
def districts(jambi: Table, catalogue: Catalogue) -> pd.Series:
    return unit_codes(jambi, catalogue.dataset("podes2019"))


def test_recognised_as_2019_and_nothing_else(jambi: Table, catalogue: Catalogue) -> None:
    assert [one.dataset for one in recognise(jambi, catalogue)] == ["podes2019"]


def test_all_descriptor_columns_are_in_the_file(
    jambi: Table, catalogue: Catalogue, harmonised: Harmonised
) -> None:
    dataset = catalogue.dataset("podes2019")
    assert list(harmonised.values) == list(dataset.variables)
    assert harmonised.notes == ()
    assert (harmonised.status == "A").all().all()


def test_37_villages_without_phone_signal_have_no_internet(
    jambi: Table, harmonised: Harmonised
) -> None:
    skipped = jambi.cells["R705D"] == "0.0"
    assert int(skipped.sum()) == 37
    signal = harmonised.values.loc[skipped, "internet_signal"]
    assert set(signal) == {"none"}
    assert set(harmonised.status.loc[skipped, "internet_signal"]) == {"A"}


def test_totals(harmonised: Harmonised) -> None:
    values = harmonised.values
    assert values["families"].sum() == 1_014_520
    assert values["banks"].sum() == 403
    assert values["cooperatives"].sum() == 1_062


def test_every_village_has_a_code_of_its_own(
    jambi: Table, catalogue: Catalogue, districts: pd.Series
) -> None:
    villages = unit_codes(jambi, catalogue.dataset("podes2019"), digits=10)
    assert villages.nunique() == 1562
    assert sorted(districts.unique()) == sorted(PER_DISTRICT)


def test_4g_by_villages_and_by_families_in_each_district(
    harmonised: Harmonised, districts: pd.Series, catalogue: Catalogue
) -> None:
    result = aggregate_indicators(
        harmonised,
        units=districts,
        indicators=[catalogue.indicator("B04_4g_vill"), catalogue.indicator("B03_4g_pop")],
    )
    for unit, (villages, families) in PER_DISTRICT.items():
        row = result.values.loc[unit] * 100
        assert row["B04_4g_vill"] == pytest.approx(villages, abs=0.001)
        assert row["B03_4g_pop"] == pytest.approx(families, abs=0.001)
    assert (result.coverage == 1).all().all()


def test_shares_of_the_whole_province(
    harmonised: Harmonised, districts: pd.Series, catalogue: Catalogue
) -> None:
    expected = {
        "B04_4g_vill": 59.923,
        "B03_4g_pop": 70.573,
        "B04_net_vill": 95.134,
        "E01_elec_pln": 93.661,
    }
    result = aggregate_indicators(
        harmonised,
        units=districts.str[:2],
        indicators=[catalogue.indicator(one) for one in expected],
    )
    found = (result.values.loc["15"] * 100).to_dict()
    assert found == pytest.approx(expected, abs=0.001)


def test_banks_and_cooperatives_as_plain_sums(harmonised: Harmonised, districts: pd.Series) -> None:
    result = sum_variables(harmonised, units=districts, names=["banks", "cooperatives"])
    assert result.values.sum().to_dict() == {"banks": 403, "cooperatives": 1062}
    assert (result.status == Status.NORMAL.code).all().all()


def test_market_distance_is_zero_in_all_150_villages_with_a_market(
    jambi: Table, harmonised: Harmonised
) -> None:
    present = jambi.cells["R801BK2"].astype(float) > 0
    distance = harmonised.values["market_permanent_distance_km"]
    assert int(present.sum()) == 150
    assert (distance[present] == 0).all()
    assert (distance[~present] > 0).all()


def test_the_descriptor_of_2024_reads_only_columns_of_2024(
    real_data: Path, catalogue: Catalogue
) -> None:
    path = real_data / "podes" / "podes2024_columns.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = {row["column"]: row["codes"] for row in csv.DictReader(file)}
    dataset = catalogue.dataset("podes2024")
    used = {column for variable in dataset.variables.values() for column in names(variable.value)}
    assert used <= set(columns)
    assert set(dataset.key.columns) <= set(columns)
    assert columns["R1005D"].startswith("1=5G/4G/LTE")


def test_the_columns_of_2024_are_recognised_as_2024(real_data: Path, catalogue: Catalogue) -> None:
    path = real_data / "podes" / "podes2024_columns.csv"
    columns = pd.read_csv(path)["column"].tolist()
    cells = pd.DataFrame("", index=range(3), columns=columns, dtype=object)
    cells["R1005C"] = ["1", "4", "3"]
    cells["R1005D"] = ["1", "0", "2"]
    cells["R705C"] = ["0", "2", "7"]
    cells["R705D"] = ["2", "0", "3"]
    table = Table(cells, cells.ne(cells), np.arange(3) + 2, "podes.csv", None, ())
    answers = recognise(table, catalogue)
    assert [one.dataset for one in answers] == ["podes2024"]


def test_population_and_grdp_of_514_districts(real_data: Path, catalogue: Catalogue) -> None:
    path = real_data / "tables" / "grdp_population_2000_2017.csv"
    cells = pd.read_csv(path, dtype=str, keep_default_na=False)
    table = Table(cells, cells.ne(cells), np.arange(len(cells)) + 2, path.name, None, ())
    answers = recognise(table, catalogue)
    assert [one.dataset for one in answers] == ["grdp_population"]
    dataset = catalogue.dataset("grdp_population")
    result = harmonise_variables(table, dataset)
    # 514 times the mean of the file's own column POP2017.
    assert result.values["population"].sum() == pytest.approx(514 * 509515.237354, abs=1)
    codes = unit_codes(table, dataset)
    assert codes.str.fullmatch(r"\d{4}").all()
    # The country's GRDP at constant prices: some ten thousand trillion.
    assert 9e15 < result.values["grdp_rp"].sum() < 11e15
