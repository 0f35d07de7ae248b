"""Room for the names of units on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsLabelingEngineSettings, QgsMapRendererSequentialJob
from qgis.PyQt.QtCore import QSizeF

if TYPE_CHECKING:
    from qgis.core import QgsLayoutItemMap, QgsProject

_CANDIDATES = 60.0
_PER_INCH = 25.4


def search_longer(project: QgsProject) -> None:
    """Let QGIS try more places for names than it does by itself."""
    engine = project.labelingEngineSettings()
    engine.setMaximumPolygonCandidatesPerCmSquared(_CANDIDATES)
    project.setLabelingEngineSettings(engine)


def names_without_room(area: QgsLayoutItemMap, dpi: int) -> tuple[str, ...]:
    """Return the names that the map leaves out, sorted.

    Found by placing the names as the export does: another resolution
    places them differently.
    """
    per_mm = dpi / _PER_INCH
    size = area.rect().size() * per_mm
    settings = area.mapSettings(area.extent(), QSizeF(size.width(), size.height()), dpi, True)
    engine = QgsLabelingEngineSettings(settings.labelingEngineSettings())
    engine.setFlag(Qgis.LabelingFlag.CollectUnplacedLabels, True)
    settings.setLabelingEngineSettings(engine)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    results = job.takeLabelingResults()
    if results is None:
        return ()
    placed: set[str] = set()
    missing: set[str] = set()
    for label in results.allLabels():
        text = label.labelText.replace("\n", " ")
        (missing if label.isUnplaced else placed).add(text)
    return tuple(sorted(missing - placed))
