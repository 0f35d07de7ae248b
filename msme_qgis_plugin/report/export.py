"""A layout becomes files: vector PDF, PNG, SVG."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsLayoutExporter, QgsLayoutItemMap

from ..core.errors import LayerEmptyError, ReportNotWrittenError
from ..core.progress import CancelledError
from .request import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qgis.core import QgsFeedback, QgsMapLayer, QgsPrintLayout

    from ..core.progress import Progress


def check_layers(layers: Sequence[QgsMapLayer]) -> None:
    """See that no layer opened empty; an export would not tell.

    Raises:
        LayerEmptyError: names the first one that did.
    """
    for layer in layers:
        if not layer.isValid() or next(layer.getFeatures(), None) is None:
            raise LayerEmptyError(layer=layer.name())


def export(
    layout: QgsPrintLayout,
    path: Path,
    *,
    form: Format,
    dpi: int,
    progress: Progress,
    feedback: QgsFeedback | None = None,
) -> tuple[Path, ...]:
    """Write a layout, each page of its atlas where it has one.

    A PDF holds all pages of an atlas; other formats make one file per page
    with the page's name added to the file's.

    Raises:
        LayerEmptyError: a layer of a map has no features.
        ReportNotWrittenError: a file cannot be written.
        CancelledError: the work was stopped; nothing is left behind.
    """
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            check_layers(item.layers())
    atlas = layout.atlas()
    if form is Format.PDF:
        _export_pdf(layout, path, dpi, feedback)
        return (path,)
    exporter = QgsLayoutExporter(layout)
    if not atlas.enabled():
        _export_page(exporter, path, form, dpi)
        return (path,)
    made: list[Path] = []
    try:
        for index, page in enumerate(_pages(layout, path)):
            progress.step(index / max(atlas.count(), 1))
            made.append(page)
            _export_page(exporter, page, form, dpi)
    except CancelledError:
        for page in made:
            with suppress(OSError):
                page.unlink()
        raise
    return tuple(made)


def _pages(layout: QgsPrintLayout, path: Path) -> Iterator[Path]:
    atlas = layout.atlas()
    if not atlas.beginRender():
        raise ReportNotWrittenError(path=path, reason="")
    for index in range(atlas.updateFeatures()):
        atlas.seekTo(index)
        atlas.refreshCurrentFeature()
        name = atlas.nameForPage(index)
        yield path.with_name(f"{path.stem}-{name}{path.suffix}")
    atlas.endRender()


def _export_pdf(
    layout: QgsPrintLayout,
    path: Path,
    dpi: int,
    feedback: QgsFeedback | None,
) -> None:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.forceVectorOutput = True
    settings.rasterizeWholeImage = False
    settings.exportMetadata = True
    settings.appendGeoreference = False
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.simplifyGeometries = True
    if layout.atlas().enabled():
        result, reason = QgsLayoutExporter.exportToPdf(
            layout.atlas(), str(path), settings, feedback
        )
    else:
        exporter = QgsLayoutExporter(layout)
        result = exporter.exportToPdf(str(path), settings)
        reason = exporter.errorMessage()
    if result == QgsLayoutExporter.ExportResult.Canceled:
        with suppress(OSError):
            path.unlink()
        raise CancelledError
    _check(result, path, reason)


def _export_page(
    exporter: QgsLayoutExporter, path: Path, form: Format, dpi: int
) -> None:
    if form is Format.PNG:
        # Not exportToImage, which logs that a PNG cannot be georeferenced.
        image = exporter.renderPageToImage(0, dpi=dpi)
        if image.isNull() or not image.save(str(path), "PNG"):
            raise ReportNotWrittenError(path=path, reason="")
        return
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = dpi
    settings.forceVectorOutput = True
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    result = exporter.exportToSvg(str(path), settings)
    _check(result, path, exporter.errorMessage())


def _check(
    result: QgsLayoutExporter.ExportResult, path: Path, reason: str
) -> None:
    if result != QgsLayoutExporter.ExportResult.Success:
        raise ReportNotWrittenError(path=path, reason=reason)
