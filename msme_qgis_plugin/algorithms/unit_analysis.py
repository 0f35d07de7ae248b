"""The base of analyses of units: a layer in, a layer with more columns out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.declaration import Analysis, Input, Lack, Needed
from ..core.measures.errors import NoUnitsError
from ..layers import geometry_table, read_fields, read_unit_table
from ..translate import say
from .base import MsmeAlgorithm, tell, when_loaded
from .feedback_progress import FeedbackProgress
from .unit_output import write_unit_layer

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_INPUT, _OUTPUT, _CODE = "INPUT", "OUTPUT", "bps_code"


class UnitAnalysis(MsmeAlgorithm):
    """Computes new columns of units from those of a layer.

    A subclass has its NAME, its words, `add_options` for its parameters, `options` that reads
    them, and `analyse`. It stands in the toolbox and on the page Analyse once the provider
    lists it; a map of its first new column is drawn where its ANALYSIS names no other.
    """

    GROUP = "analysis"
    ANALYSIS: ClassVar[Analysis]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "ANALYSIS" not in vars(cls):
            cls.ANALYSIS = Analysis(cls.NAME, (Input(Needed.UNITS, _INPUT, Lack.UNITS),))

    def __init__(self) -> None:
        super().__init__()
        self._table: UnitTable | None = None
        self._shapes: dict[str, object] = {}

    def add_options(self) -> None:
        """Add the parameters between INPUT and OUTPUT."""

    def options(self, _given: Given) -> object:
        """Return what the parameters say, as `analyse` takes it."""
        return None

    def analyse(self, table: UnitTable, options: Any) -> UnitTable:  # noqa: ANN401 (a subclass's own)
        """Return a table of the same units, or of others with `shapes`.

        What its notes say goes into log and metadata.

        Raises:
            MsmeError: the table does not hold what the analysis needs.
        """
        raise NotImplementedError

    @property
    def table(self) -> UnitTable:
        """The layer as it was read."""
        if self._table is None:
            raise QgsProcessingException(self.NAME)
        return self._table

    def shapes(self, given: dict[str, object], _options: Any) -> dict[str, object]:  # noqa: ANN401 (a subclass's own)
        """Return the geometry of each unit of the result; the layer's own where it has the same.

        Args:
            given: code -> shapely geometry of the layer's units.
        """
        return given

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterVectorLayer(
                _INPUT,
                QCoreApplication.translate("UnitAnalysis", "Units"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            QCoreApplication.translate("UnitAnalysis", "A layer of units with values."),
        )
        self.add_options()
        self.add(
            QgsProcessingParameterFeatureSink(
                _OUTPUT,
                QCoreApplication.translate("UnitAnalysis", "Units analysed"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            QCoreApplication.translate(
                "UnitAnalysis", "One feature per unit, each value with its status."
            ),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        layer = self.parameterAsVectorLayer(parameters, _INPUT, context)
        if layer is not None and _code_of(layer) not in layer.fields().names():
            error = NoUnitsError(layer=layer.name(), column=_code_of(layer))
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        layer = self.parameterAsVectorLayer(parameters, _INPUT, context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, _INPUT))
        code = _code_of(layer)
        self._table = read_unit_table(layer)
        shapes = geometry_table(layer, [code])
        self._shapes = dict(zip(shapes[code].astype(str), shapes.geometry))
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        given = parameters, context
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        if self._table is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, _INPUT))
        options = self.options(given)
        made = self.analyse(self._table, options)
        progress.step(0.8)
        for note in made.notes:
            tell(feedback, note)
        about = replace(made.about, notes=(*made.about.notes, *map(say, made.notes)))
        output = write_unit_layer(
            self, given, replace(made, about=about), self.shapes(self._shapes, options)
        )
        drawn = self.ANALYSIS.drawn(made.fields, self._table.fields)
        draw_when_loaded(context, output, (drawn.name,) if drawn else ())
        progress.step(1.0)
        return {_OUTPUT: output}


def _code_of(layer: QgsVectorLayer) -> str:
    """Return the column that holds the units' codes."""
    return read_fields(layer)[1].code or _CODE


def draw_when_loaded(
    context: QgsProcessingContext, destination: str, fields: tuple[str, ...]
) -> None:
    """Draw a result that gets loaded: one field as what it is, two as a bivariate map."""
    if fields:
        when_loaded(context, destination, partial(_draw, names=fields))


def _draw(layer: QgsMapLayer, names: tuple[str, ...]) -> None:
    from ..core.classes.method import Method
    from ..styling.kinds import Kind, kind_for, style_layer
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory

    if not isinstance(layer, QgsVectorLayer):
        return
    held, _about = read_fields(layer)
    if not all(one in held for one in names):
        return
    units = MapUnits.of(layer)
    kind = kind_for(units, names)
    centred = kind is Kind.CHOROPLETH and held[names[0]].centre is not None
    wanted = StyleMemory(names, Method.DIVERGING if centred else None, kind=kind)
    style_layer(layer, wanted, units=units)
