"""When a text was published, and what the day was solved from. All items but the seed are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.article import Article, Document
from core.pipeline import parse

SEED = Path(__file__).parents[1] / "seeds" / "000_6de1bcf652d996a7.txt"


def solved(text: str, *, published: date | None = None, published_source: str | None = None) -> Article:
    return parse(Document(text, published=published, published_source=published_source))


def test_the_seed_is_of_8_august_2005_and_says_why() -> None:
    article = solved(SEED.read_text(encoding="utf-8"))
    assert (article.published, article.published_source) == (date(2005, 8, 8), "resolved")
    evidence = article.published_evidence or ""
    assert "Monday" in evidence
    for holder in ("Bashar al-Assad", "Mahmoud Ahmadinejad", "Kamal Kharrazi"):
        assert holder in evidence


def test_what_the_file_says_goes_before_the_dateline() -> None:
    article = solved("ROME, May 3, 2010 (XYZ) -- The envoy met the premier on Monday.", published=date(2010, 5, 4))
    assert (article.published, article.published_source) == (date(2010, 5, 4), "metadata")


def test_a_day_given_by_the_user_is_an_option() -> None:
    article = solved("The envoy met the premier on Monday.", published=date(2010, 5, 4), published_source="option")
    assert article.published_source == "option"


def test_a_dateline_with_a_year_is_the_day_of_publication() -> None:
    article = solved("ROME, May 3, 2010 (XYZ) -- The envoy met the premier here on Monday.")
    assert (article.published, article.published_source) == (date(2010, 5, 3), "dateline")


def test_a_line_at_the_head_that_is_a_date_is_the_day_of_publication() -> None:
    article = solved(
        "FOR IMMEDIATE RELEASE\n\nMarch 4, 2015\n\nReadout of the Minister's Call with the Envoy\n\n"
        "The Minister spoke by telephone with the Envoy about the border and agreed to meet again in April."
    )
    assert (article.published, article.published_source) == (date(2015, 3, 4), "dateline")


def test_a_date_inside_a_sentence_is_not_the_day_of_publication() -> None:
    article = solved("The minister spoke with the envoy on March 4, 2015, about the border, his office said.")
    assert article.published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            # 14 July was a Saturday in 2007; in the other years of both it was a Monday or a Tuesday.
            "PARIS, July 14 (XYZ) -- French President Nicolas Sarkozy held talks with British Prime Minister Gordon "
            "Brown here on Saturday.\n\nSarkozy said the talks were useful.",
            date(2007, 7, 14),
        ),
        (
            # 19 May was a Tuesday in 2009; Netanyahu was prime minister then, and Obama president.
            "WASHINGTON, May 19 (XYZ) -- U.S. President Barack Obama met Israeli Prime Minister Benjamin Netanyahu at "
            "the White House on Monday.\n\nObama said a two-state solution was in the interest of both sides.\n\n"
            "British Prime Minister Gordon Brown welcomed the talks.",
            date(2009, 5, 19),
        ),
        (
            # No weekday: Truss and Scholz were in office together on one 3 October only, that of 2022.
            "BERLIN, Oct. 3 (XYZ) -- German Chancellor Olaf Scholz spoke by telephone with British Prime Minister Liz "
            "Truss.\n\nScholz said the talks were useful.",
            date(2022, 10, 3),
        ),
    ],
)
def test_the_year_is_solved_where_exactly_one_fits(text: str, day: date | None) -> None:
    assert solved(text).published == day


def test_two_years_that_fit_leave_it_open() -> None:
    # 8 August was a Monday in 2005 and in 2011, and the day after one in 2006: all in these terms.
    article = solved(
        "DAMASCUS, Aug. 8 (XYZ) -- Syrian President Bashar al-Assad held talks with German Chancellor Angela Merkel "
        "here on Monday.\n\nAssad said the talks were useful."
    )
    assert article.published is None
    assert article.published_source is None
    assert article.published_evidence is None


def test_a_weekday_alone_leaves_it_open() -> None:
    article = solved("ROME, Aug. 8 (XYZ) -- The foreign minister held talks with the visiting envoy here on Monday.")
    assert article.published is None


def test_one_office_holder_without_a_weekday_leaves_it_open() -> None:
    article = solved("LONDON, Oct. 3 (XYZ) -- British Prime Minister Liz Truss met her cabinet.")
    assert article.published is None


def test_a_former_office_is_no_evidence_of_its_term() -> None:
    article = solved(
        "PARIS, July 14 (XYZ) -- Former French President Nicolas Sarkozy held talks with former Egyptian President "
        "Hosni Mubarak here on Monday.\n\nSarkozy said the talks were useful."
    )
    assert article.published is None


def test_an_office_holder_of_history_is_no_evidence() -> None:
    article = solved(
        "PARIS, July 14 (XYZ) -- The envoy held talks here on Monday.\n\nIn 1978, U.S. President Jimmy Carter brought "
        "Egyptian President Anwar Sadat to Camp David."
    )
    assert article.published is None


def test_clues_that_contradict_each_other_leave_it_open() -> None:
    article = solved(
        "PARIS, July 14 (XYZ) -- French President Emmanuel Macron held talks with Egyptian President Hosni Mubarak "
        "here on Monday.\n\nMacron said the talks were useful."
    )
    assert article.published is None


def test_a_weekday_that_no_year_of_the_terms_has_leaves_it_open() -> None:
    # While both held office 14 July was a Saturday, a Monday and a Tuesday.
    article = solved(
        "PARIS, July 14 (XYZ) -- French President Nicolas Sarkozy held talks with British Prime Minister Gordon Brown "
        "here on Thursday.\n\nSarkozy said the talks were useful."
    )
    assert article.published is None


def test_a_year_that_is_past_narrows_the_choice() -> None:
    # In Gul's term 8 August was a Friday in 2008 and 2014, and the day after one in 2009; 2011 is past.
    lead = (
        "ANKARA, Aug. 8 (XYZ) -- Turkish President Abdullah Gul held talks with German Chancellor Angela Merkel here "
        "on Friday.\n\n"
    )
    assert solved(lead + "The two countries signed a trade agreement.").published is None
    article = solved(lead + "The two countries signed a trade agreement in 2011.")
    assert article.published == date(2014, 8, 8)
    assert "2011" in (article.published_evidence or "")


def test_a_dateline_without_a_day_is_not_solved() -> None:
    article = solved("PARIS (XYZ) -- French President Nicolas Sarkozy met Egyptian President Hosni Mubarak on Monday.")
    assert article.published is None


EITHER = (date(2021, 5, 4), date(2021, 4, 5))
"""04/05/2021: a Tuesday, or a Monday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("RIGA, May 4 (XYZ) -- Minister Anna Ozola met the envoy here.", date(2021, 5, 4)),
        ("RIGA, April 5 (XYZ) -- Minister Anna Ozola met the envoy here.", date(2021, 4, 5)),
        ("RIGA, May 3 (XYZ) -- Minister Anna Ozola met the envoy here.", date(2021, 5, 4)),
        ("Minister Anna Ozola met the envoy in Riga on Sunday.", date(2021, 4, 5)),
        ("Minister Anna Ozola met the envoy in Riga on Tuesday.", date(2021, 5, 4)),
    ],
)
def test_a_date_with_slashes_is_read_as_the_text_has_it(text: str, day: date) -> None:
    article = parse(Document(text, published_either=EITHER))
    assert (article.published, article.published_source) == (day, "metadata")
    assert "04/05/2021" in (article.published_evidence or "")


@pytest.mark.parametrize("weekday", ["", " on Monday", " on Friday"])
def test_a_date_with_slashes_that_the_text_leaves_open_is_said_to_be_open(weekday: str) -> None:
    # Monday is the day of one of the two and the day before the other; Friday is neither.
    article = parse(Document(f"Minister Anna Ozola met the envoy in Riga{weekday}.", published_either=EITHER))
    assert (article.published, article.published_source) == (None, None)
    assert article.published_evidence == "The file's 04/05/2021 may be 4 May or 5 April."
