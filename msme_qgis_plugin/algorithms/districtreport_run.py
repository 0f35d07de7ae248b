"""What `msme:districtreport` reads from its parameters, and its run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtGui import QImageReader

from ..core.classes.method import Method
from ..report.errors import LogoError, ReportPathError
from ..report.request import Format, Page, PageRequest, Province, Words
from ..styling.legend import Language
from ..styling.palettes import Palette
from .main_thread import ask_main_thread, in_main_thread

if TYPE_CHECKING:
    from collections.abc import Generator

    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeedback

    from ..core.progress import Progress
    from ..report.steps import Order, Report

AUTO = "auto"
_WORDS = (*("TITLE", "SUBTITLE", "SOURCE", "PERIOD", "WEIGHT"), "ORGANISATION")


def read_request(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> PageRequest:
    """Return the page that is asked for.

    Raises:
        ProvinceUnknownError: the province is not one.
        LogoError: the logo is no picture.
    """

    def string(name: str) -> str:
        return algorithm.parameterAsString(parameters, name, context).strip()

    def token(name: str) -> str:
        return algorithm.parameterAsEnumString(parameters, name, context)

    method, district = token("METHOD"), string("DISTRICT")
    words = {name.lower(): string(name) for name in _WORDS}
    return PageRequest(
        page=Page(token("PAGE")),
        fields=tuple(algorithm.parameterAsStrings(parameters, "FIELDS", context)),
        province=_province(string("PROVINCE") or district[:2]),
        district=district,
        language=Language(token("LANGUAGE")),
        words=Words(**words),
        logo=_logo(string("LOGO")),
        method=None if method == AUTO else Method(method),
        classes=algorithm.parameterAsInt(parameters, "CLASSES", context),
        palette=Palette(token("PALETTE")),
    )


def read_order(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Order:
    """Return the report that is asked for; makes the folder it goes to.

    Raises:
        ReportPathError: no file is named.
        ProvinceUnknownError: the province is not one.
        LogoError: the logo is no picture.
    """
    from ..report.steps import Order

    path, form = target(
        algorithm.parameterAsFileOutput(parameters, "OUTPUT", context),
        algorithm.parameterAsEnumString(parameters, "FORMAT", context),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    saved = algorithm.parameterAsFileOutput(parameters, "PROJECT", context)
    return Order(
        request=read_request(algorithm, parameters, context),
        path=path,
        form=form,
        dpi=algorithm.parameterAsInt(parameters, "DPI", context),
        saved=Path(saved) if saved else None,
    )


def target(named: str, chosen: str) -> tuple[Path, Format]:
    """Return where to write and in which format, in agreement.

    Args:
        chosen: the value of a `Format`, or `auto` to go by the name.

    Raises:
        ReportPathError: no file is named.
    """
    path = Path(named.strip())
    if not path.name:
        raise ReportPathError(value=named)
    suffix = path.suffix.lower().lstrip(".")
    if chosen == AUTO:
        known = {form.value for form in Format}
        chosen = suffix if suffix in known else Format.PDF.value
    if suffix != chosen:
        path = path.with_suffix(f".{chosen}")
    return path, Format(chosen)


def carry_out(
    steps: Generator[float | Report, None, None],
    progress: Progress,
    feedback: QgsProcessingFeedback,
) -> Report:
    """Take the steps of a report one by one in the main thread.

    Between them the window has its turn, where this is another thread.

    Raises:
        CancelledError: the person pressed Cancel; nothing is left behind.
        MsmeError: the report cannot be made.
    """
    try:
        while True:
            step = ask_main_thread(lambda: next(steps), feedback)
            if not isinstance(step, float):
                return step
            progress.step(step)
    finally:
        # What it holds belongs to the main thread.
        in_main_thread(steps.close)


def _province(text: str) -> Province | None:
    if not text:
        return None
    from ..report.provinces import find_province

    return find_province(text)


def _logo(text: str) -> Path | None:
    """Return the logo's path.

    Raises:
        LogoError: it is no picture.
    """
    if not text:
        return None
    path = Path(text)
    if not path.is_file() or not QImageReader(text).canRead():
        raise LogoError(path=text)
    return path
