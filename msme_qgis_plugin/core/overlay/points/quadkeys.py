"""Quadkeys: the names of map tiles that some grids of data are keyed by.

A quadkey has one digit 0–3 per zoom level; tiles are those of the spherical
Mercator map (Bing Maps tile system). Level 14 is about 2.4 km at the equator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import QuadkeyError

if TYPE_CHECKING:
    from ..geodesy import FloatArray, GeometryArray, IntArray

RWI_LEVEL = 14
MOST_LATITUDE = 85.05112878
NEAR_MIDDLE = 0.05  # of a tile, for coordinates that were rounded
NEARLY_ALL = 0.99


@dataclass(frozen=True)
class Tiles:
    """Tiles of one level: column from the west, row from the north."""

    x: IntArray
    y: IntArray
    level: int

    @property
    def number(self) -> IntArray:
        """One whole number per tile, the same for the same tile."""
        numbers: IntArray = (self.x << self.level) | self.y
        return numbers

    def centres(self) -> tuple[FloatArray, FloatArray]:
        """Longitude and latitude of the tiles' middles, degrees."""
        size = 2.0**self.level
        return ((self.x + 0.5) / size * 360 - 180, _latitude((self.y + 0.5) / size))

    def boxes(self) -> GeometryArray:
        """The tiles as rectangles in degrees."""
        size = 2.0**self.level
        boxes: GeometryArray = shapely.box(
            self.x / size * 360 - 180,
            _latitude((self.y + 1) / size),
            (self.x + 1) / size * 360 - 180,
            _latitude(self.y / size),
        )
        return boxes


def _latitude(down: FloatArray) -> FloatArray:
    """Latitude of a place `down` (0–1) the Mercator square."""
    latitude: FloatArray = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * down))))
    return latitude


def _places(
    longitude: FloatArray, latitude: FloatArray, level: int
) -> tuple[FloatArray, FloatArray]:
    """Tile coordinates with their fractions."""
    bounded = np.clip(latitude, -MOST_LATITUDE, MOST_LATITUDE)
    down = (1 - np.arcsinh(np.tan(np.radians(bounded))) / np.pi) / 2
    size = 2.0**level
    return (longitude + 180) / 360 * size, down * size


def tiles_of(longitude: FloatArray, latitude: FloatArray, *, level: int = RWI_LEVEL) -> Tiles:
    """The tile that each point (degrees) lies in."""
    x, y = _places(longitude, latitude, level)
    last = 2**level - 1
    return Tiles(
        np.clip(np.floor(x), 0, last).astype(np.int64),
        np.clip(np.floor(y), 0, last).astype(np.int64),
        level,
    )


def are_tile_centres(
    longitude: FloatArray, latitude: FloatArray, *, level: int = RWI_LEVEL
) -> bool:
    """Whether nearly all points lie in the middle of a tile each."""
    if not len(longitude):
        return False
    x, y = _places(longitude, latitude, level)
    away = np.maximum(np.abs(x % 1 - 0.5), np.abs(y % 1 - 0.5))
    return bool((away < NEAR_MIDDLE).mean() > NEARLY_ALL)


def read_quadkeys(text: pd.Series, *, level: int = RWI_LEVEL) -> tuple[Tiles, tuple[Message, ...]]:
    """Tiles from a column of quadkeys as text.

    A spreadsheet that takes quadkeys for numbers eats their leading zeros;
    where some are shorter than others the zeros are put back and counted.
    If all have the same wrong length it is another level, not a loss.

    Raises:
        QuadkeyError: names the first row (counted from 1) that is no
            quadkey of `level`.
    """
    keys = pd.Series([re.sub(r"\.0+$", "", str(key).strip()) for key in text])
    sizes = keys.str.len()
    good = keys.str.fullmatch("[0-3]+") & (sizes <= level)
    if len(keys) and (sizes < level).all() and sizes.nunique() == 1:
        good[:] = False
    if not good.all():
        row = int(np.argmax(~good.to_numpy()))
        raise QuadkeyError(row=row + 1, value=text.iloc[row], level=level)
    lost = int((sizes < level).sum())
    full = keys.str.zfill(level).to_numpy(dtype=f"<U{level}")
    digits = full.view(np.uint32).reshape(len(full), level) - ord("0")
    x = np.zeros(len(full), dtype=np.int64)
    y = np.zeros(len(full), dtype=np.int64)
    for place in range(level):
        x = (x << 1) | (digits[:, place] & 1)
        y = (y << 1) | (digits[:, place] >> 1)
    return Tiles(x, y, level), _notes(lost)


def _notes(lost: int) -> tuple[Message, ...]:
    if not lost:
        return ()
    return (
        Message(
            QT_TRANSLATE_NOOP(
                "core",
                "{count} quadkey(s) had lost their leading zeros, as when a "
                "spreadsheet reads them as numbers; they were put back.",
            ),
            {"count": lost},
        ),
    )
