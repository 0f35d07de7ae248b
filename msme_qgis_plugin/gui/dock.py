"""The dock: four pages in the order of the work, and a fixed footer."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QAction, QDesktopServices, QKeySequence, QShortcut
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from qgis.utils import iface

from ..core.errors import MsmeError
from ..dependencies import missing_packages, missing_packages_text
from ..translate import say
from . import copyas, state
from .analyse.analysepage import AnalysePage
from .analyse.held_tables import AtHand
from .data.datapage import DataPage
from .load import Form, load_ui, theme_icon
from .map.mappage import MapPage
from .options import OPTIONS_PAGE
from .page import PageName
from .recipes import Recipes
from .report.reportpage import ReportPage
from .runner import End, NextJob, Outcome, TaskRunner
from .storage import bring_beside_project
from .subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .page import Footer, Page
    from .tour import Tour

_FIRST_WIDTH = 436
_ICON = 16
# How long good news stay that nothing can be done with.
_SECONDS = 20
_PAGES = (DataPage, AnalysePage, MapPage, ReportPage)
_SUCCESS = "success"
_LEVELS = {_SUCCESS: Qgis.MessageLevel.Success, "warning": Qgis.MessageLevel.Warning}


class DockFrame(Form):
    """Tabs, message bar, pages and footer; also what the pages may ask of it.

    subject: what Map and Report are about.
    runner: the runs that the footer shows.
    at_hand: tables of villages and of counts, which Data finds.
    """

    tour: Tour
    live: QAbstractButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("dock", self)
        self.subject = Subject(self)
        self.runner = TaskRunner(self)
        self.at_hand = AtHand(self)
        self.pages: list[Page] = []
        self._said = ""
        self._dress()
        for kind in _PAGES:
            self._add(kind(self))
        self.runner.changed.connect(self._paint_run)
        self.runner.ended.connect(self.show_footer)
        self.tabs.currentChanged.connect(self._show_page)
        self.tour.wanted.connect(self.tabs.setCurrentIndex)
        self._end_with_footer()
        self._keys()
        project = QgsProject.instance()
        project.readProject.connect(self.restore)
        project.cleared.connect(self.restore)
        self._saved_as = ""
        project.projectSaved.connect(self._saved)
        self.restore()
        self._tell_of_missing_packages()

    @property
    def page(self) -> Page:
        """The page in view."""
        return self.pages[self.tabs.currentIndex()]

    def sizeHint(self) -> QSize:
        return QSize(_FIRST_WIDTH, super().sizeHint().height())

    def go(self, name: PageName) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(list(PageName).index(name))

    def run(
        self, jobs: Sequence[NextJob], then: Callable[[Outcome], None], *, warns: bool = True
    ) -> None:
        """Run jobs in the footer; a failure is told in the message bar, or by `then` alone."""
        self.messages.clearWidgets()

        def told(outcome: Outcome) -> None:
            if outcome.end is End.FAILED and warns:
                self.warn(outcome.message)
            try:
                then(outcome)
            except MsmeError as error:
                self.warn(say(error.message))

        self.runner.start(jobs, told)

    def warn(self, text: str) -> None:
        """Say in one message what went wrong."""
        self._say(text, "warning")

    def tell(self, text: str, *, opens: str = "") -> None:
        """Say in one message what came out; with a button that opens a file or folder."""
        self._say(text, _SUCCESS, opens)

    @contextmanager
    def focus_kept(self) -> Iterator[None]:
        """Keep the keys in the dock while widgets come and go.

        Where the focused one goes and none follows, Qt would hand the focus
        to the rest of QGIS.
        """
        held = self._has_focus()
        yield
        if held and not self._has_focus():
            self.tabs.setFocus()

    def open_demo(self) -> None:
        """Open the demonstration; one click to a map."""
        for page in self.pages:
            if isinstance(page, DataPage):
                page.open_demo()

    def show_footer(self) -> None:
        """Paint what the page in view says of itself."""
        with self.focus_kept():
            if self.runner.running:
                self._paint_run()
            else:
                self._paint_footer(self.page.footer())

    def _paint_footer(self, footer: Footer) -> None:
        self.state.setText(footer.text)
        self.state.setToolTip(footer.text)
        self._set_icon(footer.icon)
        self.live.setVisible(footer.live)
        self.state.setVisible(not footer.live)
        self.copyAs.setVisible(bool(footer.action))
        self.copyAs.setEnabled(footer.enabled)
        self.action.setVisible(bool(footer.action))
        self.action.setText(footer.action)
        self.action.setToolTip(footer.tip)
        self.action.setEnabled(footer.enabled)
        self.action.setIcon(theme_icon(footer.action_icon))
        self.action.setMenu(footer.menu)
        mode = QToolButton.ToolButtonPopupMode
        self.action.setPopupMode(mode.MenuButtonPopup if footer.menu else mode.DelayedPopup)
        # After the action, which takes over the focus.
        self.progress.hide()
        self.cancel.hide()
        style = Qt.ToolButtonStyle
        self.copyAs.setToolButtonStyle(
            style.ToolButtonIconOnly if footer.narrow else style.ToolButtonTextBesideIcon
        )

    def restore(self) -> None:
        """Take up what the project holds."""
        self.subject.refresh()
        for page in self.pages:
            page.restore()
        name = state.kept("page", PageName.DATA.value)
        names = [one.value for one in PageName]
        place = names.index(name) if name in names else 0
        # A project that was only opened has not been changed.
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(place)
        self.stack.setCurrentIndex(place)
        self.page.shown()
        self.show_footer()

    def close_down(self) -> None:
        """Stop what runs and let go of the project."""
        project = QgsProject.instance()
        project.readProject.disconnect(self.restore)
        project.cleared.disconnect(self.restore)
        project.projectSaved.disconnect(self._saved)
        for page in self.pages:
            page.close_down()
        self.subject.close_down()
        for runner in self.findChildren(TaskRunner):
            runner.close_down()

    def _dress(self) -> None:
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(True)
        self.tabs.setIconSize(QSize(_ICON, _ICON))
        self.options.setIcon(theme_icon("mActionOptions"))
        self.options.clicked.connect(lambda: iface.showOptionsDialog(currentPage=OPTIONS_PAGE))
        self.copyAs.setIcon(theme_icon("mActionEditCopy"))
        self.action.clicked.connect(self._act)
        self.cancel.clicked.connect(self._cancel)
        self.progress.setRange(0, 100)
        menu = QMenu(self.copyAs)
        for text, copy in (
            (
                QCoreApplication.translate("DockFrame", "Command for the terminal (qgis_process)"),
                self._copy_command,
            ),
            (QCoreApplication.translate("DockFrame", "Python call"), self._copy_python),
            (
                QCoreApplication.translate("DockFrame", "Step for the Model Designer"),
                self._copy_model,
            ),
        ):
            action = QAction(text, menu)
            action.triggered.connect(copy)
            menu.addAction(action)
        Recipes(self, menu)
        self.copyAs.setMenu(menu)

    def _add(self, page: Page) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.stack.addWidget(scroll)
        number = len(self.pages) + 1
        self.pages.append(page)
        place = self.tabs.addTab(theme_icon(page.ICON), page.title())
        tip = QCoreApplication.translate("DockFrame", "{about} (Alt+{number})").format(
            about=page.about(), number=number
        )
        self.tabs.setTabToolTip(place, tip)
        page.footer_changed.connect(self.show_footer)

    def _end_with_footer(self) -> None:
        """Let Tab run from the pages to the footer, which was there first."""
        last = self.window().previousInFocusChain()
        while last.focusPolicy() == Qt.FocusPolicy.NoFocus and last != self:
            last = last.previousInFocusChain()
        for one in (self.live, self.copyAs, self.action, self.cancel):
            QWidget.setTabOrder(last, one)
            last = one

    def _keys(self) -> None:
        for number in range(len(self.pages)):
            show = partial(self.tabs.setCurrentIndex, number)
            self._key(f"Alt+{number + 1}", show)
        self._key("Ctrl+Return", self._act)
        self._key("Ctrl+Enter", self._act)
        self._key("Esc", self._leave)

    def _key(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _act(self) -> None:
        if self.runner.running or not self.page.footer().enabled:
            return
        self.page.act()

    def _leave(self) -> None:
        """Stop the run, else the tour."""
        if self.runner.running:
            self.runner.cancel()
        else:
            with self.focus_kept():
                self.tour.end()

    def _cancel(self) -> None:
        """Stop the run, but not by the second click of a double click on what started it.

        Cancel appears where the bold button was.
        """
        if self.runner.elapsed_ms > QApplication.doubleClickInterval():
            self.runner.cancel()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_page(self, place: int) -> None:
        if self._said == _SUCCESS:
            # What came out elsewhere is no news of this page.
            self.messages.clearWidgets()
        with self.focus_kept():
            self.stack.setCurrentIndex(place)
        state.keep("page", list(PageName)[place].value)
        self.page.shown()
        self.tour.show_page(place)
        self.show_footer()

    def _paint_run(self) -> None:
        if not self.runner.running:
            return
        # Shown first, so that Cancel takes over the focus.
        for widget in (self.progress, self.cancel, self.state):
            widget.show()
        for widget in (self.live, self.copyAs, self.action):
            widget.hide()
        self._set_icon("mActionPlay")
        self.progress.setProperty("value", round(self.runner.progress))
        self.state.setText(self.runner.step_text)

    def _set_icon(self, name: str) -> None:
        self.stateIcon.setVisible(bool(name))
        if name:
            icon = theme_icon(name)
            self.stateIcon.setPixmap(icon.pixmap(QSize(_ICON, _ICON)))

    def _saved(self) -> None:
        """Bring results once the project is whole: QGIS zips a qgz after it has said “saved”."""
        self._saved_as = QgsProject.instance().fileName()
        # A method, which Qt forgets with the widget, where the panel is closed meanwhile.
        QTimer.singleShot(0, self._bring_results)

    def _bring_results(self) -> None:
        """Move results of the profile beside a project that has now got a place."""
        project = QgsProject.instance()
        if project.fileName() != self._saved_as:
            # Another one has been opened meanwhile.
            return
        try:
            moved = bring_beside_project(project)
        except MsmeError as error:
            self.warn(say(error.message))
            return
        if moved and project.write():
            self.tell(
                QCoreApplication.translate(
                    "DockFrame", "The results now lie beside the project: {files}"
                ).format(files=", ".join(one.name for one in moved))
            )

    def _say(self, text: str, level: str, opens: str = "") -> None:
        self.messages.clearWidgets()
        self._said = level
        # With a parent, or Python would take it away again.
        label = QLabel(text, self.messages)
        label.setWordWrap(True)
        policy = QSizePolicy.Policy
        label.setSizePolicy(policy.Expanding, policy.Preferred)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        leaves = level == _SUCCESS and not opens
        item = QgsMessageBarItem(label, _LEVELS[level], _SECONDS if leaves else 0)
        if opens:
            button = QToolButton(label)
            button.setText(QCoreApplication.translate("DockFrame", "Open"))
            button.setToolTip(opens)
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(opens)))
            item.layout().addWidget(button)
        self.messages.pushItem(item)

    def _copy_command(self) -> None:
        self._copied(copyas.commands(self.page.steps()))

    def _copy_python(self) -> None:
        self._copied(copyas.python_calls(self.page.steps()))

    def _copy_model(self) -> None:
        mime = copyas.model_steps(self.page.steps())
        QApplication.clipboard().setMimeData(mime)
        self.tell(
            QCoreApplication.translate(
                "DockFrame", "Copied. In the Model Designer, choose Edit, Paste."
            )
        )

    def _copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.tell(QCoreApplication.translate("DockFrame", "Copied."))

    def _tell_of_missing_packages(self) -> None:
        missing = missing_packages()
        if missing:
            self.warn(missing_packages_text(missing))
