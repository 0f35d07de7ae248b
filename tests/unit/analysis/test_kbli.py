"""Letters of sectors are read in their own version, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.analysis.errors import (
    AmbiguousKbliError,
    KbliConflictError,
    KbliCrosswalkError,
    MixedKbliError,
)
from msme_qgis_plugin.core.analysis.kbli import crosswalk, decide_version, read_section
from msme_qgis_plugin.core.analysis.structure_options import KbliVersion

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Work

V2015, V2020, V2025 = KbliVersion


def test_bare_letters_are_refused_and_both_versions_named() -> None:
    with pytest.raises(AmbiguousKbliError, match=r"KBLI 2020.*KBLI 2025"):
        decide_version(["C", "G", "K"])


def test_letters_up_to_i_mean_the_same_in_every_version() -> None:
    found = decide_version(["C", "F", "I"])
    assert found.version is V2025
    said = str(found.reason)
    assert "(C, F, I) mean the same sectors in KBLI 2015, KBLI 2020, " in said
    assert "repair" not in said
    every = decide_version(list("ABCDEFGHI"))
    assert "the repair of motor vehicles" in str(every.reason)
    assert decide_version(["C", "G"], year=2026).version is V2025


@pytest.mark.parametrize("letter", ["J", "K", "L", "S", "T"])
def test_one_letter_from_j_on_makes_all_of_them_ambiguous(letter: str) -> None:
    with pytest.raises(AmbiguousKbliError):
        decide_version(["C", "G", letter])


def test_finance_under_k_is_2020_and_under_l_2025() -> None:
    old = decide_version(["C", "K. Aktivitas Keuangan dan Asuransi"])
    new = decide_version(["C", "L. Aktivitas Keuangan dan Asuransi"])
    assert (old.version, new.version) == (V2020, V2025)


def test_v_is_of_2025_alone() -> None:
    assert decide_version(["C", "V"]).version is V2025


def test_year_before_2025_rules_the_new_version_out() -> None:
    assert decide_version(["C", "K"], year=2023).version is V2020
    assert decide_version(["C", "K"], year=2016).version is V2015
    with pytest.raises(AmbiguousKbliError):
        decide_version(["C", "K"], year=2026)


def test_census_tells_by_what_it_leaves_out() -> None:
    # O is public administration in 2020, which the census does not hold.
    assert decide_version(["N", "O", "Q"], census=True).version is V2025
    assert decide_version(["N", "P", "Q"], census=True).version is V2020


def test_titles_of_two_versions_in_one_table_are_refused() -> None:
    with pytest.raises(MixedKbliError, match=r"Keuangan.*V"):
        decide_version(["K. Aktivitas Keuangan dan Asuransi", "V"])


def test_letter_that_contradicts_its_title_is_refused() -> None:
    with pytest.raises(KbliConflictError, match="G"):
        read_section("B. Perdagangan Besar dan Eceran")


def test_given_version_that_the_titles_contradict_is_refused() -> None:
    with pytest.raises(KbliConflictError, match=r"K \(KBLI 2015\)"):
        decide_version(["K. Aktivitas Keuangan dan Asuransi"], given=V2025)


def test_new_letters_go_to_old_ones_and_never_back() -> None:
    letters = crosswalk(V2025, V2020)
    assert (letters["J"], letters["K"], letters["L"]) == ("J", "J", "K")
    assert crosswalk(V2015, V2020)["J"] == "J"
    with pytest.raises(KbliCrosswalkError, match="J and K"):
        crosswalk(V2020, V2025)


def test_j_and_k_of_2025_are_added_up_to_j_of_2020(work: Work) -> None:
    text = "Kode;Kabupaten;I;J;K;L\n1101;Simeulue;5;10;20;40\n1102;Aceh Singkil;5;x;20;40\n"
    found = work(text, name="t.csv", kbli=KbliVersion.V2025, target=KbliVersion.V2020)
    assert found.found.letters == ("I", "J", "K")
    assert found.sector("1101", "J")["count"] == 30
    assert found.sector("1101", "K")["count"] == 40
    assert found.sector("1102", "J")["count_status"] == "Q"


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("G", "G"),
        ("g.", "G"),
        ("Kategori G", "G"),
        ("G - Perdagangan Besar dan Eceran", "G"),
        ("Perdagangan Besar dan Eceran", "G"),
        ("Manufacturing", "C"),
        ("Industri Pengolahan", "C"),
        ("Jasa Lainnya", "S"),
    ],
)
def test_ways_to_write_a_sector(text: str, letter: str) -> None:
    evidence = read_section(text)
    assert evidence is not None
    assert evidence.letters[V2020] == letter


@pytest.mark.parametrize("text", ["", "Jumlah", "Simeulue", "Gudang", "12"])
def test_words_that_are_no_sector(text: str) -> None:
    assert read_section(text) is None
