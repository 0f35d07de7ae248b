"""Villages and counts of MSMEs made of a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.variables import Harmonised
from msme_qgis_plugin.core.measures.status import letters_of
from msme_qgis_plugin.core.overlay.access.internet_access import Access, overlay_access
from msme_qgis_plugin.core.overlay.access.level_scores import DEFAULT_SCORES, LEVELS
from msme_qgis_plugin.core.overlay.access.msme_counts import MsmeCounts
from msme_qgis_plugin.core.overlay.access.msme_places import AreaLevel
from msme_qgis_plugin.core.overlay.villages.village_source import Villages
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Sequence

    Village = tuple[str, Any, float]


def make_villages(
    villages: Sequence[Village], *, system: CodeSystem = CodeSystem.BPS, families: bool = True
) -> Villages:
    """Make a survey.

    Args:
        villages: ten-digit code, level of signal (None unknown), families.
    """
    codes = pd.Series([one[0] for one in villages], dtype=object)
    signal = pd.Categorical([one[1] for one in villages], categories=LEVELS)
    values = pd.DataFrame({"internet_signal": signal})
    if families:
        values["families"] = np.array([one[2] for one in villages], float)
    status = values.isna().replace({True: "M", False: "A"}).astype(object)
    return Villages(
        dataset=Catalogue.load().dataset("podes2019"),
        variables=Harmonised(values, status),
        codes=codes,
        units=codes.str.slice(0, 4),
        labels=pd.DataFrame({"subdistrict": "", "village": codes}),
        system=system,
        decision=None,
        shrunk=frozenset(),
        read=len(codes),
        merged=0,
        unmatched=0,
        source="villages.csv",
        notes=(),
    )


def make_counts(
    rows: Sequence[tuple[str, float]] | Sequence[tuple[str, float, str, str]],
    *,
    users: Sequence[float] | None = None,
    status: Sequence[str] | None = None,
) -> MsmeCounts:
    """Make counts.

    Args:
        rows: code of ten, seven or four digits and the count (NaN for one
            that is withheld), then sector and sex where there are.
    """
    codes = [one[0] for one in rows]
    levels = {10: AreaLevel.VILLAGE, 7: AreaLevel.SUBDISTRICT, 4: AreaLevel.DISTRICT}
    counts = np.array([one[1] for one in rows], dtype=float)
    return MsmeCounts(
        rows=pd.DataFrame(
            {
                "level": [int(levels[len(code)]) for code in codes],
                "area": codes,
                "unit": [code[:4] for code in codes],
                "sector": [([*one, "total"])[2] for one in rows],
                "sex": [([*one, "total", "total"])[3] for one in rows],
                "count": counts,
                "users": np.nan if users is None else np.array(users, float),
                "status": status or ["Q" if np.isnan(one) else "A" for one in counts],
                "sheet_row": np.arange(len(codes)) + 2,
            }
        ),
        read=len(codes),
        unmatched=0,
        by_sector=True,
        has_users=users is not None,
        source="msme.csv",
        notes=(),
    )


def lettered(access: Access) -> Access:
    """Write statuses as letters, as layers do."""

    def frame(table: pd.DataFrame) -> pd.DataFrame:
        codes = [one for one in table if one.endswith("_status")]
        return table.assign(**{one: letters_of(table[one].to_numpy()) for one in codes})

    return replace(
        access,
        units=frame(access.units),
        breakdown=frame(access.breakdown),
        villages=frame(access.villages),
    )


@pytest.fixture
def overlay() -> Any:
    """Run the overlay on made-up villages and counts."""

    def run(
        villages: Sequence[Village],
        rows: Any,
        *,
        scores: dict[str, float] | None = None,
        families: bool = True,
        **more: Any,
    ) -> Access:
        return lettered(
            overlay_access(
                make_counts(rows, **more),
                make_villages(villages, families=families),
                scores or DEFAULT_SCORES,
            )
        )

    return run
