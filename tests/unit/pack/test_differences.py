"""What changed between two packs, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from msme_qgis_plugin.core.measures.field import Field, Fields, Rule
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.pack.differences import Change, Difference, compare
from msme_qgis_plugin.core.pack.pack_series import series_schema
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents


def whole(
    units: list[str],
    values: list[float],
    *,
    rule: Rule = Rule.SUM,
    period: str = "2016",
    **more: str,
) -> Contents:
    """Contents that say what their series are, as a pack that was read."""
    made = contents(units, values=values, **more)
    one = Field("msme", indicator="msme", rule=rule)
    columns = dict.fromkeys(("low", "high", "base", "text"))
    observed = made.observations.assign(period=period, **columns)
    key = observed.loc[0, ["dataset", "indicator", "period", "sector", "sex", "size"]]
    schema = series_schema(one, Fields([one]), None, About())
    fields = pd.DataFrame([{**key, "name": "msme", "schema": schema}])
    return replace(
        made, observations=observed, fields=fields, units=made.units.assign(type="Kabupaten")
    )


def differences(
    before: Contents, after: Contents, tolerance: float = 0.0
) -> tuple[Difference, ...]:
    return compare(before, after, Gazetteer.load(), tolerance=tolerance)


def test_nothing_changed() -> None:
    made = whole(["1101", "1102"], [1.0, 2.0])
    assert differences(made, made) == ()


def test_a_value_that_changed_by_more_than_the_tolerance() -> None:
    before, after = whole(["1101", "1102"], [100.0, 200.0]), whole(["1101", "1102"], [101.0, 210.0])
    found = differences(before, after)
    assert [(one.unit, one.before, one.after) for one in found] == [
        ("1101", 100.0, 101.0),
        ("1102", 200.0, 210.0),
    ]
    # 1 of 101 is 0.99 per cent, 10 of 210 are 4.76.
    assert [one.unit for one in differences(before, after, 0.01)] == ["1102"]
    assert differences(before, after, 0.05) == ()


def test_a_status_alone() -> None:
    (one,) = differences(whole(["1101"], [1.0]), whole(["1101"], [1.0], status="E"))
    assert (one.change, one.before, one.after) == (Change.STATUS, "A", "E")
    assert str(one.why[0]) == "The status was A and is E."


def test_the_latest_period_is_compared_where_none_is_common() -> None:
    before = whole(["1101"], [1.0], period="2024", dataset="UMKM 2024")
    after = whole(["1101"], [3.0], period="2025", dataset="UMKM 2025")
    (one,) = differences(before, after)
    assert (one.change, one.period_before, one.series[2]) == (Change.VALUE, "2024", "2025")


def test_another_indicator_is_new_and_the_first_one_lost() -> None:
    found = differences(whole(["1101"], [1.0]), whole(["1101"], [1.0], indicator="jobs"))
    assert [(one.change, one.series[1]) for one in found] == [
        (Change.NEW_INDICATOR, "jobs"),
        (Change.LOST_INDICATOR, "msme"),
    ]


def test_a_definition_that_changed_is_the_reason() -> None:
    found = differences(whole(["1101"], [1.0]), whole(["1101"], [2.0], rule=Rule.FORBIDDEN))
    definition, value = found
    assert (definition.before, definition.after) == ("rule: sum", "rule: forbidden")
    assert str(value.why[0]) == "The definition changed too: rule."


def test_a_district_that_was_split_off() -> None:
    """1102 Aceh Singkil left 1103 Aceh Selatan in 2000."""
    found = differences(whole(["1103"], [9.0]), whole(["1103", "1102"], [5.0, 4.0]))
    new, parent = found
    assert (new.change, new.unit) == (Change.NEW_UNIT, "1102")
    assert str(new.why[0]) == "Unit 1102 was part of Unit 1103 before."
    assert (parent.change, parent.before, parent.after) == (Change.VALUE, 9.0, 5.0)
    assert str(parent.why[0]) == "Unit 1102 became units of their own."


def test_a_unit_under_another_code_is_compared_with_itself() -> None:
    """Papua's districts were renumbered in 2022: Sorong was 9107 and is 9206."""
    gazetteer = Gazetteer.load()
    old, new = next(
        (row.bps_2020, row.Index)
        for row in gazetteer.units.itertuples()
        if row.bps_2020 not in gazetteer.units.index and row.bps_2020
    )
    code, value = differences(whole([old], [1.0]), whole([new], [2.0]))
    assert (code.change, code.before, code.after) == (Change.CODE, old, new)
    assert (value.change, value.unit, value.before, value.after) == (Change.VALUE, new, 1.0, 2.0)


@pytest.mark.parametrize("gone", ["1101"])
def test_a_unit_that_is_gone(gone: str) -> None:
    (one,) = differences(whole(["1101", "1102"], [1.0, 2.0]), whole(["1102"], [2.0]))
    assert (one.change, one.unit) == (Change.LOST_UNIT, gone)
