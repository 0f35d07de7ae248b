"""When a period begins and ends, in years."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.tables.period_columns import span_of


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2016", 2016, 2017),
        ("Tahun 2016 *)", 2016, 2017),
        ("2016-08", 2016 + 7 / 12, 2016 + 8 / 12),
        ("2016-08-31", 2016 + 7 / 12, 2016 + 8 / 12),
        ("Maret 2020", 2020 + 2 / 12, 2020 + 3 / 12),
        ("Sep-21 2021", None, None),
        ("31/12/2019", 2019 + 11 / 12, 2020),
        ("Feb 2020", 2020 + 1 / 12, 2020 + 2 / 12),
        ("2015-2017", 2015, 2018),
        ("2015/16", 2015, 2017),
        ("2019Q3", 2019.5, 2019.75),
        ("Triwulan II 2020", 2020.25, 2020.5),
        ("Semester 2 2020", 2020.5, 2021),
        ("Triwulan II", None, None),
        ("laki-laki", None, None),
    ],
)
def test_a_period_has_a_beginning_and_an_end(
    text: str, begins: float | None, ends: float | None
) -> None:
    expected = None if begins is None or ends is None else (begins, ends)
    assert span_of(text) == (expected and pytest.approx(expected))
