"""Sizes at the very limits of each definition."""

from __future__ import annotations

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.structure_options import SizeDefinition
from msme_qgis_plugin.core.register.errors import SizeColumnsError
from msme_qgis_plugin.core.register.size_classes import check_measures, classes_of, size_classes

NAN = float("nan")


@pytest.mark.parametrize(
    ("definition", "measure", "numbers", "expected"),
    [
        (
            SizeDefinition.PP7_2021,
            "sales",
            [0, 2e9, 2e9 + 1, 15e9, 15e9 + 1, 50e9, 50e9 + 1],
            ["micro", "micro", "small", "small", "medium", "medium", "large"],
        ),
        (
            SizeDefinition.UU20_2008,
            "assets",
            [50e6, 50e6 + 1, 500e6, 10e9, 10e9 + 1],
            ["micro", "small", "small", "medium", "large"],
        ),
        (
            SizeDefinition.BPS_WORKERS,
            "workers",
            [1, 4, 5, 19, 20, 99, 100],
            ["micro", "micro", "small", "small", "medium", "medium", "large"],
        ),
        (SizeDefinition.SE_UMK_UMB, "sales", [1e9, 1e9 + 1], ["umk", "umb"]),
        # Nobody has no workers or less than no sales.
        (SizeDefinition.BPS_WORKERS, "workers", [0, -1, NAN], ["", "", ""]),
        (SizeDefinition.PP7_2021, "sales", [-1, NAN], ["", ""]),
    ],
)
def test_limits_belong_to_the_class_that_the_texts_say(
    definition: SizeDefinition, measure: str, numbers: list[float], expected: list[str]
) -> None:
    found = size_classes(definition, {measure: np.array(numbers, dtype=float)})
    names = [*classes_of(definition), ""]
    assert [names[one] for one in found] == expected


def test_either_measure_makes_the_smaller_class() -> None:
    found = size_classes(
        SizeDefinition.UU20_2008,
        {"assets": np.array([600e6, NAN, NAN]), "sales": np.array([200e6, 3e9, NAN])},
    )
    # Medium by assets and micro by sales is micro; what is not known does not count.
    assert found.tolist() == [0, 2, -1]


def test_a_definition_without_its_measure_is_refused() -> None:
    with pytest.raises(SizeColumnsError, match="sales") as told:
        check_measures(SizeDefinition.SE_UMK_UMB, {"workers"})
    assert "se_umk_umb" in str(told.value)
