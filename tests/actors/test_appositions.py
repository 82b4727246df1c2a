"""Roles beside a name: whose they are, when there are several, and where the name stands on another line."""

from __future__ import annotations

import pytest

from tests.actors.test_find import persons, read, who

TWO_OFFICES = [
    ("Hamad Saleh, Deputy Prime Minister and Minister of Finance of Oman, spoke in Rome.", "Hamad Saleh", "om"),
    ("Dauren Sadykov, First Deputy Prime Minister and Minister of Finance of Kazakhstan, left Rome.", "Dauren Sadykov",
     "kz"),
    ("The Deputy Prime Minister and Minister of Foreign Affairs of Kazakhstan, Dauren Sadykov, left Rome.",
     "Dauren Sadykov", "kz"),
    ("The Deputy Prime Minister and Minister of Foreign Affairs of Kazakhstan Dauren Sadykov left Rome.",
     "Dauren Sadykov", "kz"),
    ("Tonga's Prime Minister and top diplomat Semisi Faka left Rome.", "Semisi Faka", "to"),
    ("Deputy Prime Minister of Ukraine – Minister for Reintegration Olha Bondar left Rome.", "Olha Bondar", "ua"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country"), TWO_OFFICES)
def test_two_offices_of_one_person_make_nobody_else(text: str, name: str, country: str) -> None:
    assert persons(read(text)) == {name: country}


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("At the invitation of Queen Maud, the president of Chile, Luis Rojas, will visit Oslo.",
         "the president of Chile", "Luis Rojas"),
        ("At the request of Anna Holm, the president of Latvia, Egils Kalns, will stay on.", "the president of Latvia",
         "Egils Kalns"),
        ("Chile's foreign minister, Luis Rojas, Peru's foreign minister, Rosa Tello, and others met in Lima.",
         "Peru's foreign minister", "Rosa Tello"),
        ("He met Egils Kalns, the president of Latvia, and others in Riga.", "the president of Latvia", "Egils Kalns"),
        ("Moses Phiri, M.P., Minister of Foreign Affairs of Zambia, spoke.", "Minister of Foreign Affairs of Zambia",
         "Moses Phiri"),
        ("Judith Wolters, Minister for Foreign Trade of the Netherlands - CANCELLED.",
         "Minister for Foreign Trade of the Netherlands", "Judith Wolters"),
        ("Luis Rojas, special representative for border affairs, will leave for Lima.", "special representative",
         "Luis Rojas"),
        ("Yohannes Tekle, the president's adviser, served tea.", "adviser", "Yohannes Tekle"),
        ("Brigitte Marsh, the Secretary-General's Personal Envoy, travelled to Rabat.", "Personal Envoy",
         "Brigitte Marsh"),
    ],
)  # fmt: skip
def test_a_role_between_commas_is_whose_it_stands_beside(text: str, role: str, name: str) -> None:
    assert who(read(text), role) == name


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Mirela Kostandi\n@MKostandi\nMinister for Foreign Affairs of Albania\n\nForeign Minister Yoko Hama came.",
        "Mirela Kostandi\nMinister for Foreign Affairs of Albania\n\nForeign Minister Yoko Hama came to Tirana today.",
    ],
)
def test_an_office_below_a_name_on_a_line_of_its_own_is_hers(text: str) -> None:
    assert who(read(text), "Minister for Foreign Affairs of Albania") == "Mirela Kostandi"


def test_a_title_that_no_list_has_is_its_bearers() -> None:
    article = read("Mr Villar met Nana Kwaku Sarpong, the Asantehene, in Kumasi. The Asantehene thanked him.")
    assert who(article, "The Asantehene") == "Nana Kwaku Sarpong"
    article = read("He met the Ooni of Ife, Adeyemi Ogunwusi, on Monday. The Ooni thanked him.")
    assert who(article, "The Ooni") == "Adeyemi Ogunwusi"


def test_a_newspaper_before_a_name_is_no_title() -> None:
    article = read("He told the Guardian, Anna Holm said. The Guardian wrote of it.")
    assert "The Guardian" not in [article.text[m.start : m.end] for m in article.mentions if m.form == "role"]
