"""What an auditor asks of lists of beneficiaries, rule by rule: what is found, what cannot be told.

Source of the rules: BPK, IHPS II-2020, causes of aid to micro enterprises (BPUM) paid outside its
criteria: one NIK repeated, not micro, other loans of banks or KUR, NIK unknown to the civil
register, deceased, civil servants and military. Whether a NIK stands in the civil register nobody
can tell without it; its form is looked at instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import TOTAL
from ..messages import QT_TRANSLATE_NOOP, Message
from .list_columns import NIK
from .list_records import BAD_FORM, DEAD, EMPLOYED, GOOD_FORM, LARGER, LOANS, NOT_SAID, YES
from .match_lists import OTHER_DISTRICT, OTHER_NAME, OTHER_NUMBER
from .withheld_counts import hidden_in_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from .match_lists import Matches

    Bools = NDArray[np.bool_]


class Rule(str, Enum):
    """A rule, in the order of the table."""

    SAME_NIK = "same_nik"
    REPEATED = "repeated"
    LARGER = "not_micro"
    LOAN = "other_loan"
    NIK_FORM = "nik_form"
    NOT_REGISTERED = "not_in_civil_register"
    DEAD = "deceased"
    EMPLOYED = "state_employee"
    OTHER_NAME = "same_number_other_name"
    OTHER_DISTRICT = "same_number_other_district"
    OTHER_NUMBER = "other_number_alike_otherwise"


CONFLICTS = (Rule.OTHER_NAME, Rule.OTHER_DISTRICT, Rule.OTHER_NUMBER)
_FLAG_OF = {Rule.LARGER: LARGER, Rule.LOAN: LOANS, Rule.DEAD: DEAD, Rule.EMPLOYED: EMPLOYED}
_KINDS = {
    Rule.OTHER_NAME: OTHER_NAME,
    Rule.OTHER_DISTRICT: OTHER_DISTRICT,
    Rule.OTHER_NUMBER: OTHER_NUMBER,
}


# What each rule finds.
WORDS = {
    Rule.SAME_NIK: Message(QT_TRANSLATE_NOOP("core", "The same NIK again in one list")),
    Rule.REPEATED: Message(QT_TRANSLATE_NOOP("core", "The same enterprise again in one list")),
    Rule.LARGER: Message(QT_TRANSLATE_NOOP("core", "Not micro by size")),
    Rule.LOAN: Message(QT_TRANSLATE_NOOP("core", "Bank loan or KUR at the same time")),
    Rule.NIK_FORM: Message(QT_TRANSLATE_NOOP("core", "The NIK does not have the form of one")),
    Rule.NOT_REGISTERED: Message(QT_TRANSLATE_NOOP("core", "NIK not in the civil register")),
    Rule.DEAD: Message(QT_TRANSLATE_NOOP("core", "Deceased")),
    Rule.EMPLOYED: Message(QT_TRANSLATE_NOOP("core", "Civil servants, military and police")),
    Rule.OTHER_NAME: Message(QT_TRANSLATE_NOOP("core", "Same number, another name")),
    Rule.OTHER_DISTRICT: Message(QT_TRANSLATE_NOOP("core", "Same number, another district")),
    Rule.OTHER_NUMBER: Message(QT_TRANSLATE_NOOP("core", "Alike in all, but another NIK")),
}
_NO_NUMBER = Message(
    QT_TRANSLATE_NOOP("core", "Not checked: no list has readable numbers (NIK or NIB).")
)
_NO_COLUMN = Message(
    QT_TRANSLATE_NOOP(
        "core", "Not checked: no list has such a column, and no list of these persons was given."
    )
)
# What a rule that could not be checked would need.
LACKING = {
    **dict.fromkeys(Rule, _NO_NUMBER),
    **dict.fromkeys((Rule.LOAN, Rule.DEAD, Rule.EMPLOYED), _NO_COLUMN),
    Rule.LARGER: Message(
        QT_TRANSLATE_NOOP(
            "core",
            "Not checked: no list names sizes, or no definition was chosen for its sales, workers "
            "or capital.",
        )
    ),
    Rule.NOT_REGISTERED: Message(
        QT_TRANSLATE_NOOP(
            "core",
            "Not checked: needs the civil register (Dukcapil), which is not at hand offline.",
        )
    ),
}


@dataclass(frozen=True)
class Checked:
    """What the rules found.

    found: `rule`, `bps_code` ("" for all records), `count` (records, NaN where withheld) and
        `withheld`; districts with nothing found have no row.
    checked: rule -> records of which the lists say what it asks; 0 where it could not be checked.
    records: rule -> which records it found.
    """

    found: pd.DataFrame
    checked: Mapping[Rule, int]
    records: Mapping[Rule, Bools]

    def total(self, *rules: Rule) -> float | None:
        """Return how many records rules found in all, None where that is withheld."""
        whole = self.found[self.found["bps_code"].eq("") & self.found["rule"].isin(rules)]
        return None if whole["withheld"].any() else float(whole["count"].sum())


def check_records(
    frame: pd.DataFrame, matches: Matches, others: Mapping[str, NDArray[np.uint64]], below: int
) -> Checked:
    """Count what each rule finds, by district.

    Args:
        frame: as `Records.frame`.
        others: flag -> hashed NIK of a list of those of whom it is true.
        below: counts of 1 to `below` - 1 are withheld, and others that would tell them.
    """
    asked = {rule: _asked(frame, matches, rule, others) for rule in Rule}
    rows = [_by_district(frame, rule, found, below) for rule, (found, _) in asked.items()]
    return Checked(
        found=pd.concat(rows, ignore_index=True),
        checked={rule: int(told.sum()) for rule, (_, told) in asked.items()},
        records={rule: found for rule, (found, _) in asked.items()},
    )


def _asked(
    frame: pd.DataFrame, matches: Matches, rule: Rule, others: Mapping[str, NDArray[np.uint64]]
) -> tuple[Bools, Bools]:
    """Return of which records a rule is true, and of which that can be told."""
    nothing = np.zeros(len(frame), dtype=bool)
    form = frame["nik_form"].to_numpy()
    if rule is Rule.SAME_NIK:
        told = form == GOOD_FORM
        return frame.duplicated(["list", NIK]).to_numpy() & told, told
    if rule is Rule.REPEATED:
        of_list = pd.DataFrame({"list": frame["list"], "cluster": matches.cluster})
        return of_list.duplicated().to_numpy(), ~nothing
    if rule is Rule.NIK_FORM:
        return form == BAD_FORM, form > 0
    if rule in _FLAG_OF:
        flag = _FLAG_OF[rule]
        said = frame[flag].to_numpy()
        found, told = said == YES, said != NOT_SAID
        if flag in others:
            numbers = frame[NIK].to_numpy()
            found |= np.isin(numbers, others[flag])
            told |= numbers != 0
        return found, told
    if rule in _KINDS:
        pairs = matches.conflicts[matches.conflicts["kind"] == _KINDS[rule]]
        found = nothing.copy()
        found[pairs[["first", "second"]].to_numpy(int).ravel()] = True
        return found, np.full(len(frame), bool((form == GOOD_FORM).any() | frame["nib"].any()))
    return nothing, nothing


def _by_district(frame: pd.DataFrame, rule: Rule, found: Bools, below: int) -> pd.DataFrame:
    placed = frame.loc[found & frame["district"].ne("").to_numpy(), "district"]
    counts = placed.value_counts().sort_index()
    values = np.append(float(found.sum()), counts.to_numpy(float))
    levels = pd.DataFrame({"district": [TOTAL, *counts.index]})
    hidden = hidden_in_tree(values[None, :], levels, below)[0] if below > 1 else values < 0
    return pd.DataFrame(
        {
            "rule": rule.value,
            "bps_code": ["", *counts.index],
            "count": np.where(hidden, np.nan, values),
            "withheld": hidden,
        }
    )
