"""What becomes of the rows and numbers of a dirty table."""

from __future__ import annotations

import csv
import math
import traceback
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.harmonise.options import DuplicateRule, HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import MATCHED, RowStatus
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.read import read_table

from .evidence import settles
from .table import MAY_BE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

    from .table import DirtyTable

_MAPPED = frozenset(one.value for one in MATCHED)
# A number that is kept off the map with its reason.
_SAID = frozenset("NQX")
_CLOSE = 1e-9


@dataclass
class Tally:
    """What became of the rows of one kind of dirt.

    rows: right, open, needless (open ones that the table settles), wrong,
        lost; `numbers` right, `false numbers`.
    """

    tables: int = 0
    refused: int = 0
    errors: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """Rows of all tables."""
        return sum(self.rows[what] for what in ("right", "open", "wrong", "lost"))


def judge(made: DirtyTable, tally: Tally, folder: Path, *, label: str, asked: bool = False) -> None:
    """Bring a table to districts and count what became of its rows.

    Args:
        asked: whether a person is to be asked, so that no question is needless.
    """
    path = folder / "dirty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*made.above, made.header, *made.rows])
    tally.tables += 1
    try:
        gazetteer = Gazetteer.load()
        done = harmonise(
            read_table(path),
            units=list(gazetteer.units.index),
            known=Districts(gazetteer),
            options=HarmoniseOptions(duplicates=DuplicateRule.FIRST),
        )
    except MsmeError as error:
        _refused(made, tally, asked, f"{label}: {type(error).__name__}: {str(error)[:150]}")
        return
    except Exception:  # noqa: BLE001 (what it looks for is any Python error)
        tally.errors += 1
        tally.examples.append(f"{label}: {traceback.format_exc(limit=-3)}")
        return
    _judge_rows(made, done, tally, asked, label)
    for text in _false_numbers(made, done):
        tally.rows["false numbers"] += 1
        tally.examples.append(f"{label}: {text}")


def _refused(made: DirtyTable, tally: Tally, asked: bool, text: str) -> None:
    tally.refused += 1
    for place, truth in enumerate(made.truth):
        what = _verdict((RowStatus.UNMATCHED.value, ""), truth)
        tally.rows[what] += 1
        if what == "open" and not asked and settles(made, place):
            tally.rows["needless"] += 1
    if any(made.truth):
        tally.examples.append(text)


def _judge_rows(made: DirtyTable, done: Harmonised, tally: Tally, asked: bool, label: str) -> None:
    rows = done.rows
    found = dict(zip(rows["sheet_row"], zip(rows["status"], rows["bps_code"])))
    first = len(made.above) + 2
    for place, (cells, truth) in enumerate(zip(made.rows, made.truth)):
        got = found.get(place + first)
        what = _verdict(got, truth)
        tally.rows[what] += 1
        if what == "open" and not asked and settles(made, place):
            tally.rows["needless"] += 1
            what = "needless"
        if what in ("wrong", "lost", "needless"):
            tally.examples.append(f"{label}: {what}: {cells} means {truth or '-'}, got {got}")


def _verdict(found: tuple[str, str] | None, truth: str) -> str:
    if found is None:
        return "lost" if truth else "right"
    status, unit = found
    mapped = status in _MAPPED or status == "duplicate"
    if not mapped:
        return "open" if truth and not truth.startswith(MAY_BE) else "right"
    return "right" if unit == truth.removeprefix(MAY_BE) else "wrong"


def _false_numbers(made: DirtyTable, done: Harmonised) -> Iterator[str]:
    """Yield each number of the map that no cell holds, and each that is gone in silence."""
    fields = {header: name for name, header in done.headers.items()}
    rows = done.rows[done.rows["status"].isin([*_MAPPED, "duplicate"])]
    if done.period:
        rows = rows[rows["period"] == done.period]
    rows = rows[~rows["bps_code"].duplicated()]
    first = len(made.above) + 2
    for header, numbers in made.numbers.items():
        if header not in fields:
            yield f"the column {header} is not on the map"
            continue
        for unit, line in zip(rows["bps_code"], rows["sheet_row"]):
            meant = numbers[line - first]
            shown = done.values.at[unit, fields[header]]
            status = done.status.at[unit, fields[header]]
            if status in _SAID or made.truth[line - first].removeprefix(MAY_BE) != unit:
                continue
            same = math.isclose(shown, meant, rel_tol=_CLOSE, abs_tol=_CLOSE)
            if not (same or (math.isnan(shown) and math.isnan(meant))):
                yield f"{header}: {made.rows[line - first]} shows {shown} instead of {meant}"
