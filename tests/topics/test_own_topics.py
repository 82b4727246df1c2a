"""core.topics.own: a user's own topics and issues, and what is said of a file that cannot be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_topics import spoken_of

from core.errors import ReadingError
from core.topics import own
from core.topics.lexicon import lexicon

PAGE = Path(__file__).parents[2] / "docs" / "topics.md"


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_a_topic_and_words_to_a_known_one(tmp_path: Path) -> None:
    mine = own.read(write(tmp_path, '[topic."space"]\nstrong = ["moon base"]\n\n[topic.energy]\nplain = ["peat"]\n'))
    assert own.names(mine) == ["space", "energy"]
    assert spoken_of("The moon bases will have six rooms", own=mine)["space"].evidence == ["moon bases"]
    assert "energy" in spoken_of("They still burn peat", own=mine)
    assert "energy" in spoken_of("They still burn coal", own=mine)
    assert "space" not in spoken_of("The moon base will have six rooms")


def test_a_user_adds_an_issue_by_its_states_names(tmp_path: Path) -> None:
    mine = own.read(write(tmp_path, '[issue."Peru crisis"]\ncountries = ["pe"]\nstrong = ["Lima accord"]\n'))
    assert "Peru crisis" in spoken_of("The situation in Peru is calm", own=mine)
    assert "Peru crisis" in spoken_of("Nobody keeps the Lima accord", own=mine)
    assert "Peru crisis" not in spoken_of("Trade with Peru grows", own=mine)


def test_an_issue_that_needs_a_topic_is_made_where_that_topic_is_spoken_of(tmp_path: Path) -> None:
    mine = own.read(write(tmp_path, '[issue."Peru fuel"]\ncountries = ["pe"]\nneeds = "energy"\n'))
    assert "Peru fuel" in spoken_of("Peru will build a pipeline", own=mine)
    assert "Peru fuel" not in spoken_of("Peru will build two schools", own=mine)


def test_a_phrase_may_hold_commas_and_hyphens_as_the_text_does(tmp_path: Path) -> None:
    mine = own.read(write(tmp_path, '[topic.fish]\nstrong = ["cod, herring", "cold-chain"]\n'))
    assert "fish" in spoken_of("They land cod, herring and hake", own=mine)
    assert "fish" in spoken_of("The cold chain broke", own=mine)


def test_the_file_of_the_page_can_be_used(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    mine = own.read(write(tmp_path, example[1]))
    assert own.names(mine) == ["fisheries", "energy", "Grand canal dispute"]
    assert "fisheries" in spoken_of("Trawlers must keep away", own=mine)
    assert "fisheries" not in spoken_of("He was fishing for compliments", own=mine)
    assert "Grand canal dispute" in spoken_of("They discussed Nicaragua", own=mine)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[topic.space\n", "line 1"),
        ('[topic.space]\nstrong = ["moon"\n', "end of document"),
        ('[topic.space]\nstrong = ["moon"]\nheavy = ["sun"]\n', "heavy"),
        ("[topic.space]\nstrong = [3]\n", "strong"),
        ('[topic.space]\nstrong = "moon"\n', "strong"),
        ('[topic.space]\nstrong = [" "]\n', "empty"),
        ('[topic.space]\nstrong = ["\'s"]\n', "empty"),
        ('[topic.space]\nstrong = ["* base"]\n', "* base"),
        ('[topic.space]\nstrong = ["orbit/x"]\n', "/x"),
        ('[topic.space]\nstrong = ["/n"]\n', "/n"),
        ("[topic.space]\n", "no words"),
        ('[topics.space]\nstrong = ["moon"]\n', "topics"),
        ('topic = ["moon"]\n', "topic"),
        ('[topic]\nspace = ["moon"]\n', "space"),
        ('[topic."a; b"]\nstrong = ["moon"]\n', "a? b"),
        ('[topic.""]\nstrong = ["moon"]\n', "no name"),
        ('[topic.Energy]\nstrong = ["moon"]\n', "'energy'"),
        ('[issue.Peru]\ncountries = ["Peru"]\n', "Peru"),
        ('[issue.Peru]\ncountries = ["qq"]\n', "qq"),
        ('[issue.Peru]\ncountries = ["pe"]\nneeds = "magic"\n', "magic"),
        ('[issue.Peru]\ncountries = ["pe"]\nneeds = "enery"\n', "did you mean 'energy'"),
        ('[topic.space]\nstrong = ["moon"]\ncountries = ["pe"]\n', "countries"),
        ("", "no topics"),
        ("a = " + "[" * 5_000, "not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_line_or_key(tmp_path: Path, text: str, complaint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ReadingError) as caught:
        own.read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_or_wrongly_encoded_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        own.read(tmp_path / "absent.toml")
    with pytest.raises(ReadingError, match="cannot be opened"):
        own.read(tmp_path)
    path = tmp_path / "latin.toml"
    path.write_bytes('[topic.space]\nstrong = ["Mühle"]\n'.encode("latin-1"))
    with pytest.raises(ReadingError, match="UTF-8"):
        own.read(path)


def test_own_topics_of_one_document_are_unknown_to_the_next(tmp_path: Path) -> None:
    mine = own.read(write(tmp_path, '[topic."space"]\nstrong = ["moon base"]\n'))
    assert "space" in lexicon(mine).names
    assert "space" not in lexicon().names
