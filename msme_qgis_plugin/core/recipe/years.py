"""Next year's files, and next year's periods.

A file of next year is called as the last one was, with later years: `umkm_2024.csv` and
`umkm_2025.csv`. Where files of several years were read, all move on by as many.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import (
    RecipeFileMissingError,
    RecipeFileUnclearError,
    RecipeFileUnknownError,
    YearsNotUnderstoodError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAIR = re.compile(r"\s*(\d{4})\s*=\s*(\d{4})\s*")
_ANY = "\0"
# Which year's codes are meant, and whose row is whose, do not move on.
_STAY = frozenset({"VINTAGE", "TARGET_VINTAGE", "DECISIONS"})


def without_years(text: str) -> str:
    """Return what a name has in common with that of another year."""
    return _YEAR.sub(_ANY, text.casefold())


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names, in order."""
    return tuple(int(one) for one in _YEAR.findall(text))


def find_files(names: Iterable[str], folder: Path, given: Mapping[str, Path]) -> dict[str, Path]:
    """Return for each file of a recipe the one to read now.

    Args:
        names: as `files_of` has them.
        folder: where those that are not `given` are looked for, and in what it holds.

    Raises:
        RecipeFileUnknownError: what is given is for no file of the recipe.
        RecipeFileMissingError, RecipeFileUnclearError: there is none, or more than one.
    """
    names = list(names)
    for name in given:
        if name not in names:
            raise RecipeFileUnknownError(name=name, known=", ".join(names))
    for name, path in given.items():
        if not path.is_file():
            raise RecipeFileMissingError(folder=path.parent, name=name, expected=path.name)
    wanted = [name for name in names if name not in given]
    held: dict[str, list[Path]] = {}
    if wanted:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                held.setdefault(without_years(path.name), []).append(path)
    return {**given, **{name: _found(name, wanted, folder, held) for name in wanted}}


def _found(name: str, wanted: Iterable[str], folder: Path, held: Mapping[str, list[Path]]) -> Path:
    """Return the file that is as many years on as the latest of its kind is."""
    alike = held.get(without_years(name), [])
    before = max(years_in(one) for one in wanted if without_years(one) == without_years(name))
    latest = max((years_in(one.name) for one in alike), default=())
    by = latest[0] - before[0] if latest and before else 0
    years = tuple(year + by for year in years_in(name))
    found = [one for one in alike if years_in(one.name) == years]
    if len(found) > 1:
        raise RecipeFileUnclearError(
            name=name, found=", ".join(str(one.relative_to(folder)) for one in found)
        )
    if not found:
        moved = iter(years)
        expected = _YEAR.sub(lambda _: str(next(moved)), name)
        raise RecipeFileMissingError(folder=folder, name=name, expected=expected)
    return found[0]


def years_moved(text: str | None, files: Mapping[str, Path]) -> dict[str, str]:
    """Return which year stands for which.

    Args:
        text: pairs such as `2024=2025; 2023=2024`; as the names of files tell it if empty.

    Raises:
        YearsNotUnderstoodError: it is no pairs, or two files tell one year differently.
    """
    if text:
        pairs = [_PAIR.fullmatch(one) for one in re.split("[;|,]", text) if one.strip()]
        if not all(pairs):
            raise YearsNotUnderstoodError(text=text)
        return {one[1]: one[2] for one in pairs if one}
    moved: dict[str, set[int]] = {}
    for name, path in files.items():
        if without_years(name) == without_years(path.name):
            for old, new in zip(years_in(name), years_in(path.name)):
                moved.setdefault(str(old), set()).add(new)
    for year, later in moved.items():
        if len(later) > 1:
            raise YearsNotUnderstoodError(text=f"{year} = {', '.join(map(str, sorted(later)))}")
    return {year: str(*later) for year, later in moved.items()}


def moved_on(text: str, years: Mapping[str, str]) -> str:
    """Return a text with later years, all at once: 2023 and 2024 become 2024 and 2025."""
    return _YEAR.sub(lambda found: years.get(found[0], found[0]), text)


def parameter_moved_on(name: str, value: object, years: Mapping[str, str]) -> object:
    """Return a parameter with later years in its texts, references excepted."""
    if name in _STAY:
        return value
    if isinstance(value, list):
        return [parameter_moved_on(name, one, years) for one in value]
    return moved_on(value, years) if isinstance(value, str) else value
