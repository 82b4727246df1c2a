"""The language of the search field: read into a query, and found again in a text (in a store: core/store/hits.py).

    nuclear energy            both words, in any order (AND may be written)
    "nuclear energy"          side by side
    oil OR gas, NOT gas       either; without
    (oil OR gas) Iraq         parentheses group
    region*                   words that begin so
    Iraq NEAR/5 Syria         at most five words between them; also NEAR(Iraq Syria, 5)
    speaker:Assad             in one field: speaker, topic, country, outlet, cue
    topic:"nuclear energy"    a phrase, or a group in parentheses, in one field

Capital and small letters, accents and punctuation make no difference; AND, OR, NOT and NEAR are operators in
capitals only. NOT binds closest, then NEAR, AND, OR. A slip in syntax is never an error: the words are searched
and `SearchQuery.note` says so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]

FIELDS = ("speaker", "topic", "country", "outlet", "cue")
"""Fields that a search may name. Without one, text, speaker and cue are searched."""

FURTHEST = 100
"""Most words between two that are NEAR; more is taken as this many."""
_DEEPEST = 30
"""Parentheses inside one another; more is a slip."""
_NEAR_USUAL = 10

_PIECE = re.compile(
    r"""(?P<phrase>["“”„«»][^"“”„«»]*["“”„«»]\*?)"""
    r"""|(?P<near>NEAR(?:/(?P<words>[0-9]{1,6}))?(?=[\s(]|$))"""
    r"""|(?P<operator>(?:AND|OR|NOT)(?=[\s()]|$))"""
    r"""|(?P<field>[A-Za-z]{2,10}):"""
    r"""|(?P<mark>[()])"""
    r"""|(?P<comma>,)"""
    r"""|(?P<word>[^\s()"“”„«»,:]+)"""
    r"""|(?P<colon>:)"""
)
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")


@dataclass(frozen=True, slots=True)
class Term:
    """Words side by side; with `prefix`, the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    field: str | None = None

    @property
    def needle(self) -> str:
        """How it stands in a haystack."""
        return " " + " ".join(self.words) + ("" if self.prefix else " ")


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms of one field with at most `apart` words between them, in either order."""

    left: Term
    right: Term
    apart: int


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Node, ...]


Node = Term | Near | Not | Every | Either


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search that was read. `root` is None where there is nothing to look for; `note` tells of a slip."""

    text: str
    root: Node | None
    note: str | None = None

    @property
    def sought(self) -> tuple[Term, ...]:
        """The words and phrases by which a text is more or less relevant, each once: not those after NOT, and not those
        of a field."""
        return tuple(dict.fromkeys(_terms(self.root))) if self.root is not None else ()

    def matches(self, columns: Mapping[str | None, str | None]) -> bool:
        """Whether the query fits these texts (not yet folded), by field: for None the text, speaker and cue; a field
        that is not given is empty."""
        return self.root is None or _fits(self.root, {name: haystack(text) for name, text in columns.items()})


def search(text: str) -> SearchQuery:
    """Read a search. Never raises."""
    try:
        root = _Reader(text).whole()
    except _Slip as slip:
        words = tuple(Term((word,)) for word in _plain_words(text))
        shown = " ".join(term.words[0] for term in words)
        note = (
            f"{slip} The words were searched instead: {shown}." if words else f"{slip} There is nothing to search for."
        )
        return SearchQuery(text, _joined(Every, words), note)
    return SearchQuery(text, root, None if root else "There is nothing to search for: no letters or digits.")


def fold(text: str) -> str:
    """Small letters without accents: the form in which words are compared. DuckDB's is FOLDED."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))


FOLDED = r"(' ' || trim(regexp_replace(strip_accents(lower({0})), '[^\p{{L}}\p{{N}}]+', ' ', 'g')) || ' ')"
"""SQL that turns the expression {0} into a haystack: its folded words, a blank around each."""


def haystack(text: str | None) -> str:
    """The folded words of a text, a blank around each; the same as FOLDED gives."""
    return " " + " ".join(fold(word.group()) for word in _WORD.finditer(text or "")) + " "


