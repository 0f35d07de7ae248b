"""Which file of next year is meant, and which year stands for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.recipe.errors import (
    RecipeFileMissingError,
    RecipeFileUnclearError,
    RecipeFileUnknownError,
    YearsNotUnderstoodError,
)
from msme_qgis_plugin.core.recipe.years import find_files, moved_on, parameter_moved_on, years_moved

if TYPE_CHECKING:
    from pathlib import Path


def folder_of(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("x")
    return path


def found(path: Path, *names: str) -> dict[str, str]:
    return {name: one.name for name, one in find_files(names, path, {}).items()}


def test_all_years_move_on_by_as_many(tmp_path: Path) -> None:
    folder_of(tmp_path, "umkm_2022.csv", "umkm_2024.csv", "in/UMKM_2025.csv", "prices.csv")
    assert found(tmp_path, "umkm_2021.csv", "umkm_2024.csv", "prices.csv") == {
        "umkm_2021.csv": "umkm_2022.csv",
        "umkm_2024.csv": "UMKM_2025.csv",
        "prices.csv": "prices.csv",
    }


def test_a_number_of_more_digits_is_no_year(tmp_path: Path) -> None:
    folder_of(tmp_path, "id120255.csv")
    with pytest.raises(RecipeFileMissingError):
        found(tmp_path, "id120245.csv")


def test_the_year_that_is_missing_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, "a_2025.csv")
    with pytest.raises(RecipeFileMissingError, match=r"a_2024\.csv is expected"):
        found(tmp_path, "a_2023.csv", "a_2024.csv")


def test_two_files_of_one_name_are_unclear(tmp_path: Path) -> None:
    folder_of(tmp_path, "x/a_2025.csv", "y/a_2025.csv")
    with pytest.raises(RecipeFileUnclearError, match=r"x.a_2025\.csv, y.a_2025\.csv"):
        found(tmp_path, "a_2024.csv")


def test_a_file_for_none_of_the_recipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecipeFileUnknownError, match=r"b\.csv.*a\.csv"):
        find_files(["a.csv"], tmp_path, {"b.csv": tmp_path / "c.csv"})


def test_years_come_from_names_or_are_said(tmp_path: Path) -> None:
    files = {"a_2024.csv": tmp_path / "a_2025.csv", "b_2016.csv": tmp_path / "other_2024.csv"}
    assert years_moved("", files) == {"2024": "2025"}
    assert years_moved("2024=2026; 2023 = 2024", files) == {"2024": "2026", "2023": "2024"}
    with pytest.raises(YearsNotUnderstoodError, match="next"):
        years_moved("next", files)
    files["c_2024.csv"] = tmp_path / "c_2024.csv"
    with pytest.raises(YearsNotUnderstoodError, match="2024 = 2024, 2025"):
        years_moved("", files)


def test_years_move_on_at_once_and_codes_stay() -> None:
    years = {"2023": "2024", "2024": "2025"}
    assert moved_on("2023, Usaha_2024 and 120244", years) == "2024, Usaha_2025 and 120244"
    assert parameter_moved_on("FIELDS", ["x_2024", 2024], years) == ["x_2025", 2024]
    assert parameter_moved_on("VINTAGE", "2024", years) == "2024"
