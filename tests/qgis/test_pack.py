"""`msme:buildpack` and `msme:loadpack` in a running QGIS."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.qgis.conftest import Run

ACEH = "Kode;Kabupaten/Kota;Usaha\n1101;Simeulue;1250\n1102;Aceh Singkil;x\n"
BALI = "Kode;Kabupaten/Kota;Usaha\n5101;Jembrana;300\n5102;Tabanan;400\n"


class Heard(QgsProcessingFeedback):
    """Keeps warnings."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


@pytest.fixture
def project(provider: object) -> Iterator[QgsProject]:
    found = QgsProject.instance()
    found.clear()
    yield found
    found.clear()


def harmonised(run: Run, folder: Path, text: str) -> dict[str, QgsVectorLayer]:
    path = folder / "umkm.csv"
    path.write_text(text, encoding="utf-8")
    return run("msme:harmonise", INPUT=str(path))


def build(run: Run, folder: Path, text: str, name: str, **more: object) -> dict:
    made = harmonised(run, folder, text)
    return run(
        "msme:buildpack",
        LAYERS=[made["OUTPUT"]],
        REPORT=made["REPORT"],
        PACK=str(folder / name),
        CONFLICTS_TABLE="memory:",
        **{"DATASET": "UMKM 2024", "PERIOD": "2024", **more},
    )


def test_layer_goes_into_a_pack_with_its_report_and_history(run: Run, tmp_path: Path) -> None:
    result = build(run, tmp_path, ACEH, "pack.gpkg")
    assert (result["ADDED"], result["UNITS_ADDED"]) == (514, 514)
    with closing(sqlite3.connect(tmp_path / "pack.gpkg")) as pack:
        assert pack.execute(
            "SELECT unit, indicator, period, value, status FROM observation "
            "WHERE unit < '1104' ORDER BY unit"
        ).fetchall() == [
            ("1101", "Usaha", "2024", 1250.0, "A"),
            ("1102", "Usaha", "2024", None, "Q"),
            ("1103", "Usaha", "2024", None, "M"),
        ]
        algorithm, history, inputs = pack.execute(
            "SELECT algorithm, history, inputs FROM provenance"
        ).fetchone()
        assert algorithm == "msme:buildpack"
        assert "msme:harmonise" in history
        assert len(json.loads(inputs)[0]["sha256"]) == 64
        assert pack.execute("SELECT count(*) FROM match_report").fetchone() == (514,)
        unit = pack.execute(
            "SELECT kemendagri_code, parent, population, official_km2 "
            "FROM unit WHERE bps_code = '1101'"
        ).fetchone()
        assert unit == ("11.09", "11", 96812, pytest.approx(1828.851))


def test_input_file_is_named_with_its_hash(run: Run, tmp_path: Path) -> None:
    made = run("msme:harmonise", INPUT=_table(tmp_path), OUTPUT=str(tmp_path / "layer.gpkg"))
    run("msme:buildpack", LAYERS=[made["OUTPUT"]], PACK=str(tmp_path / "pack.gpkg"))
    with closing(sqlite3.connect(tmp_path / "pack.gpkg")) as pack:
        (inputs,) = pack.execute("SELECT inputs FROM provenance").fetchone()
    content = (tmp_path / "layer.gpkg").read_bytes()
    assert json.loads(inputs) == [{"name": "layer.gpkg", "sha256": sha256(content).hexdigest()}]


def _table(folder: Path) -> str:
    path = folder / "umkm.csv"
    path.write_text(ACEH, encoding="utf-8")
    return str(path)


def test_province_packs_merge_into_one(run: Run, tmp_path: Path) -> None:
    build(run, tmp_path, ACEH, "aceh.gpkg")
    build(run, tmp_path, BALI, "bali.gpkg")
    result = run(
        "msme:buildpack",
        MERGE=str(tmp_path / "bali.gpkg"),
        PACK=str(tmp_path / "aceh.gpkg"),
        CONFLICTS_TABLE="memory:",
    )
    assert (result["REPLACED"], result["CONFLICTS"]) == (2, 0)
    other = BALI.replace("300", "301")
    build(run, tmp_path, other, "other.gpkg")
    result = run(
        "msme:buildpack",
        MERGE=str(tmp_path / "other.gpkg"),
        PACK=str(tmp_path / "aceh.gpkg"),
        CONFLICTS_TABLE="memory:",
    )
    assert result["CONFLICTS"] == 1
    row = next(result["CONFLICTS_TABLE"].getFeatures())
    assert row["what"].startswith("5101/")
    assert (row["held"], row["came"]) == ("300.0 (A)", "301.0 (A)")


