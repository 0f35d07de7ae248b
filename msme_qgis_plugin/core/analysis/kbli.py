"""Sections of KBLI: which sector a letter or a title means, and in which year.

From J on the letters of 2025 mean other sectors than those of 2015 and 2020,
which share theirs. So no letter is read before the version is known.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from ..paths import resource
from .errors import (
    AmbiguousKbliError,
    KbliConflictError,
    KbliCrosswalkError,
    KbliDiffersError,
    MixedKbliError,
    NoSectionError,
)
from .structure_options import KbliVersion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ..measures.field import Field

_OLD = frozenset({KbliVersion.V2015, KbliVersion.V2020})
_ALL = frozenset(KbliVersion)
# With or without digits, as a division has them.
_LETTER_ALONE = re.compile(r"[^\W\d_]\d*")
_LETTER = re.compile(
    r"(?:(?:kategori|kat|section|sektor|seksi|kbli|lapangan usaha)\W+)?"
    r"([A-Va-v])(?:[\s.:)\-–—_/]+(.*))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+")
# Words that come and go between the editions and in tables' short titles.
_DROPPED = frozenset({"dan", "and", "serta", "the", "aktivitas", "jasa", "activities"})
_LAST_YEAR_BEFORE_2025, _LAST_YEAR_BEFORE_2020 = 2024, 2019
_SHOWN, _TOLD = 6, 2

_TOLD_BY_YEAR = QT_TRANSLATE_NOOP(
    "core", "The sectors are those of {version}: the table is of {year}."
)
_TOLD_BY_TEXT = QT_TRANSLATE_NOOP(
    "core", "The sectors are those of {version}, as these tell: {examples}."
)
_TOLD_BY_SCOPE = QT_TRANSLATE_NOOP(
    "core",
    "The sectors are those of {version}: the Economic Census leaves out "
    "other letters in the other version.",
)
_SAME = QT_TRANSLATE_NOOP(
    "core",
    "The letters ({sectors}) mean the same sectors in {versions}, so the "
    "version need not be known; they are named as in {version}.",
)
_NEARLY_SAME = QT_TRANSLATE_NOOP(
    "core",
    "The letters ({sectors}) mean the same sectors in {versions}, so the "
    "version need not be known; they are named as in {version}. Only the "
    "repair of motor vehicles, part of G until 2020, is part of T from 2025.",
)
_GIVEN = QT_TRANSLATE_NOOP("core", "The sectors are read as those of {version}, as was said.")


@dataclass(frozen=True)
class Section:
    """One section: its letter in one version, names, crosswalk, first and last division."""

    version: KbliVersion
    letter: str
    name_id: str
    name_en: str
    in_census: bool
    to_2020: str
    approximate: bool
    divisions: tuple[int, ...]


@dataclass(frozen=True)
class Evidence:
    """What one text says.

    letters: the letter that it means in each version that knows it.
    proves: whether its title, or a letter that one version alone has, says
        which versions these are.
    """

    letters: Mapping[KbliVersion, str]
    proves: bool


@dataclass(frozen=True)
class KbliDecision:
    """Which version a table's sectors are of, and why."""

    version: KbliVersion
    reason: Message


@lru_cache(maxsize=1)
def sections() -> tuple[Section, ...]:
    """Read the plugin's own list of sections, once.

    Raises:
        ResourceMissingError: the list is not there.
    """
    path = resource("reference", "kbli.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Section(
                version=KbliVersion(row["version"]),
                letter=row["letter"],
                name_id=row["name_id"],
                name_en=row["name_en"],
                in_census=row["in_economic_census"] == "1",
                to_2020=row["to_2020"],
                approximate=row["approximate"] == "1",
                divisions=tuple(map(int, row["divisions"].split("-"))),
            )
            for row in csv.DictReader(file)
        )


def section_name(version: KbliVersion, letter: str, language: str) -> str:
    """Return a section's name, Indonesian for `id`, else English."""
    for one in sections():
        if (one.version, one.letter) == (version, letter):
            return one.name_id if language == "id" else one.name_en
    return letter


