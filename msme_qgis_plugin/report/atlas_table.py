"""The table behind an atlas: one row per district, texts and shapes ready.

Everything that a page shows of its own stands in this table, so that the
layout opens and prints where the plugin is not installed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import NULL, QgsFeature, QgsFields, QgsVectorLayer

from ..core.analysis.ranking import Place, Standing, island_of, largest_gaps, published, standings
from ..core.classes.place import decimals_of
from ..core.errors import WriteFailedError
from ..layers import REAL, TEXT, attribute_table, make_fields, read_fields, without_province
from ..styling.legend import with_unit
from ..styling.map_units import MapUnits
from .atlas_bars import Ranking, attribute_of, make_ranking, or_none
from .atlas_indicator import Indicator
from .atlas_rooms import STRIP_WIDTH, Rooms, rooms_for
from .shapes import strip_place, strip_svg
from .units import province_field
from .words import text

if TYPE_CHECKING:
    from ..styling.legend import Language
    from .request import PageRequest, Province
    from .units import Drawn

_PLACES = 2


@dataclass(frozen=True)
class AtlasTable:
    """The districts of a province and what every page shares.

    key: what the large figure or word of a page says: what the map shows.
    ranking: None where no field holds numbers.
    """

    layer: QgsVectorLayer
    key: str
    indicators: tuple[Indicator, ...]
    strips: tuple[str, ...]
    ranking: Ranking | None
    rooms: Rooms

    @property
    def has_intervals(self) -> bool:
        """Whether ranks are written with the interval in which they can lie."""
        rows = (row for one in self.indicators[:1] for row in one.rows.values())
        return any(row.nation.interval is not None for row in rows)

    @property
    def ranks_nation(self) -> bool:
        """Whether a rank in the nation is another one than in the province, for any indicator."""
        first = [next(iter(one.rows.values())) for one in self.indicators]
        return any(beyond(one.province, one.nation) for one in first)


def read_indicators(
    layer: QgsVectorLayer, request: PageRequest, province: Province
) -> tuple[Indicator, ...]:
    """Return each field of the request with every district's standing.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    # The country is ranked even where one province is shown.
    layer = without_province(layer)
    fields, about = read_fields(layer)
    units = MapUnits(layer, fields)
    own, place = about.code or "bps_code", province_field(layer)
    drawn = [units.number(name) for name in request.fields if not units.is_category(name)]
    ends = {one.name: list(fields.rank_bounds(one.name) or ()) for one in drawn}
    beside = [
        *(name for one in drawn for name in one.columns),
        *(name for one in ends.values() for name in one),
    ]
    columns = dict.fromkeys([own, place, *beside])
    table = attribute_table(layer, list(columns))
    table = table[table[own].notna()].reset_index(drop=True)
    codes, within = table[own].astype(str), table[place].fillna("").astype(str)
    found = []
    for one, (numbers, marks) in zip(drawn, units.values(*drawn, table=table)):
        values = published(numbers, None) * one.display.factor
        shown = published(values, marks)
        shown.index = codes
        rows = standings(
            codes,
            values,
            province=province.code,
            status=marks,
            within=within,
            intervals=table[ends[one.name]].astype("float64") if ends[one.name] else None,
        )
        decimals = min(decimals_of(shown.dropna().round(_PLACES).tolist()), _PLACES)
        median = next(iter(rows.values())).province.median
        title = units.title(one.name, request.language)
        found.append(
            Indicator(
                field=one.name,
                direction=one.field.direction,
                title=with_unit(title, request.language, one.display),
                decimals=decimals,
                shown=shown,
                within=within,
                rows=rows,
                # Between two whole numbers the median is a half.
                median=or_none(
                    median, max(decimals, min(decimals_of([round(median, 1)]), 1)), request.language
                ),
            )
        )
    return tuple(found)


def make_table(
    units: QgsVectorLayer, request: PageRequest, found: tuple[Indicator, ...], drawn: Drawn
) -> AtlasTable:
    """Return the table of an atlas over the units of one province."""
    mapped = request.fields[0]
    first = found[0] if found and found[0].field == mapped else None
    province = request.province.code if request.province else ""
    rooms = rooms_for(len(found))
    ranking, own_bars = None, {}
    if found:
        ranking = make_ranking(units, found[0], request.language, height=rooms.bars)
        own_bars = ranking.own_bars()
    table = QgsVectorLayer(
        f"MultiPolygon?crs={units.crs().authid() or 'EPSG:4326'}", "atlas", "memory"
    )
    if not units.crs().authid():
        table.setCrs(units.crs())
    if not table.dataProvider().addAttributes(list(_fields(len(found)))):
        raise WriteFailedError(reason=table.dataProvider().lastError())
    table.updateFields()
    features = []
    for unit in units.getFeatures():
        code = str(unit["bps_code"])
        rows = [one.rows[code] for one in found]
        values: list[object] = [
            code,
            attribute_of(unit, "name") or code,
            heading_of(unit),
            attribute_of(unit, "kemendagri_code"),
            _key(unit, mapped, drawn, request.language)
            if first is None
            else value_of(first, rows[0], request.language),
            "" if first is None else _ranks(rows[0], province, request.language),
            _gaps(rows, found, request.language),
            _part(unit),
            *own_bars.get(code, (NULL, NULL, NULL)),
        ]
        for one, row in zip(found, rows):
            values += [value_of(one, row, request.language), _both_ranks(row), _dot(one, row)]
        feature = QgsFeature(table.fields())
        feature.setAttributes(values)
        feature.setGeometry(unit.geometry())
        features.append(feature)
    if not table.dataProvider().addFeatures(features)[0]:
        raise WriteFailedError(reason=table.dataProvider().lastError())
    table.updateExtents()
    return AtlasTable(
        layer=table,
        key=first.title if first else drawn.heading,
        indicators=found,
        strips=tuple(_strip(one, province, rooms) for one in found),
        ranking=ranking,
        rooms=rooms,
    )


