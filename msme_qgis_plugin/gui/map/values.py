"""Numbers of a layer that may be drawn, for the histogram alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.measures.field import Role
from ...layers import attribute_table, read_fields

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsVectorLayer


def drawn_values(layer: QgsVectorLayer, field: str) -> list[float]:
    """Return the finite, published values of a field."""
    import numpy as np
    import pandas as pd

    values = pd.to_numeric(shown_values(layer, field), errors="coerce").to_numpy("float64")
    return [float(one) for one in values[np.isfinite(values)]]


def shown_values(layer: QgsVectorLayer, field: str) -> pd.Series:
    """Return what a map shows of each unit, number or word; None where it shows nothing."""
    from ...core.measures.status import codes_of, has_value

    status = read_fields(layer)[0].beside(field, Role.STATUS)
    table = attribute_table(layer, [field, *([status.name] if status else [])])
    shown = table[field].notna() & (table[field] != "")
    if status is not None:
        shown &= has_value(codes_of(table[status.name].fillna("A")))
    return table[field].where(shown, None)
