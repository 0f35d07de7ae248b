"""Columns as pandas categories of their texts.

A survey repeats few answers in many rows: what is to be done with a text is
done once for each that there is, and its row keeps a small number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WORD = 8  # bytes of the integers that texts are compared as
_FEW = 0.2


def as_category(place: NDArray[np.intp], texts: Sequence[str]) -> pd.Categorical[Any]:
    """Return a pandas categorical of texts.

    Args:
        place: per row the place of its text in `texts`.
        texts: may hold the same twice, and some that no row has.
    """
    if len(set(texts)) < len(texts):
        same, kept = pd.factorize(np.array(texts, dtype=object))
        place, texts = same[place], kept.tolist()
    kind = pd.CategoricalDtype(list(texts))
    return pd.Categorical.from_codes(place, dtype=kind)


def factorised(values: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """Return each row's place among the distinct values, and these.

    As `pandas.factorize`. Bytes of fixed width spare an object for each row:
    rows that repeat the row above, as names of districts do, are passed
    over, and short ones are compared as integers.
    """
    if values.dtype.kind != "S" or not values.size:
        return pd.factorize(values)
    starts = np.ones(len(values), dtype=bool)
    starts[1:] = values[1:] != values[:-1]
    if starts.mean() < _FEW:
        place, found = pd.factorize(values[starts].astype(object))
        return place[np.cumsum(starts) - 1], found
    if values.dtype.itemsize > _WORD:
        return pd.factorize(values.astype(object))
    padded = np.ascontiguousarray(values).astype(f"S{_WORD}")
    place, numbers = pd.factorize(padded.view(np.uint64))
    return place, numbers.view(f"S{_WORD}")


def distinct_rows(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return each row's place among the distinct rows, and their firsts.

    Args:
        columns: at least one; in step, integers or what pandas factorises.
    """
    place = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, found = pd.factorize(np.ascontiguousarray(column))
        both = place * (len(found) + 1) + codes + 1
        place = pd.factorize(both)[0].astype(np.int64)
    first = np.zeros(place.max(initial=-1) + 1, dtype=np.intp)
    rows = np.arange(len(place), dtype=np.intp)
    first[place[::-1]] = rows[::-1]
    return place.astype(np.intp), first
