"""`msme:deprivation`: how many are deprived in how much, by the method of Alkire and Foster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterNumber

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.regions.errors import FieldNotInLayerError
from ..core.regions.levels import Level
from ..layers import INDICATIVE, indicative_units
from .indicator_analysis import IndicatorAnalysis
from .overlay_io import add_minimum_coverage, minimum_coverage
from .rollup import dissolved
from .tokens import add_tokens, level_labels
from .unit_output import unit_rows

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.deprivation_of_units import Beside, Setup
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]
    Options = tuple[Setup, Level, str, str]

_LEVELS = (Level.DISTRICT, Level.PROVINCE, Level.SUBDISTRICT)


class Deprivation(IndicatorAnalysis):
    """Counts the deprived of villages or households by the units that hold them."""

    NAME = "deprivation"
    COLUMNS = ("direction", "cutoff", "weight", "dimension")
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"MINIMUM_COVERAGE": Setting.COVERAGE},
        mapped="m0",
        beside=("PROVINCES", "CURVE"),
        asks=True,
    )

    def __init__(self) -> None:
        super().__init__()
        self._beside: Beside | None = None
        self._units: gpd.GeoDataFrame | None = None

    def displayName(self) -> str:
        return self.tr("Multiple deprivation (Alkire–Foster)")

    def shortDescription(self) -> str:
        return self.tr(
            "Of villages or households: the share of people who are deprived in several ways at "
            "once, how much, and of what."
        )

    def tags(self) -> list[str]:
        return [
            "poverty",
            "mpi",
            "m0",
            "kemiskinan",
            "deprivasi",
            "multidimensi",
            "alkire",
            "foster",
        ]

    def add_options(self) -> None:
        self.add_indicators()
        self.add(
            QgsProcessingParameterNumber(
                "K",
                self.tr("Deprived from (share of the weights)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.33,
                minValue=0.01,
                maxValue=1,
            ),
            self.tr("Who is deprived in at least so much counts as poor."),
        )
        for name, label, tip in (
            ("PEOPLE_FIELD", self.tr("Field with the people"), self.tr("One per row if empty.")),
            (
                "GROUP_FIELD",
                self.tr("Field with the larger unit"),
                self.tr("BPS code of the unit that a row lies in; as codes tell if empty."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName="INPUT", optional=True
                ),
                tip,
            )
        add_tokens(
            self,
            "LEVEL",
            self.tr("Units of the result"),
            [one.value.lower() for one in _LEVELS],
            self.tr("Districts and provinces of a table get the built-in boundaries."),
            labels=level_labels(),
        )
        add_minimum_coverage(self, 0.8)
        self.add_setup()

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        for name, label, tip in (
            (
                "PROVINCES",
                self.tr("Deprivation by province"),
                self.tr("What each province, and all together, have of it."),
            ),
            ("CURVE", self.tr("Deprivation over all k"), self.tr("A row per unit and k.")),
        ):
            self.add_table(name, label, tip)
        self.give_numbers(
            H=self.tr("Share who are deprived"),
            A=self.tr("Intensity"),
            M0=self.tr("Adjusted headcount"),
        )

    def options(self, given: Given) -> Options:
        from ..core.analysis.deprivation_of_units import Setup

        usual = Setup(
            self.indicators(given),
            float(self.parameterAsDouble(given[0], "K", given[1])),
            minimum_coverage(self, given),
            relative=self.relative(given),
        )
        level = Level(self.parameterAsEnumString(given[0], "LEVEL", given[1]).upper())
        fields = (str(self.parameterAsString(given[0], f"{one}_FIELD", given[1])) for one in _TOLD)
        return (self.with_setup(usual, given), level, *fields)  # type: ignore[return-value] # (two fields)

    def analyse(self, table: UnitTable, options: Options) -> UnitTable:
        from ..core.analysis.deprivation_of_units import deprivation

        setup, level, people, _group = options
        groups = self._groups(options)
        self._units = None
        units = _bare(groups)
        if level is not Level.SUBDISTRICT:
            known = indicative_units(level)
            if groups.dropna().isin(known["bps_code"]).all():
                self._units = known.assign(boundary=INDICATIVE)
                units = unit_rows(self._units)
        made, self._beside = deprivation(table, setup, groups, units, people)
        if self._units is None:
            return made
        return replace(made, about=replace(made.about, boundary=INDICATIVE, indicative=True))

    def shapes(self, given: dict[str, object] | None, options: Options) -> dict[str, object] | None:
        if self._units is not None:
            return dict(zip(self._units["bps_code"], self._units.geometry))
        return None if given is None else dissolved(given, self._groups(options))

    def numbers(self) -> dict[str, float | None]:
        if self._beside is None:
            return {}
        whole = self._beside.provinces.loc["all"]
        return {one.upper(): whole[one].item() for one in ("h", "a", "m0")}

    def tables(self) -> dict[str, pd.DataFrame]:
        if self._beside is None:
            return {}
        provinces = self._beside.provinces.rename_axis("province").reset_index()
        return {"PROVINCES": provinces, "CURVE": self._beside.curve}

    def _groups(self, options: Options) -> pd.Series:
        """Return the code of the unit that each row lies in, None where it is not known.

        Raises:
            FieldNotInLayerError: there is no such field.
        """
        _, level, _, group = options
        if not group:
            parents = self.table.parents(level)
            # Digits of ids of one's own may be another office's code of another unit.
            own = self.table.about.code in (None, "bps_code")
            return parents if own else parents.mask(parents.notna())
        for held in (self.table.units, self.table.categories):
            if group in held:
                return held[group]
        if group not in self.table.values:
            raise FieldNotInLayerError(field=group, fields=", ".join(self.table.fields))
        return self.table.values[group].map("{:.0f}".format, na_action="ignore")


_TOLD = ("PEOPLE", "GROUP")


def _bare(groups: pd.Series) -> pd.DataFrame:
    """Return units of which no more than their codes is known."""
    import pandas as pd

    return pd.DataFrame(index=pd.Index(sorted(groups.dropna().unique()), name="bps_code"))
