"""Programmes side by side, of numbers small enough to be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.programme_input import (
    CountRefusedError,
    NoProgrammeError,
    Programme,
    ProgrammeOptions,
    ProgrammesUnusableError,
    UnitsElsewhereError,
    joined,
)
from msme_qgis_plugin.core.analysis.programme_tables import concentration_index
from msme_qgis_plugin.core.analysis.programmes import programmes
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.measures.status import Status
from msme_qgis_plugin.core.measures.table import UnitTable

NAN = float("nan")
CODES = ["1101", "1102", "1103", "1104"]
FIELDS = Fields(
    [
        Field("msme", rule=Rule.SUM),
        Field("kur", label=Text("KUR", "KUR"), rule=Rule.SUM),
        Field("aid", label=Text("Aid", "Bantuan"), rule=Rule.SUM),
        Field("aid_right", rule=Rule.SUM),
        Field("money"),
        Field("poverty", direction=Direction.WORSE),
    ]
)
KUR, AID = Programme("kur"), Programme("aid", "Aid", "Ministry", "money", "aid_right")


def table(**told: list[float]) -> UnitTable:
    values = {
        "msme": [100.0, 200.0, 50.0, 400.0],
        "kur": [40.0, 0.0, 60.0, 100.0],
        "aid": [20.0, 50.0, 10.0, 0.0],
        "aid_right": [10.0, 40.0, 10.0, 0.0],
        "money": [200.0, 500.0, 100.0, 0.0],
        "poverty": [30.0, 20.0, 10.0, 5.0],
        **told,
    }
    units = pd.DataFrame({"name": list("abcd")}, index=CODES)
    return UnitTable.of(units, values, FIELDS)


def options(*named: Programme, **told: object) -> ProgrammeOptions:
    return ProgrammeOptions(named or (KUR, AID), "msme", **told)  # type: ignore[arg-type]


def of(found: UnitTable, name: str) -> list[float]:
    return found.values[name].round(6).fillna(-1).tolist()


def test_coverage_and_errors_of_linked_lists() -> None:
    found = programmes(table(), options(AID)).table
    assert of(found, "cov_aid") == [0.1, 0.2, 0.2, 0.0]
    assert of(found, "under_aid") == [0.9, 0.8, 0.8, 1.0]
    # Half of the aid of the first went to others; the last has none of whom to say it.
    assert of(found, "leak_aid") == [0.5, 0.2, 0.0, -1.0]
    assert found.letters("cov_aid").tolist() == ["A"] * 4
    assert found.letters("leak_aid").tolist() == ["A", "A", "A", "M"]
    assert found.fields["cov_aid"].indicator == "G01_cov"
    # One programme with a linked list is exact: the same as its own coverage, and no bounds.
    assert of(found, "coverage") == of(found, "cov_aid")
    assert of(found, "unserved") == [90, 160, 40, 400]
    assert "coverage_low" not in found.fields


def test_without_lists_coverage_is_an_estimate_that_may_contradict() -> None:
    found = programmes(table(), options(KUR)).table
    assert of(found, "cov_kur") == [0.4, 0.0, 1.2, 0.25]
    assert found.letters("cov_kur").tolist() == ["E"] * 4
    assert "leak_kur" not in found.fields
    said = [one for one in found.notes if one.warns]
    assert [one.values["people"] for one in said] == [10.0]
    assert said[0].values["examples"] == "c (1103)"


def test_several_programmes_reach_between_two_bounds() -> None:
    found = programmes(table(), options()).table
    # 1101: 0.4 and 0.1 of the eligible: at least 0.4, at most 0.5, 0.46 if independent.
    assert of(found, "coverage") == [0.46, 0.2, 1.0, 0.25]
    assert of(found, "coverage_low") == [0.4, 0.2, 1.0, 0.25]
    assert of(found, "coverage_high") == [0.5, 0.2, 1.0, 0.25]
    assert of(found, "programmes") == [2, 1, 2, 1]
    assert of(found, "unserved") == [54, 160, 0, 300]
    assert of(found, "unserved_low") == [50, 160, 0, 300]


def test_need_without_programme_is_ranked_with_its_interval() -> None:
    found = programmes(table(), options(need="poverty")).table
    # Need 1, 0.6, 0.2, 0 times what is not covered: 0.54, 0.48, 0, 0.
    assert of(found, "unmet") == [0.54, 0.48, 0.0, 0.0]
    assert of(found, "unmet_rank") == [1, 2, 3, 3]
    # The first lies between 0.5 and 0.6, above 0.48 in any case.
    assert of(found, "unmet_rank_low") == [1, 2, 3, 3]
    wide = table(kur=[44.0, 0.0, 60.0, 100.0])
    found = programmes(wide, options(need="poverty")).table
    # Now between 0.46 and 0.56: the second, 0.48, may be first.
    assert found.fields.rank_bounds("unmet") == ("unmet_rank_low", "unmet_rank_high")
    assert of(found, "unmet_rank_low") == [1, 1, 3, 3]
    assert of(found, "unmet_rank_high") == [2, 2, 4, 4]


def test_where_more_is_better_the_lowest_needs_most() -> None:
    given = table()
    fields = Fields(
        replace(one, direction=Direction.BETTER) if one.name == "poverty" else one
        for one in given.fields.values()
    )
    found = programmes(replace(given, fields=fields), options(AID, need="poverty")).table
    # Need 0, 0.4, 0.8, 1 of the same numbers.
    assert of(found, "unmet") == [0.0, 0.32, 0.64, 1.0]


def test_concentration_of_four_units_by_hand() -> None:
    people = pd.Series([1.0, 1.0, 1.0, 1.0])
    order = pd.Series([1.0, 2.0, 3.0, 4.0])

    def index(*benefits: float) -> float:
        return concentration_index(pd.Series(benefits), people, order)

    assert index(5, 5, 5, 5) == pytest.approx(0)
    # All to the first: areas 1/8 + 3/4 under the curve, 1 - 2 * 7/8.
    assert index(8, 0, 0, 0) == pytest.approx(-0.75)
    assert index(0, 0, 0, 8) == pytest.approx(0.75)
    assert np.isnan(index(0, 0, 0, 0))
    # Units of one place in the order are one group: nothing can be said within it.
    tied = concentration_index(pd.Series([8.0, 0.0]), people[:2], pd.Series([1.0, 1.0]))
    assert tied == pytest.approx(0)


def test_it_is_the_covariance_of_benefits_and_rank() -> None:
    """The convenient form 2 cov(h, r) / mean(h), weighted by people, on made-up numbers."""
    rng = np.random.default_rng(3)
    people = rng.integers(1, 50, 200).astype(float)
    benefits = rng.integers(0, 30, 200).astype(float)
    order = rng.permutation(200).astype(float)
    place = np.argsort(order)
    weight, each = people[place] / people.sum(), (benefits / people)[place]
    rank = np.cumsum(weight) - weight / 2
    mean = (weight * each).sum()
    wanted = 2 * (weight * (each - mean) * (rank - 0.5)).sum() / mean
    found = concentration_index(*(pd.Series(one) for one in (benefits, people, order)))
    assert found == pytest.approx(wanted, abs=1e-12)


def test_the_summary_has_sums_and_ratios_of_sums() -> None:
    summary = programmes(table(), options(need="poverty")).summary
    aid = summary.values.loc["aid"]
    assert aid["beneficiaries"] == 80
    assert aid["coverage"] == pytest.approx(60 / 750)
    assert aid["under"] == pytest.approx(690 / 750)
    assert aid["leak"] == pytest.approx(20 / 80)
    assert (aid["budget"], aid["per_beneficiary"], aid["areas"]) == (800, 10, 3)
    assert summary.values.loc["kur", "beyond"] == 10
    assert np.isnan(summary.values.loc["kur", "leak"])
    # Those in greatest need have 100, 200, 50, 400 people and get 20, 50, 10, 0.
    x = np.array([0, 100, 300, 350, 750]) / 750
    y = np.array([0, 20, 70, 80, 80]) / 80
    wanted = 1 - sum((x[k + 1] - x[k]) * (y[k + 1] + y[k]) for k in range(4))
    assert aid["concentration"] == pytest.approx(wanted)
    assert wanted < 0
    assert summary.categories["provider"].tolist() == [None, "Ministry"]


def test_pairs_say_whom_both_may_reach() -> None:
    pairs = programmes(table(), options()).pairs
    assert len(pairs) == 1
    row = pairs.iloc[0]
    assert (row["areas_both"], row["areas_either"]) == (2, 4)
    assert row["jaccard_areas"] == 0.5
    # 1101: 0 to 20 of both; 1103, where all 50 have KUR: 10 of 10; elsewhere none.
    assert (row["people_both_low"], row["people_both_high"]) == (10, 30)
    assert row["jaccard_high"] == pytest.approx(30 / (200 + 80 - 30))


def test_a_missing_number_is_not_none_unless_that_is_said() -> None:
    given = table(aid=[20.0, NAN, 10.0, NAN], aid_right=[10.0, NAN, 10.0, NAN])
    found = programmes(given, options())
    assert of(found.table, "coverage") == [0.46, -1, 1.0, -1]
    assert of(found.table, "programmes") == [2, -1, 2, -1]
    assert found.table.letters("coverage").tolist() == ["E", "M", "E", "M"]
    assert next(one.values["units"] for one in found.table.notes if "units" in one.values) == 2
    # And the programme is measured against the eligible of the units that have its number.
    assert found.summary.values.loc["aid", "eligible"] == 150
    none = programmes(given, options(absent_is_none=True))
    assert of(none.table, "coverage") == [0.46, 0.0, 1.0, 0.25]
    assert none.summary.values.loc["aid", "eligible"] == 750


def test_what_is_withheld_is_not_none_either() -> None:
    given = table()
    status = given.status.copy()
    status.loc["1102", ["aid", "aid_right"]] = Status.SUPPRESSED.code
    found = programmes(replace(given, status=status), options(absent_is_none=True)).table
    assert of(found, "coverage")[1] == -1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kur": [-1.0, 0, 0, 0]}, "a (1101) has -1 for “KUR”; expected is a number from 0 to inf"),
        (
            {"aid_right": [10.0, 51, 10, 0]},
            "b (1102) has 51 for “aid right”; expected is a number from 0 to 50",
        ),
        (
            {"msme": [5.0, 200, 50, 400]},
            "a (1101) has 10 for “aid right”; expected is a number from 0 to 5",
        ),
    ],
)
def test_impossible_counts_are_refused(told: dict[str, list[float]], said: str) -> None:
    with pytest.raises(CountRefusedError) as caught:
        programmes(table(**told), options())
    assert said in str(caught.value)


def test_fields_that_are_not_there_are_refused() -> None:
    with pytest.raises(ProgrammesUnusableError, match="“bpum” is no field"):
        programmes(table(), options(Programme("bpum")))
    with pytest.raises(NoProgrammeError, match="No programme is named"):
        programmes(table(), ProgrammeOptions((), "msme"))


def test_numbers_of_several_years_are_said() -> None:
    given = table()
    years = {"kur": "2021", "msme": "2016"}
    fields = Fields(replace(one, period=years.get(one.name)) for one in given.fields.values())
    found = programmes(replace(given, fields=fields), options()).table
    assert [one.values["periods"] for one in found.notes if "periods" in one.values] == [
        "2016, 2021"
    ]


def test_layers_are_joined_by_code_and_names_that_are_taken_get_a_number() -> None:
    units = replace(table(), about=About(source="a.csv"))
    other = UnitTable.of(
        pd.DataFrame(index=["1104", "1101", "9999"]),
        {"kur": [7.0, 9.0, 1.0]},
        Fields([Field("kur", rule=Rule.SUM)]),
        about=About(title="Training 2023", source="b.csv"),
    )
    found, named = joined(units, [other])
    assert named == (Programme("kur_1", name="Training 2023"),)
    assert found.units.index.tolist() == CODES
    assert found.about.source == "a.csv, b.csv"
    assert found.values["kur_1"].tolist()[::3] == [9.0, 7.0]
    assert found.values["kur_1"].isna().tolist() == [False, True, True, False]
    assert found.fields["kur_1"].role is Role.VALUE


def test_a_layer_of_other_places_is_refused() -> None:
    other = UnitTable.of(
        pd.DataFrame(index=["9401"]),
        {"peserta": [7.0]},
        Fields([Field("peserta")]),
        about=About(title="latih"),
    )
    with pytest.raises(
        UnitsElsewhereError, match=r"“latih” holds none .* 9401, .* 1101, 1102, 1103"
    ):
        joined(table(), [other])
