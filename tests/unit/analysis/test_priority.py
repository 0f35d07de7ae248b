"""Allocation: exact sums, largest remainders, floors, caps, costs, and who stands at the line."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.allocation import (
    Claim,
    FloorsBeyondBudgetError,
    Sharing,
    allocate,
)
from msme_qgis_plugin.core.analysis.allocation_table import (
    CapBelowFloorError,
    FieldUnusableError,
    NeedDirectionError,
    Rules,
    priority,
)
from msme_qgis_plugin.core.analysis.errors import ValueRefusedError
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.table import UnitTable

NAN = float("nan")
RANKED, PROPORTIONAL = Sharing.RANKED, Sharing.PROPORTIONAL
FIELDS = Fields(
    [
        Field("need", label=Text("Need", "Kebutuhan"), direction=Direction.WORSE),
        Field("rank", Role.RANK, of="need"),
        Field("rank_low", Role.LOW, of="rank"),
        Field("rank_high", Role.HIGH, of="rank"),
        Field("good", direction=Direction.BETTER),
        Field("msme"),
        Field("cost"),
    ]
)


def table(**told: list[float]) -> UnitTable:
    values = {
        "need": [10.0, 40.0, 30.0, NAN, 20.0],
        "rank": [4.0, 1.0, 2.0, NAN, 3.0],
        "rank_low": [3.0, 1.0, 1.0, NAN, 3.0],
        "rank_high": [4.0, 2.0, 3.0, NAN, 4.0],
        "good": [4.0, 1.0, 2.0, 9.0, 3.0],
        "msme": [5.0, 3.0, 2.0, 9.0, 4.0],
        "cost": [1.0, 2.0, 3.0, 1.0, 1.5],
        **told,
    }
    units = pd.DataFrame({"name": list("abcde")}, index=["1101", "1102", "1103", "1104", "1105"])
    return UnitTable.of(units, values, FIELDS)


def portions(rules: Rules, given: UnitTable | None = None) -> list[float]:
    made, _ = priority(given or table(), rules)
    return made.values["portions"].fillna(-1).tolist()


def claims(needs: list[float], **told: object) -> list[Claim]:
    return [Claim(Fraction(one), Fraction(1), **told) for one in needs]  # type: ignore[arg-type]


def granted(needs: list[float], budget: int, **told: object) -> list[int]:
    found = allocate(claims(needs, **told), Fraction(budget), PROPORTIONAL)
    return [one.portions for one in found]


def test_largest_remainder_as_published() -> None:
    """Ten seats for 47, 16, 15.8, 12, 6.1 and 3.1 per cent of the votes."""
    votes = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100]
    # Quota 10,000: 4.7, 1.6, 1.58, 1.2, 0.61, 0.31; seven whole, three by remainder.
    assert granted(votes, 10) == [5, 2, 1, 1, 1, 0]


def test_equal_remainders_go_by_order() -> None:
    assert granted([1, 1, 1], 4) == [2, 1, 1]
    assert granted([1, 1, 1], 5) == [2, 2, 1]


def test_who_is_held_by_floor_or_cap_leaves_the_rest_to_the_others() -> None:
    # In proportion 8, 1.5, 0.5; with a floor of 1 the others share 9 as 16 : 3.
    assert granted([16, 3, 1], 10, floor=1) == [8, 1, 1]
    # With a cap of 5, 3 : 1 share the other five: 3.75 and 1.25.
    assert granted([16, 3, 1], 10, cap=5) == [5, 4, 1]
    assert granted([0, 0], 10) == [0, 0]
    assert granted([1, 1], 10, cap=3) == [3, 3]


def test_any_shares_keep_to_budget_floor_and_cap() -> None:
    random = np.random.default_rng(3)
    for _ in range(100):
        count = int(random.integers(1, 40))
        told = [
            Claim(
                Fraction(float(random.integers(0, 50))),
                Fraction(int(random.integers(1, 9)), 4),
                floor := int(random.integers(0, 3)),
                floor + int(random.integers(0, 6)),
            )
            for _ in range(count)
        ]
        least = sum(one.cost * one.floor for one in told)
        budget = least + Fraction(int(random.integers(0, 200)), 3)
        for sharing in Sharing:
            found = allocate(told, budget, sharing)
            assert sum(one.amount for one in found) <= budget
            assert all(
                one.floor <= grant.portions <= one.cap and grant.amount == grant.portions * one.cost
                for one, grant in zip(told, found)
            )


def test_all_of_a_quota_goes_where_portions_cost_one() -> None:
    random = np.random.default_rng(4)
    for count in (1, 2, 514, 2000):
        found = granted(random.lognormal(0, 2, count).tolist(), 1234)
        assert sum(found) == 1234


def test_floors_beyond_the_budget_are_refused() -> None:
    with pytest.raises(
        FloorsBeyondBudgetError, match=r"5 for each of 2 units costs 10\.00.* 9\.00"
    ):
        granted([1, 1], 9, floor=5)


def test_a_quota_goes_to_the_first_in_order() -> None:
    made, sheet = priority(table(), Rules("need", budget=Fraction(2)))
    assert made.values["portions"].fillna(-1).tolist() == [0, 1, 1, -1, 0]
    assert made.letters("portions").tolist() == ["A", "A", "A", "M", "A"]
    assert made.values["order"].fillna(0).tolist() == [4, 1, 2, 0, 3]
    assert made.categories["place"].tolist() == ["outside", "inside", "last", None, "next"]
    # Inside against 20, the first outside; outside against 30, the last inside.
    assert made.values["margin"].fillna(0).tolist() == [-20, 20, 10, 0, -10]
    assert made.categories["certainty"].tolist() == [*("out", "certain", "borderline", None, "out")]
    assert sheet.index.tolist() == ["1102", "1103", "1105", "1101"]
    assert sheet["portions_so_far"].tolist() == [1, 2, 2, 2]
    said = " ".join(map(str, made.notes))
    assert "Just inside: c (1103). It would be out with 10.000 less" in said
    assert "Just outside: e (1105). It would be in with 10.000 more" in said
    assert "With 1.00 more to share out, e (1105) would be in too." in said
    assert "1 units take no part" in said
    assert made.fields["portions"].rule is Rule.SUM


def test_less_of_what_is_good_comes_first() -> None:
    assert portions(Rules("good", budget=Fraction(2))) == [0, 1, 1, 0, 0]
    assert portions(Rules("good", budget=Fraction(1), lowest_first=False)) == [0, 0, 0, 1, 0]
    with pytest.raises(NeedDirectionError, match="good"):
        priority(table(), Rules("good", PROPORTIONAL))


def test_money_serves_each_in_full_until_it_is_used_up() -> None:
    rules = Rules("need", budget=Fraction(14), cost_field="cost", cap_field="msme")
    made, sheet = priority(table(), rules)
    # b: 3 x 2 = 6, c: 2 x 3 = 6, e: one of four at 1.5; 0.5 is left, and a waits its turn.
    assert made.values["portions"].fillna(-1).tolist() == [0, 3, 2, -1, 1]
    assert made.values["amount"].fillna(-1).tolist() == [0, 6, 6, -1, 1.5]
    assert sheet["left"].tolist() == [8, 2, 0.5, 0.5]
    # Three more for e at 1.5 and one for a at 1, less what is left.
    assert "With 5.00 more to share out, a (1101)" in " ".join(map(str, made.notes))
    assert (sheet["amount_so_far"] + sheet["left"]).tolist() == [14] * 4
    assert sheet["amount"].cumsum().tolist() == sheet["amount_so_far"].tolist()


def test_whoever_stands_behind_one_served_in_part_waits() -> None:
    given = table(cost=[0.25, 2.0, 3.0, 1.0, 1.5])
    rules = Rules("need", budget=Fraction(14), cost_field="cost", cap_field="msme")
    made, sheet = priority(given, rules)
    # Half a unit of money would buy a two portions, but e comes first and has one of four.
    assert made.values["portions"].fillna(-1).tolist() == [0, 3, 2, -1, 1]
    assert sheet["left"].iloc[-1] == 0.5


def test_need_times_size_in_proportion() -> None:
    rules = Rules("need", PROPORTIONAL, Fraction(10), size_field="msme")
    made, sheet = priority(table(), rules)
    # 50, 120, 60 and 80 of 310: 1.61, 3.87, 1.94, 2.58.
    assert made.values["portions"].fillna(-1).tolist() == [2, 4, 2, -1, 2]
    assert sheet["rounded_up"].tolist() == [1, 1, 0, 1]
    assert made.categories["place"].tolist() == ["last", "inside", "inside", None, "next"]
    assert sheet.loc["1101", "margin"] == pytest.approx(50 / 31 - 80 / 31 + 1)
    assert "certainty" not in made.fields


def test_equal_ones_at_the_line_are_said() -> None:
    given = table(need=[30.0, 40.0, 30.0, 30.0, 20.0])
    made, _ = priority(given, Rules("need", budget=Fraction(2)))
    assert made.values["portions"].tolist() == [1, 1, 0, 0, 0]
    assert "a (1101) and c (1103) are equal" in " ".join(map(str, made.notes))
    by_size, _ = priority(given, Rules("need", budget=Fraction(2), size_field="msme"))
    assert by_size.values["portions"].tolist() == [0, 1, 0, 1, 0]


def test_bounds_of_a_value_give_its_rank_interval() -> None:
    fields = Fields(
        [
            Field("need", direction=Direction.WORSE),
            Field("need_low", Role.LOW, of="need"),
            Field("need_high", Role.HIGH, of="need"),
        ]
    )
    values = {
        "need": [9.0, 5.0, 4.0, 1.0],
        "need_low": [8.0, 3.0, 3.0, 1.0],
        "need_high": [9.0, 6.0, 5.0, 2.0],
    }
    given = UnitTable.of(pd.DataFrame(index=list("wxyz")), values, fields)
    made, _ = priority(given, Rules("need", budget=Fraction(2)))
    assert made.categories["certainty"].tolist() == ["certain", "borderline", "borderline", "out"]


@pytest.mark.parametrize(
    ("rules", "told", "error", "words"),
    [
        (Rules("no"), {}, FieldUnusableError, "“no”.*need, good"),
        (Rules("need"), {"need": [NAN] * 5}, FieldUnusableError, "“need”"),
        (
            Rules("need", PROPORTIONAL),
            {"need": [1.0, -2.0, 3.0, 4.0, 5.0]},
            ValueRefusedError,
            r"b \(1102\) has -2 for “Need”; expected is ≥ 0",
        ),
        (
            Rules("need", cost_field="cost"),
            {"cost": [1.0, 0.0, 1.0, 1.0, 1.0]},
            ValueRefusedError,
            r"b \(1102\) has 0 for “cost”; expected is > 0",
        ),
        (
            Rules("need", cap_field="msme"),
            {"msme": [1.0, -5.0, 1.0, 1.0, 1.0]},
            ValueRefusedError,
            "-5 for “msme”",
        ),
        (Rules("need", floor=2, cap=1), {}, CapBelowFloorError, r"b \(1102\) may get at most 1"),
    ],
)
def test_what_is_refused_says_what_came(
    rules: Rules, told: dict[str, list[float]], error: type, words: str
) -> None:
    with pytest.raises(error, match=words):
        priority(table(**told), rules)
