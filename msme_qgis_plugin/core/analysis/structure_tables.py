"""The structure of units as unit tables: what each column is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..measures.field import Category, Direction, Display, Field, Fields, Role, Rule, Text
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from .kbli import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from .cell_measures import Measure
    from .counts import Counts

_SECTORS = QT_TRANSLATE_NOOP("core", "Sectors: {version}.")
_SIZE = QT_TRANSLATE_NOOP("core", "Definition of size: {definition}.")
_PERIOD = QT_TRANSLATE_NOOP("core", "Period: {period}.")
_FACTS = QT_TRANSLATE_NOOP(
    "core",
    "Population: Ministry of Home Affairs, {year}. Area: official, from "
    "the same decree; of polygons where official_km2_source says so.",
)
_UNKNOWN_SEX = Text(
    "MSMEs whose owner's sex is unknown", "UMKM yang jenis kelamin pemiliknya tidak diketahui"
)
_EVENNESS = Text("Evenness of sectors", "Kemerataan kategori")


def structure_table(
    measures: Mapping[str, Measure], units: pd.DataFrame, facts: pd.DataFrame, counts: Counts
) -> UnitTable:
    """Return one row per unit.

    Args:
        measures: column -> numbers of `units` in their order.
        facts: population, population_year, area_km2 and area_source, index `bps_code`.
    """
    known = facts.reindex(units.index)
    fields = Fields([*_unit_fields(counts), *_described(counts)])
    size = len(units)
    words = _classes(counts, size)
    table = UnitTable.of(
        units,
        {
            **{name: one.values for name, one in measures.items()},
            "population": pd.to_numeric(known["population"]).to_numpy(),
            "official_km2": pd.to_numeric(known["area_km2"]).to_numpy(),
            "sectors_in_scope": np.full(size, len(counts.sectors), dtype=float),
        },
        fields,
        status={name: one.rank for name, one in measures.items()},
        categories={
            "population_year": known["population_year"].to_numpy(object),
            "official_km2_source": known["area_source"].to_numpy(object),
            **words,
        },
    )
    years = known["population_year"].dropna().unique()
    return replace(table, notes=tuple(_notes(counts, ", ".join(map(str, years)))))


def sector_table(
    tables: Mapping[str, Measure],
    units: pd.DataFrame,
    counts: Counts,
    *,
    small_base: int,
    language: str,
) -> UnitTable:
    """Return one row per unit and sector, so that a code comes several times.

    Args:
        tables: column -> numbers of units by sectors.
        small_base: a smaller count is flagged.
        language: of the sectors' names, `en` or `id`.
    """
    letters = list(counts.sectors)
    rows = np.repeat(np.arange(len(units)), len(letters))
    names = [section_name(counts.kbli, one, language) for one in letters]
    count = tables["count"].values.ravel()
    return UnitTable.of(
        units.iloc[rows],
        {
            **{name: one.values.ravel() for name, one in tables.items()},
            "small_base": (count < small_base).astype(float),
        },
        Fields(_sector_fields(counts)),
        status={name: one.rank.ravel() for name, one in tables.items()},
        categories={
            "sector": np.tile(np.array(letters, dtype=object), len(units)),
            "sector_name": np.tile(np.array(names, dtype=object), len(units)),
            **_classes(counts, len(rows)),
        },
    )


def _unit_fields(counts: Counts) -> Iterator[Field]:
    def of(identifier: str, name: str, denominator: str | None = None) -> Field:
        return _indicator(counts, identifier, name, denominator)

    yield of("A01_msme_n", "total")
    yield of("A02_msme_per1000", "per_1000", "population")
    yield of("A03_msme_km2", "per_km2", "official_km2")
    yield of("A09_women_sh", "women_share", "women_share_base")
    yield Field("women_share_base", Role.BASE, of="women_share", decimals=0)
    yield replace(
        _plain(counts, "unknown_sex_share", _UNKNOWN_SEX, Text("%", "%")),
        display=Display.PERCENT,
        decimals=1,
        rule=Rule.RATIO_OF_SUMS,
        denominator="total",
    )
    yield of("A13_hhi", "hhi")
    yield of("A14_shannon", "shannon")
    evenness = _plain(counts, "evenness", _EVENNESS, Text("0–1", "0–1"))
    yield replace(evenness, decimals=3, rule=Rule.RECOMPUTE, direction=Direction.BETTER)
    for identifier, name, base in (("A11_kbli_sh", "share", "total"), ("A12_lq", "lq", None)):
        one = of(identifier, name, base)
        for letter in counts.sectors:
            named = replace(one, name=f"{name}_{letter.lower()}")
            yield named.of_sector(letter, label=_section(counts, letter), kbli=counts.kbli.value)


def _sector_fields(counts: Counts) -> Iterator[Field]:
    letters = tuple(Category(one, _section(counts, one)) for one in counts.sectors)
    yield Field("sector", Role.CATEGORY, kbli=counts.kbli.value, categories=letters)
    yield Field("sector_name", Role.NOTE, of="sector")
    for identifier, name in (
        ("A01_msme_n", "count"),
        ("A11_kbli_sh", "share"),
        ("A12_lq", "lq"),
        ("A09_women_sh", "women_share"),
        ("A10_women_gap", "women_gap"),
    ):
        yield _indicator(counts, identifier, name)
    yield Field("small_base", Role.BASE, decimals=0)
    yield from _class_fields()


def _described(counts: Counts) -> Iterator[Field]:
    """Yield what describes units and the table."""
    yield Field("population", Role.BASE, decimals=0)
    yield Field("population_year", Role.NOTE, of="population")
    yield Field("official_km2", Role.BASE)
    yield Field("official_km2_source", Role.NOTE, of="official_km2")
    yield Field("sectors_in_scope", Role.BASE, decimals=0, kbli=counts.kbli.value)
    yield from _class_fields()


def _class_fields() -> Iterator[Field]:
    yield Field("kbli_version", Role.NOTE)
    yield Field("size_definition", Role.NOTE)


def _classes(counts: Counts, size: int) -> dict[str, NDArray[np.object_]]:
    definition = counts.size_definition
    return {
        "kbli_version": np.full(size, counts.kbli.value, dtype=object),
        "size_definition": np.full(size, definition.value if definition else None, dtype=object),
    }


def _indicator(counts: Counts, identifier: str, name: str, denominator: str | None = None) -> Field:
    one = indicator_field(Catalogue.load().indicator(identifier), name)
    return replace(_dated(counts, one), denominator=denominator)


def _plain(counts: Counts, name: str, label: Text, unit: Text) -> Field:
    return _dated(counts, Field(name, label=label, unit=unit))


def _section(counts: Counts, letter: str) -> Text:
    en, indonesian = (section_name(counts.kbli, letter, code) for code in ("en", "id"))
    return Text(en, indonesian)


def _dated(counts: Counts, one: Field) -> Field:
    definition = counts.size_definition
    return replace(
        one, period=counts.period, size_definition=definition.value if definition else None
    )


def _notes(counts: Counts, years: str) -> Iterator[Message]:
    yield Message(_SECTORS, {"version": counts.kbli.label})
    if counts.size_definition is not None:
        yield Message(_SIZE, {"definition": counts.size_definition.value})
    if counts.period is not None:
        yield Message(_PERIOD, {"period": counts.period})
    yield Message(_FACTS, {"year": years})
