"""What a person decided about single rows is done, counted and no more."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.decisions import decide_rows, parse_decisions
from msme_qgis_plugin.core.harmonise.errors import (
    DecisionRowError,
    DecisionsNotUnderstoodError,
    DecisionUnitError,
    DuplicateUnitsError,
)
from msme_qgis_plugin.core.harmonise.keys import decision_key
from msme_qgis_plugin.core.harmonise.options import DuplicateRule, HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.names import readings
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.model import Table

if TYPE_CHECKING:
    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

# Five districts, so that the numbering is plain; the last two codes are
# swapped as in a real table.
ROWS = (
    ("5101", "Jembrana", "10"),
    ("5102", "Tabanan", "20"),
    ("5103", "Badung", "30"),
    ("5107", "Karanganyar", "40"),
    ("3313", "Karangasem", "50"),
)


def table(rows: tuple[tuple[str, str, str], ...] = ROWS) -> Table:
    cells = pd.DataFrame(rows, columns=["Kode", "Nama", "UMKM"], dtype=object)
    return Table(
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.arange(2, len(cells) + 2),
        source="umkm.csv",
        sheet=None,
        notes=(),
    )


def harmonised(
    decisions: dict[str, str],
    rows: tuple[tuple[str, str, str], ...] = ROWS,
    rule: DuplicateRule = DuplicateRule.ERROR,
) -> Harmonised:
    gazetteer = Gazetteer.load()
    return harmonise(
        table(rows),
        units=list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(code="Kode", name="Nama", decisions=decisions, duplicates=rule),
    )


def test_without_decisions_a_contradicting_row_stays_off_the_map() -> None:
    found = harmonised({})
    assert list(found.rows["status"][3:]) == ["code_name_conflict"] * 2
    assert list(found.rows["decision"]) == [""] * 5
    assert np.isnan(found.values.loc["5107", "UMKM"])


def test_a_decided_row_gives_its_district_the_value() -> None:
    found = harmonised({"4": "3313", "5": "5107"})
    assert found.values.loc["3313", "UMKM"] == 40
    assert found.values.loc["5107", "UMKM"] == 50
    assert list(found.rows["status"][3:]) == ["matched_name"] * 2
    assert list(found.rows["decision"][3:]) == ["map", "map"]
    said = str(found.rows["message"][3])
    assert said == "Decided by hand: Kab. Karanganyar."
    assert found.matched == 5


def test_a_remembered_decision_fits_however_the_row_is_spaced() -> None:
    key = decision_key(" 5107", "KARANGANYAR  ")
    assert key == "5107|karanganyar"
    found = harmonised({key: "3313"})
    assert found.values.loc["3313", "UMKM"] == 40


def test_the_row_number_goes_before_what_the_row_says() -> None:
    found = harmonised({"5107|karanganyar": "3313", "4": "leave out"})
    assert found.rows["decision"][3] == "leave out"
    assert found.rows["status"][3] == "unmatched"
    assert np.isnan(found.values.loc["3313", "UMKM"])


def test_a_matched_row_can_be_left_out() -> None:
    found = harmonised({"1": "leave out"})
    assert np.isnan(found.values.loc["5101", "UMKM"])
    assert found.status.loc["5101", "UMKM"] == "M"
    assert "5101" in set(found.no_data["bps_code"])


def test_a_decision_makes_no_silent_duplicate() -> None:
    with pytest.raises(DuplicateUnitsError, match="5101"):
        harmonised({"4": "5101"})


def test_leaving_one_of_two_rows_out_ends_the_duplicate() -> None:
    rows = (*ROWS[:3], ("5101", "Jembrana", "7"))
    with pytest.raises(DuplicateUnitsError):
        harmonised({}, rows)
    found = harmonised({"1": "leave out"}, rows)
    assert found.values.loc["5101", "UMKM"] == 7
    assert found.rows["status"][3] == "matched_code"


def test_rows_to_be_added_are_summed_and_the_rest_follows_the_rule() -> None:
    rows = (*ROWS[:3], ("5101", "Jembrana", "7"), ("5102", "Tabanan", "90"))
    found = harmonised({"1": "add", "4": "add"}, rows, DuplicateRule.FIRST)
    assert found.values.loc["5101", "UMKM"] == 17
    assert found.status.loc["5101", "UMKM"] == "E"
    assert found.values.loc["5102", "UMKM"] == 20
    assert found.values.loc["5103", "UMKM"] == 30


def test_rows_to_be_added_need_no_rule() -> None:
    rows = (*ROWS[:3], ("5101", "Jembrana", "7"))
    found = harmonised({"1": "add", "4": "add"}, rows)
    assert found.values.loc["5101", "UMKM"] == 17


def test_a_decision_about_no_row_is_refused() -> None:
    with pytest.raises(DecisionRowError, match="1 to 5"):
        harmonised({"6": "5107"})


def test_a_remembered_decision_without_a_row_does_no_harm() -> None:
    found = harmonised({"9999|nowhere": "5107"})
    assert list(found.rows["decision"]) == [""] * 5


@pytest.mark.parametrize("value", ["9999", "Karangasem", "leave"])
def test_a_decision_that_is_no_district_is_refused(value: str) -> None:
    with pytest.raises(DecisionUnitError, match=value):
        harmonised({"4": value})


def test_decisions_are_read_from_json_and_their_keys_made_alike() -> None:
    text = '{" 12 ": "5107", " |BANDUNG ": "leave out"}'
    assert parse_decisions(text) == {"12": "5107", "|bandung": "leave out"}
    assert parse_decisions("  ") == {}


@pytest.mark.parametrize("text", ["{", "[1]", '{"1": 5107}'])
def test_decisions_that_are_no_texts_are_refused(text: str) -> None:
    with pytest.raises(DecisionsNotUnderstoodError):
        parse_decisions(text)


def test_a_dash_says_that_there_is_no_such_column() -> None:
    gazetteer = Gazetteer.load()
    found = harmonise(
        table(),
        units=list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(code="-", name="Nama"),
    )
    assert found.decision is None
    assert list(found.rows["status"][:3]) == ["matched_name"] * 3


# Two cities with a type are too few to say how the column writes.
PAIRS = (
    ("", "Bandung", "10"),
    ("", "Bogor", "20"),
    ("", "Kota Bandung", "30"),
    ("", "Kota Bogor", "40"),
    ("", "Simelue", "50"),
)


@pytest.mark.parametrize("choice", ["kab", "Kab."])
def test_one_decision_settles_all_names_of_a_kabupaten_and_a_city(choice: str) -> None:
    assert list(harmonised({}, PAIRS).rows["status"][:2]) == ["ambiguous"] * 2
    told = parse_decisions(json.dumps({"*Ambiguous*": choice}))
    found = harmonised(told, PAIRS)
    assert list(found.rows["bps_code"]) == ["3204", "3201", "3273", "3271", "1101"]
    assert found.values.loc["3204", "UMKM"] == 10
    assert list(found.rows["decision"]) == ["map", "map", "", "", "map"]


def test_a_decision_about_one_row_goes_before_that_about_all() -> None:
    found = harmonised({"*ambiguous*": "kab", "|bogor": "leave out", "5": "leave out"}, PAIRS)
    assert list(found.rows["bps_code"]) == ["3204", "", "3273", "3271", ""]


def test_the_one_candidate_that_is_left_is_taken_for_all_at_once() -> None:
    # Of Bandung and Bogor the cities have rows of their own, so that the
    # kabupaten alone are left.
    found = harmonised({"*ambiguous*": "only"}, PAIRS)
    assert list(found.rows["bps_code"]) == ["3204", "3201", "3273", "3271", "1101"]
    pair = (("", "Bandung", "10"), ("", "Simelue", "50"))
    assert list(harmonised({"*ambiguous*": "only"}, pair).rows["bps_code"]) == ["", "1101"]


@pytest.mark.parametrize(("choice", "units"), [("code", ["5107", "3313"]), ("name", ["", "5107"])])
def test_contradictions_are_settled_by_code_or_by_name(choice: str, units: list[str]) -> None:
    # Row 4 is misspelt beyond one name; row 5 is called Karangasem.
    rows = (*ROWS[:3], ("5107", "Karang", "40"), ROWS[4], *((f"510{n}", N, "1") for n, N in MORE))
    found = harmonised({"*code_name_conflict*": choice}, rows)
    assert list(found.rows["bps_code"][3:5]) == units


MORE = ((4, "Gianyar"), (5, "Klungkung"), (6, "Bangli"), (8, "Buleleng"))


@pytest.mark.parametrize(
    ("key", "value"),
    [("*ambiguous*", "5107"), ("*ambiguous*", "code"), ("*unmatched*", "kab"), ("*any*", "kab")],
)
def test_a_decision_about_all_rows_that_their_status_does_not_take(key: str, value: str) -> None:
    with pytest.raises(DecisionUnitError, match="kab, kota, only"):
        harmonised({key: value})


def test_one_decision_settles_a_contradiction_in_all_periods() -> None:
    years = ("2019", "2020", "2021")
    rows = [(*row, year) for year in years for row in ROWS]
    cells = pd.DataFrame(rows, columns=["Kode", "Nama", "UMKM", "Tahun"], dtype=object)
    panel = dataclasses.replace(
        table(),
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.arange(2, len(cells) + 2),
    )
    gazetteer = Gazetteer.load()
    found = harmonise(
        panel,
        units=list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(decisions={"5107|karanganyar": "5107"}),
    )
    assert list(found.rows["status"][3::5]) == ["matched_name"] * 3
    assert list(found.rows["status"][4::5]) == ["code_name_conflict"] * 3


def test_what_is_offered_for_all_misspelt_names_at_once_is_right() -> None:
    # No code, no province: the fourth letter of every name is left out.
    gazetteer = Gazetteer.load()
    units = gazetteer.units.reset_index(drop=True)
    slips = units["name"].str[:3] + units["name"].str[4:]
    unknown = [not any(one.key in gazetteer.names for one in readings(name)) for name in slips]
    names = (units["type"] + " " + slips)[unknown].reset_index(drop=True)
    meant = units["bps_code"][unknown].reset_index(drop=True)
    rows = match(MatchInput(name=names), gazetteer).rows
    assert rows["bps_code"].eq("").all()
    found = decide_rows(rows, {"*ambiguous*": "only"}, labels=gazetteer.units["label"], period=None)
    mapped = found["bps_code"].ne("")
    assert found["bps_code"][mapped].tolist() == meant[mapped].tolist()
    assert mapped.mean() > 0.85
