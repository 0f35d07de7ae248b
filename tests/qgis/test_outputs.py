"""Outputs that would cost a person a file, or that are not whole."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal
from qgis.core import (
    NULL,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from msme_qgis_plugin.algorithms.rollback import is_about_writing
from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.gui.map.restyle import keep_style
from msme_qgis_plugin.layers import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.qgis.conftest import Run

    Stops = Callable[[int], None]

TABLE = "Kode,Nama,Jumlah\n1101,Simeulue,1\n1102,Aceh Singkil,2\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "umkm.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """Let no file grow over `size` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_result_never_replaces_the_table_that_is_read(run: Run, table: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"replace .*umkm\.csv"):
        run("msme:harmonise", INPUT=str(table), OUTPUT=str(table))
    assert table.read_text(encoding="utf-8") == TABLE


def test_report_never_replaces_the_table_that_is_read(run: Run, table: Path) -> None:
    same = f"{table.parent}/./{table.name}"
    with pytest.raises(QgsProcessingException, match="replace"):
        run("msme:harmonise", INPUT=str(table), REPORT=same)
    assert table.read_text(encoding="utf-8") == TABLE


def test_text_beside_the_spreadsheet_never_replaces_the_layer(
    run: Run, table: Path, tmp_path: Path
) -> None:
    before = table.read_bytes()
    with pytest.raises(QgsProcessingException, match="replace"):
        run("msme:exporttable", INPUT=str(table), OUTPUT=str(tmp_path / "umkm.xlsx"))
    assert table.read_bytes() == before


def test_two_results_never_share_one_file(run: Run, table: Path, tmp_path: Path) -> None:
    both = str(tmp_path / "both.gpkg")
    with pytest.raises(QgsProcessingException, match="Two results"):
        run("msme:harmonise", INPUT=str(table), OUTPUT=both, REPORT=both)


