"""Whose offices a publisher means where it names no state: "The President" in an item of the White House."""

from __future__ import annotations

import re

from core import gazetteer, outlets
from core.article import Article

_OFFICES = re.compile(r"(?:President|Prime Minister|Government|Federal Government) of (.+)")
_HOLDERS = re.compile(r"(President|Prime Minister) of (.+)")
_HOST = re.compile(
    r"https?://(?:[\w-]+\.)*?(?:president|gov|gouv|gob|govt|go|gc|pm|primeminister)\.(?:\w+\.)?([a-z]{2})(?:/|$)"
)


def publishers_state(article: Article) -> str | None:
    """The state whose head's office or government published the item; None for agencies, papers and ministries.

    Read from the outlet ("The White House", "President of Ukraine"), else from the address of the item, by the outlet
    that core/lexicon/agencies.tsv has for it or as the host of a government ("president.xx", "gov.xx").
    """
    document = article.document
    for outlet in (document.outlet, outlets.by_address(document.source)):
        if outlet and (state := _state(outlet)):
            return state
    host = _HOST.match(document.source or "")
    return gazetteer.country_code(host[1]) if host else None


def publishing_office(article: Article) -> tuple[str, str] | None:
    """The office whose holder publishes the item, and its state: ("president", "ua") of what "President of Ukraine"
    publishes. None for agencies, papers, ministries and governments."""
    for outlet in (article.document.outlet, outlets.by_address(article.document.source)):
        found = _HOLDERS.fullmatch(outlet.removeprefix("The ").removeprefix("the ")) if outlet else None
        country = gazetteer.country_code(found[2].removeprefix("the ")) if found else None
        if found is not None and country is not None:
            return found[1].lower(), country
    return None


def _state(outlet: str) -> str | None:
    name = outlet.removeprefix("The ").removeprefix("the ")
    office = _OFFICES.fullmatch(name)
    if office:
        return gazetteer.country_code(office[1].removeprefix("the "))
    seat = gazetteer.meanings(name).get("seat")
    return seat.country if seat is not None else None
