"""Which maps a pack offers, and how each is classed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..catalogue.load import Catalogue
from ..classes.method import Method
from ..classify import classify
from ..measures.field import Direction, Role
from .errors import NoSuchMapError
from .pack_series import keys_of, read_series
from .schema import SERIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from ..classify import Classification
    from ..measures.field import Field, Fields
    from ..measures.schema import About
    from .model import Contents
    from .pack_series import Key

    Rows = dict[tuple[str, Key], pd.DataFrame]

MOST = 12
_DIVERGING = 6


@dataclass(frozen=True)
class Series:
    """One series of a pack at one level.

    key: as `schema.SERIES`; name: of the column that it came from.
    field: what it is; fields, about: the schema of the layer that shows it.
    """

    level: str
    key: Key
    name: str
    field: Field
    fields: Fields
    about: About

    @property
    def calls(self) -> frozenset[str]:
        """Return the names that a person may ask for it by: `A12_lq:C`, `lq:C`, `lq_c`."""
        sector = self.field.sector or ""
        names = (self.key[SERIES.index("indicator")], self.field.indicator or "", self.name)
        own = self.name.casefold()
        short = own.removesuffix(f"_{sector.casefold()}") if sector else own
        by_sector = (f"{one}:{sector}".rstrip(":").casefold() for one in (*names, short))
        return frozenset((own, *by_sector))


@dataclass(frozen=True)
class PackMap:
    """One map of a pack: which observations, and their classes.

    palette: a token of `styling.palettes.Palette`.
    classes: of the stored values; None for a category.
    """

    series: Series
    palette: str
    classes: Classification | None


def maps_of(contents: Contents, asked: Sequence[str] = ()) -> tuple[tuple[PackMap, ...], int]:
    """Choose the maps of a pack, each of its latest period.

    Args:
        asked: indicators, or `indicator:sector` such as `A12_lq:C`, or names of columns that
            they came from; where empty, the first ones that are of all sectors together.

    Returns:
        The maps, and how many more the pack offers.

    Raises:
        NoSuchMapError: an indicator that the pack does not hold.
    """
    rows = _rows(contents)
    latest = _latest(contents, rows)
    offered = frozenset().union(*(one.calls for one in latest))
    wanted = [one.casefold() for one in asked]
    lacking = [one for one in asked if one.casefold() not in offered]
    if lacking:
        known = sorted({f"{one.key[1]}:{one.key[3]}".rstrip(":") for one in latest})
        raise NoSuchMapError(indicator=", ".join(lacking), known=", ".join(known))
    chosen = [one for one in latest if _is_wanted(one, wanted)]
    shown = chosen if asked else chosen[:MOST]
    return tuple(_map(one, rows[one.level, one.key]) for one in shown), len(latest) - len(shown)


def map_of(contents: Contents, name: str, of: tuple[str, str, str]) -> PackMap | None:
    """Return one map again, None where the pack holds it no more.

    Args:
        name: as a person may ask for it.
        of: dataset, level and period.
    """
    rows = _rows(contents)
    for one in _all_series(contents, rows):
        same = (one.key[0], one.level, one.field.period or "") == of
        if same and name.casefold() in one.calls:
            return _map(one, rows[one.level, one.key])
    return None


def _latest(contents: Contents, rows: Rows) -> list[Series]:
    """Return the series, each in its latest period, in the pack's order."""
    found: dict[tuple[object, ...], list[Series]] = {}
    for one in _all_series(contents, rows):
        found.setdefault((one.level, one.field.role, *one.field.series), []).append(one)
    return [one for held in found.values() for one in _of_last_period(held)]


def _all_series(contents: Contents, rows: Rows) -> Iterator[Series]:
    """Yield the series that hold anything."""
    fields = contents.fields
    told = dict(zip(keys_of(fields), zip(fields["name"], fields["schema"])))
    for (level, key), held in rows.items():
        if held[["value", "text"]].notna().to_numpy().any():
            name, schema = told[key]
            yield Series(level, key, name, *read_series(schema))


def _of_last_period(held: list[Series]) -> list[Series]:
    """Return the latest; two that are called alike in one period are no years of one thing."""
    last = max(one.field.period or "" for one in held)
    return [one for one in held if (one.field.period or "") == last]


def _rows(contents: Contents) -> Rows:
    table = contents.observations
    groups = table.groupby(["level", *SERIES], sort=False)
    return {(str(level), tuple(map(str, key))): rows for (level, *key), rows in groups}


def _is_wanted(one: Series, asked: Sequence[str]) -> bool:
    if asked:
        return not one.calls.isdisjoint(asked)
    told = one.field
    of_all = not (told.sector or told.sex or told.size)
    return of_all and (told.role is Role.VALUE or bool(told.categories))


def _map(one: Series, rows: pd.DataFrame) -> PackMap:
    told = one.field
    known = Catalogue.load().indicators.get(told.indicator or "")
    if told.role.is_text:
        return PackMap(one, "auto", None)
    method, count, palette = Method.JENKS, 5, "auto"
    if known is not None:
        method, count, palette = Method(known.classes.method), known.classes.count, known.palette
    elif told.centre is not None:
        method, count = Method.DIVERGING, _DIVERGING
    elif told.direction is not None and told.direction is not Direction.NEUTRAL:
        palette = told.direction.value
    return PackMap(
        one,
        palette,
        classify(
            rows["value"].astype(float),
            method=method,
            classes=count,
            status=rows["status"],
            centre=told.centre,
        ),
    )
