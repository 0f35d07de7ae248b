"""The tutorial's numbers are those of a run, its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import make_doc_pictures
import pytest

from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import read_unit_table
from tests.qgis.test_districtreport import page_texts

if TYPE_CHECKING:
    from tests.qgis.conftest import Run

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
MARKED = re.compile(r"\*\*([\d.,]+)\*\*<!-- ([\w.]+) -->")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LANGUAGES = ("en", "id")
LARGEST, ALL_PICTURES = 200_000, 2_000_000


def read(language: str, kind: str = "tutorial") -> str:
    return (DOCS / f"{kind}.{language}.md").read_text(encoding="utf-8")


def number(text: str, language: str) -> float:
    if language == "id":
        text = text.replace(".", "").replace(",", ".")
    return float(text.replace(",", ""))


def told(language: str) -> dict[str, float]:
    found = MARKED.findall(read(language))
    return {key: number(text, language) for text, key in found}


def who_comes_first(run: Run, folder: Path) -> dict[str, float]:
    """Run dropped table, index, allocation and page, as section 6 tells it."""
    census = run("msme:structure", INPUT=str(resource("demo", "sensus_demo.csv")))["OUTPUT"]
    rows = [[name, *[""] * 5] for name in ("per_1000", "women_share", "hhi")]
    told = {"INDICATORS": [cell for row in rows for cell in row], "TOP": 50}
    index = run("msme:compositeindex", INPUT=census, **told)
    given = {"INPUT": index["OUTPUT"], "FIELD": "index", "BUDGET": 50}
    allocation = run("msme:priority", **given)
    ranked = read_unit_table(index["OUTPUT"])
    first = ranked.values.loc["5371"]
    assert ranked.units.loc["5371", "name"] == "Kupang"
    shared = read_unit_table(allocation["OUTPUT"]).categories
    sure = (shared["certainty"] == "certain") & shared["place"].isin(["inside", "last"])
    path = folder / "first.pdf"
    page = {"FIELDS": ["index"], "PAGE": "atlas", "DISTRICT": "5371", "LANGUAGE": "en"}
    run("msme:districtreport", INPUT=allocation["OUTPUT"], OUTPUT=str(path), PROJECT=None, **page)
    words = " ".join(page_texts(path)[0].split())
    assert "rank 1 (1–32) of 479 with data in Indonesia" in words
    return {
        **{f"index.{one}": index[one] for one in ("CERTAIN", "BORDERLINE")},
        "index.WITHOUT": float(ranked.values["index"].isna().sum()),
        **{f"first.{one}": first[one] for one in ("rank", "rank_low", "rank_high")},
        "allocation.SERVED": allocation["SERVED"],
        "certain.inside": float(sure.sum()),
        "sheet.rows": float(allocation["SHEET"].featureCount()),
    }


def of_jambi(table: Any) -> dict[str, float]:
    return {
        one["bps_code"]: one[make_doc_pictures.MAP_FIELD]
        for one in table.getFeatures()
        if one["bps_code"].startswith("15") and one[f"{make_doc_pictures.MAP_FIELD}_status"] == "A"
    }


@pytest.fixture
def seen(run: Run, tmp_path: Path) -> dict[str, float]:
    asked = make_doc_pictures.demo_requests()
    joined = run("msme:harmonise", **asked["harmonise"])
    districts = joined["OUTPUT"]
    field = make_doc_pictures.MAP_FIELD
    styled = run("msme:stylechoropleth", INPUT=districts, FIELD=field, METHOD="quantile")
    access = run("msme:accessoverlay", **asked["accessoverlay"])
    atlas = run(
        "msme:districtreport",
        INPUT=districts,
        FIELDS=[field],
        PAGE="atlas",
        PROVINCE=make_doc_pictures.PROVINCE,
        OUTPUT=str(tmp_path / "atlas.pdf"),
    )
    exported = run("msme:exporttable", INPUT=districts, OUTPUT=str(tmp_path / "a.xlsx"))
    classes = list(styled["CLASSES_TABLE"].getFeatures())
    worst = next(access["RANKED"].getFeatures())
    jambi = of_jambi(districts)
    value = jambi[make_doc_pictures.DISTRICT]
    steps = {
        "harmonise": joined,
        "style": styled,
        "access": access,
        "atlas": atlas,
        "export": exported,
    }
    return {
        **{
            f"{step}.{name}": float(one)
            for step, results in steps.items()
            for name, one in results.items()
            if isinstance(one, (int, float))
        },
        **who_comes_first(run, tmp_path),
        "class.5.lower": classes[4]["lower"],
        "class.5.count": classes[4]["count"],
        "worst.msme": worst["msme"],
        "worst.signal_percent": round(100 * worst["share_internet"]),
        "worst.use_percent": round(100 * worst["own_use"]),
        "profile.value": value,
        "profile.rank": 1 + sum(one > value for one in jambi.values()),
        "profile.of": len(jambi),
    }


def test_every_number_is_that_of_a_run(seen: dict[str, float]) -> None:
    for language in LANGUAGES:
        numbers = told(language)
        assert len(numbers) > 15
        assert {key: seen[key] for key in numbers} == pytest.approx(numbers)


def test_both_languages_tell_the_same_numbers() -> None:
    assert told("en") == told("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overlay_runs_with_no_more_than_the_tutorial_says(run: Run, language: str) -> None:
    step = re.search(r"^## 4\..*?^- ", read(language), re.DOTALL | re.MULTILINE)
    assert step is not None
    count, users = "jumlah_umkm", "umkm_pengguna_internet"
    named = re.findall(r"`(\w+(?:\.csv)?)`", step[0])
    assert named == ["umkm_desa_demo.csv", count, users, "desa_demo.csv"]
    result = run(
        "msme:accessoverlay",
        MSME=str(resource("demo", named[0])),
        MSME_COUNT_FIELD=count,
        INTERNET_USE_FIELD=users,
        VILLAGES=str(resource("demo", named[3])),
    )
    assert result["MSME_COUNTED"] == told(language)["access.MSME_COUNTED"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_small(language: str) -> None:
    pictures = PICTURE.findall(read(language))
    assert len(pictures) > 5
    for name in pictures:
        assert name.endswith(f"-{language}.png")
        assert (DOCS / name).stat().st_size < LARGEST


def test_all_pictures_together_stay_small() -> None:
    sizes = [one.stat().st_size for one in (DOCS / "images").iterdir()]
    assert sum(sizes) < ALL_PICTURES
