"""What stands on a page, in the language of the map.

Like the legend's, these words do not pass through QGIS's translator: a page
speaks the language chosen for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QLocale

if TYPE_CHECKING:
    from ..core.regions.levels import Level
    from ..styling.legend import Language

_LOCALES = {"id": "id_ID", "en": "en_GB"}
_WORDS = {
    "by_unit": {"id": "{what} menurut {units}", "en": "{what} by {unit}"},
    "only_by_unit": {"id": "menurut {units}", "en": "by {unit}"},
    "key": {"id": "(n) jumlah {units}", "en": "(n) number of {units}"},
    "units_PROVINCE": {"id": "provinsi", "en": "provinces"},
    "units_DISTRICT": {"id": "kabupaten/kota", "en": "districts"},
    "units_SUBDISTRICT": {"id": "kecamatan", "en": "subdistricts"},
    "units_VILLAGE": {"id": "desa/kelurahan", "en": "villages"},
    "units_ZONE": {"id": "wilayah", "en": "areas"},
    "province": {"id": "Provinsi {name}", "en": "Province of {name}"},
    "weight": {"id": "penimbang: {weight}", "en": "weight: {weight}"},
    "source": {"id": "Sumber: {source}", "en": "Source: {source}"},
    "period": {"id": "Periode: {period}", "en": "Period: {period}"},
    "weight_note": {"id": "Penimbang: {weight}", "en": "Weight: {weight}"},
    "method": {"id": "Metode: {method}", "en": "Method: {method}"},
    "method_none": {"id": "Metode: seperti gaya layer", "en": "Method: as the layer is styled"},
    "bounds_indicative": {
        "id": "Batas: indikatif, {count} {units}, bukan acuan batas resmi{around}",
        "en": "Boundaries: indicative, {count} {units}, no reference for official ones{around}",
    },
    "bounds": {"id": "Batas: {boundary}{around}", "en": "Boundaries: {boundary}{around}"},
    "bounds_unknown": {
        "id": "Batas: sumber tidak disebut pada layer{around}",
        "en": "Boundaries: source not stated by the layer{around}",
    },
    "around": {
        "id": "; negara tetangga: Natural Earth",
        "en": "; neighbouring countries: Natural Earth",
    },
    "projection": {
        "id": "Proyeksi: silinder sama luas, meridian pusat 118° BT, WGS 84 · dibuat {date}",
        "en": "Projection: cylindrical equal-area, central meridian 118° E, WGS 84 · made {date}",
    },
    "projection_abroad": {
        "id": "Proyeksi: azimut sama luas Lambert, pusat {centre}, WGS 84 · dibuat {date}",
        "en": "Projection: Lambert azimuthal equal-area, centre {centre}, WGS 84 · made {date}",
    },
    "cells": {"id": "Angka: jumlah {units}", "en": "Figures: number of {units}"},
    "within": {"id": "kelas dihitung di dalam provinsi", "en": "classes are of this province"},
    "of_layer": {
        "id": "kelas sama dengan peta layer ini",
        "en": "classes are those of the layer's map",
    },
    "unplaced": {
        "id": "Nama yang tidak muat di peta: {names}",
        "en": "Names without room on the map: {names}",
    },
    "java": {"id": "Jawa dan Bali", "en": "Java and Bali"},
    "jakarta": {"id": "Jabodetabek", "en": "Greater Jakarta"},
    "north": {"id": "U", "en": "N"},
    "panel": {"id": "{name} · tanpa data: {count}", "en": "{name} · no data: {count}"},
    "same_classes": {
        "id": "Kelas sama di semua peta. Lingkaran: wilayah kecil.",
        "en": "The same classes on every map. Circles: small areas.",
    },
    "comparison": {"id": "Perbandingan wilayah", "en": "Areas side by side"},
    "median_all": {"id": "Median semua", "en": "Median of all"},
    "comparison_note": {
        "id": "t.a. = tidak ada data. Di bawah nilai: peringkat di antara semua wilayah yang "
        "memiliki data; 1 = nilai tertinggi · dibuat {date}",
        "en": "n/a = no data. Below a value: its rank among all areas with data; 1 = highest "
        "value · made {date}",
    },
    "profile": {"id": "Profil wilayah", "en": "Area profile"},
    "msme_profile": {"id": "Profil UMKM", "en": "MSME profile"},
    "code": {"id": "kode Kemendagri {code}", "en": "Kemendagri code {code}"},
    "indicators": {"id": "Indikator", "en": "Indicators"},
    "one": {"id": "Indikator", "en": "Indicator"},
    "value": {"id": "Nilai", "en": "Value"},
    "median": {"id": "Median provinsi", "en": "Province median"},
    "ranks": {"id": "Peringkat prov. · nas.", "en": "Rank prov. · nat."},
    "spread": {
        "id": "Sebaran: wilayah ini, provinsi, pulau, Indonesia",
        "en": "Spread: this district, province, island, Indonesia",
    },
    "ranks_here": {"id": "Peringkat prov.", "en": "Rank prov."},
    "count_all": {"id": "{count}", "en": "{count}"},
    "count_known": {"id": "{count} yang memiliki data", "en": "{count} with data"},
    "rank_province": {
        "id": "peringkat {rank} dari {count} di provinsi",
        "en": "rank {rank} of {count} in the province",
    },
    "rank_island": {
        "id": "peringkat {rank} dari {count} di {island}",
        "en": "rank {rank} of {count} in {island}",
    },
    "rank_nation": {
        "id": "peringkat {rank} dari {count} di Indonesia",
        "en": "rank {rank} of {count} in Indonesia",
    },
    "bars": {"id": "Peringkat di provinsi: {what}", "en": "Ranking in the province: {what}"},
    "thousands": {"id": "dalam ribuan", "en": "in thousands"},
    "millions": {"id": "dalam jutaan", "en": "in millions"},
    "billions": {"id": "dalam miliaran", "en": "in billions"},
    "bar_median": {"id": "median provinsi {value}", "en": "province median {value}"},
    "none": {"id": "t.a.", "en": "n/a"},
    "hidden": {"id": "dirahasiakan", "en": "suppressed"},
    "gaps": {
        "id": "Paling tertinggal dari median provinsi: {gaps}",
        "en": "Furthest on the wrong side of the province median: {gaps}",
    },
    "no_gaps": {
        "id": "Tidak ada nilai yang tertinggal dari median provinsi",
        "en": "No value lies on the wrong side of the province median",
    },
    "atlas_note": {
        "id": "t.a. = tidak ada data atau dirahasiakan. Garis tegak = median "
        "provinsi. Peringkat 1 = nilai tertinggi · dibuat {date}",
        "en": "n/a = no data or suppressed. Upright line = province median. "
        "Rank 1 = highest value · made {date}",
    },
    "interval_note": {
        "id": "Peringkat dalam kurung = terbaik–terburuk menurut penimbang dan metode lain.",
        "en": "Ranks in brackets = best–worst under other weights and methods.",
    },
    "column_bps_code": {"id": "Kode BPS", "en": "BPS code"},
    "column_kemendagri_code": {"id": "Kode Kemendagri", "en": "Kemendagri code"},
    "column_name": {"id": "Nama", "en": "Name"},
    "column_type": {"id": "Jenis", "en": "Type"},
    "column_province": {"id": "Provinsi", "en": "Province"},
    "column_area_km2": {"id": "Luas (km²)", "en": "Area (km²)"},
    "column_code": {"id": "Kode", "en": "Code"},
    "column_district": {"id": "Kabupaten/Kota", "en": "District"},
    "column_level": {"id": "Tingkat", "en": "Level"},
    "column_parent": {"id": "Kode wilayah induk", "en": "Code of the larger unit"},
    "column_part_km2": {"id": "Bagian terluas (km²)", "en": "Largest part (km²)"},
    "column_boundary": {"id": "Batas wilayah", "en": "Boundaries"},
    "column_low": {"id": "Terendah: {what}", "en": "Lowest: {what}"},
    "column_high": {"id": "Tertinggi: {what}", "en": "Highest: {what}"},
    "column_coverage": {"id": "Cakupan (0–1): {what}", "en": "Coverage (0–1): {what}"},
    "rank_of": {"id": "Peringkat (1 = tertinggi): {what}", "en": "Rank (1 = highest): {what}"},
    "status_of": {"id": "Status: {what}", "en": "Status: {what}"},
    "status_A": {"id": "normal", "en": "normal"},
    "status_E": {"id": "perkiraan", "en": "estimated"},
    "status_M": {"id": "tidak ada data", "en": "no data"},
    "status_N": {"id": "tidak ditanyakan", "en": "not asked"},
    "status_X": {"id": "tidak dapat dibandingkan", "en": "not comparable"},
    "status_Q": {"id": "dirahasiakan", "en": "suppressed"},
    "1": {"id": "Sumatera", "en": "Sumatra"},
    "3": {"id": "Jawa", "en": "Java"},
    "5": {"id": "Bali–Nusa Tenggara", "en": "Bali–Nusa Tenggara"},
    "6": {"id": "Kalimantan", "en": "Kalimantan"},
    "7": {"id": "Sulawesi", "en": "Sulawesi"},
    "8": {"id": "Maluku", "en": "Maluku"},
    "9": {"id": "Papua", "en": "Papua"},
    "": {"id": "pulaunya", "en": "its island"},
}


def text(key: str, language: Language, **values: object) -> str:
    """Return one of a page's texts, its gaps filled."""
    return _WORDS[key][language.code].format(**values)


def has_text(key: str) -> bool:
    """Say whether there are words for a key."""
    return key in _WORDS


def units_of(level: Level, language: Language) -> str:
    """Return what units of a level are called, all together."""
    return text(f"units_{level.value}", language)


def by_unit(what: str, level: Level, language: Language) -> str:
    """Return `what by district`, or `by district` where there is nothing to name."""
    units = units_of(level, language)
    key = "by_unit" if what else "only_by_unit"
    # Only English forms of these words differ, and all by one letter.
    return text(key, language, what=what, units=units, unit=units.removesuffix("s"))


def by_whom(note: str, organisation: str) -> str:
    """Return a note with the office that hands the page out."""
    return f"{note} · {organisation}" if organisation else note


def today(language: Language) -> str:
    """Return the date of today, written out."""
    locale = QLocale(_LOCALES[language.code])
    return str(locale.toString(QDate.currentDate(), "d MMMM yyyy"))
