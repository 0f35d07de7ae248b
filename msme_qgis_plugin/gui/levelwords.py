"""What units of a level are called; most layers are of districts."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.regions.levels import Level
from .numbertext import whole


def level_text(level: Level) -> str:
    """Return what one unit is called."""
    return {
        Level.PROVINCE: QCoreApplication.translate("LevelWords", "Province"),
        Level.DISTRICT: QCoreApplication.translate("LevelWords", "District"),
        Level.SUBDISTRICT: QCoreApplication.translate("LevelWords", "Subdistrict"),
        Level.VILLAGE: QCoreApplication.translate("LevelWords", "Village"),
        Level.ZONE: QCoreApplication.translate("LevelWords", "Zone"),
    }[level]


def levels_text(level: Level) -> str:
    """Return what several units are called."""
    return {
        Level.PROVINCE: QCoreApplication.translate("LevelWords", "Provinces"),
        Level.DISTRICT: QCoreApplication.translate("LevelWords", "Districts"),
        Level.SUBDISTRICT: QCoreApplication.translate("LevelWords", "Subdistricts"),
        Level.VILLAGE: QCoreApplication.translate("LevelWords", "Villages"),
        Level.ZONE: QCoreApplication.translate("LevelWords", "Zones"),
    }[level]


def selected_text(count: int, level: Level) -> str:
    """Say how many units are selected."""
    if level is not Level.DISTRICT:
        return QCoreApplication.translate("LevelWords", "{units} selected: {count}").format(
            units=levels_text(level), count=whole(count)
        )
    if count == 0:
        return QCoreApplication.translate("LevelWords", "No district selected")
    if count == 1:
        return QCoreApplication.translate("LevelWords", "1 district selected")
    return QCoreApplication.translate("LevelWords", "{count} districts selected").format(
        count=whole(count)
    )


def among_text(province: str, level: Level) -> str:
    """Say among which units ranks are."""
    of_districts = level is Level.DISTRICT
    if not province:
        return (
            QCoreApplication.translate("LevelWords", "Rank among all districts")
            if of_districts
            else QCoreApplication.translate("LevelWords", "Rank among all units of the map")
        )
    text = (
        QCoreApplication.translate("LevelWords", "Rank among the districts of {province}")
        if of_districts
        else QCoreApplication.translate("LevelWords", "Rank among the units of {province}")
    )
    return text.format(province=province)


def lacking_text(count: int, level: Level) -> str:
    """Say how many units a map of two indicators cannot show."""
    if level is Level.DISTRICT:
        return QCoreApplication.translate(
            "LevelWords", "{count} districts lack one of the two and are hatched."
        ).format(count=whole(count))
    return QCoreApplication.translate(
        "LevelWords", "{units} that lack one of the two are hatched: {count}"
    ).format(units=levels_text(level), count=whole(count))
