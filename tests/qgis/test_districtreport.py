"""`msme:districtreport`: pages, atlas, texts that must do no harm."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.algorithms.districtreport_run import target
from msme_qgis_plugin.layers import REAL, TEXT, embedded_units, make_fields, show_province
from msme_qgis_plugin.report.compose import compose
from msme_qgis_plugin.report.errors import ReportPathError
from msme_qgis_plugin.report.request import Page, PageRequest, Province, Words
from msme_qgis_plugin.report.units import copy_units
from msme_qgis_plugin.styling.errors import LayerEmptyError
from msme_qgis_plugin.styling.legend import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

EVIL = "<b>\"x' [% 6*7 %] {y} & z"
NORTH = "Kalimantan Utara"


def districts(*, evil: bool = False) -> QgsVectorLayer:
    """All districts, `v` the last two digits of the code, 6501 without."""
    source = embedded_units()
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "units", "memory")
    extra = make_fields((("v", REAL), ("v_status", TEXT), ("w", REAL)))
    kept = [field for field in source.fields() if field.name() != "fid"]
    assert layer.dataProvider().addAttributes([*kept, *extra])
    layer.updateFields()
    features = []
    for old in source.getFeatures():
        new = QgsFeature(layer.fields())
        new.setGeometry(old.geometry())
        values = [old[field.name()] for field in kept]
        number = float(old["bps_code"][-2:])
        missing = old["bps_code"] == "6501"
        new.setAttributes(
            [*values, NULL if missing else number, "M" if missing else "A", number**2]
        )
        if evil and old["bps_code"] == "6502":
            new["name"] = EVIL
        features.append(new)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


@pytest.fixture
def layer(qgis_app: object) -> QgsVectorLayer:
    return districts()


def page_texts(path: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    return text.split("\f")[:-1]


def pdf_objects(path: Path) -> str:
    """Return the PDF with its compressed parts, except drawings, opened."""
    raw = path.read_bytes()
    parts = [raw.decode("latin-1")]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", raw, re.S):
        with suppress(zlib.error):
            parts.append(zlib.decompress(found.group(1)).decode("latin-1"))
    return "\n".join(parts)


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("national_landscape", (842, 595)),
        ("national_portrait", (595, 842)),
        ("a3", (1191, 842)),
        ("province", (595, 842)),
    ],
)
def test_page_is_vector_with_fonts_and_its_size(
    run: Run, layer: QgsVectorLayer, tmp_path: Path, page: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "page.pdf"
    result = run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE=page,
        PROVINCE=NORTH,
        LANGUAGE="id",
        PROJECT=None,
        OUTPUT=str(path),
        SOURCE="BPS",
        PERIOD="2024",
        WEIGHT="keluarga",
    )
    assert result["PAGES"] == 1
    objects = pdf_objects(path)
    assert "/FontFile" in objects
    assert "/Subtype /Image" not in objects
    assert "/Subtype/Image" not in objects
    box = re.search(r"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", objects)
    assert box is not None
    assert [round(float(one)) for one in box.groups()] == list(size)
    (text,) = page_texts(path)
    words = " ".join(text.split())
    assert "enurut kabupaten/kota · 2024 · penimbang: keluarga" in words
    assert "Sumber: BPS" in words
    assert "Tidak ada data (1)" in words
    assert "Batas: " in words
    assert "silinder sama luas" in words
    assert re.search("[45] kelas, Fisher–Jenks", words)


def test_two_fields_make_the_square(run: Run, layer: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v", "w"],
        PAGE="national_landscape",
        LANGUAGE="en",
        OUTPUT=str(path),
        PROJECT=None,
    )
    words = " ".join(page_texts(path)[0].split())
    assert "By district" in words
    assert "three classes per indicator, quantiles" in words
    assert "No data (1)" in words


def test_the_layer_and_the_open_project_stay_as_they_are(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    before = layer.renderer().type(), layer.subsetString(), layer.name()
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="province",
        PROVINCE="65",
        OUTPUT=str(tmp_path / "page.png"),
        DPI=72,
        PROJECT=None,
    )
    assert (tmp_path / "page.png").stat().st_size > 10_000
    after = layer.renderer().type(), layer.subsetString(), layer.name()
    assert after == before
    assert not QgsProject.instance().mapLayers()
    assert not QgsProject.instance().layoutManager().layouts()


def test_remembered_classes_are_used_again(run: Run, tmp_path: Path) -> None:
    styled = districts()
    run(
        "msme:stylechoropleth",
        INPUT=styled,
        FIELD="v",
        METHOD="manual",
        BREAKS="2; 3",
        LANGUAGE="en",
    )
    path = tmp_path / "page.pdf"
    run(
        "msme:districtreport",
        INPUT=styled,
        PAGE="province",
        PROVINCE=NORTH,
        LANGUAGE="id",
        OUTPUT=str(path),
        PROJECT=None,
    )
    words = " ".join(page_texts(path)[0].split())
    # Codes 02, 03, 04 and 71 (6501 has no value).
    assert "≥ 3 (3)" in words
    assert "2 – < 3 (1)" in words
    assert "< 2 (0)" in words
    assert "kelas sama dengan" in words


def test_atlas_has_a_page_per_district(run: Run, layer: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "atlas.pdf"
    result = run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v", "w"],
        PAGE="atlas",
        PROVINCE="north kalimantan",
        LANGUAGE="id",
        OUTPUT=str(path),
        PROJECT=None,
    )
    assert result["PAGES"] == 5
    pages = [" ".join(one.split()) for one in page_texts(path)]
    assert len(pages) == 5
    assert "Kabupaten Malinau" in pages[0]
    assert "t.a." in pages[0]
    assert "Kota Tarakan" in pages[4]
    # One of the five has no value.
    assert "peringkat 1 dari 4 yang memiliki data di provinsi" in pages[4]
    assert "kode Kemendagri 65.71" in pages[4]
    # 65.71 has 71; above it are the cities 72 to 79 only.
    assert "1/4" in pages[4]
    assert "/Subtype /Image" not in pdf_objects(path)


def test_atlas_as_pictures_names_each_file(run: Run, layer: QgsVectorLayer, tmp_path: Path) -> None:
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="atlas",
        PROVINCE=NORTH,
        FORMAT="svg",
        OUTPUT=str(tmp_path / "atlas.pdf"),
        PROJECT=None,
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        f"atlas-{code}.svg" for code in (6501, 6502, 6503, 6504, 6571)
    ]


@pytest.mark.parametrize("page", ["province", "atlas"])
def test_names_from_data_do_no_harm(run: Run, tmp_path: Path, page: str) -> None:
    path = tmp_path / "evil.pdf"
    run(
        "msme:districtreport",
        INPUT=districts(evil=True),
        FIELDS=["v"],
        PAGE=page,
        PROVINCE=NORTH,
        LANGUAGE="en",
        OUTPUT=str(path),
        TITLE=EVIL,
        SOURCE=EVIL,
        PERIOD="2024 [% 6*7 %]",
        PROJECT=None,
    )
    whole = " ".join(" ".join(page_texts(path)).split())
    assert "[% 6*7 %]" in whole
    assert "2024 42" not in whole
    assert "x' 42" not in whole
    assert "''" not in whole
    assert '<b>"x' in whole


def test_the_project_opens_without_the_plugin(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    saved = tmp_path / "report.qgz"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="atlas",
        PROVINCE=NORTH,
        OUTPUT=str(tmp_path / "atlas.pdf"),
        PROJECT=str(saved),
    )
    moved = tmp_path / "usb"
    moved.mkdir()
    for name in ("report.qgz", "report_data"):
        (tmp_path / name).rename(moved / name)
    project = QgsProject()
    assert project.read(str(moved / "report.qgz"))
    assert all(one.isValid() for one in project.mapLayers().values())
    (layout,) = project.layoutManager().layouts()
    assert layout.atlas().enabled()
    assert layout.atlas().updateFeatures() == 5
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            assert all(one.featureCount() > 0 for one in item.layers())
    project.clear()


def test_small_multiples_share_their_classes(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    path = tmp_path / "many.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v", "w"],
        PAGE="multiples",
        METHOD="quantile",
        CLASSES=3,
        LANGUAGE="en",
        OUTPUT=str(path),
        PROJECT=None,
    )
    words = " ".join(page_texts(path)[0].split())
    assert "v · no data: 1" in words
    assert "w · no data: 0" in words
    assert "The same classes on every map" in words


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"PAGE": "province"}, "about one province"),
        ({"PAGE": "atlas", "PROVINCE": "Sumatra"}, "not name one province"),
        ({"PAGE": "atlas", "PROVINCE": "65", "FIELDS": []}, "1 to 4 fields"),
        ({"PAGE": "a3", "FIELDS": ["v", "w", "v"]}, "0 to 2 fields; 3"),
        ({"FIELDS": ["x"]}, "no field “x”"),
        ({"FIELDS": ["v", "name"]}, "“name” holds "),
        ({"LOGO": "/nowhere/logo.png"}, "is no picture"),
        ({"OUTPUT": ""}, "No file is named for the report"),
    ],
)
def test_what_is_wrong_is_said_plainly(
    run: Run, layer: QgsVectorLayer, tmp_path: Path, parameters: dict[str, Any], message: str
) -> None:
    request = {
        "INPUT": layer,
        "FIELDS": ["v"],
        "OUTPUT": str(tmp_path / "page.pdf"),
        "PROJECT": None,
    }
    with pytest.raises(QgsProcessingException, match=message):
        run("msme:districtreport", **{**request, **parameters})
    assert not list(tmp_path.iterdir())


def test_a_layer_without_codes_is_told_what_it_needs(run: Run, tmp_path: Path) -> None:
    bare = QgsVectorLayer("MultiPolygon?crs=EPSG:4326&field=v:double", "bare", "memory")
    with pytest.raises(QgsProcessingException, match="no field “bps_code”"):
        run(
            "msme:districtreport",
            INPUT=bare,
            FIELDS=["v"],
            PAGE="province",
            PROVINCE=NORTH,
            OUTPUT=str(tmp_path / "page.pdf"),
            PROJECT=None,
        )


def test_everything_stays_on_the_page(layer: QgsVectorLayer) -> None:
    words = Words(
        title="Sangat panjang " * 12,
        subtitle="juga panjang " * 20,
        source="Sumber yang panjang " * 15,
    )
    for page, size in (
        (Page.NATIONAL_LANDSCAPE, (297, 210)),
        (Page.NATIONAL_PORTRAIT, (210, 297)),
        (Page.A3, (420, 297)),
    ):
        project = QgsProject()
        request = PageRequest(page, ("v",), language=Language.INDONESIAN, words=words)
        layout = compose(project, layer, request).layout
        for item in layout.items():
            if isinstance(item, (QgsLayoutItemLabel, QgsLayoutItemLegend)):
                place = item.sceneBoundingRect()
                assert place.left() >= 0
                assert place.top() >= 0
                assert place.right() <= size[0]
                assert place.bottom() <= size[1]
        project.clear()


@pytest.mark.parametrize("page", ["national_landscape", "province", "atlas"])
def test_a_page_that_is_not_saved_leans_on_no_file(layer: QgsVectorLayer, page: str) -> None:
    project = QgsProject()
    request = PageRequest(Page(page), ("v",), province=Province("65", NORTH))
    layout = compose(project, layer, request).layout
    maps = [one for one in layout.items() if isinstance(one, QgsLayoutItemMap)]
    kinds = {one.providerType() for area in maps for one in area.layers()}
    assert kinds == {"memory"}
    project.clear()


def test_a_layer_that_is_read_in_part_makes_no_page(layer: QgsVectorLayer) -> None:
    few = QgsFeatureRequest().setFilterExpression("bps_code < '12'")
    locked = SimpleNamespace(
        materialize=lambda _request: layer.materialize(few),
        featureCount=layer.featureCount,
        name=layer.name,
    )
    with pytest.raises(LayerEmptyError, match="units"):
        copy_units(locked)


def test_a_report_without_a_name_is_refused_where_nobody_checked() -> None:
    with pytest.raises(ReportPathError, match=r"report\.pdf"):
        target("", "auto")


def test_no_name_of_a_sea_lies_under_the_scale_bar(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    seas = {}
    for page in ("national_landscape", "national_portrait"):
        path = tmp_path / f"{page}.pdf"
        run(
            "msme:districtreport",
            INPUT=layer,
            FIELDS=["v"],
            PAGE=page,
            LANGUAGE="en",
            OUTPUT=str(path),
            PROJECT=None,
        )
        seas[page] = " ".join(page_texts(path)[0].split())
    assert "Arafura Sea" in seas["national_landscape"]
    # There the bar is as wide on a smaller map, and comes to lie on it.
    assert "Arafura Sea" not in seas["national_portrait"]
    assert "Banda Sea" in seas["national_portrait"]


def test_maps_too_small_for_names_have_none(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    words = []
    for fields in (["v", "w"], ["v", "w"] * 2):
        path = tmp_path / "many.pdf"
        run(
            "msme:districtreport",
            INPUT=layer,
            FIELDS=fields,
            PAGE="multiples",
            LANGUAGE="en",
            OUTPUT=str(path),
            PROJECT=None,
        )
        words.append(page_texts(path)[0])
    assert "Java Sea" in words[0]
    assert "Java Sea" not in words[1]


def test_an_atlas_of_one_district_finds_its_province_and_has_one_page(
    run: Run, tmp_path: Path
) -> None:
    layer = districts()
    # A filter of the layer shows one province; ranks are the country's.
    assert layer.setSubsetString("\"province\" = 'Kalimantan Utara'")
    result = run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="atlas",
        DISTRICT="6502",
        LANGUAGE="en",
        OUTPUT=str(tmp_path / "one.pdf"),
    )
    assert result["PAGES"] == 1
    assert "of 513" in page_texts(tmp_path / "one.pdf")[0]


def test_a_file_of_one_province_ranks_nobody_in_the_country(run: Run, tmp_path: Path) -> None:
    layer = districts()
    assert layer.setSubsetString("\"bps_code\" LIKE '65%'")
    path = tmp_path / "one.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="atlas",
        DISTRICT="6571",
        LANGUAGE="en",
        OUTPUT=str(path),
    )
    words = " ".join(page_texts(path)[0].split())
    assert "rank 1 of 4 with data in the province" in words
    assert "in Indonesia" not in words
    assert "in Kalimantan" not in words
    assert "Rank prov. · nat." not in words


def test_an_atlas_ranks_only_what_another_filter_leaves(run: Run, tmp_path: Path) -> None:
    layer = districts()
    # As a pack filters its units to one level.
    assert layer.setSubsetString("\"bps_code\" <> '1101'")
    assert show_province(layer, "Kalimantan Utara")
    path = tmp_path / "one.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v"],
        PAGE="atlas",
        DISTRICT="6502",
        LANGUAGE="en",
        OUTPUT=str(path),
    )
    assert "of 512" in page_texts(path)[0]


def test_a_district_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"no district 6599 .*6501"):
        run(
            "msme:districtreport",
            INPUT=districts(),
            FIELDS=["v"],
            PAGE="atlas",
            DISTRICT="6599",
            OUTPUT=str(tmp_path / "one.pdf"),
        )
