"""`msme:pointstodistricts` in a running QGIS, worked out by hand.

The files have the columns of the published ones: relative wealth
(`latitude,longitude,rwi,error`, or with `quadkey` as text) and population
(`longitude,latitude,idn_general_2020`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.overlay.points.quadkeys import Tiles, tiles_of
from msme_qgis_plugin.layers import embedded_units, read_fields
from tests.qgis.overlay_data import by_code, layer_of, units_of, write_raster
from tests.unit.overlay.test_quadkeys import names_of

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

WEST, EAST = (107.0, -7.0, 108.0, -6.0), (108.0, -7.0, 109.0, -6.0)
# x, y, value, people: three in the west, one of them without a value,
# one in the east, one 2.2 km off its coast, one far away.
ROWS = (
    (107.2, -6.5, 1.0, 100.0),
    (107.6, -6.5, 4.0, 300.0),
    (107.8, -6.5, None, 50.0),
    (108.5, -6.5, 2.0, 10.0),
    (109.02, -6.5, 8.0, 30.0),
    (115.0, -6.5, 9.0, 10.0),
)


def units() -> QgsVectorLayer:
    return units_of({"3204": WEST, "3273": EAST})


def points() -> QgsVectorLayer:
    rows: list[tuple[str | None, dict[str, Any]]] = [
        (f"POINT({x} {y})", {"v": value, "people": people}) for x, y, value, people in ROWS
    ]
    layer = layer_of(rows, "Point", {"v": "double", "people": "double"})
    layer.setName("grid")
    return layer


def check_means(result: dict[str, Any]) -> None:
    found = by_code(result["OUTPUT"])
    west, east = found["3204"], found["3273"]
    # (1·100 + 4·300) / 400; 400 of the 450 people have a value.
    assert west["value"] == pytest.approx(3.25)
    assert west["coverage"] == pytest.approx(400 / 450)
    assert (west["weight"], west["points"], west["moved"]) == (400, 3, 0)
    # (2·10 + 8·30) / 40
    assert east["value"] == pytest.approx(6.5)
    assert (east["weight"], east["points"], east["moved"]) == (40, 2, 1)
    assert (west["status"], east["status"]) == ("A", "A")
    assert (result["POINTS_READ"], result["POINTS_OUTSIDE"]) == (6, 1)
    assert result["POINTS_MOVED"] == 1
    # 0.02 degrees at 6.5 S: 0.02 · 110.60 km
    assert result["FARTHEST"] == pytest.approx(2.21, abs=0.01)


def test_weighted_means_with_a_point_off_the_coast(run: Run) -> None:
    check_means(
        run(
            "msme:pointstodistricts",
            POINTS=points(),
            VALUE_FIELD="v",
            WEIGHT_FIELD="people",
            UNITS=units(),
            MAX_DISTANCE=5,
        )
    )


def test_a_file_gives_what_its_layer_gives(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "grid.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    project = units().transformContext()
    assert (
        QgsVectorFileWriter.writeAsVectorFormatV3(points(), str(path), project, options)[0]
        == QgsVectorFileWriter.WriterError.NoError
    )
    check_means(
        run(
            "msme:pointstodistricts",
            POINTS=str(path),
            VALUE_FIELD="v",
            WEIGHT_FIELD="people",
            UNITS=units(),
        )
    )


def test_only_selected_points_count(run: Run) -> None:
    layer = points()
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression('"v" = 4')
    result = run(
        "msme:pointstodistricts",
        POINTS=QgsProcessingFeatureSourceDefinition(layer.id(), True),
        VALUE_FIELD="v",
        UNITS=units(),
    )
    QgsProject.instance().removeMapLayer(layer)
    assert by_code(result["OUTPUT"])["3204"]["value"] == 4
    assert result["POINTS_READ"] == 1


def test_without_reach_points_off_the_coast_are_left_out(run: Run) -> None:
    result = run(
        "msme:pointstodistricts", POINTS=points(), VALUE_FIELD="v", UNITS=units(), MAX_DISTANCE=0
    )
    east = by_code(result["OUTPUT"])["3273"]
    assert (east["value"], east["points"], east["moved"]) == (2, 1, 0)
    assert (result["POINTS_OUTSIDE"], result["POINTS_MOVED"]) == (2, 0)


def test_too_little_weight_with_a_value_is_missing(run: Run) -> None:
    result = run(
        "msme:pointstodistricts",
        POINTS=points(),
        VALUE_FIELD="v",
        WEIGHT_FIELD="people",
        UNITS=units(),
        MINIMUM_COVERAGE=0.9,
    )
    west = by_code(result["OUTPUT"])["3204"]
    assert (west["value"], west["status"]) == (NULL, "M")
    assert west["coverage"] == pytest.approx(400 / 450)


# Three neighbouring tiles of level 14: two in the west, one in the east.
TILES = Tiles(
    tiles_of(np.array([107.989]), np.array([-6.5])).x + np.arange(3) - 1,
    np.repeat(tiles_of(np.array([107.989]), np.array([-6.5])).y, 3),
    14,
)
RWI = (-0.5, 0.25, 1.0)
ERROR = (0.2, 0.4, 0.3)
# How many people live in each tile, and one who lives in none of them.
PEOPLE = (300.0, 100.0, 40.0)


def rwi_file(folder: Path, *, quadkey: bool) -> str:
    x, y = TILES.centres()
    path = folder / ("rwi_quadkey.csv" if quadkey else "rwi.csv")
    lines = ["quadkey,rwi,error" if quadkey else "latitude,longitude,rwi,error"]
    for i, key in enumerate(names_of(TILES)):
        place = key if quadkey else f"{y[i]:.6f},{x[i]:.6f}"
        lines.append(f"{place},{RWI[i]},{ERROR[i]}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def people_file(folder: Path) -> str:
    """Two places per tile, off its middle, and one far off."""
    x, y = TILES.centres()
    path = folder / "idn_general_2020.csv"
    lines = ["longitude,latitude,idn_general_2020"]
    for i, count in enumerate(PEOPLE):
        lines.append(f"{x[i] - 0.005:.6f},{y[i] + 0.004:.6f},{count / 4}")
        lines.append(f"{x[i] + 0.005:.6f},{y[i] - 0.004:.6f},{count * 3 / 4}")
    lines.append("107.2,-6.2,60")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def people_raster(folder: Path) -> str:
    """Cells of a quarter of a tile's width, none of them on its edge."""
    west = TILES.boxes()[0].bounds
    wide, high = (west[2] - west[0]) / 2, (west[3] - west[1]) / 2
    cells = np.repeat(np.array(PEOPLE) / 4, 2)
    return write_raster(
        folder / "people.tif",
        np.vstack((cells, cells)),
        affine=(west[0], wide, 0, west[3], 0, -high),
    )


