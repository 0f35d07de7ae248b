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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "build" / "bench"
FOLDER.mkdir(parents=True, exist_ok=True)
ORACLE = PROJECT / ".venv-oracle" / "bin" / "python"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
ENOUGH = 10.0  # seconds of the processor after which a slow contender is not run again
KILOBYTES = 1024


@dataclass(frozen=True)
class Contender:
    """A way to do the job: its name, and the command that measures it.

    rounds: how often at most.
    """

    name: str
    command: tuple[str, ...]
    rounds: int = ROUNDS

    def once(self) -> Contender:
        """Return the same as it is when nothing is kept in memory yet."""
        return replace(self, rounds=1)


class Taken(NamedTuple):
    """Seconds (shortest, median), seconds of the processor (least), peak memory (MB)."""

    least: float
    median: float
    processor: float
    peak: float


@dataclass(frozen=True)
class Row:
    """Ours against one peer."""

    job: str
    peer: str
    ours: Taken
    theirs: Taken


def contender(script: str, name: str, *, label: str = "") -> Contender:
    """A contender of a bench script, in the Python that runs now."""
    command = (sys.executable, script, name, str(FOLDER))
    return Contender(label or name, command)


def oracle(name: str, *, label: str = "") -> Contender:
    """A peer in the oracles' environment."""
    script = str(Path(__file__).with_name("peers_oracle.py"))
    command = (str(ORACLE), script, name, str(FOLDER))
    return Contender(label or name, command)


def measured(prepare: Callable[[], Callable[[], object]]) -> None:
    """Run one contender and print what it took, as JSON.

    Three rounds, fewer of one that is slow: its noise is small beside it.

    Args:
        prepare: gets everything ready that is not the job, such as starting
            QGIS, and returns the job.
    """
    job = prepare()
    before = _peak_memory()
    seconds, processor = [], []
    for _ in range(ROUNDS):
        gc.collect()
        start, used = time.perf_counter(), time.process_time()
        job()
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
        if sum(processor) > ENOUGH:
            break
    found = Taken(min(seconds), statistics.median(seconds), min(processor), _peak_memory() - before)
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
def _taken(one: Contender) -> Taken | None:
    if not Path(one.command[0]).exists():
        return None
    done = subprocess.run(
        one.command,
        cwd=Path(__file__).parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_ROUNDS": str(one.rounds)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr[-2000:])
        return None
    return Taken(*json.loads(done.stdout.splitlines()[-1]))


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
    """Print seconds, ratios (over 1: ours is faster) and peak memory.

    Seconds are by the clock; ratios also by the processor's time, which other work on the machine
    changes less, and in which work on two cores counts twice.
    """
    print(f"\n{title}")
    print(
        f"{'job':<30} {'against':<28} {'ours':>15} {'theirs':>15} "
        f"{'ratio':>20} {'MB ours':>8} {'theirs':>7}"
    )
    print(
        f"{'':<30} {'':<28} {'min / median s':>15} {'min / median s':>15} "
        f"{'min / median / CPU':>20}"
    )
    for row in rows:
        ours, theirs = (f"{one.least:.3f} / {one.median:.3f}" for one in (row.ours, row.theirs))
        ratio = " / ".join(f"{b / a:.1f}" for a, b in zip(row.ours[:3], row.theirs))
        print(
            f"{row.job:<30} {row.peer:<28} {ours:>15} {theirs:>15} "
            f"{ratio:>20} {row.ours.peak:>8.0f} {row.theirs.peak:>7.0f}"
        )
