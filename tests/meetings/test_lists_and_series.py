"""People joined by long titles or in lists, meetings day after day, and meetings told again in other words."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 3, 10)  # a Thursday


def test_a_title_with_two_portfolios_is_no_part_of_the_name(read: Read) -> None:
    """ "and Recovery Marta Vesely": the second portfolio stands right before the given name."""
    (row,) = read(
        "President Ilze Kalna met on Tuesday with Agency Administrator for Relief and Recovery Maria Vesely.", DAY
    ).meetings
    assert names(row) == {"Ilze Kalna", "Maria Vesely"}


def test_a_department_before_a_title_is_no_participant(read: Read) -> None:
    (row,) = read(
        "U.S. Department of Housing and Urban Development Secretary Maria Vesely and National Security Advisor Karin "
        "Dahl convened a meeting with bankers on Tuesday.",
        DAY,
    ).meetings
    assert names(row) == {"Maria Vesely", "Karin Dahl", "bankers"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("National Climate Advisor Karin Dahl and Department of Agriculture Under Secretary for Farm Production and "
         "Conservation Robert Tamm led a call with farmers on Tuesday.", {"Karin Dahl", "Robert Tamm", "farmers"}),
        ("On Tuesday in Oslo, President of Latvia Ilze Kalna and Prime Minister of Estonia Jaan Tamm took part in a "
         "video conference with Foreign Minister of Chile Luis Rojas.", {"Ilze Kalna", "Jaan Tamm", "Luis Rojas"}),
        ("Ilze Kalna together with Jaan Tamm took part in talks with Foreign Minister Luis Rojas on Tuesday.",
         {"Ilze Kalna", "Jaan Tamm", "Luis Rojas"}),
        ("President Ilze Kalna spoke on Tuesday with Lieutenant Commander Robert Tamm and Aviation Survival Technician "
         "Second Class Karin Dahl to thank them.", {"Ilze Kalna", "Robert Tamm", "Karin Dahl"}),
        ("President Ilze Kalna will convene Cabinet officials, governors from western states, and private sector "
         "partners on Monday.", {"Ilze Kalna", "Cabinet officials", "governors from western states",
                                 "private sector partners"}),
        ("This was stated by President Ilze Kalna when answering questions from journalists following the talks with "
         "Prime Minister of Estonia Jaan Tamm in Riga.", {"Ilze Kalna", "Jaan Tamm"}),
        ("Karin Dahl held a roundtable in Los Angeles, California with faith leaders on Tuesday.",
         {"Karin Dahl", "faith leaders"}),
    ],
)  # fmt: skip
def test_everybody_who_is_joined_took_part(read: Read, text: str, who: set[str]) -> None:
    (row,) = read(text, DAY).meetings
    assert names(row) == who


def test_a_clause_of_all_in_a_list_is_of_all(read: Read) -> None:
    rows = read(
        "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda, President of Latvia Egils "
        "Levits and President of Estonia Alar Karis who are on a visit to Ukraine.",
        date(2022, 4, 13),
    ).meetings
    (visit,) = [row for row in rows if row.kind == "visit"]
    assert names(visit) == {"Andrzej Duda", "Egils Levits", "Alar Karis"}


def test_who_joined_a_journey_was_in_each_state(read: Read) -> None:
    text = "Envoy Karin Dahl travelled to Nigeria, Ghana and Mali last week. She was joined by Ambassador Robert Tamm."
    rows = read(text, DAY).meetings
    assert {row.country: names(row) for row in rows} == {
        code: {"Karin Dahl", "Robert Tamm"} for code in ("ng", "gh", "ml")
    }


def test_meetings_on_days_one_after_the_other_are_as_many(read: Read) -> None:
    rows = read(
        "Vice President Karin Dahl convened state legislators on March 1 in Orlando, Florida; on March 3 in "
        "Philadelphia, Pennsylvania; and on March 7 in Charlotte, North Carolina.",
        DAY,
    ).meetings
    assert [(row.date_start, row.city) for row in rows] == [
        (date(2022, 3, 1), "Orlando"), (date(2022, 3, 3), "Philadelphia"), (date(2022, 3, 7), "Charlotte")
    ]  # fmt: skip


def test_a_named_summit_to_come_is_told_with_its_days(read: Read) -> None:
    rows = read(
        "President Ilze Kalna spoke with Prime Minister Jaan Tamm regarding preparations for the April 22-23 Leaders "
        "Summit on Climate and efforts to defeat the pandemic.",
        DAY,
    ).meetings
    call, summit = sorted(rows, key=lambda row: row.kind)
    assert (call.kind, names(call)) == ("call", {"Ilze Kalna", "Jaan Tamm"})
    assert (summit.kind, summit.status, names(summit)) == ("summit", "planned", set())
    assert (summit.date_start, summit.date_end) == (date(2022, 4, 22), date(2022, 4, 23))


def test_those_of_a_second_list_were_there_as_well() -> None:
    text = (
        "President Ilze Kalna met today with leaders of civil organisations. The group discussed schools, the budget "
        "and the work that lies ahead of the government in the coming year.\n\nMeeting participants included:\n\n"
        "1. Marta Vesely, President, Teachers' Union\n2. Robert Tamm, Director, Parents' League\n\n"
        "From the ministry:\n\n"
        "1. Karin Dahl, Deputy Assistant to the President\n2. Luis Rojas, Chief of Staff\n"
    )
    (row,) = parse(Document(text, published=DAY)).meetings
    assert {"Ilze Kalna", "Marta Vesely", "Robert Tamm", "Karin Dahl", "Luis Rojas"} <= names(row)


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("President of Ukraine Volodymyr Zelenskyy congratulated President of the European Council Charles Michel and "
         "thanked him for the visit to Ukraine.", "Charles Michel"),
        ("Volodymyr Zelenskyy, the President of Ukraine, thanked Karl Nehammer for his visit to Ukraine.",
         "Karl Nehammer"),
    ],
)  # fmt: skip
def test_a_visit_that_somebody_is_thanked_for_is_his(read: Read, text: str, visitor: str) -> None:
    (row,) = read(text, date(2022, 5, 9)).meetings
    assert (row.kind, names(row), row.country) == ("visit", {visitor}, "ua")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knew that Russia will go to Ukraine through Belarus, the minister said.",
        "The ministry said: We are talking about a hundred new trains for the railways.",
        "She affirmed the key role that faith leaders play in bringing people together.",
    ],
)
def test_what_is_no_journey_and_no_talk_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    "again",
    [
        "Among the issues of the President's meeting with government officials was the end of the school year.",
        "At the beginning of the meeting, the President asked the ministers to extend her greetings to teachers.",
        "During the meeting, the officials asked the President their questions.",
    ],
)
def test_a_meeting_told_again_in_other_words_is_one(read: Read, again: str) -> None:
    rows = read(f"President Ilze Kalna held a meeting with members of the government on Tuesday. {again}", DAY).meetings
    assert [names(row) for row in rows] == [{"Ilze Kalna", "members of the government"}]


def test_an_honour_to_visit_is_of_the_visit_that_is_made(read: Read) -> None:
    rows = read(
        "President Ilze Kalna met with Speaker Masud Gharahkhani who paid a visit to Latvia. For his part, Masud "
        "Gharahkhani noted that it is an honor for him to visit Latvia.",
        DAY,
    ).meetings
    assert [row.status for row in rows if row.kind == "visit"] == ["held"]


def test_whoever_visits_a_place_speaks_with_people_there_in_person(read: Read) -> None:
    text = "President Ilze Kalna visited the hospital in Riga. She also spoke with wounded soldiers."
    rows = read(text, DAY).meetings
    (row,) = [row for row in rows if row.kind != "visit"]
    assert (row.kind, row.mode) == ("meeting", "in person")


def test_whose_father_was_met_was_not_there() -> None:
    text = (
        "President Ilze Kalna met with Artem Tamm, the father of Robert Tamm, a commander who was killed last year. "
        "She handed over a medal and thanked the family for what their son had done for the country."
    )
    document = Document(text, title="Meeting with father of Hero of Latvia Robert Tamm", published=DAY)
    assert [names(row) for row in parse(document).meetings] == [{"Ilze Kalna", "Artem Tamm"}]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Readout of President Joe Biden's Call with President Macron of France and Chancellor Merkel of Germany",
         {"Joe Biden", "Emmanuel Macron", "Angela Merkel"}),
        ("Readout of President Joe Biden and Vice President Harris's Meeting with Minister Karin Dahl on Voting Rights",
         {"Joe Biden", "Kamala Harris", "Karin Dahl"}),
    ],
)  # fmt: skip
def test_a_headline_names_people_by_state_and_office(title: str, who: set[str]) -> None:
    text = (
        "President Biden, Vice President Harris and Minister Karin Dahl are of one mind about the need to act, and all "
        "of them will go on with the work in the weeks ahead, with the help of those who know the matter best."
        if "Dahl" in title
        else "President Joe Biden underlined the need to act at once and thanked the allies for all that they had done."
    )
    document = Document(text, title=title, published=date(2021, 11, 5), published_source="metadata")
    (row,) = parse(document).meetings
    assert names(row) == who


def test_the_group_of_a_report_is_spelt_out_below_a_line_that_calls_it_so() -> None:
    text = (
        "Counsel Karin Dahl hosted a virtual meeting today with attorneys general from three states to discuss what "
        "can be done about the trade in weapons, which has grown in the last year.\n\nAttorneys General:\n\n"
        "- New York Attorney General Letitia James\n- Washington Attorney General Robert Tamm\n"
        "- California Attorney General Maria Vesely\n"
    )
    (row,) = parse(Document(text, published=DAY)).meetings
    assert names(row) == {"Karin Dahl", "Letitia James", "Robert Tamm", "Maria Vesely"}


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("President Ilze Kalna joined Coordinator Robert Tamm and Director Karin Dahl for a call with Governor Luis "
         "Rojas on Tuesday.", {"Ilze Kalna", "Robert Tamm", "Karin Dahl", "Luis Rojas"}, "held"),
        ("President Ilze Kalna met on Tuesday with Minister Karin Dahl. Chancellor Robert Tamm dropped by the meeting.",
         {"Ilze Kalna", "Karin Dahl", "Robert Tamm"}, "held"),
        ("The heads of state welcomed the holding of a meeting of political advisers to the leaders of the Normandy "
         "Four on January 26 in Paris.", {"political advisers"},
         "held"),
        ("President Ilze Kalna looks forward to the meeting with President Jaan Tamm in Rome next month.",
         {"Ilze Kalna", "Jaan Tamm"}, "planned"),
    ],
)  # fmt: skip
def test_who_else_was_there_and_whether_it_was(read: Read, text: str, who: set[str], status: str) -> None:
    (row,) = read(text, DAY).meetings
    assert (names(row), row.status) == (who, status)


def test_preparations_for_a_visit_are_of_one_to_come(read: Read) -> None:
    rows = read("Karin Dahl and Robert Tamm discussed preparations for the visit of President Jaan Tamm to Oslo.", DAY)
    assert [row.status for row in rows.meetings if row.kind == "visit"] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "She reiterated her call on the Red Cross and UNICEF to ensure that corridors stay open.",
        "I repeat it at meetings with diplomats, the president said.",
        "The winners were announced at a briefing by Minister Karin Dahl and Rector Robert Tamm.",
        "The governor said: I have visited Ryazan on numerous occasions.",
    ],
)
def test_demands_and_habits_give_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_our_country_is_that_of_the_office_that_publishes() -> None:
    """Though its guest is named more often than its own head."""
    text = (
        "President Jaan Tamm met with Prime Minister of Croatia Andrej Plenković who is on a visit to our country. "
        "Andrej Plenković spoke of grain. Andrej Plenković thanked the people for their welcome."
    )
    document = Document(text, outlet="President of Ukraine", published=date(2022, 5, 8), published_source="metadata")
    (visit,) = [row for row in parse(document).meetings if row.kind == "visit"]
    assert (names(visit), visit.country, visit.status) == ({"Andrej Plenković"}, "ua", "ongoing")


def test_a_first_meeting_of_the_year_is_of_the_day_of_the_report() -> None:
    text = (
        "President Ilze Kalna met with President Jaan Tamm. This is our first meeting this year, President Kalna said."
    )
    document = Document(text, published=DAY, published_source="metadata")
    assert {(row.date_start, row.date_end) for row in parse(document).meetings} == {(DAY, DAY)}


def test_peoples_who_are_sheltered_are_no_guests(read: Read) -> None:
    assert read("She thanked Germany for hosting 35,000 Afghans as they moved on.", DAY).meetings == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Minister Jaan Tamm met with Chair of the Baltic Assembly Delegation to the Nordic Council, Member of "
            "Parliament Anna Holm. They spoke of roads.",
            {"Jaan Tamm", "Anna Holm"},
        ),
        (
            "Minister Jaan Tamm met with Policy Director at the Harbour Office Sir John Berg and Vice President for "
            "Trade and Security at the Institute of Peace, former Ambassador to Norway Otto Lund.",
            {"Jaan Tamm", "John Berg", "Otto Lund"},
        ),
        (
            "Minister Jaan Tamm met with Finnish businessman, member of the board of Nokia Kalle Aho.",
            {"Jaan Tamm", "Kalle Aho"},
        ),
    ],
)
def test_a_title_without_an_article_is_borne_by_the_next_name(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == who


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (
            "During the forum, participants heard from Vice President Eva Lund, Secretary of Roads Jan Berg, and "
            "officials including Adviser Mia Dahl about the work of Minister Otto Falk.",
            {"Eva Lund", "Jan Berg", "Mia Dahl"},
        ),
        ("The participants of the meeting heard a report by Commander Jan Berg on the front.", {"Jan Berg"}),
        ("The Council received a briefing from Dr. Mia Dahl, Chief Scientist of the Institute.", {"Mia Dahl"}),
        ("Governor Jan Berg and Mayor Mia Dahl reported on the harvest.", {"Jan Berg", "Mia Dahl"}),
        ("Earlier, participants heard from Adviser Jan Berg on the phone.", set()),
        ("The police reported the theft to Mayor Mia Dahl.", set()),
        ("The President has heard from Mayor Mia Dahl that the roads are dry.", set()),
    ],
)
def test_who_is_heard_or_reports_at_a_meeting_of_one_state_took_part(read: Read, said: str, who: set[str]) -> None:
    text = f"President Jaan Tamm held a meeting with regional officials on roads in Tallinn on Tuesday. {said}"
    (meeting,) = read(text, DAY).meetings
    assert {p.actor.name for p in meeting.participants if p.actor.kind == "person"} - {"Jaan Tamm"} == who


def test_who_speaks_of_a_meeting_of_two_states_need_not_have_been_there(read: Read) -> None:
    text = (
        "President Volodymyr Zelenskyy met President Andrzej Duda in Kyiv on Tuesday. The leaders received a briefing "
        "from Adviser Jan Berg."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Volodymyr Zelenskyy", "Andrzej Duda"}


def test_a_list_below_a_line_of_the_group_s_own_words_is_of_those_who_met(read: Read) -> None:
    text = (
        "President Jaan Tamm met with 3 Northern and Southern Isles (N & SI) leaders on Tuesday to speak of boats.\n\n"
        "N & SI Leaders:\n\n- Mia Dahl, Director, Isles Council\n- Otto Falk, President, Boats United\n"
        "- Eva Lund, Director, Harbour Fund\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Jaan Tamm", "Mia Dahl", "Otto Falk", "Eva Lund"}


def test_whom_the_headline_alone_names_by_office_is_who_is_named_elsewhere() -> None:
    published = {"published": date(2022, 3, 1), "published_source": "metadata"}
    title = "Readout of President Biden’s Call with President Macron of France"
    (call,) = parse(Document("They spoke of trade and agreed to meet again.", title=title, **published)).meetings
    told = parse(Document("French President Emmanuel Macron spoke in Paris.", **published))
    (macron,) = [actor.key for actor in told.actors if actor.kind == "person"]
    assert macron in {p.actor.key for p in call.participants}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Security Council met on Tuesday to discuss the war.", {"Security Council"}),
        ("The Roads Implementation Steering Council met for the first time to discuss the plan.",
         {"Roads Implementation Steering Council"}),
        ("Minister Jaan Tamm hosted a strategy session today with business leaders.",
         {"Jaan Tamm", "business leaders"}),
        ("President Jaan Tamm met with top financial regulators today.", {"Jaan Tamm", "top financial regulators"}),
        ("Minister Jaan Tamm convened trucking companies on Tuesday.", {"Jaan Tamm", "trucking companies"}),
    ],
)  # fmt: skip
def test_bodies_that_sit_and_those_whom_somebody_convenes_meet(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (names(meeting), meeting.kind, meeting.status) == (who, "meeting", "held")


def test_whoever_joins_leaders_for_their_summit_is_there(read: Read) -> None:
    (summit,) = read(
        "President Jaan Tamm joined Ilze Kalna and Otto Lund for the annual Northern Summit.", DAY
    ).meetings
    assert (names(summit), summit.kind, summit.status) == ({"Jaan Tamm", "Ilze Kalna", "Otto Lund"}, "summit", "held")


@pytest.mark.parametrize(
    "text", ["The council met its target.", "Oil companies met resistance.", "He thanked Jaan Tamm’s company."]
)
def test_what_is_met_by_a_body_or_company_is_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_a_group_is_named_without_the_persons_of_the_list_behind_it(read: Read) -> None:
    text = (
        "President Jaan Tamm convened a call with the Governors of Louisiana, Alabama, and Mississippi, Administrator "
        "Mia Dahl, Adviser Eva Lund, and Director of Roads Otto Falk to discuss the storm."
    )
    (call,) = read(text, DAY).meetings
    assert "Governors of Louisiana, Alabama, and Mississippi" in names(call)


@pytest.mark.parametrize(
    "said",
    [
        "Director Mia Dahl and Commander Otto Falk made reports on the front.",
        "The plan was discussed as well, with Director Mia Dahl and Commander Otto Falk reporting on the issue.",
    ],
)
def test_whoever_makes_reports_at_a_meeting_of_one_state_took_part(read: Read, said: str) -> None:
    (meeting, *_) = read(f"President Jaan Tamm held a meeting with regional officials on Tuesday. {said}", DAY).meetings
    assert {"Mia Dahl", "Otto Falk"} <= names(meeting)


def test_items_behind_no_break_spaces_are_a_list(read: Read) -> None:
    text = (
        "President Jaan Tamm met with a group of mayors on Tuesday.\n\nMayors participating in it included:\n\n"
        "\u00a0 \u00a0 •\u00a0 \u00a0Mayor Mia Dahl, Riga\n\u00a0 \u00a0 •\u00a0 \u00a0Mayor-elect Otto Falk, Oslo\n"
    )
    (meeting,) = read(text, DAY).meetings
    assert {"Mia Dahl", "Otto Falk"} <= names(meeting)


def test_a_deputy_s_title_said_again_without_the_state_is_the_deputy(read: Read) -> None:
    text = (
        "Deputy Head of the Office of the President of Ukraine Jaan Tamm met with Minister Otto Falk in Oslo. "
        "The Deputy Head of the Office of the President also met with Minister Mia Dahl."
    )
    assert [names(m) for m in read(text, DAY).meetings] == [{"Jaan Tamm", "Otto Falk"}, {"Jaan Tamm", "Mia Dahl"}]


def test_whoever_convenes_behind_an_opening_phrase_is_named(read: Read) -> None:
    text = (
        "Building on President Tamm’s Roads Action Plan, White House Officials from the National Roads Council, Home "
        "Policy Council, and Office of Local Affairs convened a meeting on roads with state legislative leaders from "
        "ten states."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"White House Officials", "state legislative leaders"}


def test_whoever_convenes_the_meeting_of_a_body_is_its_host(read: Read) -> None:
    (meeting,) = read(
        "Climate Advisor Mia Dahl convened the third National Climate Task Force meeting today.", DAY
    ).meetings
    assert ("Mia Dahl", "host") in {(p.actor.name, p.part) for p in meeting.participants}
