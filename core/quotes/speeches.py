"""Speeches and statements printed whole: "Remarks by President X at ...", then X's own words without quotation marks.

The headline or a line before the words says whose they are. A text that goes on to tell what X said is a report, not
the speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from core import titles
from core.article import Actor, Article, Mention, Span
from core.quotes.contents import Content, trimmed
from core.quotes.cues import cues
from core.quotes.links import Statement
from core.quotes.marks import Quotation

_OWN = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]ur|[Uu]s)\b")
_SENTENCE = re.compile(r"[^.!?…]+")
_BY = re.compile(r"[^.:;\n]{0,60}?\b(?:by|of|from)\s+(?:(?:the|H\.?E\.?|His|Her|Excellency)\s+)*")
_WHOSE = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?")
_LABEL = re.compile(r"\s*[A-Z][A-Z .,'’-]{2,50}:\s+")
_SHARE = 0.25
"""Sentences in the first person that a speech has at least, of those outside quotation marks."""
_LEAD_WORDS = 40
_CERTAIN = 0.9


def delivered(
    article: Article, paragraphs: Sequence[Span], marked: Sequence[Quotation], found: Sequence[Statement]
) -> list[Statement]:
    """A statement for each paragraph of the speech that this text is; [] where it is none.

    `found` are the statements of the text read as a report: one of them by the speaker shows that it is a report.
    """
    if not any(_OWN.search(article.text, *paragraph) for paragraph in paragraphs):
        return []
    first = 0
    speaker = _of_title(article)
    if speaker is None and paragraphs:
        speaker, first = _of_line(article, paragraphs[0]), 1
    if speaker is None:
        return []
    own = _own_namings(article, speaker)
    named = [m.start for m in own]
    for number, (start, end) in enumerate(paragraphs[first:], first):
        # A lead tells of the speaker, and nobody says "I" in it.
        if bisect_left(named, start) < bisect_left(named, end) and not _OWN.search(article.text, start, end):
            first = number + 1
    spans = paragraphs[first:]
    if not _is_first_person(article.text, spans, marked) or any(_tells_of(s, named) for s in found):
        return []
    made = []
    for number, (start, end) in enumerate(spans, first):
        label = _LABEL.match(article.text, start, end)
        start, end = trimmed(article.text, label.end() if label else start, end)
        if end > start and article.text[start] not in "([<*#" and article.text[start - 1 : start] not in ("(", "["):
            content = Content(start, end, "direct", _CERTAIN, number)
            made.append(Statement(content, None, None, _CERTAIN, speaker))
    return made


def _of_title(article: Article) -> Actor | None:
    """Whose speech the headline announces."""
    headline = next((s for s in article.segments if s.kind == "headline"), None)
    if headline is not None:
        return _announced(article.text, (headline.start, headline.end), article.mentions)
    title = article.document.title
    if not title or not _names_a_speech(title):
        return None
    apart = titles.apart(article)
    speaker = _announced(apart.text, (0, len(apart.text)), apart.mentions) if apart is not None else None
    if speaker is not None and all(speaker is not actor for actor in article.actors):
        article.actors.append(speaker)
    return speaker


def _of_line(article: Article, line: Span) -> Actor | None:
    """Whose speech the first paragraph announces: "Following is the text of the address by ..."."""
    text = article.text[slice(*line)]
    if len(text.split()) > _LEAD_WORDS or _OWN.search(text):
        return None
    return _announced(article.text, line, article.mentions)


def _names_a_speech(text: str) -> bool:
    return any(word in cues().speeches for word in re.findall(r"[\w-]+", text.casefold()))


def _announced(text: str, line: Span, mentions: Sequence[Mention]) -> Actor | None:
    """The person or body whose speech this line announces; None where it announces none, or two people's."""
    named = [m for m in mentions if line[0] <= m.start < line[1] and m.actor is not None and m.form != "pronoun"]
    for word in re.finditer(r"[\w-]+", text[slice(*line)]):
        if word.group().casefold() not in cues().speeches:
            continue
        start, end = line[0] + word.start(), line[0] + word.end()
        for number, mention in enumerate(named):
            after = mention.start >= end and _BY.fullmatch(text, end, mention.start)
            before = mention.end <= start and (
                _WHOSE.fullmatch(text, mention.end, start) or re.fullmatch(r"\s*[:–—-]\s*", text[mention.end : start])
            )
            if not (after or before) or mention.actor is None or mention.actor.kind not in _SPEAKING:
                continue
            others = named[number + 1 : number + 2] if after else []
            joint = any(text[mention.end : other.start].strip() in ("and", ",", "&") for other in others)
            return None if joint else mention.actor
    return None


_SPEAKING = frozenset(("person", "unnamed", "ministry"))


def _own_namings(article: Article, speaker: Actor) -> list[Mention]:
    """Where the text names the speaker in the third person, in reading order."""
    own = [m for m in article.mentions if m.actor is speaker and m.form in ("name", "role", "title")]
    return sorted(own, key=lambda m: m.start)


def _tells_of(statement: Statement, named: Sequence[int]) -> bool:
    """Whether the speaker is named, at one of these offsets, as a statement's source."""
    source = statement.source
    return source is not None and bisect_left(named, source[0]) < bisect_left(named, source[1])


def _is_first_person(text: str, spans: Sequence[Span], marked: Sequence[Quotation]) -> bool:
    if not spans:
        return False
    shown, at = [], spans[0][0]
    for quotation in marked:
        if quotation.closed and quotation.outer[0] >= at:
            shown.append(text[at : quotation.outer[0]])
            at = quotation.outer[1]
    shown.append(text[at : spans[-1][1]])
    sentences = [s for s in _SENTENCE.findall(" ".join(shown)) if len(s.split()) > 2]
    own = sum(bool(_OWN.search(s)) for s in sentences)
    return own > 0 and own >= _SHARE * len(sentences)
