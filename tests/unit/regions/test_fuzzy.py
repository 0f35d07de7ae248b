"""Misspelt names: better none than a wrong one."""

from __future__ import annotations

import string
from functools import cache

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.fuzzy import Likeness, UnitNames, clear_winner, similarity
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.reading import Reading
from msme_qgis_plugin.core.regions.systems import UnitType


@pytest.mark.parametrize(
    ("one", "other", "edits", "longest"),
    [
        ("simeulue", "simeulue", 0, 8),
        ("simelue", "simeulue", 1, 8),
        ("simuelue", "simeulue", 1, 8),
        ("bandung", "badung", 1, 7),
        ("kitten", "sitting", 3, 7),
        # optimal string alignment: 3, where full Damerau would say 2
        ("ca", "abc", 3, 3),
    ],
)
def test_similarity_by_hand(one: str, other: str, edits: int, longest: int) -> None:
    assert similarity(one, other) == pytest.approx(max(0, 1 - edits / longest))
    assert similarity(one, other) == similarity(other, one)


def test_a_winner_needs_a_margin() -> None:
    near = [Likeness(0.9, "1201", 1), Likeness(0.8, "1225", 2)]
    assert clear_winner(near, 9) is None
    ahead = [Likeness(0.9, "1201", 1), Likeness(0.7, "1225", 3)]
    assert clear_winner(ahead, 9) == Likeness(0.9, "1201", 1)
    # Half of a name of two letters is no slip.
    assert clear_winner(ahead, 2) is None


def fuzzy(name: str, province: str | None) -> pd.Series:
    provinces = None if province is None else pd.Series([province])
    table = MatchInput(name=pd.Series([name]), province=provinces)
    return match(table, Gazetteer.load()).rows.iloc[0]


def test_a_misspelt_name_in_its_province_is_found_with_its_score() -> None:
    row = fuzzy("Simelue", "Aceh")
    assert (row["status"], row["bps_code"]) == ("matched_fuzzy", "1101")
    assert row["score"] == pytest.approx(1 - 1 / 8)


def test_a_misspelt_name_without_a_province_is_only_a_hint() -> None:
    row = fuzzy("Simelue", None)
    assert (row["status"], row["bps_code"]) == ("ambiguous", "")
    assert row["candidates"] == "1101 Kab. Simeulue"
    assert "only Kab. Simeulue is alike" in str(row["message"])


def test_a_candidate_with_a_row_of_its_own_is_not_the_one_that_is_left() -> None:
    names = pd.Series(["Simelue", "Simeulue"])
    row = match(MatchInput(name=names), Gazetteer.load()).rows.iloc[0]
    assert row["status"] == "ambiguous"
    assert "only" not in str(row["message"])


@pytest.mark.parametrize(
    "sought", ["abc", "bandung", "bnadugn", "simelue", "kitten", "x", "kotawaringintimur"]
)
def test_all_names_are_compared_at_a_time_as_one_by_one(sought: str) -> None:
    keys = ["a", "badung", "bandung", "simeulue", "kotawaringinbarat", "ca", "sitting", "x"]
    names = UnitNames([(key, UnitType.KOTA, key, frozenset()) for key in keys], ())
    found = {one.bps_code: one.edits for one in names.likest([Reading(sought)])}
    edits = {key: edits_between(sought, key) for key in keys}
    # Those of three edits at most, and of at most two fifths of the letters.
    assert found == {
        key: count
        for key, count in edits.items()
        if count <= 3 or count <= 0.4 * max(len(key), len(sought))
    }


