"""Meetings told in tables: registers, diaries, lobby returns and tables of visits, whose rows are parted into cells."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Meeting
from tests.meetings.conftest import Read, names, rows_of


def only(article: Article) -> Meeting:
    (meeting,) = article.meetings
    return meeting


REGISTER = """Ministers' meetings with external organisations, July to September 2017

Minister: Rt Hon Edwina Marsh-Holloway MP
Date | Name of organisation or individual | Purpose of meeting
July 2017 | Quarrymen's League | Introductory meeting
August 2017 | Harald Moe, managing director, Nordfisk AS | To discuss landing quotas
September 2017 | Kestrel Ferries Ltd; Union of Pilots | Roundtable on pilotage

Minister: Lord Abernethy
Date | Name of organisation or individual | Purpose of meeting
July 2017 | Nil return |
August 2017 | Society for Clean Rivers | To discuss the sewage bill

Notes: does not include meetings with other ministers.
"""


def test_each_block_of_a_register_is_of_the_minister_named_above_it(read: Read) -> None:
    assert rows_of(read(REGISTER, date(2017, 12, 14))) == [
        ("meeting", "held", {"Edwina Marsh-Holloway", "Quarrymen's League"}, date(2017, 7, 1)),
        ("meeting", "held", {"Edwina Marsh-Holloway", "Harald Moe"}, date(2017, 8, 1)),
        ("meeting", "held", {"Edwina Marsh-Holloway", "Kestrel Ferries Ltd", "Union of Pilots"}, date(2017, 9, 1)),
        ("meeting", "held", {"Abernethy", "Society for Clean Rivers"}, date(2017, 8, 1)),
    ]


def test_a_month_is_a_month_and_no_place_is_made_up(read: Read) -> None:
    article = read(REGISTER, date(2017, 12, 14))
    assert {m.date_precision for m in article.meetings} == {"month"}
    assert {m.date_end for m in article.meetings} == {date(2017, 7, 31), date(2017, 8, 31), date(2017, 9, 30)}
    assert all(m.city is None and m.country is None for m in article.meetings)


def test_a_row_is_the_span_and_its_mentions_cut_what_they_say(read: Read) -> None:
    article = read(REGISTER, date(2017, 12, 14))
    first = article.meetings[0]
    assert article.text[first.start : first.end].startswith("July 2017 | Quarrymen")
    mentions = [p.mention for m in article.meetings for p in m.participants]
    cut = {article.text[m.start : m.end] for m in mentions if m is not None}
    assert None not in mentions
    assert all(any(m is one for one in article.mentions) for m in mentions)
    assert "Rt Hon Edwina Marsh-Holloway" in cut
    assert {"Quarrymen's League", "Harald Moe", "Kestrel Ferries Ltd", "Union of Pilots"} <= cut


DIARY = """Ministerial diary
Hon Wiremu Parata, Minister of Forestry, June 2022

