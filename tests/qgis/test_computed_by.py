"""What the catalogue says that an algorithm computes, it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsVectorLayer

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import read_fields

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

DEMO = {
    "structure": {"INPUT": "sensus_demo.csv"},
    "accessoverlay": {
        "VILLAGES": "desa_demo.csv",
        "MSME": "umkm_desa_demo.csv",
        "INTERNET_USE_FIELD": "umkm_pengguna_internet",
    },
    "reach": {
        "VILLAGES": "desa_demo.csv",
        "MSME": "umkm_desa_demo.csv",
        "MSME_COUNT_FIELD": "jumlah_umkm",
    },
}


@pytest.mark.parametrize("algorithm", DEMO)
def test_it_writes_the_indicators_that_it_computes(run: Run, algorithm: str) -> None:
    told = {
        name: str(resource("demo", value)) if value.endswith(".csv") else value
        for name, value in DEMO[algorithm].items()
    }
    made = run(f"msme:{algorithm}", **told)
    layers = [one for one in made.values() if isinstance(one, QgsVectorLayer)]
    written = {one.indicator for layer in layers for one in read_fields(layer)[0].indicators}
    said = Catalogue.load().indicators.values()
    assert {one.id for one in said if algorithm in one.computed_by} <= written
