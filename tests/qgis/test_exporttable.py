"""`msme:exporttable`: four sheets, nothing hidden let out, nothing run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsLayerMetadata,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from msme_qgis_plugin.layers import INTEGER, REAL, TEXT, make_fields
from tests.qgis.test_choropleth import squares
from tests.unit.tables.test_workbook import cells

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

ROWS: list[tuple[Any, ...]] = [
    ("1101", '<b>"x', -2.5, "A", 7),
    ("1102", "=1+1", 99.0, "Q", -8),
    ("1103", "@y", None, "M", None),
    ("1104", "Aceh", 4.0, "E", 10),
]


def table() -> QgsVectorLayer:
    layer = QgsVectorLayer("NoGeometry", "values", "memory")
    fields = make_fields(
        (("bps_code", TEXT), ("name", TEXT), ("v", REAL), ("v_status", TEXT), ("n", INTEGER))
    )
    assert layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    features = []
    for row in ROWS:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if x is None else x for x in row])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def test_sheets_values_and_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    report = table()
    result = run("msme:exporttable", INPUT=table(), REPORT=report, LANGUAGE="en", OUTPUT=str(path))
    assert result["ROWS"] == 4
    assert list_sheets(path) == ["Data", "Breaks", "Match report", "Metadata"]
    found = cells(path)
    assert [text for _, text in found[:7]] == [
        *("BPS code", "Name", "v", "Rank (1 = highest): v"),
        *("n", "Rank (1 = highest): n", "Status: v"),
    ]
    assert found[7:14] == [
        *(("s", "1101"), ("s", '<b>"x'), (None, "-2.5"), (None, "2")),
        *((None, "7"), (None, "2"), ("s", "normal")),
    ]
    # The suppressed 99 is not in the file at all.
    assert found[14:19] == [
        *(("s", "1102"), ("s", "=1+1"), (None, "-8"), (None, "3"), ("s", "suppressed"))
    ]
    assert "99" not in {text for _, text in found}
    assert "99" not in {text for _, text in cells(path, 3)}
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").split("\n")
    assert lines[0] == "bps_code,name,v,v_status,n"
    assert lines[1] == '1101,"<b>""x",-2.5,A,7'
    assert lines[2] == "1102,'=1+1,,Q,-8"
    assert lines[3] == "1103,'@y,,M,"


def test_breaks_of_the_style_are_written(run: Run, tmp_path: Path) -> None:
    from msme_qgis_plugin.core.classes.method import Method
    from msme_qgis_plugin.styling.memory import StyleMemory, remember

    layer = table()
    remember(layer, StyleMemory(("n",), Method.QUANTILE, ((8.0,),)))
    layer.setFieldAlias(layer.fields().indexFromName("n"), "Usaha")
    path = tmp_path / "out.xlsx"
    run("msme:exporttable", INPUT=layer, FIELDS=["n"], LANGUAGE="en", OUTPUT=str(path))
    rows = read_table(path, sheet="Breaks").cells
    assert rows.columns.tolist() == [
        *("field", "name", "class", "lower", "upper", "count", "method")
    ]
    assert rows.to_numpy().tolist() == [
        ["n", "Usaha", "1", "", "8", "2", "quantiles"],
        ["n", "Usaha", "2", "8", "", "1", "quantiles"],
    ]


def test_a_neighbour_of_the_same_name_stays(run: Run, tmp_path: Path) -> None:
    neighbour, path = tmp_path / "mydata.csv", tmp_path / "mydata.xlsx"
    neighbour.write_text("kode;umkm\n1101;5\n", encoding="utf-8")
    feedback = Listening()
    result = run("msme:exporttable", feedback=feedback, INPUT=table(), OUTPUT=str(path))
    assert neighbour.read_text(encoding="utf-8") == "kode;umkm\n1101;5\n"
    assert result["CSV"] == str(tmp_path / "mydata_2.csv")
    assert any("mydata_2.csv" in one for one in feedback.warnings)
    # What an export of the same fields wrote is replaced.
    layer = table()
    layer.dataProvider().changeAttributeValues({1: {4: 70}})
    assert run("msme:exporttable", INPUT=layer, OUTPUT=str(path))["CSV"] == result["CSV"]
    assert ",70\n" in (tmp_path / "mydata_2.csv").read_text(encoding="utf-8-sig")


def test_another_sort_of_spreadsheet_is_refused_by_name(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"“e\.ods” ends in \.ods"):
        run("msme:exporttable", INPUT=table(), OUTPUT=str(tmp_path / "e.ods"))
    assert not list(tmp_path.iterdir())


def test_shares_are_per_cent_for_readers_and_stored_as_they_are(run: Run, tmp_path: Path) -> None:
    layer = table()
    assert layer.dataProvider().renameAttributes({2: "B01_4g_msme", 3: "B01_4g_msme_status"})
    layer.updateFields()
    layer.dataProvider().changeAttributeValues({1: {2: 0.07}})
    path = tmp_path / "out.xlsx"
    run("msme:exporttable", INPUT=layer, FIELDS=["B01_4g_msme"], LANGUAGE="en", OUTPUT=str(path))
    found = cells(path)
    assert found[2] == ("s", "4G coverage share weighted by MSMEs (%)")
    assert ("s", "Status: 4G coverage share weighted by MSMEs") in found
    # 0.07 * 100 is 7.000000000000001.
    assert (None, "7") in found
    assert "0.07" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_metadata_of_the_catalogue_and_of_the_person(run: Run, tmp_path: Path) -> None:
    layer = table()
    assert layer.dataProvider().renameAttributes({4: "a01_msme_n"})
    layer.updateFields()
    path = tmp_path / "out.xlsx"
    run(
        "msme:exporttable",
        INPUT=layer,
        FIELDS=["v", "a01_msme_n"],
        LANGUAGE="id",
        SOURCE="=BPS",
        PERIOD="2024",
        UNIT="%",
        OUTPUT=str(path),
    )
    rows = read_table(path, sheet="Metadata").cells.set_index("field")
    assert rows.loc["a01_msme_n", "name"] == "Jumlah UMKM"
    assert "skala mikro" in rows.loc["a01_msme_n", "formula"] or (
        "berskala mikro" in rows.loc["a01_msme_n", "formula"]
    )
    assert rows.loc["v", "unit"] == "%"
    assert rows.loc["v", "source"] == "=BPS"
    assert rows.loc["v", "period"] == "2024"
    assert float(rows.loc["v", "coverage"]) == 0.5
    assert float(rows.loc["a01_msme_n", "coverage"]) == 0.75
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("bps_code;name;v;v_status;a01_msme_n")
    assert ";-2,5;A;7" in text


class Listening(QgsProcessingFeedback):
    """Keeps warnings."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


