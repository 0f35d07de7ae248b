"""`msme:programmes`, from dropped tables of two ministries to a map of need across coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

UNITS = ("1501", "Kerinci", 1000, 8), ("1502", "Merangin", 2000, 12), ("1503", "Sarolangun", 500, 4)


def write(path: Path, header: str, rows: list[tuple[object, ...]]) -> str:
    lines = [header, *(",".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def layers(run: Run, tmp_path: Path) -> list[QgsVectorLayer]:
    """Units with the eligible and the poor, and lists of two programmes, one of them short."""
    tables = [
        write(tmp_path / "dasar.csv", "kode,kabupaten,umkm,kemiskinan", [*UNITS]),
        write(
            tmp_path / "kur.csv",
            "kode,kabupaten,penerima",
            [("1501", "Kerinci", 100), ("1502", "Merangin", 600), ("1503", "Sarolangun", 400)],
        ),
        write(
            tmp_path / "latih.csv",
            "kode,kabupaten,peserta",
            [("1501", "Kerinci", 200), ("1503", "Sarolangun", 100)],
        ),
    ]
    return [run("msme:harmonise", INPUT=one)["OUTPUT"] for one in tables]


def test_two_programmes_beside_the_eligible(run: Run, layers: list[QgsVectorLayer]) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run(
        "msme:programmes",
        feedback=feedback,
        INPUT=layers[0],
        LAYERS=layers[1:],
        PROGRAMMES=["penerima", "KUR", "Bank", "", "", "peserta", "Pelatihan", "Dinas", "", ""],
        ELIGIBLE="umkm",
        NEED="kemiskinan",
        ABSENT_IS_NONE=True,
    )
    table = read_unit_table(made["OUTPUT"])
    held = table.values.loc[["1501", "1502", "1503"]]
    assert held["cov_penerima"].tolist() == pytest.approx([0.1, 0.3, 0.8])
    assert held["coverage"].tolist() == pytest.approx([1 - 0.9 * 0.8, 0.3, 1 - 0.2 * 0.8])
    assert held["programmes"].tolist() == [2, 1, 2]
    # Of the three, Merangin has the most poor and is reached by one programme alone.
    assert table.values["unmet_rank"].idxmin() == "1502"
    assert made["ELIGIBLE_UNSERVED"] == pytest.approx(720 + 1400 + 80)
    summary = read_unit_table(made["SUMMARY"])
    assert summary.categories["programme"].tolist() == ["KUR", "Pelatihan"]
    assert summary.values["beneficiaries"].tolist() == [1100, 300]
    written = {one.indicator for one in read_fields(made["SUMMARY"])[0].indicators}
    said = Catalogue.load().indicators.values()
    assert {one.id for one in said if "programmes" in one.computed_by} <= written
    pairs = list(made["PAIRS"].getFeatures())
    assert [(one["first"], one["second"], one["areas_both"]) for one in pairs] == [
        ("KUR", "Pelatihan", 2)
    ]
    assert "Nothing says how many beneficiaries of KUR, Pelatihan are eligible." in (
        feedback.textLog()
    )


def test_without_rows_each_layer_is_a_programme(run: Run, layers: list[QgsVectorLayer]) -> None:
    made = run("msme:programmes", INPUT=layers[0], LAYERS=layers[1:], ELIGIBLE="umkm")
    names = read_fields(made["OUTPUT"])[0]
    assert [one.name for one in names.indicators if one.name.startswith("cov_")] == [
        "cov_penerima",
        "cov_peserta",
    ]
    # Merangin is not in the second list: what reaches it is not known, and not 0.
    assert read_unit_table(made["OUTPUT"]).letters("coverage")["1502"] == "M"


def test_more_served_than_beneficiaries_is_refused(run: Run, layers: list[QgsVectorLayer]) -> None:
    given = ["kemiskinan", "KUR", "", "", "umkm"]
    with pytest.raises(QgsProcessingException, match=r"Kerinci.* has 1000 for .*from 0 to 8"):
        run("msme:programmes", INPUT=layers[0], PROGRAMMES=given, ELIGIBLE="umkm")


def test_what_is_not_known_is_no_zero(
    run: Run, layers: list[QgsVectorLayer], tmp_path: Path
) -> None:
    """The programme's list is of another province: none of the eligible can be told."""
    path = write(tmp_path / "lain.csv", "kode,kabupaten,penerima", [("1101", "Simeulue", 10)])
    other = run("msme:harmonise", INPUT=path)["OUTPUT"]
    made = run("msme:programmes", INPUT=layers[0], LAYERS=[other], ELIGIBLE="umkm")
    assert made["ELIGIBLE_UNSERVED"] is None
    # Of Simeulue alone it is known whether a programme reaches it.
    assert made["UNITS_UNSERVED"] == 0
