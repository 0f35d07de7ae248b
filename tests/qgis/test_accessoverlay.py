"""`msme:accessoverlay` end to end, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Display, Role
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

SURVEY = (
    "R101,R101N,R102,R102N,R103,R103N,R104,R104N,R107,R401A1,R401A2,R401B,"
    "R701B1,R705C,R705D\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,001,LUBUK,1,100,0,0,1,1,1\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,002,MUARA,1,250,0,50,1,1,2\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,003,SUNGAI,1,100,0,0,1,4,0\n"
    "15,JAMBI,03,SAROLANGUN,020,LIMUN,001,PULAU,1,400,0,0,1,1,1\n"
    "15,JAMBI,03,SAROLANGUN,020,LIMUN,002,TEMALANG,1,100,0,0,1,2,3\n"
    "15,JAMBI,71,JAMBI,010,KOTA BARU,001,KENALI,2,900,0,0,1,1,1\n"
)
COUNTS = (
    "kode_desa,umkm\n1503010001,50\n1503010002,20\n1503010003,10\n"
    "1503020001,15\n1503020002,5\n1571010001,200\n"
)


@pytest.fixture
def survey(tmp_path: Path) -> str:
    return write(tmp_path, "podes.csv", SURVEY)


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["bps_code"]: feature for feature in layer.getFeatures()}


def rows(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    return [one.attributeMap() for one in layer.getFeatures()]


def test_counts_per_village_give_exact_values(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey)
    units = by_code(result["OUTPUT"])
    assert len(units) == 514
    one = units["1503"]
    assert one["msme"] == 100
    assert one["share_4g"] == pytest.approx(0.65)
    assert one["share_internet"] == pytest.approx(0.90)
    assert one["access_score"] == pytest.approx(0.78)
    assert one["access_score_low"] == pytest.approx(0.78)
    assert one["access_score_status"] == "A"
    assert one["quality"] == "village"
    assert units["1101"]["msme"] == NULL
    assert units["1101"]["msme_status"] == "M"
    assert units["1101"]["quality"] == NULL
    assert result["MSME_COUNTED"] == 300
    assert result["UNITS_WITH_DATA"] == 2
    assert result["UNITS_ESTIMATED"] == 0
    assert result["MEAN_WIDTH"] == 0
    assert result["DATASET_FOUND"] == "podes2019"


def test_every_fixed_field_is_there(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey)
    names = result["OUTPUT"].fields().names()
    for value in ("msme", "share_4g", "share_internet", "access_score"):
        for end in ("", "_low", "_high", "_status"):
            assert f"{value}{end}" in names
    assert "coverage" in names
    assert "own_use" not in names


def test_district_totals_by_name_are_spread_and_bounded(
    run: Run, survey: str, tmp_path: Path
) -> None:
    counts = write(
        tmp_path, "umkm.csv", "Kabupaten/Kota,UMKM\nSarolangun,100\nKota Jambi,50\nJumlah,150\n"
    )
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey)
    units = by_code(result["OUTPUT"])
    one = units["1503"]
    # Of 1,000 families 500 have 4G, 900 any, the score is 0.7.
    assert one["share_4g"] == pytest.approx(0.5)
    assert one["share_internet"] == pytest.approx(0.9)
    assert one["access_score"] == pytest.approx(0.7)
    assert (one["access_score_low"], one["access_score_high"]) == (0, 1)
    assert one["access_score_status"] == "E"
    assert one["quality"] == "district"
    # All villages of the city have 4G, so that nothing is open there.
    assert units["1571"]["share_4g_low"] == 1
    assert result["MEAN_WIDTH"] == pytest.approx(0.5)
    assert result["MSME_COUNTED"] == 150
    assert result["ROWS_UNMATCHED"] == 0


def test_subdistrict_totals_in_dotted_bps_free_codes(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", "kode,umkm\n1503010,60\n1503020,40\n")
    result = run(
        "msme:accessoverlay",
        MSME=counts,
        MSME_UNIT_FIELD="kode",
        MSME_COUNT_FIELD="umkm",
        VILLAGES=survey,
    )
    one = by_code(result["OUTPUT"])["1503"]
    assert one["access_score"] == pytest.approx(0.672)
    assert one["access_score_low"] == pytest.approx(0.08)
    assert one["quality"] == "subdistrict"


def test_edited_scores(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    result = run(
        "msme:accessoverlay",
        MSME=counts,
        VILLAGES=survey,
        LEVEL_SCORES='{"4g": 1, "3g": 0.5, "2g": 0.5, "none": 0.1}',
    )
    one = by_code(result["OUTPUT"])["1503"]
    assert one["access_score"] == pytest.approx(0.785)


def test_broken_scores_are_refused_before_the_run(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    with pytest.raises(QgsProcessingException, match="0 to 1"):
        run("msme:accessoverlay", MSME=counts, VILLAGES=survey, LEVEL_SCORES='{"4g": 2}')


def test_ranked_districts_and_worst_villages(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey)
    ranked = rows(result["RANKED"])
    assert [row["bps_code"] for row in ranked] == ["1503", "1571"]
    assert ranked[0]["without_access"] == pytest.approx(22)
    assert (ranked[0]["rank_best"], ranked[0]["rank_worst"]) == (1, 1)
    worst = rows(result["WORST_VILLAGES"])
    # 10 without any, 20 · 0.4, 5 · 0.8; villages with 4G lack nothing.
    assert [row["village"] for row in worst] == ["SUNGAI", "MUARA", "TEMALANG"]
    assert [row["without_access"] for row in worst] == pytest.approx([10, 8, 4])
    assert worst[0]["subdistrict"] == "BATANG ASAI"
    assert worst[0]["unit_name"] == "Kab. Sarolangun"


def test_by_sector_and_sex(run: Run, survey: str, tmp_path: Path) -> None:
    text = (
        "kode_desa,kategori,jk,umkm\n"
        "1503010001,G,P,30\n1503010001,G,L,20\n"
        "1503010003,G,L,50\n1503010003,I,P,10\n"
    )
    result = run(
        "msme:accessoverlay",
        MSME=write(tmp_path, "umkm.csv", text),
        MSME_COUNT_FIELD="umkm",
        SECTOR_FIELD="kategori",
        SEX_FIELD="jk",
        VILLAGES=survey,
    )
    found = {(row["sector"], row["sex"]): row["share_4g"] for row in rows(result["BREAKDOWN"])}
    assert found[("G", "total")] == pytest.approx(0.5)
    assert found[("I", "total")] == 0
    assert found[("total", "female")] == pytest.approx(0.75)
    assert found[("G", "male")] == pytest.approx(20 / 70)
    assert by_code(result["OUTPUT"])["1503"]["msme"] == 110


def test_own_use_gives_the_gap_and_a_reading(run: Run, survey: str, tmp_path: Path) -> None:
    text = "kode_desa,umkm,daring\n1503010001,30,20\n1503010003,70,0\n"
    result = run(
        "msme:accessoverlay",
        MSME=write(tmp_path, "umkm.csv", text),
        MSME_COUNT_FIELD="umkm",
        INTERNET_USE_FIELD="daring",
        VILLAGES=survey,
    )
    one = by_code(result["OUTPUT"])["1503"]
    assert one["own_use"] == pytest.approx(0.2)
    assert one["internet_gap"] == pytest.approx(0.1)
    assert one["reading"] == "build_network"
    assert by_code(result["OUTPUT"])["1101"]["reading"] == NULL


def test_shares_for_counts_of_use_are_refused(run: Run, survey: str, tmp_path: Path) -> None:
    text = "kode_desa,umkm,daring\n1503010001,30,66\n1503010003,70,10\n"
    with pytest.raises(QgsProcessingException, match="not give a share"):
        run(
            "msme:accessoverlay",
            MSME=write(tmp_path, "umkm.csv", text),
            MSME_COUNT_FIELD="umkm",
            INTERNET_USE_FIELD="daring",
            VILLAGES=survey,
        )


def test_village_codes_of_the_other_office_are_refused(
    run: Run, survey: str, tmp_path: Path
) -> None:
    # Kemendagri's villages of 15.03; the first four digits are BPS's too.
    text = "kode_desa,umkm\n15.03.01.2001,30\n15.03.01.2002,70\n"
    with pytest.raises(QgsProcessingException, match="different offices"):
        run(
            "msme:accessoverlay",
            MSME=write(tmp_path, "umkm.csv", text),
            MSME_UNIT_FIELD="kode_desa",
            MSME_COUNT_FIELD="umkm",
            VILLAGES=survey,
        )


def test_layers_serve_as_well_as_files(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    types = "&detectTypes=yes&geomType=none"
    layers = [
        QgsVectorLayer(f"file://{path}?type=csv{types}", "layer", "delimitedtext")
        for path in (counts, survey)
    ]
    result = run("msme:accessoverlay", MSME_LAYER=layers[0], VILLAGES_LAYER=layers[1])
    one = by_code(result["OUTPUT"])["1503"]
    assert one["access_score"] == pytest.approx(0.78)


@pytest.mark.parametrize("left_out", ["MSME", "VILLAGES"])
def test_both_tables_are_asked_for(run: Run, survey: str, left_out: str) -> None:
    given = {"MSME": survey, "VILLAGES": survey}
    del given[left_out]
    with pytest.raises(QgsProcessingException, match="exactly one of the two"):
        run("msme:accessoverlay", **given)


def test_a_loaded_result_is_drawn_as_two_indicators(run: Run, survey: str, tmp_path: Path) -> None:
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    output = str(tmp_path / "access.gpkg")
    details = QgsProcessingContext.LayerDetails("access", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    run(
        "msme:accessoverlay",
        context=context,
        MSME=write(tmp_path, "umkm.csv", COUNTS),
        VILLAGES=survey,
        OUTPUT=output,
    )
    layer = QgsVectorLayer(output, "access", "ogr")
    processor = context.layerToLoadOnCompletionDetails(output).postProcessor()
    processor.postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.renderer().type() == "categorizedSymbol"
    counted = [one.label() for one in layer.renderer().categories()]
    assert len(counted) == 10
    assert any("512" in label for label in counted)
    # Files keep what fields are called and were weighted by.
    fields, _about = read_fields(layer)
    assert fields["share_4g"].weight == "msme"
    assert fields["share_internet"].title("en") == "MSMEs with any mobile internet"


class _Warned(QgsProcessingFeedback):
    """Keeps the warnings."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def test_rows_of_no_known_place_are_told(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS + "9999999999,7\n")
    warned = _Warned()
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey, feedback=warned)
    assert result["ROWS_UNMATCHED"] == 1
    assert any(text.startswith("1 of ") for text in warned.warnings)


