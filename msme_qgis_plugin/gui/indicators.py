"""What a layer holds: indicators, their periods and their parts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..core.regions.levels import LEVELS, Level, level_of
from ..styling.memory import remembered
from ..styling.naming import field_title

# Numbers that describe a unit or a row, and are no indicators.
_OWN = frozenset(
    {
        *("fid", "ogc_fid", "area_km2", "part_km2", "official_km2"),
        *("indicative", "boundary", "merged", "villages", "small_base"),
        *("population", "population_year", "sectors_in_scope"),
        *("coverage", "withheld", "reading_sure"),
    }
)
# Numbers that belong to the field they are named after.
_BESIDE = ("_low", "_high", "_coverage", "_status")
# A map of a pack draws a share as it is read; the stored one is the same.
_STORED, _SHOWN = "value", "value_shown"
# What a map of a pack says of itself: indicator and sector, dataset, level.
PACK_MAP = "msme/pack_map"
_CODE, _LEVEL = "bps_code", "level"
# A yearly series is one indicator: POP2016, POP2017.
_YEARLY = re.compile(r"(.*?)[\s_.,-]*((?:19|20)\d\d)")
# Fields of `msme:structure`, one per field of business.
_BY_SECTOR = re.compile(r"(share|lq)_([a-v])")
_OF_SECTORS = "kbli_version"


class _PackMap(NamedTuple):
    """One map of a pack; the name is `indicator` or `indicator:sector`."""

    name: str
    dataset: str
    level: str


@dataclass(frozen=True)
class Indicator:
    """A series of fields of one layer, or one field.

    title: in full, such as “Share C: Manufacturing”.
    fields: period -> field name; the period is "" where there is none.
    key: what it is, whatever language its title is in. Layers of several
        levels, and the parts of one whole, have the same.
    family: indicators of one family are parts of one whole.
    head: what the family is called.
    part: the letter of a sector, "" where it is of all of them.
    part_title: the part in words.
    """

    title: str
    layer_id: str
    fields: dict[str, str] = field(default_factory=dict)
    key: str = ""
    family: str = ""
    head: str = ""
    part: str = ""
    part_title: str = ""

    @property
    def periods(self) -> list[str]:
        """The periods, the latest first."""
        return sorted(self.fields, reverse=True)

    @property
    def latest(self) -> str:
        """The field of the latest period."""
        return self.fields[self.periods[0]]

    def period_of(self, name: str) -> str:
        """Return the period of a field, "" where it has none."""
        return next((p for p, held in self.fields.items() if held == name), "")


def indicators_of(layer: QgsVectorLayer) -> list[Indicator]:
    """Return what a layer holds, in the order of its fields."""
    names = layer.fields().names()
    values = [
        one.name() for one in layer.fields() if one.isNumeric() and _is_indicator(one.name(), names)
    ]
    told = _pack_map(layer)
    if told is not None:
        return [_of_pack(layer, one, told) for one in values[:1]]
    by_sector = _OF_SECTORS in names
    found: dict[str, Indicator] = {}
    for name in values:
        sector = _BY_SECTOR.fullmatch(name) if by_sector else None
        if sector is not None:
            found[name] = _of_sector(layer, name, *sector.groups())
            continue
        title = field_title(layer, name)
        stem, period = _dated(title)
        made = found.setdefault(
            stem,
            Indicator(
                stem,
                layer.id(),
                key=_dated(name)[0].casefold(),
                family=f"{layer.id()} {stem}",
                head=stem,
            ),
        )
        made.fields[period] = name
    return list(found.values())


def families(found: list[Indicator]) -> list[list[Indicator]]:
    """Bring the parts of each whole together, in the order of the first."""
    together: dict[str, list[Indicator]] = {}
    for one in found:
        together.setdefault(one.family, []).append(one)
    return list(together.values())


def first_field(layer: QgsVectorLayer) -> str:
    """Return the field to begin with, empty where there is no value.

    That is the one that a style of ours draws, or the first one.
    """
    memory = remembered(layer)
    if memory is not None:
        drawn = memory.fields[0]
        if layer.fields().indexFromName(drawn) >= 0:
            return drawn
    found = indicators_of(layer)
    return found[0].latest if found else ""


def is_ours(layer: object) -> bool:
    """Tell a layer of units with numbers, whoever made it."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == Qgis.GeometryType.Polygon
        and layer.fields().indexFromName(_CODE) >= 0
        and bool(indicators_of(layer))
    )


def level_of_layer(layer: QgsVectorLayer) -> Level:
    """Return the level of a layer's units.

    That is what its field `level` says, or how long its codes are.
    """
    fields = layer.fields()
    told = [one for one in (_LEVEL, _CODE) if fields.indexFromName(one) >= 0]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(told, fields).setLimit(1)
    unit = next(layer.getFeatures(request), None)
    if unit is None:
        return Level.DISTRICT
    said = str(unit[_LEVEL]) if _LEVEL in told else ""
    known = {one.value: one for one in LEVELS}
    return known.get(said) or level_of(str(unit[_CODE]))


def _is_indicator(name: str, names: list[str]) -> bool:
    """Tell a value from what is said of a unit or of another value."""
    if name == _STORED and _SHOWN in names:
        return False
    if f"{name}_status" in names:
        # A person's own column may be called “population”.
        return True
    if name in _OWN:
        return False
    return not any(name.endswith(end) and name[: -len(end)] in names for end in _BESIDE)


def _dated(text: str) -> tuple[str, str]:
    """Return a name without its year, and the year, where it ends in one."""
    found = _YEARLY.fullmatch(text)
    if found is None or not found[1]:
        return text, ""
    return found[1], found[2]


def _of_sector(layer: QgsVectorLayer, name: str, measure: str, letter: str) -> Indicator:
    """Return the share or quotient of one field of business."""
    title, sector = field_title(layer, name), letter.upper()
    # As the layer is written: “Share C: Manufacturing”.
    head, found, words = title.partition(f" {sector}: ")
    return Indicator(
        title,
        layer.id(),
        {"": name},
        key=measure,
        family=f"{layer.id()} {measure}",
        head=head if found else measure,
        part=sector,
        part_title=f"{sector}: {words}" if found else sector,
    )


def _of_pack(layer: QgsVectorLayer, name: str, told: _PackMap) -> Indicator:
    """Return what a map of a pack draws; its sectors are layers apart."""
    title = head = field_title(layer, name)
    indicator, _, sector = told.name.partition(":")
    if sector:
        # As the layer is called: “LQ C (ratio) · 2016 · se2016”.
        called, dot, rest = title.partition(" · ")
        before, _, after = called.rpartition(f" {sector}")
        head = f"{before}{after}{dot}{rest}"
    pack = layer.source().partition("|")[0]
    return Indicator(
        title,
        layer.id(),
        {"": name},
        key=f"{told.dataset} {indicator}".casefold(),
        family=f"{pack}|{told.level}|{told.dataset}|{indicator}",
        head=head,
        part=sector,
        part_title=sector or _all_together(),
    )


def _pack_map(layer: QgsVectorLayer) -> _PackMap | None:
    """Return what a map of a pack says of itself, None for other layers."""
    try:
        name, dataset, level = json.loads(layer.customProperty(PACK_MAP) or "")
    except (ValueError, TypeError):
        # Another version's, or a person's own property of this name.
        return None
    return _PackMap(str(name), str(dataset), str(level))


def _all_together() -> str:
    return QCoreApplication.translate("SubjectBar", "All together")
