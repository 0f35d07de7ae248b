"""Layers of provinces, of subdistricts and of zones brought to the form of our units.

Districts, which have two codes and a history, are read by `boundaries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Part, Silent
from ..tables.column_texts import Column
from .boundaries import mended_shapes, polygonal_features, united
from .errors import (
    FieldNotInLayerError,
    NoDistrictsFoundError,
    NoSubdistrictsFoundError,
    ZonesWithoutIdError,
)
from .layer_columns import CodeDepth, text_cells
from .levels import Level
from .matching import MatchInput
from .named_sets import provinces, subdistricts
from .recognition import recognise_units
from .systems import CodeSystem

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd

    from ..progress import Progress
    from .gazetteer import Gazetteer

_MOST, _HALF = 0.8, 0.5
_NAME_WORDS = ("name", "nama", "nm", "label", "title", "wadm")
# BPS gives lakes and forests these last digits of seven.
_WATER_FOREST = ("888", "999", "000")
_SUBDISTRICT_DIGITS = {6: CodeSystem.KEMENDAGRI, 7: CodeSystem.BPS}

UNITED = QT_TRANSLATE_NOOP(
    "core", "{features} features were united into {units} units, as the field “{field}” says."
)
WITHOUT_ID = QT_TRANSLATE_NOOP(
    "core", "{count} features have nothing in the field “{field}” and were left out."
)


@dataclass(frozen=True)
class LevelLayer:
    """Units of one level, EPSG:4326.

    units: one row per unit in order of code: `bps_code` (its code, whatever numbers it), `name`,
        `level`, what is known beside, `area_km2`, `part_km2` and `geometry`.
    code_field: what the column with the codes is called where it is written.
    """

    units: gpd.GeoDataFrame
    code_field: str
    notes: tuple[Message, ...] = ()


def read_zones(
    frame: gpd.GeoDataFrame,
    *,
    crs: str,
    id_field: str,
    name_field: str | None = None,
    progress: Progress | None = None,
) -> LevelLayer:
    """Read any polygons with an id as units.

    Args:
        frame: one row per feature; None where NULL.
        crs: of the geometries, as WKT or `EPSG:4326`, empty where unknown.
        id_field: what tells the zones apart; features of one id are one zone.
        name_field: what they are called; found by its content if None.

    Raises:
        FieldNotInLayerError: there is no such field.
        ZonesWithoutIdError: no feature has an id.
        NoFeaturesError, BoundaryCrsMissingError, OutsideCrsError, CrsNotUnderstoodError:
            see `boundaries.read_boundaries`.
        CancelledError: the work was stopped.
    """
    progress = progress or Silent()
    polygonal = polygonal_features(frame, crs)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    for name in filter(None, (id_field, name_field)):
        if name not in attributes:
            raise FieldNotInLayerError(field=name, fields=", ".join(attributes.columns))
    cells = text_cells(attributes)
    with_id = cells[id_field].ne("").to_numpy()
    kept = polygonal & with_id
    if not kept.any():
        raise ZonesWithoutIdError(field=id_field)
    shapes, _ = mended_shapes(frame, kept, crs, Part(progress, 0.0, 0.6), anywhere=True)
    land = ~shapely.is_empty(shapes)
    cells = cells[kept][land]
    codes = cells[id_field]
    names = cells[name_field or _name_field(cells, id_field)]
    beside = cells.drop(columns=[c for c in cells if c.casefold() in _OWN_COLUMNS])
    known = beside.assign(
        name=names.where(names.ne(""), codes), level=Level.ZONE.value, bps_code=codes
    )
    known = known.drop_duplicates("bps_code").set_index("bps_code")
    units = united(shapes[land], codes.tolist(), known, Part(progress, 0.6, 1.0))
    notes = []
    lost = int((polygonal & ~with_id).sum())
    if lost:
        notes.append(Message(WITHOUT_ID, {"count": lost, "field": id_field}, warns=True))
    if len(units) < len(codes):
        values = {"features": len(codes), "units": len(units), "field": id_field}
        notes.append(Message(UNITED, values))
    return LevelLayer(units, "code", tuple(notes))


_OWN_COLUMNS = frozenset(
    {"bps_code", "name", "level", "area_km2", "part_km2", "geometry", "boundary", "code_field"}
)


def _name_field(cells: pd.DataFrame, id_field: str) -> str:
    """Return the first field of distinct words, one that is called a name before others."""
    worded = [
        str(column)
        for column in cells.columns
        if column != id_field
        and cells[column].map(lambda text: text.upper() != text.lower()).mean() >= _MOST
        and cells[column].nunique() >= _HALF * cells[id_field].nunique()
    ]
    called = [one for one in worded if any(word in one.casefold() for word in _NAME_WORDS)]
    return next(iter([*called, *worded]), id_field)


def read_provinces(
    frame: gpd.GeoDataFrame, *, crs: str, progress: Progress | None = None
) -> LevelLayer:
    """Read a layer of provinces, recognised by their names or codes in any field.

    Raises:
        NoDistrictsFoundError: no field names provinces.
        NoFeaturesError and others: see `boundaries.read_boundaries`.
    """
    progress = progress or Silent()
    polygonal = polygonal_features(frame, crs)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    cells = text_cells(attributes)[polygonal].reset_index(drop=True)
    codes = _province_of(cells)
    shapes, _ = mended_shapes(frame, polygonal, crs, Part(progress, 0.0, 0.6))
    kept = codes.ne("").to_numpy() & ~shapely.is_empty(shapes)
    if kept.sum() < _HALF * len(cells):
        raise NoDistrictsFoundError(fields=", ".join(cells.columns))
    known = provinces().units.assign(level=Level.PROVINCE.value).drop(columns="label")
    units = united(shapes[kept], codes[kept].tolist(), known, Part(progress, 0.6, 1.0))
    return LevelLayer(units, "bps_code")


def _province_of(cells: pd.DataFrame) -> pd.Series[str]:
    known = provinces()
    columns = [Column(str(name), "", *2 * [_texts(cells[name])]) for name in cells.columns]
    names = _best(columns, known.is_name)
    codes = _best(columns, known.is_code) if names is None else None
    if names is None and codes is None:
        return pd.Series("", index=cells.index, dtype=object)
    report = known.match(
        MatchInput(
            name=None if names is None else cells[names],
            code=None if codes is None else cells[codes],
        )
    )
    return report.rows["bps_code"]


def _texts(cells: pd.Series) -> list[str]:
    return [text for text in cells.unique() if text]


def _best(columns: list[Column], test: Callable[[str], bool]) -> str | None:
    """Return the field of which most texts meet a test, if most of them do."""
    shares = [(one.share(test, least=_MOST), one.header) for one in columns]
    share, header = max(shares, key=lambda one: one[0], default=(0.0, ""))
    return header if share >= _MOST else None


def read_subdistricts(
    frame: gpd.GeoDataFrame,
    gazetteer: Gazetteer,
    *,
    crs: str,
    system: CodeSystem | None = None,
    progress: Progress | None = None,
) -> LevelLayer:
    """Read a layer of subdistricts, each in its district.

    Raises:
        NoSubdistrictsFoundError: no field holds codes of subdistricts.
        NoDistrictsFoundError and others: see `boundaries.read_boundaries`.
    """
    progress = progress or Silent()
    polygonal = polygonal_features(frame, crs)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)).reset_index(drop=True)
    attributes = attributes[polygonal].reset_index(drop=True)
    recognised = recognise_units(attributes, gazetteer, system=system)
    cells = text_cells(attributes)
    field, system = _subdistrict_field(cells)
    if field is None or recognised.depth is CodeDepth.DISTRICT:
        raise NoSubdistrictsFoundError(fields=", ".join(cells.columns))
    shapes, _ = mended_shapes(frame, polygonal, crs, Part(progress, 0.1, 0.6))
    codes = cells[field].map(lambda text: text.upper().removeprefix("ID"))
    kept = codes.ne("").to_numpy() & recognised.bps_code.ne("").to_numpy()
    kept &= ~shapely.is_empty(shapes)
    if system is CodeSystem.BPS:
        kept &= ~codes.str.endswith(_WATER_FOREST).to_numpy()
    small = subdistricts()
    columns = [
        Column(str(name), "", *2 * [_texts(cells[name])])
        for name in cells.columns
        if cells[name].nunique() >= _HALF * len(cells)
    ]
    names = max(columns, key=lambda one: one.share(small.is_name), default=None)
    named = codes if names is None else cells[names.header]
    parents = recognised.bps_code.to_numpy(object)
    known = pd.DataFrame(
        {
            "bps_code": codes,
            "name": named.to_numpy(object),
            "parent": parents,
            "level": Level.SUBDISTRICT.value,
            "district": gazetteer.units["name"].reindex(parents).to_numpy(object),
            "province": gazetteer.units["province"].reindex(parents).to_numpy(object),
        }
    )[kept]
    known = known.drop_duplicates("bps_code").set_index("bps_code")
    units = united(shapes[kept], codes[kept].tolist(), known, Part(progress, 0.6, 1.0))
    code_field = {CodeSystem.BPS: "bps_code", CodeSystem.KEMENDAGRI: "kemendagri_code"}
    return LevelLayer(units, code_field.get(system or CodeSystem.BPS, "code"))


def _subdistrict_field(cells: pd.DataFrame) -> tuple[str | None, CodeSystem | None]:
    """Return the field with codes of subdistricts, and who numbers with so many digits."""
    for digits, system in _SUBDISTRICT_DIGITS.items():
        for column in cells.columns:
            texts = np.array([sum(map(str.isdigit, text)) for text in _texts(cells[column])])
            plain = cells[column].map(lambda text: text.replace(".", "").upper().removeprefix("ID"))
            if (
                len(texts)
                and (texts == digits).mean() >= _MOST
                and plain.str.isdecimal().mean() >= _MOST
            ):
                return str(column), system
    return None, None
