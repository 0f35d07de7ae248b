"""Districts over time: which was part of which.

Districts split (pemekaran); a value of a parent is never given to a child.
Bringing the children back together is how years are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from .errors import UnknownVintageError
from .systems import CodeSystem

if TYPE_CHECKING:
    from .gazetteer import CodeList, Gazetteer


def list_of_year(gazetteer: Gazetteer, year: int) -> CodeList:
    """Return the last BPS list of districts that is not younger than `year`.

    Between two lists the older one is taken: what was split in between is
    merged, which is coarser and never wrong.

    Raises:
        UnknownVintageError: the year is before the first list.
    """
    years = [y for y in gazetteer.vintages(CodeSystem.BPS) if y <= year]
    if not years:
        known = ", ".join(str(y) for y in gazetteer.vintages(CodeSystem.BPS))
        raise UnknownVintageError(system=CodeSystem.BPS.label, year=year, known=known)
    return gazetteer.code_list(CodeSystem.BPS, years[-1])


def parents(gazetteer: Gazetteer, year: int) -> pd.Series:
    """Return for each unit of today the district of `year` that held it.

    Returns:
        Text, index `bps_code` (514), values the BPS 2024 code of the unit
        that carries the district on: 1990 Kutai is 6403 Kutai Kartanegara.
        Where no single unit does, the lowest code of its parts.

    Raises:
        UnknownVintageError: the year is before the first list.
    """
    listed = list_of_year(gazetteer, year)
    found = {
        unit: listed.heir.get(code, min(units))
        for code, units in listed.units.items()
        for unit in units
    }
    index = gazetteer.units.index
    return pd.Series(found, name="parent", dtype=object).reindex(index)
