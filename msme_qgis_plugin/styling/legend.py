"""What a legend says, in the language of the map.

A map speaks the language chosen for it, not the one QGIS runs in, so these
words do not pass through QGIS's translator.
"""

from __future__ import annotations

from enum import Enum

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

_LOCALES = {"id": "id_ID", "en": "en_US"}
_WORDS = {
    "no_data": {"id": "Tidak ada data", "en": "No data"},
    "suppressed": {"id": "Dirahasiakan", "en": "Suppressed"},
    "not_comparable": {
        "id": "Tidak dapat dibandingkan",
        "en": "Not comparable",
    },
    "key": {
        "id": "(n) jumlah kabupaten/kota",
        "en": "(n) number of districts",
    },
    "circle": {
        "id": "Wilayah lebih kecil dari {size} mm² pada peta",
        "en": "Area smaller than {size} mm² on the map",
    },
    "estimated": {
        "id": "{count} nilai merupakan perkiraan",
        "en": "{count} values are estimated",
    },
    "one_estimated": {
        "id": "{count} nilai merupakan perkiraan",
        "en": "{count} value is estimated",
    },
    "seas": {"id": "Nama laut", "en": "Names of seas"},
    "countries": {"id": "Nama negara", "en": "Names of countries"},
    "borders": {
        "id": "Batas provinsi (indikatif)",
        "en": "Province borders (indicative)",
    },
    "coast": {"id": "Garis pantai", "en": "Coast"},
    "provinces": {"id": "Provinsi", "en": "Provinces"},
    "neighbours": {"id": "Negara tetangga", "en": "Neighbouring countries"},
    "key_note": {
        "id": "(n) = jumlah kabupaten/kota.",
        "en": "(n) = number of districts.",
    },
    "circle_note": {
        "id": "Lingkaran: wilayah yang lebih kecil dari {size} mm² pada peta.",
        "en": "Circles: areas smaller than {size} mm² on the map.",
    },
    "classes_note": {
        "id": "Kelas: {method}; batas bawah termasuk.",
        "en": "Classes: {method}; lower edges belong to them.",
    },
    "jenks": {"id": "Fisher–Jenks", "en": "Fisher–Jenks"},
    "quantile": {"id": "kuantil", "en": "quantiles"},
    "equal": {"id": "selang sama lebar", "en": "equal intervals"},
    "stddev": {"id": "simpangan baku", "en": "standard deviations"},
    "pretty": {"id": "angka bulat", "en": "round numbers"},
    "headtail": {"id": "kepala/ekor", "en": "head/tail breaks"},
    "manual": {"id": "ditetapkan sendiri", "en": "chosen by hand"},
    "diverging": {
        "id": "menyebar dari {centre}",
        "en": "diverging about {centre}",
    },
    "low": {"id": "rendah", "en": "low"},
    "middle": {"id": "sedang", "en": "medium"},
    "high": {"id": "tinggi", "en": "high"},
    "cell": {
        "id": "{a} {level_a} ({class_a}), {b} {level_b} ({class_b})",
        "en": "{a} {level_a} ({class_a}), {b} {level_b} ({class_b})",
    },
    "two_note": {
        "id": "Tidak ada data bila salah satu nilai tidak ada.",
        "en": "No data where either value is missing.",
    },
    "grey_note": {
        "id": "Warna dua indikator tidak terbaca pada salinan hitam-putih.",
        "en": "Colours of two indicators do not survive grey printing.",
    },
    "indicative": {
        "id": "Batas wilayah indikatif, tidak resmi.",
        "en": "Boundaries are indicative, not official.",
    },
}


class Language(str, Enum):
    """The language of a map; `auto` is the one QGIS runs in."""

    AUTO = "auto"
    ENGLISH = "en"
    INDONESIAN = "id"

    @property
    def code(self) -> str:
        """Return `en` or `id`."""
        if self is not Language.AUTO:
            return self.value
        running = QgsApplication.locale().startswith("id")
        return "id" if running else "en"


def word(key: str, language: Language, **values: str) -> str:
    """Return one of the legend's words, its gaps filled."""
    return _WORDS[key][language.code].format(**values)


def number(value: float, decimals: int, language: Language) -> str:
    """Return a number as readers of the language write it."""
    locale = QLocale(_LOCALES[language.code])
    return locale.toString(float(value), "f", decimals).replace("-", "−")


def class_text(
    edges: tuple[float | None, float | None],
    decimals: int,
    language: Language,
) -> str:
    """Return a class as `< 18`, `18 – < 27` or `≥ 54`."""
    lower, upper = (
        None if edge is None else number(edge, decimals, language)
        for edge in edges
    )
    if lower is None:
        return f"< {upper}"
    if upper is None:
        return f"≥ {lower}"
    return f"{lower} – < {upper}"


def counted(text: str, count: int, language: Language) -> str:
    """Return `text (count)`."""
    return f"{text} ({number(count, 0, language)})"
