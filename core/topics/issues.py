"""Named issues by the names of states: where a state is the matter spoken of, and not a party or a speaker's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.topics.lexicon import WEIGHTS, Issue, Lexicon, Matter
from core.topics.matching import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STRONG, _PLAIN = WEIGHTS["strong"], WEIGHTS["plain"]
_PEOPLE = 0.6
"""A people named for itself ("Libyans must vote"): mostly the matter, at times a party."""
_OF_LAND = (
    "in",
    "of",
    "for",
    "toward",
    "towards",
    "inside",
    "within",
    "across",
    "against",
    "throughout",
    "from",
    "to",
    "out",
    "including",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A state or place named in the text and an issue that it makes."""

    start: int
    end: int
    country: str
    kind: str
    issue: str
    weight: float
    contested: bool
    """Whether war, need, terrorism or rights are spoken of in the same sentence."""
    is_file: bool = False
    """The issue is a state's own file ("Iran nuclear file"), made by the topic that it needs beside the name."""


def namings(doc: Doc, words: Sequence[Hit], known: Lexicon) -> list[Naming]:
    """Every naming of a state that makes an issue, with its weight as if nobody's own state were named.

    `words` are the hits of the same Doc in the order of the text; topics among them make a state an issue that is not
    one by grammar alone.
    """
    found: list[Naming] = []
    starts = [hit.start for hit in words]
    for sentence in doc.sents:
        first, last = bisect_left(starts, sentence.start_char), bisect_left(starts, sentence.end_char)
        found.extend(_in_sentence(known, sentence, words[first:last]))
    return sorted(found, key=lambda naming: naming.start)


def _in_sentence(known: Lexicon, sentence: Span, topics: Sequence[Hit]) -> Iterator[Naming]:
    tokens = [token for token in sentence if not token.is_space]
    written = [token.text for token in tokens]
    latest: str | None = None
    strong = {hit.topic for hit in topics if hit.weight >= _STRONG}
    if strong & known.matter.topics:
        yield from (
            Naming(hit.start, hit.end, known.country_of.get(hit.topic, ""), "place", hit.topic, _STRONG, True)
            for hit in topics
            if hit.place
        )
    n = 0
    while n < len(tokens):
        length, meanings = gazetteer.longest(written, n)
        if not length:
            if latest is not None and _that_country(known.matter, tokens, n):
                yield from _made(known, latest, tokens[n - 1], tokens[n], bool(strong & known.matter.topics))
            n += 1
            continue
        first, last = tokens[n], tokens[n + length - 1]
        if "state" in meanings:
            latest = meanings["state"].country
        for kind in ("state", "adjective", "people", "capital"):
            country = meanings[kind].country if kind in meanings else None
            if country is not None and known.issues_of.get(country):
                yield from _of_naming(known, country, kind, first, last, strong)
                break
        n += length


def _of_naming(
    known: Lexicon, country: str, kind: str, first: Token, last: Token, strong: set[str]
) -> Iterator[Naming]:
    for issue in known.issues_of[country]:
        if issue.needs is not None:
            weight = _STRONG if issue.needs in strong else 0.0
        else:
            weight = _as_matter(known.matter, kind, last, strong)
        if weight:
            contested = issue.needs is not None or bool(strong & known.matter.topics)
            yield _naming(issue, country, kind, first, last, weight, contested)


def _made(known: Lexicon, country: str, first: Token, last: Token, contested: bool) -> Iterator[Naming]:
    for issue in known.issues_of.get(country, ()):
        if issue.needs is None:
            yield _naming(issue, country, "state", first, last, _STRONG, contested)


def _naming(issue: Issue, country: str, kind: str, first: Token, last: Token, weight: float, contested: bool) -> Naming:
    end = last.idx + len(last)
    return Naming(first.idx, end, country, kind, issue.name, weight, contested, issue.needs is not None)


def _as_matter(matter: Matter, kind: str, name: Token, strong: set[str]) -> float:
    """How far a naming makes its state the matter: 0 not at all."""
    if kind == "people":
        return 0.0 if _party(matter, name) else _PEOPLE
    if kind == "adjective":
        return _STRONG if _modifies(matter, name) else _soft(matter, name, strong)
    if kind == "capital":
        return 0.0
    if _modifies(matter, name) or _governed(matter, name):
        return _STRONG
    if strong & matter.topics and not _acts(matter, name):
        return _PLAIN
    return 0.0


def _modifies(matter: Matter, name: Token) -> bool:
    """ "Iraq's sovereignty", "Syria crisis", "the Iraqi people"."""
    head = name.head
    if name.dep_ in ("poss", "compound", "amod", "nmod") and head.lemma_.lower() in matter.nouns:
        return True
    following = name.nbor() if name.i + 1 < len(name.doc) else None
    if following is not None and following.text in ("'s", "’s", "'", "-") and following.i + 1 < len(name.doc):
        following = following.nbor()
    return following is not None and following.pos_ == "NOUN" and following.lemma_.lower() in matter.nouns


def _soft(matter: Matter, name: Token, strong: set[str]) -> float:
    """ "the pain of the Iraqi nation", "the people of Iraq" where they act or their war or need is spoken of."""
    head = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name.head
    if head.lemma_.lower() not in matter.soft or name.dep_ not in ("pobj", "poss", "compound", "amod", "nmod"):
        return 0.0
    governor = head.head.head if head.dep_ == "pobj" else head.head
    if governor.lemma_.lower() in matter.nouns and head.dep_ in ("pobj", "poss"):
        return _STRONG
    return _PLAIN if strong & matter.topics or head.dep_ in ("nsubj", "poss") else 0.0


def _governed(matter: Matter, name: Token) -> bool:
    """ "the situation in Iraq", "discussed Iraq and Syria", "turning to Lebanon"."""
    top = _top(name)
    governor = top.head
    if top.dep_ in ("dobj", "nsubjpass"):
        return governor.lemma_.lower() in matter.verbs
    if top.dep_ != "pobj":
        return False
    preposition, head = governor.lower_, governor.head.lemma_.lower()
    if preposition in matter.prepositions:
        return True
    if preposition == "to" and head in matter.turning:
        return True
    if preposition not in _OF_LAND:
        return False
    before = governor.nbor(-1) if governor.i > 0 else governor
    nouns = matter.nouns | matter.toward
    return head in nouns or (before.pos_ == "NOUN" and before.lemma_.lower() in nouns)


def _acts(matter: Matter, name: Token) -> bool:
    """Whether the name stands for one who does something, has something or is done business with."""
    top = _top(name)
    if top.dep_ == "pobj":
        return top.head.lower_ in matter.parties or top.head.lower_ in ("to", "from")
    return top.dep_ in ("nsubj", "nsubjpass", "poss", "compound", "agent")


def _party(matter: Matter, name: Token) -> bool:
    """ "ties with Iraq", "between Iran and Iraq"."""
    top = _top(name)
    return top.dep_ in ("pobj", "agent") and top.head.lower_ in matter.parties


def _top(name: Token) -> Token:
    """The first of a row of names: what governs it governs all."""
    top = name
    while top.dep_ in ("conj", "appos") and top.head.i < top.i:
        top = top.head
    return top


def _that_country(matter: Matter, tokens: Sequence[Token], n: int) -> bool:
    """ "peace and security in that country", said of the state named before."""
    return (
        n >= 3
        and tokens[n].lower_ == "country"
        and tokens[n - 1].lower_ in ("that", "this")
        and tokens[n - 2].lower_ in ("in", "of", "for", "to")
        and tokens[n - 3].lemma_.lower() in matter.nouns
    )
