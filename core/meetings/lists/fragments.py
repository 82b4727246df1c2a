"""What a line of a list says: stretches without a subject, with the word that tells what was done, and with whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from core.article import Article, DateMention, Mention, Place, Span
from core.meetings.grammar import is_verb, lemma
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span as Span_
    from spacy.tokens import Token

_STOP = re.compile(r"[.;]\s+(?=[A-Z\"“(\d])|;\s|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mrs?|Ms|Dr|Gen|Col|Sir|St|Hon|Amb|No|Rev|Eng|Prof|Lt|Capt|Adm|Sen|Rep|Gov|Dep|Min))$"
)
_TAIL = re.compile(r",\s+(?=(?:talks|meeting|meetings|consultations|lunch|dinner|audience|call)\b)")
_OPENING = re.compile(
    r"(?:(?:early |late |later )?(?:in|during) the (?:course of the )?(?:morning|afternoon|evening|day|night)"
    r"|at noon|at midday|then|later|afterwards?|also|subsequently|thereafter),?\s+(?:also\s+)?",
    re.IGNORECASE,
)
_FIRST_WORDS = 8
"""Words of a fragment among which the one stands that tells what was done."""
_JOINING = re.compile(
    r"(?:[\s,;:&/–—-]|\([^)]*\)|\b(?:and|with|of|the|as|well|together|accompanied|joined|hosted|led|by|from|both|his|her|its|"
    r"their|counterpart|then|also|separately|H\.?E\.?|Hon|Mr|Mrs|Ms|Dr|Sir)\b\.?|'s|’s|\b[A-Z][\w-]+\b)*",
)
"""What may stand between people who are named together."""
_LED = re.compile(
    r"(?:^|[\s(])(?:with|w\.|w/|between|from|of|to|by|for|on|including)\s*(?<=[\s./])(?:both\s+|the\s+|H\.?E\.?\s+|his\s+|her\s+)*$",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"(?:present(?:ation|s|ed|ing)|hand(?:ing|s|ed) over|receiv(?:es|ed|ing)|receipt|acceptance|accept(?:s|ed|ing))"
    r"(?: of)?(?: the| his| her| their| copies of| a copy of){0,3}"
    r" (?:letters? of credence|credentials?|credential letters?)"
    r"(?=\s+(?:by|of|from)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:(?:H\.?E\.?|H\.?R\.?H\.?|[Tt]he|Rt\.?|Hon\.?|Sir|Dr\.?|M[rs]s?\.?)\s+)*")
_SPEECH = re.compile(
    r"\b(?:radio|television|tv|interviews?|remarks|speech|address|lecture|keynote|press|reporters?|journalists?|media)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:tele)?phone\b|\((?:by )?call\)", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:video|online|virtual)", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:by|on the) (?:tele)?phone\b", re.IGNORECASE)
_NOUNS_TOO = frozenset({"calls", "meets", "visits", "tours"})
"""Verbs that the model takes for nouns where nobody stands before them."""
_NOT_BEFORE = frozenset(
    {"the", "for", "of", "about", "after", "before", "during", "from", "to", "this", "that", "no", "not"}
)
"""Words with which a stretch speaks of something else than what its owner did: "Accreditation for the visit"."""
_FRAMES = {
    "meet": "meeting", "meet_with": "meeting", "consult": "meeting", "discuss": "meeting", "receive": "meeting",
    "greet": "meeting", "negotiate": "negotiation", "speak": "call", "call": "call", "see": "meeting", "visit": "visit",
    "travel": "visit", "depart": "visit",
}  # fmt: skip
"""What the frame of a verb without a subject says was done."""


@dataclass(slots=True)
class Fragment:
    """A stretch of a line that tells of one meeting or visit of the line's owner."""

    start: int
    end: int
    trigger: Token
    kind: str
    mode: str | None
    past: bool
    verb: str | None
    """The frame of its verb; None where a noun tells of it."""
    people: list[list[Mention]] = field(default_factory=list)
    """Those met, in groups: one group unless each has a day of his own."""
    group: Token | None = None
    """Who was met, where that is nobody known: the "group" of "the Finland-Slovenia friendship group"."""
    attended: bool = False
    """A gathering that its owner went to: "Attended the Forum's meeting of ministers"."""
    days: list[DateMention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


class Fragments:
    """Reads stretches of an article that lack a subject."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._mentions = sorted((m for m in article.mentions if m.form != "pronoun"), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def parted(self, start: int, end: int) -> Iterator[Span]:
        """The stretches between stops; a stop in somebody's naming or behind an abbreviation parts nothing."""
        text, at = self.article.text, start
        cuts = [m for m in _STOP.finditer(text, start, end) if not _ABBREVIATED.search(text, start, m.start())]
        cuts += list(_TAIL.finditer(text, start, end))
        for cut in sorted(cuts, key=lambda m: m.start()):
            if self._within_name(cut.start()):
                continue
            yield at, cut.start()
            at = cut.end()
        if at < end:
            yield at, end

    def read(self, start: int, end: int) -> Fragment | None:
        """What a stretch without a subject tells; None where it is a sentence or tells of no meeting."""
        doc = self.article.doc
        opening = _OPENING.match(self.article.text, start, end)
        start = opening.end() if opening is not None else start
        span = doc.char_span(start, end, alignment_mode="expand") if doc is not None else None
        if span is None:
            return None
        if (hosted := self._hosted(span, start, end)) is not None:
            return hosted
        if (credentials := self._credentials(span, start, end)) is not None:
            return credentials
        seen: list[str] = []
        verb: tuple[str, bool] | None = None
        for token in [t for t in span if not t.is_punct and not t.is_space][:_FIRST_WORDS]:
            if self._at(token.idx) is not None or token.pos_ == "PRON":
                return None
            if token.lower_ in _NOT_BEFORE and not (token.lower_ == "the" and seen[-1:] == ["attended"]):
                return None
            found = _kind(token, seen, verb)
            if found is not None:
                return self._told(token, found, seen, verb, start, end)
            form = _verb(token)
            if form is not None and verb is None:
                verb = form
            elif token.pos_ in ("AUX",) or token.tag_ == "MD":
                return None
            seen.append(token.lower_)
        return None

    def _hosted(self, span: Iterable[Token], start: int, end: int) -> Fragment | None:
        """ "Was received by X": the owner was the guest."""
        first = [t for t in span if not t.is_punct and not t.is_space][:3]
        if (
            len(first) < 3
            or first[0].lower_ not in ("was", "were", "is", "received")
            or "by" not in [t.lower_ for t in first]
        ):
            return None
        verb = next((t for t in first if words().verbs.get(lemma(t)) == "receive"), None)
        if verb is None:
            return None
        made = Fragment(start, end, verb, "meeting", None, first[0].lower_ != "is", "hosted")
        at = verb.idx + len(verb)
        made.people, made.days, made.places = self.people_in(at, end), self.days_in(at, end), self.places_in(at, end)
        return made if made.people else None

    def _credentials(self, span: Span_, start: int, end: int) -> Fragment | None:
        """ "Presentation of credentials by the ambassadors of Fiji and Peru"."""
        found = _CREDENTIALS.match(self.article.text, start, end)
        if found is None:
            return None
        made = Fragment(start, end, span[0], "ceremony", None, False, "receive")
        made.people = self.people_in(found.end(), end)
        made.days, made.places = self.days_in(found.end(), end), self.places_in(found.end(), end)
        return made if made.people else None

    def bare(self, start: int, end: int) -> Fragment | None:
        """Who comes, in somebody's appointments: "H.E. Ms. Anna Holm, Permanent Representative of Norway". None where
        the line is a sentence, or tells of a speech or of the press."""
        text, doc = self.article.text, self.article.doc
        led = _ADDRESSED.match(text, start, end)
        mention = self._at(led.end() if led is not None else start)
        span = doc.char_span(start, end, alignment_mode="expand") if doc is not None else None
        if mention is None or not _is_one(mention) or span is None or _SPEECH.search(text, start, end) is not None:
            return None
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in span):
            return None
        written = text[start:end]
        video, phone = _VIDEO.search(written) is not None, _CALLED.search(written) is not None
        kind = "ceremony" if "credentials" in written.casefold() else "call" if video or phone else "meeting"
        mode = "video" if video else "phone" if phone and kind == "call" else None
        made = Fragment(start, end, span[0], kind, mode, False, None)
        made.people = self.people_in(mention.start, end)
        made.days, made.places = self.days_in(mention.end, end), self.places_in(mention.end, end)
        return made if made.people else None

    def people_in(self, start: int, end: int) -> list[list[Mention]]:
        """Those whom a stretch names first, and others joined to them; apart where each has a day of his own."""
        text, found = self.article.text, list[list[Mention]]()
        group: list[Mention] = []
        last: Mention | None = None
        dated = False
        for mention in self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if mention.actor is None or mention.actor.kind in ("media", "party"):
                continue
            if last is None:
                if not _may_meet(mention, text, start):
                    continue
            elif not _is_one(mention) and mention.actor is not last.actor:
                continue  # "X (Italy) and Y", "a delegation of the Bundestag led by X"
            else:
                between = text[last.end : mention.start]
                days = self.days_in(last.end, mention.start)
                for day in days:
                    between = re.sub(rf"(?:\bon )?{re.escape(text[day.start : day.end])}", "", between)
                if not _JOINING.fullmatch(between):
                    break
                if days and mention.actor is not last.actor:
                    found, group, dated = [*found, group], [], True
            last = mention
            if all(m.actor is not mention.actor for m in group):
                group.append(mention)
            elif mention.form == "name":
                group = [mention if m.actor is mention.actor else m for m in group]
        groups = [*found, group] if group else found
        return groups if dated else [[m for one in groups for m in one]] if groups else []

    def days_in(self, start: int, end: int) -> list[DateMention]:
        dates = self.article.dates
        first = bisect_left(dates, start, key=lambda d: d.start)
        return [d for d in dates[first:] if d.end <= end] if first < len(dates) and dates[first].start < end else []

    def places_in(self, start: int, end: int) -> list[Place]:
        """Places outside people's namings."""
        found = (p for p in self.article.places if start <= p.start and p.end <= end)
        return [p for p in found if not self._within_name(p.start)]

    def _told(
        self, token: Token, kind: str, seen: list[str], verb: tuple[str, bool] | None, start: int, end: int
    ) -> Fragment | None:
        if token.dep_ in ("nsubj", "nsubjpass") and is_verb(token.head) and token.head.i > token.i:
            return None  # "A planned trip to Oslo was called off"
        own = _verb(token) if token.lower_ not in words().nouns and token.tag_ not in ("NN", "NNS", "NNP") else None
        frame = own[0] if own is not None else None
        past = any(one is not None and one[1] for one in (own, verb))
        at = token.idx + len(token)
        following = self.article.text[at : at + 4]
        if (frame == "call" and following.startswith(" on ")) or {*seen} & words().limits["courtesies"]:
            kind = "meeting"
        before = {*seen}
        written = self.article.text[start:end]
        video = bool(before & words().video) or _VIDEO.search(written) is not None
        phone = bool(before & words().phone) or _PHONE.search(written) is not None
        if kind in ("meeting", "call") and (video or phone):
            kind = "call"
        mode = "video" if kind == "call" and video else "phone" if kind == "call" else None
        made = Fragment(start, end, token, kind, mode, past, frame)
        made.people = self.people_in(at, end) if kind != "visit" else []
        made.days, made.places = self.days_in(at, end), self.places_in(at, end)
        if kind == "visit" and _is_other_journey(token, self.article.text[at:end]):
            return None
        if not made.people and kind in ("meeting", "call", "negotiation"):
            made.group = _group_behind(token, end)
        made.attended = bool({"attended", "attends", "attend", "attending"} & before) and _is_gathering(token, kind)
        return made if made.people or made.group is not None or kind == "visit" or made.attended else None

    def _at(self, offset: int) -> Mention | None:
        n = bisect_left(self._starts, offset + 1) - 1
        return self._mentions[n] if n >= 0 and offset < self._mentions[n].end else None

    def _within_name(self, offset: int) -> bool:
        """Whether an offset lies in somebody's naming; a state's name may be a place."""
        mention = self._at(offset)
        return mention is not None and (mention.actor is None or mention.actor.kind != "government")


