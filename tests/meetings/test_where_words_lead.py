"""Where people met of whom another clause, a heading, a post or the report's own town says where."""

from __future__ import annotations

from datetime import date

import pytest

from core.layout import datelines
from tests.meetings.conftest import Read

DAY = date(2018, 3, 9)  # a Friday
MET = "Trade Minister Signe Holt met Peruvian envoy Jorge Quispe"
Place = tuple[str | None, str | None]


def _places(read: Read, text: str) -> list[Place]:
    return [(m.city, m.country) for m in read(text, DAY).meetings if m.kind != "visit"]


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        (
            "In Accra, Trade Minister Signe Holt opened a cocoa fair and met Peruvian envoy Jorge Quispe.",
            "Accra",
            "gh",
        ),
        ("In Ghana, Trade Minister Signe Holt toured a port and met Peruvian envoy Jorge Quispe.", None, "gh"),
        (
            "Later, in the Portuguese capital, Minister Signe Holt spoke to students and met envoy Jorge Quispe.",
            "Lisbon",
            "pt",
        ),
        (
            "Minister Signe Holt on Thursday ended a three-day mission to Maputo. In the course of her mission, she"
            " was received by the Speaker, Aida Machel.",
            "Maputo",
            "mz",
        ),
        (
            "Minister Signe Holt travelled to Hanoi twice last year. On the second of those trips, she met Peruvian"
            " envoy Jorge Quispe.",
            "Hanoi",
            "vn",
        ),
        (
            "Minister Signe Holt attended a forum in Jeju. On the sidelines, she met Peruvian envoy Jorge Quispe.",
            "Jeju",
            "kr",
        ),
        (
            "Trade Minister Signe Holt is now in Windhoek, where she is expected to meet Peruvian envoy Jorge Quispe.",
            "Windhoek",
            "na",
        ),
        ("Trade Minister Signe Holt met a Peruvian delegation in Tunis.", "Tunis", "tn"),
        ("Trade Minister Signe Holt met Peruvian envoy Jorge Quispe on the island of Crete.", None, "gr"),
    ],
)
def test_other_words_of_the_text_lead_to_the_place(read: Read, text: str, city: str | None, country: str) -> None:
    found = _places(read, text)
    assert {place[1] for place in found} == {country}
    assert city is None or found[0][0] == city


@pytest.mark.parametrize(
    "text",
    [
        f"In Accra, the ministry said that {MET}.",
        f"In Accra, the president opened a cocoa fair. {MET} on Thursday.",
        "Talks on Libya between Trade Minister Signe Holt and Peruvian envoy Jorge Quispe were held on Thursday.",
        "Trade Minister Signe Holt and Peruvian envoy Jorge Quispe held a meeting on Libya's flood-hit city of Derna.",
        "Peru's foreign minister, Rosa Quispe, met Peru's newly appointed ambassador to Japan, Ana Flores.",
        "Minister Rosa Quispe visited Quito. She left on Monday. Speaking about her visit, she said it went well."
        f" {MET} on Thursday.",
    ],
)
def test_a_place_that_words_do_not_lead_to_is_not_theirs(read: Read, text: str) -> None:
    assert set(_places(read, text)) <= {(None, None)}


def test_after_a_journey_it_is_no_longer_where_the_sentence_opens(read: Read) -> None:
    text = "In Accra, Trade Minister Signe Holt opened a fair, then flew to Lome and met Peruvian envoy Jorge Quispe."
    assert _places(read, text) == [("Lome", "tg")]


DIGEST = """BALTIC AND BEYOND: the morning digest for our readers

* SUVA: Fijian Fisheries Minister Jone Ratu met Peruvian envoy Jorge Quispe on Thursday.
* NAIROBI: Kenyan Mining Minister Ann Otieno met Chilean envoy Luis Soto on Thursday.

2. Cusco, Peru. Trade Minister Signe Holt met the Bolivian envoy Juan Mamani on Thursday.
"""


def test_the_town_that_opens_a_line_of_a_digest_is_where_it_was(read: Read) -> None:
    assert [country for _, country in _places(read, DIGEST)] == ["fj", "ke", "pe"]


