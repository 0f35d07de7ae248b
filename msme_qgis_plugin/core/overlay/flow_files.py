"""Files of pairs of regions, the units they tie and the markets meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ..errors import FlowFileError, MarketNotUnderstoodError
from ..progress import Progress, Silent
from ..regions.matching import MatchInput, match
from .flows import Flows, collect_flows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..regions.gazetteer import Gazetteer

BLOCK_ROWS = 200_000
_SEPARATORS = ("\t", ",", ";")


def read_flow_file(path: Path, *, progress: Progress | None = None) -> Flows:
    """Pairs inside Indonesia of a text file of either published layout.

    Raises:
        FlowFileError: the file is no text table.
        FlowLayoutError, FlowValueError, ConflictingFlowsError: as
            `flows.read_flows`.
        CancelledError: the work was stopped.
    """
    try:
        return collect_flows(_blocks(path, progress or Silent()))
    except (OSError, pd.errors.ParserError, UnicodeDecodeError) as error:
        raise FlowFileError(path=path) from error


def _blocks(path: Path, progress: Progress) -> Iterator[pd.DataFrame]:
    with path.open(encoding="utf-8-sig") as lines:
        header = lines.readline()
        separator = max(_SEPARATORS, key=header.count)
        lines.seek(0)
        tables = pd.read_csv(
            lines,
            sep=separator,
            dtype=str,
            keep_default_na=False,
            chunksize=BLOCK_ROWS,
        )
        for number, table in enumerate(tables, start=1):
            progress.step(1 - 1 / number)
            yield table


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
    """BPS codes of markets named by code or name, separated by commas.

    Raises:
        MarketNotUnderstoodError: names the first that is neither, or that
            may mean several districts.
    """
    said = [one.strip() for one in text.replace(";", ",").split(",")]
    said = [one for one in said if one]
    codes = [one if one in gazetteer.units.index else "" for one in said]
    names = pd.Series([one for one, code in zip(said, codes) if not code])
    if len(names):
        rows = match(MatchInput(name=names), gazetteer).rows
        found = rows["bps_code"].tolist()
        for name, code, candidates in zip(names, found, rows["candidates"]):
            if not code:
                raise MarketNotUnderstoodError(
                    market=name, candidates=candidates or "–"
                )
        coming = iter(found)
        codes = [code or next(coming) for code in codes]
    if not codes:
        raise MarketNotUnderstoodError(market=text, candidates="–")
    return list(dict.fromkeys(codes))