@lru_cache(maxsize=4096)
def read_section(text: str) -> Evidence | None:
    """Read a letter, a title or both; None where the text is neither.

    Raises:
        KbliConflictError: letter and title contradict each other in every
            version.
    """
    found = _LETTER.fullmatch(text.strip())
    if found is None:
        titled = _by_title(text)
        return Evidence(titled, proves=True) if titled else None
    letter = found.group(1).upper()
    knowing = {one.version: letter for one in sections() if one.letter == letter}
    titled = _by_title(found.group(2) or "")
    if not titled:
        return Evidence(knowing, proves=len(knowing) < len(_ALL))
    agreeing = {v: one for v, one in titled.items() if one == letter}
    if not agreeing:
        raise KbliConflictError(text=text.strip(), versions=_listed(titled.items()))
    return Evidence(agreeing, proves=len(agreeing) < len(_ALL))


def is_title(text: str) -> bool:
    """Say whether a text is the title of a section in some version."""
    return bool(_by_title(text))


def decide_version(
    texts: Iterable[str],
    *,
    given: KbliVersion | None = None,
    year: int | None = None,
    census: bool = False,
) -> KbliDecision:
    """Say which version the sectors of a table are of.

    Args:
        texts: the distinct sector cells or headers that `read_section` reads.
        given: what the caller says.
        year: the year that the table is of.
        census: whether it is a table of an Economic Census.

    Raises:
        MixedKbliError: texts that no version has together.
        KbliConflictError: the texts contradict what is given.
        AmbiguousKbliError: nothing tells the version.
    """
    read = {text: evidence for text in texts if (evidence := read_section(text)) is not None}
    possible = _possible(read)
    if given is not None:
        if given not in possible:
            text = next(t for t, one in read.items() if given not in one.letters)
            raise KbliConflictError(text=text, versions=_listed(read[text].letters.items()))
        return KbliDecision(given, Message(_GIVEN, {"version": given.label}))
    proving = [text for text, one in read.items() if one.proves]
    if one_list(possible):
        version = _newest(possible, year)
        examples = [t for t in proving if set(read[t].letters) != _ALL]
        values = {"version": version.label, "examples": "; ".join(examples[:_TOLD])}
        return KbliDecision(version, Message(_TOLD_BY_TEXT, values))
    if year is not None and year <= _LAST_YEAR_BEFORE_2025:
        version = _newest(possible - {KbliVersion.V2025}, year)
        values = {"version": version.label, "year": str(year)}
        return KbliDecision(version, Message(_TOLD_BY_YEAR, values))
    if census:
        scope = _in_scope(read, possible)
        if one_list(scope):
            version = _newest(scope, year)
            values = {"version": version.label}
            return KbliDecision(version, Message(_TOLD_BY_SCOPE, values))
    if all(set(one.letters.values()) <= _lasting() for one in read.values()):
        return _of_any_version(read, possible, year)
    raise AmbiguousKbliError(
        sectors=", ".join(sorted(read)[:_SHOWN]),
        first=KbliVersion.V2020.label,
        second=KbliVersion.V2025.label,
    )


def _of_any_version(
    read: Mapping[str, Evidence], possible: Collection[KbliVersion], year: int | None
) -> KbliDecision:
    """Take the newest version where all give the letters one meaning."""
    version = _newest(possible, year)
    letters = sorted({one.letters[version] for one in read.values()})
    nearly = any(one.approximate for one in sections() if one.letter in letters)
    values = {
        "sectors": ", ".join(letters),
        "versions": ", ".join(sorted(one.label for one in possible)),
        "version": version.label,
    }
    return KbliDecision(version, Message(_NEARLY_SAME if nearly else _SAME, values))


@lru_cache(maxsize=1)
def _lasting() -> frozenset[str]:
    """Return the letters that mean one sector in every version."""
    newest = [one for one in sections() if one.version is KbliVersion.V2025]
    held = Counter(one.to_2020 for one in newest)
    return frozenset(
        one.letter for one in newest if one.letter == one.to_2020 and held[one.letter] == 1
    )


