"""Polygons are cut up once, however often other columns of theirs are shared out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...kept import Kept, digest
from .pieces import Pieces, cut_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...progress import Progress
    from .pieces import Layer

_MOST_BYTES = 100_000_000
# With WKB in place of shapes: shapes that two threads prepare at once end Python.
_kept: Kept[Pieces] = Kept(1)


def cut_up_once(sources: Layer, targets: Layer, *, progress: Progress | None = None) -> Pieces:
    """Return the pieces of two sets of polygons, see `cut_up`; the last ones from memory.

    Raises:
        CrsNotUnderstoodError, OutsideCrsError: as they say.
        CancelledError: the work was stopped.
    """
    key = digest((*_content(sources), *_content(targets)))
    held = _kept.find(key)
    if held is not None:
        return replace(
            held,
            shapes=shapely.from_wkb(held.shapes),
            source_shapes=shapely.from_wkb(held.source_shapes),
        )
    made = cut_up(sources, targets, progress=progress)
    packed = replace(
        made, shapes=shapely.to_wkb(made.shapes), source_shapes=shapely.to_wkb(made.source_shapes)
    )
    if sum(len(one or b"") for one in (*packed.shapes, *packed.source_shapes)) <= _MOST_BYTES:
        _kept.keep(key, packed)
    return made


def _content(layer: Layer) -> Iterator[bytes]:
    shapes = np.asarray(layer.polygons, dtype=object)
    yield f"{len(shapes)} {layer.crs}".encode()
    for one in shapely.to_wkb(shapes):
        yield one or b""
