"""`msme:change`: what changed between two or more periods."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.errors import MsmeError
from ..core.tables.styles import NumberStyle
from ..layers import (
    INDICATIVE,
    as_stated_table,
    crs_of,
    geometry_table,
    indicative_units,
    read_fields,
    read_unit_table,
)
from ..translate import say
from .base import MsmeAlgorithm, or_none, tell, when_loaded
from .feedback_progress import FeedbackProgress
from .table_parameters import add_number_style, table_behind
from .unit_analysis import draw_when_loaded
from .unit_output import write_unit_layer

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.change_rows import Given as Rows
    from ..core.analysis.changes import Change as Found
    from ..core.measures.table import UnitTable
    from ..core.tables.model import Table

_BEFORE, _AFTER, _CODE = "BEFORE", "AFTER", "bps_code"


class Change(MsmeAlgorithm):
    """Change, growth, trend, shift-share, moves in rank and inequality."""

    NAME = "change"
    GROUP = "analysis"
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, _BEFORE, Lack.UNITS),),
        lacks={"A15_ss_ns_im_rs": Lack.SECTORS},
        settings={"VALUE_FIELD": Setting.MAPPED_FIELD},
        mapped="change",
    )

    def __init__(self) -> None:
        super().__init__()
        self._given: list[Rows] = []
        # By unit; of rows that are yet to be brought to units, by what they say.
        self._shapes: dict[str, object] = {}
        self._of_rows: dict[str, object] = {}

    def displayName(self) -> str:
        return self.tr("Change between periods")

    def shortDescription(self) -> str:
        return self.tr(
            "Change, growth per year, trend, shift-share by sector, moves in rank and inequality, "
            "also where districts were split."
        )

    def tags(self) -> list[str]:
        return ["growth", "cagr", "trend", "shift-share", "theil", "panel", "pertumbuhan", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        kind = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterVectorLayer(_BEFORE, self.tr("Earlier period, or all"), kind),
            self.tr("A layer or table with the first period, or with all of them."),
        )
        self.add(
            QgsProcessingParameterVectorLayer(_AFTER, self.tr("Later period"), kind, optional=True),
            self.tr("Empty where the first one holds all periods."),
        )
        for name, label, tip in (
            (
                "UNIT_FIELD",
                self.tr("Column with the district"),
                self.tr("Code, name or id. Found by its content if empty."),
            ),
            (
                "VALUE_FIELD",
                self.tr("Column with the value"),
                self.tr("Of one period; the others are found. The first of several if empty."),
            ),
            (
                "SECTOR_FIELD",
                self.tr("Column with the sector"),
                self.tr("Where there is a row per sector: gives the shift-share."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName=_BEFORE, optional=True
                ),
                tip,
            )
        self.add(
            QgsProcessingParameterString("YEARS", self.tr("Years"), optional=True),
            self.tr(
                "Between two periods, such as 10; or the periods to compare, such as 2006; 2016. "
                "As the data say if empty."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(
                "MERGE_UP", self.tr("Merge up districts that were split"), defaultValue=True
            ),
            self.tr("Counts are added to the district of the first period. Else they are X."),
        )
        add_number_style(self)
        self._add_outputs()

    def _add_outputs(self) -> None:
        polygons, rows = (
            QgsProcessing.SourceType.TypeVectorPolygon,
            QgsProcessing.SourceType.TypeVector,
        )
        for name, label, kind, tip, made in (
            (
                "OUTPUT",
                self.tr("Change of units"),
                polygons,
                self.tr("One feature per unit: all periods, and what changed, with statuses."),
                None,
            ),
            (
                "SECTORS",
                self.tr("Change by sector"),
                rows,
                self.tr("One row per unit and sector: growth, mix and regional share."),
                True,
            ),
            (
                "PANEL",
                self.tr("Units by period"),
                polygons,
                self.tr("One feature per unit and period, for QGIS's temporal controller."),
                False,
            ),
        ):
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=made is not None)
            sink.setCreateByDefault(made is not False)
            self.add(sink, tip)
        self.give_numbers(
            UNITS_COMPARED=self.tr("Units with a change"),
            NOT_COMPARABLE=self.tr("Units that cannot be compared"),
            TAU=self.tr("Kendall's tau-b of the two orders"),
            THEIL_BEFORE=self.tr("Inequality before (Theil's T)"),
            THEIL_AFTER=self.tr("Inequality after"),
            BETWEEN_BEFORE=self.tr("Inequality between provinces before"),
            BETWEEN_AFTER=self.tr("Inequality between provinces after"),
        )
        for name, label in (
            ("TRANSITIONS", self.tr("Moves between fifths, a JSON list")),
            ("STEADY_STATE", self.tr("Shares at rest, a JSON list")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        unit, *others = (
            self.parameterAsString(parameters, name, context)
            for name in ("UNIT_FIELD", "VALUE_FIELD", "SECTOR_FIELD")
        )
        for name in (_AFTER, _BEFORE):
            layer = self.parameterAsVectorLayer(parameters, name, context)
            if layer is not None:
                code = _code_of(layer, unit)
                fields, about = read_fields(layer)
                # A text file holds its numbers as text.
                rows = code != (about.code or _CODE) or not fields.indicators
                self._given.insert(
                    0,
                    self._rows(layer, [unit, *others] if name == _BEFORE else [unit])
                    if rows
                    else read_unit_table(layer),
                )
                # Of two outlines of a unit, that of the later layer is of a part.
                outlines = self._of_rows if rows else self._shapes
                outlines.update({**_shapes(layer, code), **outlines})
        if not self._given:
            raise QgsProcessingException(self.invalidSourceError(parameters, _BEFORE))
        return True

    def _rows(self, layer: QgsVectorLayer, columns: list[str]) -> Table:
        """Return the rows of a layer; a reason that there are none is told by the run."""
        try:
            return table_behind(layer, columns) or as_stated_table(layer, layer.name(), layer)
        except MsmeError as error:
            raise QgsProcessingException(say(error.message)) from error

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        before, after = (
            self.parameterAsVectorLayer(parameters, name, context) for name in (_BEFORE, _AFTER)
        )
        if before is not None and after is not None and before.source() == after.source():
            return False, self.tr(
                "The earlier and the later period are the same. Choose another layer, or none "
                "where the first one holds all periods."
            )
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.change_panel import read_panel
        from ..core.analysis.change_rows import Asked
        from ..core.analysis.changes import change
        from ..core.regions.gazetteer import Gazetteer

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        unit, value, sector, years = (
            self.parameterAsString(parameters, name, context).strip()
            for name in ("UNIT_FIELD", "VALUE_FIELD", "SECTOR_FIELD", "YEARS")
        )
        merge_up = self.parameterAsBool(parameters, "MERGE_UP", context)
        style = NumberStyle(self.parameterAsEnumString(parameters, "NUMBER_STYLE", context))
        asked = Asked(unit, value, sector, years, merge_up=merge_up, number_style=style)
        panel = read_panel(self._given, asked, Gazetteer.load())
        progress.step(0.5)
        found = change(panel)
        for note in found.units.notes:
            tell(feedback, note)
        progress.step(0.7)
        shapes = self._outlines(found.units, dict(panel.members.items()))
        outputs = self._write((parameters, context), found, shapes)
        progress.step(1.0)
        return {
            **outputs,
            "UNITS_COMPARED": found.compared,
            "NOT_COMPARABLE": found.apart,
            **{name: or_none(value) for name, value in _numbers(found).items()},
            "TRANSITIONS": json.dumps(found.moves.tolist()),
            "STEADY_STATE": json.dumps([or_none(one) for one in found.steady.tolist()]),
        }

    def _outlines(
        self, table: UnitTable, members: dict[Any, str]
    ) -> tuple[dict[str, object], bool] | None:
        """Return the outline of each unit, and whether it is the plugin's own; None for none."""
        import shapely

        from ..core.regions.levels import Level

        shapes, own = self._shapes, False
        if table.level is Level.ZONE:
            shapes = {**self._of_rows, **shapes}
        if not shapes and table.level is Level.DISTRICT:
            units = indicative_units()
            shapes, own = dict(zip(units["bps_code"], units.geometry)), True
        if not shapes:
            return None
        parts: dict[str, list[object]] = {code: [] for code in table.units.index}
        for code, shape in shapes.items():
            parts.get(members.get(code, code), []).append(shape)
        whole = {code: [one for one in held if one is not None] for code, held in parts.items()}
        return {
            code: held[0] if len(held) == 1 else shapely.union_all(held) if held else None
            for code, held in whole.items()
        }, own

    def _write(
        self,
        given: tuple[dict[str, Any], QgsProcessingContext],
        found: Found,
        outlines: tuple[dict[str, object], bool] | None,
    ) -> dict[str, str]:
        shapes, own = outlines or (None, False)
        about = replace(found.units.about, notes=tuple(map(say, found.units.notes)))
        if own:
            about = replace(about, boundary=INDICATIVE, indicative=True)
        outputs: dict[str, str] = {}
        for name, table, title in (
            ("OUTPUT", found.units, self.tr("Change: {source}")),
            ("SECTORS", found.sectors, self.tr("Change by sector: {source}")),
            ("PANEL", found.panel, self.tr("By period: {source}")),
        ):
            if table is None:
                continue
            named = replace(about, title=title.format(source=about.title or about.source or ""))
            made = replace(table, about=named)
            outline = None if name == "SECTORS" else shapes
            written = write_unit_layer(self, given, made, outline, name)
            outputs |= {name: written} if written else {}
        draw_when_loaded(given[1], outputs["OUTPUT"], ("change",))
        if "PANEL" in outputs:
            draw_when_loaded(given[1], outputs["PANEL"], ("value",))
            when_loaded(given[1], outputs["PANEL"], _move_in_time)
        return outputs


