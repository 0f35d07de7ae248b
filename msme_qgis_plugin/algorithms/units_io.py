"""Units and villages as parameters, and units with values as outputs.

What every algorithm needs that brings something up to districts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.progress import Part, Silent
from ..core.regions.errors import ZonesNotGivenError
from ..core.regions.levels import Level
from ..core.regions.systems import CodeSystem
from ..layers import (
    INDICATIVE,
    INTEGER,
    REAL,
    TEXT,
    crs_of,
    geometry_table,
    indicative_units,
    make_fields,
    write_rows,
)
from .table_parameters import AUTO, add_table, is_given
from .tokens import add_tokens, level_labels, show_as
from .unit_reader import UnitReader, boundary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsFeatureSink, QgsFields, QgsProcessingContext
    from qgis.PyQt.QtCore import QMetaType

    from ..core.catalogue.load import Catalogue
    from ..core.progress import Progress
    from ..core.regions.gazetteer import Gazetteer
    from .base import MsmeAlgorithm

    Given = tuple[dict[str, Any], QgsProcessingContext]
    Columns = Sequence[tuple[str, QMetaType.Type]]

UNIT_FIELDS = (
    ("bps_code", TEXT),
    ("kemendagri_code", TEXT),
    ("name", TEXT),
    ("type", TEXT),
    ("province", TEXT),
    ("area_km2", REAL),
    ("part_km2", REAL),
    ("boundary", TEXT),
)
# Villages come as tables; nobody draws them.
UNIT_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT, Level.ZONE)
_UNITS_SYSTEM, _LEVEL = "UNITS_SYSTEM", "LEVEL"
# NAME_FIELD is a column of the table in `msme:harmonise`.
ID_FIELD, _UNIT_NAME_FIELD = "UNIT_FIELD", "UNIT_NAME_FIELD"
# Where a person's own descriptions of datasets are kept.
_PROFILE_FOLDER = ("msme", "datasets")


def add_units(algorithm: MsmeAlgorithm, *, levels: Sequence[Level] = UNIT_LEVELS) -> None:
    """Add UNITS and, where there is a choice, what says of which level its polygons are.

    Args:
        levels: those that the algorithm can work with.
    """
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "UNITS",
            QCoreApplication.translate("UnitsIo", "District boundaries"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        QCoreApplication.translate(
            "UnitsIo",
            "Any official district polygons. If empty, the built-in "
            "boundaries: indicative, not official.",
        ),
    )
    add_tokens(
        algorithm,
        _UNITS_SYSTEM,
        QCoreApplication.translate("UnitsIo", "Code system of the boundaries"),
        [AUTO, *(system.value for system in CodeSystem)],
        QCoreApplication.translate(
            "UnitsIo",
            "Needed only where the boundaries have codes that BPS and "
            "Kemendagri give to different districts, and no names.",
        ),
        advanced=True,
    )
    if len(levels) > 1:
        _add_level(algorithm, levels)
    if Level.ZONE in levels:
        _add_zones(algorithm)


def _add_level(algorithm: MsmeAlgorithm, levels: Sequence[Level]) -> None:
    add_tokens(
        algorithm,
        _LEVEL,
        QCoreApplication.translate("UnitsIo", "Level of the units"),
        [AUTO, *(level.value.lower() for level in levels)],
        QCoreApplication.translate(
            "UnitsIo",
            "auto finds out by content and says so in the log; zone is any polygons with an id.",
        ),
        advanced=True,
        labels=level_labels(),
    )


def _add_zones(algorithm: MsmeAlgorithm) -> None:
    """Add UNIT_FIELD and UNIT_NAME_FIELD."""
    add_id_field(algorithm, "UNITS")
    algorithm.add(
        QgsProcessingParameterField(
            _UNIT_NAME_FIELD,
            QCoreApplication.translate("UnitsIo", "Field with the name of the units"),
            parentLayerParameterName="UNITS",
            optional=True,
        ),
        QCoreApplication.translate(
            "UnitsIo", "Beside the field with the id; found by its content if empty."
        ),
        advanced=True,
    )


def add_id_field(algorithm: MsmeAlgorithm, layer: str) -> None:
    """Add UNIT_FIELD, which tells the units of the parameter `layer` apart."""
    algorithm.add(
        QgsProcessingParameterField(
            ID_FIELD,
            QCoreApplication.translate("UnitsIo", "Field with the id of the units"),
            parentLayerParameterName=layer,
            optional=True,
        ),
        QCoreApplication.translate(
            "UnitsIo",
            "Makes any polygons units: planning regions, health zones, districts of another "
            "country. Leave it empty for Indonesia's provinces, districts and subdistricts.",
        ),
        advanced=True,
    )


def add_villages(algorithm: MsmeAlgorithm) -> None:
    """Add VILLAGES, VILLAGES_LAYER, DATASET and CODE_SYSTEM."""
    add_table(
        algorithm,
        "VILLAGES",
        (
            QCoreApplication.translate("UnitsIo", "Survey of villages"),
            QCoreApplication.translate("UnitsIo", "or villages in the project"),
        ),
        QCoreApplication.translate(
            "UnitsIo",
            "One row per village, such as Village Potential (PODES), as it "
            "came. Only the columns needed are read.",
        ),
    )
    dataset = QgsProcessingParameterString(
        "DATASET",
        QCoreApplication.translate("UnitsIo", "Dataset"),
        defaultValue=AUTO,
        optional=True,
    )
    show_as(dataset, "DatasetChoice", layouts=["village"])
    algorithm.add(
        dataset,
        QCoreApplication.translate(
            "UnitsIo",
            "auto recognises it by its columns and their values; else an id such as podes2019.",
        ),
    )
    add_tokens(
        algorithm,
        "CODE_SYSTEM",
        QCoreApplication.translate("UnitsIo", "Code system of the villages"),
        [AUTO, *(system.value for system in CodeSystem)],
        QCoreApplication.translate(
            "UnitsIo",
            "auto decides by codes and names of districts together, over the whole column.",
        ),
        advanced=True,
    )


def asked_level(algorithm: MsmeAlgorithm, given: Given) -> Level | None:
    """Return the level that the caller asks for, None to find out."""
    parameters, context = given
    if algorithm.parameterDefinition(_LEVEL) is None:
        return None
    if is_given(parameters, ID_FIELD) and algorithm.parameterDefinition(_UNIT_NAME_FIELD):
        return Level.ZONE
    token = algorithm.parameterAsEnumString(parameters, _LEVEL, context)
    return None if token in ("", AUTO) else Level(token.upper())


def read_units(
    algorithm: MsmeAlgorithm,
    given: Given,
    gazetteer: Gazetteer,
    *,
    wanted: Level | None = None,
    progress: Progress | None = None,
) -> gpd.GeoDataFrame:
    """Return one row per unit, with what `UNIT_FIELDS` names as far as it is known.

    `bps_code` is the unit's code, whatever numbers it; where that is not BPS, `code_field` says
    what its column is called in outputs. Other levels than districts say their `level`.

    Args:
        wanted: the level of the caller's table, where the parameters say none.

    Raises:
        MsmeError: the layer is not of such units.
        CancelledError: the work was stopped.
    """
    level = asked_level(algorithm, given) or wanted
    if not is_given(given[0], "UNITS"):
        if level is Level.ZONE:
            raise ZonesNotGivenError
        units = indicative_units(level or Level.DISTRICT, progress=progress)
        units["boundary"] = INDICATIVE
        return units
    source = algorithm.parameterAsSource(given[0], "UNITS", given[1])
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(given[0], "UNITS"))
    watched = progress or Silent()
    frame = geometry_table(source, progress=Part(watched, 0.0, 0.3))
    texts = algorithm.parameterAsString
    zones = algorithm.parameterDefinition(_UNIT_NAME_FIELD) is not None
    reader = UnitReader(
        name=source.sourceName(),
        crs=crs_of(source),
        gazetteer=gazetteer,
        system=code_system(algorithm, given, _UNITS_SYSTEM),
        id_field=texts(given[0], ID_FIELD, given[1]) if zones else "",
        name_field=texts(given[0], _UNIT_NAME_FIELD, given[1]) if zones else "",
        feedback=given[1].feedback(),
        progress=Part(watched, 0.3, 1.0),
    )
    units = reader.read(frame, level)
    layer = algorithm.parameterAsVectorLayer(given[0], "UNITS", given[1])
    units["boundary"] = boundary_of(frame, layer) or source.sourceName()
    return units


def code_system(
    algorithm: MsmeAlgorithm, given: Given, name: str = "CODE_SYSTEM"
) -> CodeSystem | None:
    """Return who gave the codes, None to find out."""
    token = algorithm.parameterAsEnumString(given[0], name, given[1])
    return None if token in ("", AUTO) else CodeSystem(token)


def dataset_id(algorithm: MsmeAlgorithm, given: Given) -> str | None:
    """Return the dataset asked for, None to recognise it."""
    text = algorithm.parameterAsString(given[0], "DATASET", given[1]).strip()
    return None if text.lower() in ("", AUTO) else text


def load_catalogue() -> Catalogue:
    """Return the catalogue with the descriptions of the user's profile."""
    from ..core.catalogue.load import Catalogue

    profile = Path(QgsApplication.qgisSettingsDirPath())
    return Catalogue.load(profile.joinpath(*_PROFILE_FOLDER))


