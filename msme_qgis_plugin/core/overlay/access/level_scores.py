"""What each level of internet signal is worth. Light: imports no tables."""

from __future__ import annotations

import json
import math

from ..errors import LevelScoresError

# From the surest to none, as the catalogue's `internet_signal` has them.
LEVELS = ("4g", "3g", "2g", "none")
DEFAULT_SCORES = {"4g": 1.0, "3g": 0.6, "2g": 0.2, "none": 0.0}
MINIMUM_COVERAGE = 0.8
DEFAULT_TEXT = json.dumps(DEFAULT_SCORES)


def parse_scores(text: str) -> dict[str, float]:
    """Read scores from JSON; the default where the text is blank.

    Returns:
        Level -> score 0–1, for each of `LEVELS`.

    Raises:
        LevelScoresError: not a JSON object, a level is missing or unknown,
            or a score is no number from 0 to 1.
    """
    if not text.strip():
        return dict(DEFAULT_SCORES)
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise LevelScoresError(text=text, reason=str(error)) from error
    if not isinstance(given, dict) or set(given) != set(LEVELS):
        reason = ", ".join(given) if isinstance(given, dict) else given
        raise LevelScoresError(text=text, reason=reason)
    for level, score in given.items():
        if not _is_score(score):
            raise LevelScoresError(text=text, reason=f"{level}: {score}")
    return {level: float(given[level]) for level in LEVELS}


def _is_score(score: object) -> bool:
    return (
        isinstance(score, (int, float))
        and not isinstance(score, bool)
        and math.isfinite(score)
        and 0 <= score <= 1
    )
