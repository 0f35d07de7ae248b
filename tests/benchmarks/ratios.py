"""Contenders of one job, each in a process of its own, and their ratios.

A bench script calls itself: `script.py` builds the data and prints the
table, `script.py NAME FOLDER` runs one contender and prints what it took.
Peers that live in another environment are scripts of the same kind.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "build" / "bench"
FOLDER.mkdir(parents=True, exist_ok=True)
ORACLE = PROJECT / ".venv-oracle" / "bin" / "python"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
ENOUGH = 10.0  # seconds after which a slow contender is not run again
KILOBYTES = 1024


@dataclass(frozen=True)
class Contender:
    """A way to do the job: its name, and the command that measures it."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """Ours against one peer: seconds (min, median) and peak memory, MB."""

    job: str
    peer: str
    ours: tuple[float, float, float]
    theirs: tuple[float, float, float]

    @property
    def ratios(self) -> tuple[float, float]:
        """How many times faster ours is, by minimum and by median."""
        return (self.theirs[0] / self.ours[0], self.theirs[1] / self.ours[1])


def contender(script: str, name: str, *, label: str = "") -> Contender:
    """A contender of a bench script, in the Python that runs now."""
    command = (sys.executable, script, name, str(FOLDER))
    return Contender(label or name, command)


def oracle(name: str, *, label: str = "") -> Contender:
    """A peer in the oracles' environment."""
    script = str(Path(__file__).with_name("peers_oracle.py"))
    command = (str(ORACLE), script, name, str(FOLDER))
    return Contender(label or name, command)


def measured(
    prepare: Callable[[], Callable[[], object]], clock: Callable[[], float] = time.perf_counter
) -> None:
    """Run one contender and print what it took, as JSON.

    Three rounds, fewer of one that is slow: its noise is small beside it.

    Args:
        prepare: gets everything ready that is not the job, such as starting
            QGIS, and returns the job.
        clock: `time.process_time` where contenders use one core each: other work on the
            machine then takes nothing from the ratio.
    """
    job = prepare()
    before = _peak_memory()
    seconds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = clock()
        job()
        seconds.append(clock() - start)
        if sum(seconds) > ENOUGH:
            break
    found = {"seconds": seconds, "peak": _peak_memory() - before}
    print("\n" + json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # QGIS without a window does not always end well


def _peak_memory() -> float:
    """Highest memory of this process so far, MB; NaN outside Linux.

    Not from `resource`, whose peak a process inherits from its parent.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / KILOBYTES
    return float("nan")


@functools.cache
def _taken(one: Contender) -> tuple[float, float, float] | None:
    if not Path(one.command[0]).exists():
        return None
    done = subprocess.run(
        one.command,
        cwd=Path(__file__).parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr[-2000:])
        return None
    found = json.loads(done.stdout.splitlines()[-1])
    seconds = found["seconds"]
    return min(seconds), statistics.median(seconds), found["peak"]


def run(job: str, ours: Contender, peers: Sequence[Contender]) -> list[Row]:
    """Measure ours and each peer; peers that are not there are left out.

    A contender of several rows is measured once.
    """
    mine = _taken(ours)
    if mine is None:
        message = f"{job}: our own way failed"
        raise RuntimeError(message)
    rows = []
    for peer in peers:
        theirs = _taken(peer)
        if theirs is None:
            print(f"{job}: {peer.name} is not there and was left out")
        else:
            rows.append(Row(job, peer.name, mine, theirs))
    return rows


def print_rows(title: str, rows: Sequence[Row]) -> None:
    """Print seconds, ratios (over 1: ours is faster) and peak memory."""
    print(f"\n{title}")
    print(
        f"{'job':<30} {'against':<28} {'ours':>15} {'theirs':>15} "
        f"{'ratio':>13} {'MB ours':>8} {'theirs':>7}"
    )
    print(f"{'':<30} {'':<28} {'min / median s':>15} {'min / median s':>15} {'min / median':>13}")
    for row in rows:
        ours = f"{row.ours[0]:.3f} / {row.ours[1]:.3f}"
        theirs = f"{row.theirs[0]:.3f} / {row.theirs[1]:.3f}"
        ratio = "{:.1f} / {:.1f}".format(*row.ratios)
        print(
            f"{row.job:<30} {row.peer:<28} {ours:>15} {theirs:>15} "
            f"{ratio:>13} {row.ours[2]:>8.0f} {row.theirs[2]:>7.0f}"
        )
