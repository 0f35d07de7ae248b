"""Where results go: beside the project, else into the profile."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject, QgsProviderRegistry

from ..core.errors import WriteFailedError

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

_FOLDER = "msme"


def profile_folder() -> Path:
    """Return the plugin's folder in the user's profile; made where missing."""
    folder = Path(QgsApplication.qgisSettingsDirPath()) / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def result_folder() -> Path:
    """Return the folder of the project, else the one in the profile."""
    home = QgsProject.instance().homePath()
    return Path(home) if home else profile_folder()


def scratch_file(stem: str) -> Path:
    """Return a file that does not exist yet, in a folder of its own.

    Work is written there, so that a run that is stopped leaves nothing half
    written behind.
    """
    folder = tempfile.mkdtemp(dir=QgsProcessingUtils.tempFolder())
    return Path(folder) / f"{stem}.gpkg"


def move_in(scratch: Path) -> Path:
    """Move a finished file to where results go; replaces no other file.

    Raises:
        WriteFailedError: the folder cannot be written to, or is full.
    """
    target = scratch
    try:
        target = _free_name(result_folder(), scratch)
        try:
            scratch.rename(target)
        except OSError:
            # On another drive, or still open; what stays behind does no harm.
            shutil.copyfile(scratch, target)
            _remove(scratch)
    except OSError as error:
        if target != scratch:
            # Half a file would look like a whole one.
            _remove(target)
        raise WriteFailedError(reason=error.strerror or error) from error
    return target


def bring_beside_project(project: QgsProject) -> tuple[Path, ...]:
    """Move what the project shows of the profile's folder beside the project.

    A project that is handed on by USB would not open elsewhere. Layers keep their style.

    Returns:
        The files as they are now; the project has to be saved again where there are any.

    Raises:
        WriteFailedError: the project's folder cannot be written to, or is full; nothing has
            moved.
    """
    registry, profile = QgsProviderRegistry.instance(), profile_folder()
    held: dict[Path, list[QgsMapLayer]] = {}
    for layer in project.mapLayers().values():
        told = registry.decodeUri(layer.providerType(), layer.source()).get("path") or ""
        if told and profile in Path(told).parents:
            held.setdefault(Path(told), []).append(layer)
    if not held or not project.homePath():
        return ()
    copies = _copied(list(held), profile, Path(project.homePath()))
    for old, layers in held.items():
        for layer in layers:
            source = layer.source().replace(str(old), str(copies[old]))
            layer.setDataSource(source, layer.name(), layer.providerType())
        if old.parent == profile:
            # What lies deeper are surroundings, which other projects show too.
            _remove(old)
    return tuple(new for old, new in copies.items() if old.parent == profile)


def _copied(files: list[Path], profile: Path, folder: Path) -> dict[Path, Path]:
    copies: dict[Path, Path] = {}
    try:
        for one in files:
            within = folder / one.parent.relative_to(profile)
            within.mkdir(exist_ok=True)
            copies[one] = _free_name(within, one)
            # What QGIS has not yet written into the file itself comes along.
            uri = f"file:{quote(str(one))}?mode=ro"
            with (
                closing(sqlite3.connect(uri, uri=True)) as old,
                closing(sqlite3.connect(copies[one])) as new,
            ):
                old.backup(new)
    except (OSError, sqlite3.Error) as error:
        for one in copies.values():
            _remove(one)
        raise WriteFailedError(reason=str(error)) from error
    return copies


def _remove(path: Path) -> None:
    # Open elsewhere, on Windows; a copy that is left does no harm.
    with suppress(OSError):
        path.unlink()


def _free_name(folder: Path, scratch: Path) -> Path:
    target, number = folder / scratch.name, 1
    while target.exists():
        number += 1
        target = folder / f"{scratch.stem}_{number}{scratch.suffix}"
    return target
