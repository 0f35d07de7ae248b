"""`msme:polygonstodistricts` in a running QGIS, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from tests.qgis.overlay_data import box, by_code, layer_of, units_of, write_raster

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

WEST, EAST = (107.0, -7.0, 108.0, -6.0), (108.0, -7.0, 109.0, -6.0)
# One zone over three quarters of the west, one over the rest and the east:
# in the same band of latitude areas go as widths.
ZONES = (((107.0, -7.0, 107.75, -6.0), 600.0, 10.0), ((107.75, -7.0, 109.0, -6.0), 1000.0, 20.0))


def units() -> QgsVectorLayer:
    return units_of({"3204": WEST, "3273": EAST})


def zones(rows: Any = ZONES) -> QgsVectorLayer:
    layer = layer_of(
        [(box(*one), {"firms": n, "rate": r}) for one, n, r in rows],
        "Polygon",
        {"firms": "double", "rate": "double"},
    )
    layer.setName("zones")
    return layer


def test_counts_are_shared_out_and_rates_averaged(run: Run) -> None:
    feedback = QgsProcessingFeedback()
    result = run(
        "msme:polygonstodistricts",
        feedback=feedback,
        POLYGONS=zones(),
        EXTENSIVE=["firms"],
        INTENSIVE=["rate"],
        UNITS=units(),
    )
    found = by_code(result["OUTPUT"])
    west, east = found["3204"], found["3273"]
    # A fifth of the second zone is in the west.
    assert west["firms"] == pytest.approx(600 + 1000 / 5)
    assert east["firms"] == pytest.approx(1000 * 4 / 5)
    assert west["rate"] == pytest.approx(0.75 * 10 + 0.25 * 20)
    assert east["rate"] == pytest.approx(20)
    for name in ("firms", "rate"):
        assert west[f"{name}_coverage"] == pytest.approx(1)
        # The second zone was split: an estimate.
        assert west[f"{name}_status"] == "E"
    assert abs(result["LARGEST_DIFFERENCE"]) <= 1e-9 * 1600
    assert "firms: total 1" in feedback.textLog()
    assert (result["OVERLAPS"], result["UNITS_WITH_DATA"]) == (0, 2)


def test_names_separated_by_commas(run: Run) -> None:
    result = run(
        "msme:polygonstodistricts", POLYGONS=zones(), EXTENSIVE="firms, rate", UNITS=units()
    )
    east = by_code(result["OUTPUT"])["3273"]
    assert east["rate"] == pytest.approx(20 * 4 / 5)


def test_people_of_a_raster_instead_of_area(run: Run, tmp_path: Path) -> None:
    # Quarters of a degree; in the second zone three people in the west and
    # one in the east.
    people = np.array([[1.0, 1, 1, 3, 1, 0, 0, 0]])
    raster = write_raster(tmp_path / "people.tif", people, affine=(107, 0.25, 0, -6, 0, -1))
    result = run(
        "msme:polygonstodistricts",
        POLYGONS=zones(),
        EXTENSIVE=["firms"],
        INTENSIVE=["rate"],
        WEIGHT_RASTER=raster,
        UNITS=units(),
    )
    found = by_code(result["OUTPUT"])
    assert found["3204"]["firms"] == pytest.approx(600 + 750)
    assert found["3273"]["firms"] == pytest.approx(250)
    # Three people at 10 and three at 20.
    assert found["3204"]["rate"] == pytest.approx(15)
    assert "people" in result["OUTPUT"].metadata().abstract()


def test_gaps_and_overlaps_are_reported_with_areas(run: Run) -> None:
    rows = (
        ((107.0, -7.0, 107.5, -6.0), 100.0, 1.0),
        # Overlaps the first by a tenth of a degree; the east stays empty.
        ((107.4, -7.0, 108.0, -6.0), 60.0, 1.0),
    )
    feedback = QgsProcessingFeedback()
    result = run(
        "msme:polygonstodistricts",
        feedback=feedback,
        POLYGONS=zones(rows),
        EXTENSIVE=["firms"],
        UNITS=units(),
    )
    found = by_code(result["OUTPUT"])
    # Nothing is counted twice: each zone gives its own firms once.
    assert found["3204"]["firms"] == pytest.approx(160)
    assert found["3273"]["firms"] == NULL
    assert found["3273"]["firms_status"] == "M"
    assert found["3273"]["firms_coverage"] == 0
    # A square degree from 6 to 7 S has 12,236 km².
    assert result["OVERLAPS"] == 1
    assert result["OVERLAP_KM2"] == pytest.approx(1223.6, abs=2)
    assert result["GAP_KM2"] == pytest.approx(12236, abs=20)
    assert "overlap" in feedback.textLog()
    assert "lie in no polygon" in feedback.textLog()


def test_what_lies_outside_is_reported_or_shared_out(run: Run) -> None:
    rows = (((106.0, -7.0, 108.0, -6.0), 100.0, 1.0),)
    given = {"POLYGONS": zones(rows), "EXTENSIVE": ["firms"], "UNITS": units_of({"3204": WEST})}
    feedback = QgsProcessingFeedback()
    found = run("msme:polygonstodistricts", feedback=feedback, **given)
    assert by_code(found["OUTPUT"])["3204"]["firms"] == pytest.approx(50)
    assert "lies outside all districts" in feedback.textLog()
    assert found["OUTSIDE_KM2"] == pytest.approx(12236, abs=20)
    found = run("msme:polygonstodistricts", SHARE_OUT_ALL=True, **given)
    assert by_code(found["OUTPUT"])["3204"]["firms"] == pytest.approx(100)


def test_a_column_named_like_one_of_the_units(run: Run) -> None:
    layer = layer_of([(box(*WEST), {"area_km2": 5.0})], "Polygon", {"area_km2": "double"})
    result = run("msme:polygonstodistricts", POLYGONS=layer, EXTENSIVE=["area_km2"], UNITS=units())
    west = by_code(result["OUTPUT"])["3204"]
    assert west["area_km2_2"] == pytest.approx(5)
    assert west["area_km2"] != 5


def commuting_zones(folder: Path) -> str:
    """The columns of the published file; the third outline was cut off."""
    path = folder / "commuting_zones.csv"
    outlines = [box(*one) for one, *_ in ZONES]
    outlines.append("POLYGON ((108 -7, 109 -7, 109")
    lines = ["fbcz_id,country,win_population,area,geography"]
    for number, outline in enumerate(outlines, start=1):
        lines.append(f'IDN{number},Indonesia,{number * 1000}.5,{number}0.25,"{outline}"')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_commuting_zones_as_wkt_in_a_text_table(run: Run, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    result = run(
        "msme:polygonstodistricts",
        feedback=feedback,
        POLYGONS=commuting_zones(tmp_path),
        EXTENSIVE=["win_population"],
        UNITS=units(),
    )
    west = by_code(result["OUTPUT"])["3204"]
    assert west["win_population"] == pytest.approx(1000.5 + 2000.5 / 5)
    assert "1 outline(s) cannot be read" in feedback.textLog()
    assert result["POLYGONS_READ"] == 3


def test_text_in_indonesian_style(run: Run) -> None:
    layer = layer_of([(box(*WEST), {"n": "1.234,5"})], "Polygon", {"n": "string"})
    result = run("msme:polygonstodistricts", POLYGONS=layer, EXTENSIVE=["n"], UNITS=units())
    west = by_code(result["OUTPUT"])["3204"]
    assert west["n"] == pytest.approx(1234.5)
    # One whole zone, nothing split.
    assert west["n_status"] == "A"


def test_another_crs_gives_the_same(run: Run) -> None:
    import processing

    moved = processing.run(
        "native:reprojectlayer", {"INPUT": zones(), "TARGET_CRS": "EPSG:3857", "OUTPUT": "memory:"}
    )["OUTPUT"]
    result = run("msme:polygonstodistricts", POLYGONS=moved, EXTENSIVE=["firms"], UNITS=units())
    east = by_code(result["OUTPUT"])["3273"]
    assert east["firms"] == pytest.approx(800, rel=1e-6)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"EXTENSIVE": ["people"]}, "people"),
        ({"EXTENSIVE": ["firms"], "INTENSIVE": ["firms"]}, "firms"),
        ({}, "at least one column"),
    ],
)
def test_columns_that_cannot_be_used_are_named(
    run: Run, given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(QgsProcessingException, match=reason):
        run("msme:polygonstodistricts", POLYGONS=zones(), UNITS=units(), **given)


def test_points_are_no_polygons(run: Run) -> None:
    layer = layer_of([("POINT(107 -6)", {"n": 1.0})], "Point", {"n": "double"})
    with pytest.raises(QgsProcessingException, match="no polygons"):
        run("msme:polygonstodistricts", POLYGONS=layer, EXTENSIVE=["n"], UNITS=units())


def test_cancelled_at_once(run: Run) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    result = run(
        "msme:polygonstodistricts", feedback=feedback, POLYGONS=zones(), EXTENSIVE=["firms"]
    )
    assert "OVERLAPS" not in result
