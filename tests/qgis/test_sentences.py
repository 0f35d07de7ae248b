"""Sentences of `core` as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

from msme_qgis_plugin.core.measures.field import Text
from msme_qgis_plugin.core.messages import Message
from msme_qgis_plugin.translate import say

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def indonesian() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("id_ID"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("qgis_app", "indonesian")
def test_a_number_in_a_sentence_has_the_decimal_comma() -> None:
    inner = Message("at most {km:.1f} km", {"km": 4.94})
    outer = Message("{file}: {way}, {count}", {"file": "a.csv", "count": 3})
    whole = Message(outer.template, {**outer.values, "way": inner})
    assert say(whole) == "a.csv: at most 4,9 km, 3"


@pytest.mark.usefixtures("qgis_app")
@pytest.mark.parametrize(("locale", "said"), [("id_ID", "Kemiskinan: 3"), ("en_US", "Poverty: 3")])
def test_a_text_in_a_sentence_is_in_the_language_of_qgis(
    monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    monkeypatch.setattr(QgsApplication, "locale", lambda: locale)
    told = {"field": Text("Poverty", "Kemiskinan"), "count": 3}
    assert say(Message("{field}: {count}", told)) == said
    assert str(Message("{field}: {count}", told)) == "Poverty: 3"


@pytest.mark.usefixtures("qgis_app")
def test_a_number_in_a_sentence_has_the_decimal_point() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    assert say(Message("{km:.1f} km", {"km": 4.94})) == "4.9 km"
    QLocale.setDefault(before)
