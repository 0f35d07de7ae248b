"""The village survey of Jambi through both overlays of villages."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsFeature, QgsVectorLayer

NAME = "podes2019_jambi_1562_villages.csv"
# Per cent of villages and of families with 4G, computed by other means.
KNOWN = {
    "1501": (67.247, 67.282),
    "1502": (46.977, 66.222),
    "1503": (55.063, 68.414),
    "1504": (40.323, 48.63),
    "1505": (65.161, 71.141),
    "1506": (58.065, 68.424),
    "1507": (64.925, 73.693),
    "1508": (46.429, 56.527),
    "1509": (58.17, 69.547),
    "1571": (87.097, 92.225),
    "1572": (98.551, 98.92),
}
SCORES = {1: 1.0, 2: 0.6, 3: 0.2, 4: 0.0, 0: 0.0}


@pytest.fixture(scope="module")
def survey(real_data: Path) -> Path:
    return real_data / "podes" / NAME


@pytest.fixture(scope="module")
def villages(survey: Path) -> list[dict[str, Any]]:
    """The file read the plainest way."""
    with survey.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        {
            "code": row["R101"] + row["R102"] + row["R103"] + row["R104"],
            "unit": row["R101"] + row["R102"],
            "signal": int(float(row["R705D"])),
            "pln": float(row["R401A1"]),
            "families": sum(float(row[one]) for one in ("R401A1", "R401A2", "R401B")),
        }
        for row in rows
    ]


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {one["bps_code"]: one for one in layer.getFeatures() if one["bps_code"] in KNOWN}


def share(rows: list[dict[str, Any]], part: str, whole: str) -> float:
    return sum(one[part] for one in rows) / sum(one[whole] for one in rows)


def test_jambis_districts_have_the_known_shares_and_totals(
    run: Any, survey: Path, villages: list[dict[str, Any]]
) -> None:
    result = run(
        "msme:aggregatevillages",
        VILLAGES=str(survey),
        INDICATORS="B04_4g_vill,B03_4g_pop,B04_net_vill,E01_elec_pln",
        VARIABLES="banks,cooperatives,families",
    )
    assert result["VILLAGES_READ"] == 1562
    assert result["UNITS_WITH_DATA"] == 11
    assert result["DATASET_FOUND"] == "podes2019"
    units = by_code(result["OUTPUT"])
    assert sorted(units) == sorted(KNOWN)
    for code, (of_villages, of_families) in KNOWN.items():
        unit = units[code]
        mine = [one for one in villages if one["unit"] == code]
        online = [one for one in mine if one["signal"] in (1, 2, 3)]
        assert 100 * unit["b04_4g_vill"] == pytest.approx(of_villages, abs=0.001)
        assert 100 * unit["b03_4g_pop"] == pytest.approx(of_families, abs=0.001)
        assert unit["b04_net_vill"] == pytest.approx(len(online) / len(mine))
        assert unit["e01_elec_pln"] == pytest.approx(share(mine, "pln", "families"))
        assert unit["villages"] == len(mine)
        for field in ("b04_4g_vill", "b03_4g_pop", "b04_net_vill"):
            assert unit[f"{field}_status"] == "A"
            assert unit[f"{field}_coverage"] == 1
    assert sum(unit["banks"] for unit in units.values()) == 403
    assert sum(unit["cooperatives"] for unit in units.values()) == 1062
    assert sum(unit["families"] for unit in units.values()) == 1_014_520
    # 95.134 % of villages, with 37 skipped questions among those without.
    online = sum(u["b04_net_vill"] * u["villages"] for u in units.values())
    assert 100 * online / 1562 == pytest.approx(95.134, abs=0.001)
    electric = sum(u["e01_elec_pln"] * u["families"] for u in units.values())
    assert 100 * electric / 1_014_520 == pytest.approx(93.661, abs=0.001)


def test_without_a_wish_indicators_of_msmes_are_weighted_by_families(
    run: Any, survey: Path
) -> None:
    from msme_qgis_plugin.core.regions.levels import Level
    from msme_qgis_plugin.layers import read_unit_table

    default = run("msme:aggregatevillages", VILLAGES=str(survey))
    named = run("msme:aggregatevillages", VILLAGES=str(survey), WEIGHT="families")
    # Twelve and three variants of them; without a wish it were five once.
    assert default["INDICATORS_COMPUTED"] == named["INDICATORS_COMPUTED"] == 15
    province = read_unit_table(default["OUTPUT"]).roll_up(Level.PROVINCE).values.loc["15"]
    assert 100 * province["b04_4g_vill"] == pytest.approx(59.92, abs=0.01)
    assert 100 * province["b03_4g_pop"] == pytest.approx(70.57, abs=0.01)


@pytest.fixture(scope="module")
def msme(villages: list[dict[str, Any]]) -> dict[str, int]:
    """MSMEs of each village, made up from a seed."""
    rng = np.random.default_rng(2016)
    return {one["code"]: int(rng.poisson(0.15 * one["families"])) for one in villages}


def write(folder: Path, counts: dict[str, int]) -> str:
    path = folder / "umkm.csv"
    lines = [f"{code},{count}" for code, count in counts.items()]
    path.write_text("kode,umkm\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def grouped(msme: dict[str, int], digits: int) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for code, count in msme.items():
        sums[code[:digits]] += count
    return dict(sums)


def overlaid(run: Any, folder: Path, survey: Path, counts: Any) -> Any:
    return run(
        "msme:accessoverlay",
        MSME=write(folder, counts),
        MSME_UNIT_FIELD="kode",
        MSME_COUNT_FIELD="umkm",
        MSME_CODE_SYSTEM="bps",
        VILLAGES=str(survey),
    )


def test_access_by_village_is_the_plain_weighted_mean(
    run: Any, survey: Path, villages: list[dict[str, Any]], msme: dict[str, int], tmp_path: Path
) -> None:
    result = overlaid(run, tmp_path, survey, msme)
    units = by_code(result["OUTPUT"])
    for code, unit in units.items():
        mine = [one for one in villages if one["unit"] == code]
        total = sum(msme[one["code"]] for one in mine)
        fast = sum(msme[v["code"]] for v in mine if v["signal"] == 1)
        score = sum(msme[v["code"]] * SCORES[v["signal"]] for v in mine)
        assert unit["msme"] == total
        assert unit["share_4g"] == pytest.approx(fast / total)
        assert unit["access_score"] == pytest.approx(score / total)
        assert unit["quality"] == "village"
    assert result["MEAN_WIDTH"] == 0
    assert result["WORST_VILLAGES"].featureCount() == 100


@pytest.mark.parametrize(("digits", "quality"), [(7, "subdistrict"), (4, "district")])
def test_totals_of_areas_hold_the_truth_of_their_villages(
    run: Any, survey: Path, msme: dict[str, int], tmp_path: Path, digits: int, quality: str
) -> None:
    exact = by_code(overlaid(run, tmp_path, survey, msme)["OUTPUT"])
    result = overlaid(run, tmp_path, survey, grouped(msme, digits))
    for code, unit in by_code(result["OUTPUT"]).items():
        true = exact[code]["access_score"]
        assert unit["access_score_low"] <= true <= unit["access_score_high"]
        # MSMEs follow families here, so that the estimate comes near.
        assert unit["access_score"] == pytest.approx(true, abs=0.02)
        assert unit["quality"] == quality
        assert unit["access_score_status"] == "E"
    assert 0.2 < result["MEAN_WIDTH"] <= 1
