"""Days that hang on others of the same story: a year told once, a day without its month, "the same day"."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_dates import told

NOVEMBER = date(2024, 11, 4)


def days(text: str, published: date | None = NOVEMBER) -> list[str | None]:
    """The first day of each expression, in order."""
    return [first for _, first, _, _ in told(text, published=published)]


@pytest.mark.parametrize("written", ["29th October", "the 29th of October", "October 29th", "the 29th October"])
def test_a_day_and_month_with_an_ordinal_take_the_year_nearest_before(written: str) -> None:
    assert days(f"The two ministers met in Oslo on {written}, an aide said.") == ["2024-10-29"]


def test_a_year_told_once_goes_for_the_days_that_follow() -> None:
    text = (
        "The guests arrived in Oslo on 28 October 2024.\n\nOn 29th October they met the king. On 2 November they left."
    )
    assert days(text, None) == ["2024-10-28", "2024-10-29", "2024-11-02"]


def test_a_story_of_long_ago_keeps_its_year_and_what_is_to_come_does_not_take_it() -> None:
    text = "He came to Cairo on 5 March 1979. On 8 March he met the president. They will meet on 12 November."
    assert days(text) == ["1979-03-05", "1979-03-08", "2024-11-12"]


def test_a_story_that_goes_on_past_new_year_is_of_the_next_one() -> None:
    assert days("He came to Cairo on 28 December 1977. On 2 January he flew home.") == ["1977-12-28", "1978-01-02"]


def test_a_year_alone_says_nothing_of_another_sentences_day() -> None:
    assert days("In 2005 the party won. On 2 October the two leaders met in Oslo.") == ["2005-01-01", "2024-10-02"]


@pytest.mark.parametrize("again", ["On the same day", "The same day", "Later that day", "That same day"])
def test_the_same_day_is_the_one_last_named(again: str) -> None:
    text = f"The minister received the envoy on 29 October. {again}, she met the king."
    assert days(text)[-1] == "2024-10-29"


def test_the_same_day_follows_a_weekday_as_well() -> None:
    assert days("The guests arrived on Tuesday. On the same day they met the king.") == ["2024-10-29"] * 2


def test_a_day_without_its_month_is_of_the_month_named_before() -> None:
    assert days("She was in Oslo from 27th to 29th October. She met the king on the 28th.") == [
        "2024-10-27",
        "2024-10-28",
    ]


def test_a_day_without_its_month_that_was_over_is_of_the_next_month() -> None:
    assert days("The guests arrived on 30 October. On the 2nd, they met the king.") == ["2024-10-30", "2024-11-02"]


def test_a_day_without_any_month_is_near_the_day_of_writing() -> None:
    assert days("The ministers met on the 3rd. They will meet again on the 28th.") == ["2024-11-03", "2024-11-28"]


@pytest.mark.parametrize("thing", ["anniversary of the treaty", "floor", "parallel", "Infantry Brigade"])
def test_an_ordinal_that_counts_something_is_no_day(thing: str) -> None:
    assert days(f"The ministers spoke on the 28th {thing}.") == []
