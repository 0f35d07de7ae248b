"""Names of districts and provinces as people write them, made comparable.

A name becomes a key: lower case, no accents, spaces or punctuation, common
abbreviations written out. Whether a word is a type (`Kota Bandung`) or part
of the name (`Kotabaru`, `Lima Puluh Kota`) cannot be told from the words
alone, so a name has several readings, the most literal first, and the list
of known names decides between them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from .fuzzy import THRESHOLD, similarity
from .reading import Reading
from .systems import UnitType

if TYPE_CHECKING:
    from collections.abc import Iterable

KABUPATEN_WORDS = frozenset({"kab", "kabupaten", "regency"})
KOTA_WORDS = frozenset(
    {"kota", "kotamadya", "kotamadia", "kodya", "kodia", "city"} | {"municipality"}
)
# Before the name of a unit smaller than a district.
FINER_WORDS = frozenset(
    {"kec", "kecamatan", "subdistrict", "kel", "kelurahan", "desa", "ds", "village"}
    | {"nagari", "gampong", "distrik"}
)
# Before the name of a lake, a reservoir or a forest.
WATER_FOREST_WORDS = frozenset(
    {"danau", "lake", "waduk", "wadung", "bendungan", "reservoir", "situ"}
    | {"rawa", "hutan", "forest", "perairan", "water", "waterbody"}
)
_PROVINCE_WORDS = frozenset({"provinsi", "propinsi", "prov", "province"})
_ADMINISTRATIVE = frozenset({"adm", "administrasi", "administratif", "administrative"})
_DROPPED = frozenset({"dan", "and", "of", "the"})
_WRITTEN_OUT = {
    "kep": "kepulauan",
    "kepul": "kepulauan",
    "peg": "pegunungan",
    "p": "pulau",
    "tj": "tanjung",
    "tg": "tanjung",
    "tjg": "tanjung",
    "sei": "sungai",
    "utr": "utara",
    "ut": "utara",
    "sel": "selatan",
    "slt": "selatan",
    "brt": "barat",
    "bar": "barat",
    "tim": "timur",
    "tmr": "timur",
    "tgh": "tengah",
    "teng": "tengah",
    "tgr": "tenggara",
    "sumatra": "sumatera",
}
_TOTAL_WORDS = frozenset(
    {"jumlah", "total", "subtotal", "indonesia", "nasional", "national"}
    | {"rerata", "seluruh", "keseluruhan"}
)
DIRECTIONS = frozenset(
    {"utara", "selatan", "barat", "timur", "tengah", "tenggara", "laut"}
    | {"daya", "hulu", "hilir", "ulu", "ilir", "pusat", "kepulauan"}
)
_ENGLISH = {
    "north": ("utara",),
    "south": ("selatan",),
    "west": ("barat",),
    "east": ("timur",),
    "central": ("tengah",),
    "southeast": ("tenggara",),
    "southwest": ("barat", "daya"),
}
_SEPARATED = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['`´‘’]")
# Kabupaten Dati II, Kotamadya Daerah Tingkat II: until 1999 what stood before a district's name.
_SECOND_LEVEL = re.compile(r"\b(?:dati|dt|daerah (?:tingkat|tk)|tingkat|tk) (?:ii|2)\b")
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivx]+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_PREFIX = re.compile(
    r"(kabupaten|kotamadya|kodya|kab|kota)"
    r"(?:adm[a-z]{5,9}?(?:si|tif|tive)|adm(?!in))?(.*)"
)
_SHORTEST = 3


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Split a name into plain words, abbreviations written out.

    Numbers are left out: they are list numbers, codes or footnotes. The one
    name that is written with a number, `50 Kota`, is kept.
    """
    found = (_DIGITS.sub("", word) for word in _plain_words(text))
    return _written_out(found)


@lru_cache(maxsize=65536)
def numbered_words(text: str) -> tuple[str, ...]:
    """Split as `words`, with its numbers, Roman ones as digits: `Banyuasin II` has a 2."""
    return _written_out(_arabic(word) for word in _plain_words(text))


def _plain_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("", plain).replace("&", " dan ")
    plain = " ".join(_SEPARATED.split(plain)).strip()
    plain = _SECOND_LEVEL.sub("", plain)
    plain = plain.replace("50 kota", "lima puluh kota")
    plain = plain.replace("south west", "southwest")
    plain = plain.replace("south east", "southeast")
    return plain.split()


