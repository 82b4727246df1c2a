"""Whom an office without a name means: how many of the marked ones are solved, and each kind that was wrong once."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.actors.marked_offices import Office, Text, count, solved, texts

DAY = date(2023, 5, 10)


def read(text: str, source: str = "wire.txt") -> Article:
    return parse(Document(text + "\n", source=source, published=DAY, published_source="metadata"))


def meant(text: str, words: str, *, nth: int = 0) -> str | None:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    office = Office(start, start + len(words), "")
    return solved(Text(DAY, "", text, (office,)), read(text), office)


def test_the_marks_stand_on_words() -> None:
    marked = list(texts())
    assert sum(len(text.offices) for text in marked) >= 180
    assert all(text.text[o.start : o.end].strip() and "|" not in text.text for text in marked for o in text.offices)


def test_marked_offices_are_solved_to_the_right_person_or_left_open() -> None:
    counted = count()
    assert counted.precision >= 0.97, counted.faults
    assert counted.recall >= 0.93, counted.faults


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # nobody of the text is said to be of that state
        ("BUCHAREST, May 9 -- The Romanian leader lunched in London. There he met the Prime Minister, Mr. Harold Wilk.",
         "The Romanian leader", "?ro"),
        ("President Gligor Petev was away. It rained. Lord Ravens had a letter from the President of Albania, he said.",
         "the President of Albania", "Bajram Begaj"),
        ("Ambassador Ann Keating counts the days. Dr. Fahim was in Damascus, closeted with the Soviet ambassador.",
         "the Soviet ambassador", "?suhh"),
        # who held the office once
        ("Former President Vaira Zand sat in the first row. The Finnish president spoke.", "The Finnish president",
         "Sauli Niinist\u00f6"),
        # whose prime minister, president, counterpart
        ("Minister Wu Jianbao of China stayed. An Indian official said that his prime minister was in the air.",
         "prime minister", "Narendra Modi"),
        ("Senator Ana Mosquera of Colombia met President Luis Chacon of Venezuela. She was telephoned by her own "
         "president.", "own president", "?co"),
        ("President Emmanuel Macron of France met Chancellor Anna Berg of Austria. Macron told his counterpart about "
         "it.", "counterpart", "Anna Berg"),
        ("The Yugoslav chronicler said that no Minister would sign. Minister Jan Kos agreed.", "Minister", None),
        # said before with its state
        ("President Jan Kos met the Estonian chief negotiator. The negotiator smiled.", "The negotiator", "?ee"),
        ("Jan Kos met the Danish monarch in Riga. The monarch smiled.", "The monarch", "Margrethe II"),
        ("Pavel Dahl called Qatar's health minister on Monday. The Qatari minister thanked him.", "The Qatari minister",
         "?qa"),
        ("The Ambassador of Peru to the Holy See, Julio Braca, came. The Peruvian envoy smiled.", "The Peruvian envoy",
         "Julio Braca"),
        # offices that lead a state
        ("The Indian leader was in Riga.", "The Indian leader", "Narendra Modi"),
        ("The Polish head of state was in Riga.", "The Polish head of state", "Andrzej Duda"),
        ("The Turkish leader was in Riga.", "The Turkish leader", "?tr"),
        # of another year than the report
        ("In July 2003 the British prime minister flew to Tokyo.", "the British prime minister", "Tony Blair"),
        ("In 2009 the Greek prime minister flew to Tokyo.", "the Greek prime minister", "?gr"),
        # a foreign minister is no Secretary of State where there is none
        ("The Bulgarian foreign minister, Nadia Ilieva, saw Pope Francis. The Secretary of State greeted her.",
         "Secretary of State", "?"),
        # an office in a headline and its holder below it
        ("President Opens Grain Fair\n\nPresident Maarika Tamm opened the grain fair on Tuesday.", "President",
         "Maarika Tamm"),
        ("Bank President Ends Visit\n\nPresident Maarika Tamm saw her off on Tuesday.", "President", "?"),
        # several states and as many names
        ("The presidents of Ecuador and Peru, Jaime Montal and Luis Fuji, met on Monday.", "Peru", "Luis Fuji"),
        ("Talks with the Swedish and Omani foreign ministers, Ann Lindh and Badr Karim, took place on Monday.",
         "the Swedish", "Ann Lindh"),
    ],
)  # fmt: skip
def test_an_office_means_its_holder_or_nobody(text: str, words: str, name: str | None) -> None:
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Colombo received a guest in Rome. Colombo said that talks went well.", "Colombo"),
        ("Mr London and Ms Holm came in. London smiled.", "London"),
        ("Senator Paris told reporters that he was glad.", "Paris"),
        ("Ambassador Rome handed over her credentials to King Magnus.", "Rome"),
        ("Foreign Minister Emilio Colombo was in Rome. Colombo said that talks went well.", "Emilio Colombo"),
    ],
)
def test_a_capital_behind_a_title_is_a_surname(text: str, name: str) -> None:
    article = read(text)
    assert [a.name for a in article.actors if a.name == name and a.kind == "person"] == [name]
    assert not {a.country for a in article.actors if a.kind == "government"} & {"fr", "gb", "it", "lk"}


def test_a_capital_that_has_a_minister_stays_one() -> None:
    article = read("The Foreign Minister of Italy flew home. Rome said that it was satisfied. Paris agreed.")
    assert {a.country for a in article.actors if a.kind == "government"} == {"it", "fr"}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("KOVAC VISITS RIGA\n\nForeign Minister Jan Kovac visited Riga.", {"Jan Kovac"}),
        ("SCHOLZ HOSTS MACRON, CALLS FOR CALM\n\nOlaf Scholz hosted Emmanuel Macron.",
         {"Olaf Scholz", "Emmanuel Macron"}),
        ("KERRY CHAIRMAN CALLS IT A DAY\n\nThe council met on Monday.", set()),
        ("HOLM TO MEET PRIME MINISTER KOS\n\nAnna Holm will meet Prime Minister Jan Kos.", {"Anna Holm", "Jan Kos"}),
    ],
)  # fmt: skip
def test_verbs_in_capitals_are_no_names(text: str, persons: set[str]) -> None:
    assert {a.name for a in read(text).actors if a.kind == "person"} == persons


def test_the_hour_is_no_prime_minister() -> None:
    article = read("Programme\n\n7:30 PM Dinner of the Seven. Prime Minister Jan Kos presides.")
    assert [m.start for m in article.mentions] == [article.text.index("Prime Minister")]


def test_a_king_is_no_president_of_his_name() -> None:
    assert {a.name for a in read("King Rashid met Anna Holm on Tuesday.").actors} == {"Rashid", "Anna Holm"}


def test_one_person_is_one_actor_where_the_family_name_comes_first() -> None:
    text = "Foreign Minister Zheng Guangming spoke. Later Zheng left. Foreign Minister Zheng Guangming will be back."
    assert [a.name for a in read(text).actors] == ["Zheng Guangming"]
