"""Leaves nothing half-written where a run is cancelled or fails.

What stood where an output goes is put aside before the output is begun. It
is let go of once the run has succeeded, and put back where it has not.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from qgis.PyQt import sip

from ..core.errors import WriteFailedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from osgeo import gdal
    from qgis.core import QgsFeatureSink, QgsProcessingContext

    from .overwriting import Place

    Step = Callable[[], None]

# Files that make one dataset with the file of that ending.
_PARTS = {".shp": (".shx", ".dbf", ".prj", ".cpg", ".qix", ".qmd")}
# Where SQLite keeps what it has not yet brought into a database.
_JOURNALS = ("-wal", "-shm", "-journal")
_STYLED = "f_table_name"
_LOOKING_UP = re.compile(r"sqlite3_get_table\(\s*SELECT\b")
_FAILURE = 3  # GDAL's class of errors; warnings are below


class Rollback:
    """The outputs of one run: closed at its end, undone if it fails."""

    def __init__(self, context: QgsProcessingContext) -> None:
        self._context = context
        self._to_load = context.layersToLoadOnCompletion()
        self._sinks: list[tuple[QgsFeatureSink, bool]] = []
        self._seen: set[Place] = set()
        self._keep: list[Step] = []
        self._undo: list[Step] = []

    def __enter__(self) -> Rollback:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        if kind is None:
            _all(self._keep)
            return
        # Complaints about what goes away anyway are of no use.
        self._closed()
        _all(list(reversed(self._undo)))
        # QGIS would look for layers that are not there any more.
        self._context.setLayersToLoadOnCompletion(self._to_load)

    def begin(self, place: Place) -> None:
        """Put aside what is at `place`, which is about to be written."""
        if place in self._seen:
            return
        self._seen.add(place)
        keep, undo = (
            _table_aside(place) if place.layer and place.path.is_file() else _file_aside(place.path)
        )
        self._keep.append(keep)
        self._undo.append(undo)

    def opened(self, sink: QgsFeatureSink, *, added_table: bool) -> None:
        """Take over a sink, to close it before its file is looked at.

        Args:
            added_table: a table without geometry in a GeoPackage. QGIS asks
                for a spatial index there too, and GDAL says that it cannot.
        """
        self._sinks.append((sink, added_table))

    def close(self) -> None:
        """Bring to the files what the sinks still hold.

        Raises:
            WriteFailedError: GDAL could not, as on a full disk.
        """
        complaints = self._closed()
        if complaints:
            raise WriteFailedError(reason=complaints[0])

    def _closed(self) -> list[str]:
        """Close the sinks and return what GDAL could not do."""
        complaints: list[str] = []
        while self._sinks:
            sink, added_table = self._sinks.pop()
            with _heard() as said:
                sip.delete(sink)
            if not added_table:
                complaints += filter(is_about_writing, said)
        return complaints


def is_about_writing(complaint: str) -> bool:
    """Tell a failure to write from one to look something up.

    While several tables of a GeoPackage are closed one after the other, QGIS
    changes how its file is locked, and GDAL 3.10 then fails to look for
    metadata that it does not need. What it writes is there all the same.
    """
    return _LOOKING_UP.match(complaint) is None


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect the failures that GDAL would write to the console."""
    from osgeo import gdal

    said: list[str] = []

    def hear(kind: int, _number: int, text: str) -> None:
        if kind >= _FAILURE:
            said.append(text)

    gdal.PushErrorHandler(hear)
    try:
        yield said
    finally:
        gdal.PopErrorHandler()


def _all(steps: list[Step]) -> None:
    """Take each step; one that the system refuses stops no other."""
    for step in steps:
        _where_possible(step)


def _where_possible(step: Step) -> bool:
    """Return whether a file could be moved or removed.

    A file that another program holds open stays on some systems.
    """
    try:
        step()
    except (OSError, RuntimeError):
        return False
    return True


def _files_of(path: Path) -> list[Path]:
    """Return the files that make one dataset with `path`, there or not."""
    parts = _PARTS.get(path.suffix.lower(), ())
    return [
        path,
        *(path.with_suffix(part) for part in parts),
        *(path.with_name(f"{path.name}{end}") for end in _JOURNALS),
    ]


