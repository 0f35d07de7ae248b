"""Which size an enterprise is, by a definition that is named.

Limits are those of the reference list, inclusive as the texts have them. Where a definition
goes by one measure or another, the smaller class counts, as its “or” says.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.structure_options import SizeDefinition
from ..measures.field import Text
from ..paths import resource
from .errors import SizeColumnsError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

UNKNOWN_SIZE = -1
# As the reference list calls them.
_NAMES = {SizeDefinition.UU20_2008: "uu_20_2008", SizeDefinition.PP7_2021: "pp_7_2021"}
MEASURES = ("workers", "sales", "assets", "capital")


@lru_cache(maxsize=8)
def _rows(definition: SizeDefinition) -> list[dict[str, str]]:
    """Return the reference list's rows of a definition."""
    wanted = _NAMES.get(definition, definition.value)
    with resource("reference", "size_classes.csv").open(encoding="utf-8", newline="") as file:
        return [one for one in csv.DictReader(file) if one["size_def"] == wanted]


def _limits(definition: SizeDefinition) -> dict[str, tuple[tuple[str, ...], float, list[float]]]:
    """Return measure -> classes from the smallest on, least value, upper limits."""
    rows, found = _rows(definition), {}
    for measure in dict.fromkeys(one["measure"] for one in rows):
        own = [one for one in rows if one["measure"] == measure]
        found[measure] = (
            tuple(one["size"] for one in own),
            float(own[0]["min"] or 0),
            [float(one["max"]) for one in own if one["max"]],
        )
    return found


def classes_of(definition: SizeDefinition) -> tuple[str, ...]:
    """Return the classes of a definition, the smallest first."""
    return next(iter(_limits(definition).values()))[0]


def size_names(definition: SizeDefinition) -> tuple[tuple[str, Text], ...]:
    """Return class -> what it is called, the smallest first."""
    named = {one["size"]: Text(one["name_en"], one["name_id"]) for one in _rows(definition)}
    return tuple(named.items())


def check_measures(definition: SizeDefinition, held: Collection[str]) -> None:
    """Refuse a definition that goes by nothing that is at hand.

    Raises:
        SizeColumnsError: says what it goes by.
    """
    wanted = _limits(definition)
    if not set(wanted) & set(held):
        raise SizeColumnsError(definition=definition.value, measures=", ".join(wanted))


def size_classes(
    definition: SizeDefinition, measures: Mapping[str, NDArray[np.float64]]
) -> NDArray[np.int8]:
    """Return the place of each enterprise's class in `classes_of`, -1 where nobody knows.

    Args:
        measures: workers (persons), sales (Rp a year), assets and capital (Rp), each one number
            per enterprise, NaN where it is not known. Less than nothing is not known.
    """
    found: NDArray[np.int8] | None = None
    for name, (classes, least, upper) in _limits(definition).items():
        if name not in measures:
            continue
        values = measures[name]
        place = np.searchsorted(upper, values, side="left").astype(np.int8)
        known = np.isfinite(values) & (values >= least)
        place = np.where(known, place, len(classes)).astype(np.int8)
        found = place if found is None else np.minimum(found, place)
    if found is None:
        check_measures(definition, measures)
        raise AssertionError(definition)
    most = len(classes_of(definition))
    return np.where(found == most, UNKNOWN_SIZE, found).astype(np.int8)


def measures_of(definition: SizeDefinition) -> frozenset[str]:
    """Return what a definition goes by."""
    return frozenset(_limits(definition))
