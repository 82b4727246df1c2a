"""Lists told shortly: titles of several lines, appointments that are names alone, what their owner attended."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names, rows_of


@pytest.mark.parametrize(
    "title",
    [
        "OFFICE OF THE PRESIDENT\nAgenda of the President, Ilse Vandamme\n\nTuesday 14 May 2019",
        "PUBLIC DIARY\nPresident Ilse Vandamme\n\nTuesday 14 May 2019",
    ],
)
def test_the_lines_above_a_list_say_whose_it_is(read: Read, title: str) -> None:
    text = (
        f"{title}\n11:00 - Courtesy call by Ambassador Luis Rojas\n"
        "15:30 - Phone conversation with President Kofi Mensah"
    )
    assert rows_of(read(text, date(2019, 5, 13))) == [
        ("meeting", "planned", {"Ilse Vandamme", "Luis Rojas"}, date(2019, 5, 14)),
        ("call", "planned", {"Ilse Vandamme", "Kofi Mensah"}, date(2019, 5, 14)),
    ]


def test_a_list_without_a_name_is_of_whom_its_first_line_tells(read: Read) -> None:
    text = (
        "HIS EXCELLENCY'S DIARY FOR FRIDAY 24TH JULY 2015\n\n09:00 hrs: President Joseph Banda to open the new court\n"
        "11:00 hrs: Courtesy call by Bishop Peter Mulenga\n"
    )
    assert rows_of(read(text, date(2015, 7, 24))) == [
        ("meeting", "planned", {"Joseph Banda", "Peter Mulenga"}, date(2015, 7, 24)),
    ]


def test_the_prime_ministers_list_is_of_the_one_whom_the_text_calls_so(read: Read) -> None:
    text = (
        "Prime Minister's itinerary for Thursday, October 27, 2022\n\n"
        "9:45 a.m. Prime Minister Marc Tremblay will sit down with Premier Fiona Moore.\n\n"
        "5:30 p.m. The Deputy Prime Minister, Rina Gill, will host a reception.\n"
    )
    assert rows_of(read(text, date(2022, 10, 26)))[0] == (
        "meeting", "planned", {"Marc Tremblay", "Fiona Moore"}, date(2022, 10, 27),
    )  # fmt: skip


def test_lines_of_appointments_may_be_no_more_than_who_comes(read: Read) -> None:
    text = (
        "SCHEDULE OF THE SECRETARY-GENERAL FOR THURSDAY, 9 MARCH 2017\n\n"
        "9:00 a.m.  Ms. Karin Dahl, with her senior advisers\n"
        "9:30 a.m.  H.E. Mr. Tomas Berg, Permanent Representative of Norway (presentation of credentials)\n"
        "10:00 a.m.  Ms. Rosa Quispe, President of the Inter-Andean Council\n"
        "11:00 a.m.  Remarks at the opening of the exhibition on rivers\n"
        "12:15 p.m.  Mr. Kofi Mensah, Minister for Foreign Affairs of Ghana (by videoconference)\n"
        "3:00 p.m.  Ms. Laura Stein, interview for German television\n"
    )
    day = date(2017, 3, 9)
    assert [row for row in rows_of(read(text, day)) if "senior advisers" not in row[2]] == [
        ("ceremony", "planned", {"Karin Dahl", "Tomas Berg"}, day),
        ("meeting", "planned", {"Karin Dahl", "Rosa Quispe"}, day),
        ("call", "planned", {"Karin Dahl", "Kofi Mensah"}, day),
    ]


def test_speakers_of_a_programme_are_not_met_one_by_one(read: Read) -> None:
    text = (
        "Programme of the energy forum opened by Minister Karin Dahl, 9 March 2017\n\n"
        "9:30 Tomas Berg, Norwegian Energy Council\n10:00 Rosa Quispe, Inter-Andean Council\n"
    )
    assert read(text, date(2017, 3, 8)).meetings == []


def test_credentials_presented_to_the_owner_of_a_list(read: Read) -> None:
    text = (
        "Agenda of President Ilse Vandamme, Tuesday 14 May 2019\n\n"
        "11:00 - Presentation of letters of credence by Ambassador Luis Rojas and Ambassador Kofi Mensah\n"
    )
    assert rows_of(read(text, date(2019, 5, 13))) == [
        ("ceremony", "planned", {"Ilse Vandamme", "Luis Rojas", "Kofi Mensah"}, date(2019, 5, 14)),
    ]


def test_groups_that_nobody_knows_by_name(read: Read) -> None:
    text = (
        "Agenda of Speaker Ilse Vandamme, Tuesday 14 May 2019\n\n"
        "17.00 Meeting with the Belgian-Ghanaian friendship group\n"
    )
    meeting = read(text, date(2019, 5, 13)).meetings[0]
    assert "Ilse Vandamme" in names(meeting) and any("friendship group" in name for name in names(meeting))


def test_a_gathering_of_ministers_that_the_owner_attended(read: Read) -> None:
    text = (
        "Travels of Foreign Minister Ilse Vandamme in 2016\n\nJune 20-21: Riga. Attended the meeting of Nordic foreign"
        " ministers.\n\nNovember 3: A planned trip to Oslo was called off because of a storm.\n"
    )
    found = [(m.kind, m.status) for m in read(text, date(2016, 12, 30)).meetings if "Ilse Vandamme" in names(m)]
    assert [kind for kind, _ in found][-1] == "visit" and found[-1][1] == "cancelled"
    assert found[0][0] in ("summit", "meeting")


def test_whom_the_holy_father_received_one_after_another(read: Read) -> None:
    text = (
        "VATICAN CITY, 20 March 2017\n\nThis morning the Holy Father received in audience:\n\n"
        "- Her Excellency Ms Karin Dahl, President of the Parliament of Norway;\n\n"
        "- His Eminence Cardinal Luis Rojas, Prefect of the Congregation for Rites.\n"
    )
    others = [names(m) - {"Pope"} for m in read(text, date(2017, 3, 20)).meetings]
    assert others == [{"Karin Dahl"}, {"Luis Rojas"}]


def test_who_paid_a_call_in_somebodys_list_paid_it_to_him(read: Read) -> None:
    text = (
        "Past week's engagements of the Chief of Defence Staff, Lt Gen Anwar Khan\n\n"
        "23 Sep: Norwegian defence adviser Brig Tomas Berg paid a farewell call.\n\n"
        "24 Sep: Visited forward areas.\n"
    )
    found = [(m.kind, names(m)) for m in read(text, date(2019, 9, 27)).meetings if m.kind != "visit"]
    assert found == [("meeting", {"Anwar Khan", "Tomas Berg"})]
