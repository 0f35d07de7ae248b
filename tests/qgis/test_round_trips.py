"""A number knows what it is from its first table to the last page that shows it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Direction, Display, Field, Role, Rule
from msme_qgis_plugin.core.measures.schema import from_json
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.layers import read_fields, read_unit_table
from tests.qgis.plain_probe import seen
from tests.qgis.test_accessoverlay import SURVEY
from tests.qgis.test_districtreport import page_texts
from tests.qgis.test_pack_round_trip import load, project
from tests.qgis.test_pointstodistricts import points, units

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

__all__ = ["project"]

Source = QgsProcessingModelChildParameterSource
PROBE = Path(__file__).with_name("plain_probe.py")
COUNTS = (
    "Kode;Kabupaten;Tahun;Kategori;Jenis Kelamin;Jumlah Usaha\n"
    "1101;Simeulue;2024;C;L;60\n1101;Simeulue;2024;C;P;40\n"
    "1101;Simeulue;2024;G;L;50\n1101;Simeulue;2024;G;P;150\n"
    "1102;Aceh Singkil;2024;C;L;10\n1102;Aceh Singkil;2024;C;P;x\n"
    "1102;Aceh Singkil;2024;G;L;20\n1102;Aceh Singkil;2024;G;P;20\n"
    "1104;Aceh Tenggara;2024;C;L;15\n1104;Aceh Tenggara;2024;C;P;15\n"
    "1104;Aceh Tenggara;2024;G;L;15\n1104;Aceh Tenggara;2024;G;P;15\n"
)


def meaning(one: Field) -> dict[str, Any]:
    """What a number is, wherever it stands: not its column, nor the names of its neighbours."""
    return {
        key: getattr(one, key)
        for key in (
            *("role", "indicator", "label", "unit", "display", "decimals", "direction", "rule"),
            *("weight_label", "period", "sector", "sector_label", "kbli", "sex", "size"),
            *("size_definition", "centre", "categories"),
        )
    }


def numbers(layer: QgsVectorLayer, name: str) -> pd.DataFrame:
    """Value, status and bounds of each unit."""
    table = read_unit_table(layer)
    low, high = table.bounds(name) or (None, None)
    told = {"value": table.published(name), "status": table.letters(name), "low": low, "high": high}
    return pd.DataFrame(told, index=table.units.index).sort_index()


def assert_same(before: QgsVectorLayer, name: str, after: QgsVectorLayer) -> None:
    """The only value of the map `after` is the one that `before` calls `name`."""
    was = read_fields(before)[0][name]
    (now,) = read_fields(after)[0].indicators
    assert meaning(now) == meaning(was)
    assert now.label is not None
    pd.testing.assert_frame_equal(
        numbers(after, now.name), numbers(before, name), check_dtype=False, check_names=False
    )


def sheet(path: Path, name: str = "Data") -> pd.DataFrame:
    """A sheet of a workbook as a reader has it: texts under the titles of the columns."""
    return read_table(path, sheet=name).cells


def structure(run: Run, folder: Path) -> dict[str, Any]:
    table = folder / "cacah.csv"
    table.write_text(COUNTS, encoding="utf-8")
    return run("msme:structure", INPUT=str(table), KBLI_VERSION="2020", PERIOD="2024")


def access(run: Run, folder: Path) -> QgsVectorLayer:
    (folder / "podes.csv").write_text(SURVEY, encoding="utf-8")
    counts = folder / "umkm.csv"
    counts.write_text("Kabupaten/Kota,UMKM\nSarolangun,100\nKota Jambi,50\n", encoding="utf-8")
    made = run("msme:accessoverlay", MSME=str(counts), VILLAGES=str(folder / "podes.csv"))
    return made["OUTPUT"]


STRUCTURE = ("total", "per_1000", "women_share", "hhi", "share_c", "lq_g")


@pytest.mark.parametrize("name", STRUCTURE)
def test_structure_pack_load(run: Run, tmp_path: Path, project: QgsProject, name: str) -> None:
    made, pack = structure(run, tmp_path), tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[made["OUTPUT"]], DATASET="Dinas", PACK=str(pack))
    (after,) = load(run, pack, name)
    assert_same(made["OUTPUT"], name, after)
    (now,) = read_fields(after)[0].indicators
    assert (now.period, now.dataset) == ("2024", "Dinas")
    if name == "share_c":
        assert (now.sector, now.kbli, now.display) == ("C", "2020", Display.PERCENT)
        assert now.rule is Rule.RATIO_OF_SUMS
    if name == "women_share":
        assert now.direction is Direction.BETTER


def test_structure_by_sector_pack_load(run: Run, tmp_path: Path, project: QgsProject) -> None:
    made, pack = structure(run, tmp_path), tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[made["OUTPUT"], made["SECTORS"]], PACK=str(pack))
    (after,) = load(run, pack, "women_gap:G")
    (now,) = read_fields(after)[0].indicators
    of_all = read_fields(made["SECTORS"])[0]["women_gap"]
    sector = read_fields(made["OUTPUT"])[0]["share_g"]
    assert meaning(now) == {
        **meaning(of_all),
        **{key: getattr(sector, key) for key in ("sector", "sector_label", "kbli")},
    }
    assert (now.display, now.period) == (Display.POINTS, "2024")
    table = read_unit_table(after)
    # 150 of 200 in trade, 190 of 300 in all.
    assert table.values["value"]["1101"] == pytest.approx(150 / 200 - 190 / 300)
    assert table.letters("value")["1105"] == "M"


TITLES = {
    ("share_c", "en"): "KBLI section share C: Manufacturing (%)",
    ("share_c", "id"): "Proporsi kategori KBLI C: Industri Pengolahan (%)",
    ("per_1000", "en"): "MSME density per 1,000 people",
    ("per_1000", "id"): "Kepadatan UMKM per 1.000 penduduk",
}
WORDS = {
    "en": ["normal", "suppressed", "no data"],
    "id": ["normal", "dirahasiakan", "tidak ada data"],
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["share_c", "per_1000"])
def test_structure_pack_load_workbook(
    run: Run, tmp_path: Path, project: QgsProject, name: str, language: str
) -> None:
    made, pack = structure(run, tmp_path), tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[made["OUTPUT"]], DATASET="Dinas", PACK=str(pack))
    (layer,) = load(run, pack, name)
    book = tmp_path / "out.xlsx"
    run("msme:exporttable", INPUT=layer, LANGUAGE=language, OUTPUT=str(book))
    fields, _ = read_fields(layer)
    (told,) = fields.indicators
    data = sheet(book).set_index({"en": "BPS code", "id": "Kode BPS"}[language])
    stored = read_unit_table(layer).published(told.name)
    shown = pd.to_numeric(data[TITLES[name, language]], errors="coerce")
    assert shown.notna().sum() == stored.notna().sum() > 0
    pd.testing.assert_series_equal(
        shown.reindex(stored.index), stored * told.factor, check_names=False
    )
    # In words, in the last column, and nowhere as a letter.
    status = f"Status: {told.title(language)}"
    assert data.columns[-1] == status
    assert [one for one in data if one.startswith("Status")] == [status]
    assert "value_status" in layer.fields().names(), "the name that styles and models know"
    assert data.loc[["1101", "1102", "1105"], status].tolist() == WORDS[language]
    assert not [one for one in data if set(data[one]) <= {"A", "E", "M", "N", "Q", "X"}]
    (row,) = sheet(book, "Metadata").to_dict("records")
    assert row["name"] == told.title(language)
    assert (row["unit"], row["period"]) == (told.unit.get(language), "2024")
    assert row["boundaries"]
    assert row["source"] == "cacah.csv"
    assert ("KBLI 2020" in row["classification"]) == (name == "share_c")


ACCESS = ("msme", "share_4g", "share_internet", "access_score", "msme_per_km2")


@pytest.mark.parametrize("name", ACCESS)
def test_access_pack_load(run: Run, tmp_path: Path, project: QgsProject, name: str) -> None:
    before, pack = access(run, tmp_path), tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[before], PACK=str(pack))
    (after,) = load(run, pack, name)
    assert_same(before, name, after)
    if name == "access_score":
        held = numbers(after, "value").loc["1503"]
        assert (held["low"], held["high"], held["status"]) == (0, 1, "E")
        told = read_fields(after)[0]["value"]
        assert (told.weight_label.id, told.period) == ("UMKM", "2019")


@pytest.mark.parametrize("language", ["en", "id"])
def test_access_pack_load_page(
    run: Run, tmp_path: Path, project: QgsProject, language: str
) -> None:
    before, pack = access(run, tmp_path), tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[before], PACK=str(pack))
    (layer,) = load(run, pack, "share_4g")
    page = tmp_path / "page.pdf"
    run("msme:districtreport", INPUT=layer, LANGUAGE=language, OUTPUT=str(page), PROJECT=None)
    words = " ".join(" ".join(page_texts(page)).split())
    (told,) = read_fields(layer)[0].indicators
    assert told.title(language) in words
    assert " · 2019 · " in words
    weight = told.weight_label.get(language)
    assert {"en": f"weight: {weight}", "id": f"penimbang: {weight}"}[language] in words
    assert {"en": "Source: umkm.csv; ", "id": "Sumber: umkm.csv; "}[language] in words
    assert "podes.csv (" in words
    assert "≥ 100 %" in words
    assert numbers(layer, "value").loc["1503", ["low", "high"]].tolist() == [0, 1]


def test_only_values_of_points_are_observations(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    made = run(
        "msme:pointstodistricts",
        POINTS=points(),
        VALUE_FIELD="v",
        WEIGHT_FIELD="people",
        ERROR_FIELD="people",
        UNITS=units(),
    )
    before, pack = made["OUTPUT"], tmp_path / "pack.gpkg"
    assert {"moved", "points", "weight", "error"} <= set(before.fields().names())
    run("msme:buildpack", LAYERS=[before], DATASET="grid", PACK=str(pack))
    contents = read_pack(pack)
    assert set(contents.observations["indicator"]) == set(contents.fields["indicator"])
    assert set(contents.fields["name"]) == {"value", "sum"}
    assert len(contents.observations) == 2 * before.featureCount()
    for name in ("value", "sum"):
        (after,) = load(run, pack, name)
        assert_same(before, name, after)
    (after,) = load(run, pack, "value")
    table = read_unit_table(after)
    # What the mean is over came along as its base, and its coverage too.
    assert table.values[table.base_of("value")].to_dict() == {"3204": 400, "3273": 40}
    (coverage,) = read_fields(after)[0].with_role(Role.COVERAGE)
    assert table.values[coverage.name]["3204"] == pytest.approx(400 / 450)


TABLE = """\
Kode BPS;Kabupaten/Kota;Jumlah UMKM 2024
1101;Simeulue;1
1102;Aceh Singkil;2
1103;Aceh Selatan;3
1104;Aceh Tenggara;50
1105;Aceh Timur;51
1106;Aceh Tengah;x
1107;Aceh Barat;400
"""


def model(field: str) -> QgsProcessingModelAlgorithm:
    """Harmonise a table into a file, and style it."""
    made = QgsProcessingModelAlgorithm("map", "test")
    made.addModelParameter(
        QgsProcessingParameterFile("table"), QgsProcessingModelParameter("table")
    )
    steps = {
        "harmonise": {"INPUT": Source.fromModelParameter("table")},
        "stylechoropleth": {
            "INPUT": Source.fromChildOutput("harmonise", "OUTPUT"),
            "FIELD": Source.fromStaticValue(field),
            "METHOD": Source.fromStaticValue("quantile"),
            "CLASSES": Source.fromStaticValue(3),
            "LANGUAGE": Source.fromStaticValue("id"),
        },
    }
    for name, sources in steps.items():
        child = QgsProcessingModelChildAlgorithm(f"msme:{name}")
        child.setChildId(name)
        for parameter, source in sources.items():
            child.addParameterSources(parameter, [source])
        if name == "harmonise":
            output = QgsProcessingModelOutput("units")
            output.setChildId(name)
            output.setChildOutputName("OUTPUT")
            child.setModelOutputs({"units": output})
        made.addChildAlgorithm(child)
    made.updateDestinationParameters()
    return made


def test_a_project_of_a_model_says_the_same_without_the_plugin(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    table = tmp_path / "umkm.csv"
    table.write_text(TABLE, encoding="utf-8")
    alone = run("msme:harmonise", INPUT=str(table))
    (field,) = json.loads(alone["FIELDS_MADE"])
    made, context = model(field), QgsProcessingContext()
    context.setProject(project)
    (output,) = [one.name() for one in made.destinationParameterDefinitions()]
    parameters = {"table": str(table), output: str(tmp_path / "units.gpkg")}
    results, done = made.run(parameters, context, QgsProcessingFeedback())
    assert done
    layer = context.takeResultLayer(results["CHILD_RESULTS"]["stylechoropleth"]["OUTPUT"])
    layer.setName("units")
    assert project.addMapLayer(layer)
    assert project.write(str(tmp_path / "map.qgz"))
    before = seen(layer)
    assert before["renderer"] == "RuleRenderer"
    assert before["legend"][-2:] == ["Dirahasiakan (1)", "Tidak ada data (507)"]
    done = subprocess.run(
        [sys.executable, PROBE, tmp_path / "map.qgz", "units"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"plugin": False, "layer": before}
    # What the file says is what the step alone said, status by status.
    (schema,) = told["layer"]["keywords"]["msme:schema"]
    fields, about = read_fields(alone["OUTPUT"])
    assert from_json(schema) == (fields, about)
    assert (fields[field].period, fields[field].role) == ("2024", Role.VALUE)
    pd.testing.assert_frame_equal(numbers(layer, field), numbers(alone["OUTPUT"], field))
    assert "".join(numbers(layer, field)["status"][:8]) == "AAAAAQAM"
