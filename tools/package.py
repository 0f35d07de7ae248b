"""Builds the zip for QGIS's "Install from ZIP", the same bytes every time.

python tools/package.py                  build/msme_qgis_plugin-VERSION.zip
python tools/package.py --stage FOLDER   only lay the files out in FOLDER
"""

from __future__ import annotations

import argparse
import configparser
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from i18n import compile_translations

ROOT = Path(__file__).resolve().parents[1]
NAME = "msme_qgis_plugin"
SINGLE_FILES = ("metadata.txt", "LICENSE")
# What an editor, Python or SQLite leaves beside the files that count.
LEFTOVERS = shutil.ignore_patterns(
    "__pycache__", "*.pyc", ".*", "*~", "*-wal", "*-shm", "*-journal"
)
# The earliest moment that a zip can hold.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644


def version(root: Path = ROOT) -> str:
    """Return the version in `metadata.txt`, its only home."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(root / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def stage(folder: Path) -> Path:
    """Lay out the plugin as QGIS installs it.

    Args:
        folder: gets a fresh `msme_qgis_plugin/`; one that is there is
            replaced.

    Returns:
        The path of `msme_qgis_plugin/` in `folder`.
    """
    target = folder / NAME
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(ROOT / NAME, target, ignore=LEFTOVERS)
    for name in SINGLE_FILES:
        shutil.copyfile(ROOT / name, target / name)
    shutil.copytree(ROOT / "resources", target / "resources", ignore=LEFTOVERS)
    words = compile_translations()
    (target / "i18n").mkdir()
    shutil.copyfile(words, target / "i18n" / words.name)
    return target


def build(folder: Path) -> Path:
    """Write the zip into `folder` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version()}.zip"
    with tempfile.TemporaryDirectory() as scratch:
        top = stage(Path(scratch))
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(p for p in top.rglob("*") if p.is_file()):
                entry = zipfile.ZipInfo(file.relative_to(top.parent).as_posix(), MOMENT)
                entry.external_attr = READABLE << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes(), compresslevel=9)
    return path


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stage", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.stage:
        options.stage.mkdir(parents=True, exist_ok=True)
        stage(options.stage)
        return 0
    path = build(ROOT / "build")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
