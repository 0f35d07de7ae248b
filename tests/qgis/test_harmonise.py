"""`msme:harmonise` end to end: files in, layers and numbers out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Role, Rule, status_field
from msme_qgis_plugin.layers import read_fields
from tests.qgis.overlay_data import box, layer_of

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

HEADER = "Kode;Kabupaten/Kota;Jumlah UMKM\n"


def write(folder: Path, body: str, name: str = "umkm.csv") -> str:
    path = folder / name
    path.write_text(body, encoding="utf-8")
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["bps_code"]: feature for feature in layer.getFeatures()}


def test_one_feature_per_unit_with_value_and_status(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        HEADER + "1101;Simeulue;1.250\n1102;Aceh Singkil;x\n"
        "1103;Aceh Selatan;12.500,5\n1104;Aceh Tenggara;-\n",
    )
    result = run("msme:harmonise", INPUT=table)
    units = by_code(result["OUTPUT"])
    assert len(units) == 514
    assert result["MATCHED"] == 4
    assert result["UNITS_WITHOUT_DATA"] == 510
    assert result["CODE_SYSTEM_FOUND"] == "bps"
    simeulue = units["1101"]
    assert simeulue["Jumlah_UMKM"] == 1250
    assert simeulue["Jumlah_UMKM_status"] == "A"
    assert simeulue["kemendagri_code"] == "11.09"
    assert units["1102"]["Jumlah_UMKM"] == NULL
    assert units["1102"]["Jumlah_UMKM_status"] == "Q"
    assert units["1104"]["Jumlah_UMKM_status"] == "M"
    assert units["3173"]["Jumlah_UMKM_status"] == "M"


def test_number_of_undecided_style_is_refused_with_its_row(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;1.250\n")
    with pytest.raises(QgsProcessingException, match=r"row 2.*1\.250"):
        run("msme:harmonise", INPUT=table)
    result = run("msme:harmonise", INPUT=table, NUMBER_STYLE="indonesian")
    assert by_code(result["OUTPUT"])["1101"]["Jumlah_UMKM"] == 1250


def test_number_style_is_said_for_one_column(run: Run, tmp_path: Path) -> None:
    rows = "1101;Simeulue;1.250;1.250\n1102;Aceh Singkil;7;8\n"
    table = write(tmp_path, "Kode;Nama;UMKM;Omzet\n" + rows)
    styles = "UMKM = indonesian; Omzet = english"
    found = by_code(run("msme:harmonise", INPUT=table, COLUMN_STYLES=styles)["OUTPUT"])
    assert (found["1101"]["UMKM"], found["1101"]["Omzet"]) == (1250, 1.25)
    with pytest.raises(QgsProcessingException, match="There is no column “Usaha”"):
        run("msme:harmonise", INPUT=table, COLUMN_STYLES="Usaha = english")
    with pytest.raises(QgsProcessingException, match="one of: auto, indonesian, english"):
        run("msme:harmonise", INPUT=table, COLUMN_STYLES="UMKM = jawa")


def test_names_that_wait_for_a_decision_are_reported(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Nama;UMKM\nSimelue;12\nAceh Sinkil;13\n")
    result = run("msme:harmonise", INPUT=table)
    assert (result["MATCHED"], result["AMBIGUOUS"]) == (0, 2)
    rows = [row["candidates"] for row in result["REPORT"].getFeatures()][:2]
    assert rows == ["1101 Kab. Simeulue", "1102 Kab. Aceh Singkil"]
    units = by_code(result["OUTPUT"])
    assert {unit["UMKM_status"] for unit in units.values()} == {"M"}
    result = run("msme:harmonise", INPUT=table, DECISIONS='{"*ambiguous*": "only"}')
    assert by_code(result["OUTPUT"])["1102"]["UMKM"] == 13


def test_report_has_every_row_and_every_unit_without_data(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;12\n1102;Aceh Singkil;13\n;Jumlah;25\n")
    result = run("msme:harmonise", INPUT=table)
    rows = list(result["REPORT"].getFeatures())
    statuses = [row["status"] for row in rows]
    assert statuses[:3] == ["matched_code", "matched_code", "total_row"]
    assert statuses[3:] == ["no_data"] * 512
    assert [row["sheet_row"] for row in rows[:3]] == [2, 3, 4]
    assert all(row["message"] for row in rows[3:])


def test_code_and_name_that_disagree_stay_off_the_map(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        HEADER + "1101;Simeulue;12\n1102;Aceh Singkil;13\n"
        "1103;Banda Aceh;99\n1105;Aceh Timur;15\n1106;Aceh Tengah;16\n",
    )
    result = run("msme:harmonise", INPUT=table)
    assert result["CONFLICTS"] == 1
    units = by_code(result["OUTPUT"])
    assert units["1103"]["Jumlah_UMKM"] == NULL
    assert units["1171"]["Jumlah_UMKM"] == NULL


def test_kemendagri_codes_go_to_the_right_place(run: Run, tmp_path: Path) -> None:
    # The digits 1101 are Simeulue to BPS and Aceh Selatan to Kemendagri.
    table = write(
        tmp_path, HEADER + "11.01;Aceh Selatan;12\n11.02;Aceh Tenggara;13\n11.09;Simeulue;14\n"
    )
    result = run("msme:harmonise", INPUT=table)
    assert result["CODE_SYSTEM_FOUND"] == "kemendagri"
    units = by_code(result["OUTPUT"])
    assert units["1103"]["Jumlah_UMKM"] == 12
    assert units["1101"]["Jumlah_UMKM"] == 14


def test_two_rows_for_one_unit_stop_without_a_rule(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;12\n1102;Aceh Singkil;13\n1101;Simeulue;8\n")
    with pytest.raises(QgsProcessingException, match="Simeulue"):
        run("msme:harmonise", INPUT=table)
    result = run("msme:harmonise", INPUT=table, DUPLICATES="sum")
    feature = by_code(result["OUTPUT"])["1101"]
    assert feature["Jumlah_UMKM"] == 20
    assert feature["Jumlah_UMKM_status"] == "E"
    assert result["DUPLICATE_ROWS"] == 2


def test_a_layer_in_the_project_is_read_like_a_file(run: Run) -> None:
    layer = QgsVectorLayer(
        "none?field=kode:string&field=nama:string&field=nilai:double", "tabel", "memory"
    )
    features = []
    for values in (
        ["1101", "Simeulue", 1.5],
        ["1102", "Aceh Singkil", NULL],
        ["1103", "Aceh Selatan", 3.25],
    ):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    result = run("msme:harmonise", LAYER=layer)
    units = by_code(result["OUTPUT"])
    assert units["1101"]["nilai"] == 1.5
    assert units["1102"]["nilai"] == NULL
    assert units["1103"]["nilai"] == 3.25


@pytest.mark.parametrize("given", [{}, {"INPUT": "x.csv", "LAYER": "nothing"}])
def test_a_file_or_a_layer_but_not_both(run: Run, given: dict[str, Any]) -> None:
    with pytest.raises(QgsProcessingException, match="exactly one"):
        run("msme:harmonise", **given)


def test_children_are_merged_up_to_the_year_before_the_split(run: Run, tmp_path: Path) -> None:
    # Aceh Singkil left Aceh Selatan in 1999, Aceh Barat Daya in 2002.
    table = write(
        tmp_path,
        HEADER + "1102;Aceh Singkil;1000\n1103;Aceh Selatan;20\n"
        "1112;Aceh Barat Daya;3\n1101;Simeulue;4\n1175;Subulussalam;500\n",
    )
    result = run("msme:harmonise", INPUT=table, TARGET_VINTAGE="1990")
    units = by_code(result["OUTPUT"])
    assert "1102" not in units
    assert units["1103"]["Jumlah_UMKM"] == 1523
    assert units["1103"]["Jumlah_UMKM_status"] == "A"


def test_original_headers_are_kept(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;12\n1102;Aceh Singkil;13\n")
    layer = run("msme:harmonise", INPUT=table)["OUTPUT"]
    fields, about = read_fields(layer)
    assert fields["Jumlah_UMKM"].title("id") == "Jumlah UMKM"
    assert fields["Jumlah_UMKM"].rule is Rule.SUM
    assert fields.beside("Jumlah_UMKM", Role.STATUS) == status_field("Jumlah_UMKM")
    assert (about.source, about.indicative) == (Path(table).name, True)
    index = layer.fields().indexFromName("Jumlah_UMKM")
    assert layer.attributeAlias(index) == "Jumlah UMKM"


def test_indicative_boundaries_say_so(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;12\n1102;Aceh Singkil;13\n")
    layer = run("msme:harmonise", INPUT=table)["OUTPUT"]
    feature = next(layer.getFeatures())
    for words in ("Indicative, not official", "bukan batas resmi"):
        assert words in feature["boundary"]
        assert words in layer.metadata().abstract()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "umkm.csv"),
        ("Kode;Nama;Nilai\n", "umkm.csv"),
        ("Apel;Jeruk\n1;2\n3;4\n", "umkm.csv"),
        (HEADER + "12;AB;1\n13;CD;2\n", "umkm.csv"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, body: str, words: str
) -> None:
    table = write(tmp_path, body)
    with pytest.raises(QgsProcessingException, match=words):
        run("msme:harmonise", INPUT=table)


def test_total_row_proves_the_style_of_its_column(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path, HEADER + "1101;Simeulue;1.250\n1102;Aceh Singkil;2.500\n;Jumlah;1.003.750\n"
    )
    units = by_code(run("msme:harmonise", INPUT=table)["OUTPUT"])
    assert units["1101"]["Jumlah_UMKM"] == 1250


def test_words_in_a_row_off_the_map_do_not_stop_the_table(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path,
        HEADER + "1101;Simeulue;1250\n1150;Atlantis;belum masuk\n"
        "1102;Aceh Singkil;2500\n"
        "1103;Aceh Selatan;2501\n1105;Aceh Timur;2502\n",
    )
    result = run("msme:harmonise", INPUT=table, VALUE_FIELDS="Jumlah UMKM")
    assert result["UNMATCHED"] == 1
    assert by_code(result["OUTPUT"])["1102"]["Jumlah_UMKM"] == 2500


def test_one_decision_settles_all_alike_and_rows_outside_are_counted_apart(
    run: Run, tmp_path: Path
) -> None:
    table = write(tmp_path, "Nama;UMKM\nBandung;2500\nBogor;2600\nKota Bogor;2700\n")
    assert run("msme:harmonise", INPUT=table)["AMBIGUOUS"] == 2
    result = run("msme:harmonise", INPUT=table, DECISIONS='{"*ambiguous*": "kab"}')
    assert (result["MATCHED"], result["AMBIGUOUS"], result["OUTSIDE_UNITS"]) == (3, 0, 0)
    assert by_code(result["OUTPUT"])["3204"]["UMKM"] == 2500


def test_rows_made_one_say_so_in_the_report(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;2\n1101;Simeulue;3,5\n")
    report = run("msme:harmonise", INPUT=table, DUPLICATES="sum")["REPORT"]
    rows = [one for one in report.getFeatures() if one["row"] != NULL]
    assert [one["status"] for one in rows] == ["duplicate", "duplicate"]
    assert all("several rows" in one["message"] for one in rows)


def test_a_table_of_villages_is_refused_in_a_short_sentence(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"1101;Simeulue;{n},5\n" for n in range(300))
    table = write(tmp_path, HEADER + rows)
    with pytest.raises(QgsProcessingException, match="2, 3, 4, 5, 6, …") as e:
        run("msme:harmonise", INPUT=table)
    assert len(str(e.value)) < 300


def test_names_that_all_fit_two_districts_say_so(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "Kabupaten/Kota;Jumlah\nBandung;1,5\nMalang;2\n")
    result = run("msme:harmonise", INPUT=table)
    assert (result["MATCHED"], result["AMBIGUOUS"]) == (0, 2)
    rows = list(result["REPORT"].getFeatures())
    assert rows[0]["candidates"] == "3204 Kab. Bandung; 3273 Kota Bandung"


def test_the_summary_counts_duplicates(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;5\n1101;Kab. Simeulue;6\n1102;Aceh Singkil;7\n")
    feedback = QgsProcessingFeedback(False)
    result = run("msme:harmonise", feedback=feedback, INPUT=table, DUPLICATES="sum")
    assert (result["MATCHED"], result["DUPLICATE_ROWS"]) == (1, 2)
    said = feedback.textLog()
    assert "3 of 3 rows matched; 2 units have a row" in said
    assert "2 of these rows share their unit with another one" in said


def boundaries(codes: list[str | None]) -> QgsVectorLayer:
    """An official layer of codes alone."""
    rows: list[tuple[str | None, dict[str, Any]]] = [
        (box(97 + at, 3, 98 + at, 4), {"kode": code}) for at, code in enumerate(codes)
    ]
    layer = layer_of(rows, "Polygon", {"kode": "string"})
    layer.setName("batas")
    return layer


def test_boundaries_of_codes_alone_are_told_whose_they_are(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1103;Aceh Selatan;5\n1104;Aceh Tenggara;6\n")
    units = boundaries(["1101", "1102"])
    with pytest.raises(QgsProcessingException, match="code system"):
        run("msme:harmonise", INPUT=table, UNITS=units)
    result = run("msme:harmonise", INPUT=table, UNITS=units, UNITS_SYSTEM="kemendagri")
    # Kemendagri's 11.01 is Aceh Selatan, 1103 to BPS; 11.02 Aceh Tenggara.
    values = {code: feature["Jumlah_UMKM"] for code, feature in by_code(result["OUTPUT"]).items()}
    assert values == {"1103": 5, "1104": 6}


def test_what_boundaries_were_recognised_by_is_told(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;5\n1102;Aceh Singkil;6\n")
    feedback = QgsProcessingFeedback(False)
    result = run(
        "msme:harmonise",
        feedback=feedback,
        INPUT=table,
        UNITS=boundaries(["IDN.1.22_1", "IDN.1.6_1", None]),
    )
    assert set(by_code(result["OUTPUT"])) == {"1101", "1102"}
    said = feedback.textLog()
    assert "batas: The codes are GADM's" in said
    assert "batas: Not recognised: #3." in said
    assert "chosen" not in said


class Warned(QgsProcessingFeedback):
    """Keeps warnings apart from information."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)
        super().pushWarning(warning)


def test_lists_that_mean_the_same_are_information(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, HEADER + "1101;Simeulue;5\n1102;Aceh Singkil;6\n")
    feedback = Warned()
    run("msme:harmonise", feedback=feedback, INPUT=table)
    assert "The codes mean the same districts in:" in feedback.textLog()
    assert feedback.warnings == []


def test_a_column_that_a_cell_spoils_is_a_warning(run: Run, tmp_path: Path) -> None:
    rows = "".join(
        f"{1101 + at};{name};{at + 10};{text}\n"
        for at, (name, text) in enumerate(
            [
                ("Simeulue", "1"),
                ("Aceh Singkil", "2"),
                ("Aceh Selatan", "3"),
                ("Aceh Tenggara", "lihat catatan"),
            ]
        )
    )
    table = write(tmp_path, "Kode;Nama;UMKM;Usaha\n" + rows)
    feedback = Warned()
    run("msme:harmonise", feedback=feedback, INPUT=table)
    (warning,) = feedback.warnings
    assert "“Usaha” was left out: 1 cell(s) are no numbers" in warning
