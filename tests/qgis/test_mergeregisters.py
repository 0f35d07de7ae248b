"""`msme:mergeregisters`: what several lists share, and nobody's secret leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.layers import attribute_table, read_unit_table

if TYPE_CHECKING:
    import pandas as pd

    from tests.qgis.conftest import Run

HEADER = "NIK;Nama Lengkap;No HP;Tanggal Lahir;Kabupaten/Kota;Desa;Pekerjaan;Skala Usaha\n"
FIRST, SECOND = "bantuan.csv", "pelatihan.csv"
# Which people each list has: 0 to 9 live in Simeulue, 10 to 15 in Aceh Singkil.
HELD = {FIRST: [*range(8), 1, *range(10, 14)], SECOND: [*range(4, 10), 12, 13, 14, 15]}
WORDS = ("Rahasia", "Tertutup", "Sembunyi", "Gelap", "Senyap", "Diam", "Sunyi", "Hening")


def row(number: int, work: str = "Pedagang", size: str = "Mikro", nik: str = "") -> str:
    """Return a record of one made-up person."""
    singkil = number >= 10
    nik = nik or f"{1110 if singkil else 1109}01{number + 1:02d}0185{number + 1:04d}"
    name = f"{WORDS[number % 8]} {WORDS[number // 2]}{'abcdefghijklmnop'[number]}"
    district = "Kab. Aceh Singkil" if singkil else "Kab. Simeulue"
    return (
        f"{nik};{name};08123{number:07d};{number + 1:02d}-01-1985;{district};"
        f"Desa {WORDS[number % 5]};{work};{size}\n"
    )


@pytest.fixture
def lists(tmp_path: Path) -> list[str]:
    """Two lists; a person stands in the first twice, another has a NIK that is none."""
    for name, held in HELD.items():
        rows = [row(one, work="PNS" if one < 4 else "Pedagang") for one in held]
        if name == FIRST:
            rows[0] = row(0, work="PNS", nik="1109019901850001")
        (tmp_path / name).write_text(HEADER + "".join(rows), encoding="utf-8")
    return [str(tmp_path / name) for name in HELD]


def rules(layer: QgsVectorLayer) -> dict[tuple[str, str], tuple[Any, str]]:
    """Return (rule, district) -> count and status."""
    table: pd.DataFrame = attribute_table(layer)
    return {(one.rule, one.bps_code): (one.count_, one.status) for one in renamed(table)}


def renamed(table: pd.DataFrame) -> Any:
    return table.rename(columns={"count": "count_"}).itertuples()


def test_lists_are_merged_and_few_are_withheld(run: Run, lists: list[str]) -> None:
    made = run("msme:mergeregisters", INPUTS=lists)
    assert made["RECORDS"] == 23
    assert made["ENTERPRISES"] == 16
    table = read_unit_table(made["OUTPUT"])
    assert table.values.loc["1101", "total"] == 10
    assert table.values.loc["1102", "total"] == 6
    assert table.values.loc["1101", ["lists_1", "lists_2"]].tolist() == [6, 4]
    # Two of Aceh Singkil in both lists are few; with the four others they would be told.
    assert table.letters("lists_2")["1102"] == "Q"
    assert table.letters("lists_1")["1102"] == "Q"
    assert table.letters("total")["1103"] == "M"
    assert made["DUPLICATES"] is None


def test_rules_count_what_they_find_and_say_what_they_cannot(
    run: Run, lists: list[str], tmp_path: Path
) -> None:
    borrowers = tmp_path / "kur.csv"
    numbers = [row(one).split(";")[0] for one in (5, 6, 7, 8)]
    borrowers.write_text("NIK;Bank\n" + "".join(f"{one};A\n" for one in numbers), encoding="utf-8")
    made = run("msme:mergeregisters", INPUTS=lists, LOANS=str(borrowers))
    found = rules(made["RULES"])
    # 5, 6 and 7 stand in both lists, 8 in the second alone.
    assert found["other_loan", ""] == found["other_loan", "1101"] == (7, "A")
    # 0 to 3 of the first list, of whom 1 stands there twice.
    assert found["state_employee", ""] == found["state_employee", "1101"] == (5, "A")
    # The day of birth of number 0 is 99: one record is few.
    assert found["nik_form", ""][1] == found["same_nik", ""][1] == "Q"
    assert found["not_micro", ""] == (0, "A")
    told = {one.rule: one for one in renamed(attribute_table(made["RULES"])) if not one.bps_code}
    assert found["deceased", ""][1] == found["not_in_civil_register", ""][1] == "M"
    assert "Dukcapil" in told["not_in_civil_register"].note
    assert told["other_loan"].checked == 22
    assert told["state_employee"].checked == 23


def test_pairs_of_lists_are_told_by_what_is_published(run: Run, lists: list[str]) -> None:
    table = attribute_table(run("msme:mergeregisters", INPUTS=lists)["OVERLAPS"])
    both = table[table["lists"] == f"{FIRST} + {SECOND}"].set_index("bps_code")
    # Four in Simeulue; the two of Aceh Singkil are withheld in the sum as well.
    assert both.loc["1101", "count"] == both.loc["", "count"] == 4
    assert both.loc["1102", "status"] == "Q"


def test_rows_are_linked_without_names(run: Run, lists: list[str], tmp_path: Path) -> None:
    out = tmp_path / "baris.gpkg"
    run("msme:mergeregisters", INPUTS=lists, CLUSTERS=str(out))
    table = attribute_table(QgsVectorLayer(str(out), "", "ogr"))
    assert len(table) == 23
    place = table.set_index(["list", "row"])["enterprise"]
    # Number 4 stands in row 6 of the first and row 2 of the second file; 1 in 3 and 10.
    assert place[FIRST, 6] == place[SECOND, 2]
    assert place[FIRST, 3] == place[FIRST, 10]
    assert place.nunique() == 16


def test_nothing_that_is_written_holds_a_name_or_a_number(
    run: Run, lists: list[str], tmp_path: Path
) -> None:
    outputs = {
        name: str(tmp_path / f"{name.lower()}.gpkg")
        for name in ("OUTPUT", "RULES", "OVERLAPS", "CLUSTERS", "WEIGHTS")
    }
    made = run("msme:mergeregisters", INPUTS=lists, **outputs)
    secrets = [one.encode() for word in WORDS for one in (word, word.lower(), word.upper())]
    for path in outputs.values():
        raw = Path(path).read_bytes()
        for secret in (*secrets, b"08123", b"81230", b"110901", b"01-1985", b"1985010"):
            assert secret not in raw, (path, secret)
    told = " ".join(str(one) for one in made.values())
    assert not any(word.lower() in told.lower() for word in WORDS)


def test_layers_of_the_project_are_lists_too(run: Run, lists: list[str]) -> None:
    shown = QgsVectorLayer(lists[0], "pertama", "ogr")
    memory = QgsVectorLayer(
        "NoGeometry?field=NIK:string&field=Nama:string&field=Kab:string", "kedua", "memory"
    )
    memory.startEditing()
    for one in range(4, 10):
        feature = QgsFeature(memory.fields())
        cells = row(one).split(";")
        feature.setAttributes([cells[0], cells[1], cells[4]])
        memory.addFeature(feature)
    memory.commitChanges()
    QgsProject.instance().addMapLayers([shown, memory])
    made = run("msme:mergeregisters", INPUTS=[shown.id(), memory])
    assert made["RECORDS"] == 19
    assert read_unit_table(made["OUTPUT"]).values.loc["1101", "lists_2"] == 4


def test_a_model_may_merge_lists(run: Run, lists: list[str]) -> None:
    model = QgsProcessingModelAlgorithm("gabung", "msme")
    model.addModelParameter(
        QgsProcessingParameterMultipleLayers("lists", "Daftar"),
        QgsProcessingModelParameter("lists"),
    )
    child = QgsProcessingModelChildAlgorithm("msme:mergeregisters")
    child.setChildId("merge")
    given = QgsProcessingModelChildParameterSource.fromModelParameter("lists")
    child.addParameterSources("INPUTS", [given])
    result = QgsProcessingModelOutput("OUT")
    result.setChildId("merge")
    result.setChildOutputName("OUTPUT")
    child.setModelOutputs({"OUT": result})
    model.addChildAlgorithm(child)
    assert run is not None  # has started Processing
    import processing

    made = processing.run(model, {"lists": lists, "merge:OUT": "TEMPORARY_OUTPUT"})
    assert read_unit_table(made["merge:OUT"]).values.loc["1101", "lists_2"] == 4


def test_lists_that_cannot_be_merged_are_refused(
    run: Run, lists: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "lain.csv"
    other.write_text("Kabupaten/Kota;Jumlah\nKab. Simeulue;12\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="nothing to merge: lists given: 1"):
        run("msme:mergeregisters", INPUTS=lists[:1])
    with pytest.raises(QgsProcessingException, match=r"lain\.csv has nothing in common"):
        run("msme:mergeregisters", INPUTS=[*lists, str(other)])
    with pytest.raises(QgsProcessingException, match="There is no column “Nama Ibu”"):
        run("msme:mergeregisters", INPUTS=lists, NAME_FIELD="Nama Ibu")
    with pytest.raises(QgsProcessingException, match=r"No column of lain\.csv holds NIK"):
        run("msme:mergeregisters", INPUTS=lists, DECEASED=str(other))