def test_two_results_are_two_tables_of_one_geopackage(
    run: Run, table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "both.gpkg"
    run(
        "msme:harmonise",
        INPUT=str(table),
        OUTPUT=f"ogr:dbname='{pack}' table=\"units\" (geom)",
        REPORT=f"ogr:dbname='{pack}' table=\"report\"",
    )
    units = QgsVectorLayer(f"{pack}|layername=units", "", "ogr")
    report = QgsVectorLayer(f"{pack}|layername=report", "", "ogr")
    assert (units.featureCount(), report.featureCount()) == (514, 514)
    assert "could not be found" not in "".join(capfd.readouterr())


def test_a_file_cut_off_by_a_full_disk_is_no_success(run: Run, table: Path, tmp_path: Path) -> None:
    with no_file_over(300_000), pytest.raises(QgsProcessingException, match="could not be written"):
        run("msme:harmonise", INPUT=str(table), OUTPUT=str(tmp_path / "umkm.gpkg"))


def test_a_spreadsheet_cut_off_by_a_full_disk_is_a_sentence(
    run: Run, table: Path, tmp_path: Path
) -> None:
    layer = run("msme:harmonise", INPUT=str(table))["OUTPUT"]
    made = tmp_path / "made.xlsx"
    with no_file_over(2_000), pytest.raises(QgsProcessingException, match="could not be written"):
        run("msme:exporttable", INPUT=layer, OUTPUT=str(made))
    assert not made.exists()


def pack_of(path: Path, table: str) -> str:
    return f"ogr:dbname='{path}' table=\"{table}\""


def test_a_table_added_to_a_geopackage_asks_for_no_geometry(
    run: Run, table: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "both.gpkg"
    said: list[str] = []
    gdal.PushErrorHandler(lambda _kind, _number, text: said.append(text))
    try:
        run(
            "msme:harmonise",
            INPUT=str(table),
            OUTPUT=f"{pack_of(pack, 'units')} (geom)",
            REPORT=pack_of(pack, "report"),
        )
    finally:
        gdal.PopErrorHandler()
    assert said == []


class Cancels(QgsProcessingFeedback):
    """Presses Cancel once so much of a run is done."""

    def __init__(self, percent: float) -> None:
        super().__init__(False)
        self.progressChanged.connect(lambda done: self.cancel() if done >= percent else None)


@pytest.fixture
def stopped_in_writing(monkeypatch: pytest.MonkeyPatch) -> Stops:
    """A way to stop a run in the middle of one of its outputs."""

    def stop(after: int) -> None:
        left = iter(range(after))
        true = attributes._as_attribute

        def value(one: object) -> object:
            if next(left, None) is None:
                raise CancelledError
            return true(one)

        monkeypatch.setattr(attributes, "_as_attribute", value)

    return stop


@pytest.mark.parametrize("percent", [1, 40, 80])
def test_a_cancelled_run_leaves_no_file(
    run: Run, table: Path, tmp_path: Path, percent: float
) -> None:
    run(
        "msme:harmonise",
        feedback=Cancels(percent),
        INPUT=str(table),
        OUTPUT=str(tmp_path / "units.gpkg"),
        REPORT=str(tmp_path / "report.csv"),
    )
    assert list(tmp_path.iterdir()) == [table]


# 514 units have 3 values each that are no text, 514 rows of the report 8 or so: in the first
# output, at its end, in the second one.
@pytest.mark.parametrize("values", [0, 900, 1542, 3000])
@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_a_run_cancelled_while_writing_leaves_no_file(
    run: Run, table: Path, tmp_path: Path, stopped_in_writing: Stops, values: int, ending: str
) -> None:
    context = QgsProcessingContext()
    stopped_in_writing(values)
    outputs = run(
        "msme:harmonise",
        context=context,
        INPUT=str(table),
        OUTPUT=str(tmp_path / f"units.{ending}"),
        REPORT=str(tmp_path / "report.gpkg"),
    )
    assert outputs == {}
    assert list(tmp_path.iterdir()) == [table]
    assert context.layersToLoadOnCompletion() == {}


@pytest.mark.parametrize("values", [0, 900, 1542, 3000])
def test_a_run_cancelled_while_writing_keeps_the_files_as_they_were(
    run: Run, table: Path, tmp_path: Path, stopped_in_writing: Stops, values: int
) -> None:
    where = {"OUTPUT": str(tmp_path / "units.gpkg"), "REPORT": str(tmp_path / "report.csv")}
    run("msme:harmonise", INPUT=str(table), **where)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    stopped_in_writing(values)
    assert run("msme:harmonise", INPUT=str(table), **where) == {}
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def tables_of(pack: Path) -> dict[str, int]:
    dataset = gdal.OpenEx(str(pack))
    layers_ = [dataset.GetLayer(at) for at in range(dataset.GetLayerCount())]
    return {one.GetName(): one.GetFeatureCount() for one in layers_}


@pytest.mark.parametrize("values", [0, 900, 1542, 3000])
def test_a_run_cancelled_while_writing_keeps_the_tables_of_a_geopackage(
    run: Run, table: Path, tmp_path: Path, stopped_in_writing: Stops, values: int
) -> None:
    pack = tmp_path / "both.gpkg"
    old = {"OUTPUT": f"{pack_of(pack, 'units')} (geom)", "REPORT": pack_of(pack, "report")}
    new = {**old, "REPORT": pack_of(pack, "second")}
    run("msme:harmonise", INPUT=str(table), **old)
    layer = QgsVectorLayer(f"{pack}|layername=units", "", "ogr")
    before = [one.geometry().asWkb() for one in layer.getFeatures()]
    del layer
    other = tmp_path / "other.csv"
    other.write_text(f"{TABLE}1103,Aceh Selatan,3\n", encoding="utf-8")
    stopped_in_writing(values)
    for where in (old, new):
        assert run("msme:harmonise", INPUT=str(other), **where) == {}
        assert tables_of(pack) == {"units": 514, "report": 514}
    layer = QgsVectorLayer(f"{pack}|layername=units", "", "ogr")
    assert [one.geometry().asWkb() for one in layer.getFeatures()] == before
    assert layer.hasSpatialIndex() == layer.SpatialIndexPresent
    named = {one["bps_code"]: one["jumlah"] for one in layer.getFeatures()}
    assert (named["1102"], named["1103"]) == (2, NULL)


def test_a_run_that_succeeds_replaces_a_table_and_leaves_no_other(
    run: Run, table: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "both.gpkg"
    where = {"OUTPUT": f"{pack_of(pack, 'units')} (geom)", "REPORT": pack_of(pack, "report")}
    run("msme:harmonise", INPUT=str(table), **where)
    table.write_text(f"{TABLE}1103,Aceh Selatan,3\n", encoding="utf-8")
    run("msme:harmonise", INPUT=str(table), **where)
    assert tables_of(pack) == {"units": 514, "report": 514}
    layer = QgsVectorLayer(f"{pack}|layername=units", "", "ogr")
    named = {one["bps_code"]: one["jumlah"] for one in layer.getFeatures()}
    assert named["1103"] == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["both.gpkg", "umkm.csv"]


@pytest.mark.parametrize("values", [3000, 80_000])
def test_styles_in_a_geopackage_stay_with_their_table(
    run: Run, table: Path, tmp_path: Path, stopped_in_writing: Stops, values: int
) -> None:
    pack = tmp_path / "both.gpkg"
    where = {"OUTPUT": f"{pack_of(pack, 'units')} (geom)", "REPORT": pack_of(pack, "report")}
    run("msme:harmonise", INPUT=str(table), **where)
    layer = QgsVectorLayer(f"{pack}|layername=units", "mine", "ogr")
    assert keep_style(layer) == ""
    del layer
    # Stopped in the second output, and never.
    stopped_in_writing(values)
    result = run("msme:harmonise", INPUT=str(table), **where)
    assert bool(result) == (values > 3000)
    dataset = gdal.OpenEx(str(pack))
    styles = dataset.GetLayerByName("layer_styles")
    assert [one["f_table_name"] for one in styles] == ["units"]


def test_a_run_that_fails_lets_go_of_the_layer(provider: object) -> None:
    layer = QgsVectorLayer("Polygon?field=bps_code:string&field=name:string", "d", "memory")
    gone: list[bool] = []
    layer.destroyed.connect(lambda: gone.append(True))
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("msme:stylechoropleth")
    feedback = QgsProcessingFeedback(False)
    parameters = {"INPUT": layer, "FIELD": "name"}
    _, good = algorithm.run(parameters, QgsProcessingContext(), feedback)
    assert not good
    assert "numbers" in feedback.textLog()
    del layer, parameters
    assert gone


def test_a_run_that_fails_keeps_the_file_as_it_was(run: Run, table: Path, tmp_path: Path) -> None:
    made = tmp_path / "umkm.gpkg"
    run("msme:harmonise", INPUT=str(table), OUTPUT=str(made))
    before = made.read_bytes()
    with no_file_over(300_000), pytest.raises(QgsProcessingException):
        run("msme:harmonise", INPUT=str(table), OUTPUT=str(made))
    assert made.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["umkm.csv", "umkm.gpkg"]


def test_a_style_is_not_left_where_its_table_fails(run: Run, table: Path, tmp_path: Path) -> None:
    layer = run("msme:harmonise", INPUT=str(table))["OUTPUT"]
    style = tmp_path / "style.qml"
    with pytest.raises(QgsProcessingException):
        run(
            "msme:stylechoropleth",
            INPUT=layer,
            FIELD="jumlah",
            STYLE=str(style),
            CLASSES_TABLE=f"{tmp_path}/nowhere/classes.nothing",
        )
    assert not style.exists()


CANNOT_OPEN = "failed: unable to open database file"


@pytest.mark.parametrize(
    ("complaint", "lost"),
    [
        (f"sqlite3_get_table(SELECT md.metadata FROM x) {CANNOT_OPEN}", False),
        (f"sqlite3_exec(INSERT INTO gpkg_contents) {CANNOT_OPEN}", True),
        ("failed to execute insert : database or disk is full", True),
        ("sqlite3_step() failed: disk I/O error (10)", True),
    ],
)
def test_only_what_could_not_be_written_makes_a_run_fail(complaint: str, lost: bool) -> None:
    assert is_about_writing(complaint) is lost
