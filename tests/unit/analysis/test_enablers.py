"""Enablers against inhibitors, by hand; associations that say they are no causes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.enabler_scores import (
    EnablerOptions,
    Scale,
    associations,
    enabler_balance,
)
from msme_qgis_plugin.core.analysis.errors import (
    FactorNotShareError,
    FactorsLackingError,
    OutcomeUnknownError,
)
from msme_qgis_plugin.core.catalogue.fields import indicator_field
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Field, Fields
from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.measures.table import UnitTable

CODES = ["1501", "1502", "1503", "1504"]
ROADS, KIOSKS, HAZARDS = "E03_road_year", "E06_saprotan", "E08_hazard"


def table(**columns: list[float]) -> UnitTable:
    fields = [
        indicator_field(Catalogue.load().indicator(one), one.lower())
        if one[:1] in "CDE" and one[1:2].isdigit()
        else Field(one)
        for one in columns
    ]
    values = {name.lower() if name[1:2].isdigit() else name: data for name, data in columns.items()}
    size = len(next(iter(columns.values())))
    return UnitTable.of(pd.DataFrame(index=CODES[:size]), values, Fields(fields))


def small() -> UnitTable:
    return table(
        **{
            ROADS: [0.2, 0.6, 1.0, 0.2],
            KIOSKS: [0.0, 0.5, 0.25, 1.0],
            HAZARDS: [0.8, 0.4, 0.0, 0.2],
        }
    )


def test_scores_and_balance_by_hand() -> None:
    made = enabler_balance(small(), EnablerOptions())
    # Roads 0, .5, 1, 0; kiosks 0, .5, .25, 1; hazards 1, .5, 0, .25.
    np.testing.assert_allclose(made.values["enablers"], [0, 0.5, 0.625, 0.5])
    np.testing.assert_allclose(made.values["inhibitors"], [1, 0.5, 0, 0.25])
    np.testing.assert_allclose(made.values["balance"], [-1, 0, 0.625, 0.25])
    assert made.letters("balance").tolist() == ["A"] * 4
    assert made.fields["balance"].indicator == "H03_enabler"
    assert made.fields["balance"].centre == 0
    # The first loses a whole point to hazards, half a one to roads and to kiosks each.
    assert made.categories["holds_back"].tolist() == [
        *("e08_hazard", "e08_hazard", "e06_saprotan", "e03_road_year")
    ]
    assert str(made.notes[0]) == ("Enablers: e03_road_year, e06_saprotan. Inhibitors: e08_hazard.")


def test_the_input_stays() -> None:
    given = small()
    before = given.values.copy()
    enabler_balance(given, EnablerOptions())
    pd.testing.assert_frame_equal(given.values, before)


def test_ranks_share_ties_and_shares_stay_as_they_are() -> None:
    ranked = enabler_balance(small(), EnablerOptions(scale=Scale.RANK))
    # Roads 1.5, 3, 4, 1.5 of four and kiosks 1, 3, 2, 4.
    np.testing.assert_allclose(
        ranked.values["enablers"], (np.array([2.5, 6, 6, 5.5]) - 2) / 6, rtol=1e-12
    )
    shares = enabler_balance(small(), EnablerOptions(scale=Scale.SHARE))
    np.testing.assert_allclose(shares.values["enablers"], [0.1, 0.55, 0.625, 0.6])
    np.testing.assert_allclose(shares.values["inhibitors"], [0.8, 0.4, 0, 0.2])


def test_a_missing_factor_is_no_zero() -> None:
    given = small()
    values = given.values.assign(e06_saprotan=[np.nan, 0.5, 0.25, 1.0])
    status = given.status.assign(e06_saprotan=[Status.MISSING.code, 0, 0, 0])
    part = replace(given, values=values, status=status.astype("int8"))
    made = enabler_balance(part, EnablerOptions())
    assert made.letters("enablers").tolist() == ["M", "A", "A", "A"]
    assert made.letters("balance")["1501"] == "M"
    assert made.values["enablers_coverage"].tolist() == [0.5, 1, 1, 1]
    assert made.categories["holds_back"]["1501"] is None
    half = enabler_balance(part, EnablerOptions(minimum_coverage=0.5))
    assert half.values["enablers"]["1501"] == 0
    assert half.letters("enablers")["1501"] == "E"
    assert half.letters("balance")["1501"] == "E"


def test_what_is_hidden_does_not_count() -> None:
    given = small()
    status = given.status.assign(e08_hazard=[0, 0, 0, Status.SUPPRESSED.code]).astype("int8")
    made = enabler_balance(replace(given, status=status), EnablerOptions())
    assert made.letters("inhibitors").tolist() == ["A", "A", "A", "M"]


def test_an_estimate_makes_estimates() -> None:
    given = small()
    status = given.status.assign(e08_hazard=[Status.ESTIMATED.code, 0, 0, 0]).astype("int8")
    made = enabler_balance(replace(given, status=status), EnablerOptions())
    assert made.letters("balance").tolist() == ["E", "A", "A", "A"]
    assert made.letters("enablers").tolist() == ["A"] * 4


def test_what_is_the_same_everywhere_or_not_there_is_said_and_left_out() -> None:
    given = table(**{ROADS: [0.2, 0.6], KIOSKS: [0.5, 0.5], HAZARDS: [0.1, 0.3]})
    made = enabler_balance(given, EnablerOptions())
    assert made.values["enablers"].tolist() == [0, 1]
    said = [str(one) for one in made.notes]
    assert "e06_saprotan is the same in all units" in said[1]
    assert "E09_farm_damage" in said[2]


def test_the_latest_of_several_periods_counts() -> None:
    given = small()
    old = replace(given.fields["e03_road_year"], name="old", period="2021")
    new = replace(given.fields["e03_road_year"], period="2024")
    fields = Fields([old, new, *(one for one in given.fields.values() if one.name != new.name)])
    both = UnitTable.of(given.units, given.values.assign(old=[1.0, 2, 3, 4]), fields)
    assert "e03_road_year" in str(enabler_balance(both, EnablerOptions()).notes[0])


def test_one_side_alone_is_refused() -> None:
    with pytest.raises(FactorsLackingError, match="at least one enabler and one inhibitor"):
        enabler_balance(table(**{ROADS: [0.1, 0.2]}), EnablerOptions())
    # One unit differs from nobody.
    with pytest.raises(FactorsLackingError):
        enabler_balance(table(**{ROADS: [0.1], HAZARDS: [0.2]}), EnablerOptions())
    missing = [np.nan, np.nan]
    with pytest.raises(FactorsLackingError):
        enabler_balance(table(**{ROADS: missing, HAZARDS: missing}), EnablerOptions())


def test_a_rate_is_no_share() -> None:
    given = table(C01_bank_10k=[1.0, 3.0], **{HAZARDS: [0.2, 0.4]})
    options = EnablerOptions(enablers=("C01_bank_10k",), scale=Scale.SHARE)
    with pytest.raises(FactorNotShareError, match="c01_bank_10k is no share"):
        enabler_balance(given, options)


def test_associations_with_an_outcome_by_hand() -> None:
    given = table(
        **{ROADS: [0.2, 0.6, 1.0, 0.3], HAZARDS: [0.8, 0.4, 0.0, 0.2]}, outcome=[1.0, 3, 4, 2]
    )
    options = EnablerOptions(outcome="outcome")
    found = associations(enabler_balance(given, options), options, "en")
    rho = dict(zip(found.categories["first"], found.values["rho"]))
    # Ranks 1 3 4 2 and 4 3 1 2 against 1 3 4 2: -0.8 is 1 - 6 x 18 / 60.
    assert rho["Passable by 4-wheel all year"] == pytest.approx(1)
    assert rho["Natural hazard (flood, drought, slide)"] == pytest.approx(-0.8)
    assert set(found.categories["second"]) == {"outcome"}
    assert found.values["pairs"].tolist() == [4] * 5
    assert found.values["rho"].abs().is_monotonic_decreasing
    assert str(found.notes[0]).endswith("They do not say that one causes the other.")
    readings = {one.label.en for one in found.fields["reading"].categories if one.label}
    assert "high together (no cause shown)" in readings


def test_without_an_outcome_each_goes_with_each() -> None:
    made = enabler_balance(small(), EnablerOptions())
    found = associations(made, EnablerOptions(), "id")
    assert len(found.units) == 3
    assert found.fields["rho"].title("id") == "Rho Spearman (bukan sebab)"


def test_q_values_are_over_all_pairs() -> None:
    rng = np.random.default_rng(3)
    codes = [f"15{place:02d}" for place in range(1, 60)]
    base = rng.normal(size=59)
    columns = {ROADS: base, KIOSKS: base + rng.normal(size=59) * 0.1, HAZARDS: rng.normal(size=59)}
    fields = Fields(
        indicator_field(Catalogue.load().indicator(one), one.lower()) for one in columns
    )
    values = {name.lower(): data for name, data in columns.items()}
    given = UnitTable.of(pd.DataFrame(index=codes), values, fields)
    found = associations(enabler_balance(given, EnablerOptions()), EnablerOptions(), "en")
    assert found.categories["reading"].tolist()[0] == "together"
    assert found.values["q_value"].iloc[0] == pytest.approx(3 * found.values["p_value"].iloc[0])


def test_an_outcome_that_is_not_there_is_refused() -> None:
    options = EnablerOptions(outcome="nothing")
    with pytest.raises(OutcomeUnknownError, match="no indicator “nothing”"):
        associations(enabler_balance(small(), options), options, "en")
