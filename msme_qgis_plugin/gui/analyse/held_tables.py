"""Tables at hand that are no district values: villages, counts by sector.

Kept in the project: where the file is and what it is good for, no rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...translate import number_text
from .. import state

if TYPE_CHECKING:
    from ...core.analysis.data_sources import Source

_KEY = "at_hand"
VILLAGES, COUNTS, VALUES = "villages", "counts", "values"


@dataclass(frozen=True)
class Held:
    """One file; `told` is what `msme:describetable` said of it."""

    path: str
    rows: int
    told: dict[str, Any]

    @property
    def kind(self) -> str:
        """`villages` or `counts`."""
        return str(self.told["kind"])

    @property
    def by_village(self) -> bool:
        """Whether counts stand beside codes of villages."""
        return bool(self.told["by_village"])

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.path).stem

    @property
    def text(self) -> str:
        """What the file is, “1,562 villages”."""
        count = number_text(self.rows, 0)
        if self.kind == VILLAGES:
            text = QCoreApplication.translate("AtHand", "{count} villages")
        else:
            text = QCoreApplication.translate("AtHand", "{count} counts by sector")
        return text.format(count=count)

    def source(self) -> Source:
        """Return what the file is good for."""
        from ...core.analysis.data_sources import Kind, Source

        told: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.told.items()
        }
        told["kind"] = Kind(self.kind)
        return Source(**told)


class AtHand(QObject):
    """The list of such files; the latest first.

    Signals:
        changed: a file came or went.
    """

    changed = pyqtSignal()

    def all(self) -> list[Held]:
        """Return the files that are still there."""
        kept: list[dict[str, Any]] = state.kept(_KEY, [])
        return [
            Held(_absolute(one["path"]), one["rows"], one["told"])
            for one in kept
            if Path(_absolute(one["path"])).is_file()
        ]

    def add(self, path: str, rows: int, told: dict[str, Any]) -> None:
        """Add a file, or say anew what it is."""
        others = [one for one in self.all() if one.path != path]
        self._keep([Held(path, rows, told), *others])

    def remove(self, path: str) -> None:
        """Take a file off the list; the file stays."""
        self._keep([one for one in self.all() if one.path != path])

    def _keep(self, files: list[Held]) -> None:
        state.keep(
            _KEY,
            [{"path": _relative(one.path), "rows": one.rows, "told": one.told} for one in files],
        )
        self.changed.emit()


def _relative(path: str) -> str:
    """Return a path that moves with the project, where it can."""
    return str(QgsProject.instance().writePath(path))


def _absolute(path: str) -> str:
    return str(QgsProject.instance().readPath(path))
