"""Units with values: what every overlay and analysis makes and every map and page reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level, level_of, parent_of
from .errors import TwoMeaningsError
from .field import Field, Fields, Role, Rule
from .schema import About
from .status import Status, has_value, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Codes = NDArray[np.int8]

CODE = "bps_code"
_MISSING = Status.MISSING.code
_MEANS = frozenset({Rule.RATIO_OF_SUMS, Rule.WEIGHTED_MEAN, Rule.WEIGHTED_SHARE})
_ADDED = frozenset({Role.VALUE, Role.BASE})
# What tells rows of one unit from each other in a table that has several.
DIMENSIONS = ("period", "sector", "sex", "size")
_OBSERVED = (Role.VALUE, Role.RANK, Role.CATEGORY)
_OBSERVATION = (
    *("unit", "level", "indicator", "dataset", *DIMENSIONS),
    *("value", "low", "high", "coverage", "base", "text", "status", "field"),
)

NOT_ADDED = QT_TRANSLATE_NOOP(
    "core", "{field} has no value for larger units: its rule is {rule}, which cannot be added up."
)
REPLACED = QT_TRANSLATE_NOOP(
    "core", "The fields {fields} of the layer were left out: the result has fields of these names."
)
NO_BASE = QT_TRANSLATE_NOOP(
    "core", "{field} has no value for larger units: what it is a share or mean of is not held."
)


@dataclass(frozen=True)
class UnitTable:
    """One row per unit, and what each column is.

    units: index `bps_code` (an id of any kind for zones), columns of text such as `level`,
        `parent`, `name`, `type`, `province`, `kemendagri_code`.
    values: float64, same index, one column per field of numbers; NaN where there is none.
    status: int8 codes (see `status`), same index, one column per field of role `value`.
    categories: text, same index, one column per field of role `category` or `note`; None where
        there is none.
    """

    units: pd.DataFrame
    values: pd.DataFrame
    status: pd.DataFrame
    fields: Fields
    categories: pd.DataFrame = field(default_factory=pd.DataFrame)
    about: About = field(default_factory=About)
    notes: tuple[Message, ...] = ()

    @classmethod
    def of(
        cls,
        units: pd.DataFrame,
        values: Mapping[str, object] | pd.DataFrame,
        fields: Fields,
        *,
        status: Mapping[str, object] | pd.DataFrame | None = None,
        categories: Mapping[str, object] | pd.DataFrame | None = None,
        about: About | None = None,
    ) -> UnitTable:
        """Make a table; a value without a status is normal, a missing one missing.

        Args:
            units: see `UnitTable`; `level` and `parent` are added where they lack.
            status: int8 codes per value; those that are not there follow from the values.
        """
        index = pd.Index(units.index.astype(str), name=CODE)
        units = _with_levels(units.set_axis(index))
        numbers = pd.DataFrame(values, index=index).astype("float64")
        told = {} if status is None else status
        codes = {
            one.name: told[one.name]
            if one.name in told
            else np.where(numbers[one.name].notna(), Status.NORMAL.code, _MISSING)
            for one in fields.indicators
        }
        words = pd.DataFrame({} if categories is None else categories, index=index)
        return cls(
            units=units,
            values=numbers,
            status=pd.DataFrame(codes, index=index).astype("int8"),
            fields=fields,
            categories=words.astype(object),
            about=about or About(),
        )

    @property
    def level(self) -> Level:
        """The level of the units; districts where there are none."""
        found = self.units["level"].mode()
        return Level(found.iloc[0]) if len(found) else Level.DISTRICT

    def published(self, name: str) -> pd.Series:
        """Return the values of a field that may be seen: where its status lets them be read."""
        of = self.fields[name].of or name
        values = self.values[name]
        if of not in self.status:
            return values
        return values.where(has_value(self.status[of].to_numpy()))

    def bounds(self, name: str) -> tuple[pd.Series, pd.Series] | None:
        """Return low and high of a published value, None where the table holds none.

        A value without bounds of its own is exact.
        """
        sides = [self.fields.beside(name, role) for role in (Role.LOW, Role.HIGH)]
        low, high = sides
        if low is None or high is None:
            return None
        value = self.published(name)
        found = [self.published(one.name).fillna(value).where(value.notna()) for one in (low, high)]
        return found[0], found[1]

    def letters(self, name: str) -> pd.Series:
        """Return the status letters of a field."""
        return pd.Series(letters_of(self.status[name].to_numpy()), index=self.status.index)

    def base_of(self, name: str) -> str | None:
        """Return the field whose sum stands below a ratio or mean, None where none is held."""
        one = self.fields[name]
        beside = self.fields.beside(name, Role.BASE)
        for held in (beside.name if beside else None, one.denominator, one.weight):
            if held is not None and held in self.values:
                return held
        return None

    def roll_up(self, level: Level) -> UnitTable:
        """Bring the table up to the units that hold these.

        Sums are added, ratios and means made anew of their bases; anything else has no value
        (`M`), and a note says why. A sum with a part missing is no number. A part that is
        suppressed or not comparable decides for the whole.
        """
        parents = self.parents(level)
        kept = parents.notna().to_numpy()
        group, codes = pd.factorize(parents[kept], sort=True)
        count = len(codes)
        values: dict[str, Floats] = {}
        status: dict[str, Codes] = {}
        notes: list[Message] = []
        for one in self.fields.with_role(*_ADDED):
            numbers, marks, note = self._rolled(one, group, count, kept)
            values[one.name] = numbers
            if one.role is Role.VALUE:
                status[one.name] = marks
            if note is not None:
                notes.append(note)
        told = Fields(self.fields[name] for name in values)
        units = pd.DataFrame(
            {"name": self._parent_names(parents[kept], codes, level)},
            index=pd.Index(codes, name=CODE),
        )
        made = UnitTable.of(units, values, told, status=status, about=self.about)
        return replace(made, notes=tuple(notes))

    def parents(self, level: Level) -> pd.Series:
        """Return the unit of a level that holds each unit, None where there is none."""
        own = [parent_of(code, level) for code in self.units.index]
        told = [one if isinstance(one, str) else "" for one in self.units["parent"]]
        above = [
            parent if level_of(parent) is level else parent_of(parent, level) for parent in told
        ]
        held = [above_it if above_it else by_code for above_it, by_code in zip(above, own)]
        return pd.Series(held, self.units.index, dtype=object)

    def _parent_names(
        self, parents: pd.Series, codes: pd.Index, level: Level
    ) -> NDArray[np.object_] | None:
        if level is not Level.PROVINCE or "province" not in self.units:
            return None
        first = self.units["province"].reindex(parents.index).groupby(parents).first()
        names: NDArray[np.object_] = first.reindex(codes).to_numpy(object)
        return names

    def _rolled(
        self, one: Field, group: NDArray[np.intp], count: int, kept: NDArray[np.bool_]
    ) -> tuple[Floats, Codes, Message | None]:
        numbers = self.values[one.name].to_numpy()[kept]
        marks = self._marks(one.name)[kept]
        whole = np.full(count, Status.NORMAL.code, dtype=np.int8)
        if one.rule is Rule.SUM or (one.role is Role.BASE and one.rule is None):
            np.maximum.at(whole, group, marks)
            total = _sum(group, numbers, count)
            return _marked(total, whole, None)
        base = self.base_of(one.name) if one.rule in _MEANS else None
        if base is None:
            whole[:] = _MISSING
            rule = one.rule.value if one.rule else "–"
            text = NO_BASE if one.rule in _MEANS else NOT_ADDED
            note = Message(text, {"field": one.titles, "rule": rule})
            return np.full(count, np.nan), whole, note
        below = self.values[base].to_numpy()[kept]
        # A unit on whose base nothing stands says nothing, and takes nothing away.
        counts = below != 0
        np.maximum.at(whole, group[counts], marks[counts])
        above = np.where(counts, numbers * below, 0.0)
        total = _sum(group, below, count)
        made = np.divide(
            _sum(group, above, count), total, out=np.full(count, np.nan), where=total != 0
        )
        return _marked(made, whole, None)

    def _marks(self, name: str) -> Codes:
        if name in self.status:
            return self.status[name].to_numpy()
        known = self.values[name].notna().to_numpy()
        return np.where(known, Status.NORMAL.code, _MISSING).astype(np.int8)

    def renamed(self, names: Mapping[str, str]) -> UnitTable:
        """Return the same table with fields under other names."""
        held = (self.values, self.status, self.categories)
        values, status, categories = (one.rename(columns=names) for one in held)
        fields = self.fields.renamed(names)
        return replace(self, values=values, status=status, categories=categories, fields=fields)

    def observations(self) -> pd.DataFrame:
        """Return the tidy form: one row per unit and value, rank or category, as packs keep it.

        A table may have several rows per unit: its text columns `period`, `sector`, `sex` and
        `size` then tell them apart, where the field does not say it of all rows.

        Returns:
            Columns unit, level, indicator, dataset, period, sector, sex, size (text, "" where a
            value is of all together or it is not known), value, low, high, coverage, base
            (float64), text (of a category, else None), status (letters), and field (the column
            that it came from).
        """
        apart = {name: self._words(name) for name in DIMENSIONS}
        parts = [
            self._observed(one, apart)
            for one in self.fields.with_role(*_OBSERVED)
            if one.name not in DIMENSIONS
        ]
        if not parts:
            return pd.DataFrame(columns=list(_OBSERVATION))
        return pd.concat(parts, ignore_index=True)

    def _words(self, name: str) -> NDArray[np.object_] | str:
        """Return what a text column says of each row, "" where there is none."""
        for table in (self.categories, self.units):
            if name in table:
                words: NDArray[np.object_] = table[name].fillna("").astype(str).to_numpy(object)
                return words
        return ""

    def _observed(self, one: Field, apart: Mapping[str, object]) -> pd.DataFrame:
        roles = (Role.LOW, Role.HIGH, Role.COVERAGE)
        beside = {role.value: self.fields.beside(one.name, role) for role in roles}
        names = {role: held.name if held else None for role, held in beside.items()}
        named = {"value": one.name, **names}
        base = self.base_of(one.name)
        missing = np.full(len(self.units), np.nan)
        words = self.categories[one.name] if one.role.is_text else None
        known = (self.values[one.name] if words is None else words).notna().to_numpy()
        codes = np.where(known, Status.NORMAL.code, _MISSING)
        return pd.DataFrame(
            {
                "unit": self.units.index,
                "level": self.units["level"].to_numpy(),
                # A rank is not the indicator that it ranks.
                "indicator": one.name if one.of else one.indicator or one.name,
                "dataset": one.dataset or "",
                **{key: getattr(one, key) or told for key, told in apart.items()},
                **{
                    key: self.values[name].to_numpy() if name in self.values else missing
                    for key, name in named.items()
                },
                "base": missing if base is None else self._open(base).to_numpy(),
                "text": None if words is None else words.to_numpy(object),
                "status": letters_of(
                    self.status[one.name].to_numpy() if one.name in self.status else codes
                ),
                "field": one.name,
            }
        )

    def _open(self, name: str) -> pd.Series:
        """Return what a base may tell: not what is suppressed where it is a value itself."""
        return self.published(name) if name in self.status else self.values[name]

    def with_results(
        self,
        fields: Iterable[Field],
        values: Mapping[str, object],
        *,
        status: Mapping[str, object] | None = None,
        categories: Mapping[str, object] | None = None,
    ) -> UnitTable:
        """Return the table with columns more, such as an analysis makes.

        Fields of the same names, and what belongs to them, make room, and a note says so.

        Args:
            fields: what the new columns are.
            values, categories: one entry per unit.
            status: as in `of`.
        """
        added = Fields(fields)
        replaced = [name for name in self.fields if name in added]
        left = self.fields.without(replaced)
        new = UnitTable.of(self.units, values, added, status=status, categories=categories)
        note = Message(REPLACED, {"fields": ", ".join(replaced)}, warns=True)
        return replace(
            self,
            values=_beside(self.values[[n for n in left if n in self.values]], new.values, added),
            status=_beside(self.status[[n for n in left if n in self.status]], new.status, added),
            fields=Fields([*left.values(), *added.values()]),
            categories=_beside(
                self.categories[[n for n in left if n in self.categories]], new.categories, added
            ),
            notes=(*([note] if replaced else []), *self.notes),
        )

    def at(self, codes: pd.Index) -> UnitTable:
        """Return the rows of those of the units that the table holds."""
        held = self.units.index.isin(codes)
        parts = ("units", "values", "status", "categories")
        return replace(self, **{name: getattr(self, name)[held] for name in parts})

    def label_of(self, place: int) -> str:
        """Return what the unit of a row is called: its name with its code, else the code."""
        code = str(self.units.index[place])
        name = self.units["name"].iloc[place] if "name" in self.units else None
        return f"{name} ({code})" if isinstance(name, str) and name else code

    def merge(self, other: UnitTable) -> UnitTable:
        """Put another table of the same level beside this one.

        A unit of either is in the result, without values (`M`) where one does not hold it.

        Raises:
            TwoMeaningsError: both have a field of one name that is not the same thing.
        """
        shared = [name for name in other.fields if name in self.fields]
        for name in shared:
            mine, theirs = self.fields[name], other.fields[name]
            if replace(mine, extra={}) != replace(theirs, extra={}) or not self._same(other, name):
                raise TwoMeaningsError(field=name, first=mine.described, second=theirs.described)
        added = other.fields.without(shared)
        index = self.units.index.union(other.units.index, sort=False)
        status = pd.concat(
            [self.status, other.status[[n for n in added if n in other.status]]], axis=1
        )
        return UnitTable(
            units=self.units.combine_first(other.units).reindex(index),
            values=_beside(self.values, other.values, added).reindex(index),
            status=status.reindex(index).fillna(_MISSING).astype("int8"),
            fields=Fields([*self.fields.values(), *added.values()]),
            categories=_beside(self.categories, other.categories, added).reindex(index),
            about=self.about,
            notes=(*self.notes, *other.notes),
        )

    def _same(self, other: UnitTable, name: str) -> bool:
        both = self.units.index.intersection(other.units.index)
        mine, theirs = (
            (one.values if name in one.values else one.categories)[name].reindex(both)
            for one in (self, other)
        )
        return bool(mine.equals(theirs))


def _with_levels(units: pd.DataFrame) -> pd.DataFrame:
    codes = list(units.index)
    units = units.copy(deep=False)
    if "level" not in units:
        units["level"] = [level_of(code).value for code in codes]
    if "parent" not in units:
        units["parent"] = [parent_of(code) for code in codes]
    return units


def _sum(group: NDArray[np.intp], numbers: Floats, count: int) -> Floats:
    return np.asarray(np.bincount(group, weights=numbers, minlength=count), dtype=np.float64)


def _marked(
    numbers: Floats, marks: Codes, note: Message | None
) -> tuple[Floats, Codes, Message | None]:
    """Take the number away where a status hides it, and name what is missing."""
    known = has_value(marks)
    marks = np.where(known & ~np.isfinite(numbers), _MISSING, marks).astype(np.int8)
    return np.where(has_value(marks), numbers, np.nan), marks, note


def _beside(mine: pd.DataFrame, theirs: pd.DataFrame, added: Fields) -> pd.DataFrame:
    return pd.concat([mine, theirs[[name for name in added if name in theirs]]], axis=1)
