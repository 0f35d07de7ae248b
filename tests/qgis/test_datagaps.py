"""Which data are there, which are not and who supplies them: folder, pack, layer, annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.layers import read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

HEAD = "kode,nama,umkm,pekerja\n"


@pytest.fixture(scope="module")
def labels() -> list[tuple[str, str]]:
    return list(Gazetteer.load().units["label"].items())


def write(folder: Path, name: str, rows: list[str], head: str = HEAD) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def states(layer: object, code: str) -> dict[tuple[str, str], str]:
    rows = [one for one in layer.getFeatures() if one["bps_code"] == code]  # type: ignore[attr-defined]
    return {(one["dataset"], one["period"]): one["state"] for one in rows}


def test_the_published_gap_of_a_register(
    run: Run, tmp_path: Path, labels: list[tuple[str, str]]
) -> None:
    """240 districts in 2022 and 215 others in 2023, of 514: 455 covered, 59 not, 88.52 %."""
    rows = [f"{code},{name},5,9" for code, name in labels]
    write(tmp_path / "data", "umkm_2022.csv", rows[:240])
    write(tmp_path / "data", "umkm_2023.csv", rows[240:455])
    made = run("msme:datagaps", FOLDER=str(tmp_path / "data"))
    assert (made["COVERED"], made["MISSING"]) == (455, 59)
    assert made["COVERAGE_PERCENT"] == pytest.approx(88.52, abs=0.01)
    # Each of the 455 lacks one of two periods, the 59 lack both.
    assert made["GAPS_FOUND"] == 455 + 2 * 59
    table = read_unit_table(made["OUTPUT"])
    assert table.values.loc["1101", ["complete", "gaps"]].tolist() == [0.5, 1]
    one = table.fields["complete"]
    assert (one.indicator, one.period) == ("G07_complete", "2022–2023")
    assert made["OUTPUT"].featureCount() == 514


@pytest.fixture
def folder(tmp_path: Path, labels: list[tuple[str, str]]) -> Path:
    """Five files: whole and partly, suppressed, old, of old codes, of no use."""
    path = tmp_path / "data"
    aceh = [f"{code},{name}" for code, name in labels if code.startswith("11")]
    rows = [f"{one},5,9" for one in aceh]
    rows[0], rows[1], rows[2] = f"{aceh[0]},0,0", f"{aceh[1]},5,", f"{aceh[2]},x,x"
    write(path, "umkm_2024.csv", rows[:-1])
    write(path, "koperasi_2015.csv", rows[:2] + [f"{one},5,9" for one in aceh[2:]])
    write(path, "catatan.csv", ["halo"], head="")
    return path


def test_each_state_has_its_reason(run: Run, folder: Path, labels: list[tuple[str, str]]) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:datagaps", feedback, FOLDER=str(folder))
    codes = [code for code, _ in labels if code.startswith("11")]
    gaps = made["GAPS"]
    # A zero is a number; the file of 2015 is stale nine years later.
    assert states(gaps, codes[0]) == {("umkm", "2024"): "present", ("koperasi", "2015"): "stale"}
    assert states(gaps, codes[1])["umkm", "2024"] == "partial"
    assert states(gaps, codes[2])["umkm", "2024"] == "suppressed"
    assert states(gaps, codes[-1])["umkm", "2024"] == "absent"
    # Only one province has data: no other is expected.
    assert made["OUTPUT"].featureCount() == len(codes) == 23
    assert "catatan.csv is left out" in feedback.textLog()
    later = run("msme:datagaps", FOLDER=str(folder), STALE_AFTER=9)
    assert states(later["GAPS"], codes[0])["koperasi", "2015"] == "present"
    in_2035 = run("msme:datagaps", FOLDER=str(folder), YEAR=2035)
    assert states(in_2035["GAPS"], codes[0])["umkm", "2024"] == "stale"


def test_numbers_of_the_whole_are_of_an_old_code(run: Run, tmp_path: Path) -> None:
    """Codes of 1990: Kutai, of which five districts became."""
    path = tmp_path / "data"
    names = ["Pasir", "Kutai", "Berau", "Bulungan", "Kota Balikpapan", "Kota Samarinda"]
    codes = ["6401", "6402", "6403", "6404", "6471", "6472"]
    write(path, "umkm_1990.csv", [f"{code},{name},5,9" for code, name in zip(codes, names)])
    made = run("msme:datagaps", FOLDER=str(path), STALE_AFTER=100)
    assert states(made["GAPS"], "6403") == {("umkm", "1990"): "wrong_vintage"}
    assert states(made["GAPS"], "6402") == {("umkm", "1990"): "wrong_vintage"}
    assert states(made["GAPS"], "6472") == {("umkm", "1990"): "present"}


def test_who_supplies_what_goes_into_a_letter(run: Run, folder: Path, tmp_path: Path) -> None:
    annex = tmp_path / "annex.xlsx"
    made = run(
        "msme:datagaps", FOLDER=str(folder), SUPPLIER="Dinas Koperasi", LETTER_ANNEX=str(annex)
    )
    rows = {(one["dataset"], one["state"]): one for one in made["SUPPLY"].getFeatures()}
    one = rows["umkm", "absent"]
    assert (one["supplier"], one["province"], one["count"]) == ("Dinas Koperasi", "Aceh", 1)
    assert one["codes"] == "1175"
    table = read_table(annex, sheet="Annex")
    assert len(table.cells) == sum(one["count"] for one in rows.values()) == made["GAPS_FOUND"]
    assert list(table.cells.columns)[:4] == ["No.", "Who supplies", "Dataset", "Period"]
    assert len(read_table(annex, sheet="Summary").cells) == len(rows)


def test_a_pack_and_a_layer_say_the_same(run: Run, tmp_path: Path) -> None:
    text = (
        "kode,nama,tahun,n\n1101,Simeulue,2016,5\n1102,Aceh Singkil,2016,x\n1101,Simeulue,2017,6\n"
    )
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    layer = run("msme:harmonise", INPUT=str(path), PERIOD="all", CODE_SYSTEM="bps")["OUTPUT"]
    pack = str(tmp_path / "p.gpkg")
    run("msme:buildpack", LAYERS=[layer], PACK=pack, DATASET="register")
    of_layer, of_pack = run("msme:datagaps", INPUT=layer), run("msme:datagaps", PACK=pack)
    for made in (of_layer, of_pack):
        found = {
            (code, period): state
            for code in ("1101", "1102", "1103")
            for (_, period), state in states(made["GAPS"], code).items()
        }
        assert found == {
            ("1101", "2016"): "present",
            ("1101", "2017"): "present",
            ("1102", "2016"): "suppressed",
            ("1102", "2017"): "absent",
            ("1103", "2016"): "absent",
            ("1103", "2017"): "absent",
        }
    assert {one["dataset"] for one in of_pack["GAPS"].getFeatures()} == {"register"}


def test_a_producer_that_the_catalogue_knows_supplies(run: Run, tmp_path: Path) -> None:
    pack = str(tmp_path / "p.gpkg")
    path = tmp_path / "t.csv"
    path.write_text("kode,nama,n\n1101,Simeulue,5\n1102,Aceh Singkil,6\n", encoding="utf-8")
    layer = run("msme:harmonise", INPUT=str(path), CODE_SYSTEM="bps")["OUTPUT"]
    run("msme:buildpack", LAYERS=[layer], PACK=pack, DATASET="se2016")
    made = run("msme:datagaps", PACK=pack)
    (supplier,) = {one["supplier"] for one in made["SUPPLY"].getFeatures()}
    assert "BPS" in supplier


def test_what_cannot_be_looked_at_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="exactly one of the three"):
        run("msme:datagaps")
    with pytest.raises(QgsProcessingException, match="exactly one of the three"):
        run("msme:datagaps", FOLDER=str(tmp_path), PACK=str(tmp_path / "p.gpkg"))
    write(tmp_path / "data", "catatan.csv", ["halo"], head="")
    with pytest.raises(QgsProcessingException, match="None of the 1 tables in the folder data"):
        run("msme:datagaps", FOLDER=str(tmp_path / "data"))
    layer = QgsVectorLayer("None?field=bps_code:string&field=umkm:integer", "dua", "memory")
    for count in (5, 6):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["1101", count])
        assert layer.dataProvider().addFeature(feature)
    with pytest.raises(QgsProcessingException, match="1 units have several rows"):
        run("msme:datagaps", INPUT=layer)