def highlights(text: str, query: SearchQuery | str) -> list[Span]:
    """Where in `text` the words sought for stand: spans in code points, in order, not overlapping.

    Words after NOT and words of a field are not marked; of words that must be near, only those that are.
    """
    root = (search(query) if isinstance(query, str) else query).root
    if root is None:
        return []
    tokens = [(word.start(), word.end(), fold(word.group())) for word in _WORD.finditer(text)]
    words = [token[2] for token in tokens]
    spans = sorted((tokens[first][0], tokens[last][1]) for first, last in _hits(root, words))
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Slip(Exception):
    """The search cannot be read; says why in a sentence."""


@dataclass
class _Reader:
    """Reads a search from left to right."""

    text: str
    pieces: list[re.Match[str]] = field(init=False)
    at: int = field(init=False, default=0)
    depth: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        if len(re.findall('["“”„«»]', self.text)) % 2:
            raise _Slip("A quotation mark is not closed.")
        self.pieces = list(_PIECE.finditer(self.text))

    def whole(self) -> Node | None:
        found = self.either(None)
        if self.at < len(self.pieces):
            raise _Slip("A parenthesis is closed that was not opened.")
        return found

    def kind(self) -> str | None:
        """What the next piece is: an operator's own name, a mark, or the name of its group."""
        if self.at >= len(self.pieces):
            return None
        piece = self.pieces[self.at]
        group = piece.lastgroup if piece.lastgroup != "words" else "near"
        return piece.group() if group in ("operator", "mark") else group

    def take(self) -> re.Match[str]:
        self.at += 1
        return self.pieces[self.at - 1]

    def either(self, scope: str | None) -> Node | None:
        parts = [self.every(scope)]
        while self.kind() == "OR":
            self.take()
            parts.append(self.every(scope))
        if len(parts) > 1 and None in parts:
            raise _Slip("OR needs words on both sides.")
        return _joined(Either, tuple(part for part in parts if part is not None))

    def every(self, scope: str | None) -> Node | None:
        parts: list[Node] = []
        awaited = False
        while (kind := self.kind()) not in (None, ")", "OR"):
            if kind == "AND":
                if awaited or not parts:
                    raise _Slip("AND needs words on both sides.")
                self.take()
                awaited = True
                continue
            if (part := self.near(scope)) is not None:
                parts.append(part)
                awaited = False
        if awaited:
            raise _Slip("AND needs words on both sides.")
        return _joined(Every, tuple(parts))

    def near(self, scope: str | None) -> Node | None:
        first = self.denied(scope)
        parts: list[Node] = []
        last = first
        while self.kind() == "near":
            apart = self.take().group("words")
            right = self.denied(scope)
            if not isinstance(last, Term) or not isinstance(right, Term) or last.field != right.field:
                raise _Slip("NEAR needs a word or a phrase on both sides.")
            parts.append(Near(last, right, _reach(apart)))
            last = right
        return _joined(Every, tuple(parts)) if parts else first

    def denied(self, scope: str | None) -> Node | None:
        if self.kind() != "NOT":
            return self.single(scope)
        self.take()
        if self.kind() == "NOT":
            raise _Slip("NOT stands twice in a row.")
        part = self.single(scope)
        if part is None:
            raise _Slip("NOT needs a word after it.")
        return Not(part)

    def single(self, scope: str | None) -> Node | None:
        kind = self.kind()
        if kind == "(":
            return self.group(scope)
        if kind == "near":
            return self.near_call(scope)
        if kind == "field":
            return self.named(scope)
        if kind in (None, ")", "AND", "OR", "NOT"):
            raise _Slip("A word is missing.")
        piece = self.take()
        return _term(piece.group(), scope) if kind in ("word", "phrase") else None

    def group(self, scope: str | None) -> Node | None:
        self.take()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Slip("There are too many parentheses inside one another.")
        found = self.either(scope)
        if self.kind() != ")":
            raise _Slip("A parenthesis is not closed.")
        self.take()
        self.depth -= 1
        return found

    def near_call(self, scope: str | None) -> Node:
        """NEAR(a b, 5): every two of the terms."""
        apart = self.take().group("words")
        if self.kind() != "(":
            raise _Slip("NEAR needs a word or a phrase on both sides.")
        self.take()
        terms: list[Term] = []
        while self.kind() in ("word", "phrase"):
            if (term := _term(self.take().group(), scope)) is not None:
                terms.append(term)
        if self.kind() == "comma":
            self.take()
            if self.kind() != "word" or not re.fullmatch("[0-9]{1,6}", apart := self.take().group()):
                raise _Slip("NEAR( , ) takes a number of words after the comma.")
        if self.kind() != ")" or len(terms) < 2:
            raise _Slip("NEAR( ) takes two or more words or phrases.")
        self.take()
        pairs = [(a, b) for i, a in enumerate(terms) for b in terms[i + 1 :]]
        found = _joined(Every, tuple(Near(a, b, _reach(apart)) for a, b in pairs))
        assert found is not None
        return found

    def named(self, scope: str | None) -> Node | None:
        piece = self.take()
        name = piece.group("field").lower()
        if name not in FIELDS:
            # "Tehran: ..." is a word and a colon, not a field.
            return _term(piece.group("field"), scope)
        if scope is not None and scope != name:
            raise _Slip(f"{scope}: and {name}: cannot both be meant.")
        if self.kind() not in ("word", "phrase", "("):
            raise _Slip(f"A word is missing after {name}:.")
        return self.single(name)


