"""Qt 6 under the names by which QGIS offers Qt."""

import sys
from importlib import import_module

from PyQt6 import sip, uic

__all__ = ["sip", "uic"]

for _name in ("QtCore", "QtGui", "QtSvg", "QtWidgets", "QtXml"):
    sys.modules[f"{__name__}.{_name}"] = import_module(f"PyQt6.{_name}")
