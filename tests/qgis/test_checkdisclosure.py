"""`msme:checkdisclosure`: our own outputs tell nothing, and planted leaks are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

UNITS = ("Kab. Simeulue", "Kab. Aceh Singkil", "Kab. Kerinci", "Kab. Merangin")


@pytest.fixture
def counted(run: Run, tmp_path: Path) -> QgsVectorLayer:
    """A made-up register of 240 enterprises with many small counts."""
    rng = np.random.default_rng(11)
    codes = ("47111", "47721", "31001", "56101", "07101")
    lines = [
        f"{rng.choice(UNITS)};{rng.choice(codes, p=[0.5, 0.25, 0.15, 0.08, 0.02])};"
        f"{rng.choice(['P', 'L'])};{rng.integers(1, 30)}"
        for _ in range(240)
    ]
    path = tmp_path / "daftar.csv"
    path.write_text("\n".join(["Kabupaten;KBLI;Jenis Kelamin;Tenaga Kerja", *lines]), "utf-8")
    made = run(
        "msme:importregister",
        INPUT=str(path),
        SIZE_DEFINITION="bps_workers",
        WORKERS_FIELD="Tenaga Kerja",
        YEAR="2024",
    )
    return made["OUTPUT"]


def test_our_own_counts_tell_nothing(run: Run, counted: QgsVectorLayer) -> None:
    made = run("msme:checkdisclosure", LAYERS=[counted])
    assert made["WITHHELD"] > 10
    assert made["FOUND"] == 0
    assert made["OUTPUT"].featureCount() == 0


def test_a_pack_of_them_tells_nothing(run: Run, counted: QgsVectorLayer, tmp_path: Path) -> None:
    pack = tmp_path / "daftar.gpkg"
    run("msme:buildpack", LAYERS=[counted], PACK=str(pack))
    made = run("msme:checkdisclosure", PACK=str(pack))
    assert made["WITHHELD"] > 10
    assert made["FOUND"] == 0


def test_shares_by_sector_and_sex_tell_nothing(run: Run, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    path = tmp_path / "sensus.csv"
    lines = [
        f"{unit};{sector};{sex};{rng.integers(0, 9)}"
        for unit in UNITS
        for sector in "BCDFGHI"
        for sex in "PL"
    ]
    path.write_text("\n".join(["Kabupaten;Kategori;Jenis Kelamin;Jumlah", *lines]), "utf-8")
    made = run("msme:structure", INPUT=str(path), SUPPRESS_BELOW=3)
    checked = run("msme:checkdisclosure", LAYERS=[made["OUTPUT"], made["SECTORS"]])
    assert checked["WITHHELD"] > 0
    assert checked["FOUND"] == 0


def test_a_planted_leak_is_found(run: Run, counted: QgsVectorLayer) -> None:
    """All counts of one sum but one are published after all."""
    fields = counted.fields()
    count, status = fields.indexOf("count"), fields.indexOf("count_status")
    held = [
        one
        for one in counted.getFeatures()
        if one["sex"] != "total" and one["size"] == "total" and one["count_status"] == "Q"
    ]
    first = held[0]
    total = next(
        one
        for one in counted.getFeatures()
        if (one["bps_code"], one["sector"]) == (first["bps_code"], first["sector"])
        and one["sex"] == "total"
    )
    told = {total.id(): {count: 2.0, status: "A"}}
    assert counted.dataProvider().changeAttributeValues(told)
    made = run("msme:checkdisclosure", LAYERS=[counted])
    assert made["FOUND"] > 0
    found = {(one["unit"], one["sector"], one["found"]) for one in made["OUTPUT"].getFeatures()}
    assert (first["bps_code"], first["sector"], "small") in found


def test_nothing_to_look_at_is_refused(run: Run) -> None:
    with pytest.raises(QgsProcessingException, match="Neither layers nor a pack"):
        run("msme:checkdisclosure")
