"""Whatever a text looks like, its segments are in order, apart and cut words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import layout
from core.article import Article, Document
from core.tables import SEGMENT_KINDS
from tests.fuzzing import examples

pytestmark = pytest.mark.fuzz

PIECES = [
    "\n", "\n\n", " ", "TEHRAN", "Geneva", ", ", "Aug. 8", "(MNA)", " -- ", " — ", "/TASS/", ": ", "By Jane Roe",
    "Talks went on.", "Talks go on", "“Peace”", "END/", "###", "- ", "1. ", "* * *", "Jane Roe: ", "News Code 1234",
    "Q: ", "2021", "Md.", "\u00a0", "\t", "Read more", "(Reporting by A; Editing by B)", "-", "/", "(", ")",
    "The minister said on Monday that talks would go on. " * 10,
]  # fmt: skip


@settings(max_examples=examples(400), deadline=None)
@given(text=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join))
def test_segments_of_any_text_are_in_order_and_hold_every_word(text: str) -> None:
    article = Article(Document(text))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    end, paragraph = 0, 0
    for segment in article.segments:
        assert end <= segment.start < segment.end <= len(text)
        assert segment.paragraph >= paragraph
        assert segment.kind in SEGMENT_KINDS
        assert text[segment.start : segment.end].strip() == text[segment.start : segment.end]
        end, paragraph = segment.end, segment.paragraph
    left = text
    for segment in reversed(article.segments):
        left = left[: segment.start] + left[segment.end :]
    # Between segments there is nothing but white space and the slash or bar between a byline and its city.
    assert not left.strip().replace("/", "").replace("|", "").strip()
    if article.dateline is not None:
        line = article.dateline
        assert any((s.start, s.end) == (line.start, line.end) for s in article.segments if s.kind == "dateline")
        assert line.month is None or 1 <= line.month <= 12
        assert line.day is None or 1 <= line.day <= 31
    assert layout.segments(Article(Document(text))) == article.segments
    layout.byline(article)
    layout.outlet(article)
