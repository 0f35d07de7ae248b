"""Files in the published layouts, from the disk to their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.catalogue.recognise import recognise
from msme_qgis_plugin.core.catalogue.variables import harmonise_variables
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.catalogue.load import Catalogue

RWI = "latitude,longitude,rwi,error\n-6.2,106.8,0.53,0.4\n-6.3,106.9,-0.5,0.4\n"
QUADKEY = "quadkey,latitude,longitude,rwi,error\n03112023001020,-6.2,106.8,0.53,0.4\n"
HRSL = "longitude,latitude,idn_general_2020\n106.8,-6.2,3.27\n"
SCI_2021 = (
    "user_loc\tfr_loc\tscaled_sci\nIDN.1.1_1\tIDN.1.2_1\t812\nIDN.1.1_1\tIDN.1.3_1\t1000000\n"
)
SCI_2026 = (
    "user_country,friend_country,user_region,friend_region,scaled_sci\n"
    "ID,ID,IDN.1.1_1,IDN.1.2_1,8.5\n"
)
MOVEMENT = (
    "ds\tcountry\tpolygon_source\tpolygon_id\tpolygon_name\t"
    "all_day_bing_tiles_visited_relative_change\t"
    "all_day_ratio_single_tile_users\tbaseline_name\tbaseline_type\n"
    "2020-03-01\tIDN\tGADM\tIDN.1.2_1\tAceh Barat\t-0.03\t0.2\t"
    "full_february\tDAY_OF_WEEK\n"
)
BUSINESS = (
    "polygon_id,polygon_name,business_vertical,activity_quantile,ds,country\n"
    "IDN.1.2_1,Aceh Barat,All,0.51,2025-01-01,ID\n"
)
ZONES = (
    "\ufeffregion,fbcz_id,name,fbcz_id_num,cz_gen_ds,win_population,"
    "win_roads_km,area,country,geography\n"
    "Asia,IDN1,Jakarta,1,3/5/23,1000,10,20,Indonesia,"
    '"POLYGON ((0 0, 1 0, 1 1, 0 0))"\n'
)
CENSUS = (
    "Kode;Kategori;Jenis Kelamin;Skala;Jumlah Usaha\n"
    "1501;G. Perdagangan;Perempuan;UMK;1.180\n"
    "1501;C. Industri;Laki-laki;UMB;92\n"
)


@pytest.mark.parametrize(
    ("name", "text", "dataset", "variable", "expected"),
    [
        ("rwi.csv", RWI, "meta_rwi", "rwi", 0.53),
        ("q.csv", QUADKEY, "meta_rwi_quadkey", "rwi", 0.53),
        ("hrsl.csv", HRSL, "meta_hrsl_points", "population", 3.27),
        ("sci.tsv", SCI_2021, "meta_sci_2021", "sci", 812),
        ("sci.csv", SCI_2026, "meta_sci_2026", "sci", 8.5),
        ("m.txt", MOVEMENT, "meta_movement_range", "mobility_change", -0.03),
        ("b.csv", BUSINESS, "meta_business_activity", "business_activity", 0.51),
        ("z.csv", ZONES, "meta_commuting_zones", "area_km2", 20),
        ("SE2016.csv", CENSUS, "se2016", "msme_women_owned", 1180),
        ("se2026.csv", CENSUS, "se2026", "msme", 1180),
    ],
)
def test_layout_of_a_file(
    catalogue: Catalogue,
    tmp_path: Path,
    name: str,
    text: str,
    dataset: str,
    variable: str,
    expected: float,
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    best = recognise(table, catalogue)[0]
    assert best.dataset == dataset
    result = harmonise_variables(table, catalogue.dataset(dataset), [variable])
    assert result.values[variable].iloc[0] == pytest.approx(expected)
    assert result.status[variable].iloc[0] == "A"


def test_a_quadkey_keeps_its_leading_zero(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text(QUADKEY, encoding="utf-8")
    assert read_table(path).cells["quadkey"].tolist() == ["03112023001020"]
