"""Sources in passives, sources that no list of names knows, and what was only talked about."""

from __future__ import annotations

from collections.abc import Callable

from core.article import Article, Quote

Parsed = Callable[[str], Article]
QuoteOf = Callable[[str, str], Quote]

PASSIVES = """The mayor of Larvik, Tor Engen, was quoted as saying by a radio station that the ferry would sail again.

Engen was asked whether the pier was safe.

President Ana Costa is expected to visit the town in June.
"""
OFFICES = """Interior Minister Pavel Zelnik turned down the request, Zelnik's office said on Thursday.

The opposition has demanded that the minister resign.
"""
TALKED = """Foreign Minister Pavel Zelnik and his Norwegian counterpart, Siri Lund, met in Oslo on Monday.

They discussed the training of crews. They reviewed the close relations between the two countries.

Zelnik told the agency in an interview that Oslo was ready to share its charts.
"""


def test_who_was_quoted_as_saying_it_is_the_speaker(quote_of: QuoteOf) -> None:
    quote = quote_of(PASSIVES, "the ferry would sail again")
    assert quote.speaker is not None and quote.speaker.name == "Tor Engen"


def test_who_was_asked_or_is_expected_said_nothing(parsed: Parsed) -> None:
    article = parsed(PASSIVES)
    speakers = {article.text[q.start : q.end]: q.speaker and q.speaker.name for q in article.quotes}
    assert all(name is None for said, name in speakers.items() if "pier" in said or "visit" in said)


def test_an_office_or_a_body_without_a_name_is_a_source_that_is_not_named(quote_of: QuoteOf) -> None:
    office = quote_of(OFFICES, "Interior Minister Pavel Zelnik turned down the request")
    opposition = quote_of(OFFICES, "the minister resign")
    assert office.speaker is not None and opposition.speaker is not None
    assert office.speaker.name.endswith("office")
    assert (office.speaker.kind, office.speaker.key) == ("unnamed", None)
    assert (opposition.speaker.name, opposition.attribution) == ("opposition", "role")


def test_what_was_talked_about_is_no_statement(parsed: Parsed) -> None:
    article = parsed(TALKED)
    assert [article.text[q.start : q.end] for q in article.quotes] == ["Oslo was ready to share its charts"]
