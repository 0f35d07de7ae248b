"""The sets of units that are known by a code and a name, and how tables are matched with them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from ..paths import resource
from .gazetteer import CodeList, Gazetteer, Vintage
from .levels import Level
from .named_matching import match_named
from .named_units import NamedUnits
from .systems import CodeSystem
from .unit_sets import Districts

if TYPE_CHECKING:
    from .matching import MatchInput, MatchReport


# The lists of before number provinces otherwise.
_OLDEST = 1990
_SUBDISTRICT_DIGITS = 6


@dataclass(frozen=True)
class NamedSet(NamedUnits):
    """Named units that tables are matched with."""

    def match(
        self, table: MatchInput, *, system: CodeSystem | None = None, vintage: int | None = None
    ) -> MatchReport:
        """Match the rows of a table to the units; see `named_matching`."""
        return match_named(table, self, system=system, vintage=vintage)


@lru_cache(maxsize=1)
def provinces() -> NamedSet:
    """Return the 38 provinces of today, by BPS code, with the lists since 1990."""
    gazetteer = Gazetteer.load()
    known = gazetteer.units
    own = known.drop_duplicates("province_code").set_index("province_code").sort_index()
    units = pd.DataFrame(
        {
            "name": own["province"],
            "label": own["province"],
            "province": own["province"],
            "kemendagri_code": own["kemendagri_code"].str[:2],
        }
    )
    return NamedSet(
        Level.PROVINCE,
        units,
        aliases={
            str(code): tuple(filter(None, text.split("|")))
            for code, text in own["province_aliases"].items()
        },
        lists=tuple(
            _province_list(one, gazetteer) for one in gazetteer.lists if one.vintage.year >= _OLDEST
        ),
    )


def _province_list(listed: CodeList, gazetteer: Gazetteer) -> CodeList:
    """Bring a list of districts to their provinces.

    A province of then is carried on by that of today which bears the name of most of its
    districts before the split of 2022: Papua of 2000 by Papua.
    """
    known = gazetteer.units
    today, before = known["province_code"].to_dict(), known["province_2020"].to_dict()
    code_of = dict(zip(known["province"], known["province_code"]))
    groups: dict[str, list[str]] = {}
    for code, held in listed.units.items():
        groups.setdefault(code[:2], []).extend(held)
    newest = max(one.vintage.year for one in gazetteer.lists) - 1
    units: dict[str, tuple[str, ...]] = {}
    heir: dict[str, str] = {}
    names: dict[str, str] = {}
    for code, members in groups.items():
        parts = Counter(today[unit] for unit in members)
        name = Counter(before[unit] for unit in members).most_common(1)[0][0]
        recent = listed.vintage.year >= newest
        carried = parts.most_common(1)[0][0] if recent else code_of[name]
        units[code] = tuple(sorted(parts, key=lambda one: (one != carried, one)))
        heir[code], names[code] = carried, name
    return CodeList(vintage=listed.vintage, units=units, heir=heir, names=names)


@lru_cache(maxsize=1)
def subdistricts() -> NamedSet:
    """Return the 7,285 subdistricts of 2025, by their Kemendagri code.

    Raises:
        ResourceMissingError: the plugin's own file is not there.
    """
    path = resource("reference", "subdistricts.gpkg")
    columns = ("code", "name", "parent", "district", "province")
    query = "SELECT kemendagri_code, name, bps_code, district, province FROM subdistrict"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        rows = file.execute(query).fetchall()
    units = pd.DataFrame(rows, columns=columns, dtype=object).set_index("code").sort_index()
    return named_subdistricts(units, Districts(Gazetteer.load()))


def named_subdistricts(units: pd.DataFrame, above: Districts) -> NamedSet:
    """Return subdistricts of any layer.

    Args:
        units: index of codes; name and parent, the BPS code of the district.
    """
    held = above.labels.reindex(units["parent"]).fillna("").to_numpy(object)
    label = [f"{name}, {within}" if within else name for name, within in zip(units["name"], held)]
    by_digits = {str(code).replace(".", ""): str(code) for code in units.index}
    kemendagri = {key: code for key, code in by_digits.items() if len(key) == _SUBDISTRICT_DIGITS}
    listed = CodeList(
        vintage=Vintage(CodeSystem.KEMENDAGRI, 2025),
        units={key: (code,) for key, code in kemendagri.items()},
        heir=kemendagri,
        names={key: str(units.at[code, "name"]) for key, code in kemendagri.items()},
    )
    split = {
        str(code): tuple(name.split("/")) for code, name in units["name"].items() if "/" in name
    }
    return NamedSet(
        Level.SUBDISTRICT,
        units.assign(label=label),
        aliases=split,
        lists=(listed,) if kemendagri else (),
        above=above,
    )


def zones(codes: pd.Series, names: pd.Series, attributes: pd.DataFrame) -> NamedSet:
    """Return the zones of a layer of any polygons.

    Args:
        codes, names: of each zone, text; codes are unique.
        attributes: the layer's other columns. Those of text that say the same of several zones
            may tell what a zone lies in.
    """
    index = pd.Index(codes.astype(str))
    units = attributes.set_axis(index).assign(name=names.to_numpy(), label=names.to_numpy())
    within = tuple(
        str(column)
        for column in attributes.columns
        if attributes[column].map(lambda one: isinstance(one, str)).any()
        and attributes[column].nunique() < len(units)
    )
    return NamedSet(Level.ZONE, units, within=within)
