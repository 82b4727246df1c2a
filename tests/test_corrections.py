"""Decisions about rows: what they may say, how they are written, and how a row is found again by its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from core.corrections import Target, decide, found_again, from_lines, same_span, to_lines
from core.errors import CorrectionError

QUOTE = Target("quotes", "quote_1", "doc_1", "hash", 10, 30, "the words of the row", 0.4, "1.0")
ADA = {"actor_id": "a", "name": "Ada Example", "kind": "person", "country": "lv"}


def test_what_is_decided_at_once_has_one_id_one_time_and_one_author():
    made = decide(QUOTE, {"act": ("assert", "promise"), "speaker_id": (None, ADA)}, author="Ben", reason=" plain ")
    assert {one.field for one in made} == {"act", "speaker_id"}
    assert len({one.decision_id for one in made}) == len({one.at for one in made}) == 1
    assert {(one.author, one.reason) for one in made} == {("Ben", "plain")}
    assert len({one.correction_id for one in made}) == 2


def test_json_lines_give_back_what_was_written():
    at = datetime(2026, 5, 4, 12, 30, 0, 250_000, UTC)
    made = decide(QUOTE, {"speaker_id": (None, ADA), "date": ("2021-05-04", None)}, author="Ben", at=at)
    lines = list(to_lines(made))
    assert json.loads(lines[0])["new"] == ADA
    assert from_lines(lines, "file") == made


@pytest.mark.parametrize("line", ["[]", "{}", "no json", '{"correction_id": "c", "table": "quotes"}'])
def test_what_is_no_correction_is_named_by_its_line(line):
    with pytest.raises(CorrectionError, match="file, line 2"):
        from_lines(["", line], "file")


@pytest.mark.parametrize(
    ("table", "field", "new"),
    [
        ("documents", "title", "x"), ("quotes", "colour", "red"), ("quotes", "act", "sing"), ("quotes", "act", ["ask"]),
        ("quotes", "span", [3, 3]), ("quotes", "span", [True, 3]), ("quotes", "date", "4 May"),
        ("quotes", "speaker_id", {"actor_id": "a"}), ("quotes", "topics", "trade"), ("meetings", "country", "atlantis"),
        ("meetings", "dates", {"start": "2021-05-04", "end": "2021-05-01"}),
        ("meetings", "participants", [ADA | {"part": "king"}]),
        ("actors", "split", {"documents": [], "actor": ADA}), ("actors", "merge", None),
    ],
)  # fmt: skip
def test_what_no_row_could_take_is_refused(table, field, new):
    with pytest.raises(CorrectionError):
        decide(Target(table, "row"), {field: (None, new)}, author="Ben")


def test_spans_are_alike_by_what_they_share_of_what_both_cover():
    assert same_span((0, 10), (0, 10)) == 1.0
    assert same_span((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert same_span((0, 10), (20, 30)) == 0.0


def test_a_row_is_found_by_the_span_that_shares_most_and_by_none_that_shares_little():
    rows = [("far", 100, 120), ("near", 12, 30), ("inside", 10, 14)]
    assert found_again([(10, 30)], rows) == "near"
    assert found_again([(40, 60)], rows) is None
    assert found_again([(40, 60), (100, 118)], rows) == "far"
    assert found_again([(10, 30)], []) is None
