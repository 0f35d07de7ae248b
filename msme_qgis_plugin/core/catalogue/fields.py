"""What the catalogue says of an indicator, as the field that holds it.

Earlier versions of the plugin wrote layers that say nothing of their fields;
what these were called is known here and nowhere else.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..measures.field import Display, Field, Role, Text, status_field
from .model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .load import Catalogue
    from .model import Dataset, Indicator, VariableDefinition

_HUNDRED = 100.0
_SHORT_UNITS = frozenset({"Rp", "ha", "km", "km²"})
_POINTS = "percentage points"
# What layers of version 0.x called indicators, and the field beside them that tells such a
# layer from a table of somebody's own.
_STRUCTURE = {
    "total": "A01_msme_n",
    "per_1000": "A02_msme_per1000",
    "per_km2": "A03_msme_km2",
    "women_share": "A09_women_sh",
    "hhi": "A13_hhi",
    "shannon": "A14_shannon",
}
_ACCESS = {
    "share_4g": "B01_4g_msme",
    "access_score": "B02_net_msme",
    "own_use": "B08_net_use",
    "internet_gap": "B09_net_gap",
}
_EARLIER: Mapping[str, Mapping[str, str]] = {"kbli_version": _STRUCTURE, "access_score": _ACCESS}
_BY_SECTOR = re.compile(r"(share|lq)_([a-v])")
_OF_SECTOR = {"share": "A11_kbli_sh", "lq": "A12_lq"}
# In its table by sector, which has a column of this name, they are columns themselves.
_SECTOR = "sector"
# Shares of version 0.x that are no indicator of the catalogue.
_SHARES = {
    "unknown_sex_share": (
        "kbli_version",
        Text("Owner's sex unknown", "Pemilik tanpa jenis kelamin"),
    ),
    "share_internet": (
        "access_score",
        Text("MSMEs with any internet signal", "UMKM dengan sinyal internet"),
    ),
}
# Numbers of layers of version 0.x, told by their boundaries, that describe a unit or a row.
_UNITS = "boundary"
_NO_VALUES = frozenset(
    {
        *("population", "official_km2", "sectors_in_scope", "small_base"),
        *("coverage", "withheld", "villages", "reading_sure"),
    }
)
# A map of a pack drew a share as it is read; the stored one is the same.
_STORED, _SHOWN = "value", "value_shown"


def indicator_field(indicator: Indicator, name: str | None = None) -> Field:
    """Return the field of an indicator.

    Args:
        name: of the column; the indicator's id where None.
    """
    display = Display.PLAIN
    if indicator.display_factor == _HUNDRED:
        display = Display.POINTS if indicator.unit.en == _POINTS else Display.PERCENT
    return Field(
        name or indicator.id,
        indicator=indicator.id,
        label=indicator.name,
        unit=indicator.unit,
        display=display,
        decimals=indicator.decimals,
        direction=indicator.direction,
        rule=indicator.rule,
        centre=indicator.classes.centre,
    )


def variable_field(variable: VariableDefinition, name: str | None = None) -> Field:
    """Return the field of a harmonised variable.

    Args:
        name: of the column; the variable's name where None.
    """
    # Other units are named in English alone.
    unit = Text(variable.unit, variable.unit) if variable.unit in _SHORT_UNITS else None
    decimals = 0 if variable.kind in {Kind.COUNT, Kind.FLAG} else None
    return Field(name or variable.name, label=variable.label, unit=unit, decimals=decimals)


def from_dataset(fields: Iterable[Field], dataset: Dataset | None) -> list[Field]:
    """Return fields that say their dataset and period, as far as there is a dataset."""
    if dataset is None:
        return list(fields)
    return [
        replace(one, period=dataset.reference_period or None, dataset=dataset.id)
        if one.role in {Role.VALUE, Role.BASE}
        else one
        for one in fields
    ]


def known_field(name: str, beside: Collection[str]) -> Field | None:
    """Return what the catalogue, or an earlier version of the plugin, calls so.

    Args:
        name: of a column; case does not matter.
        beside: the names of all columns.
    """
    from .load import Catalogue

    low = name.casefold()
    catalogue = Catalogue.load()
    found = _ids().get(low)
    if found is not None:
        return indicator_field(found, name)
    if (low in _NO_VALUES and _UNITS in beside) or (low == _STORED and _SHOWN in beside):
        return Field(name, Role.BASE)
    mark = next((one for one in _EARLIER if one in beside), None)
    if mark is None:
        return None
    names = {**_EARLIER[mark], **(_OF_SECTOR if _SECTOR in beside else {})}
    if low in names:
        return indicator_field(catalogue.indicators[names[low]], name)
    return _earlier_share(low, name, mark, catalogue)


def earlier_pack_map(shows: str, names: Collection[str]) -> tuple[Field, ...]:
    """Return the fields of a map of a pack, as version 0.x put it into projects.

    Such a layer has units joined with `value` and `status`, and where a share is shown as
    per cent, `value_shown` beside it.

    Args:
        shows: what the layer says of itself: JSON of indicator (with `:sector`), dataset, level.
        names: of its columns.

    Returns:
        Nothing where `shows` is not that.
    """
    try:
        name, dataset, _level = json.loads(shows)
    except (ValueError, TypeError):
        return ()
    indicator, _, sector = str(name).partition(":")
    scaled = _SHOWN in names
    marks = _EARLIER if scaled or sector else [""]
    column = f"{indicator}_{sector}" if sector else indicator
    found = (known_field(one, (mark,)) for one in (column, indicator) for mark in marks)
    one = next(filter(None, found), None) or Field(indicator)
    one = replace(one, name=_STORED, role=Role.VALUE, dataset=str(dataset), sector=sector or None)
    if scaled:
        digits = one.decimals
        one = replace(
            one,
            name=_SHOWN,
            unit=Text("%", "%"),
            display=Display.PLAIN,
            decimals=None if digits is None else Display.PERCENT.decimals(digits),
            centre=None if one.centre is None else one.centre * _HUNDRED,
        )
    about = [Field(name, Role.BASE) for name in ("official_km2", "population")]
    held = [Field(_STORED, Role.BASE, of=one.name)] if scaled else []
    return (one, *held, Field("status", Role.NOTE, of=one.name), status_field(one.name), *about)


def _earlier_share(low: str, name: str, mark: str, catalogue: Catalogue) -> Field | None:
    share, label = _SHARES.get(low, ("", None))
    if share == mark:
        return Field(name, label=label, unit=Text("%", "%"), display=Display.PERCENT)
    sector = _BY_SECTOR.fullmatch(low)
    if sector is None or mark != "kbli_version":
        return None
    one = indicator_field(catalogue.indicators[_OF_SECTOR[sector[1]]], name)
    return one.of_sector(sector[2].upper())


@lru_cache(maxsize=1)
def _ids() -> dict[str, Indicator]:
    from .load import Catalogue

    catalogue = Catalogue.load()
    held = (*catalogue.indicators.values(), *catalogue.variants.values())
    return {one.id.casefold(): one for one in held}
