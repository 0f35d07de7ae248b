"""Chosen districts side by side on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import NULL, QgsProcessingException

from tests.qgis.test_districtreport import districts, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

pytestmark = pytest.mark.usefixtures("qgis_app")


def compared(run: Run, path: Path, codes: str) -> str:
    layer = districts()
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v", "w"],
        PAGE="comparison",
        DISTRICT=codes,
        LANGUAGE="en",
        PERIOD="2024",
        OUTPUT=str(path),
        PROJECT=None,
    )
    (text,) = page_texts(path)
    return text


def test_districts_of_several_provinces_stand_side_by_side(run: Run, tmp_path: Path) -> None:
    text = compared(run, tmp_path / "page.pdf", "3579; 6501; 1173")
    words = " ".join(text.split())
    assert "Areas side by side" in words
    assert "Kota Batu, Kabupaten Malinau, Kota Langsa · 2024" in words
    # v is the end of the code: 79 is the highest of all, 6501 has none.
    values = [float(one["bps_code"][-2:]) for one in districts().getFeatures() if one["v"] != NULL]
    rank = 1 + sum(one > 73 for one in values)
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert any(row.endswith("79 n/a 73") for row in rows)
    assert f"v 9 1/{len(values)} {rank}/{len(values)}" in rows
    # w is the square, and 6501 has one: 1.
    assert any("6,241" in row and "5,329" in row for row in rows)


@pytest.mark.parametrize(
    ("codes", "told"),
    [("3579", "2 to 5 districts; 1"), ("3579, 9999", "no district 9999 in Indonesia")],
)
def test_too_few_or_unknown_districts_are_refused(
    run: Run, tmp_path: Path, codes: str, told: str
) -> None:
    with pytest.raises(QgsProcessingException, match=told):
        compared(run, tmp_path / "page.pdf", codes)
