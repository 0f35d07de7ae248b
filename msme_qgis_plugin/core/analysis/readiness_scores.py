"""Whether an office is ready to plan with data: answers to questions, scored by area."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..measures.field import Text
from ..paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWERS = {"yes": 2, "partly": 1, "no": 0}
_YES = ANSWERS["yes"]


@dataclass(frozen=True)
class Question:
    """One question, and what to do next where the answer is not yes."""

    id: str
    ask: Text
    next: Text


@dataclass(frozen=True)
class Area:
    """Questions about one thing, with the answers that were given: question -> 0, 1, 2."""

    label: Text
    questions: tuple[Question, ...]
    answers: Mapping[str, int]

    @property
    def score(self) -> float | None:
        """What the answers given reach of what they could, 0–1; None without an answer."""
        if not self.answers:
            return None
        return sum(self.answers.values()) / (_YES * len(self.answers))

    @property
    def to_do(self) -> tuple[Question, ...]:
        """The questions not answered with yes: no first, then partly; without answers left out."""
        lacking = [one for one in self.questions if self.answers.get(one.id, _YES) < _YES]
        return tuple(sorted(lacking, key=lambda one: self.answers[one.id]))

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(one for one in self.questions if one.id not in self.answers)


def read_areas(answers: Mapping[str, str] | None = None) -> tuple[Area, ...]:
    """Return the areas of the checklist with answers.

    Args:
        answers: id of a question -> one of `ANSWERS`, or "" for none.
    """
    held = json.loads(resource("readiness", "questions.json").read_text(encoding="utf-8"))
    areas = [
        (
            Text(**area["label"]),
            tuple(
                Question(one["id"], Text(**one["ask"]), Text(**one["next"]))
                for one in area["questions"]
            ),
        )
        for area in held["areas"]
    ]
    given = {question: ANSWERS[told] for question, told in (answers or {}).items() if told}
    return tuple(
        Area(label, questions, {one.id: given[one.id] for one in questions if one.id in given})
        for label, questions in areas
    )
