"""`msme:structure` end to end: files and layers in, two outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Display, Role, Rule
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

TABLE = (
    "Kode;Kabupaten;Kategori;Jenis Kelamin;Jumlah Usaha\n"
    "1101;Simeulue;C;L;60\n1101;Simeulue;C;P;40\n"
    "1101;Simeulue;G;L;50\n1101;Simeulue;G;P;150\n"
    "1102;Aceh Singkil;C;L;10\n1102;Aceh Singkil;C;P;x\n"
    "1102;Aceh Singkil;G;L;20\n1102;Aceh Singkil;G;P;20\n"
    "1103;Banda Aceh;C;L;9\n1103;Banda Aceh;C;P;9\n"
    "1103;Banda Aceh;G;L;9\n1103;Banda Aceh;G;P;9\n"
    "1104;Aceh Tenggara;C;L;15\n1104;Aceh Tenggara;C;P;15\n"
    "1104;Aceh Tenggara;G;L;15\n1104;Aceh Tenggara;G;P;15\n"
)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "cacah.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["bps_code"]: feature for feature in layer.getFeatures()}


def test_districts_and_districts_by_sector(run: Run, table: str) -> None:
    result = run("msme:structure", INPUT=table, KBLI_VERSION="2020")
    units = by_code(result["OUTPUT"])
    assert len(units) == 514
    simeulue = units["1101"]
    assert simeulue["total"] == 300
    assert simeulue["share_c"] == pytest.approx(1 / 3)
    assert simeulue["women_share"] == pytest.approx(190 / 300)
    assert simeulue["population"] == 96812
    assert simeulue["population_year"] == "2024"
    assert simeulue["official_km2"] == pytest.approx(1828.851)
    assert simeulue["kbli_version"] == "2020"
    # 100 of 300 here, 130 of 360 in the two districts that are whole.
    assert simeulue["lq_c"] == pytest.approx((100 / 300) / (130 / 360))
    assert units["1102"]["total"] == NULL
    assert units["1102"]["total_status"] == "Q"
    assert units["1105"]["total_status"] == "M"
    rows = list(result["SECTORS"].getFeatures())
    assert len(rows) == 514 * 2
    first = next(r for r in rows if (r["bps_code"], r["sector"]) == ("1101", "C"))
    assert first["count"] == 100
    assert first["women_gap"] == pytest.approx(0.4 - 190 / 300)
    assert first["small_base"] == 0
    assert first["sector_name"] == "Manufacturing"


def test_code_and_name_that_disagree_stay_off_the_map(run: Run, table: str) -> None:
    result = run("msme:structure", INPUT=table, KBLI_VERSION="2020")
    assert result["CONFLICTS"] == 1
    assert result["UNITS_MATCHED"] == 3
    units = by_code(result["OUTPUT"])
    assert units["1103"]["total"] == NULL
    assert units["1171"]["total"] == NULL


def test_letters_that_may_be_of_two_versions_stop(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cacah.csv"
    path.write_text(TABLE.replace(";G;", ";K;"), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"KBLI 2020.*KBLI 2025"):
        run("msme:structure", INPUT=str(path))


def test_letters_that_mean_the_same_in_every_version_are_read(run: Run, table: str) -> None:
    feedback = QgsProcessingFeedback(False)
    result = run("msme:structure", feedback=feedback, INPUT=table)
    assert by_code(result["OUTPUT"])["1101"]["total"] == 300
    assert result["KBLI_FOUND"] == "2025"
    assert "(C, G) mean the same sectors in KBLI" in feedback.textLog()


def test_total_of_nothing_is_not_zero(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rahasia.csv"
    path.write_text(
        "Kode;Kabupaten;C;G\n1101;Simeulue;x;5\n1102;Aceh Singkil;2;x\n", encoding="utf-8"
    )
    result = run("msme:structure", INPUT=str(path), KBLI_VERSION="2020")
    assert result["TOTAL"] is None
    assert result["UNITS_WITH_TOTAL"] == 0


def test_layer_gives_what_its_file_gives(run: Run, table: str) -> None:
    layer = QgsVectorLayer(f"file://{table}?delimiter=;", "cacah", "delimitedtext")
    assert layer.isValid()
    from_file = run("msme:structure", INPUT=table, KBLI_VERSION="2020")
    from_layer = run(
        "msme:structure",
        LAYER=layer,
        UNIT_FIELD="Kode",
        SECTOR_FIELD="Kategori",
        SEX_FIELD="Jenis Kelamin",
        VALUE_FIELD="Jumlah Usaha",
        KBLI_VERSION="2020",
    )
    one, two = by_code(from_file["OUTPUT"]), by_code(from_layer["OUTPUT"])
    names = [f"{name}" for name in ("total", "lq_c", "women_share", "hhi")]
    for code in ("1101", "1102", "1104"):
        assert [one[code][n] for n in names] == [two[code][n] for n in names]


def test_versions_and_meanings_travel_with_the_layer(run: Run, table: str) -> None:
    result = run("msme:structure", INPUT=table, KBLI_VERSION="2020", SIZE_DEFINITION="pp7_2021")
    fields, about = read_fields(result["OUTPUT"])
    quotient = fields["lq_c"]
    assert (quotient.indicator, quotient.sector, quotient.kbli) == ("A12_lq", "C", "2020")
    assert quotient.size_definition == "pp7_2021"
    assert quotient.centre == 1
    alias = result["OUTPUT"].attributeAlias(result["OUTPUT"].fields().indexFromName("lq_c"))
    assert alias == "Location quotient C: Manufacturing"
    assert any("compare with the sum of the table's own districts" in one for one in about.notes)
    assert {one.name for one in fields.with_role(Role.BASE)} == {
        *("population", "official_km2", "sectors_in_scope", "women_share_base")
    }


@pytest.mark.parametrize("given", [{}, {"INPUT": "a.csv", "LAYER": "b"}])
def test_neither_or_both_inputs_are_refused(provider: object, given: dict[str, Any]) -> None:
    from qgis.core import QgsApplication, QgsProcessingContext

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("msme:structure")
    valid, reason = algorithm.checkParameterValues(
        {**given, "OUTPUT": "memory:"}, QgsProcessingContext()
    )
    assert not valid
    assert "exactly one" in reason


def test_a_count_below_zero_is_refused_with_its_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cacah.csv"
    body = TABLE.replace("1101;Simeulue;G;L;50", "1101;Simeulue;G;L;-50")
    path.write_text(body, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"-50 .*row 4"):
        run("msme:structure", INPUT=str(path), KBLI_VERSION="2020")


def test_withheld_counts_are_no_numbers_anywhere(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cacah.csv"
    path.write_text(
        "Kode;Kabupaten;C;G;I\n1101;Simeulue;2;10;20\n1102;Aceh Singkil;10;20;30\n",
        encoding="utf-8",
    )
    feedback = QgsProcessingFeedback(False)
    result = run("msme:structure", feedback=feedback, INPUT=str(path), SUPPRESS_BELOW=3)
    assert result["WITHHELD"] == 2
    assert result["TOTAL"] == 92
    said = "Withheld (Q): counts of 1 to 2 enterprises: 1; larger ones"
    assert said in feedback.textLog()
    assert "Withheld (Q)" in result["OUTPUT"].metadata().abstract()
    unit = by_code(result["OUTPUT"])["1101"]
    rows = {
        row["sector"]: row for row in result["SECTORS"].getFeatures() if row["bps_code"] == "1101"
    }
    assert (unit["total"], unit["share_i"]) == (32, 20 / 32)
    assert rows["I"]["count"] == 20
    for sector in "CG":
        for name in ("share", "lq"):
            assert unit[f"{name}_{sector.lower()}"] == NULL
            assert unit[f"{name}_{sector.lower()}_status"] == "Q"
        for name in ("count", "share", "lq"):
            assert rows[sector][name] == NULL
            assert rows[sector][f"{name}_status"] == "Q"


def test_nothing_is_withheld_by_default(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cacah.csv"
    path.write_text("Kode;Kabupaten;C;G;I\n1101;Simeulue;1;10;20\n", encoding="utf-8")
    result = run("msme:structure", INPUT=str(path))
    assert by_code(result["OUTPUT"])["1101"]["share_c"] == 1 / 31
    assert result["WITHHELD"] == 0


def test_a_layer_in_a_file_reads_back_as_it_was_written(
    run: Run, table: str, tmp_path: Path
) -> None:
    given = {"INPUT": table, "KBLI_VERSION": "2020"}
    kept = read_unit_table(run("msme:structure", **given)["OUTPUT"])
    path = tmp_path / "structure.gpkg"
    run("msme:structure", **given, OUTPUT=str(path))
    found = read_unit_table(QgsVectorLayer(str(path), "structure", "ogr"))
    assert dict(found.fields) == dict(kept.fields)
    assert found.fields["share_c"].label.en == "KBLI section share"
    assert found.fields["share_c"].sector_label.id == "Industri Pengolahan"
    assert found.fields["share_c"].rule is Rule.RATIO_OF_SUMS
    assert found.fields["women_share"].display is Display.PERCENT
    pd.testing.assert_frame_equal(found.values, kept.values)
    pd.testing.assert_frame_equal(found.status, kept.status)
    assert found.letters("total")["1102"] == "Q"


def test_shares_of_districts_roll_up_to_those_of_their_province(run: Run, table: str) -> None:
    found = read_unit_table(run("msme:structure", INPUT=table, KBLI_VERSION="2020")["OUTPUT"])
    # The two districts of Aceh that are whole: 130 of 360 in C, 220 of 360 owners are women.
    whole = replace(
        found,
        units=found.units.loc[["1101", "1104"]],
        values=found.values.loc[["1101", "1104"]],
        status=found.status.loc[["1101", "1104"]],
    )
    province = whole.roll_up(Level.PROVINCE).values.loc["11"]
    assert province["total"] == 360
    assert province["share_c"] == pytest.approx(130 / 360)
    assert province["women_share"] == pytest.approx(220 / 360)
    assert province["per_1000"] == pytest.approx(
        360_000 / found.values["population"][["1101", "1104"]].sum()
    )


def one_district(code: str) -> QgsVectorLayer:
    from msme_qgis_plugin.layers import embedded_units

    layer = embedded_units()
    layer.setSubsetString(f"bps_code = '{code}'")
    return layer


@pytest.mark.parametrize(
    ("given", "quotient", "said"),
    [
        # 100 of 300 here; 130 of 360 in the table; all here; 600 of 1,000 in Indonesia.
        ({}, (100 / 300) / (130 / 360), "the table's own districts"),
        ({"REFERENCE": "units"}, 1, "inside the boundaries"),
        ({"REFERENCE": "Indonesia"}, (100 / 300) / 0.6, "the row “Indonesia” of the table"),
    ],
)
def test_a_layer_of_one_district_does_not_change_what_a_quotient_means(
    run: Run, tmp_path: Path, given: dict[str, str], quotient: float, said: str
) -> None:
    path = tmp_path / "cacah.csv"
    nation = ";Indonesia;C;L;300\n;Indonesia;C;P;300\n;Indonesia;G;L;200\n;Indonesia;G;P;200\n"
    path.write_text(TABLE + nation, encoding="utf-8")
    result = run(
        "msme:structure", INPUT=str(path), UNITS=one_district("1101"), KBLI_VERSION="2020", **given
    )
    units = by_code(result["OUTPUT"])
    assert list(units) == ["1101"]
    assert units["1101"]["lq_c"] == pytest.approx(quotient)
    assert any(said in one for one in read_fields(result["OUTPUT"])[1].notes)
    # Rows of other districts are known, and not in question.
    assert (result["UNITS_MATCHED"], result["UNMATCHED"]) == (1, 0)


def test_a_row_to_compare_with_that_is_not_there_is_told(run: Run, table: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"no row “Jawa”.*1101 Simeulue"):
        run("msme:structure", INPUT=table, KBLI_VERSION="2020", REFERENCE="Jawa")


def test_sectors_say_what_they_are_in_both_languages(run: Run, table: str) -> None:
    result = run("msme:structure", INPUT=table, KBLI_VERSION="2020")
    fields, _about = read_fields(result["SECTORS"])
    assert fields["lq"].indicator == "A12_lq"
    assert fields["sector"].categories[0].label.id == "Industri Pengolahan"
    assert [one.name for one in fields.indicators] == [
        *("count", "share", "lq", "women_share", "women_gap")
    ]
