"""Which district each row of a list is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..harmonise.column_choice import NO_COLUMN
from ..harmonise.options import DuplicateRule, HarmoniseOptions
from ..harmonise.table_to_units import harmonise
from ..regions.codes import village_district
from ..regions.names import is_total
from ..regions.systems import MATCHED, RowStatus
from ..regions.unit_sets import Districts
from ..tables.model import Table
from ..tables.styles import NumberStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..messages import Message
    from ..regions.gazetteer import Gazetteer
    from ..regions.systems import CodeSystem

_COUNT = "#"
_ON_MAP = frozenset(one.value for one in (*MATCHED, RowStatus.DUPLICATE))


def are_totals(keys: pd.DataFrame) -> pd.Series:
    """Say which rows name a total and no district."""
    told = {text: is_total(text) for column in keys for text in keys[column].unique()}
    named = keys != ""
    of_total = keys.apply(lambda column: column.map(told)) | ~named
    found: pd.Series = named.any(axis=1) & of_total.all(axis=1)
    return found


def of_districts(codes: pd.Series) -> pd.Series:
    """Return the codes of districts within codes of villages; other texts as they are."""
    within = village_district(codes)
    return within.where(within != "", codes)


def district_of_rows(
    rows: pd.DataFrame,
    keys: Mapping[str, str],
    *,
    units: Collection[str],
    gazetteer: Gazetteer,
    source: str,
    system: CodeSystem | None,
    vintage: int | None,
) -> tuple[pd.Series, tuple[Message, ...]]:
    """Return the BPS code of each row's district, "" where it is of none that is known.

    Args:
        rows: texts, with the columns of `keys` (role -> header).

    Raises:
        MsmeError: what `harmonise` raises.
    """
    headers = list(keys.values())
    texts = rows[headers].copy()
    if "code" in keys:
        texts[keys["code"]] = of_districts(texts[keys["code"]])
    place = texts.groupby(headers, sort=False).ngroup()
    distinct = texts.loc[~place.duplicated()].reset_index(drop=True)
    cells = distinct.assign(**{_COUNT: place.value_counts(sort=False).sort_index().to_numpy()})
    stored = np.broadcast_to(cells.columns == _COUNT, cells.shape)
    matched = harmonise(
        Table(
            cells=cells.astype(str).astype(object),
            is_number=pd.DataFrame(stored, columns=cells.columns),
            sheet_rows=np.arange(1, len(cells) + 1),
            source=source,
            sheet=None,
            notes=(),
        ),
        units=units,
        known=Districts(gazetteer),
        options=HarmoniseOptions(
            code=keys.get("code", NO_COLUMN),
            name=keys.get("name", NO_COLUMN),
            type=keys.get("type", NO_COLUMN),
            province=keys.get("province", NO_COLUMN),
            period_field=NO_COLUMN,
            values=(_COUNT,),
            duplicates=DuplicateRule.SUM,
            code_system=system,
            vintage=vintage,
            number_style=NumberStyle.ENGLISH,
        ),
    )
    found = matched.rows["bps_code"].where(matched.rows["status"].isin(_ON_MAP), "")
    return pd.Series(found.to_numpy(object)[place], index=rows.index), matched.notes
