"""The base of analyses of units: a layer in, a layer with more columns out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.declaration import Analysis, Input, Lack, Needed
from ..core.errors import MsmeError
from ..core.measures.errors import NoUnitsError, UnitTwiceError
from ..core.messages import Message
from ..core.progress import Part, Silent
from ..core.regions.errors import FieldNotInLayerError
from ..layers import ROW, read_fields, read_unit_shapes, read_unit_table
from ..translate import say
from .base import MsmeAlgorithm, tell, when_loaded
from .feedback_progress import FeedbackProgress
from .unit_output import write_unit_layer
from .units_io import ID_FIELD, add_id_field, write_frame

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.measures.table import UnitTable
    from ..core.progress import Progress

    Given = tuple[dict[str, Any], QgsProcessingContext]
    Shapes = dict[str, object]

_INPUT, _OUTPUT, _CODE = "INPUT", "OUTPUT", "bps_code"
_SHOWN = 5


class UnitAnalysis(MsmeAlgorithm):
    """Computes new columns of units from those of a layer.

    A subclass has its NAME, its words, `add_options` for its parameters, `options` that reads
    them, and `analyse`. It stands in the toolbox and on the page Analyse once the provider
    lists it; a map of its first new column is drawn where its ANALYSIS names no other.
    """

    GROUP = "analysis"
    ANALYSIS: ClassVar[Analysis]
    # Whether units of no known numbering do too; UNIT_FIELD then tells them apart.
    ANY_POLYGONS: ClassVar[bool] = False
    # Whether a table without polygons does too; the result is then one.
    ANY_TABLE: ClassVar[bool] = False
    # Whether a unit may have several rows, such as one per period.
    SEVERAL_ROWS: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "ANALYSIS" not in vars(cls):
            cls.ANALYSIS = Analysis(cls.NAME, (Input(Needed.UNITS, _INPUT, Lack.UNITS),))

    def __init__(self) -> None:
        super().__init__()
        self._table: UnitTable | None = None
        self._shapes: dict[str, object] | None = {}
        self._without_code = 0
        self._refusal: MsmeError | None = None
        self._progress: Progress = Silent()

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

    def numbers(self) -> dict[str, float | None]:
        """Return what the algorithm gives beside its layer, after `analyse`."""
        return {}

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return what outputs beside the layer hold, after `analyse`; see `add_table`."""
        return {}

    def add_table(self, name: str, label: str, tip: str, *, made: bool = False) -> None:
        """Add an output that is a table beside the layer.

        Args:
            made: whether a dialog asks for it from the start.
        """
        self.add(
            QgsProcessingParameterFeatureSink(
                name,
                label,
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=made,
            ),
            tip,
        )

    @property
    def progress(self) -> Progress:
        """Where `analyse` says how far it is, and learns that it should stop."""
        return Part(self._progress, 0.0, 0.8)

    @property
    def given_shapes(self) -> dict[str, object]:
        """The geometry of each unit of the layer, EPSG:4326, by its code."""
        return self._shapes or {}

    @property
    def table(self) -> UnitTable:
        """The layer as it was read."""
        if self._table is None:
            raise QgsProcessingException(self.NAME)
        return self._table

    def shapes(self, given: Shapes | None, _options: Any) -> Shapes | None:  # noqa: ANN401 (a subclass's own)
        """Return the geometry of each unit of the result; the layer's own where it has the same.

        Args:
            given: code -> shapely geometry of the layer's units; None for a table without.
        """
        return given

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        types = QgsProcessing.SourceType
        kind = types.TypeVector if self.ANY_TABLE else types.TypeVectorPolygon
        self.add(
            QgsProcessingParameterVectorLayer(
                _INPUT, QCoreApplication.translate("UnitAnalysis", "Units"), [kind]
            ),
            QCoreApplication.translate("UnitAnalysis", "A table of units with values.")
            if self.ANY_TABLE
            else QCoreApplication.translate("UnitAnalysis", "A layer of units with values."),
        )
        self.add_options()
        if self.ANY_POLYGONS:
            add_id_field(self, _INPUT)
        self.add(
            QgsProcessingParameterFeatureSink(
                _OUTPUT, QCoreApplication.translate("UnitAnalysis", "Units analysed"), kind
            ),
            QCoreApplication.translate(
                "UnitAnalysis", "One feature per unit, each value with its status."
            ),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        layer = self.parameterAsVectorLayer(parameters, _INPUT, context)
        without = layer is not None and _code_of(layer) not in layer.fields().names()
        if without and not self.ANY_POLYGONS:
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
        try:
            zones = self._zones(layer, parameters, context)
            self._table = read_unit_table(layer, zones)
            drawn = not self.ANY_TABLE or layer.geometryType() == Qgis.GeometryType.Polygon
            self._shapes = read_unit_shapes(layer, zones) if drawn else None
            if not self.SEVERAL_ROWS:
                refuse_twice(self._table)
            self._without_code = layer.featureCount() - len(self._table.units)
        except MsmeError as error:
            # Here QGIS would say only that there were errors.
            self._refusal = error
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        given = parameters, context
        if self._refusal is not None:
            raise self._refusal
        progress = self._progress = FeedbackProgress(feedback)
        progress.step(0.0)
        if self._without_code:
            from ..core.regions.level_layers import WITHOUT_ID

            field = self.table.about.code or _CODE
            values = {"count": self._without_code, "field": field}
            tell(feedback, Message(WITHOUT_ID, values, warns=True))
        options = self.options(given)
        made = self.analyse(self.table, options)
        progress.step(0.8)
        for note in made.notes:
            tell(feedback, note)
        about = replace(made.about, notes=(*made.about.notes, *map(say, made.notes)))
        shapes = self.shapes(self._shapes, options)
        output = write_unit_layer(self, given, replace(made, about=about), shapes)
        drawn = self.ANALYSIS.drawn(made.fields, self.table.fields)
        across = self.parameterAsString(parameters, self.ANALYSIS.crossed, context)
        names = (*filter(None, (across,)), drawn.name) if drawn and shapes is not None else ()
        draw_when_loaded(context, output, names)
        beside: dict[str, str] = {}
        for name, frame in self.tables().items():
            beside |= write_frame(self, name, given, frame)
        progress.step(1.0)
        return {_OUTPUT: output, **beside, **self.numbers()}

    def _zones(
        self, layer: QgsVectorLayer, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> str | None:
        """Return the field with the ids of zones, None where the layer holds codes of units.

        Raises:
            FieldNotInLayerError: there is no such field.
        """
        given = self.parameterAsString(parameters, ID_FIELD, context) if self.ANY_POLYGONS else ""
        held = layer.fields().names()
        if given and given not in held:
            raise FieldNotInLayerError(field=given, fields=", ".join(held))
        return given or (None if _code_of(layer) in held else ROW)


def _code_of(layer: QgsVectorLayer) -> str:
    """Return the column that holds the units' codes."""
    return read_fields(layer)[1].code or _CODE


def refuse_twice(table: UnitTable) -> None:
    """Refuse a layer in which one unit has several rows.

    Raises:
        UnitTwiceError: such a unit.
    """
    twice = table.units.index[table.units.index.duplicated()].unique()
    if len(twice):
        column = table.about.code or _CODE
        raise UnitTwiceError(count=len(twice), column=column, examples=", ".join(twice[:_SHOWN]))


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
