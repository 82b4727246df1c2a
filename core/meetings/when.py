"""When an event was: the date that hangs on it in its sentence, and what a date without words can rest on."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.attrs import IDX

from core.article import Article, DateMention
from core.meetings.events import Event, anchors_of, journey_to, leads_there, own_verb, where_clause
from core.meetings.grammar import after, children, is_verb, lemma, over, passive, preposition, text_in
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONG_AGO = timedelta(days=45)
"""What took place longer before publication than this is told again, not reported."""
_BRACKET = 2
"""Characters between a day and the one that explains it."""
_BACK = 400
"""Characters before "the same day" in which the day is named."""
_OPENING = 2
"""Words before the day that opens a sentence: "Also on Monday, ..."."""
_DOING = frozenset({"travel", "depart", "visit", "meet", "receive", "stay", "call"})
"""Frames of verbs that tell what is done and not what is said."""
_SOURCES = {"stated": "stated", "weekday": "weekday", "relative": "relative"}
_DAYS = re.compile(r"\b(?:(two|three|four|five|six|seven|eight|nine|ten)|([1-9]\d?))[- ]days?\b", re.IGNORECASE)
_EVE = re.compile(r"\beve of\b[^,;.]{1,80}[,(]?\s*(?:on )?(?:the )?$", re.IGNORECASE)
_AND_THEN = re.compile(r"\band, (?:later |then )?(?:on )?$")
_LED_BY_NAME = re.compile(r"\b[A-Z]\w+ (?:in|from|between) $")
_BETWEEN = re.compile(
    r"(?: (?:in|at|of)(?: the)?(?: [^\W\d_a-z][\w.'’-]*){0,4},?)*,?(?: (?:in|of|on))?(?: early| late)? ?"
)
"""What may stand between a noun and its month: prepositions and names of places."""
AT_IT = re.compile(
    r"(?:as part of|during|at|in the course of|within the framework of|on the (?:sidelines|margins|fringes) of)\b",
    re.IGNORECASE,
)
"""How a sentence begins with what else took place then."""
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Words:
    """The words of a Doc by where they stand in the text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] = doc.to_array([IDX]).tolist()

    def head(self, start: int, end: int) -> Token | None:
        """The word of a stretch that hangs on a word outside it."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        span = self._doc[max(first, 0) : last]
        return next((t for t in span if not (first <= t.head.i < last) or t.head.i == t.i), None)


class Voices:
    """Whose words a stretch of the text is: the report's own, or a statement that it quotes."""

    def __init__(self, article: Article) -> None:
        self._quotes = sorted((q.start, q.end, q.cue_span or (0, 0)) for q in article.quotes)
        self._direct = sorted((q.start, q.end) for q in article.quotes if q.type == "direct")
        self._end = len(article.text)

    def quoted(self, offset: int) -> bool:
        """Whether somebody's own words hold the offset."""
        n = bisect_right(self._direct, (offset, self._end)) - 1
        return n >= 0 and offset < self._direct[n][1]

    def reported(self, offset: int) -> bool:
        """Whether a statement holds the offset, in whosever words."""
        n = bisect_right(self._quotes, (offset, self._end, (0, 0))) - 1
        return n >= 0 and offset < self._quotes[n][1]

    def differ(self, offset: int, event: Event) -> bool:
        """Whether a statement that begins in the event's sentence holds the offset and not the event.

        A statement that the verb reports which decides on the event ("called off a meeting with X on Monday") is no
        other voice.
        """
        sentence, at = event.sentence, event.trigger.idx
        own = event.verb.idx if event.decided and event.verb is not None else -1
        first = bisect_left(self._quotes, sentence.start_char, key=lambda q: q[0])
        last = bisect_left(self._quotes, sentence.end_char, key=lambda q: q[0])
        return any(
            start <= offset < end and not start <= at < end and not cue[0] <= own < cue[1]
            for start, end, cue in self._quotes[first:last]
        )


def _names_another(year: Token, event: Event) -> bool:
    """ "met with winners of the 2021 Writers' Prize": a year that is a part of what something else is called."""
    head = year.head
    named = year.dep_ in ("nummod", "compound", "nmod") and year.tag_ == "CD" and head.i > year.i
    return named and head.pos_ in ("PROPN", "NOUN") and head.i != event.trigger.i and head not in over(event.trigger)


