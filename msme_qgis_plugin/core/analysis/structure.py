"""Where MSMEs are by field of business and by the owner's sex.

Shares, location quotients and indices come from sums, never from means of
ratios. A count is what the table publishes as a total, else the sum of its
parts; a sum with a part missing is no total.

Sources: location quotient after Florence (1939); Herfindahl–Hirschman index
on shares of 0–1; Shannon (1948) in nats, evenness after Pielou (1966).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.status import Status, codes_of, worst
from ..messages import QT_TRANSLATE_NOOP, Message
from .breakdowns import FEMALE, MALE, NONE, TOTAL
from .cell_measures import Measure, add, beside, divide, explained, ratio, subtract
from .errors import SizeMismatchError
from .kbli import comparable
from .structure_options import SMALL_BASE, SizeDefinition
from .suppress import made_alike, withhold, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from .counts import Counts
    from .structure_options import KbliVersion

_PER_PEOPLE = 1000.0

_DISAGREE = QT_TRANSLATE_NOOP(
    "core", "{count} published totals differ from the sum of their parts; the totals are used."
)
_REFERENCE = QT_TRANSLATE_NOOP(
    "core",
    "Location quotients compare with the sum of the table's own districts: "
    "{least} to {most} of them, by sector, have the numbers needed.",
)
_NO_SEXES = QT_TRANSLATE_NOOP(
    "core", "The counts do not tell women from men among owners, so there are no women's shares."
)


@dataclass(frozen=True)
class Structure:
    """The structure of each unit.

    units: one row per unit (index `bps_code`): total, per_1000 (people),
        per_km2 (official area), women_share (of owners of known sex),
        unknown_sex_share (of all), hhi (0–1), shannon (nats), evenness
        (0–1), then share_<letter> and lq_<letter>.
    unit_status: the same shape.
    sectors: one row per unit and sector: bps_code, sector, count, share, lq,
        women_share and women_gap (to the unit's mean of all sectors), each
        with its `_status`, and small_base.
    letters: the sectors in scope; their number is S of the evenness.
    withheld: how much was suppressed as too small, where that is asked for.
    withheld_cells: how many counts of a sector in a unit were.
    """

    units: pd.DataFrame
    unit_status: pd.DataFrame
    sectors: pd.DataFrame
    letters: tuple[str, ...]
    notes: tuple[Message, ...]
    withheld: tuple[Message, ...] = ()
    withheld_cells: int = 0


def structure(
    counts: Counts,
    *,
    population: pd.Series,
    area_km2: pd.Series,
    small_base: int = SMALL_BASE,
    suppress_below: int = 0,
) -> Structure:
    """Work out the structure of every unit.

    Args:
        counts: per unit and combination.
        population: people per unit, index `bps_code`.
        area_km2: official area per unit, index `bps_code`.
        small_base: a sector with fewer enterprises in a unit is flagged.
        suppress_below: fewer enterprises of a sector in a unit, but not 0,
            are withheld with what could tell them (see `suppress`); location
            quotients then compare with the districts that are told.
    """
    lattice = _Lattice(counts)
    letters = counts.sectors
    index = counts.values.index
    everything = lattice.count(None)
    whole = beside([lattice.count(one) for one in letters])
    pairs = [lattice.owners(one) for one in letters]
    owners = beside([f for f, _ in pairs]), beside([m for _, m in pairs])
    all_owners = lattice.owners(None)
    withheld = withhold(whole, everything, owners, all_owners, below=suppress_below)
    total = without(everything, withheld.totals)
    by_sector = without(whole, withheld.cells)
    quotients, used = location_quotients(by_sector, total)
    women = without(lattice.women_share(all_owners), withheld.whole_shares)
    in_sectors = without(lattice.women_share(owners), withheld.shares)
    hhi, shannon, evenness = diversity(made_alike(whole, withheld))
    tables = {
        "count": by_sector,
        "share": ratio(by_sector, total.as_column()),
        "lq": quotients,
        "women_share": in_sectors,
        "women_gap": subtract(in_sectors, women.as_column()),
    }
    measures = {
        "total": total,
        "per_1000": _per(total, population.reindex(index) / _PER_PEOPLE),
        "per_km2": _per(total, area_km2.reindex(index)),
        "women_share": women,
        "unknown_sex_share": lattice.unknown_share(total),
        "hhi": hhi,
        "shannon": shannon,
        "evenness": evenness,
        **dict(_by_letter(letters, tables)),
    }
    reference = {"least": int(used.min()), "most": int(used.max())}
    told = withheld.notes(suppress_below)
    return Structure(
        units=pd.DataFrame({name: one.values for name, one in measures.items()}, index=index),
        unit_status=pd.DataFrame({name: one.status for name, one in measures.items()}, index=index),
        sectors=_long(index, letters, tables, small_base),
        letters=letters,
        notes=(*lattice.notes(), Message(_REFERENCE, reference), *told),
        withheld=told,
        withheld_cells=int(withheld.cells.sum()),
    )


def location_quotients(by_sector: Measure, total: Measure) -> tuple[Measure, NDArray[np.intp]]:
    """Return how much larger each sector's share is than in all units.

    LQ = (n[s, d] / n[d]) / (n[s, N] / n[N]), N being the units that have
    both numbers.

    Args:
        by_sector: units by sectors.
        total: per unit, all sectors.

    Returns:
        Units by sectors, and the number of units in N per sector.
    """
    whole = total.as_column()
    both = by_sector.known & whole.known
    in_sector = np.where(both, by_sector.values, 0.0).sum(axis=0)
    in_all = np.where(both, whole.values, 0.0).sum(axis=0)
    shares = ratio(by_sector, whole)
    values = divide(shares.values, divide(in_sector, in_all))
    return explained(values, shares.rank), both.sum(axis=0)


def diversity(by_sector: Measure) -> tuple[Measure, Measure, Measure]:
    """Return HHI (0–1), Shannon's entropy (nats) and evenness per unit.

    Args:
        by_sector: units by the sectors in scope, whose number S is the same
            for every unit.

    Returns:
        HHI = Σ p², H = −Σ p ln p and H / ln S. NaN where a sector is not
        known or all are 0; evenness also where S is 1.
    """
    rank = by_sector.rank.max(axis=1)
    whole = by_sector.values.sum(axis=1, keepdims=True)
    shares = divide(by_sector.values, whole)
    logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    logs[np.isnan(shares)] = np.nan
    # Adding 0 turns a minus zero into a zero.
    shannon = -(shares * logs).sum(axis=1) + 0.0
    largest = np.log(np.full(len(shannon), by_sector.values.shape[1]))
    return (
        explained(np.square(shares).sum(axis=1), rank),
        explained(shannon, rank),
        explained(divide(shannon, largest), rank),
    )


def refuse_other_classes(
    first: tuple[KbliVersion, SizeDefinition | None],
    second: tuple[KbliVersion, SizeDefinition | None],
) -> None:
    """See that two results may be compared.

    Args:
        first, second: the version of the sectors and the definition of the
            sizes of each.

    Raises:
        KbliMismatchError: their letters mean different sectors.
        SizeMismatchError: their sizes are told apart differently, or one
            does not say how.
    """
    comparable(first[0], second[0])
    unstated = SizeDefinition.UNSTATED in (first[1], second[1])
    if first[1] is not second[1] or unstated:
        raise SizeMismatchError(
            first=first[1].value if first[1] else "–", second=second[1].value if second[1] else "–"
        )


class _Lattice:
    """Counts of parts and of totals, and how to get one from the others."""

    def __init__(self, counts: Counts) -> None:
        parts = counts.parts
        self._rank = counts.status.apply(codes_of)
        self._values = counts.values
        self._letters = counts.sectors
        self._columns: dict[tuple[str, str], dict[str, str]] = {}
        for label, sector, sex, size in zip(
            parts.index, parts["sector"], parts["sex"], parts["size"]
        ):
            self._columns.setdefault((sector, sex), {})[size] = label
        self._sexes = [one for one in dict.fromkeys(parts["sex"]) if one != TOTAL]
        self._tells_sexes = {FEMALE, MALE} <= set(self._sexes)
        self._differ: dict[tuple[str, str], int] = {}

    def count(self, sector: str | None) -> Measure:
        """Return the count of a sector, or of all where None."""
        return self._count(sector, None)

    def owners(self, sector: str | None) -> tuple[Measure, Measure]:
        """Return the counts of women's and of men's enterprises.

        `N`, not asked, where the table tells no sexes.
        """
        if not self._tells_sexes:
            rank = np.full(len(self._values), Status.NOT_ASKED.code, np.int8)
            nothing = Measure(np.full(len(rank), np.nan), rank)
            return nothing, nothing
        return self._count(sector, FEMALE), self._count(sector, MALE)

    def unknown_share(self, total: Measure) -> Measure:
        """Return the part of all enterprises whose owner's sex is unknown."""
        owners = self.owners(None)
        if not self._tells_sexes:
            return owners[0]
        return ratio(subtract(total, add(owners)), total)

    def women_share(self, owners: tuple[Measure, Measure]) -> Measure:
        """Return women's part of the owners whose sex is known."""
        women, men = owners
        if not self._tells_sexes:
            return women
        known = Measure(women.values + men.values, worst(women.rank, men.rank))
        return ratio(women, known)

    def notes(self) -> Iterator[Message]:
        """Say what a person should know of the counts."""
        differing = sum(self._differ.values())
        if differing:
            yield Message(_DISAGREE, {"count": differing})
        if not self._tells_sexes:
            yield Message(_NO_SEXES)

    def _count(self, sector: str | None, sex: str | None) -> Measure:
        if sector is None:
            letters = [self._count(one, sex) for one in self._letters]
            return self._published(TOTAL, sex or TOTAL, add(letters), sex)
        if sex is None:
            held = [one for one in self._sexes if (sector, one) in self._columns]
            parts = [self._sizes(sector, one) for one in held]
            return self._published(sector, TOTAL, add(parts) if parts else self._nothing(), sex)
        if (sector, sex) not in self._columns:
            return self._nothing()
        return self._sizes(sector, sex)

    def _nothing(self) -> Measure:
        rank = np.full(len(self._values), Status.MISSING.code, np.int8)
        return Measure(np.full(len(rank), np.nan), rank)

    def _sizes(self, sector: str, sex: str) -> Measure:
        columns = self._columns[sector, sex]
        sizes = [self._column(columns[one]) for one in columns if one != TOTAL]
        summed = add(sizes) if sizes else self._nothing()
        if TOTAL not in columns:
            return summed
        key = (sector, f"{sex}/")
        return self._prefer(self._column(columns[TOTAL]), summed, key)

    def _published(self, sector: str, sex: str, parts: Measure, asked: str | None) -> Measure:
        """Return the published total where there is one, else the parts."""
        for one in (sex, NONE) if asked is None else (sex,):
            if (sector, one) in self._columns and (sector == TOTAL or one):
                total = self._sizes(sector, one)
                return self._prefer(total, parts, (sector, one))
        return parts

    def _prefer(self, total: Measure, parts: Measure, key: tuple[str, str]) -> Measure:
        known = total.known
        apart = np.abs(total.values - parts.values) > 0
        self._differ[key] = int((known & parts.known & apart).sum())
        return Measure(
            np.where(known, total.values, parts.values), np.where(known, total.rank, parts.rank)
        )

    def _column(self, label: str) -> Measure:
        return Measure(self._values[label].to_numpy(float), self._rank[label].to_numpy(np.intp))


def _per(total: Measure, base: pd.Series) -> Measure:
    return explained(divide(total.values, base.to_numpy(float)), total.rank)


def _by_letter(
    letters: tuple[str, ...], tables: Mapping[str, Measure]
) -> Iterator[tuple[str, Measure]]:
    for name in ("share", "lq"):
        for place, letter in enumerate(letters):
            yield f"{name}_{letter.lower()}", tables[name].at(place)


def _long(
    index: pd.Index, letters: tuple[str, ...], tables: Mapping[str, Measure], small_base: int
) -> pd.DataFrame:
    columns: dict[str, object] = {
        "bps_code": np.repeat(index.to_numpy(object), len(letters)),
        "sector": np.tile(np.array(letters, dtype=object), len(index)),
    }
    for name, measure in tables.items():
        columns[name] = measure.values.ravel()
        columns[f"{name}_status"] = measure.status.ravel()
    small = tables["count"].values.ravel() < small_base
    return pd.DataFrame({**columns, "small_base": small})
