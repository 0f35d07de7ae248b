"""What a dataset, a variable and an indicator are, once read from JSON.

Light on purpose: enums and frozen dataclasses only, so that parameters of
algorithms can use them without loading pandas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Union

from ..messages import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..measures.field import Direction, Rule, Text
    from ..regions.levels import Level
    from .weights import Weight

# An expression is a column's or variable's name, or an object with an `op`
# out of a closed set (see `expressions`): data, never code.
Expression = Union[str, "Mapping[str, Any]"]


class Layout(str, Enum):
    """How the rows and columns of a dataset are laid out."""

    VILLAGE = "village"
    WIDE = "wide"
    LONG = "long"
    POINTS = "points"
    PAIRS = "pairs"
    POLYGONS = "polygons"
    RASTER = "raster"


class Evidence(str, Enum):
    """What a descriptor was made from, surest first."""

    REAL_FILE = "real_file"
    COLUMN_LIST = "column_list"
    PUBLISHED_LAYOUT = "published_layout"
    NONE = "none"
    USER = "user"


class Kind(str, Enum):
    """What sort of number a variable is."""

    COUNT = "count"
    AMOUNT = "amount"
    DISTANCE = "distance"
    SHARE = "share"
    SCORE = "score"
    FLAG = "flag"
    CATEGORY = "category"
    TEXT = "text"

    @property
    def cannot_be_negative(self) -> bool:
        """Say whether a value below zero must be a mistake."""
        return self in {Kind.COUNT, Kind.DISTANCE, Kind.SHARE}


@dataclass(frozen=True)
class Licence:
    """Under what terms a dataset may be used and handed on.

    forbids: `commercial_use`, `redistribution`, `derivatives`.
    """

    id: str
    name: Text
    forbids: tuple[str, ...] = ()

    @property
    def non_commercial(self) -> bool:
        """Say whether an export must carry a warning."""
        return "commercial_use" in self.forbids


@dataclass(frozen=True)
class VariableDefinition:
    """A harmonised variable, the same in every dataset that holds it."""

    name: str
    label: Text
    kind: Kind
    unit: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetVariable:
    """How one dataset gives one harmonised variable."""

    name: str
    value: Expression
    assumed: bool = False
    note: Text | None = None


@dataclass(frozen=True)
class CodeKey:
    """The columns that say which unit a row belongs to.

    Either `columns` with their `widths` (parts that are joined: province,
    district ...), or `whole`: names of one column with the whole code.
    """

    system: str
    vintage: int | None
    columns: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    whole: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """One source in one wave, described by data.

    recognition: the checks of `recognise`, as read from the file.
    columns: other headers under which a column that expressions name may
        come.
    level: of the units that one row stands for; None where it is no unit (see `layout`).
    dimensions: breakdowns of long and wide tables (sector, sex, size) with
        their classification.
    """

    id: str
    title: Text
    producer: Text
    licence: Licence
    level: Level | None
    layout: Layout
    assumed: bool
    evidence: Evidence
    key: CodeKey
    variables: Mapping[str, DatasetVariable]
    reference_period: str
    wave: str
    personal_columns: tuple[str, ...] = ()
    recognition: Mapping[str, Any] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dimensions: Mapping[str, Any] = field(default_factory=dict)
    missing_codes: tuple[str, ...] = ()
    number_style: str = "auto"
    periods: tuple[str, ...] = ()
    crs: str | None = None
    note: Text | None = None
    user: bool = False


@dataclass(frozen=True)
class Classes:
    """How an indicator is classed on a map unless the user says otherwise."""

    method: str
    count: int
    centre: float | None = None


@dataclass(frozen=True)
class Indicator:
    """A number per unit, with all that makes it that number and no other.

    formula: the parts its rule needs (`of`, `numerator`, `denominator`,
        `scale`, `condition`, `method`, `inputs`, `parameters`).
    display_factor: what a stored value is multiplied by when shown (100 for
        shares shown as per cent).
    requires: names of the harmonised variables behind the formula.
    inputs: ids of indicators it is computed from.
    computed_by: names of algorithms; none where it is planned.
    """

    id: str
    name: Text
    definition: Text
    formula_text: Text
    unit: Text
    rule: Rule
    formula: Mapping[str, Any]
    weight: Weight
    weight_choices: tuple[Weight, ...]
    direction: Direction
    decimals: int
    display_factor: float
    minimum_coverage: float
    dimension: str
    sources: tuple[str, ...]
    classes: Classes
    palette: str
    requires: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    computed_by: tuple[str, ...] = ()
    reference: str = ""
    variant_of: str | None = None

    @property
    def weight_is_choice(self) -> bool:
        """Say whether another weight leaves it the same indicator."""
        return len(self.weight_choices) > 1


@dataclass(frozen=True)
class Availability:
    """Whether an indicator can be computed from what is at hand.

    missing_variables and missing_indicators are empty when it can.
    suppliers: per missing variable, the ids of datasets that hold it.
    """

    indicator: str
    missing_variables: tuple[str, ...] = ()
    missing_indicators: tuple[str, ...] = ()
    missing_weight: str | None = None
    suppliers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def computable(self) -> bool:
        """Say whether nothing is missing."""
        return not (self.missing_variables or self.missing_indicators or self.missing_weight)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Say what is missing, one sentence per thing."""
        found = [
            Message(
                QT_TRANSLATE_NOOP(
                    "core", "Needs the variable {variable}. Datasets that hold it: {suppliers}."
                ),
                {"variable": one, "suppliers": ", ".join(self.suppliers.get(one, ())) or "–"},
            )
            for one in self.missing_variables
        ]
        found += [
            Message(
                QT_TRANSLATE_NOOP("core", "Needs the indicator {indicator} first."),
                {"indicator": one},
            )
            for one in self.missing_indicators
        ]
        if self.missing_weight is not None:
            text = QT_TRANSLATE_NOOP(
                "core",
                "Needs the weight {weight}: give it, or choose another "
                "where the indicator allows it.",
            )
            found.append(Message(text, {"weight": self.missing_weight}))
        return tuple(found)
