"""What one column of a unit table is. Light: imports no tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Beside a value stands its status, in a field of the value's name with this
# at its end. Only new names are made so: readers ask the schema.
_BESIDE = {
    "status": "_status",
    "low": "_low",
    "high": "_high",
    "coverage": "_coverage",
    "base": "_base",
}
_HUNDRED = 100.0
_TWO_DIGITS = 2


@dataclass(frozen=True)
class Text:
    """One text in the two languages of the plugin."""

    en: str
    id: str

    def get(self, language: str) -> str:
        """Return the Indonesian text for `id`, else the English one."""
        return self.id if language == "id" else self.en

    @classmethod
    def joined(cls, parts: Iterable[Text | str]) -> Text:
        """Return parts as one text, with commas between them; a plain one is in both languages."""
        both = [one if isinstance(one, Text) else cls(one, one) for one in parts]
        return cls(*(", ".join(one.get(code) for one in both) for code in ("en", "id")))

    def __str__(self) -> str:
        return self.en


class Role(str, Enum):
    """What a column says: a number of its own, or something of another one."""

    VALUE = "value"
    LOW = "low"
    HIGH = "high"
    STATUS = "status"
    COVERAGE = "coverage"
    BASE = "base"
    RANK = "rank"
    CATEGORY = "category"
    NOTE = "note"

    @property
    def is_text(self) -> bool:
        """Say whether such a column holds words rather than numbers."""
        return self in {Role.CATEGORY, Role.NOTE}


class Display(str, Enum):
    """How stored values are written: a share of 0–1 as per cent."""

    PLAIN = "plain"
    PERCENT = "percent"
    POINTS = "points"

    @property
    def factor(self) -> float:
        """What a stored value is multiplied by."""
        return 1.0 if self is Display.PLAIN else _HUNDRED

    def decimals(self, stored: int) -> int:
        """Return how many decimals of `stored` are left."""
        return stored if self is Display.PLAIN else max(stored - _TWO_DIGITS, 0)


class Rule(str, Enum):
    """How a value is brought up to a larger unit."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    WEIGHTED_MEAN = "weighted_mean"
    WEIGHTED_SHARE = "weighted_share"
    WEIGHTED_MEDIAN = "weighted_median"
    RECOMPUTE = "recompute"
    FORBIDDEN = "forbidden"


