"""Pairs of regions: how strongly each unit is tied to chosen markets.

Made for the Social Connectedness Index, a relative probability that two
people of two regions are friends, which is why people weigh it. Its regions
are those of GADM, which knows no district made after about 2012.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...measures.status import Status
from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import ConflictingFlowsError, FlowLayoutError, FlowValueError, NoKnownMarketError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy.typing as npt

    from ..geodesy import FloatArray, IntArray

MINIMUM_COVERAGE = 0.8
SAME = 1e-9  # relative difference of two values that are one
COUNTRY = "IDN"
_STATUS = {"own": Status.NORMAL.code, "older_territory": Status.ESTIMATED.code}
LAYOUT_2021 = ("user_loc", "fr_loc", "scaled_sci")
LAYOUT_2026 = ("user_country", "friend_country", "user_region", "friend_region", "scaled_sci")
_GADM = re.compile(r"([A-Z]{3})\.?(\d+(?:\.\d+)*)(?:_\d+)?")


@dataclass(frozen=True)
class Flows:
    """Pairs of regions of one country.

    user, friend: normalised region ids ("IDN.1.22").
    value: 0 or more; a pair without a value is not among them.
    notes: what reading did.
    """

    user: npt.NDArray[np.object_]
    friend: npt.NDArray[np.object_]
    value: FloatArray
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class FlowsResult:
    """Ties of each unit to the markets.

    table: index as the units': `connectedness` (0–1), `coverage` (share of
        the people whose region is in a pair with this one), `population`, `status` (int8 codes
        of `Status`; estimated where the region is the unit as it was before others split off from
        it), `basis` ("own", "older_territory", "parent_only", "no_data").
    notes: the same in sentences.
    """

    table: pd.DataFrame
    notes: tuple[Message, ...]


def region_id(text: str) -> str:
    """A GADM id in one spelling: IDN1.22, IDN.1.22_1 -> IDN.1.22."""
    found = _GADM.fullmatch(text.strip().upper())
    return f"{found[1]}.{found[2]}" if found else text.strip()


def collect_flows(tables: Iterable[pd.DataFrame], *, country: str = COUNTRY) -> Flows:
    """Pairs inside one country, from either published layout, which may come in parts.

    Rows of the same pair and value are taken once. Where only one of the
    two directions is listed it stands for both, since the index is
    symmetric; where they differ each is used as it stands.

    Only the country's own rows are kept, so that the pairs of the whole
    world need little memory. Rows are counted over all parts.

    Raises:
        FlowLayoutError: the columns are those of neither layout.
        FlowValueError: names the first row (counted from 1) whose value is
            no number or below 0; an empty value is a missing pair.
        ConflictingFlowsError: one direction of a pair has two values.
    """
    parts, rows = [], 0
    for table in tables:
        parts.append(_inside(table, country, rows))
        rows += len(table)
    if not parts:
        raise FlowLayoutError(columns="")
    pairs = pd.concat(parts, ignore_index=True)
    dropped = rows - len(pairs)
    pairs = pairs.dropna(subset="value").drop_duplicates(ignore_index=True)
    twice = pairs.duplicated(["user", "friend"], keep=False)
    if twice.any():
        pairs = _without_rounding(pairs)
    mirrored, missing, differing = _both_ways(pairs)
    return Flows(
        mirrored["user"].to_numpy(dtype=object),
        mirrored["friend"].to_numpy(dtype=object),
        mirrored["value"].to_numpy(dtype=np.float64),
        _reading_notes(dropped, missing, differing),
    )


def _inside(table: pd.DataFrame, country: str, before: int) -> pd.DataFrame:
    """Columns user, friend, value of the rows inside the country.

    before: rows that came earlier.
    """
    names = {str(name).strip().lower(): name for name in table.columns}
    if set(LAYOUT_2026) <= names.keys():
        ends, value = LAYOUT_2026[2:4], LAYOUT_2026[4]
        home = np.ones(len(table), dtype=bool)
        for column in LAYOUT_2026[:2]:
            cells = _texts(table[names[column]]).str.upper()
            home &= cells.isin([country, country[:2]]).to_numpy()
    elif set(LAYOUT_2021) <= names.keys():
        ends, value = LAYOUT_2021[:2], LAYOUT_2021[2]
        home = np.ones(len(table), dtype=bool)
    else:
        raise FlowLayoutError(columns=", ".join(map(str, table.columns)))
    values = _values(table[names[value]], before)
    user, friend = (_regions(table[names[end]]) for end in ends)
    if ends == LAYOUT_2021[:2]:
        for ids in (user, friend):
            home &= ids.str.startswith(f"{country}.").to_numpy()
    pairs = pd.DataFrame({"user": user, "friend": friend, "value": values})
    return pairs[home].reset_index(drop=True)


def _regions(cells: pd.Series) -> pd.Series:
    """Normalised ids; each spelling is looked at once."""
    text = cells.astype(str)
    return text.map({one: region_id(one) for one in text.unique()})


def _texts(cells: pd.Series) -> pd.Series:
    return cells.map(lambda cell: str(cell).strip())


def _values(cells: pd.Series, before: int) -> FloatArray:
    numbers = pd.to_numeric(cells, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    empty = (cells.isna() | (_texts(cells) == "")).to_numpy()
    wrong = (~np.isfinite(numbers) & ~empty) | (numbers < 0)
    if wrong.any():
        row = int(np.argmax(wrong))
        raise FlowValueError(row=before + row + 1, value=cells.iloc[row])
    return numbers


def _without_rounding(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per direction of a pair whose values are nearly the same."""
    spread = pairs.groupby(["user", "friend"])["value"].agg(["min", "max"])
    apart = spread["max"] - spread["min"] > SAME * spread["max"]
    if apart.any():
        first = spread[apart].reset_index().iloc[0]
        raise ConflictingFlowsError(
            user=first["user"], friend=first["friend"], first=first["min"], second=first["max"]
        )
    return pairs.drop_duplicates(["user", "friend"], ignore_index=True)