def _group_behind(token: Token, end: int) -> Token | None:
    """The head of the noun phrase that a preposition leads to right behind what was done, where it stands for people:
    "Meeting with the Finland-Slovenia friendship group"."""
    behind = [t for t in token.doc[token.i + 1 : token.i + 1 + _PHRASE] if t.idx < end]
    if not behind or behind[0].lower_ not in ("with", "by", "from", "to", "on"):
        return None
    phrase = list(takewhile(lambda t: t.pos_ not in ("ADP", "VERB", "AUX", "PUNCT", "SPACE"), behind[1:]))
    head = phrase[-1] if phrase else None
    return head if head is not None and (lemma(head) in words().people or _is_several(head)) else None


def _is_several(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") and lemma(noun) in words().several


def _is_gathering(token: Token, kind: str) -> bool:
    """Whether ministers or leaders come together there: "the Forum's meeting of ministers", "the Nordic summit"."""
    near = token.doc[max(token.i - _FIRST_WORDS, 0) : token.i + _PHRASE]
    return kind == "summit" or (kind == "meeting" and any(t.lower_ in _OF_LEADERS for t in near))


_PHRASE = 10
"""Words behind what was done among which the noun phrase stands that says with whom."""
_OF_LEADERS = frozenset({"ministers", "ministerial", "leaders", "heads", "presidents", "speakers", "premiers"})


def _is_other_journey(token: Token, behind: str) -> bool:
    """Somebody else's, or one that ends: "Visit by the Prime Minister of Fiji", "Departs from Oslo"."""
    if token.lower_.startswith(("depart", "leav", "left")):
        return re.match(r"\s+for\b", behind) is None
    return re.match(r"\s+(?:by|of|from)\b", behind) is not None


def _kind(token: Token, seen: list[str], verb: tuple[str, bool] | None) -> str | None:
    """What a word says was done; None where it tells of no meeting."""
    lexicon = words()
    name = token.lower_
    noun = next((n for n in (name, name.removesuffix("s"), lemma(token)) if n in lexicon.nouns), None)
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    verbal = _verb(token)
    opens = not seen or all(word in ("later", "then", "also", "afterwards") for word in seen)
    if (
        verbal is not None
        and opens
        and (noun is None or (token.pos_ == "VERB" and name != "talks") or name in _NOUNS_TOO)
    ):
        return _FRAMES.get(verbal[0])
    if noun is None or following in lexicon.limits["not_before"]:
        return None
    if {*seen} & (lexicon.limits["not_after"] | lexicon.press) or (
        verb is not None and verb[0] not in ("hold", "receive", "greet")
    ):
        return None
    kind = lexicon.nouns[noun]
    return kind if kind in ("meeting", "call", "negotiation", "visit", "summit") else None


def _verb(token: Token) -> tuple[str, bool] | None:
    """The frame of a word that is a verb, and whether it tells of the past; "hold" where it takes a noun."""
    name = token.lower_
    lexicon = words()
    past = lexicon.list_verbs.get(name)
    forms = [past] if past else [name, name.removesuffix("s"), name.removesuffix("es"), lemma(token)]
    if past is None and name.endswith("ed"):
        forms = [name[:-1], name[:-2], name[:-3], lemma(token)]
    elif past is None and token.tag_ == "VBG":
        return None
    for form in forms:
        if form in ("hold", "have", "attend", "host"):
            return ("receive" if form == "host" else "hold"), past is not None or name.endswith("ed")
        if (frame := lexicon.verbs.get(form)) in _FRAMES:
            return frame, past is not None or name.endswith("ed")
    return None


def _may_meet(mention: Mention, text: str, start: int) -> bool:
    """Whether the first one named behind what was done is somebody met: a person, or whom a preposition leads to."""
    between = text[start : mention.start]
    if len(between) > 60:
        return False
    return _is_one(mention) or _LED.search(between) is not None


def _is_one(mention: Mention) -> bool:
    return mention.actor is not None and (
        mention.actor.kind in ("person", "unnamed", "delegation") or mention.form == "role"
    )