class Direction(str, Enum):
    """What a higher value means to a planner."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Category:
    """One value of a category: its label and its colour (`#rrggbb`), in the order of drawing."""

    value: str
    label: Text | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Field:
    """What one column is; what is not known is None.

    of: the field that a low, high, status, coverage, base, rank or note belongs to.
    indicator: id in the catalogue, or a person's own.
    label: without period and sector, which stand apart.
    numerator, denominator, weight: fields of the same table. A value without them whose base
        is held beside it (role `base`) is a mean over that base.
    weight_label: what it was weighted by, for legends; also where no field holds the weight.
    method: how an analysis found it, for the foot of pages.
    sector: a letter of KBLI in the version `kbli`; size: a class of `size_definition`.
    extra: keys of a newer version, kept as they came.
    """

    name: str
    role: Role = Role.VALUE
    of: str | None = None
    indicator: str | None = None
    label: Text | None = None
    unit: Text | None = None
    display: Display | None = None
    decimals: int | None = None
    direction: Direction | None = None
    rule: Rule | None = None
    numerator: str | None = None
    denominator: str | None = None
    weight: str | None = None
    weight_label: Text | None = None
    method: Text | None = None
    period: str | None = None
    sector: str | None = None
    sector_label: Text | None = None
    kbli: str | None = None
    sex: str | None = None
    size: str | None = None
    size_definition: str | None = None
    dataset: str | None = None
    centre: float | None = None
    categories: tuple[Category, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def factor(self) -> float:
        """What a stored value is multiplied by when shown."""
        return (self.display or Display.PLAIN).factor

    @property
    def series(self) -> tuple[str | None, ...]:
        """Return what the field is apart from its period: equal for the years of one series."""
        what = self.indicator or (self.label.en if self.label else self.name)
        return (what, self.dataset, self.sector, self.sex, self.size, self.weight)

    @property
    def whole(self) -> tuple[str | None, ...]:
        """Return what the field is apart from period and sector: equal for parts of one whole."""
        what, dataset, _, sex, size, weight = self.series
        return (what, dataset, sex, size, weight)

    def of_sector(
        self, letter: str, *, label: Text | None = None, kbli: str | None = None
    ) -> Field:
        """Return the same field for one sector."""
        return replace(self, sector=letter, sector_label=label, kbli=kbli)

    def title(self, language: str) -> str:
        """Return the label, with the sector where it is of one; the name where there is none."""
        text = self.label.get(language) if self.label else self.name.replace("_", " ").strip()
        if self.sector is None:
            return text or self.name
        words = self.sector_label.get(language) if self.sector_label else ""
        return f"{text} {self.sector}: {words}" if words else f"{text} {self.sector}"

    @property
    def titles(self) -> Text:
        """The title in both languages, for a sentence that is not said yet."""
        return Text(self.title("en"), self.title("id"))

    @property
    def described(self) -> Text:
        """What tells the field from another one of its name, in both languages."""
        told = (self.titles, self.indicator, self.period, self.dataset, self.unit)
        return Text.joined(text for text in told if text)


class Fields(Mapping[str, Field]):
    """The fields of a table by name, in their order."""

    def __init__(self, held: Iterable[Field] = ()) -> None:
        self._held = {one.name: one for one in held}
        self._beside = {(one.of, one.role): one for one in self._held.values() if one.of}

    def __getitem__(self, name: str) -> Field:
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def with_role(self, *roles: Role) -> tuple[Field, ...]:
        """Return the fields of these roles."""
        return tuple(one for one in self._held.values() if one.role in roles)

    @property
    def indicators(self) -> tuple[Field, ...]:
        """Return the values, which a map may show: what describes another one is none."""
        return self.with_role(Role.VALUE)

    @property
    def mapped(self) -> tuple[Field, ...]:
        """Return what a map may show by itself: values, and categories that have a name.

        Categories without one are how other programs keep notes and remarks.
        """
        held = self.with_role(Role.VALUE, Role.CATEGORY)
        return tuple(one for one in held if one.role is Role.VALUE or one.label)

    def titles(self, language: str) -> dict[str, str]:
        """Return what each column is called; with its period where a series has several."""
        periods: dict[tuple[str | None, ...], set[str]] = {}
        for one in self._held.values():
            periods.setdefault(one.series, set()).add(one.period or "")
        return {
            one.name: f"{one.title(language)} {one.period}"
            if one.period and len(periods[one.series]) > 1
            else one.title(language)
            for one in self._held.values()
            if one.label is not None or one.role is Role.VALUE
        }

    def beside(self, name: str, role: Role) -> Field | None:
        """Return the field that is `role` of the field `name`."""
        return self._beside.get((name, role))

    def rank_bounds(self, name: str) -> tuple[str, str] | None:
        """Return the fields with the best and worst rank of the field `name`, None for none."""
        rank = self.beside(name, Role.RANK)
        ends = (rank and self.beside(rank.name, role) for role in (Role.LOW, Role.HIGH))
        low, high = (one.name if one else None for one in ends)
        return (low, high) if low and high else None

    def inner_bounds(self, name: str) -> tuple[str, str] | None:
        """Return the bounds that lie within the bounds of the field `name`, None for none."""
        outer = self.beside(name, Role.LOW), self.beside(name, Role.HIGH)
        roles = Role.HIGH, Role.LOW
        low, high = (one and self.beside(one.name, role) for one, role in zip(outer, roles))
        return (low.name, high.name) if low and high else None

    def display_of(self, name: str) -> Display:
        """Return how the values of a field are written; plain where nobody says it."""
        one = self._held.get(name)
        return (one.display if one else None) or Display.PLAIN

    def with_statuses(self) -> Fields:
        """Return the fields with that of its status after each value."""
        told: list[Field] = []
        for one in self._held.values():
            if one.role is not Role.STATUS:
                told.append(one)
            if one.role is Role.VALUE:
                told.append(self.beside(one.name, Role.STATUS) or status_field(one.name))
        return Fields(told)

    def without(self, names: Iterable[str]) -> Fields:
        """Return the fields that are left, with what belongs to one that is gone gone too."""
        gone = set(names)
        return Fields(
            one for one in self._held.values() if one.name not in gone and one.of not in gone
        )

    def renamed(self, names: Mapping[str, str]) -> Fields:
        """Return the same fields under other names, also where they name each other."""
        linked = ("of", "numerator", "denominator", "weight")
        return Fields(
            replace(
                one,
                name=names.get(one.name, one.name),
                **{key: names.get(held, held) for key in linked if (held := getattr(one, key))},
            )
            for one in self._held.values()
        )


FIELD_KEYS = tuple(one.name for one in fields(Field) if one.name != "extra")


def name_beside(name: str, role: Role) -> str:
    """Return what a new column is called that is `role` of the column `name`."""
    return name if role is Role.VALUE else f"{name}{_BESIDE[role.value]}"


def status_field(name: str) -> Field:
    """Return the field that holds the statuses of the field `name`."""
    return Field(name_beside(name, Role.STATUS), Role.STATUS, of=name)


def roles_by_name(names: Iterable[str]) -> dict[str, tuple[Role, str]]:
    """Return which names say something of another one, by the convention of `name_beside`.

    Returns:
        name -> its role and the name it belongs to, both in `names`.
    """
    held = {one.casefold(): one for one in names}
    found = {}
    for low, name in held.items():
        for role, end in _BESIDE.items():
            of = held.get(low[: -len(end)]) if low.endswith(end) else None
            if of is not None:
                found[name] = (Role(role), of)
    return found
