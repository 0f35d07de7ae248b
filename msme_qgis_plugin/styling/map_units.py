"""The units of a map and what is known of the columns that it draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsVariantUtils
from qgis.PyQt.QtCore import QMetaType

from ..core.measures.field import Display, Field, Role
from ..layers import attribute_table, read_fields
from .errors import FieldMissingError, FieldNotNumericError
from .naming import title_of

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsFeatureSource, QgsVectorLayer

    from ..core.measures.field import Fields
    from .legend import Language

# Numbers that tell the value they belong to: hidden where it is.
_TELLING = frozenset({Role.LOW, Role.HIGH, Role.RANK})


@dataclass(frozen=True)
class MapField:
    """A column that is drawn: what it is, and the column of its statuses."""

    field: Field
    status: str | None = None

    @property
    def name(self) -> str:
        """The column's name."""
        return self.field.name

    @property
    def display(self) -> Display:
        """How its values are written."""
        return self.field.display or Display.PLAIN

    @property
    def columns(self) -> list[str]:
        """Names of the columns that it takes to draw it."""
        return [self.name, *([self.status] if self.status else [])]


@dataclass(frozen=True)
class MapUnits:
    """Where the units come from, and what their columns are."""

    source: QgsFeatureSource
    fields: Fields

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> MapUnits:
        """Return the units of a layer that says what its columns are."""
        return cls(layer, read_fields(layer)[0])

    @property
    def circles(self) -> bool:
        """Say whether units too small to be seen can be told: see `symbols.TINY`."""
        return bool(self.source.fields().indexFromName("part_km2") >= 0)

    def column(self, name: str) -> MapField:
        """Return a column of any type.

        Raises:
            FieldMissingError: there is no such field.
        """
        columns = self.source.fields()
        if columns.indexFromName(name) < 0:
            raise FieldMissingError(field=name, fields=", ".join(columns.names()))
        one = self.fields.get(name, Field(name))
        of = self.fields.get(one.of or "")
        telling = of is not None and one.role in _TELLING
        if of is not None and one.display is None and telling and one.role is not Role.RANK:
            one = replace(one, display=of.display)
        status = self.fields.beside(of.name if of and telling else name, Role.STATUS)
        return MapField(one, status.name if status else None)

    def number(self, name: str) -> MapField:
        """Return a column of numbers.

        Raises:
            FieldMissingError: there is no such field.
            FieldNotNumericError: it does not hold numbers.
        """
        found = self.column(name)
        kind = self.source.fields().field(name)
        if not kind.isNumeric():
            told = QgsVariantUtils.typeToDisplayString(kind.type())
            raise FieldNotNumericError(field=name, type=told)
        return found

    def is_category(self, name: str) -> bool:
        """Say whether a column holds kinds rather than amounts: text, or said to be so."""
        said = self.fields.get(name)
        if said is not None and said.role is Role.CATEGORY:
            return True
        place = self.source.fields().indexFromName(name)
        return place >= 0 and self.source.fields().at(place).type() == QMetaType.Type.QString

    def title(self, name: str, language: Language) -> str:
        """Return what a column is called."""
        return title_of(self.fields, name, language.code)

    def values(
        self, *drawn: MapField, table: pd.DataFrame | None = None
    ) -> list[tuple[pd.Series, pd.Series | None]]:
        """Return numbers (float64) and statuses of columns, row by row.

        Args:
            table: all attributes where they have been read already.
        """
        if table is None:
            names = dict.fromkeys(name for one in drawn for name in one.columns)
            table = attribute_table(self.source, list(names))
        return [
            (table[one.name].astype("float64"), table[one.status] if one.status else None)
            for one in drawn
        ]
