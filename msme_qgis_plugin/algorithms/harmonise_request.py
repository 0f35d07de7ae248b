"""What the caller of `msme:harmonise` asks for, read from parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..core.errors import YearNotUnderstoodError
from ..core.harmonise.options import DuplicateRule
from ..core.lists import split_names
from ..core.regions.systems import CodeSystem
from ..core.tables.styles import ColumnStyles, NumberStyle, column_styles
from .table_parameters import AUTO

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

    from ..core.harmonise.options import HarmoniseOptions


def read_options(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> HarmoniseOptions:
    """Read the choices of one run.

    Raises:
        YearNotUnderstoodError: a vintage that is no year.
        ListNotUnderstoodError: VALUE_FIELDS or COLUMN_STYLES is broken JSON.
        ColumnStyleNotUnderstoodError: COLUMN_STYLES names no style.
        DecisionsNotUnderstoodError: DECISIONS is no JSON object of texts.
    """
    from ..core.harmonise.decisions import parse_decisions
    from ..core.harmonise.options import HarmoniseOptions

    def text(name: str) -> str | None:
        value = algorithm.parameterAsString(parameters, name, context)
        return value.strip() or None

    def token(name: str) -> str:
        return algorithm.parameterAsEnumString(parameters, name, context)

    system = token("CODE_SYSTEM")
    return HarmoniseOptions(
        code=text("CODE_FIELD"),
        name=text("NAME_FIELD"),
        type=text("TYPE_FIELD"),
        province=text("PROVINCE_FIELD"),
        parent=text("PARENT_FIELD"),
        period_field=text("PERIOD_FIELD"),
        values=split_names(text("VALUE_FIELDS")),
        code_system=None if system in ("", AUTO) else CodeSystem(system),
        vintage=read_year(text("VINTAGE"), "VINTAGE"),
        target_vintage=read_year(text("TARGET_VINTAGE"), "TARGET_VINTAGE"),
        number_style=ColumnStyles(
            NumberStyle(token("NUMBER_STYLE") or AUTO),
            column_styles(split_names(text("COLUMN_STYLES"))),
        ),
        duplicates=DuplicateRule(token("DUPLICATES") or DuplicateRule.ERROR.value),
        period=text("PERIOD"),
        decisions=parse_decisions(text("DECISIONS")),
    )


def read_year(text: str | None, parameter: str) -> int | None:
    """Read a vintage; None where it is `auto` or empty.

    Raises:
        YearNotUnderstoodError: it is no year.
    """
    if text is None or text == AUTO:
        return None
    if not text.isascii() or not text.isdigit():
        raise YearNotUnderstoodError(parameter=parameter, text=text)
    return int(text)