def _term(written: str, scope: str | None) -> Term | None:
    """A word or phrase as it was written, as a term; None where it has no letters or digits."""
    words = tuple(fold(word.group()) for word in _WORD.finditer(written))
    return Term(words, written.endswith("*"), scope) if words else None


def _reach(written: str | None) -> int:
    return min(int(written), FURTHEST) if written else _NEAR_USUAL


def _joined(kind: Callable[[tuple[Node, ...]], Node], parts: tuple[Node, ...]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(parts)


def _plain_words(text: str) -> list[str]:
    kept = re.sub(rf"\b(?:AND|OR|NOT|NEAR(?:/[0-9]+)?|(?:{'|'.join(FIELDS)})(?=:))", " ", text)
    return list(dict.fromkeys(fold(word.group()) for word in _WORD.finditer(kept)))


def _terms(node: Node) -> Iterator[Term]:
    """Words and phrases without a field that are sought, not shut out."""
    if isinstance(node, Every | Either):
        for part in node.parts:
            yield from _terms(part)
    elif isinstance(node, Near):
        yield from _terms(node.left)
        yield from _terms(node.right)
    elif isinstance(node, Term) and node.field is None:
        yield node


def _near_pattern(near: Near) -> str:
    """Words are letters and digits only, so nothing needs escaping."""
    left, right = (" ".join(t.words) + ("[^ |]*" if t.prefix else "") for t in (near.left, near.right))
    between = f" (?:[^ |]+ ){{0,{near.apart}}}"
    return f" (?:{left}{between}{right}|{right}{between}{left}) "


def _fits(node: Node, columns: Mapping[str | None, str]) -> bool:
    if isinstance(node, Not):
        return not _fits(node.part, columns)
    if isinstance(node, Every):
        return all(_fits(part, columns) for part in node.parts)
    if isinstance(node, Either):
        return any(_fits(part, columns) for part in node.parts)
    if isinstance(node, Term):
        return node.needle in columns.get(node.field, "")
    return re.search(_near_pattern(node), columns.get(node.left.field, "")) is not None


def _hits(node: Node, words: list[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch to be marked."""
    if isinstance(node, Every | Either):
        for part in node.parts:
            yield from _hits(part, words)
    elif isinstance(node, Term) and node.field is None:
        yield from _occurrences(node, words)
    elif isinstance(node, Near) and node.left.field is None:
        left, right = list(_occurrences(node.left, words)), list(_occurrences(node.right, words))
        reach = node.apart + 1
        for a in left:
            # Both lists are in order: only those within reach are looked at, so a long text stays quick.
            for b in right[bisect_left(right, a[0] - reach, key=lambda b: b[1]) :]:
                if b[0] - a[1] > reach:
                    break
                if b[0] > a[1] or a[0] > b[1]:
                    yield from (a, b)


def _occurrences(term: Term, words: list[str]) -> Iterator[tuple[int, int]]:
    size = len(term.words)
    *firm, last = term.words
    for at in range(len(words) - size + 1):
        ending = words[at + size - 1]
        if (ending.startswith(last) if term.prefix else ending == last) and words[at : at + size - 1] == firm:
            yield at, at + size - 1
