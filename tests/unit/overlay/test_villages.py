"""Village facts brought up to districts, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.variables import Harmonised
from msme_qgis_plugin.core.catalogue.weights import Weight
from msme_qgis_plugin.core.measures.status import Status, codes_of
from msme_qgis_plugin.core.overlay.errors import IndicatorNotComputableError, NegativeWeightError
from msme_qgis_plugin.core.overlay.reduce import Groups, weighted_mean
from msme_qgis_plugin.core.overlay.villages.villages_to_units import (
    UnitValues,
    aggregate_indicators,
    sum_variables,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAN = float("nan")
SIGNALS = ["4g", "3g", "2g", "none"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def villages(
    status: Mapping[str, Sequence[str]] | None = None, **columns: Sequence[object]
) -> Harmonised:
    """Make variables; text columns become categories."""
    values = {
        name: pd.Series(
            pd.Categorical(cells, categories=SIGNALS)
            if any(isinstance(one, str) for one in cells)
            else np.array(cells, dtype=float)
        )
        for name, cells in columns.items()
    }
    frame = pd.DataFrame(values)
    letters = frame.isna().replace({True: "M", False: "A"}).astype(object)
    for name, given in (status or {}).items():
        letters[name] = list(given)
    return Harmonised(frame, letters)


def run(
    data: Harmonised,
    indicator: str,
    catalogue: Catalogue,
    *,
    units: Sequence[str] | None = None,
    weight: Weight | None = None,
    msme: Sequence[float] | None = None,
) -> UnitValues:
    codes = pd.Series(units or ["1503"] * len(data.values), dtype=object)
    weights = {"msme": pd.Series(msme, dtype=float)} if msme else {}
    return aggregate_indicators(
        data,
        units=codes,
        indicators=[catalogue.indicator(indicator)],
        weights=weights,
        weight=weight,
    )


def test_the_mean_of_village_shares_is_not_the_districts_share(catalogue: Catalogue) -> None:
    # Village shares 0.9 and 0.1 have the mean 0.5; of 1,000 families 180 do.
    data = villages(families_electric=[90, 90], families=[100, 900])
    result = run(data, "E01_elec", catalogue)
    assert result.values.loc["1503", "E01_elec"] == pytest.approx(0.18)


def test_a_large_village_outweighs_small_ones(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "none", "3g"])
    result = run(data, "B01_4g_msme", catalogue, msme=[900, 50, 50])
    assert result.values.loc["1503", "B01_4g_msme"] == pytest.approx(0.9)
    assert result.weights == {"B01_4g_msme": "msme"}


def test_the_access_score_is_a_weighted_mean(catalogue: Catalogue) -> None:
    # (10·1 + 20·0.6 + 30·0.2 + 40·0) / 100
    data = villages(internet_signal=SIGNALS)
    result = run(data, "B02_net_msme", catalogue, msme=[10, 20, 30, 40])
    assert result.values.loc["1503", "B02_net_msme"] == pytest.approx(0.28)


def test_unanswered_villages_lower_coverage_not_the_share(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "none", None])
    result = run(data, "B01_4g_msme", catalogue, msme=[60, 30, 10])
    assert result.values.iloc[0, 0] == pytest.approx(60 / 90)
    assert result.coverage.iloc[0, 0] == pytest.approx(0.9)
    assert result.status.iloc[0, 0] == Status.NORMAL.code


def test_too_little_coverage_gives_no_value(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", None])
    result = run(data, "B01_4g_msme", catalogue, msme=[10, 90])
    assert np.isnan(result.values.iloc[0, 0])
    assert result.coverage.iloc[0, 0] == pytest.approx(0.1)
    assert result.status.iloc[0, 0] == Status.MISSING.code


def test_coverage_at_the_minimum_is_enough(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", None])
    result = run(data, "B01_4g_msme", catalogue, msme=[80, 20])
    assert result.values.iloc[0, 0] == pytest.approx(1.0)


def test_an_unknown_weight_gives_no_value_and_no_coverage(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "4g", "4g"])
    result = run(data, "B01_4g_msme", catalogue, units=["1503", "1503", "1504"], msme=[60, NAN, 5])
    assert np.isnan(result.values.loc["1503"].iloc[0])
    assert np.isnan(result.coverage.loc["1503"].iloc[0])
    assert result.status.loc["1503"].iloc[0] == Status.MISSING.code
    assert result.values.loc["1504"].iloc[0] == pytest.approx(1.0)


def test_an_unknown_weight_of_an_unanswered_village_counts_too(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", None])
    result = run(data, "B01_4g_msme", catalogue, msme=[60, NAN])
    assert np.isnan(result.values.iloc[0, 0])


def test_no_enterprise_at_all_is_no_share_of_zero(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "none"])
    result = run(data, "B01_4g_msme", catalogue, msme=[0, 0])
    assert np.isnan(result.values.iloc[0, 0])
    assert result.status.iloc[0, 0] == Status.MISSING.code


def test_a_negative_weight_names_the_unit_and_row(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "4g"])
    with pytest.raises(NegativeWeightError, match=r"1503 has -4\.0 in row 2"):
        run(data, "B01_4g_msme", catalogue, msme=[1, -4])


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1, 1, 1, 1], 3.5),  # the ordinary median of 1, 2, 5, 9
        ([10, 1, 1, 1], 1.0),
        ([1, 1, 1, 10], 9.0),
        ([3, 1, 1, 1], 1.5),  # half of 6 ends on the first value
        ([0, 0, 1, 0], 5.0),
        ([0.1, 0.2, 0.3, 0.6], 7.0),  # half of 1.2 in floating point
    ],
)
def test_weighted_median_of_distances(
    catalogue: Catalogue, weights: list[float], expected: float
) -> None:
    data = villages(market_permanent_distance_km=[9, 1, 5, 2])
    # given in the order of the sorted distances 1, 2, 5, 9
    in_rows = [weights[3], weights[0], weights[2], weights[1]]
    result = run(data, "D02_market_dist", catalogue, msme=in_rows)
    assert result.values.iloc[0, 0] == pytest.approx(expected)


def test_weighted_median_of_two_units_side_by_side(catalogue: Catalogue) -> None:
    data = villages(market_permanent_distance_km=[3, 100, 1, 200, 2, NAN])
    result = run(
        data,
        "D02_market_dist",
        catalogue,
        units=["1502", "1571", "1502", "1571", "1502", "1571"],
        weight=Weight.VILLAGES,
    )
    assert result.values.loc["1502"].iloc[0] == 2
    # two of three villages: under the minimum of 0.8
    assert np.isnan(result.values.loc["1571"].iloc[0])
    assert result.coverage.loc["1571"].iloc[0] == pytest.approx(2 / 3)
    assert result.weights == {"D02_market_dist": "villages"}


def test_a_weight_that_is_no_choice_stays(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "none"], families=[99, 1])
    result = run(data, "B04_4g_vill", catalogue, weight=Weight.FAMILIES)
    assert result.values.iloc[0, 0] == pytest.approx(0.5)
    assert result.weights == {"B04_4g_vill": "villages"}


def test_ratio_uses_the_rows_where_both_sides_are_known(catalogue: Catalogue) -> None:
    # 2 of the 10 banks stand in a village without population: left out of
    # both sums. Coverage: 9 of 10 rows have a population, all known there.
    data = villages(banks=[1] * 8 + [2, NAN], population=[1000] * 8 + [NAN, 1000])
    result = run(data, "C01_bank_10k", catalogue)
    assert result.values.iloc[0, 0] == pytest.approx(10000 * 8 / 8000)
    assert result.coverage.iloc[0, 0] == pytest.approx(8 / 9 * 9 / 10)


def test_a_sum_with_a_village_missing_is_an_estimate(catalogue: Catalogue) -> None:
    data = villages(micro_small_industries=[1, 2, 3, 4, NAN])
    result = run(data, "A18_indmicro", catalogue)
    assert result.values.iloc[0, 0] == 10
    assert result.coverage.iloc[0, 0] == pytest.approx(0.8)
    assert result.status.iloc[0, 0] == Status.ESTIMATED.code


def test_a_question_that_no_village_was_asked_is_not_asked(catalogue: Catalogue) -> None:
    data = villages(
        status={"bts_towers": ["N", "N", "M"]}, bts_towers=[NAN, NAN, NAN], population=[10, 10, 10]
    )
    result = run(data, "B06_bts10k", catalogue, units=["1501", "1501", "1502"])
    assert result.status["B06_bts10k"].tolist() == codes_of("NM").tolist()


def test_rows_without_a_unit_are_left_out_and_told(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", "none", "none"])
    result = run(data, "B04_4g_vill", catalogue, units=["1501", "", "1501"])
    assert result.values.index.tolist() == ["1501"]
    assert result.values.iloc[0, 0] == pytest.approx(0.5)
    assert "1 village rows" in str(result.notes[0])


def test_no_row_at_all(catalogue: Catalogue) -> None:
    data = Harmonised(
        pd.DataFrame({"families": [], "families_electric": []}),
        pd.DataFrame({"families": [], "families_electric": []}, dtype=object),
    )
    result = aggregate_indicators(
        data, units=pd.Series([], dtype=object), indicators=[catalogue.indicator("E01_elec")]
    )
    assert result.values.shape == (0, 1)


def test_what_is_missing_is_named(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g"])
    with pytest.raises(IndicatorNotComputableError, match="msme"):
        run(data, "B01_4g_msme", catalogue)
    with pytest.raises(IndicatorNotComputableError, match="bank_distance_km"):
        run(data, "C02_bank_dist", catalogue)


def test_an_index_is_never_brought_up_from_villages(catalogue: Catalogue) -> None:
    data = villages(msme=[1.0], sector=[1.0])
    with pytest.raises(IndicatorNotComputableError, match="recompute"):
        run(data, "A13_hhi", catalogue)


def test_a_share_per_section_needs_its_breakdown(catalogue: Catalogue) -> None:
    # Without sections it would be all MSMEs by all MSMEs: always 1.
    data = villages(msme=[5.0], sector=[1.0])
    with pytest.raises(IndicatorNotComputableError, match="breakdown"):
        run(data, "A11_kbli_sh", catalogue)


def test_plain_sums_of_variables_and_flags() -> None:
    data = villages(banks=[1, 2, NAN, 4], hazard_any=[1, 0, 1, 1])
    result = sum_variables(
        data, units=pd.Series(["1501", "1501", "1501", "1502"]), names=["banks", "hazard_any"]
    )
    assert result.values["banks"].tolist() == [3, 4]
    assert result.values["hazard_any"].tolist() == [2, 1]
    assert result.status["banks"].tolist() == codes_of("EA").tolist()
    assert result.coverage["banks"].tolist() == pytest.approx([2 / 3, 1])


def test_a_category_has_no_sum() -> None:
    data = villages(internet_signal=["4g"])
    with pytest.raises(IndicatorNotComputableError, match="internet_signal"):
        sum_variables(data, units=pd.Series(["1501"]), names=["internet_signal"])


def test_inputs_are_not_changed(catalogue: Catalogue) -> None:
    data = villages(internet_signal=["4g", None], families=[1, 2])
    before = (data.values.copy(), data.status.copy())
    run(data, "B03_4g_pop", catalogue)
    assert data.values.equals(before[0])
    assert data.status.equals(before[1])


def test_agrees_with_a_plain_loop_on_random_villages(catalogue: Catalogue) -> None:
    random = np.random.default_rng(7)
    rows = 600
    signal = random.choice([*SIGNALS, None], rows, p=[0.5, 0.2, 0.1, 0.15, 0.05])
    weight = random.integers(0, 50, rows).astype(float)
    units = random.choice(["1501", "1502", "1503", "1571"], rows)
    distance = np.where(random.random(rows) < 0.1, NAN, random.random(rows))
    data = villages(internet_signal=list(signal), market_permanent_distance_km=list(distance))
    result = aggregate_indicators(
        data,
        units=pd.Series(units, dtype=object),
        indicators=[catalogue.indicator("B01_4g_msme"), catalogue.indicator("D02_market_dist")],
        weights={"msme": pd.Series(weight)},
    )
    for unit in sorted(set(units)):
        inside = [at for at in range(rows) if units[at] == unit]
        told = [at for at in inside if signal[at] is not None]
        met = sum(weight[at] for at in told if signal[at] == "4g")
        known = sum(weight[at] for at in told)
        assert result.values.loc[unit, "B01_4g_msme"] == pytest.approx(met / known)
        expanded = sorted(
            value
            for at in inside
            if not np.isnan(distance[at])
            for value in [distance[at]] * int(weight[at])
        )
        assert result.values.loc[unit, "D02_market_dist"] == pytest.approx(
            float(np.median(expanded))
        )


def test_a_reducer_has_no_mean_where_a_weight_is_unknown() -> None:
    groups = Groups.of(pd.Series(["1501", "1501", "1502"]))
    result = weighted_mean(np.array([1.0, NAN, 4.0]), np.array([2.0, NAN, 3.0]), groups)
    np.testing.assert_allclose(result.value, [NAN, 4.0])
    np.testing.assert_allclose(result.coverage, [NAN, 1.0])


def test_rows_without_a_unit_belong_to_no_group() -> None:
    groups = Groups.of(pd.Series(["1502", "", "1501", None, "1502"]))
    assert groups.codes == ("1501", "1502")
    assert groups.position.tolist() == [1, -1, 0, -1, 1]
    assert groups.rows.tolist() == [1.0, 2.0]
    assert groups.total(np.array([1.0, 2.0, 4.0, 8.0, 16.0])).tolist() == [4.0, 17.0]