Date\tTime\tMeeting\tLocation\tWith\tPortfolio
02/06/2022\t09:00 - 09:30\tMeeting\tWellington\tCarla Benítez, Ambassador of Chile\tForestry
08/06/2022\t10:00 - 10:20\tVideo call\tZoom\tAnneli Saar, Minister of Environment of Estonia\tForestry
08/06/2022\t13:00 - 15:00\tTravel\tWellington to Rotorua\t\tForestry
09/06/2022\t16:00 - 16:30\tCabinet\tBeehive\tCabinet Ministers\tAll
16/06/2022\t11:00 - 11:45\tPOSTPONED - Log exporters\tNapier\tSawmillers' Guild\tForestry
17/06/2022\t07:15 - 07:20\tRadio interview\tPhone\tNewsline\tForestry
20/06/2022\t12:00 - 12:30\tCall\tPhone\tTimberline Holdings Ltd\tForestry
"""


def test_a_diary_tells_what_was_a_meeting_and_what_was_none(read: Read) -> None:
    article = read(DIARY, date(2022, 8, 1))
    assert rows_of(article) == [
        ("meeting", "held", {"Wiremu Parata", "Carla Benítez"}, date(2022, 6, 2)),
        ("call", "held", {"Wiremu Parata", "Anneli Saar"}, date(2022, 6, 8)),
        ("meeting", "postponed", {"Wiremu Parata", "Sawmillers' Guild"}, date(2022, 6, 16)),
        ("call", "held", {"Wiremu Parata", "Timberline Holdings Ltd"}, date(2022, 6, 20)),
    ]
    assert [m.mode for m in article.meetings] == ["in person", "video", None, "phone"]
    assert [(m.city, m.country) for m in article.meetings] == [
        ("Wellington", "nz"), (None, None), ("Napier", "nz"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("04/05/2020", "21/05/2020", [date(2020, 5, 4), date(2020, 5, 21)]),
        ("05/04/2020", "05/21/2020", [date(2020, 5, 4), date(2020, 5, 21)]),
        ("4-May-20", "21-May-20", [date(2020, 5, 4), date(2020, 5, 21)]),
        ("2020-05-04", "2020-05-21", [date(2020, 5, 4), date(2020, 5, 21)]),
        ("04.05.2020", "07.05.2020", [date(2020, 5, 4), date(2020, 5, 7)]),
    ],
)
def test_a_column_of_days_is_read_in_one_order(read: Read, first: str, second: str, days: list[date]) -> None:
    text = (
        "Meetings of Commissioner Edit Halász with interest representatives\n\n"
        "Date | Location | Entity met | Subject(s)\n"
        f"{first} | Brussels | Bakers of Europe | Flour\n{second} | Strasbourg | Ocean Trust | Cod\n"
    )
    article = read(text, date(2020, 9, 1))
    assert [m.date_start for m in article.meetings] == days
    assert [(m.city, m.country) for m in article.meetings] == [("Brussels", "be"), ("Strasbourg", "fr")]


def test_days_that_may_be_read_both_ways_are_of_the_month_in_the_heading(read: Read) -> None:
    text = (
        "Diary release\nHon Wiremu Parata, Minister of Forestry\nMeetings held in March 2021\n\n"
        "Date | Meeting | With\n03/04/2021 | Meeting | Ocean Trust\n03/09/2021 | Meeting | Bakers' Guild\n"
    )
    assert [m.date_start for m in read(text, date(2021, 5, 1)).meetings] == [date(2021, 3, 4), date(2021, 3, 9)]


def test_a_cell_of_the_row_names_whose_meeting_it_is_and_an_empty_one_repeats_it(read: Read) -> None:
    text = (
        "Register of ministerial meetings with outside bodies, 2018\n\n"
        "Minister | Date | Name of organisation | Purpose of meeting\n"
        "Gwen Pritchard MP | 3 May 2018 | Slate Workers' Congress and Heron Mining plc | Safety in quarries\n"
        " | 9 May 2018 | Sir Magnus Tolley | Lunch\n"
        "Rashid Anwar MP | 11 May 2018 | Marks and Spencer | To discuss the letter of the union\n"
    )
    assert rows_of(read(text, date(2018, 9, 1))) == [
        ("meeting", "held", {"Gwen Pritchard", "Slate Workers' Congress", "Heron Mining plc"}, date(2018, 5, 3)),
        ("meeting", "held", {"Gwen Pritchard", "Magnus Tolley"}, date(2018, 5, 9)),
        ("meeting", "held", {"Rashid Anwar", "Marks and Spencer"}, date(2018, 5, 11)),
    ]


def test_two_meetings_with_the_same_body_on_one_day_are_two(read: Read) -> None:
    text = (
        "Meetings with external organisations\nMinister: Gwen Pritchard\n\n"
        "Date | Organisation | Purpose\n3 May 2018 | Ocean Trust | Cod\n3 May 2018 | Ocean Trust | Herring\n"
    )
    assert (
        rows_of(read(text, date(2018, 9, 1)))
        == [
            ("meeting", "held", {"Gwen Pritchard", "Ocean Trust"}, date(2018, 5, 3)),
        ]
        * 2
    )


def test_a_department_whose_name_has_commas_is_one_body(read: Read) -> None:
    text = (
        "Meetings of the minister with other bodies\nMinister: Gwen Pritchard\n\nDate | Met with | Subject\n"
        "3 May 2018 | Council for Ports, Harbours and Canals | Dredging\n"
        "4 May 2018 | Ocean Trust, Heron Mining plc and the Bakers' Guild | Rents\n"
    )
    assert [names(m) for m in read(text, date(2018, 9, 1)).meetings] == [
        {"Gwen Pritchard", "Council for Ports, Harbours and Canals"},
        {"Gwen Pritchard", "Ocean Trust", "Heron Mining plc", "Bakers' Guild"},
    ]


VISITS = """Visits by foreign leaders: Paraguay

Name | Place | Description | Date
President Leandro Ybarra | Washington, Chicago | State visit; met with Secretary of Labor Homer Gatlin | May 3-6, 1958
Foreign Minister Celso Achával | Miami | Working visit. Luncheon with Under Secretary of State Paul Dunn | July 9, 1971

