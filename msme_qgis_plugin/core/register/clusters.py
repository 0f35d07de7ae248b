"""Records that are one enterprise: what is linked hangs together, unless numbers contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.int64]


def connected(size: int, first: Places, second: Places) -> Places:
    """Return for each of `size` records the smallest one that it hangs together with."""
    label = np.arange(size)
    while True:
        low = np.minimum(label[first], label[second])
        following = label.copy()
        np.minimum.at(following, label[first], low)
        np.minimum.at(following, label[second], low)
        following = following[following]
        if (following == label).all():
            return label
        label = following


def cluster(
    size: int,
    pairs: tuple[Places, Places],
    strength: NDArray[np.float64],
    numbers: Sequence[NDArray[np.uint64]],
) -> tuple[Places, NDArray[np.bool_]]:
    """Return the cluster of each record, and which links were refused.

    Where a component holds records whose numbers contradict, its links are taken one by one, the
    strongest first, and one that would bring a contradiction together is refused.

    Args:
        strength: of each pair.
        numbers: per kind of number one per record, 0 not said. Two records contradict where both
            say every kind and none is the same: halves of one number, of which a slip leaves one.
    """
    first, second = pairs
    label = connected(size, first, second)
    refused = np.zeros(len(first), dtype=bool)
    doubtful = _contradictory(label, numbers)
    links = np.flatnonzero(np.isin(label[first], doubtful))
    if not len(links):
        return label, refused
    links = links[np.argsort(-strength[links], kind="stable")]
    members: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(label, doubtful)):
        label[place] = place
        members[int(place)] = [int(place)]
    for link in links:
        one, other = int(label[first[link]]), int(label[second[link]])
        if one == other:
            continue
        if _contradict(members[one], members[other], numbers):
            refused[link] = True
            continue
        low, high = min(one, other), max(one, other)
        label[members[high]] = low
        members[low] += members.pop(high)
    return label, refused


def _contradictory(label: Places, numbers: Sequence[NDArray[np.uint64]]) -> Places:
    """Return the labels of components in which some numbers differ."""
    found = np.ones(int(label.max(initial=0)) + 1, dtype=bool)
    for one in numbers:
        held = one != 0
        kinds = pd.DataFrame({"label": label[held], "number": one[held]}).drop_duplicates()
        several = np.bincount(kinds["label"], minlength=len(found)) > 1
        found &= several
    return np.flatnonzero(found)


def _contradict(
    one: Sequence[int], other: Sequence[int], numbers: Sequence[NDArray[np.uint64]]
) -> bool:
    """Say whether some record of one cluster and some of the other contradict."""
    alike: NDArray[np.bool_] = np.zeros((len(one), len(other)), dtype=bool)
    for number in numbers:
        mine, theirs = number[list(one)][:, None], number[list(other)][None, :]
        alike |= (mine == theirs) | (mine == 0) | (theirs == 0)
    return bool((~alike).any())
