"""The page Analyse: what can be computed of the data at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QVBoxLayout

from ...dependencies import missing_packages
from ...layers import read_fields, show_titles
from ...translate import language, number_text
from ..addmap import add_units, open_result
from ..algorithmdialog import show_dialog
from ..empty import EmptyPage
from ..map.restyle import drawing, take_style
from ..page import Footer, Page, PageName
from ..runner import End, Job, Outcome
from ..storage import move_in, scratch_file
from .analysejobs import Plan, plans
from .analyseview import AnalyseView
from .declared import output_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...core.measures.field import Field
    from ..page import Frame


class AnalysePage(Page):
    """Tick, run, map."""

    ICON = "processingAlgorithm"

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.at_hand = frame.at_hand
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate("AnalysePage", "Nothing to analyse yet"),
            text=QCoreApplication.translate(
                "AnalysePage", "Accept a spreadsheet on the Data page, or open the demo."
            ),
        )
        self.view = AnalyseView(self.at_hand, frame.subject)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.empty)
        column.addWidget(self.view)
        self.view.changed.connect(self.footer_changed)
        self.view.data_wanted.connect(lambda: frame.go(PageName.DATA))
        frame.subject.listed.connect(self._show_body)
        self.at_hand.changed.connect(self._show_body)
        self._show_body()

    def title(self) -> str:
        return QCoreApplication.translate("AnalysePage", "Analyse")

    def about(self) -> str:
        return QCoreApplication.translate("AnalysePage", "What can be computed of the data at hand")

    def footer(self) -> Footer:
        if self.view.isHidden():
            return super().footer()
        ticked, lacking = len(self.view.tree.chosen()), self.view.lacking()
        if lacking:
            text = lacking
        elif ticked:
            text = QCoreApplication.translate("AnalysePage", "{count} ticked, ready to run").format(
                count=number_text(ticked, 0)
            )
        else:
            text = QCoreApplication.translate("AnalysePage", "Tick what to compute")
        return Footer(
            text=text,
            icon="mIconWarning" if lacking else "mIconSuccess" if ticked else "mIconInfo",
            action=QCoreApplication.translate("AnalysePage", "Run"),
            action_icon="mActionStart",
            tip=QCoreApplication.translate(
                "AnalysePage", "Compute what is ticked and map it (Ctrl+Return)"
            ),
            enabled=bool(ticked) and not lacking,
        )

    def act(self) -> None:
        """Compute what is ticked, then draw each result."""
        every = plans(self.view.tree.chosen(), self.view.choices())
        for one in every:
            if one.analysis.asks:
                show_dialog(one.algorithm, one.parameters)
        wanted = [one for one in every if not one.analysis.asks]
        if not wanted:
            return
        files = [scratch_file(_safe(one.name)) for one in wanted]
        jobs = [
            Job(one.algorithm, _outputs(one, path), one.name) for one, path in zip(wanted, files)
        ]

        def then(outcome: Outcome) -> None:
            if outcome.end is not End.DONE:
                return
            layers = [self._add(one, path) for one, path in zip(wanted, files)]
            tables = [self._add_tables(*made) for made in zip(wanted, layers)]
            also = [name for names in tables for name in names]
            self._draw(list(zip(wanted, layers)), also)

        self.frame.run(jobs, then)

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        wanted = plans(self.view.tree.chosen(), self.view.choices())
        temporary = {"OUTPUT": "TEMPORARY_OUTPUT"}
        return [(one.algorithm, {**one.parameters, **temporary}) for one in wanted]

    def shown(self) -> None:
        if not self.view.isHidden():
            self.view.refill()

    def restore(self) -> None:
        self._show_body()
        self.shown()

    # Helpers.

    def _show_body(self) -> None:
        some = bool(self.frame.subject.layers() or self.at_hand.all())
        some = some and not missing_packages()
        appears = some and self.view.isHidden()
        self.empty.setVisible(not some)
        self.view.setVisible(some)
        if appears and self.isVisible():
            self.view.refill()
        self.footer_changed.emit()

    def _add(self, plan: Plan, path: Path) -> QgsVectorLayer:
        """Put a result into the project."""
        layer = open_result(move_in(path), plan.name, "")
        add_units(layer)
        return layer

    def _add_tables(self, plan: Plan, layer: QgsVectorLayer) -> list[str]:
        """Put the tables beside a result into the project, and return what they are called."""
        file = layer.source().partition("|")[0]
        beside = [
            QgsVectorLayer(
                f"{file}|layername={table.lower()}",
                f"{output_text(plan.analysis.algorithm, table)}, {plan.name}",
                "ogr",
            )
            for table in plan.beside
        ]
        valid = [one for one in beside if one.isValid()]
        if len(QgsProject.instance().addMapLayers(valid)) < len(beside):
            self.frame.warn(
                QCoreApplication.translate(
                    "AnalysePage", "A table beside the map could not be opened."
                )
            )
        for table in valid:
            show_titles(table, read_fields(table)[0], language())
        return [table.name() for table in valid]

    def _draw(self, made: list[tuple[Plan, QgsVectorLayer]], also: Sequence[str]) -> None:
        """Style the results one after another; then show the map, and tell of tables."""
        (plan, layer), rest = made[0], made[1:]
        field = _mapped(layer, plan)
        if field is None:
            return

        def then(outcome: Outcome) -> None:
            if outcome.end is not End.DONE:
                return
            take_style(outcome, layer)
            if rest:
                self._draw(rest, also)
                return
            self.frame.subject.choose(layer.id(), field.name)
            self.frame.go(PageName.MAP)
            # Now, for a run and another page take away what was told before.
            if also:
                self.frame.tell(
                    QCoreApplication.translate("AnalysePage", "In the project too: {name}").format(
                        name="; ".join(f"“{one}”" for one in also)
                    )
                )

        self.frame.run([drawing(layer, field.name)], then)


def _outputs(plan: Plan, path: Path) -> dict[str, Any]:
    database = f"ogr:dbname='{path}' table="
    beside = {name: f'{database}"{name.lower()}"' for name in plan.beside}
    return {**plan.parameters, **beside, "OUTPUT": f'{database}"districts" (geom)'}


def _mapped(layer: QgsVectorLayer, plan: Plan) -> Field | None:
    """Return the field to map: the first of what was ticked, else as the analysis says."""
    given = QgsProject.instance().mapLayer(str(plan.parameters.get("INPUT", "")))
    known = set(given.fields().names()) if isinstance(given, QgsVectorLayer) else set()
    return plan.analysis.drawn(read_fields(layer)[0], known, plan.indicators)


def _safe(name: str) -> str:
    kept = "".join(c if c.isalnum() or c in "-_" else "_" for c in name)
    return kept.strip("_") or "districts"
