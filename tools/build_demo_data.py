#!/usr/bin/env python3
"""Make the tables in resources/demo/: invented counts with real totals.

    python3 tools/build_demo_data.py

Every district's count is drawn from its code, so that a rebuild gives the
same table on any machine, and scaled so that the country, Java and three
provinces have the totals that the Economic Census of 2016 published. Nothing
about a single district is true. The table is as untidy as those that offices
send: titles above the header, decimal commas, dotted thousands in one column
only, gaps, suppressed cells, a totals row and a footnote.
"""

from __future__ import annotations

import csv
import hashlib
import math
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Callable

ROOT = Path(__file__).resolve().parents[1]
CODES = ROOT / "resources" / "reference" / "codes.csv"
KBLI = ROOT / "resources" / "reference" / "kbli.csv"
DEMO = ROOT / "resources" / "demo" / "umkm_demo.csv"
CENSUS = ROOT / "resources" / "demo" / "sensus_demo.csv"

SEED = "umkm-demo-1"

# Micro and small enterprises, Economic Census 2016: the country; 60.74 % of
# all enterprises lie on Java; Sumatera Utara 98.55 % of 1.18 million.
NATIONAL = 26_260_000
JAVA = round(0.6074 * NATIONAL)
PROVINCES = {"12": round(0.9855 * 1_180_000), "13": 584_800, "16": 648_971}
JAVA_CODES = frozenset({"31", "32", "33", "34", "35", "36"})

# Standard deviations of the logarithm of the density.
PROVINCE_SPREAD, DISTRICT_SPREAD = 0.35, 0.42
WOMEN_MEAN, WOMEN_SPREAD = 0.645, 0.07

MISSING, MISSING_IN_PAPUA, SUPPRESSED = 19, 9, 16
GAPS = ("-", "", "-", "...")

HEADER = (
    "Kode",
    "Kabupaten/Kota",
    "Tipe",
    "Provinsi",
    "Jumlah UMKM",
    "Penduduk",
    "UMKM per 1.000 penduduk",
    "UMKM milik perempuan (%)",
)
TITLE = "DATA CONTOH (SINTETIS) *) - Usaha mikro dan kecil menurut kabupaten/kota, 2024"
SUBTITLE = "SYNTHETIC SAMPLE DATA - not statistics of any district"
FOOTNOTES = (
    "*) data sintetis: dibuat untuk contoh, bukan data resmi",
    "- belum ada data; x dirahasiakan; jumlah nasional mencakup keduanya",
)


@dataclass(frozen=True)
class District:
    """One district and what was invented for it."""

    code: str
    name: str
    kind: str
    province: str
    population: int
    enterprises: int
    women: float


def chance(*parts: str) -> float:
    """A number between 0 and 1 that depends on the seed and `parts` only."""
    digest = hashlib.sha256(":".join((SEED, *parts)).encode()).digest()
    return (int.from_bytes(digest[:8], "big") + 0.5) / 2**64


def normal(*parts: str) -> float:
    """A standard normal number drawn in the same way."""
    return NormalDist().inv_cdf(chance(*parts))


