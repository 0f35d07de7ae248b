"""`msme:newsignalslog`: an empty log of signals, whose form QGIS itself shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..layers import INTEGER, TEXT, make_fields
from ..translate import language
from .base import MsmeAlgorithm, when_loaded
from .units_io import open_sink

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

_COLUMNS = (
    *(("title", TEXT), ("steep", TEXT), ("bps_code", TEXT), ("date", QMetaType.Type.QDate)),
    *(("source", TEXT), ("likelihood", INTEGER), ("impact", INTEGER), ("driver", TEXT)),
)
_NEEDED = ("title", "likelihood", "impact")


class NewSignalsLog(MsmeAlgorithm):
    """A table with the columns of a log, and choices where a cell is one of few."""

    NAME = "newsignalslog"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("New log of signals")

    def shortDescription(self) -> str:
        return self.tr(
            "Makes an empty table for signals of change, with a form of choices: STEEP tag, "
            "district, likelihood and impact."
        )

    def tags(self) -> list[str]:
        return ["steep", "horizon", "foresight", "sinyal", "isyarat", "formulir", "form"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Log of signals"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr(
                "A GeoPackage, also a pack: choose “Save to GeoPackage” and a new table in it."
            ),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        sink, output = open_sink(self, "OUTPUT", (parameters, context), make_fields(_COLUMNS))
        del sink
        when_loaded(context, output, self.make_form)
        return {"OUTPUT": output}

    def make_form(self, layer: QgsMapLayer) -> None:
        """Give a log its labels and choices, and keep them in its file."""
        if not isinstance(layer, QgsVectorLayer):
            return
        choices = self._choices()
        for name, label in self._labels().items():
            place = layer.fields().indexFromName(name)
            layer.setFieldAlias(place, label)
            if name in choices:
                held = [{text: value} for text, value in choices[name].items()]
                layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("ValueMap", {"map": held}))
            if name in _NEEDED:
                layer.setFieldConstraint(place, QgsFieldConstraints.Constraint.ConstraintNotNull)
        for place in layer.primaryKeyAttributes():
            layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("Hidden", {}))
        layer.setDisplayExpression('"title"')
        able = Qgis.ProviderStyleStorageCapability.SaveToDatabase
        if layer.dataProvider().styleStorageCapabilities() & able:
            layer.saveStyleToDatabase(layer.name(), "", True, "")

    def _labels(self) -> dict[str, str]:
        return {
            "title": self.tr("Signal"),
            "steep": self.tr("STEEP tag"),
            "bps_code": self.tr("District"),
            "date": self.tr("Date"),
            "source": self.tr("Source"),
            "likelihood": self.tr("Likelihood"),
            "impact": self.tr("Impact"),
            "driver": self.tr("Driver"),
        }

    def _choices(self) -> dict[str, dict[str, object]]:
        """Return column -> text -> value."""
        from ..core.analysis.signal_log import SCALE, TAGS
        from ..core.regions.gazetteer import Gazetteer

        units = Gazetteer.load().units["label"].sort_values()
        ends = {
            "likelihood": (self.tr("very unlikely"), self.tr("nearly certain")),
            "impact": (self.tr("hardly any"), self.tr("very large")),
        }
        return {
            "steep": {label.get(language()): tag for tag, (label, _) in TAGS.items()},
            "bps_code": {f"{label} ({code})": code for code, label in units.items()},
            **{
                name: {
                    f"{one} – {told}" if told else str(one): one
                    for one, told in zip(SCALE, (low, "", "", "", high))
                }
                for name, (low, high) in ends.items()
            },
        }
