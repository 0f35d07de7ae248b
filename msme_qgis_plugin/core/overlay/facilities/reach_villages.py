"""How far each village is from a facility, and what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...catalogue.errors import UnknownVariableError
from ...catalogue.model import DatasetVariable, Kind
from ...catalogue.variables import harmonise_variables, unit_codes
from ...catalogue.weights import Weight
from ...catalogue.without_personal import without_personal_columns
from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Part, Silent
from ..access.msme_counts import TOTAL
from ..access.msme_kinds import count_kinds
from ..access.msme_places import SUBDISTRICT_DIGITS, AreaLevel
from ..errors import FacilityVariableError, NoFacilityError, NoPlacesError
from ..points.point_layout import find_places
from ..villages.village_rows import one_row_per_village
from ..villages.village_source import VILLAGE_DIGITS
from .distances import Facilities, catchment_supply

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from ...catalogue.load import Catalogue
    from ...progress import Progress
    from ..access.msme_counts import MsmeCounts
    from ..geodesy import FloatArray
    from ..points.points_to_units import PointBlock
    from ..villages.village_source import OpenedVillages, Villages

    Bools = NDArray[np.bool_]

LONGITUDE, LATITUDE = "longitude", "latitude"
_BEST_FIRST = (Weight.MSME, Weight.FAMILIES, Weight.POPULATION)
_COUNTED = frozenset({Kind.COUNT, Kind.FLAG})
_EAST, _NORTH = 180.0, 90.0

_NO_PLACE = QT_TRANSLATE_NOOP(
    "core",
    "{count} of {villages} villages have no coordinates; how far they are from a facility is not "
    "known, and they lower the coverage.",
)
_NO_ANSWER = QT_TRANSLATE_NOOP(
    "core",
    "{count} villages do not say whether they have the facility; what they may have is in the "
    "bounds.",
)
_UNPLACED = QT_TRANSLATE_NOOP(
    "core",
    "{count} facilities have no coordinates; distances to the nearest may be shorter than they "
    "are said to be.",
)
_NO_SUPPLY = QT_TRANSLATE_NOOP(
    "core", "{count} facilities do not say their capacity; catchments do not count them."
)
_NO_WEIGHT = QT_TRANSLATE_NOOP(
    "core",
    "{count} of {villages} villages do not say what they count for; a district that has one of "
    "them has no value.",
)
_STRAIGHT = QT_TRANSLATE_NOOP(
    "core",
    "Distances are straight lines on the ellipsoid, not ways by road. Facilities outside the data "
    "are not seen.",
)


@dataclass(frozen=True)
class Places:
    """Where villages are, in step with the survey; NaN where not known."""

    x: FloatArray
    y: FloatArray

    @property
    def known(self) -> Bools:
        """Villages with coordinates."""
        known: Bools = np.isfinite(self.x) & np.isfinite(self.y)
        return known


@dataclass(frozen=True)
class Supply:
    """The facilities that there are.

    x, y, amount: of those with a place; amount NaN where it is not known.
    own: per village 1, 0 or NaN (no answer): whether it has one; None where points were given.
    read: how many there are, with a place or without.
    """

    x: FloatArray
    y: FloatArray
    amount: FloatArray
    own: FloatArray | None
    read: int


@dataclass(frozen=True)
class Reached:
    """What is known of each village, in step.

    km: to the nearest facility that there surely is; NaN without coordinates.
    km_low: to the nearest one that there may be.
    catchment: supply per head, NaN without coordinates.
    open: villages that a facility of unknown place may be near: those of its unit, or all where
        nobody knows its unit.
    """

    km: FloatArray
    km_low: FloatArray
    catchment: FloatArray
    open: Bools
    notes: tuple[Message, ...]

    def within(self, km: float) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return whether each village is at most so far: as known, at least and at most.

        The first is NaN where it is not known; all are 0 or 1 else.
        """
        is_in, may_be = self.km <= km, ~(self.km_low > km)
        known = np.where(is_in, 1.0, np.where(may_be, np.nan, 0.0))
        return known, is_in.astype(np.float64), (is_in | may_be | self.open).astype(np.float64)


