"""The counts of a register as a table: one row per district and combination that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..analysis.breakdowns import FEMALE, MALE, NONE, TOTAL, UNKNOWN
from ..analysis.kbli import section_name
from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..measures.field import Category, Field, Fields, Role, Text
from ..measures.status import codes_of
from ..measures.table import UnitTable
from .size_classes import size_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ..analysis.counts import Counts
    from ..measures.schema import About

_COUNT = "A01_msme_n"
_PARTS = ("sector", "sex", "size")
_ALL = Category(TOTAL, Text("All", "Semua"))
_UNKNOWN = Category(UNKNOWN, Text("Unknown", "Tidak diketahui"))
_SEXES = (
    Category(FEMALE, Text("Women", "Perempuan")),
    Category(MALE, Text("Men", "Laki-laki")),
    _UNKNOWN,
    _ALL,
)


def register_table(counts: Counts, units: pd.DataFrame, about: About) -> UnitTable:
    """Return one row per district and combination with enterprises, withheld ones among them.

    A combination without a row has none. A district without a row is not in the register.

    Args:
        units: index `bps_code`; see `UnitTable`.
    """
    values = counts.values.to_numpy(float)
    status = counts.status.to_numpy(object)
    rows, columns = np.nonzero((values > 0) | (status == "Q"))
    parts = {
        name: counts.parts[name].to_numpy(object)[columns]
        for name in _PARTS
        if counts.parts[name].ne(NONE).any()
    }
    return UnitTable.of(
        units.loc[counts.values.index[rows]],
        {"count": values[rows, columns]},
        Fields(one for one in _fields(counts) if one.name in parts or one.role is Role.VALUE),
        status={"count": codes_of(status[rows, columns])},
        categories=parts,
        about=about,
    )


def _fields(counts: Counts) -> Iterator[Field]:
    definition = counts.size_definition
    shared = {
        "period": counts.period,
        "size_definition": None if definition is None else definition.value,
    }
    sectors = (
        Category(one, Text(*(section_name(counts.kbli, one, code) for code in ("en", "id"))))
        for one in counts.sectors
    )
    yield Field("sector", Role.CATEGORY, kbli=counts.kbli.value, categories=(*sectors, _ALL))
    yield Field("sex", Role.CATEGORY, categories=_SEXES)
    sizes = () if definition is None else size_names(definition)
    named = tuple(Category(size, label) for size, label in sizes)
    yield Field("size", Role.CATEGORY, categories=(*named, _UNKNOWN, _ALL))
    count = indicator_field(Catalogue.load().indicator(_COUNT), "count")
    yield Field(**{**vars(count), **shared})
