"""That the gate can fail: one planted finding of each kind, in a copy."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import gate
import package
import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Each would pass Python's compiler and trips one tool. The secret is put
# together here, so that this file does not hold one.
KEY = "AKIA" + "IOSFODNN7" + "EXAMPLF"
PLANTED = {
    "bandit B101": "assert True\n",
    "bandit B110": "try:\n    pass\nexcept Exception:\n    pass\n",
    "bandit B311": "import random\n\nx = random.random()\n",
    "bandit B608": ("def f(c, t):\n    c.execute('SELECT a FROM ' + t + ' WHERE 1')\n"),
    "detect-secrets": f'key = "{KEY}"\n',
    "flake8": "import os\n",
    "Qt6 QT6_QREGEXP_USAGE": ("from qgis.PyQt.QtCore import QRegExp\n\nx = QRegExp('a')\n"),
    "waiver": "x = 1  # no" + "qa\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A staged plugin of one clean module."""
    plugin = tmp_path / package.NAME
    plugin.mkdir()
    (plugin / "__init__.py").write_text('"""A plugin."""\n')
    (plugin / "metadata.txt").write_text("[general]\nname=A\n")
    return tmp_path


def findings(folder: Path) -> list[gate.Finding]:
    return [
        *gate.bandit(folder),
        *gate.secrets(folder),
        *gate.flake8(folder),
        *gate.qt6(folder),
        *gate.waivers(folder),
    ]


def test_a_waiver_that_says_why_is_no_finding(folder: Path) -> None:
    planted = folder / package.NAME / "planted.py"
    planted.write_text("x = 1  # no" + "qa: E501 (a name that QGIS gives)\n")
    assert gate.waivers(folder) == []


def test_clean_code_has_no_finding(folder: Path) -> None:
    assert findings(folder) == []


@pytest.mark.parametrize("tool", PLANTED)
def test_a_planted_finding_is_found(folder: Path, tool: str) -> None:
    planted = folder / package.NAME / "planted.py"
    planted.write_text(PLANTED[tool])
    assert tool in {found.tool for found in findings(folder)}


def test_bandit_is_not_talked_out_of_a_finding(folder: Path) -> None:
    planted = folder / package.NAME / "planted.py"
    planted.write_text("assert True  # no" + "sec\n")
    assert [found.tool for found in gate.bandit(folder)] == ["bandit B101"]


def test_a_file_that_bandit_cannot_read_is_a_finding(folder: Path) -> None:
    (folder / package.NAME / "planted.py").write_text("def f(:\n")
    assert gate.bandit(folder)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("msme_qgis_plugin/__pycache__/a.py", "a folder that must not"),
        ("msme_qgis_plugin/.hidden", "a hidden file"),
        ("msme_qgis_plugin/run.sh", "a kind of file"),
        ("other/a.py", "outside msme_qgis_plugin/"),
        ("msme_qgis_plugin/../a.py", "outside msme_qgis_plugin/"),
    ],
)
def test_an_entry_that_does_not_belong_is_found(tmp_path: Path, name: str, problem: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "")
    texts = [found.text for found in gate.shape(path) if found.where == name]
    assert texts
    assert texts[0].startswith(problem)


def test_a_zip_without_licence_or_metadata_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("msme_qgis_plugin/__init__.py", "")
    assert [found.where for found in gate.shape(path)] == [
        "msme_qgis_plugin/metadata.txt",
        "msme_qgis_plugin/LICENSE",
    ]


def test_a_version_that_is_not_semantic_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    metadata = "[general]\nname=A\nversion=1\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("msme_qgis_plugin/metadata.txt", metadata)
    assert "the version is not semantic" in {found.text for found in gate.shape(path)}
