"""Small maps of one indicator on one page, by year or by field of business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtWidgets import QFileDialog

from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.gui.page import PageName

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.PyQt.QtGui import QAction

    from msme_qgis_plugin.gui.dock import DockFrame
    from msme_qgis_plugin.gui.runner import Job

    Wait = Callable[[Callable[[], bool]], None]


def layer_of(*fields: str, text: str = "") -> QgsVectorLayer:
    """Return two districts; the further a field stands, the fewer values."""
    told = "".join(f"&field={one}:double" for one in fields)
    kept = f"&field={text}:string" if text else ""
    uri = f"Polygon?crs=EPSG:4326&field=bps_code:string{told}{kept}"
    layer = QgsVectorLayer(uri, "districts", "memory")
    features = []
    for place in range(2):
        feature = QgsFeature(layer.fields())
        values: list[object] = [
            float(place + number) if number < 12 or place else None
            for number, _ in enumerate(fields)
        ]
        feature.setAttributes([f"110{place + 1}", *values])
        box = QgsRectangle(95 + place, 3, 96 + place, 4)
        feature.setGeometry(QgsGeometry.fromRect(box))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    assert QgsProject.instance().addMapLayer(layer) is not None
    return layer


@pytest.fixture
def jobs(frame: DockFrame, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What would be run, instead of running it."""
    found: list[dict[str, object]] = []

    def run(asked: list[Job], _then: object) -> None:
        found.extend(one.parameters for one in asked)

    monkeypatch.setattr(frame, "run", run)
    return found


def shown(frame: DockFrame, layer: QgsVectorLayer, field: str) -> None:
    frame.resize(420, 620)
    frame.show()
    frame.subject.choose(layer.id(), field)
    frame.go(PageName.REPORT)
    frame.pages[3].shown()


def export(frame: DockFrame, action: QAction, path: Path) -> None:
    """Choose an entry of the menu and say where to write."""
    action.trigger()
    (dialog,) = [one for one in frame.pages[3].view.findChildren(QFileDialog) if one.isVisible()]
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.accept()


def test_more_years_than_fit_leave_the_latest_twelve(
    frame: DockFrame, jobs: list[dict[str, object]], tmp_path: Path
) -> None:
    layer = layer_of(*(f"POP{year}" for year in range(2017, 1999, -1)), "RWI")
    shown(frame, layer, "POP2003")
    exports = frame.pages[3].exports
    assert exports.years.isEnabled()
    assert exports.years.text() == ("One small map per &year, the latest 12 (PDF)…")
    assert not exports.sectors.isEnabled()
    path = tmp_path / "years.pdf"
    export(frame, exports.years, path)
    (told,) = jobs
    assert told["PAGE"] == "multiples"
    assert told["FIELDS"] == [f"POP{year}" for year in range(2006, 2018)]
    assert (told["TITLE"], told["PERIOD"]) == ("POP", "2006–2017")
    assert told["OUTPUT"] == str(path)
    frame.subject.choose(layer.id(), "RWI")
    frame.pages[3].shown()
    assert not exports.years.isEnabled()


def test_more_sectors_than_fit_leave_those_with_most_data(
    frame: DockFrame, jobs: list[dict[str, object]], tmp_path: Path
) -> None:
    # The first twelve have two values each; B, in the middle, has one.
    letters = "pqrstuacdefgbh"
    layer = layer_of(*(f"lq_{one}" for one in letters), text="kbli_version")
    shown(frame, layer, "lq_h")
    exports = frame.pages[3].exports
    assert not exports.years.isEnabled()
    assert exports.sectors.isEnabled()
    assert "the 12 with most data" in exports.sectors.text()
    export(frame, exports.sectors, tmp_path / "sectors.pdf")
    (told,) = jobs
    assert told["FIELDS"] == [f"lq_{one}" for one in "acdefgpqrstu"]
    assert told["TITLE"] == "Location quotient by sector"
    assert "PERIOD" not in told


def test_two_years_of_a_province_are_a_page(frame: DockFrame, wait: Wait, tmp_path: Path) -> None:
    layer = layer_of("POP2016", "POP2017")
    shown(frame, layer, "POP2016")
    exports = frame.pages[3].exports
    assert exports.years.text() == "One small map per &year (PDF)…"
    path = tmp_path / "two.pdf"
    export(frame, exports.years, path)
    wait(lambda: not frame.runner.running)
    assert path.read_bytes().startswith(b"%PDF")
    said = frame.messages.currentItem().widget().text()
    assert said == f"Written: {path}"


def test_sectors_of_the_structure_are_a_page(frame: DockFrame, wait: Wait, tmp_path: Path) -> None:
    from qgis import processing

    pack = tmp_path / "structure.gpkg"
    processing.run(
        "msme:structure",
        {
            "INPUT": str(resource("demo", "sensus_demo.csv")),
            "OUTPUT": f"ogr:dbname='{pack}' table=\"structure\" (geom)",
        },
    )
    layer = QgsVectorLayer(f"{pack}|layername=structure", "structure", "ogr")
    assert QgsProject.instance().addMapLayer(layer) is not None
    shown(frame, layer, "share_c")
    bar = frame.pages[3].bar
    assert bar.indicator.currentText() == "KBLI section share"
    # In words, not as fields are called.
    assert [bar.indicator.itemText(place) for place in range(bar.indicator.count())] == [
        "MSME count",
        "MSME density per 1,000 people",
        "MSME density per km²",
        "Women-owned share",
        "MSMEs whose owner's sex is unknown",
        "Sector concentration HHI",
        "Sector diversity (Shannon), evenness H/ln S",
        "Evenness of sectors",
        "KBLI section share",
        "Location quotient",
    ]
    assert bar.part.itemText(0).startswith("B: ")
    path = tmp_path / "sectors.pdf"
    export(frame, frame.pages[3].exports.sectors, path)
    wait(lambda: not frame.runner.running)
    assert path.read_bytes().startswith(b"%PDF")
    said = frame.messages.currentItem().widget().text()
    count = bar.part.count()
    assert f"12 small maps; {count - 12} were left out." in said
