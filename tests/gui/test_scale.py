"""Numbers as the user writes them, and round ticks."""

from __future__ import annotations

import math

import pytest
from qgis.PyQt.QtCore import QLocale

from msme_qgis_plugin.gui.charts.scale import decimals_for, tick_decimals, ticks
from msme_qgis_plugin.translate import number_text


@pytest.fixture
def indonesian() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("id_ID"))
    yield
    QLocale.setDefault(before)


def test_numbers_are_written_as_the_user_writes_them(indonesian: object) -> None:
    assert number_text(1234.5, 1) == "1.234,5"
    assert number_text(-0.25, 2) == "−0,25"
    assert number_text(-0.004, 2) == "0,00"
    assert number_text(math.nan, 2) == "–"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([1.0, 2000.0], 0),
        ([1234.5], 0),
        ([95.1], 1),
        ([9.51], 2),
        ([0.31], 3),
        ([], 0),
        ([math.nan], 0),
    ],
)
def test_three_digits_of_the_largest_value_are_shown(values: list[float], decimals: int) -> None:
    assert decimals_for(values) == decimals


def test_ticks_are_round_and_few() -> None:
    assert ticks(0.0, 100.0, 2) == [0.0, 50.0, 100.0]
    assert ticks(27.9, 235.1, 5) == [50.0, 100.0, 150.0, 200.0]
    assert ticks(5.0, 5.0, 3) == [5.0]
    assert tick_decimals([0.0, 0.25, 0.5]) == 2
    assert tick_decimals([0.0, 50.0]) == 0