def edits_between(one: str, other: str) -> int:
    """Optimal string alignment straight from its definition."""

    @cache
    def distance(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [
            distance(i - 1, j) + 1,
            distance(i, j - 1) + 1,
            distance(i - 1, j - 1) + (one[i - 1] != other[j - 1]),
        ]
        if min(i, j) > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
            ways.append(distance(i - 2, j - 2) + 1)
        return min(ways)

    return distance(len(one), len(other))


def test_a_misspelt_province_is_read() -> None:
    assert fuzzy("Simeulue", "Acehh")["status"] == "matched_name"
    row = fuzzy("Karangayar", "Jawa Tenagh")
    assert (row["status"], row["bps_code"]) == ("matched_fuzzy", "3313")


def test_another_direction_is_no_misspelling() -> None:
    assert fuzzy("Nias Timur", "Sumatera Utara")["bps_code"] == ""
    row = fuzzy("Ogan Komering Ulu Utara", "Sumatera Selatan")
    assert row["bps_code"] == ""
    assert fuzzy("Pariaman Barat", "Sumatera Barat")["bps_code"] == ""
    row = fuzzy("Humbang Hasundutan Laut", "Sumatera Utara")
    assert (row["status"], row["bps_code"]) == ("ambiguous", "")
    assert row["candidates"] == "1215 Kab. Humbang Hasundutan"


def test_a_misspelling_of_kabupaten_and_kota_alike_is_not_guessed() -> None:
    row = fuzzy("Tasikmalya", "Jawa Barat")
    assert row["status"] == "ambiguous"
    assert row["candidates"].startswith("3206 Kab. Tasikmalaya; 3278 Kota Tasikmalaya")
    assert fuzzy("Kota Tasikmalya", "Jawa Barat")["bps_code"] == "3278"


def test_no_invented_direction_is_ever_matched() -> None:
    gazetteer = Gazetteer.load()
    rows = [
        (f"{label} {direction.title()}", province)
        for label, name, province in zip(
            gazetteer.units["label"], gazetteer.units["name"], gazetteer.units["province"]
        )
        for direction in ("laut", "hulu", "ulu")
        if direction not in name.lower().split()
    ]
    names, provinces = zip(*rows)
    table = MatchInput(name=pd.Series(names), province=pd.Series(provinces))
    found = match(table, gazetteer).rows
    # the one that exists in the same province; Kapuas Hulu is in another
    known = found.loc[found["bps_code"] != "", "input_name"]
    assert known.tolist() == ["Kab. Banggai Laut"]


def mutated(name: str, edits: int, rng: np.random.Generator) -> str:
    letters = string.ascii_lowercase
    for _ in range(edits):
        at = int(rng.integers(len(name)))
        letter = letters[int(rng.integers(len(letters)))]
        kind = int(rng.integers(4))
        if kind == 0:
            name = name[:at] + name[at + 1 :]
        elif kind == 1:
            name = name[:at] + letter + name[at:]
        elif kind == 2:
            name = name[:at] + letter + name[at + 1 :]
        else:
            name = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    return name


@pytest.mark.parametrize(("edits", "least"), [(1, 0.97), (2, 0.85), (3, 0.4)])
def test_no_misspelt_name_is_ever_matched_wrongly(edits: int, least: float) -> None:
    gazetteer = Gazetteer.load()
    units = gazetteer.units.reset_index(drop=True)
    names_of = units["name"].tolist()
    right = total = 0
    for seed in range(2):
        rng = np.random.default_rng([seed, edits])
        names = pd.Series([mutated(name, edits, rng) for name in names_of])
        names.update(names[::2].radd(units["type"][::2] + " "))
        table = MatchInput(
            name=names,
            type=units["type"].where(names.index % 2 == 1, ""),
            province=units["province"],
        )
        found = match(table, gazetteer).rows["bps_code"]
        wrong = (found != "") & (found != units["bps_code"])
        assert names[wrong].tolist() == []
        right += int((found == units["bps_code"]).sum())
        total += len(units)
    assert right >= least * total


@pytest.mark.parametrize("column", ["bps_code", "kemendagri_code", "gadm_gid2"])
@pytest.mark.parametrize(("edits", "least"), [(1, 0.99), (2, 0.9)])
def test_a_misspelt_name_does_not_contradict_its_code(
    column: str, edits: int, least: float
) -> None:
    gazetteer = Gazetteer.load()
    units = gazetteer.units[gazetteer.units[column].ne("")].reset_index(drop=True)
    rng = np.random.default_rng(edits)
    names = pd.Series([mutated(name, edits, rng) for name in units["name"]])
    found = match(MatchInput(code=units[column], name=units["type"] + " " + names), gazetteer).rows
    right = found["bps_code"] == units["bps_code"]
    assert names[found["bps_code"].ne("") & ~right].tolist() == []
    assert right.mean() >= least


def test_two_slips_in_a_short_name_fit_its_province_alone() -> None:
    # Karo is 2 edits away, Dairi and Toba more than 3.
    row = fuzzy("Karoow", "Sumatera Utara")
    assert (row["status"], row["bps_code"]) == ("matched_fuzzy", "1211")
    # One edit from Kaur, two from Karo; of which neither is ahead.
    assert fuzzy("Kaor", None)["bps_code"] == ""


def test_a_direction_that_holds_another_is_taken_off_first() -> None:
    # Indragiri Ulu is a former name of Indragiri Hulu; both words name neither.
    for order in (("hulu", "ulu"), ("ulu", "hulu")):
        sought = Reading("indragirihuluulu", None, frozenset(order))
        names = [("1402", UnitType.KABUPATEN, "indragirihulu", frozenset(order))]
        found = UnitNames(names, {"indragirihulu", "indragiriulu"}).likest([sought])
        assert [(one.bps_code, one.sure) for one in found] == [("1402", False)]
