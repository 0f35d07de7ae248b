"""What the words of a header say of its numbers."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.harmonise.header_words import direction_in, is_rate
from msme_qgis_plugin.core.measures.field import Direction


@pytest.mark.parametrize(
    "header",
    [
        "Persentase Penduduk Miskin (Persen)",
        "Tingkat Pengangguran Terbuka",
        "Angka Kematian Bayi",
        "Jumlah anak putus sekolah",
        "Jarak ke pasar (km)",
        "Poverty rate 2019",
    ],
)
def test_less_of_it_is_better(header: str) -> None:
    assert direction_in(header) is Direction.WORSE


@pytest.mark.parametrize("header", ["IPM 2020", "Umur Harapan Hidup (Tahun)", "pdrb_per_kapita"])
def test_more_of_it_is_better(header: str) -> None:
    assert direction_in(header) is Direction.BETTER


@pytest.mark.parametrize("header", ["Jumlah UMKM", "Luas", "", "Rasio IPM dan kemiskinan"])
def test_nothing_is_said_or_both(header: str) -> None:
    assert direction_in(header) is None


@pytest.mark.parametrize(
    ("header", "rate"),
    [
        *(("Laju pertumbuhan", True), ("PDRB (%)", True), ("Jumlah UMKM", False)),
        *(("persen_miskin", True), ("jumlah_umkm", False), ("UMKM_per_1_000_penduduk", True)),
    ],
)
def test_rates_are_no_sums(header: str, rate: bool) -> None:
    assert is_rate(header) is rate
