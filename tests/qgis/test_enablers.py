"""`msme:enablers` end to end, on districts made of villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from tests.qgis.conftest import Run


@pytest.fixture
def districts(run: Run) -> QgsVectorLayer:
    """The demo's villages, which are of Jambi, aggregated."""
    made = run(
        "msme:aggregatevillages", VILLAGES=str(resource("demo", "desa_demo.csv")), WEIGHT="families"
    )
    return made["OUTPUT"]


def test_villages_become_a_balance(run: Run, districts: QgsVectorLayer) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:enablers", feedback=feedback, INPUT=districts)
    table = read_unit_table(made["OUTPUT"])
    balance = table.values["balance"].dropna()
    assert len(balance) == 11
    assert balance.between(-1, 1).all()
    fields, about = read_fields(made["OUTPUT"])
    said = {one.id for one in Catalogue.load().indicators.values() if "enablers" in one.computed_by}
    assert said == {"H03_enabler"}
    assert fields["balance"].indicator == "H03_enabler"
    told = table.categories["holds_back"].dropna()
    assert set(told) <= set(districts.fields().names())
    assert any("They do not say that one causes the other." in one for one in about.notes)
    assert "Enablers: e03_road_year" in feedback.textLog()


def test_the_table_of_associations_says_that_it_shows_no_cause(
    run: Run, districts: QgsVectorLayer
) -> None:
    made = run("msme:enablers", INPUT=districts, OUTCOME="b03_4g_pop")
    table = made["ASSOCIATIONS"]
    fields, about = read_fields(table)
    assert fields["rho"].title("en") == "Spearman's rho (no cause shown)"
    assert about.notes[-1].startswith("Associations say which numbers of 11 units")
    assert about.notes[-1].endswith("They do not say that one causes the other.")
    rows = list(table.getFeatures())
    # Roads, kiosks, hazards and forest of the demo, both scores and the balance.
    assert len(rows) == 7
    assert {one["pairs"] for one in rows} == {11}
    assert made["ASSOCIATED"] == sum(one["reading"] != "open" for one in rows)


def test_a_layer_without_factors_is_refused_by_name(run: Run) -> None:
    made = run("msme:harmonise", INPUT=str(resource("demo", "umkm_demo.csv")))
    with pytest.raises(QgsProcessingException, match="at least one enabler and one inhibitor"):
        run("msme:enablers", INPUT=made["OUTPUT"])