def test_a_layer_in_a_file_reads_back_with_its_bounds(
    run: Run, survey: str, tmp_path: Path
) -> None:
    text = "kode_desa,umkm,daring\n1503010001,30,20\n1503010003,70,\n1503,120,\n"
    path = tmp_path / "access.gpkg"
    given = {
        "MSME": write(tmp_path, "umkm.csv", text),
        "MSME_UNIT_FIELD": "kode_desa",
        "MSME_COUNT_FIELD": "umkm",
        "INTERNET_USE_FIELD": "daring",
        "VILLAGES": survey,
    }
    kept = read_unit_table(run("msme:accessoverlay", **given)["OUTPUT"])
    run("msme:accessoverlay", **given, OUTPUT=str(path))
    found = read_unit_table(QgsVectorLayer(str(path), "access", "ogr"))
    assert dict(found.fields) == dict(kept.fields)
    pd.testing.assert_frame_equal(found.values, kept.values)
    pd.testing.assert_frame_equal(found.status, kept.status)
    share = found.fields["share_4g"]
    assert (share.indicator, share.dataset, share.period) == ("B01_4g_msme", "podes2019", "2019")
    assert (share.weight, share.display) == ("msme", Display.PERCENT)
    # 30 of 120 have 4G, 70 have nothing, 20 are in the other villages.
    low, high = found.bounds("share_4g")
    assert (low["1503"], high["1503"]) == pytest.approx((30 / 120, 50 / 120))
    assert [one.name for one in found.fields.indicators] == [
        *("msme", "share_4g", "share_internet", "access_score"),
        *("own_use", "internet_gap", "msme_per_km2"),
    ]
    assert [one.value for one in found.fields["reading"].categories] == [
        *("build_network", "train_people")
    ]


