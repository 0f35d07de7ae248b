"""An atlas of 23 districts with four indicators, from a layer to one PDF."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_data import FOLDER, REFERENCE
from osgeo import gdal
from qgis_native import start, start_ours
from ratios import PROJECT, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable

PROVINCE, PAGES = "11", 23  # Aceh
FIELDS = {"share": 101, "growth": 103, "income": 107, "credit": 109}
DPI = 300


def districts() -> Path:
    """The 514 districts with four made-up indicators."""
    path = FOLDER / "atlas.gpkg"
    if not path.exists():
        made = ", ".join(f"fid * 37 % {prime} / 2.0 AS {name}" for name, prime in FIELDS.items())
        gdal.VectorTranslate(
            str(path),
            str(REFERENCE / "districts.gpkg"),
            format="GPKG",
            SQLDialect="SQLITE",
            SQLStatement=f"SELECT *, {made} FROM district",
            layerName="districts",
            datasetCreationOptions=["VERSION=1.2"],
        )
    return path


def target(name: str) -> str:
    return str(Path(tempfile.mkdtemp()) / f"{name}.pdf")


def ours() -> Callable[[], object]:
    processing = start_ours()
    path = target("ours")
    return lambda: processing.run(
        "msme:districtreport",
        {
            "INPUT": str(districts()),
            "FIELDS": list(FIELDS),
            "PAGE": "atlas",
            "PROVINCE": PROVINCE,
            "DPI": DPI,
            "OUTPUT": path,
        },
    )


def native(*, alone: bool) -> Callable[[], object]:
    """QGIS's own exporter, on our layout or on a page with its map alone.

    Making the layout is not counted.
    """
    start()
    sys.path.insert(0, str(PROJECT))
    from qgis.core import QgsLayoutExporter, QgsLayoutItemMap, QgsProject, QgsVectorLayer

    from msme_qgis_plugin.report.compose import compose
    from msme_qgis_plugin.report.provinces import find_province
    from msme_qgis_plugin.report.request import Page, PageRequest

    project, layer = QgsProject(), QgsVectorLayer(str(districts()), "districts", "ogr")
    request = PageRequest(Page.ATLAS, tuple(FIELDS), province=find_province(PROVINCE))
    layout = compose(project, layer, request).layout
    if alone:
        page = layout.pageCollection().page(0)
        for item in layout.items():
            is_map = isinstance(item, QgsLayoutItemMap) and item.id() == "map"
            if hasattr(item, "setItemOpacity") and not is_map and item is not page:
                layout.removeLayoutItem(item)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.forceVectorOutput = True
    path = target("native")

    def job() -> object:
        done = QgsLayoutExporter.exportToPdf(layout.atlas(), path, settings)
        assert not done[0], done
        return project  # which holds the layers

    return job


CONTENDERS: dict[str, Any] = {
    "ours": ours,
    "same": lambda: native(alone=False),
    "map": lambda: native(alone=True),
}


def main() -> None:
    districts()
    rows = run(
        "msme:districtreport, atlas",
        contender(__file__, "ours"),
        [
            contender(__file__, "same", label="QGIS's exporter, this page"),
            contender(__file__, "map", label="QGIS's exporter, map alone"),
        ],
    )
    print_rows(f"Atlas of {PAGES} districts with {len(FIELDS)} indicators to one PDF", rows)
    if rows:
        ours = rows[0].ours
        print(
            f"a page: {ours.least / PAGES:.2f} s, of which the processor "
            f"{ours.processor / PAGES:.2f}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
