"""The recipe of a pack, which each run that added to it brought along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..pack.model import unknown
from .recipe_steps import Step, parse_recipe

if TYPE_CHECKING:
    import pandas as pd


def steps_of_pack(provenance: pd.DataFrame) -> dict[str, Step]:
    """Return the steps that built a pack, in the order of its runs; none of earlier versions.

    Raises:
        RecipeNotUnderstoodError, RecipeNewerError: a run tells something else.
    """
    steps: dict[str, Step] = {}
    for text in provenance.sort_values("time_utc", kind="stable")["recipe"]:
        if not unknown(text):
            steps.update(parse_recipe(json.loads(text), "provenance"))
    return steps