def test_tables_say_what_their_columns_are(run: Run, survey: str, tmp_path: Path) -> None:
    counts = write(tmp_path, "umkm.csv", COUNTS)
    result = run("msme:accessoverlay", MSME=counts, VILLAGES=survey)
    ranked, _about = read_fields(result["RANKED"])
    assert ranked["rank"].role is Role.RANK
    assert ranked.beside("without_access", Role.LOW).name == "without_access_low"
    villages, about = read_fields(result["WORST_VILLAGES"])
    assert about.code == "code"
    assert villages["msme"].indicator == "A01_msme_n"
    kinds, _about = read_fields(result["BREAKDOWN"])
    assert (kinds["sector"].role, kinds["share_4g"].weight) == (Role.CATEGORY, "msme")


def test_a_higher_minimum_coverage_leaves_the_value_out(
    run: Run, survey: str, tmp_path: Path
) -> None:
    text = "kode_desa,umkm\n1503010001,90\n1503019999,10\n"
    counts = write(tmp_path, "umkm.csv", text)
    given = {"MSME": counts, "VILLAGES": survey, "MSME_UNIT_FIELD": "kode_desa"}
    usual = by_code(run("msme:accessoverlay", **given)["OUTPUT"])["1503"]
    strict = run("msme:accessoverlay", **given, MINIMUM_COVERAGE=0.95)
    assert usual["share_4g"] == 1
    assert by_code(strict["OUTPUT"])["1503"]["share_4g"] == NULL
    assert by_code(strict["OUTPUT"])["1503"]["share_4g_status"] == "M"
