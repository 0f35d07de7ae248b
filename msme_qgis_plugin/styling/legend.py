"""What a legend says, in the language of the map.

A map speaks the language chosen for it, not the one QGIS runs in, so these
words do not pass through QGIS's translator.
"""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtCore import QLocale

from ..core.measures.field import Display
from ..translate import language, number_text

_LOCALES = {"id": "id_ID", "en": "en_US"}
_WORDS = {
    "no_data": {"id": "Tidak ada data", "en": "No data"},
    "suppressed": {"id": "Dirahasiakan", "en": "Suppressed"},
    "not_comparable": {"id": "Tidak dapat dibandingkan", "en": "Not comparable"},
    "circle": {
        "id": "Wilayah lebih kecil dari {size} mm² pada peta",
        "en": "Area smaller than {size} mm² on the map",
    },
    "estimated": {"id": "{count} nilai merupakan perkiraan", "en": "{count} values are estimated"},
    "one_estimated": {
        "id": "{count} nilai merupakan perkiraan",
        "en": "{count} value is estimated",
    },
    "seas": {"id": "Nama laut", "en": "Names of seas"},
    "countries": {"id": "Nama negara", "en": "Names of countries"},
    "borders": {"id": "Batas provinsi (indikatif)", "en": "Province borders (indicative)"},
    "coast": {"id": "Garis pantai", "en": "Coast"},
    "provinces": {"id": "Provinsi", "en": "Provinces"},
    "neighbours": {"id": "Negara tetangga", "en": "Neighbouring countries"},
    "circle_note": {
        "id": "Lingkaran: wilayah yang lebih kecil dari {size} mm² pada peta.",
        "en": "Circles: areas smaller than {size} mm² on the map.",
    },
    "jenks": {"id": "Fisher–Jenks", "en": "Fisher–Jenks"},
    "quantile": {"id": "kuantil", "en": "quantiles"},
    "equal": {"id": "selang sama lebar", "en": "equal intervals"},
    "stddev": {"id": "simpangan baku", "en": "standard deviations"},
    "pretty": {"id": "angka bulat", "en": "round numbers"},
    "headtail": {"id": "kepala/ekor", "en": "head/tail breaks"},
    "manual": {"id": "ditetapkan sendiri", "en": "chosen by hand"},
    "diverging": {"id": "menyebar dari {centre}", "en": "diverging about {centre}"},
    "percent": {"id": "{text} %", "en": "{text} %"},
    "points": {"id": "{text} poin", "en": "{text} points"},
    "unit_percent": {"id": "%", "en": "%"},
    "unit_points": {"id": "poin persen", "en": "percentage points"},
    "low": {"id": "rendah", "en": "low"},
    "middle": {"id": "sedang", "en": "medium"},
    "high": {"id": "tinggi", "en": "high"},
    "cell": {
        "id": "{a} {level_a} ({class_a}), {b} {level_b} ({class_b})",
        "en": "{a} {level_a} ({class_a}), {b} {level_b} ({class_b})",
    },
    "method": {
        "id": "{count} kelas, {method}; batas bawah termasuk{coverage}",
        "en": "{count} classes, {method}; lower edges included{coverage}",
    },
    "method_one": {"id": "satu kelas, semua nilai sama", "en": "one class, all values are equal"},
    "method_two": {
        "id": "tiga kelas per indikator, {method}; batas bawah termasuk. Tidak ada data bila "
        "salah satu nilai tidak ada",
        "en": "three classes per indicator, {method}; lower edges included. No data where either "
        "value is missing",
    },
    "method_category": {
        "id": "{count} kategori seperti pada data",
        "en": "{count} categories as the data have them",
    },
    "method_circles": {
        "id": "luas lingkaran sebanding dengan nilai{coverage}",
        "en": "areas of circles in proportion to the value{coverage}",
    },
    "with_data": {"id": "Ada data", "en": "With data"},
    "other": {"id": "Lainnya", "en": "Other"},
}


class Language(str, Enum):
    """The language of a map; `auto` is the one QGIS runs in."""

    AUTO = "auto"
    ENGLISH = "en"
    INDONESIAN = "id"

    @property
    def code(self) -> str:
        """Return `en` or `id`."""
        return language() if self is Language.AUTO else self.value


def word(key: str, language: Language, **values: str) -> str:
    """Return one of the legend's words, its gaps filled."""
    return _WORDS[key][language.code].format(**values)


def number(value: float, decimals: int, language: Language) -> str:
    """Return a number as readers of the language write it."""
    return number_text(value, decimals, QLocale(_LOCALES[language.code]))


def class_text(
    edges: tuple[float | None, float | None],
    decimals: int,
    language: Language,
    display: Display = Display.PLAIN,
) -> str:
    """Return a class as `< 18`, `18 – < 27` or `≥ 54`, `≥ 54 %`."""
    lower, upper = (
        None if edge is None else _bare(edge, decimals, language, display) for edge in edges
    )
    if lower is None:
        text = f"< {upper}"
    elif upper is None:
        text = f"≥ {lower}"
    else:
        text = f"{lower} – < {upper}"
    return marked(text, language, display)


def span_text(
    ends: tuple[float, float], decimals: int, language: Language, display: Display = Display.PLAIN
) -> str:
    """Return the only class, from its lowest to its highest value."""
    texts = [_bare(end, decimals, language, display) for end in ends]
    return marked(" – ".join(dict.fromkeys(texts)), language, display)


def value_text(
    value: float, decimals: int, language: Language, display: Display = Display.PLAIN
) -> str:
    """Return a stored value as it is written, such as `54 %` for 0.54."""
    text = _bare(value, decimals, language, display)
    return marked(text, language, display)


def _bare(value: float, decimals: int, language: Language, display: Display) -> str:
    shown = value * display.factor
    return number(shown, display.decimals(decimals), language)


def with_unit(title: str, language: Language, display: Display) -> str:
    """Return a title with the unit of its values, where it lacks it."""
    if display is Display.PLAIN or "%" in title:
        return title
    return f"{title} ({word(f'unit_{display.value}', language)})"


def marked(text: str, language: Language, display: Display) -> str:
    """Return a number that is already scaled with its mark."""
    if display is Display.PLAIN:
        return text
    return word(display.value, language, text=text)


def counted(text: str, count: int, language: Language) -> str:
    """Return `text (count)`."""
    return f"{text} ({number(count, 0, language)})"
