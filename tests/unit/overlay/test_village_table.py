"""Villages as a unit table, worked out by hand; larger units made of it are those of the villages.

Kab. 1503 has villages of 100 and 900 families, kota 1571 one of 400.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.variables import Harmonised
from msme_qgis_plugin.core.catalogue.weights import Weight
from msme_qgis_plugin.core.measures.field import Display, Role, Rule, Text
from msme_qgis_plugin.core.overlay.villages.village_request import VillageRequest
from msme_qgis_plugin.core.overlay.villages.village_source import Villages
from msme_qgis_plugin.core.overlay.villages.village_table import village_table
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    from msme_qgis_plugin.core.measures.table import UnitTable

NAN = float("nan")
RATIO, MEAN, SHARE, SUM = "E01_elec", "B07_operators", "B03_4g_pop", "A18_indmicro"
MEDIAN = "D02_market_dist"
ALL = (RATIO, MEAN, SHARE, SUM, MEDIAN)
VARIABLES = pd.DataFrame(
    {
        "families": [100.0, 900, 400],
        "families_electric": [90.0, 90, 300],
        "operators": [NAN, 2, 5],
        "internet_signal": pd.Categorical(["4g", "none", "4g"]),
        "micro_small_industries": [1.0, 2, 4],
        "market_permanent_distance_km": [3.0, 1, 9],
    }
)


def villages(*units: str, shrunk: frozenset[str] = frozenset()) -> Villages:
    status = VARIABLES.isna().apply(lambda one: one.map({True: "M", False: "A"})).astype(object)
    codes = pd.Series(units, dtype=object)
    return Villages(
        dataset=Catalogue.load().dataset("podes2019"),
        variables=Harmonised(VARIABLES, status),
        codes=codes,
        units=codes,
        labels=pd.DataFrame(),
        system=CodeSystem.BPS,
        decision=None,
        shrunk=shrunk,
        read=3,
        merged=0,
        unmatched=0,
        source="podes.csv",
        notes=(),
    )


def table_of(
    held: Villages, *index: str, indicators: tuple[str, ...] = ALL, sums: tuple[str, ...] = ()
) -> UnitTable:
    catalogue = Catalogue.load()
    request = VillageRequest(
        tuple(map(catalogue.indicator, indicators)), sums, None, tuple(VARIABLES)
    )
    return village_table(held, request, catalogue, units=pd.DataFrame(index=list(index)))[0]


@pytest.fixture(scope="module")
def districts() -> UnitTable:
    return table_of(villages("1503", "1503", "1571"), "1503", "1571", sums=("families",))


@pytest.mark.parametrize(
    ("indicator", "kab", "kota", "base", "province"),
    [
        # 180 of 1,000 and 300 of 400 families; their mean would be 0.465
        (RATIO, 0.18, 0.75, (1000, 400), 480 / 1400),
        # the village without an answer takes no part: 900 families stand behind the 2
        (MEAN, 2, 5, (900, 400), (2 * 900 + 5 * 400) / 1300),
        (SHARE, 0.1, 1, (1000, 400), 500 / 1400),
        (SUM, 3, 4, None, 7),
    ],
)
def test_provinces_made_of_districts_are_those_of_the_villages(
    districts: UnitTable,
    indicator: str,
    kab: float,
    kota: float,
    base: tuple[float, float] | None,
    province: float,
) -> None:
    name = indicator.lower()
    assert districts.values[name].tolist() == pytest.approx([kab, kota])
    assert (f"{name}_base" in districts.values) == (base is not None)
    if base is not None:
        assert districts.values[f"{name}_base"].tolist() == list(base)
    rolled = districts.roll_up(Level.PROVINCE)
    direct = table_of(villages("15", "15", "15"), "15")
    assert rolled.values.loc["15", name] == pytest.approx(province)
    assert direct.values.loc["15", name] == pytest.approx(province)
    assert rolled.letters(name)["15"] == direct.letters(name)["15"]


def test_a_median_of_medians_is_refused_with_the_reason(districts: UnitTable) -> None:
    rolled = districts.roll_up(Level.PROVINCE)
    assert np.isnan(rolled.values.loc["15", MEDIAN.lower()])
    assert rolled.letters(MEDIAN.lower())["15"] == "M"
    (note,) = rolled.notes
    assert "weighted_median" in str(note)


def test_fields_say_what_the_catalogue_says(districts: UnitTable) -> None:
    one = districts.fields["b03_4g_pop"]
    assert (one.indicator, one.period, one.dataset) == ("B03_4g_pop", "2019", "podes2019")
    assert one.label == Catalogue.load().indicator("B03_4g_pop").name
    assert (one.rule, one.display) == (Rule.WEIGHTED_SHARE, Display.PERCENT)
    assert (one.weight, one.weight_label) == ("b03_4g_pop_base", Text("families", "keluarga"))
    ratio = districts.fields["e01_elec"]
    assert (ratio.denominator, ratio.weight, ratio.weight_label) == ("e01_elec_base", None, None)
    summed = districts.fields["families"]
    assert (summed.rule, summed.label) == (Rule.SUM, Text("Families", "Keluarga"))
    coverage = districts.fields["b03_4g_pop_coverage"]
    assert (coverage.role, coverage.of) == (Role.COVERAGE, "b03_4g_pop")


def test_the_number_of_villages_is_no_indicator(districts: UnitTable) -> None:
    shown = {one.name for one in districts.fields.indicators}
    assert shown == {*(one.lower() for one in ALL), "families"}
    assert districts.values["villages"].tolist() == [2, 1]


def test_the_first_weight_that_the_survey_holds_is_taken(districts: UnitTable) -> None:
    # The catalogue's own is MSMEs, which no survey of villages holds. By families half the
    # weight is at 1 km; each village the same it would be the mean of 3 and 1.
    assert districts.values.loc["1503", "d02_market_dist"] == 1
    assert districts.fields["d02_market_dist"].weight_label == Weight.FAMILIES.label


def test_a_unit_without_villages_is_missing_and_one_of_a_larger_past_not_comparable() -> None:
    held = villages("1503", "1503", "1571", shrunk=frozenset({"1571"}))
    table = table_of(held, "1503", "1571", "1101", indicators=(RATIO,), sums=("families",))
    for name in ("e01_elec", "families"):
        assert table.letters(name).tolist() == ["A", "X", "M"]
        assert table.values[name].notna().tolist() == [True, False, False]
    assert table.values["e01_elec_base"].notna().tolist() == [True, False, False]
    assert table.values["e01_elec_coverage"].tolist() == [1, 1, 0]
    assert table.values["villages"].tolist() == [2, 1, 0]
