"""Sources that the parse knows better than the learned choice, sources without an actor, rows that tell no statement.

"was quoted as saying" is the subject's; "was asked", "is expected to" are not. "They discussed the border" tells what
was talked about, not what anybody said.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.article import Actor, Article, Mention, Span
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement, noun_phrase, speaker_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_PARSE = 0.8
_UNNAMED = 0.8
_HAS = frozenset(("'s", "’s"))
_BEFORE = frozenset(("compound", "amod", "nmod"))
_SIDES = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_LEFT_OUT = frozenset(("det", "predet"))


def corrected(found: Sequence[Statement], setting: Setting) -> list[Statement]:
    """The statements with the sources that passives and shared subjects give, without those that tell no statement."""
    kept = []
    for statement in found:
        verb = _verb(statement, setting)
        if verb is None:
            _of_noun(statement, setting)
            kept.append(statement)
            continue
        if _is_passive(verb):
            if verb.lemma_.lower() in cues().beliefs:
                continue
            _of_passive(statement, setting, verb)
        elif statement.source is None and verb.lemma_.lower() in cues().speech:
            _by_parse(statement, setting, verb)
        if not _is_talked_about(statement, setting, verb):
            kept.append(statement)
    return kept


def name_sources(article: Article, setting: Setting, found: Sequence[Statement]) -> None:
    """Give sources that are nouns without a mention ("the opposition", "his office") an unnamed actor, in place.

    A paper that somebody else issued ("the statement reads") speaks for nobody that the text names.
    """
    naming = _Naming(article)
    known: set[Span] = set()
    for statement in found:
        source, cue = statement.source, statement.cue
        if source is None or cue is None or source in known or not cues().reports_speech(setting.tokens(cue)):
            continue
        known.add(source)
        root = head = setting.root(source)
        if head is not None and head.lemma_.lower() in cues().papers:
            head = _issuer(head)
        if root is None or head is None or head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() in cues().together:
            continue
        mention = naming.at(head)
        if mention is None and naming.is_place(head):
            # "from Mogadishu, the envoy, Amina Warsame, warned": the place is where, not who.
            statement.source = naming.last_within(source)
        elif mention is None:
            statement.source = naming.name(head)
        elif root.i != head.i:
            statement.source = mention
    article.mentions.sort(key=lambda m: (m.start, -m.end))


class _Naming:
    """Makes unnamed actors of nouns: one for one name, and "the office" after "his office" is the same one."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_name: dict[str, Actor] = {}
        self._by_noun: dict[str, Actor] = {}
        self._by_start = {m.start: m for m in article.mentions}
        self._covered = sorted((m.start, m.end) for m in article.mentions)

    def at(self, token: Token) -> Span | None:
        """The mention that covers this word."""
        number = bisect_right(self._covered, (int(token.idx), len(token.doc.text))) - 1
        span = self._covered[number] if number >= 0 else (0, 0)
        return span if span[0] <= token.idx < span[1] else None

    def is_place(self, token: Token) -> bool:
        """Whether this word says where somebody speaks."""
        where = token.dep_ == "pobj" and token.head.lower_ in ("from", "in", "at", "near")
        return where or any(place.start <= token.idx < place.end for place in self._article.places)

    def last_within(self, span: Span) -> Span | None:
        """The last mention that lies in this stretch."""
        number = bisect_right(self._covered, span[1] - 1, key=lambda one: one[0]) - 1
        found = self._covered[number] if number >= 0 else (0, 0)
        return found if span[0] <= found[0] and found[1] <= span[1] else None

    def name(self, head: Token) -> Span:
        """Adds an actor and a mention; the span that the source has then."""
        start, end = _phrase(head)
        name = " ".join(self._article.text[start:end].split())
        whose = next((c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
        if whose is not None:
            owner = self._by_start.get(int(whose.idx))
            rest = name[len(whose) :].lstrip()
            name = f"{owner.actor.name}'s {rest}" if owner is not None and owner.actor is not None else rest
        noun = head.lemma_.lower()
        bare = name.casefold() == head.lower_
        actor = (self._by_noun.get(noun) if bare else None) or self._by_name.get(name.casefold())
        if actor is None:
            actor = Actor(name, "unnamed", identity_source="text")
            self._article.actors.append(actor)
        self._by_name[name.casefold()] = self._by_noun[noun] = actor
        # Mentions do not overlap: of "Faye's office for trade with Togo" only "office" is left.
        if any(s < end and start < e for s, e in self._covered):
            start, end = int(head.idx), int(head.idx) + len(head)
        span = (start, end)
        self._article.mentions.append(Mention(*span, "role", actor, None, "explicit", _UNNAMED))
        insort(self._covered, span)
        return span


def _verb(statement: Statement, setting: Setting) -> Token | None:
    """The verb that reports: one in whose passive the subject speaks, else the last of the cue in the lexicon."""
    if statement.cue is None:
        return None
    lexicon = cues()
    verbs = [t for t in setting.tokens(statement.cue) if t.pos_ == "VERB"]
    relayed = next((t for t in verbs if t.lemma_.lower() in lexicon.relayed and _is_passive(t)), None)
    known = (
        t for t in reversed(verbs) if t.lemma_.lower() in lexicon.verb_acts or t.lemma_.lower() in lexicon.exchanged
    )
    return relayed or next(known, None)


def _of_noun(statement: Statement, setting: Setting) -> None:
    """ "U.S. accusations that", "the claim by Togo that": whose accusation it is, not who speaks of it."""
    if statement.cue is None or statement.content.type == "direct":
        return
    nouns = [t for t in setting.tokens(statement.cue) if t.pos_ == "NOUN" and t.lemma_.lower() in cues().noun_acts]
    head = setting.root((statement.content.start, statement.content.end))
    noun = next((t for t in nouns if head is not None and head.head.i == t.i), None)
    owner = _owner(noun) if noun is not None else None
    if owner is not None:
        span = (int(owner.idx), int(owner.idx) + len(owner)) if owner.dep_ in _BEFORE else noun_phrase(owner)
        statement.source, statement.certainty = span, max(statement.certainty, _BY_PARSE)


def _owner(noun: Token) -> Token | None:
    for child in noun.lefts:
        if child.dep_ == "poss" or (child.dep_ in _BEFORE and child.ent_type_ in _SIDES):
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Token) -> bool:
    # "who's called for" is no passive, whatever the parse says.
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lower_ not in _HAS for c in verb.children)


