"""Data packs on the page Data: one is opened, a result is added to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QFileDialog
from qgis.utils import iface

from ...dependencies import missing_packages
from ...layers import PACK_MAP
from ...settings import keep_value, kept_text
from ..page import PageName
from ..periods import keep_period, lacks_period, proposed_period
from ..runner import End, Job, Outcome
from ..series import first_field, is_ours

if TYPE_CHECKING:
    from ..page import Frame
    from .dataempty import DataEmpty

_LAST_FOLDER = "last_folder"
_REPORT = "match_report"


class Packs(QObject):
    """Runs “Use” and “Add to pack…”.

    current: returns the layer that is chosen in the list, if any.
    """

    def __init__(
        self, frame: Frame, empty: DataEmpty, current: Callable[[], QgsVectorLayer | None]
    ) -> None:
        super().__init__(empty)
        self._frame = frame
        self._empty = empty
        self._current = current
        empty.pack.setFilter(_kinds())
        empty.pack.setDialogTitle(QCoreApplication.translate("Packs", "Data pack to open"))
        empty.pack.fileChanged.connect(self._path_changed)
        empty.usePack.clicked.connect(self.load)
        empty.addToPack.clicked.connect(self._ask)
        empty.datasets.currentItemChanged.connect(self._line_changed)
        empty.period.textEdited.connect(self._period_typed)
        empty.periodAsked.hide()
        empty.pack.setEnabled(not missing_packages())
        empty.usePack.setEnabled(False)
        empty.addToPack.setEnabled(False)

    def load(self) -> None:
        """Open the pack whose path is shown, as a group of layers."""

        def then(outcome: Outcome) -> None:
            if outcome.end is End.DONE:
                self._loaded(outcome)

        self._frame.run(
            [
                Job(
                    "msme:loadpack",
                    {"PACK": self._empty.pack.filePath()},
                    QCoreApplication.translate("Packs", "opening the pack"),
                )
            ],
            then,
        )

    def add(self, path: str) -> None:
        """Add the chosen layer to a pack, made where there is none."""
        layer = self._current()
        if layer is None:
            return
        keep_value(_LAST_FOLDER, str(Path(path).parent))
        report = report_of(layer)
        told: dict[str, Any] = {"LAYERS": [layer.id()], "PACK": path}
        if report:
            told["REPORT"] = report
        period = self._empty.period.text().strip()
        if period and lacks_period(layer):
            told["PERIOD"] = period
            keep_period(layer, period)

        def then(outcome: Outcome) -> None:
            if outcome.end is End.DONE:
                self._added(outcome)

        label = QCoreApplication.translate("Packs", "writing the pack")
        self._frame.run([Job("msme:buildpack", told, label)], then)

    def _loaded(self, outcome: Outcome) -> None:
        """Show the first map of the pack, in the style that it has."""
        result = outcome.results[-1]
        layer = QgsProject.instance().mapLayer(result["OUTPUT"] or "")
        if not isinstance(layer, QgsVectorLayer):
            self._frame.warn(
                QCoreApplication.translate(
                    "Packs", "The pack “{name}” holds no values to map."
                ).format(name=result["GROUP"])
            )
            return
        iface.setActiveLayer(layer)
        iface.zoomToActiveLayer()
        self._frame.subject.choose(layer.id(), first_field(layer))
        self._frame.go(PageName.MAP)
        self._say(
            QCoreApplication.translate("Packs", "The pack “{name}” is open. Maps: {count}.").format(
                name=result["GROUP"], count=result["MAPS"]
            ),
            outcome,
        )

    def _added(self, outcome: Outcome) -> None:
        result = outcome.results[-1]
        self._say(
            QCoreApplication.translate(
                "Packs", "{file}: values added {added}, replaced {replaced}."
            ).format(
                file=Path(result["PACK"]).name, added=result["ADDED"], replaced=result["REPLACED"]
            ),
            outcome,
        )

    def _say(self, text: str, outcome: Outcome) -> None:
        """Tell what came out, with what the algorithm warned of."""
        warnings = outcome.feedback.warnings
        if warnings:
            self._frame.warn(" ".join([text, *warnings]))
        else:
            self._frame.tell(text)

    def _ask(self) -> None:
        title = QCoreApplication.translate("Packs", "Add to which pack?")
        dialog = QFileDialog(self._empty, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(kept_text(_LAST_FOLDER))
        dialog.setNameFilter(_kinds())
        dialog.setDefaultSuffix("gpkg")
        # A pack that exists is added to, never written over.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self.add)
        dialog.open()

    def _path_changed(self, path: str) -> None:
        self._empty.usePack.setEnabled(Path(path).is_file())

    def _line_changed(self, *_: object) -> None:
        layer = self._current()
        ready = is_ours(layer) and not missing_packages()
        ready = ready and not _is_of_a_pack(layer)
        self._empty.addToPack.setEnabled(ready)
        asked = ready and lacks_period(layer)
        self._empty.periodAsked.setVisible(asked)
        self._empty.period.setText(proposed_period(layer) if asked else "")

    def _period_typed(self, text: str) -> None:
        layer = self._current()
        if layer is not None:
            keep_period(layer, text)


def report_of(layer: QgsVectorLayer) -> str:
    """Return the source of the match report beside a result, or nothing."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    if not path.endswith(".gpkg"):
        return ""
    source = f"{path}|layername={_REPORT}"
    return source if QgsVectorLayer(source, _REPORT, "ogr").isValid() else ""


def _is_of_a_pack(layer: QgsVectorLayer | None) -> bool:
    return layer is not None and bool(layer.customProperty(PACK_MAP))


def _kinds() -> str:
    kind = QCoreApplication.translate("Packs", "Data packs")
    return f"{kind} (*.gpkg)"
