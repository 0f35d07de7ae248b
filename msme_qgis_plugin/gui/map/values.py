"""Numbers of a layer that may be drawn, for the histogram alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.measures.field import Role
from ...layers import attribute_table, read_fields

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer


def drawn_values(layer: QgsVectorLayer, field: str) -> list[float]:
    """Return the finite, published values of a field."""
    import numpy as np
    import pandas as pd

    from ...core.measures.status import codes_of, has_value

    status = read_fields(layer)[0].beside(field, Role.STATUS)
    table = attribute_table(layer, [field, *([status.name] if status else [])])
    values = pd.to_numeric(table[field], errors="coerce").to_numpy("float64")
    shown = np.isfinite(values)
    if status is not None:
        shown &= has_value(codes_of(table[status.name].fillna("A")))
    return [float(one) for one in values[shown]]
