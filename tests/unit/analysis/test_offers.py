"""What a table is good for, and what is offered for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from msme_qgis_plugin.core.analysis.computable import Offer, Sources
from msme_qgis_plugin.core.analysis.computable import offers as all_offers
from msme_qgis_plugin.core.analysis.data_sources import Kind, Source, look_at
from msme_qgis_plugin.core.analysis.declaration import Analysis, Input, Lack, Needed
from msme_qgis_plugin.core.analysis.structure_options import ANALYSIS as STRUCTURE
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.weights import Weight
from msme_qgis_plugin.core.overlay.access.access_analysis import ANALYSIS as ACCESS
from msme_qgis_plugin.core.overlay.villages.villages_analysis import ANALYSIS as OF_VILLAGES
from msme_qgis_plugin.core.overlay.villages.villages_to_units import can_aggregate
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.tables.columns import ColumnRoles
from msme_qgis_plugin.core.tables.model import Table

ANALYSES = (ACCESS, OF_VILLAGES, STRUCTURE)
VILLAGES = Source(
    Kind.VILLAGES,
    dataset="podes2019",
    variables=("families", "internet_signal"),
    provinces=("15",),
    districts=11,
)
BY_VILLAGE = Source(
    Kind.COUNTS,
    breakdowns=("sector",),
    by_village=True,
    columns=("umkm",),
    provinces=("15",),
    districts=11,
)
BY_DISTRICT = Source(Kind.COUNTS, breakdowns=("sector",), districts=514)


def table(cells: dict[str, list[str]], numeric: tuple[str, ...]) -> Table:
    frame = pd.DataFrame(cells, dtype=object)
    return Table(
        cells=frame,
        is_number=pd.DataFrame({one: one in numeric for one in frame}, index=frame.index),
        sheet_rows=np.arange(2, len(frame) + 2),
        source="t.csv",
        sheet=None,
        notes=(),
    )


def roles(code: str, values: tuple[str, ...]) -> ColumnRoles:
    return ColumnRoles(code, None, None, None, None, values, ())


def offers(
    tables: tuple[Source, ...], catalogue: Catalogue, *, weight: Weight | None = None
) -> tuple[Offer, ...]:
    return all_offers(Sources(tables), catalogue, ANALYSES, weight=weight)


def by_id(found: tuple[Offer, ...]) -> dict[str, Offer]:
    return {one.key: one for one in found}


def test_counts_by_village_and_sector_are_told_from_plain_values() -> None:
    cells = {
        "kode": ["1501011001", "1501011001", "1502011002", "1502011002"],
        "kategori": ["C", "G", "C", "G"],
        "umkm": ["1", "2", "3", "4"],
    }
    found = look_at(table(cells, ("umkm",)), roles("kode", ("umkm",)), Catalogue.load())
    assert found.kind is Kind.COUNTS
    assert found.breakdowns == ("sector",)
    assert (found.sector, found.sex) == ("kategori", "")
    assert found.by_village
    assert found.several
    assert found.provinces == ("15",)
    assert found.districts == 2


def test_two_columns_of_numbers_are_both_offered_as_the_count() -> None:
    cells = {
        "kode": ["1501011001", "1501011001"],
        "kategori": ["C", "G"],
        "umkm": ["1", "2"],
        "pakai": ["0", "1"],
    }
    found = look_at(
        table(cells, ("umkm", "pakai")), roles("kode", ("umkm", "pakai")), Catalogue.load()
    )
    assert found.columns == ("umkm", "pakai")


def test_a_table_without_sectors_holds_values() -> None:
    cells = {"kode": ["1501", "1502"], "POP2017": ["10", "20"]}
    found = look_at(table(cells, ("POP2017",)), roles("kode", ("POP2017",)), Catalogue.load())
    assert found == Source(Kind.VALUES)


def no_roles(values: tuple[str, ...]) -> ColumnRoles:
    return ColumnRoles(None, None, None, None, None, values, ())


WEALTH = {
    "latitude": ["-6.20", "-6.25"],
    "longitude": ["106.80", "106.85"],
    "rwi": ["0.512", "-0.113"],
    "error": ["0.31", "0.33"],
}


def test_points_of_wealth_are_told_from_a_table_of_districts() -> None:
    numbers = tuple(WEALTH)
    found = look_at(table(WEALTH, numbers), no_roles(numbers), Catalogue.load())
    assert found == Source(Kind.POINTS, dataset="meta_rwi")


def test_districts_with_coordinates_stay_a_table_of_districts() -> None:
    cells = {"kode": ["3171", "3172"], **WEALTH}
    found = look_at(table(cells, tuple(WEALTH)), roles("kode", tuple(WEALTH)), Catalogue.load())
    assert found.kind is Kind.VALUES


def test_pairs_of_regions_are_no_table_of_districts() -> None:
    cells = {
        "user_loc": ["IDN.1.1_1", "IDN.1.2_1"],
        "fr_loc": ["IDN.1.2_1", "IDN.1.1_1"],
        "scaled_sci": ["5021", "5021"],
    }
    found = look_at(
        table(cells, ("scaled_sci",)), roles("user_loc", ("scaled_sci",)), Catalogue.load()
    )
    assert found == Source(Kind.PAIRS, dataset="meta_sci_2021")


def test_rows_of_enterprises_with_their_owners_are_a_register() -> None:
    cells = {
        "kab": ["Simeulue", "Simeulue", "Simeulue", "Bireuen"],
        "umur": ["30", "41", "52", "9"],
    }
    of_persons = replace(table(cells, ("umur",)), personal=("NIK",))
    said = roles("kab", ("umur",))
    assert look_at(of_persons, said, Catalogue.load()) == Source(Kind.REGISTER)
    # A head of office beside each district's value makes no register.
    each = replace(of_persons, cells=of_persons.cells.iloc[2:])
    assert look_at(each, said, Catalogue.load()).kind is Kind.VALUES


def test_nothing_at_hand_offers_nothing_and_says_what_each_needs() -> None:
    found = offers((), Catalogue.load())
    assert len(found) == len(Catalogue.load().indicators)
    assert all(one.analysis is None for one in found)
    assert all(one.need is not None and one.reasons for one in found)
    assert str(by_id(found)["A12_lq"].need) == "needs sectors"
    assert str(by_id(found)["B01_4g_msme"].need) == "needs villages"


def test_villages_give_what_their_variables_and_weight_allow() -> None:
    found = by_id(offers((VILLAGES,), Catalogue.load()))
    assert found["B04_4g_vill"].analysis is OF_VILLAGES
    assert found["B04_4g_vill"].districts == 11
    assert found["C01_bank_10k"].analysis is None
    assert str(found["B01_4g_msme"].need) == "needs counts"


def test_the_best_weight_at_hand_opens_what_lacks_that_of_msmes() -> None:
    markets = Source(Kind.VILLAGES, variables=("families", *_needed("D01_market_sh")), districts=11)
    catalogue = Catalogue.load()
    own = by_id(offers((markets,), catalogue))["D01_market_sh"]
    assert own.analysis is OF_VILLAGES
    chosen = offers((markets,), catalogue, weight=Weight.POPULATION)
    own = by_id(chosen)["D01_market_sh"]
    assert own.analysis is None
    assert str(own.need) == "needs weight population"


def test_counts_over_villages_give_the_access_of_msmes() -> None:
    found = by_id(offers((VILLAGES, BY_VILLAGE), Catalogue.load()))
    assert found["B01_4g_msme"].analysis is ACCESS
    # There is one column of counts only, none of users.
    assert str(found["B08_net_use"].need) == "needs users"
    # Structure is of districts.
    assert found["A12_lq"].analysis is None


def test_counts_by_district_give_structure_but_no_share_of_women() -> None:
    found = by_id(offers((BY_DISTRICT,), Catalogue.load()))
    assert found["A12_lq"].analysis is STRUCTURE
    assert found["A12_lq"].districts == 514
    assert str(found["A09_women_sh"].need) == "needs sexes"


def test_what_nothing_computes_is_planned() -> None:
    found = by_id(offers((VILLAGES, BY_DISTRICT), Catalogue.load()))
    assert str(found["F01_poverty"].need) == "planned"
    assert str(found["F01_poverty"].reasons[0]).startswith("Nothing computes it yet.")


def test_an_analysis_of_layers_is_offered_as_a_whole_once_there_is_a_layer() -> None:
    doubling = Analysis("doubling", (Input(Needed.UNITS, "INPUT", Lack.UNITS),))
    without = all_offers(Sources(), Catalogue.load(), (doubling,))[-1]
    assert (without.key, without.analysis) == ("doubling", None)
    assert str(without.need) == "needs a layer"
    found = all_offers(Sources(units=514), Catalogue.load(), (doubling,))[-1]
    assert (found.analysis, found.districts) == (doubling, 514)


def test_every_indicator_that_villages_give_has_a_survey_that_holds_it() -> None:
    catalogue = Catalogue.load()
    surveys = [one for one in catalogue.datasets.values() if one.level is Level.VILLAGE]
    for one in catalogue.indicators.values():
        by_villages = OF_VILLAGES.algorithm in one.computed_by
        weights = (None, *one.weight_choices)
        held = can_aggregate(one) and any(
            catalogue.computable(survey.variables, weight=weight)[one.id].computable
            for survey in surveys
            for weight in weights
        )
        assert by_villages == held, one.id


def _needed(identifier: str) -> tuple[str, ...]:
    return Catalogue.load().indicator(identifier).requires