def with_places(opened: OpenedVillages) -> OpenedVillages:
    """Return a survey that has longitude and latitude among its variables, if its table has.

    They are found by what columns are called where the dataset's description does not name them.
    """
    found = find_places([str(one) for one in opened.head.cells.columns])
    if {LONGITUDE, LATITUDE} <= set(opened.available) or found is None:
        return opened
    added = {
        name: DatasetVariable(name, {"op": "number", "column": column})
        for name, column in zip((LONGITUDE, LATITUDE), found)
    }
    dataset = replace(opened.dataset, variables={**opened.dataset.variables, **added})
    available = tuple(dict.fromkeys((*opened.available, *added)))
    return replace(opened, dataset=dataset, available=available)


def places_of(villages: Villages, points: pd.DataFrame | None = None) -> Places:
    """Return where villages are.

    Args:
        points: as from `village_points`, in the same numbering; the survey's own where None.

    Raises:
        NoPlacesError: none has coordinates in degrees.
    """
    values = villages.variables.values
    if points is not None:
        values = points.reindex(villages.codes).reset_index(drop=True)
    if {LONGITUDE, LATITUDE} <= set(values):
        x, y = (values[one].to_numpy(dtype=np.float64) for one in (LONGITUDE, LATITUDE))
        # 0, 0 lies in the Atlantic and stands for “not known”.
        good = (np.abs(x) <= _EAST) & (np.abs(y) <= _NORTH) & ((x != 0) | (y != 0))
        if good.any():
            return Places(np.where(good, x, np.nan), np.where(good, y, np.nan))
    raise NoPlacesError(source=villages.source)


def village_points(opened: OpenedVillages, catalogue: Catalogue) -> pd.DataFrame:
    """Return longitude and latitude of a table of villages, index: their codes of ten digits.

    Raises:
        NoPlacesError: the table has no coordinates.
        DuplicateVillagesError: rows of one village differ.
    """
    dataset, wanted = opened.dataset, (LONGITUDE, LATITUDE)
    if not set(wanted) <= set(opened.available):
        raise NoPlacesError(source=opened.head.source)
    table = without_personal_columns(opened.source.read(), dataset)
    codes = unit_codes(table, dataset, digits=VILLAGE_DIGITS)
    table, codes = one_row_per_village(table, codes)
    held = harmonise_variables(table, dataset, wanted, definitions=catalogue.variables)
    known = codes.ne("").to_numpy()
    return held.values[known].set_axis(pd.Index(codes[known], dtype=object))


def choose_weight(asked: Weight | None, held: Collection[str], dataset: str) -> Weight:
    """Return the weight asked for, else the first of MSMEs, families and people that is held.

    Raises:
        UnknownVariableError: the weight asked for is not held.
    """
    if asked is None:
        return next((one for one in _BEST_FIRST if one.value in held), Weight.VILLAGES)
    if not asked.is_free and asked.value not in held:
        raise UnknownVariableError(
            dataset=dataset, variable=asked.value, known=", ".join(sorted(held)) or "–"
        )
    return asked


def msmes_by_village(
    counts: MsmeCounts, villages: Villages
) -> tuple[FloatArray, tuple[Message, ...]]:
    """Return the MSMEs of each village, NaN where the table does not tell them all."""
    kinds = count_kinds(counts, digits=SUBDISTRICT_DIGITS[villages.system])
    rows = kinds.rows
    whole = rows["sector"].eq(TOTAL) & rows["sex"].eq(TOTAL)
    told = rows[whole & rows["level"].eq(AreaLevel.VILLAGE) & ~rows["open"].astype(bool)]
    found = villages.codes.map(told.set_index("area")["count"]).to_numpy(dtype=np.float64)
    return found, kinds.notes


