"""From a file of villages to variables, village codes and districts.

Only the columns that a run needs are read. Which office numbered the
villages is decided over the whole column, by codes and names together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...catalogue.descriptor_columns import Columns
from ...catalogue.expressions import names as columns_of
from ...catalogue.recognise import recognise
from ...catalogue.variables import (
    Harmonised,
    UnitNumbers,
    available_variables,
    harmonise_variables,
    unit_codes,
    unit_numbers,
)
from ...catalogue.without_personal import without_personal_columns
from ...messages import QT_TRANSLATE_NOOP, Message
from ...regions.errors import AmbiguousCodeSystemError
from ...regions.levels import Level
from ...regions.matching import SHRUNK, MatchInput, MatchReport, match
from ...regions.systems import CodeSystem
from ...tables.categories import distinct_rows
from ..errors import NotVillagesError, VillagesNotRecognisedError
from .village_rows import one_row_per_village

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ...catalogue.load import Catalogue
    from ...catalogue.model import Dataset
    from ...regions.gazetteer import Gazetteer
    from ...regions.matching import CodeDecision
    from ...tables.model import Table
    from ...tables.sources import TableSource

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
_OF_DISTRICTS = ("district", "province")


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
        told = chosen.level or chosen.layout
        raise NotVillagesError(
            dataset=chosen.id, level=told.value, datasets=_of_villages(catalogue)
        )
    head = without_personal_columns(head, chosen)
    return OpenedVillages(source, head, chosen, available_variables(head, chosen), reason)


def read_villages(
    opened: OpenedVillages,
    variables: Iterable[str],
    *,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    system: CodeSystem | None = None,
    labelled: bool = True,
) -> Villages:
    """Read the variables asked for, and each village's district.

    Args:
        variables: harmonised names.
        system: who numbered the villages; found out if None.
        labelled: give the villages' own codes and names; all are "" if not.

    Raises:
        DuplicateVillagesError: rows of one village differ in any column.
        UnknownVariableError, DescribedColumnMissingError: a variable is not
            in the survey or the file.
        AmbiguousCodeSystemError: codes fit several lists and nothing tells.
    """
    dataset = opened.dataset
    wanted = list(dict.fromkeys(variables))
    table = opened.source.read(_needed_columns(opened, wanted, labelled=labelled), categories=True)
    read = len(table.cells)
    numbers = unit_numbers(table, dataset, digits=VILLAGE_DIGITS)
    if _names_villages(opened) and _repeated(numbers):
        # Whether rows agree is a question to all of their columns.
        whole = without_personal_columns(opened.source.read(), dataset)
        codes = unit_codes(whole, dataset, digits=VILLAGE_DIGITS)
        table, _ = one_row_per_village(whole, codes)
        numbers = unit_numbers(table, dataset, digits=VILLAGE_DIGITS)
    harmonised = harmonise_variables(table, dataset, wanted, definitions=catalogue.variables)
    names = _names(table, dataset)
    districts = numbers.first(_DISTRICT_DIGITS)
    if (numbers.values < 0).any():
        # The part of the village may be broken and that of the district not.
        districts = unit_numbers(table, dataset, digits=_DISTRICT_DIGITS)
    report, place = _districts(districts, names, dataset, gazetteer, system)
    found = report.rows["bps_code"].to_numpy(dtype=object)
    index = table.cells.index
    units = pd.Series(found[place], index=index)
    decision = report.decision
    outside = (found == "")[place]
    shrunk = report.rows.loc[report.rows["territory"] == SHRUNK, "bps_code"]
    return Villages(
        dataset=dataset,
        variables=harmonised,
        codes=pd.Series(numbers.texts() if labelled else "", index=index, dtype=object),
        units=units,
        labels=pd.DataFrame(
            {
                level: names.get(level, "") if labelled else ""
                for level in ("subdistrict", "village")
            },
            index=index,
            dtype=object,
        ),
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
            *_outside_note(report.rows, place, outside),
        ),
    )


def of_provinces(villages: Villages) -> Villages:
    """Return villages as those of their provinces; districts that split stayed within one."""
    return replace(villages, units=villages.units.str.slice(stop=2), shrunk=frozenset())


def _of_villages(catalogue: Catalogue) -> str:
    return ", ".join(one.id for one in catalogue.datasets.values() if one.level is Level.VILLAGE)


def _repeated(numbers: UnitNumbers) -> bool:
    known = numbers.values[numbers.values >= 0]
    return len(pd.unique(known)) < len(known)


def _needed_columns(opened: OpenedVillages, wanted: list[str], *, labelled: bool) -> list[str]:
    """Return the headers of keys, names and the variables asked for."""
    dataset = opened.dataset
    columns = Columns(opened.head, dataset)
    whole = [one for one in dataset.key.whole if columns.find(one)][:1]
    needed = [*(whole or dataset.key.columns)]
    levels = _LEVELS.get(len(dataset.key.names), ())
    needed += [
        name for level, name in zip(levels, dataset.key.names) if labelled or level in _OF_DISTRICTS
    ]
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


def _names(table: Table, dataset: Dataset) -> dict[str, pd.Series]:
    """Return the names of each village and of what it lies in, by level."""
    columns = Columns(table, dataset)
    levels = _LEVELS.get(len(dataset.key.names), ())
    return {
        level: table.cells[header]
        for level, name in zip(levels, dataset.key.names)
        if (header := columns.find(name)) is not None
    }


def _districts(
    codes: UnitNumbers,
    names: dict[str, pd.Series],
    dataset: Dataset,
    gazetteer: Gazetteer,
    system: CodeSystem | None,
) -> tuple[MatchReport, NDArray[np.intp]]:
    """Match the distinct districts; return the report and each row's place."""
    told = {level: names[level] for level in _OF_DISTRICTS if level in names}
    place, first = distinct_rows([codes.values, *(_numbered(one) for one in told.values())])
    frame = pd.DataFrame(
        {"code": UnitNumbers(codes.values[first], codes.width).texts()}, dtype=object
    )
    for level in _OF_DISTRICTS:
        frame[level] = told[level].to_numpy(object)[first] if level in told else ""
    given = MatchInput(code=frame["code"], name=frame["district"], province=frame["province"])
    named = bool(frame["district"].ne("").any())
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


def _numbered(names: pd.Series) -> NDArray[np.intp]:
    if isinstance(names.dtype, pd.CategoricalDtype):
        return names.cat.codes.to_numpy().astype(np.intp)
    return pd.factorize(names)[0].astype(np.intp)


def _system(decision: CodeDecision | None, dataset: Dataset) -> CodeSystem:
    if decision is not None:
        return decision.system
    kemendagri = dataset.key.system == CodeSystem.KEMENDAGRI.value
    return CodeSystem.KEMENDAGRI if kemendagri else CodeSystem.BPS


def _outside_note(
    districts: pd.DataFrame, place: NDArray[np.intp], outside: NDArray[np.bool_]
) -> tuple[Message, ...]:
    if not outside.any():
        return ()
    shown = districts.iloc[pd.unique(place[outside])]
    names = (shown["input_code"] + " " + shown["input_name"]).str.strip()
    text = QT_TRANSLATE_NOOP(
        "core",
        "{count} villages belong to no district that is known and were left out: {examples}.",
    )
    values = {"count": int(outside.sum()), "examples": ", ".join(names.unique()[:_SHOWN])}
    return (Message(text, values),)