def _of_passive(statement: Statement, setting: Setting, verb: Token) -> None:
    """ "X was quoted as saying" is X's; "X was asked whether" is not, and nobody else is named."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None:
        return
    source = statement.source
    if verb.lemma_.lower() in cues().relayed:
        statement.source, statement.certainty = noun_phrase(subject), max(statement.certainty, _BY_PARSE)
    elif source is not None and source[0] <= subject.idx < source[1]:
        statement.source = None


def _by_parse(statement: Statement, setting: Setting, verb: Token) -> None:
    """The subject that the verb has or shares, where no source was found and the content hangs on the verb."""
    content = statement.content
    noun = speaker_of(verb)
    if noun is None or noun.dep_ not in ("nsubj", "agent", "pobj") or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    if noun.dep_ == "nsubj" and noun.i > verb.i:
        return
    head = setting.root((content.start, content.end))
    hangs = head is not None and any(above.i == verb.i for above in _above(head))
    if hangs and not content.start <= noun.idx < content.end:
        statement.source, statement.certainty = noun_phrase(noun), _BY_PARSE


def _above(token: Token) -> list[Token]:
    made = []
    for _ in range(2):
        token = token.head
        made.append(token)
    return made


def _is_talked_about(statement: Statement, setting: Setting, verb: Token) -> bool:
    """ "They discussed the border", "met to review ties": a subject of talks, no statement.

    What one person is said to have brought up in a clause ("X discussed how ...") stays.
    """
    if verb.lemma_.lower() not in cues().exchanged or statement.content.type != "indirect":
        return False
    words = setting.tokens((statement.content.start, statement.content.end))
    clause = any(t.head.i == verb.i and t.dep_ == "ccomp" for t in words)
    head = setting.root(statement.source) if statement.source is not None else None
    single = head is not None and (head.tag_ in ("NNP", "NN") or head.lower_ in ("he", "she"))
    return not (clause and single)


def _issuer(paper: Token) -> Token | None:
    """Whose paper it is: "a statement from Faye's office"."""
    for child in paper.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "by", "of"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "poss":
            return child
    return None


def _phrase(head: Token) -> Span:
    """The noun with what belongs to it, without an article."""
    first = head.left_edge
    while first.i < head.i and (first.dep_ in _LEFT_OUT or not first.text[0].isalnum()):
        first = first.nbor()
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from") and child.right_edge.i - head.i <= 8:
            last = child.right_edge
        else:
            break
    return int(first.idx), int(last.idx) + len(last)