Note: stops in transit are left out.
"""


def test_a_table_of_visits_tells_the_visit_and_the_meeting_on_it(read: Read) -> None:
    article = read(VISITS, date(2009, 3, 2))
    assert sorted(rows_of(article), key=lambda row: (str(row[3]), row[0])) == [
        ("meeting", "recalled", {"Leandro Ybarra", "Homer Gatlin"}, date(1958, 5, 3)),
        ("visit", "recalled", {"Leandro Ybarra"}, date(1958, 5, 3)),
        ("meeting", "recalled", {"Celso Achával", "Paul Dunn"}, date(1971, 7, 9)),
        ("visit", "recalled", {"Celso Achával"}, date(1971, 7, 9)),
    ]
    assert all(m.country == "us" for m in article.meetings)
    visits = {id(m): m for m in article.meetings if m.kind == "visit"}
    assert [id(m.parent) in visits for m in article.meetings if m.kind == "meeting"] == [True, True]
    assert {m.date_end for m in visits.values()} == {date(1958, 5, 6), date(1971, 7, 9)}


def test_a_lobby_return_tells_its_meetings_and_calls_and_no_letters(read: Read) -> None:
    text = (
        "LOBBYING RETURN\nReturn period: 1 May 2021 to 31 August 2021\nRegistrant: Peat Producers' Alliance\n\n"
        "Person primarily responsible: Declan Furlong\n\nDesignated public officials lobbied:\n"
        "Minister Orla Tierney (Department of Agriculture)\n\nActivities:\n"
        "Meeting | 1 | Declan Furlong and Minister Tierney, Custom House, Dublin, 7 June 2021\n"
        "Email | 3 | Minister Tierney\n"
        "Phone call | 1 | Declan Furlong to Minister Tierney on 2 July 2021\n"
    )
    article = read(text, date(2021, 9, 20))
    assert rows_of(article) == [
        ("meeting", "held", {"Declan Furlong", "Orla Tierney"}, date(2021, 6, 7)),
        ("call", "held", {"Declan Furlong", "Orla Tierney"}, date(2021, 7, 2)),
    ]
    assert [m.country for m in article.meetings] == ["ie", None]


def test_what_is_to_come_is_planned_and_what_is_off_cancelled(read: Read) -> None:
    text = (
        "Diary of Foreign Minister Leonie Brandt\n\nDate | Time | Meeting | Venue | With\n"
        "13.06.2023 | 10.00 | Bilateral talks | Vienna | Foreign Minister of Chile, Rodrigo Paz\n"
        "15.06.2023 | 12.30 | Working lunch | Vienna | Ambassador of Japan\n"
        "16.06.2023 | 09.00 | Courtesy call (cancelled) | Vienna | Ambassador of Kenya\n"
    )
    assert rows_of(read(text, date(2023, 6, 14))) == [
        ("meeting", "held", {"Leonie Brandt", "Rodrigo Paz"}, date(2023, 6, 13)),
        ("meeting", "planned", {"Leonie Brandt", "Ambassador of Japan"}, date(2023, 6, 15)),
        ("meeting", "cancelled", {"Leonie Brandt", "Ambassador of Kenya"}, date(2023, 6, 16)),
    ]


def test_the_line_above_the_rows_says_of_what_day_they_are(read: Read) -> None:
    text = (
        "Weekly diary of Mayor Jan Kowal\n\nMonday 3 May 2021\nTime | Engagement | With\n"
        "10.00 | Meeting | Solveig Dahl, Ambassador of Norway\n14.00 | Email | Ocean Trust\n"
        "Tuesday 4 May 2021\n09.00 | Lunch | Harbour Board\n"
    )
    assert rows_of(read(text, date(2021, 5, 20))) == [
        ("meeting", "held", {"Jan Kowal", "Solveig Dahl"}, date(2021, 5, 3)),
        ("meeting", "held", {"Jan Kowal", "Harbour Board"}, date(2021, 5, 4)),
    ]


def test_whom_a_cell_names_behind_with_was_met_where_no_column_says_it(read: Read) -> None:
    text = (
        "Schedule of Prime Minister Teuta Krasniqi, 4 May 2022\n\nTime | Event | Place\n"
        "09:00 | Meeting with the Ambassador of Italy, Paolo Ferri | Pristina\n"
        "11:00 | Press conference | Pristina\n12:00 | Phone call with Marit Solheim | \n"
    )
    assert rows_of(read(text, date(2022, 5, 4))) == [
        ("meeting", "planned", {"Teuta Krasniqi", "Paolo Ferri"}, date(2022, 5, 4)),
        ("call", "planned", {"Teuta Krasniqi", "Marit Solheim"}, date(2022, 5, 4)),
    ]


def test_a_register_may_lack_the_names_of_its_columns(read: Read) -> None:
    text = (
        "Ministers' meetings with outside bodies, second quarter of 2018\nMinister: Sigrun Aasen\n\n"
        "12 April 2018 | Norsk Havn AS | Ports\n23 April 2018 | Kari Lunde, director, Seamen's Union | Pensions\n"
    )
    assert rows_of(read(text, date(2018, 8, 1))) == [
        ("meeting", "held", {"Sigrun Aasen", "Norsk Havn AS"}, date(2018, 4, 12)),
        ("meeting", "held", {"Sigrun Aasen", "Kari Lunde"}, date(2018, 4, 23)),
    ]


def test_columns_parted_by_blanks_and_by_bars_on_both_sides(read: Read) -> None:
    blanks = (
        "Engagements of Commissioner Ilka Varga in the month of May\n\n"
        "Date          Time    Type of meeting      Place       With\n"
        "3 May 2021    10:00   Meeting              Brussels    European Steel Federation\n"
        "5 May 2021    15:00   Interview            Brussels    Euronews\n"
    )
    bars = (
        "Commissioner Ilka Varga: meetings with lobbyists\n\n| Date | Location | Entity met | Subject |\n"
        "|------|------|------|------|\n| 3 May 2021 | Brussels | European Steel Federation | Slag |\n"
    )
    wanted = [("meeting", "held", {"Ilka Varga", "European Steel Federation"}, date(2021, 5, 3))]
    assert rows_of(read(blanks, date(2021, 6, 1))) == wanted
    assert rows_of(read(bars, date(2021, 6, 1))) == wanted


@pytest.mark.parametrize(
    "table",
    [
        "Date | Opponent | Venue | Result\n12 May 2021 | Malta | Valletta | 2-1\n3 June 2021 | Norway | Oslo | 0-0\n",
        "Name | Party | Votes\nAna Ruiz | Greens | 1,204\nJo Blunt | Labour | 998\n",
        "Date | Organisation | Amount | Purpose\n3 May 2021 | Heron Trust | 2,000 | Meeting rooms\n",
        "Date of gift | Name of organisation | Gift | Value\n3 May 2021 | Heron Trust | An owl, framed | 90\n",
        "Date | Event | Venue | Organisation\n3 May 2021 | Spring concert | Town Hall | Heron Choir\n",
        "Time | Destination | Platform\n10.00 | Oslo | 3\n11.00 | Bergen | 4\n",
        "Date | Description | Debit | Balance\n4 May 2021 | Lunch with Ana Ruiz | 40.00 | 860.00\n",
        "Name | Date | Description\nJane Roe | 3 May 2021 | Meeting room booking\n",
        "Date | Title | Author | Pages\n3 May 2021 | The meeting | Jane Austen | 300\n",
        "Date | Time | Case | Judge\n3 May 2021 | 10.00 | Smith v Jones | Amelia Stone\n",
    ],
)
def test_tables_of_other_things_tell_no_meeting(read: Read, table: str) -> None:
    text = f"This is the list of what there is in the town for those who are here in the month of May.\n\n{table}"
    assert rows_of(read(text, date(2021, 7, 1))) == []


def test_a_table_in_a_report_leaves_the_rest_to_be_read(read: Read) -> None:
    text = (
        "OSLO, May 3 (NTB) - Foreign Minister Solveig Dahl met her Swedish counterpart Lars Holm in Oslo on Monday.\n\n"
        "Date | Price of cod | Change\n3 May 2021 | 40 | 2\n\n"
        "They discussed fisheries, she said in a statement after the meeting.\n"
    )
    assert rows_of(read(text, date(2021, 5, 4))) == [
        ("meeting", "held", {"Solveig Dahl", "Lars Holm"}, date(2021, 5, 3)),
    ]


def test_names_in_cells_beside_each_other_are_not_one(read: Read) -> None:
    article = read(DIARY, date(2022, 8, 1))
    assert all("\t" not in article.text[m.start : m.end] for m in article.mentions)


def test_what_was_spoken_of_says_nothing_of_what_was_done(read: Read) -> None:
    text = (
        "Register of meetings held by the Minister for Culture with organisations\nMinister: Nils Brodersen\n\n"
        "Date | Organisation | Purpose\n3 May 2014 | Heron Trust | Press freedom\n"
        "4 May 2014 | Union of Printers | Call centres\n5 May 2014 | Ocean Trust | Phone call\n"
        "6 May 2014 | Society of Authors | Speech at annual dinner\n7 May 2014 | Letterbox Ltd | Letters and parcels\n"
        "8 May 2014 | Various | Rents\n"
    )
    assert [(m.kind, names(m) - {"Nils Brodersen"}) for m in read(text, date(2014, 9, 4)).meetings] == [
        ("meeting", {"Heron Trust"}),
        ("meeting", {"Union of Printers"}),
        ("call", {"Ocean Trust"}),
        ("meeting", {"Letterbox Ltd"}),
    ]
