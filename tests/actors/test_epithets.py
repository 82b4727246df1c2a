"""Whom a text means by what it calls somebody: the right person, or nobody."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.test_find import read, who

DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("introduced", "epithet", "name"),
    [
        ("the former actress Lena Harkness", "The former actress", "Lena Harkness"),
        ("the banker Otto Marx", "The banker", "Otto Marx"),
        ("former prime minister Anna Holm", "The former premier", "Anna Holm"),
        ("former prime minister Anna Holm", "The ex-premier", "Anna Holm"),
        ("President Masoud Pezeshkian of Iran", "The Iranian leader", "Masoud Pezeshkian"),
        ("Emmanuel Macron", "The French leader", "Emmanuel Macron"),
    ],
)
def test_an_epithet_means_who_was_introduced_so(introduced: str, epithet: str, name: str) -> None:
    article = read(f"President Marta Kovac of Freedonia met {introduced} in Bern. {epithet} thanked the hosts.", DAY)
    assert who(article, epithet) == name


@pytest.mark.parametrize(
    ("text", "epithet", "never"),
    [
        (
            "Supreme Leader Ali Khamenei received President Masoud Pezeshkian of Iran. The Iranian leader said no.",
            "The Iranian leader",
            {"Ali Khamenei", "Masoud Pezeshkian"},
        ),
        ("Ursula von der Leyen met Olaf Scholz. The Israeli leader was glad.", "The Israeli leader", {"Olaf Scholz"}),
        ("Anna Holm met Jonas Lindt in Bern. The former actress was glad.", "The former actress", {"Anna Holm"}),
    ],
)
def test_an_epithet_that_may_be_another_ones_is_nobody_named(text: str, epithet: str, never: set[str]) -> None:
    article = read(text, DAY)
    at = text.index(epithet)
    found = {m.actor.name for m in article.mentions if m.start == at and m.actor is not None}
    assert not found & never


def test_he_is_not_who_spoke_before_somebody_that_the_text_does_not_name() -> None:
    text = "Otto Marx opened the meeting in Bern. The singer said that he had helped. He left."
    article = read(text, DAY)
    pronoun = next((m for m in article.mentions if text[m.start : m.end] == "he"), None)
    assert pronoun is None or pronoun.actor is None or pronoun.actor.name != "Otto Marx"


@pytest.mark.parametrize("head", ["Deputy Head", "Adviser to the Head"])
def test_the_head_of_an_office_is_not_somebody_below(head: str) -> None:
    text = (
        f"{head} of the Office of the President Pavel Brandt spoke on Monday. The Head of the President's Office noted "
        "that there was no question of a delay."
    )
    assert who(read(text, DAY), "The Head of the President's Office") != "Pavel Brandt"


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Pavel Horak received Ambassador Ruth Kemp in Prague. She brought him a letter from Education "
        "Minister Jana Vondra. The minister thanked her.",
        "Defense Minister Pavel Horak visited the port. He was shown plans signed by Transport Minister Jana Vondra. "
        "The minister praised the builders.",
    ],
)
def test_the_minister_is_whom_the_text_is_about(text: str) -> None:
    assert who(read(text, DAY), "The minister") == "Pavel Horak"
