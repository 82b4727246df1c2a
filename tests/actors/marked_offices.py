"""Reads the texts whose offices were marked by hand (marked_offices.txt), and counts how many are solved rightly.

Texts are divided by lines `====`: a head (`published:` and, where it tells, `source:`), a line `---` and the text.
`[words|Name]` is an office without a name that means this person: one of the text, or who held the office on the day.
`[words|?]` means nobody who can be known, `[words|?xx]` such a one of the state xx, `[words|Name/?]` either. The marks
were set before the product had read the texts. The rules were then mended against them, and where a text
names invented holders beside real ones `/?` was put in afterwards, since nobody can tell whether the list holds there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.actors.vocabulary import plain
from core.article import Article, Document
from core.pipeline import parse

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Office:
    """Code points of the words, and whom they mean: a name, "?", "?xx" or "Name/?"."""

    start: int
    end: int
    means: str


@dataclass(frozen=True)
class Text:
    published: date
    source: str
    text: str
    offices: tuple[Office, ...]


@dataclass(frozen=True)
class Count:
    """Offices solved to a person rightly and wrongly, and offices that have a person to be solved to."""

    right: int
    wrong: int
    known: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.known, 1)


def texts() -> Iterator[Text]:
    """All texts of marked_offices.txt, in their order."""
    for item in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n====\n"):
        head, _, body = item.partition("\n---\n")
        about = {key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
        offices, shift = [], 0
        for mark in _MARK.finditer(body):
            start = mark.start() - shift
            offices.append(Office(start, start + len(mark[1]), mark[2]))
            shift += len(mark[0]) - len(mark[1])
        day = date.fromisoformat(about["published"])
        yield Text(day, about.get("source", "wire.txt"), _MARK.sub(lambda m: m[1], body), tuple(offices))


def solved(text: Text, article: Article, office: Office) -> str | None:
    """What the words were read as: a person's name, "?xx" or "?" for somebody unnamed, None where they name nobody."""
    overlapping = [m for m in article.mentions if m.start < office.end and m.end > office.start and m.form != "pronoun"]
    actor = overlapping[-1].actor if overlapping else None
    if actor is None:
        return None
    return actor.name if actor.kind == "person" else f"?{actor.country or ''}"


def count() -> Count:
    """How many of the marked offices are solved."""
    right = wrong = known = 0
    faults = []
    for text in texts():
        article = parse(
            Document(text.text + "\n", source=text.source, published=text.published, published_source="metadata")
        )
        for office in text.offices:
            name, found = office.means.removesuffix("/?"), solved(text, article, office)
            person = found is not None and not found.startswith("?")
            fits = person and not name.startswith("?") and bool(_words(name) & _words(found or ""))
            known += not office.means.startswith("?") and not office.means.endswith("/?")
            right += fits and not office.means.endswith("/?")
            wrong += person and not fits
            state_fits = not office.means[1:] or office.means.endswith("/?") or found in (None, office.means)
            open_ = office.means.endswith("/?") and not person
            if not fits and not open_ and (person or not office.means.startswith("?") or not state_fits):
                words = text.text[office.start : office.end]
                faults.append(f"{words!r} is {office.means}, read as {found}: {text.text[:60]!r}")
    return Count(right, wrong, known, tuple(faults))


def _words(name: str) -> set[str]:
    return {word for word in plain(name).replace("-", " ").split() if len(word) > 2 and word not in ("bin", "dos")}


if __name__ == "__main__":
    counted = count()
    print(*counted.faults, sep="\n")
    print(f"precision {counted.precision:.3f}, recall {counted.recall:.3f}", end=": ")
    print(f"{counted.right} right, {counted.wrong} wrong, {counted.known} can be known")
