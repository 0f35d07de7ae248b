"""Values go out as SDMX-CSV and come in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msme_qgis_plugin.layers import read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

TABLE = """Kode;Nama;Tahun;Usaha;Pekerja
1101;Simeulue;2024;1250;2.5
1102;Aceh Singkil;2024;x;3.25
1103;Aceh Selatan;2024;7;
"""


def test_values_and_statuses_come_back_as_they_went(run: Run, tmp_path: Path) -> None:
    path, sdmx = tmp_path / "umkm.csv", tmp_path / "umkm_sdmx.csv"
    path.write_text(TABLE, encoding="utf-8")
    made = run("msme:harmonise", INPUT=str(path), NUMBER_STYLE="english")
    first = read_unit_table(made["OUTPUT"])
    run(
        "msme:exporttable",
        INPUT=made["OUTPUT"],
        OUTPUT=str(tmp_path / "umkm.xlsx"),
        SDMX=str(sdmx),
        LANGUAGE="id",
    )
    lines = sdmx.read_text("utf-8-sig").splitlines()
    assert lines[0] == (
        "DATAFLOW,REF_AREA,REF_AREA_NAME,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,DECIMALS"
    )
    assert lines[1].startswith("MSME:umkm(1.0),1101,Simeulue,Usaha,2024,")
    assert ",1250,A," in lines[1]
    assert ",,Q," in lines[2]
    again = run("msme:harmonise", INPUT=str(sdmx), NUMBER_STYLE="english")
    back = read_unit_table(again["OUTPUT"])
    names = ["Usaha", "Pekerja"]
    assert back.values[names].equals(first.values[names])
    assert back.status[names].equals(first.status[names])
