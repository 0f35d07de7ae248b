"""Composite indices: published numbers, values worked out by hand, and what runs must say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.composite import (
    Aggregation,
    Method,
    Normalisation,
    Scales,
    aggregate,
    effective_weights,
    first_not_positive,
    left_out_ranks,
    normalise,
    ranks_of_runs,
    robustness,
)
from msme_qgis_plugin.core.progress import CancelledError, Silent

NAN = float("nan")
PLAIN = Method(Normalisation.MINMAX, Aggregation.ARITHMETIC)


def scales(
    low: float = NAN, high: float = NAN, *, rising: bool = True, capped: bool = True
) -> Scales:
    return Scales(np.array([rising]), np.array([low]), np.array([high]), capped=capped)


def column(*values: float) -> np.ndarray:
    return np.array(values)[:, np.newaxis]


def shaken(values: np.ndarray, *, chosen: Method = PLAIN, **asked: int) -> object:
    count = values.shape[1]
    own = Scales(np.full(count, True), np.full(count, NAN), np.full(count, NAN))
    told = {"runs": 500, "top": 1, "seed": 1, **asked}
    weights = np.full(count, 1 / count)
    members = np.full(len(values), True)
    return robustness(values, weights, own, chosen, members=members, progress=Silent(), **told)


def test_goalposts_as_published() -> None:
    """`norm_dir`: tests of COINr, n_goalposts."""
    found = normalise(column(1, 11, -1), Normalisation.GOALPOSTS, scales(0, 10))
    assert found.ravel().tolist() == pytest.approx([0.1, 1, 0])
    turned = normalise(column(1), Normalisation.GOALPOSTS, scales(0, 10, rising=False))
    assert turned.item() == pytest.approx(0.9)
    free = normalise(column(11), Normalisation.GOALPOSTS, scales(0, 10, capped=False))
    assert free.item() == pytest.approx(1.1)


def test_distance_to_target_as_published() -> None:
    """`norm_dir`: tests of COINr, n_dist2targ."""
    values = column(0, 5, 11)
    free = normalise(values, Normalisation.TARGET, scales(high=10, capped=False))
    assert free.ravel().tolist() == pytest.approx([0, 0.5, 1.1])
    capped = normalise(values, Normalisation.TARGET, scales(high=10))
    assert capped.ravel().tolist() == pytest.approx([0, 0.5, 1])


def test_means_as_published() -> None:
    """`norm_dir`: tests of COINr, a_gmean and a_hmean."""
    row = np.array([[1.0, 2.0, 3.0]])
    geometric = aggregate(row, np.ones(3), Aggregation.GEOMETRIC)
    assert geometric.item() == pytest.approx(6 ** (1 / 3))
    weighted = aggregate(row, np.array([1.0, 1, 2]), Aggregation.GEOMETRIC)
    assert weighted.item() == pytest.approx((1 * 2 * 9) ** (1 / 4))
    harmonic = aggregate(row, np.array([2.0, 1, 1]), Aggregation.HARMONIC)
    assert harmonic.item() == pytest.approx(4 / (2 / 1 + 1 / 2 + 1 / 3))


def test_a_geometric_mean_takes_no_zero() -> None:
    scores = np.array([[0.5, NAN], [0.5, 0.0]])
    assert first_not_positive(scores, Aggregation.GEOMETRIC) == (1, 1)
    assert first_not_positive(scores, Aggregation.HARMONIC) == (1, 1)
    assert first_not_positive(scores, Aggregation.ARITHMETIC) is None
    assert first_not_positive(scores[:1], Aggregation.GEOMETRIC) is None


def test_what_a_unit_lacks_leaves_the_weight_to_the_others() -> None:
    scores = np.array([[0.2, NAN, 0.8], [0.2, 0.5, 0.8]])
    # (0.2 x 0.25 + 0.8 x 0.25) / 0.5 and 0.2 x 0.25 + 0.5 x 0.5 + 0.8 x 0.25.
    found = aggregate(scores, np.array([0.25, 0.5, 0.25]), Aggregation.ARITHMETIC)
    assert found.tolist() == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    "method", [Normalisation.MINMAX, Normalisation.ZSCORE, Normalisation.PERCENTILE]
)
def test_one_value_everywhere_is_the_middle(method: Normalisation) -> None:
    found = normalise(column(7, NAN, 7), method, scales())
    assert np.isnan(found[1, 0])
    assert found[[0, 2], 0].tolist() == [0.5, 0.5]
    assert normalise(column(7), method, scales()).item() == 0.5


def test_equal_scores_share_the_better_rank() -> None:
    scores = np.array([[0.1, 0.3, 0.3, 0.2], [1.0, 1.0 + 1e-15, NAN, NAN]])
    assert ranks_of_runs(scores)[0].tolist() == [4, 1, 1, 3]
    # What lies beyond the twelfth decimal is the order of summing.
    assert ranks_of_runs(scores)[1, :2].tolist() == [1, 1]


def test_ranks_are_those_of_pandas() -> None:
    random = np.random.default_rng(3)
    scores = random.integers(0, 40, (50, 97)) / 8
    theirs = pd.DataFrame(scores).rank(axis=1, method="min", ascending=False)
    assert (ranks_of_runs(scores) == theirs.to_numpy()).all()


def test_without_an_indicator_the_others_decide() -> None:
    scores = np.array([[1.0, 0.0], [0.2, 0.9]])
    ranks = left_out_ranks(scores, np.array([0.5, 0.5]), Aggregation.ARITHMETIC)
    assert ranks.tolist() == [[2, 1], [1, 2]]


def test_an_indicator_that_stands_twice_weighs_twice() -> None:
    # a and b are one and the same; c is uncorrelated with them.
    a = np.array([0.0, 0.0, 1.0, 1.0])
    c = np.array([0.0, 1.0, 0.0, 1.0])
    scores = np.column_stack([a, a, c])
    goes_with, effective = effective_weights(scores, scores.mean(axis=1))
    # cov(a, 2a + c) = 2 var(a), var(2a + c) = 5 var(a): r = 2 / sqrt 5; for c, 1 / sqrt 5.
    assert goes_with.tolist() == pytest.approx([2 / 5**0.5, 2 / 5**0.5, 1 / 5**0.5])
    assert effective.tolist() == pytest.approx([4 / 9, 4 / 9, 1 / 9])


def test_who_is_first_in_everything_is_first_in_every_run() -> None:
    ascending = np.arange(1.0, 6.0)[:, np.newaxis] * np.array([1.0, 3.0, 10.0])
    found = shaken(ascending)
    assert found.low.tolist() == found.high.tolist() == [5, 4, 3, 2, 1]
    assert found.top_share.tolist() == [0, 0, 0, 0, 1]


def test_one_indicator_ranks_alike_in_every_run() -> None:
    values = np.random.default_rng(5).lognormal(0, 1, (200, 1))
    found = shaken(values, top=20)
    ranks = pd.Series(values[:, 0]).rank(ascending=False)
    assert found.low.tolist() == found.high.tolist() == ranks.tolist()
    assert set(found.top_share) == {0, 1}


def test_opposite_indicators_leave_it_to_chance() -> None:
    found = shaken(np.array([[1.0, 0.0], [0.0, 1.0]]), runs=4000)
    assert found.low.tolist() == [1, 1]
    assert found.high.tolist() == [2, 2]
    assert found.top_share.tolist() == pytest.approx([0.5, 0.5], abs=0.03)


def test_runs_follow_the_seed() -> None:
    values = np.random.default_rng(7).lognormal(0, 1, (60, 5))
    first, again, other = (shaken(values, top=10, seed=seed) for seed in (1, 1, 2))
    assert first.top_share.tolist() == again.top_share.tolist()
    assert first.top_share.tolist() != other.top_share.tolist()


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(9).lognormal(0, 1, (60, 5))
    values[3, 2] = NAN
    whole = shaken(values, top=10)
    monkeypatch.setattr("msme_qgis_plugin.core.analysis.composite._AT_ONCE", 120)
    parts = shaken(values, top=10)
    for name in ("low", "high", "top_share"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()


def test_fewer_runs_are_made_where_they_cannot_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msme_qgis_plugin.core.analysis.composite._MOST_RANKS", 600)
    assert shaken(np.random.default_rng(1).normal(size=(60, 3))).runs == 10


def test_a_run_can_be_stopped() -> None:
    class Stop:
        def step(self, _fraction: float) -> None:
            raise CancelledError

    values = np.ones((3, 2))
    own = Scales(np.full(2, True), np.full(2, NAN), np.full(2, NAN))
    with pytest.raises(CancelledError):
        robustness(
            values,
            np.full(2, 0.5),
            own,
            PLAIN,
            members=np.full(3, True),
            runs=10,
            top=1,
            seed=1,
            progress=Stop(),
        )


def test_runs_are_what_a_plain_loop_makes_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same draws, unit by unit and run by run."""
    random = np.random.default_rng(11)
    values = random.lognormal(0, 1, (25, 4))
    values[4, 1] = values[9, 3] = NAN
    runs, seed = 40, 6
    found = shaken(values, runs=runs, seed=seed, top=5, chosen=PLAIN)
    draws = np.random.default_rng(seed)
    weights = draws.dirichlet(np.full(4, (3 / 0.25**2 - 1) / 4), runs)
    left = draws.integers(5, size=runs)
    way = draws.integers(6, size=runs)
    frame = pd.DataFrame(values)
    spread = frame.max() - frame.min()
    ways = [
        (frame - frame.min()) / spread,
        0.5 + (frame - frame.mean()) / frame.std(ddof=0) / 10,
        (frame.rank() - 0.5) / frame.count(),
    ]
    ranks = []
    for run in range(runs):
        scores = []
        for _, row in ways[way[run] // 2].iterrows():
            parts = [(x, w) for j, (x, w) in enumerate(zip(row, weights[run])) if j != left[run]]
            parts = [(x, w) for x, w in parts if not np.isnan(x)]
            total = sum(w for _, w in parts)
            if way[run] % 2:
                # Only min-max scores reach 0 here; they are brought to 0.01-1.
                rise = 0.01 if way[run] // 2 == 0 else 0.0
                product = np.prod([(rise + (1 - rise) * x) ** (w / total) for x, w in parts])
                scores.append(product)
            else:
                scores.append(sum(x * w for x, w in parts) / total)
        ranks.append(pd.Series(scores).round(12).rank(ascending=False, method="min"))
    table = np.array(ranks)
    assert found.top_share.tolist() == pytest.approx((table <= 5).mean(axis=0))
    ordered = np.sort(table, axis=0)
    assert found.low.tolist() == ordered[int(0.05 * 39)].tolist()
    assert found.high.tolist() == ordered[int(np.ceil(0.95 * 39))].tolist()
