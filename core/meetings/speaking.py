"""Who took part in a meeting besides those it is told of: those who are said, or shown, to have spoken there.

"Official talks were held between Syrian and Iranian officials. During the talks, President X said ... President Y
referred to ...": the speakers were there. Only where the talks are told of as an affair of delegations.
"""

from __future__ import annotations

import re

from core.article import Actor, Article, Quote
from core.meetings.account import Account
from core.meetings.agreement import TOOK_PLACE
from core.meetings.party import Party, party_of
from core.meetings.sections import Sections
from core.meetings.words import words

_OPENS = re.compile(r"(?:[\n*>…]|[.!?][\"”’)]?)\s*$")
"""What stands before a label: the end of what somebody else said, or of a part of the text."""


def join_speakers(article: Article, accounts: list[Account], sections: Sections) -> None:
    """Adds to talks of unnamed sides those who spoke in the same section afterwards, up to a change of scene."""
    delegations: dict[int, Account] = {}
    several: set[int] = set()
    for account in accounts:
        if account.kind == "visit" or account.status not in TOOK_PLACE:
            continue
        several |= {account.section} & delegations.keys()
        delegations[account.section] = account
    for quote in sorted(article.quotes, key=lambda q: q.start):
        section = sections.at(quote.start)
        talks = delegations.get(section)
        if talks is None or section in several or quote.start < talks.namings[0].stretch[0]:
            continue
        if _leaves(article, quote, sections):
            several.add(section)
            continue
        _add(talks, quote)


def join_labelled(article: Article, accounts: list[Account]) -> None:
    """Adds to the one meeting whose attendance is told those whose own words follow under a label: "Taking part in the
    meeting were A and B. ... President of Russia C: Good afternoon"."""
    attended = [a for a in accounts if a.status in TOOK_PLACE and any(n.event.attended for n in a.namings)]
    if len(attended) != 1:
        return
    (account,) = attended
    after = account.namings[0].stretch[1]
    for mention in article.mentions:
        speaker = mention.actor
        if speaker is None or speaker.kind != "person" or mention.start < after or mention.form == "pronoun":
            continue
        if article.text[mention.end : mention.end + 2] == ": " and _OPENS.search(article.text, after, mention.start):
            account.parties.setdefault(id(speaker), party_of(speaker, part="principal", role=mention.role))


def _add(account: Account, quote: Quote) -> None:
    speaker = quote.speaker
    sides = frozenset(c for p in account.parties.values() if p.group and len(p.countries) > 1 for c in p.countries)
    if speaker is None or speaker.kind != "person" or not sides or id(speaker) in account.parties:
        return
    theirs = _sides_of(speaker, quote, sides)
    if not theirs:
        return
    known = {c for p in account.named for c in p.countries}
    part = "attendee" if theirs <= known else "principal"
    account.parties[id(speaker)] = Party(speaker, part, None, quote.speaker_role, False, theirs)


def _sides_of(speaker: Actor, quote: Quote, sides: frozenset[str]) -> frozenset[str]:
    """The side that a speaker belongs to, by country; of one who serves both, both."""
    if speaker.country is not None:
        return sides & {speaker.country}
    role = " ".join(filter(None, [quote.speaker_role, *(role for role, _, _ in speaker.roles)]))
    return sides if role and "joint" in role.lower() else frozenset()


def _leaves(article: Article, quote: Quote, sections: Sections) -> bool:
    """Words of a change of scene in the statement's sentence: what follows was not said at the talks."""
    sentence = sections.sentence(sections.sentence_at(quote.start))
    if sentence is None:
        return False
    text = sentence.text.lower()
    if any(phrase in text for phrase in words().scene_phrases):
        return True
    first = next((t for t in sentence if not t.is_space), None)
    return first is not None and first.lower_ in ("after", "following")
