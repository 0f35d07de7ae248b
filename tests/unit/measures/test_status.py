"""One order of severity for all statuses."""

from __future__ import annotations

import numpy as np

from msme_qgis_plugin.core.measures.status import Status, codes_of, has_value, letters_of, worst


def test_the_order_is_from_harmless_to_deciding() -> None:
    assert "".join(one.value for one in Status) == "AENMXQ"
    assert [one.code for one in Status] == [0, 1, 2, 3, 4, 5]


def test_the_worst_of_two_columns_and_a_constant() -> None:
    first, second = codes_of("AEMQ"), codes_of("AXEA")
    assert "".join(letters_of(worst(first, second))) == "AXMQ"
    assert "".join(letters_of(worst(first, Status.MISSING.code))) == "MMMQ"


def test_suppressed_outranks_not_comparable_everywhere() -> None:
    # Two parts of the code once ranked these in opposite order.
    assert letters_of(worst(codes_of("X"), codes_of("Q"))).tolist() == ["Q"]


def test_what_is_no_letter_of_ours_is_missing() -> None:
    assert letters_of(codes_of(["A", "z", None, "", float("nan")])).tolist() == list("AMMMM")


def test_only_normal_and_estimated_numbers_may_be_read() -> None:
    assert has_value(np.arange(6)).tolist() == [True, True, False, False, False, False]
