"""How set-up reads a machine's package settings, in both their forms."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
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
ELSEWHERE = "debian_release() { echo; }\n"
# QGIS 3.40 is there; what is installed is said, and no more is done.
DEBIAN_13 = """\
debian_release() { echo 13; }
debian_installed() { [ "$1" != qgis ]; }
debian_add_suite() { printf '%s: ' "$1"; }
debian_update() { :; }
debian_install() { echo "$3 from $2"; exit 0; }
"""
# Without a screen, without venv, with all that the demo needs.
NO_VENV = """\
#!/bin/sh
case "$*" in
  "- 34000") exit 0 ;;
  *ensurepip*) exit 1 ;;
esac
exec {python} "$@"
"""
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
    (tools / "debian.sh").write_text(f"{ELSEWHERE}packages_elsewhere() {{ echo qgis4; }}\n")
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
    assert "Its packages: qgis4" in done.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("ID=linuxmint\nID_LIKE='ubuntu debian'\n", "python3-geopandas"),
        ("ID=fedora\n", "python3-qgis"),
        ("ID=manjaro\nID_LIKE=arch\n", "python-geopandas"),
        ("ID=slackware\n", ""),
    ],
)
def test_where_the_system_is_known_its_packages_are_named(
    project: Path, tmp_path: Path, release: str, expected: str
) -> None:
    (tmp_path / "os-release").write_text(release)
    named = {
        purpose: subprocess.run(
            [
                "bash",
                "-c",
                '. tools/debian.sh; packages_elsewhere "$@"',
                "-",
                purpose,
                tmp_path / "os-release",
            ],
            cwd=project,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for purpose in ("demo", "test")
    }
    assert (expected in named["demo"]) == bool(expected)
    assert set(named["demo"]) <= set(named["test"])
    assert any("vfb" in name for name in named["test"]) == bool(expected)


def test_a_shapely_of_unknown_version_is_no_reason_to_ask_for_a_venv(
    project: Path, tmp_path: Path
) -> None:
    packages = {"pandas": "2.2.3", "geopandas": "1.0.1", "shapely": "0+unknown"}
    for name, version in {**packages, "numpy": "2.0.0", "pyproj": "3.7.0"}.items():
        folder = tmp_path / "site" / f"{name}-{version}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
    shutil.copytree(project / "tools", tmp_path / "tools")
    (tmp_path / "tools" / "debian.sh").write_text(ELSEWHERE)
    python = tmp_path / "python3"
    python.write_text(NO_VENV.format(python=sys.executable))
    python.chmod(0o755)
    done = subprocess.run(
        [tmp_path / "tools" / "setup", "demo"],
        env={**os.environ, "MSME_PYTHON": str(python), "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "nothing was installed" in done.stdout


@pytest.mark.parametrize(
    ("asked", "expected"), [("", ""), ("yes", "trixie-backports: qgis from trixie-backports")]
)
def test_backports_of_debian_13_are_taken_where_they_are_asked_for(
    project: Path, tmp_path: Path, asked: str, expected: str
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    shutil.copy(project / "tools" / "setup", tools)
    (tools / "debian.sh").write_text(DEBIAN_13)
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$*" != "- 34400" ]\n')
    python.chmod(0o755)
    done = subprocess.run(
        [tools / "setup", "demo"],
        env={**os.environ, "MSME_PYTHON": str(python), "MSME_BACKPORTS": asked},
        capture_output=True,
        text=True,
        check=False,
    )
    added = [line for line in done.stdout.splitlines() if "trixie" in line]
    assert " ".join(added) == expected


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
