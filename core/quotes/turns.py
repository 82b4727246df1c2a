"""Transcripts: who has the floor. "SECRETARY BLINKEN: ...", "Q: ...", "President of Russia Vladimir Putin: ...".

A label opens a paragraph or follows a sentence's end, is made of capitalised words, ends with a colon and names a
person, a questioner, or someone in capitals who has the floor more than once. What follows, up to the next label or
the paragraph's end, is the labelled person's own words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core import gazetteer
from core.article import Actor, Article, Mention, Span
from core.quotes.contents import Content, trimmed
from core.quotes.cues import cues
from core.quotes.links import Statement
from core.quotes.marks import ALL_MARKS

_COLON = re.compile(r":(?=\s|$)")
_REACH = 180
"""Characters that a label has at most, with the office behind the name."""
_WORDS = 14
_AFTER_SENTENCE = re.compile(r"[.!?…)\]>*" + re.escape(ALL_MARKS) + r"]\s+(?=[A-Z" + re.escape(ALL_MARKS) + "])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Prof|St|Jr|Sr|Amb|Rev|Adm|Maj|Sgt|Hon))\.\s+$", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)$")
_LINKING = frozenset(
    ("of", "the", "and", "for", "on", "to", "in", "de", "da", "di", "al", "el", "bin", "ibn", "van", "von", "der", "s")
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|I['’]ve|we|We|our|Our|my|My|us|you|You)\b")
_BARE_QUESTION = re.compile(r"\s*(?P<label>Q)\.?\s+(?=[\"“‘(\w])")
_OFFICE = re.compile(r", (?:[\w’'-]+ ){0,6}?(?:of|for|to|at) (?=[A-Z]|the )|, (?:the )?(?:[A-Z][\w’'-]+ ?){2,6}$")
"""What follows a name in a label that gives his office behind it."""
_HEADING = re.compile(
    r"(?:The )?(?:[A-Z][\w’'-]* ){0,6}(?:[Ss]peech|[Aa]ddress|[Rr]emarks|[Bb]eginning|[Ee]xcerpts?|[Tt]ranscript) "
    r"(?:at|of|from|to|by|during|on) "
)
"""How a heading begins over what somebody says."""
_PLACES = frozenset(("capital", "city", "region", "state"))
_LEAST_WORDS = 1
_HEADLINE_WORDS = 16
_CERTAIN = 0.97


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one speaker in one paragraph; `label` is what names the speaker, maybe in a paragraph before."""

    start: int
    end: int
    label: Span
    paragraph: int


def turns(text: str, paragraphs: Sequence[Span], people: Sequence[Span]) -> list[Turn]:
    """The turns of a transcript in reading order; [] where the text is none. `people` are spans of persons' names."""
    labels = _labels(text, paragraphs, people)
    made: list[Turn] = []
    for at, (label, begin, number) in enumerate(labels):
        following = labels[at + 1] if at + 1 < len(labels) else None
        end = following[0][0] if following and following[2] == number else paragraphs[number][1]
        start, end = trimmed(text, begin, end)
        if len(text[start:end].split()) >= _LEAST_WORDS:
            made.append(Turn(start, end, label, number))
    return _carried_on(text, paragraphs, made)


def spoken(text: str, paragraphs: Sequence[Span], people: Sequence[Span]) -> list[Statement]:
    """The turns as statements: direct, without a cue, the label as their source."""
    return [
        Statement(Content(t.start, t.end, "direct", _CERTAIN, t.paragraph), None, t.label, 1.0)
        for t in turns(text, paragraphs, people)
    ]


