"""`msme:fieldnotes`: points as QField leaves them, by district."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from msme_qgis_plugin.core.measures.field import Role
from msme_qgis_plugin.gui.report.profilecard import ProfileCard
from msme_qgis_plugin.gui.report.unitdata import read_units
from msme_qgis_plugin.layers import read_fields, read_unit_table
from tests.qgis.overlay_data import layer_of, units_of

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

UNITS = {"3204": (107.0, -7.0, 108.0, -6.0), "3273": (108.0, -7.0, 109.0, -6.0)}
COLUMNS = ("catatan", "tanggal", "foto", "nama_responden", "hp")
# Two notes and a photo alone in the west, none in the east, one far away, one without a place.
ROWS: tuple[tuple[str | None, tuple[str, ...]], ...] = (
    ("POINT(107.2 -6.5)", ("Jalan rusak", "2026-01-05", "DCIM/a.jpg", "Budi", "081234567890")),
    (
        "POINT(107.6 -6.5)",
        ("Bank jauh, tanya 0812-3456-7890", "2026-03-01T09:10:00", "", "Sari", "081234567891"),
    ),
    ("POINT(107.7 -6.5)", ("", "2026-02-01", "C:\\Users\\sari\\b.jpg", "Sari", "081234567892")),
    ("POINT(120.0 -6.5)", ("Di laut", "2026-02-02", "", "Tono", "081234567893")),
    (None, ("Tanpa titik", "2026-02-03", "", "Tono", "081234567894")),
)


def points(columns: tuple[str, ...] = COLUMNS) -> QgsVectorLayer:
    rows: list[tuple[str | None, dict[str, Any]]] = [
        (wkt, dict(zip(columns, values))) for wkt, values in ROWS
    ]
    layer = layer_of(rows, "Point", dict.fromkeys(columns, "string"))
    layer.setName("kunjungan")
    return layer


def made_of(run: Run, feedback: QgsProcessingFeedback | None = None) -> dict[str, Any]:
    return run("msme:fieldnotes", feedback=feedback, POINTS=points(), UNITS=units_of(UNITS))


def test_notes_are_counted_and_quoted_newest_first(run: Run) -> None:
    made = made_of(run)
    table = read_unit_table(made["OUTPUT"])
    assert table.values.loc["3204"].tolist() == [2, 2]
    assert table.values.loc["3273"].tolist() == [0, 0]
    assert table.categories["quotes"].tolist() == [
        "2026-03-01: Bank jauh, tanya […]\n2026-01-05: Jalan rusak",
        None,
    ]
    assert read_fields(made["OUTPUT"])[0]["quotes"].role is Role.NOTE
    assert (made["NOTES_READ"], made["NOTES_PLACED"]) == (5, 3)


def test_list_holds_districts_and_neither_persons_nor_places(run: Run) -> None:
    feedback = QgsProcessingFeedback(False)
    layer = made_of(run, feedback)["LIST"]
    assert not layer.isSpatial()
    rows = [one.attributes() for one in layer.getFeatures()]
    assert [row[-5] for row in rows] == ["3204", "", "", "3204", "3204"]
    assert [row[-1] for row in rows] == ["", "", "", "b.jpg", "DCIM/a.jpg"]
    said = f"{rows} {feedback.textLog()} {layer.fields().names()}"
    for personal in ("Budi", "Sari", "Tono", "0812", "107.2", "sari"):
        assert personal not in said.replace("nama_responden, hp", "")
    assert "Personal columns were left out on reading: nama_responden, hp." in feedback.textLog()


def test_the_profile_of_a_district_quotes_them(run: Run) -> None:
    units = read_units(made_of(run)["OUTPUT"])
    card = ProfileCard()
    card.show_unit(units, "notes", units.codes.index("3204"))
    assert card.quotes.text() == (
        "From the field\n2026-03-01: Bank jauh, tanya […]\n2026-01-05: Jalan rusak"
    )
    assert "2026-01-05: Jalan rusak" in card.quotes.toolTip()
    card.show_unit(units, "notes", units.codes.index("3273"))
    assert card.quotes.text() == ""


def test_a_column_about_persons_is_no_column_of_notes(run: Run) -> None:
    with pytest.raises(QgsProcessingException, match="kunjungan has no column of notes"):
        run("msme:fieldnotes", POINTS=points(), NOTE_FIELD="nama_responden", UNITS=units_of(UNITS))
