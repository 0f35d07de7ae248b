"""One term for one thing: what the glossary says, everything says."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
GLOSSARY = PROJECT / "docs" / "glossary.md"
LEGENDS = ("msme_qgis_plugin/styling/legend.py", "msme_qgis_plugin/report/words.py")
LONGER = 3


@lru_cache(maxsize=1)
def rows() -> tuple[tuple[str, str, str, str], ...]:
    """Return English, Indonesian, what not to say, and the meaning."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")][2:]
    found = []
    for line in table:
        english, term, wrong, meaning = (cell.strip() for cell in line.strip("|").split("|"))
        found.append((english, term, wrong, meaning))
    return tuple(found)


def wrong_terms() -> list[tuple[str, str]]:
    return [(wrong, term) for _, term, wrong, _ in rows() if wrong]


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """Return every Indonesian text that a person reads, by its place."""
    translations = {
        f"{context}: {source}": text for (context, source), text in i18n.read_translations().items()
    }
    helps = {
        path.name: re.sub(r"<code>.*?</code>", "", path.read_text("utf-8"))
        for path in (PROJECT / "resources" / "help" / "id").glob("*.html")
    }
    legends = {}
    for name in LEGENDS:
        code = (PROJECT / name).read_text(encoding="utf-8")
        for place, text in enumerate(re.findall(r'"id": "([^"]*)"', code)):
            legends[f"{name} {place}"] = text
    return {**translations, **helps, **legends, **catalogue()}


def catalogue() -> dict[str, str]:
    """Return the Indonesian texts of the catalogue's files."""
    found = {}
    for path in (PROJECT / "resources" / "catalogue").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        for place, words in enumerate(two_languages(json.loads(text))):
            found[f"{path.name} {place}"] = words
    return found


def two_languages(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if {"en", "id"} <= set(part) and isinstance(part["id"], str):
            yield part["id"]
        for one in part.values():
            yield from two_languages(one)
    elif isinstance(part, list):
        for one in part:
            yield from two_languages(one)


def test_there_is_something_to_hold_to_the_glossary() -> None:
    assert len(wrong_terms()) > LONGER
    assert len(texts()) > 500


def test_a_term_stands_once() -> None:
    english = [row[0] for row in rows()]
    assert len(english) == len(set(english))


@pytest.mark.parametrize(("wrong", "term"), wrong_terms())
def test_the_glossarys_term_is_used(wrong: str, term: str) -> None:
    said = re.compile(rf"\b{wrong}\b", re.IGNORECASE)
    found = {place: text for place, text in texts().items() if said.search(text)}
    assert found == {}, f"say {term}, not {wrong}"


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        (r"\bsuppressed\b", "dirahasiakan"),
        (r"\bnot comparable\b", "tidak dapat dibandingkan"),
        (r"\b[Ww]eighted mean\b", "rata-rata tertimbang"),
        (r"\bdistricts?\b", "kabupaten/kota"),
        (r"\bcoverage\b", "cakupan"),
        (r"\bMSMEs\b", "UMKM"),
    ],
)
def test_a_translation_has_the_term(english: str, indonesian: str) -> None:
    lacking = [
        source
        for (_, source), text in i18n.read_translations().items()
        if text
        and re.search(english, re.sub(r"\{\w+\}", "", source))
        and indonesian.lower() not in text.lower()
    ]
    assert lacking == []


def test_legends_call_an_estimate_what_the_help_calls_it() -> None:
    legend = (PROJECT / LEGENDS[0]).read_text(encoding="utf-8")
    assert "{count} nilai merupakan perkiraan" in legend
    pages = (PROJECT / "resources" / "help" / "id").glob("*.html")
    told = [path.read_text("utf-8") for path in pages]
    assert sum("E perkiraan" in text for text in told) >= LONGER
