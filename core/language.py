"""The language of a text and the models that read it: one spaCy Doc over the whole text, with the encoder's names.

The Doc's offsets are the text's own. Its words are the text's words; only white space may differ: a line break
inside a paragraph and a no-break space are spaces to the model, and quotation marks and apostrophes are read as
their straight sisters. A segment's end is always a sentence's end.

Text is read in pieces of a paragraph or less and joined, so that cost and memory grow with the text and no faster.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, MORPH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from core.article import Article, Segment
from core.encoder import Entity, Tagging, encoder, entities
from core.errors import ReadingError
from core.language_model import language_model, recogniser, tag_and_parse
from core.morphology import Morphology, Values

_PIECE = 4_000
"""Characters of a piece: a long paragraph is cut at the last sentence end before this."""
_BATCH = 60_000
"""Characters that the model sees at a time; bounds its memory."""
_WORD = 400
"""No word is longer; a longer run without white space (an encoded file) is cut and not analysed."""
_SAMPLE, _WINDOWS = 1_500, 8
_FOREIGN_WORDS = 3
"""Different function words of another language that a text needs before it is taken for one in it."""
_ATTRIBUTES = (TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START)
_RULED = slice(1, 4)
"""Columns of _ATTRIBUTES that core.morphology gives."""

_STRAIGHT = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2011": "-",
})  # fmt: skip
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " "})
_SENTENCE_END = re.compile(r"(?:[a-z]{4}|[)\]%\d])[.!?][\"')\]]?\s+(?=[\"'(]?[A-Z])")
_SOFT_BREAK = re.compile(r"(?<=\S)\r?\n(?=\S)|(?<=\S) \n(?=\S)|(?<=\S)\n (?=\S)")
_LONG_RUN = re.compile(rf"\S{{{_WORD + 1},}}")
_COLUMNS = re.compile(
    r"(?im)^(?=[^\n]{0,200}\b(?:date|time)s?\b)(?=[^\n]{0,200}[|\t])"
    r"(?=[^\n]{0,200}\b(?:meeting|purpose|location|place|organisations?|organizations?|attendees|with|met|subject)\b)"
)
"""A line with the English names of a table's columns: "Date | Name of organisation | Purpose of meeting"."""
_BETWEEN = re.compile(r"\S")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def analyse(article: Article, *, recognise: bool = False) -> Doc:
    """The whole text as a spaCy Doc (tags, lemmas, parse, entities); sets `article.language` and `article.tagging`.

    Entities are the encoder's (core.encoder.pieces.ENTITIES). With `recognise` they are those of the language model's
    own recogniser, and there is no tagging: that is what the encoder learns from.

    Segments of kind boilerplate are only cut into words. Raises ReadingError (reason "language") where the text is
    clearly not English, ModelError where no model is installed.
    """
    article.language = _checked_language(article)
    # The two models know nothing of each other and leave Python's lock alone most of the time.
    tagged = None if recognise else _beside().submit(_taggings, article)
    pieces = list(_pieces(article))
    parts: list[_Part] = []
    for batch in _batches(pieces):
        parts.extend(_read(batch, recognise=recognise))
    if tagged is not None:
        body, others = tagged.result()
        article.tagging = body
    if not parts:
        return Doc(language_model().vocab)
    words = [word for part in parts for word in part.words]
    spaces = [space for part in parts for space in part.spaces]
    doc = Doc(language_model().vocab, words=words, spaces=spaces)
    values: Any = np.concatenate([part.values for part in parts])
    doc.from_array(list(_ATTRIBUTES), values)
    if tagged is not None:
        _name(doc, entities(body, article.text) + entities(others, article.text))
    return doc


def language_of(text: str) -> str | None:
    """The language of a text (ISO 639-1) by its commonest words, or of its script ("Arabic script"); None: unclear."""
    letters, latin = 0, 0
    scripts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for word, times in Counter(word for window in _windows(text) for word in _LETTERS.findall(window)).items():
        letters += len(word) * times
        if word.isascii() or _script(word[0]) == "LATIN":
            latin += len(word) * times
            words[word.replace("’", "'").lower()] += times
        else:
            scripts[_script(word[0])] += len(word) * times
    if letters and latin < letters / 2:
        return f"{scripts.most_common(1)[0][0].capitalize()} script"
    total = sum(words.values())
    counts = {code: sum(map(words.__getitem__, known & words.keys())) for code, known in _function_words().items()}
    best, hits = max(counts.items(), key=lambda item: item[1])
    # Four words decide little; running text has a function word in every ten at least.
    if hits < 2 or hits * 12 < total:
        return None
    if counts["en"] * 4 >= hits * 3:
        return "en"
    # One foreign word said often is a name: "al-Sabah", "de Silva".
    return best if sum(1 for word in _function_words()[best] if words[word]) >= _FOREIGN_WORDS else None


