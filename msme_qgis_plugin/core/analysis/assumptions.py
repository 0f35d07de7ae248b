"""What a scenario assumes, and how it says so."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..measures.field import Text
from ..tables.numbers import looks_numeric, parse_numbers
from ..tables.period_columns import is_period_alone
from .errors import TotalsUnclearError
from .projection import Path, Uncertainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..measures.field import Field
    from ..measures.schema import About
    from ..messages import Message
    from ..tables.model import Table

_CODE = re.compile(r"kode|code|unit|wilayah|region", re.IGNORECASE)
_ALL = frozenset({"", "all", "id", "0", "00", "0000", "indonesia", "nasional", "*"})
_NAMES = {
    Path.CAGR: Text("constant growth per year", "pertumbuhan tetap per tahun"),
    Path.LINEAR: Text("linear trend", "tren linear"),
    Path.LOG_LINEAR: Text("log-linear trend", "tren log-linear"),
    Path.LOGISTIC: Text("logistic growth to a cap", "pertumbuhan logistik sampai batas atas"),
    Path.TARGET: Text("growth needed for a target", "pertumbuhan yang diperlukan untuk target"),
}
_BOUNDS = {
    Uncertainty.NONE: Text("none", "tanpa batas"),
    Uncertainty.VARIANTS: Text("low and high growth", "pertumbuhan rendah dan tinggi"),
    Uncertainty.NORMAL: Text("draws, normal", "undian, normal"),
    Uncertainty.BOOTSTRAP: Text("draws, from residuals", "undian, dari residu"),
}
_SPLITS = {
    "merge": Text("merged up", "digabung ke induk"),
    "shares": Text("past by shares of the parts", "masa lalu menurut porsi bagian-bagiannya"),
    "none": Text("left out where not comparable", "dilewati jika tidak dapat dibandingkan"),
}


class Total(NamedTuple):
    """One control total: of a unit, a province or all ("")."""

    code: str
    year: int
    value: float


@dataclass(frozen=True)
class Assumptions:
    """What is assumed.

    years: to project to; first, last: of the periods that are fitted, None for all.
    cap, target, growth: a number, or the name of a field, "" for none; growth in per cent per
        year instead of the observed one.
    due: year of the target.
    points: percentage points per year between the middle path and the low and the high one.
    split: `shares` (parts take over the parent's history), `merge` or `none`.
    backtest: last year of a trial fit, None for none.
    """

    path: Path = Path.CAGR
    years: tuple[int, ...] = (2030, 2035, 2045)
    first: int | None = None
    last: int | None = None
    cap: str = ""
    target: str = ""
    due: int | None = None
    growth: str = ""
    totals: tuple[Total, ...] = ()
    uncertainty: Uncertainty = Uncertainty.NONE
    points: float = 1.0
    draws: int = 1000
    seed: int = 1
    split: str = "merge"
    backtest: int | None = None
    totals_source: str = ""


def method_text(asked: Assumptions, span: str) -> Text:
    """Return the assumptions in one line, for the foot of pages."""
    name = _NAMES[asked.path]
    given = {Path.LOGISTIC: asked.cap, Path.TARGET: asked.target}.get(asked.path, "")
    given = f" ({given})" if given else ""
    drawn = (
        f"; 90 % interval, {asked.draws} draws, seed {asked.seed}",
        f"; selang 90 %, {asked.draws} undian, benih {asked.seed}",
    )
    bounds = {
        Uncertainty.NONE: ("", ""),
        Uncertainty.VARIANTS: (
            f"; low and high: ±{asked.points:g} points per year",
            f"; rendah dan tinggi: ±{asked.points:g} poin per tahun",
        ),
    }.get(asked.uncertainty, drawn)
    totals = ("; scaled to totals", "; disesuaikan dengan total") if asked.totals else ("", "")
    return Text(
        f"Scenario, not a forecast: {name.en}{given}, data {span}{totals[0]}{bounds[0]}.",
        f"Skenario, bukan ramalan: {name.id}{given}, data {span}{totals[1]}{bounds[1]}.",
    )


def sheet(
    asked: Assumptions, base: Field, span: str, about: About, notes: Iterable[Message]
) -> list[tuple[Text, object]]:
    """Return every assumption with what it is called; what is not used is left out."""
    random = asked.uncertainty in (Uncertainty.NORMAL, Uncertainty.BOOTSTRAP)
    total = Text("total {} {}", "total {} {}")
    told: list[tuple[Text, object]] = [
        (Text("indicator", "indikator"), base.titles),
        (Text("method", "metode"), _NAMES[asked.path]),
        (Text("years", "tahun"), "; ".join(map(str, asked.years))),
        (Text("data used", "data yang dipakai"), span),
        (Text("cap", "batas atas"), asked.cap if asked.path is Path.LOGISTIC else ""),
        (Text("target", "target"), asked.target if asked.path is Path.TARGET else ""),
        (Text("year of the target", "tahun target"), asked.due),
        (Text("stated growth, % per year", "pertumbuhan ditetapkan, % per tahun"), asked.growth),
        (Text("bounds", "batas bawah dan atas"), _BOUNDS[asked.uncertainty]),
        (
            Text("points per year", "poin per tahun"),
            asked.points if asked.uncertainty is Uncertainty.VARIANTS else None,
        ),
        (Text("draws", "undian"), asked.draws if random else None),
        (Text("seed", "benih acak"), asked.seed if random else None),
        (Text("split districts", "kabupaten/kota yang mekar"), _SPLITS[asked.split]),
        (Text("source", "sumber"), about.source or about.title),
        (Text("totals from", "total dari"), asked.totals_source),
        *(
            (Text(*(one.format(t.code or "*", t.year) for one in (total.en, total.id))), t.value)
            for t in asked.totals
        ),
        (Text("back-test up to", "uji balik sampai"), asked.backtest),
    ]
    note = Text("note", "catatan")
    return [(key, one) for key, one in told if one not in (None, "")] + [(note, n) for n in notes]


def read_totals(table: Table) -> tuple[Total, ...]:
    """Return the control totals of a table: a code (or nothing, for all), a year and a total.

    Raises:
        TotalsUnclearError: other columns, or a year that is none.
        MsmeError: numbers that cannot be read.
    """
    columns = list(table.cells.columns)
    years = [one for one in columns if is_period_alone(one)]
    codes = [one for one in columns if _CODE.search(one)]
    rest = [one for one in columns if one not in (*years, *codes)]
    numbers = [
        one for one in rest if looks_numeric(table.cells[one], is_number=table.is_number[one])
    ]
    if len(years) != 1 or len(codes) != 1 or len(numbers) != 1:
        raise TotalsUnclearError(came=", ".join(columns))
    value = numbers[0]
    read = parse_numbers(
        table.cells[value], is_number=table.is_number[value], sheet_rows=table.sheet_rows
    ).values
    found = []
    for code, year, number in zip(table.cells[codes[0]], table.cells[years[0]], read):
        if not (year.strip().isdecimal() and math.isfinite(number) and number >= 0):
            raise TotalsUnclearError(came=f"{code}; {year}; {number:g}")
        plain = code.strip()
        found.append(Total("" if plain.casefold() in _ALL else plain, int(year), float(number)))
    return tuple(found)
