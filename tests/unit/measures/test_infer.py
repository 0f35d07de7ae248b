"""The only guess of what columns are, for layers that say nothing themselves."""

from __future__ import annotations

from msme_qgis_plugin.core.catalogue.fields import earlier_pack_map, known_field
from msme_qgis_plugin.core.measures.field import Display, Fields, Role
from msme_qgis_plugin.core.measures.infer import Column, infer_fields


def infer(*names: str, text: tuple[str, ...] = ()) -> Fields:
    columns = [Column(name, name not in text) for name in names]
    return infer_fields(columns, known=known_field)


def test_status_bounds_and_coverage_belong_to_the_column_they_are_named_after() -> None:
    fields = infer("x", "x_status", "x_low", "x_high", "X_coverage", text=("x_status",))
    assert [one.role for one in fields.values()] == [
        *(Role.VALUE, Role.STATUS, Role.LOW, Role.HIGH, Role.COVERAGE)
    ]
    assert {one.of for one in fields.values()} == {None, "x"}
    assert [one.name for one in fields.indicators] == ["x"]


def test_a_low_of_nothing_is_a_value() -> None:
    assert [one.name for one in infer("rainfall_low").indicators] == ["rainfall_low"]


def test_columns_about_units_are_no_values_unless_they_have_a_status() -> None:
    fields = infer("fid", "bps_code", "area_km2", "umkm", text=("bps_code",))
    assert list(fields) == ["umkm"]
    own = infer("area_km2", "area_km2_status", text=("area_km2_status",))
    assert [one.name for one in own.indicators] == ["area_km2"]


def test_the_id_of_an_indicator_is_that_indicator_whatever_its_case() -> None:
    (one,) = infer("a09_women_SH").indicators
    assert one.indicator == "A09_women_sh"
    assert one.display is Display.PERCENT


def test_years_at_the_end_are_one_series() -> None:
    first, second = infer("POP2016", "POP2017").indicators
    assert (first.period, second.period) == ("2016", "2017")
    assert first.series == second.series


def test_text_is_a_category() -> None:
    assert infer("tipologi", text=("tipologi",))["tipologi"].role is Role.CATEGORY


def test_a_structure_layer_of_an_earlier_version_is_understood() -> None:
    fields = infer(
        *("bps_code", "boundary", "kbli_version", "total", "share_c", "lq_c"),
        *("population", "small_base"),
        text=("bps_code", "boundary", "kbli_version"),
    )
    assert [(one.indicator, one.sector) for one in fields.indicators] == [
        ("A01_msme_n", None),
        ("A11_kbli_sh", "C"),
        ("A12_lq", "C"),
    ]
    assert fields["lq_c"].centre == 1.0


def test_a_persons_own_total_is_no_indicator_of_the_catalogue() -> None:
    assert infer("total")["total"].indicator is None


def test_an_alias_is_the_label() -> None:
    (one,) = infer_fields([Column("v1", is_number=True, alias="Angka kemiskinan 2019")]).values()
    assert one.label is not None
    assert (one.label.id, one.period) == ("Angka kemiskinan", "2019")


def test_titles_of_an_earlier_version_tell_the_sector_in_words() -> None:
    columns = [
        Column("share_c", is_number=True, alias="Share C: Manufacturing"),
        Column("kbli_version", is_number=False),
    ]
    (one,) = infer_fields(columns, known=known_field).indicators
    assert one.title("en") == "Share C: Manufacturing"
    assert one.sector_label is not None
    assert one.sector_label.en == "Manufacturing"


def test_the_population_of_a_layer_that_is_not_ours_is_a_value() -> None:
    assert [one.name for one in infer("population").indicators] == ["population"]
    assert not infer("boundary", "population", text=("boundary",)).indicators


def test_a_persons_own_population_has_a_status() -> None:
    fields = infer("boundary", "population", "population_status", text=("boundary",))
    assert [one.name for one in fields.indicators] == ["population"]


def test_a_table_by_sector_of_version_0_names_its_indicators() -> None:
    fields = infer("bps_code", "sector", "share", "kbli_version", text=("bps_code", "sector"))
    assert fields["share"].indicator == "A11_kbli_sh"
    assert infer("share", "sector", text=("sector",))["share"].indicator is None


def test_a_map_of_a_pack_of_version_0_says_what_it_shows() -> None:
    shows = '["share_4g", "podes2019", "DISTRICT"]'
    shown, stored, *_ = earlier_pack_map(shows, ["value", "status", "value_shown"])
    assert (shown.name, shown.indicator, shown.dataset) == (
        "value_shown",
        "B01_4g_msme",
        "podes2019",
    )
    assert (stored.name, stored.role, stored.of) == ("value", Role.BASE, "value_shown")
    (quotient, *_) = earlier_pack_map('["lq:C", "se2016", "DISTRICT"]', ["value", "status"])
    assert (quotient.name, quotient.sector, quotient.centre) == ("value", "C", 1.0)
    assert earlier_pack_map("no json", ["value"]) == ()