class Calendar:
    """The dates of an article by the events they belong to."""

    def __init__(self, article: Article, where: Words) -> None:
        self._voices = Voices(article)
        self._dates = sorted(article.dates, key=lambda d: d.start)
        self._starts = [mention.start for mention in self._dates]
        self._where = where
        self._text = article.text
        self._names = sorted((m.start, m.end) for m in article.mentions if m.form == "name")

    def within(self, start: int, end: int) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def day_before(self, offset: int) -> DateMention | None:
        """The last single day that the text names before an offset, not far from it."""
        named = self.within(max(offset - _BACK, 0), offset)
        told = (d for d in reversed(named) if not self._voices.reported(d.start))
        return next((d for d in told if d.first is not None and d.first == d.last), None)

    def hangs_on(self, mention: DateMention, verb: Token) -> bool:
        token = self._where.head(mention.start, mention.end)
        return token is not None and distance(token, {verb.i}, frozenset()) is not None

    def of_event(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """The date that hangs on the event's own words; `others`: words that are events of their own."""
        anchors = anchors_of(event, others)
        told = event.verb if event.decided else None
        if told is not None:
            anchors.discard(told.i)
        best: tuple[int, DateMention] | None = None
        for mention in self.within(event.sentence.start_char, event.sentence.end_char):
            if self._voices.differ(mention.start, event):
                continue
            token = self._where.head(mention.start, mention.end)
            if token is None or _is_since(token) or self._is_of_the_morrow(mention, event.sentence.start_char):
                continue
            if _is_of_an_old_plan(token) or self._is_of_the_next(mention, event):
                continue
            if mention.precision == "year" and _names_another(token, event):
                continue
            if self._is_of_an_office(mention, event.sentence.start_char):
                continue
            told_before = [event.trigger.doc[n] for n in others if n >= event.sentence.start]
            if self._is_of_the_opening(mention, own_verb(event), told_before):
                continue
            if any(self._is_right_behind(mention, event.trigger.doc[n]) for n in others):
                continue  # "discussed the summit in Madrid in 2022 with X"
            steps = 2 if _is_day_of(token, event) else distance(token, anchors, others, self._in_name)
            if steps is None and told is not None and _is_remembered(token, event):
                steps = distance(token, {told.i}, others)
            if steps is not None and (best is None or steps < best[0]):
                best = steps, mention
        if (journey := self._of_journey(event, others)) is not None:
            return journey
        if best is None and (clause_day := self._before_when(event)) is not None:
            return clause_day
        if best is None and told is not None and (day := self._of_what_is_thanked_for(event, told)) is not None:
            return day
        if best is None and event.frame == "noun" and (behind := self._right_behind(event)) is not None:
            return behind
        if best is None and (day := self._of_the_occasion(event)) is not None:
            return day
        found = self._explained(best[1]) if best else self._shared(event, others) or self._opening(event, others)
        found = found or self._in_front(event, others) or self._when_they_met(event)
        return self._and_the_next(found, event) if found is not None else None

    def _when_they_met(self, event: Event) -> DateMention | None:
        """ "discussed the case with X when the two met in Riga in February": the day of that meeting."""
        verb = own_verb(event)
        for clause in children(verb, "advcl") if verb is not None and event.kind != "visit" else []:
            when = any(t.lower_ in ("when", "as") for t in children(clause, "advmod", "mark"))
            if when and clause.tag_ == "VBD" and words().verbs.get(lemma(clause)) == "meet":
                own = self.within(clause.left_edge.idx, clause.right_edge.idx + 1)
                return next((d for d in own if self.hangs_on(d, clause)), None)
        return None

    def _in_front(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """ "On Friday X is due to meet Y", "Next Monday X plans to hold talks with Y": the day that stands before what
        says that it is to come. "On Friday X agreed to meet Y" on no such day."""
        verb = own_verb(event)
        said = _awaiting(verb) if verb is not None else []
        if verb is None or not said:
            return None
        anchors = {token.i for token in said}
        for mention in self.within(event.sentence.start_char, verb.idx):
            token = self._where.head(mention.start, mention.end)
            if token is None or _is_since(token) or self._voices.differ(mention.start, event):
                continue
            if token.i < verb.i and distance(token, anchors, others - anchors) is not None:
                return mention
        return None

    def _of_what_is_thanked_for(self, event: Event, told: Token) -> DateMention | None:
        """ "I am grateful to X for her visit to Riga today": where the thanks are of now, the day behind is the
        visit's, whatever the parser joins it to."""
        now = [t for t in (told, *children(told, "aux")) if t.tag_ in ("VBP", "VBZ")]
        trigger = event.trigger
        if not now or trigger.i < told.i or event.kind != "visit":
            return None
        mention = next(iter(self.within(trigger.idx, event.sentence.end_char)), None)
        if mention is None or mention.shift not in (0, -1) or mention.unit != "day" or mention.anaphoric:
            return None
        between = trigger.doc[trigger.i + 1 : trigger.sent.end]
        verbs = [t for t in between if t.idx < mention.start and (is_verb(t) or t.lower_ in ("who", "which", "that"))]
        return mention if not verbs and not self._voices.differ(mention.start, event) else None

    def _is_of_the_morrow(self, mention: DateMention, start: int) -> bool:
        """ "On the eve of Remembrance Day, January 27, X met Y": the day that is still to come."""
        return _EVE.search(self._text, start, mention.start) is not None

    def _is_of_the_next(self, mention: DateMention, event: Event) -> bool:
        """ "is to meet A in Riga and, on Thursday, B in Oslo": the day is of what stands behind it."""
        start = event.sentence.start_char
        led = _AND_THEN.search(self._text, max(start, event.trigger.idx), mention.start)
        if led is None or event.trigger.idx > mention.start or self._text[mention.end : mention.end + 1] != ",":
            return False
        return all(day.end < led.start() - 1 for day in self.within(event.trigger.idx, led.start()))

    def _is_of_an_office(self, mention: DateMention, start: int) -> bool:
        """ "the funeral of the President in 1991-1994 X": the years in which he was that."""
        n = bisect_left(self._names, (mention.end, 0))
        before_name = n < len(self._names) and not self._text[mention.end : self._names[n][0]].strip()
        years = mention.precision in ("year", "range") and self._text[mention.start : mention.end][:4].isdigit()
        return before_name and years and _LED_BY_NAME.search(self._text, start, mention.start) is not None

    def _is_of_the_opening(self, mention: DateMention, verb: Token | None, nouns: list[Token]) -> bool:
        """ "In follow-up to talks held in Rome the day before, X called Y": the day of the talks."""
        if verb is None or "," not in self._text[mention.end : verb.idx]:
            return False
        return any(t.idx < mention.start and "," not in self._text[t.idx : mention.start] for t in nouns)

    def _right_behind(self, event: Event) -> DateMention | None:
        """The month or year behind a noun, its place at most between: "recalled the summit in Delhi in May 2021"; or
        the day behind those who met: "after the meeting between A and B on May 4, they spoke again"."""
        mention = next(iter(self.within(event.trigger.idx, event.sentence.end_char)), None)
        if mention is None:
            return None
        if not self._is_right_behind(mention, event.trigger, days=True) and not self._is_behind_both(mention, event):
            return None
        return mention if not self._voices.differ(mention.start, event) else None

    def _is_behind_both(self, mention: DateMention, event: Event) -> bool:
        """ "the meeting between A and B on May 4", whatever the parser joins the day to."""
        noun = event.trigger
        between = [t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.idx < mention.start]
        if (
            not between
            or between[0].lower_ != "between"
            or between[-1].lower_ != "on"
            or any(map(is_verb, between[2:]))
        ):
            return False
        end = between[-1].idx - 1
        n = bisect_right(self._names, (end, 0)) - 1
        return any(self._names[k][1] == end for k in (n, n + 1) if 0 <= k < len(self._names))

    def _is_right_behind(self, mention: DateMention, noun: Token, *, days: bool = False) -> bool:
        """`days`: also a day that ends a phrase: "Following the outcomes of the talks in Delhi on May 4, X said"."""
        end = noun.idx + len(noun)
        if noun.pos_ not in ("NOUN", "PROPN") or mention.start < end:
            return False
        ends_it = self._text[mention.end : mention.end + 1] in (",", ".", ";") or self._text.startswith(
            (" with ", " in ", " at "), mention.end
        )
        if mention.precision not in ("month", "year") and not (days and ends_it and mention.precision == "day"):
            return False
        return _BETWEEN.fullmatch(self._text, end, mention.start) is not None

    def _in_name(self, token: Token) -> bool:
        """Whether a word is part of somebody's name, whatever the parser takes it for."""
        n = bisect_right(self._names, (token.idx, len(self._text))) - 1
        return n >= 0 and token.idx < self._names[n][1]

    def _opening(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """The day that opens the sentence and is set off by a comma, where the parser has lost what it hangs on: "Also
        today, the outgoing ambassador, A, paid a call on B"."""
        sentence = event.sentence
        mention = next(iter(self.within(sentence.start_char, sentence.end_char)), None)
        if mention is None or any(sentence.start <= n < event.trigger.i for n in others):
            return None
        before = self._text[sentence.start_char : mention.start].split()
        token = self._where.head(mention.start, mention.end)
        opens = len(before) <= _OPENING and self._text[mention.end : mention.end + 1] == ","
        lost = token is not None and (token.dep_ == "ROOT" or self._in_name(token.head))
        return mention if opens and lost and not self._voices.differ(mention.start, event) else None

    def _of_the_occasion(self, event: Event) -> DateMention | None:
        """The day of what the sentence opens with: "During the summit held in Rome on May 4, X met Y"."""
        verb, sentence = own_verb(event), event.sentence
        if verb is None or event.frame == "noun" or AT_IT.match(text_in(sentence)) is None:
            return None
        for mention in self.within(sentence.start_char, verb.idx)[:1]:
            nouns = [t for t in sentence if t.idx < mention.start and words().nouns.get(lemma(t)) is not None]
            if (
                nouns
                and self._is_of_the_opening(mention, verb, nouns)
                and not self._voices.differ(mention.start, event)
            ):
                return mention
        return None

    def _before_when(self, event: Event) -> DateMention | None:
        """The day right before "when": "the first visit was in April 1986, when X came to Montevideo"; or before
        "that": "It was on Tuesday that X met Y"."""
        verb = own_verb(event)
        for clause in [verb, *over(verb)] if verb is not None else []:
            led = ("when", "that") if _is_singled_out(clause) else ("when",)
            when = next((t for t in children(clause, "advmod", "mark") if t.lower_ in led), None)
            if when is not None:
                near = self.within(event.sentence.start_char, when.idx)[-1:]
                return next((d for d in near if not self._text[d.end : when.idx].strip(" ,")), None)
            if clause.dep_ not in ("conj", "xcomp"):
                return None
        return None

    def _and_the_next(self, mention: DateMention, event: Event) -> DateMention:
        """Both days of "met on Monday and Tuesday", "is in Tunis today and tomorrow", as one stretch."""
        n = bisect_left(self._starts, mention.end)
        following = self._dates[n] if n < len(self._dates) else None
        if event.apart or following is None or mention.first is None or following.first is None:
            return mention
        behind = self._text[following.end : following.end + 20].lstrip(" ,")
        joined = (
            self._text[mention.end : following.start].split() in (["and"], ["and", "on"])
            and mention.first == mention.last
        )
        day_after = following.first == following.last == mention.first + timedelta(days=1)
        if not joined or not day_after or behind.startswith("respectively"):
            return mention
        return replace(mention, end=following.end, last=following.last, precision="range")

    def _explained(self, mention: DateMention) -> DateMention:
        """The day in brackets behind one that cannot be told: "this evening (Monday, 26 April 2021)"."""
        n = bisect_left(self._starts, mention.end)
        near = self._dates[n] if n < len(self._dates) and self._starts[n] - mention.end <= _BRACKET else None
        return near if mention.first is None and near is not None and near.first is not None else mention

    def _of_journey(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """The day before "where": "travels to Kampala on Friday, where he is to meet X, and to Kigali on Saturday"."""
        verb, journey = own_verb(event), journey_to(event)
        clause = where_clause(verb) if verb is not None else None
        if verb is None or clause is None:
            return None
        if journey is None:
            return self._of_occasion(clause, verb, event)
        where = leads_there(clause, verb)
        assert where is not None
        found = self.within(journey.idx, where.idx)
        token = self._where.head(found[-1].start, found[-1].end) if found else None
        if token is None or distance(token, {journey.i}, others - {journey.i}) is None:
            return None
        own = self.within(where.idx, event.sentence.end_char)
        again = any(t.lower_ == "to" and t.dep_ in ("prep", "conj") for t in verb.doc[verb.i : event.sentence.end])
        return found[-1] if again or not any(self.hangs_on(d, verb) for d in own) else None

    def _of_occasion(self, clause: Token, verb: Token, event: Event) -> DateMention | None:
        """The day of what the clause is about: "the summit in Vilnius in July, where they will meet again"; or of the
        verb over it: "this afternoon opened the new wing in Antwerp, where she was received by X"."""
        where = next(t for t in children(clause, "advmod") if t.lower_ == "where")
        if any(self.hangs_on(d, verb) for d in self.within(where.idx, event.sentence.end_char)):
            return None
        up = next((token for token in over(clause) if is_verb(token)), None)
        found = self.within(event.sentence.start_char, where.idx)
        near = [d for d in found if d.start >= clause.head.idx]
        if near:
            return near[-1]
        same = up is not None and up.tag_ == "VBD" and (verb.tag_ == "VBD" or passive(verb))
        return next((d for d in found if up is not None and self.hangs_on(d, up)), None) if same else None

    def _shared(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """The day of the verb that the event's is joined to: "On Tuesday he flew to Doha and met X"."""
        verb, journey = own_verb(event), journey_to(event)
        joined = verb.head if verb is not None and verb.dep_ == "conj" and is_verb(verb.head) else None
        if verb is not None and verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.head.tag_ == "VBD":
            # "On Tuesday he called for calm as he met X"
            while_ = any(t.lower_ in ("as", "while", "when") for t in children(verb, "mark", "advmod"))
            joined = verb.head if while_ and verb.i > verb.head.i else joined
        first = journey or joined
        if first is None or verb is None:
            return None
        for mention in self.within(event.sentence.start_char, event.sentence.end_char):
            token = self._where.head(mention.start, mention.end)
            if token is None or _is_since(token) or self._voices.differ(mention.start, event):
                continue
            # Past and past are of one day: "was summoned on Tuesday and met the minister".
            together = verb.tag_ == "VBD" and (first.tag_ == "VBD" or passive(first))
            in_front = token.i < first.i or ((journey is not None or together) and token.i < verb.i)
            if in_front and distance(token, {first.i}, others - {first.i}) is not None:
                return mention
        return None

    def of_saying(self, sentence: Span, speakers: frozenset[int]) -> DateMention | None:
        """The date on the verb of which one of these words is the subject: "Rafsanjani said on Monday"."""
        meetings = [t for t in sentence if t.pos_ == "NOUN" and lemma(t) in words().nouns]
        for mention in self.within(sentence.start_char, sentence.end_char):
            if self._voices.quoted(mention.start):
                continue
            token = self._where.head(mention.start, mention.end)
            verb = next((up for up in over(token) if is_verb(up)), None) if token is not None else None
            if (
                verb is not None
                and token is not None
                and verb.tag_ in ("VBD", "VBZ", "VBN")
                and token.dep_ not in ("dobj", "nsubj")  # "she kept Tuesday free"
                and not _is_of_a_thing(token, verb)
                and not self._is_of_the_opening(mention, verb, meetings)
                and words().verbs.get(lemma(verb)) not in _DOING
                and not after(verb, words().prepositions["with"])  # "Yesterday she spoke with the governors"
                and verb.dep_ != "relcl"  # "the talks that he held in Minsk on March 3"
                and not any(t.lower_ == "had" for t in children(verb, "aux"))
                and any(child.dep_ == "nsubj" and child.i in speakers for child in verb.children)
            ):
                return mention
        return None


def _is_of_a_thing(token: Token, verb: Token) -> bool:
    """ "noted the results of the February 10 round", "praised their talks in Riga on May 4": no day of the verb."""
    below = token
    for up in takewhile(lambda t: t.i != verb.i, over(token)):
        if up.pos_ in ("NOUN", "PROPN") and (below.i < up.i or lemma(up) in words().nouns):
            return True
        below = up
    return False


def _is_singled_out(clause: Token) -> bool:
    """ "It was on Tuesday that X met Y": the clause behind "that"."""
    said = clause.head
    return clause.dep_ == "ccomp" and lemma(said) == "be" and any(t.lower_ == "it" for t in children(said, "nsubj"))


def _awaiting(verb: Token) -> list[Token]:
    """What says of an infinitive that it is to come, or that it came true: "is to", "is due to", "is scheduled to",
    "plans to", "managed to"."""
    found: list[Token] = []
    token = verb
    while token.dep_ in ("xcomp", "acomp", "advcl") and (token.tag_ == "VB" or token.pos_ == "ADJ"):
        token = token.head
        named = words().status
        ahead = named.verbs.get(lemma(token)) in ("planned", "proposed") and token.tag_ in ("VBZ", "VBP", "VB", "VBN")
        be = lemma(token) == "be" or named.adjectives.get(token.lower_) in ("planned", "proposed")
        if any(t.lower_ == "had" for t in children(token, "aux")):
            break  # "On Friday X had been due to meet Y": of what came to nothing
        if not be and not ahead and lemma(token) != "manage" and token.tag_ != "VB":
            break
        found.append(token)
    return found


def _is_of_an_old_plan(token: Token) -> bool:
    """ "a meeting, originally set for Monday, will take place on Friday"."""
    for up in over(token):
        if up.pos_ == "VERB":
            return up.tag_ == "VBN" and any(t.lower_ in _AT_FIRST for t in up.lefts)
    return False


_AT_FIRST = frozenset({"originally", "initially", "previously", "first", "earlier"})


def _is_since(token: Token) -> bool:
    """ "the first meeting since 2012": no day of the meeting."""
    led = preposition(token)
    before = token.left_edge.nbor(-1) if token.left_edge.i > token.sent.start else token
    if (led is not None and led.lower_ in ("since", "until", "till")) or before.lower_ == "since":
        return True
    # "our first meeting after the events in January"
    for up in over(token):
        if is_verb(up) or words().nouns.get(lemma(up)) is not None:
            return False
        if up.pos_ == "ADP" and up.lower_ in ("after", "since") and up.head.pos_ == "NOUN":
            return words().nouns.get(lemma(up.head)) is not None
    return False


def _is_remembered(token: Token, event: Event) -> bool:
    """ "recalled his meeting with X in 2014": behind the meeting a date is the meeting's, if read as the verb's."""
    verb = event.verb
    return verb is not None and words().status.verbs.get(lemma(verb)) == "recalled" and token.i > event.trigger.i


def _is_day_of(token: Token, event: Event) -> bool:
    """ "a meeting is planned for Thursday", "will be postponed" on no such day: the day that a verb sets for it."""
    led = preposition(token)
    if led is None or led.lower_ != "for" or not event.decided or event.verb is None:
        return False
    return led.head.i == event.verb.i and words().status.verbs.get(lemma(event.verb)) == "planned"


def distance(
    token: Token, anchors: set[int], others: frozenset[int], in_name: Callable[[Token], bool] | None = None
) -> int | None:
    """Steps from a word up to one of the anchors; None where a clause or another event stands between."""
    for steps, up in enumerate(over(token), 1):
        if up.i in anchors:
            return steps
        verb = is_verb(up) and up.dep_ not in ("amod", "pcomp") and not (in_name is not None and in_name(up))
        if up.i in others or verb:
            return None
    return None


def next_year(mention: DateMention, published: date) -> DateMention | None:
    """The next "June" or "January 21" of what is still to come, where it is taken for the last one."""
    first = mention.first
    if mention.precision not in ("month", "day") or mention.year is not None or mention.month is None or first is None:
        return None
    if first.day > calendar.monthrange(first.year + 1, first.month)[1]:
        return None  # February 29
    first = first.replace(year=first.year + 1)
    days = calendar.monthrange(first.year, first.month)[1]
    last = first.replace(day=days) if mention.precision == "month" else first
    return replace(mention, first=first, last=last) if last >= published else None


def source_of(mention: DateMention) -> str:
    return _SOURCES.get(mention.kind, "stated")


def duration(event: Event) -> int | None:
    """Days of "a two-day visit"; of a visit also where its sentence says "for two days"."""
    noun = event.trigger
    own = noun.doc[noun.left_edge.i : noun.i].text if event.kind in ("summit", "negotiation", "meeting") else ""
    found = _DAYS.search(event.sentence.text if event.kind == "visit" else own)
    if found is None:
        return None
    return _NUMBERS.index(found[1].lower()) + 2 if found[1] else int(found[2])


def is_history(last: date | None, published: date | None) -> bool:
    return last is not None and published is not None and last < published - LONG_AGO