def open_sink(
    algorithm: MsmeAlgorithm, name: str, given: Given, fields: QgsFields, *, spatial: bool = False
) -> tuple[QgsFeatureSink | None, str]:
    """Open an output; None where an optional one is not asked for.

    Raises:
        QgsProcessingException: the destination cannot be written.
    """
    parameters, context = given
    kind = Qgis.WkbType
    sink, output = algorithm.parameterAsSink(
        parameters,
        name,
        context,
        fields,
        kind.MultiPolygon if spatial else kind.NoGeometry,
        QgsCoordinateReferenceSystem("EPSG:4326" if spatial else ""),
    )
    if sink is None and parameters.get(name) is not None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    return sink, output


def write_frame(
    algorithm: MsmeAlgorithm, name: str, given: Given, frame: pd.DataFrame
) -> dict[str, str]:
    """Write an optional table, columns by their types; return it under its name if asked for."""
    kinds = {"i": INTEGER, "f": REAL}
    columns = [(str(one), kinds.get(kind.kind, TEXT)) for one, kind in frame.dtypes.items()]
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False)
    return write_table(algorithm, name, given, columns, rows)


def write_table(
    algorithm: MsmeAlgorithm,
    name: str,
    given: Given,
    columns: Columns,
    rows: Iterable[Sequence[Any]],
) -> dict[str, str]:
    """Write an optional table; return it under its name if asked for."""
    fields = make_fields(columns)
    sink, output = open_sink(algorithm, name, given, fields)
    if sink is None:
        return {}
    write_rows(sink, fields, rows)
    return {name: output}
