"""Actors of a document, by items that were marked by hand (marked_items.py)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from core import actors, language, layout
from core.article import Actor, Article, Document, Mention
from tests.actors.marked_items import ITEMS, Item

SEED_PERSONS = {
    "Ali Khamenei": "ir", "Bashar al-Assad": "sy", "Akbar Hashemi Rafsanjani": "ir", "Ali Shamkhani": "ir",
    "Kamal Kharrazi": "ir", "Mahmoud Ahmadinejad": "ir", "Ali Abdul Alizadeh": "ir",
}  # fmt: skip


def read(text: str, published: date | None = None) -> Article:
    article = Article(Document(text))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    article.doc = language.analyse(article)
    article.published = published
    article.actors, article.mentions = actors.find(article)
    actors.identify(article)
    return article


def mention(article: Article, words: str, nth: int = 0) -> Mention:
    """The nth mention that consists of these words."""
    found = [m for m in article.mentions if article.text[m.start : m.end] == words]
    assert len(found) > nth, f"{words!r} is no mention"
    return found[nth]


def who(article: Article, words: str, nth: int = 0) -> str | None:
    actor = mention(article, words, nth).actor
    return actor.name if actor is not None else None


def persons(article: Article) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in article.actors if actor.kind == "person"}


def actor(article: Article, name: str) -> Actor:
    return next(a for a in article.actors if a.name == name)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_every_person_of_an_item_is_found_once_with_the_country_and_nobody_else(item: Item) -> None:
    assert persons(read(item.text, item.published)) == item.persons


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_every_marked_mention_means_whom_the_marker_says(item: Item) -> None:
    article = read(item.text, item.published)
    by_span = {(m.start, m.end): m for m in article.mentions}
    for start, end, name in item.marks:
        found = by_span.get((start, end))
        assert found is not None and found.actor is not None, f"{item.text[start:end]!r} at {start} is no mention"
        assert name in (found.actor.name, *found.actor.aliases), f"{item.text[start:end]!r} at {start}"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_mentions_are_in_reading_order_and_do_not_overlap(item: Item) -> None:
    found = read(item.text).mentions
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_the_seed_has_exactly_its_seven_persons(seed: str) -> None:
    assert persons(read(seed, date(2005, 8, 8))) == SEED_PERSONS


def test_the_seeds_pronouns_mean_their_speakers(seed: str) -> None:
    article = read(seed, date(2005, 8, 8))
    said = {
        "he said in reference": "Akbar Hashemi Rafsanjani", "He went on to say": "Akbar Hashemi Rafsanjani",
        "He also invited": "Bashar al-Assad", "he noted that Iran": "Mahmoud Ahmadinejad",
        "he added": "Bashar al-Assad", "he observed": "Mahmoud Ahmadinejad", "his part": "Bashar al-Assad",
    }  # fmt: skip
    for words, name in said.items():
        found = next(m for m in article.mentions if m.start == seed.index(words))
        assert found.form == "pronoun" and found.actor is not None and found.actor.name == name, words


def test_a_capital_as_a_place_is_no_actor() -> None:
    article = read("President Obama arrived in Moscow on Monday. Moscow rejected the charge.", date(2009, 7, 6))
    assert [article.text[m.start : m.end] for m in article.mentions if m.form == "metonym"] == ["Moscow"]
    assert who(article, "Moscow") == "Russia"


def test_paired_capitals_are_their_governments() -> None:
    article = read(
        "Relations between Tehran and Damascus are good, the minister said, and Ankara-Baghdad ties as well."
    )
    pairs = {"Tehran": "Iran", "Damascus": "Syria", "Ankara": "Türkiye", "Baghdad": "Iraq"}
    for capital, state in pairs.items():
        assert who(article, capital) == state and mention(article, capital).form == "metonym"


def test_a_role_in_apposition_is_the_persons() -> None:
    article = read("Maria Lindqvist, the head of the Nordic Mediation Council, met Tomas Brandt on Monday.")
    assert who(article, "the head of the Nordic Mediation Council") == "Maria Lindqvist"


def test_initials_name_a_body_that_was_written_out() -> None:
    article = read(
        "Joint Border Commission Chairman Pavel Horvath spoke on Monday. The JBC chairman said the border was quiet."
    )
    assert who(article, "The JBC chairman") == "Pavel Horvath"


def test_a_female_pronoun_never_means_a_man() -> None:
    text = "Chancellor Angela Merkel met President Nicolas Sarkozy. He thanked her. She left early."
    article = read(text, date(2010, 6, 1))
    assert who(article, "He") == "Nicolas Sarkozy"
    assert who(article, "her") == who(article, "She") == "Angela Merkel"


def test_a_role_that_nobody_of_the_text_holds_gets_its_holder_of_the_day_with_less_confidence() -> None:
    article = read("The French president telephoned the Egyptian foreign minister on Tuesday.", date(2005, 3, 1))
    assert persons(article) == {"Jacques Chirac": "fr", "Ahmed Aboul Gheit": "eg"}
    found = mention(article, "The French president")
    assert found.resolution == "role" and found.confidence is not None and found.confidence <= 0.7
    assert actor(article, "Jacques Chirac").identity_source == "role"


def test_without_a_date_a_role_stays_unnamed() -> None:
    article = read("The French president telephoned the Egyptian foreign minister on Tuesday.")
    assert persons(article) == {}
    assert [(a.kind, a.country, a.key) for a in article.actors] == [("unnamed", "fr", None), ("unnamed", "eg", None)]


def test_an_unnamed_source_stays_what_it_is() -> None:
    article = read("A senior diplomat said on Friday that talks had failed. Analysts disagreed.")
    assert [(a.kind, a.name, a.key) for a in article.actors] == [
        ("unnamed", "senior diplomat", None), ("unnamed", "Analysts", None),
    ]  # fmt: skip


def test_a_deputy_is_not_called_after_the_next_word_of_the_role() -> None:
    article = read("Deputy Prime Minister Jan Kowal and Chief Medical Officer Ada Berg attended the meeting.")
    assert set(persons(article)) == {"Jan Kowal", "Ada Berg"}


def test_what_an_editor_put_in_brackets_is_a_name_of_its_own_or_the_first_half_of_one() -> None:
    text = "She thanked Economy Minister[Jan Kowal], her aide[Ada Berg] and President[Marek] Novak of Slovenia."
    assert set(persons(read(text))) == {"Jan Kowal", "Ada Berg", "Marek Novak"}


def test_a_quotation_begins_behind_a_comma_though_no_blank_is_between() -> None:
    assert set(persons(read('The minister told Jan Kowal,"You must wait for Ada Berg."'))) == {"Jan Kowal", "Ada Berg"}


def test_the_seats_of_governments_act_and_house() -> None:
    article = read("The White House said the president had met senators at the White House.")
    assert [m.form for m in article.mentions if article.text[m.start : m.end].endswith("White House")] == ["metonym"]


def test_a_text_without_actors_has_none() -> None:
    assert actors.find(Article(Document(""))) == ([], [])
    article = read("Rain fell all day, and the harvest was late.")
    assert article.actors == [] and article.mentions == []


def test_the_same_person_has_the_same_key_in_two_documents() -> None:
    one = read("Foreign Minister Sergei Lavrov arrived on Monday.", date(2012, 5, 7))
    two = read("Russian Foreign Minister Sergey Lavrov left on Tuesday.", date(2012, 5, 8))
    keys = [a.key for article in (one, two) for a in article.actors if a.kind == "person"]
    assert len(keys) == 2 and keys[0] == keys[1]


def test_a_namesake_of_an_office_holder_is_not_taken_for_him() -> None:
    article = read("Turkish Foreign Minister Orhan Demirel spoke on Tuesday. Demirel was brief.", date(1998, 6, 9))
    assert persons(article) == {"Orhan Demirel": "tr"}


def test_a_role_that_needs_no_state_is_the_home_states() -> None:
    text = "President Biden met Japanese Prime Minister Fumio Kishida. The secretary of state was present."
    article = read(text, date(2022, 5, 23))
    found = mention(article, "The secretary of state")
    assert found.actor is not None and found.actor.name == "Antony Blinken" and found.resolution == "inferred"
