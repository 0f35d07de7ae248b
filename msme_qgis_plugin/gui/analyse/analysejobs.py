"""From ticks and parameters to algorithms with theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ...core.classes.method import Method
from ...layers import embedded_units
from ...settings import preferences
from ..data.boundaries import chosen_boundaries
from .analyseview import EACH_PERIOD, EACH_PROVINCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...core.analysis.computable import Offer
    from .analyseview import Choices
    from .held_tables import Held

_ACCESS, _STRUCTURE = "accessoverlay", "structure"
_VILLAGES = "aggregatevillages"


@dataclass(frozen=True)
class Plan:
    """One algorithm to run once.

    name: of the layer that it makes.
    field: which of its fields to map.
    style: method and colours of that map.
    beside: outputs that are tables beside the districts.
    """

    algorithm: str
    parameters: dict[str, Any]
    name: str
    field: str
    style: dict[str, Any]
    beside: tuple[str, ...] = ()


def plans(offers: Sequence[Offer], choices: Choices) -> list[Plan]:
    """Return what to run for what is ticked."""
    runners = dict.fromkeys(one.runner.value for one in offers if one.runner)
    return [
        plan
        for runner in runners
        for plan in _repeated(
            runner, [o for o in offers if o.runner and o.runner.value == runner], choices
        )
    ]


def _repeated(runner: str, offers: Sequence[Offer], choices: Choices) -> Iterator[Plan]:
    periods = [choices.villages]
    if choices.repeat == EACH_PERIOD and runner != _STRUCTURE:
        periods += choices.others
    for villages in periods:
        one = _plan(runner, offers, choices, villages)
        if choices.repeat == EACH_PROVINCE:
            yield from _by_province(one, runner, choices)
        else:
            yield one


def _plan(runner: str, offers: Sequence[Offer], choices: Choices, villages: Held | None) -> Plan:
    told: dict[str, Any] = {}
    boundaries = chosen_boundaries()
    if boundaries:
        told["UNITS"] = boundaries
    name = ""
    if villages is not None and runner != _STRUCTURE:
        told["VILLAGES"] = villages.path
        name = villages.name
    if runner == _VILLAGES:
        told["INDICATORS"] = ", ".join(one.indicator.id for one in offers)
        told["MIN_COVERAGE"] = choices.coverage
        if choices.weight:
            told["WEIGHT"] = choices.weight
        return Plan(f"msme:{runner}", told, name, offers[0].field, style_of(offers[0]))
    counts = choices.counts if runner == _STRUCTURE else choices.beside
    path = counts.path if counts is not None else ""
    beside: tuple[str, ...] = ()
    if runner == _STRUCTURE:
        told["INPUT"] = path
        told["SUPPRESS_BELOW"] = preferences().threshold
        beside = ("SECTORS",) if choices.by_sector else ()
        name = counts.name if counts is not None else ""
    else:
        told["MSME"] = path
        beside = ("BREAKDOWN",) if choices.by_sector else ()
        told.update(_columns(choices))
    title = _title(runner).format(name=name)
    return Plan(f"msme:{runner}", told, title, offers[0].field, style_of(offers[0]), beside)


def _columns(choices: Choices) -> dict[str, str]:
    """Return which columns of the counts hold what."""
    held = choices.beside
    told = {
        "MSME_COUNT_FIELD": choices.count,
        "INTERNET_USE_FIELD": choices.users,
        "SECTOR_FIELD": held.told["sector"] if held is not None else "",
        "SEX_FIELD": held.told["sex"] if held is not None else "",
    }
    return {name: value for name, value in told.items() if value}


def style_of(offer: Offer) -> dict[str, Any]:
    """Return how an indicator is drawn: its own way, else the options'.

    A centre belongs to what an indicator is, and so does whether more of it
    is better; the method is a matter of taste.
    """
    chosen, indicator = preferences(), offer.indicator
    style: dict[str, Any] = {
        "METHOD": chosen.method,
        "PALETTE": indicator.palette,
        "LANGUAGE": chosen.language,
    }
    if indicator.classes.centre is not None:
        style["METHOD"] = Method.DIVERGING.value
        style["CENTRE"] = indicator.classes.centre
    return style


def _by_province(one: Plan, runner: str, choices: Choices) -> Iterator[Plan]:
    held = choices.counts if runner == _STRUCTURE else choices.villages
    codes = held.source().provinces if held is not None else ()
    layer_id = one.parameters.get("UNITS", "")
    layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
    source = layer_id if layer is not None else embedded_units().source()
    names = province_names()
    for code in codes:
        units = QgsProcessingFeatureSourceDefinition(
            source, filterExpression=f"left(\"bps_code\", 2) = '{code}'"
        )
        yield Plan(
            one.algorithm,
            {**one.parameters, "UNITS": units},
            f"{one.name} {names.get(code, code)}".strip(),
            one.field,
            one.style,
            one.beside,
        )


def province_names() -> dict[str, str]:
    """Return the provinces by their two-digit BPS codes."""
    from ...core.regions.gazetteer import Gazetteer

    units = Gazetteer.load().units
    return dict(zip(units["bps_code"].str[:2], units["province"]))


def _title(runner: str) -> str:
    if runner == _ACCESS:
        return QCoreApplication.translate("AnalysePage", "Internet access of MSMEs, {name}")
    return QCoreApplication.translate("AnalysePage", "Structure of MSMEs, {name}")


def table_text(output: str) -> str:
    """Return what a table beside the districts is called."""
    if output == "BREAKDOWN":
        return QCoreApplication.translate("AnalysePage", "by sector and sex")
    return QCoreApplication.translate("AnalysePage", "by sector")
