"""Records of made-up lists with known truth: who is found to be one enterprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.errors import ColumnNotFoundError
from msme_qgis_plugin.core.progress import Silent
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.register.list_records import Hasher, RecordOptions, read_lists
from msme_qgis_plugin.core.register.match_lists import (
    OTHER_DISTRICT,
    OTHER_NAME,
    OTHER_NUMBER,
    match_records,
)
from msme_qgis_plugin.core.register.merge_errors import (
    EmptyListError,
    NothingInCommonError,
    OneListError,
)
from msme_qgis_plugin.core.register.register_blocks import WholeRegister
from msme_qgis_plugin.core.tables.model import Table
from tests.unit.register.made_lists import make_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msme_qgis_plugin.core.register.list_records import Records
    from msme_qgis_plugin.core.register.match_lists import Matches

BOGOR = {"3201": "Kab. Bogor", "3202": "Kab. Sukabumi", "3203": "Kab. Cianjur"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def register(cells: pd.DataFrame, name: str) -> WholeRegister:
    return WholeRegister(
        Table(
            cells=cells.astype(object),
            is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
            sheet_rows=np.arange(2, len(cells) + 2),
            source=name,
            sheet=None,
            notes=(),
        )
    )


def read(
    lists: Sequence[pd.DataFrame], gazetteer: Gazetteer, options: RecordOptions | None = None
) -> Records:
    return read_lists(
        [register(one, f"daftar{place}.csv") for place, one in enumerate(lists)],
        units=gazetteer.units.index,
        gazetteer=gazetteer,
        options=options or RecordOptions(),
        hasher=Hasher(),
        progress=Silent(),
    )


def matched(lists: Sequence[pd.DataFrame], gazetteer: Gazetteer, threshold: float = 0.9) -> Matches:
    frame = read(lists, gazetteer).frame
    return match_records(frame, threshold=threshold, progress=Silent())


def pairs_within(labels: Sequence[object]) -> int:
    sizes = pd.Series(list(labels)).value_counts()
    return int((sizes * (sizes - 1) // 2).sum())


def quality(found: Matches, truth: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return precision and recall of pairs."""
    real = np.concatenate(truth)
    both = pairs_within(list(zip(real, found.cluster)))
    return both / pairs_within(found.cluster), both / pairs_within(real)


def some(**columns: list[str]) -> pd.DataFrame:
    """Return a list whose columns are named with _ for spaces."""
    return pd.DataFrame({name.replace("_", " "): cells for name, cells in columns.items()})


@pytest.mark.parametrize(("with_nik", "lists"), [(0.6, 2), (0.0, 2), (0.3, 3)])
def test_most_are_found_and_hardly_any_is_wrong(
    gazetteer: Gazetteer, with_nik: float, lists: int
) -> None:
    made = make_lists(4_000, seed=11, districts=BOGOR, with_nik=with_nik, lists=lists)
    precision, recall = quality(matched(made.lists, gazetteer), made.truth)
    assert precision > 0.995
    assert recall > 0.985


def test_how_often_matches_agree_is_what_was_made(gazetteer: Gazetteer) -> None:
    made = make_lists(8_000, seed=3, districts=BOGOR, with_nik=0.0)
    found = matched(made.lists, gazetteer).agreement
    # Both telephones are said and neither is renewed: 0.9 squared, less those of repeats.
    assert found.m[2][1] == pytest.approx(0.81, abs=0.03)
    # Neither date is wrong by a year: 0.97 squared.
    assert found.m[3][2] == pytest.approx(0.941, abs=0.02)
    real = np.concatenate(made.truth)
    share = pairs_within(real) / (len(real) * (len(real) - 1) / 2)
    assert found.matches == pytest.approx(share, rel=0.05)
    # Two of three districts are another one.
    assert found.u[4][0] == pytest.approx(2 / 3, abs=0.02)


def test_a_higher_threshold_links_less_and_errs_less(gazetteer: Gazetteer) -> None:
    made = make_lists(4_000, seed=5, districts=BOGOR, with_nik=0.0)
    low, high = (quality(matched(made.lists, gazetteer, one), made.truth) for one in (0.5, 0.99999))
    assert high[0] >= low[0]
    assert high[1] < low[1]