def one_list(versions: Collection[KbliVersion]) -> bool:
    """Say whether all of these give the letters the same meaning."""
    return set(versions) <= _OLD or len(versions) == 1


def refuse_sectors(fields: Iterable[Field]) -> None:
    """Refuse sectors that cannot be compared.

    Words, and letters where none is of KBLI, are sectors of one's own.

    Raises:
        KbliDiffersError: of two versions of KBLI.
        NoSectionError: a letter that KBLI does not have, among letters that it has.
    """
    held = [one for one in fields if one.sector]
    told = sorted({one.kbli for one in held if one.kbli})
    if len(told) > 1 and not one_list([KbliVersion(one) for one in told]):
        raise KbliDiffersError(first=told[0], second=told[-1])
    letters = sorted({str(one.sector) for one in held if _LETTER_ALONE.fullmatch(str(one.sector))})
    known = [one for one in letters if _LETTER.match(one)]
    for one in letters if known else ():
        if one not in known:
            raise NoSectionError(text=one, others=", ".join(known))


def crosswalk(source: KbliVersion, target: KbliVersion) -> dict[str, str]:
    """Return letter -> letter; several letters may become one.

    J and K of 2025 together are J of 2020. Nothing tells how J of 2020 is
    divided, so that way is closed.

    Raises:
        KbliCrosswalkError: the target is finer than the source.
    """
    if target is KbliVersion.V2025 and source is not target:
        raise KbliCrosswalkError(source=source.label, target=target.label)
    own = [one for one in sections() if one.version is source]
    if one_list({source, target}):
        return {one.letter: one.letter for one in own}
    return {one.letter: one.to_2020 for one in own}


def _possible(read: Mapping[str, Evidence]) -> frozenset[KbliVersion]:
    possible = _ALL
    for text, evidence in read.items():
        left = possible & set(evidence.letters)
        if not left:
            other = next((t for t, one in read.items() if _apart(one, evidence)), next(iter(read)))
            raise MixedKbliError(first=other, second=text)
        possible = left
    return possible


def _apart(first: Evidence, second: Evidence) -> bool:
    return not set(first.letters) & set(second.letters)


def _in_scope(
    read: Mapping[str, Evidence], possible: Collection[KbliVersion]
) -> frozenset[KbliVersion]:
    """Leave out versions in which the census would not hold a letter."""
    outside = {(one.version, one.letter) for one in sections() if not one.in_census}
    return frozenset(
        version
        for version in possible
        if not any((version, e.letters[version]) in outside for e in read.values())
    )


def _newest(versions: Collection[KbliVersion], year: int | None) -> KbliVersion:
    if year is not None and year <= _LAST_YEAR_BEFORE_2020 and KbliVersion.V2015 in versions:
        return KbliVersion.V2015
    return max(versions, key=lambda one: one.value)


def _by_title(text: str) -> dict[KbliVersion, str]:
    words = _words(text)
    if not words:
        return {}
    found: dict[KbliVersion, str] = {}
    for version in KbliVersion:
        letter = _titles(version).get(words) or _by_first_words(version, words)
        if letter:
            found[version] = letter
    return found


def _by_first_words(version: KbliVersion, words: tuple[str, ...]) -> str | None:
    """Find the one section whose title begins with these words."""
    letters = {letter for title, letter in _titles(version).items() if title[: len(words)] == words}
    return letters.pop() if len(letters) == 1 else None


@lru_cache(maxsize=4)
def _titles(version: KbliVersion) -> dict[tuple[str, ...], str]:
    own = [one for one in sections() if one.version is version]
    named = [(_words(name), one.letter) for one in own for name in (one.name_id, one.name_en)]
    often = Counter(words for words, _ in named)
    return {words: letter for words, letter in named if often[words] == 1}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _DROPPED)


def _listed(pairs: Iterable[tuple[KbliVersion, str]]) -> str:
    return ", ".join(f"{letter} ({v.label})" for v, letter in pairs)
