"""`msme:structure` end to end: files and layers in, two outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

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


def test_versions_travel_in_the_metadata(run: Run, table: str) -> None:
    result = run("msme:structure", INPUT=table, KBLI_VERSION="2020", SIZE_DEFINITION="pp7_2021")
    keywords = result["OUTPUT"].metadata().keywords()
    assert keywords["msme:kbli_version"] == ["2020"]
    assert keywords["msme:size_definition"] == ["pp7_2021"]
    assert (
        result["OUTPUT"].attributeAlias(result["OUTPUT"].fields().indexFromName("lq_c"))
        == "LQ C: Manufacturing"
    )


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
