"""What stands on a page, in the language of the map.

Like the legend's, these words do not pass through QGIS's translator: a page
speaks the language chosen for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QLocale

if TYPE_CHECKING:
    from ..styling.legend import Language

_LOCALES = {"id": "id_ID", "en": "en_GB"}
_WORDS = {
    "by_district": {"id": "{what} menurut kabupaten/kota", "en": "{what} by district"},
    "province": {"id": "Provinsi {name}", "en": "Province of {name}"},
    "weight": {"id": "penimbang: {weight}", "en": "weight: {weight}"},
    "source": {"id": "Sumber: {source}", "en": "Source: {source}"},
    "period": {"id": "Periode: {period}", "en": "Period: {period}"},
    "weight_note": {"id": "Penimbang: {weight}", "en": "Weight: {weight}"},
    "method": {
        "id": "Metode: {count} kelas, {method}; batas bawah termasuk{coverage}",
        "en": "Method: {count} classes, {method}; lower edges included{coverage}",
    },
    "method_one": {
        "id": "Metode: satu kelas, semua nilai sama",
        "en": "Method: one class, all values are equal",
    },
    "method_two": {
        "id": "Metode: tiga kelas per indikator, {method}; batas bawah "
        "termasuk. Tidak ada data bila salah satu nilai tidak ada",
        "en": "Method: three classes per indicator, {method}; lower edges "
        "included. No data where either value is missing",
    },
    "method_none": {"id": "Metode: seperti gaya layer", "en": "Method: as the layer is styled"},
    "bounds_indicative": {
        "id": "Batas: indikatif, {count} kabupaten/kota, bukan acuan batas "
        "resmi; negara tetangga: Natural Earth",
        "en": "Boundaries: indicative, {count} districts, no reference for "
        "official ones; neighbouring countries: Natural Earth",
    },
    "bounds": {
        "id": "Batas: {boundary}; negara tetangga: Natural Earth",
        "en": "Boundaries: {boundary}; neighbouring countries: Natural Earth",
    },
    "bounds_unknown": {
        "id": "Batas: sumber tidak disebut pada layer; negara tetangga: Natural Earth",
        "en": "Boundaries: source not stated by the layer; neighbouring countries: Natural Earth",
    },
    "projection": {
        "id": "Proyeksi: silinder sama luas, meridian pusat 118° BT, WGS 84 · dibuat {date}",
        "en": "Projection: cylindrical equal-area, central meridian 118° E, WGS 84 · made {date}",
    },
    "cells": {"id": "Angka: jumlah kabupaten/kota", "en": "Figures: number of districts"},
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
    "logo": {"id": "logo instansi", "en": "logo"},
    "north": {"id": "U", "en": "N"},
    "panel": {"id": "{name} · tanpa data: {count}", "en": "{name} · no data: {count}"},
    "same_classes": {
        "id": "Kelas sama di semua peta. Lingkaran: wilayah kecil.",
        "en": "The same classes on every map. Circles: small areas.",
    },
    "profile": {"id": "Profil UMKM", "en": "MSME profile"},
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
        "id": "Paling jauh di bawah median provinsi: {gaps}",
        "en": "Furthest below the province median: {gaps}",
    },
    "no_gaps": {
        "id": "Tidak ada nilai di bawah median provinsi",
        "en": "No value lies below the province median",
    },
    "atlas_note": {
        "id": "t.a. = tidak ada data atau dirahasiakan. Garis tegak = median "
        "provinsi. Peringkat 1 = nilai tertinggi · dibuat {date}",
        "en": "n/a = no data or suppressed. Upright line = province median. "
        "Rank 1 = highest value · made {date}",
    },
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


def by_whom(note: str, organisation: str) -> str:
    """Return a note with the office that hands the page out."""
    return f"{note} · {organisation}" if organisation else note


def today(language: Language) -> str:
    """Return the date of today, written out."""
    locale = QLocale(_LOCALES[language.code])
    return str(locale.toString(QDate.currentDate(), "d MMMM yyyy"))
