"""Who an actor is: a wrong holder of an office is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from core import actors, language, layout
from core.article import Article, Document
from tests.actors.test_find import read


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


def test_after_the_lists_last_day_a_role_without_a_name_is_nobodys() -> None:
    text = "Japan's foreign minister met Turkish Foreign Minister Hakan Fidan on Monday. The two agreed to meet again."
    assert persons(text, date(2031, 3, 3)) == {"Hakan Fidan": "office holders"}


def test_an_office_that_another_held_on_the_day_tells_persons_apart() -> None:
    found = persons("Sudanese Prime Minister Hassan Bashir spoke on Monday.", date(2020, 9, 2))
    assert found == {"Hassan Bashir": "name"}


def test_a_portfolio_ends_before_its_holders_name() -> None:
    found = persons("The state secretary for Foreign Affairs Tolma Brenk spoke on Monday.", date(2020, 9, 2))
    assert found == {"Tolma Brenk": "name"}


def test_states_and_listed_persons_have_their_wikidata_item() -> None:
    text = "German Chancellor Angela Merkel met the envoys on Monday. Iran said that it would sign."
    article = read(text, date(2010, 6, 1))
    items = {a.name: a.wikidata_id for a in article.actors if a.kind in ("person", "government")}
    assert items == {"Angela Merkel": "Q567", "Iran": "Q794"}


def test_one_person_in_the_offices_of_two_bodies_is_one_actor() -> None:
    one = read("Polish Prime Minister Donald Tusk arrived on Monday. He left at night.", date(2010, 6, 1))
    two = read("European Council President Donald Tusk arrived on Monday. He left at night.", date(2016, 6, 1))
    keys = {a.key for article in (one, two) for a in article.actors if a.name == "Donald Tusk"}
    assert len(keys) == 1


def test_a_name_in_the_order_of_its_language_is_the_same_persons() -> None:
    text = "Prime Minister Orbán Viktor of Hungary spoke on Monday. Szijjártó Péter, his foreign minister, was silent."
    assert persons(text, date(2021, 3, 3)) == {"Viktor Orbán": "office holders", "Péter Szijjártó": "office holders"}


def test_an_old_president_is_known_under_his_usual_name_after_his_term() -> None:
    found = persons("Former Sudanese President Omar al-Bashir spoke on Monday.", date(2020, 9, 2))
    assert found == {"Omar al-Bashir": "office holders"}


def test_a_surname_behind_a_title_of_another_office_is_not_the_listed_holder() -> None:
    text = "The adviser met Rep. Gallagher and Rep. Turner on Thursday. They discussed the bill, the office said."
    assert persons(text, date(2021, 6, 24), "The White House") == {"Gallagher": "name", "Turner": "name"}


def test_a_bare_surname_is_a_listed_holder_only_where_the_text_speaks_of_the_state() -> None:
    text = "Gallagher said on Thursday that the club would play again. He left the ground with the team."
    assert persons(text, date(2021, 6, 24)) == {"Gallagher": "name"}
    text = "Lavrov said on Thursday that Russia would not sign. He left the hall with his delegation."
    assert persons(text, date(2021, 6, 24)) == {"Sergei Lavrov": "office holders"}


def test_a_namesake_with_another_role_is_not_the_holder_of_an_earlier_day() -> None:
    text = "The officer is General Serdyukov, Commander of the Russian Airborne Forces. He spoke first."
    assert persons(text, date(2022, 1, 13)) == {"Serdyukov": "name"}


def test_an_office_that_a_person_no_longer_holds_is_not_hers() -> None:
    text = (
        "Domestic Policy Advisor Susan Rice opened the council on Friday. Its members include the U.S. ambassador to "
        "the United Nations, who spoke last."
    )
    assert persons(text, date(2021, 8, 6)) == {
        "Susan Rice": "office holders", "Linda Thomas-Greenfield": "role",
    }  # fmt: skip


def test_the_president_of_a_federation_is_not_the_president_of_a_governments_own_item() -> None:
    text = (
        "The school was founded by President of the Russian Figure Skating Federation Alexander Gorsky. Before the "
        "meeting, the President toured the rink."
    )
    assert persons(text, date(2022, 5, 11), "President of Russia") == {
        "Alexander Gorsky": "name", "Vladimir Putin": "role",
    }  # fmt: skip


def test_a_prime_minister_who_is_spoken_to_is_not_the_speakers_own() -> None:
    text = "Members of parliament! Mr. Prime Minister! It is an honor for me to address you on behalf of my people."
    assert persons(text, date(2022, 3, 30), "President of Ukraine") == {}
