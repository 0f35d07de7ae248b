"""Deprivation from a table of villages to a layer of districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# The example of Alkire and Foster (2011), as four villages of two districts.
ROWS = """\
desa,kab,orang,income,school,health,insured
1101010001,1101,1,13.1,14,4,1
1101010002,1101,1,15.2,7,5,0
1201010001,1201,1,12.5,10,1,0
1201010002,1201,1,20,11,3,1
"""
INDICATORS = [
    cell
    for name, cutoff in (("income", 13), ("school", 12), ("health", 3), ("insured", 1))
    for cell in (name, "better", str(cutoff), "", "")
]


@pytest.fixture
def villages(tmp_path: Path) -> str:
    path = tmp_path / "villages.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


def test_districts_get_measures_and_outlines(run: Run, villages: str, tmp_path: Path) -> None:
    path = tmp_path / "m0.gpkg"
    told = {"INPUT": villages, "UNIT_FIELD": "desa", "GROUP_FIELD": "kab", "K": 0.5}
    made = run("msme:deprivation", INDICATORS=INDICATORS, OUTPUT=str(path), **told)
    # As published.
    assert (made["H"], made["A"], made["M0"]) == (0.5, 0.75, 0.375)
    layer = QgsVectorLayer(str(path), "m0", "ogr")
    table = read_unit_table(layer)
    assert table.values.loc[["1101", "1201"], "m0"].tolist() == [0.25, 0.5]
    assert table.units.loc["1101", "name"] == "Simeulue"
    assert (table.letters("m0") == "M").sum() == 512
    assert all(one.hasGeometry() for one in layer.getFeatures())
    fields, about = read_fields(layer)
    assert (fields["m0"].indicator, about.indicative) == ("H02_af_m0", True)
    provinces = [one.attributes() for one in made["PROVINCES"].getFeatures()]
    assert [row[0] for row in provinces] == ["11", "12", "all"]
    assert [row[5] for row in provinces] == pytest.approx([1 / 3, 2 / 3, 1])
    assert made["CURVE"].featureCount() == 6


def test_provinces_of_the_codes_and_a_roll_up_agree(run: Run, villages: str) -> None:
    told = {"INPUT": villages, "UNIT_FIELD": "desa", "K": 0.5, "INDICATORS": INDICATORS}
    with pytest.raises(QgsProcessingException, match="No row, such as 1101010001"):
        # Ids of one's own lie in nothing.
        run("msme:deprivation", **told)
    districts = run("msme:deprivation", GROUP_FIELD="kab", **told)["OUTPUT"]
    rolled = read_unit_table(run("msme:rollup", INPUT=districts, LEVEL="province")["OUTPUT"])
    # Of the districts of a province only one has a value: the whole has none.
    assert rolled.letters("m0")[["11", "12"]].tolist() == ["M", "M"]
    allocated = run("msme:priority", INPUT=districts, FIELD="m0", BUDGET=1)
    assert read_unit_table(allocated["OUTPUT"]).values.loc["1201", "portions"] == 1


def test_a_missing_cut_off_is_named(run: Run, villages: str) -> None:
    told = {"INPUT": villages, "GROUP_FIELD": "kab"}
    with pytest.raises(QgsProcessingException, match="“income” has no cut-off"):
        run("msme:deprivation", INDICATORS=["income", "better", "", "", ""], **told)
    with pytest.raises(QgsProcessingException, match="“nope”"):
        run("msme:deprivation", INDICATORS=INDICATORS, INPUT=villages, GROUP_FIELD="nope")
