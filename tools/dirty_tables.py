"""Tables as dirty as people send them, made by a seed, with what each row means.

Every kind of dirt starts from clean rows of known districts, so that the
truth is known before anything is matched. A table goes the whole way: it is
written as text, read and brought to districts. Prints a line for each kind:

    tools/in-env python tools/dirty_tables.py --tables 1000 --seed 1

right: mapped to what it means, or rightly not mapped; open: left to a
person; needless: open although the table settles it (`dirt.evidence`); wrong:
mapped to something else; lost: in no report; numbers: false ones on the map,
or gone in silence; refused: tables that were refused with a sentence (their
rows count as open); errors: tables that ended in a Python error. `--markdown`
prints the table of `docs/dirty-tables.md`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[1]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from tools.dirt import codes, names, numbers, sheets  # noqa: E402, F401 (the path first; they add their kinds)
from tools.dirt.judge import Tally, judge  # noqa: E402 (the path comes first)
from tools.dirt.table import ASKED, KINDS  # noqa: E402 (the path comes first)

COUNTS = ("right", "open", "needless", "wrong", "lost", "false numbers")


def run(tables: int, seed: int, *, first: int = 0) -> dict[str, Tally]:
    """Make and judge tables, the kinds in turn.

    Args:
        first: number of the first one, to make many in pieces.
    """
    found = {name: Tally() for name in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + tables):
            name = list(KINDS)[number % len(KINDS)]
            rng = np.random.default_rng([seed, number])
            judge(
                KINDS[name](rng),
                found[name],
                Path(folder),
                label=f"{name} {seed}/{number}",
                asked=name in ASKED,
            )
    return found


def together(tallies: list[Tally]) -> Tally:
    """Add tallies up."""
    return Tally(
        sum(one.tables for one in tallies),
        sum(one.refused for one in tallies),
        sum(one.errors for one in tallies),
        sum((one.rows for one in tallies), Counter()),
        [text for one in tallies for text in one.examples],
    )


def lines(found: dict[str, Tally]) -> list[list[str]]:
    """Return a line for each kind of dirt, those asked on purpose after the others, and sums."""
    plain = {name: one for name, one in found.items() if name not in ASKED}
    wanted = {name: found[name] for name in ASKED}
    groups = {**plain, "all of these": together(list(plain.values()))}
    groups |= {**wanted, "all": together(list(found.values()))}
    return [
        [name.replace("_", " "), *map(str, (one.tables, one.judged))]
        + [str(one.rows[what]) for what in COUNTS]
        + [str(one.refused), str(one.errors)]
        for name, one in groups.items()
    ]


def print_lines(table: list[list[str]], *, markdown: bool) -> None:
    """Print the lines under their header."""
    header = ["dirt", "tables", "rows", *COUNTS[:-1], "numbers", "refused", "errors"]
    if markdown:
        print(f"| {' | '.join(header)} |")
        print("|---|" + "---:|" * (len(header) - 1))
        for line in table:
            print(f"| {' | '.join(line)} |")
        return
    for line in [header, *table]:
        print(f"{line[0]:<44}" + "".join(f"{cell:>9}" for cell in line[1:]))


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first table")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="only these, with commas between them")
    parser.add_argument("--examples", type=int, default=3, help="shown for each kind")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    for name in set(KINDS) - set(given.kinds.split(",")) if given.kinds else ():
        del KINDS[name]
        ASKED.pop(name, None)
    found = run(given.tables, given.seed, first=given.first)
    print_lines(lines(found), markdown=given.markdown)
    for one in found.values():
        for text in one.examples[: given.examples]:
            print(text)


if __name__ == "__main__":
    main()
