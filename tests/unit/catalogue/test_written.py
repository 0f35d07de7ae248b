"""How values are written."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.catalogue.display_scale import Written, written_as


@pytest.mark.parametrize(
    ("field", "beside", "written"),
    [
        # Of the catalogue: villages with 4G, the access score, growth.
        ("b04_4g_vill", (), Written.PERCENT),
        ("B04_4g_vill", (), Written.PERCENT),
        ("b02_net_msme", (), Written.PLAIN),
        ("b09_net_gap", (), Written.POINTS),
        # Of the structure, which a person's own columns are not.
        ("share_c", ("kbli_version",), Written.PERCENT),
        ("women_share", ("kbli_version",), Written.PERCENT),
        ("lq_c", ("kbli_version",), Written.PLAIN),
        ("share_c", (), Written.PLAIN),
        ("women_share", (), Written.PLAIN),
        # Of the access overlay.
        ("share_4g", ("access_score",), Written.PERCENT),
        ("own_use", ("access_score",), Written.PERCENT),
        ("internet_gap", ("access_score",), Written.POINTS),
        ("access_score", ("access_score",), Written.PLAIN),
        ("share_4g", ("kbli_version",), Written.PLAIN),
    ],
)
def test_shares_are_told_by_who_wrote_them(
    field: str, beside: tuple[str, ...], written: Written
) -> None:
    assert written_as(field, beside) is written


def test_per_cent_takes_two_decimals_less() -> None:
    # 0.125 is 12.5 %.
    assert Written.PERCENT.factor == 100
    assert [Written.PERCENT.decimals(one) for one in range(5)] == [*(0, 0, 0, 1, 2)]
    assert (Written.PLAIN.factor, Written.PLAIN.decimals(3)) == (1, 3)
