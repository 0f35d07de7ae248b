"""`msme:datagaps`: which data are there, which are not, and who has to supply them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed
from ..core.measures.schema import About
from ..layers import INTEGER, TEXT, geometry_table, read_fields, read_unit_table
from ..translate import language, say
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .table_parameters import is_given
from .unit_analysis import draw_when_loaded, refuse_twice
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, load_catalogue, read_units, write_table

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.gap_sources import Held, Named
    from ..core.measures.table import UnitTable
    from ..core.progress import Progress
    from ..core.regions.gazetteer import Gazetteer
    from .units_io import Given

_INPUT, _FOLDER, _PACK = "INPUT", "FOLDER", "PACK"
_STALE_AFTER = 5
_SUPPLY = (
    *(("supplier", TEXT), ("dataset", TEXT), ("period", TEXT), ("state", TEXT)),
    *(("province", TEXT), ("count", INTEGER), ("districts", TEXT), ("codes", TEXT)),
)


class DataGaps(MsmeAlgorithm):
    """Completeness by unit, dataset and period."""

    NAME = "datagaps"
    GROUP = "analysis"
    ANALYSIS = Analysis(NAME, (Input(Needed.UNITS, _INPUT, Lack.UNITS),))

    def __init__(self) -> None:
        super().__init__()
        self._layer: tuple[UnitTable, dict[str, object], str] | None = None

    def displayName(self) -> str:
        return self.tr("Gaps in the data")

    def shortDescription(self) -> str:
        return self.tr(
            "Which datasets and periods each district has, partly has or lacks; who has to supply "
            "them, as a table and as the annex of a letter."
        )

    def tags(self) -> list[str]:
        return ["completeness", "missing", "coverage", "kelengkapan", "surat", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_sources()
        self.add(
            QgsProcessingParameterNumber(
                "STALE_AFTER",
                self.tr("Stale after (years)"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=_STALE_AFTER,
                minValue=0,
            ),
            self.tr("The last numbers of a dataset are stale when they are older."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "YEAR",
                self.tr("Year that age is counted from"),
                Qgis.ProcessingNumberParameterType.Integer,
                optional=True,
            ),
            self.tr("The latest year of the data if empty."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "SUPPLIER", self.tr("Who supplies what no producer is known of"), optional=True
            ),
            self.tr("The office in each district if empty."),
        )
        self._add_outputs()

    def _add_sources(self) -> None:
        self.add(
            QgsProcessingParameterFile(
                _FOLDER,
                self.tr("Folder of tables"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr("All tables and packs of districts in it and in its folders."),
        )
        self.add(
            QgsProcessingParameterFile(
                _PACK,
                self.tr("or a pack"),
                optional=True,
                fileFilter=self.tr("GeoPackage") + " (*.gpkg)",
            ),
            self.tr("A GeoPackage that “Build a pack” made."),
        )
        self.add(
            QgsProcessingParameterVectorLayer(
                _INPUT,
                self.tr("or a layer of units"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr("A layer of this plugin with values of one or several periods."),
        )
        add_units(self, levels=())

    def _add_outputs(self) -> None:
        for name, label, kind, tip in (
            (
                "OUTPUT",
                self.tr("Completeness"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                self.tr("One feature per unit: the share complete and the number of gaps."),
            ),
            (
                "GAPS",
                self.tr("Units by dataset and period"),
                QgsProcessing.SourceType.TypeVector,
                self.tr("One row each, with its state."),
            ),
            (
                "SUPPLY",
                self.tr("Who has to supply what"),
                QgsProcessing.SourceType.TypeVector,
                self.tr("One row per supplier, dataset, period, state and province."),
            ),
        ):
            optional = name != "OUTPUT"
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=optional)
            sink.setCreateByDefault(True)
            self.add(sink, tip)
        annex = QgsProcessingParameterFileDestination(
            "LETTER_ANNEX",
            self.tr("Annex of a letter"),
            self.tr("Spreadsheet") + " (*.xlsx)",
            optional=True,
            createByDefault=False,
        )
        self.add(annex, self.tr("What is lacking, row by row, and a summary by supplier."))
        self.give_numbers(
            COVERED=self.tr("Units with a number"),
            MISSING=self.tr("Units without any"),
            COVERAGE_PERCENT=self.tr("Units with a number, per cent"),
            GAPS_FOUND=self.tr("Gaps found"),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if sum(is_given(parameters, one) for one in (_INPUT, _FOLDER, _PACK)) != 1:
            return False, self.tr("Give a folder, a pack or a layer, exactly one of the three.")
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        layer = self.parameterAsVectorLayer(parameters, _INPUT, context)
        if layer is not None:
            code = read_fields(layer)[1].code or "bps_code"
            shapes = geometry_table(layer, [code]) if layer.isSpatial() else None
            held = {} if shapes is None else dict(zip(shapes[code].astype(str), shapes.geometry))
            self._layer = read_unit_table(layer), held, layer.name()
        return True

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.gaps import find_gaps
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        progress = FeedbackProgress(feedback)
        gazetteer = Gazetteer.load()
        if self._layer is not None:
            refuse_twice(self._layer[0])
        held, source = self._held(given, gazetteer, progress)
        units, shapes, about = self._units(given, gazetteer)
        progress.step(0.8)
        year = parameters.get("YEAR")
        found = find_gaps(
            held,
            units,
            stale_after=self.parameterAsInt(parameters, "STALE_AFTER", context),
            year=None if year in (None, "") else self.parameterAsInt(parameters, "YEAR", context),
        )
        for note in found.units.notes:
            tell(feedback, note)
        notes = tuple(map(say, found.units.notes))
        about = replace(
            about, title=self.tr("Completeness: {source}").format(source=source), notes=notes
        )
        outputs: dict[str, str] = {}
        for name, table, outlines in (("OUTPUT", found.units, shapes), ("GAPS", found.cells, None)):
            written = write_unit_layer(self, given, replace(table, about=about), outlines, name)
            outputs |= {name: written} if written else {}
        draw_when_loaded(context, outputs["OUTPUT"], ("complete",))
        supplier = self.parameterAsString(parameters, "SUPPLIER", context).strip()
        supply = self._supply(found.supply, held.datasets, supplier)
        columns = [name for name, _ in _SUPPLY]
        outputs |= write_table(self, "SUPPLY", given, _SUPPLY, supply[columns].to_numpy(object))
        if is_given(parameters, "LETTER_ANNEX"):
            path = Path(self.parameterAsFileOutput(parameters, "LETTER_ANNEX", context))
            self._write_annex(path, supply, notes)
            outputs["LETTER_ANNEX"] = str(path)
        progress.step(1.0)
        return {
            **outputs,
            "COVERED": found.covered,
            "MISSING": len(found.units.units) - found.covered,
            "COVERAGE_PERCENT": 100 * found.coverage,
            "GAPS_FOUND": int(found.units.values["gaps"].sum()),
        }

    def _held(self, given: Given, gazetteer: Gazetteer, progress: Progress) -> tuple[Held, str]:
        """Return what there is, and what it is called."""
        from ..core.analysis.gap_sources import of_layer, of_pack, read_folder
        from ..core.pack.read import read_pack
        from ..core.progress import Part

        if self._layer is not None:
            table, _, name = self._layer
            return of_layer(table, name, load_catalogue()), name
        folder, pack = (self.parameterAsString(given[0], one, given[1]) for one in (_FOLDER, _PACK))
        if pack:
            return of_pack(read_pack(Path(pack))), Path(pack).stem
        if not Path(folder).is_dir():
            raise QgsProcessingException(
                self.tr("There is no folder {folder}.").format(folder=folder)
            )
        read = read_folder(Path(folder), load_catalogue(), gazetteer, Part(progress, 0.0, 0.7))
        return read, Path(folder).name

    def _units(
        self, given: Given, gazetteer: Gazetteer
    ) -> tuple[pd.DataFrame, dict[str, object] | None, About]:
        """Return the units that data are expected of, with their outlines."""
        if self._layer is not None:
            table, shapes, _ = self._layer
            return table.units, shapes or None, table.about
        units = read_units(self, given, gazetteer)
        outlines = dict(zip(units["bps_code"], units.geometry))
        return unit_rows(units), outlines, About(**boundary_of(units))

    def _supply(
        self, supply: pd.DataFrame, datasets: dict[str, Named], supplier: str
    ) -> pd.DataFrame:
        """Say in words who has to supply what."""
        from ..core.analysis.gaps import STATES

        speech = language()
        words = {one.value: one.label.get(speech) for one in STATES if one.label}
        producers = {key: one.producer.get(speech) for key, one in datasets.items() if one.producer}
        titles = {key: one.title.get(speech) for key, one in datasets.items()}
        usual = supplier or self.tr("Office in the district")
        return supply.assign(
            supplier=supply["dataset"].map(producers).fillna(usual),
            dataset=supply["dataset"].map(titles).fillna(supply["dataset"]),
            state=supply["state"].map(words),
        ).sort_values(["supplier", "dataset", "period", "province"], kind="stable")

    def _write_annex(self, path: Path, supply: pd.DataFrame, notes: tuple[str, ...]) -> None:
        from ..core.workbook import Column, Kind, Sheet, write_workbook

        one_each = supply.assign(
            code=supply["codes"].str.split("; "), name=supply["districts"].str.split("; ")
        ).explode(["code", "name"])
        columns = ["supplier", "dataset", "period", "province", "code", "name", "state"]
        heads = {
            "supplier": self.tr("Who supplies"),
            "dataset": self.tr("Dataset"),
            "period": self.tr("Period"),
            "province": self.tr("Province"),
            "code": self.tr("BPS code"),
            "name": self.tr("District"),
            "state": self.tr("What is there now"),
            "count": self.tr("Districts"),
        }
        rows = one_each[columns].to_numpy(object)
        number = Column(self.tr("No."), Kind.INTEGER)
        whole = ["supplier", "dataset", "period", "state", "province", "count"]
        kinds = {"count": Kind.INTEGER}
        sheets = (
            Sheet(
                self.tr("Annex"),
                (number, *(Column(heads[one]) for one in columns)),
                tuple((place, *row) for place, row in enumerate(rows, 1)),
            ),
            Sheet(
                self.tr("Summary"),
                tuple(Column(heads[one], kinds.get(one, Kind.TEXT)) for one in whole),
                tuple(map(tuple, supply[whole].to_numpy(object))),
            ),
            Sheet(self.tr("Notes"), (Column(self.tr("Notes")),), tuple((one,) for one in notes)),
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(path, sheets)
