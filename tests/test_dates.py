"""What expressions of time of agency texts stand for. All texts are invented; Monday 8 August 2005 is their day."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from core import dates, language, layout
from core.article import Article, Dateline, DateMention, Document

MONDAY = date(2005, 8, 8)


def read(text: str, *, published: date | None = MONDAY) -> Article:
    """The text with its dates, found and resolved."""
    article = Article(Document(text))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    article.doc = language.analyse(article)
    article.published = published
    article.dates = dates.find(article)
    dates.resolve(article)
    return article


def told(text: str, *, published: date | None = MONDAY) -> list[tuple[str, str | None, str | None, str | None]]:
    """Each expression with its first and last day and precision."""
    article = read(text, published=published)
    return [
        (
            article.text[m.start : m.end],
            m.first.isoformat() if m.first else None,
            m.last.isoformat() if m.last else None,
            m.precision,
        )
        for m in article.dates
    ]


def one_day(text: str, *, published: date | None = MONDAY) -> str | None:
    """The single day that the text names."""
    (mention,) = told(text, published=published)
    assert mention[1] == mention[2]
    return mention[1]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("8 August 2005", "2005-08-08"),
        ("August 8, 2005", "2005-08-08"),
        ("AUGUST 8, 2005", "2005-08-08"),
        ("Aug. 8, 2005", "2005-08-08"),
        ("the 8th of August 2005", "2005-08-08"),
        ("August 8th, 2005", "2005-08-08"),
        ("2005-08-08", "2005-08-08"),
        ("2005-08-08T14:30:00Z", "2005-08-08"),
        ("08.08.2005", "2005-08-08"),
        ("12.06.2021", "2021-06-12"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("Sept. 3, 1998", "1998-09-03"),
    ],
)
def test_a_whole_date_needs_no_day_of_publication(written: str, day: str) -> None:
    assert one_day(f"The two ministers signed the protocol on {written} in Vienna.", published=None) == day


def test_a_numeric_date_that_may_be_read_two_ways_keeps_its_year_only() -> None:
    assert told("The note was dated 03/04/2021 and was sent to both sides.", published=None) == [
        ("03/04/2021", "2021-01-01", "2021-12-31", "year")
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Friday, 05/11/2021", "2021-11-05"),
        ("Tuesday 05/11/2021", "2021-05-11"),
        ("Friday (05.11.2021)", "2021-11-05"),
    ],
)
def test_a_weekday_tells_the_readings_of_a_numeric_date_apart(written: str, day: str) -> None:
    assert one_day(f"The note was handed over on {written} in Vienna.", published=None) == day


def test_a_weekday_that_no_year_near_by_has_leaves_the_day_open() -> None:
    # 7 August was a Saturday in 2004, a Sunday in 2005 and a Monday in 2006.
    assert [m[1] for m in told("The two met on Wednesday, August 7.")] == [None]


@pytest.mark.parametrize("written", ["31 February 2005", "2005-13-08", "August 45, 2005"])
def test_a_day_that_does_not_exist_is_no_date(written: str) -> None:
    assert not [m for m in told(f"The letter of {written} was lost.") if m[3] == "day"]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("from 3 to 5 May 2010", "2010-05-03", "2010-05-05"),
        ("on August 8-9, 2010", "2010-08-08", "2010-08-09"),
        ("on 8–9 August 2010", "2010-08-08", "2010-08-09"),
        ("from August 30 to September 2, 2010", "2010-08-30", "2010-09-02"),
        ("between 30 June and 2 July 2010", "2010-06-30", "2010-07-02"),
        ("from December 30 to January 2, 2011", "2010-12-30", "2011-01-02"),
        ("on April 9 and 10, 2010", "2010-04-09", "2010-04-10"),
        ("from June to August 2010", "2010-06-01", "2010-08-31"),
        ("from 1980 to 1988", "1980-01-01", "1988-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_range_has_its_first_and_last_day(written: str, first: str, last: str) -> None:
    assert [m[1:] for m in told(f"The delegation toured the provinces {written}.", published=None)] == [
        (first, last, "range")
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The premier met the envoy on Monday.", "2005-08-08"),
        ("The premier met the envoy Sunday.", "2005-08-07"),
        ("The premier arrived late Friday.", "2005-08-05"),
        ("Talks were held earlier on Sunday.", "2005-08-07"),
        ("The premier left later on Monday.", "2005-08-08"),
        ("The premier spoke Saturday evening.", "2005-08-06"),
        ("The premier met the envoy last Tuesday.", "2005-08-02"),
        ("The premier met the envoy last Monday.", "2005-08-01"),
        ("The premier met the envoy on Thursday last week.", "2005-08-04"),
        ("Speaking on Wednesday, the premier praised the envoy.", "2005-08-03"),
        ("Friday's meeting ended without a statement.", "2005-08-05"),
        ("The premier will discuss Friday's attack.", "2005-08-05"),
        ("The premier is praising what was said at Friday's rally.", "2005-08-05"),
    ],
)
def test_a_weekday_told_in_the_past_is_the_last_one(sentence: str, day: str) -> None:
    assert one_day(sentence) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The premier will visit Oman on Wednesday.", "2005-08-10"),
        ("The premier is due to arrive in Muscat on Wednesday.", "2005-08-10"),
        ("The premier is to meet the sultan on Friday.", "2005-08-12"),
        ("The premier is expected to hold talks there on Thursday.", "2005-08-11"),
        ("A meeting scheduled for Saturday has been moved to Rome.", "2005-08-13"),
        ("The minister said he would fly to Muscat on Tuesday.", "2005-08-09"),
        ("The minister will meet his guest on Monday.", "2005-08-08"),
        ("The sultan spoke of hope ahead of Sunday's summit.", "2005-08-14"),
        ("The premier plans to visit Oman on Wednesday.", "2005-08-10"),
        ("The premier arrives in Muscat on Wednesday.", "2005-08-10"),
        ("The premier will visit Oman on Thursday next week.", "2005-08-18"),
        ("The premier will attend Friday's meeting.", "2005-08-12"),
        ("The treaty is to be signed in Muscat on Saturday.", "2005-08-13"),
        ("The premier will on Sunday hand over the key.", "2005-08-14"),
    ],
)
def test_a_weekday_told_of_the_future_is_the_next_one(sentence: str, day: str) -> None:
    assert one_day(sentence) == day


def test_next_friday_said_on_a_monday_may_be_either_of_two() -> None:
    assert told("The premier will visit Oman next Friday.") == [("next Friday", "2005-08-12", "2005-08-19", "range")]


def test_weekdays_may_make_a_range() -> None:
    assert [m[1:] for m in told("The premier toured the south from Tuesday to Thursday.")] == [
        ("2005-08-02", "2005-08-04", "range")
    ]


def test_weekdays_of_habit_are_no_dates() -> None:
    assert told("The council meets on Mondays.") == []


@pytest.mark.parametrize(
    ("phrase", "first", "last", "precision"),
    [
        ("today", "2005-08-08", "2005-08-08", "day"),
        ("earlier today", "2005-08-08", "2005-08-08", "day"),
        ("this morning", "2005-08-08", "2005-08-08", "day"),
        ("yesterday", "2005-08-07", "2005-08-07", "day"),
        ("last night", "2005-08-07", "2005-08-07", "day"),
        ("two days ago", "2005-08-06", "2005-08-06", "day"),
        ("last week", "2005-08-01", "2005-08-07", "range"),
        ("last month", "2005-07-01", "2005-07-31", "month"),
        ("last year", "2004-01-01", "2004-12-31", "year"),
        ("three years ago", "2002-01-01", "2002-12-31", "year"),
        ("two months ago", "2005-06-01", "2005-06-30", "month"),
        ("earlier this month", "2005-08-01", "2005-08-08", "range"),
        ("earlier this year", "2005-01-01", "2005-08-08", "range"),
        ("over the past two weeks", "2005-07-25", "2005-08-08", "range"),
    ],
)
def test_relative_expressions_of_the_past_count_from_the_day_of_publication(
    phrase: str, first: str, last: str, precision: str
) -> None:
    assert [m[1:] for m in told(f"The two ministers held talks {phrase}.")] == [(first, last, precision)]


@pytest.mark.parametrize(
    ("phrase", "first", "last", "precision"),
    [
        ("tomorrow", "2005-08-09", "2005-08-09", "day"),
        ("next week", "2005-08-15", "2005-08-21", "range"),
        ("next month", "2005-09-01", "2005-09-30", "month"),
        ("later this year", "2005-08-08", "2005-12-31", "range"),
        ("in three days' time", "2005-08-11", "2005-08-11", "day"),
        ("the day after tomorrow", "2005-08-10", "2005-08-10", "day"),
    ],
)
def test_relative_expressions_of_the_future_count_from_the_day_of_publication(
    phrase: str, first: str, last: str, precision: str
) -> None:
    assert [m[1:] for m in told(f"The two ministers will hold talks {phrase}.")] == [(first, last, precision)]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The two leaders met recently.", "past"),
        ("The two leaders met several weeks ago.", "past"),
        ("The two leaders will meet in the coming days.", "future"),
        ("The two leaders met last summer.", "past"),
    ],
)
def test_vague_expressions_have_a_direction_and_no_day(sentence: str, direction: str) -> None:
    (mention,) = read(sentence).dates
    assert (mention.direction, mention.first, mention.last, mention.precision) == (direction, None, None, None)


def test_as_soon_as_is_no_expression_of_time() -> None:
    assert told("They agreed to act as soon as possible.") == []


def test_the_following_day_is_counted_from_the_day_named_before() -> None:
    found = told("The king arrived in Rome on Thursday and met the pope the following day. Two days later he left.")
    assert [(m[0], m[1]) for m in found] == [
        ("Thursday", "2005-08-04"),
        ("the following day", "2005-08-05"),
        ("Two days later", "2005-08-07"),
    ]


def test_the_day_before_an_event_is_counted_from_nothing_known() -> None:
    assert [m[0] for m in told("He came the day before the summit, which was held on Friday.")] == ["Friday"]


def test_without_a_day_of_publication_weekdays_and_relative_days_stay_open() -> None:
    found = told("He met the envoy on Monday, two days ago, and again on 5 May. In 1998 they had met.", published=None)
    assert [m[1] for m in found] == [None, None, None, "1998-01-01"]


@pytest.mark.parametrize(
    ("sentence", "first", "precision"),
    [
        ("The two met on August 5.", "2005-08-05", "day"),
        ("The two met on 20 December.", "2004-12-20", "day"),
        ("The two will meet on August 18.", "2005-08-18", "day"),
        ("The two will meet on 5 January.", "2006-01-05", "day"),
        ("A summit is to be held on 14 September.", "2005-09-14", "day"),
        ("The two met in June.", "2005-06-01", "month"),
        ("The two met in November.", "2004-11-01", "month"),
        ("The two will meet in November.", "2005-11-01", "month"),
        ("The two met last October.", "2004-10-01", "month"),
        ("The two met in June last year.", "2004-06-01", "month"),
        ("The two met on 5 May last year.", "2004-05-05", "day"),
        ("The two met on Sunday, August 7.", "2005-08-07", "day"),
        ("He welcomed the August 20 deadline.", "2005-08-20", "day"),
        ("The bridge was rebuilt by September 1.", "2005-09-01", "day"),
    ],
)
def test_a_missing_year_is_the_one_nearest_to_the_day_of_publication(sentence: str, first: str, precision: str) -> None:
    (mention,) = read(sentence).dates
    assert (str(mention.first), mention.precision) == (first, precision)


def test_a_day_in_a_sentence_about_a_year_of_the_past_belongs_to_that_year() -> None:
    assert [m[1] for m in told("In 1998 the envoy flew to Baghdad on 20 February.")] == ["1998-01-01", "1998-02-20"]


def test_a_year_of_the_sentence_before_does_not_reach_into_the_next() -> None:
    assert [m[1] for m in told("He has held office since 2001. He met the envoy on August 5.")] == [
        "2001-01-01",
        "2005-08-05",
    ]


def test_the_week_of_a_day_is_that_week() -> None:
    assert [m[1:] for m in told("In the week of August 1 the envoy toured the Gulf.")] == [
        ("2005-08-01", "2005-08-07", "range")
    ]


def test_a_year_of_history_is_no_day_of_publication() -> None:
    assert told("It was the first talk since their 1979 meeting in Cairo.") == [
        ("1979", "1979-01-01", "1979-12-31", "year")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Good Friday Agreement was praised by both governments.",
        "Theresa May thanked the ambassador for his service.",
        "Resolution 1929 was adopted, and 2000 people marched in protest.",
        "The March on the capital drew large crowds, and the two sides may meet.",
        "The force of 2005 troops will stay.",
        "The bank lent $1998 to each family.",
        "The minister recalled the September 11 attacks.",
    ],
)
def test_names_and_numbers_that_look_like_dates_are_none(sentence: str) -> None:
    assert told(sentence) == []


def test_may_is_no_month_where_it_is_a_persons_name() -> None:
    assert told("Theresa May spoke. Confidence in May has fallen, officials said.") == []


def test_may_is_a_month_after_a_word_that_leads_to_one() -> None:
    assert [m[0] for m in told("Talks began in May and ended in early June.")] == ["May", "early June"]


def test_a_dateline_s_day_is_the_day_of_writing_where_the_text_was_printed_later() -> None:
    article = read("MUSCAT, Aug. 7 -- The sultan met the envoy on Sunday and will receive him again today.")
    assert article.dateline is not None
    assert [str(m.first) for m in article.dates] == ["2005-08-07", "2005-08-07"]


def test_dates_of_datelines_and_page_furniture_are_left_out() -> None:
    article = read("MUSCAT, Aug. 8 (XYZ) -- The sultan met the envoy on Sunday.\n\nNews Code 12380\n\nYour Comment\n")
    assert [article.text[m.start : m.end] for m in article.dates] == ["Sunday"]


def test_a_headline_s_present_tense_tells_of_the_past() -> None:
    article = Article(Document("Sultan meets envoy on Friday\n\nThe sultan met the envoy in Muscat."))
    article.segments = layout.segments(article)
    article.doc = language.analyse(article)
    article.published = MONDAY
    article.dates = dates.find(article)
    dates.resolve(article)
    assert article.segments[0].kind == "headline"
    assert [str(m.first) for m in article.dates] == ["2005-08-05"]


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    article = read(
        "On Monday, 8 August 2005, and last week, from 3 to 5 May, they met twice; next year, in June 2006, too."
    )
    spans = [(m.start, m.end) for m in article.dates]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_a_long_line_of_digits_and_months_is_read_in_linear_time() -> None:
    article = Article(Document("May 5 to 2005 Monday, " * 20_000))
    assert len(dates.find(article)) > 0


def test_the_day_of_writing_is_the_publication_s_where_the_dateline_does_not_fit() -> None:
    article = Article(Document("x"), published=MONDAY, dateline=Dateline(0, 1, month=2, day=1))
    assert dates.written_on(article) == MONDAY


def test_a_mention_says_what_the_words_say() -> None:
    (mention,) = read("He will come on Sunday, 14 August.").dates
    assert isinstance(mention, DateMention)
    assert (mention.kind, mention.year, mention.month, mention.day, mention.weekday) == ("stated", None, 8, 14, 6)