def test_structure_goes_in_with_sectors_as_a_breakdown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cacah.csv"
    path.write_text(
        "Kode;Kabupaten;C. Industri Pengolahan;J. Informasi dan Komunikasi\n1101;Simeulue;10;30\n",
        encoding="utf-8",
    )
    made = run("msme:structure", INPUT=str(path))
    run(
        "msme:buildpack",
        LAYERS=[made["OUTPUT"], made["SECTORS"]],
        DATASET="Cacah",
        PACK=str(tmp_path / "pack.gpkg"),
    )
    with closing(sqlite3.connect(tmp_path / "pack.gpkg")) as pack:
        assert pack.execute(
            "SELECT indicator, sector, value FROM observation WHERE unit = "
            "'1101' AND indicator IN ('A01_msme_n', 'A11_kbli_sh') AND sector <> '' "
            "ORDER BY indicator, sector"
        ).fetchall() == [
            ("A01_msme_n", "C", 10.0),
            ("A01_msme_n", "J", 30.0),
            ("A11_kbli_sh", "C", 0.25),
            ("A11_kbli_sh", "J", 0.75),
        ]
        assert pack.execute("SELECT kbli_version FROM dataset WHERE id = 'Cacah'").fetchone() == (
            "2020",
        )


def test_pack_opens_as_a_group_that_draws_its_values(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    build(run, tmp_path, ACEH, "pack.gpkg")
    context = QgsProcessingContext()
    context.setProject(project)
    result = run("msme:loadpack", context=context, PACK=str(tmp_path / "pack.gpkg"))
    assert result["MAPS"] == 1
    group = project.layerTreeRoot().findGroup("pack")
    layer = group.findLayers()[0].layer()
    assert layer.featureCount() == 514
    values = {one["bps_code"]: one["value"] for one in layer.getFeatures()}
    assert values["1101"] == 1250
    labels = [one.label() for one in layer.renderer().legendSymbolItems()]
    assert any("(1)" in one for one in labels)
    assert any("No data (512)" in one for one in labels)
    written = tmp_path / "opened.qgz"
    assert project.write(str(written))
    project.clear()
    assert project.read(str(written))
    again = next(one for one in project.mapLayers().values() if one.source().endswith("'DISTRICT'"))
    codes = {one["bps_code"]: one["value"] for one in again.getFeatures()}
    assert codes["1101"] == 1250


def test_an_empty_project_gets_sea_coast_and_neighbours(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    build(run, tmp_path, ACEH, "pack.gpkg")
    context = QgsProcessingContext()
    context.setProject(project)
    run("msme:loadpack", context=context, PACK=str(tmp_path / "pack.gpkg"))
    names = [one.name() for one in project.layerTreeRoot().layerOrder()]
    group = project.layerTreeRoot().findGroup("pack")
    first = names.index(group.findLayers()[0].name())
    assert names[first - 3 : first] == [
        "Names of countries",
        "Names of seas",
        "Province borders (indicative)",
    ]
    assert names[-2:] == ["Coast", "Neighbouring countries"]
    assert project.backgroundColor().name() == "#e6eff4"
    files = {
        QgsProviderRegistry.instance().decodeUri("ogr", one.source()).get("path")
        for one in project.mapLayers().values()
    }
    # Whoever gets the folder has all of the map, with or without plugin.
    assert all(Path(str(one)).is_relative_to(tmp_path) for one in files)
    written = tmp_path / "opened.qgz"
    assert project.write(str(written))
    project.clear()
    usb = tmp_path.with_name(f"{tmp_path.name}_usb")
    tmp_path.rename(usb)
    assert project.read(str(usb / "opened.qgz"))
    assert all(one.isValid() for one in project.mapLayers().values())
    assert [one.name() for one in project.layerTreeRoot().layerOrder()] == names


def test_a_second_pack_uses_the_surroundings_of_the_first(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    context = QgsProcessingContext()
    context.setProject(project)
    for table, name in ((ACEH, "one"), (BALI, "two")):
        build(run, tmp_path, table, f"{name}.gpkg")
        path = tmp_path / f"{name}.gpkg"
        run("msme:loadpack", context=context, PACK=str(path))
    names = [one.name() for one in project.layerTreeRoot().layerOrder()]
    assert names.count("Coast") == 1
    assert names[0] == "Names of countries"
    around = project.layerTreeRoot().findGroup("one").parent()
    assert around.findGroup("two") is not None


def test_a_project_with_layers_keeps_its_own_surroundings(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    build(run, tmp_path, ACEH, "pack.gpkg")
    own = QgsVectorLayer("Point?crs=EPSG:4326", "own", "memory")
    assert project.addMapLayer(own) is own
    context = QgsProcessingContext()
    context.setProject(project)
    run("msme:loadpack", context=context, PACK=str(tmp_path / "pack.gpkg"))
    names = [one.name() for one in project.layerTreeRoot().layerOrder()]
    assert "Coast" not in names
    assert "own" in names


def test_pack_grows_while_its_layers_are_open(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    build(run, tmp_path, ACEH, "pack.gpkg")
    context = QgsProcessingContext()
    context.setProject(project)
    path = tmp_path / "pack.gpkg"
    run("msme:loadpack", context=context, PACK=str(path))
    table = QgsVectorLayer(f"{path}|layername=observation", "all", "ogr")
    project.addMapLayer(table)
    layer = project.layerTreeRoot().findGroup("pack").findLayers()[0].layer()
    assert table.featureCount() == 514
    reading = layer.getFeatures()
    next(reading)
    made = harmonised(run, tmp_path, BALI)
    run(
        "msme:buildpack",
        context=context,
        LAYERS=[made["OUTPUT"]],
        DATASET="UMKM 2024",
        PERIOD="2024",
        PACK=str(path),
    )
    run(
        "msme:buildpack",
        context=context,
        LAYERS=[made["OUTPUT"]],
        DATASET="UMKM 2025",
        PERIOD="2025",
        PACK=str(path),
    )
    assert table.featureCount() == 2 * 514
    values = {one["bps_code"]: one["value"] for one in layer.getFeatures()}
    assert (values["1101"], values["5101"]) == (1250, 300)
    labels = [one.label() for one in layer.renderer().legendSymbolItems()]
    assert any("No data (510)" in one for one in labels)


def test_non_commercial_licence_warns(run: Run, tmp_path: Path) -> None:
    made = harmonised(run, tmp_path, ACEH)
    heard = Heard()
    run(
        "msme:buildpack",
        feedback=heard,
        LAYERS=[made["OUTPUT"]],
        DATASET="meta_rwi",
        PACK=str(tmp_path / "pack.gpkg"),
    )
    assert any("commercial" in one for one in heard.warnings)


def test_layer_without_codes_is_refused(run: Run, tmp_path: Path) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=x:double", "p", "memory")
    with pytest.raises(QgsProcessingException, match="bps_code"):
        run("msme:buildpack", LAYERS=[layer], PACK=str(tmp_path / "pack.gpkg"))
    assert not (tmp_path / "pack.gpkg").exists()


def test_unknown_indicator_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    build(run, tmp_path, ACEH, "pack.gpkg")
    with pytest.raises(QgsProcessingException, match="Usaha"):
        run("msme:loadpack", PACK=str(tmp_path / "pack.gpkg"), INDICATORS="nothing")


def test_a_pack_that_was_changed_or_signed_by_another_is_warned_of_by_name(
    run: Run, tmp_path: Path
) -> None:
    key, other = tmp_path / "keys" / "mine", tmp_path / "keys" / "other"
    key.parent.mkdir()
    key.write_bytes(b"0123456789abcdef")
    other.write_bytes(b"another key of 16 bytes")
    folder = tmp_path / "packs"
    folder.mkdir()
    build(run, folder, ACEH, "pack.gpkg", KEY_FILE=str(key))

    def seal(**told: str) -> tuple[str, list[str]]:
        heard = Heard()
        made = run("msme:loadpack", PACK=str(folder / "pack.gpkg"), feedback=heard, **told)
        return made["SEAL"], [one for one in heard.warnings if "pack.gpkg" in one]

    assert seal() == ("unchecked", [])
    assert seal(KEY_FILE=str(key)) == ("signed", [])
    said, (warning,) = seal(KEY_FILE=str(other))
    assert said == "wrong" and "not signed with this key" in warning
    with closing(sqlite3.connect(folder / "pack.gpkg")) as pack, pack:
        pack.execute("UPDATE observation SET value = 9 WHERE unit = '1101'")
    said, (warning,) = seal(KEY_FILE=str(key))
    assert said == "changed" and "does not match its checksum" in warning
    QgsProject.instance().clear()
    (folder / "mine").write_bytes(key.read_bytes())
    with pytest.raises(QgsProcessingException, match="keep the key elsewhere"):
        build(run, folder, ACEH, "pack.gpkg", KEY_FILE=str(folder / "mine"))
