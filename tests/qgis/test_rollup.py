"""Districts brought up to provinces: sums, ratios made anew, and reasons for what has no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException

from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.layers import embedded_units, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# All districts of two provinces, and one of a third.
JAKARTA = ("3101", "3171", "3172", "3173", "3174", "3175")
YOGYA = ("3401", "3402", "3403", "3404", "3471")


def table(folder: Path) -> str:
    path = folder / "cacah.csv"
    rows = [f"{code};{10 * place};{30 * place}" for place, code in enumerate(JAKARTA, start=1)]
    rows += [f"{code};5;15" for code in YOGYA]
    rows += ["1101;7;9"]
    header = "Kode;C. Industri Pengolahan;J. Informasi dan Komunikasi\n"
    path.write_text(header + "\n".join(rows), encoding="utf-8")
    return str(path)


def test_counts_are_added_and_shares_made_anew(run: Run, tmp_path: Path) -> None:
    districts = run("msme:structure", INPUT=table(tmp_path), CODE_SYSTEM="bps")["OUTPUT"]
    layer = run("msme:rollup", INPUT=districts, LEVEL="province")["OUTPUT"]
    made = read_unit_table(layer)
    assert made.level is Level.PROVINCE
    assert layer.featureCount() == 38
    # 10 + 20 + ... + 60 = 210 and three times as many; 5 x 20 in Yogyakarta.
    assert made.values.loc[["31", "34"], "total"].tolist() == [840.0, 100.0]
    assert made.values.loc[["31", "34"], "share_c"].tolist() == [0.25, 0.25]
    assert made.units.loc["31", "name"] == "DKI Jakarta"
    # One district of Aceh alone is no sum of Aceh.
    assert made.letters("total")["11"] == "M"
    # A quotient cannot be added up; the layer says why.
    assert made.letters("lq_c")["31"] == "M"
    assert any("recompute" in note for note in made.about.notes)


def test_the_outline_of_a_province_is_that_of_its_districts(run: Run, tmp_path: Path) -> None:
    districts = run("msme:structure", INPUT=table(tmp_path), CODE_SYSTEM="bps")["OUTPUT"]
    layer = run("msme:rollup", INPUT=districts, LEVEL="province")["OUTPUT"]
    (jakarta,) = layer.getFeatures("\"bps_code\" = '31'")
    parts = embedded_units().getFeatures("left(\"bps_code\", 2) = '31'")
    whole = sum(one.geometry().area() for one in parts)
    assert jakarta.geometry().area() == pytest.approx(whole, rel=1e-6)


def test_provinces_lie_in_nothing_larger(run: Run, tmp_path: Path) -> None:
    districts = run("msme:structure", INPUT=table(tmp_path), CODE_SYSTEM="bps")["OUTPUT"]
    provinces = run("msme:rollup", INPUT=districts, LEVEL="province")["OUTPUT"]
    with pytest.raises(QgsProcessingException, match="lies in a larger unit"):
        run("msme:rollup", INPUT=provinces, LEVEL="province")
