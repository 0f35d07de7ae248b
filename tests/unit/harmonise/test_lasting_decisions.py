"""Decisions about numbers of rows become decisions about what rows say."""

from __future__ import annotations

import pandas as pd

from msme_qgis_plugin.core.harmonise.decisions import for_other_files


def test_rows_that_say_the_same_are_told_apart_by_their_order() -> None:
    rows = pd.DataFrame(
        {
            "input_code": ["5107", "", "5107"],
            "input_name": ["Karanganyar", " Bandung ", "KARANGANYAR"],
        }
    )
    told = {"1": "3313", "2": "3204", "3": "leave out", "*unmatched*": "leave out", "|solo": "3372"}
    assert for_other_files(told, rows) == {
        "5107|karanganyar|1": "3313",
        "|bandung": "3204",
        "5107|karanganyar|2": "leave out",
        "*unmatched*": "leave out",
        "|solo": "3372",
    }
