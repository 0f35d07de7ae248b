"""“Save what I did” and “Run a recipe”, in the menu beside the bold button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QFileDialog

from .algorithmdialog import show_dialog
from .runner import End, Job, Outcome
from .storage import result_folder

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QMenu

    from .page import Frame


class Recipes(QObject):
    """Adds the two actions to a menu."""

    def __init__(self, frame: Frame, menu: QMenu) -> None:
        super().__init__(menu)
        self._frame, self._menu = frame, menu
        menu.addSeparator()
        save = QCoreApplication.translate("Recipes", "Save what I did, as a recipe…")
        menu.addAction(save).triggered.connect(self._ask)
        run = QCoreApplication.translate("Recipes", "Run a recipe on new files…")
        menu.addAction(run).triggered.connect(lambda: show_dialog("msme:runrecipe", {}))

    def save(self, path: str) -> None:
        """Save how the results in the project were made, and what was made of them."""
        layers = [one.id() for one in self._frame.subject.layers()]
        label = QCoreApplication.translate("Recipes", "saving the recipe")

        def then(outcome: Outcome) -> None:
            if outcome.end is not End.DONE:
                return
            told = outcome.results[-1]
            text = QCoreApplication.translate(
                "Recipes", "{file}: steps {steps}; files that it reads: {read}"
            )
            name = Path(told["OUTPUT"]).name
            self._frame.tell(text.format(file=name, steps=told["STEPS"], read=told["FILES"]))

        job = Job("msme:saverecipe", {"LAYERS": layers, "OUTPUT": path}, label)
        self._frame.run([job], then)

    def _ask(self) -> None:
        dialog = QFileDialog(
            self._menu.parentWidget(), QCoreApplication.translate("Recipes", "Save the recipe as")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(result_folder()))
        kinds = (
            QCoreApplication.translate("Recipes", "Recipe") + " (*.json)",
            QCoreApplication.translate("Recipes", "QGIS model") + " (*.model3)",
        )
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self.save)
        dialog.open()
