"""A register in a GeoPackage, read in batches with the places of its points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..overlay.points.point_files import layer_blocks
from ..tables.gdal_layers import batches
from ..tables.gdal_tables import distinct_texts, filled_layers, open_dataset, read_layer
from ..tables.header import unique
from ..tables.shape import named_table
from .plain_cells import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from osgeo import ogr

    from ..overlay.geodesy import FloatArray
    from ..overlay.points.points_to_units import PointBlock
    from ..tables.model import Table
    from ..tables.sniff import FileKind

# Longitude and latitude of a point, beside the columns of its layer.
POINT_X, POINT_Y = "#x", "#y"
_HEAD_ROWS, _BATCH = 5_000, 100_000
_POINTS = frozenset({1, 1001, 2001, 3001, -2147483647})


@dataclass(frozen=True)
class LoadedPart:
    """Rows that are in memory already."""

    columns: dict[str, Column]
    read: float

    def load(
        self, columns: Sequence[str], _heads: Mapping[str, tuple[int, int]]
    ) -> dict[str, Column]:
        """Return some columns."""
        return {one: self.columns[one] for one in columns}


@dataclass(frozen=True)
class WholeRegister:
    """A register out of a file that is read at once: one part."""

    head: Table

    def parts(self, columns: Sequence[str]) -> Iterator[LoadedPart]:
        """Yield the whole."""
        yield LoadedPart({one: Column.of(self.head.cells[one]) for one in columns}, 1.0)


@dataclass(frozen=True)
class LayerRegister:
    """A layer of a GeoPackage.

    names: its fields as the head has them -> as the file does.
    rows: of the layer; points: whether it holds points.
    """

    path: Path
    kind: FileKind
    layer: str
    head: Table
    names: dict[str, str]
    rows: int
    points: bool

    def parts(self, columns: Sequence[str]) -> Iterator[LoadedPart]:
        """Yield batches of rows."""
        fields = {one: self.names[one] for one in columns if one in self.names}
        places = _Places(self) if POINT_X in columns else None
        done = 0
        with open_dataset(self.path, self.kind) as dataset:
            # Row numbers alone tell how many rows there are where no field is asked for.
            for batch in batches(dataset, self.layer, list(fields.values()), size=_BATCH):
                size = len(next(iter(batch.values())))
                found = {}
                for name, field in fields.items():
                    codes, texts, _ = distinct_texts([batch[field]])
                    found[name] = Column(codes, texts)
                if places is not None:
                    found.update(places.next(size))
                done += size
                yield LoadedPart(found, done / max(self.rows, 1))


class _Places:
    """Coordinates in the order of the rows, as many at a time as are asked for."""

    def __init__(self, register: LayerRegister) -> None:
        from ..overlay.points.point_files import PointColumns

        self._blocks: Iterator[PointBlock] = layer_blocks(
            register.path, PointColumns(), layer=register.layer
        )
        self._held: FloatArray = np.zeros((0, 2))

    def next(self, size: int) -> dict[str, Column]:
        while len(self._held) < size:
            block = next(self._blocks)
            self._held = np.concatenate([self._held, np.column_stack((block.x, block.y))])
        taken, self._held = self._held[:size], self._held[size:]
        return {
            name: Column(
                np.arange(size), ["" if math.isnan(one) else repr(one) for one in side.tolist()]
            )
            for name, side in zip((POINT_X, POINT_Y), taken.T)
        }


def open_layer(path: Path, kind: FileKind, sheet: str | None) -> LayerRegister | None:
    """Open a layer of a GeoPackage; None where it has no such layer with rows.

    Raises:
        MsmeError: the file cannot be read.
    """
    with open_dataset(path, kind) as dataset:
        filled = filled_layers(dataset)
        layer = sheet or next(iter(filled), None)
        if layer is None or layer not in filled:
            return None
        opened: ogr.Layer = dataset.GetLayerByName(layer)
        rows, geometry = int(opened.GetFeatureCount()), int(opened.GetGeomType())
        grid, names = read_layer(dataset, layer=layer, limit=_HEAD_ROWS)
    shown = unique(names)
    head = named_table(grid, names=shown, source=path.name, sheet=layer)
    return LayerRegister(
        path=path,
        kind=kind,
        layer=layer,
        head=head,
        names=dict(zip(shown, names)),
        rows=rows,
        points=geometry in _POINTS,
    )
