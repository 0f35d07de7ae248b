"""What an analysis computes, of what, and how a page asks for it. Light: imports no tables.

An algorithm declares itself with an `Analysis` as its `ANALYSIS`; the page Analyse learns of it
there and nowhere else. Which indicators it computes says the catalogue (`computed_by`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..measures.field import Field, Fields


class Needed(str, Enum):
    """What an analysis reads; the values of tables are kinds of sources."""

    VILLAGES = "villages"
    COUNTS = "counts"
    # A layer of units with values.
    UNITS = "units"


class Lack(str, Enum):
    """What may be lacking for an indicator."""

    VILLAGES = "villages"
    COUNTS = "counts"
    SECTORS = "sector"
    SEXES = "sex"
    USERS = "users"
    UNITS = "units"
    PLACES = "places"


class Setting(str, Enum):
    """What a person sets on the page, or in the options, and a parameter takes."""

    INDICATORS = "indicators"
    COVERAGE = "coverage"
    WEIGHT = "weight"
    SUPPRESS_BELOW = "suppress_below"
    COUNT_FIELD = "count"
    USERS_FIELD = "users"
    SECTOR_FIELD = "sector"
    SEX_FIELD = "sex"
    # What the pages Map and Report show.
    MAPPED_FIELD = "mapped"


@dataclass(frozen=True)
class Input:
    """One parameter that takes what is at hand.

    by_village: counts beside codes of villages: None where they are best, and others do.
    variables: that villages have to have.
    lack: what is said where there is none.
    """

    needed: Needed
    parameter: str
    lack: Lack
    by_village: bool | None = None
    variables: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Analysis:
    """What a page has to know of an algorithm to offer it.

    algorithm: its name, `structure`.
    inputs: in the order of importance: the first names the result.
    lacks: indicators that need more than the inputs -> what.
    settings: parameter -> what it takes.
    by_sector: output that is a table by sector, "" for none.
    only_by_sector: indicators that this table alone holds.
    of_variables: it computes every indicator of the catalogue by its formula.
    mapped: the field of the result that is drawn; "" for the first new one.
    crossed: parameter that names the field drawn across it, for a bivariate map.
    beside: outputs that are tables beside the result and always come along.
    asks: it cannot run without choices that the page does not have; its dialog has them.
    """

    algorithm: str
    inputs: tuple[Input, ...]
    lacks: Mapping[str, Lack] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    by_sector: str = ""
    only_by_sector: frozenset[str] = frozenset()
    of_variables: bool = False
    mapped: str = ""
    crossed: str = ""
    beside: tuple[str, ...] = ()
    asks: bool = False

    def drawn(
        self, made: Fields, before: Collection[str], asked: Sequence[str] = ()
    ) -> Field | None:
        """Return the field of a result that is drawn, None where it has none.

        Args:
            before: names of fields that were there already.
            asked: ids of indicators; the first that the result holds goes first.
        """
        wanted = [one for key in asked for one in made.mapped if one.indicator == key]
        told = [one for one in made.mapped if one.name == self.mapped]
        new = [one for one in made.mapped if one.name not in before]
        return next(iter((*wanted, *told, *new, *made.mapped)), None)


# In two words, and in whole sentences.
LACKING: Mapping[Lack, tuple[str, str]] = {
    Lack.VILLAGES: (
        QT_TRANSLATE_NOOP("core", "needs villages"),
        QT_TRANSLATE_NOOP(
            "core", "Needs a survey of villages, such as PODES. Drop its file on the Data page."
        ),
    ),
    Lack.COUNTS: (
        QT_TRANSLATE_NOOP("core", "needs counts"),
        QT_TRANSLATE_NOOP(
            "core",
            "Needs counts of MSMEs by village, subdistrict or district. Drop "
            "such a table on the Data page.",
        ),
    ),
    Lack.SECTORS: (
        QT_TRANSLATE_NOOP("core", "needs sectors"),
        QT_TRANSLATE_NOOP(
            "core", "Needs MSME counts by sector for districts. A table by KBLI section adds them."
        ),
    ),
    Lack.SEXES: (
        QT_TRANSLATE_NOOP("core", "needs sexes"),
        QT_TRANSLATE_NOOP("core", "Needs MSME counts by sector and by the owner's sex."),
    ),
    Lack.USERS: (
        QT_TRANSLATE_NOOP("core", "needs users"),
        QT_TRANSLATE_NOOP(
            "core", "Needs counts of MSMEs with a second column: how many of them use the internet."
        ),
    ),
    Lack.UNITS: (
        QT_TRANSLATE_NOOP("core", "needs a layer"),
        QT_TRANSLATE_NOOP("core", "Needs a layer of districts with values. Map a table first."),
    ),
    Lack.PLACES: (
        QT_TRANSLATE_NOOP("core", "needs coordinates"),
        QT_TRANSLATE_NOOP(
            "core",
            "Needs villages with longitude, latitude and their number of banks. Where coordinates "
            "are in another file, run it from the Processing toolbox.",
        ),
    ),
}
