"""core.topics.extend and the lexicon's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_topics import spoken_of

from core import topics
from core.errors import ReadingError
from core.topics.lexicon import lexicon


@pytest.fixture(autouse=True)
def own_lexicon() -> Iterator[None]:
    yield
    topics.reset()


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_analyst_topics_and_named_issues_are_there() -> None:
    assert {
        "bilateral ties", "defence and security", "nuclear", "economy and trade", "energy", "regional conflict",
        "terrorism",
        "human rights", "elections and domestic politics", "migration", "environment and health",
        "culture, science and education", "Iraq", "Lebanon", "Palestine", "Iran nuclear file", "Syria", "Ukraine",
        "Afghanistan", "Yemen", "North Korea", "Taiwan", "Kashmir", "Libya", "Sudan", "Nagorno-Karabakh",
        "Western Sahara", "Kosovo", "Cyprus",
    } <= set(lexicon().names)  # fmt: skip


def test_a_user_adds_a_topic_and_words_to_a_known_one(tmp_path: Path) -> None:
    path = write(tmp_path, '[topic."space"]\nstrong = ["moon base"]\n\n[topic.energy]\nplain = ["peat"]\n')
    assert "space" not in spoken_of("The moon base will have six rooms")
    assert topics.extend(path) == ["space", "energy"]
    assert spoken_of("The moon bases will have six rooms")["space"].evidence == ["moon bases"]
    assert "energy" in spoken_of("They still burn peat")
    assert "energy" in spoken_of("They still burn coal")


def test_a_user_adds_an_issue_by_its_states_names(tmp_path: Path) -> None:
    topics.extend(write(tmp_path, '[issue."Peru crisis"]\ncountries = ["pe"]\nstrong = ["Lima accord"]\n'))
    assert "Peru crisis" in spoken_of("The situation in Peru is calm")
    assert "Peru crisis" in spoken_of("Nobody keeps the Lima accord")
    assert "Peru crisis" not in spoken_of("Trade with Peru grows")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[topic.space\n", "line 1"),
        ('[topic.space]\nstrong = ["moon"]\nheavy = ["sun"]\n', "heavy"),
        ("[topic.space]\nstrong = [3]\n", "strong"),
        ('[topic.space]\nstrong = [" "]\n', "empty"),
        ('[topic.space]\nstrong = ["* base"]\n', "* base"),
        ('[topic.space]\nstrong = ["orbit/x"]\n', "/x"),
        ("[topic.space]\n", "no words"),
        ('[topics.space]\nstrong = ["moon"]\n', "topics"),
        ('[issue.Peru]\ncountries = ["Peru"]\n', "Peru"),
        ('[issue.Peru]\ncountries = ["pe"]\nneeds = "magic"\n', "magic"),
        ("", "no topics"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_line_or_key_and_adds_nothing(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = write(tmp_path, text)
    before = lexicon().names
    with pytest.raises(ReadingError) as caught:
        topics.extend(path)
    assert str(path) in str(caught.value)
    assert complaint in str(caught.value)
    assert lexicon().names == before


def test_a_missing_or_wrongly_encoded_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        topics.extend(tmp_path / "absent.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes('[topic.space]\nstrong = ["Mühle"]\n'.encode("latin-1"))
    with pytest.raises(ReadingError, match="UTF-8"):
        topics.extend(path)
