"""The demo table: plainly invented, with real totals, untidy on purpose."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tools import build_demo_data as demo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def units(project: Path) -> list[dict[str, str]]:
    path = project / "resources" / "reference" / "codes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda u: u["bps_code"])


@pytest.fixture(scope="module")
def districts(units: list[dict[str, str]]) -> list[demo.District]:
    return demo.invent(units)


@pytest.fixture(scope="module")
def lines(project: Path) -> list[list[str]]:
    path = project / "resources" / "demo" / "umkm_demo.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def of_province(districts: list[demo.District], code: str) -> int:
    return sum(d.enterprises for d in districts if d.code.startswith(code))


def test_totals_are_the_published_ones(districts: list[demo.District]) -> None:
    assert len(districts) == 514
    assert sum(d.enterprises for d in districts) == 26_260_000
    assert of_province(districts, "13") == 584_800
    assert of_province(districts, "16") == 648_971
    # 98.55 % of 1.18 million
    assert of_province(districts, "12") == 1_162_890
    # 60.74 % of 26.26 million on Java
    assert of_province(districts, "3") == 15_950_324


def test_the_committed_table_is_what_the_script_makes(
    districts: list[demo.District], lines: list[list[str]]
) -> None:
    width = len(demo.HEADER)
    made = [[*line, *[""] * (width - len(line))] for line in demo.rows(districts)]
    assert lines == made


def test_the_table_says_first_that_it_is_invented(lines: list[list[str]]) -> None:
    assert "DATA CONTOH (SINTETIS)" in lines[0][0]
    assert "SYNTHETIC" in lines[1][0]
    assert any(line[0].startswith("*) data sintetis") for line in lines[-2:])


def test_gaps_and_suppressed_cells_stay_apart(lines: list[list[str]]) -> None:
    body = [line for line in lines[4:] if line[0].isdigit()]
    counts = [line[4] for line in body]
    assert len(body) == 514
    assert counts.count("x") == 16
    assert sum(cell in {"-", "", "..."} for cell in counts) == 19
    assert {"-", "", "..."} <= set(counts)
    for line in body:
        if not line[4].isdigit():
            assert line[6] == line[7] == line[4]


def test_the_totals_row_counts_what_is_hidden_too(lines: list[list[str]]) -> None:
    total = next(line for line in lines if line[1] == "INDONESIA")
    assert total[4] == "26260000"
    shown = sum(int(r[4]) for r in lines[4:] if r[0] and r[4].isdigit())
    assert shown < 26_260_000


def test_rates_are_counts_over_population(lines: list[list[str]]) -> None:
    for line in lines[4:]:
        if line[0].isdigit() and line[4].isdigit():
            population = int(line[5].replace(".", ""))
            rate = float(line[6].replace(",", "."))
            assert rate == pytest.approx(1000 * int(line[4]) / population, abs=0.051)


def test_fifths_of_the_districts_differ_as_on_a_real_map(lines: list[list[str]]) -> None:
    # Limits of 18, 27, 37 and 54 in a published map: the highest is three
    # times the lowest.
    rates = sorted(
        float(line[6].replace(",", "."))
        for line in lines[4:]
        if line[0].isdigit() and line[4].isdigit()
    )
    lowest, highest = rates[len(rates) // 5], rates[len(rates) * 4 // 5]
    assert highest / lowest == pytest.approx(3, abs=0.5)


def test_shares_are_whole_and_add_up() -> None:
    # 10 shared as 1:1:1 leaves 1 to the first of the equal remainders.
    assert demo.apportion(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    # 1.25, 3.75 and 5: the missing one goes to the remainder of 0.75.
    assert demo.apportion(10, {"a": 1, "b": 3, "c": 4}) == {"a": 1, "b": 4, "c": 5}
