"""Two rows for one unit are an error, or an estimate by a stated rule."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.duplicates import combine_duplicates, refuse_duplicates
from msme_qgis_plugin.core.harmonise.errors import DuplicateUnitsError
from msme_qgis_plugin.core.harmonise.options import DuplicateRule

NAN = float("nan")
UNIT = pd.Series(["1101", "1102", "1101"])


def combined(
    numbers: list[float], letters: list[str], rule: DuplicateRule
) -> tuple[dict[str, float], dict[str, str]]:
    values, status = combine_duplicates(
        pd.DataFrame({"n": numbers}), pd.DataFrame({"n": letters}), UNIT, rule
    )
    return values["n"].to_dict(), status["n"].to_dict()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(DuplicateRule.SUM, 40.0), (DuplicateRule.MEAN, 20.0), (DuplicateRule.FIRST, 10.0)],
)
def test_rule_makes_one_estimated_value(rule: DuplicateRule, expected: float) -> None:
    values, status = combined([10.0, 5.0, 30.0], ["A", "A", "A"], rule)
    assert values == {"1101": expected, "1102": 5.0}
    assert status == {"1101": "E", "1102": "A"}


def test_sum_with_a_missing_row_is_missing_not_smaller() -> None:
    values, status = combined([10.0, 5.0, NAN], ["A", "A", "M"], DuplicateRule.SUM)
    assert pd.isna(values["1101"])
    assert status["1101"] == "M"


def test_mean_takes_the_rows_that_have_a_value() -> None:
    values, status = combined([10.0, 5.0, NAN], ["A", "A", "Q"], DuplicateRule.MEAN)
    assert values["1101"] == 10.0
    assert status["1101"] == "E"


def test_first_row_without_a_value_says_why() -> None:
    values, status = combined([NAN, 5.0, 30.0], ["Q", "A", "A"], DuplicateRule.FIRST)
    assert pd.isna(values["1101"])
    assert status["1101"] == "Q"


def test_error_names_unit_and_rows() -> None:
    rows = pd.DataFrame(
        {
            "status": ["duplicate", "matched_code", "duplicate"],
            "bps_code": UNIT,
            "unit_name": ["Simeulue", "Aceh Singkil", "Simeulue"],
            "sheet_row": [5, 6, 9],
        }
    )
    with pytest.raises(DuplicateUnitsError, match=r"Simeulue \(1101\): 5, 9"):
        refuse_duplicates(rows)


def test_no_duplicates_no_error() -> None:
    rows = pd.DataFrame(
        {
            "status": ["matched_code"],
            "bps_code": ["1101"],
            "unit_name": ["Simeulue"],
            "sheet_row": [2],
        }
    )
    refuse_duplicates(rows)