def _move_in_time(layer: QgsMapLayer) -> None:
    """Let QGIS's temporal controller show one period after another."""
    if not isinstance(layer, QgsVectorLayer):
        return
    held = layer.temporalProperties()
    held.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    held.setStartExpression('to_date("begins")')
    held.setEndExpression('to_date("ends")')
    held.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
    held.setIsActive(True)


def _code_of(layer: QgsVectorLayer, unit: str) -> str:
    """Return the column of a layer that holds its units, "" where it is yet to be found."""
    names = layer.fields().names()
    own = read_fields(layer)[1].code or _CODE
    if unit in names:
        return unit
    return own if own in names else ""


def _shapes(layer: QgsVectorLayer, code: str) -> dict[str, object]:
    if layer.geometryType() != Qgis.GeometryType.Polygon or not code:
        return {}
    import shapely

    from ..core.overlay.geodesy import WGS84, way_between

    held = geometry_table(layer, [code])
    shapes = shapely.transform(held.geometry.to_numpy(), way_between(crs_of(layer), WGS84))
    return dict(zip(held[code].astype(str), shapes))


def _numbers(found: Found) -> dict[str, float]:
    return {
        "TAU": found.tau,
        "THEIL_BEFORE": found.first.total,
        "THEIL_AFTER": found.last.total,
        "BETWEEN_BEFORE": found.first.between,
        "BETWEEN_AFTER": found.last.between,
    }
