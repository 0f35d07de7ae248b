"""The layer's selection, which every view of the Report page shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    from collections.abc import Iterable


class Selection(QObject):
    """Follows one layer; writes to it and reads from it.

    Signals:
        changed: the layer's selection changed, whoever changed it.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._layer_id = ""

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer that is followed; None where it is gone."""
        layer = QgsProject.instance().mapLayer(self._layer_id)
        return layer if isinstance(layer, QgsVectorLayer) else None

    @property
    def ids(self) -> frozenset[int]:
        """The selected features."""
        layer = self.layer
        chosen = layer.selectedFeatureIds() if layer is not None else ()
        return frozenset(chosen)

    def follow(self, layer: QgsVectorLayer | None) -> None:
        """Follow another layer, or none."""
        wanted = layer.id() if layer is not None else ""
        if wanted == self._layer_id:
            return
        before = self.layer
        if before is not None:
            before.selectionChanged.disconnect(self._told)
        self._layer_id = wanted
        if layer is not None:
            layer.selectionChanged.connect(self._told)

    def select(self, ids: Iterable[int]) -> None:
        """Select features and no others."""
        layer, wanted = self.layer, frozenset(ids)
        if layer is not None and wanted != self.ids:
            layer.selectByIds(list(wanted))

    def _told(self, *_: object) -> None:
        self.changed.emit()
