"""The upper half of the match: the file, its columns, what they stand on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, QSize

from ...core.harmonise.options import ALL_PERIODS
from ..load import Form, load_ui, theme_icon
from .boundaries import fill_boundaries, fill_unit_fields
from .matchchoices import AUTO
from .roles import Roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QComboBox

    from .matchchoices import Source

_ICON = 16
_LARGE = 24
_TITLE = 9
# Qt's QWIDGETSIZE_MAX.
_NO_LIMIT = 16_777_215


class MatchHead(Form):
    """Shows what was read and how; `MatchView` adds the rows."""

    def __init__(self) -> None:
        super().__init__()
        load_ui("data_match", self)
        self.column_roles = Roles(self.roles)
        self._dress()

    def start_anew(self, source: Source) -> None:
        """Say that a file is being read, and forget the one before."""
        self.columns.setCollapsed(True)
        self.fit_columns()
        self.fileName.setText(source.name)
        self.fileName.setToolTip(source.path or source.name)
        self.fileText.clear()
        self.sheet.hide()
        self.periodRow.hide()
        self.numberQuestion.ask(())
        self.say_trust("", QCoreApplication.translate("DataMatch", "Reading the file…"))
        fill_boundaries(self.boundaries)
        self.offer_unit_fields()
        _choose(self.system, AUTO)
        _choose(self.numberStyle, AUTO)

    def show_file(self, result: dict[str, Any], notes: Sequence[str]) -> None:
        """Show what `msme:describetable` found, its notes as a tooltip."""
        sheets = json.loads(result["SHEETS"])
        _fill(self.sheet, sheets, result["SHEET_READ"])
        self.sheet.setVisible(len(sheets) > 1)
        self.fileText.setText(
            QCoreApplication.translate("DataMatch", "{rows} rows, {columns} columns").format(
                rows=result["ROWS"], columns=result["COLUMN_COUNT"]
            )
        )
        self.fileText.setToolTip("\n".join(notes))

    def offer_periods(self, result: dict[str, Any], chosen: str) -> None:
        """Let a person choose where the table holds several periods."""
        periods = json.loads(result["PERIODS"])
        with QSignalBlocker(self.period):
            self.period.clear()
            text = QCoreApplication.translate("DataMatch", "All, as one series")
            self.period.addItem(text, ALL_PERIODS)
            for one in periods[::-1]:
                self.period.addItem(one, one)
            self.period.setCurrentIndex(max(self.period.findData(chosen), 0))
        self.periodRow.setVisible(len(periods) > 1)

    def offer_unit_fields(self) -> None:
        """Let a person say which fields tell polygons that are nobody's districts."""
        self.unitRow.setVisible(fill_unit_fields(self.unitField, self.unitName))

    def say_trust(self, icon: str, text: str) -> None:
        """Say how the codes were read, or why not."""
        self.trustIcon.setVisible(bool(icon and text))
        if icon:
            picture = theme_icon(icon).pixmap(QSize(_ICON, _ICON))
            self.trustIcon.setPixmap(picture)
        self.trust.setText(text)

    def fit_columns(self, *_: object) -> None:
        """Leave room for the title, which QGIS's style moves down."""
        collapsed = self.columns.isCollapsed()
        height = self.fontMetrics().height() + _TITLE
        self.columns.setMinimumHeight(height if collapsed else 0)
        self.columns.setMaximumHeight(height if collapsed else _NO_LIMIT)

    def title_columns(self) -> None:
        """Sum up the columns in the title of their group."""
        self.columns.setTitle(self.column_roles.summary())

    def _dress(self) -> None:
        icon = theme_icon("mIconTableLayer")
        self.fileIcon.setPixmap(icon.pixmap(QSize(_LARGE, _LARGE)))
        self.firstRows.setIcon(theme_icon("mActionOpenTable"))
        self.otherFile.setIcon(theme_icon("mActionFileOpen"))
        self.close.setIcon(theme_icon("mIconClearText"))
        for text, token in (
            (QCoreApplication.translate("DataMatch", "found by itself"), AUTO),
            ("BPS", "bps"),
            ("Kemendagri", "kemendagri"),
        ):
            self.system.addItem(text, token)
        for text, token in (
            (QCoreApplication.translate("DataMatch", "found by itself"), AUTO),
            ("1.234,5", "indonesian"),
            ("1,234.5", "english"),
        ):
            self.numberStyle.addItem(text, token)


def _choose(combo: QComboBox, token: str) -> None:
    with QSignalBlocker(combo):
        combo.setCurrentIndex(combo.findData(token))


def _fill(combo: QComboBox, texts: Sequence[str], chosen: str) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(texts)
        combo.setCurrentText(chosen)
