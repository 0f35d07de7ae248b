"""Which village, subdistrict or district each count of MSMEs is of."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...regions.codes import CodeKind, read_code
from ...regions.matching import MatchInput, match
from ...regions.systems import CodeSystem
from ..errors import MsmeCodesError
from ..villages.village_source import VILLAGE_DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...regions.gazetteer import Gazetteer
    from ...tables.columns import ColumnRoles
    from ...tables.model import Table
    from ..villages.village_source import Villages

SUBDISTRICT_DIGITS = {CodeSystem.BPS: 7, CodeSystem.KEMENDAGRI: 6}
_DISTRICT_DIGITS = 4
_DIGITS = re.compile(r"(?:ID)?(\d{6,10})(?:\.0+)?", re.IGNORECASE)
_DOTTED = re.compile(r"\d{2}\.\d{2}\.\d{2}(\.\d{4})?")
_MOST = 0.5
_SHOWN = 3


class AreaLevel(IntEnum):
    """How finely a count is placed, the finest first."""

    VILLAGE = 0
    SUBDISTRICT = 1
    DISTRICT = 2


def place_rows(
    table: Table,
    unit: str,
    roles: ColumnRoles,
    *,
    villages: Villages,
    gazetteer: Gazetteer,
    system: CodeSystem | None,
) -> pd.DataFrame:
    """Say of each row which area it counts, how finely, and its district.

    Args:
        unit: the column with the place.
        roles: the columns that help to tell districts.
        system: who numbered districts, None to find out.

    Returns:
        level (`AreaLevel`), area (code in the survey's numbering, of a
        district its BPS 2024 code), unit (BPS 2024 code of the district, ""
        where unknown) and total (a row of totals).

    Raises:
        MsmeCodesError: most village codes are not in the survey.
        AmbiguousCodeSystemError: nothing tells whose district codes it has.
    """
    rows = _places(table, unit, villages)
    if rows["level"].ne(AreaLevel.DISTRICT).any():
        # Rows of villages have shown whose numbering the column is.
        system = villages.system
    numbering = _numbering(system, villages, gazetteer)
    return _with_districts(rows, table, (unit, roles), gazetteer, numbering)


def _places(table: Table, unit: str, villages: Villages) -> pd.DataFrame:
    """Say of each row which area of the survey it counts, and its district.

    District rows get no district yet: names decide that, all together.
    """
    position, texts = pd.factorize(table.cells[unit])
    digits = np.array([*map(plain_code, texts), ""], dtype=object)[position]
    length = np.array([len(one) for one in digits])
    level = np.select(
        [length == VILLAGE_DIGITS, length > 0],
        [AreaLevel.VILLAGE, AreaLevel.SUBDISTRICT],
        AreaLevel.DISTRICT,
    )
    area = pd.Series(digits, index=table.cells.index, dtype=object)
    prefix = area.str.slice(0, _DISTRICT_DIGITS)
    finer = level != AreaLevel.DISTRICT
    if finer.any():
        _refuse_foreign(area[finer], level[finer], villages, table.source)
    known = villages.codes.ne("")
    units = dict(zip(villages.codes[known].str.slice(0, _DISTRICT_DIGITS), villages.units[known]))
    heirs = villages.decision.listed.heir if villages.decision else {}
    return pd.DataFrame(
        {
            "level": level.astype(np.int8),
            "area": area,
            "unit": prefix.map({**heirs, **units}).fillna(""),
        },
        index=table.cells.index,
    )


def plain_code(text: str) -> str:
    """Return the digits of a village or subdistrict code, else ""."""
    stripped = text.strip()
    if _DOTTED.fullmatch(stripped):
        return stripped.replace(".", "")
    found = _DIGITS.fullmatch(stripped)
    if found is None or len(found[1]) not in (VILLAGE_DIGITS, *SUBDISTRICT_DIGITS.values()):
        return ""
    # 1501000 is how some tables write the district 1501.
    return found[1] if found[1][_DISTRICT_DIGITS:].strip("0") else ""


def _refuse_foreign(
    area: pd.Series, level: NDArray[np.int_], villages: Villages, source: str
) -> None:
    """Refuse codes of which few are in the survey's own districts."""
    digits = SUBDISTRICT_DIGITS[villages.system]
    codes = villages.codes
    surveyed = set(codes.str.slice(0, _DISTRICT_DIGITS)) - {""}
    there = area.str.slice(0, _DISTRICT_DIGITS).isin(surveyed)
    found = np.where(
        level == AreaLevel.VILLAGE,
        area.isin(set(codes)),
        area.isin(set(codes.str.slice(0, digits))),
    )
    inside = there.to_numpy()
    if inside.any() and found[inside].mean() >= _MOST:
        return
    strange = area[~found]
    raise MsmeCodesError(
        found=int(found.sum()),
        count=len(area),
        source=source,
        villages=villages.source,
        examples=", ".join(strange.unique()[:_SHOWN]),
    )


def _with_districts(
    rows: pd.DataFrame,
    table: Table,
    keys: tuple[str, ColumnRoles],
    gazetteer: Gazetteer,
    numbering: tuple[CodeSystem, int] | None,
) -> pd.DataFrame:
    """Match the rows of whole districts by code and name."""
    rows["total"] = False
    whole = rows["level"].eq(AreaLevel.DISTRICT)
    if not whole.any():
        return rows
    unit, roles = keys
    cells = table.cells[whole]
    coded = _looks_coded(cells[unit])
    code = unit if coded else None
    name = roles.name if coded else unit

    def column(header: str | None) -> pd.Series | None:
        return None if header is None else cells[header]

    report = match(
        MatchInput(
            code=column(code),
            name=column(name if name != code else None),
            type=column(roles.type),
            province=column(roles.province),
        ),
        gazetteer,
        system=numbering[0] if numbering else None,
        vintage=numbering[1] if numbering else None,
    )
    rows.loc[whole, "unit"] = report.rows["bps_code"]
    rows.loc[whole, "area"] = report.rows["bps_code"]
    rows.loc[whole, "total"] = report.rows["status"].eq("total_row")
    return rows


def _numbering(
    system: CodeSystem | None, villages: Villages, gazetteer: Gazetteer
) -> tuple[CodeSystem, int] | None:
    """Return office and year of the districts' codes, None to find out.

    An office without a year means the survey's year, if the office is the
    survey's, else its newest list.
    """
    if system is None:
        return None
    newest = gazetteer.vintages(system)[-1]
    if system is not villages.system:
        return system, newest
    if villages.decision is not None:
        return system, villages.decision.vintage
    return system, villages.dataset.key.vintage or newest


def _looks_coded(cells: pd.Series) -> bool:
    kinds = [read_code(text).kind for text in cells.unique() if text]
    coded = sum(kind not in {CodeKind.TEXT, CodeKind.EMPTY} for kind in kinds)
    return coded > _MOST * len(kinds)
