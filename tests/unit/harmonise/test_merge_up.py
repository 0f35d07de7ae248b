"""Children add up to their parent; a parent never comes down to children."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.merge_up import bring_to_vintage

# Parent 10 split into 10 (smaller) and 11; 20 never split.
TODAY = pd.Series({"10": "10", "11": "11", "20": "20"})
BEFORE = pd.Series({"10": "10", "11": "10", "20": "20"})


def frame(**columns: list) -> pd.DataFrame:
    index = columns.pop("index")
    return pd.DataFrame(columns, index=index)


def test_children_are_added_to_their_parent() -> None:
    values, status = bring_to_vintage(
        frame(n=[100.0, 40.0, 7.0], index=["10", "11", "20"]),
        frame(n=["A", "A", "A"], index=["10", "11", "20"]),
        source_parent=TODAY,
        target_parent=BEFORE,
        additive=["n"],
    )
    assert values["n"].to_dict() == {"10": 140.0, "20": 7.0}
    assert status["n"].to_dict() == {"10": "A", "20": "A"}


def test_parent_is_missing_when_one_child_is_missing() -> None:
    values, status = bring_to_vintage(
        frame(n=[100.0, float("nan"), 7.0], index=["10", "11", "20"]),
        frame(n=["A", "M", "A"], index=["10", "11", "20"]),
        source_parent=TODAY,
        target_parent=BEFORE,
        additive=["n"],
    )
    assert pd.isna(values.loc["10", "n"])
    assert status["n"].to_dict() == {"10": "M", "20": "A"}


def test_child_without_a_row_is_missing_not_zero() -> None:
    values, status = bring_to_vintage(
        frame(n=[100.0], index=["10"]),
        frame(n=["A"], index=["10"]),
        source_parent=TODAY,
        target_parent=BEFORE,
        additive=["n"],
    )
    assert values["n"].isna().all()
    assert set(status["n"]) == {"M"}


def test_value_of_a_split_parent_never_reaches_its_children() -> None:
    values, status = bring_to_vintage(
        frame(n=[140.0, 7.0], index=["10", "20"]),
        frame(n=["A", "A"], index=["10", "20"]),
        source_parent=BEFORE,
        target_parent=TODAY,
        additive=["n"],
    )
    assert pd.isna(values.loc["10", "n"])
    assert pd.isna(values.loc["11", "n"])
    assert values.loc["20", "n"] == 7.0
    assert status["n"].to_dict() == {"10": "X", "11": "M", "20": "A"}


def test_old_table_on_old_units_keeps_its_values() -> None:
    values, status = bring_to_vintage(
        frame(n=[140.0, 7.0], index=["10", "20"]),
        frame(n=["A", "E"], index=["10", "20"]),
        source_parent=BEFORE,
        target_parent=BEFORE,
        additive=[],
    )
    assert values["n"].to_dict() == {"10": 140.0, "20": 7.0}
    assert status["n"].to_dict() == {"10": "A", "20": "E"}


def test_a_rate_is_never_added() -> None:
    values, status = bring_to_vintage(
        frame(rate=[0.5, 0.7, 0.9], index=["10", "11", "20"]),
        frame(rate=["A", "A", "A"], index=["10", "11", "20"]),
        source_parent=TODAY,
        target_parent=BEFORE,
        additive=[],
    )
    assert pd.isna(values.loc["10", "rate"])
    assert status["rate"].to_dict() == {"10": "X", "20": "A"}
    assert values.loc["20", "rate"] == pytest.approx(0.9)


def test_suppressed_child_keeps_the_parent_suppressed() -> None:
    _, status = bring_to_vintage(
        frame(n=[100.0, float("nan"), 7.0], index=["10", "11", "20"]),
        frame(n=["A", "Q", "A"], index=["10", "11", "20"]),
        source_parent=TODAY,
        target_parent=BEFORE,
        additive=["n"],
    )
    assert status.loc["10", "n"] == "Q"


def test_split_parent_without_a_value_is_missing_not_incomparable() -> None:
    _, status = bring_to_vintage(
        frame(n=[7.0], index=["20"]),
        frame(n=["A"], index=["20"]),
        source_parent=BEFORE,
        target_parent=TODAY,
        additive=["n"],
    )
    assert status["n"].to_dict() == {"10": "M", "11": "M", "20": "A"}
