"""Fields come back from JSON as they were."""

from __future__ import annotations

import json

from msme_qgis_plugin.core.measures.field import (
    Category,
    Direction,
    Display,
    Field,
    Fields,
    Role,
    Rule,
    Text,
    status_field,
)
from msme_qgis_plugin.core.measures.schema import About, from_json, to_json

FULL = Field(
    "lq_c",
    Role.VALUE,
    indicator="A12_lq",
    label=Text("Location quotient", "Indeks LQ"),
    unit=Text("ratio", "rasio"),
    display=Display.POINTS,
    decimals=2,
    direction=Direction.NEUTRAL,
    rule=Rule.RECOMPUTE,
    numerator="a",
    denominator="b",
    weight="families",
    weight_label=Text("families", "keluarga"),
    period="2016",
    sector="C",
    sector_label=Text("Manufacturing", "Industri Pengolahan"),
    kbli="2015",
    sex="F",
    size="micro",
    size_definition="uu20_2008",
    dataset="se2016",
    centre=1.0,
    categories=(Category("1", Text("low", "rendah"), "#ff0000"), Category("2")),
)


def test_a_field_with_everything_comes_back_whole() -> None:
    about = About("T", "s.xlsx", "code", "BIG", indicative=False, licences=("X",), notes=("n",))
    fields, told = from_json(to_json(Fields([FULL, status_field("lq_c")]), about)) or ({}, None)
    assert list(fields.values()) == [FULL, Field("lq_c_status", Role.STATUS, of="lq_c")]
    assert told == about


def test_a_field_with_nothing_known_writes_only_its_name_and_role() -> None:
    held = json.loads(to_json(Fields([Field("a")]), About()))
    assert held == {"version": 1, "about": {}, "fields": [{"name": "a", "role": "value"}]}


def test_what_a_newer_version_says_is_kept() -> None:
    text = (
        '{"version":9,"about":{},"fields":['
        '{"name":"a","role":"value","horizon":"2045","direction":"sideways"}]}'
    )
    fields, about = from_json(text) or ({}, None)
    assert about is not None
    assert fields["a"].extra == {"horizon": "2045"}
    assert fields["a"].direction is None
    assert '"horizon":"2045"' in to_json(fields, about)


def test_text_of_another_program_is_no_schema() -> None:
    for text in ("", "{", "[]", "3", '{"fields":[{}],"about":{}}', '{"fields":5,"about":{}}'):
        assert from_json(text) is None
