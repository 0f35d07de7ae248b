"""Scores of signal levels, read from JSON."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.overlay.access.level_scores import DEFAULT_TEXT, parse_scores
from msme_qgis_plugin.core.overlay.errors import LevelScoresError


def test_blank_is_the_default() -> None:
    assert parse_scores("  ") == {"4g": 1, "3g": 0.6, "2g": 0.2, "none": 0}
    assert parse_scores(DEFAULT_TEXT) == parse_scores("")


def test_edited_scores_in_any_order() -> None:
    text = '{"none": 0.1, "4g": 0.9, "2g": 0.3, "3g": 0.5}'
    assert parse_scores(text)["none"] == 0.1


@pytest.mark.parametrize(
    "text",
    [
        "4g=1",
        "[1, 0.6, 0.2, 0]",
        '{"4g": 1}',
        '{"4g": 1, "3g": 0.6, "2g": 0.2, "none": 0, "5g": 1}',
        '{"4g": 1.5, "3g": 0.6, "2g": 0.2, "none": 0}',
        '{"4g": "1", "3g": 0.6, "2g": 0.2, "none": 0}',
        '{"4g": true, "3g": 0.6, "2g": 0.2, "none": 0}',
        '{"4g": NaN, "3g": 0.6, "2g": 0.2, "none": 0}',
    ],
)
def test_anything_else_is_refused_with_what_came(text: str) -> None:
    with pytest.raises(LevelScoresError) as error:
        parse_scores(text)
    assert text in str(error.value.message)
