"""`msme:structure`: where MSMEs are by field of business and gender."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.analysis.structure_options import (
    ANALYSIS,
    SMALL_BASE,
    AbsentRule,
    KbliVersion,
    Reference,
    SizeDefinition,
)
from ..core.lists import split_names
from ..core.measures.schema import About
from ..core.regions.systems import MATCHED, CodeSystem, RowStatus
from ..core.tables.styles import NumberStyle
from ..translate import language, say
from .feedback_progress import FeedbackProgress
from .harmonise_output import log_summary
from .harmonise_request import read_year
from .table_parameters import AUTO, TableAlgorithm
from .tokens import add_tokens
from .unit_analysis import draw_when_loaded
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, read_units

if TYPE_CHECKING:
    import geopandas as gpd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.counts import CountOptions
    from ..core.analysis.structure import Structure as Found
    from .units_io import Given

_SAME = "same"
_COUNTS = {
    "UNITS_MATCHED": tuple(MATCHED),
    "AMBIGUOUS": (RowStatus.AMBIGUOUS,),
    "CONFLICTS": (RowStatus.CODE_NAME_CONFLICT,),
    "UNMATCHED": (RowStatus.UNMATCHED,),
    "OUTSIDE_UNITS": (RowStatus.OUTSIDE_UNITS,),
}


class Structure(TableAlgorithm):
    """Shares, location quotients, diversity and women's part."""

    NAME = "structure"
    GROUP = "analysis"
    ANALYSIS = ANALYSIS

    def displayName(self) -> str:
        return self.tr("MSMEs by field of business and gender")

    def shortDescription(self) -> str:
        return self.tr(
            "Shares of sectors, location quotients, diversity, density and "
            "women's share, from counts by sector, sex and size."
        )

    def tags(self) -> list[str]:
        return ["kbli", "lq", "hhi", "shannon", "gender", "umkm", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_classes()
        self._add_reading()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add_input(
            self.tr("Table of counts"),
            self.tr(
                "Long, with a column of sectors, or wide, with one column "
                "per sector named by its letter or title."
            ),
        )
        found = self.tr("Found by its content if empty.")
        for name, label in (
            ("UNIT_FIELD", self.tr("Column with the district")),
            ("SECTOR_FIELD", self.tr("Column with the sector")),
            ("SEX_FIELD", self.tr("Column with the owner's sex")),
            ("SIZE_FIELD", self.tr("Column with the size")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), found)
        self.add(
            QgsProcessingParameterString(
                "VALUE_FIELD", self.tr("Column with the count"), optional=True
            ),
            self.tr("Found by its content if empty; several are separated by |."),
        )
        add_units(self, levels=())

    def _add_classes(self) -> None:
        add_tokens(
            self,
            "KBLI_VERSION",
            self.tr("Version of the sectors (KBLI)"),
            [AUTO, *(one.value for one in KbliVersion)],
            self.tr(
                "From J on the letters of 2025 mean other sectors. auto goes "
                "by titles and years, and stops where nothing tells."
            ),
        )
        add_tokens(
            self,
            "SIZE_DEFINITION",
            self.tr("Definition of size"),
            [AUTO, *(one.value for one in SizeDefinition if one is not SizeDefinition.UNSTATED)],
            self.tr(
                "Travels with the result; results by different definitions cannot be compared."
            ),
        )
        add_tokens(
            self,
            "TARGET_KBLI",
            self.tr("Bring the sectors to"),
            [_SAME, *(one.value for one in KbliVersion)],
            self.tr(
                "2025 can be brought to 2020, J and K becoming J; the other way is not possible."
            ),
            advanced=True,
        )

    def _add_reading(self) -> None:
        add_tokens(
            self,
            "ABSENT",
            self.tr("Combinations without a row"),
            [one.value for one in AbsentRule],
            self.tr(
                "auto: 0 where the table writes no zeros at all, else "
                "missing. Concerns long tables."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "REFERENCE",
                self.tr("Location quotients compare with"),
                defaultValue=Reference.TABLE.value,
                optional=True,
            ),
            self.tr(
                "table: all districts of the table; units: those inside the boundaries; or the "
                "code or name of a row of the table, such as Indonesia."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "SMALL_BASE",
                self.tr("Small base below"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=SMALL_BASE,
                minValue=0,
            ),
            self.tr(
                "A sector with fewer enterprises in a district is flagged: "
                "its quotient and shares are uncertain."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "SUPPRESS_BELOW",
                self.tr("Withhold counts below"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=0,
                minValue=0,
            ),
            self.tr(
                "Fewer enterprises of a sector in a district, and what could "
                "tell them, are withheld (Q). 0 withholds nothing."
            ),
            advanced=True,
        )
        self.add_period(self.tr("Period"))
        self.add_sheet(advanced=True)
        self.add_reading()

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                self.tr("Structure of districts"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            self.tr("One feature per district, each value with its status."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "SECTORS",
                self.tr("Districts by sector"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=True,
            ),
            self.tr("One row per district and sector."),
        )
        self.give_numbers(
            TOTAL=self.tr("Enterprises in all districts with a total"),
            SECTORS_IN_SCOPE=self.tr("Sectors in scope"),
            UNITS_MATCHED=self.tr("Districts matched"),
            UNITS_WITH_TOTAL=self.tr("Districts with a total"),
            AMBIGUOUS=self.tr("Ambiguous districts"),
            CONFLICTS=self.tr("Districts whose code and name disagree"),
            UNMATCHED=self.tr("Districts not matched"),
            OUTSIDE_UNITS=self.tr("Districts outside the boundaries"),
            SMALL_BASES=self.tr("District sectors with a small base"),
            WITHHELD=self.tr("District sectors withheld"),
        )
        for name, label in (
            ("KBLI_FOUND", self.tr("Version of the sectors found")),
            ("SIZE_DEFINITION_FOUND", self.tr("Definition of size found")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.counts import read_counts
        from ..core.analysis.structure import structure
        from ..core.regions.gazetteer import Gazetteer

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        options = self._options(parameters, context)
        gazetteer = Gazetteer.load()
        table = self.read_input(parameters, context)
        progress.step(0.2)
        given = (parameters, context)
        units = read_units(self, given, gazetteer)
        progress.step(0.4)
        # All districts of the table are read, also those that quotients compare with.
        everywhere = gazetteer.units.index.union(units["bps_code"])
        counts = read_counts(table, units=everywhere, gazetteer=gazetteer, options=options)
        inside = set(units["bps_code"])
        progress.step(0.7)
        found = structure(
            counts,
            unit_rows(units),
            gazetteer.units,
            reference=self._reference(given) or Reference.TABLE,
            small_base=self.parameterAsInt(parameters, "SMALL_BASE", context),
            suppress_below=self.parameterAsInt(parameters, "SUPPRESS_BELOW", context),
            language=language(),
        )
        matched = counts.matched.inside(inside)
        log_summary(replace(matched, notes=(*counts.notes, *found.notes)), feedback)
        progress.step(0.8)
        outputs = self._write(given, units, found, table.source)
        progress.step(1.0)
        total = found.units.values["total"]
        return {
            **outputs,
            **{name: matched.count(*kinds) for name, kinds in _COUNTS.items()},
            "KBLI_FOUND": counts.kbli.value,
            "SIZE_DEFINITION_FOUND": (
                counts.size_definition.value if counts.size_definition else ""
            ),
            # Nothing known is no 0.
            "TOTAL": float(total.sum()) if total.notna().any() else None,
            "SECTORS_IN_SCOPE": len(found.letters),
            "UNITS_WITH_TOTAL": int(total.notna().sum()),
            "SMALL_BASES": int(found.sectors.values["small_base"].sum()),
            "WITHHELD": found.withheld_cells,
        }

    def _write(
        self, given: Given, units: gpd.GeoDataFrame, found: Found, source: str
    ) -> dict[str, str]:
        about = About(
            title=self.tr("Structure of MSMEs: {source}").format(source=source),
            source=source,
            notes=tuple(map(say, found.notes)),
            **boundary_of(units),
        )
        output = write_unit_layer(self, given, replace(found.units, about=about), units)
        draw_when_loaded(given[1], output, ("per_1000",))
        table = replace(about, title=self.tr("Districts by sector"))
        sectors = write_unit_layer(
            self, given, replace(found.sectors, about=table), None, "SECTORS"
        )
        return {"OUTPUT": output, **({"SECTORS": sectors} if sectors else {})}

    def _reference(self, given: Given) -> Reference | None:
        """Return what quotients compare with, None for a row of the table."""
        text = self.parameterAsString(given[0], "REFERENCE", given[1]).strip()
        if not text:
            return Reference.TABLE
        return Reference(text.casefold()) if text.casefold() in set(Reference) else None

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> CountOptions:
        from ..core.analysis.breakdowns import Asked
        from ..core.analysis.counts import CountOptions

        def text(name: str) -> str | None:
            value = self.parameterAsString(parameters, name, context)
            return value.strip() or None

        def token(name: str) -> str | None:
            value = self.parameterAsEnumString(parameters, name, context)
            return None if value in ("", AUTO, _SAME) else value

        given = parameters, context
        kbli, target = token("KBLI_VERSION"), token("TARGET_KBLI")
        size, system = token("SIZE_DEFINITION"), token("CODE_SYSTEM")
        return CountOptions(
            unit=text("UNIT_FIELD"),
            asked=Asked(
                sector=text("SECTOR_FIELD"),
                sex=text("SEX_FIELD"),
                size=text("SIZE_FIELD"),
                values=split_names(text("VALUE_FIELD")),
            ),
            kbli=KbliVersion(kbli) if kbli else None,
            target=KbliVersion(target) if target else None,
            size_definition=SizeDefinition(size) if size else None,
            absent=AbsentRule(token("ABSENT") or AUTO),
            period=text("PERIOD"),
            code_system=CodeSystem(system) if system else None,
            vintage=read_year(text("VINTAGE"), "VINTAGE"),
            number_style=NumberStyle(token("NUMBER_STYLE") or AUTO),
            reference_row=None if self._reference(given) else text("REFERENCE"),
        )
