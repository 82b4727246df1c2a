"""Where a statement begins: with its noun phrase, its clause, its subject.

People who mark statements often leave the subject to the source ("said he | was ready"), and the tagger learned it of
them; whoever reads a row misses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.quotes.contents import Content

if TYPE_CHECKING:
    from core.quotes.words import Words

_OF_A_NOUN = frozenset(("det", "compound", "amod", "poss", "nummod"))
"""A content does not begin between a noun and one of these."""
_ASKING = frozenset(("how", "what", "why", "whether", "where", "when"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_OTHERS = 0.4
"""A word of at least this probability is the cue's or the source's: "expressed concern | about"."""


def at_noun_phrase(known: Words, start: int, end: int) -> int:
    """The first word of the noun phrase that the word at `start` belongs to."""
    while start > 0 and known.dep[start - 1] in _OF_A_NOUN and start <= known.head[start - 1] < end:
        start -= 1
    return start


def begun(known: Words, content: Content, first: int) -> Content:
    """The content from where its clause or its noun begins, at the earliest at the offset `first`; in place."""
    start, end = known.range((content.start, content.end))
    begin = start
    while begin > 0 and known.begins[begin - 1] >= first:
        asks = known.lower[begin - 1] in _ASKING and begin <= known.head[begin - 1] < end
        belongs = asks or _hangs_on_noun(known, begin) or _is_own_subject(known, begin, end)
        wider = begin - 1 if belongs else at_noun_phrase(known, begin, end)
        if wider == begin:
            break
        begin = wider
    if begin < start and known.begins[begin] >= first:
        content.start = known.begins[begin]
    return content


def is_relative(known: Words, content: Content) -> bool:
    """Whether this is no statement but a clause that tells of a noun: "a voice | that is louder"."""
    start, end = known.range((content.start, content.end))
    above = known.head[start] if start < len(known.head) else start
    return (
        content.type == "indirect"
        and start < above < end
        and known.lower[start] == "that"
        and known.tag[start] == "WDT"
        and known.dep[above] == "relcl"
        and known.head[above] < start
    )


def _hangs_on_noun(known: Words, start: int) -> bool:
    """Whether a phrase begins here that belongs to the noun before it: "his plan | to reduce", "progress | in"."""
    noun = start - 1
    if known.pos[noun] != "NOUN" or known.cue[noun] >= _OTHERS:
        return False
    if known.dep[start] == "prep":
        return known.head[start] == noun
    verb = known.head[start]
    return known.tag[start] == "TO" and known.dep[verb] in ("acl", "relcl") and known.head[verb] == noun


def _is_own_subject(known: Words, start: int, end: int) -> bool:
    """Whether the word before is the subject of the verb that begins here: "it | is hard to tell"."""
    word = start - 1
    return (
        known.dep[word] in ("nsubj", "nsubjpass", "expl")
        and known.tag[start] in _FINITE
        and start <= known.head[word] < end
        and known.pos[word] in ("PRON", "NOUN", "PROPN")
        and known.tag[word] not in ("WDT", "WP")
        and max(known.source[word], known.cue[word]) < _OTHERS
    )
