"""Signals of change by district: what is noticed, how likely it is and how much it would matter.

STEEP (social, technological, economic, environmental, political) is the usual grouping of horizon
scanning; likelihood and impact, each 1–5, are crossed as in matrices of risk (ISO 31010).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import MsmeError
from ..harmonise.column_choice import find_roles
from ..measures.field import Category, Direction, Field, Fields, Role, Rule, Text
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.matching import MatchInput, match
from ..regions.systems import CodeSystem
from ..regions.unit_sets import Districts
from ..tables.personal import without_personal_values
from ..tables.sources import some_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..measures.schema import About
    from ..regions.gazetteer import Gazetteer
    from ..tables.model import Table

SCALE = (1, 2, 3, 4, 5)
HIGH_FROM = 4
TAGS = {
    "social": (Text("Social", "Sosial"), "so[cs]"),
    "technological": (Text("Technological", "Teknologi"), "te[ck]"),
    "economic": (Text("Economic", "Ekonomi"), "e[ck]ono"),
    "environmental": (Text("Environmental", "Lingkungan"), "environ|lingk|e[ck]olo"),
    "political": (Text("Political", "Politik"), "poli"),
}
# In the order in which a district's most urgent one is taken.
KINDS = (
    Category(
        "act", Text("Act: likely, large impact", "Bertindak: mungkin, dampak besar"), "#b2182b"
    ),
    Category(
        "prepare",
        Text("Prepare: less likely, large impact", "Bersiap: kurang mungkin, dampak besar"),
        "#ef8a62",
    ),
    Category(
        "watch", Text("Watch: likely, small impact", "Pantau: mungkin, dampak kecil"), "#67a9cf"
    ),
    Category(
        "note",
        Text("Note: less likely, small impact", "Catat: kurang mungkin, dampak kecil"),
        "#bdbdbd",
    ),
)
# The columns of a log; other tables may call them otherwise.
HEADERS = {
    "title": r"signal|sinyal|isyarat|title|judul",
    "steep": r"steep|tag|categor(y|ies)|kategori|bidang",
    "date": r"date|tanggal|tgl",
    "source": r"source|sumber",
    "likelihood": r"likelihood|probability|kemungkinan|peluang",
    "impact": r"impact|dampak",
    "driver": r"driver|pendorong|faktor pendorong",
}
_CODE = "bps_code"
_NEEDED = ("title", "likelihood", "impact")
_SHOWN = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_READ = QT_TRANSLATE_NOOP("core", "{count} signals were read; {placed} are in a known district.")
_UNPLACED = QT_TRANSLATE_NOOP(
    "core", "{count} signals are in no known district and on no map; the list holds them: {titles}."
)
_UNSCORED = QT_TRANSLATE_NOOP(
    "core",
    "{count} signals lack a likelihood or impact that is a whole number from 1 to 5; they are "
    "counted and have no place in the matrix: {titles}.",
)
_UNTAGGED = QT_TRANSLATE_NOOP(
    "core",
    "{count} signals have no STEEP tag that can be read; they are in the totals alone: {titles}.",
)


class SignalColumnsError(MsmeError):
    """A table without the columns of a log of signals."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no column for: {lacking}. Expected is a row per signal with columns title, "
        "steep, likelihood, impact and bps_code, also date, source and driver. Its columns are: "
        "{columns}. “New log of signals” makes such a table.",
    )


@dataclass(frozen=True)
class SignalsFound:
    """Signals by district.

    table: see `signals_by_unit`.
    rows: one per signal, the most urgent first: bps_code ("" for none), district, the columns
        of `HEADERS`, score and kind.
    matrix: one row per impact from 5 to 1, one column per likelihood: signals.
    """

    table: UnitTable
    rows: pd.DataFrame
    matrix: pd.DataFrame


def read_signals(
    table: Table,
    gazetteer: Gazetteer,
    *,
    system: CodeSystem | None = None,
    vintage: int | None = None,
    high: int = HIGH_FROM,
) -> pd.DataFrame:
    """Read a log; each signal keeps its district, scores and kind.

    Args:
        system, vintage: what is known of the codes, None to find out; a column `bps_code` holds
            those of today, as our layers do.
        high: likelihood and impact are high from here on.

    Returns:
        As `SignalsFound.rows`, in the order of the table. `steep` is a key of `TAGS`, "" for none;
        likelihood, impact and score are NaN, and kind is "", where the scores cannot be read.

    Raises:
        SignalColumnsError: a needed column is not there.
        MsmeError: the codes can mean several districts; see `match`.
    """
    found = _columns(table.cells.columns)
    lacking = [one for one in _NEEDED if one not in found]
    left = some_columns(table, [str(one) for one in table.cells if one not in found.values()])
    roles = find_roles(left, Districts(gazetteer))
    code = _CODE if _CODE in left.cells else roles.code
    if code is None and roles.name is None:
        lacking.append(_CODE)
    if code == _CODE:
        system, vintage = CodeSystem.BPS, gazetteer.vintages(CodeSystem.BPS)[-1]
    if lacking:
        raise SignalColumnsError(
            source=table.source, lacking=", ".join(lacking), columns=", ".join(table.cells.columns)
        )
    keys = {
        role: left.cells[name]
        for role in ("code", "name", "type", "province")
        if (name := code if role == "code" else getattr(roles, role))
    }
    places = match(
        MatchInput(keys.get("code"), keys.get("name"), keys.get("type"), keys.get("province")),
        gazetteer,
        system=system,
        vintage=vintage,
    ).rows
    rows = pd.DataFrame(
        {
            "bps_code": places["bps_code"].to_numpy(object),
            "district": places["unit_name"].to_numpy(),
        }
    )
    for role in HEADERS:
        cells = table.cells[found[role]] if role in found else [""] * len(rows)
        rows[role] = [without_personal_values(str(one).strip()) for one in cells]
    rows["steep"] = rows["steep"].map(_tag)
    for role in ("likelihood", "impact"):
        rows[role] = pd.to_numeric(rows[role], errors="coerce").where(lambda one: one.isin(SCALE))
    rows["score"] = rows["likelihood"] * rows["impact"]
    # The place in KINDS: a large impact first, then what is likely.
    place = 2 * (rows["impact"] < high) + (rows["likelihood"] < high)
    kinds = place.map(lambda one: KINDS[one].value)
    return rows.assign(kind=kinds.where(rows["score"].notna(), ""))