def _written_out(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(_WRITTEN_OUT.get(word, word) for word in found if word and word not in _DROPPED)


def _arabic(word: str) -> str:
    if not _ROMAN.fullmatch(word):
        return word
    numbers = [_ROMAN_DIGITS[letter] for letter in word]
    signed = (-one if one < after else one for one, after in zip(numbers, [*numbers[1:], 0]))
    return str(sum(signed))


def key(text: str) -> str:
    """Return the words of `text` joined: `Bau-Bau` -> `baubau`."""
    return "".join(words(text))


def province_key(text: str) -> str:
    """Return the key of a province, without the word for province."""
    return "".join(w for w in words(text) if w not in _PROVINCE_WORDS)


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[Reading, ...]:
    """Return the ways to read a district's name, the most literal first.

    `Kota Baru` is `kotabaru` or, less literally, the Kota `baru`;
    `Pariaman, Kota` is `pariamankota` or the Kota `pariaman`.
    """
    parts = [w for w in words(text) if not _is_administrative(w)]
    if not parts:
        return ()
    # No name begins with the word for a kabupaten, as Kota Baru does with that for a city.
    typed = len(parts) > 1 and parts[0] in KABUPATEN_WORDS
    found = [] if typed else [_reading(parts, None)]
    for kind, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        stated = _type_word(kind)
        if stated is not None and rest:
            found.append(_reading(rest, stated))
    glued = _PREFIX.fullmatch(parts[0])
    if glued and len(found) == 1:
        named = _reading([glued[2], *parts[1:]], _type_word(glued[1]))
        if len(named.key) >= _SHORTEST:
            found.append(named)
    turned = _indonesian(parts)
    if turned:
        found.append(_reading(turned, found[-1].type))
    return tuple(dict.fromkeys(found))


def type_of(text: str) -> UnitType | None:
    """Return the type that the cell of a type column states.

    Knows Kabupaten, Kab., Regency; Kota, Kotamadya, City, Capital City.
    A cell that states both, or neither, says nothing.
    """
    parts = set(words(text))
    kabupaten = bool(parts & KABUPATEN_WORDS)
    kota = bool(parts & KOTA_WORDS)
    if kabupaten == kota:
        return None
    return UnitType.KABUPATEN if kabupaten else UnitType.KOTA


def is_total(text: str) -> bool:
    """Say whether a name is that of a total, not of a unit.

    `Jumlah`, `Sub Total`, `INDONESIA`, `Kabupaten/Kota`, `Provinsi Aceh`.
    A bare province name is not decided here.
    """
    parts = words(text)
    if not parts:
        return False
    if set(parts) & _TOTAL_WORDS or parts.count("rata") > 1:
        return True
    if parts[0] in _PROVINCE_WORDS or parts[-1] in _PROVINCE_WORDS:
        return True
    return all(w in KABUPATEN_WORDS or w in KOTA_WORDS for w in parts)


def _reading(parts: list[str], stated: UnitType | None) -> Reading:
    directions = frozenset(parts) & DIRECTIONS
    return Reading("".join(parts), stated, directions)


def _is_administrative(word: str) -> bool:
    """Tell the word in `Kota Administrasi`, misspelt or not."""
    if word in _ADMINISTRATIVE:
        return True
    return word.startswith("ad") and any(
        similarity(word, one) >= THRESHOLD for one in _ADMINISTRATIVE
    )


def _type_word(word: str) -> UnitType | None:
    if word in KABUPATEN_WORDS:
        return UnitType.KABUPATEN
    return UnitType.KOTA if word in KOTA_WORDS else None


def _indonesian(parts: list[str]) -> list[str]:
    """Turn `south tangerang city` into `tangerang selatan`, else nothing."""
    kept = [w for w in parts if _type_word(w) is None]
    if len(kept) > 1 and kept[-1] == "islands":
        return ["kepulauan", *kept[:-1]]
    if len(kept) > 1 and kept[0] in _ENGLISH:
        rest = kept[1:]
        if kept[0] == "central" and rest == ["jakarta"]:
            return ["jakarta", "pusat"]
        return [*rest, *_ENGLISH[kept[0]]]
    return []
