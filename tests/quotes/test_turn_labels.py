"""Transcripts: whose turn it is, and what only looks like a label."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.article import Article
from core.quotes.turns import turns

BRIEFING = """MS. OKAFOR: Good morning. The ambassador will return to Accra on Friday.

QUESTION: Will she see the president?

MS. OKAFOR: I expect so. We have asked for a meeting.

We have not had an answer yet.

QUESTION: Thank you.

MS. OKAFOR: Thank you all.
"""


def spans_of(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def shown(text: str, people: list[str]) -> list[tuple[str, str]]:
    spans = sorted((text.index(p), text.index(p) + len(p)) for p in people)
    made = turns(text, spans_of(text), spans)
    return [(text[t.label[0] : t.label[1]], text[t.start : t.end]) for t in made]


def test_labels_in_capitals_and_questions_are_turns() -> None:
    labels = [label for label, _ in shown(BRIEFING, [])]
    assert labels == ["MS. OKAFOR", "QUESTION", "MS. OKAFOR", "MS. OKAFOR", "QUESTION", "MS. OKAFOR"]


def test_a_paragraph_between_turns_goes_on_with_the_turn_before() -> None:
    assert ("MS. OKAFOR", "We have not had an answer yet") in shown(BRIEFING, [])


def test_turns_within_one_paragraph_end_where_the_next_begins() -> None:
    text = (
        "The talks were opened by the host. President of Norland Erik Dahl: Welcome to Bergen, Mr President. "
        "President of Sudria Ana Costa: Thank you. We have much to discuss, and little time to do it in this "
        "beautiful city of yours."
    )
    assert shown(text, ["Erik Dahl", "Ana Costa"]) == [
        ("President of Norland Erik Dahl", "Welcome to Bergen, Mr President"),
        (
            "President of Sudria Ana Costa",
            "Thank you. We have much to discuss, and little time to do it in this beautiful city of yours",
        ),
    ]


def test_a_list_with_a_colon_is_no_turn() -> None:
    assert shown("The Talks: Three ministers came.\n\nBackground: The dispute began in 1974.\n", []) == []


def test_a_sub_headline_that_names_its_speaker_first_is_no_turn() -> None:
    assert shown("Dahl: Norland determined to expand ties\n", ["Dahl"]) == []


def test_questions_are_asked_and_nobody_is_named_for_them(parsed: Callable[[str], Article]) -> None:
    asked = [q for q in parsed(BRIEFING).quotes if q.act == "ask"]
    assert [q.speaker for q in asked] == [None]
    assert {q.type for q in parsed(BRIEFING).quotes} == {"direct"}


def test_a_label_in_capitals_is_one_person(parsed: Callable[[str], Article]) -> None:
    speakers = {id(q.speaker): q.speaker.name for q in parsed(BRIEFING).quotes if q.speaker is not None}
    assert list(speakers.values()) == ["Okafor"]


def test_time_grows_no_faster_than_a_text_of_colons() -> None:
    text = "Aa Bb: cc. " * 50_000
    began = time.perf_counter()
    turns(text, [(0, len(text))], [])
    assert time.perf_counter() - began < 20


def test_a_place_before_an_item_of_news_has_no_turn() -> None:
    text = "LUSAKA: Heavy rains have forced the vice-president to call off a trip, officials said on Tuesday."
    assert shown(text, ["LUSAKA"]) == []


def test_the_office_may_stand_behind_the_name_in_a_label() -> None:
    rest = (
        "We have much to discuss today, and little time to do it in, so let me come to the point at once, my friends."
    )
    text = f"The talks began at nine. Erik Dahl, Foreign Minister of Norland: {rest}"
    assert [label for label, _ in shown(text, ["Erik Dahl"])] == ["Erik Dahl"]


def test_a_box_of_the_name_that_was_run_into_a_label_is_none_of_the_words() -> None:
    rest = (
        "We have much to discuss today, and little time to do it in, so let me come to the point at once, my friends."
    )
    text = f"Let us begin. President of Norland Erik Dahl Dahl ErikPresident of Norland (interpreted): {rest}"
    assert shown(text, ["President of Norland Erik Dahl"]) == [("President of Norland Erik Dahl", rest.rstrip("."))]


def test_two_names_before_a_colon_are_no_name_with_an_office() -> None:
    rest = (
        "We have much to discuss today, and little time to do it in, so let me come to the point at once, my friends."
    )
    text = f"They spoke in turn. Erik Dahl, Minister of Norland Ana Costa: {rest}"
    labels = [label for label, _ in shown(text, ["Erik Dahl", "Minister of Norland Ana Costa"])]
    assert labels == ["Erik Dahl, Minister of Norland Ana Costa"]


def test_a_heading_that_runs_into_a_label_is_left_out() -> None:
    rest = (
        "We have much to discuss today, and little time to do it in, so let me come to the point at once, my friends."
    )
    text = f"They met at nine. Beginning of the talks in Bergen President of Norland Erik Dahl: {rest}"
    assert [label for label, _ in shown(text, ["President of Norland Erik Dahl"])] == ["President of Norland Erik Dahl"]
    text = f"The talks in Bergen were opened by President of Norland Erik Dahl: {rest}"
    assert shown(text, ["President of Norland Erik Dahl"]) == []
