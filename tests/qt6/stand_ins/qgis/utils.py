"""QGIS's window."""

from unittest.mock import MagicMock

iface = MagicMock()
