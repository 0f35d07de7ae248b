"""Columns of points, found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.overlay.errors import MissingPointColumnError, NotPointsError
from msme_qgis_plugin.core.overlay.points.point_files import PointColumns
from msme_qgis_plugin.core.overlay.points.point_layout import (
    find_columns,
    find_people,
    is_text_table,
    text_layout,
)

if TYPE_CHECKING:
    from pathlib import Path

NOTHING_SAID = PointColumns(x="", y="")


def found(*columns: str, said: PointColumns = NOTHING_SAID) -> PointColumns:
    return find_columns(columns, said, name="f.csv", places=True)


def test_columns_of_relative_wealth() -> None:
    assert found("latitude", "longitude", "rwi", "error") == PointColumns(
        "longitude", "latitude", value="rwi", error="error"
    )


def test_a_quadkey_stands_in_for_coordinates() -> None:
    assert found("quadkey", "rwi", "error").quadkey == "quadkey"
    both = found("quadkey", "latitude", "longitude", "rwi")
    assert (both.quadkey, both.x) == (None, "longitude")


def test_a_quadkey_asked_for_wins() -> None:
    said = PointColumns(x="", y="", quadkey="quadkey")
    both = found("quadkey", "latitude", "longitude", "rwi", said=said)
    assert both.quadkey == "quadkey"


def test_an_error_without_a_value_is_no_error() -> None:
    assert found("longitude", "latitude", "error").error is None


@pytest.mark.parametrize(
    "name", ["idn_general_2020", "idn_women_of_reproductive_age_2020", "Population"]
)
def test_columns_of_people(name: str) -> None:
    assert find_people(["longitude", "latitude", name]) == name


def test_what_is_no_people() -> None:
    assert find_people(["longitude", "latitude", "rwi", "id_2020x"]) is None


def test_a_column_that_is_not_there_is_named() -> None:
    said = PointColumns(x="", y="", value="wealth")
    with pytest.raises(MissingPointColumnError) as error:
        found("longitude", "latitude", "rwi", said=said)
    assert error.value.message.values["column"] == "wealth"


def test_no_coordinates_at_all() -> None:
    with pytest.raises(NotPointsError):
        found("name", "rwi")


@pytest.mark.parametrize(
    ("text", "separator", "decimal"),
    [
        ("latitude,longitude,rwi\n-6.5,107.5,1\n", ",", "."),
        ("latitude;longitude;rwi\n-6,5;107,5;1\n", ";", ","),
        ("latitude\tlongitude\trwi\n-6.5\t107.5\t1\n", "\t", "."),
    ],
)
def test_separator_and_decimal_sign(
    tmp_path: Path, text: str, separator: str, decimal: str
) -> None:
    path = tmp_path / "points.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    layout = text_layout(path)
    assert layout.columns == ("latitude", "longitude", "rwi")
    assert (layout.separator, layout.decimal) == (separator, decimal)


def test_an_empty_file_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    with pytest.raises(NotPointsError):
        text_layout(path)


def test_packed_text_is_text(tmp_path: Path) -> None:
    assert is_text_table(tmp_path / "rwi.csv.gz")
    assert not is_text_table(tmp_path / "rwi.gpkg")
