"""Values as SDMX-CSV 1.0: one row per unit and value, with its period, status and unit.

Source: SDMX 2.1, section 7, SDMX-CSV field guide; `_T` is the total in its common code lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .measures.field import Role
from .measures.status import Status
from .workbook import Column, Kind, Sheet

if TYPE_CHECKING:
    import pandas as pd

    from .measures.table import UnitTable

_TOTAL = "_T"
_APART = {"SEX": "sex", "ACTIVITY": "sector", "SIZE": "size"}
_HIDDEN = (Status.SUPPRESSED.value, Status.NOT_COMPARABLE.value)


def sdmx_sheet(table: UnitTable, name: str) -> Sheet:
    """Return the values of a table; what may not be shown is left out, its status is not.

    Args:
        name: of the flow of data, where a value does not say of which dataset it is.
    """
    fields = {one.name: one for one in table.fields.with_role(Role.VALUE)}
    rows: pd.DataFrame = table.observations()
    rows = rows[rows["field"].isin(list(fields))]
    of = [fields[one] for one in rows["field"]]
    units = table.units["name"].reindex(rows["unit"]) if "name" in table.units else rows["unit"]
    apart = {title: rows[one] for title, one in _APART.items() if (rows[one] != "").any()}
    told: dict[str, list[object]] = {
        "DATAFLOW": [f"MSME:{one or name}(1.0)" for one in rows["dataset"]],
        "REF_AREA": rows["unit"].tolist(),
        "REF_AREA_NAME": units.tolist(),
        "INDICATOR": rows["indicator"].tolist(),
        **{title: [one or _TOTAL for one in cells] for title, cells in apart.items()},
        "TIME_PERIOD": rows["period"].tolist(),
        "OBS_VALUE": rows["value"].mask(rows["status"].isin(_HIDDEN)).tolist(),
        "OBS_STATUS": rows["status"].tolist(),
        "UNIT_MEASURE": [one.unit.en if one.unit else None for one in of],
        "DECIMALS": [one.decimals for one in of],
    }
    kinds = {"OBS_VALUE": Kind.NUMBER, "DECIMALS": Kind.INTEGER}
    columns = tuple(Column(title, kinds.get(title, Kind.TEXT)) for title in told)
    return Sheet(name, columns, tuple(zip(*told.values())))
