"""Descriptors in a person's own folder are read beside those of the plugin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.catalogue.recognise import recognise
from msme_qgis_plugin.core.catalogue.variables import harmonise_variables
from msme_qgis_plugin.core.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import MakeTable


def write(folder: Path, **told: Any) -> None:
    """Write a descriptor that is the plugin's own of PODES 2019 but for what is told."""
    shipped = resource("catalogue", "datasets", "podes2019.json").read_text(encoding="utf-8")
    kept = ("schema", "title", "producer", "licence", "layout", "assumed", "evidence")
    held = {name: value for name, value in json.loads(shipped).items() if name in kept}
    document = {**held, "user": True, "reference_period": "2025", "wave": "2025", **told}
    (folder / f"{told['id']}.json").write_text(json.dumps(document), encoding="utf-8")


def test_a_file_like_the_described_one_is_recognised(make_table: MakeTable, tmp_path: Path) -> None:
    coded = {"op": "code", "column": "Sinyal", "codes": {"1": "4g", "2": "none"}}
    counted = {"op": "number", "column": "Koperasi Aktif"}
    write(
        tmp_path,
        id="user_jambi",
        level="DISTRICT",
        key={"system": "auto", "vintage": None, "whole": ["Kode"]},
        recognition={"columns": ["Koperasi Aktif", "Sinyal", "Kode"]},
        variables={"cooperatives": {"value": counted}, "internet_signal": {"value": coded}},
    )
    catalogue = Catalogue.load(tmp_path)
    table = make_table(
        {"Kode": ["1501", "1502"], "Koperasi Aktif": ["13", "9"], "Sinyal": ["1", "2"]}
    )
    best = recognise(table, catalogue)[0]
    assert best.dataset == "user_jambi"
    values = harmonise_variables(table, catalogue.dataset(best.dataset)).values
    assert values["cooperatives"].tolist() == [13, 9]
    assert values["internet_signal"].tolist() == ["4g", "none"]


def test_a_persons_description_comes_before_the_plugins_own(
    make_table: MakeTable, tmp_path: Path
) -> None:
    write(
        tmp_path,
        id="user_my_villages",
        level="VILLAGE",
        key={"system": "auto", "vintage": None},
        recognition={"columns": ["R705D"], "headers": ["R101", "R102", "R705C", "R705D"]},
        variables={"bts_towers": {"value": {"op": "number", "column": "R705D"}}},
    )
    table = make_table({"R101": ["15"], "R102": ["01"], "R705C": ["1"], "R705D": ["1"]})
    answers = recognise(table, Catalogue.load(tmp_path))
    assert [one.dataset for one in answers] == ["user_my_villages", "podes2019"]


def test_no_folder_means_the_plugins_own_alone(tmp_path: Path) -> None:
    assert Catalogue.load(tmp_path / "none").datasets