def _checked_language(article: Article) -> str:
    segments = [s for s in article.segments if s.kind != "boilerplate"]
    text = "\n".join(article.text[s.start : s.end] for s in islice(segments, 400)) if segments else article.text
    language = language_of(text) or language_of(article.text)
    if language == "en":
        return language
    words = len(_LETTERS.findall(text[:_SAMPLE]))
    # A headline or a line of names says too little to refuse it, and an entry of a register, as the rows of a table of
    # meetings, may be nothing but names.
    names = 0 < words < 25 or article.document.people or _COLUMNS.search(article.text[:_SAMPLE]) is not None
    if language is None and names and not _LONG_RUN.search(text[:_SAMPLE]):
        return "en"
    name = f"in {language}, not in English" if language else "no running English text"
    raise ReadingError(
        article.document.source or "text",
        "language",
        f"the text is {name}; only English reports can be parsed",
        article.text[:200],
    )


def _windows(text: str) -> Iterator[str]:
    """The text, or evenly spread stretches of a long one."""
    if len(text) <= _SAMPLE * _WINDOWS:
        yield text
        return
    step = len(text) // _WINDOWS
    for n in range(_WINDOWS):
        yield text[n * step : n * step + _SAMPLE]


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0]


@cache
def _function_words() -> dict[str, frozenset[str]]:
    source = (files("core") / "lexicon" / "function_words.toml").read_text(encoding="utf-8")
    return {code: frozenset(words) for code, words in tomllib.loads(source).items()}


@cache
def _morphology() -> Morphology:
    return Morphology(language_model())


@cache
def _beside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="encoder")


def end_threads() -> None:
    """End the thread beside this one; the next text has one anew. For a process before it is copied: the copy would
    wait for a thread that it has not."""
    _beside().shutdown()
    _beside.cache_clear()


def _taggings(article: Article) -> tuple[Tagging, Tagging]:
    """What the encoder thinks of the report's paragraphs, and of headlines and the like.

    It learned from paragraphs that stand beside each other, so that they are read apart.
    """
    segments = article.segments or _paragraphs(article.text)
    body = [(s.start, s.end) for s in segments if s.kind == "body"]
    others = [(s.start, s.end) for s in segments if s.kind not in ("body", "boilerplate")]
    return encoder().tag(_shown(article.text, body)), encoder().tag(_shown(article.text, others))


def _name(doc: Doc, found: list[Entity]) -> None:
    """Set these names as the doc's entities, widened to whole words."""
    begins: list[int] = doc.to_array([IDX]).tolist()
    spans: list[Span] = []
    for entity in sorted(found):
        first = bisect_right(begins, entity.start) - 1
        last = bisect_left(begins, entity.end)
        if not spans or first >= spans[-1].end:
            spans.append(Span(doc, first, last, label=entity.kind))
    doc.set_ents(spans)


