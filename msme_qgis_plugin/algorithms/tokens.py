"""Choices of tokens, which mean the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from qgis.core import QgsProcessingParameterEnum
from qgis.PyQt.QtCore import QCoreApplication

from ..core.catalogue.weights import Weight
from ..translate import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import QgsProcessingParameterDefinition

_PACKAGE = __name__.split(".", maxsplit=1)[0]


class Adding(Protocol):
    """An algorithm, as far as a parameter is added to it."""

    def add(
        self, parameter: QgsProcessingParameterDefinition, tip: str, *, advanced: bool = False
    ) -> None:
        """Add a parameter with its tooltip."""


def add_tokens(  # noqa: PLR0913 (as many as QGIS's own parameter takes)
    algorithm: Adding,
    name: str,
    label: str,
    tokens: Sequence[str],
    tip: str,
    *,
    default: str | None = None,
    optional: bool = False,
    advanced: bool = False,
    labels: Mapping[str, str] | None = None,
) -> None:
    """Add a choice of tokens, which a dialog shows by their labels.

    Args:
        labels: token -> what it is called here, where it means something else elsewhere.
        default: the first one where None, unless the choice is optional.
    """
    parameter = QgsProcessingParameterEnum(
        name,
        label,
        options=list(tokens),
        defaultValue=default or (None if optional else tokens[0]),
        optional=optional,
        usesStaticStrings=True,
    )
    known = {**_labels(), **(labels or {})}
    show_as(parameter, "TokenChoice", labels=[known.get(one, one) for one in tokens])
    algorithm.add(parameter, tip, advanced=advanced)


def level_labels() -> dict[str, str]:
    """Return what the levels of units are called, by their tokens."""
    translate = QCoreApplication.translate
    return {
        "province": translate("Tokens", "provinces"),
        "district": translate("Tokens", "districts"),
        "subdistrict": translate("Tokens", "subdistricts"),
        "zone": translate("Tokens", "zones of one's own"),
    }


def show_as(parameter: QgsProcessingParameterDefinition, widget: str, **told: object) -> None:
    """Let dialogs show a parameter by a class of `gui.choicewidgets`."""
    place = f"{_PACKAGE}.gui.choicewidgets.{widget}"
    parameter.setMetadata({"widget_wrapper": {"class": place, **told}})


def as_token(parameter: QgsProcessingParameterEnum, value: object) -> object:
    """Return the token whose place among the choices is given; what is none stays."""
    options = parameter.options()
    text = str(value).strip()
    if text in options:
        return text
    is_place = isinstance(value, (int, str)) and text.isdecimal() and int(text) < len(options)
    return options[int(text)] if is_place else value


def _labels() -> dict[str, str]:
    """Return what tokens are called in QGIS's language; years and names stand for themselves."""
    translate = QCoreApplication.translate
    weights = {one.value: one.label.get(language()) for one in Weight if one.label}
    return {
        **weights,
        "auto": translate("Tokens", "automatic"),
        "bps": "BPS",
        "kemendagri": "Kemendagri",
        "centre": translate("Tokens", "whole cells by their centre"),
        "exact": translate("Tokens", "cells by the share inside"),
        "indonesian": translate("Tokens", "Indonesian: 1.234,5"),
        "english": translate("Tokens", "English: 1,234.5"),
        "error": translate("Tokens", "refuse"),
        "sum": translate("Tokens", "add up"),
        "mean": translate("Tokens", "average"),
        "first": translate("Tokens", "take the first"),
        "same": translate("Tokens", "as it is"),
        "zero": translate("Tokens", "zero"),
        "missing": translate("Tokens", "missing"),
        "uu20_2008": "UU 20/2008",
        "pp7_2021": "PP 7/2021",
        "bps_workers": translate("Tokens", "BPS, by workers"),
        "se_umk_umb": "UMK/UMB",
        "national_landscape": translate("Tokens", "country, A4 landscape"),
        "national_portrait": translate("Tokens", "country, A4 portrait"),
        "a3": translate("Tokens", "country, A3"),
        "province": translate("Tokens", "one province"),
        "atlas": translate("Tokens", "a page per district"),
        "multiples": translate("Tokens", "small maps"),
        "jenks": "Fisher–Jenks",
        "quantile": translate("Tokens", "quantiles"),
        "equal": translate("Tokens", "equal intervals"),
        "stddev": translate("Tokens", "standard deviations"),
        "pretty": translate("Tokens", "round numbers"),
        "headtail": translate("Tokens", "head/tail breaks"),
        "diverging": translate("Tokens", "diverging"),
        "manual": translate("Tokens", "own breaks"),
        "range": translate("Tokens", "lowest to highest"),
        "rank": translate("Tokens", "by rank"),
        "share": translate("Tokens", "shares as they are"),
        "covering": translate("Tokens", "most within reach"),
        "median": translate("Tokens", "shortest way"),
        "better": translate("Tokens", "more is better"),
        "worse": translate("Tokens", "more is worse"),
        "neutral": translate("Tokens", "neutral"),
        "diverging_reversed": translate("Tokens", "diverging, high is bad"),
        "en": "English",
        "id": "Bahasa Indonesia",
        "pdf": "PDF",
        "png": "PNG",
        "svg": "SVG",
    }
