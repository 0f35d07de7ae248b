"""An invented census table: sector by sex by size, one row per district.

Nothing about a single district is true. The table is wide, one column per
sector of KBLI 2020, so that a person can look through it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from build_demo_data import District, apportion, hidden, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "DATA CONTOH (SINTETIS) *) - Usaha menurut kategori, jenis kelamin pemilik, dan skala, 2024"
SUBTITLE = "SYNTHETIC SAMPLE DATA - not statistics of any district"
FOOTNOTES = (
    "*) data sintetis: dibuat untuk contoh, bukan data resmi",
    "- belum ada data; x dirahasiakan",
)
# Sector -> its part of micro and small enterprises, and women's part of its
# owners. Invented, in the order of size that one expects.
SECTORS = {
    "B": (0.006, 0.09),
    "C": (0.165, 0.55),
    "D": (0.001, 0.08),
    "E": (0.003, 0.15),
    "F": (0.012, 0.05),
    "G": (0.462, 0.58),
    "H": (0.051, 0.06),
    "I": (0.167, 0.71),
    "J": (0.016, 0.33),
    "K": (0.006, 0.38),
    "L": (0.012, 0.44),
    "M": (0.009, 0.31),
    "N": (0.013, 0.30),
    "P": (0.020, 0.62),
    "Q": (0.009, 0.66),
    "R": (0.011, 0.27),
    "S": (0.037, 0.53),
}
MEAN_WOMEN = 0.55
PROVINCE_SPREAD, DISTRICT_SPREAD, WOMEN_SPREAD = 0.30, 0.45, 0.30
# Parts of all owners whose sex is not known; large ones belong to companies.
UNKNOWN = {"UMK": 0.03, "UMB": 0.7}
LARGER_PART = 0.017
SUPPRESSED_BELOW = 3
SEXES = ("Laki-laki", "Perempuan", "Tidak diketahui")


def by_sector(one: District, total: int, size: str) -> dict[str, int]:
    """Share a district's enterprises out among sectors."""
    weights = {
        sector: part
        * math.exp(
            PROVINCE_SPREAD * normal("sector", sector, one.code[:2])
            + DISTRICT_SPREAD * normal("sector", size, sector, one.code)
        )
        for sector, (part, _) in SECTORS.items()
    }
    return apportion(total, weights)


def by_sex(one: District, sector: str, count: int, size: str) -> list[int]:
    """Share a sector's enterprises out among men, women and unknown."""
    share = SECTORS[sector][1]
    logit = (
        math.log(share / (1 - share))
        + 4 * (one.women - 0.645)
        + WOMEN_SPREAD * normal("owner", sector, one.code)
    )
    unknown = round(count * UNKNOWN[size])
    women = round((count - unknown) / (1 + math.exp(-logit)))
    return [count - unknown - women, women, unknown]


def cell(count: int, mark: str | None) -> str:
    """Write a count as the office would, or what stands for it."""
    if mark is None:
        return str(count)
    if mark != "x":
        return mark or "-"
    return "x" if 0 < count < SUPPRESSED_BELOW else str(count)


def rows(districts: list[District], titles: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The lines of the table, titles and footnotes included.

    Args:
        titles: letter -> title of a sector in KBLI 2020.
    """
    marks = hidden(districts)
    header = ("Kode", "Kabupaten/Kota", "Skala", "Jenis kelamin pemilik")
    names = tuple(f"{one}. {titles[one]}" for one in SECTORS)
    lines: list[tuple[str, ...]] = [(TITLE,), (SUBTITLE,), (), header + names]
    for one in districts:
        kind = "Kota" if one.kind == "Kota" else "Kab."
        mark = marks.get(one.code)
        larger = round(one.enterprises * LARGER_PART)
        for size, total in (("UMK", one.enterprises), ("UMB", larger)):
            counts = by_sector(one, total, size)
            table = [by_sex(one, s, n, size) for s, n in counts.items()]
            for sex, line in zip(SEXES, zip(*table)):
                cells = tuple(cell(count, mark) for count in line)
                name = f"{kind} {one.name}"
                lines.append((one.code, name, size, sex, *cells))
    return [*lines, *((note,) for note in FOOTNOTES)]
