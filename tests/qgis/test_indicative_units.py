"""The built-in districts are read once, and each caller has its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject

from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.layers import embedded_units, geometry_table, indicative_units, show_province
from msme_qgis_plugin.styling.context import context_layers

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsApplication


class Cancelled:
    def step(self, fraction: float) -> None:
        if fraction >= 0:
            raise CancelledError


def test_what_one_caller_changes_no_other_sees(qgis_app: QgsApplication) -> None:
    first = indicative_units()
    first.loc[0, "name"] = "changed"
    first = first.drop(columns="province")
    second = indicative_units()
    whole = geometry_table(embedded_units())
    assert second.drop(columns="geometry").equals(whole.drop(columns="geometry"))
    assert second.geometry.geom_equals_exact(whole.geometry, 0.0).all()
    assert second.geometry.iloc[0] is not first.geometry.iloc[0]


def test_a_cancelled_run_stops_here_too(qgis_app: QgsApplication) -> None:
    with pytest.raises(CancelledError):
        indicative_units(progress=Cancelled())


def state_of_the_files() -> dict[str, str]:
    """What lies in the folder of reference data, by the digest of its bytes."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in resource("reference").iterdir()
    }


def test_a_filter_and_an_attempt_to_edit_leave_the_files_as_they_are(
    qgis_app: QgsApplication,
) -> None:
    before = state_of_the_files()
    around = context_layers()
    for layer in (embedded_units(), embedded_units("province"), *around.above, *around.below):
        assert layer.setSubsetString("fid > 1")
        assert len(list(layer.getFeatures())) == layer.featureCount() > 0
        assert not layer.startEditing()
        # The layer is still open here.
        assert state_of_the_files() == before
    assert state_of_the_files() == before


def test_a_project_with_the_layers_opens_again_and_still_changes_nothing(
    qgis_app: QgsApplication, tmp_path: Path
) -> None:
    before = state_of_the_files()
    units = embedded_units()
    assert show_province(units, "Jambi")
    path = str(tmp_path / "map.qgs")
    project = QgsProject()
    project.addMapLayers([units, *context_layers().below])
    assert project.write(path)
    project.clear()
    again = QgsProject()
    assert again.read(path)
    layers = again.mapLayers().values()
    assert sorted(layer.featureCount() for layer in layers) == [11, 19, 38]
    assert not any(layer.startEditing() for layer in layers)
    del layers
    again.clear()
    assert state_of_the_files() == before