@pytest.mark.parametrize(
    ("licence", "warned"), [("CC BY-NC 4.0", True), ("NonCommercial", True), ("CC BY 4.0", False)]
)
def test_non_commercial_licence_warns(run: Run, tmp_path: Path, licence: str, warned: bool) -> None:
    layer = table()
    about = QgsLayerMetadata()
    about.setLicenses([licence])
    layer.setMetadata(about)
    feedback = Listening()
    run("msme:exporttable", feedback=feedback, INPUT=layer, OUTPUT=str(tmp_path / "out.xlsx"))
    told = [one for one in feedback.warnings if licence in one]
    assert bool(told) is warned


def test_the_layer_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    layer = table()
    before = [feature.attributes() for feature in layer.getFeatures()]
    run("msme:exporttable", INPUT=layer, OUTPUT=str(tmp_path / "out.xlsx"))
    assert [one.attributes() for one in layer.getFeatures()] == before


def test_a_missing_field_is_said_plainly(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="no field “w”"):
        run("msme:exporttable", INPUT=table(), FIELDS=["w"], OUTPUT=str(tmp_path / "out.xlsx"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(QgsProcessingException, match="could not be written"):
        run("msme:exporttable", INPUT=table(), OUTPUT=str(tmp_path / "out"))


def test_what_belongs_to_a_value_is_called_after_it(run: Run, tmp_path: Path) -> None:
    layer = squares("v:double,v_low:double,v_coverage:double", [(2.0, 1.0, 0.9)])
    layer.setFieldAlias(0, "Usaha")
    path = tmp_path / "out.xlsx"
    run("msme:exporttable", INPUT=layer, LANGUAGE="id", OUTPUT=str(path))
    assert [text for _, text in cells(path)[:4]] == [
        *("Usaha", "Peringkat (1 = tertinggi): Usaha", "Terendah: Usaha"),
        "Cakupan (0–1): Usaha",
    ]
