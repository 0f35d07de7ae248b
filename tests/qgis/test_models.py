"""The models that come with the plugin, run on the demonstration's data."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import build_models
import pytest
from qgis.core import (
    NULL,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Kerinci, Merangin and Kota Jambi; the last columns are the strength of the
# phone signal and the internet signal, 0 where there is no phone signal.
VILLAGES = """\
R101,R101N,R102,R102N,R103,R104,R104N,R107,R701B1,R705C,R705D
15,JAMBI,01,KERINCI,010,001,SATU,1,1,1,1
15,JAMBI,01,KERINCI,010,002,DUA,1,1,2,2
15,JAMBI,01,KERINCI,010,003,TIGA,1,1,4,0
15,JAMBI,02,MERANGIN,010,001,EMPAT,1,1,2,2
15,JAMBI,02,MERANGIN,010,002,LIMA,1,1,2,3
15,JAMBI,71,JAMBI,010,001,ENAM,1,1,1,1
"""
COUNTS = """\
kode;jumlah_umkm
1501010001;100
1501010002;50
1501010003;50
1502010001;30
1502010002;10
1571010001;400
"""


# What each analysis is given beside its layer, and a field that it makes; those that
# tests/qgis/test_change.py and test_priority.py put in a model are not here.
DENSITY = "UMKM_per_1_000_penduduk"
DEPRIVED = {
    "INDICATORS": [DENSITY, "better", "60", "", ""],
    "PEOPLE_FIELD": "Penduduk",
    "LEVEL": "province",
}
ANALYSES = {
    "deprivation": (DEPRIVED, "m0"),
    "hotspots": ({"FIELD": DENSITY, "PERMUTATIONS": 99}, "cluster"),
    "regionalise": ({"FIELDS": DENSITY, "GROUPS": 5}, "region"),
    "rollup": ({"LEVEL": "province"}, "Jumlah_UMKM"),
    "typology": ({"FIELDS": DENSITY}, "typology"),
    "enablers": ({}, "balance"),
}


class Model:
    """A model from its file, and what came out of it."""

    def __init__(self, name: str, path: str = "") -> None:
        self.model = QgsProcessingModelAlgorithm()
        assert self.model.fromFile(path or str(resource("models", f"{name}.model3")))
        self.model.initAlgorithm()
        self.context = QgsProcessingContext()

    def run(self, **values: Any) -> dict[str, Any]:
        """Run with temporary outputs; the steps' numbers come along."""
        outputs = {
            one.name(): QgsProcessing.TEMPORARY_OUTPUT
            for one in self.model.destinationParameterDefinitions()
        }
        parameters = {**outputs, **values}
        valid, why = self.model.checkParameterValues(parameters, self.context)
        assert valid, why
        results, done = self.model.run(parameters, self.context, QgsProcessingFeedback())
        assert done
        return results

    def layer(self, result: str) -> QgsVectorLayer:
        """Return the layer of a result."""
        layer = self.context.getMapLayer(result)
        assert isinstance(layer, QgsVectorLayer)
        return layer


def rows(layer: QgsVectorLayer, *names: str) -> list[tuple[Any, ...]]:
    return [
        tuple(None if one[name] == NULL else one[name] for name in names)
        for one in layer.getFeatures()
    ]


@pytest.fixture
def demo_table() -> str:
    return str(resource("demo", "umkm_demo.csv"))


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[tuple[str, str]]:
    counts, villages = tmp_path / "counts.csv", tmp_path / "villages.csv"
    counts.write_text(COUNTS)
    villages.write_text(VILLAGES)
    return str(counts), str(villages)


@pytest.mark.parametrize("plan", build_models.PLANS)
def test_the_files_are_those_that_the_script_builds(
    provider: object, plan: Any, tmp_path: Path
) -> None:
    committed = Model(plan().file).model
    path = str(tmp_path / "built.model3")
    assert build_models.build(plan()).toFile(path)
    built = QgsProcessingModelAlgorithm()
    assert built.fromFile(path)
    assert committed.toVariant() == built.toVariant()
    assert committed.group() == "MSME planning"
    assert committed.helpContent()["ALG_DESC"]


def test_analyses_are_steps_of_a_model(provider: object, demo_table: str, tmp_path: Path) -> None:
    villages = {"VILLAGES": str(resource("demo", "desa_demo.csv")), "WEIGHT": "families"}
    steps = [
        build_models.Step("read", "msme:harmonise", "Read", {"INPUT": demo_table}),
        build_models.Step("villages", "msme:aggregatevillages", "Villages", villages),
    ]
    for name, (told, _) in ANALYSES.items():
        given = build_models.Take("villages" if name == "enablers" else "read", "OUTPUT")
        values = {"INPUT": given, **told}
        steps.append(build_models.Step(name, f"msme:{name}", name, values, {"OUTPUT": name}))
    path = str(tmp_path / "analyses.model3")
    assert build_models.build(build_models.Plan("analyses", "All", {}, (), steps)).toFile(path)
    model = Model("", path)
    results = model.run()
    for name, (_, made) in ANALYSES.items():
        layer = model.layer(results[name])
        assert layer.featureCount() in {514, 38}
        assert len([one for (one,) in rows(layer, made) if one is not None]) >= 11, name


