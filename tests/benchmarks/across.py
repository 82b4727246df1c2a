"""What it costs to find the same report, meeting, statement and actor across documents, by the number of documents.

    python -m tests.benchmarks.across [--documents N...] [--store] [--seed N]

Reports are generated as rows, without a parse: wire items and readouts of talks between the ministers and leaders of
sixty states, some forty a day, a third of them told by several outlets (copies, cut copies, reports of their own with
other days, spellings and parts of the same quotes). For each number of documents: seconds of the processor for all of
them at once, what was found, and the exponent of growth from the number before: 1.0 is in proportion. With --store
the documents are also written to a new store in commits of 500; then one day's are added.

Exit code 1 where an exponent is above 1.1.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from core.corpus.whole import links
from core.rows import content_hash, united
from core.store import open_store
from core.tables import ACTORS, TABLES, Tables, row_id

_STATES = """
ar at be bg br ch cl cn cz de dk dz eg es fi fr gb gh gr hu il in iq ir it jo jp ke kw lb ly ma mx ng nl no
om pk pl pt qa ro rs ru sa sd se sn sy tn tr ua us uz ye za
"""
_GIVEN = """
Amir Boris Carla Dmitri Elena Farid Grace Hassan Ingrid Jorge Karim Leila Marco Nadia Omar Paula Rashid Sofia
"""
_SYLLABLES = """
ba ren kol mar tin ov sa lim dor fen gra hol ik jan ker lun mos nar pel qar ros tal ur vek wil yan zor
"""
_WORDS = """
security border trade gas pipeline visa harbour fishery refugee ceasefire election army budget treaty inspection
uranium water dam railway satellite loan grain drought school hospital airline sanction embassy prisoner hostage
rebel mission fund market tariff currency steel wheat cotton port canal island reef forest climate vaccine
"""
STATES, GIVEN, SYLLABLES, WORDS = (words.split() for words in (_STATES, _GIVEN, _SYLLABLES, _WORDS))
A_DAY = 40
"""Documents a day, so that a larger archive is a longer one."""
PARSED = datetime(2026, 1, 1, tzinfo=UTC)
LIMIT = 1.1


class World:
    """Leaders and ministers of every state, and what they do from day to day."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = {state: [self.name() for _ in range(8)] for state in STATES}

    def name(self) -> str:
        surname = "".join(self.chance.sample(SYLLABLES, 3)).title()
        return f"{self.chance.choice(GIVEN)} {surname}"

    def documents(self, count: int) -> Iterator[dict[str, list[dict[str, Any]]]]:
        """Rows of this many documents, in the order of publication."""
        made = 0
        while made < count:
            day = date(1990, 1, 1) + timedelta(days=made // A_DAY)
            for report in self.told(day)[: count - made]:
                made += 1
                yield report

    def told(self, day: date) -> list[dict[str, list[dict[str, Any]]]]:
        """All reports of one meeting."""
        one, other = self.chance.sample(STATES, 2)
        sides = [(state, self.chance.choice(self.people[state])) for state in (one, other)]
        text = self.sentences(14)
        said = [(side, self.sentences(1)[0], kind) for side in sides for kind in ("direct", "indirect")]
        outlets = self.chance.choices((1, 2, 4), (6, 3, 1))[0]
        reports = []
        for n in range(outlets):
            later, own = timedelta(days=min(n, 1)), self.chance.random() < 0.5
            words = self.sentences(10) if n and own else text[: self.chance.choice((14, 14, 9))]
            spelt = [
                (state, name.replace("ar", "arr") if self.chance.random() < 0.1 else name) for state, name in sides
            ]
            status = "planned" if n and self.chance.random() < 0.1 else "held"
            reports.append(self.report(day + later, " ".join(words), day, one, spelt, said, status))
        return reports

    def sentences(self, count: int) -> list[str]:
        return [
            f"The {self.chance.choice(WORDS)} and the {self.chance.choice(WORDS)} need {self.chance.choice(WORDS)} "
            f"more than {self.chance.choice(WORDS)} {self.chance.choice(WORDS)} of {self.chance.randrange(2, 90)}."
            for _ in range(count)
        ]

    def report(
        self, published: date, text: str, day: date, place: str, sides: Sequence[tuple[str, str]],
        said: Sequence[tuple[tuple[str, str], str, str]], status: str,
    ) -> dict[str, list[dict[str, Any]]]:  # fmt: skip
        source = f"item{self.chance.getrandbits(48)}"
        doc = row_id("doc", text, source)
        ids = {state: row_id("actor", f"{name}|{state}") for state, name in sides}
        meeting = row_id("meeting", doc)
        quotes = [
            {
                "quote_id": row_id("quote", doc, n), "doc_id": doc, "start": n, "end": n + 1, "text": words,
                "type": kind, "speaker_id": ids[state], "attribution": "explicit", "date": day, "date_source": "stated",
            }
            for n, ((state, _), words, kind) in enumerate(said)
        ]  # fmt: skip
        return {
            "documents": [{
                "doc_id": doc, "source": source, "location": f"/in/{source}", "published": published, "text": text,
                "content_hash": content_hash(text), "parser_version": "1", "parsed_at": PARSED,
            }],
            "segments": [{
                "segment_id": row_id("segment", doc), "doc_id": doc, "start": 0, "end": len(text), "kind": "body",
                "paragraph": 0,
            }],
            "actors": [
                dict.fromkeys(ACTORS.names)
                | {"actor_id": ids[state], "name": name, "kind": "person", "country": state, "identity_source": "name"}
                for state, name in sides
            ],
            "meetings": [{
                "meeting_id": meeting, "doc_id": doc, "start": 0, "end": 1, "kind": "meeting", "status": status,
                "date_start": day, "date_end": day, "date_precision": "day", "date_source": "stated", "country": place,
            }],
            "participants": [{"meeting_id": meeting, "actor_id": ids[state], "country": state} for state, _ in sides],
            "quotes": quotes,
        }  # fmt: skip


def frames(reports: Sequence[dict[str, list[dict[str, Any]]]]) -> Tables:
    made = {
        name: TABLES[name].frame(row for report in reports for row in report[name])
        for name in ("documents", "segments", "meetings", "participants", "quotes")
    }
    return Tables(actors=ACTORS.frame(united(row for report in reports for row in report["actors"])), **made)


def contributions(reports: Sequence[dict[str, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    return [row | {"doc_id": report["documents"][0]["doc_id"]} for report in reports for row in report["actors"]]


def at_once(count: int, seed: int) -> float:
    """Compare this many documents; seconds of the processor."""
    reports = list(World(seed).documents(count))
    tables, said = frames(reports), contributions(reports)
    del reports
    begun = time.process_time()
    found = links(tables, said)
    seconds = time.process_time() - begun
    counts = ", ".join(f"{len(found[name]):,} {name}" for name in found)
    print(
        f"{count:>9,} documents  {seconds:8.1f} s  {1000 * seconds / count:6.2f} ms each  joined: {counts}", flush=True
    )
    return seconds


def stored(count: int, seed: int) -> None:
    """Write them to a store, then one day more."""
    reports = list(World(seed).documents(count + A_DAY))
    with tempfile.TemporaryDirectory() as where:
        store = open_store(f"{where}/store")
        begun, commits = time.process_time(), Counter[str]()
        for start in range(0, count, 500):
            store.write(frames(reports[start : min(start + 500, count)]))
            commits["made"] += 1
        seconds = time.process_time() - begun
        print(f"{count:>9,} into a store  {seconds:8.1f} s in {commits['made']} commits", flush=True)
        begun = time.process_time()
        store.write(frames(reports[count:]))
        print(f"{A_DAY:>9,} more          {time.process_time() - begun:8.1f} s", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="N")
    arguments.add_argument("--store", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    at_once(200, given.seed)
    steep, before = False, None
    for count in sorted(given.documents):
        seconds = at_once(count, given.seed)
        if before is not None:
            exponent = math.log(seconds / before[1]) / math.log(count / before[0])
            steep |= exponent > LIMIT
            print(f"{'':>9} time grows as documents ^ {exponent:.2f}", flush=True)
        before = count, seconds
        if given.store:
            stored(count, given.seed)
    sys.exit(steep)


if __name__ == "__main__":
    main()
