"""`msme:readiness`: answers become one page with a score per area and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsProcessingException

from msme_qgis_plugin.core.analysis.readiness_scores import read_areas

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run


def test_scores_are_of_the_questions_answered() -> None:
    areas = read_areas({"D1": "yes", "D2": "partly", "D3": "no", "P1": "no", "M1": ""})
    # (2 + 1 + 0) of 6; a 0 of 2; nothing is known of machines and rules.
    assert [area.score for area in areas] == [0.5, 0.0, None, None]
    assert [one.id for one in areas[0].to_do] == ["D3", "D2"]
    assert [one.id for one in areas[0].open] == ["D4"]


def test_every_question_is_there_once_in_both_languages() -> None:
    questions = [one for area in read_areas() for one in area.questions]
    assert len({one.id for one in questions}) == len(questions) == 16
    for one in questions:
        assert one.ask.en.endswith("?")
        assert one.ask.id.endswith("?")
        assert one.next.en != one.next.id


def test_page_has_scores_and_next_steps_and_loads_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "siap.html"
    made = run(
        "msme:readiness",
        D1="yes",
        D2="partly",
        R1="no",
        OFFICE="Dinas <b>Koperasi</b>",
        OUTPUT_HTML=str(path),
    )
    page = path.read_text(encoding="utf-8")
    # 3 of 6.
    assert (made["SCORE"], made["ANSWERED"]) == (50, 3)
    assert "<h2>Data: 75 % (2 of 4 questions answered)</h2>" in page
    assert "<h2>Rules: 0 % (1 of 4 questions answered)</h2>" in page
    assert "<h2>People: – (0 of 4 questions answered)</h2>" in page
    assert "Agree on one column with the code" in page
    assert "Run “Gaps in the data”" not in page
    assert "Dinas &lt;b&gt;Koperasi&lt;/b&gt;" in page
    for sign in ("<script", "http", "src=", "href="):
        assert sign not in page.lower()


@pytest.mark.usefixtures("provider")
def test_the_dialog_asks_the_questions() -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById("msme:readiness")
    for area in read_areas():
        for one in area.questions:
            assert algorithm.parameterDefinition(one.id).description() in (one.ask.en, one.ask.id)


def test_without_answers_there_is_no_score(run: Run) -> None:
    made = run("msme:readiness", D1=None)
    assert (made["SCORE"], made["ANSWERED"]) == (None, 0)


def test_another_answer_is_refused(run: Run) -> None:
    with pytest.raises(QgsProcessingException, match="D1"):
        run("msme:readiness", D1="perhaps")
