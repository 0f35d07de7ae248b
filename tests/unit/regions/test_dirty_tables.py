"""Tables as dirty as people send them: no row is joined wrongly, none is lost."""

from __future__ import annotations

import pytest

from tools import dirty_tables


@pytest.fixture(scope="module")
def tallies() -> dict[str, dirty_tables.Tally]:
    return dirty_tables.run(tables=64, seed=7)


@pytest.mark.parametrize("kind", dirty_tables.KINDS)
def test_dirt_never_joins_a_row_wrongly(tallies: dict[str, dirty_tables.Tally], kind: str) -> None:
    found = tallies[kind]
    assert found.tables
    assert (found.rows["wrong"], found.rows["lost"], found.errors) == (0, 0, 0), found.examples
    assert found.rows["right"] + found.rows["open"] == found.rows.total()


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("clean_names", 1.0),
        ("joined_and_shortened", 0.99),
        ("administrative_cities", 1.0),
        ("kemendagri_codes", 1.0),
        ("eaten_zeros", 1.0),
        ("types_only_before_cities", 0.99),
        ("edits_1_with_code", 0.97),
        ("edits_1_with_province", 0.97),
        ("edits_1_with_block_province", 0.97),
        ("edits_1_with_province_code", 0.97),
        ("edits_2_with_code", 0.85),
        ("edits_2_with_province", 0.85),
    ],
)
def test_what_can_be_known_is_settled(
    tallies: dict[str, dirty_tables.Tally], kind: str, least: float
) -> None:
    rows = tallies[kind].rows
    assert rows["right"] >= least * rows.total()


def test_the_same_seed_makes_the_same_table() -> None:
    one, other = (dirty_tables.run(tables=2, seed=3)["clean_names"].rows for _ in range(2))
    assert one == other
