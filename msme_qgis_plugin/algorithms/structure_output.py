"""What `msme:structure` writes: districts, and districts by sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerMetadata
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.kbli import section_name
from ..layers import INTEGER, REAL, TEXT
from ..translate import language, say
from .base import describe_output
from .units_io import describe_units, write_table, write_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.counts import Counts
    from ..core.analysis.structure import Structure
    from ..core.regions.gazetteer import Gazetteer
    from .base import MsmeAlgorithm

    Given = tuple[dict[str, Any], QgsProcessingContext]

_MEASURES = ("count", "share", "lq", "women_share", "women_gap")
_SECTOR_FIELDS = (
    ("bps_code", TEXT),
    ("kemendagri_code", TEXT),
    ("name", TEXT),
    ("province", TEXT),
    ("sector", TEXT),
    ("sector_name", TEXT),
    *(field for name in _MEASURES for field in ((name, REAL), (f"{name}_status", TEXT))),
    ("small_base", INTEGER),
    ("kbli_version", TEXT),
    ("size_definition", TEXT),
)


def write_structure(
    algorithm: MsmeAlgorithm,
    given: Given,
    units: gpd.GeoDataFrame,
    counts: Counts,
    found: Structure,
    gazetteer: Gazetteer,
    source: str,
) -> str:
    """Write OUTPUT and describe it; return where it is.

    Args:
        units: one row per unit of the boundaries.
        source: name of the table.
    """
    import pandas as pd

    keys = units["bps_code"]
    known = gazetteer.units.reindex(keys)
    size = counts.size_definition
    columns: dict[str, tuple[Any, Any]] = {}
    for name in found.units.columns:
        values = found.units[name].reindex(keys)
        status = found.unit_status[name].reindex(keys)
        columns[name] = (REAL, values.tolist())
        columns[f"{name}_status"] = (TEXT, status.tolist())
    columns.update(
        {
            "population": (INTEGER, pd.to_numeric(known["population"]).tolist()),
            "population_year": (TEXT, known["population_year"].tolist()),
            "official_km2": (REAL, pd.to_numeric(known["area_km2"]).tolist()),
            "official_km2_source": (TEXT, known["area_source"].tolist()),
        }
    )
    count = len(keys)
    columns["sectors_in_scope"] = (INTEGER, [len(found.letters)] * count)
    columns["kbli_version"] = (TEXT, [counts.kbli.value] * count)
    columns["size_definition"] = (TEXT, [size.value if size else None] * count)
    output = write_units(algorithm, given, units, columns)
    metadata = describe_units(
        algorithm,
        QCoreApplication.translate("StructureOutput", "Structure of MSMEs: {source}").format(
            source=source
        ),
        _lines(counts, found, known["population_year"].iloc[0]),
        str(units["boundary"].iloc[0]),
    )
    _add_keywords(metadata, counts)
    describe_output(given[1], output, metadata, dict(_headers(counts)))
    return output


def write_sectors(
    algorithm: MsmeAlgorithm, given: Given, counts: Counts, found: Structure, gazetteer: Gazetteer
) -> dict[str, str]:
    """Write SECTORS if it is asked for; return where it is."""
    table = found.sectors
    known = gazetteer.units.reindex(table["bps_code"])
    size = counts.size_definition
    names = {one: section_name(counts.kbli, one, language()) for one in found.letters}
    columns = [
        table["bps_code"],
        *(known[name] for name in ("kemendagri_code", "name", "province")),
        table["sector"],
        table["sector"].map(names),
        *(table[column] for name in _MEASURES for column in (name, f"{name}_status")),
        table["small_base"].astype(int),
    ]
    rows = zip(*(one.tolist() for one in columns))
    classes = (counts.kbli.value, size.value if size else None)
    outputs = write_table(
        algorithm, "SECTORS", given, _SECTOR_FIELDS, ([*row, *classes] for row in rows)
    )
    if outputs:
        metadata = QgsLayerMetadata()
        metadata.setType("dataset")
        metadata.setTitle(QCoreApplication.translate("StructureOutput", "Districts by sector"))
        _add_keywords(metadata, counts)
        describe_output(given[1], outputs["SECTORS"], metadata, {})
    return outputs


def _lines(counts: Counts, found: Structure, year: str) -> Iterator[str]:
    """Say what the numbers are of."""
    yield QCoreApplication.translate(
        "StructureOutput",
        "Sectors: {version}. LQ: share of a sector in the district over its "
        "share in all districts of the table.",
    ).format(version=counts.kbli.label)
    if counts.size_definition is not None:
        yield QCoreApplication.translate(
            "StructureOutput", "Definition of size: {definition}"
        ).format(definition=counts.size_definition.value)
    if counts.period is not None:
        yield QCoreApplication.translate("StructureOutput", "Period: {period}").format(
            period=counts.period
        )
    yield from map(say, found.withheld)
    yield QCoreApplication.translate(
        "StructureOutput",
        "Population: Ministry of Home Affairs, {year}. Area: official, from "
        "the same decree; of polygons where official_km2_source says so.",
    ).format(year=year)


def _headers(counts: Counts) -> Iterator[tuple[str, str]]:
    """Name the fields, those of sectors by what the letters mean."""
    yield from _titles().items()
    for letter in counts.sectors:
        name = section_name(counts.kbli, letter, language())
        for prefix, label in (
            ("share", QCoreApplication.translate("StructureOutput", "Share")),
            ("lq", QCoreApplication.translate("StructureOutput", "LQ")),
        ):
            yield f"{prefix}_{letter.lower()}", f"{label} {letter}: {name}"


def _titles() -> dict[str, str]:
    """Return what the fields of all sectors together are called."""
    return {
        "total": QCoreApplication.translate("StructureOutput", "MSMEs"),
        "per_1000": QCoreApplication.translate("StructureOutput", "MSMEs per 1,000 people"),
        "per_km2": QCoreApplication.translate("StructureOutput", "MSMEs per km²"),
        "women_share": QCoreApplication.translate(
            "StructureOutput", "Share of MSMEs owned by women"
        ),
        "unknown_sex_share": QCoreApplication.translate(
            "StructureOutput", "Share of MSMEs whose owner's sex is unknown"
        ),
        "hhi": QCoreApplication.translate("StructureOutput", "Concentration of sectors (HHI)"),
        "shannon": QCoreApplication.translate("StructureOutput", "Diversity of sectors (Shannon)"),
        "evenness": QCoreApplication.translate("StructureOutput", "Evenness of sectors"),
    }


def _add_keywords(metadata: QgsLayerMetadata, counts: Counts) -> None:
    """Let the versions travel with the layer."""
    size = counts.size_definition
    metadata.setKeywords(
        {
            "msme:kbli_version": [counts.kbli.value],
            "msme:size_definition": [size.value if size else ""],
            "msme:period": [counts.period or ""],
        }
    )
