"""Long use of one QGIS: nothing raised, nothing left over.

`python -m tests.gui.test_campaigns plugin|project|monkey COUNT [SEED]` goes on for longer
and prints what it saw.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.gui.test_real_window import probe_window

PROBE = Path(__file__).with_name("campaign_probe.py")
SEED = 20_261_128
IN_TESTS = {"plugin": 6, "monkey": 100}
HELD = ("objects", "actions", "docks", "widgets")


def campaign(home: Path, what: str, count: int, seed: int = SEED) -> dict[str, Any]:
    told = {"MSME_CAMPAIGN": what, "MSME_COUNT": str(count), "MSME_SEED": str(seed)}
    return probe_window(PROBE, home, "id", 400 + count, **told)


def slope(values: list[float]) -> float:
    """By how much the second half of a series grows from look to look, by least squares."""
    half = values[len(values) // 2 :]
    middle, mean = (len(half) - 1) / 2, sum(half) / len(half)
    steps = range(len(half))
    return sum((at - middle) * (one - mean) for at, one in zip(steps, half)) / sum(
        (at - middle) ** 2 for at in steps
    )


@pytest.mark.parametrize("what", list(IN_TESTS))
def test_nothing_is_raised_and_no_widget_left(tmp_path: Path, what: str) -> None:
    seen = campaign(tmp_path, what, IN_TESTS[what])
    assert seen["errors"] == []
    assert "Traceback" not in seen["said"]
    if what != "monkey":
        # Pages fill at the first round; which the monkey opens is not known.
        assert len(seen["looks"]) == IN_TESTS[what] + 1
        assert all(slope([one[kind] for one in seen["looks"]]) == 0 for kind in HELD)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        result = campaign(Path(place), sys.argv[1], *map(int, sys.argv[2:]))
    for look in result["looks"]:
        print({name: round(value, 1) for name, value in look.items()})  # noqa: T201 (a command)
    print(*result["errors"], result["said"], sep="\n")  # noqa: T201 (a command)
    growth = {kind: slope([one[kind] for one in result["looks"]]) for kind in ("rss_mb", *HELD)}
    print(json.dumps({"did": result["did"], "per look": growth}))  # noqa: T201 (a command)
