"""Which statement was made at which meeting, and on which day.

The text is read as scenes. A meeting's naming sets the scene; a sub-headline ends it, and so do words that lead away
("told reporters", "after the president's departure"). Within a scene, what those who met are said to have said was
said there. A section that tells of one meeting only is that meeting's from its first statement on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from core.article import Actor, Article, DateMention, Meeting, Quote
from core.meetings.grammar import lemma, preposition, text_in
from core.meetings.participants import People
from core.meetings.sections import Sections
from core.meetings.when import Calendar, Words, source_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BOTH = re.compile(
    r"(?:the |their )?(?:two|both|three)\b|(?:the )?(?:sides|parties|leaders|ministers|presidents|interlocutors|"
    r"heads of (?:state|government|delegation)s?)$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:made|gave|issued|delivered) (?:the|this|these|his|her) (?:call|remarks?|statements?|"
    r"appeal|pledge|disclosure|"
    r"assurance|comments?|announcement|request|assertion|observation|declaration|known)\b"
    r"|\b(?:said|stated|disclosed|spoke|revealed|announced) (?:this|so|these|the words)\b|"
    r"\bspoke (?:when|while|during|at|in|on)\b",
    re.IGNORECASE,
)
_BACK, _FAR = 4, 400
"""Statements, and characters, before such a sentence that it may be of."""
_TO_COLLEAGUES = re.compile(
    r"\b(?:told|urged|reminded|addressed|addressing) (?:his |her |their |fellow |the )*"
    r"(?:colleagues|counterparts|peers|summit|gathering|meeting|leaders|participants|delegates|conference|session)\b"
)
_SCENES = frozenset({"held", "ongoing"})
_LEADING = frozenset({"prep", "advmod", "mark", "pcomp"})


def tie(article: Article) -> None:
    """Sets `meeting`, `date` and `date_source` of quotes, where the text says at what and when they were said."""
    if article.doc is None or not article.quotes:
        return
    people = People(article)
    _Tying(article, Sections(article, people), people).run()


class _Tying:
    """Walks through sentences and statements with the scene as it stands."""

    def __init__(self, article: Article, sections: Sections, people: People) -> None:
        self.article = article
        self.sections = sections
        self.people = people
        assert article.doc is not None
        self.where = Words(article.doc)
        self.calendar = Calendar(article, self.where)
        self.quotes = sorted(article.quotes, key=lambda q: (q.start, q.end))
        self.quote_starts = [quote.start for quote in self.quotes]
        self.scene: Meeting | None = None
        self.scenes: list[Meeting] = []
        """All that the sentence which set the scene tells of."""
        self.away = False
        self.day: tuple[DateMention, str] | None = None
        self.namings = sorted(
            ((start, end, meeting) for meeting in article.meetings for start, end in meeting.evidence
             if meeting.status in _SCENES and meeting.kind != "visit"),
            key=lambda found: found[:2],
        )  # fmt: skip
        self.of_that_day = self._is_of_that_day()
        self.naming_starts = [start for start, _, _ in self.namings]
        self.told: dict[int, list[Meeting]] = {}
        for start, _, meeting in self.namings:
            self.told.setdefault(sections.at(start), []).append(meeting)

    def run(self) -> None:
        n, quotes = 0, self.quotes
        section = -1
        for sentence, number in self.sections.sentences():
            if number != section:
                section = number
                self._open_section(number)
            self._set_scene(sentence)
            self._look_back(sentence, n)
            while n < len(quotes) and quotes[n].start < sentence.end_char:
                self._place(quotes[n], sentence)
                n += 1
        for quote in quotes[n:]:
            self._date(quote, None)

    def _open_section(self, number: int) -> None:
        """A section that tells of one meeting is that meeting's from its beginning."""
        told = self.told.get(number, [])
        first = next(iter(told), None)
        self.scene = first if first is not None and all(meeting is first for meeting in told) else None
        self.scenes = [self.scene] if self.scene is not None else []
        self.away = False
        self.day = None

    def _set_scene(self, sentence: Span) -> None:
        named = self._named_in(sentence)
        leads_away = self._leads_away(sentence)
        dates = [d for d in self._dates_in(sentence) if d.first is not None]
        if leads_away:
            self.away = True
            self.day = (dates[0], source_of(dates[0])) if dates else self.day
        elif named:
            self.scene, self.away, self.day = named[-1], False, None
            self.scenes = list(dict.fromkeys(named))

    def _look_back(self, sentence: Span, n: int) -> None:
        """Ties what was said in the sentences just before "X made the remark in a meeting with Y"."""
        if not self._named_in(sentence) or _REMARK.search(sentence.text) is None or self.scene is None:
            return
        for quote in reversed(self.quotes[max(n - _BACK, 0) : n]):
            near = sentence.start_char - quote.end <= _FAR
            if not near or quote.meeting is not None or not self._said_there(quote, self.scene, sentence):
                break
            quote.meeting = self.scene
            self._date(quote, sentence)

    def _named_in(self, sentence: Span) -> list[Meeting]:
        first = bisect_left(self.naming_starts, sentence.start_char)
        last = bisect_left(self.naming_starts, sentence.end_char)
        return [meeting for _, _, meeting in self.namings[first:last]]

    def _dates_in(self, sentence: Span) -> list[DateMention]:
        return self.calendar.within(sentence.start_char, sentence.end_char)

    def _leads_away(self, sentence: Span) -> bool:
        """Words of a change of scene, outside what is quoted: "told reporters", "after the president's departure"."""
        lexicon = words()
        text = text_in(sentence).lower()
        if any(phrase in text for phrase in lexicon.scene_phrases):
            return True
        led = [t for t in sentence if t.lower_ in lexicon.scene_prepositions and t.dep_ in _LEADING]
        if not led or any(self._at_something(token) for token in sentence):
            return False
        return any(self._outside(token) and _is_scene(after) for token in led for after in _what_follows(token))

    def _at_something(self, token: Token) -> bool:
        """ "In a meeting with X": whatever else the sentence says, its words are spoken there."""
        over_it = preposition(token) if words().nouns.get(lemma(token), "visit") != "visit" else None
        return over_it is not None and over_it.lower_ in ("in", "during", "at") and self._outside(over_it)

    def _outside(self, token: Token) -> bool:
        """Whether a word hangs on the sentence's main verb and not on something said."""
        near = (token.head, token.head.head, token.head.head.head)
        spoken = any(q.start <= token.idx < q.end for q in self._quotes_in(token.sent))
        return not spoken and any(head.dep_ == "ROOT" for head in near)

    def _quotes_in(self, sentence: Span) -> list[Quote]:
        """Statements that begin in a sentence."""
        first = bisect_left(self.quote_starts, sentence.start_char)
        return self.quotes[first : bisect_left(self.quote_starts, sentence.end_char)]

    def _place(self, quote: Quote, sentence: Span) -> None:
        meetings = [] if self.away or self.scene is None else self._candidates(quote, sentence)
        quote.meeting = next((m for m in meetings if self._said_there(quote, m, sentence)), None)
        self._date(quote, sentence)

    def _candidates(self, quote: Quote, sentence: Span) -> list[Meeting]:
        """The meetings of the scene, first that at which somebody else of the sentence was, then that of the statement
        before: "A and B paid separate calls on C. A told C ... C, in turn, asked ..."."""
        assert self.scene is not None
        if len(self.scenes) < 2:
            return [self.scene]
        n = bisect_left(self.quote_starts, quote.start)
        before = self.quotes[n - 1].meeting if n else None
        named = self.people.named_before(sentence[-1], sentence.start_char)
        here = {id(m.actor) for m in named if m.actor is not None and m.actor is not quote.speaker}

        def rank(meeting: Meeting) -> tuple[bool, bool, bool]:
            others = {id(p.actor) for p in meeting.participants} - {id(quote.speaker)}
            shared = {i for m in self.scenes if m is not meeting for p in m.participants for i in [id(p.actor)]}
            return not here & (others - shared), meeting is not before, meeting is not self.scene

        return sorted(self.scenes, key=rank)

    def _said_there(self, quote: Quote, meeting: Meeting, sentence: Span) -> bool:
        if quote.speaker is None:
            return False
        day = self._own_day(quote, sentence)
        if day is not None and day.first is not None and meeting.date_start is not None:
            last = meeting.date_end or meeting.date_start
            if day.first > last or (day.last or day.first) < meeting.date_start:
                return False
        present = {id(p.actor) for p in meeting.participants}
        if id(quote.speaker) in present:
            return True
        if _are_both(quote.speaker, meeting):
            return True
        if meeting.kind == "summit" and quote.speaker.kind == "person" and _TO_COLLEAGUES.search(sentence.text):
            return True
        sides = {p.country for p in meeting.participants if p.country} | {p.actor.country for p in meeting.participants}
        if quote.speaker.country is not None and quote.speaker.country not in sides:
            return False
        if quote.speaker.kind == "government":
            # A state's view inside what its own man says there.
            return any(q is not quote and q.meeting is meeting for q in self._quotes_in(sentence))
        # Who gives an account of the talks ("... of the talks, according to the ministry").
        return quote.speaker.kind in ("ministry", "organisation") and self._account_of(quote, meeting)

    def _account_of(self, quote: Quote, meeting: Meeting) -> bool:
        cue = self.article.text[slice(*quote.cue_span)].lower() if quote.cue_span else ""
        told = any(quote.start <= start < quote.end for start, _ in meeting.evidence)
        return cue.startswith("according") and told

    def _own_day(self, quote: Quote, sentence: Span) -> DateMention | None:
        """The date that hangs on the words that report it, not one inside what was said."""
        for mention in self._dates_in(sentence):
            if quote.start <= mention.start < quote.end or mention.first is None:
                continue
            token = self.where.head(mention.start, mention.end)
            if token is None or any(
                up.i == sentence.root.i for up in (token.head, token.head.head, token.head.head.head)
            ):
                return mention
        return None

    def _date(self, quote: Quote, sentence: Span | None) -> None:
        own = self._own_day(quote, sentence) if sentence is not None else None
        if (
            quote.meeting is not None
            and quote.meeting.date_start is not None
            and quote.meeting.date_start == quote.meeting.date_end
        ):
            quote.date, quote.date_source = quote.meeting.date_start, "meeting"
        elif own is not None and own.first is not None and own.first == own.last:
            quote.date, quote.date_source = own.first, source_of(own)
        elif self.away and self.day is not None and self.day[0].first == self.day[0].last:
            quote.date, quote.date_source = self.day[0].first, self.day[1]
        elif sentence is not None and self.of_that_day:
            quote.date, quote.date_source = self.article.published, "published"

    def _is_of_that_day(self) -> bool:
        """Whether the text tells of the day on which it was published: "today", or a dateline of that day."""
        published = self.article.published
        if published is None:
            return False
        dateline = self.article.dateline
        dated = dateline is not None and (dateline.month, dateline.day) == (published.month, published.day)
        return any(d.first == d.last == published and (dated or d.shift == 0) for d in self.article.dates)


def _are_both(speaker: Actor, meeting: Meeting) -> bool:
    """Whether those who speak are all who met: "the two leaders agreed", "both sides stressed"."""
    return speaker.kind in ("group", "unnamed") and len(meeting.participants) > 1 and bool(_BOTH.match(speaker.name))


def _what_follows(token: Token) -> list[Token]:
    """What stands after "after" or "before": its object, the verb it opens, or the object of "ahead of"."""
    if token.dep_ == "mark":
        return [token.head]
    found = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
    for child in token.children:
        if child.dep_ == "prep":
            found += [deeper for deeper in child.children if deeper.dep_ == "pobj"]
    return found


def _is_scene(token: Token) -> bool:
    """A meeting, a departure or the like after "after" or "before"."""
    lexicon = words()
    name = lemma(token)
    return name in lexicon.nouns or name in lexicon.verbs
