"""Turns unit tables into what a pack carries."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..measures.field import Fields, Role
from ..paths import plugin_version
from .errors import NothingToPackError
from .model import Contents
from .pack_series import of_series, series_schema
from .schema import DATASET, FIELD, INDICATOR, KEY, MATCH_REPORT, SERIES, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Dataset, Indicator
    from ..measures.field import Field
    from ..measures.table import UnitTable
    from ..regions.gazetteer import Gazetteer

_AT_ONCE = 1 << 20
_HIDDEN = "Q"


@dataclass(frozen=True)
class Source:
    """One layer, read.

    wkb: code -> geometry in EPSG:4326 as multipolygon; None for a table without geometry.
    history: what was done to the layer, oldest first.
    path: the file that it is read from, None for a layer in memory.
    """

    name: str
    table: UnitTable
    wkb: Mapping[str, bytes | None] | None = None
    history: tuple[str, ...] = ()
    path: Path | None = None


@dataclass(frozen=True)
class Report:
    """A match report, read; see `Source`."""

    name: str
    rows: pd.DataFrame
    history: tuple[str, ...] = ()
    path: Path | None = None


@dataclass(frozen=True)
class Request:
    """What the caller says of the layers.

    dataset: an id of the catalogue, or a title; what a field says, else the layer's name if None.
    period: of all fields, where their layer does not hold several periods.
    fields: the fields to take; all that are values, ranks or categories if empty.
    parameters: of the run, for the record.
    recipe: how all of it was made; see `core.recipe.recipe_steps`.
    """

    dataset: str | None = None
    period: str | None = None
    fields: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    recipe: str | None = None


def gather(
    sources: Sequence[Source],
    report: Report | None,
    *,
    request: Request,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
) -> Contents:
    """Make a pack's contents of unit tables.

    A table may hold several rows per unit, told apart by its columns `period`, `sector`, `sex`
    and `size`. Numbers that are suppressed do not go into a pack.

    Raises:
        NothingToPackError: a table without values, or without a field that is asked for.
    """
    run = uuid.uuid4().hex
    parts = [_Part(one, request, catalogue, run) for one in sources]
    return Contents(
        units=_units(sources, gazetteer),
        # A layer and its table by sector may say the same twice.
        observations=_joined([one.observations for one in parts]).drop_duplicates(list(KEY)),
        indicators=_once([one.indicators() for one in parts], ["id"]),
        datasets=_once([one.datasets() for one in parts], ["id"]),
        fields=_once([one.fields() for one in parts], list(SERIES)),
        provenance=_provenance(run, [*sources, *filter(None, [report])], request),
        match_report=_report(report, run),
    )


def sha256_of(source: Source | Report) -> str:
    """Return the SHA-256 of a layer's file, or of its cells in memory."""
    digest = sha256()
    if source.path is not None and source.path.is_file():
        with source.path.open("rb") as file:
            while block := file.read(_AT_ONCE):
                digest.update(block)
        return digest.hexdigest()
    for cells in _cells(source):
        digest.update(cells.to_csv(index=False).encode())
    return digest.hexdigest()


def _cells(source: Source | Report) -> tuple[pd.DataFrame, ...]:
    if isinstance(source, Report):
        return (source.rows,)
    table = source.table
    return (table.units.reset_index(), table.values, table.status, table.categories)


class _Part:
    """What one table gives."""

    def __init__(self, source: Source, request: Request, catalogue: Catalogue, run: str) -> None:
        self._source = source
        self._request = request
        self._catalogue = catalogue
        self._table = _asked(source, request.fields)
        self.observations = self._observed().assign(run=run)

    def _observed(self) -> pd.DataFrame:
        """Return one row per unit and value."""
        found = self._table.observations()
        if self._request.fields:
            found = found[found["field"].isin(self._request.fields)]
        if found.empty:
            raise NothingToPackError(
                layer=self._source.name,
                expected="value, value_status",
                fields=", ".join(self._table.fields),
            )
        own = found["dataset"].where(found["dataset"] != "", self._source.name)
        dataset = own.mask(own != "", self._request.dataset) if self._request.dataset else own
        hidden = found["status"] == _HIDDEN
        numbers = {name: found[name].mask(hidden) for name in ("value", "low", "high")}
        return found.assign(dataset=dataset, period=self._periods(found["period"]), **numbers)

    def _periods(self, told: pd.Series) -> pd.Series:
        """Return of which period each value is, by what says it most closely."""
        given = self._request.period
        of_rows = "period" in self._table.categories or "period" in self._table.units
        if given and not of_rows and told.nunique() == 1:
            return pd.Series(given, told.index)
        if given is None:
            dataset = self._catalogue.datasets.get(self._request.dataset or "")
            given = dataset.reference_period if dataset else ""
        return told.where(told != "", given)

    def _series(self) -> Iterator[tuple[tuple[str, ...], Field]]:
        """Yield each series with the field that it came from."""
        columns = [*SERIES, "field"]
        for *key, name in self.observations[columns].drop_duplicates().itertuples(index=False):
            yield tuple(key), self._table.fields[name]

    def fields(self) -> pd.DataFrame:
        """Say what each series is."""
        fields, about = self._table.fields, self._table.about
        kbli, size = self._classification("kbli"), self._classification("size_definition")
        named = fields.get("sector")
        letters = {one.value: one.label for one in named.categories} if named else {}
        rows = []
        for key, one in self._series():
            told = of_series(one, key, kbli, size)
            if told.sector and told.sector_label is None:
                told = replace(told, sector_label=letters.get(told.sector))
            rows.append((*key, one.name, series_schema(told, fields, self._base(one), about)))
        return _text_table(rows, FIELD)

    def _base(self, one: Field) -> str | None:
        return None if one.role.is_text else self._table.base_of(one.name)

    def indicators(self) -> pd.DataFrame:
        """Describe the indicators: by the catalogue, else by what the fields say."""
        known = {**self._catalogue.indicators, **self._catalogue.variants}
        rows = {}
        for key, one in self._series():
            name = key[SERIES.index("indicator")]
            found = known.get(name)
            rows[name] = (name, *(_described(found) if found else _described_by(one)))
        return _text_table(rows.values(), INDICATOR)

    def datasets(self) -> pd.DataFrame:
        """Describe the datasets, with the classifications that were used."""
        used = self._classification("kbli"), self._classification("size_definition")
        licence = ", ".join(self._table.about.licences) or None
        rows = []
        for name in self.observations["dataset"].unique():
            one = self._catalogue.datasets.get(name)
            periods = self.observations.loc[self.observations["dataset"] == name, "period"]
            period = periods.iloc[0] if periods.nunique() == 1 else None
            told = (name, name, name, None, licence, None, period)
            rows.append((*(told if one is None else _described_dataset(one)), *used))
        return _text_table(rows, DATASET)

    def _classification(self, key: str) -> str | None:
        """Return KBLI's version or the definition of size: of a field, else of the units."""
        told = (getattr(one, key) for one in self._table.fields.values())
        column = "kbli_version" if key == "kbli" else key
        held = self._table.units.get(column, pd.Series(dtype=object)).dropna()
        return next(filter(None, told), None) or (None if held.empty else str(held.iloc[0]))


