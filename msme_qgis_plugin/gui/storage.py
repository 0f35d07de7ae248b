"""Where results go: beside the project, else into the profile."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingUtils, QgsProject

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
        OSError: the folder cannot be written to.
    """
    folder = result_folder()
    target, number = folder / scratch.name, 1
    while target.exists():
        number += 1
        target = folder / f"{scratch.stem}_{number}{scratch.suffix}"
    shutil.move(str(scratch), str(target))
    return target
