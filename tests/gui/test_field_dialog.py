"""A planner says once what an indicator is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from msme_qgis_plugin.core.measures.field import Direction, Text
from msme_qgis_plugin.gui.fielddialog import FieldDialog
from msme_qgis_plugin.layers import read_fields

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]

TABLE = "kode,nama,jml_x_2016,jml_x_2017\n5101,Jembrana,10,11\n5103,Badung,20,21\n"


def mapped(frame: DockFrame, wait: Wait, path: Path) -> QgsVectorLayer:
    page = frame.pages[0]
    page.open_file(str(path))
    wait(lambda: not frame.runner.running)
    page.act()
    wait(lambda: not frame.runner.running)
    layer = frame.subject.layer
    assert layer is not None
    return layer


def written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_what_is_said_is_kept_for_all_years_and_for_the_next_file(
    frame: DockFrame, wait: Wait, tmp_path: Path
) -> None:
    layer = mapped(frame, wait, written(tmp_path, "first.csv"))
    dialog = FieldDialog(layer, "jml_x_2016", frame)
    assert dialog.name.text() == "jml_x"
    dialog.name.setText("Pengrajin")
    dialog.unit.setText("orang")
    dialog.direction.setCurrentIndex(dialog.direction.findData("worse"))
    dialog.accept()
    for one in (layer, mapped(frame, wait, written(tmp_path, "second.csv"))):
        fields = read_fields(one)[0]
        for name in ("jml_x_2016", "jml_x_2017"):
            told = fields[name]
            assert told.label == Text("Pengrajin", "Pengrajin")
            assert told.unit == Text("orang", "orang")
            assert told.direction is Direction.WORSE
            assert told.period == name[-4:]
    assert frame.subject.title.startswith("Pengrajin")
    # Said again under the new name, it is still the same column of a file.
    again = FieldDialog(layer, "jml_x_2016", frame)
    assert (again.name.text(), again.unit.text()) == ("Pengrajin", "orang")
    assert again.direction.currentData() == "worse"
    again.name.setText("Perajin")
    again.accept()
    third = mapped(frame, wait, written(tmp_path, "third.csv"))
    assert read_fields(third)[0]["jml_x_2016"].title("id") == "Perajin"


def test_a_memory_that_was_edited_by_hand_does_no_harm(
    frame: DockFrame, wait: Wait, profile: Path, tmp_path: Path
) -> None:
    (profile / "fields.json").write_text('{"jml_x": "no json", "b": "3"}', encoding="utf-8")
    layer = mapped(frame, wait, written(tmp_path, "first.csv"))
    assert read_fields(layer)[0]["jml_x_2016"].title("id") == "jml_x"
