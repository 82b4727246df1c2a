"""Whom "they", "both" and "the two" stand for, and pronouns of somebody without a name."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from core.article import Article
from tests.actors.test_find import read, who


def name_of(article: Article, words: str) -> str | None:
    """Whom the first mention that begins these words names; None where that is nobody or no mention."""
    at = article.text.index(words)
    return next((m.actor.name for m in article.mentions if m.start == at and m.actor is not None), None)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "President Marta Kovac spoke with Prime Minister Jonas Lindt. The two leaders discussed efforts to end the "
            "hostilities and the needs of refugees. They agreed to stay in contact.",
            "the two leaders",
        ),
        (
            "President Marta Kovac met Prime Minister Jonas Lindt. The leaders reviewed the payment of salaries for "
            "soldiers. They deplored the loss of lives.",
            "the leaders",
        ),
        ("The business leaders spoke of roads and ports. They also stressed the need for loans.", "business leaders"),
        ("President Marta Kovac spoke with Prime Minister Jonas Lindt. They agreed to meet.", "the two leaders"),
    ],
)
def test_they_are_the_group_that_was_last_spoken_of_and_not_one_on_the_way(text: str, group: str) -> None:
    assert name_of(read(text), "They ") == group


def test_they_go_on_being_who_they_were() -> None:
    article = read(
        "President Marta Kovac spoke with Prime Minister Jonas Lindt. They discussed aid for the refugees. They agreed "
        "that the refugees need shelter. They welcomed the work of the soldiers."
    )
    starts = [m for m in article.mentions if article.text[m.start : m.end] == "They"]
    assert [m.actor.name for m in starts if m.actor] == ["the two leaders"] * 3


def test_they_who_are_things_are_nobody() -> None:
    assert name_of(read("The ministers visited hospitals. The hospitals are old. They need repair."), "They ") is None


def test_both_and_the_two_are_the_two_just_named() -> None:
    article = read(
        "President Marta Kovac spoke with Prime Minister Jonas Lindt. The two also promised to meet. Both thanked Oslo."
    )
    assert who(article, "The two") == who(article, "Both") == "the two leaders"


@pytest.mark.parametrize("subject", ["The parties", "Both sides", "The two sides", "The sides", "The interlocutors"])
def test_parties_and_sides_that_do_something_are_a_group(subject: str) -> None:
    article = read(f"President Marta Kovac spoke with Prime Minister Jonas Lindt. {subject} agreed to meet again.")
    assert name_of(article, subject) == subject[0].lower() + subject[1:]


def test_sides_of_a_border_and_parties_to_a_treaty_are_nobody() -> None:
    article = read("Work goes on at both sides of the river. Kovac called on the parties to the treaty to pay.")
    assert {a.name for a in article.actors if a.kind == "group"} == set()


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Anna Holm learned of it from the boy's grandmother. The grandmother said that she had no home.", "she had"),
        ("Marta Kovac met the former actress in Bern. The actress said she was glad.", "she was"),
        ("Pavel Brandt spoke to a widow in the village. He asked whether she had help.", "she had"),
    ],
)
def test_she_who_has_no_name_is_not_a_woman_who_has_one_nor_a_man(text: str, pronoun: str) -> None:
    assert name_of(read(text), pronoun) is None


def test_a_woman_who_stays_the_subject_is_meant_though_another_is_mentioned() -> None:
    assert name_of(read("Marta Kovac met a widow on Monday. She said the house was safe."), "She ") == "Marta Kovac"


def test_a_given_name_alone_tells_the_gender() -> None:
    article = read("Mark wrote to the mayor. She answered at once. He was glad.")
    assert name_of(article, "She ") is None
    assert name_of(article, "He ") == "Mark"


@pytest.mark.parametrize("name", ["Jan Dekker", "Andrea Conti", "Jean Moreau", "Kim Larsen", "Robin Holt"])
def test_a_given_name_that_women_and_men_bear_tells_no_gender(name: str) -> None:
    for pronoun in ("He", "She"):
        article = read(f"Minister {name} spoke in Bern on Monday. {pronoun} thanked the city.")
        assert name_of(article, f"{pronoun} thanked") == name


def test_an_office_said_the_other_way_round_is_the_same_office() -> None:
    article = read(
        "Andriy Boyko, Head of the President's Office, spoke on Monday. The Head of the Office of the President said "
        "that help was needed. He thanked the donors."
    )
    assert who(article, "The Head of the Office of the President") == who(article, "He") == "Andriy Boyko"


def test_a_given_name_stands_in_one_list() -> None:
    lists = tomllib.loads((files("core") / "lexicon" / "given_names.toml").read_text(encoding="utf-8"))
    names = [name for words in lists.values() for name in set(words.split())]
    assert sorted({name for name in names if names.count(name) > 1}) == []
