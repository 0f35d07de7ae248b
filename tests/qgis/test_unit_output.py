"""Unit tables as outputs, in formats that hold less than a GeoPackage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from msme_qgis_plugin.algorithms.base import MsmeAlgorithm
from msme_qgis_plugin.algorithms.unit_output import unit_rows, write_unit_layer
from msme_qgis_plugin.core.catalogue.fields import indicator_field
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.layers import indicative_units, read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

CODES = ["1101", "1102", "1103"]
CONTENT = Text("Agriculture", "Pertanian")
# What the structure of MSMEs holds: names of more than ten letters, some alike in the first ten.
FIELDS = Fields(
    [
        indicator_field(Catalogue.load().indicator("A09_women_sh"), "women_share"),
        Field("women_share_base", Role.BASE, of="women_share"),
        Field("women_share_of_micro", label=Text("Women, micro", "Perempuan, mikro")),
        indicator_field(Catalogue.load().indicator("A12_lq"), "lq_g").of_sector("G", label=CONTENT),
    ]
)
STATUS = {
    "women_share": codes_of("QAM"),
    "women_share_of_micro": codes_of("AQQ"),
    "lq_g": codes_of("AXE"),
}


class Toy(MsmeAlgorithm):
    """Writes one table."""

    NAME = "toy"

    def displayName(self) -> str:
        return self.NAME

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        kind = QgsProcessing.SourceType.TypeVectorPolygon
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", "Output", kind), "")

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        units = indicative_units()
        units = units[units["bps_code"].isin(CODES)].assign(boundary="")
        values = pd.DataFrame({name: [0.25, 0.5, 2.0] for name in FIELDS}, index=CODES)
        about = About(title="Structure", licences=("CC BY",))
        table = UnitTable.of(unit_rows(units), values, FIELDS, status=STATUS, about=about)
        return {"OUTPUT": write_unit_layer(self, (parameters, context), table, units)}


def written(path: Path) -> tuple[QgsVectorLayer, str]:
    algorithm, context, feedback = Toy(), QgsProcessingContext(), QgsProcessingFeedback()
    algorithm.initAlgorithm()
    context.setFeedback(feedback)
    _, done = algorithm.run({"OUTPUT": str(path)}, context, feedback)
    assert done
    return QgsVectorLayer(str(path), "units", "ogr"), feedback.textLog()


def test_a_shapefile_keeps_statuses_labels_and_meaning(qgis_app: object, tmp_path: Path) -> None:
    layer, log = written(tmp_path / "structure.shp")
    assert "GeoPackage" in log
    assert "women_share = women_shar" in log
    table = read_unit_table(layer)
    women, micro, quotient = table.fields.indicators
    assert (women.name, women.indicator) == ("women_shar", "A09_women_sh")
    assert table.letters("women_shar").tolist() == ["Q", "A", "M"]
    assert table.values["women_shar"].tolist() == [0.25, 0.5, 2.0]
    assert table.published("women_shar").isna().tolist() == [True, False, True]
    assert table.letters(micro.name).tolist() == ["A", "Q", "Q"]
    assert micro.label == Text("Women, micro", "Perempuan, mikro")
    assert table.letters("lq_g").tolist() == ["A", "X", "E"]
    assert (quotient.sector, quotient.sector_label) == ("G", CONTENT)
    assert table.base_of("women_shar") == "women_sh_b"
    assert table.units["kemendagri_code"].notna().all()
    assert table.about == About(title="Structure", licences=("CC BY",))
    assert max(map(len, layer.fields().names())) <= 10


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "fgb"])
def test_other_formats_keep_their_names_and_the_same_meaning(
    qgis_app: object, tmp_path: Path, ending: str
) -> None:
    layer, log = written(tmp_path / f"structure.{ending}")
    assert "GeoPackage" not in log
    fields, about = read_fields(layer)
    assert {one.name for one in fields.indicators} == {
        *("women_share", "women_share_of_micro", "lq_g")
    }
    assert fields["lq_g"].sector == "G"
    assert about.licences == ("CC BY",)
    letters = read_unit_table(layer).letters("women_share")
    assert letters[CODES].tolist() == ["Q", "A", "M"]


def test_a_shapefile_without_its_metadata_is_a_layer_of_somebodys_own(
    qgis_app: object, tmp_path: Path
) -> None:
    layer, _ = written(tmp_path / "structure.shp")
    (tmp_path / "structure.qmd").unlink()
    fields, _ = read_fields(layer)
    assert "lq_g" in fields
    assert "kemendagri" not in fields