def _shown(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks for all but these spans, offsets kept."""
    parts, at = [], 0
    for start, end in spans:
        parts += [_BETWEEN.sub(" ", text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, _BETWEEN.sub(" ", text[at:])])


class _Piece:
    """A stretch of the text as the model is to see it."""

    __slots__ = ("read", "shown")

    def __init__(self, shown: str, *, read: bool) -> None:
        self.shown = shown
        self.read = read


class _Part:
    """A piece after reading: its words, which of them a space follows, and a row of attributes each."""

    __slots__ = ("spaces", "values", "words")

    def __init__(self, words: list[str], spaces: list[bool], values: Any) -> None:
        self.words = words
        self.spaces = spaces
        self.values = values


def _pieces(article: Article) -> Iterator[_Piece]:
    """The text from beginning to end; pieces end where segments do."""
    text = article.text
    done = 0
    segments = sorted(article.segments, key=lambda s: s.start) or _paragraphs(text)
    for segment in segments:
        if segment.start < done:
            continue
        if segment.start > done:
            yield from _cut(text[done : segment.start], read=False)
        yield from _cut(text[segment.start : segment.end], read=segment.kind != "boilerplate")
        done = segment.end
    if done < len(text):
        yield from _cut(text[done:], read=False)


def _paragraphs(text: str) -> list[Segment]:
    """Paragraphs by blank lines, for a text that nobody has laid out."""
    found = re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)
    return [Segment(m.start(), m.end(), "body", n) for n, m in enumerate(found)]


def _cut(text: str, *, read: bool) -> Iterator[_Piece]:
    """Pieces of one segment: sentence ends, else white space, else anywhere; long runs apart and unread."""
    start = 0
    for run in _LONG_RUN.finditer(text):
        yield from _cut_running(text[start : run.start()], read=read)
        for n in range(run.start(), run.end(), _WORD):
            yield _Piece(text[n : min(n + _WORD, run.end())], read=False)
        start = run.end()
    yield from _cut_running(text[start:], read=read)


def _cut_running(text: str, *, read: bool) -> Iterator[_Piece]:
    # A line break inside a paragraph is where its editor wrapped the line, not a word of the sentence.
    text = _SOFT_BREAK.sub(lambda m: " " * len(m.group()), text).translate(_SPACES)
    start = 0
    while len(text) - start > _PIECE:
        window = text[start : start + _PIECE]
        end = 0
        for found in _SENTENCE_END.finditer(window.translate(_STRAIGHT), _PIECE // 2):
            end = found.end()
        end = end or window.rfind(" ", _PIECE // 2) + 1 or _PIECE
        yield _Piece(text[start : start + end], read=read)
        start += end
    if start < len(text):
        yield _Piece(text[start:], read=read)


def _batches(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    batch: list[_Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece.shown) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.shown)
    if batch:
        yield batch


def _read(batch: list[_Piece], *, recognise: bool) -> list[_Part]:
    """Tokens of every piece and, of those to be read, what the model says of them."""
    model = language_model()
    docs = [_tokens(model, piece) for piece in batch]
    to_read = [doc for doc, piece in zip(docs, batch, strict=True) if piece.read and len(doc)]
    tag_and_parse(to_read)
    if recognise:
        list(recogniser().pipe(to_read))
    ruled = iter(_morphology().of(to_read))
    return [
        _part(doc, piece, next(ruled) if piece.read else None)
        for doc, piece in zip(docs, batch, strict=True)
        if len(doc)
    ]


def _tokens(model: Language, piece: _Piece) -> Doc:
    if not piece.read and not piece.shown.isspace() and " " not in piece.shown:
        return Doc(model.vocab, words=[piece.shown], spaces=[False])
    doc = model.make_doc(piece.shown.translate(_STRAIGHT))
    for n in range(4, len(doc)) if ")" in piece.shown else ():
        # "National Economic Council (NEC) Director": no sentence begins behind a name's abbreviation.
        short = doc[n - 1].text == ")" and doc[n - 3].text == "(" and doc[n - 2].is_upper and doc[n - 1].whitespace_
        if short and doc[n].text[0].isupper() and doc[n - 4].text[0].isupper():
            doc[n].is_sent_start = False
    return doc


def _part(doc: Doc, piece: _Piece, ruled: Values | None) -> _Part:
    places = doc.to_array([IDX, LENGTH, SPACY])
    begins, ends = places[:, 0], places[:, 0] + places[:, 1]
    words = [piece.shown[start:end] for start, end in zip(begins.tolist(), ends.tolist(), strict=True)]
    spaces: list[bool] = places[:, 2].astype(bool).tolist()
    if ruled is not None:
        values = doc.to_array(list(_ATTRIBUTES))
        values[:, _RULED] = ruled
    else:
        values = np.zeros((len(doc), len(_ATTRIBUTES)), dtype="uint64")
        values[:, -1] = np.array([1] + [-1] * (len(doc) - 1), dtype="int64").astype("uint64")
        # A sentence begins where its root says so; without one these words would go to the sentence before.
        values[0, _ATTRIBUTES.index(DEP)] = doc.vocab.strings.add("ROOT")
    return _Part(words, spaces, values)
