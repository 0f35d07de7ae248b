"""Small cells are withheld, and nothing that is told gives them away."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.cell_measures import Measure
from msme_qgis_plugin.core.analysis.structure_options import AbsentRule
from msme_qgis_plugin.core.analysis.suppress import Withheld, withhold

if TYPE_CHECKING:
    from tests.unit.analysis.conftest import Result, Work

WIDE = "Kode;Kabupaten;C;F;G;I\n"
LONG = "Kode;Kabupaten;Kategori;Jenis Kelamin;Jumlah Usaha\n"
COUNTS = (
    WIDE + "1101;Simeulue;2;10;20;30\n"
    "1102;Aceh Singkil;1;1;0;40\n"
    "1103;Aceh Selatan;1;2;0;40\n"
    "1104;Aceh Tenggara;2;0;0;0\n"
    "1105;Aceh Timur;2;0;0;9\n"
    "1106;Aceh Tengah;10;20;30;40\n"
)
# Of a district, sector, men, women.
OWNERS = LONG + "".join(
    f"{code};{name};{letter};L;{men}\n{code};{name};{letter};P;{women}\n"
    for code, name, letter, men, women in (
        ("1101", "Simeulue", "C", 60, 40),
        ("1101", "Simeulue", "G", 50, 2),
        ("1101", "Simeulue", "I", 9, 3),
        ("1102", "Aceh Singkil", "C", 5, 5),
        ("1102", "Aceh Singkil", "G", 7, 0),
        ("1103", "Aceh Selatan", "C", 10, 1),
        ("1104", "Aceh Tenggara", "C", 10, 0),
        ("1104", "Aceh Tenggara", "G", 4, 2),
        ("1105", "Aceh Timur", "C", 1, 1),
        ("1105", "Aceh Timur", "G", 10, 10),
        ("1105", "Aceh Timur", "I", 5, 5),
        ("1105", "Aceh Timur", "F", 20, 2),
    )
)


def told(found: Result, code: str, name: str) -> dict[str, float]:
    """Return what is told of a district by sector; the rest has to be Q.

    Where there is no enterprise, there are no women of whom to tell.
    """
    table = found.sectors
    own = table[table["bps_code"] == code].set_index("sector")
    values, status = own[name], own[f"{name}_status"]
    assert set(status[values.isna() & own["count"].ne(0)]) <= {"Q"}
    return {str(one): float(v) for one, v in values.dropna().items()}


def test_one_small_cell_takes_the_smallest_other_with_it(work: Work) -> None:
    found = work(COUNTS, suppress_below=3)
    assert told(found, "1101", "count") == {"G": 20, "I": 30}
    assert told(found, "1101", "share") == {"G": 20 / 62, "I": 30 / 62}
    assert set(told(found, "1101", "lq")) == {"G", "I"}
    assert found.unit("1101", "total") == 62
    for name in ("share_c", "lq_c", "share_f", "lq_f"):
        assert math.isnan(found.unit("1101", name))
        assert found.status("1101", name) == "Q"


def test_small_cells_that_are_all_one_take_another_with_them(work: Work) -> None:
    # 42 − 40 = 2 in two sectors could only be 1 and 1; 3 only 1 and 2, told within 1.
    found = work(COUNTS, suppress_below=3)
    assert told(found, "1102", "count") == {"G": 0}
    assert told(found, "1103", "count") == {"G": 0}


def test_where_there_is_no_other_cell_the_total_goes(work: Work) -> None:
    found = work(COUNTS, suppress_below=3)
    assert told(found, "1104", "count") == {"F": 0, "G": 0, "I": 0}
    for name in ("total", "per_1000", "per_km2", "share_i", "hhi", "shannon"):
        assert math.isnan(found.unit("1104", name))
        assert found.status("1104", name) == "Q"


def test_a_small_total_of_several_sectors_goes(work: Work) -> None:
    found = work(WIDE + "1101;Simeulue;1;3;0;0\n1102;Aceh Singkil;9;9;9;9\n", suppress_below=5)
    assert found.status("1101", "total") == "Q"
    assert told(found, "1101", "count") == {"G": 0, "I": 0}


def test_a_district_without_small_cells_is_told_whole(work: Work) -> None:
    found = work(COUNTS, suppress_below=3)
    every = {"C": 10, "F": 20, "G": 30, "I": 40}
    assert told(found, "1106", "count") == every
    assert found.unit("1106", "hhi") == pytest.approx(0.30)
    assert found.status("1106", "hhi") == "A"


def test_quotients_compare_with_what_is_told_alone(work: Work) -> None:
    # C is told in 1106 alone: 10 of 100. G in all but 1104, whose total is
    # withheld: 50 of 62 + 42 + 43 + 11 + 100 = 258.
    found = work(COUNTS, suppress_below=3)
    assert found.unit("1106", "lq_c") == pytest.approx(1)
    assert found.unit("1106", "lq_g") == pytest.approx(0.3 / (50 / 258))


def test_an_index_takes_withheld_cells_as_alike(work: Work) -> None:
    found = work(COUNTS, suppress_below=3)
    # 2 and 10 of 62 are taken as 6 and 6.
    shares = np.array([6, 6, 20, 30]) / 62
    assert found.unit("1101", "hhi") == pytest.approx((shares**2).sum())
    entropy = -(shares * np.log(shares)).sum()
    assert found.unit("1101", "shannon") == pytest.approx(entropy)
    assert found.unit("1101", "evenness") == pytest.approx(entropy / math.log(4))
    assert found.status("1101", "hhi") == "E"
    assert found.unit("1102", "hhi") == pytest.approx(1 / 3)


def test_an_index_of_two_sectors_is_withheld(work: Work) -> None:
    # 2 and 9 of 11.
    found = work(COUNTS, suppress_below=3)
    assert found.unit("1105", "total") == 11
    assert told(found, "1105", "count") == {"F": 0, "G": 0}
    for name in ("hhi", "shannon", "evenness"):
        assert math.isnan(found.unit("1105", name))
        assert found.status("1105", name) == "Q"


def test_no_flag_tells_the_small_cell_from_the_other(work: Work) -> None:
    table = work(COUNTS, suppress_below=3).sectors
    withheld = table[table["count"].isna() & table["bps_code"].eq("1101")]
    assert len(withheld) == 2
    assert not withheld["small_base"].any()
    assert set(withheld["count_status"]) == {"Q"}


def test_few_women_withhold_a_share_and_that_of_the_next_larger_sector() -> None:
    # Of 5 women in the first two sectors each may have 1 to 4, since either may have few.
    women = np.array([[3.0, 2.0, 40.0, 90.0]])
    found = hidden_shares(women, np.array([12.0, 52.0, 100.0, 200.0]), 3)
    assert found.shares.tolist() == [[True, True, False, False]]
    assert not found.whole_shares.any()


def test_few_women_in_one_of_three_sectors_withhold_all_three(work: Work) -> None:
    # A pair and one: were it C that has few women, nothing would hide it.
    found = work(OWNERS, suppress_below=3, absent=AbsentRule.ZERO)
    assert told(found, "1101", "women_share") == {}
    assert told(found, "1101", "women_gap") == {}
    assert found.unit("1101", "women_share") == pytest.approx(45 / 164)
    counts = {"C": 100, "F": 0, "G": 52, "I": 12}
    assert told(found, "1101", "count") == counts


def test_no_women_are_told(work: Work) -> None:
    found = work(OWNERS, suppress_below=3, absent=AbsentRule.ZERO)
    assert told(found, "1102", "women_share") == {"C": 0.5, "G": 0}


def test_few_women_in_all_withhold_the_share_of_the_district(work: Work) -> None:
    found = work(OWNERS, suppress_below=3, absent=AbsentRule.ZERO)
    for code in ("1103", "1104"):
        assert math.isnan(found.unit(code, "women_share"))
        assert found.status(code, "women_share") == "Q"
        assert told(found, code, "women_gap") == {}
    # C hides that it is G that has few women.
    assert told(found, "1104", "women_share") == {}


def test_the_share_of_a_withheld_cell_is_withheld(work: Work) -> None:
    found = work(OWNERS, suppress_below=3, absent=AbsentRule.ZERO)
    # Few owners in C, and I is withheld for the sake of C; G hides that F has few women.
    assert told(found, "1105", "count") == {"F": 22, "G": 20}
    assert told(found, "1105", "women_share") == {}
    assert found.unit("1105", "women_share") == pytest.approx(18 / 54)


def test_how_much_was_withheld_is_said(work: Work) -> None:
    said = work(COUNTS, suppress_below=3).said
    assert "Withheld (Q): counts of 1 to 2 enterprises: 7;" in said
    assert "from its district's total: 4; totals: 1." in said
    assert "may still find some by subtraction" in said
    assert "women's shares on" not in said
    # G of 1101, C of 1103, G of 1104, C and F of 1105; C, I of 1101, C of 1104, G, I of 1105.
    owners = work(OWNERS, suppress_below=3, absent=AbsentRule.ZERO).said
    assert "women's shares on 1 to 2 women or men: 5; others" in owners
    assert "follows from the rest: 5." in owners


@pytest.mark.parametrize("below", [0, 1])
def test_nothing_is_withheld_unless_asked_for(work: Work, below: int) -> None:
    as_ever, found = work(COUNTS), work(COUNTS, suppress_below=below)
    pd.testing.assert_frame_equal(found.found.units.values, as_ever.found.units.values)
    pd.testing.assert_frame_equal(found.sectors, as_ever.sectors)
    assert "Withheld" not in found.said


def hidden_counts(counts: np.ndarray, below: int) -> Withheld:
    nothing = np.zeros(counts.shape, dtype=np.intp)
    unknown = Measure(np.full(counts.shape, np.nan), nothing)
    return withhold(
        Measure(counts, nothing),
        Measure(counts.sum(axis=1), nothing[:, 0]),
        (unknown, unknown),
        (unknown.at(0), unknown.at(0)),
        below=below,
    )


def every(*most: int) -> np.ndarray:
    """All lists of whole numbers from 0 to each of `most`."""
    return np.stack(np.meshgrid(*(np.arange(one + 1.0) for one in most)), -1).reshape(-1, len(most))


def views(truth: np.ndarray, hidden: np.ndarray, whole: np.ndarray) -> list[np.ndarray]:
    """Group lists that look alike to a reader: the same told, withheld and total told."""
    told = np.column_stack([np.where(hidden, -1, truth), np.where(whole, -1, truth.sum(axis=1))])
    _, group = np.unique(told, axis=0, return_inverse=True)
    order = np.argsort(group.ravel(), kind="stable")
    return np.split(order, np.cumsum(np.bincount(group.ravel()))[:-1])


@pytest.mark.parametrize(
    ("below", "sectors", "most"), [(5, 3, 24), (5, 4, 12), (3, 4, 11), (2, 4, 9)]
)
def test_who_knows_the_rule_tells_no_withheld_count_within_k(
    below: int, sectors: int, most: int
) -> None:
    counts = every(*[most] * sectors)
    found = hidden_counts(counts, below)
    assert (found.cells | (counts == 0) | (counts >= below)).all()
    tried = 0
    for rows in views(counts, found.cells, found.totals):
        one, whole = found.cells[rows[0]], counts[rows].sum(axis=1).max()
        # A list of the same total may hold numbers that are not tried here.
        if not one.any() or (whole > most and not found.totals[rows[0]]):
            continue
        tried += 1
        low, high = counts[rows][:, one].min(axis=0), counts[rows][:, one].max(axis=0)
        if found.totals[rows[0]]:
            # No more than that the sector has an enterprise, and that one is small.
            assert (low == 1).all()
            assert (high >= below - 1).all()
        else:
            assert (high - low >= below).all()
    assert tried > 15


def test_a_tie_with_the_smallest_other_count_gives_nothing_away() -> None:
    # 4 and 4 of 13: were one of them 5, the other one alone would be small, and the first 5
    # would have been withheld with it.
    found = hidden_counts(np.array([[0.0, 5.0, 4.0, 4.0]]), 5)
    assert found.cells.tolist() == [[False, True, True, True]]
    assert not found.totals.any()


def hidden_shares(women: np.ndarray, people: np.ndarray, below: int) -> Withheld:
    nothing = np.zeros(women.shape, dtype=np.intp)
    owners = Measure(women, nothing), Measure(people - women, nothing)
    together = tuple(Measure(one.values.sum(axis=1), nothing[:, 0]) for one in owners)
    counts = np.broadcast_to(people + 100, women.shape)
    total = Measure(counts.sum(axis=1), nothing[:, 0])
    return withhold(Measure(counts, nothing), total, owners, together, below=below)


@pytest.mark.parametrize("below", [2, 3, 5])
@pytest.mark.parametrize(
    "people",
    [(3, 3, 3), (6, 6, 6), (7, 8, 9), (2, 7, 12), (3, 9, 20), (7, 7, 40), (10, 11, 12, 13)],
)
def test_who_knows_the_rule_tells_no_few_women_within_k(
    below: int, people: tuple[int, ...]
) -> None:
    owners = np.array(people, dtype=float)
    women = every(*people)
    found = hidden_shares(women, owners, below)
    few = ((women > 0) & (women < below)) | ((owners > women) & (owners - women < below))
    assert (found.shares | ~few).all()
    for rows in views(women, found.shares, found.whole_shares):
        told = women[rows]
        width = told.max(axis=0) - told.min(axis=0)
        asked = few[rows].any(axis=0)
        if found.whole_shares[rows[0]]:
            assert (width[asked] >= 1).all()
        else:
            assert (width[asked] >= np.minimum(below, owners[asked])).all()


def test_shares_on_the_same_number_of_women_do_not_tell_it() -> None:
    # 1 of 3 and 1 of 3 with none of 3: that two women are left for two told 1 each.
    found = hidden_shares(np.array([[0.0, 1.0, 1.0]]), np.array([3.0, 3.0, 3.0]), 3)
    assert found.shares.all()
    assert found.whole_shares.all()
