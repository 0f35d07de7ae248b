"""How the maps of a pack write their values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from msme_qgis_plugin.core.pack.maps import maps_of
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents

UNITS = ["1101", "1102", "1103"]


def shares(*, kbli: str | None) -> Contents:
    """A share of one field of business: 5, 12 and 40 %."""
    made = contents(UNITS, indicator="share", values=[0.05, 0.12, 0.4])
    return replace(
        made,
        observations=made.observations.assign(sector="C"),
        datasets=pd.DataFrame({"id": ["se2016"], "kbli_version": [kbli]}),
        indicators=pd.DataFrame(
            {
                "id": ["share"],
                "name_en": ["Share"],
                "name_id": ["Proporsi"],
                "unit_en": [None],
                "unit_id": [None],
            }
        ),
    )


def test_a_share_of_the_structure_is_shown_as_per_cent() -> None:
    (found,), _ = maps_of(shares(kbli="2020"), ("share:C",))
    assert found.factor == 100
    assert found.units == {"en": "%", "id": "%"}
    assert (found.classes.lowest, found.classes.highest) == (5.0, 40.0)


def test_what_is_only_called_a_share_is_left_as_it_is() -> None:
    (found,), _ = maps_of(shares(kbli=None), ("share:C",))
    assert found.factor == 1
    assert found.units == {"en": "", "id": ""}
    assert (found.classes.lowest, found.classes.highest) == (0.05, 0.4)