def name_turns(article: Article, found: Sequence[Statement]) -> None:
    """Give labels that no mention covers ("MS. HOLLOWAY", "A") an actor, in place: one a label.

    Who answers questions is the one person named before the first of them.
    """
    covered = sorted((m.start, m.end) for m in article.mentions)
    starts = [c[0] for c in covered]
    made: dict[str, Actor | None] = {}
    known: set[Span] = set()
    for statement in found:
        label = statement.source
        if label is None or statement.cue is not None or statement.content.type != "direct" or label in known:
            continue
        at = bisect_right(starts, label[1] - 1) - 1
        shown = article.text[label[0] : label[1]]
        if article.text[label[1] : label[1] + 1] not in (":", " ") or (at >= 0 and covered[at][1] > label[0]):
            continue
        folded = shown.casefold().strip(" .")
        if folded not in made:
            made[folded] = _asked(article, label) if folded in _ANSWERS else _labelled(article, shown)
        known.add(label)
        if (actor := made[folded]) is not None:
            resolution = "inferred" if folded in _ANSWERS else "explicit"
            article.mentions.append(Mention(*label, "name", actor, None, resolution, _CERTAIN))
    article.mentions.sort(key=lambda m: (m.start, -m.end))


def _asked(article: Article, label: Span) -> Actor | None:
    """The one person named before the first answer; None where there are several or nobody."""
    before = {
        id(m.actor): m.actor for m in article.mentions if m.end <= label[0] and m.actor and m.actor.kind == "person"
    }
    opening = [a for a in before.values() if _is_in_opening(article, a)]
    return opening[0] if len(opening) == 1 else None


def _is_in_opening(article: Article, actor: Actor) -> bool:
    """Whether somebody is named in the headline or in the first paragraph."""
    first = article.body()[0] if article.body() else None
    end = first.start if first is not None and article.segments[0].kind == "headline" else first.end if first else 0
    return any(m.actor is actor and m.form == "name" and m.end <= end for m in article.mentions)


def _labelled(article: Article, shown: str) -> Actor | None:
    """A person known only by a label in capitals: "MS. HOLLOWAY" is Holloway."""
    words = [w for w in shown.replace("\u00a0", " ").split() if w.casefold().rstrip(".") not in _COURTESY]
    if shown.casefold().strip(" .") in cues().questioners or not words or not shown.isupper():
        return None
    actor = Actor(" ".join(w.capitalize() for w in words), "person", identity_source="name")
    article.actors.append(actor)
    return actor


_ANSWERS = frozenset(("a", "answer"))
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "madam", "lord", "lady"))
_Label = tuple[Span, int, int]
"""Span of the label, where the words begin, number of the paragraph."""


def _labels(text: str, paragraphs: Sequence[Span], people: Sequence[Span]) -> list[_Label]:
    candidates = []
    for number, (first, last) in enumerate(paragraphs):
        at = first
        for colon in _COLON.finditer(text, first, last):
            start = _beginning(text, max(at, colon.start() - _REACH), colon.start(), first)
            at = colon.end()
            if start is None or start == colon.start():
                continue
            label = (
                start,
                colon.start() - len(m.group()) if (m := _ASIDE.search(text[start : colon.start()])) else colon.start(),
            )
            label = _behind_heading(text, _without_office(text, label, people), people)
            if _is_label(text[label[0] : label[1]]):
                candidates.append((label, colon.end(), number, start - first <= 1))
    candidates = sorted([*candidates, *_bare_questions(text, paragraphs, len(candidates))])
    names = Counter(text[c[0][0] : c[0][1]].casefold() for c in candidates)
    return [
        (label, begin, number)
        for label, begin, number, opens in candidates
        if _has_floor(text, label, begin, paragraphs[number][1], names, people, opens)
    ]


def _without_office(text: str, label: Span, people: Sequence[Span]) -> Span:
    """The label without the office behind the name: "Karin Dahl, Foreign Minister of Norway", and where a page has run
    the box of a name into it, "President of Chile Rosa Tello Tello RosaPresident of Chile"."""
    at = bisect_left(people, (label[0], label[0]))
    inside = [one for one in people[at : at + _WORDS] if one[1] <= label[1]]
    if not inside:
        return label
    end = inside[0][1]
    tail, names = text[end : label[1]], text[inside[0][0] : end].split()
    if tail.lstrip().startswith((*names[-2:], ",")) and len(names) > 1:
        again = not tail.startswith(",")
        if again or (_OFFICE.match(tail) and all(one[0] < end for one in inside)):
            return label[0], end
    return label


