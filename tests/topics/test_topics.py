"""core.topics.find: which topics a quote and a meeting have, and what they rest on."""

from __future__ import annotations

from core import language, topics
from core.additions import Additions
from core.article import Actor, Article, Document, Meeting, Mention, Quote, Segment, Topic


def read(text: str, own: str = "") -> Article:
    """An article of these paragraphs, without quotes yet, with the user's own topics (TOML)."""
    article = Article(Document(text), Additions(topics=own))
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        article.segments.append(Segment(start, start + len(paragraph), "body", number))
        start += len(paragraph) + 2
    article.doc = language.analyse(article)
    return article


def quote(article: Article, words: str, speaker: Actor | None = None) -> Quote:
    start = article.text.index(words)
    made = Quote(start, start + len(words), "indirect", speaker=speaker)
    article.quotes.append(made)
    return made


def of(found: list[Topic], target: Quote | Meeting) -> dict[str, Topic]:
    return {topic.topic: topic for topic in found if topic.target is target}


def spoken_of(text: str, speaker: Actor | None = None, own: str = "") -> dict[str, Topic]:
    """The topics of a text that is one quote."""
    article = read(text, own)
    return of_only(article, quote(article, text, speaker))


def of_only(article: Article, target: Quote) -> dict[str, Topic]:
    return of(topics.find(article), target)


def test_a_quote_has_the_topics_of_its_words_with_the_words_as_they_stand_in_the_text() -> None:
    found = spoken_of("Refugees must be able to return before the Exports of wheat are taxed")
    assert set(found) == {"migration", "economy and trade"}
    assert found["migration"].evidence[0] == "Refugees"
    assert {"Exports", "wheat"} <= set(found["economy and trade"].evidence)


def test_scores_lie_between_0_and_1_and_grow_with_the_different_words() -> None:
    one = spoken_of("The tariffs hurt us")["economy and trade"].score
    again = spoken_of("The tariffs hurt us, these tariffs, all tariffs")["economy and trade"].score
    more = spoken_of("The tariffs hurt our exports and our investors")["economy and trade"].score
    assert 0 < one == again < more < 1


def test_a_topic_from_the_introducing_sentence_scores_lower_than_one_of_the_words_said() -> None:
    article = read("On the nuclear issue, the envoy said that all will be ready to sign.")
    target = quote(article, "all will be ready to sign")
    introduced = of_only(article, target)["nuclear"]
    assert introduced.score < spoken_of("The nuclear issue will be solved")["nuclear"].score
    assert introduced.evidence == ["nuclear"]


def test_the_paragraph_gives_a_topic_where_the_quote_says_nothing_itself_but_refers_to_it() -> None:
    scene = "They spoke about fishing, drought and vaccines. "
    article = read(scene + '"We will see about that," the envoy said.\n\nTrade was left out.')
    assert set(of_only(article, quote(article, "We will see about that"))) == {"environment and health"}
    article = read(scene + '"The number seven brings luck," the envoy said.')
    assert of_only(article, quote(article, "The number seven brings luck")) == {}


def test_a_long_paragraph_does_not_outweigh_what_was_said() -> None:
    around = "The army, the navy, the missiles, the drones, the tanks and the troops were ready. "
    article = read(around + "He said that the tariffs would fall. " + around)
    found = of_only(article, quote(article, "the tariffs would fall"))
    assert set(found) == {"economy and trade"}


def test_words_of_the_next_paragraph_give_no_topic() -> None:
    article = read("He said that they would see.\n\nTrade was left out.")
    assert of_only(article, quote(article, "they would see")) == {}


def test_a_speakers_office_is_no_topic() -> None:
    text = "Defence Minister Ana Brel said that the weather was fine."
    article = read(text)
    article.mentions = [Mention(0, len("Defence Minister Ana Brel"), "name")]
    assert of_only(article, quote(article, "the weather was fine")) == {}
    assert spoken_of("The energy minister and the minister of health shook hands") == {}


def test_phrases_that_only_sound_like_a_topic_give_none() -> None:
    for text in (
        "He comes from a nuclear family and has five sisters.",
        "She gave an energetic performance.",
        "The war of words went on over the seating plan.",
        "The report was published by the human rights lawyer's office.",
        "He had run out of gas by the evening.",
    ):
        assert spoken_of(text) == {}, text


def test_a_meeting_has_the_topics_of_what_was_said_at_it_and_of_the_stretches_that_tell_of_it() -> None:
    article = read(
        "The two sides discussed bilateral relations, regional issues and oil exports.\n\n"
        "The guest called for more scholarships.\n\nThe host spoke about refugees later in the week."
    )
    meeting = Meeting(0, 78, "meeting", "held", evidence=[(0, 78)])
    article.meetings = [meeting]
    quote(article, "more scholarships").meeting = meeting
    quote(article, "refugees later in the week")
    assert set(of(topics.find(article), meeting)) == {
        "bilateral ties",
        "regional conflict",
        "energy",
        "economy and trade",
        "culture, science and education",
    }


def test_quotes_come_first_and_their_strongest_topic_first() -> None:
    article = read("The tariffs, the exports and the investors matter, and so does the embassy.")
    article.meetings = [Meeting(0, 10, "meeting", "held", evidence=[(0, len(article.text))])]
    first = quote(article, article.text)
    found = topics.find(article)
    assert [topic.target for topic in found][: len(of(found, first))] == [first] * len(of(found, first))
    assert found[0].topic == "economy and trade"


def test_words_are_found_across_hyphens_curled_quotation_marks_and_inflections() -> None:
    assert "regional conflict" in spoken_of("Both armies de-escalated, and a cease-fire was signed")
    assert "environment and health" in spoken_of("COVID-19 does not end at a border")
    assert "Yemen" in spoken_of("Flights from Sana’a airport will go on")


def test_an_article_without_quotes_or_meetings_has_no_topics() -> None:
    assert topics.find(read("The oil price rose.")) == []
