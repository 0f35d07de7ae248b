"""What changed, against plain arithmetic on random units, and at the edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.change_panel import read_panel
from msme_qgis_plugin.core.analysis.change_rows import Asked
from msme_qgis_plugin.core.analysis.changes import Change, change
from msme_qgis_plugin.core.analysis.errors import (
    DuplicateCountsError,
    KbliDiffersError,
    PeriodUnclearError,
)
from msme_qgis_plugin.core.measures.field import Display, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer

SIZES = (1, 2, 3, 17, 514, 2000)
NAN = np.nan


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def units(codes: list[str], level: str = "ZONE") -> pd.DataFrame:
    return pd.DataFrame({"level": level, "parent": None, "name": codes}, index=codes)


def panel(values: np.ndarray, status: list[str] | None = None, **told: object) -> UnitTable:
    """Units by periods 2016, 2017 and so on."""
    names = [f"n_{2016 + at}" for at in range(values.shape[1])]
    fields = Fields(
        Field(name, label=Text("n", "n"), rule=Rule.SUM, period=name[2:], **told) for name in names
    )
    codes = [f"z{at}" for at in range(len(values))]
    marks = {names[0]: codes_of(status)} if status else None
    return UnitTable.of(units(codes), dict(zip(names, values.T)), fields, status=marks)


def run(gazetteer: Gazetteer, *tables: UnitTable, **asked: object) -> Change:
    return change(read_panel(tables, Asked(**asked), gazetteer))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["plain", "ties", "constant", "nothing"])
def test_it_is_plain_arithmetic(gazetteer: Gazetteer, size: int, kind: str) -> None:
    generator = np.random.default_rng(size)
    values = {
        "plain": generator.lognormal(3, 2, (size, 4)),
        "ties": generator.poisson(1, (size, 4)).astype(float),
        "constant": np.full((size, 4), 7.0),
        "nothing": np.full((size, 4), NAN),
    }[kind]
    if kind == "plain":
        values[generator.random(values.shape) < 0.2] = NAN
    found = run(gazetteer, panel(values)).units
    first, last = values[:, 0], values[:, -1]
    with np.errstate(all="ignore"):
        share = np.where(first > 0, last / first - 1, NAN)
        rate = np.where(first > 0, (last / first) ** (1 / 3) - 1, NAN)
    for name, expected in (("change", last - first), ("change_percent", share), ("cagr", rate)):
        made = found.values[name].to_numpy()
        assert made == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True), name
        assert np.isfinite(made).tolist() == (found.letters(name) == "A").tolist()
        assert set(found.letters(name)) <= {"A", "M"}
    for place in range(size):
        known = np.isfinite(values[place])
        slope = (
            np.polyfit(np.arange(4)[known], values[place][known], 1)[0] if known.sum() > 2 else NAN
        )
        assert found.values["trend"].iloc[place] == pytest.approx(slope, abs=1e-8, nan_ok=True)
        if place > 40:
            break


def test_an_estimate_stays_one_and_what_is_hidden_stays_hidden(gazetteer: Gazetteer) -> None:
    values = np.array([[4.0, 8], [4, 8], [4, 8], [0, 8], [4, 0]])
    found = run(gazetteer, panel(values, ["E", "Q", "X", "A", "A"])).units
    assert found.letters("change").tolist() == ["E", "Q", "X", "A", "A"]
    assert found.letters("change_percent").tolist() == ["E", "Q", "X", "M", "A"]
    assert found.values["change_percent"].tolist() == pytest.approx(
        [1, NAN, NAN, NAN, -1], nan_ok=True
    )
    assert found.values["cagr"].iloc[4] == -1
    # The hidden number is not in the result, nor can it be taken from it.
    assert found.values.loc["z1", ["n_2016", "change"]].isna().all()


def test_shares_have_points_alone(gazetteer: Gazetteer) -> None:
    table = panel(np.array([[0.25, 0.5]]), display=Display.PERCENT)
    made = run(gazetteer, table).units
    assert made.values.loc["z0", "change"] == 0.25
    assert made.fields["change"].display is Display.POINTS
    assert not {"change_percent", "cagr"} & set(made.fields)


def test_sums_of_larger_units_follow(gazetteer: Gazetteer) -> None:
    values = np.array([[10.0, 15], [30, 45], [5, 4]])
    table = panel(values)
    codes = ["1101", "1102", "1201"]
    moved = UnitTable.of(
        units(codes, "DISTRICT"), table.values.set_axis(codes), table.fields, about=table.about
    )
    from msme_qgis_plugin.core.regions.levels import Level

    above = run(gazetteer, moved).units.roll_up(Level.PROVINCE)
    assert above.values.loc["11", ["change", "change_percent"]].tolist() == [20, 0.5]
    assert above.letters("cagr").tolist() == ["M", "M"]


def long(counts: dict[tuple[str, str], float], kbli: str, period: str) -> UnitTable:
    codes, sectors = zip(*counts)
    held = units(list(codes))
    fields = Fields(
        [
            Field("sector", Role.CATEGORY, kbli=kbli),
            Field("n", label=Text("n", "n"), rule=Rule.SUM, period=period),
        ]
    )
    return UnitTable.of(held, {"n": list(counts.values())}, fields, categories={"sector": sectors})


def test_a_sector_without_a_row_is_missing_and_so_is_the_sum(gazetteer: Gazetteer) -> None:
    before = long({("a", "C"): 5, ("a", "G"): 5, ("b", "C"): 5, ("b", "G"): 5}, "2020", "2016")
    after = long({("a", "C"): 6, ("a", "G"): 8, ("b", "C"): 7}, "2020", "2026")
    found = run(gazetteer, before, after, value="n", sector="sector")
    assert found.units.values["change"].tolist() == pytest.approx([4, NAN], nan_ok=True)
    assert found.units.letters("regional").tolist() == ["A", "M"]
    sectors = found.sectors
    assert sectors is not None
    rows = sectors.values.assign(sector=sectors.categories["sector"])
    assert rows["change"].tolist() == pytest.approx([1, 3, 2, NAN], nan_ok=True)
    # C grows from 10 to 13, G from 5 to 8, all from 15 to 21: 40 per cent.
    assert rows.loc["a", "national"].tolist() == pytest.approx([2, 2])
    assert rows.loc["a", "mix"].tolist() == pytest.approx([-0.5, 1])
    assert rows.loc["a", "regional"].tolist() == pytest.approx([-0.5, 0])


def test_sectors_of_two_versions_and_double_rows_are_refused(gazetteer: Gazetteer) -> None:
    counts = {("a", "C"): 5.0, ("a", "J"): 5.0}
    tables = long(counts, "2020", "2016"), long(counts, "2025", "2026")
    with pytest.raises(KbliDiffersError, match=r"KBLI 2020.*KBLI 2025"):
        run(gazetteer, *tables, sector="sector")
    double = long(counts, "2020", "2016")
    twice = UnitTable.of(
        pd.concat([double.units] * 2),
        {"n": [1.0] * 4},
        double.fields,
        categories={"sector": ["C", "C", "J", "J"]},
    )
    with pytest.raises(DuplicateCountsError, match=r"a .*C"):
        run(gazetteer, twice, tables[1], sector="sector")


def test_three_periods_that_say_no_year_are_refused(gazetteer: Gazetteer) -> None:
    fields = Fields(
        Field(f"n{one}", label=Text("n", "n"), period=one) for one in ("I", "II", "III")
    )
    table = UnitTable.of(units(["a"]), {name: [1.0] for name in fields}, fields)
    with pytest.raises(PeriodUnclearError, match="I, II, III"):
        run(gazetteer, table)
