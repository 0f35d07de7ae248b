"""A real table on real polygons, end to end.

Population and regional product of 514 districts, 2000–2017. Four rows carry
a code that belongs to another district than their name, province and values.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from qgis.core import NULL

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from tests.qgis.conftest import Run

WRONG_CODES = {"5107", "3313", "1808", "1812"}


@pytest.fixture(scope="module")
def table(real_data: Path) -> Path:
    return real_data / "tables" / "grdp_population_2000_2017.csv"


@pytest.fixture(scope="module")
def districts(real_data: Path) -> str:
    path = real_data / "boundaries" / "idn_districts_514.gpkg"
    return f"{path}|layername=district"


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def values(layer: QgsVectorLayer, field: str) -> dict[str, float | None]:
    return {
        one["bps_code"]: None if one[field] == NULL else one[field] for one in layer.getFeatures()
    }


def test_four_contradicting_rows_stay_off_the_map(run: Run, table: Path, districts: str) -> None:
    result = run("msme:harmonise", INPUT=str(table), UNITS=districts)
    assert result["MATCHED"] == 510
    assert result["CONFLICTS"] == 4
    assert result["UNITS_WITHOUT_DATA"] == 4
    conflicts = {
        row["input_code"]
        for row in result["REPORT"].getFeatures()
        if row["status"] == "code_name_conflict"
    }
    assert conflicts == WRONG_CODES
    got = values(result["OUTPUT"], "POP2017")
    assert {code for code, one in got.items() if one is None} == WRONG_CODES


def test_every_mapped_value_is_the_one_of_its_code(run: Run, table: Path, districts: str) -> None:
    # The file's codes are BPS 2020; a unit's today's code differs in Papua.
    output = run("msme:harmonise", INPUT=str(table), UNITS=districts)
    got = values(output["OUTPUT"], "POP2017")
    expected = sorted(
        float(row["POP2017"]) for row in cells(table) if row["KDJ"] not in WRONG_CODES
    )
    assert sorted(v for v in got.values() if v is not None) == expected
    # 9401 Merauke is 9501 since its province was divided.
    merauke = next(r for r in cells(table) if r["KDJ"] == "9401")
    assert got["9501"] == float(merauke["POP2017"])


def test_without_codes_names_put_values_right(
    run: Run, table: Path, districts: str, tmp_path: Path
) -> None:
    rows = cells(table)
    path = tmp_path / "names.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, [name for name in rows[0] if name != "KDJ"], extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows(rows)
    result = run("msme:harmonise", INPUT=str(path), UNITS=districts)
    assert result["MATCHED"] >= 505
    got = values(result["OUTPUT"], "POP2017")
    # By name, province and value this row is Karanganyar in Central Java.
    assert got["3313"] == 871596
    by_code = values(run("msme:harmonise", INPUT=str(table), UNITS=districts)["OUTPUT"], "POP2017")
    wrong = [
        code for code, one in got.items() if one is not None and by_code[code] not in (None, one)
    ]
    assert wrong == []
