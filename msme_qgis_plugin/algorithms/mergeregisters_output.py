"""What merged lists say, as rows of tables and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.breakdowns import TOTAL
from ..core.measures.status import Status
from ..core.register.check_rules import Rule
from ..core.register.comparisons import FIELDS
from ..layers import INTEGER, REAL, TEXT

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
        what=found["rule"].map(_words()),
        count=found["count"].mask(unknown),
        status=np.select(
            [unknown, found["withheld"]], [Status.MISSING.value, withheld], Status.NORMAL.value
        ),
        checked=asked.where(whole),
        note=found["rule"].map(_lacking()).where(unknown, ""),
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


def _words() -> dict[str, str]:
    """Return what each rule finds."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("MergeRegisters", text)

    return {
        Rule.SAME_NIK.value: tr("The same NIK again in one list"),
        Rule.REPEATED.value: tr("The same enterprise again in one list"),
        Rule.LARGER.value: tr("Not micro by size"),
        Rule.LOAN.value: tr("Bank loan or KUR at the same time"),
        Rule.NIK_FORM.value: tr("The NIK does not have the form of one"),
        Rule.NOT_REGISTERED.value: tr("NIK not in the civil register"),
        Rule.DEAD.value: tr("Deceased"),
        Rule.EMPLOYED.value: tr("Civil servants, military and police"),
        Rule.OTHER_NAME.value: tr("Same number, another name"),
        Rule.OTHER_DISTRICT.value: tr("Same number, another district"),
        Rule.OTHER_NUMBER.value: tr("Alike in all, but another NIK"),
    }


def _lacking() -> dict[str, str]:
    """Return what a rule that could not be checked would need."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("MergeRegisters", text)

    column = tr("Not checked: no list has such a column, and no list of it was given.")
    number = tr("Not checked: no list has readable numbers (NIK or NIB).")
    size = tr("Not checked: no list has sizes; choose a definition if they have sales or workers.")
    register = tr("Not checked: needs the civil register (Dukcapil), which is not at hand offline.")
    lacking = {rule.value: number for rule in Rule}
    lacking |= dict.fromkeys([one.value for one in (Rule.LOAN, Rule.DEAD, Rule.EMPLOYED)], column)
    return {**lacking, Rule.LARGER.value: size, Rule.NOT_REGISTERED.value: register}
