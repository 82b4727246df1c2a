"""Who an actor is: a wrong holder of an office is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from core import actors, language, layout
from core.article import Article, Document


def persons(text: str, published: date, outlet: str | None = None) -> dict[str, str | None]:
    article = Article(Document(text, outlet=outlet))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    article.doc = language.analyse(article)
    article.published = published
    article.actors, article.mentions = actors.find(article)
    actors.identify(article)
    return {a.name: a.identity_source for a in article.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("role", "name", "surname", "day"),
    [
        ("Swiss President", "Ingrid Calmy-Rey", "Calmy-Rey", date(2007, 7, 2)),
        ("Singaporean President", "Rashid Nathan", "Nathan", date(2005, 8, 31)),
        ("Czech Foreign Minister", "Pavel Novak", "Novak", date(2023, 3, 1)),
    ],
)
def test_a_surname_never_outweighs_another_given_name(role: str, name: str, surname: str, day: date) -> None:
    found = persons(f"{role} {name} arrived on Monday. {surname} said that the talks would go on.", day)
    assert found == {name: "name"}


def test_the_president_of_a_governments_own_item_is_its_own() -> None:
    text = "The President spoke with the team on Monday about the storm."
    assert persons(text, date(2022, 3, 10), "The White House") == {"Joe Biden": "role"}
    assert persons(text, date(2022, 3, 10)) == {}


def test_an_office_that_another_held_on_the_day_tells_persons_apart() -> None:
    found = persons("Sudanese Prime Minister Hassan Bashir spoke on Monday.", date(2020, 9, 2))
    assert found == {"Hassan Bashir": "name"}


def test_a_portfolio_ends_before_its_holders_name() -> None:
    found = persons("The state secretary for Foreign Affairs Tolma Brenk spoke on Monday.", date(2020, 9, 2))
    assert found == {"Tolma Brenk": "name"}


def test_an_old_president_is_known_under_his_usual_name_after_his_term() -> None:
    found = persons("Former Sudanese President Omar al-Bashir spoke on Monday.", date(2020, 9, 2))
    assert found == {"Omar al-Bashir": "office holders"}