@pytest.mark.parametrize("quadkey", [False, True])
@pytest.mark.parametrize("by", ["WEIGHT_POINTS", "WEIGHT_RASTER"])
def test_relative_wealth_weighted_by_people(
    run: Run, tmp_path: Path, by: str, *, quadkey: bool
) -> None:
    people = people_file if by == "WEIGHT_POINTS" else people_raster
    result = run(
        "msme:pointstodistricts",
        POINTS=rwi_file(tmp_path, quadkey=quadkey),
        UNITS=units(),
        **{by: people(tmp_path)},
    )
    west, east = (by_code(result["OUTPUT"])[code] for code in ("3204", "3273"))
    # (-0.5·300 + 0.25·100) / 400 and (0.2·300 + 0.4·100) / 400
    assert west["value"] == pytest.approx(-0.3125, abs=1e-6)
    assert west["error"] == pytest.approx(0.25, abs=1e-6)
    assert west["weight"] == pytest.approx(400, abs=1e-3)
    assert east["value"] == pytest.approx(1.0)
    assert east["weight"] == pytest.approx(40, abs=1e-3)


def test_without_weight_each_tile_counts_the_same(run: Run, tmp_path: Path) -> None:
    result = run("msme:pointstodistricts", POINTS=rwi_file(tmp_path, quadkey=False), UNITS=units())
    west = by_code(result["OUTPUT"])["3204"]
    assert west["value"] == pytest.approx(-0.125)
    assert (west["weight"], west["points"]) == (2, 2)
    assert "rwi" in result["OUTPUT"].metadata().abstract()


