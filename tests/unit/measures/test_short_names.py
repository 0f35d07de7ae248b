"""Names of fields where a format keeps ten letters."""

from __future__ import annotations

from msme_qgis_plugin.core.fieldnames import short_field_names
from msme_qgis_plugin.core.measures.field import Field, Fields, Role


def names_of(*fields: Field, taken: tuple[str, ...] = ()) -> dict[str, str]:
    return short_field_names(Fields(fields).with_statuses(), taken=taken)


def test_what_fits_stays_and_a_status_is_named_after_its_value() -> None:
    assert names_of(Field("total"), Field("women_share")) == {
        "total": "total",
        "total_status": "total_s",
        "women_share": "women_shar",
        "women_share_status": "women_sh_s",
    }


def test_names_that_would_be_cut_alike_stay_apart() -> None:
    found = names_of(Field("internet_use_men"), Field("internet_use_women"))
    assert found["internet_use_men"] == "internet_u"
    assert found["internet_use_women"] == "internet_1"
    assert len({one.casefold() for one in found.values()}) == len(found) == 4


def test_case_does_not_tell_names_apart() -> None:
    found = names_of(Field("population_A"), Field("POPULATION_B"))
    assert len({one.casefold() for one in found.values()}) == 4


def test_columns_of_the_unit_keep_their_names() -> None:
    found = names_of(Field("kemendagri_households"), taken=("kemendagri",))
    assert found["kemendagri_households"] == "kemendagr1"


def test_bounds_coverage_and_base_stand_by_their_value() -> None:
    beside = {Role.LOW: "_low", Role.HIGH: "_high", Role.COVERAGE: "_coverage", Role.BASE: "_base"}
    fields = [Field(f"access_score{end}", role, of="access_score") for role, end in beside.items()]
    found = names_of(Field("access_score"), *fields)
    assert set(found.values()) == {
        *("access_sco", "access_s_s", "access_s_l", "access_s_h", "access_s_c", "access_s_b")
    }


def test_what_belongs_to_a_value_and_fits_keeps_its_name() -> None:
    found = names_of(Field("value"), Field("weight", Role.BASE, of="value"))
    assert (found["weight"], found["value_status"]) == ("weight", "value_s")
