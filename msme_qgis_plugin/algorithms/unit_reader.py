"""Layers of units of any level, read as what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.regions.errors import ZonesNotGivenError
from ..core.regions.levels import Level
from ..layers import INDICATIVE, read_fields
from ..translate import say
from .base import tell

if TYPE_CHECKING:
    import geopandas as gpd
    from qgis.core import QgsProcessingFeedback, QgsVectorLayer

    from ..core.errors import MsmeError
    from ..core.progress import Progress
    from ..core.regions.boundaries import BoundaryLayer
    from ..core.regions.gazetteer import Gazetteer
    from ..core.regions.level_layers import LevelLayer
    from ..core.regions.systems import CodeSystem

_SHOWN = 20


def boundary_of(frame: gpd.GeoDataFrame, layer: QgsVectorLayer | None) -> str:
    """Return whose outlines the units of a layer of ours have, which chaining must not lose."""
    if "boundary" in frame:
        said = frame["boundary"].dropna()
        if said.nunique() == 1 and str(said.iloc[0]).strip():
            return str(said.iloc[0])
    if {"indicative", "part_km2"} <= set(frame.columns) and frame["indicative"].eq(1).all():
        return INDICATIVE
    about = read_fields(layer)[1] if layer is not None else None
    if about is None:
        return ""
    return about.boundary or (INDICATIVE if about.indicative else "")


@dataclass(frozen=True)
class UnitReader:
    """Reads a layer of units of one level.

    name, crs: of the layer.
    system: whose codes it carries, where it cannot tell itself.
    id_field, name_field: of zones; empty where they are not given.
    feedback: where to say by what the units were recognised.
    """

    name: str
    crs: str
    gazetteer: Gazetteer
    system: CodeSystem | None
    id_field: str
    name_field: str
    feedback: QgsProcessingFeedback | None
    progress: Progress

    def read(self, frame: gpd.GeoDataFrame, level: Level | None) -> gpd.GeoDataFrame:
        """Read units of a level; where None those that the layer holds."""
        from ..core.regions.errors import NoDistrictsFoundError, ProvinceLayerError

        if level is Level.ZONE:
            return self._zones(frame)
        if level is Level.SUBDISTRICT:
            return self._subdistricts(frame)
        try:
            units = self._districts(frame)
        except (ProvinceLayerError, NoDistrictsFoundError) as error:
            if level is Level.DISTRICT:
                raise
            return self._provinces(frame, error)
        return self._united(units) if level is Level.PROVINCE else units

    def _zones(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        from ..core.regions.level_layers import read_zones

        if not self.id_field:
            raise ZonesNotGivenError
        return self._told(
            read_zones(
                frame,
                crs=self.crs,
                id_field=self.id_field,
                name_field=self.name_field or None,
                progress=self.progress,
            )
        )

    def _subdistricts(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        from ..core.regions.level_layers import read_subdistricts

        return self._told(
            read_subdistricts(
                frame, self.gazetteer, crs=self.crs, system=self.system, progress=self.progress
            )
        )

    def _provinces(self, frame: gpd.GeoDataFrame, refusal: MsmeError) -> gpd.GeoDataFrame:
        from ..core.regions.errors import NoDistrictsFoundError
        from ..core.regions.level_layers import read_provinces

        try:
            return self._told(read_provinces(frame, crs=self.crs, progress=self.progress))
        except NoDistrictsFoundError:
            raise refusal from None

    def _districts(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        from ..core.regions.boundaries import read_boundaries

        layer = read_boundaries(
            frame, self.gazetteer, crs=self.crs, system=self.system, progress=self.progress
        )
        if self.feedback is not None:
            _tell_units(layer, self.name, self.feedback)
        return layer.units

    def _united(self, districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Unite districts into their provinces."""
        from ..core.regions.boundaries import united
        from ..core.regions.named_sets import provinces

        known = provinces().units.assign(level=Level.PROVINCE.value).drop(columns="label")
        codes = districts["bps_code"].str[:2].tolist()
        return united(districts.geometry.to_numpy(), codes, known, self.progress)

    def _told(self, layer: LevelLayer) -> gpd.GeoDataFrame:
        if self.feedback is not None:
            for note in layer.notes:
                tell(self.feedback, note)
        units = layer.units
        units["code_field"] = layer.code_field
        return units


def _tell_units(layer: BoundaryLayer, name: str, feedback: QgsProcessingFeedback) -> None:
    """Say by what the boundaries were recognised, and what they lack."""
    from ..core.regions.boundaries import unknown_notes

    recognised = layer.recognised
    reasons = [recognised.decision.reason] if recognised.decision else []
    said = " ".join(say(note) for note in (*reasons, *recognised.notes))
    feedback.pushInfo(f"{name}: {said}")
    for note in unknown_notes(recognised.unknown, most=_SHOWN):
        feedback.pushWarning(f"{name}: {say(note)}")
