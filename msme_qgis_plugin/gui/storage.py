"""Where results go: beside the project, else into the profile."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject

from ..core.errors import WriteFailedError

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
        shutil.move(str(scratch), str(target))
    except OSError as error:
        if target != scratch:
            # Half a file would look like a whole one.
            target.unlink(missing_ok=True)
        raise WriteFailedError(reason=error.strerror or error) from error
    return target


def _free_name(folder: Path, scratch: Path) -> Path:
    target, number = folder / scratch.name, 1
    while target.exists():
        number += 1
        target = folder / f"{scratch.stem}_{number}{scratch.suffix}"
    return target
