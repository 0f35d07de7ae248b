"""Pieces out of memory are those that cutting again gives."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.overlay.polygons import cut_once
from msme_qgis_plugin.core.overlay.polygons.pieces import Layer, Pieces, cut_up

if TYPE_CHECKING:
    from msme_qgis_plugin.core.progress import Progress

HALVES = Layer([shapely.box(0, 0, 1, 2), None, shapely.box(1, 0, 2, 2)], "EPSG:4326")
WHOLE = Layer([shapely.box(0.5, 0, 3, 1)], "EPSG:4326")


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that polygons are really cut."""
    made: list[str] = []

    def cut(sources: Layer, targets: Layer, *, progress: Progress | None = None) -> Pieces:
        made.append(sources.crs)
        return cut_up(sources, targets, progress=progress)

    monkeypatch.setattr(cut_once, "cut_up", cut)
    return made


def assert_same(one: Pieces, other: Pieces) -> None:
    for field in fields(Pieces):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if field.name in ("shapes", "source_shapes"):
            first, second = shapely.to_wkb(first), shapely.to_wkb(second)
        np.testing.assert_array_equal(first, second)


def test_what_was_cut_last_is_not_cut_again(cuts: list[str]) -> None:
    first, again = (cut_once.cut_up_once(HALVES, WHOLE) for _ in range(2))
    assert cuts == ["EPSG:4326"]
    assert_same(again, cut_up(HALVES, WHOLE))
    assert_same(first, again)
    # What is done to the shapes of one run stays there.
    assert again.shapes[0] is not first.shapes[0]
    assert again.source_shapes[1] is None


def test_another_place_another_order_and_another_plane_are_cut(cuts: list[str]) -> None:
    moved = Layer([shapely.box(0.5, 0, 3, 1.5)], "EPSG:4326")
    turned = Layer(HALVES.polygons[::-1], "EPSG:4326")
    metres = Layer(HALVES.polygons, "EPSG:3857")
    for sources, targets in ((HALVES, moved), (turned, moved), (metres, moved), (moved, HALVES)):
        assert_same(cut_once.cut_up_once(sources, targets), cut_up(sources, targets))
    assert len(cuts) == 4


def test_large_layers_are_not_kept(cuts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_once, "_MOST_BYTES", 10)
    other = Layer([shapely.box(0.25, 0, 3, 1)], "EPSG:4326")
    for _ in range(2):
        cut_once.cut_up_once(HALVES, other)
    assert len(cuts) == 2
