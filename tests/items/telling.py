"""Marked words: which words of a text tell of a meeting, with what status and kind, and which phrases around stand for
those who took part. People marked them before any output was seen; no rule was made for these texts.

`marked/*.txt` holds items divided by lines `====`: a head (`style:`, `published:`), a line `---` and the text:

    RIYADH, March 3 -- Crown Prince [[Salman bin Turki|a,b]] ((received|a held meeting)) the Latvian
    [[prime minister|a]] on Wednesday. [[He|b]] is to ((visit|b planned visit)) Riga in May.

`((word|ID STATUS KIND))` tells of a meeting, `[[words|IDs]]` stands for somebody who took part; participants are
marked in the sentence that tells and those beside it. `published` is a day, or "none". `marked/of_items.jsonl` holds
the same for items of the other folders, by offsets into their text.

    python -m tests.items.telling [PART-OF-A-FILE'S-NAME]

prints how many of the marked meetings have a row, how many rows answer to one, and which words were missed most often.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.article import Article, Document
from core.pipeline import parse
from core.tables import MEETING_KINDS, STATUSES
from tests.items.marking import marked

FOLDER = Path(__file__).parent / "marked"
OF_ITEMS = FOLDER / "of_items.jsonl"
_MARK = re.compile(
    r"\(\((?P<word>[^()|]+)\|\s*(?P<id>\w+)\s+(?P<status>\w+)\s+(?P<kind>\w+)\s*\)\)"
    r"|\[\[(?P<who>[^\[\]|]+)\|(?P<ids>[\w,\s]+)\]\]"
)
_LEFT = re.compile(r"\(\(|\)\)|\[\[|\]\]")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells of a meeting: code points (half open) into the item's text."""

    start: int
    end: int
    meeting: str
    status: str
    kind: str


@dataclass(frozen=True, slots=True)
class Taking:
    """Words that stand for somebody who took part in these meetings."""

    start: int
    end: int
    meetings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A marked text. `name`: its file and number."""

    name: str
    style: str
    published: date | None
    text: str
    tellings: tuple[Telling, ...]
    takings: tuple[Taking, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Meetings that are marked, those of them that a row's evidence tells of, those with the status that a word of
    theirs has, rows, and rows whose evidence holds a marked word."""

    marked: int = 0
    found: int = 0
    status: int = 0
    rows: int = 0
    right: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def recall(self) -> float:
        return self.found / max(1, self.marked)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.rows)

    def __str__(self) -> str:
        return (
            f"{self.marked} meetings marked, {self.found} have a row ({self.recall:.3f}), {self.status} of them with "
            f"their status; {self.rows} rows, {self.right} tell of one that is marked ({self.precision:.3f})"
        )


def items(part: str = "") -> Iterator[Item]:
    """The items of the files with this in their name. Raises ValueError where a mark is not as it should be."""
    for path in sorted(FOLDER.glob("*.txt")):
        if part in path.name:
            whole = filter(str.strip, path.read_text(encoding="utf-8").split("\n====\n"))
            for number, raw in enumerate(whole, 1):
                head, _, body = raw.strip().partition("\n---\n")
                yield read(f"{path.name}, item {number}", head, body.strip("\n"))


def of_items() -> Iterator[Item]:
    """The marks laid over items of the other folders."""
    for line in OF_ITEMS.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        item = marked(one["item"])
        tellings = tuple(Telling(*telling) for telling in one["tellings"])
        takings = tuple(Taking(start, end, frozenset(ids.split(","))) for start, end, ids in one["takings"])
        yield _checked(Item(one["item"], item["style"], item.get("published"), item["text"].strip(), tellings, takings))


def read(name: str, head: str, body: str) -> Item:
    """An item of its head and its marked text. Raises ValueError as `items` does."""
    about = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    text, at = "", 0
    tellings, takings = [], []
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        start, at = len(text), mark.end()
        text += mark["word"] or mark["who"]
        if mark["word"]:
            tellings.append(Telling(start, len(text), mark["id"], mark["status"], mark["kind"]))
        else:
            takings.append(Taking(start, len(text), frozenset(re.split(r"[,\s]+", mark["ids"].strip()))))
    text += body[at:]
    if (left := _LEFT.search(text)) is not None:
        raise ValueError(f"{name}: a mark is not as it should be near “{text[max(left.start() - 30, 0) :][:60]}”")
    published = None if about["published"] == "none" else date.fromisoformat(about["published"])
    return _checked(Item(name, about["style"], published, text, tuple(tellings), tuple(takings)))


def _checked(item: Item) -> Item:
    known = {telling.meeting for telling in item.tellings}
    for telling in item.tellings:
        if telling.status not in STATUSES or telling.kind not in MEETING_KINDS:
            raise ValueError(f"{item.name}: {telling.status} {telling.kind} is no status and kind of a meeting")
    for taking in item.takings:
        if not taking.meetings <= known:
            who = item.text[taking.start : taking.end]
            raise ValueError(f"{item.name}: “{who}” takes part in a meeting that no word tells of")
    return item


def parsed(item: Item) -> Article:
    source = "metadata" if item.published else None
    return parse(Document(item.text + "\n", source=item.name, published=item.published, published_source=source))


def counted(item: Item, article: Article) -> tuple[Count, list[str]]:
    """What was found of an item's meetings, and the words that tell of those that were not."""
    held = [
        {t for t in item.tellings if any(a < t.end and b > t.start for a, b in meeting.evidence)}
        for meeting in article.meetings
    ]
    found = {t.meeting for tellings in held for t in tellings}
    right = {
        t.meeting
        for meeting, tellings in zip(article.meetings, held, strict=True)
        for t in tellings
        if meeting.status == t.status
    }
    missed = [item.text[t.start : t.end].casefold() for t in item.tellings if t.meeting not in found]
    every = {t.meeting for t in item.tellings}
    return Count(len(every), len(found), len(right), len(held), sum(map(bool, held))), missed


def measured(chosen: Iterable[Item]) -> tuple[Count, Counter[str]]:
    """The same of several items."""
    whole, words = Count(), Counter[str]()
    for item in chosen:
        one, missed = counted(item, parsed(item))
        whole += one
        words.update(missed)
    return whole, words


if __name__ == "__main__":
    count, words = measured(items(*sys.argv[1:2]))
    print(count)
    print("missed most often:", ", ".join(f"{word} {number}" for word, number in words.most_common(_SHOWN)))
