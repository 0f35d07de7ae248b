"""A report in steps, each short, with room for other work between them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProject

from .compose import compose, save_project
from .export import export

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from .request import Format, PageRequest

# How much of the work is done once the page is composed.
_COMPOSED = 0.3


@dataclass(frozen=True)
class Order:
    """A report that is wanted, and where it goes.

    saved: where to keep a project with the layout, None for nowhere.
    """

    request: PageRequest
    path: Path
    form: Format
    dpi: int
    saved: Path | None = None


@dataclass(frozen=True)
class Report:
    """What was made: files, pages, names of units without room on a map."""

    files: tuple[Path, ...]
    pages: int
    unplaced: tuple[str, ...]


def report_steps(layer: QgsVectorLayer, order: Order) -> Generator[float | Report, None, None]:
    """Make a report; on the main thread only: layouts are graphics.

    Yields:
        How much is done (0–1) after each step, then the report. Where it is
        closed before, no file is left behind.

    Raises:
        MsmeError: the layer does not have what the page needs, or a file
            cannot be written.
    """
    folder = None
    if order.saved is not None:
        folder = order.saved.with_name(f"{order.saved.stem}_data")
    # Of its own, so that the open project stays as it is.
    project = QgsProject()
    try:
        made = compose(project, layer, order.request, folder=folder, dpi=order.dpi)
        yield _COMPOSED
        files: dict[Path, None] = {}
        with closing(export(made.layout, order.path, form=order.form, dpi=order.dpi)) as steps:
            for step in steps:
                files[step.path] = None
                yield _COMPOSED + (1 - _COMPOSED) * step.share
        if order.saved is not None:
            save_project(project, order.saved, made.layout)
        atlas = made.layout.atlas()
        pages = atlas.count() if atlas.enabled() else 1
        yield Report(tuple(files), pages, made.unplaced)
    finally:
        project.clear()
