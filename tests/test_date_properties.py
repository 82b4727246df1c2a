"""What holds for the days of any expression of time, whatever the day of publication."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core import dates, language, layout
from core.actors.office_holders import holders
from core.article import Article, Document
from core.pipeline import parse

WEEKDAYS = list(calendar.day_name)
MONTHS = list(calendar.month_name)[1:]
DAYS = st.dates(date(1947, 1, 1), date(2035, 12, 31))
UNITS = st.sampled_from(["days", "weeks", "months", "years"])


def resolved(text: str, published: date | None) -> Article:
    article = Article(Document(text), published=published)
    article.segments = layout.segments(article)
    article.doc = language.analyse(article)
    article.dates = dates.find(article)
    dates.resolve(article)
    return article


@settings(max_examples=25)
@given(published=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_of_the_past_is_that_weekday_on_or_before_the_day_of_publication(
    published: date, weekday: int
) -> None:
    (mention,) = resolved(f"The premier met the envoy on {WEEKDAYS[weekday]}.", published).dates
    assert mention.first is not None
    assert mention.first == mention.last
    assert mention.first.weekday() == weekday
    assert timedelta(0) <= published - mention.first < timedelta(days=7)


@settings(max_examples=25)
@given(published=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_of_the_future_is_that_weekday_on_or_after_the_day_of_publication(
    published: date, weekday: int
) -> None:
    (mention,) = resolved(f"The premier will meet the envoy on {WEEKDAYS[weekday]}.", published).dates
    assert mention.first is not None
    assert mention.first == mention.last
    assert mention.first.weekday() == weekday
    assert timedelta(0) <= mention.first - published < timedelta(days=7)


@settings(max_examples=20)
@given(published=DAYS, weekday=st.integers(0, 6))
def test_last_weekday_is_before_the_day_of_publication(published: date, weekday: int) -> None:
    (mention,) = resolved(f"The premier met the envoy last {WEEKDAYS[weekday]}.", published).dates
    assert mention.first is not None
    assert mention.first.weekday() == weekday
    assert timedelta(0) < published - mention.first <= timedelta(days=7)


@st.composite
def ranges(draw: st.DrawFn) -> str:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(1, 300)))
    a, b = MONTHS[first.month - 1], MONTHS[last.month - 1]
    count = draw(st.integers(1, 60))
    return draw(
        st.sampled_from(
            [
                f"from {first.day} {a} {first.year} to {last.day} {b} {last.year}",
                f"from {a} {first.day} to {b} {last.day}, {last.year}",
                f"from {first.day} {a} to {last.day} {b}",
                f"between {a} {first.day} and {b} {last.day}",
                f"from {a} to {b} {last.year}",
                f"from {first.year} to {last.year + 1}",
                f"in the {first.year // 10 * 10}s",
                f"from {WEEKDAYS[first.weekday()]} to {WEEKDAYS[last.weekday()]}",
                f"over the past {count} {draw(UNITS)}",
                f"in the next {count} {draw(UNITS)}",
                f"in the week of {a} {first.day}",
                f"earlier this {draw(st.sampled_from(['week', 'month', 'year']))}",
                f"later this {draw(st.sampled_from(['week', 'month', 'year']))}",
                f"{count} {draw(UNITS)} ago",
            ]
        )
    )


@settings(max_examples=60)
@given(published=DAYS | st.none(), when=ranges(), verb=st.sampled_from(["toured", "will tour"]))
def test_no_stretch_ends_before_it_begins(published: date | None, when: str, verb: str) -> None:
    for mention in resolved(f"The envoy {verb} the provinces {when}.", published).dates:
        assert (mention.first is None) == (mention.last is None) == (mention.precision is None)
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
            assert mention.precision != "day" or mention.first == mention.last


@settings(max_examples=60)
@given(published=DAYS | st.none(), stated=DAYS)
def test_a_stated_year_is_never_contradicted(published: date | None, stated: date) -> None:
    text = f"The envoy met the king on {MONTHS[stated.month - 1]} {stated.day}, {stated.year}."
    (mention,) = resolved(text, published).dates
    assert (mention.first, mention.last) == (stated, stated)


@settings(max_examples=30)
@given(published=DAYS, month=st.integers(1, 12), day=st.integers(1, 28), verb=st.sampled_from(["met", "will meet"]))
def test_a_missing_year_puts_the_day_on_the_side_that_the_tense_tells(
    published: date, month: int, day: int, verb: str
) -> None:
    (mention,) = resolved(f"The envoy {verb} the king on {day} {MONTHS[month - 1]}.", published).dates
    assert mention.first is not None
    assert (mention.first.month, mention.first.day) == (month, day)
    ahead = mention.first - published
    assert timedelta(0) <= ahead if verb == "will meet" else ahead <= timedelta(0)
    assert abs(ahead) <= timedelta(days=366)


@settings(max_examples=30)
@given(published=DAYS, stated=DAYS, weekday=st.integers(0, 6))
def test_a_day_stated_with_its_weekday_is_that_weekday_or_stays_open(
    published: date, stated: date, weekday: int
) -> None:
    text = f"The envoy met the king on {WEEKDAYS[weekday]}, {MONTHS[stated.month - 1]} {stated.day}."
    for mention in resolved(text, published).dates:
        if mention.first is not None:
            assert mention.first.weekday() == weekday


WORDS = st.sampled_from(
    [
        *WEEKDAYS, *MONTHS, "on", "the", "of", "last", "next", "this", "year", "week", "5", "31", "29", "2005", "1998",
        "to", "-", "and", ",", ".", "08.08.2005", "03/04/2021", "2005-02-30", "two", "days", "ago", "later",
        "following", "met", "will", "visit", "yesterday", "from", "until", "(", ")", "\n\n", "in", "early",
        "before", "weekend",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(published=DAYS | st.none(), words=st.lists(WORDS, max_size=25))
def test_any_heap_of_words_gives_days_in_order_that_keep_the_years_they_state(
    published: date | None, words: list[str]
) -> None:
    article = resolved(f"The two ministers met in the capital for talks. {' '.join(words)}", published)
    spans = [(mention.start, mention.end) for mention in article.dates]
    assert spans == sorted(spans)
    for mention in article.dates:
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
            if mention.kind == "stated" and mention.year is not None:
                assert mention.first.year == mention.year


@settings(max_examples=15)
@given(day=st.dates(date(2005, 12, 1), date(2008, 4, 30)), weekday=st.integers(0, 6), here=st.booleans())
def test_a_year_that_was_solved_fits_the_weekday_and_both_terms(day: date, weekday: int, here: bool) -> None:
    said = day.weekday() if here else weekday
    text = (
        f"MOSCOW, {MONTHS[day.month - 1][:3]}. {day.day} (XYZ) -- Russian President Vladimir Putin held talks with "
        f"German Chancellor Angela Merkel here on {WEEKDAYS[said]}.\n\nPutin said the talks were useful.\n"
    )
    found = parse(Document(text)).published
    if found is None:
        return
    assert (found.month, found.day) == (day.month, day.day)
    assert said in (found.weekday(), (found - timedelta(days=1)).weekday())
    for name, country, role in (("Vladimir Putin", "ru", "President"), ("Angela Merkel", "de", "Chancellor")):
        assert any(term.covers(found) for term in holders(name, country=country, role=role))
