"""The plugin's page in QGIS's own Options."""

from __future__ import annotations

from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QSpinBox,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..computer import Finding, as_text, check_computer
from ..core.classes.method import Method
from ..settings import METHODS, Preferences, keep_preferences, preferences
from ..styling.legend import Language
from ..styling.palettes import Palette
from .load import Form, load_ui, theme_icon

OPTIONS_PAGE = "MsmeOptions"
# Not a raster's: there is no success to look at.
_set_number = QSpinBox.setValue
_ICONS = {True: "mIconSuccess", False: "mIconWarning", None: "mIconInfo"}


class OptionsPage(QgsOptionsPageWidget):
    """Reads what is kept and keeps what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(OPTIONS_PAGE)
        self.body = Form()
        load_ui("options", self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self.body.logo.setFilter(
            QCoreApplication.translate("OptionsPage", "Pictures") + " (*.png *.jpg *.jpeg *.svg)"
        )
        self._findings: list[Finding] = []
        self.body.copy.setIcon(theme_icon("mActionEditCopy"))
        self.body.copy.clicked.connect(self._copy)
        self.show_preferences(preferences())
        self.show_findings(check_computer())

    def apply(self) -> None:
        """Keep what was chosen; QGIS calls this on OK."""
        keep_preferences(self.chosen())

    def chosen(self) -> Preferences:
        """Return what the page shows."""
        body = self.body
        return Preferences(
            language=body.language.currentData(),
            method=body.method.currentData(),
            palette=body.palette.currentData(),
            minimum_coverage=body.coverage.value() / 100,
            threshold=body.threshold.value(),
            organisation=body.organisation.text().strip(),
            logo=body.logo.filePath(),
        )

    def show_preferences(self, held: Preferences) -> None:
        """Show what is kept."""
        body = self.body
        _fill(body.language, _languages(), held.language)
        _fill(body.method, _methods(), held.method)
        _fill(body.palette, _palettes(), held.palette)
        _set_number(body.coverage, round(100 * held.minimum_coverage))
        _set_number(body.threshold, held.threshold)
        body.organisation.setText(held.organisation)
        body.logo.setFilePath(held.logo)

    def show_findings(self, findings: list[Finding]) -> None:
        """List what the computer has."""
        self._findings = findings
        tree = self.body.findings
        tree.clear()
        for one in findings:
            line = QTreeWidgetItem(tree, [one.what, one.found])
            line.setIcon(0, theme_icon(_ICONS[one.good]))
            line.setToolTip(1, one.advice or one.found)
            if one.advice:
                advice = QTreeWidgetItem(line, ["", one.advice])
                advice.setToolTip(1, one.advice)
                line.setExpanded(True)
        tree.resizeColumnToContents(0)
        bad = [one.what for one in findings if one.good is False]
        self.body.verdict.setText(
            QCoreApplication.translate("OptionsPage", "Something is missing: {names}.").format(
                names=", ".join(bad)
            )
            if bad
            else QCoreApplication.translate(
                "OptionsPage", "Everything that the plugin needs is here."
            )
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(self._findings))


def _fill(combo: QComboBox, items: dict[str, str], chosen: str) -> None:
    for token, text in items.items():
        combo.addItem(text, token)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))


def _languages() -> dict[str, str]:
    return {
        Language.AUTO.value: QCoreApplication.translate("OptionsPage", "The language of QGIS"),
        Language.INDONESIAN.value: "Bahasa Indonesia",
        Language.ENGLISH.value: "English",
    }


def _methods() -> dict[str, str]:
    translate = QCoreApplication.translate
    names = {
        Method.JENKS: "Fisher–Jenks",
        Method.QUANTILE: translate("OptionsPage", "Quantiles"),
        Method.EQUAL: translate("OptionsPage", "Equal intervals"),
        Method.STDDEV: translate("OptionsPage", "Standard deviations"),
        Method.PRETTY: translate("OptionsPage", "Round numbers"),
        Method.HEADTAIL: translate("OptionsPage", "Head/tail breaks"),
        Method.DIVERGING: translate("OptionsPage", "Diverging"),
    }
    return {one.value: names[one] for one in METHODS}


def _palettes() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        Palette.AUTO.value: translate("OptionsPage", "By the method"),
        Palette.BETTER.value: translate("OptionsPage", "More is better"),
        Palette.WORSE.value: translate("OptionsPage", "More is worse"),
        Palette.NEUTRAL.value: translate("OptionsPage", "Neutral"),
        Palette.DIVERGING.value: translate("OptionsPage", "Diverging, high is good"),
        Palette.DIVERGING_REVERSED.value: translate("OptionsPage", "Diverging, high is bad"),
    }
