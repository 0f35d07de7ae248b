"""A file dropped into the dock, until its match is shown; QGIS joins it by code meanwhile."""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

from bench_data import FOLDER, REFERENCE
from qgis_native import add_ours, initialised, start
from ratios import contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALLOWED = {514: 1.5, 77_100: 3.0}  # rows -> seconds
FIRST_YEAR = 1874


def table(rows: int) -> Path:
    """A table of all districts, of as many years as it takes for so many rows."""
    path = FOLDER / f"dropped_{rows}.csv"
    if path.exists():
        return path
    with (REFERENCE / "codes.csv").open(encoding="utf-8") as file:
        units = [(row["bps_code"], f"{row['type']} {row['name']}") for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Kode", "Nama", "Tahun", "UMKM", "Tenaga kerja"])
        for year in range(FIRST_YEAR, FIRST_YEAR + rows // len(units)):
            for code, name in units:
                writer.writerow([code, name, year, int(code) % 977, int(code) % 1013 + year])
    return path


def ours(rows: int) -> Callable[[], object]:
    """The dock in a window that nobody sees."""
    import qgis.utils
    from qgis.core import QgsApplication
    from qgis.gui import QgsMapCanvas
    from qgis.PyQt.QtWidgets import QMainWindow

    application = QgsApplication([], True, tempfile.mkdtemp())
    initialised(application)
    window, canvas = QMainWindow(), QgsMapCanvas()
    qgis.utils.iface = MagicMock()
    qgis.utils.iface.mainWindow.return_value = window
    qgis.utils.iface.mapCanvas.return_value = canvas
    add_ours()
    from msme_qgis_plugin.gui.dock import DockFrame

    frame = DockFrame()
    frame.resize(440, 900)
    frame.show()
    page, path = frame.pages[0], str(table(rows))

    def job() -> object:
        page.open_file(path)
        while frame.runner.running:
            application.processEvents()
            time.sleep(0.002)
        application.processEvents()
        assert page.match.ready
        assert len(page.match.model.rows) == rows
        return window, canvas

    return job


def native(rows: int) -> Callable[[], object]:
    processing = start()
    from qgis.core import QgsVectorLayer

    uri = f"file://{table(rows)}?type=csv&detectTypes=yes&geomType=none"

    def job() -> object:
        return processing.run(
            "native:joinattributestable",
            {
                "INPUT": f"{REFERENCE / 'districts.gpkg'}|layername=district",
                "FIELD": "bps_code",
                "INPUT_2": QgsVectorLayer(uri, "table", "delimitedtext"),
                "FIELD_2": "Kode",
                "METHOD": 0,
                "OUTPUT": "memory:",
            },
        )

    return job


CONTENDERS = {"ours": ours, "native": native}


def main() -> None:
    for rows, allowed in ALLOWED.items():
        table(rows)
        one = contender(__file__, f"ours_{rows}")
        peer = contender(__file__, f"native_{rows}", label="QGIS join by code")
        told = run(f"{rows:,} rows, first time", one.once(), [peer])
        told += run(f"{rows:,} rows", one, [peer])
        print_rows(f"A file of {rows:,} rows from drop to match", told)
        for row in told:
            clock, processor = row.ours.least, row.ours.processor
            verdict = "within" if clock <= allowed else "OVER"
            print(
                f"{row.job}: {clock:.2f} s, of which the processor {processor:.2f}; "
                f"{verdict} the {allowed} s allowed"
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        who, count = sys.argv[1].split("_")
        measured(lambda: CONTENDERS[who](int(count)))
    main()
