"""Datelines of many agencies: what each part says, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import layout
from core.article import Article, Dateline, Document

SENTENCE = "The two ministers met on Monday and discussed the situation in the region."


def dateline(text: str) -> Dateline | None:
    article = Article(Document(text))
    article.segments = layout.segments(article)
    return layout.dateline(article)


@pytest.mark.parametrize(
    ("line", "city", "country", "day", "agency"),
    [
        ("WASHINGTON (AP) —", "Washington", "us", (None, None, None), "AP"),
        ("LONDON, March 3 (Reuters) -", "London", "gb", (None, 3, 3), "Reuters"),
        ("MOSCOW, 12 June (TASS) --", "Moscow", "ru", (None, 6, 12), "TASS"),
        ("MOSCOW, June 12. /TASS/.", "Moscow", "ru", (None, 6, 12), "TASS"),
        ("MOSCOW. Nov 5 (Interfax) -", "Moscow", "ru", (None, 11, 5), "Interfax"),
        ("Riyadh, (SPA) --", "Riyadh", "sa", (None, None, None), "SPA"),
        ("Riyadh, Ramadan 3, 1442, April 15, 2021, SPA --", "Riyadh", "sa", (2021, 4, 15), "SPA"),
        ("ABU DHABI, 4th May 2021 (WAM) --", "Abu Dhabi", "ae", (2021, 5, 4), "WAM"),
        ("BEIJING, June 3 (Xinhua) --", "Beijing", "cn", (None, 6, 3), "Xinhua"),
        ("CHIANG MAI, Thailand, Feb. 16 (Xinhua) --", "Chiang Mai", "th", (None, 2, 16), "Xinhua"),
        ("GENEVA —", "Geneva", "ch", (None, None, None), None),
        ("Geneva –", "Geneva", "ch", (None, None, None), None),
        ("Kuwait, Jan 5 (KUNA) --", "Kuwait City", "kw", (None, 1, 5), "KUNA"),
        ("PARIS, France (AFP) -", "Paris", "fr", (None, None, None), "AFP"),
        ("PARIS (AFP) –", "Paris", "fr", (None, None, None), "AFP"),
        ("JERUSALEM/WASHINGTON (Reuters) -", "Jerusalem", "il", (None, None, None), "Reuters"),
        ("UNITED NATIONS (AP) —", "New York", "us", (None, None, None), "AP"),
        ("CAMP DAVID, Md. (AP) —", "Camp David", "us", (None, None, None), "AP"),
        ("WASHINGTON, D.C. —", "Washington", "us", (None, None, None), None),
        ("BRUSSELS (Reuters) -", "Brussels", "be", (None, None, None), "Reuters"),
        ("ABOARD AIR FORCE ONE (AP) —", None, None, (None, None, None), "AP"),
        ("Tehran, Aug 8, IRNA –", "Tehran", "ir", (None, 8, 8), "IRNA"),
        ("TEHRAN (Tasnim) –", "Tehran", "ir", (None, None, None), "Tasnim"),
        ("Baku, Azerbaijan, Nov. 5 / Trend –", "Baku", "az", (None, 11, 5), "Trend"),
        ("Baku. 5 November. APA.", "Baku", "az", (None, 11, 5), "APA"),
        ("YEREVAN, NOVEMBER 5, ARMENPRESS.", "Yerevan", "am", (None, 11, 5), "ARMENPRESS"),
        ("CAIRO – 5 November 2021:", "Cairo", "eg", (2021, 11, 5), None),
        ("NEW DELHI:", "New Delhi", "in", (None, None, None), None),
        ("Islamabad, Nov 5 (APP):", "Islamabad", "pk", (None, 11, 5), "APP"),
        ("New Delhi, Nov 5 (PTI)", "New Delhi", "in", (None, 11, 5), "PTI"),
        ("DAMASCUS, (SANA)-", "Damascus", "sy", (None, None, None), "SANA"),
        ("Ramallah /PNN/", "Ramallah", "ps", (None, None, None), "PNN"),
        ("RAMALLAH, November 5, 2021 (WAFA) –", "Ramallah", "ps", (2021, 11, 5), "WAFA"),
        ("HAVANA, Cuba, Nov 5 (ACN)", "Havana", "cu", (None, 11, 5), "ACN"),
        ("Washington, Tuesday, 4 May 2021 (SPA) --", "Washington", "us", (2021, 5, 4), "SPA"),
        ("ST. PETERSBURG, Russia —", "St. Petersburg", "ru", (None, None, None), None),
        ("THE HAGUE, Netherlands (AP) —", "The Hague", "nl", (None, None, None), "AP"),
        ("Brussels, 13/05/2021 -", "Brussels", "be", (2021, 5, 13), None),
        ("London (CNN) —", "London", "gb", (None, None, None), "CNN"),
        ("(Reuters) -", None, None, (None, None, None), "Reuters"),
    ],
)
def test_a_dateline_says_place_day_and_agency(
    line: str, city: str | None, country: str | None, day: tuple[int | None, int | None, int | None], agency: str | None
) -> None:
    found = dateline(f"{line} {SENTENCE}")
    assert found is not None
    assert (found.start, found.end) == (0, len(line))
    assert (found.city, found.country, found.agency) == (city, country, agency)
    assert (found.year, found.month, found.day) == day


ROWS = (Path(__file__).parent / "datelines.tsv").read_text("utf-8").splitlines()
STYLES = [line.split("\t") for line in ROWS if not line.startswith("#")]


@pytest.mark.parametrize(("line", "city", "country", "day", "agency"), STYLES, ids=[row[0] for row in STYLES])
def test_the_datelines_of_some_hundred_agencies_and_offices_are_read(
    line: str, city: str, country: str, day: str, agency: str
) -> None:
    found = dateline(f"{line} {SENTENCE}")
    assert found is not None
    assert (found.start, found.end) == (0, len(line))
    assert (found.city, found.country, found.agency) == (city or None, country or None, agency or None)
    said = [int(part) if part else None for part in day.split("-")] if day else [None, None, None]
    assert [found.year, found.month, found.day] == said


HEADLINE = "Ministers meet for talks on border"


@pytest.mark.parametrize(
    ("above", "line", "city", "country", "day"),
    [
        ("By Jane Roe, Reuters", "LONDON, March 3 (Reuters) -", "London", "gb", (None, 3, 3)),
        ("Updated 10:45 GMT", "LONDON (Reuters) -", "London", "gb", (None, None, None)),
        ("Last Updated: March 3, 2021 10:45 GMT", "TEHRAN (AP) —", "Tehran", "ir", (None, None, None)),
        ("By JANE ROE and JOHN DOE\nAssociated Press Writers", "BAGHDAD (AP) —", "Baghdad", "iq", (None, None, None)),
        ("By Jane Roe | AP\n\nMarch 3, 2021 at 10:45 a.m. EST", "BEIRUT —", "Beirut", "lb", (None, None, None)),
        ("03 Mar 2021 10:45", "Hanoi (VNA) –", "Hanoi", "vn", (None, None, None)),
        ("Xinhua | Updated: 2021-11-05 18:30", "BEIJING -", "Beijing", "cn", (None, None, None)),
        ("Published: Nov 5, 2021 10:45 PM IST", "New Delhi, Nov 5 (PTI)", "New Delhi", "in", (None, 11, 5)),
        ("(Adds details, quotes)", "LONDON, March 3 (Reuters) -", "London", "gb", (None, 3, 3)),
        ("* Talks go on\n\n* No date set", "LONDON, March 3 (Reuters) -", "London", "gb", (None, 3, 3)),
        ("", "Tehran, 5 May 2021 -", "Tehran", "ir", (2021, 5, 5)),
    ],
)
def test_bylines_and_times_above_a_dateline_do_not_hide_it(
    above: str, line: str, city: str, country: str, day: tuple[int | None, int | None, int | None]
) -> None:
    article = Article(Document(f"{HEADLINE}\n\n{above}\n\n{line} {SENTENCE}\n"))
    article.segments = layout.segments(article)
    found = layout.dateline(article)
    assert found is not None
    assert article.text[found.start : found.end] == line
    assert (found.city, found.country) == (city, country)
    assert (found.year, found.month, found.day) == day
    assert [article.text[s.start : s.end] for s in article.segments if s.kind == "headline"] == [HEADLINE]
    assert [article.text[s.start : s.end] for s in article.body()] == [SENTENCE]


@pytest.mark.parametrize(
    ("line", "city", "country", "day", "agency"),
    [
        ("Baku, November 5, AZERTAC", "Baku", "az", (None, 11, 5), "AZERTAC"),
        ("BAKU, Azerbaijan, Nov. 5", "Baku", "az", (None, 11, 5), None),
        ("ANKARA", "Ankara", "tr", (None, None, None), None),
        ("ANKARA - Anadolu Agency", "Ankara", "tr", (None, None, None), "Anadolu Agency"),
        ("ISTANBUL - Agence France-Presse", "Istanbul", "tr", (None, None, None), "Agence France-Presse"),
        ("NAY PYI TAW, 5 Nov", "Naypyidaw", "mm", (None, 11, 5), None),
        ("Brussels, 5 November 2021", "Brussels", "be", (2021, 11, 5), None),
        ("(Vienna, 5 November 2021)", "Vienna", "at", (2021, 11, 5), None),
        ("5 November 2021, Geneva", "Geneva", "ch", (2021, 11, 5), None),
        (
            "November 5, 2021 - Ottawa, Ontario - Global Affairs Canada",
            "Ottawa",
            "ca",
            (2021, 11, 5),
            "Global Affairs Canada",
        ),
        ("Moscow, 5 November 2021 18:30", "Moscow", "ru", (2021, 11, 5), None),
        ("November 5, 2021 18:30 The Kremlin, Moscow", "Moscow", "ru", (2021, 11, 5), None),
        ("Tehran, IRNA", "Tehran", "ir", (None, None, None), "IRNA"),
        ("GENEVA / NEW YORK", "Geneva", "ch", (None, None, None), None),
        ("GENEVA/KUWAIT", "Geneva", "ch", (None, None, None), None),
    ],
)
def test_a_dateline_may_fill_a_line(
    line: str,
    city: str,
    country: str,
    day: tuple[int | None, int | None, int | None],
    agency: str | None,
) -> None:
    found = dateline(f"{HEADLINE}\n\n{line}\n\n{SENTENCE}\n")
    assert found is not None
    assert (found.city, found.country, found.agency) == (city, country, agency)
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Brussels, Friday, 5/11/2021 -", (2021, 11, 5)),
        ("Brussels, Tuesday, 5/11/2021 -", (2021, 5, 11)),
        ("Brussels, Sunday, 5/11/2021 -", (2021, None, None)),
        ("Brussels, 5/5/2021 -", (2021, 5, 5)),
        ("Brussels, 31/11/2021 -", None),
    ],
)
def test_a_weekday_tells_day_and_month_apart(line: str, day: tuple[int | None, int | None, int | None] | None) -> None:
    found = dateline(f"{line} {SENTENCE}")
    assert (found and (found.year, found.month, found.day)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Moscow – Tehran relations have improved.",
        "5 November 2021 was the day of the talks in Geneva.",
        "AP Washington bureau chief Jane Roe said so.",
        "The Kremlin, however, said no.",
        "The White House — under fire for a week — said no.",
        "(Geneva, that is, in May 2021) The talks went on.",
        "London, May 5 was the day.",
        "Reuters - the agency - said so.",
        "Washington - Beijing ties soured on Monday.",
        "Moscow, however, said no.",
        "LAVROV: We agreed on all points.",
        "EXCLUSIVE — Leaders met in Geneva.",
        "Iran: the facts are known.",
        "Iran — a country of 80 million — has said no.",
        "Monday, March 3 – Leaders met in Geneva.",
        "President Roe — who met with the king — said so.",
        "U.S. — Iran talks go on.",
        "In Geneva (Switzerland) - a city of peace - they met.",
        "Q: Will you go to Geneva?",
        "Paris and London agreed on Monday to meet.",
        "Geneva",
        "10 - 12 ministers met in Paris.",
        "WHO (Geneva) said so.",
        "CITY BEAT—“The hall will close at the end of the year,” the mayor said.",
        "IS THERE A WAY OUT? - The envoys think so.",
        "TURNOUT IN NORLAND HIGHER THAN THOUGHT - The vote went on until late.",
        "Sen. Jane Roe (R-Norland) — Announced her visit on Monday.",
        "NORLAND POLLS NOT QUITE WRONG, JUST EARLY - The vote went on until late.",
        "(Note) - The talks went on.",
    ],
)
def test_what_only_begins_like_a_dateline_is_none(text: str) -> None:
    assert dateline(text) is None


def test_a_day_that_stands_in_two_readings_gives_only_its_year() -> None:
    found = dateline(f"Brussels, 03/04/2021 - {SENTENCE}")
    assert found is not None
    assert (found.year, found.month, found.day) == (2021, None, None)


def test_a_city_on_a_line_of_its_own_is_a_dateline() -> None:
    found = dateline(f"Ministers meet for talks\n\nANKARA\n\n{SENTENCE}\n")
    assert found is not None
    assert (found.city, found.country) == ("Ankara", "tr")


def test_a_byline_with_a_city_is_byline_and_dateline() -> None:
    article = Article(Document(f"Neighbours sign accord\n\nBy Jane Roe / KHARTOUM\n\n{SENTENCE}\n"))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    assert article.dateline is not None
    assert article.text[article.dateline.start : article.dateline.end] == "KHARTOUM"
    assert article.dateline.country == "sd"
    assert layout.byline(article) == "Jane Roe"


def test_a_day_on_a_line_above_is_the_datelines_day() -> None:
    found = dateline(f"Ministers meet for talks\n\n5 November 2021\n\nGENEVA — {SENTENCE}\n")
    assert found is not None
    assert (found.city, found.year, found.month, found.day) == ("Geneva", 2021, 11, 5)


def test_a_day_above_a_report_without_a_place_is_kept() -> None:
    found = dateline(f"FOR IMMEDIATE RELEASE\n\nMarch 14, 2023\n\nReadout of the Minister’s Call\n\n{SENTENCE}\n")
    assert found is not None
    assert (found.city, found.year, found.month, found.day) == (None, 2023, 3, 14)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("TEHRAN, Aug. 8 (MNA) --", "Mehr News Agency"),
        ("MOSCOW, June 12. /TASS/.", "TASS"),
        ("PARIS (AFP) -", "Agence France-Presse"),
        ("GENEVA (Jane Roe) —", None),
        ("GENEVA (Steppe Wire) —", "Steppe Wire"),
        ("GENEVA (ZZN) —", "ZZN"),
        ("GENEVA —", None),
    ],
)
def test_the_agencys_code_names_the_outlet(line: str, outlet: str | None) -> None:
    article = Article(Document(f"{line} {SENTENCE}"))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    assert layout.outlet(article) == outlet


def test_the_outlet_that_the_file_names_is_kept() -> None:
    article = Article(Document(f"PARIS (AFP) - {SENTENCE}", outlet="The Example"))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    assert layout.outlet(article) == "The Example"
