"""`msme:readiness`: a checklist of data, people, machines and rules, as one page."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFileDestination, QgsProcessingParameterString

from ..core.analysis.readiness_scores import ANSWERS, read_areas
from ..core.errors import WriteFailedError
from ..translate import language, number_text
from .base import MsmeAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.readiness_scores import Area, Question

_STYLE = (
    "body{font:11pt sans-serif;max-width:17cm;margin:1cm auto}h1{font-size:17pt}h2{font-size:12pt;"
    "margin:.5cm 0 .1cm}.bar{background:#ddd;height:.25cm}.bar div{background:#2166ac;height:.25cm}"
    "ul{margin:.15cm 0}li{margin:.05cm 0}.open{color:#666}"
)


class Readiness(MsmeAlgorithm):
    """Scores per area, and what to do next."""

    NAME = "readiness"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Readiness checklist")

    def shortDescription(self) -> str:
        return self.tr(
            "Sixteen questions about data, people, machines and rules; one page with a score for "
            "each area and what to do next."
        )

    def tags(self) -> list[str]:
        return ["checklist", "kesiapan", "daftar periksa", "capacity", "kapasitas", "satu data"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        labels = {"yes": self.tr("yes"), "partly": self.tr("partly"), "no": self.tr("no")}
        for question in self._questions():
            add_tokens(
                self,
                question.id,
                question.ask.get(language()),
                list(ANSWERS),
                self.tr("Leave empty what is not known."),
                optional=True,
                labels=labels,
            )
        self.add(
            QgsProcessingParameterString("OFFICE", self.tr("Office"), optional=True),
            self.tr("Stands at the head of the page."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_HTML", self.tr("Page"), self.tr("Page") + " (*.html)"
            ),
            self.tr("One page to read and print; it holds no scripts and loads nothing."),
        )
        self.give_numbers(
            SCORE=self.tr("Score of all answers, per cent"), ANSWERED=self.tr("Questions answered")
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        areas = read_areas(
            {
                one.id: self.parameterAsEnumString(parameters, one.id, context)
                for one in self._questions()
            }
        )
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context))
        office = self.parameterAsString(parameters, "OFFICE", context).strip()
        try:
            path.write_text(self._page(areas, office), encoding="utf-8")
        except OSError as error:
            raise WriteFailedError(reason=error.strerror or "") from error
        answers = [one for area in areas for one in area.answers.values()]
        return {
            "OUTPUT_HTML": str(path),
            "SCORE": 50 * sum(answers) / len(answers) if answers else None,
            "ANSWERED": len(answers),
        }

    def _questions(self) -> list[Question]:
        return [one for area in read_areas() for one in area.questions]

    def _page(self, areas: Iterable[Area], office: str) -> str:
        title = html.escape(" – ".join(filter(None, (self.tr("Readiness checklist"), office))))
        body = "".join(map(self._area, areas))
        return (
            f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8">'
            f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{body}"
            f"<p>{html.escape(self._method())}</p></body></html>\n"
        )

    def _method(self) -> str:
        return self.tr(
            "Score: the sum of the answers (yes 2, partly 1, no 0) over twice the number of "
            "questions answered. The answers are the office's own and nobody checked them."
        )

    def _area(self, area: Area) -> str:
        speech = language()
        share = area.score
        known = self.tr("{answered} of {count} questions answered").format(
            answered=len(area.answers), count=len(area.questions)
        )
        per_cent = "–" if share is None else f"{number_text(100 * share, 0)} %"
        parts = [
            f"<h2>{html.escape(area.label.get(speech))}: {per_cent} ({html.escape(known)})</h2>",
            ""
            if share is None
            else f'<div class="bar"><div style="width:{share:.0%}"></div></div>',
            "<ul>",
            *(f"<li>{html.escape(one.next.get(speech))}</li>" for one in area.to_do),
            *(
                f'<li class="open">{html.escape(self.tr("Not answered"))}: '
                f"{html.escape(one.ask.get(speech))}</li>"
                for one in area.open
            ),
            "</ul>",
        ]
        return "".join(parts)
