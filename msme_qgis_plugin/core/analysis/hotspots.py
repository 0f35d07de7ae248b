"""Where units and their neighbours are alike: hot and cold spots of a table's field."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..measures.field import Category, Display, Field, Role, Rule, Text
from ..measures.status import Status, has_value, worst
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Part, Silent
from .errors import FieldInTheWayError, NotNumbersError
from .spatial.autocorrelation import (
    MOST_PERMUTED,
    Overall,
    geary,
    general_g,
    getis_ord,
    local_moran,
    moran,
    moran_between,
    rates_adjusted,
    standardised,
)
from .spatial.errors import NegativeRateError, NoBaseError
from .spatial.many_tests import corrected
from .spatial.neighbour_weights import find_neighbours
from .spatial.options import Correction, Neighbours
from .spatial.permutations import rarity, smallest_p

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from ..overlay.geodesy import FloatArray
    from ..progress import Progress
    from .spatial.neighbour_weights import Bridges, Weights
    from .spatial.options import HotspotOptions

    Codes = NDArray[np.int8]
    Words = NDArray[np.object_]

_NONE, _ALONE = "not_significant", "no_neighbours"
# By whether the unit is high, then its neighbours.
_QUADRANTS = np.array([["low_low", "low_high"], ["high_low", "high_high"]], dtype=object)
CLUSTERS = (
    Category("high_high", Text("High among high", "Tinggi di antara tinggi"), "#A3142B"),
    Category("low_low", Text("Low among low", "Rendah di antara rendah"), "#2F74B5"),
    Category("high_low", Text("High among low", "Tinggi di antara rendah"), "#F2A07B"),
    Category("low_high", Text("Low among high", "Rendah di antara tinggi"), "#A6D3EA"),
    Category(_NONE, Text("Not significant", "Tidak signifikan"), "#EFECE6"),
    Category(_ALONE, Text("No neighbours", "Tanpa tetangga"), "#FFFFFF"),
)
_LABELS = {
    "rate_adjusted": Text("Adjusted rate", "Rasio yang disesuaikan"),
    "lag": Text("Mean of the neighbours", "Rata-rata tetangga"),
    "local_i": Text("Local Moran's I", "Moran's I lokal"),
    "p_value": Text("p-value", "Nilai p"),
    "q_value": Text("p-value after Benjamini–Hochberg", "Nilai p menurut Benjamini–Hochberg"),
    "cluster": Text("Clusters", "Klaster"),
    "gi": Text("Gi", "Gi"),
    "gi_z": Text("Gi, z-score", "Gi, skor z"),
    "gi_star": Text("Gi*", "Gi*"),
    "gi_star_z": Text("Gi*, z-score", "Gi*, skor z"),
}
_DECIMALS = {"p_value": 4, "q_value": 4, "gi": 4, "gi_star": 4}
_USUAL_DECIMALS = 2
_CENTRED = frozenset({"local_i", "gi_z", "gi_star_z"})
_NAMED = 30
_METHOD = Text(
    "local Moran, p ≤ {alpha} ({correction}, {permutations} permutations), neighbours: {kind}; "
    "Moran's I {value}, p {p}",
    "Moran lokal, p ≤ {alpha} ({correction}, {permutations} permutasi), tetangga: {kind}; "
    "Moran's I {value}, p {p}",
)
_KINDS = {
    Neighbours.QUEEN: Text("queen", "queen"),
    Neighbours.ROOK: Text("rook", "rook"),
    Neighbours.NEAREST: Text("the {count} nearest", "{count} terdekat"),
    Neighbours.DISTANCE: Text("within {km} km", "dalam {km} km"),
}
_CORRECTIONS = {
    Correction.FALSE_DISCOVERY: Text("Benjamini–Hochberg", "Benjamini–Hochberg"),
    Correction.BONFERRONI: Text("Bonferroni", "Bonferroni"),
    Correction.NONE: Text("no correction", "tanpa koreksi"),
}

_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core", "{count} units have no value and were left out; nobody has them for a neighbour."
)
_NEIGHBOURS = QT_TRANSLATE_NOOP(
    "core", "{count} units have {mean:.1f} neighbours each on average; {alone} have none."
)
_BRIDGED = QT_TRANSLATE_NOOP(
    "core", "{count} units without neighbours were joined to the nearest unit: {pairs}."
)
_FLAT = QT_TRANSLATE_NOOP(
    "core", "All units have the same value, or none has a neighbour: there is nothing to compare."
)
_OVERALL = QT_TRANSLATE_NOOP(
    "core",
    "Moran's I is {value:.4f}, by chance {expected:.4f}, p {p:.4f}. Geary's C is {geary:.4f}, by "
    "chance 1.",
)
_NORMAL = QT_TRANSLATE_NOOP(
    "core",
    "With {count} units the p-value of Moran's I is that of the normal distribution, not of "
    "permutations.",
)
_FOUND = QT_TRANSLATE_NOOP(
    "core",
    "Significant at {alpha}: {plain} units before any correction, {bh} after Benjamini–Hochberg, "
    "{bonferroni} after Bonferroni. The map shows: {shown}.",
)
_FEW = QT_TRANSLATE_NOOP(
    "core",
    "{permutations} permutations are few for {count} units: no p-value can be below "
    "{smallest:.2g}, and a unit that stands alone is significant below {alpha} / {count} = "
    "{wanted:.2g}. Give at least {least}.",
)


@dataclass(frozen=True)
class Hotspots:
    """The table with the columns of `_LABELS`, and what holds for all units together.

    islands: units that have no neighbours by themselves, joined or not.
    """

    table: UnitTable
    moran: Overall
    geary: float
    general_g: Overall
    neighbours_mean: float
    islands: int


def hotspots(
    table: UnitTable,
    shapes: Mapping[str, object],
    options: HotspotOptions,
    progress: Progress | None = None,
) -> Hotspots:
    """Find where high values lie among high ones, low among low, and which stand apart.

    Units without a value take no part and keep their status.

    Args:
        shapes: code -> polygon, EPSG:4326.

    Raises:
        NotNumbersError, FieldInTheWayError: of the fields to analyse.
        NoBaseError, NegativeRateError: of a rate that is to be adjusted.
        TooFewUnitsError, DistanceMissingError, CrowdedDistanceError: see `find_neighbours`.
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    names = [options.field, options.other or options.field]
    columns = [_analysed(table, name, adjust=options.adjust_rates) for name in names]
    known = np.isfinite(columns[0]) & np.isfinite(columns[1])
    values, others = (one[known] for one in columns)
    drawn = np.array([shapes.get(code) for code in table.units.index[known]], dtype=object)
    weights, bridges = find_neighbours(drawn, options.weights, Part(watched, 0.0, 0.6))
    if options.other:
        scores, beside = standardised(values), standardised(others)
        overall = moran_between(scores, beside, weights, options.permutations, options.seed)
    else:
        overall = moran(values, weights, options.permutations, options.seed)
    watched.step(0.7)
    made = _local(values, others, weights, options, Part(watched, 0.7, 1.0))
    cluster = _clusters(values, others, weights, made["p_value"], options)
    result = Hotspots(
        table=_table(table, options, known, made, cluster, _method(options, overall)),
        moran=overall,
        geary=geary(values, weights),
        general_g=general_g(values, weights),
        neighbours_mean=float(weights.sizes.mean()) if len(values) else math.nan,
        islands=len(bridges.unit) + len(weights.islands),
    )
    told = _result_notes(result, options, made["p_value"])
    notes = (*_neighbour_notes(table, known, weights, bridges), *told)
    noted = replace(result.table, notes=(*result.table.notes, *notes))
    return replace(result, table=noted)


