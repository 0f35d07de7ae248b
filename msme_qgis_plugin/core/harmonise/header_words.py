"""What the words of a header say of its numbers, where nothing else does.

Asked once, when a table becomes units; from then on the field carries it.
"""

from __future__ import annotations

import re

from ..measures.field import Direction

# Numbers that adding up would make meaningless.
_RATE = re.compile(
    r"%|\b(persen|persentase|percent(age)?|per|rasio|ratio|rate|laju|tingkat"
    r"|indeks|index|rata|rerata|mean|average|median|pangsa|share|proporsi"
    r"|kepadatan|density)\b|per ?kapita|per ?capita|PC(\b|(19|20)\d\d)",
    re.IGNORECASE,
)
# Less of it is better, in the words of Indonesian and of English tables.
_WORSE = re.compile(
    r"\b(miskin|kemiskinan|pengangguran|menganggur|kematian|putus sekolah|tidak sekolah"
    r"|stunting|gizi buruk|gizi kurang|kurang gizi|buta (aksara|huruf)|jarak|waktu tempuh"
    r"|kumuh|rawan|bencana|kerusakan|rusak|kejahatan|kriminalitas|kecelakaan|gini|ketimpangan"
    r"|poverty|poor|unemploy(ed|ment)|mortality|deaths?|drop ?outs?|malnutrition"
    r"|illiterate|illiteracy|distance|travel time|slums?|hazards?|crimes?|inequality)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(ipm|pembangunan manusia|harapan hidup|harapan lama sekolah|rata-rata lama sekolah"
    r"|melek (aksara|huruf)|pdrb per ?kapita|pendapatan per ?kapita"
    r"|human development|life expectancy|years of schooling|literacy|gdp per ?capita"
    r"|grdp per ?capita|income per ?capita)\b",
    re.IGNORECASE,
)


def is_rate(header: str) -> bool:
    """Tell a share, rate or average from a number that may be added up."""
    return _RATE.search(_in_words(header)) is not None


def direction_in(header: str) -> Direction | None:
    """Return what a higher value means to a planner, None where no word says it."""
    text = _in_words(header)
    worse, better = _WORSE.search(text), _BETTER.search(text)
    if bool(worse) == bool(better):
        return None
    return Direction.WORSE if worse else Direction.BETTER


def _in_words(header: str) -> str:
    """Return a header as people write it: programs put _ between words."""
    return header.replace("_", " ")
