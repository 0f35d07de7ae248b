"""`msme:flowstodistricts` in a running QGIS, in both published layouts.

2021: tab-separated `user_loc fr_loc scaled_sci`, ids such as IDN1.1;
2026: `user_country,friend_country,user_region,friend_region,scaled_sci`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from tests.qgis.overlay_data import by_code, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

WITHOUT_POLYGON = {
    *("1612", "1613", "1813", "3218", "5321", "6411", "7211", "7212"),
    *("7411", "7412", "7413", "7414", "7415", "7606", "8208", "9111"),
    "9112",
}
JAKARTA = ("3171", "3172", "3173", "3174", "3175")
STRONG, WEAK = 9, 1


def pairs() -> pd.DataFrame:
    """Every pair of GADM's 497 districts: strong inside a province."""
    units = Gazetteer.load().units
    units = units[units["gadm_gid2"] != ""]
    ids = units["gadm_gid2"].to_numpy()
    frame = pd.MultiIndex.from_product([ids, ids], names=["user", "friend"]).to_frame(index=False)
    province = dict(zip(ids, units["province_code"]))
    same = frame["user"].map(province) == frame["friend"].map(province)
    return frame.assign(value=same.map({True: STRONG, False: WEAK}))


def file_2021(folder: Path) -> str:
    frame = pairs()
    for end in ("user", "friend"):
        # IDN.1.22_1 was written IDN1.22_1
        frame[end] = frame[end].str.replace("IDN.", "IDN", regex=False)
    frame.columns = ["user_loc", "fr_loc", "scaled_sci"]
    frame.loc[len(frame)] = ["MYS1_1", "IDN1.22_1", 5]
    path = folder / "gadm2_sci.tsv"
    frame.to_csv(path, sep="\t", index=False)
    return str(path)


def file_2026(folder: Path) -> str:
    frame = pairs()
    frame.insert(0, "user_country", "ID")
    frame.insert(1, "friend_country", "ID")
    frame.columns = [
        *("user_country", "friend_country", "user_region"),
        *("friend_region", "scaled_sci"),
    ]
    frame.loc[len(frame)] = ["MY", "ID", "MYS.1_1", "IDN.1.22_1", 5]
    path = folder / "gadm2.csv"
    frame.to_csv(path, index=False)
    return str(path)


def shares() -> tuple[float, float]:
    """Of a district of Aceh and of one of DKI Jakarta, to its five cities.

    People of the districts without a polygon live in their parents'
    provinces, which are their own but for none of these two.
    """
    units = Gazetteer.load().units
    people = pd.to_numeric(units["population"])
    everyone = people.sum()
    market = people[list(JAKARTA)].sum()
    aceh = people[units["province_code"] == "11"].sum()
    jakarta = people[units["province_code"] == "31"].sum()
    return (
        market * WEAK / (everyone + (STRONG - WEAK) * aceh),
        market * STRONG / (everyone + (STRONG - WEAK) * jakarta),
    )


@pytest.mark.parametrize("write", [file_2021, file_2026])
def test_ties_to_jakarta_from_near_and_far(run: Run, tmp_path: Path, write: object) -> None:
    result = run("msme:flowstodistricts", FLOWS=write(tmp_path), MARKETS=", ".join(JAKARTA))
    found = by_code(result["OUTPUT"])
    far, near = shares()
    assert found["1101"]["connectedness"] == pytest.approx(far)
    assert found["3101"]["connectedness"] == pytest.approx(near)
    assert found["1101"]["coverage"] == pytest.approx(1)
    assert result["MARKETS_USED"] == 5
    assert (result["UNITS_WITH_DATA"], result["PARENT_ONLY"]) == (497, 17)


def test_the_17_districts_without_a_polygon_are_missing_never_zero(
    run: Run, tmp_path: Path
) -> None:
    result = run("msme:flowstodistricts", FLOWS=file_2026(tmp_path), MARKETS="Kota Surabaya")
    found = by_code(result["OUTPUT"])
    missing = {c for c, one in found.items() if one["status"] == "M"}
    assert missing == WITHOUT_POLYGON
    for code in WITHOUT_POLYGON:
        assert found[code]["connectedness"] == NULL
        assert found[code]["basis"] == "parent_only"
    # The parent's value is of its older, larger territory.
    assert found["3207"]["status"] == "E"
    assert found["3207"]["connectedness_status"] == "E"
    assert found["3207"]["connectedness"] > 0
    assert "Kota Surabaya" in result["OUTPUT"].metadata().title()


def test_only_the_units_given_are_put_out(run: Run, tmp_path: Path) -> None:
    result = run(
        "msme:flowstodistricts",
        FLOWS=file_2026(tmp_path),
        MARKETS="3273",
        UNITS=units_of({"3204": (107.4, -7.2, 107.8, -6.9), "3273": (107.5, -6.9, 107.7, -6.8)}),
    )
    assert set(by_code(result["OUTPUT"])) == {"3204", "3273"}


@pytest.mark.parametrize(
    ("markets", "reason"),
    [("Bandung", "3204 Kab. Bandung; 3273 Kota Bandung"), ("11.01", "11.01"), ("3218", "3218")],
)
def test_a_market_that_is_not_understood_is_named(
    run: Run, tmp_path: Path, markets: str, reason: str
) -> None:
    with pytest.raises(QgsProcessingException, match=reason):
        run("msme:flowstodistricts", FLOWS=file_2026(tmp_path), MARKETS=markets)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("a,b\n1,2\n", "a, b"), ("user_loc\tfr_loc\tscaled_sci\nIDN1.1\tIDN1.2\t-4\n", "-4")],
)
def test_a_file_of_another_kind_is_refused(
    run: Run, tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=reason):
        run("msme:flowstodistricts", FLOWS=str(path), MARKETS="3273")


def test_cancelled_at_once(run: Run, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    result = run(
        "msme:flowstodistricts", feedback=feedback, FLOWS=file_2026(tmp_path), MARKETS="3273"
    )
    assert "MARKETS_USED" not in result


def test_pairs_that_reach_too_few_people_say_so_without_nan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sci.tsv"
    path.write_text(
        "user_loc\tfr_loc\tscaled_sci\nIDN1.1_1\tIDN1.2_1\t5\nIDN1.2_1\tIDN1.1_1\t5\n",
        encoding="utf-8",
    )
    result = run("msme:flowstodistricts", FLOWS=str(path), MARKETS="3171")
    assert result["UNITS_WITH_DATA"] == 0
    assert "nan" not in result["OUTPUT"].metadata().abstract()
