"""How set-up reads a machine's package settings, in both their forms."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

STANZAS = """\
# The archive
Types: deb deb-src
URIs: http://mirror.test/security
Suites: bookworm-security
Components: main

Types: deb
URIs: http://mirror.test/debian http://second.test/debian
Suites: bookworm
 bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/test.gpg
"""
OFF = "Enabled: no\n" + STANZAS.split("\n\n")[1]
LINES = """\
# deb http://commented.test/debian bookworm main
deb cdrom:[Debian]/ bookworm main
deb-src http://source.test/debian bookworm main
deb [arch=amd64 signed-by=/k.gpg] http://line.test/debian bookworm main # x
"""


@pytest.fixture
def apt(tmp_path: Path) -> Path:
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def mirror(project: Path, apt: Path, suite: str = "bookworm") -> str:
    done = subprocess.run(
        ["bash", "-c", '. tools/debian.sh; debian_mirror "$@"', "-", suite, apt],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_sources_file_gives_mirror_and_keyring(project: Path, apt: Path) -> None:
    (apt / "sources.list.d" / "debian.sources").write_text(STANZAS)
    found = mirror(project, apt)
    assert found == "http://mirror.test/debian /usr/share/keyrings/test.gpg"


def test_a_suite_on_a_folded_line_counts(project: Path, apt: Path) -> None:
    (apt / "sources.list.d" / "debian.sources").write_text(STANZAS)
    found = mirror(project, apt, "bookworm-updates")
    assert found.startswith("http://mirror.test/debian ")


def test_a_stanza_that_is_switched_off_does_not_count(project: Path, apt: Path) -> None:
    (apt / "sources.list.d" / "debian.sources").write_text(OFF)
    assert mirror(project, apt) == ""


def test_a_line_gives_mirror_and_keyring(project: Path, apt: Path) -> None:
    (apt / "sources.list").write_text(LINES)
    assert mirror(project, apt) == "http://line.test/debian /k.gpg"


def test_no_mirror_of_another_suite_is_taken(project: Path, apt: Path) -> None:
    (apt / "sources.list").write_text(LINES)
    assert mirror(project, apt, "bookworm-backports") == ""


@pytest.mark.parametrize("purpose", ["demo", "test"])
def test_elsewhere_it_says_what_is_missing_and_stops(
    project: Path, tmp_path: Path, purpose: str
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    shutil.copy(project / "tools" / "setup", tools)
    (tools / "debian.sh").write_text("debian_release() { echo; }\n")
    no_qgis = tmp_path / "python3"
    no_qgis.write_text("#!/bin/sh\nexit 1\n")
    no_qgis.chmod(0o755)
    done = subprocess.run(
        [tools / "setup", purpose],
        env={**os.environ, "MSME_PYTHON": str(no_qgis)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "QGIS 3.40 or newer" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_without_root_and_sudo_it_says_so(project: Path) -> None:
    script = "id() { echo 1000; }; . tools/debian.sh; PATH=; as_root true"
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "install sudo" in done.stderr


def test_the_project_names_no_host_of_a_package_registry(project: Path) -> None:
    files = [project / "Makefile", *(project / "requirements").iterdir()]
    files += [path for path in (project / "tools").iterdir() if path.is_file()]
    hosts = re.compile(r"https?://(?!www\.w3\.org)[\w.-]+", re.I)
    found = {path.name: hosts.findall(path.read_text()) for path in files}
    assert not {name: urls for name, urls in found.items() if urls}
