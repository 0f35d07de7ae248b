"""What the dock asks of each of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from qgis.PyQt.QtWidgets import QAbstractButton, QMenu

    from .analyse.held_tables import AtHand
    from .runner import NextJob, Outcome, TaskRunner
    from .subject import Subject
    from .tour import Tour


class PageName(Enum):
    """The pages, in the order of the work; kept in the project by value."""

    DATA = "data"
    ANALYSE = "analyse"
    MAP = "map"
    REPORT = "report"


def offline_text() -> str:
    """Return what the footer says while there is nothing else to say."""
    return QCoreApplication.translate("Page", "Works offline. Your files stay on this computer.")


@dataclass(frozen=True)
class Footer:
    """What the footer shows for a page.

    text, icon: the state in a few words, and a theme icon.
    action: the one bold button; none where empty.
    narrow: whether “Copy as” is to be an icon only.
    live: whether the switch of the live preview takes the state's place.
    """

    text: str = ""
    icon: str = "mActionUnlink"
    action: str = ""
    action_icon: str = ""
    tip: str = ""
    enabled: bool = False
    menu: QMenu | None = None
    narrow: bool = False
    live: bool = False


class Frame(Protocol):
    """What a page may ask of the dock.

    subject: what Map and Report are about.
    runner: the runs that the footer shows.
    at_hand: tables of villages and of counts, which Data finds.
    tour: the tour through the pages.
    live: the switch of the live preview.
    """

    subject: Subject
    runner: TaskRunner
    at_hand: AtHand
    tour: Tour
    live: QAbstractButton

    def go(self, name: PageName) -> None:
        """Show a page."""

    def run(
        self, jobs: Sequence[NextJob], then: Callable[[Outcome], None], *, warns: bool = True
    ) -> None:
        """Run jobs in the footer; a failure is told in the message bar, or by `then` alone."""

    def warn(self, text: str) -> None:
        """Say in one message what went wrong."""

    def tell(self, text: str, *, opens: str = "") -> None:
        """Say in one message what came out; with a button that opens a file or folder."""

    def focus_kept(self) -> AbstractContextManager[None]:
        """Keep the keys in the dock while widgets come and go."""

    def open_demo(self) -> None:
        """Open the demonstration; one click to a map."""


class Page(QWidget):
    """A page: reads its widgets, starts runs through the frame.

    Signals:
        footer_changed: what `footer` returns may have changed.
    """

    ICON: ClassVar[str] = ""
    footer_changed = pyqtSignal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame

    def title(self) -> str:
        """Return the word on the tab."""
        raise NotImplementedError

    def about(self) -> str:
        """Return the tab's tooltip."""
        raise NotImplementedError

    def footer(self) -> Footer:
        """Return what the footer shows."""
        return Footer(text=offline_text())

    def act(self) -> None:
        """Do what the bold button says."""

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        """Return algorithms and parameters of that, for “Copy as”."""
        return []

    def shown(self) -> None:
        """Get ready to be looked at."""

    def restore(self) -> None:
        """Take up what the project holds."""

    def close_down(self) -> None:
        """Let go of what outlives the page."""
