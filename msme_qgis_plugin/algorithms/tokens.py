"""Parameters that several of our algorithms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterEnum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .base import MsmeAlgorithm


def add_tokens(
    algorithm: MsmeAlgorithm,
    name: str,
    label: str,
    tokens: Sequence[str],
    tip: str,
    *,
    advanced: bool = False,
) -> None:
    """Add a choice of tokens that mean the same in every language."""
    algorithm.add(
        QgsProcessingParameterEnum(
            name, label, options=list(tokens), defaultValue=tokens[0], usesStaticStrings=True
        ),
        tip,
        advanced=advanced,
    )
