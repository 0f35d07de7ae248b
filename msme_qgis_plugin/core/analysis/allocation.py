"""Who gets how much of a budget or quota: in order of need, or in proportion to it.

Numbers are exact (`Fraction`), so that an auditor's sums are those of the sheet. Largest
remainder: Hare's quota (Balinski and Young, Fair Representation, 1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sharing(str, Enum):
    """How what there is gets shared out."""

    RANKED = "ranked"
    PROPORTIONAL = "proportional"


class FloorsBeyondBudgetError(MsmeError):
    """A least share for all that is more than there is."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{floor} for each of {units} units costs {needed:.2f}, and there is {budget:.2f}. Lower "
        "the least per unit, raise the budget, or take fewer units.",
    )


@dataclass(frozen=True)
class Claim:
    """What one unit may get.

    need: what its share is in proportion to; 0 or more.
    cost: of one portion; above 0.
    floor: portions that it gets in any case; cap: that it gets at most, None for no limit.
    """

    need: Fraction
    cost: Fraction
    floor: int = 0
    cap: int | None = None


@dataclass(frozen=True)
class Grant:
    """What one unit gets.

    share: portions before rounding; whole where units are served in order.
    rounded_up: whether the remainder brought one portion more.
    """

    share: Fraction
    portions: int
    amount: Fraction
    rounded_up: bool = False

    @property
    def remainder(self) -> Fraction:
        """What rounding down takes away."""
        return self.share - self.share.__floor__()


def allocate(claims: Sequence[Claim], budget: Fraction, sharing: Sharing) -> list[Grant]:
    """Share a budget out in whole portions, never more than there is.

    Floors come first. Then, `RANKED`: each unit in order gets up to its cap, until the next
    portion of the one in turn costs more than is left. `PROPORTIONAL`: each gets its share by
    need, within floor and cap, rounded down; what is left goes to the largest remainders, a
    portion each, as far as it reaches.

    Args:
        claims: the first in order of rank first; equal remainders go by it.

    Returns:
        One grant per claim, in step.

    Raises:
        FloorsBeyondBudgetError: the floors alone cost more than there is.
    """
    least = sum((one.cost * one.floor for one in claims), Fraction(0))
    if least > budget:
        raise FloorsBeyondBudgetError(
            floor=max(one.floor for one in claims),
            units=len(claims),
            needed=float(least),
            budget=float(budget),
        )
    shares = _in_order(claims, budget - least)
    if sharing is Sharing.PROPORTIONAL:
        shares = _by_need(claims, budget)
    portions = [share.__floor__() for share in shares]
    left = budget - sum((one.cost * n for one, n in zip(claims, portions)), Fraction(0))
    lost = [share - n for share, n in zip(shares, portions)]
    ups = set()
    for place in sorted(range(len(claims)), key=lambda place: -lost[place]):
        if lost[place] > 0 and claims[place].cost <= left:
            left -= claims[place].cost
            ups.add(place)
    return [
        Grant(share, n + (place in ups), one.cost * (n + (place in ups)), place in ups)
        for place, (one, share, n) in enumerate(zip(claims, shares, portions))
    ]


def _in_order(claims: Sequence[Claim], left: Fraction) -> list[Fraction]:
    """Return portions: floors, and what is left from the first on."""
    shares = []
    open_ended = True
    for one in claims:
        more = (left / one.cost).__floor__() if open_ended else 0
        if one.cap is not None:
            more, wanted = min(more, one.cap - one.floor), one.cap - one.floor
            # Who is served in part ends it: those behind wait their turn.
            open_ended = open_ended and more == wanted
        left -= more * one.cost
        shares.append(Fraction(one.floor + more))
    return shares


def _by_need(claims: Sequence[Claim], budget: Fraction) -> list[Fraction]:
    """Return portions in proportion to need where floors and caps let them be.

    Those held by their floor or cap get just that, and the others share what is left anew.
    """
    held: dict[int, Fraction] = {}
    while True:
        free = [place for place in range(len(claims)) if place not in held]
        need = sum((claims[place].need for place in free), Fraction(0))
        left = budget - sum((claims[n].cost * share for n, share in held.items()), Fraction(0))
        rate = left / need if need else Fraction(0)
        shares = {n: rate * claims[n].need / claims[n].cost for n in free}
        low = {n: Fraction(claims[n].floor) for n in free if shares[n] < claims[n].floor}
        high = {
            n: Fraction(cap) for n in free if (cap := claims[n].cap) is not None and shares[n] > cap
        }
        # Whichever lies farther off settles first, so that none is held for the other's sake.
        too_much = sum((claims[n].cost * (low[n] - shares[n]) for n in low), Fraction(0))
        too_little = sum((claims[n].cost * (shares[n] - high[n]) for n in high), Fraction(0))
        settled = {
            **(low if too_much >= too_little else {}),
            **(high if too_little >= too_much else {}),
        }
        if not settled:
            return [held.get(n, shares.get(n, Fraction(0))) for n in range(len(claims))]
        held |= settled
