"""Turns layers that our algorithms wrote into what a pack carries."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd

from ..paths import plugin_version
from ..regions.levels import level_of
from .errors import NothingToPackError
from .model import Contents
from .schema import DATASET, INDICATOR, KEY, MATCH_REPORT, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ..catalogue.load import Catalogue
    from ..catalogue.model import Dataset, Indicator
    from ..regions.gazetteer import Gazetteer

_PARENT = {2: 0, 4: 2, 7: 4, 10: 7}
_DIMENSIONS = ("period", "sector", "sex", "size")
_OF_SECTOR = re.compile(r"(share|lq)_([a-v])")
_STATUS, _COVERAGE = "_status", "_coverage"
_AT_ONCE = 1 << 20
# Numbers of a layer that describe its units and are no observations.
_ABOUT_UNITS = frozenset(
    (
        *UNIT,
        "fid",
        "ogc_fid",
        "official_km2_source",
        "province_code",
        "merged",
        "indicative",
        "sectors_in_scope",
        "small_base",
    )
)


@dataclass(frozen=True)
class Source:
    """One layer, read.

    table: attributes; NULL is None.
    wkb: geometries in EPSG:4326 as multipolygons; None for a table.
    headers: field name -> what people call it.
    history: what was done to the layer, oldest first.
    path: the file that it is read from, None for a layer in memory.
    period: what its metadata say it is of.
    """

    name: str
    table: pd.DataFrame
    wkb: Sequence[bytes | None] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    path: Path | None = None
    period: str | None = None


@dataclass(frozen=True)
class Request:
    """What the caller says of the layers.

    dataset: an id of the catalogue, or a title; the layer's name if None.
    period: of all layers without a column `period`.
    fields: the fields to take; all with a status if empty.
    parameters: of the run, for the record.
    """

    dataset: str | None = None
    period: str | None = None
    fields: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)


def gather(
    sources: Sequence[Source],
    report: Source | None,
    *,
    request: Request,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
) -> Contents:
    """Make a pack's contents of layers.

    Args:
        sources: layers or tables with `bps_code` and values, as our
            algorithms write them. A table may have columns `period`,
            `sector`, `sex` and `size`.
        report: a match report, if there is one.

    Raises:
        NothingToPackError: a layer without codes, or without values.
    """
    run = uuid.uuid4().hex
    parts = [_Part(one, request, catalogue, run) for one in sources]
    return Contents(
        units=_units(sources, gazetteer),
        # A layer and its table by sector may say the same twice.
        observations=_joined([one.observations() for one in parts]).drop_duplicates(list(KEY)),
        indicators=_once([one.indicators() for one in parts]),
        datasets=_once([one.dataset() for one in parts]),
        provenance=_provenance(run, [*sources, *filter(None, [report])], request),
        match_report=_report(report, run),
    )


def sha256_of(source: Source) -> str:
    """Return the SHA-256 of a layer's file, or of its cells in memory."""
    digest = sha256()
    if source.path is not None and source.path.is_file():
        with source.path.open("rb") as file:
            while block := file.read(_AT_ONCE):
                digest.update(block)
    else:
        digest.update(source.table.to_csv(index=False).encode())
    return digest.hexdigest()


class _Part:
    """What one layer gives."""

    def __init__(self, source: Source, request: Request, catalogue: Catalogue, run: str) -> None:
        names = list(source.table.columns)
        if "bps_code" not in names:
            raise NothingToPackError(
                layer=source.name, expected="bps_code", fields=", ".join(names)
            )
        self._source = source
        self._table = source.table[source.table["bps_code"].notna()]
        self._request = request
        self._catalogue = catalogue
        self._run = run
        self._fields = _value_fields(source, request.fields)
        self._known = {one.id.casefold(): one for one in _all_indicators(catalogue)}
        self._dataset = catalogue.datasets.get(request.dataset or "")

    def observations(self) -> pd.DataFrame:
        """Return one row per unit and value."""
        codes = self._table["bps_code"].astype(str)
        dimensions = {
            name: self._table[name].fillna("").astype(str)
            for name in _DIMENSIONS
            if name in self._table
        }
        period = dimensions.pop("period", self._period())
        tables = []
        for name in self._fields:
            indicator, sector = self._split(name)
            of_all: dict[str, object] = {"sector": sector, "sex": "", "size": ""}
            values = pd.to_numeric(self._table[name], errors="coerce")
            tables.append(
                pd.DataFrame(
                    {
                        "level": codes.map(lambda code: level_of(code).value),
                        "unit": codes,
                        "dataset": self._dataset_id(),
                        "indicator": indicator,
                        "period": period,
                        **of_all,
                        **dimensions,
                        "value": values,
                        "status": self._status(name, values),
                        "coverage": self._coverage(name),
                        "run": self._run,
                    }
                )
            )
        return _joined(tables)

    def indicators(self) -> pd.DataFrame:
        """Describe the indicators of the layer, from the catalogue."""
        rows = {}
        for name in self._fields:
            known = self._known.get(name.casefold())
            indicator, sector = self._split(name)
            header = self._source.headers.get(name, name)
            rows[indicator] = (
                (indicator, *_described(known))
                if known
                else (indicator, *(2 * (indicator if sector else header,)))
            )
        width = len(INDICATOR)
        return pd.DataFrame(
            [(*row, *[None] * (width - len(row))) for row in rows.values()],
            columns=list(INDICATOR),
            dtype=object,
        )

    def dataset(self) -> pd.DataFrame:
        """Describe the dataset of the layer."""
        versions = [self._first("kbli_version"), self._first("size_definition")]
        one = self._dataset
        title = self._dataset_id()
        about: list[str | None] = (
            [title, title, title, None, None, None, self._period()]
            if one is None
            else _described_dataset(one)
        )
        return pd.DataFrame([[*about, *versions]], columns=list(DATASET), dtype=object)

    def _dataset_id(self) -> str:
        return self._request.dataset or self._source.name

    def _period(self) -> str:
        given = self._request.period or self._source.period
        if given is None and self._dataset is not None:
            given = self._dataset.reference_period
        return given or ""

    def _split(self, name: str) -> tuple[str, str]:
        """Take the letter of a sector out of a field's name."""
        found = _OF_SECTOR.fullmatch(name)
        if found is None or "kbli_version" not in self._table:
            known = self._known.get(name.casefold())
            return known.id if known else name, ""
        return found.group(1), found.group(2).upper()

    def _status(self, name: str, values: pd.Series) -> pd.Series:
        plain = values.notna().map({True: "A", False: "M"})
        if f"{name}{_STATUS}" not in self._table:
            return plain
        return self._table[f"{name}{_STATUS}"].fillna(plain)

    def _coverage(self, name: str) -> pd.Series | None:
        own = f"{name}{_COVERAGE}"
        column = own if own in self._table else "coverage"
        if column not in self._table:
            return None
        return pd.to_numeric(self._table[column], errors="coerce")

    def _first(self, name: str) -> str | None:
        if name not in self._table:
            return None
        held = self._table[name].dropna()
        return None if held.empty else str(held.iloc[0])


