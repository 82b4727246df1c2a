from datetime import date

import pandas as pd

from core import wording


def test_a_day_is_written_as_people_write_it():
    assert wording.day(date(2005, 8, 8)) == "8 August 2005"
    assert wording.day(None) == ""
    assert wording.day(pd.NA) == ""


def test_a_period_names_month_and_year_once():
    assert wording.period(date(2005, 8, 7), date(2005, 8, 8)) == "7 to 8 August 2005"
    assert wording.period(date(2005, 7, 28), date(2005, 8, 2)) == "28 July to 2 August 2005"
    assert wording.period(date(2004, 12, 30), date(2005, 1, 2)) == "30 December 2004 to 2 January 2005"
    assert wording.period(date(2005, 8, 8), date(2005, 8, 8)) == "8 August 2005"


def test_an_imprecise_date_does_not_pretend_to_a_day():
    assert wording.period(date(2005, 8, 1), date(2005, 8, 31), "month") == "August 2005"
    assert wording.period(date(2005, 1, 1), date(2005, 12, 31), "year") == "2005"


def test_a_country_has_its_name():
    assert wording.country("sy") == "Syria"
    assert wording.country("eu") == "European Union"
    assert wording.country("no-such-place") == "no-such-place"
    assert wording.country(None) == ""


def test_rounding_never_makes_a_doubt_certain():
    assert wording.percent(0.999) == "99 %"
    assert wording.percent(1.0) == "100 %"
    assert wording.percent(0.5) == "50 %"


def test_numbers_agree_with_their_nouns():
    assert wording.count(1, "quote") == "1 quote"
    assert wording.count(1234, "quote") == "1,234 quotes"
    assert wording.count(2, "country", "countries") == "2 countries"


def test_a_list_is_a_phrase():
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed(["a", "b", "c", "d", "e"], 3) == "a, b, c and 2 others"


def test_a_report_without_a_title_is_called_by_outlet_and_day():
    row = {"title": None, "outlet": "MNA", "published": date(2005, 8, 8), "source": "x/item.txt"}
    assert wording.report(row) == "MNA, 8 August 2005"
    assert wording.report(row | {"published": None}) == "MNA · item.txt"
    assert wording.report(row | {"title": "Talks in Riga"}) == "Talks in Riga"


def test_a_long_line_is_cut_at_a_word():
    assert wording.clipped("one two three four", 12) == "one two…"


def test_a_report_without_a_title_is_called_by_its_file_and_row():
    nothing = {"title": None, "outlet": None, "published": None}
    assert wording.report(nothing | {"source": "inbox/items.csv/row 3"}) == "items.csv, row 3"
    assert wording.report(nothing | {"source": "inbox/all.zip/riga.txt"}) == "riga.txt"
    assert wording.report(nothing | {"source": "pasted text 4f2a9c1b/row 1"}) == "pasted text 4f2a9c1b"
    assert wording.report(nothing | {"source": "row 3"}) == "row 3"


def test_actors_of_one_name_are_told_apart_by_country_else_by_day_else_by_number():
    names = {"a": "Interior Ministry", "b": "Interior Ministry", "c": "experts", "d": "experts", "e": "Ada Berg"}
    told = wording.told_apart(names, {"a": "Latvia", "b": "Estonia", "e": "Latvia"}, {})
    assert told == {"a": "Interior Ministry (Latvia)", "b": "Interior Ministry (Estonia)",
                    "c": "experts, 1", "d": "experts, 2"}  # fmt: skip
    days = {"a": "1 May 2021", "b": "4 May 2021"}
    known = wording.told_apart({"a": "Ada Berg", "b": "Ada Berg"}, {"a": "Latvia"}, days)
    assert known == {"a": "Ada Berg (Latvia)", "b": "Ada Berg (4 May 2021)"}
    same = wording.told_apart({"a": "Kim", "b": "Kim"}, {"a": "Korea", "b": "Korea"}, {"a": "4 May 2021"})
    assert same == {"a": "Kim (4 May 2021)", "b": "Kim"}