def signals_by_unit(rows: pd.DataFrame, units: pd.DataFrame, about: About) -> SignalsFound:
    """Count signals by district and tag, with the highest score and the most urgent kind.

    Args:
        rows: as `read_signals` gives them.
        units: index `bps_code`; see `UnitTable`. A unit without a signal has 0 of them, no score
            and no kind.
    """
    rows = rows.sort_values("score", ascending=False, kind="stable", na_position="last")
    rows = rows.reset_index(drop=True)
    inside = rows[rows["bps_code"].isin(units.index)]
    of_unit = inside.groupby("bps_code")
    counts = {"signals": inside["bps_code"].value_counts()}
    for tag in TAGS:
        counts[f"signals_{tag}"] = inside.loc[inside["steep"] == tag, "bps_code"].value_counts()
    values = {name: one.reindex(units.index, fill_value=0) for name, one in counts.items()}
    values["score"] = of_unit["score"].max().reindex(units.index)
    places = {one.value: place for place, one in enumerate(KINDS)}
    urgent = inside["kind"].map(places).groupby(inside["bps_code"]).min().reindex(units.index)
    words = {
        "kind": [KINDS[int(one)].value if np.isfinite(one) else None for one in urgent],
        "first_signals": of_unit["title"].agg(_first).reindex(units.index),
        "drivers": of_unit["driver"].agg(_first).reindex(units.index),
    }
    table = UnitTable.of(
        units, values, _fields(_period(rows["date"])), categories=words, about=about
    )
    notes = _notes(rows, rows["bps_code"].isin(units.index))
    return SignalsFound(replace(table, notes=tuple(notes)), rows, _matrix(rows))


def _columns(headers: Iterable[str]) -> dict[str, str]:
    """Return role -> header, the first that is called so."""
    found: dict[str, str] = {}
    for header in headers:
        plain = " ".join(str(header).lower().replace("_", " ").split())
        for role, pattern in HEADERS.items():
            if role not in found and re.match(rf"({pattern})\b", plain):
                found[role] = str(header)
                break
    return found


def _tag(text: str) -> str:
    return next((tag for tag, (_, word) in TAGS.items() if re.match(word, text.lower())), "")


def _first(texts: pd.Series) -> str | None:
    told = list(dict.fromkeys(filter(None, texts)))
    more = ["…"] if len(told) > _SHOWN else []
    return "; ".join([*told[:_SHOWN], *more]) or None


def _period(dates: pd.Series) -> str | None:
    years = sorted({year for one in dates for year in _YEAR.findall(one)})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else None


def _matrix(rows: pd.DataFrame) -> pd.DataFrame:
    counted = pd.crosstab(rows["impact"], rows["likelihood"])
    counted = counted.reindex(index=SCALE[::-1], columns=SCALE, fill_value=0)
    counted.columns = pd.Index([f"likelihood_{one}" for one in SCALE])
    return counted.rename_axis("impact").reset_index().astype("int64")


def _notes(rows: pd.DataFrame, placed: pd.Series) -> list[Message]:
    notes = [Message(_READ, {"count": len(rows), "placed": int(placed.sum())})]
    for template, lacking in (
        (_UNPLACED, ~placed),
        (_UNSCORED, rows["score"].isna()),
        (_UNTAGGED, rows["steep"] == ""),
    ):
        if lacking.any():
            told = {
                "count": int(lacking.sum()),
                "titles": _first(rows.loc[lacking, "title"]) or "–",
            }
            notes.append(Message(template, told, warns=True))
    return notes


def _fields(period: str | None) -> Fields:
    def count(name: str, label: Text) -> Field:
        return Field(name, label=label, rule=Rule.SUM, decimals=0, period=period)

    tags = (
        count(f"signals_{tag}", Text(f"Signals, {one.en.lower()}", f"Sinyal {one.id.lower()}"))
        for tag, (one, _) in TAGS.items()
    )
    return Fields(
        (
            count("signals", Text("Signals noted", "Sinyal yang dicatat")),
            *tags,
            Field(
                "score",
                label=Text("Highest likelihood × impact", "Kemungkinan × dampak tertinggi"),
                rule=Rule.FORBIDDEN,
                direction=Direction.NEUTRAL,
                decimals=0,
                period=period,
            ),
            Field(
                "kind",
                Role.CATEGORY,
                label=Text("Most urgent signal", "Sinyal paling mendesak"),
                rule=Rule.FORBIDDEN,
                period=period,
                categories=KINDS,
            ),
            Field("first_signals", Role.NOTE, label=Text("Signals", "Sinyal")),
            Field("drivers", Role.NOTE, label=Text("Drivers", "Faktor pendorong")),
        )
    )