def _behind_heading(text: str, label: Span, people: Sequence[Span]) -> Span:
    """The label without a heading that runs into it: "Speech at the opening of the fair Minister Karin Dahl: ..."."""
    heading = _HEADING.match(text, label[0], label[1])
    if heading is None:
        return label
    at = bisect_left(people, (heading.end(), 0))
    named = [start for start, end in people[at : at + _WORDS] if end == label[1]]
    return (min(named), label[1]) if named else label


def _bare_questions(text: str, paragraphs: Sequence[Span], others: int) -> list[tuple[Span, int, int, bool]]:
    """ "Q  Minister, is it true?": a label without a colon, where the text has other labels or several such."""
    made = []
    for number, (first, last) in enumerate(paragraphs):
        if match := _BARE_QUESTION.match(text, first, last):
            made.append((match.span("label"), match.end(), number, True))
    return made if len(made) + others > 1 else []


def _beginning(text: str, low: int, colon: int, first: int) -> int | None:
    """Where the sentence begins that this colon ends; None where that is too far back."""
    start: int | None = first if low <= first else None
    for match in _AFTER_SENTENCE.finditer(text, low, colon):
        if not _ABBREVIATED.search(text[max(low, match.end() - 6) : match.end()]):
            start = match.end()
    if start is None and low > first and text[low - 1].isspace() and text[:low].rstrip()[-1:] in ".!?":
        start = low
    while start is not None and start < colon and (text[start] in ALL_MARKS or text[start].isspace()):
        start += 1
    return start


def _is_label(label: str) -> bool:
    words = re.findall(r"[\w’'.-]+", label)
    return (
        0 < len(words) <= _WORDS
        and all(w[0].isupper() or w.lower() in _LINKING for w in words)
        and words[0][0].isupper()
    )


def _has_floor(
    text: str, label: Span, begin: int, last: int, names: Counter[str], people: Sequence[Span], opens: bool
) -> bool:
    shown = text[label[0] : label[1]]
    folded = shown.casefold().strip(" .")
    if folded in cues().questioners:
        return True
    if names[shown.casefold()] == 1 and shown.isupper() and gazetteer.meanings(shown).keys() & _PLACES:
        return False  # "LUSAKA: Heavy rains have forced ..."
    letters = [c for c in shown if c.isalpha()]
    if all(c.isupper() for c in letters) and len(letters) > 2 and names[shown.casefold()] > 1:
        return True
    if not any(start < label[1] <= end + 1 and start >= label[0] - 1 for start, end in people):
        return False
    if names[shown.casefold()] > 1:
        return True
    # "Ahmadinejad: Iran determined to expand ties" is a headline, not a turn.
    words = text[begin:last].split()
    return len(words) > _HEADLINE_WORDS or (
        bool(words) and opens and text[begin:last].rstrip()[-1:] in ".!?…" + ALL_MARKS
    )


def _carried_on(text: str, paragraphs: Sequence[Span], made: list[Turn]) -> list[Turn]:
    """With the paragraphs between turns, which go on with the turn before; after the last, first-person ones."""
    labelled = {t.paragraph: t for t in made}
    if len(made) < 3 or len(labelled) < 3:
        return made
    numbers = sorted(labelled)
    for number in range(numbers[0] + 1, len(paragraphs)):
        before = numbers[bisect_right(numbers, number) - 1]
        if number in labelled or before not in labelled:
            continue
        start, end = trimmed(text, *paragraphs[number])
        if end <= start or text[start] in "([<*#":
            continue
        if number > numbers[-1] and not (_FIRST_PERSON.search(text, start, end) and len(text[start:end].split()) > 4):
            break
        last_of_before = max((t for t in made if t.paragraph == before), key=lambda t: t.start)
        made.append(Turn(start, end, last_of_before.label, number))
    return sorted(made, key=lambda t: t.start)
