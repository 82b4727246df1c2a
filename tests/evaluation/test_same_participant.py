"""Whether a participant as people marked it is the one that was found."""

from __future__ import annotations

import pytest

from core.article import Actor, Article, Document, Mention, Participant
from core.evaluation.participants import is_actor, matched


def person(name: str, *aliases: str) -> Actor:
    return Actor(name, "person", aliases=list(aliases))


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Mahmoud Ahmadinejad", person("Mahmud Ahmadinejad")),
        ("Kamal Kharrazi", person("Kamal Kharazi")),
        ("President Boris Ilić", person("Boris Ilic")),
        ("Ilić", person("Boris Ilić")),
        ("Boris Ilić", person("Ilić")),
        ("Salman", person("Salman bin Abdulaziz Al Saud")),
        ("King Salman bin Abdulaziz", person("Salman")),
        ("Bashar al-Assad", person("Assad")),
        ("Anwar Sadat", person("Muhammad Anwar el-Sadat", "Anwar Sadat")),
    ],
)
def test_surnames_agree_and_given_names_are_compatible(marked: str, found: Actor) -> None:
    assert is_actor((marked,), found)


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Boris Ilić", person("Dragan Ilić")),
        ("Boris Ilić", person("Boris")),
        ("Boris Ilić", person("Boris Marković")),
        ("Boris Ilić", Actor("Serbia", "government", "rs")),
        ("Serbia", person("Boris Ilić")),
        ("King Abdullah II", person("Abdullah III")),
    ],
)
def test_a_given_name_alone_or_another_bearer_is_somebody_else(marked: str, found: Actor) -> None:
    assert not is_actor((marked,), found)


@pytest.mark.parametrize("marked", ["Syria", "sy", "the Syria"])
def test_a_state_is_its_government_or_delegation_by_name_or_code(marked: str) -> None:
    assert is_actor((marked,), Actor("Syria", "government", "sy"))
    assert is_actor((marked,), Actor("Syrian delegation", "delegation", "sy"))
    assert not is_actor((marked,), Actor("Lebanon", "government", "lb"))
    assert not is_actor((marked,), Actor("Syrian Foreign Ministry", "ministry", "sy"))


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("a delegation of the Senate of Canada", Actor("delegation of the Senate", "delegation", "ca")),
        ("European Commission", Actor("the European Commission", "organisation")),
        ("Malian officials", Actor("officials", "unnamed")),
        ("several of their ambassadors", Actor("ambassadors", "group")),
    ],
)
def test_bodies_and_those_without_a_name_go_by_the_words_used(marked: str, found: Actor) -> None:
    assert is_actor((marked,), found)


def test_a_role_without_a_name_is_whoever_was_found_under_it() -> None:
    holder = person("Ines Duarte")
    assert is_actor(("the Prime Minister of Portugal",), holder, "Prime Minister of Portugal")
    assert not is_actor(("the Prime Minister of Portugal",), holder, "foreign minister")
    assert not is_actor(("the Prime Minister of Portugal",), holder)
    assert not is_actor(("the President of Portugal",), person("Olu Bayo"), "President")
    assert is_actor(("the President of Portugal",), Actor("Olu Bayo", "person", "pt"), "President")
    assert is_actor(("the Portuguese president",), Actor("Olu Bayo", "person", "pt"), "President")


def test_of_several_spellings_one_is_enough() -> None:
    assert is_actor(("Xi Jinping", "Xi"), person("Xi"))


def test_one_found_participant_answers_to_one_marked_participant() -> None:
    article = Article(Document("Dahl, Dahl"))
    found = [Participant(person("Dahl"), mention=Mention(0, 4, "name"))]
    assert len(matched([("Karin Dahl",), ("Lars Dahl",)], found, article)) == 1
    two = [*found, Participant(person("Karin Dahl"))]
    assert matched([("Karin Dahl",), ("Lars Dahl",)], two, article) == {0: 1, 1: 0}