def test_table_to_map_finds_the_field_of_a_header(provider: object, demo_table: str) -> None:
    model = Model("table_to_map")
    results = model.run(table=demo_table, column="UMKM milik perempuan (%)", classes=4)
    steps = results["CHILD_RESULTS"]
    assert steps["harmonise"]["MATCHED"] == 514
    # The table has 479 numbers, 16 x and 19 cells that are empty or a dash.
    assert steps["style"]["NO_DATA"] == 19
    assert steps["style"]["SUPPRESSED"] == 16
    classes = rows(model.layer(results["class_table"]), "lower", "count")
    assert [count for _, count in classes] == [75, 168, 158, 78]
    # Sorted, the 75th and 76th number are 57.0 and 57.2.
    assert 57.0 < classes[1][0] <= 57.2
    districts = model.layer(results["districts"])
    assert districts.featureCount() == 514
    assert "UMKM_milik_perempuan_pct" in districts.fields().names()


def test_table_to_map_takes_a_header_whose_field_no_expression_guesses(
    provider: object, tmp_path: Path
) -> None:
    table = tmp_path / "rasio.csv"
    table.write_text("Kode;Nama;Rasio (per km²) – 2024\n1101;Simeulue;1,5\n1102;Aceh Singkil;2,5\n")
    model = Model("table_to_map")
    results = model.run(table=str(table), column="Rasio (per km²) – 2024", classes=2)
    assert results["CHILD_RESULTS"]["style"]["NO_DATA"] == 512


def test_access_to_report(provider: object, tables: tuple[str, str], tmp_path: Path) -> None:
    counts, villages = tables
    page = tmp_path / "page.pdf"
    model = Model("access_to_report")
    results = model.run(counts=counts, villages=villages, report_page=str(page))
    layer = model.layer(results["access_of_msmes"])
    found = {
        code: values
        for code, *values in rows(
            layer, *("bps_code", "msme", "share_4g", "share_internet"), "access_score"
        )
        if values[0] is not None
    }
    # Kerinci: 130 of 200 with 4G as 1 and 3G as 0.6; Merangin: 20 of 40.
    assert found["1501"] == pytest.approx([200, 0.5, 0.75, 0.65])
    assert found["1502"] == pytest.approx([40, 0, 1, 0.5])
    assert found["1571"] == pytest.approx([400, 1, 1, 1])
    assert set(found) == {"1501", "1502", "1571"}
    assert page.read_bytes().startswith(b"%PDF")
    assert page.stat().st_size > 20_000


def test_yearly_update_adds_up_to_the_districts_of_then(
    provider: object, demo_table: str, tmp_path: Path
) -> None:
    model = Model("yearly_update")
    pack, sheet = tmp_path / "pack.gpkg", tmp_path / "year.xlsx"
    results = model.run(
        table=demo_table,
        column="Jumlah UMKM",
        districts_of="2010",
        dataset="Demo",
        pack=str(pack),
        spreadsheet=str(sheet),
    )
    counts = dict(rows(model.layer(results["districts"]), "bps_code", "Jumlah_UMKM"))
    # 17 districts were formed after 2010, Mahakam Ulu (7,621) out of Kutai
    # Barat (44,379) among them.
    assert len(counts) == 497
    assert counts["6402"] == 44_379 + 7_621
    assert "6411" not in counts
    assert results["CHILD_RESULTS"]["style"]["CLASSES_MADE"] == 5
    steps = results["CHILD_RESULTS"]
    assert steps["pack"]["UNITS_ADDED"] == 497
    assert steps["pack"]["ADDED"] == 497
    assert steps["export"]["ROWS"] == 497
    assert pack.is_file()
    assert zipfile.is_zipfile(sheet)


def test_a_decision_of_last_year_is_applied(
    provider: object, demo_table: str, tmp_path: Path
) -> None:
    model = Model("yearly_update")
    results = model.run(
        table=demo_table,
        column="Jumlah UMKM",
        decisions='{"1101|Simeulue": "leave out"}',
        pack=str(tmp_path / "pack.gpkg"),
    )
    counts = dict(rows(model.layer(results["districts"]), "bps_code", "Jumlah_UMKM"))
    assert len(counts) == 514
    assert counts["1101"] is None
    assert counts["1102"] == 11_747
