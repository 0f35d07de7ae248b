"""What a page says while there is nothing to show on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize

from ..dependencies import missing_packages
from .demofile import is_available
from .load import Form, load_ui, theme_icon
from .page import PageName

if TYPE_CHECKING:
    from .page import Frame

_LARGE = 32


class EmptyPage(Form):
    """A picture, a sentence, and the two ways on."""

    def __init__(self, frame: Frame, *, icon: str, title: str, text: str) -> None:
        super().__init__()
        load_ui("empty", self)
        large = QSize(_LARGE, _LARGE)
        self.picture.setPixmap(theme_icon(icon).pixmap(large))
        self.title.setText(title)
        self.text.setText(text)
        self.toData.setIcon(theme_icon("mIconTableLayer"))
        self.toData.clicked.connect(lambda: frame.go(PageName.DATA))
        self.demo.setIcon(theme_icon("mActionPlay"))
        self.demo.setEnabled(is_available() and not missing_packages())
        self.demo.clicked.connect(frame.open_demo)