def _local(
    values: FloatArray,
    others: FloatArray,
    weights: Weights,
    options: HotspotOptions,
    progress: Progress,
) -> dict[str, FloatArray]:
    """Return the columns of numbers, by name."""
    scores, beside = standardised(values), standardised(others)
    if np.isnan(scores).any() or np.isnan(beside).any():
        p = np.full(len(values), np.nan)
    else:
        p = rarity(beside, weights, options.permutations, options.seed, progress)
        # What is neither high nor low is so whatever its neighbours are.
        p = np.where((scores == 0) & ~np.isnan(p), 1.0, p)
    made = {"rate_adjusted": values} if options.adjust_rates else {}
    made["lag"] = np.where(weights.sizes > 0, weights.means(others), np.nan)
    made["local_i"] = local_moran(scores, beside, weights)
    made |= {"p_value": p, "q_value": corrected(p, Correction.FALSE_DISCOVERY)}
    for name, itself in (("gi", False), ("gi_star", True)):
        made[name], made[f"{name}_z"] = getis_ord(values, weights, itself=itself)
    return made


def _clusters(
    values: FloatArray, others: FloatArray, weights: Weights, p: FloatArray, options: HotspotOptions
) -> Words:
    """Return the category of each unit."""
    high = values > values.mean() if len(values) else values > 0
    around = weights.means(standardised(others)) > 0
    found = _QUADRANTS[high.astype(int), around.astype(int)]
    shown = corrected(p, options.correction) <= options.significance
    rest = np.where(weights.sizes > 0, _NONE, _ALONE)
    words: Words = np.where(shown, found, rest)
    return words


