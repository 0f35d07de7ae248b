"""Every algorithm has help in both languages, whole and well made."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
HELP = PROJECT / "resources" / "help"
CODE = PROJECT / "msme_qgis_plugin" / "algorithms"
SECTIONS = {
    "en": {"Inputs", "Formula and source", "How to read the result", "Example"},
    "id": {"Masukan", "Rumus dan sumber", "Cara membaca hasil", "Contoh"},
}
# What QGIS's help panel shows; a link could be clicked and opened.
TAGS = {"h3", "p", "b", "i", "code", "ul", "li", "sub", "sup", "page"}
LEAST = 600
NAMES = sorted(
    name
    for path in CODE.glob("*.py")
    for name in re.findall(r"^    NAME = \"(\w+)\"", path.read_text("utf-8"), re.MULTILINE)
)


def read(language: str, name: str) -> str:
    return (HELP / language / f"{name}.html").read_text(encoding="utf-8")


def page(language: str, name: str) -> ET.Element:
    return ET.fromstring(f"<page>{read(language, name)}</page>")


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_algorithms_are_found() -> None:
    assert {"harmonise", "stylechoropleth", "districtreport"} < set(NAMES)


@pytest.mark.parametrize("language", ["en", "id"])
def test_there_is_no_page_without_an_algorithm(language: str) -> None:
    pages = {path.stem for path in (HELP / language).glob("*.html")}
    assert pages == set(NAMES)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_well_formed_and_has_its_sections(language: str, name: str) -> None:
    top = page(language, name)
    assert {element.tag for element in top.iter()} <= TAGS
    assert not any(element.attrib for element in top.iter())
    first = top[0]
    assert first.tag == "p", "the page begins with what the tool does"
    found = [words(element) for element in top.iter("h3")]
    assert SECTIONS[language] <= set(found)
    assert len(found) == len(set(found))
    assert len(words(top)) >= LEAST
    texts = [words(element) for element in top.iter() if element.tag == "p"]
    assert all(texts)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_shape(name: str) -> None:
    english, indonesian = (
        [element.tag for element in page(language, name)] for language in ("en", "id")
    )
    assert english == indonesian


@pytest.mark.parametrize("name", NAMES)
def test_code_and_tokens_are_not_translated(name: str) -> None:
    def codes(language: str) -> list[str]:
        found = (words(one) for one in page(language, name).iter("code"))
        return sorted(one for one in found if re.fullmatch(r"[a-z_0-9]+", one))

    assert codes("en") == codes("id")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_opens_the_network(language: str, name: str) -> None:
    assert not re.search(r"https?:|www\.|href|src=", read(language, name))
