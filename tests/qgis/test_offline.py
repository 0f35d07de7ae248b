"""The main job with the network cut off, and no socket asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CUT_OFF = (["unshare", "-rn"], ["unshare", "-n"])
REACHES_OUT = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=2)
except OSError as error:
    print(error.errno)
"""


def cut_off() -> list[str]:
    for command in CUT_OFF:
        done = subprocess.run([*command, "true"], check=False, capture_output=True)
        if shutil.which(command[0]) and done.returncode == 0:
            return command
    if os.environ.get("CI"):
        pytest.fail("unshare does not work here, so nothing is proven")
    pytest.skip("unshare does not work here")


def test_the_cage_has_no_network() -> None:
    done = subprocess.run(
        [*cut_off(), sys.executable, "-c", REACHES_OUT], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip(), "a connection was possible"


def test_demonstration_runs_without_a_network(project: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*cut_off(), sys.executable, str(project / "tools" / "demo.py"), str(tmp_path / "demo")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {"demo.gpkg", "demo.qgz", "map.png", "report.txt"} <= made
    report = (tmp_path / "demo" / "report.txt").read_text(encoding="utf-8")
    assert "MATCHED = 514" in report
