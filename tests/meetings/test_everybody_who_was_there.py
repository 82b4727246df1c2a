"""All who took part and nobody else: lists with their titles, lists line by line, groups beside each other, those who
spoke at a gathering."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.meetings.listed_items import items_behind, person_of
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
HELD = "President Jaan Tamm held a meeting with regional officials on roads in Tallinn on Tuesday. "
HOST = "Today, Minister Eva Lund hosted a meeting with labor leaders on wages.\n\n"


# Lists, line by line


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Mark Dean, LeadRiga", "Mark Dean"),
        ("Emily White, Mayor of Hill Town", "Emily White"),
        ("BB Morel, Director, Help at Home", "BB Morel"),
        ("Rev. Dr. Ann Holt-Lind, Pastor", "Ann Holt-Lind"),
        ("José de la Vega – mayor", "José de la Vega"),
        ("Otto Falk, Jr., Owner, Falk Farms", "Otto Falk, Jr."),
        ("Friends of the Marsh", None),
        ("Sunrise Coalition, Riga", None),
        ("Oregon Attorney General, who chairs it", None),
        ("New York, Mayor Otto Falk", None),
        ("Prime Minister Falk of Denmark", None),
        ("Better Roads Association", None),
    ],
)
def test_who_opens_an_item(item: str, name: str | None) -> None:
    assert person_of(item) == name


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Mia Dahl, nurse\nOtto Falk, nurse\n\nMore is to come.", ["Mia Dahl, nurse", "Otto Falk, nurse"]),
        ("\n\nMia Dahl, nurse\n\nOtto Falk, nurse\n\nEva Lund\n\nThe talks are going on.\n",
         ["Mia Dahl, nurse", "Otto Falk, nurse", "Eva Lund"]),
        ("• Mia Dahl\n• Otto Falk\n\n###\n", ["Mia Dahl", "Otto Falk"]),
    ],
)  # fmt: skip
def test_items_with_and_without_blank_lines(text: str, items: list[str]) -> None:
    assert [text[first:last] for first, last in items_behind(text, 0)] == items


@pytest.mark.parametrize("head", ["Attendees included:", "Panelists included:", "The panellists who joined include:"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_name_that_only_the_list_tells_is_one_of_those_present(read: Read, head: str, blank: str) -> None:
    people = ("Mia Dahl, Nurse, Riga Hospital", "Mark Dean, LeadRiga", "Emily White, Driver", "Otto Falk, Builder")
    text = f"{HOST}{head}\n\n" + f"\n{blank}".join(people) + "\n\n###\n"
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Eva Lund", "Mia Dahl", "Mark Dean", "Emily White", "Otto Falk"}


def test_a_list_that_opens_on_its_heading_s_line(read: Read) -> None:
    text = f"{HOST}Leaders who participated in the meeting include:• Mia Dahl, Driver\n• Otto Falk, Builder\n"
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Eva Lund", "Mia Dahl", "Otto Falk"}


def test_a_list_without_a_heading(read: Read) -> None:
    items = "- Mia Dahl, Driver, Riga\n- Mark Dean, Builder\n- Otto Falk, President & CEO, Falk Farms\n"
    (meeting,) = read(f"{HOST}Leaders praised the minister.\n\n{items}", DAY).meetings
    assert names(meeting) == {"Eva Lund", "Mia Dahl", "Mark Dean", "Otto Falk"}
    (meeting,) = read(f"{HOST}Prizes went to these people:\n\n{items}", DAY).meetings
    assert names(meeting) == {"Eva Lund", "labor leaders"}
    (meeting,) = read(f"{HOST}\n\n- Lower rents, for all\n- Mia Dahl, Driver\n- New roads, and bridges\n", DAY).meetings
    assert names(meeting) == {"Eva Lund", "labor leaders"}


def test_participants_in_a_summit_to_come(read: Read) -> None:
    text = (
        "A summit of the Union heads of state will be held on 28 May in Tallinn.\n\nParticipants in the summit "
        "include President Ana Rey of Chile, Prime Minister Otto Falk of Denmark and Chancellor Mia Dahl of Austria."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("summit", "planned", {"Ana Rey", "Otto Falk", "Mia Dahl"})


def test_speakers_of_a_sentence(read: Read) -> None:
    text = f"{HOST}Panelists included Mia Dahl, Managing Partner of the Bank; Hon. Otto Falk, Judge; and Ana Rey."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Eva Lund", "Mia Dahl", "Otto Falk", "Ana Rey"}


def test_bodies_do_not_spell_out_the_people_who_came_from_them(read: Read) -> None:
    items = (
        "Organizations participating in the meeting included:\n\n- Friends of the Marsh\n- Coast Watch\n- Heron Trust\n"
    )
    for group, stays in (("civil rights leaders", True), ("private firms", False)):
        text = f"Today, Minister Eva Lund hosted a meeting with {group} on wages.\n\n{items}"
        (meeting,) = read(text, DAY).meetings
        assert (group in names(meeting)) is stays
        assert names(meeting) >= {"Friends of the Marsh", "Coast Watch", "Heron Trust"}


def test_the_seat_is_where_they_met_once_they_are_named(read: Read) -> None:
    head = "Today, the White House hosted a roundtable with drivers on wages."
    (meeting,) = read(f"{head}\n\nParticipants included:\n\n- Mia Dahl, driver\n- Otto Falk, driver\n", DAY).meetings
    assert names(meeting) == {"Mia Dahl", "Otto Falk"}
    (meeting,) = read(head, DAY).meetings
    assert "United States" in names(meeting)


# Lists in a sentence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Eva Lund, Director of the Roads Office, Otto Falk, Governor of the Bank, and Mia Dahl, Mayor of Riga, "
         "met with Jaan Tamm on Tuesday.", {"Eva Lund", "Otto Falk", "Mia Dahl", "Jaan Tamm"}),
        ("Jaan Tamm met on Tuesday with Eva Lund, Director of the Roads Office, Otto Falk, Governor of the Bank, "
         "and Mia Dahl, Mayor of Riga.", {"Eva Lund", "Otto Falk", "Mia Dahl", "Jaan Tamm"}),
        ("Jaan Tamm met with Prime Minister Ana Rey. He was joined by Eva Lund, Special Envoy to the Baltic Sea; Otto "
         "Falk, Senior Coordinator for Roads; and officers of the guard.",
         {"Jaan Tamm", "Ana Rey", "Eva Lund", "Otto Falk", "officers of the guard"}),
        ("At the request of Eva Lund, Mayor of Riga, Otto Falk, Governor of the Central Bank, met Mia Dahl on Tuesday.",
         {"Otto Falk", "Mia Dahl"}),
        ("Eva Lund, Mayor of Riga, met Otto Falk, Governor of the Bank, on Tuesday.", {"Eva Lund", "Otto Falk"}),
    ],
)  # fmt: skip
def test_offices_behind_each_name_of_a_list(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Roads Policy Council, Trade Policy Council, and the Department of Housing convened a meeting with nurses "
         "on Tuesday.", {"Roads Policy Council", "Trade Policy Council", "Department of Housing", "nurses"}),
        ("Yesterday, the Office of Public Roads, the Trade Policy Council, and the Office of the Vice President "
         "convened a meeting with nurses on wages.",
         {"Office of Public Roads", "Trade Policy Council", "Office of the Vice President", "nurses"}),
        ("The Council of Economic Advisers met with Minister Eva Lund on Tuesday.",
         {"Council of Economic Advisers", "Eva Lund"}),
    ],
)  # fmt: skip
def test_bodies_by_their_whole_names(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == who


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Council of Economic Advisers Chair", "Mia Dahl"),
        ("White House Office of Public Roads Director", "Mia Dahl"),
        ("Board of Public Works Chairman", "Otto Falk"),
    ],
)
def test_the_whole_title_is_the_bearer_s(read: Read, title: str, name: str) -> None:
    article = read(f"Minister Eva Lund and {title} {name} met with Jaan Tamm on Tuesday.", DAY)
    (meeting,) = article.meetings
    assert names(meeting) == {"Eva Lund", name, "Jaan Tamm"}
    assert next(p.role for p in meeting.participants if p.actor.name == name) == title


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Minister Eva Lund met with bankers from the north and senior members of the board on Tuesday.",
         {"Eva Lund", "bankers from the north", "senior members of the board"}),
        ("Minister Eva Lund convened a meeting on Tuesday with officials from across the Lund Administration and more "
         "than 70 union leaders, housing providers, and policy experts to discuss rents.",
         {"Eva Lund", "officials from across the Lund Administration", "more than 70 union leaders",
          "housing providers", "policy experts"}),
        ("Minister Eva Lund met with representatives of the army and farmers on Tuesday.",
         {"Eva Lund", "representatives of the army and farmers"}),
        ("Minister Eva Lund met with farmers, ranchers, professors and parents on Tuesday.",
         {"Eva Lund", "farmers", "ranchers", "professors", "parents"}),
    ],
)  # fmt: skip
def test_groups_beside_each_other(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    found = names(meeting)
    assert {any(name.startswith(one) or one.startswith(name) for name in found) for one in who} == {True}
    assert len(found) == len(who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Minister Eva Lund, joined by Governor Otto Falk, traveled to Tunis and met on Tuesday with President Ana Rey "
         "of Tunisia.", {"visit": {"Eva Lund", "Otto Falk"}, "meeting": {"Eva Lund", "Otto Falk", "Ana Rey"}}),
        ("On Tuesday, President Jaan Tamm, Jr. joined by Minister Eva Lund and Governor Otto Falk, met with nurses.",
         {"meeting": {"Jaan Tamm, Jr.", "Eva Lund", "Otto Falk", "nurses"}}),
        ("Jaan Tamm will give out prizes and together with Eva Lund will meet with the workers.",
         {"meeting": {"Jaan Tamm", "Eva Lund", "workers"}}),
    ],
)  # fmt: skip
def test_who_joins_somebody_does_what_he_does(read: Read, text: str, who: dict[str, set[str]]) -> None:
    found = {m.kind: names(m) for m in read(text, DAY).meetings}
    assert found.keys() == who.keys()
    assert all(found[kind] >= there for kind, there in who.items())


# Who spoke at a gathering


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Prime Minister Otto Falk noted that prices had fallen.", {"Otto Falk"}),
        ("Roads Minister Mia Dahl told the audience that bridges were open.", {"Mia Dahl"}),
        ("According to Roads Minister Mia Dahl, bridges are open.", {"Mia Dahl"}),
        ("For his part, Governor Otto Falk called on towns to build.", {"Otto Falk"}),
        ("The members also heard Prosecutor Mia Dahl.", {"Mia Dahl"}),
        ("Earlier, Prime Minister Otto Falk said that prices had fallen.", set()),
        ("Press Secretary Otto Falk said that prices had fallen.", set()),
        ("Otto Falk said that prices had fallen.", set()),
        ("The work of Prime Minister Otto Falk was praised.", set()),
    ],
)
def test_who_speaks_in_the_report_of_a_gathering_was_there(read: Read, said: str, who: set[str]) -> None:
    (meeting,) = read(HELD + said, DAY).meetings
    assert names(meeting) - {"Jaan Tamm", "regional officials"} == who


def test_who_speaks_of_a_meeting_of_two_need_not_have_been_there(read: Read) -> None:
    text = "President Jaan Tamm met with Minister Eva Lund on Tuesday. Governor Otto Falk noted that prices had fallen."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Jaan Tamm", "Eva Lund"}


# The headline


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Readout of Minister Lund’s Call with Foreign Minister Joao Gomes Cravinho of Portugal",
         "Minister Eva Lund spoke with João Gomes Cravinho, Minister of Foreign Affairs of Portugal."),
        ("Readout of Minister Eva Lund’s Meeting with Secretary-General António Guterres of the United Nations",
         "Minister Eva Lund met with Secretary-General António Guterres of the United Nations."),
    ],
)  # fmt: skip
def test_what_a_headline_and_the_body_tell_is_one_meeting(title: str, text: str) -> None:
    day = date(2022, 8, 22)
    article = parse(Document(text, title=title, published=day, published_source="metadata"))
    (meeting,) = article.meetings
    assert names(meeting) == {"Eva Lund", next(a.name for a in article.actors if a.country in ("pt", "un"))}
