"""What every kind of map is asked, and what it makes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, ClassVar

from qgis.core import QgsExpression, QgsExpressionContext, QgsFeatureRequest

from ...core.classes.place import decimals_of
from ...core.measures.status import Status
from ..legend import Language, number, word
from ..symbols import Extent, no_data_symbol, not_comparable_symbol, suppressed_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgis.core import QgsFeature, QgsFeatureRenderer, QgsFillSymbol

    from ...core.classes.method import Method
    from ..map_units import MapUnits
    from ..memory import Kind, StyleMemory
    from ..square import Square

NO_DATA = "0"
SUPPRESSED, NOT_COMPARABLE = Status.SUPPRESSED.value, Status.NOT_COMPARABLE.value
# What is drawn of units without a value: a word of the legend, and a symbol.
WITHOUT: dict[str, tuple[str, Callable[..., QgsFillSymbol]]] = {
    SUPPRESSED: ("suppressed", suppressed_symbol),
    NOT_COMPARABLE: ("not_comparable", not_comparable_symbol),
    NO_DATA: ("no_data", no_data_symbol),
}
# Statuses that have a class of their own.
APART = (SUPPRESSED, NOT_COMPARABLE)


@dataclass(frozen=True)
class Look:
    """In which language and for which extent a map is drawn."""

    language: Language = Language.AUTO
    extent: Extent = Extent.NATIONAL


@dataclass(frozen=True)
class MapStyle(ABC):
    """A renderer and what it shows.

    memory: what the layer remembers: how to draw it so again.
    heading: what stands above its legend.
    without: how many units are suppressed, not comparable, without data, by the keys of
        `WITHOUT`.
    """

    renderer: QgsFeatureRenderer
    memory: StyleMemory
    heading: str
    without: dict[str, int]

    @property
    def no_data(self) -> int:
        """How many units have no data."""
        return self.without[NO_DATA]

    @property
    def suppressed(self) -> int:
        """How many values are suppressed."""
        return self.without[SUPPRESSED]

    @property
    def not_comparable(self) -> int:
        """How many values are not comparable."""
        return self.without[NOT_COMPARABLE]

    @property
    @abstractmethod
    def drawn_units(self) -> int:
        """How many units have a colour."""

    @property
    def marks_tiny(self) -> bool:
        """Whether units too small to be seen get a circle, see `symbols.TINY`."""
        return True

    @property
    def square(self) -> Square | None:
        """The legend that is no list of rows, for the kinds that have one."""
        return None

    def words_for(self, _value: object) -> str | None:
        """Return what a value is called, None where values are numbers."""
        return None

    @property
    def lines(self) -> list[str]:
        """What the legend says, from the top."""
        return [item.label() for item in self.renderer.legendSymbolItems()]

    @abstractmethod
    def method_note(self, language: Language, coverage: str = "") -> str:
        """Return how the classes were found, as the foot of a page says it.

        Args:
            coverage: what is to be said of it, as a part of the sentence.
        """


class StyleKind(ABC):
    """A kind of map.

    algorithm: id of the one that makes it.
    histogram: whether its classes are ranges of one field, whose breaks a person may move.
    fields: how many it draws.
    """

    kind: ClassVar[Kind]
    algorithm: ClassVar[str]
    histogram: ClassVar[bool] = False
    fields: ClassVar[int] = 1

    @abstractmethod
    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> MapStyle:
        """Make the style that is wanted; see `StyleMemory`.

        Raises:
            FieldMissingError: there is no such field.
            FieldNotNumericError: it does not hold numbers where these are needed.
        """

    @abstractmethod
    def draw_no_data(self, renderer: QgsFeatureRenderer, symbol: QgsFillSymbol) -> bool:
        """Draw units without data with another symbol; False where a person changed the style."""


def class_method(method: Method, centre: float | None, language: Language) -> str:
    """Return how classes were found, in words."""
    about = centre or 0.0
    return word(method.value, language, centre=number(about, decimals_of([about]), language))


def evaluated(
    units: MapUnits, expression: str, columns: Sequence[str]
) -> Iterator[tuple[QgsFeature, object]]:
    """Yield each unit, without its geometry, and what an expression is for it."""
    which = QgsExpression(expression)
    context = QgsExpressionContext()
    context.setFields(units.source.fields())
    which.prepare(context)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(columns), units.source.fields())
    for feature in units.source.getFeatures(request):
        context.setFeature(feature)
        yield feature, which.evaluate(context)
