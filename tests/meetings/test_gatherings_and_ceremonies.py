"""Who speaks at a gathering with a name, and ceremonies that no word for a meeting names."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 6)  # a Monday

SPOKE = [
    ("This was stated by President of Latvia Karlis Dahl during his participation in a panel discussion in the "
     "framework of the 58th Oslo Security Conference.", "held"),
    ("This was stated by President Karlis Dahl during his online participation in the Oslosec Security Forum.", "held"),
    ("President Karlis Dahl said this during a speech at the session of the Baltic Council Summit.", "held"),
    ("First Lady Karla Dahl took part in the online format of the conference \"Women at Work\".", "held"),
    ("President Karlis Dahl delivered a speech at the Oslo Security Conference.", "held"),
    ("President Karlis Dahl will speak at the Oslo Security Conference on June 20.", "planned"),
    ("President Karlis Dahl addressed the participants of the Oslo Economic Forum.", "held"),
    ("In his address to the Oslo Economic Forum, President Karlis Dahl called for peace.", "held"),
    ("\"We need help,\" President Karlis Dahl stressed during the plenary session of the Oslo Economic Forum.", "held"),
    ("President Karlis Dahl said at the Oslo Economic Forum on Friday that trade would grow.", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), SPOKE)
def test_whoever_speaks_at_a_gathering_with_a_name_was_there(read: Read, text: str, status: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status) == ("summit", status)
    assert {name.split()[-1] for name in names(meeting)} == {"Dahl"}


NOT_THERE = [
    "President Karlis Dahl thanked him for his speech at the Oslo Security Conference.",
    "President Karlis Dahl told reporters at a press conference in Riga that trade would grow.",
    "President Karlis Dahl praised the decisions of the Oslo Security Conference.",
    "President Karlis Dahl addressed the nation. President Karlis Dahl addressed the members of the crew.",
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_other_words_of_a_gathering_or_a_speech_give_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_who_speaks_at_a_conference_with_somebody_has_met_him(read: Read) -> None:
    (meeting,) = read(
        "President of Latvia Karlis Dahl spoke with President of Estonia Jaan Tamm at the Oslo Security Conference.",
        DAY,
    ).meetings
    assert names(meeting) == {"Karlis Dahl", "Jaan Tamm"}


CEREMONIES = [
    ("President Karlis Dahl presented state awards to employees of the ministry.",
     {"Karlis Dahl", "employees of the ministry"}),
    ("Karlis Dahl, President of Latvia, presented Jaan Tamm with the Order of the Three Stars.",
     {"Karlis Dahl", "Jaan Tamm"}),
    ("President Karlis Dahl awarded Jaan Tamm the Order of the Three Stars.", {"Karlis Dahl", "Jaan Tamm"}),
    ("President Karlis Dahl awarded the soldiers with orders and medals.", {"Karlis Dahl", "soldiers"}),
    ("President Karlis Dahl laid flowers at the monument in Riga. The ceremony was also attended by Prime Minister "
     "Anna Ozola.", {"Karlis Dahl", "Anna Ozola"}),
    ("President Karlis Dahl laid a wreath at the monument. The event was attended by Prime Minister Anna Ozola.",
     {"Karlis Dahl", "Anna Ozola"}),
    ("President Karlis Dahl took part in the farewell ceremony for Juri Lepik. President Karlis Dahl and Prime "
     "Minister Anna Ozola laid flowers.", {"Karlis Dahl", "Anna Ozola"}),
    ("President Karlis Dahl attended the opening ceremony of the Winter Games in Beijing.", {"Karlis Dahl"}),
    ("President Karlis Dahl attended the funeral of Juri Lepik in Tallinn.", {"Karlis Dahl"}),
    ("President Karlis Dahl took part in the launch of traffic on the new bridge in Riga.", {"Karlis Dahl"}),
    ("President Karlis Dahl took part in ceremonial events on the Day of the Army.", {"Karlis Dahl"}),
    ("In the presence of President of Latvia Karlis Dahl and President of Estonia Jaan Tamm, a trade agreement was "
     "signed in Riga. The document was signed by Prime Minister of Latvia Anna Ozola.",
     {"Karlis Dahl", "Jaan Tamm", "Anna Ozola"}),
    ("President Karlis Dahl lit a lamp at the cross in Riga. The ceremony was also attended by Prime Minister Anna "
     "Ozola.", {"Karlis Dahl", "Anna Ozola"}),
    ("President Karlis Dahl presented the Orders of the Golden Star to servicemen. The ceremony was attended by "
     "Prime Minister Anna Ozola.", {"Karlis Dahl", "servicemen", "Anna Ozola"}),
    # the parser takes the second president for what was signed
    ("In the presence of President of Latvia Karlis Dahl and President of the Republic of Turkey Recep Tayip, a Free "
     "Trade Agreement between Latvia and Turkey was signed in Riga.", {"Karlis Dahl", "Recep Tayip"}),
    ("President Karlis Dahl took part in the opening ceremony of the Games. Prime Minister Anna Ozola addressed the "
     "participants of the event.", {"Karlis Dahl", "Anna Ozola"}),
    ("President Karlis Dahl presented state awards to employees of the plant. \"Thank you,\" he said. President "
     "Karlis Dahl presented state awards to plant employees.", {"Karlis Dahl", "employees of the plant"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there"), CEREMONIES)
def test_awards_tributes_openings_and_signings_are_ceremonies(read: Read, text: str, there: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("ceremony", "held", there)


NO_CEREMONY = [
    "President Karlis Dahl signed a decree awarding 200 servicemen.",
    "President Karlis Dahl signed an Executive Order on awarding Jaan Tamm the Order of the Three Stars.",
    "President Karlis Dahl awarded the soldiers with medals, 12 of them posthumously.",
    "The general handed an order to the soldiers. President Karlis Dahl presented a plan to the ministers.",
    "President Karlis Dahl welcomed the launch of the line. A treaty was signed in Riga.",
]


@pytest.mark.parametrize("text", NO_CEREMONY)
def test_awards_on_paper_and_what_nobody_attends_are_none(read: Read, text: str) -> None:
    assert [m for m in read(text, DAY).meetings if m.kind == "ceremony"] == []


def test_an_award_and_a_talk_with_the_same_people_are_one_meeting(read: Read) -> None:
    (meeting,) = read(
        "President Karlis Dahl met with soldiers in Riga. Karlis Dahl presented state awards to the soldiers.", DAY
    ).meetings
    assert names(meeting) == {"Karlis Dahl", "soldiers"}


def test_those_of_a_meeting_are_not_at_the_ceremony_before(read: Read) -> None:
    first, second = read(
        "President Karlis Dahl laid flowers at the monument. President Karlis Dahl held a meeting on energy. The "
        "meeting was attended by Prime Minister Anna Ozola.",
        DAY,
    ).meetings
    assert (first.kind, names(first)) == ("ceremony", {"Karlis Dahl"})
    assert (second.kind, names(second)) == ("meeting", {"Karlis Dahl", "Anna Ozola"})


TITLES = [
    ("On June 10, Karlis Dahl will take part in Supreme Baltic Economic Council meeting via videoconference",
     "The participants plan to review the budget.", {"Karlis Dahl", "Supreme Baltic Economic Council"}),
    ("On June 10 Karlis Dahl will take part in extraordinary session of Baltic Security Council",
     "The participants plan to review the budget.", {"Karlis Dahl", "Baltic Security Council"}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "there"), TITLES)
def test_a_title_tells_who_will_take_part_in_a_body_s_meeting(title: str, text: str, there: set[str]) -> None:
    (meeting,) = parse(Document(text, title=title, published=DAY, published_source="metadata")).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("meeting", "planned", there)
    assert meeting.date_start == date(2022, 6, 10)


def test_participants_in_what_is_to_come_are_those_whom_it_includes(read: Read) -> None:
    (meeting,) = read(
        "A summit of the Baltic heads of state will be held on June 28 in Riga. Participants in the upcoming summit "
        "include President of Estonia Jaan Tamm, Prime Minister of Lithuania Petras Kalvis and President of Poland "
        "Jan Kos.",
        DAY,
    ).meetings
    assert (meeting.kind, meeting.status) == ("summit", "planned")
    assert names(meeting) >= {"Jaan Tamm", "Petras Kalvis", "Jan Kos"} and "Participants" not in names(meeting)
