"""Where access is missing for most MSMEs: districts and villages, ranked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...analysis.ranking import rank_intervals

if TYPE_CHECKING:
    import pandas as pd

    from ..villages.village_source import Villages
    from .internet_access import Access


def rank_districts(access: Access) -> pd.DataFrame:
    """Rank districts by the MSMEs that full access is missing for.

    `without_access` is msme · (1 − access score): a hundred MSMEs with 3G
    (0.6) miss as much as forty without any signal. Its bounds come from the
    score's; `rank_best` and `rank_worst` are the ranks that the district can
    have if every district may lie anywhere between its bounds.

    Returns:
        Index: BPS code, rank 1 first; rank, rank_best, rank_worst,
        without_access with `_low` and `_high`, and the columns of
        `access.units`. Districts without a score are left out.
    """
    units = access.units[access.units["access_score"].notna()].copy()
    missing = {
        "without_access": 1 - units["access_score"],
        "without_access_low": 1 - units["access_score_high"],
        "without_access_high": 1 - units["access_score_low"],
    }
    for at, (name, share) in enumerate(missing.items()):
        units.insert(at, name, units["msme"] * share)
    units = units.sort_values(["without_access", "msme"], ascending=False, kind="stable")
    best, worst = rank_intervals(
        units["without_access_low"].to_numpy(dtype="float64"),
        units["without_access_high"].to_numpy(dtype="float64"),
    )
    units.insert(0, "rank", np.arange(1, len(units) + 1))
    units.insert(1, "rank_best", best)
    units.insert(2, "rank_worst", worst)
    return units


def worst_villages(access: Access, villages: Villages, *, top: int) -> pd.DataFrame:
    """Return the villages that full access is missing for most MSMEs in.

    Returns:
        At most `top` rows: rank, code, village, subdistrict, unit (BPS 2024
        code of the district), msme, msme_status (`E`: spread over villages
        by families), level, access_score, without_access. Villages with an
        unknown signal are left out, as are those with nothing missing.
    """
    table = access.villages.assign(
        code=villages.codes,
        village=villages.labels["village"],
        subdistrict=villages.labels["subdistrict"],
        unit=villages.units,
        level=villages.variables.values["internet_signal"].astype(object),
    )
    table["without_access"] = table["msme"] * (1 - table["access_score"])
    chosen = table[(table["without_access"] > 0) & table["unit"].ne("")]
    chosen = chosen.sort_values(
        ["without_access", "code"], ascending=[False, True], kind="stable"
    ).head(top)
    return chosen.assign(rank=np.arange(1, len(chosen) + 1))