def _value_fields(source: Source, asked: tuple[str, ...]) -> tuple[str, ...]:
    names = list(source.table.columns)
    lacking = [name for name in asked if name not in names]
    found = asked or tuple(name for name in names if f"{name}{_STATUS}" in names)
    if not found:
        found = tuple(
            name
            for name in names
            if name not in _ABOUT_UNITS
            and name not in _DIMENSIONS
            and pd.api.types.is_numeric_dtype(source.table[name])
        )
    if lacking or not found:
        raise NothingToPackError(
            layer=source.name,
            expected=", ".join(lacking) or "value, value_status",
            fields=", ".join(names),
        )
    return found


def _all_indicators(catalogue: Catalogue) -> Iterable[Indicator]:
    return (*catalogue.indicators.values(), *catalogue.variants.values())


def _described(one: Indicator) -> tuple[object, ...]:
    return (
        *(one.name.en, one.name.id),
        *(one.definition.en, one.definition.id),
        *(one.unit.en, one.unit.id),
        *(one.rule.value, one.weight.value, one.direction.value),
        *(one.decimals, one.display_factor, one.minimum_coverage),
    )


def _described_dataset(one: Dataset) -> list[str | None]:
    return [
        one.id,
        one.title.en,
        one.title.id,
        one.producer.id,
        one.licence.name.en,
        " ".join(one.licence.forbids),
        one.reference_period,
    ]


def _units(sources: Sequence[Source], gazetteer: Gazetteer) -> pd.DataFrame:
    columns = [*UNIT, "wkb"]
    tables = []
    for source in sources:
        if source.wkb is None:
            continue
        shapes = pd.Series(source.wkb, index=source.table.index, dtype=object)
        table = source.table.assign(wkb=shapes)
        table = table[table["bps_code"].notna()]
        tables.append(table[[one for one in columns if one in table]])
    if not tables:
        return pd.DataFrame(columns=columns, dtype=object)
    units = pd.concat(tables, ignore_index=True).drop_duplicates("bps_code")
    codes = [str(one) for one in units["bps_code"]]
    known = gazetteer.units.reindex(codes)
    facts = {
        "official_km2": pd.to_numeric(known["area_km2"]).to_numpy(),
        "population": pd.to_numeric(known["population"]).to_numpy(),
        "population_year": known["population_year"].to_numpy(),
    }
    return units.assign(
        level=[level_of(one).value for one in codes],
        parent=[one[: _PARENT.get(len(one), 2)] for one in codes],
        **facts,
    ).reindex(columns=columns)


def _provenance(run: str, sources: Sequence[Source], request: Request) -> pd.DataFrame:
    inputs = [
        {"name": one.path.name if one.path else one.name, "sha256": sha256_of(one)}
        for one in sources
    ]
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return pd.DataFrame(
        {
            "run": [run],
            "algorithm": ["msme:buildpack"],
            "parameters": [json.dumps(dict(request.parameters))],
            "inputs": [json.dumps(inputs, ensure_ascii=False)],
            "history": ["\n".join(line for one in sources for line in one.history)],
            "plugin_version": [plugin_version()],
            "time_utc": [now],
        }
    )


def _report(report: Source | None, run: str) -> pd.DataFrame:
    if report is None:
        return pd.DataFrame(columns=list(MATCH_REPORT), dtype=object)
    return report.table.assign(run=run).reindex(columns=list(MATCH_REPORT))


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return (
        tables[0]
        if len(tables) == 1
        else pd.concat([one.astype(object) for one in tables], ignore_index=True)
    )


def _once(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return _joined(tables).drop_duplicates("id")
