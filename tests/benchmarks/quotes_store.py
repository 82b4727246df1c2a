"""A store of any number of statements, for measuring what reading it costs.

The statements are those of the seed and sentences written for this, with the names of states, capitals, people, goods
and days put in anew each time. Rows go to the Delta tables as a parse would write them, without being compared with
each other: what a commit costs is measured elsewhere (tests/benchmarks/across.py).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from core import parse_text
from core.store import open_store
from core.store.folder import DOCUMENT_ACTORS
from core.store.lock import writing
from core.store.writing import Change, commit
from core.tables import TABLES, row_id
from tests.benchmarks.across import GIVEN, STATES, SYLLABLES, WORDS

SEED_ITEM = Path(__file__).parents[2] / "seeds" / "000_6de1bcf652d996a7.txt"
A_DOCUMENT = 10
"""Statements of one report."""
A_BATCH = 2_000
"""Reports of one append."""
SPEAKERS = 4_000
CITIES = (
    "Ankara", "Cairo", "Delhi", "Geneva", "Helsinki", "Jakarta", "Lima", "Nairobi", "Oslo", "Rabat", "Riga", "Tunis",
    "Vienna", "Warsaw",
)  # fmt: skip
OUTLETS = [f"{city} {kind}" for city in CITIES for kind in ("Wire", "Herald", "Post")]
ACTS = ("assert", "promise", "demand", "praise", "warn", "offer", "deny", "hope")
SENTENCES = (
    ("{state} will open the border at {city} before {month}", "bilateral ties"),
    ("the ministers of {state} and {other} had agreed on a {word} fund of {number} million", "economy and trade"),
    ("no {word} will be signed until {state} withdraws its troops from {city}", "defence and security"),
    ("our inspectors were turned away from the {word} plant near {city} on {day} {month}", "nuclear"),
    ("the gas price for {state} is a question of arithmetic, not of friendship", "energy"),
    ("{number} families from {other} have reached {city} since {month}, and we feed them", "migration"),
    ("elections in {state} are due by {day} {month}, with observers of {other}", "elections and domestic politics"),
    ("there can be no talk of a {word} between {state} and {other} while prisoners are held", "human rights"),
    ("I thanked President {person} for the {word} that {other} sent after the flood", "environment and health"),
    ("{number} students of {state} will go to {city} in {month}, as agreed", "culture, science and education"),
    ("the attack in {city} will not change the policy of {state} towards {other}", "terrorism"),
    ("{person} and I discussed the ceasefire line for {number} minutes and found common ground", "regional conflict"),
    ("bilateral relations between {state} and {other} have never been better than in {month}", "bilateral ties"),
    ("we ask {other} to lift the {word} tariff, which costs our farmers {number} million a year", "economy and trade"),
    ("the {word} pipeline through {state} will be laid by {other} engineers", "energy"),
    ("{state} neither seeks nor fears a quarrel with {other} about the {word}", "defence and security"),
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = {"Iran": "state", "Syria": "other", "Tehran": "city", "Damascus": "city", "Iraq": "third", "Lebanon": "third"}


def make(folder: Path, quotes: int, seed: int = 1) -> None:
    """Write a store of so many statements, two meetings for every ten."""
    open_store(folder)
    world = _World(seed)
    with writing(folder):
        commit(folder, lambda change: world.write(change, quotes))


class _World:
    """States, people and sentences, and the reports made of them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = [self._person(number) for number in range(SPEAKERS)]
        weights = [1 / rank for rank in range(1, SPEAKERS + 1)]
        self.cumulative = [sum(weights[:1])]
        for weight in weights[1:]:
            self.cumulative.append(self.cumulative[-1] + weight)
        self.sentences = [*SENTENCES, *_of_the_seed()]

    def write(self, change: Change, quotes: int) -> None:
        rows = _empty()
        for number in range(-(-quotes // A_DOCUMENT)):
            self._report(number, min(A_DOCUMENT, quotes - number * A_DOCUMENT), rows)
            if (number + 1) % A_BATCH == 0:
                _append(change, rows)
                rows = _empty()
        rows["actors"] = self.people
        _append(change, rows)

    def _person(self, number: int) -> dict[str, Any]:
        name = f"{self.chance.choice(GIVEN)} {''.join(self.chance.sample(SYLLABLES, 3)).title()}"
        return {"actor_id": row_id("actor", number), "name": name, "kind": "person",
                "country": self.chance.choice(STATES)}  # fmt: skip

    def _report(self, number: int, quotes: int, rows: dict[str, list[dict[str, Any]]]) -> None:
        pick, day = self.chance, date(1990, 1, 1) + timedelta(days=self.chance.randrange(12_000))
        doc_id = row_id("doc", "quotes", number)
        present = pick.choices(self.people, cum_weights=self.cumulative, k=3)
        text = f"{pick.choice(CITIES).upper()}, {_MONTHS[day.month - 1]} {day.day} -- {present[0]['name']} spoke.\n\n"
        meetings = [row_id("meeting", number, part) for part in range(2)]
        for part, meeting in enumerate(meetings):
            rows["meetings"].append({
                "meeting_id": meeting, "doc_id": doc_id, "start": 0, "end": len(text) - 2, "kind": "meeting",
                "status": ("held", "planned")[part], "date_start": day, "date_end": day, "date_precision": "day",
                "city": pick.choice(CITIES), "country": pick.choice(STATES), "confidence": 0.9,
            })  # fmt: skip
            rows["participants"] += [
                {"meeting_id": meeting, "actor_id": actor_id, "part": "principal"}
                for actor_id in {one["actor_id"] for one in present[:2]}
            ]
        for one in range(quotes):
            speaker = present[one % 3]
            words, topics = self._statement()
            start = len(text) + 1
            text += f"“{words},” {speaker['name']} said.\n\n"
            quote_id = row_id("quote", number, one)
            rows["quotes"].append({
                "quote_id": quote_id, "doc_id": doc_id, "start": start, "end": start + len(words), "text": words,
                "type": ("direct", "indirect")[one % 2], "speaker_id": speaker["actor_id"], "speaker": speaker["name"],
                "speaker_country": speaker["country"], "cue": "said", "attribution": "explicit",
                "act": ACTS[(number + one) % len(ACTS)], "meeting_id": meetings[0] if one < 5 else None, "date": day,
                "date_source": "dateline", "confidence": round(0.3 + 0.69 * pick.random(), 2),
            })  # fmt: skip
            rows["topics"] += [
                {"target": "quote", "target_id": quote_id, "topic": topic, "score": 0.8} for topic in topics
            ]
        rows["documents"].append({
            "doc_id": doc_id, "source": f"reports/{number}.txt", "location": f"/reports/{number}.txt",
            "outlet": pick.choice(OUTLETS), "title": f"Report {number}", "published": day,
            "published_source": "dateline", "text": text, "language": "en", "format": "text",
            "content_hash": str(number), "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC),
        })  # fmt: skip
        rows[DOCUMENT_ACTORS.name] += [one | {"doc_id": doc_id} for one in {p["actor_id"]: p for p in present}.values()]

    def _statement(self) -> tuple[str, tuple[str, ...]]:
        pick = self.chance
        pattern, *topics = pick.choice(self.sentences)
        state, other, third = pick.sample(STATES, 3)
        words = pattern.format(
            state=_state_name(state), other=_state_name(other), third=_state_name(third), city=pick.choice(CITIES),
            person=pick.choice(self.people)["name"], word=pick.choice(WORDS), month=pick.choice(_MONTHS),
            day=pick.randrange(1, 29), number=pick.randrange(2, 900),
        )  # fmt: skip
        return words, tuple(topics)


def _of_the_seed() -> Iterator[tuple[str, ...]]:
    """The seed's statements with slots where its states and cities stand, each with its topics."""
    tables = parse_text(SEED_ITEM.read_text("utf-8"))
    topics = tables.topics[tables.topics["target"] == "quote"].groupby("target_id")["topic"].agg(list)
    for quote in tables.quotes.itertuples():
        pattern = quote.text.replace("{", "").replace("}", "")
        for name, slot in _NAMES.items():
            pattern = re.sub(rf"\b{name}\b", "{" + slot + "}", pattern)
        yield pattern, *topics.get(quote.quote_id, [])


def _state_name(code: str) -> str:
    from core.wording import country

    return country(code)


def _empty() -> dict[str, list[dict[str, Any]]]:
    names = ("documents", "meetings", "participants", "quotes", "topics", "actors", DOCUMENT_ACTORS.name)
    return {name: [] for name in names}


def _append(change: Change, rows: dict[str, list[dict[str, Any]]]) -> None:
    for name, some in rows.items():
        table = DOCUMENT_ACTORS if name == DOCUMENT_ACTORS.name else TABLES[name]
        change.append(name, table.frame(some))
