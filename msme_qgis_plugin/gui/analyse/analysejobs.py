"""From ticks and parameters to algorithms with theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

from ...core.analysis.declaration import Needed, Setting
from ...core.classes.method import Method
from ...core.measures.field import Role
from ...layers import embedded_units
from ...settings import preferences
from ...styling.kinds import KINDS, Kind
from ..data.boundaries import chosen_boundaries
from .analyseview import EACH_PERIOD, EACH_PROVINCE
from .declared import output_text, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...core.analysis.computable import Offer
    from ...core.analysis.declaration import Analysis
    from ...core.measures.field import Field
    from .analyseview import Choices
    from .held_tables import Held


@dataclass(frozen=True)
class Plan:
    """One algorithm to run once.

    name: of the layer that it makes.
    indicators: ids of those that were ticked; the first is mapped, the first new value where
        there is none.
    beside: outputs that are tables beside the districts.
    """

    algorithm: str
    parameters: dict[str, Any]
    name: str
    indicators: tuple[str, ...]
    beside: tuple[str, ...] = ()


def plans(offers: Sequence[Offer], choices: Choices) -> list[Plan]:
    """Return what to run for what is ticked."""
    analyses = {one.analysis.algorithm: one.analysis for one in offers if one.analysis}
    return [
        plan
        for name, analysis in analyses.items()
        for plan in _repeated(
            analysis, [o for o in offers if o.analysis and o.analysis.algorithm == name], choices
        )
    ]


def _repeated(analysis: Analysis, offers: Sequence[Offer], choices: Choices) -> Iterator[Plan]:
    by_villages = any(one.needed is Needed.VILLAGES for one in analysis.inputs)
    periods = [choices.villages]
    if choices.repeat == EACH_PERIOD and by_villages:
        periods += choices.others
    for villages in periods:
        used = replace(choices, villages=villages)
        one = _plan(analysis, offers, used)
        if choices.repeat == EACH_PROVINCE and used.held(analysis.inputs[0]) is not None:
            yield from _by_province(one, used.held(analysis.inputs[0]))
        else:
            yield one


def _plan(analysis: Analysis, offers: Sequence[Offer], choices: Choices) -> Plan:
    told: dict[str, Any] = {}
    boundaries = chosen_boundaries()
    of_layer = analysis.inputs[0].needed is Needed.UNITS
    if boundaries and not of_layer:
        told["UNITS"] = boundaries
    for one in analysis.inputs:
        held = choices.held(one)
        told[one.parameter] = choices.layer if of_layer else held.path if held is not None else ""
    values = _settings(offers, choices)
    chosen = {name: values[setting] for name, setting in analysis.settings.items()}
    told.update({name: value for name, value in chosen.items() if value not in ("", None)})
    wanted = choices.by_sector or any(one.key in analysis.only_by_sector for one in offers)
    by_sector = (analysis.by_sector,) if wanted and analysis.by_sector else ()
    beside = (*by_sector, *analysis.tables)
    named = choices.held(analysis.inputs[0])
    name = [output_text(analysis.algorithm, "OUTPUT"), named.name if named else ""]
    if of_layer:
        name = [title_of(analysis.algorithm), choices.layer_name]
    return Plan(
        f"msme:{analysis.algorithm}",
        told,
        ", ".join(filter(None, name)),
        tuple(one.indicator.id for one in offers if one.indicator),
        beside,
    )


def _settings(offers: Sequence[Offer], choices: Choices) -> dict[Setting, Any]:
    held = choices.beside
    return {
        Setting.INDICATORS: "; ".join(one.key for one in offers),
        Setting.COVERAGE: choices.coverage,
        Setting.WEIGHT: choices.weight,
        Setting.SUPPRESS_BELOW: preferences().threshold,
        Setting.COUNT_FIELD: choices.count,
        Setting.USERS_FIELD: choices.users,
        Setting.SECTOR_FIELD: held.told["sector"] if held is not None else "",
        Setting.SEX_FIELD: held.told["sex"] if held is not None else "",
    }


def style_of(one: Field) -> tuple[str, dict[str, Any]]:
    """Return the algorithm that draws a field, and how.

    A centre belongs to what it is, and so does whether more of it is better; the method is a
    matter of taste: the options'.
    """
    chosen = preferences()
    if one.role is Role.CATEGORY:
        return KINDS[Kind.CATEGORY].algorithm, {"LANGUAGE": chosen.language}
    told: dict[str, Any] = {
        "PALETTE": one.direction.value if one.direction else "neutral",
        "METHOD": chosen.method,
        "LANGUAGE": chosen.language,
    }
    if one.centre is not None:
        told |= {"PALETTE": "diverging", "METHOD": Method.DIVERGING.value, "CENTRE": one.centre}
    return KINDS[Kind.CHOROPLETH].algorithm, told


def _by_province(one: Plan, held: Held | None) -> Iterator[Plan]:
    codes = held.source().provinces if held is not None else ()
    layer_id = one.parameters.get("UNITS", "")
    layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
    source = layer_id if layer is not None else embedded_units().source()
    names = province_names()
    for code in codes:
        units = QgsProcessingFeatureSourceDefinition(
            source, filterExpression=f"left(\"bps_code\", 2) = '{code}'"
        )
        yield replace(
            one,
            parameters={**one.parameters, "UNITS": units},
            name=f"{one.name} {names.get(code, code)}".strip(),
        )


def province_names() -> dict[str, str]:
    """Return the provinces by their two-digit BPS codes."""
    from ...core.regions.gazetteer import Gazetteer

    units = Gazetteer.load().units
    return dict(zip(units["bps_code"].str[:2], units["province"]))