def test_a_number_links_where_the_name_is_written_otherwise(gazetteer: Gazetteer) -> None:
    nik = "3201014107850001"
    first = some(NIK=[nik], Nama=["H. Moh. Soerjadi, S.E."], Kabupaten=["Kab. Bogor"])
    second = some(NIK=[nik], Nama=["MUHAMMAD SURYADI"], Kabupaten=["Kab. Cianjur"])
    found = matched([first, second], gazetteer)
    assert found.cluster.tolist() == [0, 0]
    assert found.conflicts["kind"].tolist() == [OTHER_DISTRICT]


def test_one_number_under_two_names_is_a_conflict_and_no_link(gazetteer: Gazetteer) -> None:
    nik = "3201014107850001"
    first = some(NIK=[nik], Nama=["Suryadi"], Kabupaten=["Kab. Bogor"])
    second = some(NIK=[nik], Nama=["Elisabet Wenda"], Kabupaten=["Kab. Bogor"])
    found = matched([first, second], gazetteer)
    assert found.cluster.tolist() == [0, 1]
    assert found.conflicts["kind"].tolist() == [OTHER_NAME]


def test_a_name_in_a_village_needs_a_birthday_or_a_telephone(gazetteer: Gazetteer) -> None:
    where = {"Kabupaten": ["Kab. Bogor"] * 2, "Desa": ["Sukamaju"] * 2}
    first = some(Nama=["Siti Aminah", "Budi"], No_HP=["0812 3456 789", ""], **where)
    second = some(Nama=["SITI AMINAH", "Budi"], No_HP=["+62812-3456-789", ""], **where)
    found = matched([first, second], gazetteer)
    assert found.cluster[0] == found.cluster[2]
    assert found.how.tolist() == ["name", "", "name", ""]


def test_numbers_that_contradict_keep_likely_records_apart(gazetteer: Gazetteer) -> None:
    told = {
        "Nama": ["Yohanes Tabuni"],
        "No_HP": ["08123456789"],
        "Tanggal_Lahir": ["01-07-1985"],
        "Kabupaten": ["Kab. Bogor"],
        "Desa": ["Sukamaju"],
    }
    first = some(NIK=["3201010107850001"], **told)
    slip, other = (some(NIK=[one], **told) for one in ("3201010107850007", "3202020207860002"))
    assert matched([first, slip], gazetteer).cluster.tolist() == [0, 0]
    found = matched([first, other], gazetteer)
    assert found.cluster.tolist() == [0, 1]
    assert found.conflicts["kind"].tolist() == [OTHER_NUMBER]


def test_totals_are_no_enterprises(gazetteer: Gazetteer) -> None:
    one = some(Nama=["Siti", ""], No_HP=["0812345678", ""], Kabupaten=["Kab. Bogor", "Jumlah"])
    assert read([one, one], gazetteer).frame["row"].tolist() == [2, 2]


def test_lists_that_cannot_be_compared_are_refused(gazetteer: Gazetteer) -> None:
    names = some(Nama=["Siti"], Kabupaten=["Kab. Bogor"])
    phones = some(No_HP=["08123456789"], Kabupaten=["Kab. Bogor"])
    with pytest.raises(OneListError, match="given: 1"):
        read([names], gazetteer)
    with pytest.raises(NothingInCommonError, match="It has: person; the others have: phone"):
        read([names, phones], gazetteer)
    totals = some(Nama=[""], Kabupaten=["Jumlah"])
    with pytest.raises(EmptyListError, match=r"daftar1\.csv has no record"):
        read([names, totals], gazetteer, RecordOptions(unit="Kabupaten"))
    with pytest.raises(ColumnNotFoundError, match="no column “Ibu”"):
        read([names, names], gazetteer, RecordOptions(asked={"person": "Ibu"}))
    with pytest.raises(ColumnNotFoundError, match="no column “Wilayah”"):
        read([names, names], gazetteer, RecordOptions(unit="Wilayah"))
