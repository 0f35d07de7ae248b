"""Markets as a person writes them."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.overlay.errors import MarketNotUnderstoodError, MarketUnknownError
from msme_qgis_plugin.core.overlay.flows.flow_files import find_markets
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def refused(text: str, gazetteer: Gazetteer) -> str:
    with pytest.raises(MarketUnknownError) as caught:
        find_markets(text, gazetteer)
    return str(caught.value)


def test_markets_by_code_and_by_name(gazetteer: Gazetteer) -> None:
    found = find_markets("3578; Kota Makassar, 3578", gazetteer)
    assert found == ["3578", "7371"]


def test_a_name_of_several_districts_names_them(gazetteer: Gazetteer) -> None:
    said = refused("Bandung", gazetteer)
    assert "It may mean: 3204 Kab. Bandung; 3273 Kota Bandung." in said


def test_a_word_of_several_names_offers_these(gazetteer: Gazetteer) -> None:
    with pytest.raises(MarketNotUnderstoodError) as caught:
        find_markets("Kota Makassar, Jakarta", gazetteer)
    said = str(caught.value)
    assert "“Jakarta”" in said
    assert "It may mean: 3171 Kota Jakarta Selatan; 3172 " in said


@pytest.mark.parametrize("text", ["Singapura", "9999", "", "?"])
def test_a_market_like_none_offers_nothing(gazetteer: Gazetteer, text: str) -> None:
    said = refused(text, gazetteer)
    assert f"“{text}” is no district of Indonesia" in said
    assert "may mean" not in said
    assert "–" not in said
