"""A layout becomes files: vector PDF, PNG, SVG.

Drawn in steps, a map at a time, and not with the exporter's own functions,
which give nothing else a turn before the last page of an atlas is done.
"""

from __future__ import annotations

import re
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutRenderContext,
    QgsVectorSimplifyMethod,
)
from qgis.PyQt.QtCore import QBuffer, QMarginsF, QRect, QSize
from qgis.PyQt.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtSvg import QSvgGenerator

from ..styling.errors import LayerEmptyError
from .errors import ReportNotWrittenError
from .request import Format

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from qgis.core import QgsMapLayer, QgsPrintLayout
    from qgis.PyQt.QtCore import QSizeF
    from qgis.PyQt.QtGui import QPaintDevice

_PER_INCH = 25.4
_NO_NAME = re.compile(r"[^\w-]")
# A page that takes no longer is drawn in one go: others can wait for it (s).
_QUICK = 0.25
# In a vector file no line bends closer than this (mm), a third of what the
# eye sees at reading distance.
_FINEST = 0.035


class Step(NamedTuple):
    """How much of an export is done (0–1), and the file that is worked on."""

    share: float
    path: Path


def check_layers(layers: Sequence[QgsMapLayer]) -> None:
    """See that no layer opened empty; an export would not tell.

    Raises:
        LayerEmptyError: names the first one that did.
    """
    for layer in layers:
        if not layer.isValid() or next(layer.getFeatures(), None) is None:
            raise LayerEmptyError(layer=layer.name())


def export(
    layout: QgsPrintLayout, path: Path, *, form: Format, dpi: int
) -> Generator[Step, None, None]:
    """Write a layout, each page of its atlas where it has one.

    A PDF holds all pages of an atlas; other formats make one file per page
    with the page's name added to the file's.

    Yields:
        After each map of each page, or after each page where they are drawn
        quickly, so that others have a turn before the next. Where not all
        steps are taken, no file is left behind.

    Raises:
        LayerEmptyError: a layer of a map has no features.
        ReportNotWrittenError: a file cannot be written.
    """
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            check_layers(item.layers())
    _set_context(layout.renderContext(), dpi)
    atlas = layout.atlas()
    if atlas.enabled():
        atlas.updateFeatures()
    write = _pdf if form is Format.PDF else _files
    with closing(write(_Drawing(layout), path, form, dpi)) as steps:
        yield from steps


def _set_context(context: QgsLayoutRenderContext, dpi: int) -> None:
    """Let layouts draw shapes and letters, not pictures of them."""
    context.setDpi(dpi)
    context.setFlag(QgsLayoutRenderContext.Flag.FlagForceVectorOutput, True)
    context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
    simplify = QgsVectorSimplifyMethod()
    simplify.setSimplifyHints(QgsVectorSimplifyMethod.SimplifyHint.GeometrySimplification)
    # On one grid for all, so that neighbours keep their common border.
    simplify.setSimplifyAlgorithm(QgsVectorSimplifyMethod.SimplifyAlgorithm.SnappedToGridGlobal)
    simplify.setForceLocalOptimization(True)
    simplify.setThreshold(_FINEST * dpi / _PER_INCH)
    context.setSimplifyMethod(simplify)


def _pages(layout: QgsPrintLayout, path: Path) -> Generator[Path, None, None]:
    """Turn the pages of an atlas; yield the file for each."""
    atlas = layout.atlas()
    if not atlas.enabled():
        yield path
        return
    if not atlas.beginRender():
        raise ReportNotWrittenError(path=path, reason="")
    try:
        for index in range(atlas.count()):
            atlas.seekTo(index)
            # A code is data, and not every text can be a file's name.
            name = _NO_NAME.sub("_", atlas.nameForPage(index))
            yield path.with_name(f"{path.stem}-{name}{path.suffix}")
    finally:
        atlas.endRender()


