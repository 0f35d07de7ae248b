"""Files in the layouts of Data for Good at Meta, each through to a map.

Relative wealth, population, connectedness and commuting zones are in the
tests of their overlays. Here are the two that come by GADM district, and
every layout's way to a styled layer. The columns are the published ones:

- Movement Range, tab-separated: ds, country, polygon_source, polygon_id,
  polygon_name, all_day_bing_tiles_visited_relative_change,
  all_day_ratio_single_tile_users, baseline_name, baseline_type;
- Business Activity Trends: ds, country, gadm_id, gadm_name,
  business_vertical, activity_quantile.

GADM knows 497 of today's 514 districts. The 17 others are missing, never 0;
values of the 15 from which they split are of a larger territory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from qgis.core import NULL

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from tests.qgis.overlay_data import by_code, write_raster
from tests.qgis.test_flowstodistricts import WITHOUT_POLYGON, file_2021, file_2026

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.qgis.conftest import Run

CHANGE = "all_day_bing_tiles_visited_relative_change"
MOVEMENT = (
    "ds country polygon_source polygon_id polygon_name "
    f"{CHANGE} all_day_ratio_single_tile_users baseline_name baseline_type"
)
PARENTS = 15


def districts() -> Iterator[tuple[str, str, str]]:
    """BPS code, GADM's id and the name of each district that GADM has."""
    units = Gazetteer.load().units
    known = units[units["gadm_gid2"] != ""]
    yield from zip(known.index, known["gadm_gid2"], known["name"])


def write(path: Path, header: str, rows: list[str], separator: str) -> str:
    lines = [separator.join(line.split(" ")) for line in [header, *rows]]
    text = "\n".join(lines).replace("~", " ") + "\n"
    path.write_text(text, encoding="utf-8")
    return str(path)


def movement_range(folder: Path) -> str:
    """Two days: every change is the code's last two digits in percent."""
    rows = [
        f"{day} IDN GADM {gadm} {name.replace(' ', '~')} "
        f"{int(code[-2:]) / 100 - less} 0.25 full_february DAY_OF_WEEK"
        for day, less in (("2022-05-20", 0.5), ("2022-05-21", 0.0))
        for code, gadm, name in districts()
    ]
    return write(folder / "movement-range.txt", MOVEMENT, rows, "\t")


def business_activity(folder: Path) -> str:
    header = "ds country gadm_id gadm_name business_vertical activity_quantile"
    rows = [
        f"2021-03-01 IDN {gadm} {name.replace(' ', '~')} All {int(code[-2:]) / 100}"
        for code, gadm, name in districts()
    ]
    return write(folder / "business-activity.csv", header, rows, ",")


@pytest.mark.parametrize(
    ("make", "field"), [(movement_range, CHANGE), (business_activity, "activity_quantile")]
)
def test_values_by_gadm_district(
    run: Run, tmp_path: Path, make: Callable[[Path], str], field: str
) -> None:
    result = run("msme:harmonise", INPUT=make(tmp_path))
    found = by_code(result["OUTPUT"])
    # The latest day is mapped.
    assert found["1101"][field] == pytest.approx(0.01)
    assert found["3273"][field] == pytest.approx(0.73)
    missing = {c for c, one in found.items() if one[f"{field}_status"] == "M"}
    assert missing == WITHOUT_POLYGON
    assert all(found[code][field] == NULL for code in WITHOUT_POLYGON)
    larger = [one for one in found.values() if one[f"{field}_status"] == "X"]
    assert len(larger) == PARENTS
    assert result["UNITS_WITHOUT_DATA"] == len(WITHOUT_POLYGON)
    mapped = run("msme:stylechoropleth", INPUT=result["OUTPUT"], FIELD=field)
    assert mapped["NO_DATA"] == len(WITHOUT_POLYGON)
    assert mapped["NOT_COMPARABLE"] == PARENTS


@pytest.mark.parametrize("make", [file_2021, file_2026])
def test_connectedness_to_a_map(run: Run, tmp_path: Path, make: Callable[[Path], str]) -> None:
    result = run("msme:flowstodistricts", FLOWS=make(tmp_path), MARKETS="3578")
    mapped = run("msme:stylechoropleth", INPUT=result["OUTPUT"], FIELD="connectedness")
    assert mapped["NO_DATA"] == len(WITHOUT_POLYGON)
    assert mapped["ESTIMATED"] == PARENTS


def test_population_raster_to_a_map(run: Run, tmp_path: Path) -> None:
    """People east of 115 degrees only: the west has no data."""
    people = np.where(np.arange(138) >= 60, 10.0, np.nan)
    raster = write_raster(
        tmp_path / "idn_general_2020.tif",
        np.tile(people, (54, 1)),
        affine=(95, 1 / 3, 0, 6.5, 0, -1 / 3),
        nodata=float("nan"),
    )
    result = run("msme:rastertodistricts", RASTER=raster)
    mapped = run("msme:stylechoropleth", INPUT=result["OUTPUT"], FIELD="mean")
    assert mapped["NO_DATA"] == result["UNITS_WITHOUT_DATA"] > 200
    assert by_code(result["OUTPUT"])["3171"]["sum"] == NULL


def test_relative_wealth_to_a_map(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rwi.csv"
    path.write_text(
        "latitude,longitude,rwi,error\n-6.92,107.61,0.9,0.3\n-7.10,107.60,-0.2,0.4\n",
        encoding="utf-8",
    )
    result = run("msme:pointstodistricts", POINTS=str(path))
    mapped = run("msme:stylechoropleth", INPUT=result["OUTPUT"], FIELD="value")
    assert mapped["NO_DATA"] == 514 - result["UNITS_WITH_DATA"] == 512