def _both_ways(pairs: pd.DataFrame) -> tuple[pd.DataFrame, int, int]:
    """Pairs in both directions; how many were added, how many differ."""
    turned = pairs.rename(columns={"user": "friend", "friend": "user"})
    joined = pairs.merge(turned, on=["user", "friend"], how="outer", suffixes=("", "_turned"))
    missing = joined["value"].isna()
    gap = (joined["value"] - joined["value_turned"]).abs()
    differing = gap > SAME * joined[["value", "value_turned"]].max(axis=1)
    joined["value"] = joined["value"].fillna(joined["value_turned"])
    both = joined[["user", "friend", "value"]]
    return both, int(missing.sum()), int(differing.sum()) // 2


def connectedness(
    flows: Flows,
    units: pd.DataFrame,
    markets: Collection[str],
    *,
    minimum_coverage: float = MINIMUM_COVERAGE,
) -> FlowsResult:
    """Share of each unit's ties that lead to the markets.

    Σ_j s_ij·p_j·[j is a market] / Σ_j s_ij·p_j over the regions j that are
    in a pair with region i, s being the pair's value and p the people. A
    region's ties to itself count where the pairs list them.

    Args:
        flows: pairs of regions.
        units: index unit codes; columns `region` (its GADM id, "" where it
            has no polygon), `parent` (code of the unit that it split from,
            or ""), `population` (NaN where unknown).
        markets: codes of the units that are the markets.
        minimum_coverage: below this share of people the value is missing.

    People of units without a polygon are added to the region of the parent
    that still contains them there; those units themselves have no value
    ("parent_only"), never 0 and never the parent's.

    Raises:
        NoKnownMarketError: no market has a region of its own.
    """
    own = _own_regions(units)
    home = _homes(own, units["parent"].astype(str))
    people = units["population"].groupby(home).agg(lambda one: one.sum(skipna=False))
    people = people[(people.index != "") & people.notna()]
    known = [code for code in markets if own.get(code, "") in people.index]
    if not known:
        raise NoKnownMarketError(markets=", ".join(sorted(markets)))
    sums = _sums(flows, people, {own[code] for code in known})
    value = own.map(sums["value"]).astype(float)
    coverage = own.map(sums["coverage"]).fillna(0.0).astype(float)
    older = home[(own == "") & (home != "")].unique()
    good = (coverage >= minimum_coverage) & value.notna()
    basis = _basis(own, home, older, good)
    status = basis.map(_STATUS).fillna(Status.MISSING.code).astype("int8")
    table = pd.DataFrame(
        {
            "connectedness": value.where(good),
            "coverage": coverage,
            "population": units["population"],
            "status": status,
            "basis": basis,
        },
        index=units.index,
    )
    left_out = sorted(set(markets) - set(known))
    return FlowsResult(table, flows.notes + _result_notes(table, left_out))


