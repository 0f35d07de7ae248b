"""Whether fields of codes mean the same districts, and polygons have their size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .codes import Repair, read_code
from .errors import LargerUnitsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gazetteer import CodeList, Gazetteer
    from .layer_columns import CodeField

# Where fewer features agree the field numbers something else altogether.
_SAME_FIELD = 0.9
_REAL_CODES = 0.99
# Borders are drawn differently, and some districts have been divided since;
# half of all polygons being so many times too large, they are no districts.
_TOO_LARGE = 4
_FEWEST = 5


@dataclass(frozen=True)
class Agreement:
    """How fields of codes stand to the districts that were found.

    agreeing: fields that mean the same districts, or their parents.
    outdated: fields of a list of before splits -> number of features where
        they mean another district; such a list contradicts nobody.
    contradictions: index of the feature -> the field that contradicts.
    disagreeing: fields of real codes that mean other districts throughout.
    """

    agreeing: tuple[str, ...]
    outdated: dict[str, int]
    contradictions: dict[int, CodeField]
    disagreeing: tuple[str, ...]


def compare_fields(
    bps_code: pd.Series[str], fields: Sequence[CodeField], gazetteer: Gazetteer
) -> Agreement:
    """Compare fields of codes with the districts found by another way.

    Each field is read under the list (system and vintage) that agrees best;
    a list of before a split agrees where it holds the district's parent.

    Args:
        bps_code: BPS 2024 code per feature, "" where none; integer index.
    """
    agreeing: list[str] = []
    disagreeing: list[str] = []
    outdated: dict[str, int] = {}
    contradictions: dict[int, CodeField] = {}
    for field in fields:
        codes = field.codes.reindex(bps_code.index)
        compared = bps_code.ne("") & codes.ne("")
        pairs = pd.DataFrame({"code": codes, "unit": bps_code})[compared]
        if pairs.empty:
            continue
        distinct = pairs.drop_duplicates().reset_index(drop=True)
        number = pairs.groupby(["code", "unit"], sort=False).ngroup()
        lists = [one for one in gazetteer.lists if field.system in (None, one.vintage.system)]
        same, best = max(
            ((number.map(_same(distinct, one)), one) for one in lists),
            key=lambda one: int(one[0].sum()),
        )
        if same.all():
            agreeing.append(field.label)
        elif same.mean() >= _SAME_FIELD:
            if len(best.units) < len(gazetteer.units):
                outdated[field.label] = int((~same).sum())
                continue
            agreeing.append(field.label)
            contradictions.update(dict.fromkeys(same.index[~same], field))
        elif _holds_codes(distinct["code"], lists):
            disagreeing.append(field.label)
    return Agreement(tuple(agreeing), outdated, contradictions, tuple(disagreeing))


def check_areas(units: pd.DataFrame, gazetteer: Gazetteer) -> None:
    """Compare polygons with the official areas of the districts they were taken for.

    Args:
        units: `bps_code`, `name` and `area_km2` of each district found.

    Raises:
        LargerUnitsError: most polygons are several times as large.
    """
    official = gazetteer.units["area_km2"].reindex(units["bps_code"]).astype(float).to_numpy()
    ratio = units["area_km2"].to_numpy() / official
    if len(units) < _FEWEST or not np.median(ratio) >= _TOO_LARGE:
        return
    worst = int(ratio.argmax())
    raise LargerUnitsError(
        count=int((ratio >= _TOO_LARGE).sum()),
        units=len(units),
        name=gazetteer.label(units["bps_code"].iloc[worst]),
        found=units["area_km2"].iloc[worst],
        official=official[worst],
    )


def _same(pairs: pd.DataFrame, one: CodeList) -> pd.Series[bool]:
    return pd.Series(
        [
            any(unit in one.units.get(c, ()) for c in _readings(code))
            for code, unit in zip(pairs["code"], pairs["unit"])
        ],
        index=pairs.index,
        dtype=bool,
    )


def _holds_codes(codes: pd.Series[str], lists: Sequence[CodeList]) -> bool:
    distinct = codes.unique()
    return any(
        sum(any(c in one.units for c in _readings(code)) for code in distinct)
        >= _REAL_CODES * len(distinct)
        for one in lists
    )


def _readings(code: str) -> tuple[str, ...]:
    return read_code(code).readings(Repair.NONE)
