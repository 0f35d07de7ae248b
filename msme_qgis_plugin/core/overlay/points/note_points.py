"""Notes taken in the field, at points: joined to districts, without persons and exact places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...errors import MsmeError
from ...measures.field import Field, Fields, Role, Rule, Text
from ...measures.table import UnitTable
from ...messages import QT_TRANSLATE_NOOP, Message
from ...tables.personal import personal_columns, without_personal_values
from ...tables.shape import personal_note
from ..geodesy import WGS84
from .placing import Placer

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

    from ...tables.model import Table

# What forms call their columns.
HEADERS = {
    "note": r"notes?|catatan|keterangan|komentar|comments?|remarks?|description|deskripsi|uraian",
    "date": r"date|tanggal|tgl|waktu|time|timestamp|datetime",
    "photo": r"photos?|foto|pictures?|gambar|images?",
}
_SHOWN = 5
_FOLDERS = re.compile(r"^([A-Za-z]:)?[\\/].*[\\/]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}).*", re.DOTALL)
_READ = QT_TRANSLATE_NOOP(
    "core", "{count} notes were read: {placed} in districts, {outside} outside or without a place."
)


class NoNoteColumnError(MsmeError):
    """Points without a column of notes."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no column of notes that may be read. Name one; a column about persons is "
        "not taken. Its columns are: {columns}.",
    )


@dataclass(frozen=True)
class NotesFound:
    """Notes by district.

    table: `notes` and `photos`, 0 for a unit without; the first texts, newest first.
    rows: one per note, newest first: bps_code ("" outside), district, date, note, photo.
    """

    table: UnitTable
    rows: pd.DataFrame


def notes_by_unit(
    points: Table,
    place: pd.DataFrame,
    units: gpd.GeoDataFrame,
    rows: pd.DataFrame,
    *,
    note: str = "",
) -> NotesFound:
    """Join notes to the districts that they were taken in.

    Columns about persons are dropped before anything is read, and places are not kept.

    Args:
        points: all columns of the points.
        place: x and y of each point, degrees; NaN where there is none.
        units: `bps_code` and geometry, EPSG:4326; rows: the same units, see `UnitTable`.
        note: the column with the notes; found by its name if empty.

    Raises:
        NoNoteColumnError: there is none, or it is about persons.
    """
    names = list(points.cells.columns)
    personal = personal_columns(
        points.cells.to_numpy(object), points.is_number.to_numpy(bool), names=names
    )
    found = {} if not note else {"note": note}
    for name in names:
        plain = " ".join(name.lower().replace("_", " ").split())
        for role, pattern in HEADERS.items():
            if role not in found and name not in personal and re.match(rf"({pattern})\b", plain):
                found[role] = name
                break
    if found.get("note") not in set(names) - set(personal):
        raise NoNoteColumnError(source=points.source, columns=", ".join(names))
    told = _told(points, found)
    placer = Placer(units.geometry.to_numpy(), crs=WGS84)
    unit = placer.place(place["x"].to_numpy(float), place["y"].to_numpy(float)).unit
    # Nowhere is -1, the last one.
    codes = np.append(units["bps_code"].to_numpy(object), "")
    told.insert(0, "bps_code", codes[unit])
    told.insert(1, "district", told["bps_code"].map(rows["name"]).fillna(""))
    told = told[(told["note"] != "") | (told["photo"] != "")]
    told = told.sort_values("date", ascending=False, kind="stable").reset_index(drop=True)
    notes = [
        *personal_note(personal),
        Message(
            _READ,
            {
                "count": len(told),
                "placed": int((told["bps_code"] != "").sum()),
                "outside": int((told["bps_code"] == "").sum()),
            },
            warns=bool((told["bps_code"] == "").any()),
        ),
    ]
    return NotesFound(replace(_table(told, rows), notes=tuple(notes)), told)


def _told(points: Table, found: Mapping[str, str]) -> pd.DataFrame:
    """Return date, note and photo of each point: days, texts without numbers of persons."""
    texts = {
        role: [str(one).strip() for one in points.cells[found[role]]] if role in found else ""
        for role in ("date", "note", "photo")
    }
    told = pd.DataFrame(texts, index=points.cells.index).astype(object)
    return told.assign(
        date=told["date"].str.replace(_DAY, r"\1", regex=True),
        note=told["note"].map(without_personal_values),
        photo=told["photo"].str.replace(_FOLDERS, "", regex=True),
    )


def _table(told: pd.DataFrame, units: pd.DataFrame) -> UnitTable:
    def count(name: str, label: Text) -> Field:
        return Field(name, label=label, rule=Rule.SUM, decimals=0)

    written = told[told["note"] != ""]
    lines = written["date"].where(written["date"] == "", written["date"] + ": ") + written["note"]
    quoted = lines.groupby(written["bps_code"]).agg(lambda one: "\n".join(one.head(_SHOWN)))
    counts = {
        "notes": written["bps_code"].value_counts(),
        "photos": told.loc[told["photo"] != "", "bps_code"].value_counts(),
    }
    return UnitTable.of(
        units,
        {name: one.reindex(units.index, fill_value=0) for name, one in counts.items()},
        Fields(
            (
                count("notes", Text("Field notes", "Catatan lapangan")),
                count("photos", Text("Photos", "Foto")),
                Field("quotes", Role.NOTE, label=Text("From the field", "Dari lapangan")),
            )
        ),
        categories={"quotes": quoted.reindex(units.index)},
    )
