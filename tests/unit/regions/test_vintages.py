"""Districts over time."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.errors import UnknownVintageError
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.systems import CodeSystem
from msme_qgis_plugin.core.regions.vintages import list_of_year, parents


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("year", "parent", "children"),
    [
        (2013, "1605", ["1605", "1613"]),
        (2010, "6402", ["6402", "6411"]),
        (2000, "1206", ["1206", "1217"]),
        (1990, "6403", ["6402", "6403", "6404", "6411", "6474"]),
        (1990, "1509", ["1508", "1509"]),
        (2000, "6104", ["6104", "6112"]),
        (1990, "6104", ["6103", "6104", "6112"]),
        (2000, "5303", ["5303", "5314", "5320"]),
        (2010, "9702", ["9702"]),
    ],
)
def test_children_go_back_to_their_parent(
    gazetteer: Gazetteer, year: int, parent: str, children: list[str]
) -> None:
    found = parents(gazetteer, year)
    assert found[found == parent].index.tolist() == children


def test_sums_of_children_reach_the_parent_and_lose_nothing(gazetteer: Gazetteer) -> None:
    people = gazetteer.units["population"].astype(int)
    merged = people.groupby(parents(gazetteer, 1990)).sum()
    assert merged.sum() == 284_973_643
    parts = people[["6402", "6403", "6404", "6411", "6474"]]
    assert merged["6403"] == parts.sum()


def test_between_two_lists_the_older_one_merges_more(gazetteer: Gazetteer) -> None:
    assert list_of_year(gazetteer, 2005).vintage.year == 2000
    assert list_of_year(gazetteer, 2018).vintage.year == 2014
    with pytest.raises(UnknownVintageError):
        parents(gazetteer, 1950)


def test_a_parents_value_is_never_given_to_its_children(gazetteer: Gazetteer) -> None:
    table = MatchInput(code=pd.Series(["6402", "6401"]), name=pd.Series(["KUTAI", "PASIR"]))
    report = match(table, gazetteer, system=CodeSystem.BPS, vintage=1990)
    assert report.rows["bps_code"].tolist() == ["6403", "6401"]
    assert report.rows["territory"].tolist() == ["shrunk", "shrunk"]
    without = set(report.no_data["bps_code"])
    assert {"6402", "6404", "6411", "6474", "6409"} <= without
    assert "Kab. Kutai Barat" in str(report.rows["message"][0])


def test_a_parent_beside_its_children_is_the_rest_alone(gazetteer: Gazetteer) -> None:
    names = ["Pasir", "Penajam Paser Utara"]
    report = match(MatchInput(name=pd.Series(names)), gazetteer)
    assert report.rows["territory"].tolist() == ["", ""]


def test_a_district_that_no_single_one_carries_on_is_not_mapped(gazetteer: Gazetteer) -> None:
    # the list of 2000 has Halmahera Barat apart from the Maluku Utara that
    # became Sula, Halmahera Selatan and Halmahera Utara
    table = MatchInput(
        code=pd.Series(["8201", "8203"]), name=pd.Series(["MALUKU UTARA", "HALMAHERA BARAT"])
    )
    report = match(table, gazetteer, system=CodeSystem.BPS, vintage=2000)
    assert report.rows["status"].tolist() == ["ambiguous", "matched_code"]
    assert report.rows["bps_code"].tolist() == ["", "8201"]
    assert "8203 Kab. Kepulauan Sula" in report.rows["candidates"][0]