def apportion(total: int, weights: dict[str, float]) -> dict[str, int]:
    """Share `total` out by weight; whole numbers, by largest remainder."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    shares = {key: math.floor(value) for key, value in exact.items()}
    left = total - sum(shares.values())
    by_remainder = sorted(exact, key=lambda key: (shares[key] - exact[key], key))
    for key in by_remainder[:left]:
        shares[key] += 1
    return shares


def invent(units: list[dict[str, str]]) -> list[District]:
    """Invent all districts; none is missing or suppressed yet."""
    weights = {
        unit["bps_code"]: int(unit["population"])
        * math.exp(
            PROVINCE_SPREAD * normal("province", unit["bps_code"][:2])
            + DISTRICT_SPREAD * normal("district", unit["bps_code"])
        )
        for unit in units
    }
    counts: dict[str, int] = {}

    def share(total: int, belongs: Callable[[str], bool]) -> None:
        chosen = {c: w for c, w in weights.items() if belongs(c[:2])}
        counts.update(apportion(total, chosen))

    for code, total in PROVINCES.items():
        share(total, code.__eq__)
    share(JAVA, JAVA_CODES.__contains__)
    known = JAVA_CODES | PROVINCES.keys()
    share(NATIONAL - JAVA - sum(PROVINCES.values()), lambda province: province not in known)
    return [
        District(
            code=unit["bps_code"],
            name=unit["name"],
            kind=unit["type"],
            province=unit["province"],
            population=int(unit["population"]),
            enterprises=counts[unit["bps_code"]],
            women=WOMEN_MEAN + WOMEN_SPREAD * normal("women", unit["bps_code"]),
        )
        for unit in units
    ]


def first(codes: list[str], how_many: int, purpose: str) -> list[str]:
    """Draw some of the codes."""
    return sorted(codes, key=lambda code: chance(purpose, code))[:how_many]


def hidden(districts: list[District]) -> dict[str, str]:
    """What stands in the cells of the districts without published values.

    Gaps lie mostly in Papua, as they do; suppressed are small districts.
    """
    papua = [d.code for d in districts if d.code >= "91"]
    others = [d.code for d in districts if d.code < "91"]
    missing = first(papua, MISSING_IN_PAPUA, "missing") + first(
        others, MISSING - MISSING_IN_PAPUA, "missing"
    )
    small = sorted(districts, key=lambda d: (d.enterprises, d.code))[:180]
    open_to = [d.code for d in small if d.code not in missing]
    cells = {code: GAPS[index % len(GAPS)] for index, code in enumerate(missing)}
    return cells | dict.fromkeys(first(open_to, SUPPRESSED, "suppressed"), "x")


def comma(value: float) -> str:
    """One decimal, with a comma."""
    return f"{value:.1f}".replace(".", ",")


def dotted(value: int) -> str:
    """Thousands set off by dots."""
    return f"{value:,}".replace(",", ".")


def rows(districts: list[District]) -> list[tuple[str, ...]]:
    """The lines of the table, titles and footnotes included."""
    cells = hidden(districts)
    lines: list[tuple[str, ...]] = [(TITLE,), (SUBTITLE,), (), HEADER]
    for one in districts:
        mark = cells.get(one.code)
        rate = 1000 * one.enterprises / one.population
        lines.append(
            (
                one.code,
                one.name,
                one.kind,
                one.province,
                str(one.enterprises) if mark is None else mark,
                dotted(one.population),
                comma(rate) if mark is None else mark,
                comma(100 * one.women) if mark is None else mark,
            )
        )
    people = sum(one.population for one in districts)
    women = sum(one.women * one.enterprises for one in districts) / NATIONAL
    lines.append(
        (
            "",
            "INDONESIA",
            "",
            "",
            str(sum(one.enterprises for one in districts)),
            dotted(people),
            comma(1000 * NATIONAL / people),
            comma(100 * women),
        )
    )
    return [*lines, *((note,) for note in FOOTNOTES)]


def section_titles() -> dict[str, str]:
    """Titles of the sectors of KBLI 2020 by letter."""
    with KBLI.open(encoding="utf-8", newline="") as file:
        return {
            row["letter"]: row["name_id"]
            for row in csv.DictReader(file)
            if row["version"] == "2020"
        }


def write(path: Path, lines: list[tuple[str, ...]]) -> None:
    """Write a table as wide as its widest line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width = max(map(len, lines))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        for line in lines:
            writer.writerow((*line, *[""] * (width - len(line))))


def main() -> None:
    """Write the tables."""
    import demo_census

    with CODES.open(encoding="utf-8", newline="") as file:
        units = sorted(csv.DictReader(file), key=lambda u: u["bps_code"])
    districts = invent(units)
    write(DEMO, rows(districts))
    write(CENSUS, demo_census.rows(districts, section_titles()))


if __name__ == "__main__":
    main()
