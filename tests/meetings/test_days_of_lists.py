"""Days that are told shortly: by a number, by the week or the title over a list, by "the same day"."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.layout import datelines
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday


def days(text: str, published: date | None = DAY) -> list[str | None]:
    article = parse(Document(text, published=published, published_source="metadata"))
    return [mention.first.isoformat() if mention.first else None for mention in article.dates]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foreign Minister Karin Dahl met President Edgars Kalns on Monday the 2nd.", ["2016-05-02"]),
        ("Diary of the Minister\n\nFriday 13\nLunch with the Ambassador of Chile", ["2016-05-13"]),
        ("Diary of the Minister\n\nTuesday 26:\nLunch with the Ambassador of Chile", ["2016-04-26"]),
        ("Diary of the Minister\n\nThursday, 28 - Lunch with the Ambassador of Chile", ["2016-04-28"]),
        ("Journal of the Minister, March 2014\n\nMonday 24:\nLunch with the Ambassador of Chile",
         ["2014-03-01", "2014-03-24"]),
        ("The talks between Karin Dahl and Edgars Kalns are set for the 15th.", ["2016-05-15"]),
        ("The session is scheduled for the 2nd in Riga.", ["2016-06-02"]),
        ("In November 2015 I was in Riga. On the 4th I met Edgars Kalns and on the 22nd she called me.",
         ["2015-11-01", "2015-11-04", "2015-11-22"]),
        ("Karin Dahl is due to meet Edgars Kalns on FRIDAY 6TH MAY 2016.", ["2016-05-06"]),
        ("The minister has a lunch scheduled for Thursday. On Friday she opens the fair in Oslo.",
         ["2016-05-05", "2016-05-06"]),
    ],
)  # fmt: skip
def test_a_day_is_told_by_its_number(text: str, wanted: list[str]) -> None:
    assert days(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Diary of the Minister\n\nMonday 12 delegations came to the palace in Oslo.",
        "Karin Dahl asked for the 5th time in Oslo.",
        "Karin Dahl spoke for the 20th anniversary.",
    ],
)
def test_a_count_is_no_day(text: str) -> None:
    article = parse(Document(text, published=DAY, published_source="metadata"))
    assert all(mention.day is None for mention in article.dates)


@pytest.mark.parametrize(
    ("head", "published", "monday", "thursday"),
    [
        ("Engagements of the Minister, week commencing 13 November 2023", date(2023, 11, 10), 13, 16),
        ("Engagements of the Minister, 13-17 November 2023", date(2023, 11, 21), 13, 16),
        ("Programme of the Minister\nWeek of 13 to 17 November 2023", date(2023, 11, 15), 13, 16),
    ],
)
def test_weekdays_of_a_list_lie_in_the_week_over_it(head: str, published: date, monday: int, thursday: int) -> None:
    found = days(f"{head}\n\nMonday\nLunch with Rosa Pinto\n\nThursday:\nCall on Edgars Kalns", published)
    assert found[-2:] == [f"2023-11-{monday}", f"2023-11-{thursday}"]


def test_a_stretch_in_a_sentence_is_no_week_of_a_list() -> None:
    text = "President Edgars Kalns will be in Oslo from 16 to 20 May.\n\nMonday saw Karin Dahl in Riga."
    assert days(text)[-1] == "2016-05-02"


@pytest.mark.parametrize("clock", ["0930 hrs:", "2145 hrs:", "0900:", "1500 -", "9.00", "12:00", "[00:14:07]", "14h30"])
def test_a_time_of_day_opens_a_line(read: Read, clock: str) -> None:
    article = read(f"Diary of Foreign Minister Karin Dahl\n\nMonday 2 May\n{clock} Meeting with Edgars Kalns", DAY)
    assert [(names(m), str(m.date_start)) for m in article.meetings] == [({"Karin Dahl", "Edgars Kalns"}, "2016-05-02")]


def test_the_day_in_a_title_is_no_town(read: Read) -> None:
    text = (
        "HIS EXCELLENCY'S DIARY FOR FRIDAY 6TH MAY 2016\n\nHis Excellency will receive President Edgars Kalns at State"
        " House."
    )
    article = read(text, DAY)
    assert article.dateline is None
    assert [str(m.date_start) for m in article.meetings] == ["2016-05-06"]
    line = "RIGA, FRIDAY 6 MAY 2016"
    assert datelines.alone(line, 0, len(line)) is not None


def test_the_same_day_is_none_of_a_stretch(read: Read) -> None:
    text = (
        "Foreign Minister Karin Dahl received on May 3 President Edgars Kalns, who is on a visit to Oslo from May"
        " 2-6. The same day, Edgars Kalns met Defence Minister Juan Perez."
    )
    found = {frozenset(names(m)): str(m.date_start) for m in read(text, DAY).meetings if m.kind == "meeting"}
    assert found[frozenset({"Edgars Kalns", "Juan Perez"})] == "2016-05-03"


def test_a_day_behind_and_is_of_what_follows(read: Read) -> None:
    text = "Foreign Minister Karin Dahl is to meet President Edgars Kalns in Riga and, on Friday, Juan Perez in Oslo."
    found = [m for m in read(text, DAY).meetings if "Edgars Kalns" in names(m) and "Juan Perez" not in names(m)]
    assert all(m.date_start is None for m in found)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("May 16: Norway receives Minister Ali Rezai in Oslo.", "held", date(2019, 5, 16)),
        ("On May 16 Minister Ali Rezai meets President Ola Dahl in Oslo.", "held", date(2019, 5, 16)),
        ("On May 19 Minister Ali Rezai meets President Ola Dahl in Oslo.", "planned", date(2019, 5, 19)),
        ("On January 16 Minister Ali Rezai will meet President Ola Dahl in Oslo.", "planned", date(2020, 1, 16)),
    ],
)
def test_the_present_tense_of_a_day_just_gone_is_not_a_year_ahead(
    read: Read, text: str, status: str, day: date
) -> None:
    found = [(m.status, m.date_start) for m in read(text, date(2019, 5, 17)).meetings]
    assert found == [(status, day)]
