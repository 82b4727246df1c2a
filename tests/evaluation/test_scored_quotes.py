"""`communique evaluate`: what counts as a right statement, and how errors are told apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from core.article import Actor, Article, Document, Meeting, Quote, Topic
from core.evaluation import Report, gold_of, scored
from core.evaluation.lexicon import reports_speech
from core.evaluation.quotes import Figures, Predicted, calibration_error

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


def said(words: str, type_: str, at: str | None, **more: object) -> Quote:
    made = Quote(*span(words), type_, speaker_span=span(at) if at else None, confidence=0.9)
    for name, value in more.items():
        setattr(made, name, value)
    return made


def against(marked: dict[str, object], *quotes: Quote) -> Report:
    return scored([(gold_of(marked, "gold"), Article(Document(TEXT), quotes=list(quotes)))])


def measured(*quotes: Quote) -> Report:
    return against(gold(), *quotes)


def all_of(report: Report) -> Figures:
    assert report.quotes is not None
    return report.quotes.all


def kinds(report: Report) -> dict[str, int]:
    return dict(Counter(error.kind for error in report.errors))


def test_a_belief_is_neither_asked_for_nor_punished() -> None:
    both = all_of(measured(said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", "he")))
    with_belief = measured(
        said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", "he"), said("in luck", "indirect", "Zelnik believes")
    )
    assert (both.precision, both.recall, both.f1) == (1.0, 1.0, 1.0)
    assert all_of(with_belief).precision == 1.0
    assert both.wanted == 2


def test_marks_that_and_punctuation_at_the_edges_do_not_count() -> None:
    made = measured(said("that the talks were useful.", "indirect", "Zelnik"), said(f"“{AGAIN},”", "direct", "he"))
    assert all_of(made).f1 == 1.0


def test_a_wrong_speaker_counts_for_the_span_but_not_for_both() -> None:
    made = measured(said(SAID, "indirect", "Zelnik"), said(AGAIN, "direct", None))
    assert all_of(made).f1 == 1.0
    assert all_of(made).speaker == 0.5
    assert all_of(made).joint_f1 == 0.5
    assert kinds(made) == {"no speaker": 1}


def test_errors_are_told_apart_by_kind() -> None:
    made = measured(said("the talks", "indirect", "Zelnik"), said("Minister", "indirect", None))
    assert kinds(made) == {"span too short": 1, "no statement there": 1, "missed, indirect": 1, "missed, direct": 1}


def test_stretches_parted_by_other_words_are_right_one_by_one_or_as_a_whole() -> None:
    parts = [{"type": "direct", "spans": [span("the talks"), span("useful")], "mention_spans": [], "cue": None}]
    assert all_of(against(gold(quotes=parts), said("the talks were useful", "direct", None))).recall == 1.0


def test_a_statement_may_be_marked_by_its_words_and_its_speaker_by_name() -> None:
    marked = gold(quotes=[{"type": "indirect", "text": SAID, "speaker": "Jana Zelnik"}])
    right = said(SAID, "indirect", "Zelnik", speaker=Actor("Zelnik", "person"))
    other = said(SAID, "indirect", "Zelnik", speaker=Actor("Jana Zelnikova", "person"))
    assert all_of(against(marked, right)).joint_f1 == 1.0
    assert all_of(against(marked, right)).identity == 1.0
    assert all_of(against(marked, other)).joint_f1 == 0.0


def test_a_speaker_seen_at_the_right_place_may_still_be_taken_for_another() -> None:
    marked = gold(quotes=[{"type": "direct", "text": AGAIN, "mention_spans": [span("he")], "speaker": "Jana Zelnik"}])
    made = against(marked, said(AGAIN, "direct", "he", speaker=Actor("Olga Moor", "person")))
    assert (all_of(made).speaker, all_of(made).identity) == (1.0, 0.0)
    assert kinds(made) == {"speaker taken for another": 1}


def test_acts_are_counted_with_assert_and_without() -> None:
    quotes = [
        {"type": "indirect", "text": SAID, "act": "assert"},
        {"type": "direct", "text": AGAIN, "act": "announce", "act_also": ["promise"]},
    ]
    made = against(
        gold(quotes=quotes), said(SAID, "indirect", None, act="praise"), said(AGAIN, "direct", None, act="promise")
    )
    assert (all_of(made).act, all_of(made).act_but_assert) == (0.5, 1.0)
    assert kinds(made) == {"wrong act": 1}


def test_topics_are_scored_where_they_are_marked() -> None:
    marked = gold(quotes=[{"type": "indirect", "text": SAID, "topics": ["nuclear", "energy"]}])
    quote = said(SAID, "indirect", None)
    article = Article(Document(TEXT), quotes=[quote])
    article.topics = [Topic(quote, "nuclear", 0.9), Topic(quote, "terrorism", 0.5)]
    assert all_of(scored([(gold_of(marked, "gold"), article)])).topics_f1 == 0.5
    assert all_of(measured(quote)).topics_f1 is None


def test_a_statement_belongs_to_the_meeting_that_its_gold_names() -> None:
    quotes = [
        {"type": "indirect", "text": SAID, "meeting": "M1"},
        {"type": "direct", "text": AGAIN, "meeting": None},
    ]
    meetings = [{"id": "M1", "kind": "meeting", "status": "held", "participants": []}]
    row = Meeting(0, 8, "meeting", "held")
    told = [said(SAID, "indirect", None, meeting=row), said(AGAIN, "direct", None, meeting=row)]
    article = Article(Document(TEXT), quotes=told, meetings=[row])
    made = scored([(gold_of(gold(quotes=quotes, meetings=meetings), "gold"), article)])
    assert made.meetings is not None
    assert made.meetings.all.tie == 0.5


def test_calibration_error_is_the_distance_of_confidence_from_what_is_right() -> None:
    sure = [Predicted("direct", True, True, 0.9)] * 9 + [Predicted("direct", False, None, 0.9)]
    assert calibration_error(sure) == pytest.approx(0.0)
    assert calibration_error([Predicted("direct", False, None, 0.9)] * 10) == pytest.approx(0.9)


@pytest.mark.parametrize("cue", ["said", "was quoted as saying", "tells", "denied", "according to", ":", "stressing"])
def test_cues_that_report_speech(cue: str) -> None:
    assert reports_speech(cue)


@pytest.mark.parametrize("cue", ["thinks", "believed", "plans to", "shows", "hoped", "declined", "offering"])
def test_cues_that_report_a_belief_or_a_finding(cue: str) -> None:
    assert not reports_speech(cue)


def test_figures_are_given_by_outlet_where_ids_or_the_gold_name_it(tmp_path: Path) -> None:
    article = Article(Document(TEXT), quotes=[said(SAID, "indirect", "Zelnik")])
    marked = [gold(), gold(doc_id="paper_2"), gold(doc_id="3", outlet="Radio North")]
    made = scored([(gold_of(one, "gold"), article) for one in marked])
    assert made.quotes is not None
    assert list(made.quotes.by_outlet) == ["Radio North", "paper", "wire"]
    assert "Radio North" in str(made)
    low, high = made.quotes.intervals["f1"]
    assert low <= (made.quotes.all.f1 or 0) <= high
