"""What the dock asks of each of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QMenu

    from .dock import DockFrame


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


class Page(QWidget):
    """A page: reads its widgets, starts runs through the frame.

    Signals:
        footer_changed: what `footer` returns may have changed.
    """

    ICON: ClassVar[str] = ""
    footer_changed = pyqtSignal()

    def __init__(self, frame: DockFrame) -> None:
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
