"""How values are written."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.catalogue.fields import known_field
from msme_qgis_plugin.core.measures.field import Display


@pytest.mark.parametrize(
    ("field", "beside", "written"),
    [
        # Of the catalogue: villages with 4G, the access score, growth.
        ("b04_4g_vill", (), Display.PERCENT),
        ("B04_4g_vill", (), Display.PERCENT),
        ("b02_net_msme", (), Display.PLAIN),
        ("b09_net_gap", (), Display.POINTS),
        # Of the structure, which a person's own columns are not.
        ("share_c", ("kbli_version",), Display.PERCENT),
        ("women_share", ("kbli_version",), Display.PERCENT),
        ("lq_c", ("kbli_version",), Display.PLAIN),
        ("share_c", (), Display.PLAIN),
        ("women_share", (), Display.PLAIN),
        # Of the access overlay.
        ("share_4g", ("access_score",), Display.PERCENT),
        ("own_use", ("access_score",), Display.PERCENT),
        ("internet_gap", ("access_score",), Display.POINTS),
        ("access_score", ("access_score",), Display.PLAIN),
        ("share_4g", ("kbli_version",), Display.PLAIN),
    ],
)
def test_shares_are_told_by_who_wrote_them(
    field: str, beside: tuple[str, ...], written: Display
) -> None:
    found = known_field(field, (field, *beside))
    assert (found.display if found else Display.PLAIN) is written


def test_per_cent_takes_two_decimals_less() -> None:
    # 0.125 is 12.5 %.
    assert Display.PERCENT.factor == 100
    assert [Display.PERCENT.decimals(one) for one in range(5)] == [*(0, 0, 0, 1, 2)]
    assert (Display.PLAIN.factor, Display.PLAIN.decimals(3)) == (1, 3)
