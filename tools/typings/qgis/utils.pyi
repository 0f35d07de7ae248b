from qgis._gui import QgisInterface

iface: QgisInterface
