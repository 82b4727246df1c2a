"""Every step on one text: what all of parsing promises, whatever the text is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import pipeline, rows
from core.article import Document
from core.errors import ReadingError
from tests.fuzzing import examples

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
PIECES = [
    "President Farid Karimi", "met", "Foreign Minister Anna Lindqvist", "said that", "“We agree,”", "he added", ".",
    "\n\n", "\n", "TEHRAN, Aug. 8 (XYZ) --", "on Monday", "in Oslo", "who", "not", '"', "”", "’s", "Iran", "talks",
    "will visit", "- ", "Q:", "(", ")", "\t", "\u202e", "\x1b", "é", "2005", "the defense minister", "https://a.b/c",
]  # fmt: skip


def parsed(text: str) -> rows.Rows:
    return rows.of_article(pipeline.parse(Document(text, source="t.txt")), WHEN)


def assert_spans_cut_their_text(text: str, made: rows.Rows) -> None:
    for name, columns in (("mentions", [""]), ("quotes", ["", "cue_", "speaker_"]), ("meetings", [""])):
        for row in made[name]:
            for prefix in columns:
                if row[f"{prefix}start"] is not None:
                    cut = text[row[f"{prefix}start"] : row[f"{prefix}end"]]
                    assert cut
                    if prefix == "" and "text" in row:
                        assert row["text"] == cut
            if name == "quotes":
                cue = None if row["cue_start"] is None else text[row["cue_start"] : row["cue_end"]]
                assert row["cue"] == cue


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_seed_gives_the_same_rows_each_time_and_spans_that_cut_their_text(path):
    text = path.read_text("utf-8")
    first = parsed(text)
    assert first == parsed(text)
    assert first["documents"][0]["text"] == text
    assert first["quotes"] and first["meetings"]
    assert_spans_cut_their_text(text, first)


@pytest.mark.fuzz
@settings(max_examples=examples(40))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map(" ".join))
def test_any_text_is_parsed_or_refused_and_never_fails_otherwise(text):
    try:
        made = parsed(text)
    except ReadingError as refused:
        assert refused.reason in ("language", "encoding")
        return
    except UnicodeEncodeError:
        # Halves of characters are refused before the steps: tests/test_engine.py.
        assert any("\ud800" <= c <= "\udfff" for c in text)
        return
    assert_spans_cut_their_text(text, made)
    rows.joined([made]).check()


def test_the_steps_leave_the_text_as_it_was_read():
    text = "RIGA, May 4 (Wire) --\u00a0Anna  Lindqvist said that\u2028trade grew.\r\nShe left.\n"
    assert parsed(text)["documents"][0]["text"] == text
