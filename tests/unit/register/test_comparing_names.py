"""Names in one spelling, how alike they are, and what of a NIK its digits tell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.register.jaro_winkler import Names
from msme_qgis_plugin.core.register.nik import digits_of, is_nik
from msme_qgis_plugin.core.register.person_names import enterprise_name, person_name, sound


@pytest.mark.parametrize(
    ("one", "other", "value"),
    # Winkler (1990, 2006), table of comparator values.
    [
        ("MARTHA", "MARHTA", 0.9611),
        ("DWAYNE", "DUANE", 0.84),
        ("DIXON", "DICKSONX", 0.8133),
        ("SHACKLEFORD", "SHACKELFORD", 0.9818),
        ("NICHLESON", "NICHULSON", 0.9556),
        ("JERALDINE", "GERALDINE", 0.9259),
        ("MICHELLE", "MICHAEL", 0.9214),
        ("JULIES", "JULIUS", 0.9333),
        ("TANYA", "TONYA", 0.88),
        ("SEAN", "SUSAN", 0.805),
        ("JON", "JAN", 0.8),
        ("ABC", "XYZ", 0.0),
        ("A", "", 0.0),
    ],
)
def test_published_values(one: str, other: str, value: float) -> None:
    names = Names([one, other])
    for pair in ((0, 1), (1, 0)):
        found = names.similarity(*(np.array([place]) for place in pair))
        assert found[0] == pytest.approx(value, abs=5e-5)


def test_names_are_compared_up_to_64_letters() -> None:
    long = "abcdefgh" * 8
    names = Names([long, long + "x", long[::-1]])
    found = names.similarity(np.array([0, 0]), np.array([1, 2]))
    assert found[0] == 1.0
    assert 0 < found[1] < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Moh. Soerjadi, S.E.", "MUHAMMAD SURYADI"),
        ("Hj. Sitti Noerhajati S.Pd", "Siti Nurhayati"),
        ("Drs. Tjokro Djojokoesoemo", "Cokro Joyokusumo"),
        ("Abd. Rahman bin Ali", "Abdul Rahman Ali"),
        ("M. Achmad Fauzi", "Ahmad Fauzi"),
        ("Chairoel  Anwar A.Md", "Khairul Anwar"),
        ("Nur'aini", "Nuraini"),
    ],
)
def test_one_person_written_in_two_ways(one: str, other: str) -> None:
    assert person_name(one) == person_name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT. Maju Djaya Tbk", "Toko Maju Jaya"),
        ("UD Sumber Rejeki", "SUMBER REJEKI"),
        ("Warung Makan Berkah", "RM. Berkah"),
    ],
)
def test_one_enterprise_written_in_two_ways(one: str, other: str) -> None:
    assert enterprise_name(one) == enterprise_name(other) != ""


def test_something_is_left_of_every_name() -> None:
    assert person_name("Moh") == "moh"
    assert person_name("H.") == "h"
    assert enterprise_name("Warung") == "warung"
    assert person_name(" - ") == ""


def test_names_that_differ_stay_apart() -> None:
    assert person_name("Siti Aminah") != person_name("Siti Aisyah")
    assert sound(person_name("Nofi")) == sound(person_name("Novi"))


def test_the_form_of_a_nik() -> None:
    texts = {
        "3201010107850001": True,
        "3201 0141 0785 0001": True,  # of a woman: day 41
        "'3201010107850001": True,
        "320101010785000": False,  # 15 digits
        "3201013107850001": True,
        "3201013106850001": False,  # 31 June
        "3201017206850001": False,  # day 72 of a woman would be 32
        "3201010013850001": False,
        "9901010107850001": False,  # no such province
        "3299010107850001": False,  # no such district
        "3201010107850000": False,
        "": False,
    }
    found = is_nik(digits_of(pd.Series(list(texts), dtype=object)), Gazetteer.load())
    assert dict(zip(texts, found.tolist())) == texts
