"""Which maps a pack offers, and how each is classed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..catalogue.fields import known_field
from ..catalogue.load import Catalogue
from ..classes.method import Method
from ..classify import classify
from ..measures.field import Display
from .errors import NoSuchMapError
from .model import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..classify import Classification
    from .model import Contents

MOST = 12
_OF = ["level", "dataset", "indicator", "sector", "sex", "size"]
_QUOTIENT = "lq"
_KBLI = "kbli_version"


@dataclass(frozen=True)
class PackMap:
    """One map of a pack: which observations, and their classes.

    factor: what a stored value is multiplied by when shown (100: per cent).
    palette: a token of `styling.palettes.Palette`.
    titles: language -> what people call the indicator.
    units: language -> its unit, "" where it says none.
    """

    level: str
    dataset: str
    indicator: str
    period: str
    sector: str
    sex: str
    size: str
    titles: dict[str, str]
    units: dict[str, str]
    factor: float
    palette: str
    classes: Classification


def maps_of(contents: Contents, asked: Sequence[str] = ()) -> tuple[tuple[PackMap, ...], int]:
    """Choose the maps of a pack, each of its latest period.

    Args:
        asked: indicators, or `indicator:sector` such as `lq:C`; where empty,
            the first ones that are of all sectors together.

    Returns:
        The maps, and how many more the pack offers.

    Raises:
        NoSuchMapError: an indicator that the pack does not hold.
    """
    table = contents.observations
    keys = table[_OF].astype(str).agg(tuple, axis=1)
    groups = list(table.groupby(keys, sort=False))
    offered = {f"{key[2]}:{key[3]}".rstrip(":") for key, _ in groups}
    lacking = [one for one in asked if one not in offered]
    if lacking:
        raise NoSuchMapError(indicator=", ".join(lacking), known=", ".join(sorted(offered)))
    chosen = [
        _map(contents, key, rows)
        for key, rows in groups
        if _is_wanted(key, asked) and rows["value"].notna().any()
    ]
    shown = chosen if asked else chosen[:MOST]
    return tuple(shown), len(groups) - len(shown)


def _is_wanted(key: tuple[str, ...], asked: Sequence[str]) -> bool:
    _, _, indicator, sector, sex, size = key
    if sex or size:
        return False
    if asked:
        return f"{indicator}:{sector}".rstrip(":") in asked
    return not sector


def _map(contents: Contents, key: tuple[str, ...], rows: pd.DataFrame) -> PackMap:
    level, dataset, indicator, sector, sex, size = key
    period = rows["period"].max()
    rows = rows[rows["period"] == period]
    known = Catalogue.load().indicators.get(indicator)
    about = contents.indicators.set_index("id")
    titles = {
        language: str(about[f"name_{language}"].get(indicator) or indicator)
        for language in ("en", "id")
    }
    written = _written(contents, key)
    unit = "%" if written is Display.PERCENT else ""
    units = {
        language: str(about[f"unit_{language}"].get(indicator) or unit) for language in ("en", "id")
    }
    factor = known.display_factor if known else written.factor
    method, count = Method.JENKS, 5
    centre, palette = None, "auto"
    if known is not None:
        method, count = Method(known.classes.method), known.classes.count
        centre, palette = known.classes.centre, known.palette
    if indicator == _QUOTIENT:
        method, count, centre = Method.DIVERGING, 6, 1.0
    return PackMap(
        level=level,
        dataset=dataset,
        indicator=indicator,
        period=period,
        sector=sector,
        sex=sex,
        size=size,
        titles=titles,
        units=units,
        factor=factor,
        palette=palette,
        classes=classify(
            rows["value"].astype(float) * factor,
            method=method,
            classes=count,
            status=rows["status"],
            centre=centre,
        ),
    )


def _written(contents: Contents, key: tuple[str, ...]) -> Display:
    """Return how the values were written in the layer that they came from."""
    _, dataset, indicator, sector, *_ = key
    table, about = contents.observations, contents.datasets.set_index("id")
    beside = set(table.loc[table["dataset"] == dataset, "indicator"])
    if _KBLI in about and not unknown(about[_KBLI].get(dataset)):
        beside.add(_KBLI)
    field = f"{indicator}_{sector}" if sector else indicator
    found = known_field(field.casefold(), beside)
    return (found.display if found else None) or Display.PLAIN
