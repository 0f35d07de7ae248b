"""Tables that are not of districts, or not of the districts that are mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.errors import SubdistrictNamesError
from msme_qgis_plugin.core.harmonise.options import HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import RowStatus
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.model import Table

if TYPE_CHECKING:
    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised


def harmonised(columns: dict[str, list[str]], *, units: list[str] | None = None) -> Harmonised:
    gazetteer = Gazetteer.load()
    cells = pd.DataFrame(columns, dtype=object)
    table = Table(
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.arange(2, len(cells) + 2),
        source="umkm.csv",
        sheet=None,
        notes=(),
    )
    return harmonise(
        table,
        units=units or list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(),
    )


@pytest.mark.parametrize("header", ["nama_kecamatan", "Nama Desa", "Wilayah", "Nama"])
def test_a_table_of_subdistricts_is_refused_with_what_it_looks_like(header: str) -> None:
    with pytest.raises(SubdistrictNamesError) as caught:
        harmonised({header: ["Pidie", "Mila"], "jumlah_umkm": ["120", "40"]})
    assert "umkm.csv looks like a table of subdistricts" in str(caught.value)
    assert "for example Mila" in str(caught.value)


def test_rows_outside_the_boundaries_are_not_unmatched() -> None:
    given = {"Nama": ["Kab. Badung", "Kab. Pidie", "Nowhere"], "UMKM": ["1", "2", "3"]}
    found = harmonised(given, units=["5103", "5107"])
    assert found.rows["status"].tolist() == ["matched_name", "outside_units", "unmatched"]
    assert found.rows["bps_code"].tolist() == ["5103", "", ""]
    assert found.count(RowStatus.OUTSIDE_UNITS) == found.count(RowStatus.UNMATCHED) == 1
    assert "Kab. Pidie (1109)" in str(found.rows["message"][1])


def test_codes_of_provinces_tell_misspelt_names_apart() -> None:
    given = {
        "Kode Provinsi": ["51", "51", "11"],
        "Kabupaten": ["Kab. Karangaem", "Kab. Badung", "Kab. Simelue"],
        "UMKM": ["10000", "20000", "30000"],
    }
    found = harmonised(given)
    assert found.rows["bps_code"].tolist() == ["5107", "5103", "1101"]


def test_numbers_that_the_names_contradict_are_no_codes_of_provinces() -> None:
    given = {
        "No Provinsi": ["11", "12", "13"],
        "Kabupaten": ["Kab. Karangasem", "Kab. Badung", "Kab. Jembrana"],
        "UMKM": ["10000", "20000", "30000"],
    }
    found = harmonised(given)
    assert found.rows["bps_code"].tolist() == ["5107", "5103", "5101"]
