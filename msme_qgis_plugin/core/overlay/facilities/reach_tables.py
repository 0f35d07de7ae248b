"""The reach of facilities as unit tables: what each column is, also that lines are straight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...catalogue.fields import from_dataset, indicator_field
from ...catalogue.load import Catalogue
from ...catalogue.weights import Weight
from ...measures.field import Direction, Display, Field, Fields, Role, Rule, Text, name_beside
from ...measures.status import Status
from ...measures.table import UnitTable
from ..reduce import Groups, weighted_mean, weighted_median
from .sites import Objective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ...measures.schema import About
    from ...regions.gazetteer import Gazetteer
    from ..geodesy import FloatArray, IntArray
    from ..villages.village_source import Villages
    from .reach_villages import Places, Reached
    from .sites import SitePlan

WITHIN, BEYOND, DISTANCE = "share_within", "beyond", "distance_km"
CATCHMENT, MINUTES, IN_TIME = "catchment", "minutes", "share_in_time"
_BANKS, _BANKS_KM = "C03_bank_5km", 5.0
_PER = 10_000.0
_TOLERANCE = 1e-9
_PERCENT, _KM, _MINUTES = Text("%", "%"), Text("km", "km"), Text("minutes", "menit")
_SHARE = Field(
    "",
    unit=_PERCENT,
    display=Display.PERCENT,
    decimals=1,
    direction=Direction.BETTER,
    rule=Rule.WEIGHTED_SHARE,
)
_RANK = Field("rank", Role.RANK, label=Text("Rank", "Peringkat"), decimals=0)
_VILLAGE = tuple(
    Field(name, Role.NOTE) for name in ("village", "subdistrict", "bps_code", "unit_name")
)


@dataclass(frozen=True)
class Asked:
    """What a run measures.

    facility: what it is called; banks: whether it is a bank office.
    weight: what villages count for.
    km, minutes: the limits.
    timed: what gives the travel times, "" where nothing does.
    """

    facility: Text
    banks: bool
    weight: Weight
    km: float
    minutes: float
    minimum_coverage: float
    timed: str = ""

    @property
    def by(self) -> Text:
        """What villages count for, in words."""
        return self.weight.label or Text("", "")

    @property
    def near(self) -> Text:
        """Within the distance, also that it is a straight line."""
        limit, what = f"{self.km:g}", self.facility
        return Text(
            f"within {limit} km of {what.en}, straight line",
            f"dalam {limit.replace('.', ',')} km dari {what.id}, garis lurus",
        )


@dataclass(frozen=True)
class Measured:
    """What is known of villages, in step.

    weight, msme: NaN where unknown; msme and minutes are None where nothing gives them.
    """

    reached: Reached
    weight: FloatArray
    msme: FloatArray | None = None
    minutes: FloatArray | None = None


def district_table(
    villages: Villages, measured: Measured, asked: Asked, *, units: pd.DataFrame, about: About
) -> UnitTable:
    """Return what is reached in each unit, one row per unit.

    Shares, means and medians are over the weight of villages of which it is known; under the
    minimum coverage there is no value. What villages without an answer could change is an
    estimate, between its lowest and highest.

    Args:
        units: index `bps_code`; see `UnitTable`.
    """
    groups = Groups.of(villages.units)
    reached, weight = measured.reached, measured.weight
    share, least, most = reached.within(asked.km)
    low, high = (weighted_mean(one, weight, groups).value for one in (least, most))
    means = {WITHIN: share, CATCHMENT: reached.catchment * _PER}
    if measured.minutes is not None:
        minutes = measured.minutes
        in_time = np.where(np.isnan(minutes), np.nan, minutes <= asked.minutes)
        means |= {MINUTES: minutes, IN_TIME: in_time}
    found = {name: weighted_mean(values, weight, groups) for name, values in means.items()}
    found[DISTANCE] = weighted_median(reached.km, weight, groups)
    columns = {"villages": groups.rows, _low(WITHIN): low, _high(WITHIN): high}
    for name, one in found.items():
        columns |= {name: one.value, _coverage(name): one.coverage}
        if one.base is not None:
            columns[name_beside(name, Role.BASE)] = one.base
    whole = groups.total(weight)
    columns |= {BEYOND: whole * (1 - columns[WITHIN]), _coverage(BEYOND): found[WITHIN].coverage}
    columns |= {_low(BEYOND): whole * (1 - high), _high(BEYOND): whole * (1 - low)}
    least_km = np.where(reached.open, 0.0, reached.km_low)
    least_km = np.where(np.isnan(reached.km), np.nan, least_km)
    columns[_low(DISTANCE)] = weighted_median(least_km, weight, groups).value
    columns[_high(DISTANCE)] = columns[DISTANCE]
    columns["unsure"] = groups.count(reached.open | (reached.km_low < reached.km))
    frame = pd.DataFrame(columns, index=pd.Index(groups.codes, dtype=object))
    fields = Fields(from_dataset(_district_fields(asked), villages.dataset))
    return _of_units(frame.reindex(units.index), fields, asked, units, villages, about)


def _low(name: str) -> str:
    return name_beside(name, Role.LOW)


def _high(name: str) -> str:
    return name_beside(name, Role.HIGH)


def _coverage(name: str) -> str:
    return name_beside(name, Role.COVERAGE)


def _of_units(
    frame: pd.DataFrame,
    fields: Fields,
    asked: Asked,
    units: pd.DataFrame,
    villages: Villages,
    about: About,
) -> UnitTable:
    """Take away what too little is known of, and say why."""
    larger = units.index.isin(villages.shrunk)
    status = {}
    # Nobody was asked where there is no village.
    told = [one.name for one in fields.with_role(Role.COVERAGE)]
    frame[["villages", "unsure", *told]] = frame[["villages", "unsure", *told]].fillna(0.0)
    for one in fields.indicators:
        coverage = frame[_coverage(one.name)]
        lacks = (coverage < asked.minimum_coverage - _TOLERANCE) | frame[one.name].isna() | larger
        low, high = (fields.beside(one.name, role) for role in (Role.LOW, Role.HIGH))
        wide = frame["unsure"] > 0
        if low is not None and high is not None:
            wide = frame[high.name] - frame[low.name] > _TOLERANCE
        part = (coverage < 1 - _TOLERANCE) | wide
        frame.loc[lacks, [one.name, *(held.name for held in (low, high) if held)]] = np.nan
        known = np.where(part, Status.ESTIMATED.code, Status.NORMAL.code)
        status[one.name] = np.where(lacks, Status.MISSING.code, known).astype(np.int8)
        status[one.name][larger] = Status.NOT_COMPARABLE.code
    return UnitTable.of(units, frame[list(fields)], fields, status=status, about=about)


def _district_fields(asked: Asked) -> Iterator[Field]:
    near, by, what = asked.near, asked.by, asked.facility
    is_banks = asked.banks and asked.weight is Weight.MSME and asked.km == _BANKS_KM
    share = indicator_field(Catalogue.load().indicator(_BANKS)) if is_banks else _SHARE
    yield Field("villages", Role.BASE, label=Text("Villages", "Desa"), decimals=0)
    yield from _mean_fields(
        WITHIN, Text(f"{_capital(by.en)} {near.en}", f"{_capital(by.id)} {near.id}"), asked, share
    )
    yield from _bounds(WITHIN)
    yield Field(
        BEYOND,
        label=Text(f"{_capital(by.en)} not {near.en}", f"{_capital(by.id)} tidak {near.id}"),
        unit=by,
        decimals=0,
        direction=Direction.WORSE,
        rule=Rule.SUM,
    )
    yield from _bounds(BEYOND)
    yield Field(_coverage(BEYOND), Role.COVERAGE, of=BEYOND)
    yield replace(_distance(asked, ", median"), rule=Rule.WEIGHTED_MEDIAN, weight_label=by)
    yield from _bounds(DISTANCE)
    yield Field(_coverage(DISTANCE), Role.COVERAGE, of=DISTANCE)
    per = Text(f"per 10,000 {by.en}", f"per 10.000 {by.id}")
    yield from _mean_fields(
        CATCHMENT,
        Text(
            f"{_capital(what.en)} {per.en} {near.en} (two-step catchment)",
            f"{_capital(what.id)} {per.id} {near.id} (cakupan dua langkah)",
        ),
        asked,
        Field("", unit=per, decimals=2, direction=Direction.BETTER, rule=Rule.WEIGHTED_MEAN),
    )
    if not asked.timed:
        return
    minutes, limit = _minutes(asked), f"{asked.minutes:g}"
    yield from _mean_fields(
        MINUTES, minutes.label or by, asked, replace(minutes, rule=Rule.WEIGHTED_MEAN)
    )
    in_time = Text(
        f"{_capital(by.en)} within {limit} minutes ({asked.timed})",
        f"{_capital(by.id)} dalam {limit.replace('.', ',')} menit ({asked.timed})",
    )
    yield from _mean_fields(IN_TIME, in_time, asked, _SHARE)


def _mean_fields(name: str, label: Text, asked: Asked, like: Field) -> Iterator[Field]:
    """Yield a mean, its coverage and the weight behind it."""
    base = name_beside(name, Role.BASE)
    yield replace(like, name=name, label=label, weight=base, weight_label=asked.by)
    yield Field(_coverage(name), Role.COVERAGE, of=name)
    below = Text(f"{label.en}: {asked.by.en}", f"{label.id}: {asked.by.id}")
    yield Field(base, Role.BASE, of=name, label=below)


def _bounds(name: str) -> Iterator[Field]:
    for role in (Role.LOW, Role.HIGH):
        yield Field(name_beside(name, role), role, of=name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def beyond_table(
    villages: Villages,
    measured: Measured,
    asked: Asked,
    gazetteer: Gazetteer,
    *,
    inside: NDArray[np.bool_],
    top: int,
    about: About,
) -> UnitTable:
    """Return villages that are surely beyond reach, those with most MSMEs first.

    By their weight where MSMEs are not known of any village; among equals the farther first.

    Args:
        inside: villages of the units that are asked for.
        top: at most so many.
    """
    count = measured.weight if measured.msme is None else measured.msme
    msme = Catalogue.load().indicator("A01_msme_n")
    frame = pd.DataFrame(
        {
            "msme": np.nan if measured.msme is None else measured.msme,
            "weight": measured.weight,
            DISTANCE: measured.reached.km,
            MINUTES: np.nan if measured.minutes is None else measured.minutes,
            "by": count,
        }
    )
    beyond = (measured.reached.km_low > asked.km) & inside & villages.codes.ne("").to_numpy()
    chosen = frame[beyond & frame["by"].gt(0)]
    order = ["by", DISTANCE]
    chosen = chosen.sort_values(order, ascending=False, kind="stable").head(top)
    fields = [
        replace(_RANK, of="msme" if measured.msme is not None else "weight"),
        *_VILLAGE,
        *([indicator_field(msme, "msme")] if measured.msme is not None else []),
        Field("weight", label=asked.by, decimals=0, rule=Rule.SUM),
        _distance(asked),
        *([_minutes(asked)] if measured.minutes is not None else []),
    ]
    return _of_villages(chosen, fields, villages, gazetteer, about)


def site_table(
    villages: Villages,
    places: Places,
    plan: SitePlan,
    at: IntArray,
    asked: Asked,
    objective: Objective,
    gazetteer: Gazetteer,
    *,
    about: About,
) -> UnitTable:
    """Return the villages where more facilities help most, and what is the most possible.

    Args:
        at: positions, among villages, of the plan's sites.
    """
    reached = plan.reached
    frame = pd.DataFrame(
        {
            "gain": plan.gain,
            "gain_total": reached,
            "gain_bound": plan.bound,
            "gain_share": np.divide(reached, plan.bound),
            "longitude": places.x[at],
            "latitude": places.y[at],
        },
        index=at,
    )
    return _of_villages(frame, _site_fields(asked, objective), villages, gazetteer, about)


def _site_fields(asked: Asked, objective: Objective) -> list[Field]:
    near, by = asked.near, asked.by
    unit = by
    label = Text(f"{_capital(by.en)} newly {near.en}", f"{_capital(by.id)} yang baru {near.id}")
    if objective is Objective.MEDIAN:
        unit = Text(f"{by.en} × km", f"{by.id} × km")
        label = Text(
            f"Way saved to {asked.facility.en}, straight line",
            f"Jarak yang dihemat ke {asked.facility.id}, garis lurus",
        )

    def told(name: str, en: str, own: str) -> Field:
        return Field(
            name,
            label=Text(f"{label.en}{en}", f"{label.id}{own}"),
            unit=unit,
            decimals=0,
            direction=Direction.BETTER,
            rule=Rule.FORBIDDEN,
        )

    return [
        replace(_RANK, of="gain"),
        *_VILLAGE,
        told("gain", "", ""),
        told("gain_total", ", with those before", ", bersama yang sebelumnya"),
        told("gain_bound", ", most possible", ", paling banyak yang mungkin"),
        Field(
            "gain_share",
            label=Text("Of the most possible, at least", "Dari yang mungkin, paling sedikit"),
            unit=_PERCENT,
            display=Display.PERCENT,
            decimals=1,
            rule=Rule.FORBIDDEN,
        ),
        Field("longitude", Role.BASE, decimals=5),
        Field("latitude", Role.BASE, decimals=5),
    ]


def _distance(asked: Asked, what: str = "") -> Field:
    to = asked.facility
    return Field(
        DISTANCE,
        label=Text(
            f"Distance to {to.en}, straight line{what}", f"Jarak ke {to.id}, garis lurus{what}"
        ),
        unit=_KM,
        decimals=1,
        direction=Direction.WORSE,
        rule=Rule.FORBIDDEN,
    )


def _minutes(asked: Asked) -> Field:
    return Field(
        MINUTES,
        label=Text(f"Travel time ({asked.timed})", f"Waktu tempuh ({asked.timed})"),
        unit=_MINUTES,
        decimals=0,
        direction=Direction.WORSE,
        rule=Rule.FORBIDDEN,
    )


def _of_villages(
    frame: pd.DataFrame, fields: list[Field], villages: Villages, gazetteer: Gazetteer, about: About
) -> UnitTable:
    """Make a table of chosen villages, in their order; the frame's index is their position."""
    at = frame.index
    unit = villages.units.iloc[at]
    known = gazetteer.units.reindex(unit)
    words = {
        "village": villages.labels["village"].iloc[at].to_numpy(object),
        "subdistrict": villages.labels["subdistrict"].iloc[at].to_numpy(object),
        "bps_code": unit.to_numpy(object),
        "unit_name": known["label"].to_numpy(object),
    }
    codes = pd.Index(villages.codes.iloc[at], name="code")
    numbers = frame.assign(rank=np.arange(1, len(frame) + 1))
    told = Fields(from_dataset(fields, villages.dataset))
    held = [one.name for one in told.values() if not one.role.is_text]
    return UnitTable.of(
        pd.DataFrame({"province": known["province"].to_numpy(object)}, index=codes),
        {name: numbers[name].to_numpy() for name in held},
        told,
        categories=words,
        about=replace(about, code="code"),
    )
