"""The match report on the page: counted, filtered, decided about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from msme_qgis_plugin.core.regions.systems import RowStatus
from msme_qgis_plugin.gui.data.counters import Counters
from msme_qgis_plugin.gui.data.matchfilter import MatchFilter
from msme_qgis_plugin.gui.data.matchrow import Kind, MatchRow, Shown, read_candidates
from msme_qgis_plugin.gui.data.matchrows import DISTRICT, HOW, OPEN_ROLE, MatchModel

GOOD = MatchRow(
    row=1,
    sheet_row=2,
    code="1101",
    name="Simeulue",
    status="matched_code",
    bps_code="1101",
    unit="Kab. Simeulue",
    score=None,
    candidates=(),
    decision="",
    message="",
)
CONFLICT = replace(
    GOOD,
    row=2,
    sheet_row=3,
    code="5107",
    name="Karanganyar",
    status="code_name_conflict",
    bps_code="",
    unit="",
    candidates=(("5107", "Kab. Karangasem"), ("3313", "Kab. Karanganyar")),
)
SIMILAR = replace(GOOD, row=3, sheet_row=4, status="matched_fuzzy", score=0.91)
TOTAL = replace(GOOD, row=4, sheet_row=5, status="total_row", bps_code="")
TWIN = replace(GOOD, row=5, sheet_row=6, status="duplicate", bps_code="1102")
OTHER = replace(TWIN, row=6, sheet_row=7)
WITHOUT = replace(GOOD, row=0, sheet_row=0, status="no_data", bps_code="9")
ROWS = (GOOD, CONFLICT, SIMILAR, TOTAL, TWIN, OTHER, WITHOUT)


@pytest.fixture
def model(qgis_app: object) -> MatchModel:
    made = MatchModel()
    made.set_rows(ROWS)
    return made


def shown_rows(proxy: MatchFilter) -> list[str]:
    return [proxy.index(place, 0).data() for place in range(proxy.rowCount())]


def test_candidates_are_read_whichever_way_they_are_listed() -> None:
    assert read_candidates("by code: 5107 Kab. Karangasem; by name: 3313 Kab. Karanganyar") == (
        ("5107", "Kab. Karangasem"),
        ("3313", "Kab. Karanganyar"),
    )
    assert read_candidates("3204 Kab. Bandung; 3273 Kota Bandung; … (5)") == (
        ("3204", "Kab. Bandung"),
        ("3273", "Kota Bandung"),
    )
    assert read_candidates("") == ()


def test_candidates_of_other_levels_are_read_too() -> None:
    text = "32.03.10 Pacet, Kab. Cianjur; 32.04.30 Pacet, Kab. Bandung"
    assert read_candidates(text) == (
        ("32.03.10", "Pacet, Kab. Cianjur"),
        ("32.04.30", "Pacet, Kab. Bandung"),
    )
    assert read_candidates("by code: HZ-A North; by name: –") == (("HZ-A", "North"),)


def test_rows_are_counted_by_kind_and_a_conflict_is_ambiguous(model: MatchModel) -> None:
    counts = model.counts
    assert [counts[kind] for kind in Kind] == [1, 0, 0, 1, 1, 0, 2, 1, 1, 0]


def test_what_needs_a_look_comes_first_and_gravest_first(model: MatchModel) -> None:
    proxy = MatchFilter(model)
    assert shown_rows(proxy) == ["3", "6", "7", "4"]


def test_similar_rows_are_mapped_and_undecided_ones_are_not(model: MatchModel) -> None:
    # The conflict and both duplicates; a total is no row left off.
    assert model.off_the_map == 3


def test_a_decision_takes_a_row_off_the_list_and_onto_the_map(model: MatchModel) -> None:
    model.choose({1: ("3313", "Kab. Karanganyar")})
    assert model.counts[Kind.NAME] == 1
    assert model.off_the_map == 2
    assert model.index(1, DISTRICT).data() == "Kab. Karanganyar"
    assert model.counts[Shown.TO_CHECK] == 3
    assert model.counts[Shown.DECIDED] == 1


def test_a_row_left_out_is_decided_but_not_mapped(model: MatchModel) -> None:
    model.choose({1: ("leave out", "")})
    assert model.rows[1].kind is Kind.UNMATCHED
    assert not model.rows[1].to_check
    assert model.off_the_map == 3


def test_a_decision_that_makes_a_duplicate_comes_back_to_be_checked(model: MatchModel) -> None:
    told = replace(
        CONFLICT, status="duplicate", bps_code="1101", decision="map",
        choice="1101",
    )  # fmt: skip
    model.set_rows((GOOD, told))
    assert told.kind is Kind.DUPLICATE
    assert told.to_check
    assert model.off_the_map == 1


def test_twins_are_the_other_rows_of_the_district(model: MatchModel) -> None:
    assert model.twins(4) == [5]


def test_only_open_cells_look_like_lists(model: MatchModel) -> None:
    assert model.index(1, DISTRICT).data(OPEN_ROLE)
    assert not model.index(0, DISTRICT).data(OPEN_ROLE)
    assert not model.index(2, DISTRICT).data(OPEN_ROLE)
    assert model.index(2, HOW).data() == "91 %"


def test_the_search_looks_at_file_and_district(model: MatchModel) -> None:
    proxy = MatchFilter(model)
    proxy.show_only(Shown.ALL)
    assert proxy.rowCount() == 6
    proxy.search("KARANGANYAR")
    assert shown_rows(proxy) == ["3"]


def test_all_rows_begin_with_what_to_check_and_go_on_as_in_the_file(model: MatchModel) -> None:
    late = replace(GOOD, row=9, sheet_row=2_000_001)
    model.set_rows((late, *ROWS))
    proxy = MatchFilter(model)
    proxy.show_only(Shown.ALL)
    assert shown_rows(proxy) == ["3", "6", "7", "4", "2", "5", "2000001"]
    assert [proxy.place(proxy.index(row, 0)) for row in range(3)] == [2, 5, 6]
    assert proxy.index_of(1).row() == 4
    # A district without a row is not among the rows of the file.
    assert not proxy.index_of(7).isValid()


def test_a_choice_is_arranged_and_counted_anew(model: MatchModel) -> None:
    proxy = MatchFilter(model)
    assert model.off_the_map == 3
    model.choose({1: ("3313", "Kab. Karanganyar")})
    proxy.arrange()
    assert shown_rows(proxy) == ["6", "7", "4"]
    assert model.off_the_map == 2
    proxy.show_only(Shown.DECIDED)
    assert shown_rows(proxy) == ["3"]


def test_districts_without_a_row_show_under_their_counter_alone(model: MatchModel) -> None:
    proxy = MatchFilter(model)
    proxy.show_only(Kind.NO_DATA)
    assert proxy.rowCount() == 1


def test_every_status_has_a_counter_and_a_row_outside_needs_no_look() -> None:
    kinds = {status: replace(GOOD, status=status.value).kind for status in RowStatus}
    assert kinds[RowStatus.OUTSIDE_UNITS] is Kind.OUTSIDE
    assert set(kinds.values()) == set(Kind)
    outside = replace(GOOD, status="outside_units", bps_code="")
    assert not outside.to_check
    assert not outside.off_the_map


def test_the_counter_of_rows_outside_shows_where_there_are_any(qgis_app: object) -> None:
    counters = Counters()
    outside = counters.buttons[list(Kind).index(Kind.OUTSIDE)]
    counters.set_counts(Counter({Kind.CODE: 3}))
    assert outside.isHidden()
    counters.set_counts(Counter({Kind.CODE: 3, Kind.OUTSIDE: 491}))
    assert not outside.isHidden()
    assert outside.number == 491
