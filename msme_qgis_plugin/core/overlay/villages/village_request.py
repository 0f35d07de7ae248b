"""What a run asks of villages: indicators, sums and the weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...catalogue.errors import UnknownVariableError
from ...catalogue.load import effective_weight
from ..errors import NothingComputableError
from .villages_to_units import can_aggregate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...catalogue.load import Catalogue
    from ...catalogue.model import Indicator
    from ...catalogue.weights import Weight
    from .village_source import OpenedVillages


@dataclass(frozen=True)
class VillageRequest:
    """What is to be computed.

    needed: the variables that this takes and the survey has.
    """

    indicators: tuple[Indicator, ...]
    sums: tuple[str, ...]
    weight: Weight | None
    needed: tuple[str, ...]


def make_request(
    opened: OpenedVillages,
    catalogue: Catalogue,
    *,
    indicators: Iterable[str] = (),
    sums: Iterable[str] = (),
    weight: Weight | None = None,
) -> VillageRequest:
    """Find what was asked for in the catalogue and in the survey.

    Args:
        indicators: ids; every one that these villages give if empty.
        sums: variables to add up.
        weight: replaces weights that the catalogue leaves as a choice; the first choice that the
            survey holds where None.

    Raises:
        UnknownIndicatorError: the catalogue has no such indicator.
        UnknownVariableError: the survey has no such variable.
        NothingComputableError: nothing was asked for and nothing can be
            computed.
    """
    available = frozenset(opened.available)
    wanted = tuple(dict.fromkeys(sums))
    for name in wanted:
        if name not in available:
            raise UnknownVariableError(
                dataset=opened.dataset.id, variable=name, known=", ".join(sorted(available))
            )
    asked = [catalogue.indicator(one) for one in indicators]
    chosen = list({one.id: one for one in asked}.values()) or [
        catalogue.indicator(one.indicator)
        for one in catalogue.computable(available, weight=weight).values()
        if one.computable and can_aggregate(catalogue.indicator(one.indicator))
    ]
    if not chosen and not wanted:
        raise NothingComputableError(
            dataset=opened.dataset.id, variables=", ".join(sorted(available))
        )
    needed = dict.fromkeys(wanted)
    for one in chosen:
        needed.update(dict.fromkeys(one.requires))
        needed[effective_weight(one, weight, available).value] = None
    return VillageRequest(
        indicators=tuple(chosen),
        sums=wanted,
        weight=weight,
        needed=tuple(name for name in needed if name in available),
    )