def test_a_wealth_index_says_its_period_dataset_and_licence(run: Run, tmp_path: Path) -> None:
    people = people_raster(tmp_path)
    grid = rwi_file(tmp_path, quadkey=False)
    layer = run("msme:pointstodistricts", POINTS=grid, UNITS=units(), WEIGHT_RASTER=people)[
        "OUTPUT"
    ]
    fields, about = read_fields(layer)
    (value,) = fields.indicators
    assert (value.name, value.indicator, value.period) == ("value", "F02_rwi", "2021")
    assert value.dataset == "meta_rwi"
    assert about.licences == ("Creative Commons Attribution-NonCommercial 4.0",)
    assert layer.metadata().licenses() == [*about.licences]
    named = run(
        "msme:pointstodistricts", POINTS=points(), UNITS=units(), DATASET="meta_hrsl_points"
    )
    assert read_fields(named["OUTPUT"])[0]["weight"].period == "2020"


def test_a_file_saved_by_a_spreadsheet_in_indonesian(run: Run, tmp_path: Path) -> None:
    plain = Path(rwi_file(tmp_path, quadkey=False))
    text = plain.read_text(encoding="utf-8")
    text = text.replace(",", ";").replace(".", ",")
    path = tmp_path / "rwi_excel.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    result = run("msme:pointstodistricts", POINTS=str(path), UNITS=units())
    assert by_code(result["OUTPUT"])["3204"]["value"] == pytest.approx(-0.125)


def test_population_points_are_added_up(run: Run, tmp_path: Path) -> None:
    result = run("msme:pointstodistricts", POINTS=people_file(tmp_path), UNITS=units())
    found = by_code(result["OUTPUT"])
    # Both western tiles and the one who lives in none.
    assert found["3204"]["weight"] == pytest.approx(460)
    assert found["3273"]["weight"] == pytest.approx(40)
    # Nothing was averaged: no value, and never 0.
    assert found["3204"]["value"] == NULL
    assert result["TOTAL_WEIGHT"] == pytest.approx(500)


def test_built_in_districts_and_those_without_points(run: Run, tmp_path: Path) -> None:
    result = run("msme:pointstodistricts", POINTS=rwi_file(tmp_path, quadkey=False))
    found = by_code(result["OUTPUT"])
    assert len(found) == len(list(embedded_units().getFeatures()))
    without = [one for one in found.values() if one["points"] == 0]
    assert len(without) == result["UNITS_WITHOUT_DATA"]
    assert {one["status"] for one in without} == {"M"}
    for one in without:
        assert (one["value"], one["weight"]) == (NULL, NULL)


def test_exchanged_coordinates_are_warned_of(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turned.csv"
    path.write_text("longitude,latitude,rwi\n-6.5,107.5,1\n", encoding="utf-8")
    feedback = QgsProcessingFeedback()
    result = run("msme:pointstodistricts", feedback=feedback, POINTS=str(path), UNITS=units())
    assert result["POINTS_OUTSIDE"] == 1
    assert "exchanged" in feedback.textLog()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,rwi\nA,1\n", "columns are: name, rwi"),
        ("quadkey,rwi\n1.32E+13,1\n", "quadkey"),
        ("longitude,latitude,w\n107.5,-6.5,-1\n", "row 1 of the points"),
    ],
)
def test_what_cannot_be_used_is_said(run: Run, tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "points.csv"
    path.write_text(text, encoding="utf-8")
    weight = {"WEIGHT_FIELD": "w"} if ",w\n" in text else {}
    with pytest.raises(QgsProcessingException, match=reason):
        run("msme:pointstodistricts", POINTS=str(path), UNITS=units(), **weight)


def test_two_weights_are_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="Give one weight"):
        run(
            "msme:pointstodistricts",
            POINTS=rwi_file(tmp_path, quadkey=False),
            WEIGHT_FIELD="error",
            WEIGHT_RASTER=people_raster(tmp_path),
        )


def test_cancelled_at_once(run: Run) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    result = run("msme:pointstodistricts", feedback=feedback, POINTS=points())
    assert "TOTAL_WEIGHT" not in result