DIARY = """DIARY OF THE WEEK
Friday March 9, 2018

The events that our desks will cover today are given below.

VIENNA
1000: Foreign Minister Karl Huber meets Chilean envoy Luis Soto at the ministry.

BERN
1300: Finance Minister Urs Keller meets Peruvian envoy Jorge Quispe.

MARKETS TODAY
1500: Trade Minister Signe Holt meets Bolivian envoy Juan Mamani.
"""


def test_a_town_heads_the_lines_up_to_the_next_heading(read: Read) -> None:
    found = [country for _, country in _places(read, DIARY)]
    assert found[1] == "ch" and found[2] is None


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        (
            "KAMPALA, March 9 (UNW) -- Minister Sarah Okello discussed Thursday with the Head of the EU Delegation"
            " in Uganda, Pierre Blanc, the grid.",
            "Kampala",
            "ug",
        ),
        ("Assistant Foreign Minister Li Rong met with Ambassador of Fiji to China Jone Ratu.", None, "cn"),
        (
            "MUSCAT, March 9 (ONW) -- Oman's economy grew, figures show.\n\nThey were published in the morning.\n\n"
            "Analysts had expected it.\n\nTransport Minister Said Harthy also conferred on Wednesday with the visiting"
            " Kenyan minister Ann Otieno.",
            "Muscat",
            "om",
        ),
        (
            "LIMA, March 9 (APE) -- Prices rose in February, figures show.\n\nThey were published in the morning.\n\n"
            "Analysts had expected it.\n\nBolivian Trade Minister Juan Mamani met Peruvian Minister Rosa Quispe on"
            " Thursday.",
            "Lima",
            "pe",
        ),
        (
            "German Development Minister Ulrike Vogt is to travel to Mali on Monday. She received the Malian activist"
            " Oumou Keita at her ministry in February.",
            None,
            "de",
        ),
    ],
)
def test_envoys_at_their_posts_and_visitors_are_where_the_others_are_at_home(
    read: Read, text: str, city: str | None, country: str
) -> None:
    assert (city, country) in _places(read, text)


def test_whom_a_guest_calls_on_is_not_met_where_the_report_is_from(read: Read) -> None:
    text = "HANOI, March 9 (VNW) -- Deputy Minister Tran Minh paid a courtesy call on Lao Prime Minister Bounma Keo."
    assert (None, "vn") not in [(None, country) for _, country in _places(read, text)]


def test_a_building_that_is_visited_is_where_the_report_is_from(read: Read) -> None:
    text = "RAWALPINDI, March 9 (PNW) -- General Pekka Salo of Finland visited the army headquarters on Friday."
    assert [(m.city, m.country) for m in read(text, DAY).meetings] == [("Rawalpindi", "pk")]
    away = text + " General Salo will end his tour of Nepal on Sunday."
    assert all(m.country != "pk" for m in read(away, DAY).meetings)


@pytest.mark.parametrize(
    ("venue", "city", "country"),
    [
        ("the Carondelet Palace", "Quito", "ec"),
        ("Carthage Palace", "Tunis", "tn"),
        ("Rosenbad", "Stockholm", "se"),
        ("Seif Palace", "Kuwait City", "kw"),
    ],
)
def test_a_listed_building_has_its_city(read: Read, venue: str, city: str, country: str) -> None:
    assert _places(read, f"{MET} at {venue} on Thursday.") == [(city, country)]


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("Seif Palace, Kuwait City", "Kuwait City"),
        ("State House, Lusaka, 2 July 2024", "Lusaka"),
        ("Weekly press briefing, Geneva, 4 May 2021", "Geneva"),
    ],
)
def test_a_line_of_building_and_town_is_a_dateline(line: str, city: str) -> None:
    found = datelines.alone(line, 0, len(line))
    assert found is not None and found.city == city


@pytest.mark.parametrize("line", ["Crown Prince Hassan, Jordan", "Press briefing, Geneva", "Sports news, Paris"])
def test_other_lines_with_a_town_are_none(line: str) -> None:
    assert datelines.alone(line, 0, len(line)) is None
