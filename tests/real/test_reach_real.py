"""Straight lines to markets beside the kilometres that villages of Jambi told."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import numpy as np
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.overlay.facilities.reach_villages import (
    places_of,
    reach_villages,
    village_points,
    village_supply,
    with_places,
)
from msme_qgis_plugin.core.overlay.villages.village_source import open_villages, read_villages
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.sources import FileSource

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_are_shorter_than_what_villages_told(real_data: Path, tmp_path: Path) -> None:
    survey = real_data / "podes" / "podes2019_jambi_1562_villages.csv"
    packed = real_data / "boundaries" / "idn_villages_81904_points.csv.gz"
    if not survey.is_file() or not packed.is_file():
        pytest.skip("the survey or the points of villages are not among the real data")
    points = tmp_path / "points.csv"
    points.write_bytes(gzip.decompress(packed.read_bytes()))
    catalogue = Catalogue.load()
    villages = read_villages(
        open_villages(FileSource(survey), catalogue),
        ["families", "markets_permanent", "market_permanent_distance_km"],
        catalogue=catalogue,
        gazetteer=Gazetteer.load(),
    )
    opened = with_places(open_villages(FileSource(points), catalogue))
    assert opened.dataset.id == "village_points"
    places = places_of(villages, village_points(opened, catalogue))
    assert places.known.all()
    supply = village_supply(villages, ["markets_permanent"], places)
    values = villages.variables.values
    weight = values["families"].to_numpy(dtype=np.float64)
    reached = reach_villages(places, supply, weight, villages.units, km=5)
    told = values["market_permanent_distance_km"].to_numpy(dtype=np.float64)
    # 99.9 stands for that far and farther.
    apart = (told > 0) & (told < 99.9)
    assert apart.sum() > 1300
    assert (reached.km[told == 0] == 0).all()
    assert np.median(reached.km[apart]) < np.median(told[apart])
    assert (reached.km[apart] <= told[apart] + 0.5).mean() > 0.7
