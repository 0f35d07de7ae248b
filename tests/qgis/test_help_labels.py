"""The help speaks of what the dialog shows, under the same names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.core import QgsApplication

import i18n

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
GUIDE = Path(__file__).resolve().parents[2] / "docs"
TOOLS = {"en": "## Which tool", "id": "## Alat mana"}


def indonesian() -> dict[str, set[str]]:
    """Return the translations of each English label."""
    found: dict[str, set[str]] = {}
    for (_, source), text in i18n.read_translations().items():
        found.setdefault(source, set()).add(text)
    return found


def bold(language: str, name: str) -> str:
    """Return what stands out in a page: labels, as the dialog has them."""
    page = (HELP / language / f"{name}.html").read_text(encoding="utf-8")
    return " | ".join(re.findall(r"<b>(.*?)</b>", page)).lower()


def required(name: str) -> list[str]:
    algorithm = QgsApplication.processingRegistry().algorithmById(f"msme:{name}")
    return [
        one.description()
        for one in algorithm.parameterDefinitions()
        if not one.isDestination()
        and not one.flags() & one.Flag.FlagOptional
        and not one.flags() & one.Flag.FlagAdvanced
        and one.defaultValue() is None
    ]


@pytest.fixture
def names(provider: object) -> list[str]:
    registry = QgsApplication.processingRegistry()
    return [one.name() for one in registry.providerById("msme").algorithms()]


def test_what_has_to_be_given_is_explained(names: list[str]) -> None:
    words = indonesian()
    lacking = []
    for name in names:
        english, other = bold("en", name), bold("id", name)
        for label in required(name):
            if label.lower() not in english:
                lacking.append(f"en {name}: {label}")
            if not any(one.lower() in other for one in words[label]):
                lacking.append(f"id {name}: {words[label]}")
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_guide_names_every_tool_as_the_toolbox_does(names: list[str], language: str) -> None:
    text = (GUIDE / f"user-guide.{language}.md").read_text(encoding="utf-8")
    table = text.split(TOOLS[language])[1].split("\n## ")[0]
    registry = QgsApplication.processingRegistry()
    shown = {name: registry.algorithmById(f"msme:{name}").displayName() for name in names}
    words = indonesian()
    wanted = {
        name: {label} if language == "en" else words[label]
        for name, label in shown.items()
        # These three share one line, which would not hold their names.
        if not label.startswith("Bring a")
        and not label.startswith("Bring points")
        and not label.startswith("Bring other")
    }
    lacking = {
        name: labels
        for name, labels in wanted.items()
        if not any(f"*{label}*" in table for label in labels)
    }
    assert lacking == {}
