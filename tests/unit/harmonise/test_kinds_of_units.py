"""Words that name kinds of units come along as categories; a doubt leaves none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.kinds_of_units import unit_kinds
from msme_qgis_plugin.core.harmonise.options import ALL_PERIODS, DuplicateRule, HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.measures.field import Role
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

TYPOLOGY = """kode,nama,Jumlah UMKM,Tipologi,Ibu kota,Tanggal
1101,Simeulue,10,pesisir,Sinabang,5 Mei 2020
1102,Aceh Singkil,20,pesisir,Singkil,5 Mei 2020
1103,Aceh Selatan,30,agraris,Tapaktuan,6 Mei 2020
1104,Aceh Tenggara,40,,Kutacane,6 Mei 2020
"""
NAMES = ("Simeulue", "Aceh Singkil", "Aceh Selatan", "Aceh Tenggara")


def table_of(header: str, *rows: tuple[int, str]) -> str:
    """Return a table whose rows start with the name of a district, told by its place."""
    return "\n".join([header, *(f"{NAMES[place]},{rest}" for place, rest in rows)])


def read(folder: Path, text: str, **told: object) -> Harmonised:
    path = folder / "kinds.csv"
    path.write_text(text, encoding="utf-8")
    known = Districts(Gazetteer.load())
    options = HarmoniseOptions(**told)
    units = list(known.labels.index)
    return harmonise(read_table(path), units=units, known=known, options=options)


def kinds(made: Harmonised, name: str = "Tipologi") -> list[str | None]:
    return made.categories.loc[["1101", "1102", "1103", "1104"], name].tolist()


def test_a_typology_is_a_category_and_names_and_dates_are_none(tmp_path: Path) -> None:
    made = read(tmp_path, TYPOLOGY)
    assert made.kinds == {"Tipologi": "Tipologi"}
    assert kinds(made) == ["pesisir", "pesisir", "agraris", None]
    table = made.unit_table(made.values[[]], About())
    (one,) = table.fields.with_role(Role.CATEGORY)
    assert one.title("id") == "Tipologi"
    assert table.categories["Tipologi"].notna().sum() == 3
    carried, left = [str(note) for note in made.notes if "hold words" in str(note)]
    assert carried.endswith("as categories: Tipologi.")
    assert left.endswith("left out of the values: Ibu kota, Tanggal.")


def test_a_table_of_kinds_alone_can_be_mapped(tmp_path: Path) -> None:
    made = read(tmp_path, table_of("nama,Tipologi", (0, "a"), (1, "a"), (2, "b"), (3, "b")))
    assert kinds(made) == ["a", "a", "b", "b"]
    assert made.matched == 4
    assert made.unit_table(made.values, About()).fields.indicators == ()


def test_columns_that_the_caller_names_are_all_that_comes(tmp_path: Path) -> None:
    made = read(tmp_path, TYPOLOGY, values=("Jumlah UMKM",))
    assert made.kinds == {}
    assert not any("as categories" in str(note) for note in made.notes)
    assert kinds(read(tmp_path, TYPOLOGY, values=("Tipologi",)))[2] == "agraris"


def test_kinds_of_a_panel_are_those_of_its_last_period(tmp_path: Path) -> None:
    rows = (
        *((0, "2016,1,a"), (0, "2017,2,b"), (1, "2016,3,a")),
        *((2, "2016,3,b"), (2, "2017,3,a"), (3, "2017,5,a")),
    )
    made = read(tmp_path, table_of("nama,tahun,n,Kelas", *rows), period=ALL_PERIODS)
    assert kinds(made, "Kelas") == ["b", None, "a", "a"]
    assert made.unit_table(made.values, About()).fields["Kelas"].period == "2017"


def test_rows_that_differ_name_no_kind(tmp_path: Path) -> None:
    rows = ((0, "1,tani"), (0, "2,niaga"), (1, "3,tani"), (2, "3,niaga"), (3, "5,tani"))
    made = read(tmp_path, table_of("nama,n,Sektor", *rows), duplicates=DuplicateRule.SUM)
    assert kinds(made, "Sektor") == [None, "tani", "niaga", "tani"]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (["a", "b", "c"], ["a", "b", "c"], {"a": "x", "b": "y", "c": None}),
        # The source unit has since lost b: neither half is what it was.
        (["a", "a", "c"], ["a", "b", "c"], {"a": None, "b": None, "c": None}),
        # Both are a again, and the row was of both.
        (["a", "a", "c"], ["a", "a", "c"], {"a": "x", "c": None}),
        # Two source units in one target.
        (["a", "b", "c"], ["a", "a", "c"], {"a": None, "c": None}),
    ],
)
def test_a_kind_stays_only_where_the_ground_is_the_same(
    source: list[str], target: list[str], expected: dict[str, str | None]
) -> None:
    today = ["a", "b", "c"]
    made = unit_kinds(
        pd.DataFrame({"k": ["x", " y "], "z": ["", "z"]}),
        pd.Series(["a", "b"]),
        source_parent=pd.Series(source, today),
        target_parent=pd.Series(target, today),
    )
    # A column without any kind is gone.
    held = made["k"] if "k" in made else pd.Series(None, index=made.index, dtype=object)
    assert held.where(held.notna(), None).to_dict() == expected
