"""Small packs to write, grow and merge."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.pack.model import Contents

LAND = shapely.MultiPolygon([shapely.box(95, 4, 96, 5)])


def contents(
    units: list[str],
    *,
    indicator: str = "msme",
    values: list[float] | None = None,
    status: str | list[str] = "A",
    run: str = "run-1",
    dataset: str = "se2016",
) -> Contents:
    """Contents with one value for each unit."""
    count = len(units)
    return Contents(
        units=pd.DataFrame(
            {
                "level": "DISTRICT",
                "bps_code": units,
                "name": [f"Unit {one}" for one in units],
                "parent": [one[:2] for one in units],
                "boundary": "test",
                "wkb": [LAND.wkb] * count,
            }
        ),
        observations=pd.DataFrame(
            {
                "level": "DISTRICT",
                "unit": units,
                "dataset": dataset,
                "indicator": indicator,
                "period": "2016",
                "sector": "",
                "sex": "",
                "size": "",
                "value": values or [float(n) for n in range(count)],
                "status": status,
                "coverage": 1.0,
                "run": run,
            }
        ),
        indicators=pd.DataFrame({"id": [indicator], "name_en": ["MSMEs"]}),
        datasets=pd.DataFrame({"id": [dataset], "title_en": ["Census"]}),
        provenance=pd.DataFrame({"run": [run], "algorithm": ["test"]}),
        match_report=pd.DataFrame({"run": [run], "row": [1]}),
    )


@pytest.fixture
def pair() -> Contents:
    return contents(["1101", "1102"], values=[10.0, 20.0])
