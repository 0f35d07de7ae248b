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
    QgsLayerMetadata,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt

from ..core.paths import plugin_version
from ..core.progress import Part, Silent
from ..core.regions.systems import CodeSystem
from ..layers import (
    INDICATIVE,
    REAL,
    TEXT,
    crs_of,
    geometry_table,
    indicative_units,
    make_fields,
    write_rows,
)
from ..translate import say
from .table_parameters import AUTO, add_table, is_given
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas as gpd
    from qgis.core import QgsFeatureSink, QgsFields, QgsProcessingContext, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QMetaType

    from ..core.catalogue.load import Catalogue
    from ..core.progress import Progress
    from ..core.regions.boundaries import BoundaryLayer
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
_UNITS_SYSTEM = "UNITS_SYSTEM"
_SHOWN = 20
# Where a person's own descriptions of datasets are kept.
_PROFILE_FOLDER = ("msme", "datasets")


def add_units(algorithm: MsmeAlgorithm) -> None:
    """Add UNITS and UNITS_SYSTEM."""
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
        QCoreApplication.translate("UnitsIo", "Who numbered the boundaries"),
        [AUTO, *(system.value for system in CodeSystem)],
        QCoreApplication.translate(
            "UnitsIo",
            "Needed only where the boundaries have codes that BPS and "
            "Kemendagri give to different districts, and no names.",
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
    algorithm.add(
        QgsProcessingParameterString(
            "DATASET",
            QCoreApplication.translate("UnitsIo", "Dataset"),
            defaultValue=AUTO,
            optional=True,
        ),
        QCoreApplication.translate(
            "UnitsIo",
            "auto recognises it by its columns and their values; else an id such as podes2019.",
        ),
    )
    add_tokens(
        algorithm,
        "CODE_SYSTEM",
        QCoreApplication.translate("UnitsIo", "Who numbered the villages"),
        [AUTO, *(system.value for system in CodeSystem)],
        QCoreApplication.translate(
            "UnitsIo",
            "auto decides by codes and names of districts together, over the whole column.",
        ),
        advanced=True,
    )


def read_units(
    algorithm: MsmeAlgorithm,
    given: Given,
    gazetteer: Gazetteer,
    *,
    progress: Progress | None = None,
) -> gpd.GeoDataFrame:
    """Return one row per unit, with what `UNIT_FIELDS` names.

    Raises:
        MsmeError: the layer is not of districts.
        CancelledError: the work was stopped.
    """
    parameters, context = given
    if not is_given(parameters, "UNITS"):
        units = indicative_units(progress=progress)
        units["boundary"] = INDICATIVE
        return units
    from ..core.regions.boundaries import read_boundaries

    source = algorithm.parameterAsSource(parameters, "UNITS", context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, "UNITS"))
    watched = progress or Silent()
    layer = read_boundaries(
        geometry_table(source, progress=Part(watched, 0.0, 0.3)),
        gazetteer,
        crs=crs_of(source),
        system=code_system(algorithm, given, _UNITS_SYSTEM),
        progress=Part(watched, 0.3, 1.0),
    )
    feedback = context.feedback()
    if feedback is not None:
        _tell_units(layer, source.sourceName(), feedback)
    units = layer.units
    units["boundary"] = source.sourceName()
    return units


def _tell_units(layer: BoundaryLayer, name: str, feedback: QgsProcessingFeedback) -> None:
    """Say by what the boundaries were recognised, and what they lack."""
    from ..core.regions.boundaries import unknown_notes

    recognised = layer.recognised
    reasons = [recognised.decision.reason] if recognised.decision else []
    said = " ".join(say(note) for note in (*reasons, *recognised.notes))
    feedback.pushInfo(f"{name}: {said}")
    for note in unknown_notes(recognised.unknown, most=_SHOWN):
        feedback.pushWarning(f"{name}: {say(note)}")


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


def write_units(
    algorithm: MsmeAlgorithm,
    given: Given,
    units: gpd.GeoDataFrame,
    columns: Mapping[str, tuple[QMetaType.Type, Sequence[Any]]],
) -> str:
    """Write OUTPUT: each unit with its columns, in step with `units`.

    Args:
        columns: field name -> type and values.
    """
    own = tuple((name, kind) for name, (kind, _) in columns.items())
    fields = make_fields((*UNIT_FIELDS, *own))
    sink, output = open_sink(algorithm, "OUTPUT", given, fields, spatial=True)
    if sink is None:
        return ""
    values = [
        *(units[name].tolist() for name, _ in UNIT_FIELDS),
        *(list(one) for _, one in columns.values()),
    ]
    write_rows(sink, fields, zip(*values), units.geometry)
    return output


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


def describe_units(
    algorithm: MsmeAlgorithm,
    title: str,
    lines: Iterable[str],
    boundary: str,
    *,
    titles: Mapping[str, str] | None = None,
    weights: Mapping[str, str] | None = None,
) -> QgsLayerMetadata:
    """Return the metadata that layers of units share.

    Args:
        titles: what fields are called; files hold no aliases.
        weights: by what each field was weighted.
    """
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(title)
    boundaries = QCoreApplication.translate("UnitsIo", "Boundaries: {boundary}").format(
        boundary=boundary
    )
    metadata.setAbstract("\n".join([*lines, boundaries]))
    metadata.setConstraints([QgsLayerMetadata.Constraint(boundary, "boundaries")])
    kept = {"header": titles or {}, "weight": weights or {}}
    metadata.setKeywords(
        {
            f"msme:{kind}:{field}": [text]
            for kind, texts in kept.items()
            for field, text in texts.items()
        }
    )
    now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
    metadata.addHistoryItem(f"msme:{algorithm.NAME} {plugin_version()} {now}")
    return metadata
