"""Entries of a register of visits: the row names the traveller, the day and the place; the remark has no subject."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.article import Article, Document
from core.pipeline import parse
from core.reading import read
from tests.meetings.conftest import names

DAY = date(1994, 5, 17)


def entry(remark: str, person: str = "Foreign Minister Ingrid Solheim", country: str | None = "eg") -> Article:
    document = Document(remark, published=DAY, published_source="metadata", country=country)
    document.city, document.people = ("Cairo" if country else None), [person]
    return parse(document)


def test_a_remark_without_subject_is_a_meeting_of_the_traveller_on_the_day_and_at_the_place_of_the_row() -> None:
    article = entry("Met with Prime Minister Samir Haddad.")
    meeting = next(m for m in article.meetings if m.kind == "meeting")
    assert names(meeting) == {"Ingrid Solheim", "Samir Haddad"}
    assert (meeting.status, meeting.date_start, meeting.date_source) == ("held", DAY, "published")
    assert (meeting.city, meeting.country, meeting.place_source) == ("Cairo", "eg", "metadata")


def test_the_entry_itself_is_the_visit_that_holds_its_meetings() -> None:
    article = entry("Official visit; met with President Samir Haddad and addressed Parliament.")
    visit = next(m for m in article.meetings if m.kind == "visit")
    meeting = next(m for m in article.meetings if m.kind == "meeting")
    assert names(visit) == {"Ingrid Solheim"}
    assert (visit.country, visit.date_start, visit.date_end) == ("eg", DAY, None)
    assert meeting.parent is visit


def test_a_day_of_the_remark_without_a_year_is_near_the_day_of_the_row() -> None:
    article = entry("Private visit. Met with President Samir Haddad May 21.", country=None)
    meeting = next(m for m in article.meetings if m.kind == "meeting")
    assert (meeting.status, meeting.date_start) == ("held", date(1994, 5, 21))


def test_a_remark_without_a_meeting_gives_the_visit_alone() -> None:
    assert [m.kind for m in entry("Vacation trip for health reasons.").meetings] == ["visit"]


def test_a_report_that_names_people_beside_its_text_is_no_entry() -> None:
    text = "Prime Minister Samir Haddad met President Laura Batalla. The weather in the capital was mild that day. "
    found = entry(text * 20).meetings
    assert all("Ingrid Solheim" not in names(meeting) for meeting in found)


def test_a_field_that_calls_somebody_a_visitor_makes_the_entry_a_visit_with_its_last_day(tmp_path: Path) -> None:
    register = tmp_path / "visits.csv"
    register.write_text(
        "id,start_date,end_date,visitor,description\n"
        "1,1994-05-17,1994-05-19,President Samir Haddad,Met with Foreign Minister Ingrid Solheim.\n"
        "2,1994-06-02,1994-06-02,President Samir Haddad,Attended a memorial service.\n",
        "utf-8",
    )
    first, second = (parse(found) for found in read([register]) if isinstance(found, Document))
    visit = next(m for m in first.meetings if m.kind == "visit")
    assert names(visit) == {"Samir Haddad"}
    assert (visit.date_start, visit.date_end, visit.date_precision) == (DAY, date(1994, 5, 19), "range")
    visit = next(m for m in second.meetings if m.kind == "visit")
    assert (visit.date_start, visit.date_end, visit.date_precision) == (date(1994, 6, 2), date(1994, 6, 2), "day")


def test_an_entry_of_names_alone_is_not_taken_for_another_language() -> None:
    cities = "Cairo, Aswan, Luxor, Alexandria, Port Said, Suez, Ismailia, Tanta, Mansoura, Zagazig, Damietta, Fayoum"
    assert [m.kind for m in entry(f"{cities}, Minya, Asyut, Sohag, Qena, Hurghada, Safaga, Edfu, Kom Ombo.").meetings]
