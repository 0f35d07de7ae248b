"""Decisions about all rows of a status: which of its candidates a row takes. Imports no tables."""

from __future__ import annotations

KABUPATEN, CITY = "kab", "kota"
ONLY, BY_CODE, BY_NAME = "only", "code", "name"
