"""Where almost everything lies, so that a few far ones do not press a chart together."""

from datetime import date

import pandas as pd

from core.profiles import periods


def days(*first_and_number: tuple[str, int]) -> pd.Series:
    return pd.concat([pd.Series(pd.date_range(first, periods=number)) for first, number in first_and_number])


def test_one_report_of_2005_beside_a_hundred_days_of_2022_is_left_out() -> None:
    told = days(("2005-08-08", 1), ("2022-01-03", 100))
    assert periods.bulk(told, told) == (date(2022, 1, 3), date(2022, 4, 12))


def test_of_what_is_spread_evenly_or_little_all_is_looked_at() -> None:
    even, few = days(("2020-01-01", 365)), days(("2005-08-08", 1), ("2022-01-03", 9))
    assert periods.bulk(even, even) is None
    assert periods.bulk(few, few) is None


def test_nothing_has_no_bulk() -> None:
    nothing = pd.Series([], dtype="datetime64[s]")
    assert periods.bulk(nothing, nothing) is None
