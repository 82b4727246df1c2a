"""A text too long to be held whole: read in portions, its rows are where their words stand in the whole."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import engine, layout, parse_files, pipeline, portions
from core.article import Article, Document
from core.engine import Parsed, Refused
from core.store import open_store
from tests.fuzzing import examples
from tests.robustness.test_bad_input import TEXTS, spans

OPENING = "OSLO, May 4, 2021 (Example) -- Foreign Minister Anna Lindqvist met President Farid Karimi here on Tuesday."
FRENCH = "Le ministre a dit que les deux pays sont prêts à travailler ensemble et que la réunion a été utile. "


def paragraph(number: int) -> str:
    return (
        f"“Trade of port {number} grew fast between us,” Foreign Minister Anna Lindqvist said. President Farid Karimi "
        f"will visit Riga on Friday to speak of harbour {number}."
    )


def parsed(text: str) -> Parsed:
    outcome = engine.one(Document(text, source="item.txt"), datetime(2021, 5, 5, tzinfo=UTC))
    assert isinstance(outcome, Parsed), outcome.detail
    return outcome


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "LONGEST", 2_000)


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one line"])
def test_every_statement_of_a_long_text_stands_where_its_words_do(short: None, between: str) -> None:
    text = between.join([OPENING, *map(paragraph, range(60))])
    rows = parsed(text).rows
    found = {(row["start"], row["end"], row["speaker"]) for row in rows["quotes"] if row["type"] == "direct"}
    said = [f"Trade of port {number} grew fast between us" for number in range(60)]
    assert found == {(text.index(words), text.index(words) + len(words), "Anna Lindqvist") for words in said}
    for row in (*rows["mentions"], *rows["quotes"]):
        assert row["text"] == text[row["start"] : row["end"]]
    for row in rows["quotes"]:
        assert row["cue"] is None or row["cue"] == text[row["cue_start"] : row["cue_end"]]
        assert row["speaker_start"] is None or "Lindqvist" in text[row["speaker_start"] : row["speaker_end"]]
    visits = [row for row in rows["meetings"] if row["kind"] == "visit"]
    assert visits
    for row in rows["meetings"]:
        assert any(name in text[row["start"] : row["end"]] for name in ("Karimi", "Lindqvist", "met", "visit"))


def test_whom_several_portions_name_is_one_actor_and_the_segments_are_those_of_the_whole(short: None) -> None:
    text = "\n\n".join([OPENING, *map(paragraph, range(60))])
    rows = parsed(text).rows
    assert [row["name"] for row in rows["actors"] if row["kind"] == "person"].count("Anna Lindqvist") == 1
    whole = layout.segments(Article(Document(text)))
    assert [(s["start"], s["end"], s["kind"], s["paragraph"]) for s in rows["segments"]] == [
        (s.start, s.end, s.kind, s.paragraph) for s in whole
    ]
    assert len({row["mention_id"] for row in rows["mentions"]}) == len(rows["mentions"])


def test_the_day_that_the_first_portion_tells_holds_for_all(short: None) -> None:
    text = "\n\n".join([OPENING, *map(paragraph, range(60))])
    rows = parsed(text).rows
    (document,) = rows["documents"]
    assert (document["published"], document["published_source"]) == (date(2021, 5, 4), "dateline")
    last = max((row for row in rows["meetings"] if row["kind"] == "visit"), key=lambda row: row["start"])
    assert last["start"] > 2_000
    assert last["date_start"] == date(2021, 5, 7)  # the Friday after Tuesday, 4 May 2021


def test_a_portion_in_another_language_has_no_rows_and_the_others_have_theirs(short: None) -> None:
    foreign = FRENCH * 40
    text = "\n\n".join([*map(paragraph, range(20)), foreign, *map(paragraph, range(20, 40))])
    rows = parsed(text).rows
    begin = text.index(FRENCH)
    said = {row["text"] for row in rows["quotes"] if row["type"] == "direct"}
    assert {"Trade of port 0 grew fast between us", "Trade of port 39 grew fast between us"} <= said
    assert not [row for row in rows["quotes"] if begin + 2_000 < row["start"] < begin + len(foreign) - 2_000]
    outcome = engine.one(Document(FRENCH * 60, source="item.txt"), datetime.now(UTC))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "language"


def test_a_portion_in_another_language_is_among_the_rejects_while_the_document_is_there(short, tmp_path) -> None:
    foreign = FRENCH * 40
    text = "\n\n".join([*map(paragraph, range(20)), foreign, *map(paragraph, range(20, 40))])
    item = tmp_path / "items" / "long.txt"
    item.parent.mkdir()
    item.write_text(text, "utf-8")
    store = open_store(tmp_path / "store")
    first, again = store.parse([item]), store.parse([item])
    assert (first.documents, first.rejects, again.documents, again.unchanged) == (1, 0, 0, 1)
    (reject,) = store.snapshot().tables().rejects.to_dict("records")
    assert (reject["stage"], reject["reason"]) == ("part", "language")
    start, end = (int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", reject["detail"])[:2])
    begin = text.index(FRENCH)
    assert 0 <= start < end <= len(text)
    assert begin <= start + 1_000 and end - 1_000 <= begin + len(foreign), "what was passed over is what is French"
    assert text[start:end].startswith(reject["sample"])
    assert [row.stage for row in parse_files([item]).rejects.itertuples()] == ["part"]
    item.write_text(text.replace(foreign, paragraph(99)), "utf-8")
    store.parse([item])
    assert not len(store.snapshot().tables().rejects)


def test_a_text_of_the_longest_portion_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join([OPENING, *map(paragraph, range(5))])
    monkeypatch.setattr(portions, "LONGEST", len(text))
    assert pipeline.parse(Document(text)).doc is not None
    monkeypatch.setattr(portions, "LONGEST", len(text) - 1)
    assert pipeline.parse(Document(text)).doc is None


def laid(text: str) -> Article:
    article = Article(Document(text))
    article.segments = layout.segments(article)
    return article


def test_portions_end_with_a_paragraph_else_a_sentence_else_a_word(short: None) -> None:
    text = "\n\n".join(map(paragraph, range(60)))
    assert all(text[:end].endswith((".\n\n", ".")) for _, end in portions.spans(laid(text)))
    text = " ".join(map(paragraph, range(60)))
    assert all(text[:end].rstrip().endswith(".") for _, end in portions.spans(laid(text)))
    text = "harbour " * 2_000
    assert all(text[:end].endswith("harbour ") for _, end in portions.spans(laid(text)))
    cuts = list(portions.spans(laid("x" * 9_999)))
    assert len(cuts) == 5


@settings(max_examples=examples(150))
@given(text=st.one_of(TEXTS, st.text(min_size=60, max_size=400)), longest=st.integers(20, 200))
def test_portions_tile_any_text_and_their_segments_lie_in_them(text: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "LONGEST", longest)
        patch.setattr(portions, "_REACH", 15)
        article = laid(text)
        cuts = list(portions.spans(article))
        assert "".join(text[start:end] for start, end in cuts) == text
        assert all(0 < end - start <= longest for start, end in cuts if text)
        for start, end in cuts:
            inside = portions._segments(article.segments, start, end)
            assert all(0 <= one.start < one.end <= end - start for one in inside)
            assert [one.start for one in inside] == sorted(one.start for one in inside)


@settings(max_examples=examples(10), deadline=None)
@given(text=TEXTS)
def test_any_long_text_gives_spans_that_lie_in_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "LONGEST", 500)
        whole = f"{OPENING}\n\n{text}\n\n{paragraph(1)} {text}\n\n{OPENING}"
        article = pipeline.parse(Document(whole, source="item.txt"))
    for start, end in spans(article):
        assert 0 <= start < end <= len(whole)
        assert whole[start:end].strip()


def test_ten_megabytes_in_a_line_are_cut_at_once() -> None:
    text = f"{paragraph(1)} " * (10_000_000 // (len(paragraph(1)) + 1))
    begun = time.process_time()
    cuts = list(portions.spans(laid(text)))
    assert time.process_time() - begun < 20
    assert 0 <= len(cuts) - len(text) / portions.LONGEST < 2
