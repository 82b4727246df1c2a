"""Programmes, diaries, registers of visits and lists below a colon: whose the lines are, and of what day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names, rows_of


@pytest.mark.parametrize(
    "title",
    [
        "Weekly schedule of President Ilse Vandamme, 13-17 May 2019",
        "Diary of President Ilse Vandamme",
        "President Ilse Vandamme: engagements for the week of 13 May",
    ],
)
def test_lines_under_the_heading_of_a_day_are_of_whose_programme_it_is(read: Read, title: str) -> None:
    text = (
        f"{title}\n\nMonday 13 May\n09.00 Meeting with Prime Minister of Estonia Juhan Tamm\n"
        "11.30 Phone call with President of Ghana Kofi Asare-Boateng\n\nTuesday 14 May\n"
        "10.00 Bilateral talks with Minister of Foreign Affairs of Peru Rosa Quispe\n"
        "CANCELLED - 16.00 Meeting with the Ambassador of Qatar, Nasser Al-Hajri\n"
    )
    assert rows_of(read(text, date(2019, 5, 10))) == [
        ("meeting", "planned", {"Ilse Vandamme", "Juhan Tamm"}, date(2019, 5, 13)),
        ("call", "planned", {"Ilse Vandamme", "Kofi Asare-Boateng"}, date(2019, 5, 13)),
        ("meeting", "planned", {"Ilse Vandamme", "Rosa Quispe"}, date(2019, 5, 14)),
        ("meeting", "cancelled", {"Ilse Vandamme", "Nasser Al-Hajri"}, date(2019, 5, 14)),
    ]


def test_a_diary_of_days_gone_by_tells_what_was_held(read: Read) -> None:
    text = (
        "Ministerial diary: Minister of Trade Pauline Okoro, January 2014\n\n6 January\n"
        "Met the High Commissioner of Canada, Brian Lafleur\n\n23 January - Davos\n"
        "Meeting with WTO Director-General Carlos Medina\n"
    )
    article = read(text, date(2014, 2, 3))
    assert rows_of(article) == [
        ("meeting", "held", {"Pauline Okoro", "Brian Lafleur"}, date(2014, 1, 6)),
        ("meeting", "held", {"Pauline Okoro", "Carlos Medina"}, date(2014, 1, 23)),
    ]
    assert article.meetings[1].city == "Davos"


def test_an_office_without_a_name_owns_its_engagements(read: Read) -> None:
    text = (
        "Presidential engagements, June 2013\n\n- 7 June: Courtesy call by the Prime Minister of Fiji, Sione Tuilagi.\n"
        "- 19 June: Working breakfast with the president of the World Bank, Ellen Moss.\n"
        "- 25 June: Meeting with President Juan Carlos Vega of Paraguay (postponed).\n"
    )
    assert rows_of(read(text, date(2013, 7, 1))) == [
        ("meeting", "held", {"President", "Sione Tuilagi"}, date(2013, 6, 7)),
        ("meeting", "held", {"President", "Ellen Moss"}, date(2013, 6, 19)),
        ("meeting", "postponed", {"President", "Juan Carlos Vega"}, date(2013, 6, 25)),
    ]


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("STATE AND OFFICIAL VISITS TO FINLAND IN 2002", date(2003, 1, 15)),
        ("Visits of foreign dignitaries to Finland, 2002", date(2002, 12, 30)),
        ("Foreign guests: visits to Finland during 2002", None),
    ],
)
def test_a_register_of_visits_in_lines_takes_its_year_from_the_headline(
    read: Read, title: str, published: date | None
) -> None:
    text = (
        f"{title}\n\nJanuary 21-23. President Lech Wysocki of Poland. State visit. Met with President Aino Kallio on "
        "January 21 and Prime Minister Matti Rantanen on January 22.\n\n"
        "12 March. Foreign Minister Jose Almeida of Portugal. Working visit. Held talks with Foreign Minister Erkki "
        "Salo in Helsinki.\n\n"
        "18 June. Foreign Minister Saulius Barkauskas of Lithuania. Official visit. Postponed owing to illness.\n"
    )
    article = read(text, published)
    assert rows_of(article) == [
        ("visit", "held", {"Lech Wysocki"}, date(2002, 1, 21)),
        ("meeting", "held", {"Lech Wysocki", "Aino Kallio"}, date(2002, 1, 21)),
        ("meeting", "held", {"Lech Wysocki", "Matti Rantanen"}, date(2002, 1, 22)),
        ("visit", "held", {"Jose Almeida"}, date(2002, 3, 12)),
        ("meeting", "held", {"Jose Almeida", "Erkki Salo"}, date(2002, 3, 12)),
        ("visit", "postponed", {"Saulius Barkauskas"}, date(2002, 6, 18)),
    ]
    visit, *held = article.meetings
    assert visit.date_end == date(2002, 1, 23)
    assert [m.parent for m in held[:2]] == [visit, visit]
    assert {m.country for m in article.meetings} == {"fi"}


@pytest.mark.parametrize(
    "items",
    [
        "The President also received:\n- the Ambassador of Cuba, Luis Pardo, who paid a farewell call;\n"
        "- Venezuelan Oil Minister Rafael Uzcategui.\n",
        "The President also met with: the Ambassador of Cuba Luis Pardo; Venezuelan Oil Minister Rafael Uzcategui.\n",
        "The head of state had the following meetings:\n\n• Luis Pardo, Ambassador of Cuba\n"
        "• Rafael Uzcategui, Venezuelan Oil Minister\n",
    ],
)
def test_each_one_below_a_colon_was_met_by_whom_the_sentence_names(read: Read, items: str) -> None:
    text = f"DAMASCUS, June 5 (SNA) - President Omar Haddad on Tuesday chaired a cabinet session.\n\n{items}"
    assert [names(m) for m in read(text, date(2012, 6, 5)).meetings] == [
        {"Omar Haddad", "Luis Pardo"},
        {"Omar Haddad", "Rafael Uzcategui"},
    ]


def test_a_programme_of_a_visit_is_a_visit_that_holds_its_lines(read: Read) -> None:
    text = (
        "Programme of the official visit of Mr. Ahmed Daoud, Prime Minister of Djibouti, to Japan, 10-13 May 2010\n\n"
        "Monday, 10 May\n16:30 Arrival at the airport\n19:00 Dinner hosted by Foreign Minister Katsuya Mori\n\n"
        "Tuesday, 11 May\n14:00 Meeting with Prime Minister Yukio Tanabe\n15:30 Joint press conference\n"
    )
    visit, dinner, meeting = read(text, date(2010, 4, 30)).meetings
    assert (visit.kind, visit.status, visit.date_start, visit.date_end) == (
        "visit", "planned", date(2010, 5, 10), date(2010, 5, 13),
    )  # fmt: skip
    assert (dinner.parent, meeting.parent) == (visit, visit)
    assert names(meeting) == {"Ahmed Daoud", "Yukio Tanabe"}


def test_days_that_open_the_lines_of_a_chronology_date_what_they_tell(read: Read) -> None:
    text = (
        "Chronology of contacts between Addis Ababa and Asmara\n\nASMARA, March 1 (Reuters) - A timeline follows.\n\n"
        "July 8, 2018 - Ethiopian Prime Minister Dawit Tessema flies to Asmara and meets President Yonas Ghebre.\n\n"
        "24 Jan 2019 - Ghebre receives Ethiopian Foreign Minister Almaz Bekele in Massawa.\n\n"
        "* Nov 2018: Tessema cancels a trip to Cairo.\n"
    )
    days = [(names(m), m.date_start) for m in read(text, date(2019, 3, 1)).meetings]
    assert days == [
        ({"Dawit Tessema"}, date(2018, 7, 8)),
        ({"Dawit Tessema", "Yonas Ghebre"}, date(2018, 7, 8)),
        ({"Yonas Ghebre", "Almaz Bekele"}, date(2019, 1, 24)),
        ({"Dawit Tessema"}, date(2018, 11, 1)),
    ]


def test_a_sentence_about_a_visit_in_a_programme_is_no_entry(read: Read) -> None:
    text = (
        "Programme of President Liesbeth Moerman\n\nBrussels, 12 October 2018\n\nFriday 19 October 2018\n"
        "President Moerman visits Seoul\n"
        "17.00 Bilateral meeting with President Han Sang-woo\n\n"
        "The programme may change. Accreditation for the visit to Seoul closed on 5 October."
    )
    assert [(m.kind, m.city) for m in read(text, date(2018, 10, 12)).meetings] == [
        ("visit", "Seoul"),
        ("meeting", "Seoul"),
    ]


def test_what_a_speaker_says_behind_his_name_is_no_list(read: Read) -> None:
    """A colon behind a name that opens a speech with semicolons in it, and one that opens a list."""
    text = (
        "President Rosa Tello took part in a meeting of the Andean Council in Lima. Speech at the meeting President of "
        "Peru Rosa Tello: Colleagues, we owe much to Minister Juan Rojas of Chile; trade with Bolivia has grown, says "
        "Minister Pablo Choque; and our experts will go on.\n"
    )
    assert all(names(m) <= {"Rosa Tello", "Andean Council"} for m in read(text, date(2021, 3, 9)).meetings)
    text = (
        "On the margins of the fair President Rosa Tello met with: Minister of Chile Juan Rojas; Minister of Bolivia "
        "Pablo Choque; and the rector of the university.\n"
    )
    found = [names(m) for m in read(text, date(2021, 3, 9)).meetings]
    assert {"Rosa Tello", "Juan Rojas"} in found
