"""The sentence that stands in an empty list or chart, and says what to do."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

_MARGIN = 12


class Hint(QLabel):
    """Lies over a widget while there is something to say, and lets clicks through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(_MARGIN)
        self.setForegroundRole(QPalette.ColorRole.Text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.say("")

    def say(self, text: str) -> None:
        """Say something; nothing where the text is empty."""
        self.setText(text)
        self.setGeometry(self.parentWidget().rect())
        self.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
