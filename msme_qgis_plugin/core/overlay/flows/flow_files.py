"""Files of pairs of regions, the units they tie and the markets meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ...lists import split_names
from ...progress import Progress, Silent
from ...regions.matching import MatchInput, match
from ...regions.names import words
from ...tables.sources import text_head
from ..errors import FlowFileError, MarketNotUnderstoodError, MarketUnknownError
from .flows_to_units import Flows, collect_flows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ...regions.gazetteer import Gazetteer
    from ...tables.model import Table

BLOCK_ROWS = 200_000
_SHOWN = 6
_SEPARATORS = ("\t", ",", ";")


def read_flow_file(path: Path, *, progress: Progress | None = None) -> Flows:
    """Pairs inside Indonesia of a text file of either published layout.

    Raises:
        FlowFileError: the file is no text table.
        FlowLayoutError, FlowValueError, ConflictingFlowsError: as
            `collect_flows`.
        CancelledError: the work was stopped.
    """
    try:
        return collect_flows(_blocks(path, progress or Silent()))
    except (OSError, pd.errors.ParserError, UnicodeDecodeError) as error:
        raise FlowFileError(path=path) from error


def _blocks(path: Path, progress: Progress) -> Iterator[pd.DataFrame]:
    with path.open(encoding="utf-8-sig") as lines:
        separator = max(_SEPARATORS, key=lines.readline().count)
        lines.seek(0)
        tables = pd.read_csv(
            lines, sep=separator, dtype=str, keep_default_na=False, chunksize=BLOCK_ROWS
        )
        for number, table in enumerate(tables, start=1):
            progress.step(1 - 1 / number)
            yield table


def flow_head(path: Path) -> Table:
    """Return the first rows of a file that `read_flow_file` has read."""
    with path.open(encoding="utf-8-sig") as lines:
        return text_head(path, max(_SEPARATORS, key=lines.readline().count))


def flow_units(gazetteer: Gazetteer) -> pd.DataFrame:
    """All districts as `flows.connectedness` takes them.

    Those that GADM has no polygon for have an empty `region`.
    """
    units = gazetteer.units
    return pd.DataFrame(
        {
            "region": units["gadm_gid2"],
            "parent": units["split_from"],
            "population": pd.to_numeric(units["population"], errors="coerce"),
        },
        index=units.index,
    )


def find_markets(text: str, gazetteer: Gazetteer) -> list[str]:
    """BPS codes of markets named by code or name, as `split_names` reads them.

    Raises:
        MarketUnknownError: names the first that is neither.
        MarketNotUnderstoodError: names the first that may mean several
            districts, or is like their names.
    """
    said = split_names(text, commas=True)
    codes = [one if one in gazetteer.units.index else "" for one in said]
    names = pd.Series([one for one, code in zip(said, codes) if not code])
    if len(names):
        rows = match(MatchInput(name=names), gazetteer).rows
        found = rows["bps_code"].tolist()
        for name, code, candidates in zip(names, found, rows["candidates"]):
            if not code:
                raise _not_understood(name, candidates or _with_word(name, gazetteer))
        coming = iter(found)
        codes = [code or next(coming) for code in codes]
    if not codes:
        raise MarketUnknownError(market=text)
    return list(dict.fromkeys(codes))


def _not_understood(market: str, candidates: str) -> MarketUnknownError:
    if not candidates:
        return MarketUnknownError(market=market)
    return MarketNotUnderstoodError(market=market, candidates=candidates)


def _with_word(name: str, gazetteer: Gazetteer) -> str:
    """List districts whose names hold `name`: there is no Kota Jakarta."""
    said = f" {' '.join(words(name))} "
    if not said.strip():
        return ""
    labels = gazetteer.units["label"]
    found = [
        f"{code} {label}" for code, label in labels.items() if said in f" {' '.join(words(label))} "
    ]
    more = [f"… ({len(found)})"] if len(found) > _SHOWN else []
    return "; ".join([*found[:_SHOWN], *more])
