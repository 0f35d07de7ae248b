"""What linear programming finds of withheld counts beside those of their province."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from msme_qgis_plugin.core.register.published_cells import Margin, bounds, sums_of
from msme_qgis_plugin.core.register.withheld_counts import Guard, withhold_small
from tests.unit.register.test_withheld_counts import SECTORS, SEXES, SIZES, as_counts, whole_table

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("withheld_oracle.py")
BELOW = 3

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def problem(seed: int) -> tuple[dict[str, Any], Any]:
    """Make districts of one province whose sectors are published, and ask for each small count."""
    rng = np.random.default_rng(seed)
    keys = [(a, b, c) for a in SECTORS for b in SEXES for c in SIZES]
    tables = [
        whole_table({key: int(rng.choice([0, 1, 2, 5, 9, 30])) for key in keys}) for _ in range(12)
    ]
    counts = as_counts(tables)
    values = counts.values.to_numpy(float)
    told = counts.parts["sex"].eq("total").to_numpy()
    margin = Margin(np.arange(len(values)), np.where(told, values.sum(axis=0), np.nan))
    guard = Guard.none(counts)._replace(margins=[margin], published=["provinsi"])
    hidden = withhold_small(counts, BELOW, guard).values.isna().to_numpy()
    places = np.full(hidden.shape, -1)
    places[hidden] = np.arange(hidden.sum())
    known = np.where(hidden, 0, values)
    sums = []
    for total, parts in sums_of(counts.parts):
        for row in range(len(values)):
            held = places[row, parts][hidden[row, parts]].tolist()
            less = [int(places[row, total])] if hidden[row, total] else []
            if held or less:
                sums.append([held, less, known[row, total] - known[row, parts].sum()])
    for column in np.flatnonzero(told):
        held = places[:, column][hidden[:, column]].tolist()
        if held:
            sums.append([held, [], margin.totals[column] - known[:, column].sum()])
    small = hidden & (values < BELOW)
    ours = bounds(values, hidden, sums_of(counts.parts), [margin])
    asked = {"count": int(hidden.sum()), "sums": sums, "asked": places[small].tolist()}
    return asked, np.stack(ours, axis=-1)[small]


def test_no_small_count_can_be_told_within_the_limit() -> None:
    problems, ours = zip(*(problem(seed) for seed in range(12)))
    done = subprocess.run(
        [str(PYTHON), str(SCRIPT)],
        input=json.dumps(problems),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    asked = close = 0
    for found, own in zip(json.loads(done.stdout), ours):
        exact = np.array(found)
        # Ours hold, though they may be wider.
        assert (own[:, 0] <= exact[:, 0] + 1e-6).all()
        assert (own[:, 1] >= exact[:, 1] - 1e-6).all()
        asked += len(exact)
        close += int((exact[:, 1] - exact[:, 0] < BELOW - 1e-6).sum())
    assert asked > 50
    assert close == 0
