"""`communique evaluate`: what counts as right, and how errors are told apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.article import Article, Document, Quote
from core.errors import ReadingError
from core.evaluation import Predicted, calibration_error, compare, evaluate, read_gold, report, reports_speech

TEXT = (
    "Minister Zelnik said that the talks were useful. “We will meet again in May,” he added. Zelnik believes in luck."
)
SAID = "the talks were useful"
AGAIN = "We will meet again in May"


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold(**changed: object) -> dict[str, object]:
    quotes = [
        {"type": "indirect", "spans": [span(SAID)], "mention_spans": [span("Minister Zelnik")], "cue": "said"},
        {"type": "direct", "spans": [span(f"“{AGAIN},”")], "mention_spans": [span("he")], "cue": "added"},
        {"type": "indirect", "spans": [span("in luck")], "mention_spans": [span("Zelnik")], "cue": "believes"},
    ]
    return {"doc_id": "wire_1", "text": TEXT, "quotes": quotes} | changed


def said(words: str, type_: str, speaker: str | None, confidence: float = 0.9) -> Quote:
    return Quote(*span(words), type_, speaker_span=span(speaker) if speaker else None, confidence=confidence)


def measured(*quotes: Quote):  # type: ignore[no-untyped-def]
    return report([compare(gold(), Article(Document(TEXT), quotes=list(quotes)))])


def test_a_belief_is_neither_asked_for_nor_punished() -> None:
    both = measured(said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", "he"))
    with_belief = measured(
        said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", "he"), said("in luck", "indirect", "Zelnik believes")
    )
    assert (both.all.precision, both.all.recall, both.all.f1) == (1.0, 1.0, 1.0)
    assert with_belief.all.precision == 1.0
    assert both.all.wanted == 2


def test_marks_that_and_punctuation_at_the_edges_do_not_count() -> None:
    made = measured(said("that the talks were useful.", "indirect", "Zelnik"), said(f"“{AGAIN},”", "direct", "he"))
    assert made.all.f1 == 1.0


def test_a_wrong_speaker_counts_for_the_span_but_not_for_both() -> None:
    made = measured(said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", None))
    assert made.all.f1 == 1.0
    assert made.all.speaker == 0.5
    assert made.all.joint_f1 == 0.5
    assert list(made.errors) == ["no speaker"]


def test_errors_are_told_apart_by_kind() -> None:
    made = measured(said("the talks", "indirect", "Zelnik"), said("Minister", "indirect", None))
    assert {kind: len(found) for kind, found in made.errors.items()} == {
        "span too short": 1,
        "no statement there": 1,
        "missed, indirect": 1,
        "missed, direct": 1,
    }


def test_stretches_parted_by_other_words_are_right_one_by_one_or_as_a_whole() -> None:
    parts = [{"type": "direct", "spans": [span("the talks"), span("useful")], "mention_spans": [], "cue": None}]
    whole = Article(Document(TEXT), quotes=[said("the talks were useful", "direct", None)])
    assert report([compare(gold(quotes=parts), whole)]).all.recall == 1.0


def test_calibration_error_is_the_distance_of_confidence_from_what_is_right() -> None:
    sure = [Predicted("direct", True, True, 0.9)] * 9 + [Predicted("direct", False, None, 0.9)]
    assert calibration_error(sure) == pytest.approx(0.0)
    assert calibration_error([Predicted("direct", False, None, 0.9)] * 10) == pytest.approx(0.9)


@pytest.mark.parametrize("cue", ["said", "was quoted as saying", "tells", "denied", "according to", ":", "stressing"])
def test_cues_that_report_speech(cue: str) -> None:
    assert reports_speech(cue)


@pytest.mark.parametrize("cue", ["thinks", "believed", "plans to", "shows", "hoped"])
def test_cues_that_report_a_belief_or_a_finding(cue: str) -> None:
    assert not reports_speech(cue)


def test_figures_are_given_by_outlet_where_ids_name_it() -> None:
    article = Article(Document(TEXT), quotes=[said(SAID, "indirect", "Zelnik")])
    made = report([compare(gold(), article), compare(gold(doc_id="paper_2"), article)])
    assert list(made.by_outlet) == ["paper", "wire"]
    assert "paper" in str(made)
    assert made.intervals["F1"][0] <= made.all.f1 <= made.intervals["F1"][1]


def test_a_gold_file_is_parsed_and_measured(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold()) + "\n", encoding="utf-8")
    made = evaluate(path)
    assert made.documents == 1
    assert made.all.recall == 1.0


@pytest.mark.parametrize(
    "content",
    ["", "not json\n", '{"doc_id": "a"}\n', '{"text": "ab", "quotes": [{"type": "direct", "spans": [[0, 9]]}]}\n'],
)
def test_a_file_that_is_no_gold_says_what_is_wrong(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError, match="gold"):
        read_gold(path)


def test_a_missing_gold_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        read_gold(tmp_path / "none.jsonl")
