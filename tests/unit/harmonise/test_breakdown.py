"""Long tables, in which indicator or sex repeats each unit, become columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.harmonise.errors import DuplicateUnitsError
from msme_qgis_plugin.core.harmonise.options import ALL_PERIODS, DuplicateRule, HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

HERE = ["1101", "1102", "1103"]
LONG = """Kabupaten/Kota;Indikator;Nilai
Kab. Simeulue;Jumlah UMKM;120
Kab. Simeulue;Persentase miskin;18,5
Kab. Aceh Singkil;Jumlah UMKM;130
Kab. Aceh Singkil;Persentase miskin;x
Kab. Aceh Selatan;Jumlah UMKM;140
Kab. Aceh Selatan;Persentase miskin;12,25
"""
SDMX = """REF_AREA,NAME,TIME_PERIOD,INDICATOR,SEX,OBS_VALUE,OBS_STATUS
1101,Simeulue,2021,UMKM,L,10,A
1101,Simeulue,2021,UMKM,P,11,Q
1101,Simeulue,2022,UMKM,L,12,A
1101,Simeulue,2022,UMKM,P,13,E
1102,Aceh Singkil,2021,UMKM,L,20,A
1102,Aceh Singkil,2021,UMKM,P,21,A
1102,Aceh Singkil,2022,UMKM,L,22,A
1102,Aceh Singkil,2022,UMKM,P,23,A
"""


def read(folder: Path, text: str, **options: object) -> Harmonised:
    path = folder / "long.csv"
    path.write_text(text, encoding="utf-8")
    known = Districts(Gazetteer.load())
    told = HarmoniseOptions(**options)  # type: ignore[arg-type] (named by each test)
    return harmonise(read_table(path), units=list(known.labels.index), known=known, options=told)


def test_two_indicators_in_one_column_become_two(tmp_path: Path) -> None:
    made = read(tmp_path, LONG)
    assert made.headers == {"Jumlah_UMKM": "Jumlah UMKM", "Persentase_miskin": "Persentase miskin"}
    assert made.values.loc[HERE, "Jumlah_UMKM"].tolist() == [120, 130, 140]
    assert made.values.loc[HERE, "Persentase_miskin"].fillna(-1).tolist() == [18.5, -1, 12.25]
    assert made.status.loc[HERE, "Persentase_miskin"].tolist() == ["A", "Q", "A"]
    assert made.rates == {"Persentase_miskin"}
    assert set(made.rows["status"]) == {"matched_name"}
    said = " ".join(map(str, made.notes))
    assert "each “Indikator”; these became columns of their own: Jumlah UMKM, Persentase" in said
    assert "kinds of units" not in said
    assert made.kinds == {}


def test_sexes_of_a_panel_keep_period_and_status(tmp_path: Path) -> None:
    made = read(tmp_path, SDMX, period=ALL_PERIODS)
    assert made.headers == {"L_2021": "L", "L_2022": "L", "P_2021": "P", "P_2022": "P"}
    assert made.of_field == {"L_2021": "2021", "L_2022": "2022", "P_2021": "2021", "P_2022": "2022"}
    assert made.values.loc["1102"].tolist() == [20, 22, 21, 23]
    assert made.status.loc["1101"].tolist() == ["A", "A", "Q", "E"]
    latest = read(tmp_path, SDMX)
    assert latest.headers == {"L": "L", "P": "P"}
    assert latest.values.loc["1101"].tolist() == [12, 13]
    assert latest.rows["period"].tolist()[:2] == ["2021 L", "2021 P"]


def test_several_columns_of_numbers_are_named_by_both(tmp_path: Path) -> None:
    text = "Kode;Nama;Kategori;UMKM;Omzet\n" + "".join(
        f"{code};{name};{kind};{n};{n * 2}\n"
        for code, name in (("1101", "Simeulue"), ("1102", "Aceh Singkil"))
        for n, kind in enumerate("CG", start=5)
    )
    assert list(read(tmp_path, text).headers.values()) == [
        *("UMKM / C", "Omzet / C", "UMKM / G", "Omzet / G")
    ]


def test_a_sum_over_all_rows_is_still_a_sum(tmp_path: Path) -> None:
    made = read(tmp_path, SDMX, duplicates=DuplicateRule.SUM)
    assert made.values.loc["1102"].tolist() == [22 + 23]


@pytest.mark.parametrize(
    "rows",
    [
        # One unit twice: a slip, not a breakdown.
        (
            "Kab. Simeulue;satu;1\nKab. Simeulue;dua;2\nKab. Aceh Singkil;satu;3\n"
            "Kab. Aceh Selatan;satu;4\nKab. Aceh Tenggara;satu;5\n"
        ),
        # A part stands twice.
        "Kab. Simeulue;L;1\nKab. Simeulue;L;2\nKab. Aceh Singkil;L;3\nKab. Aceh Singkil;P;4\n",
    ],
)
def test_rows_that_stand_twice_are_refused_as_before(tmp_path: Path, rows: str) -> None:
    with pytest.raises(DuplicateUnitsError):
        read(tmp_path, "Kabupaten/Kota;Catatan;Nilai\n" + rows)