class _Drawing:
    """Draws the pages of a layout one after another, and knows how far it is.

    share: how much of all pages is drawn (0–1).
    """

    def __init__(self, layout: QgsPrintLayout) -> None:
        self.layout = layout
        self.share = 0.0
        self._pages = layout.atlas().count() if layout.atlas().enabled() else 1
        self._drawn = 0
        self._quick = False

    def page(self, painter: QPainter) -> Generator[None, None, None]:
        """Draw the page that is turned up: part by part, or whole where the last one was quick."""
        exporter = QgsLayoutExporter(self.layout)
        parts = self._parts()
        items = [item for part in parts for item in part]
        if self._quick:
            parts = [items]
        spent = 0.0
        try:
            for number, part in enumerate(parts, start=1):
                for item in items:
                    # Not hidden: names keep clear of what stands on a map.
                    item.setOpacity(1.0 if item in part else 0.0)
                begin = time.perf_counter()
                exporter.renderPage(painter, 0)
                spent += time.perf_counter() - begin
                self.share = (self._drawn + number / len(parts)) / self._pages
                yield
        finally:
            for item in items:
                item.setOpacity(1.0)
        self._drawn += 1
        self._quick = spent < _QUICK

    def _parts(self) -> list[list[QgsLayoutItem]]:
        """Return what is drawn in one go: each map, then all that lies above."""
        shown = [
            item
            for item in self.layout.items()
            if isinstance(item, QgsLayoutItem) and item.isVisible()
        ]
        maps = [item for item in shown if isinstance(item, QgsLayoutItemMap)]
        maps.sort(key=QgsLayoutItemMap.zValue)
        page = self.layout.pageCollection().page(0)
        rest = [item for item in shown if item not in (*maps, page)]
        first: list[QgsLayoutItem] = [page, *maps[:1]]
        others: list[list[QgsLayoutItem]] = [[item] for item in maps[1:]]
        return [first, *others, rest]


@contextmanager
def _painting(device: QPaintDevice, path: Path) -> Iterator[QPainter]:
    painter = QPainter()
    if not painter.begin(device):
        raise ReportNotWrittenError(path=path, reason="")
    try:
        yield painter
    finally:
        # A painter must not outlive what it paints on.
        painter.end()


def _pdf(drawing: _Drawing, path: Path, _form: Format, dpi: int) -> Generator[Step, None, None]:
    held, layout = QBuffer(), drawing.layout
    writer = QPdfWriter(held)
    writer.setResolution(dpi)
    writer.setTitle(layout.name())
    writer.setCreator(f"QGIS {Qgis.version()}")
    page = QPageLayout(
        QPageSize(_size(layout), QPageSize.Unit.Millimeter),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    opened = held.open(QBuffer.OpenModeFlag.WriteOnly)
    if not opened or not writer.setPageLayout(page):
        raise ReportNotWrittenError(path=path, reason=held.errorString())
    with _painting(writer, path) as painter, closing(_pages(layout, path)) as pages:
        for number, _name in enumerate(pages):
            if number and not writer.newPage():
                raise ReportNotWrittenError(path=path, reason="")
            with closing(drawing.page(painter)) as parts:
                for _part in parts:
                    yield Step(drawing.share, path)
    _write(path, held)


def _files(drawing: _Drawing, path: Path, form: Format, dpi: int) -> Generator[Step, None, None]:
    """Write a file per page."""
    made: list[Path] = []
    whole = False
    draw = _png if form is Format.PNG else _svg
    try:
        with closing(_pages(drawing.layout, path)) as pages:
            for page in pages:
                with closing(draw(drawing, page, dpi)) as parts:
                    for _part in parts:
                        yield Step(drawing.share, page)
                made.append(page)
                yield Step(drawing.share, page)
        whole = True
    finally:
        for page in () if whole else made:
            with suppress(OSError):
                page.unlink()


def _png(drawing: _Drawing, path: Path, dpi: int) -> Generator[None, None, None]:
    image = QImage(_pixels(drawing.layout, dpi), QImage.Format.Format_ARGB32)
    per_metre = round(dpi / _PER_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.fill(0)
    with _painting(image, path) as painter, closing(drawing.page(painter)) as parts:
        yield from parts
    held = QBuffer()
    if not image.save(held, "PNG"):
        raise ReportNotWrittenError(path=path, reason="")
    _write(path, held)


def _svg(drawing: _Drawing, path: Path, dpi: int) -> Generator[None, None, None]:
    held, layout = QBuffer(), drawing.layout
    drawn = QSvgGenerator()
    drawn.setOutputDevice(held)
    drawn.setTitle(layout.name())
    drawn.setSize(_pixels(layout, dpi))
    drawn.setViewBox(QRect(0, 0, drawn.size().width(), drawn.size().height()))
    drawn.setResolution(dpi)
    with _painting(drawn, path) as painter, closing(drawing.page(painter)) as parts:
        yield from parts
    _write(path, held)


def _write(path: Path, held: QBuffer) -> None:
    """Write a file in one go, or not at all."""
    try:
        path.write_bytes(held.data().data())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise ReportNotWrittenError(path=path, reason=error) from error


def _size(layout: QgsPrintLayout) -> QSizeF:
    """Return the size of the page (mm)."""
    return layout.pageCollection().page(0).sizeWithUnits().toQSizeF()


def _pixels(layout: QgsPrintLayout, dpi: int) -> QSize:
    return (_size(layout) * dpi / _PER_INCH).toSize()
