"""Whether an office is ready to plan with data: answers to questions, scored by area."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import MsmeError
from ..measures.field import Text
from ..messages import QT_TRANSLATE_NOOP
from ..paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

NO, PARTLY, YES = 0, 1, 2


class AnswerRefusedError(MsmeError):
    """An answer that is none, or to no question."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{answer}” is no answer to question “{question}”. Expected is 0 (no), 1 (partly), 2 (yes) "
        "or nothing, for one of: {questions}.",
    )


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
        return sum(self.answers.values()) / (YES * len(self.answers))

    @property
    def to_do(self) -> tuple[Question, ...]:
        """The questions not answered with yes: no first, then partly; without answers left out."""
        lacking = [one for one in self.questions if self.answers.get(one.id, YES) < YES]
        return tuple(sorted(lacking, key=lambda one: self.answers[one.id]))

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(one for one in self.questions if one.id not in self.answers)


def read_areas(answers: Mapping[str, str] | None = None) -> tuple[Area, ...]:
    """Return the areas of the checklist with answers.

    Args:
        answers: id of a question -> "0", "1", "2", or "" for none.

    Raises:
        AnswerRefusedError: an answer is another one, or to a question that is not there.
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
    known = [one.id for _, questions in areas for one in questions]
    given: dict[str, int] = {}
    for question, answer in (answers or {}).items():
        if question not in known or answer not in ("", "0", "1", "2"):
            raise AnswerRefusedError(answer=answer, question=question, questions=", ".join(known))
        if answer:
            given[question] = int(answer)
    return tuple(
        Area(label, questions, {one.id: given[one.id] for one in questions if one.id in given})
        for label, questions in areas
    )
