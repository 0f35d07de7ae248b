"""What can be computed of the tables at hand, by what, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from ..overlay.villages.villages_to_units import can_aggregate
from .data_sources import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Availability, Indicator
    from ..catalogue.weights import Weight
    from .data_sources import Source


class Runner(str, Enum):
    """The function that computes an offer; the value is its name."""

    VILLAGES = "aggregatevillages"
    ACCESS = "accessoverlay"
    STRUCTURE = "structure"


# What each function gives beside the indicators that villages give alone:
# id -> field of its result. Per sector there is one field each.
ACCESS_FIELDS = {
    "B01_4g_msme": "share_4g",
    "B02_net_msme": "access_score",
    "B08_net_use": "own_use",
    "B09_net_gap": "internet_gap",
}
STRUCTURE_FIELDS = {
    "A01_msme_n": "total",
    "A02_msme_per1000": "per_1000",
    "A03_msme_km2": "per_km2",
    "A09_women_sh": "women_share",
    "A10_women_gap": "women_share",
    "A11_kbli_sh": "share",
    "A12_lq": "lq",
    "A13_hhi": "hhi",
    "A14_shannon": "shannon",
}
_BY_SEX = frozenset({"A09_women_sh", "A10_women_gap"})
_WITH_USERS = frozenset({"B08_net_use", "B09_net_gap"})
_SEVERAL = 2

_LACKING = {
    "villages": (
        QT_TRANSLATE_NOOP("core", "needs villages"),
        QT_TRANSLATE_NOOP(
            "core", "Needs a survey of villages, such as PODES. Drop its file on the Data page."
        ),
    ),
    "counts": (
        QT_TRANSLATE_NOOP("core", "needs counts"),
        QT_TRANSLATE_NOOP(
            "core",
            "Needs counts of MSMEs by village, subdistrict or district. Drop "
            "such a table on the Data page.",
        ),
    ),
    "sector": (
        QT_TRANSLATE_NOOP("core", "needs sectors"),
        QT_TRANSLATE_NOOP(
            "core", "Needs MSME counts by sector for districts. A table by KBLI section adds them."
        ),
    ),
    "sex": (
        QT_TRANSLATE_NOOP("core", "needs sexes"),
        QT_TRANSLATE_NOOP("core", "Needs MSME counts by sector and by the owner's sex."),
    ),
    "users": (
        QT_TRANSLATE_NOOP("core", "needs users"),
        QT_TRANSLATE_NOOP(
            "core", "Needs counts of MSMEs with a second column: how many of them use the internet."
        ),
    ),
}


@dataclass(frozen=True)
class Offer:
    """One line of what can, or cannot, be computed.

    runner: None where it cannot.
    field: of the runner's result; the beginning of it where there is one
        field per sector.
    need: what is lacking in two words; None where nothing is.
    reasons: the same in whole sentences.
    districts: how many the tables behind it name.
    """

    indicator: Indicator
    runner: Runner | None = None
    field: str = ""
    need: Message | None = None
    reasons: tuple[Message, ...] = ()
    districts: int = 0


def offers(
    sources: Sequence[Source], catalogue: Catalogue, *, weight: Weight | None = None
) -> tuple[Offer, ...]:
    """Return one offer per indicator of the catalogue, in its order.

    Args:
        weight: what a village counts for where that is a choice.
    """
    every = catalogue.computable(_variables(sources), weight=weight)
    by_villages = [
        (one, catalogue.computable(one.variables, weight=weight))
        for one in sources
        if one.kind is Kind.VILLAGES
    ]
    found = []
    for indicator in catalogue.indicators.values():
        if indicator.id in STRUCTURE_FIELDS:
            found.append(_of_structure(indicator, sources))
        elif indicator.id in ACCESS_FIELDS:
            found.append(_of_access(indicator, sources))
        else:
            found.append(_of_villages(indicator, by_villages, every[indicator.id]))
    return tuple(found)


def _of_villages(
    indicator: Indicator,
    villages: Sequence[tuple[Source, Mapping[str, Availability]]],
    lacking: Availability,
) -> Offer:
    if can_aggregate(indicator):
        for source, available in villages:
            if available[indicator.id].computable:
                return Offer(
                    indicator, Runner.VILLAGES, indicator.id.lower(), districts=source.districts
                )
    if lacking.missing_weight and not lacking.missing_variables:
        need = Message(
            QT_TRANSLATE_NOOP("core", "needs weight {weight}"), {"weight": lacking.missing_weight}
        )
    else:
        need = Message(
            QT_TRANSLATE_NOOP("core", "needs {source}"), {"source": indicator.sources[0]}
        )
    reasons = lacking.reasons or (
        Message(
            QT_TRANSLATE_NOOP("core", "Is not computed here. Sources: {sources}."),
            {"sources": ", ".join(indicator.sources)},
        ),
    )
    return Offer(indicator, need=need, reasons=reasons)


def _of_structure(indicator: Indicator, sources: Sequence[Source]) -> Offer:
    counts = [one for one in sources if one.kind is Kind.COUNTS and not one.by_village]
    if not counts:
        return _without(indicator, "sector")
    if indicator.id in _BY_SEX:
        counts = [one for one in counts if "sex" in one.breakdowns]
        if not counts:
            return _without(indicator, "sex")
    return Offer(
        indicator, Runner.STRUCTURE, STRUCTURE_FIELDS[indicator.id], districts=counts[0].districts
    )


def _of_access(indicator: Indicator, sources: Sequence[Source]) -> Offer:
    villages = [one for one in sources if one.kind is Kind.VILLAGES]
    counts = [one for one in sources if one.kind is Kind.COUNTS]
    if not villages or "internet_signal" not in _variables(villages):
        return _without(indicator, "villages")
    if not counts:
        return _without(indicator, "counts")
    counts.sort(key=lambda one: not one.by_village)
    several = len(counts[0].columns) >= _SEVERAL
    if indicator.id in _WITH_USERS and not several:
        return _without(indicator, "users")
    return Offer(
        indicator,
        Runner.ACCESS,
        ACCESS_FIELDS[indicator.id],
        districts=min(villages[0].districts, counts[0].districts),
    )


def _without(indicator: Indicator, what: str) -> Offer:
    need, reason = _LACKING[what]
    return Offer(indicator, need=Message(need), reasons=(Message(reason),))


def _variables(sources: Iterable[Source]) -> set[str]:
    return {name for one in sources for name in one.variables}
