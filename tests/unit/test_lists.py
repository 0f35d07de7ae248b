"""The one grammar of lists that people type."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.errors import ListNotUnderstoodError
from msme_qgis_plugin.core.lists import split_names


@pytest.mark.parametrize(
    "text", ["a b; c", "a b|c", "a b\nc", ' ["a b", "c"]', "a b ; | c; a b", "; a b;c;"]
)
def test_semicolons_bars_lines_and_json_are_one_list(text: str) -> None:
    assert split_names(text) == ("a b", "c")


def test_a_comma_is_part_of_a_name_unless_names_hold_none() -> None:
    assert split_names("Usaha, mikro; Total") == ("Usaha, mikro", "Total")
    assert split_names("B04, E01; C01", commas=True) == ("B04", "E01", "C01")


def test_a_name_that_is_there_stays_whole() -> None:
    assert split_names("a; b", known=["a; b"]) == ("a; b",)
    assert split_names("n, m; k, l", known=["n, m"], commas=True) == ("n, m", "k", "l")


@pytest.mark.parametrize("text", [None, "", "  ", "[]"])
def test_nothing_is_no_name(text: str | None) -> None:
    assert split_names(text) == ()


def test_a_broken_list_says_how_to_write_one() -> None:
    with pytest.raises(ListNotUnderstoodError, match="second"):
        split_names('["a", ')
