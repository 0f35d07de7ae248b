"""Which Python packages the analysis needs, and what to do without them."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

# The oldest major version that will do. numpy comes with QGIS itself; these
# three do in most builds, not in all.
OLDEST = {"pandas": 2, "geopandas": 1, "shapely": 2}
NEEDED = tuple(OLDEST)

# What goes on the stick: versions that fit any numpy from 1.23 on.
_PINS = {"pandas": "2.2.3", "geopandas": "1.0.1", "shapely": "2.0.7"}
# There are no files of those for this Python and later ones.
_LATER_PYTHON = (3, 14)
_LATER_PINS = {"pandas": "2.3.3", "geopandas": "1.0.1", "shapely": "2.1.2"}
# What these import, as pip is told of it.
_THEIR_NEEDS = {
    "dateutil": "python-dateutil==2.9.0.post0",
    "six": "six==1.17.0",
    "pytz": "pytz==2025.2",
    "tzdata": "tzdata==2025.2",
    "packaging": "packaging==25.0",
}
_LINUX_FILES = ("manylinux_2_28_{machine}", "manylinux2014_{machine}")
# First release of a distribution whose own packages are new enough, and what
# they are called.
_DISTRIBUTIONS = {
    "debian": (13, "python3-{name}"),
    "ubuntu": (25, "python3-{name}"),
    "fedora": (41, "python3-{name}"),
    "arch": (0, "python-{name}"),
}


@lru_cache(maxsize=1)
def missing_packages() -> tuple[str, ...]:
    """Return the names of needed packages that are not there, or too old.

    The packages are looked for, not imported, which would be slow.
    """
    return tuple(name for name in NEEDED if find_spec(name) is None or is_too_old(name))


def is_too_old(name: str) -> bool:
    """Tell whether a package's version is known and not enough."""
    found = re.match(r"\d+", installed_version(name))
    return found is not None and int(found[0]) < OLDEST.get(name, 0)


def installed_version(name: str) -> str:
    """Return a package's version; nothing where it does not say one.

    Some builds ship a package without its papers, or as `0+unknown`.
    """
    # Slow, and asked for only when an algorithm is about to run.
    from importlib.metadata import PackageNotFoundError, version

    try:
        said = version(name)
    except PackageNotFoundError:
        return ""
    return "" if "unknown" in said else said


def missing_packages_text(missing: tuple[str, ...]) -> str:
    """Say which packages are missing and how to install them offline.

    pip fills a folder for this computer's Python and system on any other
    computer. Copied beside QGIS's plugins, that needs neither pip nor an
    administrator here, and comes before packages that are too old.
    """
    translate = QCoreApplication.translate
    lines = [
        translate(
            "dependencies",
            "The plugin needs Python packages that are not here, or are too old: {packages}.",
        ).format(
            packages=", ".join(f"{name} {installed_version(name)}".strip() for name in missing)
        )
    ]
    own = _own_packages(missing)
    if own:
        lines.append(
            translate(
                "dependencies", "An administrator can install this system's own: {packages}. Or:"
            ).format(packages=own)
        )
    lines += [
        translate(
            "dependencies",
            "On a computer with internet and Python, run (on Linux and macOS with python3):",
        ),
        f"python -m pip install {' '.join(_pip_arguments(missing))}",
        translate(
            "dependencies",
            "Bring the folder msme-packages here on a USB stick, copy everything in it "
            "into the folder {folder}, and restart QGIS.",
        ).format(folder=Path(QgsApplication.qgisSettingsDirPath(), "python")),
    ]
    return "\n".join(lines)


def _pip_arguments(missing: tuple[str, ...]) -> list[str]:
    """Return what fills a folder for the Python and system that run here."""
    import sysconfig

    pins = _PINS if sys.version_info < _LATER_PYTHON else _LATER_PINS
    system = re.sub(r"\W", "_", sysconfig.get_platform())
    systems = [system]
    if system.startswith("linux_"):
        machine = system.removeprefix("linux_")
        systems = [form.format(machine=machine) for form in _LINUX_FILES]
    return [
        "--target msme-packages --no-deps --only-binary=:all:",
        f"--python-version {sys.version_info.major}.{sys.version_info.minor}",
        *(f"--platform {one}" for one in systems),
        *(f"{name}=={pins[name]}" for name in missing),
        *(known for name, known in _THEIR_NEEDS.items() if find_spec(name) is None),
    ]


def _own_packages(missing: tuple[str, ...]) -> str:
    """Return the distribution's names where its packages are new enough."""
    import platform

    try:
        release = platform.freedesktop_os_release()
    except (OSError, AttributeError):  # no Linux, or Python 3.9
        return ""
    first, form = _DISTRIBUTIONS.get(release.get("ID", ""), (0, ""))
    said = re.match(r"\d+", release.get("VERSION_ID", "0"))
    if said and int(said[0]) < first:
        return ""
    return " ".join(form.format(name=name) for name in missing if form)
