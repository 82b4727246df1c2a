"""The words of a document as the steps of this room see them: the doc's tokens without white space.

Beside each word stands what the gazetteer and the list of organisations know to begin there, so that later
steps treat "Saudi Arabia" or "Security Council" as one unit.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.vocabulary import Body, vocabulary, words_of
from core.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
CALENDAR = frozenset(
    f"{_MONTHS} {_DAYS} jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow".split()
)
"""Words that never belong to a name or role, lower case, without full stops."""
HYPHENS = frozenset("-‐‑–")
_DASHES = frozenset("-–—")
BULLETS = frozenset("-–—•*·◦▪")
"""What the entry of a list may begin with."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that the lexicons know as one name; `first` and `last` are word positions, half open."""

    first: int
    last: int
    meanings: gazetteer.Meanings
    body: Body | None

    @property
    def country(self) -> str | None:
        """The one state that all meanings point to."""
        if self.body is not None:
            return self.body.country
        return next((m.country for m in self.meanings.values() if m.country), None)


class Words:
    """Tokens of the readable segments in order, with parallel lists that are cheap to index."""

    def __init__(self, article: Article) -> None:
        doc = article.doc
        assert doc is not None
        self.text = article.text
        self.tokens: list[Token] = []
        self.segment: list[int] = []
        self.kinds: list[str] = []
        readable = [(s.start, s.end, n, s.kind) for n, s in enumerate(article.segments) if s.kind in _READABLE]
        if not article.segments:
            readable = [(0, len(article.text), 0, "body")]
        at = 0
        for token in doc:
            while at < len(readable) and token.idx >= readable[at][1]:
                at += 1
            if at == len(readable):
                break
            if token.idx < readable[at][0] or token.is_space:
                continue
            self.tokens.append(token)
            self.segment.append(readable[at][2])
            self.kinds.append(readable[at][3])
        self.surface = [t.text for t in self.tokens]
        self.lower = [t.lower_.replace("’", "'") for t in self.tokens]
        self.start = [t.idx for t in self.tokens]
        self.end = [start + len(surface) for start, surface in zip(self.start, self.surface, strict=True)]
        self._cut_at_brackets()
        self._capitals = [s[0].isupper() or (s[:2] in _ELIDED and s[2:3].isupper()) for s in self.surface]
        self.pos = [t.pos_ for t in self.tokens]
        self.person = [t.ent_type_ == "PERSON" for t in self.tokens]
        self.sentence = self._sentences()
        self.after_things = {
            self.surface[n + 1] for n, word in enumerate(self.lower[:-1]) if word in _THINGS and self.capital(n + 1)
        }
        """Words behind one that says that a thing has this name: "Hurricane Ian", "Operation Barkhane"."""
        self.seen_lower = {s for s in self.surface if s.islower()}
        self.unit: list[Unit | None] = [None] * len(self.tokens)
        self._mark_units()

    def __len__(self) -> int:
        return len(self.tokens)

    def position(self, offset: int) -> int:
        """The first word that begins at or after this offset."""
        return bisect_left(self.start, offset)

    def slice(self, first: int, last: int) -> str:
        """The text from one word up to another, half open."""
        return self.text[self.start[first] : self.end[last - 1]]

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter, or with "d'" or "l'" before one."""
        return 0 <= at < len(self._capitals) and self._capitals[at]

    def possessive(self, at: int) -> bool:
        """Whether the word is a genitive ending."""
        return (
            0 <= at < len(self.surface)
            and self.lower[at] in ("'s", "'")
            and self.pos[at] in ("PART", "PUNCT", "VERB", "AUX")
        )

    def opens_sentence(self, at: int) -> bool:
        """Whether the word is the first of its sentence, opening quotation marks aside."""
        before = at - 1
        while before >= 0 and self.surface[before] in _OPENING and self.sentence[before] == self.sentence[at]:
            before -= 1
        return before < 0 or self.sentence[before] != self.sentence[at]

    def dash(self, at: int) -> bool:
        """Whether a dash with blanks around it stands here, which is no bullet: "Prime Minister – Chief of Staff"."""
        spaced = self.surface[at] in _DASHES and not self.joined(at - 1) and not self.joined(at)
        return spaced and "\n" not in self.text[self.end[at - 1] : self.start[at]]

    def joined(self, left: int) -> bool:
        """Whether a word and the next touch, as around a hyphen."""
        return left + 1 < len(self.tokens) and self.end[left] == self.start[left + 1]

    def release(self, names: set[str]) -> bool:
        """Places that are surnames of this document's persons ("Santos", "Golan") are no places any more; a state
        ("Jordan") where a person is told, a capital ("Colombo") where nothing before it says that it is a place.
        Returns whether there was one."""
        released = False
        for at, unit in enumerate(self.unit):
            if unit is None or unit.last > unit.first + 1 or unit.body is not None or self.lower[at] not in names:
                continue
            capital = "state" not in unit.meanings and "capital" in unit.meanings and not self._at_a_place(at)
            if set(unit.meanings) <= {"city", "region", "people"} or self.person[at] or capital:
                self.unit[at] = None
                released = True
        return released

    def _at_a_place(self, at: int) -> bool:
        """Whether what stands around the word says that it is a place: "in Rome", "ROME, May 3 --", "Rome-Paris"."""
        before = self.lower[at - 1] if at and self.sentence[at - 1] == self.sentence[at] else ""
        first = at == 0 or self.segment[at - 1] != self.segment[at]
        return (
            before in _PLACE_TIES
            or (first and self.surface[at + 1 : at + 2] not in ([], ["'s"]) and self.surface[at + 1][0] in ",(-–—")
            or (at + 1 < len(self) and self.surface[at + 1] in HYPHENS and self.joined(at))
        )

    def _cut_at_brackets(self) -> None:
        """As in "Modi(retranslated)" without a blank is one token to the model: the word ends at the bracket."""
        for at, surface in enumerate(self.surface):
            if "(" in surface and surface[0].isalpha():
                word = surface.partition("(")[0]
                self.surface[at], self.lower[at], self.end[at] = word, word.casefold(), self.start[at] + len(word)

    def _sentences(self) -> list[int]:
        """A number for each word's sentence; sentences end where segments and the cells of a table do."""
        numbers: list[int] = []
        current, segment = -1, -1
        for at, (token, own) in enumerate(zip(self.tokens, self.segment, strict=True)):
            begins = token.is_sent_start and not self._inside_name(at) and not self._behind_title(at)
            if own != segment or begins or self._in_another_cell(at):
                current += 1
            segment = own
            numbers.append(current)
        return numbers

    def _in_another_cell(self, at: int) -> bool:
        """Whether a tab or a wide gap parts the word from the one before, as in the rows of a table."""
        between = self.text[self.end[at - 1] : self.start[at]] if at else ""
        parts = "\t" in between or between.startswith("   ")
        return parts and "\n" not in between and self.surface[at - 1][-1].isalnum()

    def _inside_name(self, at: int) -> bool:
        """Whether the model cut a sentence between two capitals with nothing but a blank between them, or behind the
        initial in a name ("Mario E. Dorsonville")."""
        if not (self.capital(at - 1) and self.capital(at)) or self.text[self.end[at - 1] : self.start[at]] != " ":
            return False
        if self.surface[at - 1].isalpha():
            return True
        initial = len(self.surface[at - 1]) == 2 and self.surface[at - 1][1] == "." and at > 1
        return initial and self.person[at - 2] and self.person[at]

    def _behind_title(self, at: int) -> bool:
        """Whether the model cut a sentence behind a shortened title: "the Hon. Grace Oyelaran", "MR. PRICE"."""
        if at < 2 or not self.capital(at):
            return False
        before = at - 2 if self.surface[at - 1] == "." and self.joined(at - 2) else at - 1
        if before == at - 1 and not self.surface[before].endswith("."):
            return False
        title = self.lower[before].rstrip(".")
        known = vocabulary()
        return self.capital(before) and (
            title in known.shortened or (self.surface[before].rstrip(".").isupper() and title in known.address)
        )

    def _mark_units(self) -> None:
        known = vocabulary()
        at = 0
        while at < len(self.tokens):
            unit = None
            first = self.surface[at]
            if first[0].isupper() or first in known.body_words:
                unit = self._unit(at)
            if unit is None:
                at += 1
                continue
            for n in range(unit.first, unit.last):
                self.unit[n] = unit
            at = unit.last

    def _unit(self, at: int) -> Unit | None:
        """The longest known name from here; words with hyphens between them are tried as one."""
        grows = self.surface[at + 1 : at + 2] and (self.surface[at + 1] in HYPHENS or self.possessive(at + 1))
        word = self.surface[at].replace("’", "'")
        if not grows and word not in vocabulary().body_words and not gazetteer.may_begin(word):
            return None
        if any(self.possessive(n) for n in range(at + 1, min(at + 4, len(self.tokens)))):
            # "People's Republic of China"
            unit = self._longest(at, *self._window(at, genitives=True))
            if unit is not None and any(self.possessive(n) for n in range(unit.first, unit.last)):
                return unit
        return self._longest(at, *self._window(at))

    def _longest(self, at: int, words: list[str], ends: list[int]) -> Unit | None:
        known = vocabulary()
        found_length, found = gazetteer.longest(words, 0)
        for length in range(min(known.body_words.get(words[0], 0), len(words)), found_length, -1):
            body = known.bodies.get(" ".join(words[:length]))
            if body is not None and not (length == 1 and (self._another_body(at, ends[0]) or self._is_surname(at))):
                return Unit(at, ends[length - 1], {}, body)
        return Unit(at, ends[found_length - 1], found, None) if found_length else None

    def _another_body(self, at: int, end: int) -> bool:
        """Whether a common noun for a body is one of its own here: "the 1st Congress of Russian Theatres"."""
        if self.lower[at] not in _COMMON_BODIES:
            return False
        counted = at > 0 and self.sentence[at - 1] == self.sentence[at] and (
            self.surface[at - 1][0].isdigit() or self.lower[at - 1] in ("this", "seventh", "first", "party")
            or self.possessive(at - 1) or (self.capital(at - 1) and self.lower[at - 1] != "the")
        )  # fmt: skip
        return counted or (end < len(self.tokens) and self.lower[end] == "of")

    def _is_surname(self, at: int) -> bool:
        """Whether a body's short name stands behind a given name, as somebody's: "Senator Anna Wagner"."""
        told = at > 0 and self.person[at] and self.person[at - 1] and self.sentence[at - 1] == self.sentence[at]
        return told and self.lower[at - 1] in vocabulary().given

    def _window(self, at: int, *, genitives: bool = False) -> tuple[list[str], list[int]]:
        """Up to eight words from here, hyphened ones joined where that is how they stand in a lexicon."""
        words: list[str] = []
        ends: list[int] = []
        known = vocabulary()
        position = at
        while position < len(self.tokens) and len(words) < 8 and self.sentence[position] == self.sentence[at]:
            end = position + 1
            word = self.surface[position].replace("’", "'")
            joined = word
            stop = end
            if genitives and self.possessive(end):
                words.append(word + "'s")
                ends.append(end + 1)
                position = end + 1
                continue
            while (
                stop + 1 < len(self.tokens)
                and self.surface[stop] in HYPHENS
                and self.joined(stop - 1)
                and self.joined(stop)
            ):
                joined += "-" + self.surface[stop + 1].replace("’", "'")
                stop += 2
                if gazetteer.meanings(joined) or joined in known.body_words:
                    word, end = joined, stop
            words.append(word)
            ends.append(end)
            position = end
        return words, ends


_THINGS = words_of("name", "things_called")
_PLACE_TIES = words_of("body", "place_ties")
_ELIDED = frozenset(("d'", "d’", "l'", "l’"))
_COMMON_BODIES = frozenset(("congress", "senate", "parliament", "assembly"))
_READABLE = frozenset(("headline", "subheadline", "body"))
_OPENING = frozenset("“‘\"'«„([*_-–—•")
