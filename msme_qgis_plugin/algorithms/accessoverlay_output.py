"""What `msme:accessoverlay` writes: districts, ranks, villages, kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ..core.measures.schema import About
from ..translate import language
from .unit_analysis import draw_when_loaded
from .unit_output import boundary_of, unit_rows, write_unit_layer

if TYPE_CHECKING:
    import geopandas as gpd

    from ..core.measures.table import UnitTable
    from ..core.overlay.access.internet_access import Access
    from ..core.overlay.access.msme_counts import MsmeCounts
    from ..core.overlay.villages.village_source import Villages
    from ..core.regions.gazetteer import Gazetteer
    from .base import MsmeAlgorithm
    from .units_io import Given


def write_access(
    algorithm: MsmeAlgorithm,
    given: Given,
    units: gpd.GeoDataFrame,
    access: Access,
    sources: tuple[MsmeCounts, Villages, Gazetteer],
    *,
    top: int,
) -> dict[str, str]:
    """Write OUTPUT and the tables that are asked for.

    Args:
        top: how many villages to list.
    """
    from ..core.overlay.access.access_tables import (
        district_table,
        kinds_table,
        ranked_table,
        village_table,
    )

    counts, villages, gazetteer = sources
    dataset, larger = villages.dataset, villages.shrunk
    about = _about(counts, villages)
    districts = district_table(
        access, unit_rows(units), dataset, larger=larger, about=replace(about, **boundary_of(units))
    )
    output = write_unit_layer(algorithm, given, districts, units)
    beside = "own_use" if counts.has_users else "msme_per_km2"
    draw_when_loaded(given[1], output, ("share_internet", beside))
    tables: dict[str, UnitTable] = {
        "RANKED": ranked_table(access, gazetteer, dataset, larger, about),
        "WORST_VILLAGES": village_table(
            access, villages, gazetteer, top=top, about=replace(about, code="code")
        ),
        "BREAKDOWN": kinds_table(access, gazetteer, dataset, larger, about),
    }
    outputs = {
        name: write_unit_layer(algorithm, given, table, None, name)
        for name, table in tables.items()
    }
    return {"OUTPUT": output, **{name: path for name, path in outputs.items() if path}}


def _about(counts: MsmeCounts, villages: Villages) -> About:
    tongue, dataset = language(), villages.dataset
    return About(
        title=QCoreApplication.translate("AccessWriter", "Internet access of MSMEs"),
        source=f"{counts.source}; {villages.source} ({dataset.title.get(tongue)})",
        licences=(dataset.licence.name.get(tongue),),
        notes=(
            QCoreApplication.translate("AccessWriter", "MSMEs: {source}").format(
                source=counts.source
            ),
            QCoreApplication.translate(
                "AccessWriter", "Villages: {source}; {dataset}, {period}; licence: {licence}"
            ).format(
                source=villages.source,
                dataset=dataset.title.get(tongue),
                period=dataset.reference_period,
                licence=dataset.licence.name.get(tongue),
            ),
            QCoreApplication.translate(
                "AccessWriter",
                "Weighted by MSMEs per village where they are known; else "
                "totals of subdistricts or districts were spread over "
                "villages by families, which makes an estimate (E). The "
                "truth lies between _low and _high.",
            ),
        ),
    )