def _analysed(table: UnitTable, name: str, *, adjust: bool) -> FloatArray:
    """Return the numbers of a field that may be seen, NaN for the others."""
    if name not in table.values:
        given = ", ".join(one.name for one in table.fields.indicators)
        raise NotNumbersError(field=name, fields=given or "–")
    if name in _LABELS:
        raise FieldInTheWayError(field=name)
    values = table.published(name).to_numpy(np.float64)
    if not adjust:
        return values
    one, base = table.fields[name], table.base_of(name)
    counted = one.numerator if one.numerator in table.values else None
    if base is None or (counted is None and one.display is not Display.PERCENT):
        raise NoBaseError(field=name)
    below = table.published(base).to_numpy(np.float64)
    above = values * below if counted is None else table.published(counted).to_numpy(np.float64)
    for numbers, what in ((below, base), (above, counted or name)):
        wrong = np.flatnonzero(numbers < 0)
        if len(wrong):
            unit, value = table.units.index[wrong[0]], numbers[wrong[0]]
            raise NegativeRateError(field=name, unit=unit, value=f"{value:g}", base=what)
    known = np.isfinite(above) & np.isfinite(values) & (below > 0)
    made = np.full(len(values), np.nan)
    made[known] = rates_adjusted(above[known], below[known])
    return made


def _table(
    table: UnitTable,
    options: HotspotOptions,
    known: NDArray[np.bool_],
    made: Mapping[str, FloatArray],
    cluster: Words,
    method: Text,
) -> UnitTable:
    """Put the results beside the table, each with the status that its unit's values have."""
    names = [options.field, *filter(None, [options.other])]
    marks = [table.status[name] for name in names if name in table.status]
    status = worst(np.zeros(len(known), dtype=np.int8), *marks)
    without = has_value(status) & ~known
    status[without] = Status.MISSING.code
    columns, marked = {}, {}
    for name, numbers in made.items():
        columns[name] = np.full(len(known), np.nan)
        columns[name][known] = numbers
        alone = known & np.isnan(columns[name])
        marked[name] = np.where(alone, Status.MISSING.code, status).astype(np.int8)
    words = np.full(len(known), None, dtype=object)
    words[known] = cluster
    of = [table.fields[name] for name in names]
    fields = [_field(name, of, adjusted=options.adjust_rates) for name in (*made, "cluster")]
    fields[-1] = replace(fields[-1], method=method)
    return table.with_results(fields, columns, status=marked, categories={"cluster": words})


