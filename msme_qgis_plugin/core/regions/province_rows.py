"""Rows named as a province: its total, or the district that bears its name.

Gorontalo, Jambi, Bengkulu and Yogyakarta are names of both. A total begins or
ends the rows of its province, a district stands between others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..messages import Message
from .names import province_key
from .resolve import OR_PROVINCE, TOTAL, Outcome
from .systems import RowStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from .evidence import Reader, Row

INSIDE = "inside"


def beside_districts(names: pd.Series[str], reader: Reader) -> list[str]:
    """Return `INSIDE` for rows named as a province and a district, between its districts.

    Args:
        names: of all rows, in order.
    """
    texts = names.tolist()
    provinces = reader.gazetteer.provinces
    found = [""] * len(texts)
    # Names come again in each period.
    within = {text: provinces.get(province_key(text)) for text in set(texts)}
    for place, text in enumerate(texts):
        inside = within[text]
        if inside is None:
            continue
        around = (texts[place - 1] if place else "", *texts[slice(place + 1, place + 2)])
        if len(around) > 1 and all(_is_inside(one, inside, reader) for one in around):
            found[place] = INSIDE
    return found


def _is_inside(name: str, provinces: frozenset[str], reader: Reader) -> bool:
    hits = reader.gazetteer.hits(name)[1]
    return any(reader.within(hit.bps_code, provinces) for hit in hits)


def without_totals(rows: Sequence[Row], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Take a province's name for its total where the districts of that name have other rows."""
    present = {outcome.bps_code for outcome in outcomes}
    return [
        Outcome(RowStatus.TOTAL_ROW, message=Message(TOTAL))
        if outcome.message is not None
        and outcome.message.template == OR_PROVINCE
        and not row.inside
        and present.issuperset(outcome.units)
        else outcome
        for row, outcome in zip(rows, outcomes)
    ]
