"""What `msme:accessoverlay` writes: districts, ranks, villages, kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication

from ..layers import INTEGER, REAL, TEXT
from ..translate import language
from .base import describe_output, when_loaded
from .units_io import describe_units, write_table, write_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsLayerMetadata, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    from ..core.overlay.access.internet_access import Access
    from ..core.overlay.access.msme_counts import MsmeCounts
    from ..core.overlay.villages.village_source import Villages
    from ..core.regions.gazetteer import Gazetteer
    from .base import MsmeAlgorithm
    from .units_io import Given

    Columns = tuple[tuple[str, QMetaType.Type], ...]

DENSITY = "msme_per_km2"
_ENDS = ("", "_low", "_high")
_VALUES = ("msme", "share_4g", "share_internet", "access_score")
ACCESS_FIELDS: Columns = (
    *(
        field
        for value in _VALUES
        for field in (*((f"{value}{end}", REAL) for end in _ENDS), (f"{value}_status", TEXT))
    ),
    ("coverage", REAL),
    ("quality", TEXT),
    ("withheld", INTEGER),
)
USE_FIELDS: Columns = (
    ("own_use", REAL),
    ("own_use_status", TEXT),
    *((f"internet_gap{end}", REAL) for end in _ENDS),
    ("reading", TEXT),
    ("reading_sure", INTEGER),
)
RANK_FIELDS: Columns = (
    ("rank", INTEGER),
    ("rank_best", INTEGER),
    ("rank_worst", INTEGER),
    ("bps_code", TEXT),
    ("unit_name", TEXT),
    ("province", TEXT),
    *((f"without_access{end}", REAL) for end in _ENDS),
)
VILLAGE_FIELDS: Columns = (
    ("rank", INTEGER),
    ("code", TEXT),
    ("village", TEXT),
    ("subdistrict", TEXT),
    ("bps_code", TEXT),
    ("unit_name", TEXT),
    ("province", TEXT),
    ("msme", REAL),
    ("msme_status", TEXT),
    ("level", TEXT),
    ("access_score", REAL),
    ("without_access", REAL),
)
KIND_FIELDS: Columns = (("bps_code", TEXT), ("unit_name", TEXT), ("sector", TEXT), ("sex", TEXT))


class AccessWriter:
    """Writes the outputs of one run, and describes them."""

    def __init__(
        self, algorithm: MsmeAlgorithm, given: Given, villages: Villages, access: Access
    ) -> None:
        self._algorithm = algorithm
        self._given = given
        self._villages = villages
        self._access = access

    def write(
        self, units: gpd.GeoDataFrame, gazetteer: Gazetteer, counts: MsmeCounts, *, top: int
    ) -> dict[str, Any]:
        """Write OUTPUT and the tables that are asked for."""
        own = (*ACCESS_FIELDS, *(USE_FIELDS if counts.has_users else ()))
        columns = self._columns(units, (*own, (DENSITY, REAL)))
        output = write_units(self._algorithm, self._given, units, columns)
        describe_output(
            self._given[1],
            output,
            self._metadata(counts, str(units["boundary"].iloc[0])),
            _titles(),
        )
        beside = "own_use" if counts.has_users else DENSITY
        when_loaded(self._given[1], output, lambda layer: _style(layer, beside))
        return {
            "OUTPUT": output,
            **self._ranked(own, gazetteer),
            **self._worst(gazetteer, top),
            **self._breakdown(gazetteer),
        }

    def _columns(
        self, units: gpd.GeoDataFrame, own: Columns
    ) -> dict[str, tuple[QMetaType.Type, Sequence[Any]]]:
        """Return the fields beside the units' own, in step with the units.

        What is of a larger, older district is not shown as today's.
        """
        keys = units["bps_code"]
        larger = keys.isin(self._villages.shrunk).to_numpy()
        table = self._access.units.reindex(keys)
        area = units["area_km2"].to_numpy(dtype=float)
        table[DENSITY] = table["msme"] / area
        columns: dict[str, tuple[QMetaType.Type, Sequence[Any]]] = {}
        for name, kind in own:
            values = table[name]
            if name.endswith("_status"):
                values = values.fillna("M").mask(larger, "X")
            elif name in ("coverage", "withheld"):
                values = values.fillna(0)
            else:
                values = values.mask(larger)
            columns[name] = (kind, _plain(values, kind))
        return columns

    def _ranked(self, own: Columns, gazetteer: Gazetteer) -> dict[str, str]:
        from ..core.overlay.access.access_ranking import rank_districts

        table = rank_districts(self._access)
        table = table[~table.index.isin(self._villages.shrunk)]
        table = _named(table.reset_index(names="bps_code"), gazetteer)
        return self._table("RANKED", (*RANK_FIELDS, *own), table)

    def _worst(self, gazetteer: Gazetteer, top: int) -> dict[str, str]:
        from ..core.overlay.access.access_ranking import worst_villages

        table = worst_villages(self._access, self._villages, top=top)
        table = _named(table.rename(columns={"unit": "bps_code"}), gazetteer)
        return self._table("WORST_VILLAGES", VILLAGE_FIELDS, table)

    def _breakdown(self, gazetteer: Gazetteer) -> dict[str, str]:
        table = self._access.breakdown.rename(columns={"unit": "bps_code"})
        table = table[~table["bps_code"].isin(self._villages.shrunk)]
        fields = (*KIND_FIELDS, *ACCESS_FIELDS)
        return self._table("BREAKDOWN", fields, _named(table, gazetteer))

    def _table(self, name: str, fields: Columns, table: pd.DataFrame) -> dict[str, str]:
        columns = [_plain(table[one], kind) for one, kind in fields]
        return write_table(self._algorithm, name, self._given, fields, zip(*columns))

    def _metadata(self, counts: MsmeCounts, boundary: str) -> QgsLayerMetadata:
        tongue, dataset = language(), self._villages.dataset
        lines = [
            QCoreApplication.translate("AccessWriter", "MSMEs: {source}").format(
                source=counts.source
            ),
            QCoreApplication.translate(
                "AccessWriter", "Villages: {source}; {dataset}, {period}; licence: {licence}"
            ).format(
                source=self._villages.source,
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
        ]
        return describe_units(
            self._algorithm,
            QCoreApplication.translate("AccessWriter", "Internet access of MSMEs"),
            [*lines, *(f"{one}: {title}" for one, title in _titles().items())],
            boundary,
            titles=_titles(),
            weights=dict.fromkeys(_VALUES[1:], "msme"),
        )


def _style(layer: QgsVectorLayer, beside: str) -> None:
    """Draw signal against own use, or density, on one map."""
    from ..styling.kinds import Kind, style_layer
    from ..styling.memory import StyleMemory

    style_layer(layer, StyleMemory(("share_internet", beside), kind=Kind.BIVARIATE))


def _titles() -> dict[str, str]:
    """Return what the fields are called in QGIS's language."""
    return {
        "msme": QCoreApplication.translate("AccessWriter", "MSMEs"),
        "share_4g": QCoreApplication.translate("AccessWriter", "Share of MSMEs with 4G"),
        "share_internet": QCoreApplication.translate(
            "AccessWriter", "Share of MSMEs with any mobile internet"
        ),
        "access_score": QCoreApplication.translate(
            "AccessWriter", "Internet access score of MSMEs"
        ),
        DENSITY: QCoreApplication.translate("AccessWriter", "MSMEs per km²"),
        "own_use": QCoreApplication.translate(
            "AccessWriter", "Share of MSMEs that use the internet"
        ),
        "internet_gap": QCoreApplication.translate(
            "AccessWriter", "Gap between signal and own use"
        ),
    }


def _named(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Add the names of district and province."""
    known = gazetteer.units
    return table.assign(
        unit_name=table["bps_code"].map(known["label"]),
        province=table["bps_code"].map(known["province"]),
    )


def _plain(values: pd.Series, kind: QMetaType.Type) -> list[Any]:
    """Return Python values; what is missing is None."""
    plain = values.astype(object).where(values.notna() & values.ne(""), None)
    if kind == INTEGER:
        return [None if one is None else int(one) for one in plain]
    return plain.tolist()
