"""The access overlay's results as unit tables: what each column is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...catalogue.fields import indicator_field
from ...catalogue.load import Catalogue
from ...measures.field import (
    Category,
    Direction,
    Display,
    Field,
    Fields,
    Role,
    Rule,
    Text,
    name_beside,
)
from ...measures.status import Status
from ...measures.table import UnitTable
from .access_ranking import rank_districts, worst_villages
from .internet_access import BUILD_NETWORK, TRAIN_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pandas as pd

    from ...catalogue.model import Dataset
    from ...measures.schema import About
    from ...regions.gazetteer import Gazetteer
    from ..villages.village_source import Villages
    from .internet_access import Access

MSMES = Text("MSMEs", "UMKM")
_PERCENT = Text("%", "%")
_READINGS = (
    Category(BUILD_NETWORK, Text("Build the network", "Bangun jaringan"), "#b2182b"),
    Category(TRAIN_PEOPLE, Text("Train people", "Latih pelaku usaha"), "#2166ac"),
)
_ORDER = Text("Rank", "Peringkat")


def district_table(
    access: Access, units: pd.DataFrame, dataset: Dataset, *, larger: Collection[str], about: About
) -> UnitTable:
    """Return one row per district of `units`.

    Args:
        units: index `bps_code`; see `UnitTable`.
        dataset: the survey of villages.
        larger: districts of which the survey has an older, larger territory; their values are
            not comparable.
    """
    frame = access.units.reindex(units.index)
    frame[["coverage", "withheld"]] = frame[["coverage", "withheld"]].fillna(0.0)
    frame["msme_per_km2"] = frame["msme"] / units["area_km2"]
    fields = Fields([*_district_fields(access, dataset), *_density()])
    is_larger = units.index.isin(list(larger))
    told = [one for one in fields if one in frame and one not in {"coverage", "withheld"}]
    frame.loc[is_larger, told] = np.nan
    beside = (name_beside(one.name, Role.STATUS) for one in fields.indicators)
    codes = [one for one in beside if one in frame]
    frame[codes] = frame[codes].fillna(Status.MISSING.code)
    frame.loc[is_larger, codes] = Status.NOT_COMPARABLE.code
    return _table(frame, units, fields, about)


def ranked_table(
    access: Access, gazetteer: Gazetteer, dataset: Dataset, larger: Collection[str], about: About
) -> UnitTable:
    """Return the districts by the MSMEs that full access is missing for, rank 1 first."""
    frame = rank_districts(access)
    frame = frame[~frame.index.isin(list(larger))]
    units, frame = _named(frame, gazetteer)
    fields = Fields(
        [
            Field("rank", Role.RANK, of="without_access", label=_ORDER, decimals=0),
            Field("rank_best", Role.RANK, of="rank", decimals=0),
            Field("rank_worst", Role.RANK, of="rank", decimals=0),
            Field("unit_name", Role.NOTE),
            *_with_bounds(_without_access()),
            *_district_fields(access, dataset),
        ]
    )
    return _table(frame, units, fields, about)


def village_table(
    access: Access, villages: Villages, gazetteer: Gazetteer, *, top: int, about: About
) -> UnitTable:
    """Return the villages that full access is missing for most MSMEs in, rank 1 first.

    Args:
        top: at most so many.
    """
    frame = worst_villages(access, villages, top=top)
    known = gazetteer.units.reindex(frame["unit"])
    frame["bps_code"] = frame["unit"]
    frame["unit_name"] = known["label"].to_numpy(object)
    frame["province"] = known["province"].to_numpy(object)
    frame = frame.set_index("code")
    signal = villages.dataset.id
    fields = Fields(
        [
            Field("rank", Role.RANK, of="without_access", label=_ORDER, decimals=0),
            *(Field(one, Role.NOTE) for one in ("village", "subdistrict", "bps_code", "unit_name")),
            _indicator("A01_msme_n", "msme"),
            Field("level", Role.CATEGORY, dataset=signal),
            _indicator("B02_net_msme", "access_score"),
            _without_access(),
        ]
    )
    return _table(frame, frame[["province"]], fields, about)


def kinds_table(
    access: Access, gazetteer: Gazetteer, dataset: Dataset, larger: Collection[str], about: About
) -> UnitTable:
    """Return one row per district, sector and sex, so that a code comes several times."""
    frame = access.breakdown
    frame = frame[~frame["unit"].isin(list(larger))].set_index("unit")
    units, frame = _named(frame, gazetteer)
    fields = Fields(
        [
            Field("unit_name", Role.NOTE),
            Field("sector", Role.CATEGORY),
            Field("sex", Role.CATEGORY),
            *_measures(dataset),
        ]
    )
    return _table(frame, units, fields, about)


def _district_fields(access: Access, dataset: Dataset) -> Iterator[Field]:
    yield from _measures(dataset)
    if "own_use" not in access.units:
        return
    use = _indicator("B08_net_use", "own_use", denominator="own_use_base")
    yield from _with_bounds(use)
    yield Field("own_use_base", Role.BASE, of="own_use", decimals=0)
    yield from _with_bounds(_indicator("B09_net_gap", "internet_gap", dataset))
    label = Text("What comes first", "Yang didahulukan")
    yield Field("reading", Role.CATEGORY, label=label, categories=_READINGS)
    yield Field("reading_sure", Role.BASE, decimals=0)


def _measures(dataset: Dataset) -> Iterator[Field]:
    yield from _with_bounds(_indicator("A01_msme_n", "msme"))
    yield from _with_bounds(_indicator("B01_4g_msme", "share_4g", dataset, weight="msme"))
    yield from _with_bounds(
        Field(
            "share_internet",
            label=Text("MSMEs with any mobile internet", "UMKM dengan internet seluler apa pun"),
            unit=_PERCENT,
            display=Display.PERCENT,
            decimals=1,
            direction=Direction.BETTER,
            rule=Rule.WEIGHTED_SHARE,
            weight="msme",
            weight_label=MSMES,
            period=dataset.reference_period or None,
            dataset=dataset.id,
        )
    )
    yield from _with_bounds(_indicator("B02_net_msme", "access_score", dataset, weight="msme"))
    yield Field("coverage", Role.COVERAGE, of="access_score", display=Display.PERCENT, decimals=1)
    yield Field("quality", Role.NOTE, of="access_score")
    yield Field("withheld", Role.BASE, decimals=0)


def _density() -> Iterator[Field]:
    yield _indicator("A03_msme_km2", "msme_per_km2")


def _without_access() -> Field:
    return Field(
        "without_access",
        label=Text("MSMEs without full access", "UMKM tanpa akses penuh"),
        unit=MSMES,
        decimals=1,
        direction=Direction.WORSE,
        rule=Rule.SUM,
    )


def _indicator(
    identifier: str,
    name: str,
    dataset: Dataset | None = None,
    *,
    weight: str | None = None,
    denominator: str | None = None,
) -> Field:
    return replace(
        indicator_field(Catalogue.load().indicator(identifier), name),
        period=(dataset.reference_period or None) if dataset else None,
        dataset=dataset.id if dataset else None,
        weight=weight,
        weight_label=MSMES if weight else None,
        denominator=denominator,
    )


def _with_bounds(one: Field) -> Iterator[Field]:
    """Yield a value and its lowest and highest."""
    yield one
    for role in (Role.LOW, Role.HIGH):
        yield Field(name_beside(one.name, role), role, of=one.name)


def _named(frame: pd.DataFrame, gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame]:
    known = gazetteer.units.reindex(frame.index)
    return known[["province"]], frame.assign(unit_name=known["label"].to_numpy(object))


def _table(frame: pd.DataFrame, units: pd.DataFrame, fields: Fields, about: About) -> UnitTable:
    """Make a table of a frame that has a column per field and statuses beside values."""
    text = [one.name for one in fields.values() if one.role.is_text]
    status = {
        one.name: frame[beside].to_numpy()
        for one in fields.indicators
        if (beside := name_beside(one.name, Role.STATUS)) in frame
    }
    return UnitTable.of(
        units,
        {name: frame[name].to_numpy() for name in fields if name not in text},
        fields,
        status=status,
        categories={name: frame[name].where(frame[name].notna(), None).to_numpy() for name in text},
        about=about,
    )
