"""The page Report: ranks, profiles and what leaves the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core.regions.levels import Level
from ...dependencies import missing_packages
from ..empty import EmptyPage
from ..levelwords import selected_text
from ..page import Footer, Page
from ..subjectbar import SubjectBar
from .export import Exports
from .reportview import ReportView

if TYPE_CHECKING:
    from ..page import Frame


class ReportPage(Page):
    """A ranked table, the profile of a district, charts, and export."""

    ICON = "mActionNewLayout"

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate("ReportPage", "Nothing to report yet"),
            text=QCoreApplication.translate(
                "ReportPage", "Accept a spreadsheet on the Data page, or open the demo."
            ),
        )
        self.bar = SubjectBar(frame.subject)
        self.view = ReportView(frame.subject)
        self.exports = Exports(frame, self.view)
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(5)
        inner.addWidget(self.bar)
        inner.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.empty)
        column.addWidget(self.body)
        # Reading waits until someone looks.
        self._stale = True
        self._read_soon = QTimer(self)
        self._read_soon.setSingleShot(True)
        self._read_soon.timeout.connect(self._look)
        frame.subject.changed.connect(self._subject_changed)
        frame.subject.listed.connect(self._layers_changed)
        self.view.selected.connect(self.footer_changed)
        self._show_body()

    def title(self) -> str:
        return QCoreApplication.translate("ReportPage", "Report")

    def about(self) -> str:
        return QCoreApplication.translate("ReportPage", "Ranks, profiles, and what leaves the room")

    def footer(self) -> Footer:
        if self.body.isHidden():
            return super().footer()
        self.exports.refresh()
        return Footer(
            text=selected_text(
                len(self.view.positions), self.frame.subject.level or Level.DISTRICT
            ),
            icon="",
            action=QCoreApplication.translate("ReportPage", "Export"),
            action_icon="mActionSaveAsPDF",
            tip=QCoreApplication.translate(
                "ReportPage",
                "Write the page of the district as a PDF, or the map's page "
                "where none is selected (Ctrl+Return)",
            ),
            enabled=self.view.units is not None,
            menu=self.exports.menu,
        )

    def act(self) -> None:
        """Write the page of the chosen district."""
        self.exports.export_first()

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        return self.exports.steps()

    def shown(self) -> None:
        self._look()

    def restore(self) -> None:
        self._layers_changed()

    def close_down(self) -> None:
        self.view.selection.follow(None)

    # Helpers.

    def _show_body(self) -> None:
        some = self.frame.subject.layer is not None
        some = some and not missing_packages()
        self.empty.setVisible(not some)
        self.body.setVisible(some)

    def _layers_changed(self) -> None:
        self._stale = True
        self._subject_changed()

    def _subject_changed(self) -> None:
        self._show_body()
        if self.isVisible():
            self._read_soon.start(0)

    def _look(self) -> None:
        if self.body.isHidden():
            self.view.selection.follow(None)
            return
        layer = self.frame.subject.layer
        units, read = self.view.units, layer.id() if layer else ""
        if self._stale or units is None or units.layer_id != read:
            self.view.read()
            self._stale = False
        else:
            self.view.show_subject()
        self.footer_changed.emit()
