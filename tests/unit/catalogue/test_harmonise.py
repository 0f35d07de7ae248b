"""Recodes, skip rules, missing codes, units: each trap by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Callable

import numpy as np
import pytest

from msme_qgis_plugin.core.catalogue.errors import DescribedColumnMissingError, UnknownVariableError
from msme_qgis_plugin.core.catalogue.variables import (
    available_variables,
    harmonise_variables,
    unit_codes,
    unit_numbers,
)
from msme_qgis_plugin.core.tables.errors import UndecidableNumberStyleError
from msme_qgis_plugin.core.tables.numbers import NumberStyle

if TYPE_CHECKING:
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.tables.model import Table

MakeTable = Callable[..., "Table"]
NAN = float("nan")


def test_no_phone_signal_means_no_internet_not_missing(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {"R705C": ["4.0", "4", "1", "2", "3"], "R705D": ["0.0", "", "1", "2.0", "4"]}
    )
    result = harmonise_variables(table, catalogue.dataset("podes2019"), ["internet_signal"])
    assert result.values["internet_signal"].tolist() == ["none", "none", "4g", "3g", "none"]
    assert result.status["internet_signal"].tolist() == ["A"] * 5
    assert result.notes == ()


def test_a_zero_with_a_phone_signal_is_missing_and_told(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R705C": ["1", "2"], "R705D": ["0", "9"]})
    result = harmonise_variables(table, catalogue.dataset("podes2019"), ["internet_signal"])
    assert result.values["internet_signal"].isna().all()
    assert result.status["internet_signal"].tolist() == ["M", "M"]
    assert "2 cells hold 0, 9" in str(result.notes[0])


def test_distance_is_zero_where_the_market_exists(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {
            "R801BK2": ["1", "0", "0", "", "2"],
            "R801BK3": ["0", "16.5", "", "3", ""],
            "R801BK4": ["0", "3", "", "1", ""],
        }
    )
    result = harmonise_variables(
        table,
        catalogue.dataset("podes2019"),
        ["market_permanent_distance_km", "market_permanent_ease"],
    )
    np.testing.assert_allclose(result.values["market_permanent_distance_km"], [0, 16.5, NAN, 3, 0])
    assert (result.values["market_permanent_ease"].astype(object).fillna("").tolist()) == [
        "in_village",
        "hard",
        "",
        "very_easy",
        "in_village",
    ]


def test_bank_distance_of_2024_counts_all_three_kinds(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {"R1205A1": ["0", "0"], "R1205A2": ["0", "0"], "R1205A3": ["1", "0"], "R1205B": ["", "12"]}
    )
    result = harmonise_variables(table, catalogue.dataset("podes2024"), ["bank_distance_km"])
    assert result.values["bank_distance_km"].tolist() == [0, 12]


def test_a_village_without_a_road_has_none(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"R701A": ["2", "1"], "R701B1": ["0", "1"]})
    result = harmonise_variables(table, catalogue.dataset("podes2019"), ["road_surface"])
    assert result.values["road_surface"].tolist() == ["none", "asphalt"]


def test_a_question_for_farm_villages_is_not_asked_elsewhere(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R403C2": ["1", "", "0", "4"]})
    result = harmonise_variables(table, catalogue.dataset("podes2024"), ["farm_road_passable"])
    assert result.status["farm_road_passable"].tolist() == list("ANNA")


def test_a_sum_with_one_part_missing_is_missing(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R401A1": ["10", "10"], "R401A2": ["1", ""], "R401B": ["2", "2"]})
    result = harmonise_variables(table, catalogue.dataset("podes2019"), ["families"])
    np.testing.assert_allclose(result.values["families"], [13, NAN])
    assert result.status["families"].tolist() == ["A", "M"]


def test_percentages_become_shares(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table(
        {
            "Kabupaten/Kota": ["Kerinci", "Merangin", "Tebo"],
            "Persentase Penduduk Miskin": ["7,45", "-", "11,02"],
        }
    )
    result = harmonise_variables(table, catalogue.dataset("poverty"), ["poverty_rate"])
    np.testing.assert_allclose(result.values["poverty_rate"], [0.0745, NAN, 0.1102])
    assert result.status["poverty_rate"].tolist() == ["A", "M", "A"]


def test_the_newest_year_is_read_unless_another_is_asked_for(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {
            "KDJ": ["1101"],
            "POP2016": ["90000"],
            "POP2017": ["91000"],
            "RGDP2016": ["1.5"],
            "RGDP2017": ["2"],
        }
    )
    dataset = catalogue.dataset("grdp_population")
    newest = harmonise_variables(table, dataset)
    assert newest.values["population"].tolist() == [91000]
    assert newest.values["grdp_rp"].tolist() == [2e9]
    older = harmonise_variables(table, dataset, period="2016")
    assert older.values["population"].tolist() == [90000]


def test_women_owned_needs_size_and_sex(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table(
        {
            "kategori": ["G", "g", "C", "Jumlah"],
            "jenis kelamin": ["Perempuan", "L", "P", "Jumlah"],
            "skala usaha": ["Mikro", "UMK", "Besar", "Jumlah"],
            "jumlah usaha": ["12", "1.180", "3", "1.195"],
        }
    )
    result = harmonise_variables(table, catalogue.dataset("se2016"))
    values = result.values
    assert values["msme"].tolist() == [12, 1180, 0, 0]
    assert values["msme_women_owned"].tolist() == [12, 0, 0, 0]
    assert values["sector"].tolist() == ["G", "G", "C", "total"]


def test_a_negative_count_is_set_aside(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"R705A": ["1", "-1"]})
    result = harmonise_variables(
        table, catalogue.dataset("podes2019"), ["bts_towers"], definitions=catalogue.variables
    )
    np.testing.assert_allclose(result.values["bts_towers"], [1, NAN])
    assert "data row 2" in str(result.notes[0])


def test_only_variables_whose_columns_are_there_by_default(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R705C": ["1"], "R705D": ["1"]})
    dataset = catalogue.dataset("podes2019")
    assert available_variables(table, dataset) == ("internet_signal", "phone_signal")
    assert list(harmonise_variables(table, dataset).values) == ["internet_signal", "phone_signal"]


def test_a_missing_column_is_named(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"R101": ["15"]}, source="mine.csv")
    with pytest.raises(DescribedColumnMissingError) as caught:
        harmonise_variables(table, catalogue.dataset("podes2019"), ["bts_towers"])
    text = str(caught.value)
    assert "mine.csv" in text
    assert "R705A" in text
    assert "bts_towers" in text


def test_an_unknown_variable_is_named(catalogue: Catalogue, make_table: MakeTable) -> None:
    with pytest.raises(UnknownVariableError, match="kur_received"):
        harmonise_variables(
            make_table({"R101": ["15"]}), catalogue.dataset("podes2019"), ["kur_received"]
        )


@pytest.mark.parametrize(
    ("parts", "digits", "expected"),
    [
        (("15.0", "1.0", "10.0", "1.0"), 4, "1501"),
        (("15", "01", "010", "001"), 10, "1501010001"),
        (("15", "71", "", "001"), 4, "1571"),
        (("15", "71", "", "001"), 10, ""),
        (("15", "", "010", "001"), 4, ""),
    ],
)
def test_codes_get_their_zeros_back(
    catalogue: Catalogue, make_table: MakeTable, parts: tuple[str, ...], digits: int, expected: str
) -> None:
    table = make_table(
        {name: [part] for name, part in zip(("R101", "R102", "R103", "R104"), parts)}
    )
    codes = unit_codes(table, catalogue.dataset("podes2019"), digits=digits)
    assert codes.tolist() == [expected]


def test_numbers_of_units_are_their_codes_and_know_larger_units(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {"R101": ["15", "01"], "R102": ["01", "2"], "R103": ["010", "x"], "R104": ["1", "001"]}
    )
    numbers = unit_numbers(table, catalogue.dataset("podes2019"), digits=10)
    assert numbers.values.tolist() == [1501010001, -1]
    assert numbers.first(4).values.tolist() == [1501, -1]
    district = unit_numbers(table, catalogue.dataset("podes2019"), digits=4)
    assert district.texts() == ["1501", "0102"]


def test_a_table_of_categories_gives_the_same(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table(
        {
            "R101": ["15"] * 4,
            "R102": ["01"] * 4,
            "R103": ["010"] * 4,
            "R104": ["001", "002", "003", "004"],
            "R705A": ["3", "", "-1", "3"],
            "R705C": ["1", "4", "2", "9"],
            "R705D": ["1", "0", "4", ""],
        }
    )
    coded = replace(table, cells=table.cells.astype("category"))
    dataset = catalogue.dataset("podes2019")
    whole, few = (
        harmonise_variables(one, dataset, definitions=catalogue.variables) for one in (table, coded)
    )
    assert few.values.equals(whole.values)
    assert few.status.equals(whole.status)
    assert list(map(str, few.notes)) == list(map(str, whole.notes))


def test_a_whole_code_column_serves_too(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"iddesa": ["1501010001", "1.501010001E9", ""]})
    codes = unit_codes(table, catalogue.dataset("podes2024"))
    assert codes.tolist() == ["1501", "", ""]


def test_the_table_is_not_changed(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"R705C": ["4"], "R705D": ["0"], "R101": ["1.0"]})
    before = table.cells.copy()
    harmonise_variables(table, catalogue.dataset("podes2019"))
    assert table.cells.equals(before)


def test_a_count_of_things_cannot_be_one_point_one_eight(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"Kode": ["1501", "1502"], "IMK": ["1,180", "45"]})
    dataset = catalogue.dataset("imk")
    named = make_table({"Kode": ["1501", "1502"], "Jumlah usaha IMK": ["1,180", "45"]})
    result = harmonise_variables(named, dataset, ["imk_enterprises"])
    assert result.values["imk_enterprises"].tolist() == [1180, 45]
    assert available_variables(table, dataset) == ()


def test_an_amount_that_may_be_either_is_refused(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"IPM": ["1.180"], "UHH": ["70"]})
    with pytest.raises(UndecidableNumberStyleError):
        harmonise_variables(table, catalogue.dataset("ipm"), ["hdi"])
    told = harmonise_variables(
        table, catalogue.dataset("ipm"), ["hdi"], number_style=NumberStyle.ENGLISH
    )
    assert told.values["hdi"].tolist() == [1.18]


def test_cells_that_a_layer_gave_as_numbers_are_codes_too(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {
            "R101": [15, 15],
            "R102": [1.0, 71.0],
            "R103": [10, 20],
            "R104": [1, 2],
            "R705C": [4.0, 1.0],
            "R705D": [0.0, 1.0],
            "R705A": [2.0, NAN],
        }
    )
    numeric = replace(table, cells=table.cells.infer_objects())
    assert numeric.cells["R705D"].dtype == np.float64
    dataset = catalogue.dataset("podes2019")
    result = harmonise_variables(numeric, dataset)
    assert result.values["internet_signal"].tolist() == ["none", "4g"]
    assert result.status["bts_towers"].tolist() == ["A", "M"]
    assert unit_codes(numeric, dataset).tolist() == ["1501", "1571"]


def test_a_machine_file_that_went_through_a_spreadsheet(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R801BK2": ["0", "0"], "R801BK3": ["16,5", "3"]})
    result = harmonise_variables(
        table, catalogue.dataset("podes2019"), ["market_permanent_distance_km"]
    )
    assert result.values.iloc[:, 0].tolist() == [16.5, 3]
