"""Quadkeys, against the worked example of the Bing Maps tile system."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.overlay.errors import QuadkeyError
from msme_qgis_plugin.core.overlay.points.quadkeys import (
    Tiles,
    are_tile_centres,
    read_quadkeys,
    tiles_of,
)


def names_of(tiles: Tiles) -> list[str]:
    """Digits from the coarsest level down: 1 for the east half, 2 for the south one."""
    return [
        "".join(str((x >> bit & 1) + 2 * (y >> bit & 1)) for bit in reversed(range(tiles.level)))
        for x, y in zip(tiles.x.tolist(), tiles.y.tolist())
    ]


def test_published_example_tile() -> None:
    # tile (3, 5) of level 3 has the quadkey 213
    tiles = Tiles(np.array([3]), np.array([5]), 3)
    assert names_of(tiles) == ["213"]
    back, notes = read_quadkeys(pd.Series(["213"]), level=3)
    assert (back.x[0], back.y[0]) == (3, 5)
    assert notes == ()


def test_points_names_and_middles_go_round() -> None:
    rng = np.random.default_rng(3)
    longitude = rng.uniform(-180, 180, 500)
    latitude = rng.uniform(-80, 80, 500)
    tiles = tiles_of(longitude, latitude)
    names = names_of(tiles)
    assert set(map(len, names)) == {14}
    back, _ = read_quadkeys(pd.Series(names))
    assert (back.number == tiles.number).all()
    x, y = tiles.centres()
    assert (tiles_of(x, y).number == tiles.number).all()
    assert are_tile_centres(x.round(4), y.round(4))
    assert not are_tile_centres(longitude, latitude)


def test_middle_of_the_world() -> None:
    # level 1, east of Greenwich and south of the equator: quadkey 3,
    # middle at 90° E and atan(sinh(-π/2)) = 66.5133° S
    tiles = tiles_of(np.array([10.0]), np.array([-10.0]), level=1)
    assert names_of(tiles) == ["3"]
    x, y = tiles.centres()
    assert x[0] == 90
    assert y[0] == pytest.approx(-66.51326, abs=1e-5)
    assert tiles.boxes()[0].bounds == pytest.approx((0, -85.05112878, 180, 0), abs=1e-8)


def test_lost_leading_zeros_are_put_back_and_reported() -> None:
    text = pd.Series(["00132232012301", "132232012301.0", "31003200000000"])
    tiles, notes = read_quadkeys(text)
    assert tiles.number[0] == tiles.number[1]
    assert notes[0].values["count"] == 1
    assert text[1] == "132232012301.0"


def test_whole_column_of_another_level_is_no_loss_of_zeros() -> None:
    with pytest.raises(QuadkeyError, match=r"Row 1.*level 14"):
        read_quadkeys(pd.Series(["310032000000", "310032000001"]))


def test_number_in_powers_of_ten_is_refused() -> None:
    with pytest.raises(QuadkeyError, match=r"Row 2: “3.10E\+13”"):
        read_quadkeys(pd.Series(["31003200000000", "3.10E+13"]))
