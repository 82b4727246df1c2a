"""What is told beside a meeting and is none of its own: looked forward to, gone on with, weighed, thanked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 9, 14)  # a Wednesday
MET = "Minister Eva Lund of Norway met today with Minister Otto Falk of Denmark. "


def _told(read: Read, text: str) -> list[tuple[str, str, set[str]]]:
    return [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings]


@pytest.mark.parametrize(
    "further",
    [
        "The ministers discussed energy and agreed to consult closely on these issues.",
        "Before the meeting with Minister Falk, Minister Lund laid flowers at the monument.",
    ],
)
def test_what_is_said_beside_a_meeting_is_no_other(read: Read, further: str) -> None:
    assert _told(read, MET + further) == [("meeting", "held", {"Eva Lund", "Otto Falk"})]


def test_what_they_met_to_go_on_with_is_what_they_did(read: Read) -> None:
    text = (
        "Minister Eva Lund of Norway met today with Minister Otto Falk of Denmark to discuss trade and continue the "
        "consultations between Norway and Denmark on fish."
    )
    assert [who for _, _, who in _told(read, text)] == [{"Eva Lund", "Otto Falk"}]


@pytest.mark.parametrize("how", ["", "warmly ", "soon "])
def test_who_looks_forward_to_welcoming_somebody_has_not(read: Read, how: str) -> None:
    said = "Minister Lund conveyed that President Ana Rey looks forward to"
    text = f"{said} {how}welcoming Prime Minister Otto Falk to Oslo."
    assert [(status, who) for _, status, who in _told(read, text)] == [("planned", {"Ana Rey", "Otto Falk"})]


def test_what_a_summit_is_called_is_not_who_met_there(read: Read) -> None:
    text = f"{MET}They reviewed the progress made since the May leaders’ summit."
    assert _told(read, text) == [("meeting", "held", {"Eva Lund", "Otto Falk"})]


def test_who_is_thanked_for_his_participation_took_part(read: Read) -> None:
    text = "Ms. Eva Lund thanked President Abdel Fattah el-Sisi for his participation in the Harbour Summit in Oslo."
    assert _told(read, text) == [("summit", "held", {"Abdel Fattah el-Sisi"})]


def test_whose_participation_is_discussed_need_not_take_part(read: Read) -> None:
    text = f"{MET}The ministers discussed the modalities of Sweden's participation in the NATO Summit in Madrid."
    assert all("Eva Lund" not in who for kind, _, who in _told(read, text) if kind == "summit")


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("The Secretary-General said that during his recent visit to Moscow, Russian President Vladimir Putin agreed "
         "to open the port.", set()),
        ("Mr President, thank you very much for the invitation to visit Oslo.", set()),
        ("The minister called on Otto Falk to stop the transport of grain to Russia.", set()),
        ("Otto Falk stopped in Riga on his way to Oslo.", {"Otto Falk"}),
    ],
)  # fmt: skip
def test_who_did_not_visit(read: Read, text: str, visitors: set[str]) -> None:
    assert {name for kind, _, who in _told(read, text) for name in who if kind == "visit"} == visitors


@pytest.mark.parametrize(
    ("further", "group"),
    [
        ("The president and the minister met with union leaders to discuss wages.", "39 national union leaders"),
        ("Leaders praised the government.", "39 national union leaders"),
    ],
)
def test_a_group_by_fewer_words_is_the_one_told_before(read: Read, further: str, group: str) -> None:
    text = f"Today, President Ana Rey and Minister Eva Lund met with {group}. {further}"
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Ana Rey", "Eva Lund", group}


def test_ambassadors_who_are_named_are_no_group_beside_themselves(read: Read) -> None:
    text = (
        "Minister Eva Lund met today with Danish Ambassador to Norway Otto Falk and Swedish Ambassador to Norway Mia "
        "Dahl. Ms. Lund told the ambassadors about the harvest. She and the ambassadors discussed prices."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Eva Lund", "Otto Falk", "Mia Dahl"}


@pytest.mark.parametrize("tie", ["which included", "which comprised"])
def test_who_was_in_a_delegation_of_a_body(read: Read, tie: str) -> None:
    met = "President Ana Rey had a meeting with a delegation of the Senate"
    text = f"{met}, {tie} senators Otto Falk, Mia Dahl and Eva Lund."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Ana Rey", "Otto Falk", "Mia Dahl", "Eva Lund"}


def test_a_name_like_that_of_who_came_to_office_later_is_not_his(read: Read) -> None:
    article = read("National Climate Advisor Ali Zaidi met with Minister Eva Lund on Tuesday.", DAY)
    assert {a.country for a in article.actors if a.kind == "person"} == {None}
