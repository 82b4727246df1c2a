"""Who said it, and to whom: the actors behind a statement's source and behind the person it was told.

A source is resolved through the mention that its head word belongs to, so that "Assad's spokesman" is not Assad. A
relative pronoun stands for the noun it belongs to. A quotation without a source belongs to the running speaker where
the paragraphs around it say so; else nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.article import Actor, Article, Mention, Quote, Span
from core.quotes.acts import act_of
from core.quotes.addressees import address_by_name, name_addressees, told_to
from core.quotes.confidence import confidence
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement, speaker_of
from core.quotes.sources import name_senders, name_sources
from core.quotes.turns import name_turns

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTION = {"name": "explicit", "title": "explicit", "metonym": "explicit", "role": "role", "pronoun": "pronoun"}
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_POSSESSIVE = re.compile(r"['’]s?\s")
_ELSE_IN_PARAGRAPH = 2
"""Words beside a quotation in its paragraph that still leave it alone there."""
_BOTH_SIDES, _ONE_SIDE = 0.9, 0.75
"""How sure a running speaker is: the paragraphs before and after are that speaker's, or only the one before."""


def attributed(article: Article, setting: Setting, found: Sequence[Statement]) -> list[Quote]:
    """The statements as quotes, in the same order, with speaker, addressee, act and confidence."""
    name_turns(article, found)
    name_sources(article, setting, found)
    name_senders(article, setting, found)
    name_addressees(article, setting, found)
    named = _Named(article, setting)
    quotes = [_quote(named, statement) for statement in found]
    _run_on(named, found, quotes)
    address_by_name(article, quotes)
    for statement, quote in zip(found, quotes, strict=True):
        quote.confidence = confidence(statement, quote)
    return quotes


class _Named:
    """The mentions of an article, to be found by offset."""

    def __init__(self, article: Article, setting: Setting) -> None:
        self.setting = setting
        self.mentions = sorted(article.mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.mentions]

    def at(self, offset: int) -> Mention | None:
        """The mention that covers this offset."""
        for number in range(
            bisect_right(self._starts, offset) - 1, max(-1, bisect_right(self._starts, offset) - 4), -1
        ):
            if self.mentions[number].start <= offset < self.mentions[number].end:
                return self.mentions[number]
        return None

    def of(self, source: Span, cue: Span | None) -> Mention | None:
        """The mention that this source is: the one of its head word, or the one that makes up most of it.

        Who owns a noun does not speak for it, unless the noun is the cue: "her | colleague", but "his | claim".
        """
        head = self.setting.root(source)
        of_cue = head is not None and cue is not None and cue[0] <= head.head.idx < cue[1]
        paper = head is not None and head.head.lemma_.lower() in cues().papers  # "Dahl's statement said": Dahl
        if head is not None and head.dep_ == "poss" and not of_cue and not paper:
            owned = self.at(head.head.idx)
            if owned is not None and owned.actor is not None and owned.start > head.idx:
                return owned
        if head is not None and (mention := self.at(head.idx)) is not None:
            return mention
        if head is not None and head.lower_ in _RELATIVE and (noun := _antecedent(head)) is not None:
            return self.at(noun.idx)
        low, high = max(0, bisect_left(self._starts, source[0]) - 1), bisect_left(self._starts, source[1])
        # "The President's wife" is not the President.
        return next(
            (
                m
                for m in self.mentions[low:high]
                if 2 * _shared((m.start, m.end), source) > source[1] - source[0]
                and not _POSSESSIVE.match(self.setting.text, m.end, source[1])
            ),
            None,
        )

    def role(self, mention: Mention) -> str | None:
        """The role as stated there, else as last stated before, else as first stated at all."""
        if mention.role is not None or mention.actor is None:
            return mention.role
        return self.last_role(mention.actor, mention.start)

    def last_role(self, actor: Actor, offset: int) -> str | None:
        """The role last stated of this actor before an offset, else the first one stated at all."""
        stated = [m for m in self.mentions if m.actor is actor and m.role is not None]
        before = [m for m in stated if m.start < offset]
        return (before[-1] if before else stated[0]).role if stated else None


