"""What a recipe is, and how it is written down.

A recipe is a JSON object: `msme_recipe` (its version), `plugin_version` and `steps`, each after
those that it reads. A step is `id`, `algorithm`, `parameters` and `outputs` (output -> name of its
file, "" for a layer). A parameter is plain JSON, or says what was read: `{"file": name, "sha256":
digest}` with `layer` where it is one of several in the file, or `{"step": id, "output": name}`;
either may have a `filter`. Files are known by name and content alone, so that a recipe holds no
folder of anybody.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ..paths import plugin_version
from .errors import (
    RecipeEmptyError,
    RecipeNewerError,
    RecipeNotUnderstoodError,
    RecipeStepUnknownError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

VERSION = 1
FILE, STEP = "file", "step"
_OURS, _DIGITS = "msme:", 12


@dataclass(frozen=True)
class Step:
    """One algorithm that was run; see the module for its parts."""

    algorithm: str
    parameters: Mapping[str, Any]
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What tells a step from all others: what it does, and everything before it."""
        text = json.dumps(asdict(self), sort_keys=True)
        return f"{self.algorithm.removeprefix(_OURS)}-{sha256(text.encode()).hexdigest()[:_DIGITS]}"

    def references(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield what it reads of a kind, `FILE` or `STEP`."""
        for value in self.parameters.values():
            each = value if isinstance(value, list) else [value]
            yield from (one for one in each if isinstance(one, dict) and kind in one)


def document(steps: Iterable[Step]) -> dict[str, Any]:
    """Return a recipe as JSON holds it.

    Raises:
        RecipeEmptyError: there are no steps.
    """
    told = [{"id": one.id, **asdict(one)} for one in steps]
    if not told:
        raise RecipeEmptyError(version=plugin_version())
    return {"msme_recipe": VERSION, "plugin_version": plugin_version(), "steps": told}


def as_text(steps: Iterable[Step]) -> str:
    """Return a recipe as the text of its file."""
    return json.dumps(document(steps), ensure_ascii=False, indent=1)


def read_recipe(path: Path) -> dict[str, Step]:
    """Read a recipe.

    Returns:
        The steps by the ids that the file gives them, each after those that it reads.

    Raises:
        RecipeNotUnderstoodError, RecipeNewerError, RecipeStepUnknownError: it cannot be run.
    """
    try:
        return parse_recipe(json.loads(path.read_text(encoding="utf-8-sig")), path.name)
    except (OSError, ValueError) as error:
        raise RecipeNotUnderstoodError(file=path.name, reason=error) from error


def parse_recipe(told: object, name: str) -> dict[str, Step]:
    """Return the steps of a recipe; see `read_recipe`."""
    if not isinstance(told, dict) or not isinstance(told.get("msme_recipe"), int):
        raise RecipeNotUnderstoodError(file=name, reason="msme_recipe")
    if told["msme_recipe"] > VERSION:
        raise RecipeNewerError(file=name, version=told["msme_recipe"], known=VERSION)
    steps: dict[str, Step] = {}
    # Ids are what steps say, whoever wrote the file.
    ids: dict[object, str] = {}

    def known(one: dict[str, Any]) -> dict[str, Any]:
        if STEP not in one:
            return one
        steps[ids[one[STEP]]].outputs[one["output"]]
        return {**one, STEP: ids[one[STEP]]}

    try:
        for one in told["steps"]:
            step = Step(
                str(one["algorithm"]),
                {key: with_references(held, known) for key, held in one["parameters"].items()},
                # A name and no more: nothing is written outside of the folder that is given.
                {key: PurePath(text).name for key, text in dict(one.get("outputs", {})).items()},
            )
            if not step.algorithm.startswith(_OURS):
                raise RecipeStepUnknownError(file=name, algorithm=step.algorithm)
            ids[one["id"]] = step.id
            steps[step.id] = step
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        reason = f"steps, {len(steps) + 1}: {error}"
        raise RecipeNotUnderstoodError(file=name, reason=reason) from error
    return steps


def files_of(steps: Iterable[Step]) -> dict[str, str]:
    """Return the files that steps read, each with its digest.

    Two that had one name are told apart: the second is `name (2)`.
    """
    return {name: digest for (_, digest), name in _named(steps).items()}


def name_of(steps: Iterable[Step]) -> Callable[[dict[str, Any]], str]:
    """Return what says by which name of `files_of` a file is meant."""
    named = _named(steps)
    return lambda one: named[one[FILE], one.get("sha256", "")]


def _named(steps: Iterable[Step]) -> dict[tuple[str, str], str]:
    keys = dict.fromkeys(
        (str(one[FILE]), str(one.get("sha256", "")))
        for step in steps
        for one in step.references(FILE)
    )
    named: dict[tuple[str, str], str] = {}
    for key in keys:
        before = sum(other[0] == key[0] for other in named)
        named[key] = key[0] if not before else f"{key[0]} ({before + 1})"
    return named


def with_references(value: object, change: Callable[[dict[str, Any]], object]) -> object:
    """Return a parameter with each of its references changed."""
    if isinstance(value, list):
        return [with_references(one, change) for one in value]
    return change(value) if isinstance(value, dict) else value
