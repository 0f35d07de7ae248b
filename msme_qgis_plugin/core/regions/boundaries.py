"""Official boundaries of any make brought to one form.

Features become districts with both codes, lakes and forests are set apart,
geometries are repaired, and what the layer lacks is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..messages import QT_TRANSLATE_NOOP, Message
from ..overlay.geodesy import WGS84, areas_m2, equal_area, way_between
from ..overlay.polygons.coverage import find_overlaps
from ..overlay.repair import dissolve, repair
from ..progress import Part, Silent
from .agreement import check_areas
from .errors import BoundaryCrsMissingError, NoFeaturesError, OutsideIndonesiaError
from .layer_columns import CodeDepth
from .recognition import RecognisedUnits, recognise_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..progress import Progress
    from .gazetteer import Gazetteer
    from .systems import CodeSystem

    Shapes = NDArray[np.object_]

__all__ = [
    "BoundaryLayer",
    "RecognisedUnits",
    "read_boundaries",
    "recognise_units",
    "unknown_notes",
]

# Generous: the seas around belong to some official layers.
_WEST, _SOUTH, _EAST, _NORTH = 90.0, -15.0, 146.0, 12.0
_M2_PER_KM2 = 1e6
_OVERLAP_KM2 = 1.0
_AT_ONCE = 32
_SHOWN = 5
_POLYGONAL = (3, 6, 7)
UNIT_COLUMNS = (*("bps_code", "kemendagri_code", "name", "type"), *("province", "province_code"))

_NO_POLYGON = QT_TRANSLATE_NOOP("core", "{count} features have no polygon and were left out.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "Not recognised: {label}. {message}")
_ALIKE_UNKNOWN = QT_TRANSLATE_NOOP(
    "core", "{count} features were not recognised: {labels}. {message}"
)
_MORE_UNKNOWN = QT_TRANSLATE_NOOP("core", "{count} more features were not recognised.")
_UNITED = QT_TRANSLATE_NOOP(
    "core",
    "{count} district(s) came in several features, which were united: "
    "{names}. Features of one name that are different districts need a field "
    "of codes.",
)
_UNITED_FINER = QT_TRANSLATE_NOOP(
    "core",
    "The layer holds subdistricts or villages: {features} features were "
    "united into {units} districts, as their codes say.",
)
_OVERLAPS = QT_TRANSLATE_NOOP(
    "core",
    "{count} pairs of districts overlap by more than 1 km² and were left so. The largest: {pairs}.",
)
_MISSING_PROVINCES = QT_TRANSLATE_NOOP(
    "core", "The layer has no district of these provinces: {provinces}."
)
_MISSING = QT_TRANSLATE_NOOP(
    "core", "Of the provinces in the layer {count} district(s) have no feature: {names}."
)
_SPLIT = QT_TRANSLATE_NOOP(
    "core",
    "Some of these were split from a district that the layer has, and are "
    "probably drawn as part of it: {pairs}.",
)


@dataclass(frozen=True)
class BoundaryLayer:
    """An official layer brought to our form, EPSG:4326.

    units: one row per district in the order of `bps_code`: `bps_code`,
        `kemendagri_code`, `name`, `type`, `province`, `province_code`,
        `area_km2` and `part_km2` (the largest part) on the ellipsoid, and
        `geometry`, valid multipolygons.
    pseudo: lakes and forests: `code`, `name`, `area_km2`, `geometry`.
    recognised: what each feature with a polygon is.
    repaired: number of features whose geometry was repaired.
    missing: BPS 2024 codes of districts that the layer has no land for.
    """

    units: gpd.GeoDataFrame
    pseudo: gpd.GeoDataFrame
    recognised: RecognisedUnits
    repaired: int
    missing: tuple[str, ...]
    notes: tuple[Message, ...]


def read_boundaries(
    frame: gpd.GeoDataFrame,
    gazetteer: Gazetteer,
    *,
    crs: str,
    system: CodeSystem | None = None,
    progress: Progress | None = None,
) -> BoundaryLayer:
    """Bring an official layer to our form.

    Args:
        frame: one row per feature; None where NULL.
        crs: of the geometries, as WKT or `EPSG:4326`, empty where unknown.
        system: whose codes the layer carries, where it cannot tell itself.

    Raises:
        NoFeaturesError: no feature has a polygon.
        BoundaryCrsMissingError: the layer says no CRS.
        OutsideIndonesiaError: the coordinates lie elsewhere.
        OutsideCrsError, CrsNotUnderstoodError: see `way_between`.
        NoDistrictsFoundError, ProvinceLayerError, CodeFieldsDisagreeError,
            AmbiguousCodeSystemError: see `recognise_units`.
        LargerUnitsError: see `check_areas`.
        CancelledError: the work was stopped.
    """
    progress = progress or Silent()
    polygonal = polygonal_features(frame, crs)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    attributes = attributes.reset_index(drop=True)[polygonal]
    recognised = recognise_units(
        attributes, gazetteer, system=system, progress=Part(progress, 0.0, 0.1)
    )

    shapes, repaired = mended_shapes(frame, polygonal, crs, Part(progress, 0.1, 0.6))
    land = ~shapely.is_empty(shapes)
    in_unit = recognised.bps_code.ne("").to_numpy() & land
    units = united(
        shapes[in_unit],
        recognised.bps_code[in_unit].tolist(),
        gazetteer.units[list(UNIT_COLUMNS)],
        Part(progress, 0.6, 0.9),
    )
    check_areas(units, gazetteer)
    pseudo = recognised.pseudo.to_numpy() & land
    present = set(units["bps_code"])
    missing = [c for c in gazetteer.units.index if c not in present]
    notes = [
        *recognised.notes,
        *_lost_notes(int((~polygonal).sum() + (~land).sum())),
        *_united_notes(recognised, gazetteer),
        *_overlap_notes(units, gazetteer, Part(progress, 0.9, 1.0)),
        *_missing_notes(missing, present, gazetteer),
    ]
    return BoundaryLayer(
        units=units,
        pseudo=_pseudo(shapes[pseudo], recognised.labels[pseudo]),
        recognised=recognised,
        repaired=repaired,
        missing=tuple(missing),
        notes=tuple(notes),
    )


def unknown_notes(unknown: pd.DataFrame, *, most: int) -> list[Message]:
    """Say which features are no district, and no lake.

    Features with the same thing wrong share a sentence.

    Args:
        unknown: as in `RecognisedUnits`. A feature without code and name is
            told by its place in the layer, the first being #1.
        most: so many features are named, the others are counted.
    """
    alike: dict[str, list[str]] = {}
    messages: dict[str, Message] = {}
    for number, code, name, message in unknown.head(most)[["code", "name", "message"]].itertuples():
        label = f"{code} {name}".strip() or f"#{number + 1}"
        alike.setdefault(str(message), []).append(label)
        messages[str(message)] = message
    notes = [_unknown_note(labels, messages[text]) for text, labels in alike.items()]
    if len(unknown) > most:
        more = {"count": len(unknown) - most}
        notes.append(Message(_MORE_UNKNOWN, more, warns=True))
    return notes


def _unknown_note(labels: list[str], message: Message) -> Message:
    if len(labels) == 1:
        one = {"label": labels[0], "message": message}
        return Message(_UNKNOWN, one, warns=True)
    several = {"count": len(labels), "labels": ", ".join(labels)}
    return Message(_ALIKE_UNKNOWN, {**several, "message": message}, warns=True)


def _to_wgs84(shapes: Shapes, crs: str, progress: Progress) -> Shapes:
    way = way_between(crs, WGS84)
    result = np.empty(len(shapes), dtype=object)
    for start in range(0, len(shapes), _AT_ONCE):
        progress.step(start / len(shapes))
        some = slice(start, start + _AT_ONCE)
        result[some] = shapely.transform(shapes[some], way)
    return result


def _check_place(shapes: Shapes) -> None:
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    inside = _WEST <= west <= east <= _EAST
    if not (inside and _SOUTH <= south <= north <= _NORTH):
        raise OutsideIndonesiaError(west=west, south=south, east=east, north=north)


def polygonal_features(frame: gpd.GeoDataFrame, crs: str) -> NDArray[np.bool_]:
    """Return which features have a polygon.

    Raises:
        NoFeaturesError: none has.
        BoundaryCrsMissingError: the layer says no CRS.
    """
    shapes = np.asarray(frame.geometry, dtype=object)
    polygonal = np.isin(shapely.get_type_id(shapes), _POLYGONAL)
    polygonal &= ~shapely.is_empty(shapes)
    if not polygonal.any():
        raise NoFeaturesError(count=len(frame))
    if not crs:
        raise BoundaryCrsMissingError
    return polygonal


def mended_shapes(
    frame: gpd.GeoDataFrame,
    kept: NDArray[np.bool_],
    crs: str,
    progress: Progress,
    *,
    anywhere: bool = False,
) -> tuple[Shapes, int]:
    """Return some features' polygons valid and in EPSG:4326, and how many were repaired.

    Args:
        anywhere: the units are not Indonesia's.

    Raises:
        OutsideIndonesiaError: the coordinates lie elsewhere.
        OutsideCrsError, CrsNotUnderstoodError: see `way_between`.
        CancelledError: the work was stopped.
    """
    shapes = _to_wgs84(
        np.asarray(frame.geometry, dtype=object)[kept], crs, Part(progress, 0.0, 0.4)
    )
    if not anywhere:
        _check_place(shapes)
    shapes, repaired = repair(shapes, progress=Part(progress, 0.4, 1.0))
    return shapes, int(repaired.sum())


def united(
    shapes: Shapes, codes: list[str], known: pd.DataFrame, progress: Progress
) -> gpd.GeoDataFrame:
    """Unite the features of each unit and measure it.

    Args:
        codes: the unit of each feature.
        known: columns of text by unit.

    Returns:
        One row per unit in order of code: `bps_code` (its code), the columns of `known`,
        `area_km2` and `part_km2` (the largest part) on the ellipsoid, and `geometry`.
    """
    labels, whole = dissolve(shapes, codes, progress=progress)
    parts, owner = shapely.get_parts(whole, return_index=True)
    part_km2 = areas_m2(parts, WGS84) / _M2_PER_KM2
    largest = np.zeros(len(labels))
    np.maximum.at(largest, owner, part_km2)
    told = known.loc[labels].drop(columns="bps_code", errors="ignore")
    return gpd.GeoDataFrame(
        {
            "bps_code": list(labels),
            **{name: told[name].tolist() for name in told},
            "area_km2": np.bincount(owner, part_km2, len(labels)),
            "part_km2": largest,
        },
        geometry=whole,
    )


def _pseudo(shapes: Shapes, labels: pd.DataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "code": labels["code"].tolist(),
            "name": labels["name"].tolist(),
            "area_km2": areas_m2(shapes.tolist(), WGS84) / _M2_PER_KM2,
        },
        geometry=shapes,
    )


def _lost_notes(count: int) -> list[Message]:
    return [Message(_NO_POLYGON, {"count": count})] if count else []


def _united_notes(recognised: RecognisedUnits, gazetteer: Gazetteer) -> list[Message]:
    found = recognised.bps_code[recognised.bps_code.ne("")]
    pieces = found.value_counts().sort_index()
    if recognised.depth is not CodeDepth.DISTRICT:
        counts = {"features": len(found), "units": len(pieces)}
        return [Message(_UNITED_FINER, counts)]
    several = pieces[pieces > 1]
    if several.empty:
        return []
    names = [
        f"{gazetteer.label(str(code))} ({count})" for code, count in several.head(_SHOWN).items()
    ]
    if len(several) > _SHOWN:
        names.append("…")
    values = {"count": len(several), "names": ", ".join(names)}
    return [Message(_UNITED, values)]


def _overlap_notes(
    units: gpd.GeoDataFrame, gazetteer: Gazetteer, progress: Progress
) -> list[Message]:
    shapes = np.asarray(units.geometry, dtype=object)
    overlaps = find_overlaps(
        equal_area(shapes, WGS84), smallest_m2=_OVERLAP_KM2 * _M2_PER_KM2, progress=progress
    )
    if overlaps.empty:
        return []
    names = [gazetteer.label(code) for code in units["bps_code"]]
    largest = overlaps.head(_SHOWN)
    shown = (
        f"{names[first]} / {names[second]} ({area / _M2_PER_KM2:.0f} km²)"
        for first, second, area in zip(largest["first"], largest["second"], largest["area_m2"])
    )
    values = {"count": len(overlaps), "pairs": "; ".join(shown)}
    return [Message(_OVERLAPS, values)]


def _missing_notes(missing: list[str], present: set[str], gazetteer: Gazetteer) -> list[Message]:
    known = gazetteer.units
    provinces = set(known.loc[list(present), "province"])
    lacking = known.loc[missing]
    absent = lacking[~lacking["province"].isin(provinces)]
    within = lacking[lacking["province"].isin(provinces)]
    notes = []
    if len(absent):
        names = ", ".join(absent["province"].unique())
        notes.append(Message(_MISSING_PROVINCES, {"provinces": names}))
    if len(within):
        names = ", ".join(within["label"])
        values = {"count": len(within), "names": names}
        notes.append(Message(_MISSING, values))
    pairs = [
        f"{label} ({gazetteer.label(parent)})"
        for label, parent in zip(within["label"], within["split_from"])
        if parent in present
    ]
    if pairs:
        notes.append(Message(_SPLIT, {"pairs": ", ".join(pairs)}))
    return notes
