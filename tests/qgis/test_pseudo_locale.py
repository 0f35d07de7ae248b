"""Under a made-up language every visible text has gone through it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import i18n
from msme_qgis_plugin.core.analysis.readiness_scores import read_areas

PROBE = Path(__file__).with_name("pseudo_probe.py")
OPEN, CLOSE = "⟦", "⟧"
BRACKETED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language.
NAMES = {"BPS", "Kemendagri", "GeoPackage"}


def bare_words(text: str) -> list[str]:
    """Return the words of a text that no translator has seen."""
    before = ""
    while before != text:
        before, text = text, BRACKETED.sub("", text)
    plain = re.sub(r"<[^>]*>|&\w+;", "", text)
    return [word for word in WORD.findall(plain) if word not in NAMES]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("xx")
    found, problems = i18n.sentences()
    assert not problems
    words = folder / "msme_xx.ts"
    marked = {key: f"{OPEN}{key[1]}{CLOSE}" for key in found}
    i18n.write_translations(found, marked, words)
    done = subprocess.run(
        [sys.executable, PROBE, i18n.compile_translations(words), folder],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_made_up_language_is_spoken(texts: list[tuple[str, str]]) -> None:
    spoken = [text for _, text in texts if text.startswith(OPEN)]
    assert len(spoken) > 300


def test_every_visible_text_passes_through_translation(texts: list[tuple[str, str]]) -> None:
    # The questions stand in both languages in their own file, which another test reads.
    asked = {one.ask.en for area in read_areas() for one in area.questions}
    told = ((where, text) for where, text in texts if text not in asked)
    bare = {f"{where}: {text}" for where, text in told if bare_words(text or "")}
    assert sorted(bare) == []


def test_a_text_past_the_translator_would_be_seen() -> None:
    assert bare_words(f"{OPEN}Rows: {OPEN}all{CLOSE}{CLOSE} (3)") == []
    assert bare_words(f"{OPEN}Rows{CLOSE} of Data") == ["of", "Data"]
