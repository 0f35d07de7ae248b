"""Where MSMEs are by field of business and by the owner's sex.

Shares, location quotients and indices come from sums, never from means of
ratios. A count is what the table publishes as a total, else the sum of its
parts; a sum with a part missing is no total.

Sources: location quotient after Florence (1939); Herfindahl–Hirschman index
on shares of 0–1; Shannon (1948) in nats, evenness after Pielou (1966).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.status import Status, codes_of, worst
from ..messages import QT_TRANSLATE_NOOP, Message
from .breakdowns import FEMALE, MALE, NONE, TOTAL
from .cell_measures import Measure, add, beside, divide, explained, ratio, subtract
from .structure_options import SMALL_BASE, Reference
from .structure_tables import sector_table, structure_table
from .suppress import made_alike, withhold, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from .counts import Counts

_PER_PEOPLE = 1000.0

_DISAGREE = QT_TRANSLATE_NOOP(
    "core", "{count} published totals differ from the sum of their parts; the totals are used."
)
_REFERENCES = {
    Reference.TABLE: QT_TRANSLATE_NOOP(
        "core",
        "Location quotients compare with the sum of the table's own districts: "
        "{least} to {most} of them, by sector, have the numbers needed.",
    ),
    Reference.UNITS: QT_TRANSLATE_NOOP(
        "core",
        "Location quotients compare with the sum of the table's districts inside the boundaries: "
        "{least} to {most} of them, by sector, have the numbers needed.",
    ),
}
_REFERENCE_ROW = QT_TRANSLATE_NOOP(
    "core", "Location quotients compare with the row “{row}” of the table."
)
_NO_SEXES = QT_TRANSLATE_NOOP(
    "core", "The counts do not tell women from men among owners, so there are no women's shares."
)


@dataclass(frozen=True)
class Structure:
    """The structure of each unit.

    units: one row per unit: total, per_1000 (people), per_km2 (official area), women_share (of
        owners of known sex), unknown_sex_share (of all), hhi (0–1), shannon (nats), evenness
        (0–1), then share_<letter> and lq_<letter>, and what they are made of.
    sectors: one row per unit and sector, so that a code comes several times: count, share, lq,
        women_share and women_gap (to the unit's mean of all sectors), and small_base.
    letters: the sectors in scope; their number is S of the evenness.
    withheld_cells: how many counts of a sector in a unit were withheld as too small.
    """

    units: UnitTable
    sectors: UnitTable
    letters: tuple[str, ...]
    withheld_cells: int = 0

    @property
    def notes(self) -> tuple[Message, ...]:
        """What a reader should know."""
        return self.units.notes


def structure(
    counts: Counts,
    units: pd.DataFrame,
    facts: pd.DataFrame,
    *,
    reference: Reference = Reference.TABLE,
    small_base: int = SMALL_BASE,
    suppress_below: int = 0,
    language: str = "en",
) -> Structure:
    """Work out the structure of every unit.

    Args:
        counts: per unit and combination, of `units` and whatever else the table has.
        units: those of the result, index `bps_code`; see `UnitTable`.
        facts: index `bps_code`: population, population_year, area_km2 (official), area_source.
        reference: what location quotients compare with; `counts.reference` goes before it.
        small_base: a sector with fewer enterprises in a unit is flagged.
        suppress_below: fewer enterprises of a sector in a unit, but not 0,
            are withheld with what could tell them (see `suppress`); location
            quotients then compare with the districts that are told.
        language: of the sectors' names in the table by sector.
    """
    lattice = _Lattice(counts)
    index = counts.values.index
    inside = np.asarray(index.get_indexer(units.index), dtype=np.intp)
    letters = counts.sectors
    everything = lattice.count(None)
    whole = beside([lattice.count(one) for one in letters])
    pairs = [lattice.owners(one) for one in letters]
    owners = beside([f for f, _ in pairs]), beside([m for _, m in pairs])
    all_owners = lattice.owners(None)
    withheld = withhold(whole, everything, owners, all_owners, below=suppress_below)
    total = without(everything, withheld.totals)
    by_sector = without(whole, withheld.cells)
    compared, told = _reference(counts, (by_sector, total), reference, inside)
    women = without(lattice.women_share(all_owners), withheld.whole_shares)
    in_sectors = without(lattice.women_share(owners), withheld.shares)
    hhi, shannon, evenness = diversity(made_alike(whole, withheld))
    tables = {
        "count": by_sector,
        "share": ratio(by_sector, total.as_column()),
        "lq": location_quotients(by_sector, total, compared),
        "women_share": in_sectors,
        "women_gap": subtract(in_sectors, women.as_column()),
    }
    known = facts.reindex(index)
    measures = {
        "total": total,
        "per_1000": _per(total, pd.to_numeric(known["population"]) / _PER_PEOPLE),
        "per_km2": _per(total, pd.to_numeric(known["area_km2"])),
        "women_share": women,
        "women_share_base": without(add(all_owners), withheld.whole_shares | withheld.totals),
        "unknown_sex_share": lattice.unknown_share(total),
        "hhi": hhi,
        "shannon": shannon,
        "evenness": evenness,
        **dict(_by_letter(letters, tables)),
    }
    table = structure_table(
        {name: one.take(inside) for name, one in measures.items()}, units, facts, counts
    )
    notes = (*lattice.notes(), told, *withheld.notes(suppress_below), *table.notes)
    return Structure(
        units=replace(table, notes=notes),
        sectors=sector_table(
            {name: one.take(inside) for name, one in tables.items()},
            units,
            counts,
            small_base=small_base,
            language=language,
        ),
        letters=letters,
        withheld_cells=int(withheld.cells[inside].sum()),
    )


def _reference(
    counts: Counts, own: tuple[Measure, Measure], reference: Reference, inside: NDArray[np.intp]
) -> tuple[tuple[Measure, Measure], Message]:
    """Return what quotients compare with: counts by sector and of all, and a note of it."""
    if counts.reference is not None:
        lattice = _Lattice(counts.reference)
        by_sector = beside([lattice.count(one) for one in counts.sectors])
        row = {"row": counts.reference.values.index[0]}
        return (by_sector, lattice.count(None)), Message(_REFERENCE_ROW, row)
    by_sector, total = own
    if reference is Reference.UNITS:
        by_sector, total = by_sector.take(inside), total.take(inside)
    used = (by_sector.known & total.as_column().known).sum(axis=0)
    numbers = {"least": int(used.min()), "most": int(used.max())}
    return (by_sector, total), Message(_REFERENCES[reference], numbers)


def location_quotients(
    by_sector: Measure, total: Measure, reference: tuple[Measure, Measure]
) -> Measure:
    """Return how much larger each sector's share is than in the reference.

    LQ = (n[s, d] / n[d]) / (n[s, N] / n[N]), N being the units of the reference that have
    both numbers.

    Args:
        by_sector: units by sectors.
        total: per unit, all sectors.
        reference: the same of the units that are compared with.

    Returns:
        Units by sectors.
    """
    in_units, of_units = reference[0], reference[1].as_column()
    both = in_units.known & of_units.known
    in_sector = np.where(both, in_units.values, 0.0).sum(axis=0)
    in_all = np.where(both, of_units.values, 0.0).sum(axis=0)
    shares = ratio(by_sector, total.as_column())
    return explained(divide(shares.values, divide(in_sector, in_all)), shares.rank)


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
