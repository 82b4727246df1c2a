"""Forms of address of many countries: they are no part of a name, and a full stop behind one ends no sentence."""

from __future__ import annotations

from datetime import date

import pytest

from core import language
from core.article import Article, Document
from tests.actors.test_find import actor, mention, persons, read, who

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("named", "name", "gender"),
    [
        ("Alhaji Musa Dantata", "Musa Dantata", "m"),
        ("Hajia Amina Bello", "Amina Bello", "f"),
        ("Shri Ramesh Kulkarni", "Ramesh Kulkarni", "m"),
        ("Smt. Kavita Deshmukh", "Kavita Deshmukh", "f"),
        ("Datuk Azlan Ismail", "Azlan Ismail", "m"),
        ("Dato' Seri Hamid Othman", "Hamid Othman", "m"),
        ("Dato Seri Hamid Othman", "Hamid Othman", "m"),
        ("Tan Sri Rashid Hamzah", "Rashid Hamzah", "m"),
        ("Tengku Ibrahim Shah", "Ibrahim Shah", "m"),
        ("Tun Dr. Aziz Karim", "Aziz Karim", "m"),
        ("Sheikh Khalid bin Rashid Al Noor", "Khalid bin Rashid Al Noor", "m"),
        ("H.E. Peter Lindqvist", "Peter Lindqvist", "m"),
        ("H.E. Dr. Anna Berg", "Anna Berg", "f"),
        ("the Hon. Grace Oyelaran", "Grace Oyelaran", "f"),
        ("the Rt. Hon. James Waweru", "James Waweru", "m"),
        ("Hon. Sarah Kipchoge", "Sarah Kipchoge", "f"),
        ("Daw Khin Hla Myint", "Khin Hla Myint", "f"),
        ("Ustaz Omar Farid", "Omar Farid", "m"),
        ("Lt. Col. James Okoro", "James Okoro", "m"),
        ("Amb. Ruth Vane", "Ruth Vane", "f"),
        ("HRH Prince Faisal bin Saad", "Faisal bin Saad", "m"),
    ],
)
def test_a_form_of_address_tells_the_gender_and_is_no_part_of_the_name(named: str, name: str, gender: str) -> None:
    article = read(f"The envoy received {named} on Monday. The talks went on for an hour.", DAY)
    assert set(persons(article)) == {name}
    assert actor(article, name).gender == gender


def test_a_name_that_looks_like_a_form_of_address_stays_whole() -> None:
    assert set(persons(read("Minister Tan See Leng received the envoys on Monday.", DAY))) == {"Tan See Leng"}
    assert set(persons(read("Senator Grace Poe received the envoys on Monday.", DAY))) == {"Grace Poe"}


@pytest.mark.parametrize("title", ["Hon.", "Rt. Hon.", "Smt.", "Amb.", "Lt.", "Brig. Gen.", "Maj."])
def test_no_sentence_ends_behind_a_shortened_form_of_address(title: str) -> None:
    article = Article(Document(f"The envoy met the {title} Grace Oyelaran in Accra. She thanked him."))
    assert len(list(language.analyse(article).sents)) == 2


def test_the_office_before_the_honourable_is_theirs() -> None:
    article = read("The Minister of Foreign Affairs, the Hon. Grace Oyelaran, met John Tamale on Friday.", DAY)
    assert who(article, "The Minister of Foreign Affairs") == "Grace Oyelaran"
    article = read("Prime Minister the Rt. Hon. James Waweru replied on Friday.", DAY)
    assert mention(article, "Prime Minister the Rt. Hon. James Waweru").role == "Prime Minister"


@pytest.mark.parametrize(
    "headline",
    [
        "President Liesbeth Moerman",
        "President Liesbeth Moerman Meets Visiting Envoys",
        "PRESIDENT LIESBETH MOERMAN",
        "Liesbeth Moerman: remarks at the port",
        "Liesbeth Moerman Hosts Envoys for Talks",
        "Address by President Liesbeth Moerman",
    ],
)
def test_a_headline_gives_the_whole_name_though_no_list_has_it(headline: str) -> None:
    body = "President Moerman spoke of trade in The Hague on Tuesday. The guests thanked her for the dinner."
    assert set(persons(read(f"{headline}\n\n{body}", DAY))) == {"Liesbeth Moerman"}


def test_a_president_of_no_stated_country_is_not_who_was_president_of_one_once() -> None:
    article = read("President Kovac and the envoys spoke of peace on Monday. Kovac thanked them.", DAY)
    assert persons(article) == {"Kovac": None}
