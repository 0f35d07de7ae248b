"""What can be computed of what is at hand, by which analysis, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..messages import QT_TRANSLATE_NOOP, Message
from .declaration import LACKING, Analysis, Lack, Needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Indicator
    from ..catalogue.weights import Weight
    from .data_sources import Source
    from .declaration import Input

_SEVERAL = 2
_PLANNED = QT_TRANSLATE_NOOP("core", "planned")
_NOT_YET = QT_TRANSLATE_NOOP("core", "Nothing computes it yet. Sources: {sources}.")


@dataclass(frozen=True)
class Sources:
    """What there is to compute of.

    tables: of villages, of counts and others.
    units: how many units of the chosen layer have the value in view, 0 where there is none.
    """

    tables: tuple[Source, ...] = ()
    units: int = 0

    def of(self, wanted: Input) -> tuple[Source, ...]:
        """Return the tables that an input takes, the best first."""
        found = [
            one
            for one in self.tables
            if one.kind.value == wanted.needed.value
            and wanted.variables <= set(one.variables)
            and wanted.by_village in (None, one.by_village)
        ]
        return tuple(sorted(found, key=lambda one: not one.by_village))

    def lack(self, analysis: Analysis) -> Lack | None:
        """Return what an analysis lacks, None where it can run."""
        for one in analysis.inputs:
            there = self.units if one.needed is Needed.UNITS else len(self.of(one))
            if not there:
                return one.lack
        return None

    def lack_for(self, analysis: Analysis, indicator: str) -> Lack | None:
        """Return what an analysis lacks for an indicator."""
        beyond = analysis.lacks.get(indicator)
        counts = [s for one in analysis.inputs for s in self.of(one) if one.needed is Needed.COUNTS]
        told = {
            Lack.SEXES: any("sex" in one.breakdowns for one in counts),
            Lack.USERS: any(len(one.columns) >= _SEVERAL for one in counts[:1]),
        }
        return self.lack(analysis) or (beyond if beyond and not told.get(beyond) else None)

    def districts(self, analysis: Analysis) -> int:
        """Return how many districts a result can have data for."""
        held = [self.of(one) for one in analysis.inputs]
        return min((one[0].districts for one in held if one), default=self.units)


@dataclass(frozen=True)
class Offer:
    """One line of what can, or cannot, be computed.

    key: id of the indicator, or name of an analysis that is offered as a whole.
    analysis: None where it cannot.
    need: what is lacking in two words; None where nothing is.
    reasons: the same in whole sentences.
    districts: how many the tables behind it name.
    """

    key: str
    indicator: Indicator | None = None
    analysis: Analysis | None = None
    need: Message | None = None
    reasons: tuple[Message, ...] = ()
    districts: int = 0

    @property
    def is_planned(self) -> bool:
        """Say whether no algorithm computes the indicator."""
        return self.indicator is not None and not self.indicator.computed_by


def offers(
    sources: Sources,
    catalogue: Catalogue,
    analyses: Sequence[Analysis],
    *,
    weight: Weight | None = None,
) -> tuple[Offer, ...]:
    """Return one offer per indicator of the catalogue, in its order, then the analyses of layers.

    Args:
        weight: what a village counts for where that is a choice.
    """
    by_name = {one.algorithm: one for one in analyses}
    found = []
    for indicator in catalogue.indicators.values():
        names = (by_name.get(name) for name in indicator.computed_by)
        known = [one for one in names if one is not None]
        formula = next((one for one in known if one.of_variables), None)
        if formula is not None or not known:
            found.append(_of_formula(indicator, formula, sources, catalogue, weight))
        else:
            found.append(_of_analysis(indicator, known[0], sources))
    of_units = [one for one in analyses if one.inputs[0].needed is Needed.UNITS]
    return (*found, *(_whole(one, sources) for one in of_units))


def _of_analysis(indicator: Indicator, analysis: Analysis, sources: Sources) -> Offer:
    lack = sources.lack_for(analysis, indicator.id)
    if lack is not None:
        return Offer(indicator.id, indicator, **_lacking(lack))
    return Offer(indicator.id, indicator, analysis, districts=sources.districts(analysis))


def _whole(analysis: Analysis, sources: Sources) -> Offer:
    lack = sources.lack(analysis)
    if lack is not None:
        return Offer(analysis.algorithm, **_lacking(lack))
    return Offer(analysis.algorithm, analysis=analysis, districts=sources.districts(analysis))


def _of_formula(
    indicator: Indicator,
    analysis: Analysis | None,
    sources: Sources,
    catalogue: Catalogue,
    weight: Weight | None,
) -> Offer:
    """Offer what follows from variables of one table by the catalogue's formula."""
    villages = [s for one in analysis.inputs for s in sources.of(one)] if analysis else []
    for source in villages:
        if catalogue.computable(source.variables, weight=weight)[indicator.id].computable:
            return Offer(indicator.id, indicator, analysis, districts=source.districts)
    lacking = catalogue.computable(_variables(sources.tables), weight=weight)[indicator.id]
    if not indicator.computed_by:
        need = Message(_PLANNED)
        known = {"sources": ", ".join(indicator.sources)}
        return Offer(indicator.id, indicator, need=need, reasons=(Message(_NOT_YET, known),))
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
    return Offer(indicator.id, indicator, need=need, reasons=reasons)


def _lacking(lack: Lack) -> dict[str, Any]:
    need, reason = LACKING[lack]
    return {"need": Message(need), "reasons": (Message(reason),)}


def _variables(sources: Iterable[Source]) -> set[str]:
    return {name for one in sources for name in one.variables}
