"""Who said it, by which words, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from core.article import Article, Quote

Parsed = Callable[[str], Article]
QuoteOf = Callable[[str, str], Quote]


class Named(Protocol):
    name: str


ORPHANS = """OSLO, May 4 (NTB) - New Zealand's Foreign Minister Hannah Tamihana said that the treaty must be signed.

She said that both parliaments were ready.

“We have waited for eleven years, and we shall not wait for another one because of a comma.”

Tamihana said that the text had been agreed in Canberra.
"""
PARAGRAPHS = """President Milena Horvat told reporters that the border would stay open.

“We have nothing to hide from our neighbours and nothing to fear from them.

“Those who want to close this road should first walk on it,” Horvat said.
"""
DESK = """The ministry published two letters on Monday.

From the desk of Ambassador Tomas Berg:

“I am proud of what our two countries have achieved together in these ten years.”
"""
INTERRUPTED = """Prime Minister Lena Fischer spoke after the talks in Vienna.

“The door,” Fischer said, “is open to everyone who comes in good faith.”
"""
ADDRESSED = """Defense Minister Pavel Zelnik told President Ana Costa on Monday that the army was ready.

Zelnik urged Norway to send more doctors.

Costa thanked Zelnik for his report.
"""
FRAMES = """Foreign Minister Pavel Zelnik called for the release of the two fishermen.

Zelnik described the talks with Norway as fruitful.

He expressed hope that the road would reopen before winter.
"""
SCARE = """President Ana Costa received the author of the book "Forty Winters in Geneva" on Monday.

The so-called "frozen file" was not mentioned.
"""


def test_a_quotation_alone_in_its_paragraph_is_the_running_speakers(quote_of: QuoteOf) -> None:
    quote = quote_of(
        ORPHANS, "We have waited for eleven years, and we shall not wait for another one because of a comma"
    )
    assert quote.speaker is not None and quote.speaker.name == "Hannah Tamihana"
    assert (quote.attribution, quote.speaker_span, quote.type) == ("inferred", None, "direct")


def test_a_pronoun_stands_for_who_spoke_before(quote_of: QuoteOf, parsed: Parsed) -> None:
    quote = quote_of(ORPHANS, "both parliaments were ready")
    assert quote.speaker is not None and quote.speaker.name == "Hannah Tamihana"
    assert quote.attribution == "pronoun"
    assert quote.speaker_span is not None
    assert parsed(ORPHANS).text[slice(*quote.speaker_span)] == "She"


def test_each_paragraph_of_a_longer_quotation_has_its_speaker(quote_of: QuoteOf) -> None:
    for words in (
        "We have nothing to hide from our neighbours and nothing to fear from them",
        "Those who want to close this road should first walk on it",
    ):
        quote = quote_of(PARAGRAPHS, words)
        assert quote.type == "direct"
        assert quote.speaker is not None and quote.speaker.name == "Milena Horvat"


def test_a_paragraph_that_ends_with_a_name_and_a_colon_introduces_the_next(quote_of: QuoteOf) -> None:
    quote = quote_of(DESK, "I am proud of what our two countries have achieved together in these ten years")
    assert quote.speaker is not None and quote.speaker.name == "Tomas Berg"


def test_both_halves_of_an_interrupted_quotation_have_their_speaker(quote_of: QuoteOf) -> None:
    half = quote_of(INTERRUPTED, "is open to everyone who comes in good faith")
    assert half.speaker is not None and half.speaker.name == "Lena Fischer"


def test_whom_it_was_told_is_the_addressee(quote_of: QuoteOf) -> None:
    told = quote_of(ADDRESSED, "the army was ready")
    assert told.speaker is not None and told.speaker.name == "Pavel Zelnik"
    assert told.addressee is not None and told.addressee.name == "Ana Costa"


def test_agency_frames_are_statements(quote_of: QuoteOf) -> None:
    acts = {
        "the release of the two fishermen": "appeal",
        "the talks with Norway as fruitful": "assert",
        "the road would reopen before winter": "hope",
    }
    for words, act in acts.items():
        quote = quote_of(FRAMES, words)
        assert quote.speaker is not None and quote.speaker.name == "Pavel Zelnik"
        assert (quote.type, quote.act) == ("indirect", act)


def test_titles_of_works_and_terms_in_marks_are_no_statements(parsed: Parsed) -> None:
    assert parsed(SCARE).quotes == []


def test_spans_leave_out_marks_and_cues(parsed: Parsed) -> None:
    for text in (ORPHANS, DESK, INTERRUPTED, ADDRESSED, FRAMES):
        for quote in parsed(text).quotes:
            assert parsed(text).text[quote.start] not in '“" ' and parsed(text).text[quote.end - 1] not in "” ,"


def test_confidence_is_a_probability(parsed: Parsed) -> None:
    for text in (ORPHANS, DESK, INTERRUPTED, ADDRESSED, FRAMES):
        assert all(q.confidence is not None and 0 < q.confidence < 1 for q in parsed(text).quotes)


def test_a_text_without_a_paragraph_has_no_quotes(parsed: Parsed) -> None:
    assert parsed("Ministers meet").quotes == []


def test_a_meeting_says_nothing_by_itself(parsed: Parsed) -> None:
    article = parsed(
        "Friday’s meeting underscored the importance that the government of Norway places on working with mayors. "
        "Foreign Minister Tuva Lund said that more meetings would follow.\n"
    )
    assert {quote.speaker.name for quote in article.quotes if quote.speaker is not None} == {"Tuva Lund"}
