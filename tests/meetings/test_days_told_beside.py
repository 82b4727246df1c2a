"""Days that stand beside what a meeting is named by, and meetings to come that are offered or looked forward to."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 6)  # a Monday

DAYS = [
    ("President Karlis Dahl met with Minister Jeppe Holm. Karlis Dahl recalled that he had a meeting with Prime "
     "Minister Anna Ozola in Riga recently.", "Ozola", None),
    ("Karlis Dahl spoke by phone with Jaan Tamm. Following up on the outcomes of the Latvia-Estonia top-level meeting "
     "in Riga on May 19, the two presidents reaffirmed their commitment.", "Latvia", date(2022, 5, 19)),
    ("Friday, President Karlis Dahl dropped by a meeting with a bipartisan group of mayors. Earlier in the day, the "
     "mayors met with Secretary of Labor Anna Ozola.", "Ozola", date(2022, 6, 3)),
    ("President Karlis Dahl spoke today with Prime Minister Jaan Tamm. The leaders also discussed their upcoming "
     "participation in the Summit of the Americas in July.", "Tamm", date(2022, 7, 1)),
    ("As part of the Latvia-US Commission meeting held in Washington on June 1, Minister Karlis Dahl met with "
     "Secretary of State Anna Ozola.", "Ozola", date(2022, 6, 1)),
    ("Yesterday, Vice President Anna Ozola called and congratulated President Jaan Tamm.", "Tamm", date(2022, 6, 5)),
    ("National Security Advisor Anna Ozola traveled to Mexico on June 1. Anna Ozola met with President Luis Rojo.",
     "Rojo", date(2022, 6, 1)),
    ("Anna Ozola arrived in Mexico on June 1. Anna Ozola met with President Luis Rojo.", "Rojo", DAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "day"), DAYS)
def test_the_day_is_that_of_what_it_stands_beside(read: Read, text: str, who: str, day: date | None) -> None:
    last = [m for m in read(text, DAY).meetings if any(who in name for name in names(m))][-1]
    assert last.date_start == day


def test_the_first_visit_in_so_many_years_is_of_the_day(read: Read) -> None:
    visits = read(
        "President Karlis Dahl welcomed Jaan Tamm to Riga. Karlis Dahl noted that this was the first visit of Prime "
        "Minister of Estonia Jaan Tamm to Latvia in the last 17 years.",
        DAY,
    ).meetings
    assert all(m.date_start in (None, DAY) for m in visits)


TO_COME = [
    ("President Karlis Dahl noted that he looks forward to seeing President Jaan Tamm at the NATO Summit in Madrid.",
     "planned", {"Karlis Dahl", "Jaan Tamm"}),
    ("President Karlis Dahl offered President Jaan Tamm a meeting in any format.",
     "proposed", {"Karlis Dahl", "Jaan Tamm"}),
    ("President Karlis Dahl proposed a meeting to President Jaan Tamm.", "proposed", {"Karlis Dahl", "Jaan Tamm"}),
    ("Anna Berg spoke, to prepare for President Karlis Dahl's meeting on June 21 with Prime Minister Jaan Tamm.",
     "planned", {"Karlis Dahl", "Jaan Tamm"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "there"), TO_COME)
def test_what_is_offered_or_looked_forward_to_is_to_come(read: Read, text: str, status: str, there: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == (status, there)


def test_things_looked_forward_to_and_the_own_tour_are_no_meetings(read: Read) -> None:
    assert (
        read("President Karlis Dahl looks forward to seeing the results and to seeing Latvia grow.", DAY).meetings == []
    )


def test_a_headline_s_call_has_the_day_that_the_text_tells() -> None:
    text = "Yesterday, Vice President Anna Ozola called and congratulated Xiomara Cruz on her historic victory."
    title = "Readout of Vice President Anna Ozola's Call with President-Elect Xiomara Cruz"
    (call,) = parse(Document(text, title=title, published=DAY, published_source="metadata")).meetings
    assert (call.kind, call.date_start) == ("call", date(2022, 6, 5))


def test_a_council_s_meeting_to_come_is_not_the_one_with_its_president(read: Read) -> None:
    held, to_come = read(
        "President of Latvia Karlis Dahl met with President of the European Council Carl Michaud on Monday. Karlis "
        "Dahl hopes that following the European Council meeting scheduled for June 16, the leaders will send a signal.",
        DAY,
    ).meetings
    assert (held.status, held.date_start, names(held)) == ("held", DAY, {"Karlis Dahl", "Carl Michaud"})
    assert (to_come.status, to_come.date_start, names(to_come)) == ("planned", date(2022, 6, 16), {"European Council"})
