"""The number of a person in the civil register (NIK), as far as its digits tell.

Sixteen digits: province, district and subdistrict where it was issued (two each), day, month and
year of birth (two each; 40 is added to the day for women), four of a serial number.

Source: Perpres 62/2019, UU 24/2013 art. 13; codes of Kemendagri of 2020 and 2025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..regions.systems import CodeSystem

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from ..regions.gazetteer import Gazetteer

# East Kalimantan numbered districts that North Kalimantan has had since 2012.
_GAVE_DISTRICTS = "64"
_WOMEN = 40
_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def digits_of(cells: pd.Series) -> pd.Series:
    """Return the digits of cells, without what spreadsheets and people put between them."""
    plain = cells.str.replace(r"\.0$", "", regex=True)
    return plain.str.replace(r"\D", "", regex=True)


def is_nik(digits: pd.Series, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """Say which digits have the form of a NIK: a known place, a day that exists, a serial."""
    whole = digits.str.fullmatch(r"\d{16}").fillna(False).to_numpy(bool)
    found = np.zeros(len(digits), dtype=bool)
    texts = digits[whole]
    if not len(texts):
        return found
    known = {
        code
        for year in gazetteer.vintages(CodeSystem.KEMENDAGRI)
        for code in gazetteer.codes(CodeSystem.KEMENDAGRI, year)
    }
    places = texts.str[:4]
    placed = places.isin(known) | places.str[:2].eq(_GAVE_DISTRICTS)
    day, month = (texts.str.slice(at, at + 2).astype(int).to_numpy() for at in (6, 8))
    day = np.where(day > _WOMEN, day - _WOMEN, day)
    dated = (month >= 1) & (month < len(_DAYS)) & (day >= 1)
    dated &= day <= _DAYS[np.where(dated, month, 0)]
    serial = texts.str[12:].ne("0000").to_numpy() & texts.str[4:6].ne("00").to_numpy()
    found[whole] = placed.to_numpy() & dated & serial
    return found
