"""What a register's run reads and writes beside the table of counts."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ..core.errors import MsmeError
from ..layers import read_fields, read_unit_table
from .overwriting import place_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from ..core.register.published_counts import PublishedCounts
    from .base import MsmeAlgorithm
    from .units_io import Given

    Write = Callable[[NDArray[np.uint64]], None]

_MOST_FILES = 100
_DIGITS = 16


def shared_folders(algorithm: MsmeAlgorithm, given: Given) -> list[Path]:
    """Return the folders that are handed on: the project's and those of outputs for others."""
    project = given[1].project()
    home = project.homePath() if project is not None else ""
    places = [
        place_written(given[0].get(one.name()))
        for one in algorithm.destinationParameterDefinitions()
        if one.name() != "KEYED_OUTPUT"
    ]
    return [*([Path(home)] if home else []), *(one.path.parent for one in places if one)]


def published_before(
    algorithm: MsmeAlgorithm, given: Given, report: Callable[[str], None]
) -> list[PublishedCounts]:
    """Return counts that are out already: those named, and those beside project and output.

    Args:
        report: told which files could not be looked at.
    """
    layers = algorithm.parameterAsLayerList(given[0], "PUBLISHED", given[1])
    named = [one for one in layers if isinstance(one, QgsVectorLayer)]
    found: dict[str, PublishedCounts] = {}
    for layer in named:
        _take(found, layer)
    output = place_written(given[0].get("OUTPUT"))
    own = output.path if output is not None and not output.layer else None
    for path in _files_beside(algorithm, given):
        if path == own:
            continue
        try:
            for layer in _layers_of(path):
                _take(found, layer)
            found.update({f"{path}|{n}": one for n, one in enumerate(_of_pack(path))})
        except MsmeError:
            report(path.name)
    return list(found.values())


def _take(found: dict[str, PublishedCounts], layer: QgsVectorLayer) -> None:
    from ..core.register.published_counts import COUNT, INDICATOR, PublishedCounts

    count = read_fields(layer)[0].get(COUNT)
    if count is None or count.indicator != INDICATOR:
        return
    one = PublishedCounts.of(read_unit_table(layer), str(layer.name()))
    if one is not None:
        found[layer.source()] = one


def _files_beside(algorithm: MsmeAlgorithm, given: Given) -> Iterator[Path]:
    for folder in dict.fromkeys(shared_folders(algorithm, given)):
        if folder.is_dir():
            yield from sorted(folder.glob("*.gpkg"))[:_MOST_FILES]


def _layers_of(path: Path) -> Iterator[QgsVectorLayer]:
    for one in QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(str(path)):
        layer = QgsVectorLayer(one.uri(), one.name(), "ogr")
        if layer.isValid():
            yield layer


def _of_pack(path: Path) -> list[PublishedCounts]:
    from ..core.pack.errors import NotAPackError
    from ..core.pack.read import read_pack
    from ..core.register.published_counts import published_in_pack

    try:
        return published_in_pack(read_pack(path), path.name)
    except NotAPackError:
        return []


@contextmanager
def keyed_writer(path: Path | None) -> Iterator[Write | None]:
    """Give what writes the keys of enterprises to a file, None where nobody asked for it."""
    if path is None:
        yield None
        return
    with path.open("w", encoding="ascii", newline="") as file:
        file.write("key\r\n")

        def write(keys: NDArray[np.uint64]) -> None:
            file.writelines(f"{key:0{_DIGITS}x}\r\n" for key in keys.tolist())

        yield write


def file_output(algorithm: MsmeAlgorithm, name: str, given: Given) -> Path | None:
    """Return an optional file to write, None where it is not asked for."""
    if not given[0].get(name):
        return None
    text = algorithm.parameterAsFileOutput(given[0], name, given[1])
    return Path(text) if text else None
