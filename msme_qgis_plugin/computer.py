"""What this computer has, and what works with it: no socket is opened."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR, QCoreApplication

from .core.paths import plugin_version
from .dependencies import (
    NEEDED,
    installed_version,
    is_too_old,
    missing_packages,
    missing_packages_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_QGIS = 34000
_PACKAGES = (*NEEDED, "numpy")
_DRIVERS = ("GPKG", "XLSX", "XLS", "ODS", "CSV", "GTiff")
_OPTIONAL = ("XLS", "ODS")
_VERSION_CHECK = "qgis/checkVersion"


@dataclass(frozen=True)
class Finding:
    """One line of the check.

    good: None where it is neither good nor bad.
    advice: what to do, or what is lost; empty where nothing is.
    """

    what: str
    found: str
    good: bool | None = True
    advice: str = ""


def check_computer() -> list[Finding]:
    """Look at QGIS, Python, packages, file formats and the network."""
    return [*_programs(), *_packages(), *_formats(), *_offline()]


def as_text(findings: list[Finding]) -> str:
    """Return the check as lines to send to someone who helps."""
    marks = {True: "ok", False: "!!", None: "--"}
    return "\n".join(
        f"{marks[one.good]}  {one.what}: {one.found}"
        + (f"\n      {one.advice}" if one.advice else "")
        for one in findings
    )


def _programs() -> Iterator[Finding]:
    translate = QCoreApplication.translate
    new = Qgis.versionInt() >= _LEAST_QGIS
    yield Finding(translate("computer", "MSME planning"), plugin_version())
    yield Finding(
        "QGIS",
        Qgis.version(),
        new,
        "" if new else translate("computer", "The plugin needs QGIS 3.40 or newer."),
    )
    yield Finding("Python", f"{platform.python_version()}, {platform.platform()}")
    yield Finding("Qt", QT_VERSION_STR)
    yield Finding("GDAL", gdal.VersionInfo("RELEASE_NAME"))


def _packages() -> Iterator[Finding]:
    missing = missing_packages()
    translate = QCoreApplication.translate
    for name in _PACKAGES:
        # Some builds ship a package without its papers.
        found = installed_version(name) or "?"
        if name in missing:
            found = (
                translate("computer", "{version}, too old").format(version=found)
                if is_too_old(name)
                else translate("computer", "not installed")
            )
        yield Finding(name, found, name not in missing)
    if missing:
        yield Finding(
            translate("computer", "What to do"),
            translate("computer", "The panel opens; its work needs these packages."),
            False,
            missing_packages_text(missing),
        )


def _formats() -> Iterator[Finding]:
    reads = QCoreApplication.translate("computer", "can be read")
    not_here = QCoreApplication.translate("computer", "not in this GDAL")
    for name in _DRIVERS:
        good = gdal.GetDriverByName(name) is not None
        if good:
            yield Finding(name, reads)
            continue
        if name in _OPTIONAL:
            advice = QCoreApplication.translate(
                "computer",
                "Save {format} files as .xlsx or .csv in the spreadsheet "
                "program before you drop them.",
            ).format(format=name)
        else:
            advice = QCoreApplication.translate(
                "computer",
                "Install QGIS again from its own installer, which has this "
                "format; bring the installer on a USB stick.",
            )
        yield Finding(name, not_here, None if name in _OPTIONAL else False, advice)


def _offline() -> Iterator[Finding]:
    translate = QCoreApplication.translate
    yield Finding(
        translate("computer", "Network"),
        translate("computer", "never used by this plugin; everything works without it"),
    )
    asks = QgsSettings().value(_VERSION_CHECK, True, type=bool)
    yield Finding(
        translate("computer", "QGIS asks for news"),
        translate("computer", "yes, at start-up") if asks else translate("computer", "no"),
        None if asks else True,
        translate(
            "computer",
            "To keep QGIS itself offline, switch off the check for a new "
            "version under Options, General.",
        )
        if asks
        else "",
    )
