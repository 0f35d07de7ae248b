"""The level of a unit."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.regions.levels import LEVELS, Level, level_of, parent_of


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("11", Level.PROVINCE),
        ("1101", Level.DISTRICT),
        ("1101010", Level.SUBDISTRICT),
        ("1101010001", Level.VILLAGE),
        # No code of BPS: a zone of somebody's own.
        ("110", Level.ZONE),
        ("ID-1", Level.ZONE),
        ("", Level.ZONE),
    ],
)
def test_the_length_of_a_code_tells_the_level(code: str, level: Level) -> None:
    assert level_of(code) is level


def test_levels_run_from_the_largest_units_to_the_smallest() -> None:
    assert [one.value for one in LEVELS] == ["PROVINCE", "DISTRICT", "SUBDISTRICT", "VILLAGE"]


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("1101", None, "11"),
        ("1101010", None, "1101"),
        ("1101010001", Level.PROVINCE, "11"),
        ("1101010001", Level.SUBDISTRICT, "1101010"),
        # Nothing of ours holds a province or a zone, and no unit holds itself.
        ("11", None, None),
        ("ID-1", None, None),
        ("1101", Level.DISTRICT, None),
        ("11", Level.DISTRICT, None),
    ],
)
def test_the_unit_that_holds_another(code: str, level: Level | None, parent: str | None) -> None:
    assert parent_of(code, level) == parent
