"""`msme:rastertodistricts` in a running QGIS, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
)

from tests.qgis.overlay_data import NINE, by_code, units_of, write_raster

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# Cuts the corners of the nine cells to a quarter, the sides to a half.
QUARTERS = (107.5, -8.5, 109.5, -6.5)
AWAY = (120.0, -8.0, 121.0, -7.0)


def test_exact_rule_with_weights(run: Run, tmp_path: Path) -> None:
    weights = np.array([[0.0, 0, 0], [0, 1, 1], [0, 1, 4]])
    result = run(
        "msme:rastertodistricts",
        RASTER=write_raster(tmp_path / "nine.tif", NINE),
        WEIGHT_RASTER=write_raster(tmp_path / "people.tif", weights),
        UNITS=units_of({"3204": QUARTERS, "3273": AWAY}),
        RULE="exact",
    )
    unit = by_code(result["OUTPUT"])["3204"]
    assert unit["count"] == pytest.approx(4)
    assert unit["sum"] == pytest.approx(20)
    assert unit["mean"] == pytest.approx(5)
    assert (unit["min"], unit["max"]) == (1, 9)
    assert (unit["coverage"], unit["status"]) == (pytest.approx(1), "A")
    # 5·1 + 6·½ + 8·½ + 9·¼·4 = 21 over 1 + ½ + ½ + 1 = 3
    assert unit["weighted_sum"] == pytest.approx(21)
    assert unit["weighted_mean"] == pytest.approx(7)
    assert (unit["weight"], unit["weighted_status"]) == (3, "A")
    assert result["TOTAL"] == pytest.approx(20)
    assert (result["UNITS_WITH_DATA"], result["UNITS_WITHOUT_DATA"]) == (1, 1)


def test_outside_the_raster_is_missing_and_never_zero(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:rastertodistricts",
        RASTER=write_raster(tmp_path / "nine.tif", NINE),
        UNITS=units_of({"3273": AWAY}),
    )
    unit = by_code(result["OUTPUT"])["3273"]
    for name in ("sum", "mean", "min", "max"):
        assert unit[name] == NULL
    assert (unit["count"], unit["coverage"], unit["status"]) == (0, 0, "M")
    assert "weighted_mean" not in result["OUTPUT"].fields().names()


def test_centre_rule_takes_whole_cells(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:rastertodistricts",
        RASTER=write_raster(tmp_path / "nine.tif", NINE),
        UNITS=units_of({"3204": (107.6, -8.4, 109.4, -6.6)}),
        RULE="centre",
    )
    unit = by_code(result["OUTPUT"])["3204"]
    assert (unit["count"], unit["sum"], unit["max"]) == (1, 5, 5)


def test_cells_without_data_lower_the_coverage(run: Run, tmp_path: Path) -> None:
    values = NINE.copy()
    values[1, 1] = -1  # the middle, a quarter of the zone
    raster = write_raster(tmp_path / "nine.tif", values, nodata=-1)
    units = units_of({"3204": QUARTERS})
    found = run("msme:rastertodistricts", RASTER=raster, UNITS=units)
    unit = by_code(found["OUTPUT"])["3204"]
    assert unit["coverage"] == pytest.approx(0.75)
    assert unit["sum"] == pytest.approx(15)
    assert found["COVERAGE"] == pytest.approx(0.75)
    strict = run("msme:rastertodistricts", RASTER=raster, UNITS=units, MINIMUM_COVERAGE=0.8)
    unit = by_code(strict["OUTPUT"])["3204"]
    assert (unit["sum"], unit["status"]) == (NULL, "M")
    assert unit["coverage"] == pytest.approx(0.75)


def test_a_raster_in_metres_is_brought_over(run: Run, tmp_path: Path) -> None:
    # Three cells of 100 km in the zone of Mercator around 0 N, 108 E.
    raster = write_raster(
        tmp_path / "mercator.tif",
        np.array([[1.0, 2, 4]]),
        affine=(11_900_000, 100_000, 0, 0, 0, -100_000),
        epsg=3857,
    )
    units = units_of({"3204": (106, -2, 111, 1)})
    result = run("msme:rastertodistricts", RASTER=raster, UNITS=units)
    unit = by_code(result["OUTPUT"])["3204"]
    assert (unit["count"], unit["sum"]) == (pytest.approx(3, abs=1e-6), pytest.approx(7, abs=1e-6))


def test_the_crs_that_a_person_gave_the_layer_counts(run: Run, tmp_path: Path) -> None:
    path = write_raster(
        tmp_path / "bare.tif",
        np.array([[1.0, 2, 4]]),
        affine=(11_900_000, 100_000, 0, 0, 0, -100_000),
        epsg=None,
    )
    layer = QgsRasterLayer(path, "bare")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    units = units_of({"3204": (106, -2, 111, 1)})
    result = run("msme:rastertodistricts", RASTER=layer, UNITS=units)
    unit = by_code(result["OUTPUT"])["3204"]
    assert unit["sum"] == pytest.approx(7, abs=1e-6)


def test_population_raster_to_the_built_in_districts(run: Run, tmp_path: Path) -> None:
    """The GeoTIFF of people per cell: one person in each cell, nothing lost.

    Cells of 30 seconds around Sabang, all of whose land is inside.
    """
    size = 1 / 120
    raster = write_raster(
        tmp_path / "idn_general_2020.tif",
        np.ones((120, 120)),
        affine=(94.8, size, 0, 6.3, 0, -size),
    )
    result = run("msme:rastertodistricts", RASTER=raster)
    units = by_code(result["OUTPUT"])
    assert len(units) == 514
    sabang = units["1172"]
    # One person per cell is area over the area of a cell, 0.853 km².
    people = sabang["part_km2"] / (0.9276 * 0.9213 * np.cos(np.radians(5.85)))
    assert sabang["sum"] == pytest.approx(people, rel=0.01)
    assert sabang["coverage"] == pytest.approx(1)
    assert units["3171"]["status"] == "M"
    metadata = result["OUTPUT"].metadata()
    assert "exact" in metadata.abstract()
    assert metadata.history()[0].startswith("msme:rastertodistricts")


def test_cancelled_at_once(run: Run, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    result = run(
        "msme:rastertodistricts",
        feedback=feedback,
        RASTER=write_raster(tmp_path / "nine.tif", NINE),
    )
    assert "TOTAL" not in result


def test_a_negative_weight_says_what_to_do(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="no-data value"):
        run(
            "msme:rastertodistricts",
            RASTER=write_raster(tmp_path / "nine.tif", NINE),
            WEIGHT_RASTER=write_raster(tmp_path / "w.tif", -NINE),
            UNITS=units_of({"3204": QUARTERS}),
        )
