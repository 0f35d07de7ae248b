"""Change between periods end to end: panels, two tables, split districts, sectors, time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from build_models import Plan, Step, Take, build
from qgis.core import (
    QgsDateTimeRange,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from msme_qgis_plugin.algorithms.change import Change
from msme_qgis_plugin.core.analysis.computable import Sources, offers
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Direction, Display
from msme_qgis_plugin.gui.analyse.analysejobs import plans
from msme_qgis_plugin.gui.analyse.analyseview import Choices
from msme_qgis_plugin.gui.analyse.declared import declared
from msme_qgis_plugin.layers import embedded_units, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

PANEL = """kode,nama,tahun,Jumlah UMKM
1101,Simeulue,2016,100
1102,Aceh Singkil,2016,0
1103,Aceh Selatan,2016,50
1104,Aceh Tenggara,2016,40
1105,Aceh Timur,2016,80
1101,Simeulue,2018,110
1102,Aceh Singkil,2018,5
1103,Aceh Selatan,2018,x
1104,Aceh Tenggara,2018,40
1105,Aceh Timur,2018,80 e)
1101,Simeulue,2020,121
1102,Aceh Singkil,2020,7
1103,Aceh Selatan,2020,45
1104,Aceh Tenggara,2020,x
1105,Aceh Timur,2020,60 e)
"""
FIRST = ["1101", "1102", "1103", "1104", "1105"]
KALTIM = {
    "6401": "Paser",
    "6402": "Kutai Barat",
    "6403": "Kutai Kartanegara",
    "6404": "Kutai Timur",
    "6405": "Berau",
    "6409": "Penajam Paser Utara",
    "6471": "Kota Balikpapan",
    "6472": "Kota Samarinda",
    "6474": "Kota Bontang",
}


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def panel(run: Run, tmp_path: Path) -> QgsVectorLayer:
    path = write(tmp_path, "panel.csv", PANEL)
    return run("msme:harmonise", INPUT=path, PERIOD="all", CODE_SYSTEM="bps")["OUTPUT"]


def test_a_panel_has_its_change_growth_and_trend(run: Run, panel: QgsVectorLayer) -> None:
    made = run("msme:change", BEFORE=panel)
    table = read_unit_table(made["OUTPUT"])
    held = table.values.loc[FIRST].fillna(-999)
    assert held["change"].tolist() == [21, 7, -5, -999, -20]
    # Nothing before is no base: missing, not infinite. One that is withheld stays withheld.
    assert held["change_percent"].tolist() == pytest.approx([0.21, -999, -0.1, -999, -0.25])
    assert table.letters("change")[FIRST].tolist() == ["A", "A", "A", "Q", "E"]
    assert table.letters("change_percent")[FIRST].tolist() == ["A", "M", "A", "Q", "E"]
    assert held["cagr"].tolist()[0] == pytest.approx(1.21**0.25 - 1)
    # 100, 110, 121 in 2016, 2018, 2020: the line rises by 21 in four years.
    assert held["trend"].tolist()[:2] == pytest.approx([21 / 4, 7 / 4])
    low, high = table.bounds("trend") or ((), ())
    assert low["1101"] < 21 / 4 < high["1101"]
    # Two of three values are too few for a line with an interval.
    assert table.letters("trend")[FIRST].tolist() == ["A", "A", "Q", "Q", "E"]
    assert held["trend_coverage"].tolist()[1:3] == pytest.approx([1, 2 / 3])
    assert held["rank_change"].tolist() == [0, 0, 0, -999, 0]
    assert (made["UNITS_COMPARED"], made["NOT_COMPARABLE"]) == (4, 0)
    # Absent districts are missing, never 0.
    assert table.letters("change")["1106"] == "M"
    assert made["OUTPUT"].featureCount() == 514
    assert "SECTORS" not in made


def test_what_a_change_is_follows_from_what_changed(run: Run, panel: QgsVectorLayer) -> None:
    fields = read_unit_table(run("msme:change", BEFORE=panel)["OUTPUT"]).fields
    one = fields["change"]
    assert (one.centre, one.period) == (0, "2016–2020")
    assert one.title("id") == "Perubahan Jumlah UMKM"
    assert fields["change_percent"].display is Display.PERCENT
    # The panel stays: a list of periods and small maps come from it.
    names = ["Jumlah_UMKM_2016", "Jumlah_UMKM_2018", "Jumlah_UMKM_2020"]
    assert [fields[name].period for name in names] == ["2016", "2018", "2020"]
    assert len({fields[name].series for name in names}) == 1


def test_periods_can_be_chosen(run: Run, panel: QgsVectorLayer) -> None:
    table = read_unit_table(run("msme:change", BEFORE=panel, YEARS="2016; 2018")["OUTPUT"])
    assert table.values.loc["1101", "change"] == 10
    assert "Jumlah_UMKM_2020" not in table.fields
    with pytest.raises(QgsProcessingException, match="2017"):
        run("msme:change", BEFORE=panel, YEARS="2016; 2017")


def test_shares_change_by_percentage_points(run: Run, tmp_path: Path) -> None:
    codes = embedded_codes()[:40]
    layers = []
    for year, (c, g) in (("2016", (10, 30)), ("2026", (20, 20))):
        rows = [f"{code};{c};{g}" for code in codes]
        head = "Kode;C. Industri Pengolahan;G. Perdagangan\n"
        path = write(tmp_path, f"cacah_{year}.csv", head + "\n".join(rows))
        layers.append(run("msme:structure", INPUT=path, CODE_SYSTEM="bps")["OUTPUT"])
    made = run(
        "msme:change", BEFORE=layers[0], AFTER=layers[1], VALUE_FIELD="share_c", YEARS="2016;2026"
    )
    table = read_unit_table(made["OUTPUT"])
    assert table.values.loc["1101", "change"] == pytest.approx(0.25)
    one = table.fields["change"]
    assert (one.display, one.unit.id) == (Display.POINTS, "poin persen")
    assert "change_percent" not in table.fields
    assert "cagr" not in table.fields


def embedded_codes() -> list[str]:
    return sorted(one["bps_code"] for one in embedded_units().getFeatures())


def kaltim(folder: Path) -> tuple[str, str]:
    """Mahakam Ulu was split from Kutai Barat in 2012."""
    before = [f"{code},{name},100" for code, name in KALTIM.items()]
    after = [f"{code},{name},120" for code, name in KALTIM.items()] + ["6411,Mahakam Ulu,30"]
    head = "kode,nama,umkm\n"
    return (
        write(folder, "umkm_2010.csv", head + "\n".join(before)),
        write(folder, "umkm_2020.csv", head + "\n".join(after)),
    )


def test_a_split_district_is_merged_up(run: Run, tmp_path: Path) -> None:
    before, after = kaltim(tmp_path)
    told = {"UNIT_FIELD": "kode", "VALUE_FIELD": "umkm", "YEARS": "2010; 2020"}
    feedback = QgsProcessingFeedback(False)
    made = run("msme:change", feedback, BEFORE=before, AFTER=after, **told)
    layer = made["OUTPUT"]
    table = read_unit_table(layer)
    assert "6411" not in table.units.index
    # 120 in Kutai Barat and 30 in Mahakam Ulu, before 100 in both together.
    assert table.values.loc[["6402", "6401"], "change"].tolist() == [50, 20]
    assert "Kutai Barat" in feedback.textLog()
    (whole,) = layer.getFeatures("\"bps_code\" = '6402'")
    parts = embedded_units().getFeatures("\"bps_code\" in ('6402', '6411')")
    area = sum(one.geometry().area() for one in parts)
    assert whole.geometry().area() == pytest.approx(area, rel=1e-6)


def test_left_as_it_is_a_split_district_cannot_be_compared(run: Run, tmp_path: Path) -> None:
    before, after = kaltim(tmp_path)
    told = {"UNIT_FIELD": "kode", "VALUE_FIELD": "umkm", "YEARS": "2010; 2020"}
    made = run("msme:change", BEFORE=before, AFTER=after, MERGE_UP=False, **told)
    table = read_unit_table(made["OUTPUT"])
    assert table.letters("change")[["6402", "6411", "6401"]].tolist() == ["X", "X", "A"]
    assert table.values.loc[["6402", "6411"], "change"].isna().all()
    assert made["NOT_COMPARABLE"] == 2


def test_layers_on_the_districts_of_two_years_are_merged_up(run: Run, tmp_path: Path) -> None:
    paths = kaltim(tmp_path)
    before = run("msme:harmonise", INPUT=paths[0], VINTAGE="2010", TARGET_VINTAGE="2010")
    after = run("msme:harmonise", INPUT=paths[1], CODE_SYSTEM="bps")
    layers = {"BEFORE": before["OUTPUT"], "AFTER": after["OUTPUT"], "YEARS": "2010; 2020"}
    table = read_unit_table(run("msme:change", **layers)["OUTPUT"])
    assert table.values.loc["6402", "change"] == 50
    split = read_unit_table(run("msme:change", **layers, MERGE_UP=False)["OUTPUT"])
    assert split.letters("change")[["6402", "6411", "6401"]].tolist() == ["X", "X", "A"]


def test_a_panel_with_a_split_in_it_is_merged_up(run: Run, tmp_path: Path) -> None:
    rows = [f"{code},{name},2010,100" for code, name in KALTIM.items()]
    rows += [f"{code},{name},2020,120" for code, name in KALTIM.items()]
    rows += ["6411,Mahakam Ulu,2020,30"]
    path = write(tmp_path, "panel.csv", "kode,nama,tahun,umkm\n" + "\n".join(rows))
    layer = run("msme:harmonise", INPUT=path, PERIOD="all", CODE_SYSTEM="bps")["OUTPUT"]
    for given in ({"BEFORE": layer}, {"BEFORE": path, "UNIT_FIELD": "kode", "VALUE_FIELD": "umkm"}):
        table = read_unit_table(run("msme:change", **given)["OUTPUT"])
        assert table.values.loc[["6402", "6401"], "change"].tolist() == [50, 20]
        apart = read_unit_table(run("msme:change", MERGE_UP=False, **given)["OUTPUT"])
        assert apart.letters("change")[["6402", "6411", "6401"]].tolist() == ["X", "X", "A"]


def test_codes_of_an_old_list_are_merged_up(run: Run, tmp_path: Path) -> None:
    """Kutai of 1990 is five districts today."""
    names = ["Pasir", "Kutai", "Berau", "Bulungan", "Kota Balikpapan", "Kota Samarinda"]
    codes = ["6401", "6402", "6403", "6404", "6471", "6472"]
    old = [f"{code},{name},100" for code, name in zip(codes, names)]
    new = [f"{code},{name},30" for code, name in {**KALTIM, "6411": "Mahakam Ulu"}.items()]
    before = write(tmp_path, "a.csv", "kode,nama,umkm\n" + "\n".join(old))
    after = write(tmp_path, "b.csv", "kode,nama,umkm\n" + "\n".join(new))
    told = {"UNIT_FIELD": "kode", "VALUE_FIELD": "umkm", "YEARS": "1990; 2020"}
    table = read_unit_table(run("msme:change", BEFORE=before, AFTER=after, **told)["OUTPUT"])
    # Kutai Kartanegara, Kutai Barat, Kutai Timur, Bontang and Mahakam Ulu, 30 each.
    assert table.values.loc["6403", "change"] == 50
    # Paser and Penajam Paser Utara.
    assert table.values.loc["6401", "change"] == -40


def krumme(folder: Path) -> tuple[str, str]:
    """The published table: a region, and the rest of a nation that makes up the shares."""
    before, after = [500, 100, 200, 200], [1000, 100, 250, 280]
    nation = [10_000, 20_000, 40_000, 30_000]
    grown = [11_000, 24_000, 52_000, 42_000]
    paths = []
    for name, own, whole in (("1985", before, nation), ("1995", after, grown)):
        rows = [f"Region,S{at},{one}" for at, one in enumerate(own)]
        rows += [f"Rest,S{at},{all_ - one}" for at, (one, all_) in enumerate(zip(own, whole))]
        text = "wilayah,sektor,pekerja\n" + "\n".join(rows)
        paths.append(write(folder, f"pekerja_{name}.csv", text))
    return paths[0], paths[1]


def test_shift_share_of_the_published_table(run: Run, tmp_path: Path) -> None:
    before, after = krumme(tmp_path)
    made = run(
        "msme:change",
        BEFORE=before,
        AFTER=after,
        UNIT_FIELD="wilayah",
        VALUE_FIELD="pekerja",
        SECTOR_FIELD="sektor",
        YEARS=10,
    )
    table = read_unit_table(made["OUTPUT"])
    parts = table.values.loc["Region", ["change", "national", "mix", "regional"]].tolist()
    assert parts == pytest.approx([630, 290, -80, 420])
    assert parts[0] == sum(parts[1:])
    assert table.values.loc["Region", "cagr"] == pytest.approx(1.63**0.1 - 1)
    sectors = [one for one in made["SECTORS"].getFeatures() if one["bps_code"] == "Region"]
    assert [one["mix"] for one in sectors] == pytest.approx([-95, -9, 2, 22])
    assert [one["regional"] for one in sectors] == pytest.approx([450, -20, -10, 0], abs=1e-9)
    assert [one["sector"] for one in sectors] == ["S0", "S1", "S2", "S3"]


def test_sectors_of_structure_give_the_shift_share(run: Run, tmp_path: Path) -> None:
    layers = []
    for year, numbers in (("2016", "10;30"), ("2026", "20;33")):
        rows = [f"{code};{numbers}" for code in embedded_codes()[:30]]
        head = "Kode;C. Industri Pengolahan;G. Perdagangan\n"
        path = write(tmp_path, f"cacah_{year}.csv", head + "\n".join(rows))
        layers.append(run("msme:structure", INPUT=path, CODE_SYSTEM="bps")["SECTORS"])
    made = run(
        "msme:change",
        BEFORE=layers[0],
        AFTER=layers[1],
        VALUE_FIELD="count",
        SECTOR_FIELD="sector",
        YEARS="2016;2026",
    )
    table = read_unit_table(made["OUTPUT"])
    # 40 become 53; all grow alike, so that mix and region say nothing.
    names = ["change", "national", "mix", "regional"]
    assert table.values.loc["1101", names].tolist() == pytest.approx([13, 13, 0, 0], abs=1e-9)
    assert table.letters("change")["9471" if "9471" in table.units.index else "1201"] == "M"
    assert table.fields["cagr"].indicator == "A16_growth"
    assert table.fields["regional"].indicator == "A15_ss_ns_im_rs"
    assert table.fields["cagr"].direction is Direction.BETTER


def test_growth_as_published(run: Run, tmp_path: Path) -> None:
    """Economic censuses of 2006 and 2016: 22.73 and 26.71 million, 17.51 %, 1.6266 % a year."""
    paths = [
        write(tmp_path, f"se{year}.csv", f"wilayah,usaha\nNusantara,{count}\nLain,1\n")
        for year, count in (("2006", 22_730_000), ("2016", 26_710_000))
    ]
    made = run("msme:change", BEFORE=paths[0], AFTER=paths[1], UNIT_FIELD="wilayah", YEARS="10")
    held = read_unit_table(made["OUTPUT"]).values.loc["Nusantara"]
    assert 100 * held["change_percent"] == pytest.approx(17.51, abs=0.01)
    assert 100 * held["cagr"] == pytest.approx(1.6266, abs=0.001)
    # At this rate on: 31.387 million in 2026, 42.647 in 2045.
    later = [26.71 * (1 + held["cagr"]) ** (year - 2016) for year in (2026, 2045)]
    assert later == pytest.approx([31.387, 42.647], abs=0.001)


def test_text_files_with_bps_codes_need_no_names(run: Run, tmp_path: Path) -> None:
    rows = {"a": ("1101,C,5", "1101,G,5", "1201,C,10"), "b": ("1101,C,6", "1101,G,4", "1201,C,20")}
    paths = [
        write(tmp_path, f"{name}.csv", "\n".join(("bps_code,sektor,n", *held)))
        for name, held in rows.items()
    ]
    told = {"VALUE_FIELD": "n", "SECTOR_FIELD": "sektor", "YEARS": "2016; 2026"}
    table = read_unit_table(run("msme:change", BEFORE=paths[0], AFTER=paths[1], **told)["OUTPUT"])
    assert table.values.loc["1101", "change"] == 0
    # It has no row for G: missing, so that its sum is no sum.
    assert table.letters("change")["1201"] == "M"


def test_how_numbers_are_written_can_be_said(run: Run, tmp_path: Path) -> None:
    rows = "Kode;Nama;UMKM\n1101;Simeulue;{}\n1102;Aceh Singkil;{}\n"
    told = {
        "BEFORE": write(tmp_path, "a.csv", rows.format("1.250", "2.000")),
        "AFTER": write(tmp_path, "b.csv", rows.format("1.300", "2.500")),
    }
    with pytest.raises(QgsProcessingException, match="Choose the number style"):
        run("msme:change", **told)
    made = run("msme:change", **told, NUMBER_STYLE="indonesian")
    assert read_unit_table(made["OUTPUT"]).values.loc["1101", "change"] == 50


def test_a_file_is_read_past_its_title(run: Run, tmp_path: Path) -> None:
    rows = "1101;Simeulue;120;150\n1102;Aceh Singkil;9;7\n"
    text = f"Tabel 1. UMKM;;;\nKode;Nama;UMKM 2022;UMKM 2023\n{rows}"
    made = run("msme:change", BEFORE=write(tmp_path, "umkm.csv", text))
    table = read_unit_table(made["OUTPUT"])
    assert table.values["change"].dropna().to_dict() == {"1101": 30, "1102": -2}


def test_a_column_of_words_is_no_value(run: Run, panel: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match="“province” is no field of numbers"):
        run("msme:change", BEFORE=panel, VALUE_FIELD="province")


def test_a_period_is_not_compared_with_itself(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "Kode;Nama;UMKM\n1101;Simeulue;12\n")
    with pytest.raises(QgsProcessingException, match="are the same"):
        run("msme:change", BEFORE=path, AFTER=path)


def test_it_is_a_step_of_a_model(provider: object, tmp_path: Path) -> None:
    read = {"INPUT": write(tmp_path, "p.csv", PANEL), "PERIOD": "all", "CODE_SYSTEM": "bps"}
    came = Take("read", "OUTPUT")
    plan = Plan(
        "panel",
        "Panel",
        {},
        (),
        (
            Step("read", "msme:harmonise", "Read", read),
            Step("moved", "msme:change", "Moved", {"BEFORE": came}, {"OUTPUT": "Moved"}),
            Step("lacks", "msme:datagaps", "Lacks", {"INPUT": came}, {"OUTPUT": "Lacks"}),
        ),
    )
    model = QgsProcessingModelAlgorithm()
    path = str(tmp_path / "panel.model3")
    assert build(plan).toFile(path)
    assert model.fromFile(path)
    model.initAlgorithm()
    names = [one.name() for one in model.destinationParameterDefinitions()]
    context = QgsProcessingContext()
    asked = dict.fromkeys(names, "TEMPORARY_OUTPUT")
    made, done = model.run(asked, context, QgsProcessingFeedback(False))
    assert done
    layers = [context.getMapLayer(made[name]) for name in names]
    found = {field for layer in layers for field in layer.fields().names()}
    assert {"change", "complete"} < found


def test_the_panel_maps_the_change_too(run: Run, panel: QgsVectorLayer) -> None:
    made = read_unit_table(run("msme:change", BEFORE=panel)["OUTPUT"]).fields
    drawn = Change.ANALYSIS.drawn(made, read_unit_table(panel).fields)
    assert drawn is not None
    assert drawn.name == "change"


@pytest.mark.parametrize(
    ("second", "years", "message"),
    [
        (None, "", "one period only"),
        ("2016", "", "overlap"),
        ("2015-2017", "", "overlap"),
        ("2020", "0", "do not tell their years"),
    ],
)
def test_periods_that_cannot_be_compared_are_named(
    run: Run, tmp_path: Path, second: str | None, years: str, message: str
) -> None:
    layers = []
    for place, period in enumerate(filter(None, ["2016", second])):
        text = f"kode,nama,tahun,n\n1101,Simeulue,{period},5\n1102,Aceh Singkil,{period},6\n"
        path = write(tmp_path, f"t{place}.csv", text)
        layers.append(run("msme:harmonise", INPUT=path, CODE_SYSTEM="bps")["OUTPUT"])
    told = dict(zip(("BEFORE", "AFTER"), layers))
    with pytest.raises(QgsProcessingException, match=message):
        run("msme:change", **told, YEARS=years)


@pytest.mark.parametrize(
    ("rows", "sector", "message"),
    [
        ("1101,C,5\n1101,C,6", "sektor", "several rows"),
        ("1101,C,lima\n1102,C,6", "sektor", "lima"),
        ("1101,C,5\n1102,C,6", "cabang", "no column “cabang”"),
        ("utara,C,5\nselatan,X9,6", "sektor", "“X9” is none of KBLI, as the others are: C"),
        ("utara,C,5\nselatan,C,-6", "sektor", "selatan.* has -6 for .*expected is ≥ 0"),
    ],
)
def test_tables_that_cannot_be_read_are_named(
    run: Run, tmp_path: Path, rows: str, sector: str, message: str
) -> None:
    path, later = (write(tmp_path, one, f"bps,sektor,n\n{rows}\n") for one in ("t.csv", "u.csv"))
    told = {"UNIT_FIELD": "bps", "VALUE_FIELD": "n", "SECTOR_FIELD": sector}
    with pytest.raises(QgsProcessingException, match=message):
        run("msme:change", BEFORE=path, AFTER=later, YEARS="10", **told)


def test_the_page_analyse_compares_the_field_in_view(provider: object) -> None:
    found = offers(Sources(units=514), Catalogue.load(), declared())
    (offer,) = [one for one in found if one.key == "change"]
    choices = Choices(None, None, None, (), False, 0.8, "once", "", "", "", "layer_1", "umkm", "n")
    (plan,) = plans([offer], choices)
    assert plan.parameters == {"BEFORE": "layer_1", "VALUE_FIELD": "n"}
    # Sectors cannot be told on the page; the toolbox has them.
    (shift,) = [one for one in found if one.key == "A15_ss_ns_im_rs"]
    assert (shift.analysis, str(shift.need)) == (None, "needs sectors")


def test_ranks_and_inequality_are_numbers_of_the_run(run: Run, panel: QgsVectorLayer) -> None:
    made = run("msme:change", BEFORE=panel)
    # 100, 0, 50, 80 become 121, 7, 45, 60: the order stays.
    assert made["TAU"] == 1
    assert made["BETWEEN_BEFORE"] == pytest.approx(0)
    assert made["THEIL_BEFORE"] > made["THEIL_AFTER"] > 0
    assert sum(map(sum, json.loads(made["TRANSITIONS"]))) == 7


def test_a_long_layer_moves_in_time_once_it_is_loaded(
    run: Run, panel: QgsVectorLayer, tmp_path: Path
) -> None:
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    output = str(tmp_path / "panel.gpkg")
    details = QgsProcessingContext.LayerDetails("panel", project, "PANEL")
    context.addLayerToLoadOnCompletion(output, details)
    run("msme:change", context=context, BEFORE=panel, PANEL=output)
    layer = QgsVectorLayer(output, "panel", "ogr")
    assert layer.featureCount() == 3 * 514
    row = next(layer.getFeatures("\"bps_code\" = '1101' AND \"period\" = '2018'"))
    assert (row["value"], row["begins"], row["ends"]) == (110, "2018-01-01", "2019-01-01")
    details = context.layerToLoadOnCompletionDetails(output)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.temporalProperties().isActive()
    # In the middle of 2018 the map shows each district once.
    moment = QDateTime.fromString("2018-06-15T12:00:00", Qt.DateFormat.ISODate)
    moving = QgsVectorLayerTemporalContext()
    moving.setLayer(layer)
    during = QgsDateTimeRange(moment, moment)
    shown = layer.temporalProperties().createFilterString(moving, during)
    assert {one["period"] for one in layer.getFeatures(shown)} == {"2018"}
    assert len(list(layer.getFeatures(shown))) == 514
