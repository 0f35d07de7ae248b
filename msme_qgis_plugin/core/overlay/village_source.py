"""From a file of villages to variables, village codes and districts.

Only the columns that a run needs are read. Which office numbered the
villages is decided over the whole column, by codes and names together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.columns import Columns
from ..catalogue.expressions import names as columns_of
from ..catalogue.harmonise import (
    Harmonised,
    available_variables,
    harmonise_variables,
    unit_codes,
)
from ..catalogue.model import Level
from ..catalogue.personal import without_personal_columns
from ..catalogue.recognise import recognise
from ..errors import (
    AmbiguousCodeSystemError,
    NotVillagesError,
    VillagesNotRecognisedError,
)
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.matching import SHRUNK, MatchInput, MatchReport, match
from ..regions.systems import CodeSystem
from .village_rows import one_row_per_village

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Dataset
    from ..regions.gazetteer import Gazetteer
    from ..regions.matching import CodeDecision
    from ..tables.model import Table
    from ..tables.sources import TableSource

VILLAGE_DIGITS = 10
_DISTRICT_DIGITS = 4
_SHOWN = 3
_HEADERS = 8
# Which of a key's name columns are province, district, subdistrict, village.
_LEVELS = {
    4: ("province", "district", "subdistrict", "village"),
    3: ("district", "subdistrict", "village"),
    2: ("district", "village"),
}


@dataclass(frozen=True)
class OpenedVillages:
    """A survey that was recognised and not yet read.

    available: the variables whose columns it has.
    reason: what it was recognised by; None where the caller said so.
    """

    source: TableSource
    head: Table
    dataset: Dataset
    available: tuple[str, ...]
    reason: Message | None


@dataclass(frozen=True)
class Villages:
    """One row per village, all of one index.

    variables: as harmonised.
    codes: ten digits in the survey's own numbering, "" where incomplete.
    units: BPS 2024 code of the district, "" where not known.
    labels: columns `subdistrict` and `village` with their names, "" if none.
    system: who numbered the villages.
    shrunk: districts whose villages are those of a larger, older district.
    read, merged, unmatched: rows read, repeated rows that were made one, and
        villages without a known district.
    """

    dataset: Dataset
    variables: Harmonised
    codes: pd.Series
    units: pd.Series
    labels: pd.DataFrame
    system: CodeSystem
    decision: CodeDecision | None
    shrunk: frozenset[str]
    read: int
    merged: int
    unmatched: int
    source: str
    notes: tuple[Message, ...]


def open_villages(
    source: TableSource, catalogue: Catalogue, dataset: str | None = None
) -> OpenedVillages:
    """Say what survey a table is and which variables it holds.

    Args:
        dataset: a dataset's id; recognised by columns and values if None.

    Raises:
        VillagesNotRecognisedError: no descriptor of villages fits.
        UnknownDatasetError: there is no such dataset.
        NotVillagesError: the dataset's rows are not villages.
    """
    head = source.head()
    reason = None
    if dataset is None:
        found = [
            one
            for one in recognise(head, catalogue)
            if catalogue.dataset(one.dataset).level is Level.VILLAGE
        ]
        if not found:
            raise VillagesNotRecognisedError(
                source=head.source,
                headers=", ".join(map(str, head.cells.columns[:_HEADERS])),
                datasets=_of_villages(catalogue),
            )
        dataset, reason = found[0].dataset, found[0].reason
    chosen = catalogue.dataset(dataset)
    if chosen.level is not Level.VILLAGE:
        raise NotVillagesError(
            dataset=chosen.id,
            level=chosen.level.value,
            datasets=_of_villages(catalogue),
        )
    head = without_personal_columns(head, chosen)
    return OpenedVillages(
        source, head, chosen, available_variables(head, chosen), reason
    )


def read_villages(
    opened: OpenedVillages,
    variables: Iterable[str],
    *,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    system: CodeSystem | None = None,
) -> Villages:
    """Read the variables asked for, and each village's district.

    Args:
        variables: harmonised names.
        system: who numbered the villages; found out if None.

    Raises:
        DuplicateVillagesError: rows of one village differ in any column.
        UnknownVariableError, DescribedColumnMissingError: a variable is not
            in the survey or the file.
        AmbiguousCodeSystemError: codes fit several lists and nothing tells.
    """
    dataset = opened.dataset
    wanted = list(dict.fromkeys(variables))
    table = opened.source.read(_needed_columns(opened, wanted))
    read = len(table.cells)
    codes = unit_codes(table, dataset, digits=VILLAGE_DIGITS)
    repeated = codes.ne("") & codes.duplicated()
    if repeated.any() and _names_villages(opened):
        # Whether rows agree is a question to all of their columns.
        whole = without_personal_columns(opened.source.read(), dataset)
        codes = unit_codes(whole, dataset, digits=VILLAGE_DIGITS)
        table, codes = one_row_per_village(whole, codes)
    harmonised = harmonise_variables(
        table, dataset, wanted, definitions=catalogue.variables
    )
    labels = _labels(table, dataset)
    districts = codes.str.slice(0, _DISTRICT_DIGITS)
    if codes.eq("").any():
        # The part of the village may be broken and that of the district not.
        districts = unit_codes(table, dataset, digits=_DISTRICT_DIGITS)
    report, place = _districts(districts, labels, dataset, gazetteer, system)
    units = report.rows["bps_code"].iloc[place]
    units.index = table.cells.index
    decision = report.decision
    outside = units.eq("")
    shrunk = report.rows.loc[report.rows["territory"] == SHRUNK, "bps_code"]
    return Villages(
        dataset=dataset,
        variables=harmonised,
        codes=codes,
        units=units,
        labels=labels[["subdistrict", "village"]],
        system=_system(decision, dataset),
        decision=decision,
        shrunk=frozenset(shrunk) - {""},
        read=read,
        merged=read - len(table.cells),
        unmatched=int(outside.sum()),
        source=table.source,
        notes=(
            *opened.head.notes,
            *(one for one in table.notes if one not in opened.head.notes),
            *harmonised.notes,
            *_outside_note(districts, labels, outside),
        ),
    )


def _of_villages(catalogue: Catalogue) -> str:
    return ", ".join(
        one.id
        for one in catalogue.datasets.values()
        if one.level is Level.VILLAGE
    )


def _needed_columns(opened: OpenedVillages, wanted: list[str]) -> list[str]:
    """Return the headers of keys, names and the variables asked for."""
    dataset = opened.dataset
    columns = Columns(opened.head, dataset)
    whole = [one for one in dataset.key.whole if columns.find(one)][:1]
    needed = [*(whole or dataset.key.columns), *dataset.key.names]
    for name in wanted:
        if name in dataset.variables:
            needed += columns_of(dataset.variables[name].value)
    found = (columns.find(one) for one in needed)
    return list(dict.fromkeys(one for one in found if one is not None))


def _names_villages(opened: OpenedVillages) -> bool:
    """Tell whether the key tells one village from another."""
    key = opened.dataset.key
    columns = Columns(opened.head, opened.dataset)
    if any(columns.find(one) for one in key.whole):
        return sum(key.widths) in (0, VILLAGE_DIGITS)
    return sum(key.widths) == VILLAGE_DIGITS


def _labels(table: Table, dataset: Dataset) -> pd.DataFrame:
    """Return the names of each village and of what it lies in."""
    columns = Columns(table, dataset)
    index = table.cells.index
    labels = {
        level: pd.Series("", index=index, dtype=object)
        for level in _LEVELS[max(_LEVELS)]
    }
    levels = _LEVELS.get(len(dataset.key.names), ())
    for level, name in zip(levels, dataset.key.names):
        header = columns.find(name)
        if header is not None:
            labels[level] = table.cells[header]
    return pd.DataFrame(labels, index=index)


def _districts(
    codes: pd.Series,
    labels: pd.DataFrame,
    dataset: Dataset,
    gazetteer: Gazetteer,
    system: CodeSystem | None,
) -> tuple[MatchReport, NDArray[np.intp]]:
    """Match the distinct districts; return the report and each row's place."""
    place, first = _distinct_rows(
        [
            codes,
            labels["district"],
            labels["province"],
        ]
    )
    frame = pd.DataFrame(
        {
            "code": codes.iloc[first],
            "name": labels["district"].iloc[first],
            "province": labels["province"].iloc[first],
        }
    ).reset_index(drop=True)
    given = MatchInput(
        code=frame["code"], name=frame["name"], province=frame["province"]
    )
    named = bool((labels["district"] != "").any())
    stated = dataset.key.system in {one.value for one in CodeSystem}
    described = CodeSystem(dataset.key.system) if stated else None
    if system is None and (named or described is None):
        try:
            return match(given, gazetteer), place
        except AmbiguousCodeSystemError:
            if described is None:
                raise
    chosen = system or described
    vintage = dataset.key.vintage if chosen is described else None
    return match(given, gazetteer, system=chosen, vintage=vintage), place


def _distinct_rows(
    columns: list[pd.Series],
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return each row's place among the distinct rows, and their firsts."""
    place: NDArray[np.int64] = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, found = pd.factorize(column)
        place = pd.factorize(place * len(found) + codes)[0].astype(np.int64)
    _, first = np.unique(place, return_index=True)
    return place.astype(np.intp), first.astype(np.intp)


def _system(decision: CodeDecision | None, dataset: Dataset) -> CodeSystem:
    if decision is not None:
        return decision.system
    kemendagri = dataset.key.system == CodeSystem.KEMENDAGRI.value
    return CodeSystem.KEMENDAGRI if kemendagri else CodeSystem.BPS


def _outside_note(
    codes: pd.Series, labels: pd.DataFrame, outside: pd.Series
) -> tuple[Message, ...]:
    if not outside.any():
        return ()
    names = (codes + " " + labels["district"])[outside].str.strip()
    text = QT_TRANSLATE_NOOP(
        "core",
        "{count} villages belong to no district that is known and were left "
        "out: {examples}.",
    )
    values = {
        "count": int(outside.sum()),
        "examples": ", ".join(names.unique()[:_SHOWN]),
    }
    return (Message(text, values),)
