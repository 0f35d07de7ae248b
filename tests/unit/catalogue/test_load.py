"""The shipped catalogue is whole and consistent with itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.catalogue.errors import (
    CatalogueError,
    UnknownDatasetError,
    UnknownIndicatorError,
)
from msme_qgis_plugin.core.catalogue.expressions import names, operations
from msme_qgis_plugin.core.catalogue.load import Catalogue, effective_weight, load_datasets
from msme_qgis_plugin.core.catalogue.model import Evidence, Kind
from msme_qgis_plugin.core.catalogue.weights import Weight
from msme_qgis_plugin.core.measures.field import Rule
from msme_qgis_plugin.core.paths import resource

if TYPE_CHECKING:
    from pathlib import Path


def test_the_77_indicators_of_the_first_catalogue_are_there(catalogue: Catalogue) -> None:
    assert len(catalogue.indicators) >= 77
    first = {"A": 19, "B": 10, "C": 9, "D": 8, "E": 10, "F": 9, "G": 9, "H": 3}
    for letter, count in first.items():
        assert sum(one.startswith(letter) for one in catalogue.indicators) >= count


@pytest.mark.parametrize(
    "dataset",
    [
        "podes2019",
        "podes2021",
        "podes2024",
        "se2016",
        "se2026",
        "se2016_umk_umb",
        "se2026_umk_umb",
        "susenas_ict",
        "sakernas",
        "imk",
        "poverty",
        "ipm",
        "grdp_population",
        "meta_rwi",
        "meta_rwi_quadkey",
        "meta_hrsl_points",
        "meta_hrsl_raster",
        "meta_sci_2021",
        "meta_sci_2026",
        "meta_movement_range",
        "meta_business_activity",
        "meta_commuting_zones",
    ],
)
def test_every_source_has_a_descriptor(catalogue: Catalogue, dataset: str) -> None:
    one = catalogue.dataset(dataset)
    assert one.title.en
    assert one.title.id


def test_every_variable_is_in_the_vocabulary(catalogue: Catalogue) -> None:
    used = {name for one in catalogue.datasets.values() for name in one.variables} | {
        name for one in catalogue.indicators.values() for name in one.requires
    }
    assert used - set(catalogue.variables) == set()


def test_a_formula_names_only_categories_that_exist(catalogue: Catalogue) -> None:
    def conditions(part: object) -> list[dict[str, object]]:
        if isinstance(part, dict):
            mine = [part] if part.get("op") == "in" else []
            return mine + [one for value in part.values() for one in conditions(value)]
        if isinstance(part, list):
            return [one for value in part for one in conditions(value)]
        return []

    everything = {**catalogue.indicators, **catalogue.variants}
    checked = 0
    for indicator in everything.values():
        for one in conditions(dict(indicator.formula)):
            variable = catalogue.variables[str(one["of"])]
            assert variable.kind is Kind.CATEGORY
            assert set(one["values"]) <= set(variable.categories)
            checked += 1
    assert checked >= 10


def test_descriptors_give_only_known_categories(catalogue: Catalogue) -> None:
    for dataset in catalogue.datasets.values():
        for variable in dataset.variables.values():
            known = catalogue.variables[variable.name].categories
            value = variable.value
            if known and not isinstance(value, str) and "codes" in value:
                assert set(value["codes"].values()) <= set(known)


def test_only_the_closed_set_of_operations(catalogue: Catalogue) -> None:
    def used(part: object) -> set[str]:
        if isinstance(part, dict):
            mine = {str(part["op"])} if "op" in part else set()
            return mine.union(*(used(one) for one in part.values()))
        if isinstance(part, (list, tuple)):
            return set().union(*(used(one) for one in part))
        return set()

    for dataset in catalogue.datasets.values():
        for variable in dataset.variables.values():
            assert used(variable.value) <= operations()
            assert list(names(variable.value))


def test_the_rule_and_the_weight_go_together(catalogue: Catalogue) -> None:
    weighted = {Rule.WEIGHTED_MEAN, Rule.WEIGHTED_SHARE, Rule.WEIGHTED_MEDIAN}
    for one in catalogue.indicators.values():
        assert one.weight in one.weight_choices
        assert (one.weight is not Weight.NONE) >= (one.rule in weighted)


def test_a_weight_that_is_in_the_name_is_no_choice(catalogue: Catalogue) -> None:
    fixed = catalogue.indicator("B04_4g_vill")
    free = catalogue.indicator("D02_market_dist")
    assert not fixed.weight_is_choice
    assert effective_weight(fixed, Weight.FAMILIES, {"families"}) is Weight.VILLAGES
    assert free.weight_is_choice
    assert effective_weight(free, Weight.FAMILIES, {"msme"}) is Weight.FAMILIES


def test_without_a_wish_the_first_weight_at_hand_counts(catalogue: Catalogue) -> None:
    distance = catalogue.indicator("D02_market_dist")
    assert effective_weight(distance, None, {"msme", "families"}) is Weight.MSME
    assert effective_weight(distance, None, {"population", "families"}) is Weight.FAMILIES
    assert effective_weight(distance, None, {"population"}) is Weight.POPULATION
    assert effective_weight(distance, None, ()) is Weight.VILLAGES
    # No other weight is this indicator.
    flagship = catalogue.indicator("B01_4g_msme")
    assert effective_weight(flagship, None, {"families"}) is Weight.MSME


def test_ids_are_found_in_any_case(catalogue: Catalogue) -> None:
    assert catalogue.indicator("b01_4G_MSME").id == "B01_4g_msme"
    assert catalogue.indicator("e01_elec_pln").variant_of == "E01_elec"


def test_an_unknown_id_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIndicatorError, match="B01_4g_msme"):
        catalogue.indicator("B01_4g_mse")
    with pytest.raises(UnknownDatasetError, match="podes2019"):
        catalogue.dataset("podes_2019")


def test_non_commercial_licences_are_marked(catalogue: Catalogue) -> None:
    marked = {one.id for one in catalogue.datasets.values() if one.licence.non_commercial}
    assert marked == {"meta_rwi", "meta_rwi_quadkey", "meta_sci_2021", "meta_sci_2026"}


def test_what_no_file_was_seen_of_says_assumed(catalogue: Catalogue) -> None:
    assert catalogue.dataset("podes2021").assumed
    assert catalogue.dataset("se2026").assumed
    assert not catalogue.dataset("podes2019").assumed
    assert not catalogue.dataset("grdp_population").assumed
    for one in catalogue.datasets.values():
        assert one.assumed or one.evidence is not Evidence.NONE
    seen = {one.id for one in catalogue.datasets.values() if one.evidence is Evidence.REAL_FILE}
    assert seen == {"podes2019", "grdp_population"}


def test_computable_tells_what_is_missing(catalogue: Catalogue) -> None:
    answers = catalogue.computable(catalogue.dataset("podes2019").variables, weight=Weight.FAMILIES)
    assert answers["B04_4g_vill"].computable
    assert answers["D02_market_dist"].computable
    distance = answers["C02_bank_dist"]
    assert not distance.computable
    assert distance.missing_variables == ("bank_distance_km",)
    assert distance.suppliers == {"bank_distance_km": ("podes2024",)}
    assert "podes2024" in str(distance.reasons[0])
    flagship = answers["B01_4g_msme"]
    assert "weight msme" in str(flagship.reasons[0])
    assert flagship.missing_variables == ()
    assert flagship.missing_weight == "msme"
    assert answers["B09_net_gap"].missing_indicators == ("B08_net_use",)


def test_a_wrong_descriptor_is_named_with_its_place(tmp_path: Path) -> None:
    source = resource("catalogue", "datasets", "podes2019.json")
    document = json.loads(source.read_text(encoding="utf-8"))
    document["variables"]["families"]["value"]["of"][1] = 7
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_datasets(tmp_path)
    assert "mine.json" in str(caught.value)
    assert "variables.families.value.of[1]" in str(caught.value)
    assert "found 7" in str(caught.value)


def test_two_descriptors_of_one_id_are_refused(tmp_path: Path) -> None:
    source = resource("catalogue", "datasets", "meta_rwi.json")
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"two\.json"):
        load_datasets(tmp_path)


@pytest.mark.parametrize("text", ["{", "[1]", "\x81"])
def test_a_file_that_is_no_json_object(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(CatalogueError, match=r"bad\.json"):
        load_datasets(tmp_path)
