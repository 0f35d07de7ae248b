"""`msme:importboundaries` in a running QGIS: layers in, layers out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run


def box(west: float, south: float, east: float, north: float) -> str:
    return QgsGeometry.fromRect(QgsRectangle(west, south, east, north)).asWkt()


SQUARES = {"3204": box(107.4, -7.2, 107.8, -6.9), "3273": box(107.5, -6.9, 107.7, -6.8)}
NAMES = {"3204": "Kab. Bandung", "3273": "Kota Bandung"}
BOW_TIE = "POLYGON((107 -6,108 -7,108 -6,107 -7,107 -6))"


def polygons(
    rows: list[tuple[Any, Any, str | None]], kind: str = "Polygon?crs=EPSG:4326"
) -> QgsVectorLayer:
    """A layer of rows of code, name and WKT."""
    layer = QgsVectorLayer(f"{kind}&field=kode:string&field=nama:string", "batas", "memory")
    features = []
    for code, name, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, name])
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def without_crs(layer: QgsVectorLayer) -> QgsVectorLayer:
    layer.setCrs(QgsCoordinateReferenceSystem())
    return layer


def bandung() -> list[tuple[Any, Any, str | None]]:
    return [(code, NAMES[code], wkt) for code, wkt in SQUARES.items()]


def test_units_with_both_codes_and_areas(run: Run) -> None:
    result = run("msme:importboundaries", INPUT=polygons(bandung()))
    output = result["OUTPUT"]
    assert [field.name() for field in output.fields()] == [
        *("bps_code", "kemendagri_code", "name", "type", "province"),
        *("province_code", "area_km2", "part_km2"),
    ]
    assert output.crs().authid() == "EPSG:4326"
    units = {one["bps_code"]: one for one in output.getFeatures()}
    assert units["3273"]["kemendagri_code"] == "32.73"
    assert units["3273"]["type"] == "Kota"
    assert units["3273"]["province"] == "Jawa Barat"
    # 0.2 x 0.1 degrees at 6.85 S: 22.105 km by 11.059 km.
    assert units["3273"]["area_km2"] == pytest.approx(244.5, abs=0.3)
    assert units["3273"]["part_km2"] == units["3273"]["area_km2"]
    assert (result["UNITS"], result["MISSING"]) == (2, 512)
    assert (result["REPAIRED"], result["UNKNOWN"]) == (0, 0)


def test_repaired_and_set_apart(run: Run) -> None:
    rows = [*bandung(), ("3271", "Kota Bogor", BOW_TIE), ("3288", "Waduk Cirata", SQUARES["3273"])]
    result = run("msme:importboundaries", INPUT=polygons(rows))
    assert result["REPAIRED"] == 1
    assert result["UNITS"] == 3
    assert [one["name"] for one in result["PSEUDO"].getFeatures()] == ["Waduk Cirata"]
    bogor = next(one for one in result["OUTPUT"].getFeatures() if one["name"] == "Bogor")
    assert bogor.geometry().isGeosValid()
    assert bogor.geometry().area() == pytest.approx(0.5)


def test_arcs_keep_their_land(run: Run) -> None:
    half = "CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(107 -7,108 -6,109 -7),(109 -7,107 -7)))"
    layer = polygons([("3273", "Kota Bandung", half)], "CurvePolygon?crs=EPSG:4326")
    result = run("msme:importboundaries", INPUT=layer)
    (unit,) = result["OUTPUT"].getFeatures()
    # Half a circle of radius 1.
    assert unit.geometry().area() == pytest.approx(3.14159 / 2, abs=1e-3)


def test_a_ring_that_is_not_closed_is_closed(run: Run) -> None:
    open_ring = "POLYGON((107.5 -6.9,107.7 -6.9,107.7 -6.8,107.5 -6.8))"
    layer = polygons([("3273", "Kota Bandung", open_ring)])
    result = run("msme:importboundaries", INPUT=layer)
    (unit,) = result["OUTPUT"].getFeatures()
    assert unit.geometry().area() == pytest.approx(0.02)


def test_metres_become_degrees(run: Run) -> None:
    square = box(786000, 9237000, 796000, 9247000)
    layer = polygons([("3273", "Kota Bandung", square)], "Polygon?crs=EPSG:32748")
    result = run("msme:importboundaries", INPUT=layer)
    (unit,) = result["OUTPUT"].getFeatures()
    # UTM 48 stretches by 1.0006 here: 100 km2 on the map.
    assert unit["area_km2"] == pytest.approx(99.88, abs=0.1)
    centre = unit.geometry().centroid().asPoint()
    assert 107 < centre.x() < 108
    assert -7 < centre.y() < -6


def test_a_geopackage_keeps_what_was_recognised(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "units.gpkg")
    run("msme:importboundaries", INPUT=polygons(bandung()), OUTPUT=path)
    layer = QgsVectorLayer(path, "units", "ogr")
    assert layer.featureCount() == 2
    assert "kode" in layer.metadata().abstract()


def test_the_log_says_what_was_recognised(run: Run) -> None:
    feedback = QgsProcessingFeedback()
    rows = [*bandung(), ("9999x", "Atlantis", SQUARES["3273"])]
    result = run("msme:importboundaries", INPUT=polygons(rows), feedback=feedback)
    log = feedback.textLog()
    assert result["UNKNOWN"] == 1
    assert "Atlantis" in log
    assert "Papua" in log  # a province without a district


def test_output_serves_as_units_of_harmonise(run: Run, tmp_path: Path) -> None:
    units = run("msme:importboundaries", INPUT=polygons(bandung()))["OUTPUT"]
    table = tmp_path / "umkm.csv"
    table.write_text("Kode;Nama;UMKM\n3204;Kab. Bandung;12\n3273;Kota Bandung;7\n")
    result = run("msme:harmonise", INPUT=str(table), UNITS=units)
    values = {one["bps_code"]: one["UMKM"] for one in result["OUTPUT"].getFeatures()}
    assert values == {"3204": 12, "3273": 7}


def test_null_in_every_field_is_counted_or_refused(run: Run) -> None:
    rows = [*bandung(), (NULL, NULL, SQUARES["3273"])]
    result = run("msme:importboundaries", INPUT=polygons(rows))
    assert (result["UNITS"], result["UNKNOWN"]) == (2, 1)
    empty = [(NULL, NULL, wkt) for wkt in SQUARES.values()]
    with pytest.raises(QgsProcessingException, match="not recognised"):
        run("msme:importboundaries", INPUT=polygons(empty))


def test_null_geometry_is_a_missing_district(run: Run) -> None:
    rows = [*bandung(), ("3271", "Kota Bogor", None)]
    result = run("msme:importboundaries", INPUT=polygons(rows))
    assert (result["UNITS"], result["MISSING"]) == (2, 512)


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (lambda: polygons([]), "0 features"),
        (
            lambda: polygons([("3273", "Kota Bandung", "POINT(107 -7)")], "Point?crs=EPSG:4326"),
            "none of them is a polygon",
        ),
        (lambda: without_crs(polygons(bandung())), "no coordinate reference system"),
        (
            lambda: polygons([("MY01", "Johor Bahru", SQUARES["3273"])]),
            "not recognised as districts of Indonesia",
        ),
        (lambda: polygons([("32", "Jawa Barat", SQUARES["3273"])]), "holds provinces"),
        (
            lambda: polygons(bandung(), "Polygon?crs=EPSG:32748"),
            "Check the coordinate reference system",
        ),
    ],
)
def test_layers_that_cannot_be_used_are_refused_in_words(run: Run, layer: Any, words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("msme:importboundaries", INPUT=layer())


def test_codes_alone_need_the_system(run: Run) -> None:
    rows = [(f"11{k:02d}", None, SQUARES["3273"]) for k in range(1, 16)]
    with pytest.raises(QgsProcessingException, match="several lists"):
        run("msme:importboundaries", INPUT=polygons(rows))
    result = run("msme:importboundaries", INPUT=polygons(rows), CODE_SYSTEM="kemendagri")
    first = min(one["kemendagri_code"] for one in result["OUTPUT"].getFeatures())
    assert (result["UNITS"], first) == (15, "11.01")


def test_a_cancelled_run_gives_no_numbers(run: Run) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    result = run(
        "msme:importboundaries",
        INPUT=polygons(bandung()),
        feedback=feedback,
        context=QgsProcessingContext(),
    )
    assert "UNITS" not in result


def test_the_layer_that_came_is_not_changed(run: Run) -> None:
    layer = polygons([*bandung(), ("3271", "Kota Bogor", BOW_TIE)])
    before = [(one.attributes(), one.geometry().asWkt()) for one in layer.getFeatures()]
    run("msme:importboundaries", INPUT=layer)
    after = [(one.attributes(), one.geometry().asWkt()) for one in layer.getFeatures()]
    assert after == before
