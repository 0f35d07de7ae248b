"""What a person sets once for all projects, kept in QGIS's own settings.

The dock hands these to the algorithms as parameters. The algorithms' own
defaults stay the same everywhere, so that a model or a script gives the same
numbers on every computer.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from qgis.core import QgsSettings

from .core.classes.method import Method
from .styling.legend import Language
from .styling.palettes import Palette

_SCOPE = "msme"
_LEAST, _MOST = 0.0, 1.0


@dataclass(frozen=True)
class Preferences:
    """The options, by the names under which they are kept.

    language: of pages, legends and spreadsheets.
    minimum_coverage: share of a weight (0–1) that needs data behind a value.
    threshold: enterprises in a cell below which it is suppressed.
    organisation, logo: who hands a page out; the logo is a file's path.
    """

    language: str = Language.AUTO.value
    method: str = Method.JENKS.value
    palette: str = Palette.AUTO.value
    minimum_coverage: float = 0.8
    threshold: int = 3
    organisation: str = ""
    logo: str = ""


# Not a layer's: there is no success to look at.
_write = QgsSettings.setValue
# What a person may choose as a default: manual classes belong to one map.
METHODS = tuple(one for one in Method if one is not Method.MANUAL)


def preferences() -> Preferences:
    """Return what is kept; what is not usable is replaced by the default."""
    settings, usual = QgsSettings(), Preferences()

    def text(name: str, allowed: tuple[str, ...] | None = None) -> str:
        default = getattr(usual, name)
        held = kept_text(name) or default
        return held if allowed is None or held in allowed else default

    return Preferences(
        language=text("language", tuple(one.value for one in Language)),
        method=text("method", tuple(one.value for one in METHODS)),
        palette=text("palette", tuple(one.value for one in Palette)),
        minimum_coverage=min(max(_number(settings, "minimum_coverage"), _LEAST), _MOST),
        threshold=max(round(_number(settings, "threshold")), 1),
        organisation=text("organisation").strip(),
        logo=text("logo").strip(),
    )


def keep_preferences(chosen: Preferences) -> None:
    """Keep what was chosen."""
    for one in fields(chosen):
        keep_value(one.name, getattr(chosen, one.name))


def keep_value(name: str, value: str | float) -> None:
    """Keep one value of the plugin, such as the folder last used."""
    _write(QgsSettings(), f"{_SCOPE}/{name}", value)


def kept_text(name: str) -> str:
    """Return a text that `keep_value` kept, else nothing."""
    return str(QgsSettings().value(f"{_SCOPE}/{name}", "") or "")


def usable_logo(chosen: Preferences) -> str:
    """Return the logo's path; nothing where the file is gone."""
    return chosen.logo if Path(chosen.logo).is_file() else ""


def _number(settings: QgsSettings, name: str) -> float:
    default = float(getattr(Preferences(), name))
    try:
        return float(settings.value(f"{_SCOPE}/{name}", default))
    except (TypeError, ValueError):
        # Written by hand.
        return default
