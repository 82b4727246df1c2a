"""Who is who: one person for a title and the name beside it, whole names, whom a bare office means."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Meeting
from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
DAHL = "Karin Dahl"


def met(read: Read, text: str) -> list[Meeting]:
    return [m for m in read(text, DAY).meetings if m.kind != "visit"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Minister of Fisheries, Aquaculture and Coastal Regions, Mrs. Ines Prado, met Minister Karin Dahl on Tuesday.",
         "Ines Prado"),
        ("Minister Karin Dahl met the Head of the UN Office in Lesotho, Ambassador Thabo Molapo, on Tuesday.",
         "Thabo Molapo"),
        ("Minister Karin Dahl met the representative of ECOWAS on the committee, Ambassador Kofi Tetteh.",
         "Kofi Tetteh"),
        ("Minister Karin Dahl met the head of the EU mission's trade section, Mr. Jan Brouwer, on Tuesday.",
         "Jan Brouwer"),
        ("Minister Karin Dahl met the Secretary for Relations with Parishes, Bishop Luca Marin.", "Luca Marin"),
        ("Minister Karin Dahl received Mr Paul Wagener, Minister for Housing of Luxembourg (Senningen).",
         "Paul Wagener"),
        ("The Minister of Health, Dr. Ama Boateng met Minister Karin Dahl on Tuesday.", "Ama Boateng"),
        ("Minister of Roads and Forests Eng. Samir Haddad met Minister Karin Dahl on Tuesday.", "Samir Haddad"),
        ("Minister Karin Dahl met Archpriest Oleg Sarov, head of the Minsk Diocese's Department for Schools.",
         "Oleg Sarov"),
        ("Minister Karin Dahl met with Coun. Alan Birtwell on Tuesday.", "Alan Birtwell"),
    ],
)  # fmt: skip
def test_a_title_and_the_name_beside_it_are_one(read: Read, text: str, other: str) -> None:
    assert [names(m) for m in met(read, text)] == [{DAHL, other}]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Minister Karin Dahl met nuclear envoy Yoon Do-hyun on Tuesday.", "Yoon Do-hyun"),
        ("Minister Karin Dahl met Deputy Minister Đỗ Văn Hùng in Hanoi.", "Đỗ Văn Hùng"),
        ("The Minister of Trade and Rural Development B.Ganbold received Minister Karin Dahl.", "B.Ganbold"),
        ("The Minister of Health S.Enkhtuya received Minister Karin Dahl.", "S.Enkhtuya"),
    ],
)
def test_a_name_is_taken_whole(read: Read, text: str, other: str) -> None:
    assert [names(m) for m in met(read, text)] == [{DAHL, other}]


def test_a_family_name_that_is_a_city_too_is_who_was_named(read: Read) -> None:
    text = (
        "Chinese Vice Minister Gao Yuting met Kazakh Deputy Prime Minister Aidar Omarov on Monday. Gao also met with"
        " Minister Karin Dahl."
    )
    assert [names(m) for m in met(read, text)] == [{"Gao Yuting", "Aidar Omarov"}, {"Gao Yuting", DAHL}]


def test_the_city_stays_a_city(read: Read) -> None:
    (meeting,) = met(read, "Minister Karin Dahl met Governor Oumar Diakite in Gao on Tuesday.")
    assert names(meeting) == {DAHL, "Oumar Diakite"}


def test_initials_of_an_office_are_no_part_of_a_name(read: Read) -> None:
    text = (
        "The Deputy Secretary General of the Forum, Dr Salote Varea, opened the session. DSG Varea met with Minister"
        " Karin Dahl on Tuesday."
    )
    assert [names(m) for m in met(read, text)] == [{DAHL, "Salote Varea"}]


def test_initials_that_the_text_explains_are_whoever_holds_the_office(read: Read) -> None:
    text = (
        "General Usman Tariq, Chief of Naval Staff (CNS), visited the shipyard on Tuesday. CNS later met Minister Karin"
        " Dahl."
    )
    assert [names(m) for m in met(read, text)] == [{DAHL, "Usman Tariq"}]


def test_a_title_alone_is_whom_the_text_introduced_with_it(read: Read) -> None:
    text = (
        "Secretary (West), Ms. Lata Nair visited Oslo on Tuesday. Secretary met with the Permanent Secretary of the"
        " Ministry of Trade, Mr. Olav Moen. Secretary also met Minister Karin Dahl."
    )
    assert [names(m) for m in met(read, text)] == [{"Lata Nair", "Olav Moen"}, {"Lata Nair", DAHL}]


@pytest.mark.parametrize(
    "text",
    [
        "In his meeting with the President, Mr. Ivan Petrescu asked for help.",
        "Mr. Ivan Petrescu met the President in Riga.",
    ],
)
def test_a_comma_before_a_name_does_not_always_tell_whose_office_it_is(read: Read, text: str) -> None:
    assert [len(m.participants) for m in met(read, text)] == [2]


def test_any_holder_of_an_office_is_not_the_one_of_the_day(read: Read) -> None:
    article = read("It was the first visit by a Norwegian prime minister to Malta.", DAY)
    assert "Erna Solberg" not in {actor.name for actor in article.actors}


@pytest.mark.parametrize("year", ["1996", "December 1996"])
def test_an_office_in_a_year_long_past_is_its_holder_then(read: Read, year: str) -> None:
    article = read(f"I handed my letters to the Chinese President on a cold morning in {year}.", DAY)
    assert "Xi Jinping" not in {actor.name for actor in article.actors}


def test_a_year_of_something_else_is_not_that_of_the_office(read: Read) -> None:
    article = read("Minister Karin Dahl discussed with the Chinese President the accord signed in 1996.", DAY)
    assert "Xi Jinping" in {actor.name for actor in article.actors}


def test_the_head_of_state_is_the_president_of_the_same_item(read: Read) -> None:
    article = read("The President left for Lusaka. Officials said the Head of State would return on Friday.", DAY)
    assert (
        len([actor for actor in article.actors if actor.kind != "group" and "official" not in actor.name.lower()]) == 1
    )


def test_nobody_talks_with_herself(read: Read) -> None:
    text = (
        "Commissioner Anna Verdun is in Riga on Wednesday; she will be welcomed by Interior Minister Ilze Kalna and"
        " hold talks with her on visas."
    )
    assert [names(m) for m in met(read, text)] == [{"Anna Verdun", "Ilze Kalna"}]


@pytest.mark.parametrize(
    "group",
    [
        "a delegation led by Governor Lindiwe Khumalo",
        "a visiting team headed by Governor Lindiwe Khumalo",
        "the group, led by Governor Lindiwe Khumalo,",
    ],
)
def test_a_group_without_a_name_gives_way_to_its_leader(read: Read, group: str) -> None:
    assert [names(m) for m in met(read, f"Minister Karin Dahl met {group} on Tuesday.")] == [{DAHL, "Lindiwe Khumalo"}]


def test_so_does_one_whose_leader_is_named_later(read: Read) -> None:
    text = (
        "Minister Karin Dahl met a visiting delegation on Tuesday. The delegation, headed by Governor Lindiwe Khumalo,"
        " thanked her."
    )
    assert [names(m) for m in met(read, text)] == [{DAHL, "Lindiwe Khumalo"}]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Minister Karin Dahl met a Latvian delegation led by Governor Lindiwe Khumalo.", "Latvian delegation"),
        ("Minister Karin Dahl met members of the Lake Committee, led by Governor Lindiwe Khumalo, and left.",
         "members of the Lake Committee"),
        ("Minister Karin Dahl held talks with four rebel groups headed by Lindiwe Khumalo.", "four rebel groups"),
    ],
)  # fmt: skip
def test_one_of_a_state_a_body_or_many_stays(read: Read, text: str, group: str) -> None:
    (meeting,) = met(read, text)
    assert names(meeting) == {DAHL, "Lindiwe Khumalo", group}


def test_the_two_deputy_ministers_are_those_of_the_talks(read: Read) -> None:
    text = (
        "Deputy Minister Karin Dahl held talks with Deputy Minister Edgars Kalns. At the end of the talks, the two"
        " Deputy Ministers signed a plan."
    )
    assert names(met(read, text)[0]) == {DAHL, "Edgars Kalns"}


def test_in_whose_presence_the_envoy_was_received(read: Read) -> None:
    text = (
        "Minister Karin Dahl received the representative of ECOWAS on the committee, Ambassador Kofi Tetteh, in the"
        " presence of the Head of the UN office's legal section, Ms. Greta Lund."
    )
    assert [names(m) for m in met(read, text)] == [{DAHL, "Kofi Tetteh", "Greta Lund"}]
