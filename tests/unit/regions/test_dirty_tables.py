"""Tables as dirty as people send them: nothing is joined wrongly, lost, or asked without need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import dirty_tables
from tools.dirt.table import ASKED, KINDS

if TYPE_CHECKING:
    from tools.dirt.judge import Tally

# Of a kind with evidence, rows that may stay open although they seem settled.
_FEW = 0.03


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return dirty_tables.run(tables=len(KINDS), seed=7)


@pytest.mark.parametrize("kind", KINDS)
def test_dirt_never_joins_a_row_wrongly(tallies: dict[str, Tally], kind: str) -> None:
    found = tallies[kind]
    assert (found.tables, found.errors) == (1, 0), found.examples
    wrong = {what: found.rows[what] for what in ("wrong", "lost", "false numbers")}
    assert wrong == {"wrong": 0, "lost": 0, "false numbers": 0}, found.examples
    assert found.rows["needless"] <= _FEW * found.judged, found.examples


def test_questions_without_need_are_under_one_in_two_hundred_rows(
    tallies: dict[str, Tally],
) -> None:
    plain = dirty_tables.together([one for name, one in tallies.items() if name not in ASKED])
    assert plain.judged > 5000
    assert plain.rows["needless"] * 200 < plain.judged


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("clean_names", 1.0),
        ("joined_and_shortened", 0.99),
        ("words_of_the_former_second_level", 0.99),
        ("administrative_cities", 1.0),
        ("kemendagri_codes", 1.0),
        ("codes_that_became_dates", 0.99),
        ("eaten_zeros", 1.0),
        ("edits_1_with_code", 0.99),
        ("edits_1_with_province", 0.99),
        ("edits_1_with_block_province", 0.97),
        ("edits_1_with_province_code", 0.99),
        ("edits_2_with_code", 0.95),
        ("edits_2_with_province", 0.9),
    ],
)
def test_what_can_be_known_is_settled(tallies: dict[str, Tally], kind: str, least: float) -> None:
    assert tallies[kind].rows["right"] >= least * tallies[kind].judged, tallies[kind].examples


def test_the_same_seed_makes_the_same_table() -> None:
    one, other = (dirty_tables.run(tables=2, seed=3)["clean_names"].rows for _ in range(2))
    assert one == other
