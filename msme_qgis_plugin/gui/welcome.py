"""The panel that names the two things to do first."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..dependencies import missing_packages, missing_packages_text
from . import demo

_MINIMUM_WIDTH = 400


class WelcomeDock(QgsDockWidget):
    """Starts the two things to do; holds no analysis of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_tr_title(), parent)
        self.setObjectName("MsmeDock")
        self.map_button = self._map_button()
        self.demo_button = self._demo_button()
        self.setWidget(self._page())
        self.setMinimumWidth(_MINIMUM_WIDTH)

    def map_spreadsheet(self) -> None:
        """Open the dialog that joins a table to the districts."""
        # Processing may not be loaded yet when this module is.
        from qgis import processing

        processing.createAlgorithmDialog("msme:harmonise").show()

    def open_demo(self) -> None:
        """Open the demonstration that comes with the plugin."""
        self.demo_button.setEnabled(False)
        run = demo.DemoRun(self)
        run.ended.connect(lambda: self.demo_button.setEnabled(True))
        run.start()

    def _page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        missing = missing_packages()
        if missing:
            layout.addWidget(_paragraph(missing_packages_text(missing)))
        layout.addWidget(
            _group(
                QCoreApplication.translate("WelcomeDock", "Your own table"),
                QCoreApplication.translate(
                    "WelcomeDock",
                    "Excel, CSV, ODS or DBF, one row per district. The "
                    "header, the codes and the number style are found for "
                    "you, and every row is accounted for.",
                ),
                self.map_button,
            )
        )
        layout.addWidget(
            _group(
                QCoreApplication.translate("WelcomeDock", "First time here?"),
                QCoreApplication.translate(
                    "WelcomeDock",
                    "Synthetic figures for all 514 districts. Goes straight "
                    "to a map.",
                ),
                self.demo_button,
            )
        )
        layout.addStretch(1)
        layout.addLayout(_footer())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        scroll.setWidget(page)
        return scroll

    def _map_button(self) -> QPushButton:
        button = QPushButton(
            QgsApplication.getThemeIcon("/mIconTableLayer.svg"),
            QCoreApplication.translate("WelcomeDock", "&Map a spreadsheet…"),
        )
        button.setToolTip(
            QCoreApplication.translate(
                "WelcomeDock",
                "Join a table to the districts, see what matched and what "
                "did not, and get a layer",
            )
        )
        button.setEnabled(not missing_packages())
        button.clicked.connect(self.map_spreadsheet)
        return button

    def _demo_button(self) -> QPushButton:
        button = QPushButton(
            QgsApplication.getThemeIcon("/mActionPlay.svg"),
            QCoreApplication.translate("WelcomeDock", "&Open the demo"),
        )
        button.setToolTip(
            QCoreApplication.translate(
                "WelcomeDock",
                "Open the example map that comes with the plugin",
            )
        )
        button.setEnabled(demo.is_available() and not missing_packages())
        button.clicked.connect(self.open_demo)
        return button


def _tr_title() -> str:
    return QCoreApplication.translate("WelcomeDock", "MSME planning")


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _group(title: str, text: str, button: QPushButton) -> QGroupBox:
    group = QGroupBox(title)
    layout = QVBoxLayout(group)
    label = QLabel(text)
    label.setWordWrap(True)
    layout.addWidget(label)
    layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    return group


def _footer() -> QHBoxLayout:
    row = QHBoxLayout()
    icon = QLabel()
    picture = QgsApplication.getThemeIcon("/mActionUnlink.svg")
    icon.setPixmap(picture.pixmap(QSize(16, 16)))
    row.addWidget(icon)
    text = QLabel(
        QCoreApplication.translate(
            "WelcomeDock", "Works offline. Your files stay on this computer."
        )
    )
    text.setWordWrap(True)
    row.addWidget(text, 1)
    return row
