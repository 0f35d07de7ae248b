"""Makes the demonstration: data, project, picture, report.

    demo.py [FOLDER]

FOLDER is build/demo where none is given; another one must not exist yet.

Everything comes from the embedded reference and demo data; run it with the
network cut off and nothing changes.
"""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[1]
DEFAULT = HOME / "build" / "demo"
sys.path.insert(0, str(HOME))


class Log:
    """What happened and how long it took, on screen and in a file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        """Add a line."""
        print(text)
        self.lines.append(text)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add the time that the block took."""
        start = time.perf_counter()
        yield
        self.say(f"{name}: {time.perf_counter() - start:.2f} s")


class KeepingFeedback(QgsProcessingFeedback):
    """Passes what an algorithm says on to the log."""

    def __init__(self, log: Log) -> None:
        super().__init__(False)
        self._log = log

    def pushInfo(self, info: str) -> None:
        """Log a line of information."""
        self._log.say(f"  {info}")

    def pushWarning(self, warning: str) -> None:
        """Log a warning."""
        self._log.say(f"  ! {warning}")


def run(algorithm_id: str, log: Log, **parameters: object) -> dict[str, Any]:
    """Run one of our algorithms; end with its sentence where it fails."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
    context = QgsProcessingContext()
    feedback = KeepingFeedback(log)
    valid, reason = algorithm.checkParameterValues(parameters, context)
    if not valid:
        raise SystemExit(reason)
    results, done = algorithm.run(parameters, context, feedback, {}, False)
    if not done:
        raise SystemExit(f"{algorithm_id} did not finish")
    return results


def harmonise(folder: Path, log: Log) -> QgsVectorLayer:
    """Join the demo table to the districts and say what matched."""
    from msme_qgis_plugin import demo

    pack = folder / "demo.gpkg"
    results = run(
        "msme:harmonise",
        log,
        INPUT=str(demo.table_path()),
        OUTPUT=f"ogr:dbname='{pack}' table=\"districts\" (geom)",
        REPORT=f"ogr:dbname='{pack}' table=\"match_report\"",
    )
    for name, value in results.items():
        if name not in ("OUTPUT", "REPORT"):
            log.say(f"  {name} = {value}")
    return QgsVectorLayer(f"{pack}|layername=districts", demo.FIELD, "ogr")


def draw(folder: Path, layer: QgsVectorLayer, log: Log) -> None:
    """Style the layer and write its page, as a picture and as a project."""
    from msme_qgis_plugin import demo
    from msme_qgis_plugin.core.classes.method import Method
    from msme_qgis_plugin.styling.kinds import Look, style_layer
    from msme_qgis_plugin.styling.legend import Language
    from msme_qgis_plugin.styling.memory import StyleMemory
    from msme_qgis_plugin.styling.palettes import Palette

    language = Language.INDONESIAN
    title, subtitle, legend = demo.map_words(language)
    wanted = StyleMemory(
        (demo.FIELD,), Method(demo.METHOD), palette=Palette(demo.PALETTE), classes=demo.CLASSES
    )
    layer.setFieldAlias(layer.fields().indexFromName(demo.FIELD), legend)
    for row in reversed(style_layer(layer, wanted, Look(language)).classes):
        log.say(f"  {row.label}")
    page(layer, log, title, subtitle, OUTPUT=folder / "map.png", PROJECT=folder / "demo.qgz")


def page(layer: QgsVectorLayer, log: Log, title: str, subtitle: str, **files: Path) -> None:
    """Write a page of the whole country with the layer's own classes."""
    # The project owns it, so that it goes before QGIS does.
    QgsProject.instance().addMapLayer(layer, addToLegend=False)
    run(
        "msme:districtreport",
        log,
        INPUT=layer,
        PAGE="national_landscape",
        LANGUAGE="id",
        TITLE=title,
        SUBTITLE=subtitle,
        SOURCE="data contoh (sintetis), bukan data resmi",
        DPI=220,
        **{name: str(path) for name, path in files.items()},
    )


def structure(folder: Path, log: Log) -> None:
    """Work out the structure of the census table and draw two maps of it."""
    import demo_structure

    from msme_qgis_plugin.core.paths import resource

    pack = folder / "demo.gpkg"
    results = run(
        "msme:structure",
        log,
        INPUT=str(resource("demo", "sensus_demo.csv")),
        OUTPUT=f"ogr:dbname='{pack}' table=\"structure\" (geom)",
        SECTORS=f"ogr:dbname='{pack}' table=\"sectors\"",
    )
    for name, value in results.items():
        if name not in ("OUTPUT", "SECTORS"):
            log.say(f"  {name} = {value}")
    for one in demo_structure.shown():
        layer = demo_structure.styled(pack, one, log.say)
        page(layer, log, one.title, one.subtitle, OUTPUT=folder / one.picture)


def access(folder: Path, log: Log) -> None:
    """Work out the internet access of MSMEs in Jambi and draw a page of it."""
    import demo_access

    results = run("msme:accessoverlay", log, **demo_access.request(folder))
    for name, value in results.items():
        if isinstance(value, (int, float)):
            log.say(f"  {name} = {value:g}")
    for line in demo_access.described(folder):
        log.say(f"  {line}")
    layer = demo_access.open_layer(folder)
    QgsProject.instance().addMapLayer(layer, addToLegend=False)
    run("msme:districtreport", log, **demo_access.page(folder, layer))


def main(folder: Path) -> None:
    """Make the demonstration from nothing."""
    folder.mkdir(parents=True)
    log = Log()
    # Newer GDAL warns where nobody said which; QGIS itself leaves them off.
    gdal.DontUseExceptions()
    with log.step("QGIS started"):
        application = QgsApplication([], False)
        application.initQgis()
        from msme_qgis_plugin.algorithms.provider import MsmeProvider

        # Kept: the registry does not keep the Python side of it.
        provider = MsmeProvider()
        if not QgsApplication.processingRegistry().addProvider(provider):
            raise SystemExit("the algorithms could not be registered")
    with log.step("Table harmonised to districts"):
        layer = harmonise(folder, log)
    with log.step("Districts styled, project and picture written"):
        draw(folder, layer, log)
    with log.step("Structure by sector and sex worked out and drawn"):
        structure(folder, log)
    with log.step("Internet access of MSMEs worked out and drawn"):
        access(folder, log)
    (folder / "report.txt").write_text("\n".join(log.lines) + "\n", encoding="utf-8")
    print(f"See map.png and demo.qgz in {folder}")
    # QGIS lets go of handles on the pack that are older than its last tables,
    # and newer GDAL complains of each.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    application.exitQgis()


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        shutil.rmtree(DEFAULT, ignore_errors=True)
        main(DEFAULT)
