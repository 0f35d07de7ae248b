"""What merged lists say, as rows of tables in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import TOTAL
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from .check_rules import LACKING, WORDS
from .comparisons import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .check_rules import Checked
    from .list_records import Records
    from .match_lists import Matches
    from .merged_tables import Overlaps

    Say = Callable[[Message], str]

_PLACE = ["bps_code", "type", "name", "province"]
_ALL = Message(QT_TRANSLATE_NOOP("core", "All"))
_EXACTLY = Message(QT_TRANSLATE_NOOP("core", "in exactly these lists"))
_BOTH = Message(QT_TRANSLATE_NOOP("core", "in both, at least: without what is withheld"))


def rule_rows(checked: Checked, units: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Return one row per rule, and one per rule and district with records that it found."""
    found = checked.found
    whole = found["bps_code"] == ""
    asked = found["rule"].map({rule.value: count for rule, count in checked.checked.items()})
    unknown = whole & (asked == 0)
    why = found["rule"].map({rule.value: say(one) for rule, one in LACKING.items()})
    states = [Status.MISSING.value, Status.SUPPRESSED.value]
    rows = _with_places(found, units, say).assign(
        what=found["rule"].map({rule.value: say(one) for rule, one in WORDS.items()}),
        count=found["count"].mask(unknown).astype("Int64"),
        status=np.select([unknown, found["withheld"]], states, Status.NORMAL.value),
        checked=asked.where(whole).astype("Int64"),
        note=why.where(unknown, ""),
    )
    return rows[["rule", "what", *_PLACE, "count", "status", "checked", "note"]]


def overlap_rows(overlaps: Overlaps, units: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Return the enterprises in exactly some lists by district, and at least in each two."""
    exact = overlaps.counts[overlaps.counts["lists"] != TOTAL]
    hidden = Status.SUPPRESSED.value
    exact = exact.rename(columns={"district": "bps_code"}).assign(
        counted=say(_EXACTLY), status=np.where(exact["withheld"], hidden, Status.NORMAL.value)
    )
    both = overlaps.pairs().assign(bps_code="", counted=say(_BOTH), status=Status.NORMAL.value)
    rows = _with_places(pd.concat([both, exact], ignore_index=True), units, say)
    counts = rows.assign(count=rows["count"].astype("Int64"))
    return counts[["lists", "counted", *_PLACE, "count", "status"]]


def weight_rows(matches: Matches) -> pd.DataFrame:
    """Return m, u and weight of each level of each field; level 0 is least alike."""
    agreement = matches.agreement
    rows = [
        (field, level, m, u, float(np.log2(max(m, 1e-9) / max(u, 1e-9))))
        for field, ms, us in zip(FIELDS, agreement.m, agreement.u)
        for level, (m, u) in enumerate(zip(ms, us))
        if field in matches.told
    ]
    return pd.DataFrame(rows, columns=["field", "level", "m", "u", "weight"])


def agreement_texts(matches: Matches) -> tuple[str, str]:
    """Return how often records of one enterprise, and of two, are the same, field by field."""
    both = (matches.agreement.m, matches.agreement.u)
    m, u = (
        "; ".join(
            f"{field} {one[-1]:.4g}" for field, one in zip(FIELDS, shares) if field in matches.told
        )
        for shares in both
    )
    return m, u


def link_rows(records: Records, matches: Matches) -> pd.DataFrame:
    """Return one row per record: its list, its row there, its enterprise, and how it was linked.

    `conflict` has the kinds of conflict that the record is in.
    """
    kinds = matches.conflicts.melt("kind", ["first", "second"], value_name="record")
    held = kinds.drop_duplicates(["record", "kind"]).groupby("record")["kind"].agg(", ".join)
    return pd.DataFrame(
        {
            "list": [records.names[one] for one in records.frame["list"]],
            "row": records.frame["row"].to_numpy(np.int64),
            "enterprise": pd.factorize(matches.cluster)[0] + 1,
            "linked_by": matches.how,
            "probability": matches.probability,
            "conflict": held.reindex(range(len(matches.how)), fill_value="").to_numpy(object),
        }
    )


def _with_places(rows: pd.DataFrame, units: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Name the districts; a row of none is of all."""
    told = {one: rows["bps_code"].map(units[one]).fillna("") for one in _PLACE[1:]}
    told["name"] = told["name"].where(rows["bps_code"] != "", say(_ALL))
    return rows.assign(**told)
