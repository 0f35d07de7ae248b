"""QGIS's own dialog of an algorithm, beside the dock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QDialog

# A dialog that Python lets go of stays on the screen and does nothing. One
# that is closed while it runs lives on until its run ends.
_open: dict[int, QDialog] = {}


def show_dialog(algorithm: str, parameters: dict[str, Any]) -> None:
    """Show an algorithm's dialog with these parameters filled in."""
    # Processing may not be loaded yet when this module is.
    from qgis import processing

    # The stubs take it for the algorithm's name.
    dialog: Any = processing.createAlgorithmDialog(algorithm, parameters)
    key = id(dialog)
    _open[key] = dialog
    dialog.destroyed.connect(lambda *_: _open.pop(key, None))
    dialog.show()
