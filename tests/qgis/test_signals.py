"""`msme:signals`: a log of signals, by district and in the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from msme_qgis_plugin.core.measures.field import Role
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# Kerinci 1501, Merangin 1502, Sarolangun 1503; Aceh Selatan is BPS 1103.
LOG = """title,steep,bps_code,date,source,likelihood,impact,driver
Toko daring,Technology,1501,2025-03-01,Dinas,5,4,Internet
Jalan putus,Lingkungan,1501,2026-01-10,BPBD 0812-3456-7890,2,5,Iklim
Pasar sepi,Ekonomi,1502,2026-02-01,Survei,4,2,Daya beli
Gerai baru,Ekonomi,1502,2026-02-02,Survei,1,1,Daya beli
Aturan pusat,Politik,,2026-02-03,Berita,3,3,
Tanpa nilai,Sosial,1103,2026-02-03,Berita,9,3,
"""


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "sinyal.csv"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


def test_counts_scores_and_kinds_of_districts(run: Run, log: str) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:signals", feedback=feedback, INPUT=log)
    table = read_unit_table(made["OUTPUT"])
    some = table.values.loc[["1501", "1502", "1103", "1503"]]
    assert some["signals"].tolist() == [2, 2, 1, 0]
    assert some["signals_economic"].tolist() == [0, 2, 0, 0]
    assert some["signals_environmental"].tolist() == [1, 0, 0, 0]
    # 5 x 4 is above 2 x 5; 4 x 2 above 1 x 1; a 9 is on no scale of five, and no signal is no 0.
    assert some["score"].tolist()[:2] == [20, 8]
    assert some["score"].isna().tolist()[2:] == [True, True]
    kinds = table.categories["kind"]
    assert kinds[["1501", "1502"]].tolist() == ["act", "watch"]
    assert kinds[["1103", "1503"]].isna().all()
    assert table.categories.loc["1501", "first_signals"] == "Toko daring; Jalan putus"
    assert read_fields(made["OUTPUT"])[0]["signals"].period == "2025–2026"
    assert (made["SIGNALS_READ"], made["SIGNALS_PLACED"], made["TO_ACT_ON"]) == (6, 5, 1)
    told = feedback.textLog()
    assert "1 signals are in no known district and on no map" in told
    assert "Aturan pusat" in told
    assert "Tanpa nilai" in told


def test_list_is_by_urgency_and_holds_no_telephone(run: Run, log: str) -> None:
    rows = list(run("msme:signals", INPUT=log)["LIST"].getFeatures())
    assert [one["title"] for one in rows] == [
        *("Toko daring", "Jalan putus", "Aturan pusat", "Pasar sepi", "Gerai baru", "Tanpa nilai")
    ]
    assert rows[1]["source"] == "BPBD […]"
    assert rows[1]["kind"].startswith("Prepare")
    assert rows[4]["kind"].startswith("Note")


def test_matrix_has_each_scored_signal_once(run: Run, log: str) -> None:
    rows = list(run("msme:signals", INPUT=log)["MATRIX"].getFeatures())
    assert [row.attributes()[-6:] for row in rows] == [
        [5, 0, 1, 0, 0, 0],
        [4, 0, 0, 0, 0, 1],
        [3, 0, 0, 1, 0, 0],
        [2, 0, 0, 0, 1, 0],
        [1, 1, 0, 0, 0, 0],
    ]


def test_high_begins_where_it_is_said(run: Run, log: str) -> None:
    made = run("msme:signals", INPUT=log, HIGH_FROM=2)
    kinds = read_unit_table(made["OUTPUT"]).categories["kind"]
    # Merangin's 4 x 2 is now high on both sides.
    assert kinds["1502"] == "act"
    assert made["TO_ACT_ON"] == 4


def test_the_kinds_are_categories_that_a_map_draws(run: Run, log: str) -> None:
    field = read_fields(run("msme:signals", INPUT=log)["OUTPUT"])[0]["kind"]
    assert field.role is Role.CATEGORY
    assert [one.value for one in field.categories] == ["act", "prepare", "watch", "note"]


def test_districts_are_told_by_name_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = ["Kabupaten/Kota,Judul,Kemungkinan (1-5),Dampak", "Kab. Merangin,A,5,5"]
    path.write_text("\n".join([*rows, "Kota Jambi,B,2,2", "Kab. Kerinci,C,1,5"]), encoding="utf-8")
    table = read_unit_table(run("msme:signals", INPUT=str(path))["OUTPUT"])
    assert table.values.loc[["1502", "1571", "1501"], "score"].tolist() == [25, 4, 5]
    assert table.values["signals"].sum() == 3


def test_a_table_of_something_else_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text("kode,kabupaten,umkm\n1501,Kerinci,5\n1502,Merangin,6\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="no column for: title, likelihood, impact"):
        run("msme:signals", INPUT=str(path))
