"""What goes into a pack comes out with all that was known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import (
    Category,
    Direction,
    Display,
    Field,
    Fields,
    Role,
    Rule,
    Text,
    status_field,
)
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.pack.errors import NothingToPackError
from msme_qgis_plugin.core.pack.gather import Request, Source, gather
from msme_qgis_plugin.core.pack.maps import maps_of
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.write import write_pack
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from tests.unit.pack.conftest import LAND

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.pack.maps import Series
    from msme_qgis_plugin.core.pack.model import Contents

NAN = float("nan")
TRADE = Text("Trade", "Perdagangan")
CODES = ["1101", "1102", "1103", "1104"]
BOUNDS = Field(
    "share_c",
    indicator="A11_kbli_sh",
    label=Text("Share of the sector", "Pangsa sektor"),
    unit=Text("%", "%"),
    display=Display.PERCENT,
    decimals=3,
    direction=Direction.BETTER,
    rule=Rule.WEIGHTED_SHARE,
    weight="msme",
    weight_label=Text("MSMEs", "UMKM"),
    period="2016",
    sector="C",
    sector_label=Text("Manufacturing", "Industri pengolahan"),
    kbli="2020",
    sex="F",
    size="micro",
    size_definition="pp7_2021",
    dataset="se2016",
    centre=0.25,
    extra={"of_a_newer_version": [1]},
)
FIELDS = Fields(
    [
        Field("msme", Role.BASE, label=Text("MSMEs", "UMKM"), decimals=0),
        BOUNDS,
        Field("share_c_low", Role.LOW, of="share_c"),
        Field("share_c_high", Role.HIGH, of="share_c"),
        Field("share_c_coverage", Role.COVERAGE, of="share_c"),
        status_field("share_c"),
        Field("rank", Role.RANK, of="share_c", label=Text("Rank", "Peringkat"), decimals=0),
        Field(
            "kind",
            Role.CATEGORY,
            label=Text("Kind", "Jenis"),
            categories=(Category("b", Text("Big", "Besar"), "#112233"), Category("a")),
        ),
    ]
)
ABOUT = About(
    title="A table",
    source="table.csv",
    boundary="test",
    indicative=True,
    licences=("CC BY-NC 4.0",),
    notes=("Made by hand.",),
)


def hand_made() -> UnitTable:
    """A table with a field of every kind; one value is suppressed."""
    units = pd.DataFrame({"name": list("abcd"), "province": "Aceh"}, index=CODES)
    return UnitTable.of(
        units,
        {
            "msme": [10.0, 20.0, 30.0, 40.0],
            "share_c": [0.1, 0.2, 0.3, NAN],
            "share_c_low": [0.05, NAN, 0.1, NAN],
            "share_c_high": [0.15, NAN, 0.4, NAN],
            "share_c_coverage": [1.0, 0.9, 0.8, 0.1],
            "rank": [3.0, 2.0, 1.0, NAN],
        },
        FIELDS,
        status={"share_c": codes_of("AEQX")},
        categories={"kind": ["a", "b", None, "a"]},
        about=ABOUT,
    )


def packed(table: UnitTable, path: Path, **request: object) -> Contents:
    """Contents after a table went into a pack at `path`."""
    source = Source("layer", table, wkb=dict.fromkeys(table.units.index, LAND.wkb))
    write_pack(
        path,
        gather(
            [source],
            None,
            request=Request(**request),
            catalogue=Catalogue.load(),
            gazetteer=Gazetteer.load(),
        ),
    )
    return read_pack(path)


def series(contents: Contents, name: str) -> Series:
    (found,), _ = maps_of(contents, (name,))
    return found.series


def test_all_that_is_known_of_a_field_comes_out(tmp_path: Path) -> None:
    found = series(packed(hand_made(), tmp_path / "pack.gpkg"), "share_c")
    # Fields of other columns go by the names that they have in the pack.
    assert found.field == replace(BOUNDS, name="value", weight=None)
    assert found.about == ABOUT
    for role in (Role.STATUS, Role.LOW, Role.HIGH, Role.COVERAGE, Role.BASE):
        assert found.fields.beside("value", role) is not None, role
    base = found.fields.beside("value", Role.BASE)
    assert base is not None
    assert base.label == Text("MSMEs", "UMKM")


def test_values_bounds_base_coverage_and_status_come_out(tmp_path: Path) -> None:
    table = packed(hand_made(), tmp_path / "pack.gpkg").observations
    rows = table[table["indicator"] == "A11_kbli_sh"].set_index("unit")
    assert "".join(rows["status"]) == "AEQX"
    # The one that is suppressed is not in the file at all.
    np.testing.assert_array_equal(rows["value"], [0.1, 0.2, NAN, NAN])
    np.testing.assert_array_equal(rows["low"], [0.05, NAN, NAN, NAN])
    np.testing.assert_array_equal(rows["high"], [0.15, NAN, NAN, NAN])
    np.testing.assert_array_equal(rows["coverage"], [1.0, 0.9, 0.8, 0.1])
    np.testing.assert_array_equal(rows["base"], [10.0, 20.0, 30.0, 40.0])
    assert set(rows["period"]) == {"2016"}
    assert set(zip(rows["sector"], rows["sex"], rows["size"])) == {("C", "F", "micro")}


def test_categories_and_ranks_travel_too(tmp_path: Path) -> None:
    contents = packed(hand_made(), tmp_path / "pack.gpkg")
    rows = contents.observations.set_index("unit")
    kinds = rows.loc[rows["indicator"] == "kind", "text"]
    assert [None if pd.isna(one) else one for one in kinds] == ["a", "b", None, "a"]
    assert "".join(rows.loc[rows["indicator"] == "kind", "status"]) == "AAMA"
    ranks = rows.loc[rows["indicator"] == "rank", "value"]
    np.testing.assert_array_equal(ranks, [3.0, 2.0, 1.0, NAN])
    assert series(contents, "kind").fields["text"].categories == FIELDS["kind"].categories
    assert series(contents, "rank").field.role is Role.RANK


def test_a_number_that_is_suppressed_is_not_told_as_somebodys_base(tmp_path: Path) -> None:
    fields = Fields(
        [Field("msme", rule=Rule.SUM), Field("share", rule=Rule.WEIGHTED_SHARE, weight="msme")]
    )
    table = UnitTable.of(
        pd.DataFrame(index=CODES[:2]),
        {"msme": [3.0, 50.0], "share": [0.5, 0.6]},
        fields,
        status={"msme": codes_of("QA")},
    )
    rows = packed(table, tmp_path / "pack.gpkg").observations
    first = rows[rows["unit"] == CODES[0]]
    assert first[["value", "base"]].stack().dropna().tolist() == [0.5]


def test_a_long_table_is_told_apart_by_its_columns(tmp_path: Path) -> None:
    fields = Fields(
        [
            Field("sector", Role.CATEGORY, categories=(Category("G", TRADE),)),
            Field("sex", Role.CATEGORY),
            Field("count", rule=Rule.SUM, kbli="2020", label=Text("MSMEs", "UMKM")),
        ]
    )
    table = UnitTable.of(
        pd.DataFrame({"period": ["2016", "2016", "2017"]}, index=["1101"] * 3),
        {"count": [1.0, 2.0, 3.0]},
        fields,
        categories={"sector": ["C", "C", "G"], "sex": ["F", "M", None]},
    )
    contents = packed(table, tmp_path / "pack.gpkg", dataset="d")
    rows = contents.observations[["period", "sector", "sex", "value"]]
    assert list(rows.itertuples(index=False, name=None)) == [
        ("2016", "C", "F", 1.0),
        ("2016", "C", "M", 2.0),
        ("2017", "G", "", 3.0),
    ]
    assert contents.fields["sector"].tolist() == ["C", "C", "G"]
    found = series(contents, "count:G")
    assert (found.field.sector, found.field.period, found.field.kbli) == ("G", "2017", "2020")
    assert found.field.rule is Rule.SUM
    assert found.field.sector_label == TRADE


def test_a_period_that_is_given_is_that_of_all_but_years_keep_theirs(tmp_path: Path) -> None:
    one = UnitTable.of(
        pd.DataFrame(index=["1101"]), {"x": [1.0]}, Fields([Field("x", period="2016")])
    )
    assert packed(one, tmp_path / "one.gpkg", period="2024").observations["period"].tolist() == [
        "2024"
    ]
    years = Fields([Field("x16", period="2016"), Field("x17", period="2017"), Field("x")])
    many = UnitTable.of(pd.DataFrame(index=["1101"]), {name: [1.0] for name in years}, years)
    rows = packed(many, tmp_path / "many.gpkg", period="2024").observations
    assert rows["period"].tolist() == ["2016", "2017", "2024"]


def test_fields_that_are_asked_for_are_taken_whatever_they_are(tmp_path: Path) -> None:
    rows = packed(hand_made(), tmp_path / "pack.gpkg", fields=("msme",)).observations
    assert rows["indicator"].tolist() == ["msme"] * 4
    assert rows["value"].tolist() == [10.0, 20.0, 30.0, 40.0]
    with pytest.raises(NothingToPackError, match=r"nothing is expected.*msme"):
        packed(hand_made(), tmp_path / "pack.gpkg", fields=("nothing",))


def test_growing_lets_a_field_be_what_it_was_called_last(tmp_path: Path) -> None:
    path = tmp_path / "pack.gpkg"
    packed(hand_made(), path)
    renamed = replace(BOUNDS, label=Text("Renamed", "Berganti nama"))
    fields = Fields([renamed if one.name == "share_c" else one for one in FIELDS.values()])
    contents = packed(replace(hand_made(), fields=fields), path)
    assert series(contents, "share_c").field.label == Text("Renamed", "Berganti nama")


def test_merging_lists_what_is_called_otherwise_and_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "pack.gpkg"
    packed(hand_made(), path)
    renamed = replace(BOUNDS, unit=Text("per mille", "per mil"))
    fields = Fields([renamed if one.name == "share_c" else one for one in FIELDS.values()])
    other = packed(replace(hand_made(), fields=fields), tmp_path / "other.gpkg")
    written = write_pack(path, other, merge=True)
    assert [one.key for one in written.conflicts if one.table == "field"] == [
        "se2016/A11_kbli_sh/2016/C/F/micro"
    ]
    one = next(one for one in written.conflicts if one.table == "field")
    assert str(one.held).endswith(", se2016, %")
    assert (one.came.en.split(", ")[-1], one.came.id.split(", ")[-1]) == ("per mille", "per mil")
    assert series(read_pack(path), "share_c").field.unit == Text("%", "%")
