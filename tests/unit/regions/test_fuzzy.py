"""Misspelt names: better none than a wrong one."""

from __future__ import annotations

import string

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.fuzzy import Likeness, clear_winner, similarity
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match


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
    near = [Likeness(0.9, "1201"), Likeness(0.8, "1225")]
    assert clear_winner(near, 9) is None
    ahead = [Likeness(0.9, "1201"), Likeness(0.7, "1225")]
    assert clear_winner(ahead, 9) == Likeness(0.9, "1201")
    assert clear_winner(ahead, 4) is None


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
        (f"{name} {direction.title()}", province)
        for name, province in zip(gazetteer.units["name"], gazetteer.units["province"])
        for direction in ("laut", "hulu", "ulu")
        if direction not in name.lower().split()
    ]
    names, provinces = zip(*rows)
    table = MatchInput(name=pd.Series(names), province=pd.Series(provinces))
    found = match(table, gazetteer).rows
    # the one that exists in the same province; Kapuas Hulu is in another
    known = found.loc[found["bps_code"] != "", "input_name"]
    assert known.tolist() == ["Banggai Laut"]


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


@pytest.mark.parametrize(("edits", "least"), [(1, 0.9), (2, 0.5), (3, 0.25)])
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
