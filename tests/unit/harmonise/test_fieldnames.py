from msme_qgis_plugin.core.fieldnames import safe_field_names


def test_plain_header_stays_as_it_is() -> None:
    assert safe_field_names(["POP2017"]) == {"POP2017": "POP2017"}


def test_header_stays_recognisable() -> None:
    names = safe_field_names(["Usaha 2016 / Mikro", "Pangsa (%)", "2017"])
    assert list(names.values()) == ["Usaha_2016_Mikro", "Pangsa_pct", "v_2017"]


def test_names_that_differ_by_case_only_are_told_apart() -> None:
    assert list(safe_field_names(["Jumlah", "JUMLAH"]).values()) == ["Jumlah", "JUMLAH_2"]


def test_a_header_never_takes_another_ones_status_field() -> None:
    names = safe_field_names(["umkm", "umkm_status"])
    assert names["umkm_status"] != "umkm_status"


def test_own_fields_are_not_overwritten() -> None:
    assert safe_field_names(["Name"], taken=["name"])["Name"] == "Name_2"


def test_header_of_signs_alone_still_gets_a_name() -> None:
    assert list(safe_field_names(["***", "—"]).values()) == ["value", "value_2"]


def test_long_headers_stay_apart_after_cutting() -> None:
    long = "Jumlah usaha mikro dan kecil menurut kabupaten/kota tahun "
    names = safe_field_names([long + "2016", long + "2017"])
    assert len(set(names.values())) == 2
    assert all(len(name) <= 60 for name in names.values())
