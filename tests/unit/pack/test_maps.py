"""Which maps a pack offers, and what their fields tell of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from msme_qgis_plugin.core.measures.field import Category, Display, Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.pack.errors import NoSuchMapError
from msme_qgis_plugin.core.pack.maps import maps_of
from msme_qgis_plugin.core.pack.pack_series import of_series, series_schema
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents

UNITS = ["1101", "1102", "1103"]


def of(one: Field, *, period: str = "2016", **more: object) -> Contents:
    """A pack's contents of one field, of three units: 0.05, 0.12 and 0.4."""
    made = contents(UNITS, indicator=one.indicator or one.name, values=[0.05, 0.12, 0.4])
    key = ("se2016", one.indicator or one.name, period, one.sector or "", "", "")
    schema = series_schema(of_series(one, key), Fields([one]), None, About())
    return replace(
        made,
        observations=made.observations.assign(
            **{"sector": one.sector or "", "period": period, "text": None, **more}
        ),
        fields=pd.DataFrame(
            [(*key, one.name, schema)], columns=[*_KEY, "name", "schema"], dtype=object
        ),
    )


_KEY = ("dataset", "indicator", "period", "sector", "sex", "size")


def joined(*parts: Contents) -> Contents:
    return replace(
        parts[0],
        observations=pd.concat([one.observations for one in parts], ignore_index=True),
        fields=pd.concat([one.fields for one in parts], ignore_index=True),
    )


SHARE = Field("share_c", indicator="A11_kbli_sh", display=Display.PERCENT, sector="C")


def test_classes_are_of_the_stored_values_and_the_field_tells_how_they_are_shown() -> None:
    (found,), _ = maps_of(of(SHARE), ("A11_kbli_sh:C",))
    assert found.series.field.display is Display.PERCENT
    assert found.classes is not None
    assert (found.classes.lowest, found.classes.highest) == (0.05, 0.4)


@pytest.mark.parametrize("asked", ["A11_kbli_sh:C", "share:C", "share_c", "SHARE_C"])
def test_a_map_is_asked_for_by_any_name_that_it_has_had(asked: str) -> None:
    (found,), _ = maps_of(of(SHARE), (asked,))
    assert found.series.name == "share_c"


def test_what_the_pack_does_not_hold_is_refused_with_what_it_holds() -> None:
    with pytest.raises(NoSuchMapError, match=r"no indicator lq:C.*A11_kbli_sh:C"):
        maps_of(of(SHARE), ("lq:C",))


def test_a_centre_that_a_field_states_is_turned_at() -> None:
    (found,), _ = maps_of(of(Field("gap", centre=0.12)))
    assert found.classes is not None
    assert found.classes.method.value == "diverging"
    assert found.classes.centre == 0.12


def test_years_of_one_series_are_one_map_of_the_latest() -> None:
    label = Text("Population", "Penduduk")
    years = [Field(f"POP{year}", label=label, period=str(year)) for year in (2016, 2018, 2017)]
    found, more = maps_of(joined(*(of(one, period=one.period or "") for one in years)))
    assert [one.series.field.period for one in found] == ["2018"]
    assert more == 0


@pytest.mark.parametrize("period", ["", "2016"])
@pytest.mark.parametrize("label", [Text("Amount", "Jumlah"), None])
def test_two_that_are_called_alike_in_one_period_are_two_maps(
    period: str, label: Text | None
) -> None:
    twice = [of(Field(name, label=label), period=period) for name in ("a", "b")]
    found, _ = maps_of(joined(*twice))
    assert [one.series.name for one in found] == ["a", "b"]


def test_what_has_no_label_is_called_by_its_column() -> None:
    (found,), _ = maps_of(of(Field("jumlah_umkm")))
    assert found.series.field.title("id") == "jumlah umkm"


def test_a_category_is_a_map_without_classes() -> None:
    kinds = (Category("high"), Category("low"))
    one = Field("kind", Role.CATEGORY, categories=kinds)
    (found,), _ = maps_of(of(one, value=float("nan"), text=["low", "high", "low"]))
    assert found.classes is None
    assert found.series.fields["text"].categories == kinds


def test_ranks_are_maps_only_when_asked_for() -> None:
    pack = of(Field("rank", Role.RANK))
    assert maps_of(pack) == ((), 1)
    assert len(maps_of(pack, ("rank",))[0]) == 1
