"""Where the plugin's own files are, in the source tree and in the zip; folders for a while."""

from __future__ import annotations

import shutil
import tempfile
from configparser import ConfigParser
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ResourceMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=1)
def home() -> Path:
    """Return the folder that holds `metadata.txt` and `resources/`.

    In the zip that is the package itself, in the source tree its parent.

    Raises:
        ResourceMissingError: neither folder holds them.
    """
    for folder in (_PACKAGE, _PACKAGE.parent):
        if (folder / "metadata.txt").is_file():
            return folder
    raise ResourceMissingError(path="metadata.txt")


def resource(*parts: str) -> Path:
    """Return the path of a file under `resources/`.

    Raises:
        ResourceMissingError: there is no such file or folder.
    """
    path = home().joinpath("resources", *parts)
    if not path.exists():
        raise ResourceMissingError(path="/".join(("resources", *parts)))
    return path


@lru_cache(maxsize=1)
def plugin_version() -> str:
    """Return the version that `metadata.txt` states."""
    parser = ConfigParser(interpolation=None)
    parser.read(home() / "metadata.txt", encoding="utf-8")
    return parser.get("general", "version")


@contextmanager
def scratch_folder(parent: Path | None = None) -> Iterator[Path]:
    """Give a folder for half-made files, gone at the end as far as no other program holds it.

    Args:
        parent: where it is; the system's own place for such where None.

    Raises:
        OSError: there can be no folder.
    """
    folder = Path(tempfile.mkdtemp(dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
