"""Names as people write them."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import (
    is_total,
    key,
    province_key,
    readings,
    type_of,
    words,
)
from msme_qgis_plugin.core.regions.systems import UnitType

KAB, KOTA = UnitType.KABUPATEN, UnitType.KOTA


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bau-Bau", "BAUBAU"),
        ("Toli-Toli", "Tolitoli"),
        ("Tojo Una-Una", "Tojo Una Una"),
        ("Kep. Sangihe", "KEPULAUAN SANGIHE"),
        ("Hulu Sei Utara", "Hulu Sungai Utara"),
        ("Pangkajene & Kep.", "Pangkajene dan Kepulauan"),
        ("Fak‑Fak", "Fakfak"),
        ("Pégunungan Arfak", "Peg. Arfak"),
        ("Simeulue *)", "Simeulue"),
        ("3. Simeulue 1)", "Simeulue"),
        ("Ma'ros", "Maros"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_fifty_kota_keeps_its_number() -> None:
    assert key("Kab. 50 Kota") == key("Kab. Lima Puluh Kota")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kotabaru", "6302"),
        ("Kota Baru", "6302"),
        ("KAB. KOTA BARU", "6302"),
        ("Kotawaringin Barat", "6201"),
        ("Kota Waringin Timur", "6202"),
        ("Lima Puluh Kota", "1308"),
        ("Kota Admnistrasi Jakarta Barat", "3174"),
        ("Kota Adm. JakartaBarat", "3174"),
        ("KotaAdministrasiJakartaBarat", "3174"),
        ("KotaAdmnistrasi Jakarta Barat", "3174"),
        ("Kab. Adminstrasi Kep. Seribu", "3101"),
        ("Kotamobagu", "7174"),
        ("Kota Mobagu", "7174"),
        ("Kota Kotamobagu", "7174"),
        ("Kota Adm. Jakarta Selatan", "3171"),
        ("Jakarta Selatan, Kota", "3171"),
        ("Central Jakarta", "3173"),
        ("Administrative City of West Jakarta", "3174"),
        ("Kab. Adm. Kep. Seribu", "3101"),
        ("South Tangerang City", "3674"),
        ("Aru Islands Regency", "8105"),
        ("KOTABANDUNG", "3273"),
        ("Kab.Bandung", "3204"),
        ("Bandung Regency", "3204"),
        ("Kodya Bandung", "3273"),
        ("Pariaman, Kota", "1377"),
        ("Kota Pariaman", "1377"),
        ("Padang Pariaman", "1306"),
        ("Toba Samosir", "1206"),
        ("Mamuju Utara", "7605"),
        ("Maluku Tenggara Barat", "8101"),
        ("Kab. Pontianak", "6104"),
        ("Kota Pontianak", "6171"),
        ("Kodya Ujung Pandang", "7371"),
        ("OKU Timur", "1609"),
        ("Tidore Kepulauan", "8272"),
        ("Kepulauan Tidore, Kota", "8272"),
    ],
)
def test_a_name_is_read_as_the_one_district_it_means(text: str, code: str) -> None:
    _, hits = Gazetteer.load().hits(text)
    assert [hit.bps_code for hit in hits] == [code]


def test_a_literal_reading_comes_before_a_type() -> None:
    found = [(reading.key, reading.type) for reading in readings("Kota Baru")]
    assert found == [("kotabaru", None), ("baru", KOTA)]


def test_no_name_has_no_reading() -> None:
    assert readings(" 1) ") == ()


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Regency", KAB),
        ("Capital City", KOTA),
        ("Kab.", KAB),
        ("KOTAMADYA", KOTA),
        ("Kabupaten/Kota", None),
        ("", None),
        ("Provinsi", None),
    ],
)
def test_type_column(cell: str, kind: UnitType | None) -> None:
    assert type_of(cell) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah",
        "SUB TOTAL",
        "Jumlah/Total",
        "INDONESIA",
        "Kabupaten/Kota",
        "Provinsi Aceh",
        "Rata-rata",
        "Kota",
        "Total Kab.",
        "Aceh Province",
    ],
)
def test_totals_are_known(text: str) -> None:
    assert is_total(text)


def test_no_district_is_taken_for_a_total() -> None:
    units = Gazetteer.load().units
    spelled = [*units["name"], *units["label"]]
    assert [name for name in spelled if is_total(name)] == []


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Special Region of Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("DI Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("D.I. Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("D.I. Aceh", "Aceh"),
        ("Nanggroe Aceh Darussalam", "Aceh"),
        ("Irian Jaya", "Papua"),
        ("DKI Jakarta", "DKI Jakarta"),
        ("Jakarta", "DKI Jakarta"),
        ("Jakarta Capital Region", "DKI Jakarta"),
        ("Bangka-Belitung Islands", "Kepulauan Bangka Belitung"),
        ("Prov. Kep. Riau", "Kepulauan Riau"),
        ("North Sumatera", "Sumatera Utara"),
        ("North Sumatra", "Sumatera Utara"),
        ("West Papua", "Papua Barat"),
        ("PROVINSI JAWA TENGAH", "Jawa Tengah"),
        ("33", "Jawa Tengah"),
        ("33.0", "Jawa Tengah"),
    ],
)
def test_province_names_of_both_languages_and_old_ones(text: str, province: str) -> None:
    assert Gazetteer.load().province(text) == {province}


def test_a_province_code_that_two_offices_share_means_both() -> None:
    # BPS 94 is Papua, Kemendagri 94 is Papua Tengah.
    assert Gazetteer.load().province("94") == {"Papua", "Papua Tengah"}


def test_sumatra_and_sumatera_are_one_word() -> None:
    assert province_key("Prov. Sumatra Barat") == "sumaterabarat"


def test_words_keep_their_old_spelling() -> None:
    assert words("Djawa-Barat") == ("djawa", "barat")
