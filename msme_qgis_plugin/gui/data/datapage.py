"""The page Data: a file is dropped, matched, decided about and mapped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtWidgets import QFileDialog, QVBoxLayout

from ...dependencies import missing_packages
from ...layers import show_province, shown_province
from ...settings import keep_value, kept_text
from ..addmap import add_units, open_result, source_of
from ..analyse.held_tables import COUNTS, VALUES
from ..demofile import is_available
from ..districts import zoom_to_units
from ..map.restyle import drawing, take_style
from ..page import Footer, Page, PageName, offline_text
from ..periods import keep_period
from ..runner import End, Job, NextJob, Outcome, TaskRunner
from ..series import first_field, only_province
from ..storage import move_in, scratch_file
from . import othershapes
from .boundaries import choose_boundaries, fill_boundaries, import_boundaries
from .dataempty import DataEmpty
from .droparea import dropped_file
from .heldlines import FILE_ROLE, LAYER_ROLE, file_line, layer_line
from .matchchoices import Source
from .matchpage import MatchView
from .packs import Packs
from .remember import save_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from ..page import Frame

_LAST_FOLDER = "last_folder"
_FILES = "(*.xlsx *.csv *.txt *.tsv *.xls *.ods *.dbf *.gpkg *.json *.tif *.shp *.geojson)"


@dataclass(frozen=True)
class FirstLook:
    """How a layer is mapped first; what is "" is found.

    name: of the layer; field, heading: what is mapped and what it is called; method: of classes;
    palette: what a high value means, where the numbers do not say it; period: of the values.
    """

    name: str = ""
    field: str = ""
    heading: str = ""
    method: str = ""
    palette: str = ""
    period: str = ""


class DataPage(Page):
    """Drop, match, decide, accept."""

    ICON = "mIconTableLayer"

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.empty = DataEmpty()
        self.match = MatchView(frame)
        self.packs = Packs(frame, self.empty, self._current)
        self._looks = TaskRunner(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.empty)
        column.addWidget(self.match)
        self.match.hide()
        self.setAcceptDrops(True)
        self._connect()

    def title(self) -> str:
        return QCoreApplication.translate("DataPage", "Data")

    def about(self) -> str:
        return QCoreApplication.translate("DataPage", "Bring a table to districts")

    def footer(self) -> Footer:
        if self.match.isHidden():
            return Footer(text=offline_text())
        off = self.match.model.off_the_map
        if not self.match.ready:
            text = QCoreApplication.translate("DataPage", "Not matched yet")
        elif off:
            text = QCoreApplication.translate("DataPage", "{count} rows left off the map").format(
                count=off
            )
        else:
            text = QCoreApplication.translate("DataPage", "Every row is mapped")
        good = self.match.ready and not off
        return Footer(
            text=text,
            icon="mIconSuccess" if good else "mIconWarning",
            action=QCoreApplication.translate("DataPage", "Accept and map"),
            action_icon="rendererGraduatedSymbol",
            tip=QCoreApplication.translate(
                "DataPage", "Bring the values to the districts and show the map (Ctrl+Return)"
            ),
            enabled=self.match.ready and self.match.model.any_on_the_map,
            narrow=True,
        )

    def act(self) -> None:
        """Accept the match and map the first indicator."""
        self.match.stop()
        source = self.match.source
        stem = Path(source.path).stem if source.path else source.name
        self._map(
            self.match.parameters(mapping=True),
            stem=stem,
            source=json.dumps(vars(source)),
            remembered=self.match.to_remember(),
        )

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        told = self.match.parameters(mapping=True)
        return [("msme:harmonise", {**told, "OUTPUT": "TEMPORARY_OUTPUT"})]

    def open_file(self, path: str) -> None:
        """Read and match a file."""
        keep_value(_LAST_FOLDER, str(Path(path).parent))
        kind = othershapes.kind_of_file(path)
        if kind:
            self.frame.tell(othershapes.open_dialog(kind, path))
            return
        self._open(Source(path=path))

    def open_demo(self, *, touring: bool = False) -> None:
        """Map the demonstration; one click. Then offer the tour, or begin it."""
        from ... import demo
        from ...styling.legend import Language

        title, _, legend = demo.map_words(Language.AUTO)
        path = str(demo.table_path())
        self._map(
            {"INPUT": path},
            stem=demo.table_path().stem,
            source=json.dumps(vars(Source(path=path))),
            look=FirstLook(title, demo.FIELD, legend, demo.METHOD, demo.PALETTE, demo.PERIOD),
            after=self.frame.tour.begin if touring else self.frame.tour.offer,
        )
        self._keep_for_analyse(demo.tables_to_analyse())

    def shown(self) -> None:
        self._refill()

    def restore(self) -> None:
        self.close_file()

    def close_down(self) -> None:
        self.match.stop()

    def close_file(self) -> None:
        """Go back to where files are dropped."""
        self.match.stop()
        with self.frame.focus_kept():
            self.match.hide()
            self.empty.show()
        self._refill()
        self.footer_changed.emit()

    # Dropping.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and not missing_packages():
            self.empty.drop.light(on=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.empty.drop.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.drop.light(on=False)
        path = dropped_file(event.mimeData())
        event.acceptProposedAction()
        # The program that the file comes from waits until this returns.
        QTimer.singleShot(0, lambda: self.open_file(path))

    # Helpers.

    def _connect(self) -> None:
        empty = self.empty
        empty.browse.clicked.connect(self._browse)
        empty.demo.clicked.connect(self.open_demo)
        empty.takeTour.clicked.connect(lambda: self.open_demo(touring=True))
        for button in (empty.demo, empty.takeTour):
            button.setEnabled(is_available() and not missing_packages())
        empty.browse.setEnabled(not missing_packages())
        empty.layer.layerChanged.connect(self._layer_chosen)
        empty.useLayer.clicked.connect(self._use_layer)
        empty.useLayer.setEnabled(False)
        empty.boundaries.activated.connect(
            lambda: choose_boundaries(empty.boundaries.currentData())
        )
        empty.boundaries.currentIndexChanged.connect(self._say_indicative)
        empty.importBoundaries.clicked.connect(import_boundaries)
        empty.again.clicked.connect(self._match_again)
        empty.remove.clicked.connect(self._remove)
        self.match.closed.connect(self.close_file)
        self.match.other_wanted.connect(self._browse)
        self.match.changed.connect(self.footer_changed)
        self.frame.subject.listed.connect(self._refill)
        self.frame.at_hand.changed.connect(self._refill)
        # After the description has been taken in.
        queued = Qt.ConnectionType.QueuedConnection
        self.match.described.connect(self._described, queued)

    def _open(self, source: Source) -> None:
        self.empty.hide()
        self.match.show()
        self.match.open(source)
        self.footer_changed.emit()

    def _browse(self) -> None:
        title = QCoreApplication.translate("DataPage", "Spreadsheet to map")
        kinds = QCoreApplication.translate("DataPage", "Tables")
        dialog = QFileDialog(self, title)
        dialog.setDirectory(kept_text(_LAST_FOLDER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{kinds} {_FILES}")
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def _layer_chosen(self, layer: object) -> None:
        ready = layer is not None and not missing_packages()
        self.empty.useLayer.setEnabled(ready)

    def _use_layer(self) -> None:
        layer = self.empty.layer.currentLayer()
        if layer is not None:
            self._open(Source(layer_id=layer.id()))

    def _say_indicative(self) -> None:
        built_in = not self.empty.boundaries.currentData()
        self.empty.indicative.setVisible(built_in)

    def _remember(self, told: dict[str, dict[str, str]]) -> None:
        try:
            for name, decisions in told.items():
                save_kept(name, decisions)
        except OSError as error:
            self.frame.warn(
                QCoreApplication.translate(
                    "DataPage", "The decisions were not remembered: {reason}"
                ).format(reason=error)
            )

    def _map(
        self,
        parameters: dict[str, Any],
        *,
        stem: str,
        source: str,
        look: FirstLook | None = None,
        remembered: dict[str, dict[str, str]] | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """Harmonise, add the layer, style its first indicator; then call `after`."""
        scratch = scratch_file(stem)
        look = look or FirstLook()
        layers: list[QgsVectorLayer] = []

        def draw(_outcome: Outcome) -> Job:
            layer = open_result(move_in(scratch), look.name or stem, source)
            if look.heading:
                place = layer.fields().indexFromName(look.field)
                layer.setFieldAlias(place, look.heading)
            if look.period:
                keep_period(layer, look.period)
            # Of the rest of the country nothing was asked.
            show_province(layer, only_province(layer))
            add_units(layer)
            layers.append(layer)
            field = look.field or first_field(layer)
            return drawing(layer, field, method=look.method, palette=look.palette)

        def then(outcome: Outcome) -> None:
            if outcome.end is not End.DONE:
                self.match.check_again()
                return
            if remembered and self.match.remember.isChecked():
                self._remember(remembered)
            layer = layers[0]
            take_style(outcome, layer)
            # Now that the layer remembers its style.
            self.frame.subject.choose(layer.id(), look.field or first_field(layer))
            if shown_province(layer):
                zoom_to_units(layer)
            self.close_file()
            self.frame.go(PageName.MAP)
            if after is not None:
                after()

        database = f"ogr:dbname='{scratch}' table="
        jobs: list[NextJob] = [
            Job(
                "msme:harmonise",
                {
                    **parameters,
                    "OUTPUT": f'{database}"districts" (geom)',
                    "REPORT": f'{database}"match_report"',
                },
                QCoreApplication.translate("DataPage", "bringing values to districts"),
            ),
            draw,
        ]
        self.frame.run(jobs, then)

    def _keep_for_analyse(self, paths: Sequence[Path]) -> None:
        """Look into tables beside other work, and keep them for Analyse."""

        def keep(outcome: Outcome) -> None:
            for path, told in zip(paths, outcome.results):
                self.frame.at_hand.add(str(path), int(told["ROWS"]), json.loads(told["SOURCE"]))

        jobs = [
            Job("msme:describetable", {"INPUT": str(path), "COLUMNS": "TEMPORARY_OUTPUT"})
            for path in paths
        ]
        self._looks.start(jobs, keep)

    def _refill(self) -> None:
        fill_boundaries(self.empty.boundaries)
        self._say_indicative()
        layers, files = self.frame.subject.layers(), self.frame.at_hand.all()
        some = bool(layers or files)
        self.empty.held.setVisible(some)
        self.empty.first.setVisible(not some)
        for part in (self.empty.dropPicture, self.empty.dropText):
            part.setVisible(not some)
        tree = self.empty.datasets
        tree.clear()
        for layer in layers:
            tree.addTopLevelItem(layer_line(layer))
        for one in files:
            tree.addTopLevelItem(file_line(one))
        lines = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
        tree.setColumnHidden(1, not any(one.text(1) for one in lines))
        tree.setCurrentItem(tree.topLevelItem(0))

    def _current(self) -> QgsVectorLayer | None:
        item = self.empty.datasets.currentItem()
        if item is None:
            return None
        return QgsProject.instance().mapLayer(item.data(0, LAYER_ROLE))

    def _described(self, rows: int, told: str) -> None:
        """Match rows of districts alone; what else there is goes elsewhere.

        Villages and counts are kept for Analyse.
        """
        good_for, path = json.loads(told), self.match.source.path
        kind = good_for["kind"]
        if kind == VALUES and not self.match.column_roles.some and othershapes.holds_polygons(path):
            kind = othershapes.BOUNDARIES
        if kind == VALUES or not path:
            return
        if othershapes.is_other_shape(kind):
            self.frame.runner.cancel()
            self.close_file()
            self.frame.tell(othershapes.open_dialog(kind, path))
            return
        self.frame.at_hand.add(path, rows, good_for)
        if kind == COUNTS and not good_for["several"]:
            # One row per district: these can be mapped as they are, too.
            return
        self.frame.runner.cancel()
        self.close_file()
        self.frame.go(PageName.ANALYSE)
        self.frame.tell(
            QCoreApplication.translate(
                "DataPage", "{file}: {what}, ready for analysis. Tick what to compute."
            ).format(file=Path(path).name, what=self._text_of(path))
        )

    def _text_of(self, path: str) -> str:
        held = self.frame.at_hand.all()
        return next(one.text for one in held if one.path == path)

    def _match_again(self) -> None:
        layer = self._current()
        held = source_of(layer) if layer is not None else ""
        if layer is None:
            self.frame.go(PageName.ANALYSE)
            return
        if held:
            self._open(Source(**json.loads(held)))
            return
        self.frame.warn(
            QCoreApplication.translate(
                "DataPage",
                "This layer does not say which file it was made of. Drop the file again.",
            )
        )

    def _remove(self) -> None:
        layer, item = self._current(), self.empty.datasets.currentItem()
        if layer is not None:
            QgsProject.instance().removeMapLayer(layer.id())
        elif item is not None:
            self.frame.at_hand.remove(item.data(0, FILE_ROLE))
