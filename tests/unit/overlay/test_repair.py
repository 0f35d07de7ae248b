"""Land is neither lost nor counted twice when polygons are made valid."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.overlay.repair import dissolve, repair, shapes_from_wkb
from msme_qgis_plugin.core.progress import CancelledError


def square(x: float, y: float, side: float) -> shapely.Polygon:
    return shapely.box(x, y, x + side, y + side)


def area_of(geometry: shapely.Geometry) -> float:
    shapes, repaired = repair([geometry])
    assert repaired.tolist() == [True]
    assert shapely.is_valid(shapes).all()
    assert shapes[0].geom_type == "MultiPolygon"
    return float(shapely.area(shapes[0]))


def test_a_shell_nested_in_another_keeps_the_outer_land() -> None:
    # A whole-geometry repair reads the inner shell as a hole: 100 - 4.
    outer, inner = square(0, 0, 10), square(4, 4, 2)
    assert area_of(shapely.MultiPolygon([outer, inner])) == 100


def test_a_shell_in_a_hole_is_an_island_in_a_lake() -> None:
    lake = shapely.Polygon(square(0, 0, 10).exterior.coords, [square(2, 2, 6).exterior.coords])
    shapes, repaired = repair([shapely.MultiPolygon([lake, square(4, 4, 2)])])
    assert repaired.tolist() == [False]
    assert shapely.area(shapes[0]) == 100 - 36 + 4


def test_a_bow_tie_keeps_both_lobes() -> None:
    # Two triangles of base 4 and height 2; buffer(0) loses one of them.
    bow_tie = shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    assert area_of(bow_tie) == 8


def test_a_ring_that_touches_itself_leaves_its_hole_open() -> None:
    # A 6 x 6 square whose outline walks round a triangle of area 2 that
    # touches it in one point.
    ring = [(0, 0), (6, 0), (6, 6), (0, 6), (0, 0)]
    touching = [*ring[:1], (2, 1), (2, 3), (0, 0), *ring[1:]]
    assert area_of(shapely.Polygon(touching)) == 36 - 2


def test_a_spike_goes_and_the_square_stays() -> None:
    spike = shapely.Polygon([(0, 0), (2, 0), (2, 2), (2, 9), (2, 2), (0, 2)])
    assert area_of(spike) == 4


def test_parts_that_overlap_are_counted_once() -> None:
    overlapping = shapely.MultiPolygon([square(0, 0, 2), square(1, 0, 2)])
    assert area_of(overlapping) == 6


def test_a_hole_outside_its_shell_is_not_taken_off() -> None:
    # GEOS reads the stray ring as land of its own, part by part.
    stray = shapely.Polygon(square(0, 0, 2).exterior.coords, [square(5, 5, 1).exterior.coords])
    assert area_of(stray) == 4 + 1


def test_duplicate_vertices_need_no_repair() -> None:
    doubled = shapely.Polygon([(0, 0), (0, 0), (2, 0), (2, 2), (2, 2), (0, 2)])
    shapes, repaired = repair([doubled])
    assert repaired.tolist() == [False]
    assert shapely.area(shapes[0]) == 4


def test_only_the_polygons_of_a_collection_stay() -> None:
    collection = shapely.GeometryCollection(
        [
            square(0, 0, 2),
            shapely.LineString([(0, 0), (9, 9)]),
            shapely.GeometryCollection(
                [shapely.Point(5, 5), shapely.MultiPolygon([square(1, 0, 2)])]
            ),
        ]
    )
    assert area_of(collection) == 6


def test_heights_are_dropped() -> None:
    high = shapely.force_3d(square(0, 0, 2), 7.0)
    shapes, repaired = repair([high])
    assert not shapes[0].has_z
    assert repaired.tolist() == [False]


def test_no_land_gives_an_empty_multipolygon() -> None:
    nothing = [None, shapely.Polygon(), shapely.Point(1, 1)]
    shapes, repaired = repair(nothing)
    assert [shape.is_empty for shape in shapes] == [True, True, True]
    assert {shape.geom_type for shape in shapes} == {"MultiPolygon"}
    assert repaired.tolist() == [False, False, True]


def test_a_part_without_a_place_is_left_out() -> None:
    nowhere = shapely.Polygon([(0, 0), (np.nan, 0), (1, 1)])
    both = shapely.MultiPolygon([square(0, 0, 3), nowhere])
    assert area_of(both) == 9


def test_what_came_is_not_changed() -> None:
    came = np.array([shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])])
    before = shapely.to_wkt(came[0])
    repair(came)
    assert shapely.to_wkt(came[0]) == before


def test_features_of_one_unit_become_one() -> None:
    pieces, _ = repair([square(0, 0, 2), square(9, 9, 1), square(2, 0, 2)])
    labels, shapes = dissolve(pieces, ["1102", "1101", "1102"])
    assert labels == ["1101", "1102"]
    assert shapely.area(shapes).tolist() == [1, 8]
    # The shared edge is gone: one part, not two.
    assert shapely.get_num_geometries(shapes).tolist() == [1, 1]


def test_dissolving_nothing_gives_nothing() -> None:
    labels, shapes = dissolve(np.array([], dtype=object), [])
    assert labels == []
    assert len(shapes) == 0


def polygon_wkb(*rings: list[tuple[float, float]]) -> bytes:
    """Well-known binary of a polygon as it is, without any check."""
    body = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        body += struct.pack("<I", len(ring))
        body += b"".join(struct.pack("<dd", *point) for point in ring)
    return body


def test_an_open_ring_is_closed_and_a_ring_of_two_points_dropped() -> None:
    open_square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    needle = [(0.5, 0.5), (1.0, 1.0), (0.5, 0.5)]
    shapes = shapes_from_wkb([polygon_wkb(open_square, needle), None])
    assert shapely.area(shapes[0]) == 4
    assert shapes[1] is None


def test_one_needle_does_not_cost_the_other_parts() -> None:
    needle = polygon_wkb([(5.0, 5.0), (6.0, 6.0), (5.0, 5.0)])
    parts = [square(0, 0, 2).wkb, needle, square(3, 0, 1).wkb]
    multi = struct.pack("<BII", 1, 6, len(parts)) + b"".join(parts)
    (shape,) = shapes_from_wkb([multi])
    assert shapely.area(shape) == 5


def test_what_is_no_geometry_is_nothing() -> None:
    assert shapes_from_wkb([b"no geometry"])[0] is None
    assert len(shapes_from_wkb([])) == 0


class _Impatient:
    """Cancels at the first occasion."""

    def step(self, _fraction: float) -> None:
        raise CancelledError


def test_both_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        repair([square(0, 0, 1)], progress=_Impatient())
    with pytest.raises(CancelledError):
        dissolve(np.array([square(0, 0, 1)]), ["1101"], progress=_Impatient())
