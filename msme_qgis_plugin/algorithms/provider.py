"""The provider `msme`: every function of the plugin as an algorithm."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..core.paths import resource
from .accessoverlay import AccessOverlay
from .aggregatevillages import AggregateVillages
from .buildpack import BuildPack
from .describetable import DescribeTable
from .districtreport import DistrictReport
from .enablers import Enablers
from .exporttable import ExportTable
from .flowstodistricts import FlowsToDistricts
from .harmonise import Harmonise
from .importboundaries import ImportBoundaries
from .loadpack import LoadPack
from .pointstodistricts import PointsToDistricts
from .polygonstodistricts import PolygonsToDistricts
from .rastertodistricts import RasterToDistricts
from .reach import Reach
from .rollup import RollUp
from .structure import Structure
from .stylebivariate import StyleBivariate
from .stylecategories import StyleCategories
from .stylechoropleth import StyleChoropleth

ALGORITHMS = (
    AccessOverlay,
    AggregateVillages,
    BuildPack,
    DescribeTable,
    Enablers,
    FlowsToDistricts,
    Harmonise,
    ImportBoundaries,
    LoadPack,
    PointsToDistricts,
    PolygonsToDistricts,
    RasterToDistricts,
    Reach,
    RollUp,
    Structure,
    StyleChoropleth,
    StyleBivariate,
    StyleCategories,
    DistrictReport,
    ExportTable,
)


class MsmeProvider(QgsProcessingProvider):
    """Gives the toolbox, models and `qgis_process` our algorithms."""

    def id(self) -> str:
        return "msme"

    def name(self) -> str:
        return QCoreApplication.translate("MsmeProvider", "MSME planning")

    def icon(self) -> QIcon:
        return QIcon(str(resource("icons", "msme.svg")))

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
