"""`msme:reach` end to end, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import read_fields

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# On the equator, east of 100 degrees: 0.01 degrees are 1.113 km.
HEADER = "kode_desa,kabupaten_kota,desa,longitude,latitude,penduduk,umkm,bank\n"
VILLAGES = (
    "1501010001,Kerinci,Satu,100.00,0,1000,10,2",
    "1501010002,Kerinci,Dua,100.01,0,500,40,0",
    "1501010003,Kerinci,Tiga,100.20,0,500,30,0",
    "1502010001,Merangin,Empat,100.50,0,700,20,0",
    "1502010002,Merangin,Lima,100.51,0,300,60,0",
)
PODES = (
    "R101,R101N,R102,R102N,R103,R103N,R104,R104N,R401A1,R401A2,R401B,"
    "R701B1,R705A,R705C,R705D,R802A,R802B,R802C\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,001,LUBUK,80,0,20,1,2,1,1,1,0,0\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,002,MUARA,300,0,0,1,1,2,2,0,0,0\n"
    "15,JAMBI,03,SAROLANGUN,010,BATANG ASAI,003,SUNGAI,0,40,60,3,0,4,0,0,0,0\n"
)


def write(folder: Path, rows: tuple[str, ...] = VILLAGES, name: str = "desa.csv") -> str:
    path = folder / name
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["bps_code"]: feature for feature in layer.getFeatures()}


def told(path: str) -> dict[str, str]:
    """The villages, and the MSMEs in the same table."""
    return {"VILLAGES": path, "MSME": path, "MSME_COUNT_FIELD": "umkm"}


def test_shares_means_and_medians_by_msmes(run: Run, tmp_path: Path) -> None:
    made = run("msme:reach", **told(write(tmp_path)))
    units = by_code(made["OUTPUT"])
    one, two = units["1501"], units["1502"]
    # 10 and 40 of 80 MSMEs are at most 5 km from the bank in the first village.
    assert one["share_within"] == pytest.approx(50 / 80)
    assert (one["share_within_low"], one["share_within_high"]) == (
        pytest.approx(50 / 80),
        pytest.approx(50 / 80),
    )
    assert (one["share_within_status"], one["share_within_coverage"]) == ("A", 1)
    assert one["share_within_base"] == 80
    assert (one["beyond"], two["beyond"]) == (pytest.approx(30), 80)
    # Half of the 80 MSMEs are in the second village or nearer: 0.01 degrees of the equator.
    assert one["distance_km"] == pytest.approx(1.113195, abs=1e-5)
    # Two offices for 50 MSMEs: 400 per 10,000 for 50 of 80.
    assert one["catchment"] == pytest.approx(400 * 50 / 80)
    assert two["share_within"] == 0
    assert units["1101"]["share_within"] == NULL
    assert units["1101"]["share_within_status"] == "M"
    assert units["1101"]["share_within_coverage"] == 0
    assert (made["VILLAGES_READ"], made["VILLAGES_PLACED"], made["FACILITIES_READ"]) == (5, 5, 1)
    assert (made["VILLAGES_BEYOND"], made["SHARE_WITHIN"]) == (3, pytest.approx(50 / 160))
    assert (made["UNITS_WITH_DATA"], made["UNITS_WITHOUT_DATA"]) == (2, 512)


def test_it_says_that_lines_are_straight_and_which_indicator_it_is(
    run: Run, tmp_path: Path
) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:reach", feedback=feedback, **told(write(tmp_path)))
    fields, about = read_fields(made["OUTPUT"])
    share = fields["share_within"]
    assert share.indicator == "C03_bank_5km"
    assert share.title("en") == "MSMEs within 5 km of bank offices, straight line"
    assert share.title("id") == "UMKM dalam 5 km dari kantor bank, garis lurus"
    assert share.weight_label is not None
    assert share.weight_label.en == "MSMEs"
    straight = [one for one in about.notes if one.startswith("Distances are straight lines")]
    assert len(straight) == 1
    assert straight[0] in feedback.textLog()
    other = run("msme:reach", **told(write(tmp_path)), DISTANCE=2.5, WEIGHT="population")
    share = read_fields(other["OUTPUT"])[0]["share_within"]
    assert share.indicator is None
    assert share.title("id") == "Penduduk dalam 2,5 km dari kantor bank, garis lurus"


def test_villages_beyond_reach_are_ranked_by_their_msmes(run: Run, tmp_path: Path) -> None:
    rows = list(run("msme:reach", **told(write(tmp_path)))["BEYOND"].getFeatures())
    assert [(one["rank"], one["village"], one["msme"], one["weight"]) for one in rows] == [
        *((1, "Lima", 60, 60), (2, "Tiga", 30, 30), (3, "Empat", 20, 20))
    ]
    assert rows[1]["distance_km"] == pytest.approx(22.2639, abs=1e-4)
    assert (rows[1]["code"], rows[1]["bps_code"]) == ("1501010003", "1501")


def test_new_sites_come_with_the_most_that_is_possible(run: Run, tmp_path: Path) -> None:
    made = run("msme:reach", **told(write(tmp_path)), SITES=3)
    rows = list(made["NEW_SITES"].getFeatures())
    # The fourth village reaches the fifth too; then there is only the third left.
    assert [(one["village"], one["gain"], one["gain_bound"]) for one in rows] == [
        *(("Empat", 80, 80), ("Tiga", 30, 110))
    ]
    assert [one["gain_share"] for one in rows] == [1, 1]
    assert (made["GAIN"], made["GAIN_BOUND"]) == (110, 110)
    median = run("msme:reach", **told(write(tmp_path)), SITES=1, OBJECTIVE="median")
    (row,) = median["NEW_SITES"].getFeatures()
    # 60 x 56.77 km and 20 x 54.55 km: the fifth village saves most of the way.
    assert row["village"] == "Lima"
    assert row["gain"] == pytest.approx(60 * 51 * 1.113195 + 20 * (50 - 1) * 1.113195, rel=1e-5)


def test_a_village_without_coordinates_is_not_at_zero(run: Run, tmp_path: Path) -> None:
    lost = (VILLAGES[0], "1501010002,Kerinci,Dua,,,500,40,0", *VILLAGES[2:])
    feedback = QgsProcessingFeedback(False)
    one = by_code(
        run("msme:reach", feedback=feedback, **told(write(tmp_path, lost)), MINIMUM_COVERAGE=0.3)[
            "OUTPUT"
        ]
    )["1501"]
    assert one["share_within"] == pytest.approx(10 / 40)
    assert one["share_within_coverage"] == pytest.approx(40 / 80)
    assert (one["share_within_low"], one["share_within_high"]) == (
        pytest.approx(10 / 80),
        pytest.approx(50 / 80),
    )
    assert one["share_within_status"] == "E"
    assert "1 of 5 villages have no coordinates" in feedback.textLog()
    strict = by_code(run("msme:reach", **told(write(tmp_path, lost)))["OUTPUT"])["1501"]
    assert (strict["share_within"], strict["share_within_status"]) == (NULL, "M")


def test_zero_zero_is_no_place(run: Run, tmp_path: Path) -> None:
    lost = (*VILLAGES[:4], "1502010002,Merangin,Lima,0,0,300,60,0")
    made = run("msme:reach", **told(write(tmp_path, lost)))
    assert made["VILLAGES_PLACED"] == 4


def test_a_village_that_does_not_say_widens_the_bounds(run: Run, tmp_path: Path) -> None:
    silent = (*VILLAGES[:3], "1502010001,Merangin,Empat,100.50,0,700,20,", VILLAGES[4])
    made = run("msme:reach", **told(write(tmp_path, silent)), MINIMUM_COVERAGE=0)
    two = by_code(made["OUTPUT"])["1502"]
    # With a bank in the fourth village both are reached; without, neither.
    assert (two["share_within_low"], two["share_within_high"]) == (NULL, NULL)
    assert two["share_within_coverage"] == 0
    assert made["VILLAGES_BEYOND"] == 1


def test_a_bank_of_unknown_place_may_be_near(run: Run, tmp_path: Path) -> None:
    rows = (*VILLAGES, "1502010003,Merangin,Enam,,,100,5,1")
    two = by_code(run("msme:reach", **told(write(tmp_path, rows)))["OUTPUT"])["1502"]
    # Its own 5 MSMEs have one; the other 80 may.
    assert two["share_within"] == pytest.approx(5 / 85)
    assert (two["share_within_low"], two["share_within_high"]) == (pytest.approx(5 / 85), 1)
    assert two["share_within_status"] == "E"


def points(*places: tuple[float, float, float | None]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=seats:double", "kantor", "memory")
    for x, y, seats in places:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature["seats"] = NULL if seats is None else seats
        layer.dataProvider().addFeature(feature)
    return layer


def test_points_of_facilities_with_their_capacity(run: Run, tmp_path: Path) -> None:
    layer = points((100.0, 0.0, 3.0), (100.505, 0.0, None))
    made = run(
        "msme:reach",
        VILLAGES=write(tmp_path),
        FACILITIES=layer,
        CAPACITY_FIELD="seats",
        WEIGHT="population",
    )
    units = by_code(made["OUTPUT"])
    assert units["1501"]["share_within"] == pytest.approx(1500 / 2000)
    assert units["1501"]["catchment"] == pytest.approx(3 / 1500 * 10_000 * 1500 / 2000)
    assert (units["1502"]["share_within"], units["1502"]["catchment"]) == (1, 0)
    fields, about = read_fields(made["OUTPUT"])
    assert fields["share_within"].title("en") == "People within 5 km of kantor, straight line"
    assert about.source == "desa.csv; kantor"


def test_places_come_from_points_of_villages_in_the_project(run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "podes.csv"
    bare.write_text(PODES, encoding="utf-8")
    layer = QgsVectorLayer("Point?crs=EPSG:32748&field=kode:string", "titik", "memory")
    for code, east in (("1503010001", 500_000), ("1503010002", 503_000)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(east, 9_800_000)))
        feature["kode"] = code
        layer.dataProvider().addFeature(feature)
    made = run(
        "msme:reach", VILLAGES=str(bare), PLACES_LAYER=layer, DISTANCE=4, MINIMUM_COVERAGE=0.5
    )
    one = by_code(made["OUTPUT"])["1503"]
    # Families: 100 with a bank, 300 at 3 km, 100 nobody knows where.
    assert one["share_within"] == 1
    assert one["share_within_coverage"] == pytest.approx(400 / 500)
    assert one["share_within_low"] == pytest.approx(400 / 500)


def test_a_layer_of_points_is_its_own_place(run: Run) -> None:
    fields = "field=kode_desa:string&field=kabupaten:string&field=bank:integer&field=kk:integer"
    layer = QgsVectorLayer(f"Point?crs=EPSG:4326&{fields}", "titik", "memory")
    for code, x, bank in (("1503010001", 102.0, 1), ("1503010002", 102.01, 0)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, 0)))
        feature.setAttributes([code, "Sarolangun", bank, 50])
        layer.dataProvider().addFeature(feature)
    made = run("msme:reach", VILLAGES_LAYER=layer)
    assert by_code(made["OUTPUT"])["1503"]["share_within"] == 1


def test_polygons_of_villages_are_placed_inside(run: Run, tmp_path: Path) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=kode:string", "batas desa", "memory")
    # An outline round a bay, whose middle is none of it.
    bay = "POLYGON((102 0, 102.4 0, 102.4 .01, 102.01 .01, 102.01 .4, 102 .4, 102 0))"
    box = "POLYGON((102.9 0, 103 0, 103 .1, 102.9 .1, 102.9 0))"
    for code, outline in (("1503010001", bay), ("1503010002", box)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(outline))
        feature["kode"] = code
        layer.dataProvider().addFeature(feature)
    bare = tmp_path / "podes.csv"
    bare.write_text(PODES, encoding="utf-8")
    made = run("msme:reach", VILLAGES=str(bare), PLACES_LAYER=layer, SITES=1, DISTANCE=1)
    (site,) = made["NEW_SITES"].getFeatures()
    assert (site["longitude"], site["latitude"]) == (pytest.approx(102.95), pytest.approx(0.05))
    one = by_code(made["OUTPUT"])["1503"]
    # 100 families of 400 have a bank; that of the bay lies inside its outline.
    assert one["share_within"] == pytest.approx(100 / 400)


def test_the_demo_gives_the_msmes_near_a_bank(run: Run) -> None:
    made = run(
        "msme:reach",
        VILLAGES=str(resource("demo", "desa_demo.csv")),
        MSME=str(resource("demo", "umkm_desa_demo.csv")),
        MSME_COUNT_FIELD="jumlah_umkm",
    )
    # Of Tebo 17 of 129 villages have no place, and hold more than a fifth of its MSMEs.
    assert made["UNITS_WITH_DATA"] == 10
    assert made["VILLAGES_PLACED"] == 1568
    assert made["GAIN"] <= made["GAIN_BOUND"]
    assert made["GAIN"] >= 0.63 * made["GAIN_BOUND"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"FACILITY": "internet_signal"}, "does not count “internet_signal”"),
        ({"FACILITY": "", "FACILITIES": None}, "Choose one of: .*banks"),
        ({"WEIGHT": "families"}, "families"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    run: Run, tmp_path: Path, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        run("msme:reach", VILLAGES=write(tmp_path), **asked)


def test_nothing_to_reach_and_no_places_are_refused(run: Run, tmp_path: Path) -> None:
    none = tuple(row[:-1] + "0" for row in VILLAGES)
    with pytest.raises(QgsProcessingException, match="holds no facility with a place: 0"):
        run("msme:reach", VILLAGES=write(tmp_path, none))
    header = HEADER.replace("longitude,latitude", "latitude,longitude")
    path = tmp_path / "tukar.csv"
    path.write_text(header + "\n".join(VILLAGES) + "\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="longitude and latitude are not exchanged"):
        run("msme:reach", VILLAGES=str(path))
    bare = tmp_path / "podes.csv"
    bare.write_text(PODES, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="has coordinates in degrees"):
        run("msme:reach", VILLAGES=str(bare))


def raster(folder: Path, minutes: list[list[float]]) -> str:
    """A raster of half a degree per cell, from 100 degrees east, half a degree north."""
    path = str(folder / "menit.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(
        path, len(minutes[0]), len(minutes), 1, gdal.GDT_Float64
    )
    dataset.SetGeoTransform((99.75, 0.5, 0, 0.25, 0, -0.5))
    dataset.SetProjection(QgsCoordinateReferenceSystem("EPSG:4326").toWkt())
    dataset.GetRasterBand(1).WriteArray(np.array(minutes))
    return path


def test_minutes_of_a_raster_are_weighted_like_the_rest(run: Run, tmp_path: Path) -> None:
    # The third village is 0.2 degrees east: still in the cell of the first two.
    path = raster(tmp_path, [[30.0, 90.0]])
    made = run("msme:reach", **told(write(tmp_path)), TRAVEL_TIME=path, MINUTES=45)
    units = by_code(made["OUTPUT"])
    assert (units["1501"]["minutes"], units["1501"]["share_in_time"]) == (30, 1)
    assert (units["1502"]["minutes"], units["1502"]["share_in_time"]) == (90, 0)
    title = read_fields(made["OUTPUT"])[0]["minutes"].title("id")
    assert title == "Waktu tempuh (menit)"
    assert next(made["BEYOND"].getFeatures())["minutes"] == 90


def test_friction_gives_the_way_to_the_nearest_facility(run: Run, tmp_path: Path) -> None:
    # Two cells whose middles are half a degree of the equator apart, 0.001 and 0.003 minutes
    # per metre: the mean of both for 55.66 km.
    path = raster(tmp_path, [[0.001, 0.003]])
    made = run("msme:reach", **told(write(tmp_path)), FRICTION=path)
    units = by_code(made["OUTPUT"])
    assert units["1501"]["minutes"] == 0
    assert units["1502"]["minutes"] == pytest.approx(0.002 * 55_659.7, rel=1e-5)


def test_two_rasters_are_one_too_many(run: Run, tmp_path: Path) -> None:
    path = raster(tmp_path, [[1.0, 2.0]])
    algorithm = QgsApplication.processingRegistry().algorithmById("msme:reach")
    given = {**told(write(tmp_path)), "TRAVEL_TIME": path, "FRICTION": path, "OUTPUT": "memory:"}
    valid, reason = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not valid
    assert "not both" in reason


def test_a_model_runs_it(run: Run, tmp_path: Path) -> None:
    import processing

    child = QgsProcessingModelChildAlgorithm("msme:reach")
    child.setChildId("reach")
    for name, value in {**told(write(tmp_path)), "DISTANCE": 5}.items():
        source = QgsProcessingModelChildParameterSource.fromStaticValue(value)
        child.addParameterSources(name, [source])
    out = QgsProcessingModelOutput("out", "out")
    out.setChildId("reach")
    out.setChildOutputName("OUTPUT")
    child.setModelOutputs({"out": out})
    model = QgsProcessingModelAlgorithm("near", "")
    model.addChildAlgorithm(child)
    saved = str(tmp_path / "near.model3")
    assert model.toFile(saved)
    opened = QgsProcessingModelAlgorithm()
    assert opened.fromFile(saved)
    opened.initAlgorithm({})
    found = processing.run(opened, {"out": "memory:"})
    (layer,) = [one for one in found.values() if isinstance(one, QgsVectorLayer)]
    assert by_code(layer)["1501"]["share_within"] == pytest.approx(50 / 80)


def test_places_twice_and_different_are_refused(run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "podes.csv"
    bare.write_text(PODES, encoding="utf-8")
    twice = tmp_path / "titik.csv"
    twice.write_text(
        "kode_desa,longitude,latitude\n1503010001,102.1,-2\n1503010001,102.2,-2\n", encoding="utf-8"
    )
    with pytest.raises(QgsProcessingException, match="repeat a village with other answers"):
        run("msme:reach", VILLAGES=str(bare), PLACES=str(twice))