def _asked(source: Source, names: tuple[str, ...]) -> UnitTable:
    """Return a table in which what is asked for by name is a value, whatever it was.

    Raises:
        NothingToPackError: it has no such field.
    """
    table = source.table
    lacking = [name for name in names if name not in table.fields]
    if lacking:
        raise NothingToPackError(
            layer=source.name, expected=", ".join(lacking), fields=", ".join(table.fields)
        )
    told = {
        name: Role.CATEGORY if one.role.is_text else Role.VALUE
        for name in names
        if (one := table.fields[name]).role in {Role.BASE, Role.COVERAGE, Role.NOTE}
    }
    return replace(
        table,
        fields=Fields(
            replace(one, role=told[one.name], of=None) if one.name in told else one
            for one in table.fields.values()
        ),
    )


def _described(one: Indicator) -> tuple[object, ...]:
    return (
        *(one.name.en, one.name.id),
        *(one.definition.en, one.definition.id),
        *(one.unit.en, one.unit.id),
        *(one.rule.value, one.weight.value, one.direction.value),
        *(one.decimals, one.display_factor, one.minimum_coverage),
    )


def _described_by(one: Field) -> tuple[object, ...]:
    titles = [one.label.get(code) if one.label else one.name for code in ("en", "id")]
    units = [one.unit.get(code) if one.unit else None for code in ("en", "id")]
    weight = one.weight_label.en if one.weight_label else None
    choices = [held.value if held else None for held in (one.rule, one.direction)]
    rule, direction = choices
    return (*titles, None, None, *units, rule, weight, direction, one.decimals, one.factor, None)


def _described_dataset(one: Dataset) -> tuple[str | None, ...]:
    return (
        one.id,
        one.title.en,
        one.title.id,
        one.producer.id,
        one.licence.name.en,
        " ".join(one.licence.forbids),
        one.reference_period,
    )


def _units(sources: Sequence[Source], gazetteer: Gazetteer) -> pd.DataFrame:
    columns = [*UNIT, "wkb"]
    tables = []
    for source in sources:
        if source.wkb is not None:
            units = source.table.units.reset_index()
            tables.append(units.assign(wkb=units["bps_code"].map(dict(source.wkb))))
    if not tables:
        return pd.DataFrame(columns=columns, dtype=object)
    units = pd.concat(tables, ignore_index=True).drop_duplicates("bps_code")
    known = gazetteer.units.reindex(units["bps_code"])
    facts = {
        "official_km2": pd.to_numeric(known["area_km2"]).to_numpy(),
        "population": pd.to_numeric(known["population"]).to_numpy(),
        "population_year": known["population_year"].to_numpy(),
    }
    return units.assign(**facts).reindex(columns=columns)


def _provenance(run: str, sources: Sequence[Source | Report], request: Request) -> pd.DataFrame:
    inputs = [
        {"name": one.path.name if one.path else one.name, "sha256": sha256_of(one)}
        for one in sources
    ]
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return pd.DataFrame(
        {
            "run": [run],
            "algorithm": ["msme:buildpack"],
            "parameters": [json.dumps(dict(request.parameters), ensure_ascii=False)],
            "inputs": [json.dumps(inputs, ensure_ascii=False)],
            "history": ["\n".join(line for one in sources for line in one.history)],
            "plugin_version": [plugin_version()],
            "time_utc": [now],
            "recipe": [request.recipe],
        }
    )


def _report(report: Report | None, run: str) -> pd.DataFrame:
    if report is None:
        return pd.DataFrame(columns=list(MATCH_REPORT), dtype=object)
    return report.rows.assign(run=run).reindex(columns=list(MATCH_REPORT))


def _text_table(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return (
        tables[0]
        if len(tables) == 1
        else pd.concat([one.astype(object) for one in tables], ignore_index=True)
    )


def _once(tables: Sequence[pd.DataFrame], key: list[str]) -> pd.DataFrame:
    return _joined(tables).drop_duplicates(key)
