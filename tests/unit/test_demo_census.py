"""The demonstration's census table: invented, and true to the other one."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tools import build_demo_data as demo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def lines(project: Path) -> list[list[str]]:
    path = project / "resources" / "demo" / "sensus_demo.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_it_says_that_it_is_synthetic_above_the_header(lines: list[list[str]]) -> None:
    assert "SINTETIS" in lines[0][0]
    assert "SYNTHETIC" in lines[1][0]


def test_sectors_add_up_to_the_districts_of_the_other_table(
    project: Path, lines: list[list[str]]
) -> None:
    with demo.CODES.open(encoding="utf-8", newline="") as file:
        units = sorted(csv.DictReader(file), key=lambda u: u["bps_code"])
    counts = {one.code: one.enterprises for one in demo.invent(units)}
    found: dict[str, int] = {}
    unknown = set()
    for code, _, size, _, *cells in lines[4:-2]:
        if not all(cell.isdecimal() for cell in cells):
            unknown.add(code)
        elif size == "UMK":
            found[code] = found.get(code, 0) + sum(map(int, cells))
    whole = {code: found[code] for code in found if code not in unknown}
    assert len(whole) == 479
    assert whole == {code: counts[code] for code in whole}


def test_rebuilding_gives_the_same_table(lines: list[list[str]]) -> None:
    import demo_census

    with demo.CODES.open(encoding="utf-8", newline="") as file:
        units = sorted(csv.DictReader(file), key=lambda u: u["bps_code"])
    rows = demo_census.rows(demo.invent(units), demo.section_titles())
    assert [[cell for cell in row if cell] for row in lines] == [
        [cell for cell in row if cell] for row in rows
    ]
