"""The built-in districts are read once, and each caller has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.layers import embedded_units, geometry_table, indicative_units

if TYPE_CHECKING:
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
