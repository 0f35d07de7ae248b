"""What merged lists say, as rows of tables and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.breakdowns import TOTAL
from ..core.measures.status import Status
from ..core.register.check_rules import LACKING, WORDS
from ..core.register.comparisons import FIELDS
from ..layers import INTEGER, REAL, TEXT
from ..translate import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from ..core.register.check_rules import Checked
    from ..core.register.merged_tables import Overlaps

_PLACE = (("bps_code", TEXT), ("name", TEXT), ("province", TEXT))
_COUNT = (("count", INTEGER), ("status", TEXT))
RULE_COLUMNS = (
    ("rule", TEXT),
    ("what", TEXT),
    *_PLACE,
    *_COUNT,
    ("checked", INTEGER),
    ("note", TEXT),
)
OVERLAP_COLUMNS = (("lists", TEXT), ("counted", TEXT), *_PLACE, *_COUNT)
LINK_COLUMNS = (
    *(("list", TEXT), ("row", INTEGER), ("enterprise", INTEGER), ("linked_by", TEXT)),
    *(("probability", REAL), ("conflict", TEXT)),
)


def rule_rows(checked: Checked, units: pd.DataFrame) -> pd.DataFrame:
    """Return one row per rule, and one per rule and district with records that it found."""
    found = checked.found
    whole = found["bps_code"] == ""
    asked = found["rule"].map({rule.value: count for rule, count in checked.checked.items()})
    unknown = whole & (asked == 0)
    withheld = Status.SUPPRESSED.value
    return _with_places(found, units).assign(
        what=found["rule"].map({rule.value: say(one) for rule, one in WORDS.items()}),
        count=found["count"].mask(unknown),
        status=np.select(
            [unknown, found["withheld"]], [Status.MISSING.value, withheld], Status.NORMAL.value
        ),
        checked=asked.where(whole),
        note=found["rule"]
        .map({rule.value: say(one) for rule, one in LACKING.items()})
        .where(unknown, ""),
    )[[name for name, _ in RULE_COLUMNS]]


def overlap_rows(overlaps: Overlaps, units: pd.DataFrame) -> pd.DataFrame:
    """Return the enterprises in exactly some lists by district, and at least in each two."""
    exact = overlaps.counts[overlaps.counts["lists"] != TOTAL]
    exact = exact.rename(columns={"district": "bps_code"}).assign(
        counted=QCoreApplication.translate("MergeRegisters", "in exactly these lists"),
        status=np.where(exact["withheld"], Status.SUPPRESSED.value, Status.NORMAL.value),
    )
    both = overlaps.pairs().assign(
        bps_code="",
        counted=QCoreApplication.translate(
            "MergeRegisters", "in both, at least: without what is withheld"
        ),
        status=Status.NORMAL.value,
    )
    rows = _with_places(pd.concat([both, exact], ignore_index=True), units)
    return rows[[name for name, _ in OVERLAP_COLUMNS]]


def rows_of(frame: pd.DataFrame) -> Iterable[Sequence[object]]:
    """Return rows for a table; what is not there is None."""
    return frame.astype(object).where(frame.notna(), None).itertuples(index=False)


def agreement_text(shares: Sequence[NDArray[np.float64]]) -> str:
    """Return how often records are the same, field by field."""
    return "; ".join(f"{field} {one[-1]:.4g}" for field, one in zip(FIELDS, shares))


def _with_places(rows: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Name the districts; a row of none is of all."""
    names = {one: rows["bps_code"].map(units[one]).fillna("") for one in ("name", "province")}
    everywhere = QCoreApplication.translate("MergeRegisters", "All")
    names["name"] = names["name"].where(rows["bps_code"] != "", everywhere)
    return rows.assign(**names)
