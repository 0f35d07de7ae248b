"""What is known of districts: bounds that hold the truth, and what is never zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.weights import Weight
from msme_qgis_plugin.core.measures.field import Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.overlay.errors import NoFacilityError, NoPlacesError
from msme_qgis_plugin.core.overlay.facilities import OFFERED
from msme_qgis_plugin.core.overlay.facilities.reach_tables import Asked, Measured, district_table
from msme_qgis_plugin.core.overlay.facilities.reach_villages import (
    Places,
    Supply,
    choose_weight,
    places_of,
    point_supply,
    reach_villages,
    village_supply,
)
from msme_qgis_plugin.core.overlay.geodesy import distance_km
from msme_qgis_plugin.core.overlay.points.points_to_units import PointBlock
from msme_qgis_plugin.core.overlay.villages.village_source import open_villages, read_villages
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.sources import FileSource

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.measures.table import UnitTable
    from msme_qgis_plugin.core.overlay.villages.village_source import Villages

DISTRICTS = ("1501", "1502", "1503")
KM = 3.0
BANKS = Text("bank offices", "kantor bank")
HEADER = "kode_desa,kabupaten_kota,desa,longitude,latitude,penduduk,bank"
NAMES = {"1501": "Kerinci", "1502": "Merangin", "1503": "Sarolangun"}


def villages_of(folder: Path, frame: pd.DataFrame) -> Villages:
    """Read a table of villages as a run does."""
    lines = [
        ",".join(
            [row.code, NAMES[row.code[:4]], f"D{row.code}"]
            + ["" if np.isnan(one) else repr(one) for one in (row.x, row.y, row.people, row.banks)]
        )
        for row in frame.itertuples()
    ]
    path = folder / "desa.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    catalogue = Catalogue.load()
    opened = open_villages(FileSource(path), catalogue)
    assert opened.dataset.id == "village_points"
    return read_villages(opened, opened.available, catalogue=catalogue, gazetteer=Gazetteer.load())


def drawn(seed: int, count: int) -> pd.DataFrame:
    """Villages of three districts in a square of 30 km, one in eight with banks."""
    rng = np.random.default_rng(seed)
    district = rng.integers(0, 3, count)
    banks = np.where(rng.random(count) < 0.125, rng.uniform(1, 4, count).round(), 0.0)
    banks[:3] = 1.0
    return pd.DataFrame(
        {
            "code": [f"{DISTRICTS[one]}01{place:04d}" for place, one in enumerate(district)],
            "x": 102 + rng.uniform(0, 0.27, count),
            "y": -2 + rng.uniform(0, 0.27, count),
            "people": rng.integers(1, 1000, count).astype(float),
            "banks": banks,
        }
    )


def measured(villages: Villages, *, minimum_coverage: float = 0.0) -> UnitTable:
    places = places_of(villages)
    supply = village_supply(villages, ["banks"], places)
    weight = villages.variables.values["population"].to_numpy(dtype=np.float64)
    reached = reach_villages(places, supply, weight, villages.units, km=KM)
    asked = Asked(BANKS, True, Weight.POPULATION, KM, 60, minimum_coverage)
    units = pd.DataFrame({"name": DISTRICTS}, index=list(DISTRICTS))
    return district_table(villages, Measured(reached, weight), asked, units=units, about=About())


def truth(frame: pd.DataFrame) -> pd.DataFrame:
    """Share within and weighted median of the distance, from every pair."""
    banks = frame[frame["banks"] > 0]
    x, y = frame["x"].to_numpy()[:, None], frame["y"].to_numpy()[:, None]
    km = distance_km(x, y, banks["x"].to_numpy()[None], banks["y"].to_numpy()[None]).min(axis=1)
    found = {}
    for code in DISTRICTS:
        mine = frame["code"].str.startswith(code).to_numpy()
        people = frame["people"].to_numpy()[mine]
        order = np.argsort(km[mine])
        middle = np.searchsorted(np.cumsum(people[order]), people.sum() / 2)
        share = people[km[mine] <= KM].sum() / people.sum()
        found[code] = {
            "share": share,
            "median": km[mine][order][middle],
            "beyond": people.sum() * (1 - share),
        }
    return pd.DataFrame(found).T


@pytest.mark.parametrize(("seed", "count"), [(1, 30), (2, 300), (3, 2000)])
def test_shares_and_medians_are_those_of_all_pairs(tmp_path: Path, seed: int, count: int) -> None:
    frame = drawn(seed, count)
    table, wanted = measured(villages_of(tmp_path, frame)), truth(frame)
    np.testing.assert_allclose(table.values["share_within"], wanted["share"], rtol=1e-9)
    np.testing.assert_allclose(table.values["beyond"], wanted["beyond"], rtol=1e-9)
    np.testing.assert_allclose(table.values["distance_km"], wanted["median"], rtol=1e-9)
    assert set(table.letters("share_within")) == {"A"}
    # Every office serves whom it can: what all have together is what there is.
    people = frame.groupby(frame["code"].str[:4])["people"].sum()
    used = (table.values["catchment"] / 10_000 * people.reindex(DISTRICTS)).sum()
    assert used == pytest.approx(frame["banks"].sum(), rel=1e-9)


@pytest.mark.parametrize("seed", range(25))
def test_the_truth_lies_between_the_bounds(tmp_path: Path, seed: int) -> None:
    frame, rng = drawn(seed, 60), np.random.default_rng(1000 + seed)
    told = frame.copy()
    told.loc[(rng.random(60) < 0.15) & (frame.index > 0), "banks"] = np.nan
    table, wanted = measured(villages_of(tmp_path, told)), truth(frame)
    for name, key in (("share_within", "share"), ("beyond", "beyond"), ("distance_km", "median")):
        low, high = (table.values[f"{name}_{side}"] for side in ("low", "high"))
        some = low.notna()
        assert (low[some] <= wanted.loc[some, key] + 1e-9).all()
        assert (wanted.loc[some, key] <= high[some] + 1e-9).all()


@pytest.mark.parametrize("seed", range(25))
def test_shares_hold_where_places_are_lost_too(tmp_path: Path, seed: int) -> None:
    frame, rng = drawn(seed, 60), np.random.default_rng(2000 + seed)
    told = frame.copy()
    told.loc[(rng.random(60) < 0.1) & (frame.index > 0), ["x", "y"]] = np.nan
    # A facility of unknown place is taken to serve its own district.
    keep = told["x"].notna() | frame["banks"].eq(0)
    frame, told = frame[keep], told[keep]
    table, wanted = measured(villages_of(tmp_path, told)), truth(frame)
    low, high = (table.values[f"share_within_{side}"] for side in ("low", "high"))
    some = low.notna()
    assert (low[some] <= wanted.loc[some, "share"] + 1e-9).all()
    assert (wanted.loc[some, "share"] <= high[some] + 1e-9).all()


def test_one_village_of_one_district(tmp_path: Path) -> None:
    frame = drawn(1, 1).assign(code="1502010001", banks=1.0)
    table = measured(villages_of(tmp_path, frame))
    assert table.values["share_within"].fillna(-1).tolist() == [-1, 1, -1]
    assert table.values["distance_km"]["1502"] == 0
    assert table.letters("share_within").tolist() == ["M", "A", "M"]
    assert table.values["share_within_coverage"].tolist() == [0, 1, 0]


def test_where_all_answers_are_missing_there_is_nothing_to_reach(tmp_path: Path) -> None:
    villages = villages_of(tmp_path, drawn(4, 20).assign(banks=np.nan))
    with pytest.raises(NoFacilityError, match="holds no facility with a place: 0 were read"):
        village_supply(villages, ["banks"], places_of(villages))


def test_where_all_places_are_missing_there_is_no_distance(tmp_path: Path) -> None:
    villages = villages_of(tmp_path, drawn(4, 20).assign(x=np.nan, y=np.nan))
    with pytest.raises(NoPlacesError, match="has coordinates in degrees"):
        places_of(villages)


def test_points_without_coordinates_are_left_out_and_said() -> None:
    block = PointBlock(np.array([102.0, np.nan]), np.array([-2.0, -2.0]))
    supply = point_supply(block, "kantor")
    assert (len(supply.x), supply.read) == (1, 2)
    places = Places(np.array([102.0, 102.0]), np.array([-2.0, -2.0]))
    units = pd.Series(["1501", "1502"])
    reached = reach_villages(places, supply, np.ones(2), units, km=1.0)
    far = Places(np.array([103.0]), np.array([-2.0]))
    unsure = reach_villages(far, supply, np.ones(1), units[:1], km=1.0).within(1.0)
    # The lost one may be near anybody.
    assert [one.tolist() for one in unsure] == [[0], [0], [1]]
    assert any(one.values.get("count") == 1 and one.warns for one in reached.notes)
    with pytest.raises(NoFacilityError, match="kantor holds no facility"):
        point_supply(PointBlock(np.array([np.nan]), np.array([0.0])), "kantor")


def test_a_facility_without_a_capacity_supplies_nothing_and_is_said() -> None:
    supply = Supply(np.zeros(2), np.zeros(2), np.array([4.0, np.nan]), None, 2)
    places = Places(np.zeros(1), np.zeros(1))
    reached = reach_villages(places, supply, np.array([8.0]), pd.Series(["1501"]), km=1.0)
    assert reached.catchment.tolist() == [0.5]
    assert any("capacity" in one.template for one in reached.notes)


def test_a_village_of_unknown_weight_leaves_its_district_without_a_value(tmp_path: Path) -> None:
    frame = drawn(2, 30)
    frame.loc[frame["code"].str.startswith("1502").idxmax(), "people"] = np.nan
    villages = villages_of(tmp_path, frame)
    assert measured(villages).letters("share_within").tolist() == ["A", "M", "A"]
    weight = villages.variables.values["population"].to_numpy(dtype=np.float64)
    places = places_of(villages)
    supply = village_supply(villages, ["banks"], places)
    notes = reach_villages(places, supply, weight, villages.units, km=KM).notes
    assert any("do not say what they count for" in str(one) for one in notes)


def test_what_a_dialog_offers_is_counted_by_some_survey() -> None:
    catalogue = Catalogue.load()
    held = {name for one in catalogue.datasets.values() for name in one.variables}
    assert set(OFFERED) <= held


def test_the_weight_is_the_best_at_hand() -> None:
    assert choose_weight(None, {"families", "population"}, "x") is Weight.FAMILIES
    assert choose_weight(None, {"msme", "population"}, "x") is Weight.MSME
    assert choose_weight(None, set(), "x") is Weight.VILLAGES
    assert choose_weight(Weight.VILLAGES, {"msme"}, "x") is Weight.VILLAGES
