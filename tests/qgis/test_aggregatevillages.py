"""`msme:aggregatevillages` end to end, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Text
from msme_qgis_plugin.layers import read_fields

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

HEADER = (
    "R101,R101N,R102,R102N,R103,R103N,R104,R104N,R401A1,R401A2,R401B,"
    "R701B1,R705A,R705C,R705D,R802A,R802B,R802C\n"
)
ROWS = (
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,001,LUBUK,80,0,20,1,2,1,1,1,0,0",
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,002,MUARA,300,0,0,1,1,2,2,0,1,0",
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,003,SUNGAI,0,40,60,3,0,4,0,0,0,0",
    "15,JAMBI,71,JAMBI,010,KOTA BARU,001,KENALI,900,0,0,1,5,1,1,3,2,1",
)


def write(folder: Path, *rows: str, name: str = "podes.csv") -> str:
    path = folder / name
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["bps_code"]: feature for feature in layer.getFeatures()}


def test_indicators_sums_coverage_and_status(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:aggregatevillages",
        VILLAGES=write(tmp_path, *ROWS),
        INDICATORS="B04_4g_vill, b03_4g_pop; E01_elec",
        VARIABLES="banks, families",
    )
    units = by_code(result["OUTPUT"])
    assert len(units) == 514
    one = units["1503"]
    assert one["villages"] == 3
    assert one["b04_4g_vill"] == pytest.approx(1 / 3)
    assert one["b03_4g_pop"] == pytest.approx(100 / 500)
    assert one["e01_elec"] == pytest.approx(420 / 500)
    assert one["b04_4g_vill_status"] == "A"
    assert one["b04_4g_vill_coverage"] == 1
    assert (one["banks"], one["families"]) == (2, 500)
    assert one["banks_status"] == "A"
    none = units["1101"]
    assert none["b04_4g_vill"] == NULL
    assert none["b04_4g_vill_status"] == "M"
    assert none["b04_4g_vill_coverage"] == 0
    assert none["banks"] == NULL
    assert result["VILLAGES_READ"] == 4
    assert result["UNITS_WITH_DATA"] == 2
    assert result["UNITS_WITHOUT_DATA"] == 512
    assert result["INDICATORS_COMPUTED"] == 3
    assert result["CODE_SYSTEM_FOUND"] == "bps"


def test_a_skipped_signal_is_no_internet_and_not_missing(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), INDICATORS="B04_net_vill"
    )
    one = by_code(result["OUTPUT"])["1503"]
    assert one["b04_net_vill"] == pytest.approx(2 / 3)
    assert one["b04_net_vill_coverage"] == 1


def test_the_weight_replaces_choices_only(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:aggregatevillages",
        VILLAGES=write(tmp_path, *ROWS),
        INDICATORS="B05_weaksig, B04_4g_vill",
        WEIGHT="families",
    )
    one = by_code(result["OUTPUT"])["1503"]
    fields, _ = read_fields(result["OUTPUT"])
    # No signal in one of three villages, with 100 of 500 families.
    assert one["b05_weaksig"] == pytest.approx(100 / 500)
    assert fields["b05_weaksig"].weight_label == Text("families", "keluarga")
    assert one["b04_4g_vill"] == pytest.approx(1 / 3)
    assert fields["b04_4g_vill"].weight_label == Text("villages", "desa")


def test_a_weight_that_is_not_at_hand_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="msme is not at hand"):
        run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), INDICATORS="B01_4g_msme")


def test_every_computable_indicator_without_a_list(run: Run, tmp_path: Path) -> None:
    result = run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS))
    names = result["OUTPUT"].fields().names()
    assert {"b03_4g_pop", "b04_4g_vill", "b05_weaksig", "e01_elec"} <= {*names}
    assert "b01_4g_msme" not in names


def test_an_unknown_indicator_names_the_nearest(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="B04_4g_vill"):
        run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), INDICATORS="B04_4g_vil")


def test_an_unknown_variable_names_the_known(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="families"):
        run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), VARIABLES="banken")


def test_equal_rows_of_a_village_count_once_and_are_told(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS, ROWS[0]), INDICATORS="B04_4g_vill"
    )
    assert result["DUPLICATES"] == 1
    one = by_code(result["OUTPUT"])["1503"]
    assert one["b04_4g_vill"] == pytest.approx(1 / 3)


def test_rows_of_a_village_that_differ_where_nobody_looks_are_refused(
    run: Run, tmp_path: Path
) -> None:
    # The number of towers is not among the columns that are read.
    other = ROWS[0].replace(",1,2,1,1,", ",1,7,1,1,")
    with pytest.raises(QgsProcessingException, match="R705A"):
        run(
            "msme:aggregatevillages",
            VILLAGES=write(tmp_path, *ROWS, other),
            INDICATORS="B04_4g_vill",
        )


def test_villages_in_kemendagris_numbering_go_by_their_names(run: Run, tmp_path: Path) -> None:
    # 15.06 is Tanjung Jabung Barat at Kemendagri, BPS 1507; 15.07 is Tanjung
    # Jabung Timur, BPS 1506. The descriptor says BPS.
    header = "IDDESA,R101N,R102N,R103N,R104N,R705C,R705D\n"
    rows = (
        "15.06.01.2001,JAMBI,TANJUNG JABUNG BARAT,A,B,1,1\n"
        "15.07.01.2001,JAMBI,TANJUNG JABUNG TIMUR,A,B,4,0\n"
    )
    path = tmp_path / "podes.csv"
    path.write_text(header + rows, encoding="utf-8")
    result = run("msme:aggregatevillages", VILLAGES=str(path), INDICATORS="B04_4g_vill")
    units = by_code(result["OUTPUT"])
    assert result["CODE_SYSTEM_FOUND"] == "kemendagri"
    assert units["1507"]["b04_4g_vill"] == 1
    assert units["1506"]["b04_4g_vill"] == 0


def test_a_village_of_no_district_is_counted_apart(run: Run, tmp_path: Path) -> None:
    lost = "15,JAMBI,,,010,X,001,Y,1,0,0,1,1,1,1,0,0,0"
    result = run(
        "msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS, lost), INDICATORS="B04_4g_vill"
    )
    assert result["UNMATCHED"] == 1
    assert result["UNITS_WITH_DATA"] == 2


def test_a_table_that_is_no_survey_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text("Kode;UMKM\n1101;5\n1102;7\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="podes2019"):
        run("msme:aggregatevillages", VILLAGES=str(path))


def test_a_dataset_of_districts_is_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="DISTRICT"):
        run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), DATASET="se2016")


def test_a_layer_gives_what_its_file_gives(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, *ROWS)
    uri = f"file://{path}?type=csv&detectTypes=yes&geomType=none"
    layer = QgsVectorLayer(uri, "podes", "delimitedtext")
    found = [
        by_code(run("msme:aggregatevillages", **given)["OUTPUT"])["1503"]
        for given in ({"VILLAGES": path}, {"VILLAGES_LAYER": layer})
    ]
    assert found[0].attributes() == found[1].attributes()


def test_own_boundaries_are_used(run: Run, tmp_path: Path) -> None:
    from msme_qgis_plugin.layers import embedded_units

    units = embedded_units()
    units.setSubsetString("\"province_code\" = '15'")
    result = run(
        "msme:aggregatevillages",
        VILLAGES=write(tmp_path, *ROWS),
        UNITS=units,
        INDICATORS="B04_4g_vill",
    )
    assert result["OUTPUT"].featureCount() == 11
    assert result["UNITS_WITHOUT_DATA"] == 9


def test_file_and_layer_together_are_refused(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, *ROWS)
    with pytest.raises(QgsProcessingException, match="exactly one"):
        run("msme:aggregatevillages", VILLAGES=path, VILLAGES_LAYER=path)


def test_a_minimum_coverage_replaces_that_of_the_catalogue(run: Run, tmp_path: Path) -> None:
    # One of three villages says nothing: 2/3 of them have data.
    silent = ROWS[1].replace(",2,2,0,1,0", ",2,,0,1,0")
    path = write(tmp_path, ROWS[0], silent, ROWS[2])
    told = {"VILLAGES": path, "INDICATORS": "B04_4g_vill"}
    usual = by_code(run("msme:aggregatevillages", **told)["OUTPUT"])["1503"]
    assert usual["b04_4g_vill"] == NULL
    assert usual["b04_4g_vill_status"] == "M"
    assert usual["b04_4g_vill_coverage"] == pytest.approx(2 / 3)
    # The second is the name of versions before 0.2, which saved models hold.
    for name in ("MINIMUM_COVERAGE", "MIN_COVERAGE"):
        found = run("msme:aggregatevillages", **told, **{name: 0.6})
        assert by_code(found["OUTPUT"])["1503"]["b04_4g_vill"] == 0.5


def test_a_model_saved_with_a_former_name_gives_the_same(provider: object, tmp_path: Path) -> None:
    import processing

    silent = ROWS[1].replace(",2,2,0,1,0", ",2,,0,1,0")
    child = QgsProcessingModelChildAlgorithm("msme:aggregatevillages")
    child.setChildId("villages")
    given = {
        "VILLAGES": write(tmp_path, ROWS[0], silent, ROWS[2]),
        "INDICATORS": "B04_4g_vill",
        "MIN_COVERAGE": 0.6,
    }
    for name, value in given.items():
        source = QgsProcessingModelChildParameterSource.fromStaticValue(value)
        child.addParameterSources(name, [source])
    out = QgsProcessingModelOutput("out", "out")
    out.setChildId("villages")
    out.setChildOutputName("OUTPUT")
    child.setModelOutputs({"out": out})
    model = QgsProcessingModelAlgorithm("saved", "")
    model.addChildAlgorithm(child)
    saved = str(tmp_path / "saved.model3")
    assert model.toFile(saved)
    opened = QgsProcessingModelAlgorithm()
    assert opened.fromFile(saved)
    opened.initAlgorithm({})
    found = processing.run(opened, {"out": "memory:"})
    (layer,) = [one for one in found.values() if isinstance(one, QgsVectorLayer)]
    assert by_code(layer)["1503"]["b04_4g_vill"] == 0.5


@pytest.mark.parametrize("weight", ["families", 1, "1"])
def test_a_choice_is_a_token_or_its_number(run: Run, tmp_path: Path, weight: object) -> None:
    result = run(
        "msme:aggregatevillages",
        VILLAGES=write(tmp_path, *ROWS),
        INDICATORS="B05_weaksig",
        WEIGHT=weight,
    )
    assert by_code(result["OUTPUT"])["1503"]["b05_weaksig"] == pytest.approx(100 / 500)


def test_a_number_without_a_choice_is_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="WEIGHT"):
        run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), WEIGHT=4)


@pytest.mark.parametrize(
    "ids",
    [
        "B04_4g_vill;E01_elec",
        "B04_4g_vill | E01_elec",
        '["B04_4g_vill", "E01_elec"]',
        "B04_4g_vill, E01_elec",
        "B04_4g_vill E01_elec",
    ],
)
def test_lists_are_written_one_way_everywhere(run: Run, tmp_path: Path, ids: str) -> None:
    result = run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS), INDICATORS=ids)
    shown = {one.name for one in read_fields(result["OUTPUT"])[0].indicators}
    assert shown == {"b04_4g_vill", "e01_elec"}


def test_the_log_and_the_layer_say_which_weight_was_at_hand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "podes.csv"
    by_land = "".join(f"{row},1\n" for row in ROWS)
    path.write_text(HEADER.replace("\n", ",R701A\n") + by_land, encoding="utf-8")
    feedback = QgsProcessingFeedback()
    result = run(
        "msme:aggregatevillages", feedback=feedback, VILLAGES=str(path), INDICATORS="E02_road"
    )
    # Asphalt in the villages of 100 and 300 of 500 families; in two villages of three.
    assert by_code(result["OUTPUT"])["1503"]["e02_road"] == pytest.approx(400 / 500)
    fields, about = read_fields(result["OUTPUT"])
    assert fields["e02_road"].weight_label == Text("families", "keluarga")
    for text in (feedback.textLog(), "\n".join(about.notes)):
        assert "weighted by families (MSMEs are not in the survey)" in text


def test_period_and_licence_are_those_of_the_dataset(run: Run, tmp_path: Path) -> None:
    layer = run("msme:aggregatevillages", VILLAGES=write(tmp_path, *ROWS))["OUTPUT"]
    fields, about = read_fields(layer)
    assert {one.period for one in fields.indicators} == {"2019"}
    assert about.licences == ("BPS micro data, by agreement with BPS; ask before passing it on",)
    assert layer.metadata().licenses() == [*about.licences]
    years = layer.metadata().extent().temporalExtents()[0]
    assert years.begin().date().year() == years.end().date().year() == 2019