def _fields(count: int) -> QgsFields:
    names = ["bps_code", "name", "heading", "kemendagri_code", "key", "ranks", "gaps"]
    columns = [(name, TEXT) for name in names]
    numbers = ["part_km2", "bar_x", "bar_y", "bar_height"]
    columns += [(name, REAL) for name in numbers]
    for place in range(1, count + 1):
        columns += [(f"value_{place}", TEXT), (f"ranks_{place}", TEXT), (f"dot_{place}", REAL)]
    return make_fields(columns)


def _key(unit: QgsFeature, field: str, drawn: Drawn, language: Language) -> str:
    """Return what the map shows of a unit, in words."""
    value = unit[field]
    words = None if value == NULL or drawn.style is None else drawn.style.words_for(value)
    return words or text("none", language)


def _part(unit: QgsFeature) -> object:
    index = unit.fields().indexFromName("part_km2")
    return NULL if index < 0 else unit.attribute(index)


def heading_of(unit: QgsFeature) -> str:
    """Return what a unit is called at the head of a page, its code where it has no name."""
    kind, name = attribute_of(unit, "type"), attribute_of(unit, "name")
    if kind and not name.startswith(f"{kind} "):
        return f"{kind} {name}"
    return name or str(unit["bps_code"])


def value_of(one: Indicator, row: Standing, language: Language) -> str:
    """Return a unit's value as a page writes it, or why there is none."""
    if math.isnan(row.value) and row.hidden:
        return text("hidden", language)
    return or_none(row.value, one.decimals, language)


def _both_ranks(row: Standing) -> str:
    if row.province.rank is None:
        return "–"
    places = (row.province, row.nation) if beyond(row.province, row.nation) else (row.province,)
    return " · ".join(f"{place.rank}/{place.count}" for place in places)


def beyond(province: Place, group: Place) -> bool:
    """Say whether units beyond the province have a value.

    Where none has, a rank in the group would be one of the province under a false name.
    """
    return group.count > province.count


def _ranks(row: Standing, province: str, language: Language) -> str:
    if row.province.rank is None:
        return ""
    island = island_of(province)
    lines = []
    for key, place in (
        ("rank_province", row.province),
        ("rank_island", row.island),
        ("rank_nation", row.nation),
    ):
        if place is not row.province and not beyond(row.province, place):
            continue
        words = "count_all" if place.count == place.units else "count_known"
        count = text(words, language, count=place.count)
        rank = _with_interval(place, row.nation)
        lines.append(text(key, language, rank=rank, count=count, island=text(island, language)))
    return "\n".join(lines)


def _with_interval(place: Place, nation: Place) -> str:
    """Return a rank, with its interval where it is among all units that have a value."""
    ends = nation.interval if place.count == nation.count else None
    if ends is None or ends[0] == ends[1]:
        return str(place.rank)
    return f"{place.rank} ({ends[0]}–{ends[1]})"


def _gaps(rows: list[Standing], found: tuple[Indicator, ...], language: Language) -> str:
    told = [(row, one.direction) for row, one in zip(rows, found) if one.has_wrong_side]
    if all(math.isnan(row.value) for row, _ in told):
        return ""
    parts = []
    for place in largest_gaps([(row, one.direction) for row, one in zip(rows, found)]):
        one, row = found[place], rows[place]
        below = one.text(row.value - row.province.median, language)
        parts.append(f"{one.title} ({below})")
    if not parts:
        return text("no_gaps", language)
    return text("gaps", language, gaps="; ".join(parts))


def _dot(one: Indicator, row: Standing) -> object:
    if math.isnan(row.value):
        return NULL
    return strip_place(row.value, one.shown.dropna().tolist(), STRIP_WIDTH)


def _strip(one: Indicator, province: str, rooms: Rooms) -> str:
    shown = one.shown.dropna()
    keys = one.within[one.shown.notna().to_numpy()].str
    near = (keys[:1].map(island_of) == island_of(province)).to_numpy()
    here = (keys[: len(province)] == province).to_numpy()
    middle = shown[here].median() if here.any() else math.nan
    return strip_svg(
        STRIP_WIDTH,
        rooms.strip,
        nation=shown.tolist(),
        island=shown[near].tolist(),
        province=shown[here].tolist(),
        median=float(middle),
    )