def check_facilities(
    names: Sequence[str], opened: OpenedVillages, catalogue: Catalogue
) -> tuple[str, ...]:
    """Return variables that count facilities.

    Raises:
        FacilityVariableError: the survey does not hold one, or it is no count.
    """
    known = [one for one in opened.available if catalogue.variables[one].kind in _COUNTED]
    for name in names or ("",):
        if name not in known:
            raise FacilityVariableError(
                dataset=opened.dataset.id, variable=name, known=", ".join(known) or "–"
            )
    return tuple(names)


def village_supply(villages: Villages, names: Sequence[str], places: Places) -> Supply:
    """Return the villages that have any of some kinds of facilities, as facilities.

    Raises:
        NoFacilityError: none has one and a place.
    """
    counts = villages.variables.values[list(names)].to_numpy(dtype=np.float64)
    amount = np.nansum(counts, axis=1)
    own = np.where(amount > 0, 1.0, np.where(np.isnan(counts).any(axis=1), np.nan, 0.0))
    there = (own == 1) & places.known
    if not there.any():
        raise NoFacilityError(source=villages.source, count=int((own == 1).sum()))
    return Supply(places.x[there], places.y[there], amount[there], own, int((own == 1).sum()))


def point_supply(block: PointBlock, source: str) -> Supply:
    """Return points as facilities; each supplies 1 where it says no capacity.

    Raises:
        NoFacilityError: no point has coordinates.
    """
    there = np.isfinite(block.x) & np.isfinite(block.y)
    if not there.any():
        raise NoFacilityError(source=source, count=len(block.x))
    amount = np.ones(len(block.x)) if block.weight is None else block.weight
    return Supply(block.x[there], block.y[there], amount[there], None, len(block.x))


def reach_villages(
    places: Places,
    supply: Supply,
    weight: FloatArray,
    units: pd.Series,
    *,
    km: float,
    progress: Progress | None = None,
) -> Reached:
    """Measure how far villages are from facilities.

    Args:
        weight: demand of each village; one that is not known asks for nothing.
        units: unit of each village, in step.
        km: of the catchments.

    Raises:
        CancelledError: the work was stopped.
    """
    watched, known = progress or Silent(), places.known
    x, y = places.x[known], places.y[known]
    sure = Facilities(supply.x, supply.y, progress=Part(watched, 0.0, 0.4))
    far, low = np.full(len(known), np.nan), np.full(len(known), np.nan)
    far[known] = sure.nearest(x, y)[0]
    low[known] = far[known]
    unplaced = np.zeros(len(known), dtype=bool)
    if supply.own is not None:
        some = np.isnan(supply.own) & known
        others = Facilities(places.x[some], places.y[some], progress=Part(watched, 0.4, 0.6))
        low[known] = np.minimum(low[known], others.nearest(x, y)[0])
        far[supply.own == 1], low[supply.own == 1] = 0.0, 0.0
        unplaced = (supply.own == 1) & ~known
    catchments = Facilities(supply.x, supply.y, progress=Part(watched, 0.6, 1.0))
    catchment = np.full(len(known), np.nan)
    catchment[known] = catchment_supply(
        catchments, np.nan_to_num(supply.amount), (x, y), np.nan_to_num(weight[known]), km
    )
    held = units.isin(set(units[unplaced]) - {""}).to_numpy(copy=True)
    if supply.own is None:
        held[:] = supply.read > len(supply.x)
    notes = _notes(places, supply, weight)
    return Reached(far, low, catchment, held, notes)


def _notes(places: Places, supply: Supply, weight: FloatArray) -> tuple[Message, ...]:
    unknown = 0 if supply.own is None else int(np.isnan(supply.own).sum())
    counted = (
        (_NO_PLACE, int((~places.known).sum())),
        (_NO_ANSWER, unknown),
        (_NO_WEIGHT, int(np.isnan(weight).sum())),
        (_UNPLACED, supply.read - len(supply.x)),
        (_NO_SUPPLY, int(np.isnan(supply.amount).sum())),
    )
    size = len(places.x)
    lacks = (
        Message(text, {"count": count, "villages": size}, warns=True)
        for text, count in counted
        if count
    )
    return (Message(_STRAIGHT), *lacks)
