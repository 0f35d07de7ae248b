"""Tables as parameters: a file or a layer, and how it is to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.regions.systems import CodeSystem
from ..core.tables.styles import NumberStyle
from ..layers import LayerSource, PlaceSource, as_stated_table, attribute_value
from .base import MsmeAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgis.core import QgsProcessingContext, QgsVectorLayer

    from ..core.tables.model import Table
    from ..core.tables.sources import TableSource

    Given = tuple[dict[str, Any], QgsProcessingContext]

AUTO = "auto"
_INPUT, _LAYER = "INPUT", "LAYER"
_BOOKS = frozenset({".xlsx", ".xls", ".ods"})
_FILES = _BOOKS | {".csv", ".txt", ".tsv"}


def add_table(
    algorithm: MsmeAlgorithm,
    name: str,
    labels: tuple[str, str],
    tip: str,
    *,
    layer: str | None = None,
) -> None:
    """Add a file parameter and beside it one for a layer.

    Args:
        labels: of the file and of the layer.
        layer: what the second is called; `<name>_LAYER` where None.
    """
    algorithm.add(
        QgsProcessingParameterFile(
            name,
            labels[0],
            optional=True,
            fileFilter=QCoreApplication.translate("TableParameters", "Tables")
            + " (*.xlsx *.csv *.txt *.tsv *.xls *.ods *.dbf *.gpkg *.json)",
        ),
        tip,
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            layer or f"{name}_LAYER",
            labels[1],
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        QCoreApplication.translate(
            "TableParameters", "Instead of a file. Give a file or a layer, not both."
        ),
    )


def add_number_style(algorithm: MsmeAlgorithm) -> None:
    """Add NUMBER_STYLE."""
    add_tokens(
        algorithm,
        "NUMBER_STYLE",
        QCoreApplication.translate("TableParameters", "How numbers are written"),
        [style.value for style in NumberStyle],
        QCoreApplication.translate("TableParameters", "indonesian: 1.234,5; english: 1,234.5."),
        advanced=True,
    )


def add_reading(algorithm: MsmeAlgorithm) -> None:
    """Add CODE_SYSTEM, VINTAGE and NUMBER_STYLE."""
    add_codes(algorithm)
    add_number_style(algorithm)


def add_codes(algorithm: MsmeAlgorithm) -> None:
    """Add CODE_SYSTEM and VINTAGE."""
    add_tokens(
        algorithm,
        "CODE_SYSTEM",
        QCoreApplication.translate("TableParameters", "Code system"),
        [AUTO, *(system.value for system in CodeSystem)],
        QCoreApplication.translate(
            "TableParameters",
            "auto decides by codes and names of the whole column. The "
            "same digits mean other districts to BPS and to Kemendagri.",
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterString(
            "VINTAGE",
            QCoreApplication.translate("TableParameters", "Year of the codes"),
            defaultValue=AUTO,
            optional=True,
        ),
        QCoreApplication.translate("TableParameters", "auto, or a year such as 2020."),
        advanced=True,
    )


def table_behind(layer: QgsVectorLayer, columns: Iterable[str]) -> Table | None:
    """Return the table in the file of a layer without geometry, read as files of tables are.

    QGIS takes the first row for the header, and a row of years for data.

    Args:
        columns: that were chosen; where the table calls one otherwise, the layer's own are meant.

    Returns:
        None where the layer is no such file.

    Raises:
        MsmeError: the file cannot be read.
    """
    behind = file_behind(layer)
    if behind is None:
        return None
    from .table_files import read_file

    path, sheet = behind
    table = read_file(path, sheet=sheet)
    return table if {*columns} - {""} <= {*table.cells} else None


def file_behind(layer: QgsVectorLayer) -> tuple[Path, str | None] | None:
    """Return the file and sheet of the table that a layer shows, None where it is no such file."""
    if layer.isSpatial() or layer.providerType() != "ogr" or layer.subsetString():
        return None
    told = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = Path(str(told.get("path", "")))
    if path.suffix.lower() not in _FILES or not path.is_file():
        return None
    sheet = str(told.get("layerName") or "") if path.suffix.lower() in _BOOKS else ""
    return path, sheet or None


def is_given(parameters: Mapping[str, Any], name: str) -> bool:
    """Say whether a parameter has a value."""
    return parameters.get(name) not in (None, "")


def one_of_two(parameters: Mapping[str, Any], name: str, layer: str | None = None) -> bool:
    """Say whether exactly one of a file and its layer is given."""
    both = name, layer or f"{name}_LAYER"
    return sum(is_given(parameters, one) for one in both) == 1


def matrix_rows(
    algorithm: MsmeAlgorithm, name: str, columns: Sequence[str], given: Given
) -> list[dict[str, str]]:
    """Return the rows of a matrix as texts by column; cells left empty are ""."""
    held = algorithm.parameterAsMatrix(given[0], name, given[1])
    cells = [str(attribute_value(one) or "").strip() for one in held]
    cells += [""] * (-len(cells) % len(columns))
    rows = zip(*[iter(cells)] * len(columns))
    return [dict(zip(columns, row)) for row in rows]


def read_source(
    algorithm: MsmeAlgorithm, name: str, given: Given, *, placed: bool = False
) -> TableSource:
    """Return the table that a file or a layer parameter names.

    Args:
        placed: with longitude and latitude of a layer that has geometries.

    Raises:
        MsmeError: the file cannot be read.
    """
    parameters, context = given
    path = algorithm.parameterAsString(parameters, name, context)
    if path:
        from .table_files import OnceReadSource

        return OnceReadSource(Path(path))
    layer = f"{name}_LAYER"
    source = algorithm.parameterAsSource(parameters, layer, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, layer))
    kind = PlaceSource if placed and _has_places(source) else LayerSource
    return kind(source, source.sourceName())


def _has_places(source: QgsProcessingFeatureSource) -> bool:
    """Say whether geometries, and no columns, are the places."""
    names = {one.lower() for one in source.fields().names()}
    return source.wkbType() != Qgis.WkbType.NoGeometry and not names & {"longitude", "latitude"}


class TableAlgorithm(MsmeAlgorithm):
    """An algorithm about one table, INPUT or LAYER."""

    def add_input(self, label: str, tip: str) -> None:
        """Add INPUT, a file, and LAYER."""
        beside = QCoreApplication.translate("TableParameters", "or a table or layer in the project")
        add_table(self, _INPUT, (label, beside), tip, layer=_LAYER)

    def add_sheet(self, *, advanced: bool = False) -> None:
        """Add SHEET."""
        self.add(
            QgsProcessingParameterString(
                "SHEET", QCoreApplication.translate("TableParameters", "Sheet"), optional=True
            ),
            QCoreApplication.translate(
                "TableParameters", "Name of the sheet; the first one with data if empty."
            ),
            advanced=advanced,
        )

    def add_period(self, label: str, tip: str | None = None) -> None:
        """Add PERIOD."""
        self.add(
            QgsProcessingParameterString("PERIOD", label, optional=True),
            tip
            or QCoreApplication.translate(
                "TableParameters", "Where the table holds several; the latest if empty."
            ),
            advanced=True,
        )

    def add_reading(self) -> None:
        """Add CODE_SYSTEM, VINTAGE and NUMBER_STYLE."""
        add_reading(self)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not one_of_two(parameters, _INPUT, _LAYER):
            return False, QCoreApplication.translate(
                "TableParameters", "Give a file or a layer, exactly one of the two."
            )
        return super().checkParameterValues(parameters, context)

    def read_input(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Table:
        """Return the table that is given.

        Raises:
            MsmeError: the file cannot be read as a table.
        """
        path = self.parameterAsString(parameters, _INPUT, context)
        if path:
            from .table_files import read_file

            sheet = self.parameterAsString(parameters, "SHEET", context)
            return read_file(Path(path), sheet=sheet or None)
        source = self.parameterAsSource(parameters, _LAYER, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, _LAYER))
        layer = self.parameterAsVectorLayer(parameters, _LAYER, context)
        return as_stated_table(source, source.sourceName(), layer)