def _file_aside(path: Path) -> tuple[Step, Step]:
    """Move a dataset aside.

    Returns:
        What lets go of it, and what puts it back in place of a new one.
    """
    files = _FilesAside(path)
    if not _where_possible(files.move):
        # Open elsewhere; QGIS will not be able to replace it either.
        files.put_back()
        return _nothing, _nothing
    return files.remove, files.undo


class _FilesAside:
    """The files of a dataset under other names."""

    def __init__(self, path: Path) -> None:
        self._files = _files_of(path)
        self._moved: list[tuple[Path, Path]] = []

    def move(self) -> None:
        for one in self._files:
            if one.is_file():
                self._moved.append((one, one.replace(_free(one))))

    def put_back(self) -> None:
        for one, aside in self._moved:
            aside.replace(one)

    def remove(self) -> None:
        for _, aside in self._moved:
            aside.unlink()

    def undo(self) -> None:
        for one in self._files:
            one.unlink(missing_ok=True)
        self.put_back()


def _nothing() -> None:
    """Leave everything as it is."""


def _free(path: Path) -> Path:
    """Return a name beside `path` that nothing has."""
    names = (path.with_name(f"{path.name}.before{n or ''}") for n in count())
    return next(name for name in names if not name.exists())


def _table_aside(place: Place) -> tuple[Step, Step]:
    """Rename a table of a GeoPackage; its other tables stay as they are.

    Returns:
        What drops it, and what puts it back in place of a new one.
    """
    tables = _tables(place.path)
    drop_new = partial(_drop, place.path, place.layer)
    if place.layer not in tables:
        return _nothing, drop_new
    names = (f"{place.layer}_before{n or ''}" for n in count())
    aside = next(name for name in names if name not in tables)
    if not _where_possible(partial(_rename, place.path, place.layer, aside)):
        # Open elsewhere; QGIS will not be able to replace it either.
        return _nothing, _nothing

    def undo() -> None:
        drop_new()
        _rename(place.path, aside, place.layer)

    def keep() -> None:
        _drop(place.path, aside)
        _give_styles(place.path, aside, place.layer)

    return keep, undo


def _tables(path: Path) -> list[str]:
    """Return what a GeoPackage holds; nothing where it cannot be read."""
    found: list[str] = []

    def look() -> None:
        with _opened(path) as dataset:
            places = range(dataset.GetLayerCount())
            found.extend(dataset.GetLayer(at).GetName() for at in places)

    _where_possible(look)
    return found


@contextmanager
def _opened(path: Path, *, update: bool = False) -> Iterator[gdal.Dataset]:
    """Open a GeoPackage.

    Raises:
        OSError: GDAL cannot open it.
        RuntimeError: the same, where a program has asked GDAL for that.
    """
    from osgeo import gdal

    access = gdal.OF_UPDATE if update else gdal.OF_READONLY
    with _heard() as said:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | access)
        if dataset is None:
            raise OSError(*said)
        yield dataset
        del dataset


def _rename(path: Path, table: str, new: str) -> None:
    """Rename a table.

    Raises:
        OSError: there is no such table.
        RuntimeError: GDAL cannot rename it.
    """
    with _opened(path, update=True) as dataset:
        layer = dataset.GetLayerByName(table)
        if layer is None or layer.Rename(new):
            raise OSError(table)


def _drop(path: Path, table: str) -> None:
    with _opened(path, update=True) as dataset:
        for at in range(dataset.GetLayerCount()):
            if dataset.GetLayer(at).GetName() == table:
                dataset.DeleteLayer(at)
                return


def _give_styles(path: Path, table: str, new: str) -> None:
    """Leave the styles that a GeoPackage keeps to the table's successor.

    GDAL lets them follow a table that is renamed.
    """
    with _opened(path, update=True) as dataset:
        styles = dataset.GetLayerByName("layer_styles")
        if styles is None:
            return
        for style in [one for one in styles if one[_STYLED] == table]:
            style[_STYLED] = new
            styles.SetFeature(style)
