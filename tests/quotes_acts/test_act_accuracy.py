"""What statements do, on sentences marked by hand (statements.jsonl: text, cue, content, act)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import language
from core.article import Article, Document, Segment
from core.quotes.acts import act_of
from core.quotes.contents import Content
from core.quotes.links import Setting, Statement

STATEMENTS = [json.loads(line) for line in (Path(__file__).parent / "statements.jsonl").read_text("utf-8").splitlines()]


def acts() -> Iterator[tuple[str, str, str]]:
    for row in STATEMENTS:
        yield row["act"], act_in(row["text"], row.get("cue"), row["content"]), row["text"]


def act_in(text: str, cue: str | None, content: str) -> str:
    article = Article(Document(text), segments=[Segment(0, len(text), "body", 0)])
    doc = language.analyse(article)
    start = text.index(content)
    kind = "direct" if start and text[start - 1] in '“"' else "indirect"
    span = (text.index(cue), text.index(cue) + len(cue)) if cue else None
    statement = Statement(Content(start, start + len(content), kind, 1.0, 0), span, None, 1.0)
    return act_of(statement, Setting(doc, [(0, len(text))], [], []))


def test_nine_of_ten_acts_are_the_ones_that_people_named() -> None:
    wrong = [(wanted, got, text) for wanted, got, text in acts() if wanted != got]
    assert len(wrong) <= len(STATEMENTS) / 10, wrong


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The minister did not rule out further talks.", "did not rule out", "further talks"),
        ("The envoy did not condemn the attack.", "did not condemn", "the attack"),
        ("The office refused to say who had signed the order.", "refused to say", "who had signed the order"),
    ],
)
def test_what_was_not_done_is_no_act(text: str, cue: str, content: str) -> None:
    assert act_in(text, cue, content) == "assert"


def test_a_judgement_in_the_first_person_is_what_it_says() -> None:
    text = "“We condemn the attack on the convoy,” she said."
    assert act_in(text, "said", "We condemn the attack on the convoy") == "criticise"
