"""The level of a unit."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.catalogue.model import Level
from msme_qgis_plugin.core.regions.levels import LEVELS, level_of


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("11", Level.PROVINCE),
        ("1101", Level.DISTRICT),
        ("1101010", Level.SUBDISTRICT),
        ("1101010001", Level.VILLAGE),
        # No code of BPS: what layers of ours are of.
        ("110", Level.DISTRICT),
        ("", Level.DISTRICT),
    ],
)
def test_the_length_of_a_code_tells_the_level(code: str, level: Level) -> None:
    assert level_of(code) is level


def test_levels_run_from_the_largest_units_to_the_smallest() -> None:
    assert [one.value for one in LEVELS] == ["PROVINCE", "DISTRICT", "SUBDISTRICT", "VILLAGE"]