def _field(name: str, of: list[Field], *, adjusted: bool) -> Field:
    """Return what a column of results is: of which field, and of when."""
    label = _LABELS[name]
    said = of[-1:] if name == "lag" else of
    titles = [" × ".join(one.title(code) for one in said) for code in ("en", "id")]
    made = Field(
        name,
        Role.CATEGORY if name == "cluster" else Role.VALUE,
        label=Text(f"{label.en}: {titles[0]}", f"{label.id}: {titles[1]}"),
        decimals=_DECIMALS.get(name, _USUAL_DECIMALS),
        rule=Rule.FORBIDDEN,
        period=of[0].period,
        dataset=of[0].dataset,
        centre=0.0 if name in _CENTRED else None,
        categories=CLUSTERS if name == "cluster" else (),
    )
    if name == "lag" and not adjusted:
        like = of[-1]
        return replace(made, unit=like.unit, display=like.display, decimals=like.decimals)
    return made


def _swapped(found: re.Match[str]) -> str:
    return "," if found[0] == "." else "."


def _method(options: HotspotOptions, overall: Overall) -> Text:
    """Return how the clusters were found, for the foot of a page."""
    weights = options.weights
    texts = []
    for language in ("en", "id"):
        kind = _KINDS[weights.kind].get(language)
        told = _METHOD.get(language).format(
            alpha=options.significance,
            correction=_CORRECTIONS[options.correction].get(language),
            permutations=f"{options.permutations:,}",
            kind=kind.format(count=weights.nearest, km=f"{weights.distance_km or 0:g}"),
            value=f"{overall.value:.2f}",
            p=f"{overall.p:.2g}",
        )
        # Points and commas of numbers are the other way round in Indonesian.
        texts.append(re.sub(r"(?<=\d)[.,](?=\d)", _swapped, told) if language == "id" else told)
    return Text(*texts)


def _neighbour_notes(
    table: UnitTable, known: NDArray[np.bool_], weights: Weights, bridges: Bridges
) -> list[Message]:
    notes = []
    if not known.all():
        notes.append(Message(_LEFT_OUT, {"count": int((~known).sum())}))
    if known.any():
        mean, alone = float(weights.sizes.mean()), len(weights.islands)
        values = {"count": int(known.sum()), "mean": mean, "alone": alone}
        notes.append(Message(_NEIGHBOURS, values, warns=alone > 0))
    if len(bridges.unit):
        units = table.units[known]
        names = units["name"].fillna("") if "name" in units else units.index.to_series()
        called = [name or code for name, code in zip(names, units.index)]
        pairs = [
            f"{called[one]} – {called[other]} ({km:.0f} km)"
            for one, other, km in zip(bridges.unit, bridges.nearest, bridges.km)
        ]
        more = ["…"] if len(pairs) > _NAMED else []
        told = "; ".join([*pairs[:_NAMED], *more])
        notes.append(Message(_BRIDGED, {"count": len(pairs), "pairs": told}))
    return notes


def _result_notes(result: Hotspots, options: HotspotOptions, p: FloatArray) -> list[Message]:
    tested = int((~np.isnan(p)).sum())
    if not tested:
        return [Message(_FLAT, warns=True)]
    overall = result.moran
    values = {"value": overall.value, "expected": overall.expected, "p": overall.p}
    notes = [Message(_OVERALL, {**values, "geary": result.geary})]
    if len(p) > MOST_PERMUTED:
        notes.append(Message(_NORMAL, {"count": len(p)}))
    alpha = options.significance
    found = {one: int((corrected(p, one) <= alpha).sum()) for one in Correction}
    counts = {"plain": found[Correction.NONE], "bh": found[Correction.FALSE_DISCOVERY]}
    counts |= {"bonferroni": found[Correction.BONFERRONI], "shown": found[options.correction]}
    notes.append(Message(_FOUND, {"alpha": alpha, **counts}))
    smallest, wanted = smallest_p(options.permutations), alpha / tested
    if smallest > wanted:
        least = math.ceil(smallest_p(0) / wanted) - 1
        counts = {"permutations": options.permutations, "count": tested, "least": least}
        few = {"smallest": smallest, "wanted": wanted, "alpha": alpha, **counts}
        notes.append(Message(_FEW, few, warns=True))
    return notes
