"""The translation tool: what it finds, keeps, drops and compiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import i18n

if TYPE_CHECKING:
    from pathlib import Path

# The second is how long calls are formatted, and what pylupdate5 overlooks.
CODE = """
translate("Dock", "Short")
template = QT_TRANSLATE_NOOP(
    "core",
    "A long sentence about {file} "
    "in two parts.",
)
"""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "plugin"
    folder.mkdir()
    (folder / "a.py").write_text(CODE)
    return folder


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return tmp_path / "words.ts"


LONG = ("core", "A long sentence about {file} in two parts.")
SHORT = ("Dock", "Short")


def test_a_sentence_in_parts_with_a_trailing_comma_is_found(code: Path) -> None:
    found, problems = i18n.sentences(code)
    assert set(found) == {SHORT, LONG}
    assert found[LONG] == "plugin/a.py:3"
    assert not problems


def test_a_sentence_that_is_not_a_literal_is_a_problem(code: Path) -> None:
    (code / "b.py").write_text('translate("Dock", name)\n')
    _, problems = i18n.sentences(code)
    assert [problem.where for problem in problems] == ["plugin/b.py:1"]


def test_an_update_keeps_what_was_translated_and_drops_the_rest(code: Path, words: Path) -> None:
    known = {SHORT: "Pendek", ("Dock", "Gone"): "Hilang"}
    i18n.write_translations(i18n.sentences(code)[0], known, words)
    assert i18n.read_translations(words) == {SHORT: "Pendek", LONG: ""}


def test_a_missing_translation_and_a_lost_gap_are_problems(code: Path, words: Path) -> None:
    known = {LONG: "Kalimat panjang"}
    i18n.write_translations(i18n.sentences(code)[0], known, words)
    assert [problem.text for problem in i18n.check(code, words)] == [
        "not translated: 'Short'",
        "other gaps: 'Kalimat panjang'",
    ]


def test_every_sentence_of_the_plugin_is_translated() -> None:
    assert [str(problem) for problem in i18n.check()] == []


def test_the_short_method_has_its_class_as_context(code: Path) -> None:
    (code / "c.py").write_text('class A:\n    def f(self): self.tr("Hi")\n')
    assert ("A", "Hi") in i18n.sentences(code)[0]


def test_a_form_of_qt_designer_has_its_class_as_context(code: Path) -> None:
    (code / "page.ui").write_text(
        "<ui><class>Page</class><string>Browse…</string>"
        '<string notr="true">*.csv</string><string/></ui>',
        encoding="utf-8",
    )
    found, _ = i18n.sentences(code)
    assert found["Page", "Browse…"] == "plugin/page.ui"
    assert set(found) == {SHORT, LONG, ("Page", "Browse…")}
