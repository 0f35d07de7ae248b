"""Unit tables as outputs: written, described and named in one place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerMetadata
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt

from ..core.fieldnames import SHORTEST, short_field_names
from ..core.measures.schema import About
from ..core.paths import plugin_version
from ..layers import INDICATIVE, layer_columns, schema_keywords, write_unit_table
from ..translate import language
from .base import describe_output
from .overwriting import output_text
from .units_io import UNIT_FIELDS, open_sink

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    import pandas as pd

    from ..core.catalogue.model import Dataset
    from ..core.measures.table import UnitTable
    from .base import MsmeAlgorithm
    from .units_io import Given


# What units of other levels than districts say of themselves.
_BESIDE = ("district", "level", "parent")
_DBASE = frozenset({".shp", ".shz", ".dbf"})


def unit_rows(units: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return what is known of units, as a unit table holds it, without their geometry."""
    names = [*(name for name, _ in UNIT_FIELDS), *_BESIDE]
    return units[[name for name in names if name in units]].set_index("bps_code")


def boundary_of(units: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return what `About` says of the outlines of units."""
    boundary = str(units["boundary"].iloc[0])
    return {"boundary": boundary, "indicative": boundary == INDICATIVE}


def about_units(
    units: gpd.GeoDataFrame,
    *,
    title: str,
    source: str,
    notes: Iterable[str],
    dataset: Dataset | None = None,
) -> About:
    """Return what a layer of units says of all its numbers.

    Args:
        units: as `read_units` gives them.
        dataset: what the numbers were made of, whose licence binds.
    """
    of_dataset: tuple[str, ...] = ()
    if dataset is not None:
        of_dataset = (
            QCoreApplication.translate(
                "UnitOutput", "Dataset: {dataset}, {period}, {producer}"
            ).format(
                dataset=dataset.title.get(language()),
                period=dataset.reference_period or "–",
                producer=dataset.producer.get(language()),
            ),
        )
    return About(
        title=title,
        source=source,
        **boundary_of(units),
        licences=(dataset.licence.name.get(language()),) if dataset is not None else (),
        notes=(*of_dataset, *notes),
    )


def write_unit_layer(
    algorithm: MsmeAlgorithm,
    given: Given,
    table: UnitTable,
    units: gpd.GeoDataFrame | dict[str, object] | None,
    name: str = "OUTPUT",
) -> str:
    """Write a table to an output and let the layer say what its columns are.

    Args:
        units: as from `read_units`, with the geometry of each unit of the table, or code ->
            geometry; None for an output without geometry.

    Returns:
        Where the output is, empty where an optional one is not asked for.
    """
    frame = None if isinstance(units, dict) else units
    if frame is not None and "code_field" in frame and table.about.code is None:
        table = replace(table, about=replace(table.about, code=str(frame["code_field"].iloc[0])))
    table = _for_format(table, given, name)
    sink, output = open_sink(
        algorithm, name, given, layer_columns(table), spatial=units is not None
    )
    if sink is None:
        return ""
    shapes = _shapes(units)
    write_unit_table(sink, table, shapes)
    describe_output(given[1], output, _metadata(algorithm, table), table.fields.titles(language()))
    return output


def _shapes(units: gpd.GeoDataFrame | dict[str, object] | None) -> dict[str, object] | None:
    if units is None or isinstance(units, dict):
        return units
    return dict(zip(units["bps_code"], units.geometry))


def _for_format(table: UnitTable, given: Given, name: str) -> UnitTable:
    """Give fields short names where the format would cut them, and say so.

    Cut names lose statuses, which then look like values that nobody has.
    """
    path = Path(output_text(given[0].get(name)))
    if path.suffix.lower() not in _DBASE:
        return table
    fields = table.fields.with_statuses()
    taken = [name[:SHORTEST] for name in layer_columns(table).names() if name not in fields]
    names = short_field_names(fields, taken=taken)
    feedback = given[1].feedback()
    if feedback is not None:
        feedback.pushWarning(
            QCoreApplication.translate(
                "UnitOutput",
                "{file}: this format keeps ten letters of a field's name, and says nothing of "
                "units and statuses but in the .qmd file beside it, which has to go with it. A "
                "GeoPackage keeps everything in one file. Shortened: {names}.",
            ).format(
                file=path.name,
                names=", ".join(f"{one} = {short}" for one, short in names.items() if one != short),
            )
        )
    code = table.about.code
    about = replace(table.about, code=code and code[:SHORTEST])
    return replace(table, fields=fields, about=about).renamed(names)


def _metadata(algorithm: MsmeAlgorithm, table: UnitTable) -> QgsLayerMetadata:
    """Return what the schema says, also in words for people who read metadata."""
    about = table.about
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(about.title or "")
    lines = [
        QCoreApplication.translate("UnitOutput", "Source: {source}").format(source=about.source)
        if about.source
        else "",
        *about.notes,
        QCoreApplication.translate("UnitOutput", "Boundaries: {boundary}").format(
            boundary=about.boundary
        )
        if about.boundary
        else "",
    ]
    metadata.setAbstract("\n".join(filter(None, lines)))
    if about.boundary:
        metadata.setConstraints([QgsLayerMetadata.Constraint(about.boundary, "boundaries")])
    metadata.setLicenses(list(about.licences))
    metadata.setKeywords(schema_keywords(table))
    now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
    metadata.addHistoryItem(f"msme:{algorithm.NAME} {plugin_version()} {now}")
    return metadata
