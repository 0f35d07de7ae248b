"""Sections of KBLI and the definitions of size, with their traps."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def kbli(project: Path) -> dict[tuple[str, str], Row]:
    rows = read(project / "resources" / "reference" / "kbli.csv")
    table = {(row["version"], row["letter"]): row for row in rows}
    assert len(table) == len(rows)
    return table


@pytest.fixture(scope="module")
def sizes(project: Path) -> list[Row]:
    return read(project / "resources" / "reference" / "size_classes.csv")


def letters(kbli: dict[tuple[str, str], Row], version: str) -> str:
    return "".join(letter for v, letter in kbli if v == version)


def test_sections_of_each_version(kbli: dict[tuple[str, str], Row]) -> None:
    assert letters(kbli, "2015") == "ABCDEFGHIJKLMNOPQRSTU"
    assert letters(kbli, "2020") == "ABCDEFGHIJKLMNOPQRSTU"
    assert letters(kbli, "2025") == "ABCDEFGHIJKLMNOPQRSTUV"
    assert all(row["name_id"] and row["name_en"] for row in kbli.values())


def test_k_of_2020_is_l_of_2025(kbli: dict[tuple[str, str], Row]) -> None:
    assert kbli["2020", "K"]["name_en"].startswith("Financial")
    assert kbli["2020", "K"]["to_2025"] == "L"
    assert kbli["2025", "L"]["name_en"].startswith("Financial")
    assert kbli["2025", "L"]["to_2020"] == "K"


def test_k_of_2025_is_not_finance(kbli: dict[tuple[str, str], Row]) -> None:
    assert kbli["2025", "K"]["name_en"].startswith("Telecommunications")
    assert kbli["2025", "K"]["to_2020"] == "J"


def test_j_can_be_merged_but_never_divided(kbli: dict[tuple[str, str], Row]) -> None:
    assert kbli["2025", "J"]["to_2020"] == kbli["2025", "K"]["to_2020"] == "J"
    for version in ("2015", "2020"):
        assert kbli[version, "J"]["to_2025"] == "J|K"
        divided = [
            letter
            for (v, letter), row in kbli.items()
            if v == version and row["one_to_many"] == "1"
        ]
        assert divided == ["J"]
    assert not any(row["one_to_many"] == "1" for (v, _), row in kbli.items() if v == "2025")


def test_there_and_back_is_the_same_section(kbli: dict[tuple[str, str], Row]) -> None:
    for letter in letters(kbli, "2020"):
        for new in kbli["2020", letter]["to_2025"].split("|"):
            assert kbli["2025", new]["to_2020"] == letter
    reached = "".join(
        kbli["2020", letter]["to_2025"].replace("|", "") for letter in letters(kbli, "2020")
    )
    assert reached == letters(kbli, "2025")


def test_2015_and_2020_share_their_letters(kbli: dict[tuple[str, str], Row]) -> None:
    for letter in letters(kbli, "2015"):
        old, new = kbli["2015", letter], kbli["2020", letter]
        assert old["to_2020"] == new["to_2020"] == letter
        assert old["to_2025"] == new["to_2025"]


@pytest.mark.parametrize(
    ("version", "left_out"), [("2015", "AOT"), ("2020", "AOT"), ("2025", "APU")]
)
def test_the_economic_census_leaves_three_sections_out(
    kbli: dict[tuple[str, str], Row], version: str, left_out: str
) -> None:
    names = {"Agriculture", "Public", "Activities of households"}
    out = [row for (v, _), row in kbli.items() if v == version and row["in_economic_census"] == "0"]
    assert "".join(row["letter"] for row in out) == left_out
    for row in out:
        assert any(row["name_en"].startswith(name) for name in names)


def test_repair_of_vehicles_makes_two_sections_inexact(kbli: dict[tuple[str, str], Row]) -> None:
    inexact = {key for key, row in kbli.items() if row["approximate"] == "1"}
    assert inexact == {
        *(("2015", letter) for letter in "GS"),
        *(("2020", letter) for letter in "GS"),
        *(("2025", letter) for letter in "GT"),
    }


def classes(sizes: list[Row], definition: str, measure: str, value: int) -> list[str]:
    """The classes that hold `value`, by limits and flags as written."""

    def holds(row: Row) -> bool:
        above = (
            not row["min"]
            or value > int(row["min"])
            or (value == int(row["min"]) and row["min_inclusive"] == "1")
        )
        below = (
            not row["max"]
            or value < int(row["max"])
            or (value == int(row["max"]) and row["max_inclusive"] == "1")
        )
        return above and below

    return [
        row["size"]
        for row in sizes
        if (row["size_def"], row["measure"]) == (definition, measure) and holds(row)
    ]


@pytest.mark.parametrize(
    ("definition", "measure", "value", "size"),
    [
        # "paling banyak": the limit itself belongs below it
        ("pp_7_2021", "sales", 2_000_000_000, "micro"),
        ("pp_7_2021", "sales", 2_000_000_001, "small"),
        ("pp_7_2021", "sales", 15_000_000_000, "small"),
        ("pp_7_2021", "sales", 50_000_000_000, "medium"),
        ("pp_7_2021", "sales", 50_000_000_001, "large"),
        ("pp_7_2021", "capital", 1_000_000_000, "micro"),
        ("pp_7_2021", "capital", 5_000_000_000, "small"),
        ("pp_7_2021", "capital", 10_000_000_000, "medium"),
        ("uu_20_2008", "assets", 50_000_000, "micro"),
        ("uu_20_2008", "assets", 500_000_000, "small"),
        ("uu_20_2008", "assets", 10_000_000_000, "medium"),
        ("uu_20_2008", "sales", 300_000_000, "micro"),
        ("uu_20_2008", "sales", 2_500_000_000, "small"),
        ("uu_20_2008", "sales", 2_000_000_000, "small"),
        ("uu_20_2008", "sales", 50_000_000_000, "medium"),
        ("bps_workers", "workers", 4, "micro"),
        ("bps_workers", "workers", 5, "small"),
        ("bps_workers", "workers", 19, "small"),
        ("bps_workers", "workers", 20, "medium"),
        ("bps_workers", "workers", 99, "medium"),
        ("bps_workers", "workers", 100, "large"),
        ("se_umk_umb", "sales", 1_000_000_000, "umk"),
        ("se_umk_umb", "sales", 1_000_000_001, "umb"),
    ],
)
def test_limits_belong_to_the_class_that_the_law_names(
    sizes: list[Row], definition: str, measure: str, value: int, size: str
) -> None:
    assert classes(sizes, definition, measure, value) == [size]


def test_classes_have_neither_gap_nor_overlap(sizes: list[Row]) -> None:
    for definition, measure in {(r["size_def"], r["measure"]) for r in sizes}:
        limits = {
            int(row[end])
            for row in sizes
            if (row["size_def"], row["measure"]) == (definition, measure)
            for end in ("min", "max")
            if row[end]
        }
        for limit in limits:
            for value in (limit, limit + 1):
                found = classes(sizes, definition, measure, value)
                assert len(found) == 1, (definition, measure, value)
