"""What page is wanted; light, so that declaring parameters stays quick."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from ..styling.legend import Language
from ..styling.palettes import Palette
from .errors import PageDistrictsError, PageFieldsError

if TYPE_CHECKING:
    from pathlib import Path

    from ..core.classes.method import Method


class Page(str, Enum):
    """The pages that can be made; tokens of scripts."""

    NATIONAL_LANDSCAPE = "national_landscape"
    NATIONAL_PORTRAIT = "national_portrait"
    A3 = "a3"
    PROVINCE = "province"
    ATLAS = "atlas"
    MULTIPLES = "multiples"
    COMPARISON = "comparison"

    @property
    def needs_province(self) -> bool:
        """Say whether the page is about one province."""
        return self in {Page.PROVINCE, Page.ATLAS}


_FIELDS = {
    Page.NATIONAL_LANDSCAPE: (0, 2),
    Page.NATIONAL_PORTRAIT: (0, 2),
    Page.A3: (0, 2),
    Page.PROVINCE: (0, 2),
    Page.ATLAS: (1, 4),
    Page.MULTIPLES: (2, 12),
    Page.COMPARISON: (1, 10),
}
# Columns that a comparison has room for.
LEAST_DISTRICTS, MOST_DISTRICTS = 2, 5
_BETWEEN = re.compile(r"[;,\s]+")


class Format(str, Enum):
    """What a page is saved as; the value is the file's suffix."""

    PDF = "pdf"
    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True)
class Words:
    """What a person wants written; empty where the page finds it itself."""

    title: str = ""
    subtitle: str = ""
    source: str = ""
    period: str = ""
    weight: str = ""
    coverage: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Province:
    """A province of today: its BPS code of two digits and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class PageRequest:
    """One page or atlas.

    fields: one is mapped as a choropleth, two on one map as a bivariate
        one; an atlas and small multiples take several.
    method: how to find classes; None keeps those of the layer's style and
        takes Fisher–Jenks where it has none.
    district: BPS code of the only district an atlas is to show; the codes of those to compare.
    """

    page: Page
    fields: tuple[str, ...]
    province: Province | None = None
    language: Language = Language.AUTO
    words: Words = field(default_factory=Words)
    logo: Path | None = None
    method: Method | None = None
    classes: int = 5
    palette: Palette = Palette.AUTO
    district: str = ""

    @property
    def districts(self) -> tuple[str, ...]:
        """The codes of the districts, each once."""
        return tuple(dict.fromkeys(filter(None, _BETWEEN.split(self.district))))


def check_request(request: PageRequest) -> None:
    """See that the page has room for the fields and the districts.

    Raises:
        PageFieldsError: too few or too many fields.
        PageDistrictsError: too few or too many districts.
    """
    count = len(request.districts)
    if request.page is Page.COMPARISON and not LEAST_DISTRICTS <= count <= MOST_DISTRICTS:
        raise PageDistrictsError(least=LEAST_DISTRICTS, most=MOST_DISTRICTS, count=count)
    least, most = _FIELDS[request.page]
    if not least <= len(request.fields) <= most:
        raise PageFieldsError(
            page=request.page.value, least=least, most=most, count=len(request.fields)
        )
