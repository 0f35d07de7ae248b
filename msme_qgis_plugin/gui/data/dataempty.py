"""What the page Data shows while no file is being matched."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QSize

from ..load import Form, load_ui, theme_icon

_LARGE = 32


class DataEmpty(Form):
    """Where a file is dropped, what the project holds, other sources."""

    def __init__(self) -> None:
        super().__init__()
        load_ui("data_empty", self)
        picture = theme_icon("mIconTableLayer").pixmap(QSize(_LARGE, _LARGE))
        self.dropPicture.setPixmap(picture)
        self.browse.setIcon(theme_icon("mActionFileOpen"))
        self.demo.setIcon(theme_icon("mActionPlay"))
        header = self.datasets.header()
        header.setStretchLastSection(False)
        mode = header.ResizeMode
        header.setSectionResizeMode(mode.ResizeToContents)
        header.setSectionResizeMode(0, mode.Stretch)
        self.layer.setAllowEmptyLayer(
            True, QCoreApplication.translate("DataEmpty", "Choose a layer…")
        )
        self.layer.setCurrentIndex(0)
