"""Press releases, readouts and news articles whose meetings people have marked, as gold for `communique evaluate`.

`marks.jsonl` holds the marks and none of the texts: one line a release, by its address or file name in the corpora that
lie beside the repository (`../shared/corpora`; `news`: articles of PolNeAR's train part). A name is [start, end], code
points into the title, a line end and the text; words that stand nowhere in the release are given as they are. The
fields of a meeting are those of docs/evaluation.md; `set` tells the samples apart, in the order in which they were
drawn at random; `q` and `r` are of 5,000 to 12,000 characters, `s` longer, `t` of less than 300, `u` and `v` news of
American politics, the others between. Nobody who writes rules has read the texts or the errors of `r`, `s`, `t` and
`v`, which are for measuring alone.

`python -m tests.releases.marking [SET ...] > gold.jsonl` writes them with their texts.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from core.article import Document
from core.reading import read

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
MARKS = Path(__file__).with_name("marks.jsonl")
FILES = {
    "kremlin": "kremlin-press-releases.csv",
    "ukraine": "ukraine-president-press-releases.csv",
    "whitehouse": "white-house-readouts-2021-2022.zip",
}
NEWS = CORPORA.parent / "evaluation" / "polnear-train.jsonl.gz"
_NAMES = ("participants", "participants_optional")
Marks = dict[str, Any]


def marks(*sets: str) -> list[Marks]:
    """The lines of these samples, of all where none is named."""
    lines = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    return [line for line in lines if not sets or line["set"] in sets]


def gold(*sets: str) -> Iterator[Marks]:
    """Each release of these samples in the gold format. Raises KeyError where the corpora lack one."""
    wanted = marks(*sets)
    texts: dict[str, Document] = {}
    for outlet in sorted({line["outlet"] for line in wanted}):
        if outlet == "news":
            texts |= dict(_articles())
            continue
        found = (one for one in read(CORPORA / FILES[outlet]) if isinstance(one, Document))
        texts |= {key_of(document): document for document in found}
    for line in wanted:
        yield as_gold(line, texts[line["source"]])


def _articles() -> Iterator[tuple[str, Document]]:
    """Each news article by its name, which ends with outlet, day and words of the headline."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            outlet, day, _ = line["doc_id"].split("_")
            published = date.fromisoformat(day)
            yield (
                line["doc_id"],
                Document(line["text"], outlet=outlet, published=published, published_source="metadata"),
            )


def key_of(document: Document) -> str:
    """How the marks call a release: the address that names its row, or its file's name."""
    source = document.source or ""
    return source.partition(".csv/")[2] or source.rpartition("/")[2]


def as_gold(line: Marks, document: Document) -> Marks:
    whole = f"{document.title}\n{document.text}"

    def name(one: list[int] | str) -> str:
        return one if isinstance(one, str) else " ".join(whole[one[0] : one[1]].split())

    meetings = []
    for meeting in line["meetings"]:
        spelt = {
            field: [[name(one) for one in spellings] for spellings in meeting[field]]
            for field in _NAMES
            if field in meeting
        }
        meetings.append(meeting | spelt)
    return {
        "doc_id": f"{line['outlet']}_{line['source']}",
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published and document.published.isoformat(),
        "city": document.city,
        "country": document.country,
        "text": document.text,
        "meetings": meetings,
    }


if __name__ == "__main__":
    for release in gold(*sys.argv[1:]):
        print(json.dumps({field: value for field, value in release.items() if value is not None}, ensure_ascii=False))
