"""What columns headed by years are, by the title above them."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.tables.year_headers import named_by_title


@pytest.mark.parametrize(
    ("title", "named"),
    [
        (["Jumlah UMKM"], "Jumlah UMKM"),
        (["Tabel 1. Jumlah UMKM Menurut Kabupaten/Kota, 2020-2022"], "Jumlah UMKM"),
        (["Tabel/Table 4.2.1", "Jumlah Koperasi (Unit) di Provinsi Bali, 2022"],
         "Jumlah Koperasi (Unit)"),
        (["Table 3 Number of Cooperatives by Regency/Municipality in Bali Province, 2022"],
         "Number of Cooperatives"),
        (["PDRB per Kapita Kabupaten/Kota Tahun 2020–2022", "(Ribu Rupiah)"],
         "PDRB per Kapita (Ribu Rupiah)"),
        (["Jumlah Usaha Menurut Skala Usaha dan Kabupaten/Kota"],
         "Jumlah Usaha Menurut Skala Usaha dan"),
        (["Kredit per Bank", "Loans by Bank"], "Kredit per Bank"),
        (["Umur Harapan Hidup (Tahun)", "Life Expectancy (years)"], "Umur Harapan Hidup (Tahun)"),
    ],
)  # fmt: skip
def test_a_title_names_years(title: list[str], named: str) -> None:
    assert named_by_title(["Nama", "2021", "2022*)"], title) == [
        *("Nama", f"{named} 2021", f"{named} 2022*)")
    ]


@pytest.mark.parametrize("title", [[], ["Tabel 4.2"], ["2020-2022"], ["Provinsi Aceh, 2021"]])
def test_a_title_that_says_nothing_names_nothing(title: list[str]) -> None:
    assert named_by_title(["Nama", "2021"], title) == ["Nama", "2021"]


def test_other_headers_stay() -> None:
    headers = ["Nama", "UMKM 2021", "20211", "2021 / L", "1899"]
    assert named_by_title(headers, ["Jumlah"]) == headers