def _quote(named: _Named, statement: Statement) -> Quote:
    content = statement.content
    quote = Quote(content.start, content.end, content.type, cue_span=statement.cue, speaker_span=statement.source)
    quote.act = act_of(statement, named.setting)
    mention = named.of(statement.source, statement.cue) if statement.source is not None else None
    if mention is not None and (_is_of_other_gender(named.setting.text, mention) or _is_paper(mention)):
        mention = None
    if mention is not None:
        if statement.source is not None and _shared((mention.start, mention.end), statement.source) > 0:
            quote.speaker_span = (mention.start, mention.end)
        if mention.actor is not None:
            quote.speaker, quote.speaker_role = mention.actor, named.role(mention)
            quote.attribution = "inferred" if mention.resolution == "inferred" else _ATTRIBUTION[mention.form]
            if quote.speaker_span != (mention.start, mention.end):
                quote.attribution = "pronoun"
    elif statement.speaker is not None:
        quote.speaker, quote.attribution = statement.speaker, "inferred"
        quote.speaker_role = named.last_role(statement.speaker, statement.content.start)
    told = _addressee(named, statement)
    if told is not None and told is not quote.speaker:
        quote.addressee = told
    return quote


def _is_of_other_gender(text: str, mention: Mention) -> bool:
    """Whether "she" was taken for a man, or "he" for a woman: then nobody is named."""
    said_of = _GENDERS.get(text[mention.start : mention.end].casefold())
    known = mention.actor.gender if mention.actor is not None else None
    return mention.form == "pronoun" and said_of is not None and known is not None and said_of != known


def _is_paper(mention: Mention) -> bool:
    """Whether "the statement" was taken for somebody, who speaks for whoever issued it; or "Friday's meeting"."""
    actor = mention.actor
    if actor is None or actor.kind != "unnamed":
        return False
    name = actor.name.casefold()
    return name in cues().papers or name.rpartition(" ")[2] in cues().occasions


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    head = relative
    for _ in range(4):
        if head.dep_ in ("relcl", "acl"):
            return head.head
        if head.head.i == head.i:
            return None
        head = head.head
    return None


def _addressee(named: _Named, statement: Statement) -> Actor | None:
    """The actor whom the words round the cue say it was told."""
    word = told_to(statement, named.setting)
    mention = named.at(word.idx) if word is not None else None
    return mention.actor if mention is not None else None


def _run_on(named: _Named, found: Sequence[Statement], quotes: Sequence[Quote]) -> None:
    """Give quotations that stand alone in their paragraph to the running speaker, in place."""
    by_paragraph: dict[int, list[int]] = {}
    for number, statement in enumerate(found):
        by_paragraph.setdefault(statement.content.paragraph, []).append(number)
    for number, (statement, quote) in enumerate(zip(found, quotes, strict=True)):
        if statement.source is not None or statement.speaker is not None or quote.type != "direct":
            continue
        paragraph = statement.content.paragraph
        within = [n for n in by_paragraph[paragraph] if n < number]
        alone = not within and _stands_alone(named.setting, statement, by_paragraph[paragraph], found)
        if not within and not alone:
            continue
        before = [quotes[n] for n in within or by_paragraph.get(paragraph - 1, [])]
        after = [quotes[n] for n in by_paragraph.get(paragraph + 1, [])]
        if not before and alone and (talking := _talking(named, paragraph - 1)) is not None:
            quote.speaker, quote.speaker_role, quote.attribution = talking.actor, named.role(talking), "inferred"
            statement.certainty = _ONE_SIDE
            continue
        speaker = before[-1].speaker if before else None
        if speaker is None or speaker.kind not in ("person", "unnamed", "delegation"):
            continue
        quote.speaker, quote.attribution = speaker, "inferred"
        quote.speaker_role = before[-1].speaker_role
        both = bool(after) and after[0].speaker is speaker
        statement.certainty = _BOTH_SIDES if both or within else _ONE_SIDE


def _talking(named: _Named, paragraph: int) -> Mention | None:
    """The person whom the last sentence of a paragraph shows talking: "X began talking to the fishermen"."""
    if paragraph < 0:
        return None
    first, last = named.setting.paragraphs[paragraph]
    start = max(first, named.setting.sentence_starts[named.setting.sentence(last - 1) - 1])
    for word in named.setting.tokens((start, last)):
        if word.lemma_.lower() in cues().scene and word.pos_ == "VERB" and (noun := speaker_of(word)) is not None:
            mention = named.at(noun.idx)
            if mention is not None and mention.actor is not None and mention.actor.kind == "person":
                return mention
    return None


def _stands_alone(setting: Setting, statement: Statement, numbers: Sequence[int], found: Sequence[Statement]) -> bool:
    """Whether a paragraph is nothing but this quotation, or the quotations that it was parted into."""
    first, last = setting.paragraphs[statement.content.paragraph]
    covered = sum(len(setting.text[found[n].content.start : found[n].content.end].split()) for n in numbers)
    return len(setting.text[first:last].split()) - covered <= _ELSE_IN_PARAGRAPH


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
