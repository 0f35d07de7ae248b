"""The provider `msme`: every function of the plugin as an algorithm."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..core.paths import resource
from .accessoverlay import AccessOverlay
from .aggregatevillages import AggregateVillages
from .buildpack import BuildPack
from .change import Change
from .checkdisclosure import CheckDisclosure
from .comparepacks import ComparePacks
from .compositeindex import CompositeIndex
from .datagaps import DataGaps
from .deprivation import Deprivation
from .describetable import DescribeTable
from .districtreport import DistrictReport
from .effect import Effect
from .enablers import Enablers
from .exporttable import ExportTable
from .fieldnotes import FieldNotes
from .flowstodistricts import FlowsToDistricts
from .harmonise import Harmonise
from .hotspots import Hotspots
from .importboundaries import ImportBoundaries
from .importregister import ImportRegister
from .loadpack import LoadPack
from .mergeregisters import MergeRegisters
from .newsignalslog import NewSignalsLog
from .pointstodistricts import PointsToDistricts
from .polygonstodistricts import PolygonsToDistricts
from .priority import Priority
from .programmes import Programmes
from .rastertodistricts import RasterToDistricts
from .reach import Reach
from .readiness import Readiness
from .regionalise import Regionalise
from .rollup import RollUp
from .runrecipe import RunRecipe
from .saverecipe import SaveRecipe
from .scenario import Scenario
from .signals import Signals
from .structure import Structure
from .stylebivariate import StyleBivariate
from .stylecategories import StyleCategories
from .stylechoropleth import StyleChoropleth
from .stylecircles import StyleCircles
from .typology import Typology

ALGORITHMS = (
    AccessOverlay,
    AggregateVillages,
    BuildPack,
    Change,
    CheckDisclosure,
    CompositeIndex,
    DataGaps,
    Deprivation,
    DescribeTable,
    Effect,
    Enablers,
    FieldNotes,
    FlowsToDistricts,
    Harmonise,
    Hotspots,
    ImportBoundaries,
    ImportRegister,
    LoadPack,
    MergeRegisters,
    ComparePacks,
    SaveRecipe,
    RunRecipe,
    NewSignalsLog,
    PointsToDistricts,
    PolygonsToDistricts,
    Priority,
    Programmes,
    RasterToDistricts,
    Reach,
    Readiness,
    Regionalise,
    RollUp,
    Scenario,
    Signals,
    Structure,
    Typology,
    StyleChoropleth,
    StyleCircles,
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
