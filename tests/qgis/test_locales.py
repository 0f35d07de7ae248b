"""The language of QGIS changes words and never a number."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROBE = Path(__file__).with_name("run_probe.py")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    def probe(locale: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, PROBE, locale, tmp_path_factory.mktemp(locale)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return {"en": probe("en_US"), "id": probe("id_ID")}


def test_each_run_spoke_its_language(seen: dict[str, Any]) -> None:
    assert seen["en"]["locale"] == "en_US"
    assert seen["id"]["locale"] == "id_ID"
    assert seen["id"]["translated"]
    for english, indonesian in zip(seen["en"]["labels"], seen["id"]["labels"]):
        assert english != indonesian


def test_numbers_are_the_same_in_both_languages(seen: dict[str, Any]) -> None:
    english, indonesian = seen["en"]["results"], seen["id"]["results"]
    assert len(english[0]["OUTPUT"]) == 514
    assert english[1]["CLASSES_MADE"] == 5
    assert english[2]["UNITS"] == 514
    assert english == indonesian
