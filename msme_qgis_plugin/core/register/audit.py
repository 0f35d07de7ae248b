"""What was done with a register, one JSON object a line, without a value of anybody's."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ..paths import plugin_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..tables.model import Table
    from .count_register import Counted

_AT_ONCE = 1 << 22


def audit_lines(
    path: Path,
    head: Table,
    counted: Counted,
    rows: Mapping[str, int | None],
    below: int,
    level: str,
) -> Iterator[str]:
    """Yield the lines of an audit log.

    Args:
        path: the register.
        counted: its counts as they are published.
        rows: `read` and `placed`, as far as they may be told.
        below: the limit under which counts were withheld.
        level: of the units.
    """
    counts, columns = counted.counts, counted.columns
    definition = counts.size_definition

    def line(event: str, **values: object) -> str:
        return json.dumps({"event": event, **values}, ensure_ascii=False)

    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    yield line("run", algorithm="msme:importregister", version=plugin_version(), time=now)
    yield line("register", file=path.name, sha256=_digest(path), bytes=path.stat().st_size)
    for header in head.personal:
        kept = "keyed" if header == columns.key else "dropped"
        yield line("personal_column", header=header, kind=head.kinds.get(header), done=kept)
    read = {
        "unit": "coordinates" if columns.places is not None else ", ".join(columns.keys.values()),
        "sector": columns.sector,
        "sex": columns.sex,
        "size": columns.size or ", ".join(columns.measures.values()) or None,
    }
    yield line("columns", **read)
    yield line(
        "definitions",
        level=level,
        kbli=counts.kbli.value,
        size=None if definition is None else definition.value,
        period=counts.period,
        withhold_below=below,
    )
    yield line("rows", **rows, repeated=counted.repeated)
    held = {"published": counts.values > 0, "withheld": counts.status == "Q"}
    yield line("counts", **{name: int(one.to_numpy().sum()) for name, one in held.items()})


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while raw := file.read(_AT_ONCE):
            found.update(raw)
    return found.hexdigest()
