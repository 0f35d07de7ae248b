"""Structure by sector and sex, against published and hand-worked numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.errors import (
    BreakdownUnknownError,
    DuplicateCountsError,
    MixedSizesError,
    NoSectorsError,
    SizeDefinitionError,
    TwoSpellingsError,
    ValueColumnUnclearError,
)
from msme_qgis_plugin.core.analysis.structure_options import AbsentRule, KbliVersion, SizeDefinition
from msme_qgis_plugin.core.harmonise.errors import NoMatchError
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.analysis.conftest import Work

WIDE = "Kode;Kabupaten;C;F;G;I\n"
LONG = "Kode;Kabupaten;Kategori;Jenis Kelamin;Jumlah Usaha\n"
# Women 40 of 100 in C, 150 of 200 known in G (50 more are unknown).
SEXES = (
    LONG + "1101;Simeulue;C;L;60\n1101;Simeulue;C;P;40\n"
    "1101;Simeulue;G;L;50\n1101;Simeulue;G;P;150\n"
    "1101;Simeulue;G;Tidak diketahui;50\n"
    "1102;Aceh Singkil;C;L;30\n1102;Aceh Singkil;C;P;x\n"
    "1102;Aceh Singkil;C;Tidak diketahui;0\n"
    "1102;Aceh Singkil;G;L;20\n1102;Aceh Singkil;G;P;20\n"
    "1102;Aceh Singkil;G;Tidak diketahui;0\n"
    "1101;Simeulue;C;Tidak diketahui;0\n"
)


def test_location_quotients_of_krumme(work: Work) -> None:
    # Published: region 500, 100, 200, 200; the country 10, 20, 40, 30 %.
    found = work(WIDE + "1101;Simeulue;500;100;200;200\n1102;Aceh Singkil;500;1900;3800;2800\n")
    quotients = [found.unit("1101", f"lq_{one}") for one in "cfgi"]
    assert quotients == pytest.approx([5, 0.5, 0.5, 0.667], abs=5e-4)


def test_diversity_by_hand(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;50;0;25;25\n1102;Aceh Singkil;7;0;0;0\n")
    # Shares are a half, nothing and two quarters.
    assert found.unit("1101", "hhi") == pytest.approx(0.375)
    assert found.unit("1101", "shannon") == pytest.approx(1.5 * math.log(2))
    assert found.unit("1102", "hhi") == 1
    assert found.unit("1102", "shannon") == 0


def test_evenness_uses_all_sectors_in_scope_not_those_of_the_district(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;50;0;50;0\n1102;Aceh Singkil;1;1;1;1\n")
    assert found.found.letters == ("C", "F", "G", "I")
    assert found.unit("1101", "evenness") == pytest.approx(0.5)
    assert found.unit("1102", "evenness") == pytest.approx(1)


def test_density_by_population_and_official_area(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;100;0;200;0\n")
    # 96,812 people, 1,828.851 km²
    assert found.unit("1101", "per_1000") == pytest.approx(300 / 96.812)
    assert found.unit("1101", "per_km2") == pytest.approx(300 / 1828.851)


def test_women_share_is_of_those_whose_sex_is_known(work: Work) -> None:
    found = work(SEXES)
    assert found.unit("1101", "women_share") == pytest.approx(190 / 300)
    assert found.unit("1101", "unknown_sex_share") == pytest.approx(50 / 350)
    assert found.sector("1101", "C")["women_share"] == pytest.approx(0.4)
    assert found.sector("1101", "G")["women_share"] == pytest.approx(0.75)


def test_women_gap_is_to_the_mean_of_all_sectors_not_of_ratios(work: Work) -> None:
    found = work(SEXES)
    gap = found.sector("1101", "C")["women_gap"]
    assert gap == pytest.approx(0.4 - 190 / 300)


def test_suppressed_cell_makes_no_smaller_total(work: Work) -> None:
    found = work(SEXES)
    assert math.isnan(found.unit("1102", "total"))
    assert found.status("1102", "total") == "Q"
    assert found.status("1102", "share_g") == "Q"
    row = found.sector("1102", "G")
    assert row["count"] == 40
    assert row["women_share"] == pytest.approx(0.5)
    assert math.isnan(row["women_gap"])
    assert row["women_gap_status"] == "Q"


def test_missing_cell_is_not_zero(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;10;20;30;40\n1102;Aceh Singkil;10;-;30;40\n")
    assert math.isnan(found.unit("1102", "total"))
    assert found.status("1102", "total") == "M"
    assert found.status("1102", "hhi") == "M"
    # The reference leaves the district out of both sums.
    assert found.unit("1101", "lq_c") == pytest.approx(1)


def test_published_total_stands_where_a_part_is_suppressed(work: Work) -> None:
    found = work("Kode;Kabupaten;C;G;Jumlah\n1101;Simeulue;10;30;40\n1102;Aceh Singkil;x;30;40\n")
    assert found.unit("1102", "total") == 40
    assert found.unit("1102", "share_g") == 0.75
    assert found.status("1102", "share_c") == "Q"
    assert found.status("1102", "hhi") == "Q"


def test_totals_among_the_rows_count_once(work: Work) -> None:
    found = work(
        LONG + "1101;Simeulue;Jumlah;Jumlah;30\n"
        "1101;Simeulue;C;Jumlah;10\n1101;Simeulue;G;Jumlah;20\n"
        "1101;Simeulue;C;L;4\n1101;Simeulue;C;P;6\n"
        "1101;Simeulue;G;L;5\n1101;Simeulue;G;P;15\n"
    )
    assert found.unit("1101", "total") == 30
    assert found.unit("1101", "women_share") == pytest.approx(0.7)


def test_district_with_totals_of_sex_alone_has_a_total_and_no_women(work: Work) -> None:
    found = work(LONG + "1101;Simeulue;C;L;4\n1101;Simeulue;C;P;6\n1102;Aceh Singkil;C;Jumlah;9\n")
    assert found.unit("1102", "total") == 9
    assert math.isnan(found.unit("1102", "women_share"))
    assert found.status("1102", "women_share") == "M"


def test_absent_rows_of_a_table_without_zeros_are_zero(work: Work) -> None:
    text = LONG + ("1101;Simeulue;C;L;5\n1101;Simeulue;C;P;5\n1101;Simeulue;G;P;10\n")
    found = work(text)
    assert found.unit("1101", "total") == 20
    assert found.unit("1101", "women_share") == pytest.approx(0.75)
    assert "writes no zeros" in found.said
    missing = work(text, absent=AbsentRule.MISSING)
    assert missing.status("1101", "total") == "M"


def test_absent_rows_of_a_table_that_writes_zeros_are_missing(work: Work) -> None:
    text = LONG + ("1101;Simeulue;C;L;5\n1101;Simeulue;C;P;0\n1102;Aceh Singkil;C;L;5\n")
    found = work(text)
    assert found.status("1102", "total") == "M"
    zero = work(text, absent=AbsentRule.ZERO)
    assert zero.unit("1102", "total") == 5


def test_district_without_any_row_is_missing_under_either_rule(work: Work) -> None:
    found = work(LONG + "1101;Simeulue;C;L;5\n", absent=AbsentRule.ZERO)
    assert found.status("1102", "total") == "M"


def test_empty_columns_of_sectors_are_out_of_scope(work: Work) -> None:
    found = work("Kode;Kabupaten;A;C;G\n1101;Simeulue;;10;30\n")
    assert found.found.letters == ("C", "G")
    assert found.unit("1101", "total") == 40
    assert "sectors A" in found.said


def test_sector_suppressed_everywhere_still_hides_the_totals(work: Work) -> None:
    found = work("Kode;Kabupaten;C;D;G\n1101;Simeulue;10;x;30\n")
    assert found.found.letters == ("C", "D", "G")
    assert found.status("1101", "total") == "Q"


def test_small_bases_are_flagged(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;29;30;0;40\n")
    flags = [found.sector("1101", one)["small_base"] for one in "CFGI"]
    assert flags == [True, False, True, False]


def test_columns_named_by_titles_are_sectors(work: Work) -> None:
    found = work(
        "Kabupaten/Kota,Industri Pengolahan,"
        '"Perdagangan Besar dan Eceran; Reparasi dan Perawatan Mobil dan '
        'Sepeda Motor",Informasi dan Komunikasi\n'
        "Kab. Simeulue,10,20,10\n",
        name="tabel.csv",
    )
    assert found.found.letters == ("C", "G", "J")
    assert found.counts.kbli is KbliVersion.V2020


def test_sexes_beside_each_other_under_a_column_of_sectors(work: Work) -> None:
    # L and P are sexes here, not the sectors of those letters.
    found = work("Kode;Kabupaten;Kategori;L;P\n1101;Simeulue;C;4;6\n1101;Simeulue;G;5;15\n")
    assert found.found.letters == ("C", "G")
    assert found.unit("1101", "women_share") == pytest.approx(0.7)


def test_sector_and_sex_in_one_header(work: Work) -> None:
    found = work("Kode;Kabupaten;C_L;C_P;G_L;G_P\n1101;Simeulue;4;6;5;15\n")
    assert found.found.letters == ("C", "G")
    assert found.unit("1101", "women_share") == pytest.approx(0.7)


def test_large_trade_in_a_title_is_no_size(work: Work) -> None:
    found = work(
        "Kode;Kabupaten;C. Industri Pengolahan;G. Perdagangan Besar dan "
        "Eceran\n1101;Simeulue;10;30\n"
    )
    assert set(found.counts.parts["size"]) == {""}


def test_dotted_thousands_are_whole_numbers(work: Work) -> None:
    found = work("Kode;Kabupaten;C;G\n1101;Simeulue;1.250;3.750\n")
    assert found.unit("1101", "total") == 5000


def test_merged_cells_of_districts_are_filled_from_above(work: Work) -> None:
    found = work(
        "Kode;Kabupaten;Kategori;Jumlah Usaha\n1101;Simeulue;C;5\n;;G;15\n"
        "1102;Aceh Singkil;C;1\n;;G;1\n"
    )
    assert found.unit("1101", "total") == 20


def test_the_same_count_twice_is_refused_with_its_rows(work: Work) -> None:
    with pytest.raises(DuplicateCountsError, match="2, 3"):
        work(LONG + "1101;Simeulue;C;L;5\n1101;Simeulue;C;L;6\n")


def test_a_district_in_two_spellings_is_refused_with_its_rows(work: Work) -> None:
    with pytest.raises(TwoSpellingsError) as caught:
        work(
            LONG + "1101;Simeulue;C;L;5\n1101;Kab. Simeulue;G;L;6\n"
            "1102;Aceh Singkil;C;L;5\n1102;Aceh Singkil;G;L;5\n"
        )
    said = str(caught.value)
    assert "Kab. Simeulue (1101): 2, 3." in said
    assert "Write each district in one way" in said


def test_row_that_is_no_sector_is_refused_with_its_line(work: Work) -> None:
    with pytest.raises(BreakdownUnknownError, match=r"row 3.*Warung"):
        work(
            LONG + "1101;Simeulue;C;L;5\n1101;Simeulue;Warung;L;6\n", asked=asked(sector="Kategori")
        )


def test_table_without_sectors_is_refused(work: Work) -> None:
    with pytest.raises(NoSectorsError, match="Jumlah UMKM"):
        work("Kode;Kabupaten;Jumlah UMKM\n1101;Simeulue;5\n")


def test_two_columns_that_may_be_the_count_are_refused(work: Work) -> None:
    with pytest.raises(ValueColumnUnclearError, match="Kolom 1, Kolom 2"):
        work("Kode;Kabupaten;Kategori;Kolom 1;Kolom 2\n1101;Simeulue;C;5;6\n1101;Simeulue;G;7;9\n")


SIZES = "Kode;Kabupaten;Kategori;Skala;Jumlah Usaha\n"


def test_sizes_of_two_definitions_in_one_table_are_refused(work: Work) -> None:
    # UMK holds micro and small: both together would count twice.
    with pytest.raises(MixedSizesError, match="micro, umk"):
        work(SIZES + "1101;Simeulue;C;UMK;5\n1101;Simeulue;C;Mikro;4\n")


def test_listing_classes_tell_their_definition(work: Work) -> None:
    found = work(SIZES + "1101;Simeulue;C;UMK;5\n1101;Simeulue;C;UMB;4\n")
    assert found.counts.size_definition is SizeDefinition.SE_UMK_UMB
    assert "no MSMEs" in found.said


def test_definition_that_lacks_the_classes_is_refused(work: Work) -> None:
    with pytest.raises(SizeDefinitionError, match="pp7_2021"):
        work(
            SIZES + "1101;Simeulue;C;UMK;5\n1101;Simeulue;C;UMB;4\n",
            size_definition=SizeDefinition.PP7_2021,
        )


def test_table_is_not_changed(work: Work, tmp_path: Path) -> None:
    work(SEXES)
    table = read_table(tmp_path / "umkm_2023.csv")
    before = table.cells.copy()
    work(SEXES)
    pd.testing.assert_frame_equal(table.cells, before)


def test_shares_of_a_known_district_add_up_to_one(work: Work) -> None:
    found = work(SEXES)
    shares = [found.unit("1101", f"share_{one}") for one in "cg"]
    assert np.sum(shares) == pytest.approx(1)


def asked(**columns: str) -> object:
    from msme_qgis_plugin.core.analysis.breakdowns import Asked

    return Asked(**columns)


def test_a_table_whose_names_all_wait_for_a_decision_is_refused(work: Work) -> None:
    with pytest.raises(NoMatchError, match="Bandung; Malang"):
        work("Kabupaten;C;F;G\nBandung;5;6;7\nMalang;6;7;8\n")
