"""Which Python packages the analysis needs, and what to do without them."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from qgis.PyQt.QtCore import QCoreApplication

# numpy comes with QGIS itself; these three do in most builds, not in all.
NEEDED = ("pandas", "geopandas", "shapely")


@lru_cache(maxsize=1)
def missing_packages() -> tuple[str, ...]:
    """Return the names of needed packages that are not installed.

    The packages are looked for, not imported, which would be slow.
    """
    return tuple(name for name in NEEDED if find_spec(name) is None)


def missing_packages_text(missing: tuple[str, ...]) -> str:
    """Say which packages are missing and how to install them offline."""
    return QCoreApplication.translate(
        "dependencies",
        "This computer's QGIS lacks the Python packages: {packages}. "
        "On a computer with internet, download them with "
        '"pip download {arguments}" and copy the files to a USB stick. '
        "Here, open the OSGeo4W Shell (Windows) or a terminal and run "
        '"python -m pip install --no-index --find-links FOLDER '
        '{arguments}", with the folder on the stick. Then restart QGIS.',
    ).format(packages=", ".join(missing), arguments=" ".join(missing))
