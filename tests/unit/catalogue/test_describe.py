"""A file is described once, kept, and recognised the next time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import pytest

from msme_qgis_plugin.core.catalogue.describe import Description, describe, identifier, save, saved
from msme_qgis_plugin.core.catalogue.errors import (
    DescribedColumnMissingError,
    DescriptorExistsError,
)
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.recognise import recognise
from msme_qgis_plugin.core.catalogue.variables import harmonise_variables
from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.core.regions.levels import Level

if TYPE_CHECKING:
    from msme_qgis_plugin.core.tables.model import Table

MakeTable = Callable[..., "Table"]

COLUMNS = {
    "Kode": ["1501", "1502"],
    "Nama": ["Kerinci", "Merangin"],
    "Koperasi Aktif": ["12", "7"],
    "Sinyal": ["1", "2"],
}
DESCRIPTION = Description(
    title="Dinas Koperasi Jambi, 2025",
    level=Level.DISTRICT,
    code_column="Kode",
    name_columns=("Nama",),
    reference_period="2025",
    variables={
        "cooperatives": "Koperasi Aktif",
        "internet_signal": {"op": "code", "column": "Sinyal", "codes": {"1": "4g", "2": "none"}},
    },
    forbids=("redistribution",),
)


def test_described_saved_and_recognised_again(make_table: MakeTable, tmp_path: Path) -> None:
    table = make_table(COLUMNS)
    path = save(describe(table, DESCRIPTION), tmp_path / "mine")
    assert path.name == "user_dinas_koperasi_jambi_2025.json"

    catalogue = Catalogue.load(tmp_path / "mine")
    next_year = make_table({**COLUMNS, "Koperasi Aktif": ["13", "9"]})
    best = recognise(next_year, catalogue)[0]
    assert best.dataset == "user_dinas_koperasi_jambi_2025"
    dataset = catalogue.dataset(best.dataset)
    assert dataset.user
    assert dataset.licence.forbids == ("redistribution",)
    values = harmonise_variables(next_year, dataset).values
    assert values["cooperatives"].tolist() == [13, 9]
    assert values["internet_signal"].tolist() == ["4g", "none"]


def test_a_users_description_comes_before_the_plugins_own(
    make_table: MakeTable, tmp_path: Path
) -> None:
    table = make_table({"R101": ["15"], "R102": ["01"], "R705C": ["1"], "R705D": ["1"]})
    save(
        describe(
            table,
            Description(
                title="My villages",
                level=Level.VILLAGE,
                reference_period="2019",
                variables={"bts_towers": "R705D"},
            ),
        ),
        tmp_path,
    )
    answers = recognise(table, Catalogue.load(tmp_path))
    assert [one.dataset for one in answers] == ["user_my_villages", "podes2019"]


def test_no_cell_of_the_file_is_kept(make_table: MakeTable, tmp_path: Path) -> None:
    path = save(describe(make_table(COLUMNS), DESCRIPTION), tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "Kerinci" not in text
    assert "1501" not in text


def test_a_column_that_is_not_there_is_named(make_table: MakeTable) -> None:
    table = make_table({"Kode": ["1501"]}, source="x.csv")
    with pytest.raises(DescribedColumnMissingError, match="Koperasi Aktif"):
        describe(table, DESCRIPTION)


def test_an_id_is_not_taken_twice(make_table: MakeTable, tmp_path: Path) -> None:
    document = describe(make_table(COLUMNS), DESCRIPTION)
    save(document, tmp_path)
    with pytest.raises(DescriptorExistsError):
        save(document, tmp_path)
    save({**document, "wave": "2026"}, tmp_path, replace=True)
    assert saved(tmp_path)[document["id"]].wave == "2026"


def test_the_plugins_own_ids_stay_its_own(
    make_table: MakeTable, tmp_path: Path, catalogue: Catalogue
) -> None:
    document = describe(make_table(COLUMNS), DESCRIPTION)
    document["id"] = "podes2019"
    with pytest.raises(DescriptorExistsError):
        save(document, tmp_path, taken=catalogue.datasets, replace=True)
    assert list(tmp_path.iterdir()) == []


def test_no_folder_means_no_descriptions(tmp_path: Path) -> None:
    assert saved(tmp_path / "none") == {}
    assert Catalogue.load(tmp_path / "none").datasets


def test_nothing_half_written_is_left(make_table: MakeTable, tmp_path: Path) -> None:
    path = save(describe(make_table(COLUMNS), DESCRIPTION), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    json.loads(path.read_text(encoding="utf-8"))


def test_a_description_open_elsewhere_stays_as_it_was(
    make_table: MakeTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = describe(make_table(COLUMNS), DESCRIPTION)
    path = save(document, tmp_path)
    before = path.read_bytes()

    def held(_path: Path, _target: Path) -> None:
        raise PermissionError("used by another process")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(WriteFailedError, match="used by another process"):
        save({**document, "wave": "2026"}, tmp_path, replace=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Dinas Koperasi, 2025", "user_dinas_koperasi_2025"),
        ("—", "user_dataset"),
        ("x" * 80, "user_" + "x" * 55),
    ],
)
def test_identifier(title: str, expected: str) -> None:
    assert identifier(title) == expected