def _own_regions(units: pd.DataFrame) -> pd.Series:
    regions = units["region"].fillna("").astype(str)
    return regions.map(lambda text: region_id(text) if text.strip() else "")


def _homes(own: pd.Series, parent: pd.Series) -> pd.Series:
    """The region that each unit's people are in: its own or an ancestor's."""
    above = dict(zip(parent.index, parent))
    regions = dict(zip(own.index, own))

    def home(code: object) -> str:
        seen = set()
        while code in regions and code not in seen:
            if regions[code]:
                return str(regions[code])
            seen.add(code)
            code = above.get(code, "")
        return ""

    return pd.Series([home(code) for code in own.index], index=own.index)


def _sums(flows: Flows, people: pd.Series, big: set[str]) -> pd.DataFrame:
    """Value and coverage per region that has people."""
    place = pd.Index(people.index)
    user = np.asarray(place.get_indexer(pd.Index(flows.user)))
    friend = np.asarray(place.get_indexer(pd.Index(flows.friend)))
    both = (user >= 0) & (friend >= 0)
    user, friend, value = user[both], friend[both], flows.value[both]
    count = people.to_numpy(dtype=np.float64)
    is_big = place.isin(list(big))
    ties = value * count[friend]
    size = len(place)
    whole = _added(user, ties, size)
    market = _added(user, ties * is_big[friend], size)
    reached = _added(user, count[friend], size)
    own = _added(user, count[user] * (user == friend), size)
    everyone = np.full(size, count.sum())
    if not (user == friend).any():  # ties to oneself are not published
        everyone, reached = everyone - count, reached - own
    return pd.DataFrame(
        {
            "value": market / np.where(whole > 0, whole, np.nan),
            "coverage": reached / np.where(everyone > 0, everyone, np.nan),
        },
        index=place,
    )


def _added(place: IntArray, amount: FloatArray, size: int) -> FloatArray:
    sums = np.zeros(size)
    np.add.at(sums, place, amount)
    return sums


def _basis(
    own: pd.Series, home: pd.Series, older: npt.NDArray[np.object_], good: pd.Series
) -> pd.Series:
    """What stands behind each unit's value, or why there is none."""
    basis = pd.Series("no_data", index=own.index)
    basis[(own == "") & (home != "")] = "parent_only"
    basis[good] = "own"
    basis[good & own.isin(older)] = "older_territory"
    return basis


def _reading_notes(dropped: int, missing: int, differing: int) -> tuple[Message, ...]:
    found = (
        (
            QT_TRANSLATE_NOOP(
                "core", "{count} pair(s) with regions of other countries were left out."
            ),
            dropped,
        ),
        (
            QT_TRANSLATE_NOOP(
                "core", "{count} pair(s) are listed in one direction only; it was taken for both."
            ),
            missing,
        ),
        (
            QT_TRANSLATE_NOOP(
                "core",
                "{count} pair(s) have another value in each direction; each was used as it stands.",
            ),
            differing,
        ),
    )
    return tuple(Message(template, {"count": count}) for template, count in found if count)


def _result_notes(table: pd.DataFrame, left_out: list[str]) -> tuple[Message, ...]:
    counts = table["basis"].value_counts()
    notes = [
        Message(template, {"count": int(counts[basis])})
        for basis, template in (
            (
                "parent_only",
                QT_TRANSLATE_NOOP(
                    "core",
                    "{count} unit(s) have no polygon of their own in the "
                    "source, only the unit they split from (parent only); "
                    "they have no value.",
                ),
            ),
            (
                "older_territory",
                QT_TRANSLATE_NOOP(
                    "core",
                    "{count} unit(s) have the value of their larger "
                    "territory before others split off; it is an estimate.",
                ),
            ),
        )
        if counts.get(basis, 0)
    ]
    if left_out:
        notes.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "core", "Markets without a region of their own were left out: {markets}."
                ),
                {"markets": ", ".join(left_out)},
            )
        )
    return tuple(notes)
