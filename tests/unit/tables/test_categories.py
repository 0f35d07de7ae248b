"""Distinct values are found whatever way is the quickest for them."""

from __future__ import annotations

import numpy as np
import pytest

from msme_qgis_plugin.core.tables.categories import as_category, distinct_rows, factorised


@pytest.mark.parametrize(
    "texts",
    [
        [b"11", b"12", b"11", b"", b"2"],
        [b"ACEH"] * 30 + [b"RIAU"] * 30 + [b"ACEH"] * 30,
        [b"NUSA TENGGARA BARAT", b"NUSA TENGGARA TIMUR", b"BALI"],
        [b"abcdefgh", b"abcdefg", b"abcdefgi"],
        [],
    ],
)
def test_bytes_come_back_as_they_were(texts: list[bytes]) -> None:
    values = np.array(texts, dtype="S20" if not texts else None)
    place, found = factorised(values)
    assert [bytes(found[one]) for one in place] == texts
    assert len(found) == len(set(texts))


def test_texts_that_are_alike_become_one_category() -> None:
    result = as_category(np.array([0, 1, 2, 3]), ["a", "b", "a", ""])
    assert list(result) == ["a", "b", "a", ""]
    assert list(result.categories) == ["a", "b", ""]


def test_rows_are_numbered_as_they_come() -> None:
    columns = [np.array([7, 7, 3, 7, 3]), np.array([1, 2, 1, 1, 1])]
    place, first = distinct_rows(columns)
    assert place.tolist() == [0, 1, 2, 0, 2]
    assert first.tolist() == [0, 1, 2]


def test_what_is_missing_is_a_value_of_its_own() -> None:
    column = np.array(["x", None, "x", None], dtype=object)
    place, first = distinct_rows([column, np.array([1, 1, 1, 1])])
    assert place.tolist() == [0, 1, 0, 1]
    assert first.tolist() == [0, 1]
