"""Whom a role without a name means in a text that names several who may be meant; nobody where none can be told."""

from __future__ import annotations

import pytest

from tests.actors.test_find import read, who

MEANT = [
    # the one who holds the office, not who is below her
    ("Secretary Carol Renner met Deputy Secretary Joan Barnes. The Secretary then left.", "The Secretary",
     "Carol Renner"),
    ("Minister Tran Minh met Prime Minister Le Quan. The Minister then left.", "The Minister", "Tran Minh"),
    ("Commissioner Ruxandra Filip is in Tunis. The Commissioner for Fisheries met Slah Ayari.",
     "The Commissioner for Fisheries", "Ruxandra Filip"),
    ("Deputy Foreign Minister Daniyar Seit received her. The minister left.", "The minister", "Daniyar Seit"),
    # of several, who was introduced without a state
    ("Secretary of State Carla Renner met Philippine Foreign Secretary Benigno Villar. Secretary Villar thanked "
     "Secretary Renner. The Secretary then left.", "The Secretary", "Carla Renner"),
    ("The Foreign Minister's calendar\n\nThe Foreign Minister, Sigrid Moen, visits Warsaw. Foreign Minister Tadeusz "
     "Wilk receives her in the morning.", "The Foreign Minister", "Sigrid Moen"),
    # who was named before, not who comes later
    ("Orestes Villar, Vice President of Cuba, met Nana Owusu. Nana Owusu asked the Vice President to help. Later the "
     "Vice President, Kofi Bonsu, came.", "the Vice President", "Orestes Villar"),
    # by state and a noun for many
    ("Minister Karim Tabar and Turkmen Deputy Prime Minister Serdar Gurban met. The Turkmen official left.",
     "The Turkmen official", "Serdar Gurban"),
    ("He met Director General Tomas Vrhov of Slovenia. The Slovenian diplomat left.", "The Slovenian diplomat",
     "Tomas Vrhov"),
    ("She met Peru's Rosa Tello in Lima. The Peruvian envoy left.", "The Peruvian envoy", "Rosa Tello"),
    ("Vice President Qiao Wen met Ethiopian Minister Getachew Wolde. The Ethiopian guest left.", "The Ethiopian guest",
     "Getachew Wolde"),
    ("Senate President Crisanto Dima welcomed her. The Senate chief left.", "The Senate chief", "Crisanto Dima"),
    ("President of Uzbekistan Sardor Yoldosh received him. The head of our state left.", "The head of our state",
     "Sardor Yoldosh"),
    # of a visit
    ("President Sutrisno Wibowo hosted Malaysian Prime Minister Ahmad Zainal. The host spoke of fish.", "The host",
     "Sutrisno Wibowo"),
    ("President Sutrisno Wibowo hosted Malaysian Prime Minister Ahmad Zainal. Wibowo told his visitor that fish swim.",
     "visitor", "Ahmad Zainal"),
    ("HH the Amir Sheikh Jassim bin Nasser met Prime Minister Anna Holm of Latvia. The guest thanked HH the Amir.",
     "The guest", "Anna Holm"),
    # by style
    ("HH the Amir Sheikh Jassim bin Nasser met Prime Minister Anna Holm of Latvia. The guest thanked HH the Amir.",
     "HH the Amir", "Jassim bin Nasser"),
    ("King Rashid met Prime Minister Anna Holm of Latvia. Her Excellency spoke.", "Her Excellency", "Anna Holm"),
    ("H.H. Sheikh Saqr bin Hamad met Nikos Stavrou. His Highness left.", "His Highness", "Saqr bin Hamad"),
    ("HM King Rashid bin Isa met Julio Braca. His Majesty left.", "His Majesty", "Rashid bin Isa"),
    ("Her Royal Highness Princess Ingrid met Egils Kalns. Her Royal Highness left.", "Her Royal Highness", "Ingrid"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "name"), MEANT)
def test_a_role_means_who_holds_it_here(text: str, role: str, name: str) -> None:
    nth = 1 if role == "Her Royal Highness" else 0
    article = read(text)
    spans = [m for m in article.mentions if article.text[m.start : m.end] == role]
    assert spans, [article.text[m.start : m.end] for m in article.mentions]
    assert who(article, role, min(nth, len(spans) - 1)) == name


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Congolese President Floribert Kasongo met Clarisse Umuto. The Malawian president left.",
         "The Malawian president", "Floribert Kasongo"),
        ("President Cristian Larra stayed at home. The presidents of Bolivia and Peru met.",
         "The presidents of Bolivia", "Cristian Larra"),
        ("The Turkish foreign minister met Foreign Minister Anna Holm in Ankara.", "The Turkish foreign minister",
         "Anna Holm"),
        ("Commission President Omar Sarr announced it. Ghana's President stayed at home.", "Ghana's President",
         "Omar Sarr"),
        ("Prime Minister Lena Strand met Anna Holm. The minister left.", "The minister", "Lena Strand"),
        ("Assistant Secretary Douglas Ferran briefed reporters. The Secretary left.", "The Secretary",
         "Douglas Ferran"),
    ],
)  # fmt: skip
def test_a_role_is_not_given_to_who_may_be_of_another_state_or_body(text: str, role: str, name: str) -> None:
    article = read(text)
    means = {m.actor.name for m in article.mentions if article.text[m.start : m.end] == role and m.actor is not None}
    assert name not in means


@pytest.mark.parametrize(
    ("text", "pronoun", "nth", "name"),
    [
        ("Kofi Mensah of Ghana will come. Foreign Minister Zheng Guang will hold talks with him, and Vice Premier Fang "
         "Rui will meet with him.", "him", 1, "Kofi Mensah"),
        ("Commissioner Ruxandra Filip came. She met Minister Slah Ayari in the morning; in the afternoon she will see "
         "the governor.", "she", 0, "Ruxandra Filip"),
        ("A spokeswoman declined to comment. Ferenc Nagy has a gap in his calendar: he has not replied.", "he", 0,
         "Ferenc Nagy"),
    ],
)  # fmt: skip
def test_a_pronoun_said_again_means_the_same(text: str, pronoun: str, nth: int, name: str) -> None:
    assert who(read(text), pronoun, nth) == name


def test_his_excellency_in_short_is_no_pronoun() -> None:
    article = read("HE Minister of Energy Saleh Sulaiti met HE Ambassador of Peru Julio Braca in Doha.")
    assert not [m for m in article.mentions if m.form == "pronoun"]


def test_a_title_whose_bearer_is_not_named_is_somebody() -> None:
    article = read("The Secretary met Foreign Minister Joaquim Sardin of Portugal this morning.")
    assert who(article, "The Secretary") == "Secretary"
