"""What data there are, out of a folder of tables, a pack or a layer: one row per unit and value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from ..catalogue.recognise import recognise
from ..errors import MsmeError
from ..harmonise.options import ALL_PERIODS, DuplicateRule, HarmoniseOptions
from ..harmonise.table_to_units import harmonise
from ..measures.field import Text
from ..measures.infer import dated
from ..measures.schema import About
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from ..pack.errors import NotAPackError
from ..pack.read import read_pack
from ..progress import Silent
from ..regions.levels import Level
from ..regions.unit_sets import Districts
from ..regions.vintages import parents
from ..tables.read import read_table
from .errors import NothingInFolderError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Dataset
    from ..measures.table import UnitTable
    from ..pack.model import Contents
    from ..progress import Progress
    from ..regions.gazetteer import Gazetteer
    from ..tables.model import Table

CELL = ("unit", "dataset", "period", "item")
_SUFFIXES = frozenset(
    {*(".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods", ".dbf", ".json"), ".gpkg"}
)
_ITEM = ("indicator", "sector", "sex", "size")
_X = Status.NOT_COMPARABLE.value

_LEFT_OUT = QT_TRANSLATE_NOOP("core", "{file} is left out: {reason}")
_OF_VILLAGES = QT_TRANSLATE_NOOP(
    "core", "{file} is left out: it is a survey of villages, not a table of districts."
)


@dataclass(frozen=True)
class Named:
    """What a dataset is called and who makes it; None where nobody says it."""

    title: Text
    producer: Text | None = None


@dataclass(frozen=True)
class Held:
    """What is there.

    cells: one row per unit, dataset, period and item: `CELL`, and `status` (letters).
    datasets: id -> what it is called.
    """

    cells: pd.DataFrame
    datasets: dict[str, Named]
    notes: tuple[Message, ...] = field(default=())


def read_folder(
    folder: Path, catalogue: Catalogue, gazetteer: Gazetteer, progress: Progress | None = None
) -> Held:
    """Read all tables and packs of a folder; what is none of districts is left out, with a note.

    Raises:
        NothingInFolderError: there is no table of districts.
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    files = sorted(one for one in folder.rglob("*") if one.suffix.casefold() in _SUFFIXES)
    files = [one for one in files if one.is_file() and not one.name.startswith(("~", "."))]
    parts: list[Held] = []
    notes: list[Message] = []
    for place, path in enumerate(files):
        watched.step(place / len(files))
        try:
            parts.append(_of_file(path, catalogue, gazetteer))
        except MsmeError as error:
            values = {"file": path.name, "reason": error.message}
            notes.append(Message(_LEFT_OUT, values, warns=True))
    parts = [replace(one, notes=()) for one in parts if _kept(one, notes)]
    if not parts:
        raise NothingInFolderError(folder=folder.name, files=len(files))
    return replace(_together(parts), notes=tuple(notes))


def _kept(one: Held, notes: list[Message]) -> bool:
    notes.extend(one.notes)
    return not one.cells.empty


def _together(parts: Iterable[Held]) -> Held:
    held = list(parts)
    names = {name: told for one in held for name, told in one.datasets.items()}
    return Held(pd.concat([one.cells for one in held], ignore_index=True), names)


def _of_file(path: Path, catalogue: Catalogue, gazetteer: Gazetteer) -> Held:
    if path.suffix.casefold() == ".gpkg":
        try:
            return of_pack(read_pack(path))
        except NotAPackError:
            pass
    table = read_table(path)
    found = recognise(table, catalogue)
    dataset = catalogue.dataset(found[0].dataset) if found else None
    if dataset is not None and dataset.level is Level.VILLAGE:
        note = Message(_OF_VILLAGES, {"file": path.name})
        return Held(pd.DataFrame(columns=[*CELL, "status"]), {}, (note,))
    return _of_table(table, path.stem, dataset, gazetteer)


def _of_table(table: Table, stem: str, dataset: Dataset | None, gazetteer: Gazetteer) -> Held:
    known = Districts(gazetteer)
    options = HarmoniseOptions(period=ALL_PERIODS, duplicates=DuplicateRule.SUM)
    made = harmonise(table, units=list(known.labels.index), known=known, options=options)
    title, year = dated(stem.replace("_", " "))
    units = pd.DataFrame(index=made.values.index)
    cells = _cells(made.unit_table(units, About(source=table.source)))
    stated = dataset.reference_period if dataset else None
    cells["period"] = cells["period"].where(cells["period"] != "", year or stated or "")
    cells["dataset"] = dataset.id if dataset else title
    if made.decision is not None:
        cells = _of_old_codes(cells, parents(gazetteer, made.decision.vintage))
    named = Named(dataset.title, dataset.producer) if dataset else Named(Text(title, title))
    return Held(cells, {dataset.id if dataset else title: named})


def _of_old_codes(cells: pd.DataFrame, held: pd.Series) -> pd.DataFrame:
    """Say of the parts of a district that was split that only the whole has a number."""
    whole = cells["unit"].map(held)
    torn = (cells["status"] == _X).groupby([whole, cells["period"], cells["item"]])
    apart = torn.transform("any") & (cells["status"] == Status.MISSING.value)
    return cells.assign(status=cells["status"].mask(apart, _X))


def of_pack(contents: Contents) -> Held:
    """Return what a pack holds of districts."""
    told = contents.observations
    cells = _items(told[told["level"] == Level.DISTRICT.value])
    names = {
        str(one["id"]): Named(
            Text(str(one["title_en"] or one["id"]), str(one["title_id"] or one["id"])),
            Text(str(one["producer"]), str(one["producer"])) if one["producer"] else None,
        )
        for one in contents.datasets.to_dict("records")
    }
    return Held(cells, names)


def of_layer(table: UnitTable, name: str, catalogue: Catalogue) -> Held:
    """Return what a layer of units holds; values that say no dataset are of the layer."""
    cells = _cells(table)
    cells["dataset"] = cells["dataset"].where(cells["dataset"] != "", name)
    known = {one: catalogue.datasets[one] for one in cells["dataset"] if one in catalogue.datasets}
    names = {one: Named(Text(one, one)) for one in cells["dataset"].unique()}
    return Held(cells, names | {key: Named(one.title, one.producer) for key, one in known.items()})


def _cells(table: UnitTable) -> pd.DataFrame:
    values = replace(table, fields=type(table.fields)(table.fields.indicators))
    return _items(values.observations())


def _items(told: pd.DataFrame) -> pd.DataFrame:
    cells = told[list(_ITEM)].fillna("").astype(str)
    items = ["|".join(row) for row in cells.itertuples(index=False)]
    return told[["unit", "dataset", "period", "status"]].assign(item=pd.Series(items, told.index))
