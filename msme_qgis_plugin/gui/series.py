"""What a layer holds to choose from: series of fields that differ in their period alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..core.measures.field import Role, Rule
from ..layers import PACK_MAP, PROVINCE, read_fields, read_unit_table
from ..styling.memory import remembered
from ..translate import language

if TYPE_CHECKING:
    from typing import TypeGuard

_CODE = "bps_code"


@dataclass(frozen=True)
class Series:
    """Fields of one layer that are one thing by period, or one field.

    title: in full, such as “Share C: Manufacturing”.
    fields: period -> field name; the period is "" where there is none.
    key: what it is; series of several levels, and the parts of one whole, have the same.
    family: series of one family are parts of one whole.
    head: what the family is called.
    part: the letter of a sector, "" where it is of all of them.
    part_title: the part in words.
    """

    title: str
    layer_id: str
    fields: dict[str, str] = field(default_factory=dict)
    key: tuple[str | None, ...] = ()
    family: tuple[str | None, ...] = ()
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


def series_of(layer: QgsVectorLayer, *roles: Role) -> list[Series]:
    """Return what a layer holds, in the order of its fields: its values, or other roles."""
    speech = language()
    place = _container(layer)
    found: dict[tuple[str | None, ...], Series] = {}
    for one in read_fields(layer)[0].with_role(*(roles or (Role.VALUE,))):
        made = found.get(one.series)
        if made is not None and (one.period or "") not in made.fields:
            made.fields[one.period or ""] = one.name
            continue
        words = one.sector_label.get(speech) if one.sector_label else ""
        found[one.series if made is None else (*one.series, one.name)] = Series(
            title=one.title(speech),
            layer_id=layer.id(),
            fields={one.period or "": one.name},
            key=tuple(text.casefold() if text else text for text in one.whole),
            family=(place, *one.whole),
            head=one.label.get(speech) if one.label else one.title(speech),
            part=one.sector or "",
            part_title=": ".join(filter(None, [one.sector, words])) or _all_together(),
        )
    return list(found.values())


def mapped_series(layer: QgsVectorLayer) -> list[Series]:
    """Return the series of what a map may show of a layer, values first."""
    shown = {one.name for one in read_fields(layer)[0].mapped}
    kinds = [one for one in series_of(layer, Role.CATEGORY) if one.latest in shown]
    return [*series_of(layer), *kinds]


def families(found: list[Series]) -> list[list[Series]]:
    """Bring the parts of each whole together, in the order of the first."""
    together: dict[tuple[str | None, ...], list[Series]] = {}
    for one in found:
        together.setdefault(one.family, []).append(one)
    return list(together.values())


def first_field(layer: QgsVectorLayer) -> str:
    """Return the field to begin with, empty where there is no value.

    That is the one that a style of ours draws, or the first one, a rate before a total.
    """
    memory = remembered(layer)
    if memory is not None:
        drawn = memory.fields[0]
        place = layer.fields().indexFromName(drawn)
        listed = any(drawn in one.fields.values() for one in mapped_series(layer))
        # A map of categories may draw words that are none of these.
        if listed or (place >= 0 and layer.fields().at(place).isNumeric()):
            return drawn
    found, fields = series_of(layer) or mapped_series(layer), read_fields(layer)[0]
    # A rate can be compared between districts, a total says which is large.
    rates = [one for one in found if fields[one.latest].rule is not Rule.SUM]
    return (rates or found)[0].latest if found else ""


def only_province(layer: QgsVectorLayer) -> str:
    """Return the province that alone has data, "" where several or none have."""
    table = read_unit_table(layer)
    if PROVINCE not in table.units:
        return ""
    shown = table.values[[one.name for one in table.fields.indicators]].notna().any(axis=1)
    shown |= table.categories.notna().any(axis=1).reindex(shown.index, fill_value=False)
    held = table.units.loc[shown, PROVINCE].dropna().unique()
    return str(held[0]) if len(held) == 1 else ""


def is_ours(layer: object) -> TypeGuard[QgsVectorLayer]:
    """Tell a layer of units with something to map, whoever made it."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == Qgis.GeometryType.Polygon
        and layer.fields().indexFromName(_code_of(layer)) >= 0
        and bool(mapped_series(layer))
    )


def _code_of(layer: QgsVectorLayer) -> str:
    return read_fields(layer)[1].code or _CODE


def _container(layer: QgsVectorLayer) -> str:
    """Return what holds the parts of one whole: the layer, or the pack that it is a map of."""
    if layer.customProperty(PACK_MAP):
        return str(layer.source()).partition("|")[0]
    return str(layer.id())


def _all_together() -> str:
    return QCoreApplication.translate("SubjectBar", "All together")
